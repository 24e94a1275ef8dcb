#include "app/export/palette_export.h"

#include "model/base/error.h"
#include "model/io/palette_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(PaletteExport, WhatIsWrittenIsAPaletteFileOfTheSameClasses)
{
    const TemporaryFolder folder;
    exportPalette(folder / "palette.json", fiveClasses());

    const LabelMapping read = readPaletteFile(folder / "palette.json", fiveClasses());
    EXPECT_EQ(read.colors.at(packedColor(fiveClasses()[kLake].color)), kLake);
    EXPECT_EQ(read.values.at(kTree), kTree);
    EXPECT_EQ(read.values.at(255), kUnknownClass);
    EXPECT_EQ(read.colors.size(), 5U);
}

TEST(PaletteExport, OtherProgramsGetAGimpPalette)
{
    EXPECT_EQ(gimpPaletteText(ClassTable({ { "lake", { 1, 20, 255 }, {}, {}, {} } }), "a\nb"),
        "GIMP Palette\nName: a b\nColumns: 8\n#\n  1  20 255\tlake\n");
    const TemporaryFolder folder;
    exportPalette(folder / "palette.gpl", fiveClasses());
    EXPECT_THROW(exportPalette(folder / "palette.txt", fiveClasses()), Error);
}

} // namespace
} // namespace pleinair
