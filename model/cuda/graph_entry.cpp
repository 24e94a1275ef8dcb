#include "model/cuda/graph_entry.h"

#include "model/nn/torch_api.h"
#include "model/nn/translate_errors.h"

#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>

namespace pleinair {

namespace {

/// Lets cuDNN choose its algorithms and the allocator find its blocks.
constexpr int kWarmUps = 3;

class GraphOfWork final : public RecordedWork {
public:
    explicit GraphOfWork(const std::function<void()>& work)
    {
        c10::cuda::getCurrentCUDAStream().synchronize();
        const auto stream = c10::cuda::getStreamFromPool();
        const c10::cuda::CUDAStreamGuard onStream(stream);
        for (int i = 0; i < kWarmUps; ++i)
            work();
        stream.synchronize();
        m_graph.capture_begin();
        work();
        m_graph.capture_end();
    }

    void repeat() override
    {
        translatingErrors("rendering", [&] { m_graph.replay(); });
    }

private:
    at::cuda::CUDAGraph m_graph;
};

} // namespace

} // namespace pleinair

extern "C" __attribute__((visibility("default"))) pleinair::RecordedWork* pleinairRecordCudaWork(
    const std::function<void()>& work)
{
    return pleinair::translatingErrors(
        "recording a CUDA graph", [&] { return new pleinair::GraphOfWork(work); });
}
