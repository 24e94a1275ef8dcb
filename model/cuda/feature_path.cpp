#include "model/cuda/feature_path.h"

#include "model/nn/feature_norm.h"
#include "model/nn/torch_api.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr float kSlope = 0.2F;

/// Pixels of one piece of the moments' sum, and the most pieces.
constexpr std::int64_t kPixelsPerPiece = 512;
constexpr std::int64_t kMostPieces = 256;

torch::Tensor emptyFeatures(const torch::Tensor& like, Size size, std::int64_t channels)
{
    return torch::empty({ size.height, size.width, channels }, like.options());
}

/// A convolution without bias that keeps the size. @param x  [H, W, C]. @return [H, W, out].
torch::Tensor convolved(const torch::Tensor& x, const torch::Tensor& weight)
{
    // The permuted view is what Torch calls channels-last.
    const torch::Tensor y = torch::conv2d(
        x.unsqueeze(0).permute({ 0, 3, 1, 2 }), weight, {}, /*stride=*/1, /*padding=*/1);
    return y.permute({ 0, 2, 3, 1 }).squeeze(0).contiguous();
}

} // namespace

FeaturePath::FeaturePath(const PackedNetwork& network, ComputeBackend& backend)
    : m_network(network)
    , m_backend(backend)
{
}

torch::Tensor FeaturePath::run(
    const torch::Tensor& stem, const Modulate& modulate, const std::function<bool()>& stopRequested)
{
    torch::Tensor x = stem;
    Size size { static_cast<int>(stem.size(1)), static_cast<int>(stem.size(0)) };
    for (const PackedBlock& part : m_network.blocks) {
        if (stopRequested && stopRequested())
            return {};
        if (part.layout.doubles)
            size = { size.width * 2, size.height * 2 };
        x = block(part, x, size, modulate);
    }
    return x;
}

torch::Tensor FeaturePath::block(
    const PackedBlock& block, const torch::Tensor& x, Size size, const Modulate& modulate)
{
    const int level = block.layout.level;
    torch::Tensor main = emptyFeatures(x, size, block.in);
    torch::Tensor shortcut;
    if (block.convS.defined()) {
        shortcut = emptyFeatures(x, size, block.in);
        applySpades(level, x, size, { { block.norm0, main, kSlope }, { block.normS, shortcut, 1 } },
            modulate);
    } else {
        applySpades(level, x, size, { { block.norm0, main, kSlope } }, modulate);
    }
    const torch::Tensor middle = convolved(main, block.conv0);
    main = emptyFeatures(x, size, block.middle);
    applySpades(level, middle, size, { { block.norm1, main, kSlope } }, modulate);
    torch::Tensor y = convolved(main, block.conv1);
    if (block.convS.defined()) {
        // The pointwise convolution is a matrix product; it adds to what is there.
        y.view({ -1, block.out }).addmm_(shortcut.view({ -1, block.in }), block.convS);
        return y;
    }
    AddShortcutParams params;
    params.x = x.data_ptr();
    params.y = y.data_ptr();
    params.width = size.width;
    params.height = size.height;
    params.channels = block.out;
    params.upscale = size.width / static_cast<int>(x.size(1));
    params.type = m_backend.elementType();
    m_backend.kernels().addShortcut(params);
    return y;
}

void FeaturePath::applySpades(int level, const torch::Tensor& x, Size size,
    std::initializer_list<Target> targets, const Modulate& modulate)
{
    ModulateParams params;
    params.x = x.data_ptr();
    params.width = size.width;
    params.bottom = size.height;
    params.channels = static_cast<int>(x.size(2));
    params.upscale = size.width / static_cast<int>(x.size(1));
    for (const Target& target : targets) {
        // Layers that share x share its moments, too: doubling changes neither.
        const PackedSpade& statistics =
            m_network.hasInstanceNorm() ? targets.begin()->spade : target.spade;
        ModulationTarget& filled = params.targets[params.targetCount++];
        filled.gammaOffset = target.spade.gammaOffset;
        filled.betaOffset = target.spade.betaOffset;
        filled.mean = statistics.mean.data_ptr<float>();
        filled.inverseStd = statistics.inverseStd.data_ptr<float>();
        filled.output = target.output.data_ptr();
        filled.slope = target.slope;
    }
    if (m_network.hasInstanceNorm())
        takeMoments(x, targets.begin()->spade);
    modulate(level, params);
}

void FeaturePath::takeMoments(const torch::Tensor& x, const PackedSpade& spade)
{
    MomentsParams params;
    params.x = x.data_ptr();
    params.pixels = x.size(0) * x.size(1);
    params.channels = static_cast<int>(x.size(2));
    params.pieces =
        static_cast<int>(std::clamp<std::int64_t>(params.pixels / kPixelsPerPiece, 1, kMostPieces));
    const torch::Tensor partial =
        torch::empty({ 3, params.pieces, params.channels }, spade.mean.options());
    params.partial = partial.data_ptr<float>();
    params.mean = spade.mean.data_ptr<float>();
    params.inverseStd = spade.inverseStd.data_ptr<float>();
    params.eps = static_cast<float>(FeatureNormImpl::kEps);
    params.type = m_backend.elementType();
    m_backend.kernels().moments(params);
}

} // namespace pleinair
