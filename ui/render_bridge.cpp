#include "ui/render_bridge.h"

namespace pleinair {

RenderWorkerCallbacks RenderBridge::callbacks()
{
    RenderWorkerCallbacks callbacks;
    callbacks.modelReady = [this](ModelReady answer) {
        post(std::move(answer), &RenderBridge::modelReady);
    };
    callbacks.frameReady = [this](Frame frame) { postFrame(std::move(frame)); };
    callbacks.styleEncoded = [this](EncodedStyle answer) {
        post(std::move(answer), &RenderBridge::styleEncoded);
    };
    callbacks.exportReady = [this](RenderedPicture answer) {
        post(std::move(answer), &RenderBridge::exportReady);
    };
    callbacks.thumbnailReady = [this](RenderedPicture answer) {
        post(std::move(answer), &RenderBridge::thumbnailReady);
    };
    callbacks.deviceChanged = [this](DeviceState answer) {
        post(std::move(answer), &RenderBridge::deviceChanged);
    };
    callbacks.failed = [this](
                           WorkFailure answer) { post(std::move(answer), &RenderBridge::failed); };
    return callbacks;
}

template <typename Answer>
void RenderBridge::post(Answer answer, void (RenderBridge::*signal)(const Answer&))
{
    QMetaObject::invokeMethod(
        this, [this, signal, answer = std::move(answer)] { Q_EMIT(this->*signal)
                                                           (answer); },
        Qt::QueuedConnection);
}

void RenderBridge::postFrame(Frame frame)
{
    bool announced = false;
    {
        const std::lock_guard lock(m_mutex);
        announced = m_newestFrame.has_value();
        m_newestFrame = std::move(frame);
    }
    if (!announced)
        QMetaObject::invokeMethod(this, &RenderBridge::deliverFrame, Qt::QueuedConnection);
}

void RenderBridge::deliverFrame()
{
    std::optional<Frame> frame;
    {
        const std::lock_guard lock(m_mutex);
        frame.swap(m_newestFrame);
    }
    if (frame)
        Q_EMIT frameReady(*frame);
}

} // namespace pleinair
