#include "app/files/strokes_file.h"

#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <string>

namespace pleinair {
namespace {

std::string withActions(const std::string& actions)
{
    return R"({"format": "pleinair-strokes", "version": 1, "canvas": [64, 48], "actions": [)"
        + actions + "]}";
}

std::string refusalOf(const std::string& text)
{
    try {
        (void)parseStrokes(text, "x.json");
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

TEST(StrokesFile, ReadsEveryKindOfAction)
{
    const StrokesFile strokes = parseStrokes(withActions(R"(
        {"tool": "brush", "class": "sea", "size": 12.5, "shape": "square", "pressure": false,
         "modifiers": ["shift"], "points": [[1, 2, 0.5, 10], [3.5, 4]]},
        {"tool": "fill", "reach": "all", "points": [[0, 0]]},
        {"command": "edit.undo"},
        {"style": {"preset": "noon"}}, {"style": {"photo": "a.jpg"}}, {"style": {"seed": 7}},
        {"open": "map.png"}, {"wait": "frame"}, {"snapshot": "out.png"})"));

    ASSERT_EQ(strokes.actions.size(), 9U);
    EXPECT_EQ(strokes.canvas, (Size { 64, 48 }));
    const auto& brush = std::get<ToolAction>(strokes.actions[0]);
    EXPECT_EQ(brush.tool, ToolKind::Brush);
    EXPECT_EQ(brush.className, "sea");
    EXPECT_EQ(brush.brush, (Brush { BrushShape::Square, 12.5F, false }));
    EXPECT_TRUE(brush.modifiers.shift);
    ASSERT_EQ(brush.points.size(), 2U);
    EXPECT_EQ(brush.points[0], (PointerInput { { 1, 2 }, 0.5F, 10, { true, false, false } }));
    EXPECT_EQ(brush.points[1].pressure, 1);
    EXPECT_EQ(std::get<ToolAction>(strokes.actions[1]).fillReach, FillReach::All);
    EXPECT_EQ(std::get<CommandAction>(strokes.actions[2]).id, "edit.undo");
    EXPECT_EQ(
        std::get<StyleAction::Seed>(std::get<StyleAction>(strokes.actions[5]).style).value, 7U);
    EXPECT_EQ(std::get<OpenAction>(strokes.actions[6]).file, "map.png");
    EXPECT_TRUE(std::holds_alternative<WaitAction>(strokes.actions[7]));
    EXPECT_EQ(std::get<SnapshotAction>(strokes.actions[8]).file, "out.png");
}

TEST(StrokesFile, WhatIsWrittenReadsBackTheSame)
{
    const std::string text = toJson(parseStrokes(withActions(R"(
        {"tool": "line", "class": "a \"b\" é", "size": 0.1e2, "shape": "diamond",
         "points": [[0.1, -2.75, 0.333, 5], [1e4, 3, 1, 0], [7, 8, 0.5, 0]]},
        {"tool": "brush", "pressure": false, "modifiers": ["alt", "control"], "points": [[1, 1]]},
        {"tool": "brush", "shape": "scatter", "density": 0.25, "grain": 7, "spacing": 1.5,
         "stabiliser": 0.6, "symmetry": "both", "points": [[1, 1]]},
        {"tool": "select-area", "gap": 5, "mode": "subtract", "points": [[1, 1]]},
        {"tool": "gradient", "second": "sea", "points": [[1, 1], [9, 9]]},
        {"layer": "add", "name": "Trees"}, {"layer": "move", "index": 2, "to": 1},
        {"layer": "opacity", "value": 0.4}, {"layer": "show", "on": false},
        {"layer": "trace", "photo": "cliff.jpg"},
        {"selection": "grow", "px": 9}, {"selection": "flip-vertical"},
        {"canvas": "crop"}, {"canvas": "scale", "size": [300, 200]},
        {"command": "edit.redo"}, {"style": {"seed": 18446744073709551615}},
        {"style": {"preset": "p"}}, {"style": {"photo": "q"}}, {"open": "r"},
        {"wait": "frame"}, {"snapshot": "s"})")));

    EXPECT_EQ(toJson(parseStrokes(text)), text);
    EXPECT_NE(text.find("[0.1,-2.75,0.333,5]"), std::string::npos) << text;
    const TemporaryFolder folder;
    writeStrokes(folder / "a.strokes.json", parseStrokes(text));
    EXPECT_EQ(toJson(readStrokes(folder / "a.strokes.json")), text);
}

TEST(StrokesFile, ARefusalNamesTheActionAndTheReason)
{
    EXPECT_NE(refusalOf(withActions(R"({"wait": "frame"}, {"tool": "spray", "points": [[0, 0]]})"))
                  .find("action 2: there is no tool \"spray\""),
        std::string::npos);
    for (const char* action :
        { R"(7)", R"({})", R"({"tool": "brush"})", R"({"tool": "brush", "points": []})",
            R"({"tool": "brush", "points": [[1]]})", R"({"tool": "brush", "points": [[1, "2"]]})",
            R"({"tool": "brush", "points": [[1, 2, 3]]})",
            R"({"tool": "brush", "points": [[1e300, 2]]})",
            R"({"tool": "brush", "points": [[1, 2, 1, -5]]})",
            R"({"tool": "brush", "points": [[1, 2]], "size": 0})",
            R"({"tool": "brush", "points": [[1, 2]], "shape": "star"})",
            R"({"tool": "brush", "points": [[1, 2]], "pressure": 1})",
            R"({"tool": "brush", "points": [[1, 2]], "modifiers": ["hyper"]})",
            R"({"tool": "brush", "points": [[1, 2]], "class": 3})",
            R"({"tool": "fill", "points": [[1, 2]], "reach": "some"})", R"({"command": 1})",
            R"({"command": "edit.undo", "wait": "frame"})", R"({"wait": "a while"})",
            R"({"style": "noon"})", R"({"style": {"seed": -1}})", R"({"open": null})" }) {
        EXPECT_NE(refusalOf(withActions(action)).find("action 1"), std::string::npos)
            << action << ": " << refusalOf(withActions(action));
    }
}

TEST(StrokesFile, RefusesOtherFilesAndCanvasesInWords)
{
    EXPECT_NE(refusalOf("[").find("not valid JSON"), std::string::npos);
    EXPECT_NE(refusalOf(R"({"format": "other"})").find("format"), std::string::npos);
    EXPECT_NE(refusalOf(R"({"format": "pleinair-strokes", "version": 2})").find("newer"),
        std::string::npos);
    for (const char* canvas : { "[0, 5]", "[5]", "[5, 9000]", "\"5x5\"", "[5.5, 5]", "[-5, 5]" }) {
        const std::string text = std::string(R"({"format": "pleinair-strokes", "canvas": )")
            + canvas + R"(, "actions": []})";
        EXPECT_NE(refusalOf(text).find("canvas"), std::string::npos) << canvas;
    }
    EXPECT_NE(refusalOf(R"({"format": "pleinair-strokes", "canvas": [5, 5]})").find("actions"),
        std::string::npos);
}

TEST(StrokesFile, DamagedTextsAreReadOrRefusedAndNothingElse)
{
    const std::string whole = withActions(R"({"tool": "brush", "class": "sea", "size": 12,
        "points": [[1, 2, 0.5, 10], [3, 4]]}, {"style": {"seed": 7}}, {"wait": "frame"})");
    const auto isReadOrRefused = [](const std::string& text) {
        try {
            (void)parseStrokes(text);
        } catch (const Error& error) {
            return !std::string(error.what()).empty();
        }
        return true;
    };

    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_TRUE(isReadOrRefused(whole.substr(0, length)));
    Dice dice(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string damaged = whole;
        for (int flips = 1 + dice.roll(3); flips > 0; --flips)
            damaged[static_cast<std::size_t>(dice.roll(static_cast<int>(whole.size())))] ^=
                static_cast<char>(1 << dice.roll(8));
        EXPECT_TRUE(isReadOrRefused(damaged));
    }
    EXPECT_TRUE(isReadOrRefused(std::string(100'000, '[')));
}

TEST(StrokesFile, NamesThatAreNotUtf8CanBeWritten)
{
    StrokesFile strokes { { 4, 4 }, { CommandAction { "\xFF\xFE" } } };

    EXPECT_NO_THROW((void)parseStrokes(toJson(strokes)));
}

TEST(StrokesFile, RefusesWhatNoLayerOrSelectionKnows)
{
    EXPECT_NE(refusalOf(withActions(R"({"layer": "explode"})")).find("explode"), std::string::npos);
    EXPECT_NE(
        refusalOf(withActions(R"({"selection": "explode"})")).find("explode"), std::string::npos);
    EXPECT_NE(
        refusalOf(withActions(R"({"layer": "show", "on": 3})")).find("on"), std::string::npos);
    EXPECT_NE(refusalOf(withActions(R"({"layer": "opacity", "value": 7})")).find("value"),
        std::string::npos);
    EXPECT_NE(refusalOf(withActions(R"({"tool": "brush", "symmetry": "odd", "points": [[1, 1]]})"))
                  .find("odd"),
        std::string::npos);
}

} // namespace
} // namespace pleinair
