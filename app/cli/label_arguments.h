#pragma once

#include "model/image/label_picture.h"

#include <CLI/CLI.hpp>

#include <string>

namespace pleinair {

/// The options of every command that reads label maps: --labels-are, --unknown, --palette, --map.
struct LabelArguments {
    std::string labelsAre;
    std::string unknown;
    std::string palette;

    void addTo(CLI::App& command);

    /// @param unknownPixels  what the model or the pack can do with pixels without a class.
    /// @throws Error (InvalidArgument) for a class that the table does not have, (BadFile) for a
    /// bad palette file.
    [[nodiscard]] LabelPictureOptions resolved(
        const ClassTable& classes, UnknownPixels unknownPixels) const;
};

} // namespace pleinair
