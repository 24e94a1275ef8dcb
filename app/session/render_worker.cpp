#include "app/session/render_worker.h"

#include "app/session/thread_priority.h"

#include <chrono>
#include <iterator>
#include <new>
#include <utility>

namespace pleinair {

namespace {

template <typename Answer>
void send(const std::function<void(Answer)>& callback, Answer answer)
{
    if (callback)
        callback(std::move(answer));
}

template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

} // namespace

RenderWorker::RenderWorker(
    ModelLoader loadModel, PhotographReader readPhotograph, RenderWorkerCallbacks callbacks)
    : m_loadModel(std::move(loadModel))
    , m_readPhotograph(std::move(readPhotograph))
    , m_callbacks(std::move(callbacks))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

RenderWorker::~RenderWorker() = default;

WorkTicket RenderWorker::loadModel(std::filesystem::path model)
{
    return enqueue<LoadOrder>(std::move(model));
}

WorkTicket RenderWorker::encodeStyle(std::filesystem::path photograph)
{
    return enqueue<EncodeOrder>(std::move(photograph));
}

WorkTicket RenderWorker::encodeStyle(Image photograph)
{
    return enqueue<EncodeOrder>(std::move(photograph));
}

WorkTicket RenderWorker::exportPhotograph(RenderRequest request, ExportForm form)
{
    return enqueue<ExportOrder>(WantedExport { std::move(request), form });
}

void RenderWorker::retryDevice()
{
    enqueue<RetryOrder>(std::monostate {});
}

template <typename OrderKind, typename Content>
WorkTicket RenderWorker::enqueue(Content content)
{
    WorkTicket ticket = 0;
    {
        const std::lock_guard lock(m_mutex);
        ticket = ++m_lastTicket;
        m_orders.push_back(OrderKind { ticket, std::move(content) });
        interrupt(Interruptible::Frame);
    }
    m_doorbell.put({});
    return ticket;
}

void RenderWorker::requestFrame(RenderRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_frame.put(std::move(request));
        interrupt(Interruptible::Thumbnail);
    }
    m_doorbell.put({});
}

std::vector<WorkTicket> RenderWorker::requestThumbnails(std::vector<RenderRequest> requests)
{
    std::vector<WorkTicket> tickets;
    {
        const std::lock_guard lock(m_mutex);
        m_firstThumbnail = m_lastTicket + 1;
        m_thumbnails.clear();
        for (RenderRequest& request : requests) {
            tickets.push_back(++m_lastTicket);
            m_thumbnails.push_back({ tickets.back(), std::move(request) });
        }
        interrupt(Interruptible::Thumbnail);
    }
    m_doorbell.put({});
    return tickets;
}

void RenderWorker::run(const std::stop_token& stop)
{
    lowerOwnPriority();
    const std::stop_callback interruptAtStop(stop, [this] {
        const std::lock_guard lock(m_mutex);
        m_interrupt.request_stop();
    });
    while (m_doorbell.take(stop)) {
        while (!stop.stop_requested() && serveNext(stop)) { }
    }
    m_model.renderer.reset();
}

bool RenderWorker::serveNext(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_orders.empty()) {
        const Order order = std::move(m_orders.front());
        m_orders.pop_front();
        m_inProgress = Interruptible::Nothing;
        lock.unlock();
        std::visit(Overloaded { [&](const ExportOrder& picture) { serve(picture, stop); },
                       [&](const auto& other) { serve(other); } },
            order);
        return true;
    }
    if (auto frame = m_frame.tryTake()) {
        const auto interruptToken = begin(Interruptible::Frame, stop);
        lock.unlock();
        serve(std::move(*frame), interruptToken);
        return true;
    }
    if (!m_thumbnails.empty()) {
        Thumbnail thumbnail = std::move(m_thumbnails.front());
        m_thumbnails.pop_front();
        const auto interruptToken = begin(Interruptible::Thumbnail, stop);
        lock.unlock();
        serve(std::move(thumbnail), interruptToken);
        return true;
    }
    m_inProgress = Interruptible::Nothing;
    return false;
}

void RenderWorker::serve(const LoadOrder& order)
{
    guarded({ .work = WorkKind::LoadModel, .ticket = order.ticket }, [&] {
        LoadedModel loaded = m_loadModel(order.model);
        {
            // What waits was asked of the model before: its labels may mean other classes.
            const std::lock_guard lock(m_mutex);
            m_frame.clear();
            m_thumbnails.clear();
        }
        m_model = std::move(loaded);
        m_device = { m_model.renderer->deviceName(), m_model.renderer->deviceTrouble() };
        send(m_callbacks.modelReady,
            ModelReady { order.ticket, m_model.description, m_model.renderer->deviceName() });
    });
}

