#pragma once

#include "app/session/render_worker.h"

#include <QObject>

#include <mutex>
#include <optional>

namespace pleinair {

/// The one door from the render thread back to the window: what the worker answers arrives here as
/// signals on the GUI thread. Of frames only the newest one that was not delivered yet is kept.
///
/// Lives on the GUI thread and outlives the worker that calls it.
class RenderBridge final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// For the worker; may be called from any thread.
    [[nodiscard]] RenderWorkerCallbacks callbacks();

Q_SIGNALS:
    void modelReady(const pleinair::ModelReady& model);
    void frameReady(const pleinair::Frame& frame);
    void styleEncoded(const pleinair::EncodedStyle& style);
    void exportReady(const pleinair::RenderedPicture& picture);
    void thumbnailReady(const pleinair::RenderedPicture& picture);
    void deviceChanged(const pleinair::DeviceState& device);
    void failed(const pleinair::WorkFailure& failure);

private:
    template <typename Answer>
    void post(Answer answer, void (RenderBridge::*signal)(const Answer&));
    void postFrame(Frame frame);
    void deliverFrame();

    std::mutex m_mutex;
    std::optional<Frame> m_newestFrame; ///< Guarded by m_mutex.
};

} // namespace pleinair
