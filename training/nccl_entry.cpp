#include "training/nccl_entry.h"

#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>

#include <chrono>

extern "C" __attribute__((visibility("default"))) c10d::Backend* pleinairMakeNcclGroup(
    c10d::Store* store, int rank, int count, int seconds)
{
    const auto options = c10d::ProcessGroupNCCL::Options::create();
    options->timeout = std::chrono::seconds(seconds);
    return c10::intrusive_ptr<c10d::Backend>(
        c10::make_intrusive<c10d::ProcessGroupNCCL>(
            c10::intrusive_ptr<c10d::Store>::reclaim_copy(store), rank, count, options))
        .release();
}
