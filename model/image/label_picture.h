#pragma once

#include "model/base/class_table.h"
#include "model/base/error.h"
#include "model/base/label_map.h"
#include "model/base/label_mapping.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
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

/// Pixels of a label picture that are no class.
struct UnknownLabel {
    std::string label; ///< "value 9" or "colour #ff00ff".
    std::int64_t pixels = 0;
    int x = 0; ///< Of the first one.
    int y = 0;

    friend bool operator==(const UnknownLabel&, const UnknownLabel&) = default;
};

/// A label picture holds what no class stands for.
class UnknownLabelsError : public Error {
public:
    UnknownLabelsError(const std::string& message, std::vector<UnknownLabel> labels, bool areColors)
        : Error(ErrorKind::ModelMismatch, message)
        , m_labels(std::move(labels))
        , m_areColors(areColors)
    {
    }

    /// All of them, in the order of their values.
    [[nodiscard]] const std::vector<UnknownLabel>& labels() const { return m_labels; }
    /// Whether the picture was read as colours.
    [[nodiscard]] bool areColors() const { return m_areColors; }

private:
    std::vector<UnknownLabel> m_labels;
    bool m_areColors;
};

/// Decodes a label map from a PNG. Colours and values match exactly or not at all.
/// @param classes  what the model knows; ids of the result lie below classes.count(), or are
///                 kUnknownClass.
/// @param name     stands for the file in messages.
/// @throws Error (BadFile) for a picture that cannot be a label map; UnknownLabelsError naming the
/// values or colours that are no class, how many pixels have them and where the first one lies.
[[nodiscard]] DecodedLabels decodeLabelPicture(std::span<const std::byte> bytes,
    const ClassTable& classes, const LabelPictureOptions& options, const std::string& name);

/// What the pixels of a label picture are before anybody says what they mean: the values of a grey
/// or palette picture, or the colours (0xRRGGBB) of an RGB one, and how many pixels have each.
struct LabelPictureValues {
    bool areColors = false;
    std::map<std::uint32_t, std::int64_t> pixels; ///< Transparent ones are not counted.
    std::vector<Color> palette; ///< Of a palette picture: colours by value.
};

/// @throws Error (BadFile) for a picture that cannot be a label map.
[[nodiscard]] LabelPictureValues labelPictureValues(
    std::span<const std::byte> bytes, const std::string& name);

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
