// The paintings that come with the program: recorded strokes, and the label map they leave.
#include "app/files/label_document.h"
#include "app/files/stroke_player.h"
#include "model/io/class_table_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace pleinair {
namespace {

namespace fs = std::filesystem;

const fs::path kResources = PLEINAIR_RESOURCES;

std::vector<fs::path> examples()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(kResources / "examples")) {
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// NAME.png for NAME.strokes.json.
fs::path pictureOf(const fs::path& strokes)
{
    return strokes.parent_path() / strokes.stem().replace_extension(".png");
}

class Example : public testing::TestWithParam<fs::path> {
protected:
    ClassTable classes = readClassTable(kResources / "classes" / "landscape.json");
    StrokesFile strokes = readStrokes(GetParam());
};

TEST_P(Example, LeavesThePaintingThatLiesBesideIt)
{
    const LabelMap painting = paintStrokes(strokes, classes);

    EXPECT_EQ(painting, openLabelDocument(pictureOf(GetParam()), classes));
    EXPECT_EQ(painting, paintStrokes(strokes, classes)) << "played twice";
}

TEST_P(Example, IsALandscapeOfSeveralMaterials)
{
    const LabelMap painting = paintStrokes(strokes, classes);
    const std::set<ClassId> used(painting.labels().begin(), painting.labels().end());

    EXPECT_GE(used.size(), 6U);
    EXPECT_EQ(painting.size(), (Size { 512, 512 }));
    EXPECT_LT(fs::file_size(GetParam()), 150U * 1024);
}

TEST_P(Example, ReadsBackTheSameAfterWriting)
{
    EXPECT_EQ(paintStrokes(parseStrokes(toJson(strokes)), classes), paintStrokes(strokes, classes));
}

INSTANTIATE_TEST_SUITE_P(Resources, Example, testing::ValuesIn(examples()),
    [](const testing::TestParamInfo<fs::path>& file) {
        std::string name = file.param.stem().stem().string();
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(Examples, ThereAreAtLeastSix)
{
    EXPECT_GE(examples().size(), 6U);
}

} // namespace
} // namespace pleinair
