#pragma once

#include "app/painting/document.h"
#include "app/session/render_worker.h"
#include "model/io/model_package.h"
#include "model/render/renderer.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace pleinair {

/// How the photograph stands to the painting.
enum class LiveState {
    NoModel, ///< There is nothing to render with.
    Rendering, ///< A frame newer than the one shown is on its way.
    Idle, ///< The photograph shown is the painting's.
    Paused, ///< Paused by the painter; the photograph shown is still the painting's.
    Stale, ///< Paused, and the photograph is older than the painting.
    Failed, ///< The newest frame could not be rendered; a change or retry() asks again.
};

/// Keeps the photograph at the heels of the painting: turns states of the document into requests,
/// and decides which of the frames that come back is shown.
///
/// Lives on the document's thread; it calls nothing that waits. The revision of requests and frames
/// counts every change of what the photograph depends on: painting, style, size, model.
class LiveSession {
public:
    /// Takes a request away at once, e.g. RenderWorker::requestFrame().
    using FrameSink = std::function<void(RenderRequest)>;

    /// @param document  outlives the session.
    LiveSession(const Document& document, FrameSink requestFrame);

    // What the photograph depends on. Each asks for a frame unless paused or without a model.

    /// After every edit, undo, redo and replacement of the painting.
    void paintingChanged();
    /// @param style  of the model's length; ignored by models without styles.
    void setStyle(StyleVector style);
    /// A model is ready; its native short side is taken unless one was chosen. Frames of the model
    /// before it are not shown any more.
    /// @pre the document is already painted with this model's classes (class_match.h).
    /// @param style  of this model's length.
    void setModel(const ModelDescription& model, StyleVector style);
    /// Nothing is asked for until the next setModel(): another model is loaded, but not in use yet.
    void holdForModel() { m_isHeld = true; }
    /// @param px  nullopt: the model's own.
    void setPhotographShortSide(std::optional<int> px);

    /// F5. Going on asks for a frame if the photograph is older than the painting.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Asks again after a failure.
    void retry();

    // What comes back.

    /// @return whether the frame is to be shown: it is newer than the one on screen and belongs to
    /// the present model.
    [[nodiscard]] bool accept(const Frame& frame);
    /// @return whether it concerns the newest request, so that the person should hear of it.
    bool fail(const WorkFailure& failure);

    // How things stand.

    [[nodiscard]] LiveState state() const;
    /// Of the newest state of painting, style, size and model.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// The revision on screen; 0: none.
    [[nodiscard]] std::uint64_t shownRevision() const { return m_shownRevision; }
    /// Of the last accepted frame; 0 before the first.
    [[nodiscard]] double renderMs() const { return m_renderMs; }
    [[nodiscard]] bool hasModel() const { return m_options.has_value(); }
    /// The model's own short side; 0 without a model.
    [[nodiscard]] int nativeShortSide() const;
    /// nullopt: the model's own.
    [[nodiscard]] std::optional<int> chosenShortSide() const { return m_chosenShortSide; }
    /// The short side in use; 0 without a model.
    [[nodiscard]] int photographShortSide() const;
    /// The size of the photograph of the present painting; empty without a model.
    [[nodiscard]] Size photographSize() const;

    /// The present painting as a request, for an export or a copy: the same picture as the live
    /// one. @pre hasModel().
    [[nodiscard]] RenderRequest currentRequest() const;
    /// The present painting in another style and at another short side, for thumbnails.
    /// @pre hasModel().
    [[nodiscard]] RenderRequest requestWith(StyleVector style, int shortSidePx) const;

private:
    void changed();
    void request();
    /// Whether the painting is in the model's classes; after an undo it may be in those of the model
    /// before.
    [[nodiscard]] bool knowsPainting() const;

    const Document& m_document;
    FrameSink m_requestFrame;
    std::optional<NetworkOptions> m_options;
    StyleVector m_style;
    std::optional<int> m_chosenShortSide;
    ClassTable m_classes; ///< Of the model.
    bool m_isHeld = false;
    bool m_paused = false;
    std::uint64_t m_revision = 1;
    std::uint64_t m_requestedRevision = 0;
    std::uint64_t m_failedRevision = 0;
    std::uint64_t m_shownRevision = 0;
    std::uint64_t m_modelRevision = 0; ///< The first one of the present model.
    double m_renderMs = 0;
};

} // namespace pleinair
