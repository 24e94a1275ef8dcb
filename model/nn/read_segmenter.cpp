#include "model/nn/read_segmenter.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/nn/module_weights.h"

#include <string>

namespace pleinair {

namespace {

constexpr int64_t kWidest = 1024;
constexpr int kMostBlocks = 64;

} // namespace

SegmenterShape segmenterShapeOf(const TensorMap& weights, int64_t classes, const std::string& what)
{
    const auto found = weights.find("down2.weight");
    if (found == weights.end() || found->second.shape.size() != 4 || found->second.shape[0] < 2
        || found->second.shape[0] > kWidest || found->second.shape[0] % 2 != 0)
        throw Error(ErrorKind::ModelMismatch,
            what
                + " is not a segmenter of this program: it has no tensor down2.weight of the shape "
                  "[width, width / 2, 3, 3].");
    SegmenterShape shape { .classes = classes, .width = found->second.shape[0] };
    for (std::size_t level = 0; level < SegmenterShape::kLevels; ++level) {
        const auto hasBlock = [&](int number) {
            return weights.contains("block" + std::to_string(level + 1) + "_"
                + std::to_string(number) + ".conv1.weight");
        };
        shape.blocks[level] = 0;
        while (shape.blocks[level] < kMostBlocks && hasBlock(shape.blocks[level] + 1))
            ++shape.blocks[level];
    }
    shape.seesDepartures = weights.contains("smooth_classes");
    return shape;
}

namespace {

Segmenter built(const TensorMap& weights, int64_t classes, const std::string& what)
{
    const torch::NoGradGuard noGrad;
    Segmenter segmenter(segmenterShapeOf(weights, classes, what), ConvNorm::None);
    loadWeights(*segmenter, weights, "the segmenter " + what);
    segmenter->eval();
    return segmenter;
}

} // namespace

Segmenter segmenterFrom(const TensorMap& weights, const std::string& what)
{
    const auto head = weights.find("head.weight");
    if (head == weights.end() || head->second.shape.empty() || head->second.shape[0] < 1)
        throw Error(ErrorKind::ModelMismatch,
            what + " is not a segmenter of this program: it has no tensor head.weight.");
    return built(weights, head->second.shape[0], what);
}

Segmenter readSegmenter(const SegmenterDescription& description)
{
    return built(readSafetensors(description.weightsFile).tensors, description.classes.count(),
        description.weightsFile.string());
}

} // namespace pleinair
