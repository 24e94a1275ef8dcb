#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/view_transform.h"
#include "ui/command_search.h"
#include "ui/dialogs/command_palette.h"
#include "ui/panels/dock.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// Actions that ask somebody, or end the program.
bool asksOrEnds(const ActionInfo& info)
{
    static const QStringList others { u"file.save"_s, u"file.export"_s, u"file.close"_s,
        u"file.quit"_s, u"help.about"_s };
    return QString::fromUtf8(info.text).endsWith(u'…')
        || others.contains(QString::fromLatin1(info.id));
}

/// The whole painting as text: sizes, layers with all their pixels, selection.
QByteArray digestOf(const Document& document)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << document.size().width << document.size().height << document.layers().count();
    for (int i = 0; i < document.layers().count(); ++i) {
        const Layer& layer = document.layers()[i];
        stream << QByteArray::fromStdString(layer.info.name) << layer.info.isVisible
               << layer.info.isLocked << layer.info.viewOpacity;
        const auto labels = layer.labels.labels();
        stream << QByteArray(
            reinterpret_cast<const char*>(labels.data()), static_cast<qsizetype>(labels.size()));
    }
    for (int y = 0; y < document.size().height; ++y) {
        for (int x = 0; x < document.size().width; ++x)
            stream << document.selection().contains(x, y);
    }
    return bytes;
}

void paintDab(Studio& studio, ClassId id, Point place)
{
    studio.chooseClass(id);
    PointerInput input;
    input.position = place;
    studio.press(input);
    studio.release(input);
}

/// Three painted layers, the middle one active, a selection and something on the clipboard.
void prepare(Studio& studio)
{
    studio.setToolKind(ToolKind::Brush);
    paintDab(studio, 1, { 10, 10 });
    LayerOperation add;
    add.kind = LayerOperation::Kind::Add;
    studio.changeLayers(add);
    paintDab(studio, 2, { 26, 25 });
    studio.changeLayers(add);
    paintDab(studio, 3, { 50, 40 });
    LayerOperation select;
    select.kind = LayerOperation::Kind::Select;
    select.layer = 1;
    studio.changeLayers(select);
    studio.setToolKind(ToolKind::SelectRectangle);
    PointerInput corner;
    corner.position = { 20, 20 };
    studio.press(corner);
    corner.position = { 40, 44 };
    studio.move(corner);
    studio.release(corner);
    studio.setToolKind(ToolKind::Brush);
    studio.changeSelection({ SelectionOperation::Kind::Copy });
}

