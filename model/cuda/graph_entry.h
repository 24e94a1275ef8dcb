#pragma once

#include <functional>

namespace pleinair {

/// Work on the current CUDA device that was recorded once and is repeated with one launch.
class RecordedWork {
public:
    virtual ~RecordedWork() = default;

    /// Queues the work again, on the current stream: it reads and writes the tensors it was
    /// recorded with. @throws Error (Device).
    virtual void repeat() = 0;
};

/// Runs work of Torch a few times and records it as a CUDA graph, owned by the caller. The work
/// must neither wait for the device nor read from it.
/// @throws Error (OutOfMemory, Device).
using RecordCudaWork = RecordedWork* (*)(const std::function<void()>& work);

/// The name of that function in the module `cuda`.
inline constexpr const char* kRecordCudaWork = "pleinairRecordCudaWork";

} // namespace pleinair
