#pragma once

#include "model/base/label_map.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pleinair {

/// How often pixels of each class were given each label; unknown pixels are not counted.
class ConfusionMatrix {
public:
    /// @param classes  1 to 255.
    explicit ConfusionMatrix(int classes);

    /// Counts one picture. @pre both are equally long.
    /// @param truth  pixels whose id is no class are left out. @param found  their labels.
    void add(std::span<const ClassId> truth, std::span<const ClassId> found);
    void add(const ConfusionMatrix& other);

    [[nodiscard]] int classes() const { return m_classes; }
    [[nodiscard]] std::int64_t pixels() const;
    /// Pixels of that class.
    [[nodiscard]] std::int64_t pixelsOf(int truth) const;
    [[nodiscard]] std::int64_t count(int truth, int found) const;

    /// The share of pixels that were labelled rightly; 0 without pixels.
    [[nodiscard]] double accuracy() const;
    /// The share of a class's pixels that were labelled rightly; nullopt where it has none.
    [[nodiscard]] std::optional<double> accuracyOf(int truth) const;
    /// Intersection over union of a class; nullopt where it is neither there nor found.
    [[nodiscard]] std::optional<double> intersectionOverUnion(int index) const;
    /// The mean of these over the classes that are there in truth; 0 without any.
    [[nodiscard]] double meanIntersectionOverUnion() const;

private:
    int m_classes;
    std::vector<std::int64_t> m_counts; ///< [truth][found]; the last column: found no class.
};

} // namespace pleinair
