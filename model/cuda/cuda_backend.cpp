#include "model/cuda/cuda_backend.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/cuda/cuda_kernels.h"
#include "model/nn/torch_api.h"

#include <ATen/Context.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAException.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <cuda_runtime_api.h>

namespace pleinair {

namespace {

/// The oldest devices that LibTorch's kernels and ours are compiled for.
constexpr int kOldestMajor = 7;
constexpr int kOldestMinor = 5;
/// Older devices compute bfloat16 in software.
constexpr int kFirstMajorWithBFloat16 = 8;

class CudaRecording final : public Recording {
public:
    void replay() override { graph.replay(); }

    at::cuda::CUDAGraph graph;
};

/// Makes Torch's own operations compute what they say: no rounding of float to TF32, sums of
/// half-precision products in float; and lets cuDNN time its algorithms when it meets a new size.
void setPrecision()
{
    at::Context& context = at::globalContext();
    context.setAllowTF32CuDNN(false);
    context.setAllowTF32CuBLAS(false);
    context.setAllowFP16ReductionCuBLAS(false);
    context.setAllowBF16ReductionCuBLAS(false);
    context.setBenchmarkCuDNN(true);
}

c10::DeviceIndex requireDevice(int index)
{
    const int count = c10::cuda::device_count();
    if (index < 0 || index >= count)
        throw Error(ErrorKind::Device,
            "The device cuda:" + std::to_string(index) + " is not there: "
                + (count == 0 ? std::string("the NVIDIA driver reports no usable device.")
                              : "this machine has " + std::to_string(count) + " CUDA device(s)."));
    at::globalContext().lazyInitDevice(torch::kCUDA);
    return static_cast<c10::DeviceIndex>(index);
}

const char* nameOf(ElementType type)
{
    switch (type) {
    case ElementType::Float:
        return "fp32";
    case ElementType::BFloat16:
        return "bf16";
    case ElementType::Half:
        return "fp16";
    }
    return "";
}

} // namespace

/// Puts the kernels into one stream.
class CudaBackend::StreamKernels final : public Kernels {
public:
    explicit StreamKernels(cudaStream_t stream)
        : m_stream(stream)
    {
    }

    void sumTable(const SumTableParams& p) const override { check(launchSumTable(p, m_stream)); }
    void gather(const GatherParams& p) const override { check(launchGather(p, m_stream)); }
    void storeRows(const StoreRowsParams& p) const override { check(launchStoreRows(p, m_stream)); }
    void placeIds(const PlaceIdsParams& p) const override { check(launchPlaceIds(p, m_stream)); }
    void modulate(const ModulateParams& p) const override { check(launchModulate(p, m_stream)); }
    void moments(const MomentsParams& p) const override { check(launchMoments(p, m_stream)); }
    void addShortcut(const AddShortcutParams& p) const override
    {
        check(launchAddShortcut(p, m_stream));
    }
    void head(const HeadParams& p) const override { check(launchHead(p, m_stream)); }

private:
    static void check(int error) { C10_CUDA_CHECK(static_cast<cudaError_t>(error)); }

    cudaStream_t m_stream;
};

CudaBackend::CudaBackend(int index)
    : m_index(requireDevice(index))
    , m_stream(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, m_index))
    , m_kernels(std::make_unique<StreamKernels>(m_stream.stream()))
{
    cudaDeviceProp properties {};
    C10_CUDA_CHECK(cudaGetDeviceProperties(&properties, index));
    m_name = properties.name;
    const bool isTooOld = properties.major < kOldestMajor
        || (properties.major == kOldestMajor && properties.minor < kOldestMinor);
    if (isTooOld)
        throw Error(ErrorKind::Device,
            m_name + " has compute capability " + std::to_string(properties.major) + "."
                + std::to_string(properties.minor) + "; 7.5 is the least that is supported.");
    if (properties.major < kFirstMajorWithBFloat16)
        m_elementType = ElementType::Half;
    setPrecision();
    const c10::cuda::CUDAGuard onDevice(m_index);
    C10_CUDA_CHECK(cudaEventCreate(&m_begin));
    C10_CUDA_CHECK(cudaEventCreate(&m_end));
}

/// A lost device refuses every call; nothing of that may leave a destructor.
CudaBackend::~CudaBackend()
{
    C10_CUDA_IGNORE_ERROR(cudaEventDestroy(m_begin));
    C10_CUDA_IGNORE_ERROR(cudaEventDestroy(m_end));
    try {
        c10::cuda::CUDACachingAllocator::emptyCache();
    } catch (const c10::Error&) {
        C10_CUDA_CLEAR_ERROR();
    }
}

std::string CudaBackend::name() const
{
    return m_name + " (CUDA device " + std::to_string(m_index) + ", " + nameOf(m_elementType) + ")";
}

torch::Device CudaBackend::device() const
{
    return { torch::kCUDA, m_index };
}

const Kernels& CudaBackend::kernels() const
{
    return *m_kernels;
}

void CudaBackend::activate()
{
    c10::cuda::set_device(m_index);
    c10::cuda::setCurrentCUDAStream(m_stream);
}

torch::Tensor CudaBackend::hostBuffer(std::int64_t bytes)
{
    // Not from Torch's allocator: that one asks the device when memory is given back, which on a
    // lost device ends the program.
    void* memory = nullptr;
    C10_CUDA_CHECK(cudaHostAlloc(&memory, static_cast<std::size_t>(bytes), cudaHostAllocDefault));
    return torch::from_blob(
        memory, { bytes }, [](void* given) { C10_CUDA_IGNORE_ERROR(cudaFreeHost(given)); },
        torch::kByte);
}

void CudaBackend::wait()
{
    m_stream.synchronize();
}

void CudaBackend::markBegin()
{
    C10_CUDA_CHECK(cudaEventRecord(m_begin, m_stream.stream()));
}

void CudaBackend::markEnd()
{
    C10_CUDA_CHECK(cudaEventRecord(m_end, m_stream.stream()));
}

double CudaBackend::markedMs() const
{
    float ms = 0;
    C10_CUDA_CHECK(cudaEventElapsedTime(&ms, m_begin, m_end));
    return static_cast<double>(ms);
}

std::unique_ptr<Recording> CudaBackend::record(const std::function<void()>& work)
{
    // The first run lets cuDNN choose its algorithms and cuBLAS take its workspace; neither may
    // happen while recording.
    work();
    wait();
    // The recording has memory of its own; what the first run leaves is not needed twice.
    c10::cuda::CUDACachingAllocator::emptyCache();
    auto recording = std::make_unique<CudaRecording>();
    try {
        recording->graph.capture_begin({ 0, 0 }, cudaStreamCaptureModeThreadLocal);
        work();
        recording->graph.capture_end();
        return recording;
    } catch (const c10::Error& error) {
        log(LogLevel::Warning,
            std::string("Frames are computed without a CUDA graph: ")
                + error.what_without_backtrace());
    }
    try {
        recording->graph.capture_end();
    } catch (const c10::Error&) {
        // It only says again that the capture failed.
    }
    C10_CUDA_CLEAR_ERROR();
    return nullptr;
}

} // namespace pleinair
