#include "training/data/standard_labels.h"

#include "model/io/class_table_file.h"
#include "model/io/palette_file.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

namespace fs = std::filesystem;

const fs::path kResources = PLEINAIR_RESOURCES_FOR_TESTS;

TEST(StandardLabels, FollowWhatTheClassesNote)
{
    const auto mapping = notedMapping("ade20k", readClassTable(kResources / "classes/ade20k.json"));

    EXPECT_EQ(mapping.values.at(0), kUnknownClass);
    EXPECT_EQ(mapping.values.at(1), 0);
    EXPECT_EQ(mapping.values.at(150), 149);
    EXPECT_EQ(mapping.values.at(151), kUnknownClass);
    EXPECT_TRUE(notedMapping("ade20k", ClassTable::numbered(150)).isEmpty());
    EXPECT_EQ(notedMapping("coco-stuff", readClassTable(kResources / "classes/coco-stuff.json")).values.at(156), 156);
}

TEST(StandardLabels, BundledMapsFitTheLandscapeClasses)
{
    const ClassTable landscape = readClassTable(kResources / "classes/landscape.json");
    int maps = 0;
    for (const auto& entry : fs::directory_iterator(kResources / "maps")) {
        EXPECT_FALSE(readPaletteFile(entry.path(), landscape).isEmpty()) << entry.path();
        ++maps;
    }
    EXPECT_EQ(maps, 4);
    const auto ade = readPaletteFile(kResources / "maps/ade20k-to-landscape.json", landscape);
    EXPECT_EQ(ade.values.at(3), *landscape.idOf("sky"));
    for (const auto& table : fs::directory_iterator(kResources / "classes"))
        EXPECT_GT(readClassTable(table.path()).count(), 16) << table.path();
}

} // namespace
} // namespace pleinair
