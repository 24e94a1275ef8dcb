// The closed pickle reader by itself.

#include "model/base/error.h"
#include "model/io/pickle_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        (void)pleinair::readPickle(std::as_bytes(std::span(data, size)), "fuzz");
    } catch (const pleinair::Error&) {
    }
    return 0;
}
