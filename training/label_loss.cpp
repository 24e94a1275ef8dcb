#include "training/label_loss.h"

#include "model/base/error.h"

#include <utility>

namespace pleinair {

namespace {

constexpr std::int64_t kIgnored = -1;
constexpr std::int64_t kIds = 256;

} // namespace

LabelLoss::LabelLoss(Segmenter segmenter, const ClassTable& known, const ClassTable& painted)
    : m_segmenter(std::move(segmenter))
    , m_known(torch::full({ kIds }, kIgnored, torch::kInt64))
{
    freeze(*m_segmenter);
    bool knowsAny = false;
    for (int id = 0; id < painted.count(); ++id) {
        const auto found = known.idOf(painted[static_cast<ClassId>(id)].name);
        if (found && *found < m_segmenter->shape().classes) {
            m_known[id] = static_cast<std::int64_t>(*found);
            knowsAny = true;
        }
    }
    if (!knowsAny)
        throw Error(ErrorKind::ModelMismatch,
            "The segmenter of --lambda-labels knows none of the pack's classes by name, so that it "
            "cannot find them again; name another one with --segmenter, or train one with --task "
            "segment.");
}

torch::Tensor LabelLoss::logits(const torch::Tensor& image) const
{
    return m_segmenter->forward(onSegmenterGrid(image)).to(torch::kFloat32);
}

torch::Tensor LabelLoss::operator()(
    const torch::Tensor& fake, const torch::Tensor& real, const torch::Tensor& labels) const
{
    constexpr std::int64_t stride = SegmenterImpl::kStride;
    // A cell is what its middle shows; cells of the continued border have no label.
    const auto middles = labels.slice(1, stride / 2, {}, stride).slice(2, stride / 2, {}, stride);
    const auto wanted = m_known.index({ middles.to(torch::kInt64) });
    const auto ofCells = [&](const torch::Tensor& image) {
        return logits(image).slice(2, 0, wanted.size(1)).slice(3, 0, wanted.size(2));
    };
    torch::Tensor counted;
    {
        const torch::NoGradGuard noGradient;
        counted = ofCells(real).argmax(1) == wanted;
    }
    const auto losses = torch::nll_loss2d(
        torch::log_softmax(ofCells(fake), 1), wanted.clamp_min(0), {}, at::Reduction::None);
    const auto share = counted.to(torch::kFloat32);
    return (losses * share).sum() / share.sum().clamp_min(1);
}

void LabelLoss::to(torch::Device device)
{
    m_segmenter->to(device);
    m_known = m_known.to(device);
}

} // namespace pleinair
