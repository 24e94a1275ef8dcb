#pragma once

#include "model/base/class_table.h"
#include "model/io/model_package.h"
#include "tests/support/fake_renderer.h"
#include "ui/main_window.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace pleinair {

/// Sky, grass, tree and sea, in three groups.
[[nodiscard]] ClassTable fourClasses();

/// Ocean, lawn, sky and road.
[[nodiscard]] ClassTable otherClasses();

/// A model of those classes with the styles "noon" and "dusk".
enum class Encoder { With, Without };
[[nodiscard]] ModelDescription fakeModel(Encoder encoder = Encoder::With);

/// A real window, shown, with a renderer that fills in the palette's colours; its settings and
/// files lie in a folder that goes with it. Loading any path but one that contains "wrong" works; one
/// with "other" brings a model of otherClasses(), "unnamed" one whose classes have no names, "things"
/// one that knows instances, a real model folder the real renderer. Its segmenter
/// sees sea on the left and sky on the right of every photograph, and numbers them the other way round.
class WindowFixture {
public:
    explicit WindowFixture(Encoder encoder = Encoder::With, Size painting = { 64, 64 });
    ~WindowFixture();

    [[nodiscard]] MainWindow& window() { return *m_window; }
    /// Where the window looks for what an earlier session left behind.
    [[nodiscard]] std::filesystem::path recoveryFolder() const;
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    /// Every frame takes this long from the next model load on.
    void setFrameDuration(std::chrono::milliseconds duration) { *m_duration = duration; }

    /// Loads the fake model and waits for its first photograph.
    void loadModel();
    /// Waits until the photograph is the painting's.
    [[nodiscard]] bool waitForPhotograph();

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    std::shared_ptr<std::atomic<std::chrono::milliseconds>> m_duration;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace pleinair
