#include "app/files/stroke_player.h"

#include "model/base/error.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pleinair {
namespace {

StrokesFile strokesOf(const std::string& actions)
{
    return parseStrokes(
        R"({"format": "pleinair-strokes", "canvas": [100, 60], "actions": [)" + actions + "]}");
}

constexpr const char* kLandscape = R"(
    {"tool": "fill", "class": "lake", "points": [[50, 50]]},
    {"tool": "polygon", "class": "mountain", "points": [[0, 40], [30, 10], [55, 40]]},
    {"tool": "brush", "class": "tree", "size": 9,
     "points": [[10, 50, 0.4, 0], [30, 44, 0.9, 16], [70, 47, 0.2, 31]]},
    {"tool": "rectangle", "class": "grass", "points": [[0, 52], [99, 59]]})";

TEST(StrokePlayer, PlaysTheToolsOnAnEmptyCanvas)
{
    const LabelMap labels = paintStrokes(strokesOf(kLandscape), fiveClasses());

    EXPECT_EQ(labels.size(), (Size { 100, 60 }));
    EXPECT_EQ(labels.at(90, 5), kLake);
    EXPECT_EQ(labels.at(30, 25), kMountain);
    EXPECT_EQ(labels.at(30, 44), kTree);
    EXPECT_EQ(labels.at(50, 55), kGrass);
}

TEST(StrokePlayer, IsDeterministicAndBlindToTheOldPainting)
{
    Document document(fiveClasses(), { 7, 9 }, kGrass);
    StrokePlayer player(document, strokesOf(kLandscape), {});
    while (!player.atEnd())
        player.playNext();

    EXPECT_EQ(document.labels(), paintStrokes(strokesOf(kLandscape), fiveClasses()));
    EXPECT_EQ(document.labels(),
        paintStrokes(parseStrokes(toJson(strokesOf(kLandscape))), fiveClasses()));
}

TEST(StrokePlayer, UndoAndRedoBelongToThePainting)
{
    const std::string actions = kLandscape;
    const LabelMap whole = paintStrokes(strokesOf(actions), fiveClasses());

    const LabelMap undone =
        paintStrokes(strokesOf(actions + R"(, {"command": "edit.undo"}, {"command": "edit.undo"})"),
            fiveClasses());
    const LabelMap redone =
        paintStrokes(strokesOf(actions + R"(, {"command": "edit.undo"}, {"command": "edit.undo"},
                {"command": "edit.redo"}, {"command": "edit.redo"}, {"command": "edit.redo"})"),
            fiveClasses());

    EXPECT_NE(undone, whole);
    EXPECT_EQ(undone.at(30, 44), kLake);
    EXPECT_EQ(redone, whole);
}

TEST(StrokePlayer, AClassStaysChosenAndThePickerChoosesToo)
{
    const LabelMap labels = paintStrokes(strokesOf(R"(
        {"tool": "rectangle", "class": "tree", "points": [[0, 0], [9, 9]]},
        {"tool": "rectangle", "points": [[20, 0], [29, 9]]},
        {"tool": "rectangle", "class": "lake", "points": [[40, 0], [49, 9]]},
        {"tool": "picker", "points": [[5, 5]]},
        {"tool": "rectangle", "points": [[60, 0], [69, 9]]})"),
        fiveClasses());

    EXPECT_EQ(labels.at(25, 5), kTree);
    EXPECT_EQ(labels.at(65, 5), kTree);
}

TEST(StrokePlayer, HandsOnWhatOnlyTheWindowCanDo)
{
    Document document(fiveClasses(), { 5, 5 }, kSky);
    std::vector<std::string> told;
    StrokePlayerCallbacks callbacks;
    callbacks.begun = [&](const ToolAction& action, const ToolSettings& settings) {
        told.push_back(std::string(nameOf(action.tool)) + " " + std::to_string(settings.classId));
    };
    callbacks.command = [&](const std::string& id) { told.push_back(id); };
    callbacks.style = [&](const StyleAction& action) {
        told.push_back(std::get<StyleAction::Preset>(action.style).name);
    };
    callbacks.open = [&](const std::filesystem::path& file) { told.push_back(file.string()); };
    callbacks.wait = [&] { told.emplace_back("wait"); };
    callbacks.snapshot = [&](const std::filesystem::path& file) { told.push_back(file.string()); };
    StrokePlayer player(document,
        strokesOf(R"({"tool": "fill", "class": "grass", "points": [[1, 1]]},
        {"style": {"preset": "noon"}}, {"command": "view.fit"}, {"open": "a.png"}, {"wait": "frame"},
        {"snapshot": "b.png"})"),
        callbacks);

    EXPECT_EQ(player.actionCount(), 6U);
    while (!player.atEnd())
        player.playNext();

    EXPECT_EQ(told,
        (std::vector<std::string> { "fill 2", "noon", "view.fit", "a.png", "wait", "b.png" }));
}

TEST(StrokePlayer, NamesWhatItCannotPlay)
{
    EXPECT_THROW((void)paintStrokes(strokesOf(R"({"command": "view.fit"})"), fiveClasses()), Error);
    EXPECT_THROW((void)paintStrokes(strokesOf(R"({"open": "a.png"})"), fiveClasses()), Error);
    try {
        (void)paintStrokes(
            strokesOf(
                R"({"wait": "frame"}, {"tool": "brush", "class": "lava", "points": [[1, 1]]})"),
            fiveClasses());
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("action 2"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("\"lava\""), std::string::npos);
    }
}

TEST(StrokePlayer, PlaysLayersAndSelectionsWithoutAWindow)
{
    const LabelMap labels = paintStrokes(strokesOf(R"(
        {"tool": "fill", "class": "lake", "points": [[5, 5]]},
        {"layer": "add", "name": "front"},
        {"tool": "select-rectangle", "points": [[10, 10], [29, 29]]},
        {"tool": "rectangle", "class": "tree", "points": [[0, 0], [99, 59]]},
        {"tool": "move", "points": [[15, 15], [45, 15]]},
        {"selection": "cut"}, {"selection": "none"}, {"selection": "paste"},
        {"tool": "transform", "points": [[49, 19], [49, 29]]},
        {"layer": "duplicate"}, {"layer": "show", "on": false},
        {"layer": "select", "index": 0}, {"layer": "remove", "index": 1},
        {"command": "edit.undo"}, {"command": "edit.redo"})"),
        fiveClasses());

    EXPECT_EQ(labels.at(40, 20), kTree);
    EXPECT_EQ(labels.at(59, 39), kTree);
    EXPECT_EQ(labels.at(59, 18), kLake);
    EXPECT_EQ(labels.at(15, 15), kLake);
}

} // namespace
} // namespace pleinair
