#include "app/painting/document_content.h"

#include "model/base/error.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

/// Grass below, a lake on a hidden layer, a locked tree above, with something selected.
Document layered()
{
    Document document(fiveClasses(), { 20, 10 }, kGrass);
    (void)document.addLayer("lake");
    document.beginEdit();
    const Span lake { 4, 2, 12 };
    document.paint({ &lake, 1 }, kLake);
    (void)document.endEdit();
    (void)document.setLayerInfo(1, { document.layers()[1].info.id, "lake", false, false, .5F });
    (void)document.addLayer("tree");
    document.beginEdit();
    const Span tree { 6, 0, 3 };
    document.paint({ &tree, 1 }, kTree);
    (void)document.endEdit();
    (void)document.select(Selection({ 20, 10 }, { &lake, 1 }));
    document.setActiveLayer(1);
    return document;
}

TEST(DocumentContent, BringsTheWholeDocumentBack)
{
    const Document before = layered();
    Document after(fiveClasses(), { 3, 3 }, kSky);
    const auto revision = after.revision();

    after.replace(before.content());

    EXPECT_EQ(after.labels(), before.labels());
    EXPECT_EQ(after.selection(), before.selection());
    EXPECT_EQ(after.baseClass(), kGrass);
    EXPECT_GT(after.revision(), revision);
    EXPECT_EQ(after.classCounts(), before.classCounts());
    ASSERT_EQ(after.layers().count(), 3);
    EXPECT_EQ(after.layers().active(), 1);
    EXPECT_EQ(after.layers()[1].info.name, "lake");
    EXPECT_FALSE(after.layers()[1].info.isVisible);
    EXPECT_EQ(after.layers()[1].labels, before.layers()[1].labels);
    EXPECT_EQ(before.content().flattened(), before.labels());
}

TEST(DocumentContent, ADocumentMadeOfItCanBeEdited)
{
    Document document(fiveClasses(), { 3, 3 }, kSky);
    document.replace(layered().content());

    const Edit added = document.addLayer("another");

    EXPECT_EQ(document.layers().count(), 4);
    document.restore(added, Edit::Side::Before);
    EXPECT_EQ(document.layers().count(), 3);
}

TEST(DocumentContent, WhatDoesNotFitTogetherIsRefusedAndChangesNothing)
{
    const DocumentContent whole = layered().content();
    std::vector<DocumentContent> broken(6, whole);
    broken[0].layers.clear();
    broken[1].baseClass = 5;
    broken[2].active = 3;
    broken[3].layers[1].labels = LabelMap({ 5, 5 }, kSky);
    broken[4].layers[1].labels.set(0, 0, 7);
    broken[5].selection = Selection(LabelMap({ 5, 5 }, 1));
    Document document(fiveClasses(), { 3, 3 }, kSky);
    for (const DocumentContent& content : broken)
        EXPECT_THROW(document.replace(content), Error);

    EXPECT_EQ(document.labels(), LabelMap({ 3, 3 }, kSky));
}

} // namespace
} // namespace pleinair
