#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"

#include <string>

namespace pleinair {

/// Finds out what a photograph shows, for data sets without label maps.
class Labeller {
public:
    virtual ~Labeller() = default;

    /// Names what decides its answers: a pack that was begun with another one is not continued.
    [[nodiscard]] virtual std::string identity() const = 0;

    /// Never called by two threads at once.
    /// @return a label map with the photograph's aspect ratio, whose ids lie in the class table of
    /// the data set or are kUnknownClass.
    /// @throws Error.
    [[nodiscard]] virtual LabelMap labels(const Image& photograph) = 0;
};

} // namespace pleinair
