#include "app/files/stroke_player.h"

#include "app/files/photograph_import.h"
#include "model/base/error.h"

#include <cassert>
#include <utility>

namespace pleinair {

namespace {

void report(const StrokePlayerCallbacks& callbacks, const ToolStep& step)
{
    if (callbacks.stepped)
        callbacks.stepped(step);
}

/// The history of a painting without a window.
class PatchHistory {
public:
    explicit PatchHistory(Document& document)
        : m_document(document)
    {
    }

    void push(const Edit& patch)
    {
        m_patches.resize(m_applied);
        m_patches.push_back(patch);
        ++m_applied;
    }

    void undo()
    {
        if (m_applied > 0)
            m_document.restore(m_patches[--m_applied], Document::PatchSide::Before);
    }

    void redo()
    {
        if (m_applied < m_patches.size())
            m_document.restore(m_patches[m_applied++], Document::PatchSide::After);
    }

private:
    Document& m_document;
    std::vector<Edit> m_patches;
    std::size_t m_applied = 0;
};

} // namespace

StrokePlayer::StrokePlayer(Document& document, StrokesFile strokes, StrokePlayerCallbacks callbacks)
    : m_document(document)
    , m_strokes(std::move(strokes))
    , m_callbacks(std::move(callbacks))
{
    m_document.replace(m_document.classes(), LabelMap(m_strokes.canvas, 0));
}

void StrokePlayer::playNext()
{
    assert(!atEnd());
    const StrokesAction& action = m_strokes.actions[m_next++];
    std::visit([this](const auto& content) { play(content); }, action);
}

void StrokePlayer::play(const ToolAction& action)
{
    const ToolSettings settings = settingsOf(action);
    if (m_callbacks.begun)
        m_callbacks.begun(action, settings);
    m_document.setPaintsInstances(settings.paintsInstances);
    Tool& tool = toolOf(action.tool);
    const auto take = [this](const ToolStep& step) {
        m_class = step.picked.value_or(m_class);
        report(m_callbacks, step);
    };
    if (action.tool == ToolKind::Polygon) {
        for (const PointerInput& corner : action.points)
            take(tool.press(m_document, settings, corner));
        take(tool.finish(m_document));
        return;
    }
    take(tool.press(m_document, settings, action.points.front()));
    for (std::size_t i = 1; i < action.points.size(); ++i)
        take(tool.move(m_document, action.points[i]));
    take(tool.release(m_document, action.points.back()));
    if (tool.isActive())
        take(tool.finish(m_document));
}

void StrokePlayer::play(const LayerAction& action)
{
    LayerOperation operation = action.operation;
    if (!action.photograph.empty()) {
        operation.photograph = std::make_shared<Image>(openPhotograph(action.photograph));
        if (operation.name.empty())
            operation.name = action.photograph.stem().string();
    }
    if (m_callbacks.layer)
        return m_callbacks.layer(operation);
    Edit edit = apply(operation, m_document);
    if (!edit.isEmpty())
        report(m_callbacks, { m_document.bounds(), std::move(edit), std::nullopt });
}

void StrokePlayer::play(const SelectionAction& action)
{
    if (m_callbacks.selection)
        return m_callbacks.selection(action.operation);
    Edit edit = apply(action.operation, m_document, m_clipboard);
    if (!edit.isEmpty())
        report(m_callbacks, { m_document.bounds(), std::move(edit), std::nullopt });
}

void StrokePlayer::play(const CanvasAction& action)
{
    if (m_callbacks.canvas)
        return m_callbacks.canvas(action.operation);
    Edit edit = apply(action.operation, m_document);
    if (!edit.isEmpty())
        report(m_callbacks, { m_document.bounds(), std::move(edit), std::nullopt });
}

void StrokePlayer::play(const CommandAction& action)
{
    if (!m_callbacks.command)
        refuse("the command \"" + action.id + "\" needs the window.");
    m_callbacks.command(action.id);
}

void StrokePlayer::play(const StyleAction& action)
{
    if (!m_callbacks.style)
        refuse("a style needs the window.");
    m_callbacks.style(action);
}

void StrokePlayer::play(const OpenAction& action)
{
    if (!m_callbacks.open)
        refuse("opening " + action.file.string() + " needs the window.");
    m_callbacks.open(action.file);
}

void StrokePlayer::play(const WaitAction&)
{
    if (m_callbacks.wait)
        m_callbacks.wait();
}

void StrokePlayer::play(const SnapshotAction& action)
{
    if (m_callbacks.snapshot)
        m_callbacks.snapshot(action.file);
}

ToolSettings StrokePlayer::settingsOf(const ToolAction& action)
{
    if (!action.className.empty())
        m_class = classNamed(action.className);
    ToolSettings settings;
    settings.classId = m_class;
    settings.brush = action.brush;
    settings.fillReach = action.fillReach;
    settings.gapPx = action.gapPx;
    settings.selectMode = action.selectMode;
    settings.symmetry = action.symmetry;
    settings.paintsInstances = action.paintsInstances;
    if (!action.secondClassName.empty())
        settings.secondClass = classNamed(action.secondClassName);
    return settings;
}

ClassId StrokePlayer::classNamed(const std::string& name) const
{
    const auto id = m_document.classes().idOf(name);
    if (!id)
        refuse("the model has no class \"" + name + "\".");
    return *id;
}

Tool& StrokePlayer::toolOf(ToolKind kind)
{
    auto& tool = m_tools[kind];
    if (!tool)
        tool = makeTool(kind);
    return *tool;
}

void StrokePlayer::refuse(const std::string& reason) const
{
    throw Error(ErrorKind::BadFile,
        "The strokes cannot be played on: action " + std::to_string(m_next) + ": " + reason);
}

LabelMap paintStrokes(const StrokesFile& strokes, const ClassTable& classes)
{
    return playStrokes(strokes, classes).labels();
}

Document playStrokes(const StrokesFile& strokes, const ClassTable& classes,
    const std::function<void(const Document&)>& shown)
{
    Document document(classes, strokes.canvas, 0);
    PatchHistory history(document);
    const auto show = [&] {
        if (shown)
            shown(document);
    };
    StrokePlayerCallbacks callbacks;
    callbacks.stepped = [&](const ToolStep& step) {
        if (step.finished)
            history.push(*step.finished);
        show();
    };
    callbacks.command = [&](const std::string& id) {
        if (id == "edit.undo")
            history.undo();
        else if (id == "edit.redo")
            history.redo();
        else
            throw Error(ErrorKind::BadFile, "The command \"" + id + "\" needs the window.");
    };
    callbacks.style = [](const StyleAction&) {};
    StrokePlayer player(document, strokes, std::move(callbacks));
    show();
    while (!player.atEnd()) {
        player.playNext();
        show();
    }
    return document;
}

} // namespace pleinair
