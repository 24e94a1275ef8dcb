#pragma once

#include "app/files/strokes_file.h"
#include "app/painting/document.h"
#include "app/painting/tool.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace pleinair {

/// What a player cannot do alone. Empty functions are passed over; but an action that needs
/// command, style or open is an error without it.
struct StrokePlayerCallbacks {
    std::function<void(const ToolAction&, const ToolSettings&)>
        begun; ///< E.g. to show tool and class.
    std::function<void(const ToolStep&)> stepped; ///< After every pointer event.
    std::function<void(const LayerOperation&)> layer; ///< Missing: done on the document.
    std::function<void(const SelectionOperation&)> selection; ///< Missing: likewise.
    std::function<void(const CanvasOperation&)> canvas; ///< Missing: likewise.
    std::function<void(const std::string& commandId)> command;
    std::function<void(const StyleAction&)> style;
    std::function<void(const std::filesystem::path&)> open;
    std::function<void()> wait; ///< Call playNext() again when the frame is there.
    std::function<void(const std::filesystem::path&)> snapshot;
};

/// Plays a strokes file on a document with the real tools. The same file on the same painting gives
/// the same painting, always: times are handed to the tools, never waited for.
class StrokePlayer {
public:
    /// @param document  outlives the player; it is replaced by an empty canvas of the file's size.
    StrokePlayer(Document& document, StrokesFile strokes, StrokePlayerCallbacks callbacks);

    [[nodiscard]] bool atEnd() const { return m_next >= m_strokes.actions.size(); }
    [[nodiscard]] std::size_t actionCount() const { return m_strokes.actions.size(); }
    [[nodiscard]] std::size_t position() const { return m_next; }
    /// Plays one action. @pre !atEnd().
    /// @throws Error (BadFile) for a class that the document does not know.
    void playNext();

private:
    void play(const ToolAction& action);
    void play(const LayerAction& action);
    void play(const SelectionAction& action);
    void play(const CanvasAction& action);
    void play(const CommandAction& action);
    void play(const StyleAction& action);
    void play(const OpenAction& action);
    void play(const WaitAction& action);
    void play(const SnapshotAction& action);
    [[nodiscard]] ClassId classNamed(const std::string& name) const;
    [[nodiscard]] ToolSettings settingsOf(const ToolAction& action);
    [[nodiscard]] Tool& toolOf(ToolKind kind);
    [[noreturn]] void refuse(const std::string& reason) const;

    Document& m_document;
    StrokesFile m_strokes;
    StrokePlayerCallbacks m_callbacks;
    std::size_t m_next = 0;
    ClassId m_class = 0;
    Fragment m_clipboard;
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
};

/// The painting that a strokes file leaves. Knows the commands edit.undo and edit.redo; styles,
/// waits and snapshots change no painting and are passed over.
/// @throws Error (BadFile) for an unknown class, another command, or an open action.
[[nodiscard]] LabelMap paintStrokes(const StrokesFile& strokes, const ClassTable& classes);
/// The same with its layers.
/// @param shown  called with the painting at its beginning and whenever it may have changed.
[[nodiscard]] Document playStrokes(const StrokesFile& strokes, const ClassTable& classes,
    const std::function<void(const Document&)>& shown = {});

} // namespace pleinair
