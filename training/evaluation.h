#pragma once

#include "training/bootstrap.h"
#include "training/confusion_matrix.h"
#include "training/style_figures.h"

#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A figure and how far it may be trusted.
struct Figure {
    double value = 0;
    Interval interval;
};

/// Distances between sets of pictures.
struct SetFigures {
    Figure frechet; ///< Rendered against real, all of them.
    Figure kernel; ///< Likewise, unbiased.
    /// Rendered from one half of the maps against the photographs of the other half, mean of both
    /// ways; nullopt for fewer than four pictures.
    std::optional<double> frechetAcrossHalves;
    std::optional<double> frechetOfRealHalves; ///< One half of the photographs against the other.
    std::optional<double> kernelOfRealHalves;
};

/// What the segmenter finds again.
struct SegmentFigures {
    ConfusionMatrix made; ///< In rendered pictures.
    ConfusionMatrix real; ///< In the photographs.
    Figure accuracy; ///< Share of the painted pixels found in rendered pictures.
    Figure share; ///< That over the share found in the photographs.
    Figure meanIoU;
};

/// One map of the pack and what became of it.
struct PictureScore {
    int record = 0;
    std::string name;
    std::optional<double> accuracy; ///< By the segmenter.
    std::optional<double> distance; ///< Perceptual, from the map's photograph.
    std::optional<double> diversity; ///< Perceptual, between two seeds.

    /// Higher is better: accuracy where there is a segmenter, else minus the distance.
    [[nodiscard]] double score() const { return accuracy.value_or(-distance.value_or(0)); }
};

struct Evaluation {
    std::vector<PictureScore> pictures; ///< The best first.
    std::optional<SetFigures> sets;
    std::optional<SegmentFigures> segments;
    std::optional<Figure> diversity;
    std::optional<StyleFigures> style;
};

/// The style in which an evaluation renders a map.
/// @param photograph  of that record.
[[nodiscard]] StyleVector evaluatedStyle(const EvaluationOptions& options,
    const EvaluationTools& tools, int record, const Image& photograph);
/// Another random style for the same map.
[[nodiscard]] StyleVector otherStyle(
    const EvaluationOptions& options, const EvaluationTools& tools, int record);

/// Renders the maps of a pack and measures the pictures.
/// @throws Error (InvalidArgument) for a pack without pictures, and whatever the tools throw.
[[nodiscard]] Evaluation evaluate(
    const Pack& pack, const EvaluationOptions& options, const EvaluationTools& tools);

/// What a segmenter finds in the photographs of a pack.
[[nodiscard]] ConfusionMatrix evaluateSegmenter(
    const Pack& pack, const EvaluationOptions& options, const EvaluationTools& tools);

} // namespace pleinair
