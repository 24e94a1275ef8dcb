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

    /// Whether the person is asked what becomes of the painting's materials.
    enum class Asking { No, Yes };
    /// Loads a model folder or a checkpoint; the one in use stays until it is there.
    /// @param style  to begin with, if it is of that model.
    void loadModel(const std::filesystem::path& model,
        std::optional<NamedStyle> style = std::nullopt, Asking asking = Asking::Yes);
    /// Decides what becomes of a model that is loaded: calls adopt() or refuse(), at once or later.
    using ModelGate = std::function<void(const ModelReady&, Asking)>;
    void setModelGate(ModelGate gate) { m_gate = std::move(gate); }
    /// Takes the loaded model into use; carrying the painting over is a step of the history.
    /// @param model  as the gate got it, perhaps with other names for its classes.
    /// @param newIds  of each class of the painting, one of the model; of no matter where these are
    /// the same.
    void adopt(const ModelReady& model, std::vector<ClassId> newIds);
    /// The model before it comes back.
    void refuse();
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
    /// Where favourites are kept, a file for each model; empty: they are forgotten.
    void setFavouritesFolder(std::filesystem::path folder) { m_favourites = std::move(folder); }
    void toggleFavourite(const NamedStyle& style);
    /// A style that a slider only passed is none that was used.
    void forgetUsed(const NamedStyle& style);
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
    /// The painting was carried over to other classes.
    void classesChanged(const QString& modelName);
    void stylesChanged();
    void styleChosen();
    /// A new photograph's style is in the library and in use; the one before was `before`.
    void photographEncoded(const pleinair::NamedStyle& before);
    /// A device failed and the CPU paints: `trouble` says why. Empty: the device is back.
    void deviceChanged(const QString& trouble);
    void failed(const pleinair::WorkFailure& failure);

private:
    /// What came of a load, until it is in use.
    struct Arrival {
        std::filesystem::path path;
        std::optional<NamedStyle> style;
        Asking asking = Asking::Yes;
    };

    void receiveModel(const ModelReady& model);
    void loadFavourites();
    [[nodiscard]] std::filesystem::path favouritesFile() const;
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
    std::map<WorkTicket, Arrival> m_modelTickets;
    Arrival m_arrival;
    ModelGate m_gate;
    std::filesystem::path m_favourites;
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
