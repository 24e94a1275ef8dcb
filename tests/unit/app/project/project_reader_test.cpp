#include "app/project/project_reader.h"

#include "app/project/project_writer.h"
#include "app/project/stack_xml.h"
#include "app/project/zip_reader.h"
#include "app/project/zip_writer.h"
#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/project/project_fixtures.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>

namespace pleinair {
namespace {

OpenedProject decoded(
    std::span<const std::byte> bytes, UnmatchedPixels policy = UnmatchedPixels::Report)
{
    return decodeProject(bytes, fiveClasses(), policy, "test.ora");
}

void expectSamePainting(const DocumentContent& found, const DocumentContent& expected)
{
    ASSERT_EQ(found.layers.size(), expected.layers.size());
    for (std::size_t i = 0; i < found.layers.size(); ++i) {
        LayerInfo info = found.layers[i].info;
        info.id = expected.layers[i].info.id;
        EXPECT_EQ(info, expected.layers[i].info) << i;
        EXPECT_EQ(found.layers[i].labels, expected.layers[i].labels) << i;
    }
    EXPECT_EQ(found.active, expected.active);
    EXPECT_EQ(found.baseClass, expected.baseClass);
}

/// The members of a project, changed, as another archive.
std::vector<std::byte> changed(const std::function<void(std::map<std::string, std::string>&)>& change,
    const Project& project = fullProject())
{
    const auto bytes = encodeProject(project);
    const ZipReader reader(bytes, "test");
    std::map<std::string, std::string> members;
    const ByteSource source("test", bytes);
    const ZipDirectory directory(source, ZipPacking::StoredOrDeflated);
    for (const ZipMember& member : directory.members())
        members[member.name] = reader.readText(member.name, ZipReader::kMaxMemberBytes);
    change(members);
    ZipWriter writer;
    for (const auto& [name, content] : members)
        writer.add(name, content);
    return writer.finish();
}

/// As Krita saves it: the extras are gone.
std::vector<std::byte> withoutExtras()
{
    return changed([](auto& members) {
        std::erase_if(members, [](const auto& entry) { return entry.first.starts_with("pleinair/"); });
    });
}

std::string refusalOf(std::span<const std::byte> bytes)
{
    try {
        (void)decoded(bytes);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(ProjectFile, EverythingComesBack)
{
    const Project project = fullProject();
    const TemporaryFolder folder;

    saveProject(folder / "a.ora", project);
    const OpenedProject opened = openProject(folder / "a.ora", ClassTable::numbered(3));

    EXPECT_FALSE(opened.isRebuilt);
    expectSamePainting(opened.project.painting, project.painting);
    EXPECT_EQ(opened.project.painting.selection, project.painting.selection);
    EXPECT_EQ(opened.project.painting.instances, project.painting.instances);
    ASSERT_TRUE(opened.project.painting.reference);
    EXPECT_EQ(*opened.project.painting.reference->photograph, *project.painting.reference->photograph);
    EXPECT_EQ(opened.project.painting.reference->name, "beach");
    EXPECT_FLOAT_EQ(opened.project.painting.reference->opacity, .75F);
    EXPECT_EQ(opened.project.painting.classes.count(), 5);
    EXPECT_EQ(opened.project.painting.classes[kLake].cocoStuff, 177);
    EXPECT_EQ(opened.project.model, project.model);
    EXPECT_EQ(opened.project.styles, project.styles);
    EXPECT_EQ(opened.project.view, project.view);
    Document document(fiveClasses(), { 1, 1 }, 0);
    document.replace(opened.project.painting);
    EXPECT_EQ(document.labels(), project.painting.flattened());
}

TEST(ProjectFile, TheKeptFormForRecoveryHoldsAllOfItToo)
{
    const Project project = fullProject();
    const auto all = encodeProject(project);
    const auto own = encodeProject(project, ProjectParts::Own);

    const OpenedProject opened = decoded(own);

    EXPECT_LT(own.size(), all.size());
    expectSamePainting(opened.project.painting, project.painting);
    EXPECT_EQ(opened.project.styles, project.styles);
    EXPECT_TRUE(looksLikeProject(own));
}

TEST(ProjectFile, IsAnOpenRasterFile)
{
    const auto bytes = encodeProject(fullProject());
    const ZipReader zip(bytes, "test");

    const LayerPile pile = parseStackXml(zip.readText("stack.xml", 100'000), "test");
    ASSERT_EQ(pile.layers.size(), 5U);
    EXPECT_EQ(pile.layers[0].name, "Photograph");
    EXPECT_EQ(pile.layers[1].name, "B\xC3\xA4ume");
    EXPECT_FALSE(pile.layers[1].isVisible);
    EXPECT_TRUE(pile.layers[2].isSelected);
    EXPECT_EQ(pile.layers[4].name, "Reference: beach");
    EXPECT_EQ(decodePicture(zip.read("mergedimage.png"), "merged").size, (Size { 40, 24 }));
    EXPECT_EQ(decodePicture(zip.read("Thumbnails/thumbnail.png"), "small").size, (Size { 40, 24 }));
    for (const StackedLayer& layer : pile.layers)
        EXPECT_TRUE(zip.holds(layer.source));
}

TEST(ProjectFile, WithoutAPhotographTheMergedPictureIsThePainting)
{
    Project project = fullProject();
    project.photograph = {};
    const auto bytes = encodeProject(project);
    const ZipReader zip(bytes, "test");

    const Image merged = decodePicture(zip.read("mergedimage.png"), "merged");
    const Color sky = fiveClasses()[kSky].color;
    EXPECT_EQ(merged.rgb[3 * 5], sky.r);
    EXPECT_FALSE(zip.holds("data/photograph.png"));
}

TEST(ProjectFile, LayersAreRebuiltFromTheirColoursWhenTheExtrasAreGone)
{
    const Project project = fullProject();

    const OpenedProject opened = decoded(withoutExtras());

    EXPECT_TRUE(opened.isRebuilt);
    EXPECT_EQ(opened.unmatchedCount(), 0);
    expectSamePainting(opened.project.painting, project.painting);
    ASSERT_TRUE(opened.project.painting.reference);
    EXPECT_EQ(opened.project.painting.reference->name, "beach");
}

TEST(ProjectFile, LayersThatAnotherProgramChangedAreNotTakenFromTheExtras)
{
    const auto bytes = changed([](auto& members) {
        const auto tree = encodeLayerPicture(LabelMap({ 40, 24 }, kTree), fiveClasses());
        members["data/layer0.png"].assign(reinterpret_cast<const char*>(tree.data()), tree.size());
    });

    const OpenedProject opened = decoded(bytes);

    EXPECT_TRUE(opened.isRebuilt);
    EXPECT_EQ(opened.project.painting.layers[0].labels, LabelMap({ 40, 24 }, kTree));
}

TEST(ProjectFile, DamageIsNamed)
{
    const auto expectRefusal = [](const std::string& part, auto change) {
        const std::string refusal = refusalOf(changed(change));
        EXPECT_NE(refusal.find(part), std::string::npos) << part << " in: " << refusal;
        EXPECT_EQ(refusal.rfind("test.ora", 0), 0U) << refusal;
    };
    expectRefusal("OpenRaster", [](auto& members) { members["mimetype"] = "text/plain"; });
    expectRefusal("labels/1.png", [](auto& members) { members["pleinair/labels/1.png"] = "no"; });
    expectRefusal("\"pleinair/labels/1.png\" is missing",
        [](auto& members) { members.erase("pleinair/labels/1.png"); });
    expectRefusal("the painting is 40 x 24", [](auto& members) {
        const auto small = encodeLayerPicture(LabelMap({ 4, 2 }, kTree), fiveClasses());
        members["pleinair/labels/1.png"].assign(
            reinterpret_cast<const char*>(small.data()), small.size());
    });
    expectRefusal("JSON", [](auto& members) { members["pleinair/project.json"] = "{"; });
    expectRefusal("\"layers\"", [](auto& members) {
        members["pleinair/project.json"] =
            R"({"format": "pleinair-project", "version": 1, "canvas": [4, 4], "base_class": 0,
                "classes": {"format": "pleinair-classes", "version": 1,
                            "classes": [{"id": 0, "name": "a", "color": "#000000"}]}})";
    });
    expectRefusal("stack.xml", [](auto& members) {
        members.erase("pleinair/project.json");
        members["stack.xml"] = "<image";
    });
    expectRefusal("more than can be opened", [](auto& members) {
        members.erase("pleinair/project.json");
        members["stack.xml"] = "<image w='16384' h='16384'><stack><layer src='data/layer0.png'/></stack></image>";
    });
    expectRefusal("no layer of labels", [](auto& members) {
        members.erase("pleinair/project.json");
        members["stack.xml"] = "<image w='8' h='8'><stack/></image>";
    });
}

TEST(ProjectFile, AFileFromBeforeMixesWereKeptOpens)
{
    const auto bytes = changed([](auto& members) {
        auto content = nlohmann::json::parse(members["pleinair/project.json"]);
        ASSERT_EQ(content["styles"]["current"].erase("ingredients"), 1U);
        members["pleinair/project.json"] = content.dump();
    });

    const OpenedProject opened = decoded(bytes);

    ASSERT_TRUE(opened.project.styles.current);
    EXPECT_TRUE(opened.project.styles.current->ingredients.empty());
    EXPECT_EQ(opened.project.styles.current->vector, fullProject().styles.current->vector);
}

TEST(ProjectFile, AMixOfWhatDoesNotFitIsRefused)
{
    const auto refusalWith = [](auto change) {
        return refusalOf(changed([&change](auto& members) {
            auto content = nlohmann::json::parse(members["pleinair/project.json"]);
            change(content["styles"]["current"]);
            members["pleinair/project.json"] = content.dump();
        }));
    };
    EXPECT_NE(refusalWith([](auto& style) { style["ingredients"][0]["weight"] = -1; }).find("weight"),
        std::string::npos);
    EXPECT_NE(refusalWith([](auto& style) { style["ingredients"][1]["vector"] = ""; }).find("noon"),
        std::string::npos);
    EXPECT_NE(refusalWith([](auto& style) { style["ingredients"] = 3; }).find("ingredients"),
        std::string::npos);
}

TEST(ProjectFile, WhatItDoesNotKnowIsKept)
{
    const auto bytes = changed([](auto& members) {
        auto content = nlohmann::json::parse(members["pleinair/project.json"]);
        content["notes"] = { "from", "tomorrow" };
        content["view"]["tilt"] = 3;
        members["pleinair/project.json"] = content.dump();
    });

    Project project = decoded(bytes).project;
    project.view.scale = 2;
    project.painting.selection = {};
    const auto again = encodeProject(project);

    const ZipReader zip(again, "again");
    const auto content = nlohmann::json::parse(zip.readText("pleinair/project.json", 100'000));
    EXPECT_EQ(content["notes"][1], "tomorrow");
    EXPECT_EQ(content["view"]["tilt"], 3);
    EXPECT_EQ(content["view"]["scale"], 2);
    EXPECT_FALSE(content.contains("selection")) << "what it knows is as it is";
}

TEST(ProjectFile, AProjectOfANewerProgramIsRefusedAsSuch)
{
    const auto bytes = changed([](auto& members) {
        members["pleinair/project.json"] = R"({"format": "pleinair-project", "version": 2})";
    });
    try {
        (void)decoded(bytes);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::UnsupportedVersion);
    }
}

TEST(ProjectFile, SavingIntoAFolderThatIsGoneLeavesASentence)
{
    const TemporaryFolder folder;
    EXPECT_THROW(saveProject(folder / "gone" / "a.ora", fullProject()), Error);
}

} // namespace
} // namespace pleinair
