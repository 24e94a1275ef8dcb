#pragma once

#include "app/project/project.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <memory>

namespace pleinair {

/// Three layers, a selection, a reference and styles: something of everything.
inline Project fullProject()
{
    Document document(fiveClasses(), { 40, 24 }, kGrass);
    const auto paintRows = [&document](int top, int bottom, ClassId id) {
        document.beginEdit();
        for (int y = top; y < bottom; ++y) {
            const Span span { y, 3, 30 };
            document.paint({ &span, 1 }, id);
        }
        (void)document.endEdit();
    };
    paintRows(0, 9, kSky);
    (void)document.addLayer("Lake & \"shore\"");
    paintRows(12, 18, kLake);
    (void)document.addLayer("B\xC3\xA4ume");
    paintRows(8, 14, kTree);
    auto hidden = document.layers()[2].info;
    hidden.isVisible = false;
    hidden.isLocked = true;
    hidden.viewOpacity = .5F;
    (void)document.setLayerInfo(2, hidden);
    const Span selected { 5, 10, 20 };
    (void)document.select(Selection({ 40, 24 }, { &selected, 1 }));
    const Image photograph { { 6, 5 }, std::vector<std::uint8_t>(90, 77) };
    (void)document.setReference(
        Reference { "beach", std::make_shared<const Image>(photograph), false, .75F });
    document.setActiveLayer(1);

    Project project;
    project.painting = document.content();
    project.painting.instances = LabelMap({ 40, 24 }, 0);
    project.painting.instances.paintDisc({ 20, 12 }, 5, 200);
    project.model = { "landscape", "0123abcd", "/models/landscape" };
    project.styles.current = ProjectStyle { "evening", "blend", { { .5F, -1, 2 }, {} }, 7, {} };
    project.styles.current->ingredients = { { "beach", { { 1, 2, 3 }, { .1F, .2F, .3F } }, 75 },
        { "noon", { { 0, -4, 1 }, {} }, 25 } };
    project.styles.photographs = { { "beach", "photograph", { { 1, 2, 3 }, { .1F, .2F, .3F } }, 0,
        "/photographs/beach.jpg" } };
    project.styles.seed = 0xFFFF'FFFF'FFFF'FFFFU;
    project.styles.isSeedLocked = true;
    project.view = { false, 1.5, 20, 12.25, -30, true, 512 };
    project.photograph = { { 20, 12 }, std::vector<std::uint8_t>(720, 99) };
    return project;
}

} // namespace pleinair
