#include "model/image/foreign_palettes.h"
#include "model/io/sha256.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <span>

namespace pleinair {
namespace {

// The table of MMSegmentation (mmseg/datasets/ade.py), each line "rrggbb name", "bed " without its
// space, and without the skyscraper, which has the road's colour.
TEST(ForeignPalettes, HaveThePublishedColoursOfAde20k)
{
    const auto& palettes = foreignPalettes();
    const auto found = std::find_if(palettes.begin(), palettes.end(),
        [](const ForeignPalette& palette) { return palette.name == "ADE20K colours"; });
    ASSERT_NE(found, palettes.end());

    std::string table;
    int lines = 0;
    for (const ForeignLabel& label : found->labels) {
        if (label.isUnknown)
            continue;
        char color[8];
        std::snprintf(color, sizeof color, "%06x", label.key);
        table += std::string(color) + " " + label.name + "\n";
        ++lines;
    }

    EXPECT_EQ(lines, 149);
    Sha256 hash;
    hash.add(std::as_bytes(std::span(table)));
    EXPECT_EQ(hash.finish(), "e20ef07120c7994694436729f8a6f69fc80ebaa40c749cf86c112b018e952f94");
}

} // namespace
} // namespace pleinair
