#pragma once

#include "model/base/class_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A value or a colour of a published data set, and what it stands for.
struct ForeignLabel {
    std::uint32_t key = 0; ///< A pixel value, or 0xRRGGBB.
    std::string name;
    std::optional<int> cocoStuff; ///< The COCO-Stuff value of the same meaning.
    std::optional<int> ade20k; ///< The ADE20K id of the same meaning.
    bool isUnknown = false; ///< Stands for "nothing said".
};

/// How a published data set writes label maps.
struct ForeignPalette {
    enum class Keys { Values, Colors };

    std::string name; ///< E.g. "ADE20K colours".
    Keys keys = Keys::Values;
    std::vector<ForeignLabel> labels;
};

/// COCO-Stuff, ADE20K and Cityscapes as values, and GauGAN, ADE20K and Cityscapes as colours. (Two
/// classes of ADE20K have one colour, 0x8c8c8c; it is read as the first, "road".)
[[nodiscard]] const std::vector<ForeignPalette>& foreignPalettes();

/// The class that means what a foreign label means: by COCO-Stuff or ADE20K, else by its name.
[[nodiscard]] std::optional<ClassId> classMeaning(
    const ForeignLabel& label, const ClassTable& classes);

} // namespace pleinair
