// Safetensors files, and styles out of them.

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/safetensors.h"
#include "model/io/style_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    try {
        const ByteSource source("fuzz", std::as_bytes(std::span(data, size)));
        const TensorFile file = readSafetensors(source);
        (void)styleFrom(file.tensors, "mu", "logvar", "fuzz");
    } catch (const Error&) {
    }
    return 0;
}
