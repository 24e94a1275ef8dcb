#include "training/batch_source.h"

#include "model/base/random.h"
#include "model/nn/encoder.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/one_hot.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace pleinair {

namespace {

/// Streams of random numbers that must not be the same.
constexpr std::uint64_t kOrderStream = 0x6F72646572ULL;
constexpr std::uint64_t kCropStream = 0x63726F70ULL;

/// Cells a side of the grid on which label maps are simplified: fewer cells, larger areas.
constexpr int kFinestCoarseGrid = 40;
constexpr int kCoarsestCoarseGrid = 14;

torch::Tensor resized(const torch::Tensor& image, Size size)
{
    if (image.size(2) == size.height && image.size(3) == size.width)
        return image;
    return at::_upsample_bilinear2d_aa(image, { size.height, size.width }, /*align_corners=*/false)
        .clamp_(-1, 1);
}

/// Rounds areas off and drops small ones, as somebody paints who does not trace: class shares on a
/// coarse grid, interpolated, and the largest wins.
torch::Tensor simplified(const torch::Tensor& labels, int grid)
{
    const auto present = std::get<0>(at::_unique(labels.contiguous()));
    const auto oneHot = labels.unsqueeze(0).eq(present.view({ -1, 1, 1 })).to(torch::kFloat32);
    const auto shares = torch::adaptive_avg_pool2d(oneHot.unsqueeze(0), { grid, grid });
    const auto smooth =
        torch::upsample_bicubic2d(shares, { labels.size(0), labels.size(1) }, false);
    return present.index_select(0, smooth[0].argmax(0).flatten()).view(labels.sizes());
}

/// The largest rectangle of the target's aspect in the middle of a picture.
Rect largestCrop(Size picture, Size target)
{
    const double scale = std::min(static_cast<double>(picture.width) / target.width,
        static_cast<double>(picture.height) / target.height);
    const int width = std::clamp(static_cast<int>(target.width * scale + 0.5), 1, picture.width);
    const int height = std::clamp(static_cast<int>(target.height * scale + 0.5), 1, picture.height);
    return { (picture.width - width) / 2, (picture.height - height) / 2, width, height };
}

View viewOf(int record, const Rect& crop, Size picture, bool mirrored)
{
    const auto width = static_cast<float>(picture.width);
    const auto height = static_cast<float>(picture.height);
    return { record, static_cast<float>(crop.x) / width, static_cast<float>(crop.y) / height,
        static_cast<float>(crop.right()) / width, static_cast<float>(crop.bottom()) / height,
        mirrored };
}

/// A batch of what `change` makes of each kind of tensor, without views.
template <typename Change>
Batch changed(const Change& change)
{
    return { change(&Batch::labels), change(&Batch::images), change(&Batch::styleImages),
        change(&Batch::edges), {} };
}

Batch joined(const std::vector<Batch>& samples)
{
    Batch all = changed([&](torch::Tensor Batch::*part) {
        std::vector<torch::Tensor> tensors;
        for (const auto& sample : samples) {
            if ((sample.*part).defined())
                tensors.push_back(sample.*part);
        }
        return tensors.empty() ? torch::Tensor() : torch::cat(tensors);
    });
    for (const auto& sample : samples)
        all.views.insert(all.views.end(), sample.views.begin(), sample.views.end());
    return all;
}

} // namespace

Batch Batch::to(torch::Device device) const
{
    Batch moved = changed([&](torch::Tensor Batch::*part) {
        const auto& tensor = this->*part;
        return tensor.defined() ? tensor.to(device) : tensor;
    });
    moved.views = views;
    return moved;
}

Batch Batch::first(std::int64_t count) const
{
    Batch some = changed([&](torch::Tensor Batch::*part) {
        const auto& tensor = this->*part;
        return tensor.defined() ? tensor.narrow(0, 0, count) : tensor;
    });
    some.views.assign(views.begin(), std::min(views.begin() + count, views.end()));
    return some;
}

LabelPyramid Batch::pyramid(const NetworkOptions& options) const
{
    return LabelPyramid::ofIds(labels, options, edges);
}

/// A crop, whether it is mirrored, and how far its labels are simplified.
struct BatchSource::Window {
    Rect crop;
    bool mirrored = false;
    int coarseGrid = 0; ///< Cells a side; 0: the labels stay as they are.
};

BatchSource::BatchSource(const Pack& pack, Augmentation augmentation, std::uint64_t seed)
    : m_pack(pack)
    , m_augmentation(augmentation)
    , m_seed(seed)
{
}

