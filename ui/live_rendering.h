#pragma once

#include "app/session/live_session.h"
#include "app/session/render_worker.h"
#include "app/session/style_library.h"
#include "ui/render_bridge.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

namespace pleinair {

class Studio;
class Thumbnails;

/// What rendering needs from behind the door; both run on the render thread.
struct RenderServices {
    RenderWorker::ModelLoader loadModel;
    RenderWorker::PhotographReader readPhotograph;
};

/// The photograph beside the painting: the loaded model, the style in use, and the worker that
/// renders whenever the studio's painting, the style or the size changes.
///
/// GUI thread; nothing in it waits. Destroying it stops the worker.
class LiveRendering final : public QObject {
    Q_OBJECT

public:
    /// @param studio  outlives this.
    LiveRendering(Studio& studio, RenderServices services, QObject* parent = nullptr);
    ~LiveRendering() override;

    /// Loads a model folder or a checkpoint; the one in use stays until it is there.
    void loadModel(const std::filesystem::path& model);
    [[nodiscard]] bool isLoading() const { return m_loads > 0; }
    /// The model in use.
    [[nodiscard]] const std::optional<ModelReady>& model() const { return m_model; }
    /// Where it was loaded from.
    [[nodiscard]] const std::filesystem::path& modelPath() const { return m_modelPath; }

    [[nodiscard]] const LiveSession& session() const { return m_session; }
    [[nodiscard]] LiveState state() const { return m_session.state(); }
    void setPaused(bool paused);
    void retry();
    /// Gives a device that failed another chance.
    void retryDevice();
    /// @param px  nullopt: the model's own.
    void setPhotographShortSide(std::optional<int> px);
    /// How long a frame of that short side will take, from the last one; nullopt before the first.
    [[nodiscard]] std::optional<double> expectedFrameMs(int shortSidePx) const;

    [[nodiscard]] const StyleLibrary& styles() const { return m_styles; }
    /// Renders in this style from now on; nothing happens if it is of another model.
    void useStyle(const NamedStyle& style);
    /// A seed for the next random style: the same one while the seed is locked.
    [[nodiscard]] std::uint64_t nextSeed() const;
    void setSeedLocked(bool locked);
    /// Finds the style of a photograph; photographEncoded() or failed() follows.
    void encodePhotograph(const std::filesystem::path& photograph);
    /// Brings back the styles of a project, as far as they are of the model's length.
    void restoreStyles(const std::vector<NamedStyle>& photographs,
        const std::optional<NamedStyle>& current, bool isSeedLocked);
    [[nodiscard]] bool isEncoding() const { return !m_encodeTickets.empty(); }

    /// The photograph on screen; null before the first.
    [[nodiscard]] const QImage& photograph() const { return m_photograph; }
    /// Renders the present painting once more, exactly as on screen, for saving.
    /// @pre session().hasModel().
    void exportPhotograph(std::function<void(Image)> done);
    /// Gets nothing if it failed; failed() then says why.
    using ExportDone = std::function<void(std::optional<RenderedPicture>)>;
    /// Renders something for a file; the live photograph waits meanwhile.
    /// @pre session().hasModel().
    void exportPicture(RenderRequest request, ExportForm form, ExportDone done);

    [[nodiscard]] Thumbnails& thumbnails() { return *m_thumbnails; }

Q_SIGNALS:
    void photographChanged();
    /// Rendering, idle, paused, ...
    void stateChanged();
    void modelChanged();
    /// The painting was carried over to other classes, which cannot be undone.
    void classesChanged(const QString& modelName);
    void stylesChanged();
    void styleChosen();
    /// A new photograph's style is in the library and in use; the one before was `before`.
    void photographEncoded(const pleinair::NamedStyle& before);
    /// A device failed and the CPU paints: `trouble` says why. Empty: the device is back.
    void deviceChanged(const QString& trouble);
    void failed(const pleinair::WorkFailure& failure);

private:
    void adoptModel(const ModelReady& model);
    void showFrame(const Frame& frame);
    void takeStyle(const EncodedStyle& encoded);
    void takeExport(const RenderedPicture& picture);
    void takeDevice(const DeviceState& device);
    void takeFailure(const WorkFailure& failure);
    void paintingChanged();

    Studio& m_studio;
    RenderBridge m_bridge;
    std::optional<ModelReady> m_model;
    std::filesystem::path m_modelPath;
    std::map<WorkTicket, std::filesystem::path> m_modelTickets;
    std::map<WorkTicket, std::filesystem::path> m_encodeTickets;
    std::map<WorkTicket, ExportDone> m_exports;
    int m_loads = 0;
    bool m_adoptingModel = false;
    std::uint64_t m_seenRevision = 0; ///< Of the painting, when a frame was last asked for.
    StyleLibrary m_styles;
    LiveSession m_session;
    QImage m_photograph;
    Thumbnails* m_thumbnails = nullptr;
    std::optional<RenderWorker> m_worker; ///< Last: joins before anything it answers to is gone.
};

} // namespace pleinair
