#include "ui/command_words.h"

#include <QCoreApplication>

namespace pleinair {

namespace {

struct Words {
    const char* id;
    const char* words;
};

constexpr Words kWords[] = {
    { "file.export", QT_TRANSLATE_NOOP("CommandWords", "save picture, render to file") },
    { "edit.preferences", QT_TRANSLATE_NOOP("CommandWords", "settings, options, language") },
    { "select.none", QT_TRANSLATE_NOOP("CommandWords", "deselect") },
    { "select.invert", QT_TRANSLATE_NOOP("CommandWords", "inverse selection") },
    { "select.grow", QT_TRANSLATE_NOOP("CommandWords", "expand selection") },
    { "select.shrink", QT_TRANSLATE_NOOP("CommandWords", "contract selection") },
    { "tool.fill", QT_TRANSLATE_NOOP("CommandWords", "paint bucket, flood fill") },
    { "tool.picker", QT_TRANSLATE_NOOP("CommandWords", "eyedropper, pipette, color sampler") },
    { "tool.select-rectangle", QT_TRANSLATE_NOOP("CommandWords", "marquee") },
    { "tool.select-area", QT_TRANSLATE_NOOP("CommandWords", "magic wand") },
    { "tool.transform", QT_TRANSLATE_NOOP("CommandWords", "scale, rotate, free transform") },
    { "tool.replace", QT_TRANSLATE_NOOP("CommandWords", "change class everywhere") },
    { "tool.gradient", QT_TRANSLATE_NOOP("CommandWords", "thin out, dissolve") },
    { "material.last", QT_TRANSLATE_NOOP("CommandWords", "swap colors, previous class") },
    { "image.resize", QT_TRANSLATE_NOOP("CommandWords", "painting size, extend canvas") },
    { "image.scale", QT_TRANSLATE_NOOP("CommandWords", "resize image, resolution") },
    { "layer.duplicate", QT_TRANSLATE_NOOP("CommandWords", "copy layer") },
    { "layer.remove", QT_TRANSLATE_NOOP("CommandWords", "delete layer") },
    { "layer.trace", QT_TRANSLATE_NOOP("CommandWords", "reference photograph, background") },
    { "view.fit", QT_TRANSLATE_NOOP("CommandWords", "whole picture, zoom to fit") },
    { "view.rotateLeft", QT_TRANSLATE_NOOP("CommandWords", "rotate canvas") },
    { "view.rotateRight", QT_TRANSLATE_NOOP("CommandWords", "rotate canvas") },
    { "view.straighten", QT_TRANSLATE_NOOP("CommandWords", "reset rotation") },
    { "view.mirror", QT_TRANSLATE_NOOP("CommandWords", "flip view") },
    { "view.sideBySide", QT_TRANSLATE_NOOP("CommandWords", "split view") },
    { "view.over", QT_TRANSLATE_NOOP("CommandWords", "compare, overlay, slider") },
    { "view.secondWindow", QT_TRANSLATE_NOOP("CommandWords", "second screen, monitor, detach") },
    { "view.patterns", QT_TRANSLATE_NOOP("CommandWords", "color blind, textures") },
    { "view.docks", QT_TRANSLATE_NOOP("CommandWords", "panels, canvas only") },
    { "view.pause", QT_TRANSLATE_NOOP("CommandWords", "stop live") },
    { "style.all", QT_TRANSLATE_NOOP("CommandWords", "presets, favourites, light, mood") },
    { "style.random", QT_TRANSLATE_NOOP("CommandWords", "dice, seed, mood") },
    { "style.photograph", QT_TRANSLATE_NOOP("CommandWords", "reference mood, light") },
    { "help.keys", QT_TRANSLATE_NOOP("CommandWords", "shortcuts, hotkeys, Krita, Photoshop") },
    { "help.welcome", QT_TRANSLATE_NOOP("CommandWords", "start, welcome") },
};

} // namespace

QStringList otherWordsFor(const QString& id)
{
    for (const Words& entry : kWords) {
        if (id != QLatin1StringView(entry.id))
            continue;
        QStringList words { QString::fromUtf8(entry.words) };
        const QString translated = QCoreApplication::translate("CommandWords", entry.words);
        if (translated != words.first())
            words << translated;
        return words;
    }
    return {};
}

} // namespace pleinair
