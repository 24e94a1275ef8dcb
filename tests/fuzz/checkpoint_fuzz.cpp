// Both containers of PyTorch's checkpoints.

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/checkpoint_shapes.h"
#include "model/io/torch_checkpoint.h"
#include "model/io/weight_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    try {
        const ByteSource source("fuzz", std::as_bytes(std::span(data, size)));
        const auto listing = TorchCheckpoint(source).listing();
        (void)parameterCount(listing);
        (void)readWeights(source);
        (void)readGeneratorShapes(listing, "fuzz");
    } catch (const Error&) {
    }
    return 0;
}
