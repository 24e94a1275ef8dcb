#pragma once

#include "model/base/error.h"

#include <c10/util/Exception.h>

#include <new>
#include <string>

namespace pleinair {

/// What LibTorch threw, as an Error: out of memory where it says so, otherwise of the device.
[[nodiscard]] Error translated(const std::string& doing, const c10::Error& error);

/// Runs `work` and turns what LibTorch and the allocator throw into Error.
/// @param doing  for messages: "rendering".
template <typename Work>
auto translatingErrors(const std::string& doing, const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const c10::Error& error) {
        throw translated(doing, error);
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory, "There is not enough memory for " + doing + ".");
    }
}

} // namespace pleinair
