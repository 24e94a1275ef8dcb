#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "model/base/label_map.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QProgressDialog;
class QSettings;
class QWidget;

namespace pleinair {

class ErrorReporter;
class LiveRendering;
class MessageBar;
class PaintingFiles;
class Studio;
class StyleChooser;

/// What a photograph shows, in the classes of the segmenter that looked.
struct PhotographLabels {
    LabelMap labels; ///< Of the photograph's size, without unknown pixels.
    ClassTable classes;
};

/// Opens a photograph as a painting: a segmenter names what it shows, on another thread.
class PhotographReading final : public QObject {
    Q_OBJECT

public:
    /// Looks at a photograph; slow, called on a thread that is not the window's.
    /// @param model  the folder of the model in use, which may have a segmenter; may be empty.
    /// @return nullopt if stop came first. @throws Error, in words if there is no segmenter.
    using Reader = std::function<std::optional<PhotographLabels>(
        const Image&, const std::filesystem::path& model, const std::stop_token&)>;
    /// Reads a photograph from a file. @throws Error.
    using Loader = std::function<Image(const std::filesystem::path&)>;

    /// What it works on; all outlive this.
    struct Parts {
        Studio& studio;
        LiveRendering& rendering;
        PaintingFiles& files;
        StyleChooser& styles;
        QSettings& settings;
        MessageBar& messages;
        ErrorReporter& errors;
    };

    /// The longer side of a painting that was a photograph: larger ones are scaled down.
    static constexpr int kLongestSide = 1024;

    PhotographReading(const Parts& parts, Loader load, Reader read, QWidget* window);
    ~PhotographReading() override;

    /// Asks for a photograph.
    void ask();
    /// The painting in use stays until the new one is there; unsaved changes are asked about.
    void open(const QString& file);
    /// A photograph is being looked at.
    [[nodiscard]] bool isBusy() const { return m_stop != nullptr; }
    /// Gives up what is in progress.
    void stop();

Q_SIGNALS:
    /// The painting is there, or will not come.
    void finished();

private:
    void begin(const QString& file);
    void show(const PhotographLabels& read, const QString& file);
    void end();

    Parts m_parts;
    Loader m_load;
    Reader m_read;
    QWidget* m_window;
    std::shared_ptr<std::stop_source> m_stop; ///< Of the reading in progress; null: none.
    std::unique_ptr<QProgressDialog> m_progress;
};

} // namespace pleinair