/// Everything in the window that an action may change.
QString stateOf(MainWindow& window)
{
    QStringList state;
    const ViewTransform& view = window.canvas().transform();
    Studio& studio = window.studio();
    state << QString::number(view.scale()) << QString::number(view.turn())
          << QString::number(view.isMirrored())
          << QString::number(static_cast<int>(studio.toolKind()))
          << QString::number(double(studio.brush().sizePx))
          << QString::number(studio.palette().current())
          << QString::number(studio.history().index())
          << QString::number(qHash(digestOf(studio.document())))
          << QString::number(studio.overlay().path.size())
          << QString::number(studio.document().layers().active())
          << QString::number(static_cast<int>(window.pictures().mode()))
          << QString::number(static_cast<int>(window.rendering().state())) << nameOf(currentTheme())
          << QString::number(window.isFullScreen())
          << QString::number(reinterpret_cast<quintptr>(QApplication::focusWidget()));
    for (const Dock* dock : window.findChildren<Dock*>())
        state << QString::number(dock->isVisible());
    for (const ActionInfo& info : actionTable())
        state << QString::number(window.actions().action(info.id)->isChecked());
    for (const QWidget* part : window.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        state << part->objectName() + QString::number(part->isVisible());
    int shown = 0;
    for (const QWidget* part : window.findChildren<QWidget*>())
        shown += part->isVisible() ? 1 : 0;
    state << QString::number(shown);
    return state.join(u' ');
}

struct Row {
    const char* key;
    const char* id;
};

/// The keys that the design promises.
constexpr Row kPromised[] = { { "B", "tool.brush" }, { "E", "tool.eraser" }, { "G", "tool.fill" },
    { "F", "tool.fill" }, { "I", "tool.picker" }, { "L", "tool.line" }, { "R", "tool.rectangle" },
    { "O", "tool.ellipse" }, { "P", "tool.polygon" }, { "W", "tool.select-class" },
    { "V", "tool.move" }, { "[", "brush.smaller" }, { "]", "brush.larger" },
    { "X", "material.last" }, { "1", "material.1" }, { "0", "material.0" },
    { "Ctrl+Z", "edit.undo" }, { "Ctrl+Shift+Z", "edit.redo" }, { "Ctrl+Y", "edit.redo" },
    { "Ctrl+0", "view.fit" }, { "Ctrl+1", "view.actualSize" },
    { "Ctrl+Alt+Left", "view.rotateLeft" }, { "Ctrl+Alt+Right", "view.rotateRight" },
    { "M", "view.mirror" }, { "Tab", "view.docks" }, { "F6", "view.nextPane" },
    { "F5", "view.pause" }, { "Ctrl+N", "file.new" }, { "Ctrl+O", "file.open" },
    { "Ctrl+S", "file.save" }, { "Ctrl+Shift+S", "file.saveAs" }, { "Ctrl+W", "file.close" },
    { "Ctrl+Q", "file.quit" }, { "Ctrl+E", "file.export" }, { "Ctrl+Shift+E", "file.exportAs" },
    { "Ctrl+K", "help.commands" } };

/// What somebody types who wants it; it must be among the first three.
constexpr Row kGuesses[] = { { "brush", "tool.brush" }, { "erase", "tool.eraser" },
    { "bucket", "tool.fill" }, { "eyedropper", "tool.picker" }, { "line", "tool.line" },
    { "lasso", "tool.lasso" }, { "polygon", "tool.polygon" }, { "replace", "tool.replace" },
    { "magic wand", "tool.select-area" }, { "marquee", "tool.select-rectangle" },
    { "deselect", "select.none" }, { "grow", "select.grow" }, { "transform", "tool.transform" },
    { "move", "tool.move" }, { "undo", "edit.undo" }, { "settings", "edit.preferences" },
    { "shortcuts", "help.keys" }, { "photoshop", "help.keys" }, { "delete layer", "layer.remove" },
    { "new layer", "layer.add" }, { "merge", "layer.mergeDown" }, { "flatten", "layer.flatten" },
    { "rename layer", "layer.rename" }, { "trace", "layer.trace" }, { "crop", "image.crop" },
    { "canvas size", "image.resize" }, { "mirror view", "view.mirror" },
    { "rotate canvas", "view.rotateLeft" }, { "zoom in", "view.zoomIn" }, { "fit", "view.fit" },
    { "split", "view.sideBySide" }, { "compare", "view.over" },
    { "second screen", "view.secondWindow" }, { "hide panels", "view.docks" },
    { "full screen", "view.fullScreen" }, { "pause", "view.pause" },
    { "random style", "style.random" }, { "mood", "style.random" }, { "export", "file.export" },
    { "open model", "model.open" }, { "checkpoint", "model.openCheckpoint" },
    { "light theme", "view.themeLight" }, { "color blind", "view.patterns" },
    { "copy photo", "edit.copyPhotograph" }, { "history", "view.history" },
    { "navigator", "view.navigator" } };

} // namespace

