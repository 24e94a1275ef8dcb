#include "model/reference/torch_label_reader.h"

#include "model/nn/read_segmenter.h"
#include "model/nn/translate_errors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleinair {

namespace {

constexpr double kLongestAspect = 4;
/// Sizes at which a photograph is looked at, as shares of the trained one.
constexpr std::array kScales = { 1.0, 0.75, 0.5 };
constexpr double kSmallestShare = 1e-9;

/// [1, 3, h, w] in [-1, 1], scaled with smoothing.
torch::Tensor tensorOf(const Image& photograph, Size size)
{
    auto* data = const_cast<std::uint8_t*>(photograph.rgb.data());
    const auto bytes = torch::from_blob(
        data, { 1, photograph.size.height, photograph.size.width, 3 }, torch::kByte);
    const auto values =
        bytes.permute({ 0, 3, 1, 2 }).to(torch::kFloat).div(127.5).sub(1).contiguous();
    if (photograph.size == size)
        return values;
    return at::_upsample_bilinear2d_aa(values, { size.height, size.width }, /*align_corners=*/false)
        .clamp(-1, 1);
}

/// The most probable class at the photograph's size, found class by class so that memory stays at a
/// few planes however large the photograph is.
std::optional<ReadLabels> mostProbable(
    const torch::Tensor& probabilities, Size size, const std::stop_token& stop)
{
    ReadLabels read;
    read.labels = LabelMap(size, 0);
    read.confidence.assign(static_cast<std::size_t>(size.area()), -1.F);
    const auto labels = read.labels.labels();
    for (int64_t id = 0; id < probabilities.size(1); ++id) {
        if (stop.stop_requested())
            return std::nullopt;
        const auto plane = torch::upsample_bilinear2d(probabilities.slice(1, id, id + 1),
            { size.height, size.width }, /*align_corners=*/false)
                               .to(torch::kCPU)
                               .contiguous();
        const float* share = plane.data_ptr<float>();
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (share[i] > read.confidence[i]) {
                read.confidence[i] = share[i];
                labels[i] = static_cast<ClassId>(id);
            }
        }
    }
    return read;
}

} // namespace

Size segmentedSize(Size photograph, int side)
{
    const double shortSide = std::min(photograph.width, photograph.height);
    const double longSide = std::max(photograph.width, photograph.height);
    const double scale = std::min(side / shortSide, kLongestAspect * side / longSide);
    const auto rounded = [&](int length) {
        constexpr auto grid = static_cast<int>(SegmenterImpl::kGrid);
        return std::max(1, static_cast<int>(std::lround(length * scale / grid))) * grid;
    };
    return { rounded(photograph.width), rounded(photograph.height) };
}

TorchLabelReader::TorchLabelReader(const SegmenterDescription& segmenter, torch::Device device)
    : m_side(segmenter.side)
    , m_device(device)
{
    translatingErrors("loading the segmenter", [&] {
        m_segmenter = readSegmenter(segmenter);
        m_segmenter->to(device);
    });
}

torch::Tensor TorchLabelReader::sharesAt(const Image& photograph, int side)
{
    const auto seen = tensorOf(photograph, segmentedSize(photograph.size, side)).to(m_device);
    const auto shares = torch::softmax(m_segmenter->forward(torch::cat({ seen, seen.flip(3) })), 1);
    return (shares.slice(0, 0, 1) + shares.slice(0, 1, 2).flip(3)) / 2;
}

std::optional<ReadLabels> TorchLabelReader::read(
    const Image& photograph, const std::stop_token& stop)
{
    if (photograph.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "An empty picture shows nothing.");
    return translatingErrors("reading a photograph", [&]() -> std::optional<ReadLabels> {
        const torch::InferenceMode inference;
        const auto seen = tensorOf(photograph, segmentedSize(photograph.size, m_side)).to(m_device);
        torch::Tensor sum;
        for (const double scale : kScales) {
            if (stop.stop_requested())
                return std::nullopt;
            const auto shares = sharesAt(photograph, static_cast<int>(std::lround(m_side * scale)));
            sum = sum.defined() ? sum
                    + torch::upsample_bilinear2d(
                        shares, { sum.size(2), sum.size(3) }, /*align_corners=*/false)
                                : shares;
        }
        const auto logits = sum.clamp_min(kSmallestShare).log();
        return mostProbable(refinedProbabilities(logits, seen), photograph.size, stop);
    });
}

} // namespace pleinair
