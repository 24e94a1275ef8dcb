#include "tests/unit/model/cuda/host_backend.h"

#include "model/cuda/kernel_bodies.h"
#include "model/nn/torch_api.h"

#include <utility>

namespace pleinair {

namespace {

class HostRecording final : public Recording {
public:
    explicit HostRecording(std::function<void()> work)
        : m_work(std::move(work))
    {
    }
    void replay() override { m_work(); }

private:
    std::function<void()> m_work;
};

/// Calls `body` with a value of the element type, for its type.
template <typename Body>
void forType(ElementType type, const Body& body)
{
    switch (type) {
    case ElementType::Float:
        return body(float {});
    case ElementType::BFloat16:
        return body(BFloat16Bits {});
    case ElementType::Half:
        return body(HalfBits {});
    }
}

template <typename Body>
void forRowType(ElementType type, const Body& body)
{
    forType(type == ElementType::Float ? ElementType::Float : ElementType::Half, body);
}

/// As many calls as a kernel has threads.
template <typename Body>
void forEach(std::int64_t count, const Body& body)
{
    for (std::int64_t index = 0; index < count; ++index)
        body(index);
}

} // namespace

class HostBackend::HostKernels final : public Kernels {
public:
    explicit HostKernels(bool& isExhausted)
        : m_isExhausted(isExhausted)
    {
    }

    void sumTable(const SumTableParams& p) const override
    {
        forType(p.outputType, [&](auto type) {
            forEach(p.elements(), [&](auto i) { pleinair::sumTable<decltype(type)>(p, i); });
        });
    }
    void gather(const GatherParams& p) const override
    {
        forRowType(p.type, [&](auto type) {
            forEach(p.elements() / kVector, [&](auto i) { gatherCell<decltype(type)>(p, i); });
        });
    }
    void storeRows(const StoreRowsParams& p) const override
    {
        forRowType(p.type, [&](auto type) {
            forEach(p.elements() / kVector, [&](auto i) { storeRow<decltype(type)>(p, i); });
        });
    }
    void placeIds(const PlaceIdsParams& p) const override
    {
        forEach(p.elements(), [&](auto i) { placeId(p, i); });
    }
    void modulate(const ModulateParams& p) const override
    {
        if (std::exchange(m_isExhausted, false))
            C10_THROW_ERROR(OutOfMemoryError, "CUDA out of memory. Tried to allocate 2.00 GiB.");
        forType(p.type, [&](auto type) {
            forEach(p.elements() / kVector, [&](auto i) { modulateEight<decltype(type)>(p, i); });
        });
    }
    void moments(const MomentsParams& p) const override
    {
        forType(p.type, [&](auto type) {
            forEach(std::int64_t { p.pieces } * (p.channels / kVector), [&](auto i) {
                const std::int64_t piece = i % p.pieces;
                const std::int64_t channel = i / p.pieces * kVector;
                RunningMoments ofEight[kVector] = {};
                momentsOfEight<decltype(type)>(
                    p, channel, firstPixelOf(p, piece), firstPixelOf(p, piece + 1), 1, ofEight);
                for (int c = 0; c < kVector; ++c)
                    storePartial(p, piece, channel + c, ofEight[c]);
            });
        });
        forEach(p.channels, [&](auto channel) { finishMoments(p, channel); });
    }
    void addShortcut(const AddShortcutParams& p) const override
    {
        forType(p.type, [&](auto type) {
            forEach(
                p.elements() / kVector, [&](auto i) { addShortcutEight<decltype(type)>(p, i); });
        });
    }
    void head(const HeadParams& p) const override
    {
        forType(p.type, [&](auto type) {
            forEach(p.pixels(), [&](auto i) { headPixel<decltype(type)>(p, i); });
        });
    }

private:
    bool& m_isExhausted;
};

HostBackend::HostBackend(ElementType type)
    : m_type(type)
    , m_kernels(std::make_unique<HostKernels>(m_isExhausted))
{
}

HostBackend::~HostBackend() = default;

const Kernels& HostBackend::kernels() const
{
    return *m_kernels;
}

torch::Tensor HostBackend::hostBuffer(std::int64_t bytes)
{
    return torch::empty({ bytes }, torch::TensorOptions(torch::kByte));
}

std::unique_ptr<Recording> HostBackend::record(const std::function<void()>& work)
{
    ++m_recordings;
    work();
    if (!m_records)
        return nullptr;
    return std::make_unique<HostRecording>(work);
}

} // namespace pleinair