/// Somebody who never saw the program looks for what the design promises.
class StrangersWalkTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePromisedKeysAreThere()
    {
        const KeyMap keys;
        for (const Row& row : kPromised)
            QVERIFY2(keys.keysOf(QString::fromLatin1(row.id))
                         .contains(QKeySequence(QString::fromLatin1(row.key))),
                row.id);
    }

    void everyKeyOfEveryPresetWorks()
    {
        for (const KeyPreset preset : allKeyPresets()) {
            QWidget host;
            ActionSet actions(host);
            const KeyMap keys(preset);
            actions.applyKeys(keys);
            host.show();
            host.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&host));
            for (const ActionInfo& info : actionTable()) {
                QSignalSpy spy(actions.action(info.id), &QAction::triggered);
                const auto given = keys.keysOf(QString::fromLatin1(info.id));
                for (const QKeySequence& key : given)
                    QTest::keyClick(&host, key[0].key(), key[0].keyboardModifiers());
                QVERIFY2(spy.count() == given.size(), info.id);
            }
        }
    }

    void whatIsWantedIsFoundByTyping()
    {
        WindowFixture fixture;
        const auto commands = commandsOf(*fixture.window().menuBar(), fixture.window().actions());
        for (const Row& guess : kGuesses) {
            std::vector<std::pair<int, QString>> found;
            for (const Command& command : commands) {
                QStringList names { command.text };
                names << command.otherNames << command.place;
                const int score = matchScore(QString::fromLatin1(guess.key), names);
                if (score > 0)
                    found.emplace_back(-score, command.action->objectName());
            }
            std::stable_sort(found.begin(), found.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
            QStringList first;
            for (std::size_t i = 0; i < std::min<std::size_t>(3, found.size()); ++i)
                first << found[i].second;
            QVERIFY2(first.contains(QString::fromLatin1(guess.id)),
                qPrintable(u"%1: %2"_s.arg(QLatin1StringView(guess.key), first.join(u' '))));
        }
    }

    void whatChangesThePaintingIsTakenBackByUndo()
    {
        WindowFixture fixture;
        fixture.loadModel();
        Studio& studio = fixture.window().studio();
        int changes = 0;
        for (const ActionInfo& info : actionTable()) {
            const QString id = QString::fromLatin1(info.id);
            const bool isEdit = id.startsWith(u"edit."_s) || id.startsWith(u"select."_s)
                || id.startsWith(u"image."_s) || id.startsWith(u"layer."_s);
            if (!isEdit || asksOrEnds(info) || id == "edit.undo"_L1 || id == "edit.redo"_L1)
                continue;
            studio.replacePainting(fourClasses(), LabelMap({ 64, 48 }, 0));
            prepare(studio);
            const QByteArray before = digestOf(studio.document());
            const int steps = studio.history().index();
            QAction* action = fixture.window().actions().action(info.id);
            action->trigger();
            studio.settle();
            const QByteArray after = digestOf(studio.document());
            if (after == before)
                continue;
            ++changes;
            QVERIFY2(studio.history().index() > steps, info.id);
            fixture.window().actions().action("edit.undo")->trigger();
            QVERIFY2(digestOf(studio.document()) == before, info.id);
            fixture.window().actions().action("edit.redo")->trigger();
            QVERIFY2(digestOf(studio.document()) == after, info.id);
        }
        QVERIFY2(changes >= 18, qPrintable(QString::number(changes)));
    }

    void everyActionDoesSomething()
    {
        // In this state nothing is left to do for these, or what they do is not in the window.
        const QStringList idle { u"edit.redo"_s, u"edit.copy"_s, u"edit.copyPhotograph"_s,
            u"layer.removeTrace"_s, u"view.straighten"_s, u"view.resetDocks"_s,
            u"brush.instances"_s, u"style.favourite"_s, u"view.themeDark"_s, u"material.5"_s,
            u"material.6"_s, u"material.7"_s, u"material.8"_s, u"material.9"_s, u"material.0"_s };
        QStringList without;
        for (const ActionInfo& info : actionTable()) {
            const QString id = QString::fromLatin1(info.id);
            if (asksOrEnds(info) || idle.contains(id))
                continue;
            WindowFixture fixture(Encoder::With, { 64, 48 });
            fixture.loadModel();
            MainWindow& window = fixture.window();
            prepare(window.studio());
            window.studio().chooseClass(3);
            window.studio().chooseClass(2);
            window.studio().setToolKind(id == "tool.brush"_L1 ? ToolKind::Fill : ToolKind::Brush);
            if (id == "material.3"_L1)
                window.studio().chooseClass(1);
            if (id == "view.fit"_L1)
                window.actions().action("view.actualSize")->trigger();
            if (id == "style.all"_L1)
                window.actions().action("style.mix")->trigger();
            if (id == "view.sideBySide"_L1)
                window.actions().action("view.over")->trigger();
            window.activateWindow();
            window.canvas().setFocus();
            QCoreApplication::processEvents();
            const QString before = stateOf(window);
            QAction* action = window.actions().action(info.id);
            action->trigger();
            QCoreApplication::processEvents();
            if (stateOf(window) == before)
                without << id;
            applyTheme(*qApp, ThemeKind::Dark);
        }
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u' ')));
    }
};

static const Registered<StrangersWalkTest> registered("StrangersWalk");

#include "strangers_walk_test.moc"
