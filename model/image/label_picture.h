#pragma once

#include "model/base/class_table.h"
#include "model/base/label_map.h"
#include "model/base/label_mapping.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// How the pixels of a label picture are understood.
enum class LabelReading {
    Automatic, ///< By the kind of picture; README.md of this folder has the rule.
    Indices, ///< Values are class ids.
    Colors, ///< Colours are those of the classes.
};

/// What becomes of pixels without a class (255).
enum class UnknownPixels {
    Refuse,
    Keep, ///< For models with a don't-care class.
};

struct LabelPictureOptions {
    LabelReading reading = LabelReading::Automatic;
    UnknownPixels unknown = UnknownPixels::Refuse;
    std::optional<ClassId> unknownAs {}; ///< Fills pixels without a class, whatever `unknown` says.
    LabelMapping mapping {}; ///< From a palette or remapping file; empty: none.
};

/// A label map and how its picture was understood, e.g. "class ids" or "GauGAN colours".
struct DecodedLabels {
    LabelMap labels;
    std::string reading;
};

/// Decodes a label map from a PNG. Colours and values match exactly or not at all.
/// @param classes  what the model knows; ids of the result lie below classes.count(), or are
///                 kUnknownClass.
/// @param name     stands for the file in messages.
/// @throws Error (BadFile) for a picture that cannot be a label map; (ModelMismatch) naming the
/// values or colours that are no class, how many pixels have them and where the first one lies.
[[nodiscard]] DecodedLabels decodeLabelPicture(std::span<const std::byte> bytes,
    const ClassTable& classes, const LabelPictureOptions& options, const std::string& name);

/// How a label map is written.
enum class LabelPictureForm {
    Indices, ///< Palette PNG: values are class ids, the palette holds the class colours.
    Colors, ///< RGB PNG in class colours.
};

/// @throws Error (InvalidArgument) for labels outside the table; unknown ones are legal as indices.
[[nodiscard]] std::vector<std::byte> encodeLabelPicture(
    const LabelMap& labels, const ClassTable& classes, LabelPictureForm form);

/// One instance id per pixel.
struct InstanceMap {
    Size size;
    std::vector<std::uint32_t> ids; ///< size.area() values, row-major.

    /// At another size by the rule of LabelMap::resizedNearest().
    [[nodiscard]] InstanceMap resizedNearest(Size to) const;
};

/// Decodes an instance map: 8-bit or 16-bit grey or palette indices as they are; of an RGB picture,
/// every colour is an instance.
/// @throws Error (BadFile).
[[nodiscard]] InstanceMap decodeInstancePicture(
    std::span<const std::byte> bytes, const std::string& name);

} // namespace pleinair
