#pragma once

#include "model/base/class_table.h"
#include "model/base/label_map.h"
#include "model/base/label_mapping.h"
#include "model/image/pixel_keys.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// One value or colour of a label picture, under one way to read it.
struct SurveyEntry {
    std::uint32_t key = 0; ///< As PixelKeys has it.
    std::string name; ///< What it is called there, e.g. "sky" or "#9ceedd".
    Color color; ///< To show it in.
    std::int64_t pixels = 0;
    bool isRecognised = false; ///< The reading knows it, whether a class means it or not.
    std::optional<ClassId> match; ///< The class that means the same.
};

/// One way to read a label picture.
struct SurveyReading {
    std::string name; ///< E.g. "class colours" or "ADE20K numbers".
    std::vector<SurveyEntry> entries; ///< Most frequent first.
    bool readsColors = false;
    std::int64_t recognised = 0; ///< Pixels whose key the reading knows.
    std::int64_t matched = 0; ///< Pixels that have a class.
};

/// What a label picture may mean: every way to read it that knows some of its pixels, the best one
/// first. Nothing is decided; somebody may give classes to what is left.
class LabelSurvey {
public:
    /// @param name  stands for the file in messages.
    /// @throws Error (BadFile) for another file than a PNG of at most 8 bits a channel, or one of too
    /// many colours for a label map.
    LabelSurvey(std::span<const std::byte> bytes, const ClassTable& classes, std::string name);

    [[nodiscard]] Size size() const;
    [[nodiscard]] const std::vector<SurveyReading>& readings() const { return m_readings; }
    /// Adds what a palette file says, as the first reading.
    void addMapping(const LabelMapping& mapping, const std::string& title);

    /// The label map of a reading: each key's choice, else its match.
    /// @throws Error (ModelMismatch) naming the keys that have neither.
    [[nodiscard]] LabelMap labels(
        const SurveyReading& reading, const std::map<std::uint32_t, ClassId>& choices) const;

private:
    [[nodiscard]] const PixelKeys* keysFor(bool colors) const;
    /// @param knows  fills in what a reading says of a key.
    template <typename Knows>
    void addReading(const std::string& title, bool colors, Knows knows);
    void addOwn();
    void addForeign();
    void addBare();

    std::string m_name;
    ClassTable m_classes;
    std::optional<PixelKeys> m_values;
    std::optional<PixelKeys> m_colors;
    std::vector<SurveyReading> m_readings;
};

/// The class whose colour comes nearest, by a common weighting of red, green and blue.
/// @pre the table is not empty.
[[nodiscard]] ClassId nearestClass(Color color, const ClassTable& classes);

} // namespace pleinair
