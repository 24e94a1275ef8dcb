#pragma once

#include "model/base/label_map.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// An sRGB colour, 8 bits a channel.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;

    friend bool operator==(const Color&, const Color&) = default;
};

/// One thing that can be painted.
struct SemanticClass {
    std::string name;
    Color color;
    std::string group; ///< For the materials dock, e.g. "Water"; may be empty.
    std::optional<int> cocoStuff; ///< Its COCO-Stuff pixel value, if there is one.
    std::vector<int> ade20k; ///< Its ADE20K ids (1..150).
};

/// The classes that a model knows; the id of a class is its index.
class ClassTable {
public:
    ClassTable() = default;
    /// @throws Error (InvalidArgument) for more than 255 classes, an empty or repeated name, or a
    /// repeated colour.
    explicit ClassTable(std::vector<SemanticClass> classes);

    [[nodiscard]] int count() const { return static_cast<int>(m_classes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_classes.empty(); }
    [[nodiscard]] const std::vector<SemanticClass>& classes() const { return m_classes; }
    /// @pre id < count().
    [[nodiscard]] const SemanticClass& operator[](ClassId id) const { return m_classes[id]; }

    [[nodiscard]] std::optional<ClassId> idOf(std::string_view name) const;
    [[nodiscard]] std::optional<ClassId> idOf(Color color) const;

    /// A table of `count` classes named "class 0", "class 1", ... in well separated colours: for
    /// published checkpoints, which carry no names.
    [[nodiscard]] static ClassTable numbered(int count);

private:
    std::vector<SemanticClass> m_classes;
};

/// Whether both have the same names under the same ids; colours and groups may differ.
[[nodiscard]] bool nameTheSame(const ClassTable& one, const ClassTable& other);

} // namespace pleinair