int BatchSource::recordOf(std::int64_t picture)
{
    const std::int64_t count = m_pack.count();
    if (picture / count != m_epoch) {
        m_epoch = picture / count;
        m_order.resize(static_cast<std::size_t>(count));
        std::iota(m_order.begin(), m_order.end(), 0);
        const std::uint64_t seed =
            splitMix64(m_seed ^ kOrderStream, static_cast<std::uint64_t>(m_epoch));
        for (std::size_t i = m_order.size(); i-- > 1;)
            std::swap(m_order[i], m_order[splitMix64(seed, i) % (i + 1)]);
    }
    return m_order[static_cast<std::size_t>(picture % count)];
}

BatchSource::Window BatchSource::randomWindow(std::int64_t picture, Size record, Size target) const
{
    const std::uint64_t seed =
        splitMix64(m_seed ^ kCropStream, static_cast<std::uint64_t>(picture));
    const auto uniform = [&](std::uint64_t index) { return uniformAt(seed, index); };
    Window window;
    window.crop = largestCrop(record, target);
    const double share = m_augmentation.minCrop + (1 - m_augmentation.minCrop) * uniform(0);
    const Size size { std::max(1, static_cast<int>(window.crop.width * share)),
        std::max(1, static_cast<int>(window.crop.height * share)) };
    window.crop = { static_cast<int>(uniform(1) * (record.width - size.width + 1)),
        static_cast<int>(uniform(2) * (record.height - size.height + 1)), size.width, size.height };
    window.mirrored = m_augmentation.flip && uniform(3) < 0.5;
    if (uniform(4) < m_augmentation.coarseLabels)
        window.coarseGrid = kCoarsestCoarseGrid
            + static_cast<int>(uniform(5) * (kFinestCoarseGrid - kCoarsestCoarseGrid + 1));
    return window;
}

Batch BatchSource::sample(int index, const Window& window, Size size) const
{
    const auto record = m_pack.record(index);
    const Rect& crop = window.crop;
    // The mapped bytes are read-only; what follows copies before it changes anything.
    const auto cropped = [&](const auto& values, std::vector<std::int64_t> shape,
                             torch::ScalarType type = torch::kUInt8) {
        return torch::from_blob(const_cast<void*>(static_cast<const void*>(values.data())),
            at::IntArrayRef(shape), type)
            .slice(0, crop.y, crop.bottom())
            .slice(1, crop.x, crop.right());
    };
    const std::vector<std::int64_t> plane { record.size.height, record.size.width };
    // Ids are only compared, so that their sign does not matter.
    const bool hasInstances = m_augmentation.instanceEdges && !record.instances.empty();
    auto instances =
        hasInstances ? cropped(record.instances, plane, torch::kInt16) : torch::Tensor();
    auto labels = cropped(record.labels, plane);
    auto image = cropped(record.rgb, { record.size.height, record.size.width, 3 })
                     .permute({ 2, 0, 1 })
                     .unsqueeze(0)
                     .to(torch::kFloat32)
                     .div(127.5)
                     .sub(1)
                     .contiguous();
    if (window.mirrored) {
        labels = labels.flip(1);
        image = image.flip(3);
        if (hasInstances)
            instances = instances.flip(1);
    }
    if (window.coarseGrid > 0)
        labels = simplified(labels, window.coarseGrid);
    const auto sampled = [&](const torch::Tensor& ids) {
        return resizedNearest(ids.contiguous().unsqueeze(0), size.height, size.width);
    };
    constexpr int styleSide = EncoderImpl::kSide;
    Batch batch { sampled(labels), resized(image, size),
        m_augmentation.styleImages ? resized(image, { styleSide, styleSide }) : torch::Tensor(),
        {}, { viewOf(index, crop, record.size, window.mirrored) } };
    if (m_augmentation.instanceEdges)
        batch.edges =
            edgesOfIds(hasInstances && window.coarseGrid == 0 ? sampled(instances) : batch.labels);
    return batch;
}

Batch BatchSource::batch(std::int64_t firstPicture, int count, Size size)
{
    std::vector<Batch> samples;
    for (int i = 0; i < count; ++i) {
        const int index = recordOf(firstPicture + i);
        const auto window = randomWindow(firstPicture + i, m_pack.record(index).size, size);
        samples.push_back(sample(index, window, size));
    }
    return joined(samples);
}

Batch BatchSource::plain(const std::vector<int>& records, Size size) const
{
    std::vector<Batch> samples;
    for (const int index : records) {
        Window window;
        window.crop = largestCrop(m_pack.record(index).size, size);
        samples.push_back(sample(index, window, size));
    }
    return joined(samples);
}

} // namespace pleinair
