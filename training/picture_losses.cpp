#include "training/picture_losses.h"

#include "model/base/random.h"
#include "training/losses.h"

#include <algorithm>
#include <utility>

namespace pleinair {

namespace {

constexpr std::uint64_t kShiftStream = 0x7368696674ULL;
/// Strides of the frozen networks' first layers make patterns of this period.
constexpr int kLargestShift = 4;
constexpr std::int64_t kColorGrid = 8;

torch::Tensor meanColors(const torch::Tensor& image)
{
    return torch::adaptive_avg_pool2d(image, { kColorGrid, kColorGrid });
}

} // namespace

PictureLosses::PictureLosses(const TrainOptions& options, std::optional<PerceptualLoss> perceptual,
    std::optional<LabelLoss> labels)
    : m_options(options)
    , m_perceptual(std::move(perceptual))
    , m_labels(std::move(labels))
{
}

int PictureLosses::shiftOf(std::int64_t step, std::uint64_t axis) const
{
    return static_cast<int>(
        splitMix64(m_options.seed ^ kShiftStream, 2 * static_cast<std::uint64_t>(step) + axis)
        % kLargestShift);
}

torch::Tensor PictureLosses::operator()(const torch::Tensor& fake, const Batch& batch,
    const torch::Tensor& mu, const torch::Tensor& logvar, std::int64_t step, LossNotes& notes) const
{
    torch::Tensor sum;
    const auto& real = batch.images;
    const auto add = [&](const char* name, const torch::Tensor& loss) {
        notes.add(name, loss);
        sum = sum.defined() ? sum + loss : loss;
    };
    const int shiftX = shiftOf(step, 0);
    const int shiftY = shiftOf(step, 1);
    if (m_perceptual && m_options.lambdaPerceptual > 0)
        add("VGG", m_options.lambdaPerceptual * (*m_perceptual)(fake, real, shiftX, shiftY));
    if (m_labels) {
        const auto shifted = [&](const torch::Tensor& x) {
            return x.slice(-2, shiftY).slice(-1, shiftX);
        };
        add("Labels",
            m_options.lambdaLabels
                * (*m_labels)(shifted(fake), shifted(real), shifted(batch.labels)));
    }
    if (m_options.lambdaColor > 0)
        add("Color", m_options.lambdaColor * torch::l1_loss(meanColors(fake), meanColors(real)));
    if (mu.defined()) {
        const double ramp = m_options.kldRamp > 0
            ? std::min(1.0, static_cast<double>(step) / m_options.kldRamp)
            : 1.0;
        // A sum over the batch, whose gradient is averaged over the processes.
        const double weight = m_options.lambdaKld * ramp * m_options.replica.count;
        add("KLD", weight * kullbackLeibler(mu, logvar));
    }
    return sum;
}

} // namespace pleinair
