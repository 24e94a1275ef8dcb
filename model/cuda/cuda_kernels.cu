#include "model/cuda/cuda_kernels.h"

#include "model/cuda/kernel_bodies.h"

#include <cuda_runtime.h>

namespace pleinair {

namespace {

constexpr int kThreads = 256;
/// Threads of the head: each walks over 3 x 3 x channels, so small blocks spread over all
/// multiprocessors even for small photographs.
constexpr int kHeadThreads = 128;

// The moments kernel's block: channel groups along x, pixels along y.
constexpr int kMomentGroups = 8;
constexpr int kMomentLines = 32;

__device__ std::int64_t threadIndex()
{
    return static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
}

unsigned blocksFor(std::int64_t threads, int perBlock)
{
    return static_cast<unsigned>((threads + perBlock - 1) / perBlock);
}

template <typename Output>
__global__ void sumTableKernel(SumTableParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        sumTable<Output>(p, index);
}

template <typename Row>
__global__ void gatherKernel(GatherParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        gatherCell<Row>(p, index);
}

template <typename Row>
__global__ void storeRowsKernel(StoreRowsParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        storeRow<Row>(p, index);
}

__global__ void placeIdsKernel(PlaceIdsParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        placeId(p, index);
}

template <typename T>
__global__ void modulateKernel(ModulateParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        modulateEight<T>(p, index);
}

template <typename T>
__global__ void partialMomentsKernel(MomentsParams p)
{
    // Sums of one block, merged pairwise in an order that does not depend on timing.
    __shared__ RunningMoments shared[kMomentLines][kMomentGroups][kVector];
    const int group = static_cast<int>(threadIdx.x);
    const int line = static_cast<int>(threadIdx.y);
    const std::int64_t channel =
        (static_cast<std::int64_t>(blockIdx.x) * kMomentGroups + group) * kVector;
    const std::int64_t piece = blockIdx.y;
    RunningMoments moments[kVector] = {};
    if (channel < p.channels)
        momentsOfEight<T>(p, channel, firstPixelOf(p, piece) + line, firstPixelOf(p, piece + 1),
            kMomentLines, moments);
    for (int i = 0; i < kVector; ++i)
        shared[line][group][i] = moments[i];
    for (int half = kMomentLines / 2; half > 0; half /= 2) {
        __syncthreads();
        if (line < half)
            for (int i = 0; i < kVector; ++i)
                shared[line][group][i].merge(shared[line + half][group][i]);
    }
    if (line == 0 && channel < p.channels)
        for (int i = 0; i < kVector; ++i)
            storePartial(p, piece, channel + i, shared[0][group][i]);
}

__global__ void finishMomentsKernel(MomentsParams p)
{
    const std::int64_t channel = threadIndex();
    if (channel < p.channels)
        finishMoments(p, channel);
}

template <typename T>
__global__ void addShortcutKernel(AddShortcutParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        addShortcutEight<T>(p, index);
}

template <typename T>
__global__ void headKernel(HeadParams p, std::int64_t count)
{
    const std::int64_t index = threadIndex();
    if (index < count)
        headPixel<T>(p, index);
}

/// Starts one thread for each of `count` units of work.
template <typename Params>
int launch(void (*kernel)(Params, std::int64_t), const Params& params, std::int64_t count,
    cudaStream_t stream, int threads = kThreads)
{
    if (count <= 0)
        return cudaSuccess;
    kernel<<<blocksFor(count, threads), threads, 0, stream>>>(params, count);
    return cudaGetLastError();
}

template <typename T>
int launchMomentsOf(const MomentsParams& params, cudaStream_t stream)
{
    const dim3 threads(kMomentGroups, kMomentLines);
    const dim3 blocks(
        blocksFor(params.channels, kMomentGroups * kVector), static_cast<unsigned>(params.pieces));
    partialMomentsKernel<T><<<blocks, threads, 0, stream>>>(params);
    if (const auto error = cudaGetLastError(); error != cudaSuccess)
        return error;
    finishMomentsKernel<<<blocksFor(params.channels, kThreads), kThreads, 0, stream>>>(params);
    return cudaGetLastError();
}

} // namespace

int launchSumTable(const SumTableParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.elements();
    switch (params.outputType) {
    case ElementType::Float:
        return launch(&sumTableKernel<float>, params, count, stream);
    case ElementType::BFloat16:
        return launch(&sumTableKernel<BFloat16Bits>, params, count, stream);
    case ElementType::Half:
        return launch(&sumTableKernel<HalfBits>, params, count, stream);
    }
    return cudaErrorInvalidValue;
}

int launchGather(const GatherParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.elements() / kVector;
    return params.type == ElementType::Float
        ? launch(&gatherKernel<float>, params, count, stream)
        : launch(&gatherKernel<HalfBits>, params, count, stream);
}

int launchStoreRows(const StoreRowsParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.elements() / kVector;
    return params.type == ElementType::Float
        ? launch(&storeRowsKernel<float>, params, count, stream)
        : launch(&storeRowsKernel<HalfBits>, params, count, stream);
}

int launchPlaceIds(const PlaceIdsParams& params, CUstream_st* stream)
{
    return launch(&placeIdsKernel, params, params.elements(), stream);
}

int launchModulate(const ModulateParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.elements() / kVector;
    switch (params.type) {
    case ElementType::Float:
        return launch(&modulateKernel<float>, params, count, stream);
    case ElementType::BFloat16:
        return launch(&modulateKernel<BFloat16Bits>, params, count, stream);
    case ElementType::Half:
        return launch(&modulateKernel<HalfBits>, params, count, stream);
    }
    return cudaErrorInvalidValue;
}

int launchMoments(const MomentsParams& params, CUstream_st* stream)
{
    switch (params.type) {
    case ElementType::Float:
        return launchMomentsOf<float>(params, stream);
    case ElementType::BFloat16:
        return launchMomentsOf<BFloat16Bits>(params, stream);
    case ElementType::Half:
        return launchMomentsOf<HalfBits>(params, stream);
    }
    return cudaErrorInvalidValue;
}

int launchAddShortcut(const AddShortcutParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.elements() / kVector;
    switch (params.type) {
    case ElementType::Float:
        return launch(&addShortcutKernel<float>, params, count, stream);
    case ElementType::BFloat16:
        return launch(&addShortcutKernel<BFloat16Bits>, params, count, stream);
    case ElementType::Half:
        return launch(&addShortcutKernel<HalfBits>, params, count, stream);
    }
    return cudaErrorInvalidValue;
}

int launchHead(const HeadParams& params, CUstream_st* stream)
{
    const std::int64_t count = params.pixels();
    switch (params.type) {
    case ElementType::Float:
        return launch(&headKernel<float>, params, count, stream, kHeadThreads);
    case ElementType::BFloat16:
        return launch(&headKernel<BFloat16Bits>, params, count, stream, kHeadThreads);
    case ElementType::Half:
        return launch(&headKernel<HalfBits>, params, count, stream, kHeadThreads);
    }
    return cudaErrorInvalidValue;
}

} // namespace pleinair