void RenderWorker::serve(const EncodeOrder& order)
{
    guarded({ .work = WorkKind::EncodeStyle, .ticket = order.ticket }, [&] {
        const auto* file = std::get_if<std::filesystem::path>(&order.photograph);
        StyleVector style =
            renderer().encode(file ? m_readPhotograph(*file) : std::get<Image>(order.photograph));
        send(m_callbacks.styleEncoded, EncodedStyle { order.ticket, std::move(style) });
    });
}

void RenderWorker::serve(const ExportOrder& order, const std::stop_token& stop)
{
    guarded({ .work = WorkKind::Export, .ticket = order.ticket }, [&] {
        const auto& [request, form] = order.wanted;
        RenderedPicture picture { order.ticket, {} };
        if (form == ExportForm::Unrounded) {
            if (auto unrounded = renderer().renderRaw(request, stop))
                picture.unrounded = std::move(*unrounded);
        } else if (auto photograph = renderer().render(request, stop)) {
            picture.photograph = std::move(*photograph);
        }
        if (!picture.photograph.isEmpty() || !picture.unrounded.planes.empty())
            send(m_callbacks.exportReady, std::move(picture));
    });
}

void RenderWorker::serve(const RetryOrder&)
{
    if (m_model.renderer)
        guarded({ .work = WorkKind::LoadModel }, [&] { m_model.renderer->retryDevice(); });
}

void RenderWorker::serve(RenderRequest frame, const std::stop_token& interrupt)
{
    guarded({ .work = WorkKind::Frame, .revision = frame.revision }, [&] {
        const auto start = std::chrono::steady_clock::now();
        auto photograph = renderer().render(frame, interrupt);
        if (!photograph) {
            m_frame.putIfEmpty(std::move(frame));
            return;
        }
        const std::chrono::duration<double, std::milli> renderMs =
            std::chrono::steady_clock::now() - start;
        send(m_callbacks.frameReady,
            Frame { std::move(*photograph), frame.revision, renderMs.count() });
    });
}

void RenderWorker::serve(Thumbnail thumbnail, const std::stop_token& interrupt)
{
    guarded({ .work = WorkKind::Thumbnail, .ticket = thumbnail.ticket }, [&] {
        if (auto photograph = renderer().render(thumbnail.request, interrupt)) {
            send(m_callbacks.thumbnailReady,
                RenderedPicture { thumbnail.ticket, std::move(*photograph) });
            return;
        }
        const std::lock_guard lock(m_mutex);
        if (thumbnail.ticket >= m_firstThumbnail)
            m_thumbnails.push_front(std::move(thumbnail));
    });
}

template <typename Work>
void RenderWorker::guarded(WorkFailure failure, Work&& work)
{
    try {
        work();
    } catch (const Error& error) {
        report(std::move(failure), error.kind(), error.what());
    } catch (const std::bad_alloc&) {
        report(std::move(failure), ErrorKind::OutOfMemory,
            "There is not enough memory for a photograph of this size.");
    } catch (const std::exception& error) {
        report(std::move(failure), ErrorKind::Device,
            std::string("The renderer failed: ") + error.what());
    }
    reportDevice();
}

void RenderWorker::reportDevice()
{
    if (!m_model.renderer)
        return;
    DeviceState device { m_model.renderer->deviceName(), m_model.renderer->deviceTrouble() };
    if (device == m_device)
        return;
    m_device = device;
    send(m_callbacks.deviceChanged, std::move(device));
}

void RenderWorker::report(WorkFailure failure, ErrorKind kind, std::string message) const
{
    failure.kind = kind;
    failure.message = std::move(message);
    send(m_callbacks.failed, std::move(failure));
}

Renderer& RenderWorker::renderer() const
{
    if (!m_model.renderer)
        throw Error(ErrorKind::InvalidArgument, "There is no model to render with yet.");
    return *m_model.renderer;
}

std::stop_token RenderWorker::begin(Interruptible what, const std::stop_token& stop)
{
    m_inProgress = what;
    m_interrupt = std::stop_source();
    // The callback of run() may have come before this source was there.
    if (stop.stop_requested())
        m_interrupt.request_stop();
    return m_interrupt.get_token();
}

void RenderWorker::interrupt(Interruptible upTo)
{
    if (m_inProgress <= upTo)
        m_interrupt.request_stop();
}

} // namespace pleinair
