#include "ui/action_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr char kContext[] = "Actions";

constexpr ActionInfo kActions[] = {
    { "file.new", QT_TRANSLATE_NOOP("Actions", "New…"), "Ctrl+N", "new" },
    { "file.open", QT_TRANSLATE_NOOP("Actions", "Open…"), "Ctrl+O", "open" },
    { "file.openPhotograph", QT_TRANSLATE_NOOP("Actions", "Open Photograph as Painting…"),
        "Ctrl+Shift+O", "" },
    { "file.save", QT_TRANSLATE_NOOP("Actions", "Save"), "Ctrl+S", "save" },
    { "file.saveAs", QT_TRANSLATE_NOOP("Actions", "Save As…"), "Ctrl+Shift+S", "" },
    { "file.export", QT_TRANSLATE_NOOP("Actions", "Export Again"), "Ctrl+E", "export" },
    { "file.exportAs", QT_TRANSLATE_NOOP("Actions", "Export As…"), "Ctrl+Shift+E", "" },
    { "file.film", QT_TRANSLATE_NOOP("Actions", "Export Film…"), "", "" },
    { "file.importLabels", QT_TRANSLATE_NOOP("Actions", "Import Label Map…"), "Ctrl+Shift+I", "" },
    { "file.addToDataSet", QT_TRANSLATE_NOOP("Actions", "Add to Data Set…"), "", "" },
    { "file.close", QT_TRANSLATE_NOOP("Actions", "Close Window"), "Ctrl+W", "" },
    { "file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "" },

    { "edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo" },
    { "edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo" },
    { "edit.preferences", QT_TRANSLATE_NOOP("Actions", "Preferences…"), "Ctrl+,", "" },
    { "edit.copyPhotograph", QT_TRANSLATE_NOOP("Actions", "Copy Photograph"), "Ctrl+Shift+C", "" },
    { "edit.cut", QT_TRANSLATE_NOOP("Actions", "Cut"), "Ctrl+X", "" },
    { "edit.copy", QT_TRANSLATE_NOOP("Actions", "Copy"), "Ctrl+C", "" },
    { "edit.paste", QT_TRANSLATE_NOOP("Actions", "Paste"), "Ctrl+V", "" },
    { "edit.flipHorizontal", QT_TRANSLATE_NOOP("Actions", "Flip Left and Right"), "", "mirror" },
    { "edit.flipVertical", QT_TRANSLATE_NOOP("Actions", "Flip Upside Down"), "", "" },
    { "edit.turnLeft", QT_TRANSLATE_NOOP("Actions", "Turn Left"), "", "" },
    { "edit.turnRight", QT_TRANSLATE_NOOP("Actions", "Turn Right"), "", "" },
    { "select.all", QT_TRANSLATE_NOOP("Actions", "Select All"), "Ctrl+A", "" },
    { "select.none", QT_TRANSLATE_NOOP("Actions", "Select None"), "Ctrl+Shift+A", "" },
    { "select.invert", QT_TRANSLATE_NOOP("Actions", "Invert Selection"), "Ctrl+I", "" },
    { "select.grow", QT_TRANSLATE_NOOP("Actions", "Grow Selection…"), "", "" },
    { "select.shrink", QT_TRANSLATE_NOOP("Actions", "Shrink Selection…"), "", "" },

    { "tool.brush", QT_TRANSLATE_NOOP("Actions", "Brush"), "B", "brush", true },
    { "tool.eraser", QT_TRANSLATE_NOOP("Actions", "Eraser"), "E", "eraser", true },
    { "tool.line", QT_TRANSLATE_NOOP("Actions", "Line"), "L", "line", true },
    { "tool.rectangle", QT_TRANSLATE_NOOP("Actions", "Rectangle"), "R", "rectangle", true },
    { "tool.ellipse", QT_TRANSLATE_NOOP("Actions", "Ellipse"), "O", "ellipse", true },
    { "tool.polygon", QT_TRANSLATE_NOOP("Actions", "Polygon"), "P", "polygon", true },
    { "tool.lasso", QT_TRANSLATE_NOOP("Actions", "Lasso"), "A", "lasso", true },
    { "tool.fill", QT_TRANSLATE_NOOP("Actions", "Fill"), "G F", "fill", true },
    { "tool.replace", QT_TRANSLATE_NOOP("Actions", "Replace Material"), "C", "replace", true },
    { "tool.gradient", QT_TRANSLATE_NOOP("Actions", "Scatter Gradient"), "D", "gradient", true },
    { "tool.picker", QT_TRANSLATE_NOOP("Actions", "Picker"), "I", "picker", true },
    { "tool.select-rectangle", QT_TRANSLATE_NOOP("Actions", "Select Rectangle"), "S",
        "select-rectangle", true },
    { "tool.select-ellipse", QT_TRANSLATE_NOOP("Actions", "Select Ellipse"), "Shift+S",
        "select-ellipse", true },
    { "tool.select-lasso", QT_TRANSLATE_NOOP("Actions", "Select Freehand"), "Shift+A",
        "select-lasso", true },
    { "tool.select-area", QT_TRANSLATE_NOOP("Actions", "Select Area"), "Shift+W", "wand", true },
    { "tool.select-class", QT_TRANSLATE_NOOP("Actions", "Select by Material"), "W", "select-class",
        true },
    { "tool.move", QT_TRANSLATE_NOOP("Actions", "Move"), "V", "move", true },
    { "tool.transform", QT_TRANSLATE_NOOP("Actions", "Transform"), "Ctrl+T", "transform", true },

    { "brush.smaller", QT_TRANSLATE_NOOP("Actions", "Smaller Brush"), "[", "" },
    { "brush.larger", QT_TRANSLATE_NOOP("Actions", "Larger Brush"), "]", "" },
    { "brush.instances", QT_TRANSLATE_NOOP("Actions", "Each Stroke a Thing of Its Own"), "",
        "instances", true },
    { "material.last", QT_TRANSLATE_NOOP("Actions", "Last Material"), "X", "swap" },
    { "material.search", QT_TRANSLATE_NOOP("Actions", "Search Materials"), "Ctrl+F", "search" },
    { "material.1", QT_TRANSLATE_NOOP("Actions", "Material 1"), "1", "" },
    { "material.2", QT_TRANSLATE_NOOP("Actions", "Material 2"), "2", "" },
    { "material.3", QT_TRANSLATE_NOOP("Actions", "Material 3"), "3", "" },
    { "material.4", QT_TRANSLATE_NOOP("Actions", "Material 4"), "4", "" },
    { "material.5", QT_TRANSLATE_NOOP("Actions", "Material 5"), "5", "" },
    { "material.6", QT_TRANSLATE_NOOP("Actions", "Material 6"), "6", "" },
    { "material.7", QT_TRANSLATE_NOOP("Actions", "Material 7"), "7", "" },
    { "material.8", QT_TRANSLATE_NOOP("Actions", "Material 8"), "8", "" },
    { "material.9", QT_TRANSLATE_NOOP("Actions", "Material 9"), "9", "" },
    { "material.0", QT_TRANSLATE_NOOP("Actions", "Material 10"), "0", "" },

    { "image.resize", QT_TRANSLATE_NOOP("Actions", "Canvas Size…"), "Ctrl+Alt+C", "" },
    { "image.scale", QT_TRANSLATE_NOOP("Actions", "Scale Painting…"), "Ctrl+Alt+I", "" },
    { "image.crop", QT_TRANSLATE_NOOP("Actions", "Crop to Selection"), "", "" },
    { "image.flipHorizontal", QT_TRANSLATE_NOOP("Actions", "Flip Painting Left and Right"), "",
        "" },
    { "image.flipVertical", QT_TRANSLATE_NOOP("Actions", "Flip Painting Upside Down"), "", "" },
    { "image.turnLeft", QT_TRANSLATE_NOOP("Actions", "Turn Painting Left"), "", "" },
    { "image.turnRight", QT_TRANSLATE_NOOP("Actions", "Turn Painting Right"), "", "" },

    { "layer.add", QT_TRANSLATE_NOOP("Actions", "New Layer"), "Ctrl+Shift+N", "plus" },
    { "layer.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate Layer"), "Ctrl+J", "duplicate" },
    { "layer.rename", QT_TRANSLATE_NOOP("Actions", "Rename Layer"), "F2", "" },
    { "layer.remove", QT_TRANSLATE_NOOP("Actions", "Remove Layer"), "Shift+Del", "trash" },
    { "layer.raise", QT_TRANSLATE_NOOP("Actions", "Raise Layer"), "Ctrl+PgUp", "" },
    { "layer.lower", QT_TRANSLATE_NOOP("Actions", "Lower Layer"), "Ctrl+PgDown", "" },
    { "layer.above", QT_TRANSLATE_NOOP("Actions", "Layer Above"), "PgUp", "" },
    { "layer.below", QT_TRANSLATE_NOOP("Actions", "Layer Below"), "PgDown", "" },
    { "layer.mergeDown", QT_TRANSLATE_NOOP("Actions", "Merge Down"), "Ctrl+M", "merge-down" },
    { "layer.flatten", QT_TRANSLATE_NOOP("Actions", "Flatten"), "", "" },
    { "layer.clear", QT_TRANSLATE_NOOP("Actions", "Clear Layer"), "Del", "" },
    { "layer.trace", QT_TRANSLATE_NOOP("Actions", "Photograph to Trace…"), "", "" },
    { "layer.removeTrace", QT_TRANSLATE_NOOP("Actions", "Remove Traced Photograph"), "", "" },

    { "view.fit", QT_TRANSLATE_NOOP("Actions", "Fit to Window"), "Ctrl+0", "fit" },
    { "view.actualSize", QT_TRANSLATE_NOOP("Actions", "100 %"), "Ctrl+1", "actual-size" },
    { "view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom In"), "Ctrl++ Ctrl+=", "zoom-in" },
    { "view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom Out"), "Ctrl+-", "zoom-out" },
    { "view.rotateLeft", QT_TRANSLATE_NOOP("Actions", "Turn View Left"), "Ctrl+Alt+Left Ctrl+[",
        "" },
    { "view.rotateRight", QT_TRANSLATE_NOOP("Actions", "Turn View Right"), "Ctrl+Alt+Right Ctrl+]",
        "rotate-view" },
    { "view.straighten", QT_TRANSLATE_NOOP("Actions", "Straighten View"), "Ctrl+Alt+Up", "" },
    { "view.mirror", QT_TRANSLATE_NOOP("Actions", "Mirror View"), "M", "mirror", true },
    { "view.sideBySide", QT_TRANSLATE_NOOP("Actions", "Side by Side"), "Ctrl+Alt+1", "split",
        true },
    { "view.over", QT_TRANSLATE_NOOP("Actions", "Photograph over Painting"), "Ctrl+Alt+2",
        "overlay", true },
    { "view.paintingOnly", QT_TRANSLATE_NOOP("Actions", "Painting Only"), "Ctrl+Alt+3", "", true },
    { "view.photographOnly", QT_TRANSLATE_NOOP("Actions", "Photograph Only"), "Ctrl+Alt+4", "",
        true },
    { "view.secondWindow", QT_TRANSLATE_NOOP("Actions", "Photograph in Its Own Window"),
        "Ctrl+Alt+5", "", true },
    { "view.patterns", QT_TRANSLATE_NOOP("Actions", "Patterns on Materials"), "", "", true },
    { "view.pause", QT_TRANSLATE_NOOP("Actions", "Pause Rendering"), "F5", "pause", true },
    { "view.docks", QT_TRANSLATE_NOOP("Actions", "Hide Docks"), "Tab", "docks", true },
    { "view.resetDocks", QT_TRANSLATE_NOOP("Actions", "Reset Docks"), "", "" },
    { "view.navigator", QT_TRANSLATE_NOOP("Actions", "Navigator"), "F9", "navigator", true },
    { "view.layers", QT_TRANSLATE_NOOP("Actions", "Layers"), "F7", "layers", true },
    { "view.history", QT_TRANSLATE_NOOP("Actions", "History"), "F8", "history", true },
    { "view.nextPane", QT_TRANSLATE_NOOP("Actions", "Next Pane"), "F6", "" },
    { "view.previousPane", QT_TRANSLATE_NOOP("Actions", "Previous Pane"), "Shift+F6", "" },
    { "view.fullScreen", QT_TRANSLATE_NOOP("Actions", "Full Screen"), "F11", "", true },
    { "view.themeDark", QT_TRANSLATE_NOOP("Actions", "Dark Theme"), "", "", true },
    { "view.themeLight", QT_TRANSLATE_NOOP("Actions", "Light Theme"), "", "", true },

    { "style.photograph", QT_TRANSLATE_NOOP("Actions", "Style of a Photograph…"), "", "photo" },
    { "style.random", QT_TRANSLATE_NOOP("Actions", "Random Style"), "", "dice" },
    { "style.vary", QT_TRANSLATE_NOOP("Actions", "Vary the Style"), "", "" },
    { "style.all", QT_TRANSLATE_NOOP("Actions", "All Styles"), "", "style" },
    { "style.variations", QT_TRANSLATE_NOOP("Actions", "Variations of the Style"), "",
        "variations" },
    { "style.between", QT_TRANSLATE_NOOP("Actions", "From One Style to Another"), "", "between" },
    { "style.mix", QT_TRANSLATE_NOOP("Actions", "Mix Styles"), "", "mix" },
    { "style.favourite", QT_TRANSLATE_NOOP("Actions", "Favourite Style"), "", "star" },
    { "model.open", QT_TRANSLATE_NOOP("Actions", "Open Model Folder…"), "", "model" },
    { "model.train", QT_TRANSLATE_NOOP("Actions", "Train a Model…"), "", "" },
    { "model.openCheckpoint", QT_TRANSLATE_NOOP("Actions", "Open SPADE Checkpoint…"), "", "" },

    { "help.welcome", QT_TRANSLATE_NOOP("Actions", "Recent Paintings and Examples"), "", "" },
    { "help.commands", QT_TRANSLATE_NOOP("Actions", "Find Command…"), "Ctrl+K", "search" },
    { "help.keys", QT_TRANSLATE_NOOP("Actions", "Keys…"), "F1", "" },
    { "help.about", QT_TRANSLATE_NOOP("Actions", "About Pleinair"), "", "" },
};

} // namespace

std::span<const ActionInfo> actionTable()
{
    return kActions;
}

QString actionText(const ActionInfo& info)
{
    return QCoreApplication::translate(kContext, info.text);
}

QStringList actionKeys(const ActionInfo& info)
{
    return QString::fromLatin1(info.keys).split(u' ', Qt::SkipEmptyParts);
}

QString actionIdOf(ToolKind kind)
{
    const std::string_view name = nameOf(kind);
    return u"tool."_s + QLatin1StringView(name.data(), qsizetype(name.size()));
}

QString toolText(ToolKind kind)
{
    const QString id = actionIdOf(kind);
    const auto found = std::find_if(std::begin(kActions), std::end(kActions),
        [&id](const ActionInfo& info) { return id == QLatin1StringView(info.id); });
    return found == std::end(kActions) ? QString() : actionText(*found);
}

} // namespace pleinair
