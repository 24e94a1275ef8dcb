#pragma once

#include "model/nn/torch_api.h"
#include "training/gradient_reducer.h"
#include "training/process_group.h"

#include <functional>
#include <vector>

namespace pleinair {

/// Averages gradients over processes in buckets of a few megabytes, from the last layer to the first: a bucket
/// is on its way as soon as the backward pass has filled it, while earlier layers are still computed.
///
/// Li et al., "PyTorch Distributed", VLDB 2020, section 4.2.
class GradientBuckets final : public GradientReducer {
public:
    /// @param group        must outlive this object.
    /// @param parameters   in the order of the forward pass; those that want no gradient now are frozen.
    /// @param backwards    backward passes of an update that reach every parameter; 0 where that
    ///                     is not known: then all buckets leave at the end.
    GradientBuckets(ProcessGroup& group, std::vector<torch::Tensor> parameters, int backwards);

    void begin() override;
    /// @throws Error (Training) if a process is lost.
    void finish() override;

    static constexpr std::int64_t kBucketBytes = 4 << 20;

private:
    struct Bucket {
        std::vector<torch::Tensor> parameters;
        std::vector<bool> isThere; ///< Whether the parameter had a gradient.
        std::size_t arrivals = 0;
        torch::Tensor flat;
        std::function<void()> wait; ///< Empty until it is on its way.
    };

    void arrived(std::size_t bucket);
    void send(Bucket& bucket);
    void take(Bucket& bucket);

    ProcessGroup& m_group;
    int m_backwards;
    std::vector<Bucket> m_buckets;
    std::size_t m_sent = 0;
    bool m_isOpen = false;
    std::vector<std::shared_ptr<torch::autograd::Node>> m_accumulators; ///< Hold the hooks.
};

} // namespace pleinair
