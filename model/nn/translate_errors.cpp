#include "model/nn/translate_errors.h"

namespace pleinair {

Error translated(const std::string& doing, const c10::Error& error)
{
    const std::string what = error.what_without_backtrace();
    // The CPU allocator reports by message only; CUDA's has a type of its own.
    const bool isMemory = dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr
        || what.find("allocate memory") != std::string::npos
        || what.find("out of memory") != std::string::npos;
    if (isMemory)
        return { ErrorKind::OutOfMemory, "There is not enough memory for " + doing + "." };
    return { ErrorKind::Device,
        "The compute device failed while " + doing + ": " + what.substr(0, what.find('\n')) };
}

} // namespace pleinair
