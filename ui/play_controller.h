#pragma once

#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <string>

namespace pleinair {

class MainWindow;

/// Plays a recorded session in the real window, and saves what it shows when the photograph of the
/// last state is there.
class PlayController final : public QObject {
    Q_OBJECT

public:
    struct Outputs {
        std::filesystem::path snapshot; ///< The window's picture; empty: none.
        std::filesystem::path photograph; ///< The photograph; empty: none.
    };

    /// @param window  outlives this; becomes a recorded one.
    PlayController(MainWindow& window, StrokesFile strokes, Outputs outputs);

    /// Begins as soon as the model that is being loaded is there.
    void start();

Q_SIGNALS:
    /// @param problem  a sentence; empty: all went well.
    void finished(const QString& problem);

private:
    /// What the next action waits for.
    enum class Awaited { Nothing, Frame };

    void goOn();
    void playActions();
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isFrameThere() const;
    void runCommand(const std::string& id);
    void chooseStyle(const StyleAction& action);
    void saveSnapshot(const std::filesystem::path& file);
    void saveResults();
    void finish(const QString& problem);
    [[nodiscard]] StrokePlayerCallbacks callbacks();

    MainWindow& m_window;
    StrokesFile m_strokes;
    Outputs m_outputs;
    std::unique_ptr<StrokePlayer> m_player;
    ToolKind m_kind = ToolKind::Brush;
    Awaited m_awaited = Awaited::Nothing;
    QTimer m_pictures; ///< How long the panels' small pictures are waited for.
    bool m_hasWaitedForPictures;
    QString m_failure;
    bool m_isOver = false;
    bool m_isExporting = false; ///< The last thing: the photograph for the file.
};

} // namespace pleinair
