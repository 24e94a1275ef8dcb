#pragma once

#include "app/session/latest_slot.h"
#include "model/base/error.h"
#include "model/base/image.h"
#include "model/base/style_vector.h"
#include "model/io/model_package.h"
#include "model/render/renderer.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace pleinair {

/// One photograph of one state of the painting.
struct Frame {
    Image photograph;
    std::uint64_t revision = 0; ///< Of the request.
    double renderMs = 0;
};

/// A model that is ready to render.
struct LoadedModel {
    ModelDescription description;
    std::unique_ptr<Renderer> renderer;
};

/// Names one order to the worker; comes back with its answer.
using WorkTicket = std::uint64_t;

/// What is said of a model that was loaded, without its renderer, which stays on its thread.
struct ModelReady {
    WorkTicket ticket = 0;
    ModelDescription description;
    std::string deviceName;
};

/// A picture that was asked for by ticket: an export or a thumbnail.
struct RenderedPicture {
    WorkTicket ticket = 0;
    Image photograph;
    RawImage unrounded {}; ///< Only where it was asked for.
};

/// What an export brings.
enum class ExportForm { Rounded, Unrounded };

/// What renders from now on.
struct DeviceState {
    std::string deviceName;
    std::string trouble; ///< Why it is not the device that was asked for, in a sentence; or empty.

    friend bool operator==(const DeviceState&, const DeviceState&) = default;
};

/// The style found in a photograph.
struct EncodedStyle {
    WorkTicket ticket = 0;
    StyleVector style;
};

enum class WorkKind { LoadModel, EncodeStyle, Export, Frame, Thumbnail };

/// An error as a value. A failed load leaves the model before it in use.
struct WorkFailure {
    WorkKind work = WorkKind::Frame;
    WorkTicket ticket = 0; ///< 0 for frames.
    std::uint64_t revision = 0; ///< Of the request, for frames.
    ErrorKind kind = ErrorKind::Device;
    std::string message {}; ///< A whole sentence.
};

/// Where answers go. Called on the worker's thread; none is called after the worker's destruction.
/// They must not throw and not wait for the thread that destroys the worker.
struct RenderWorkerCallbacks {
    std::function<void(ModelReady)> modelReady;
    std::function<void(Frame)> frameReady;
    std::function<void(EncodedStyle)> styleEncoded;
    std::function<void(RenderedPicture)> exportReady;
    std::function<void(RenderedPicture)> thumbnailReady;
    std::function<void(WorkFailure)> failed;
    /// A device failed and the CPU took over, or a device is back.
    std::function<void(DeviceState)> deviceChanged {};
};

/// The one thread that owns the renderer, from loading to destruction, at a lower priority than the
/// window's.
///
/// Orders that must not be lost (load, encode, export) are served first, in their order; then the
/// newest frame; thumbnails only while nothing else waits. A frame in progress is not cancelled by
/// a newer painting (a long stroke would show nothing): only by shutdown, by a model change, which
/// drops it, and by an export, after which the frame is rendered again. A thumbnail in progress
/// gives way to everything and is begun again.
///
/// All functions return at once and may be called from any thread.
class RenderWorker {
public:
    /// Loads a model; runs on the worker's thread. @throws Error.
    using ModelLoader = std::function<LoadedModel(const std::filesystem::path&)>;
    /// Reads a photograph from a file; runs on the worker's thread. @throws Error.
    using PhotographReader = std::function<Image(const std::filesystem::path&)>;

    RenderWorker(
        ModelLoader loadModel, PhotographReader readPhotograph, RenderWorkerCallbacks callbacks);
    /// Stops what is in progress and joins the thread.
    ~RenderWorker();
    RenderWorker(const RenderWorker&) = delete;
    RenderWorker& operator=(const RenderWorker&) = delete;

    /// A model folder or a checkpoint. Once it is loaded, frames and thumbnails that were asked for
    /// before are dropped; if it cannot be loaded, the model before it stays and so do they.
    WorkTicket loadModel(std::filesystem::path model);
    /// The style of a photograph in a file, or of one in memory.
    WorkTicket encodeStyle(std::filesystem::path photograph);
    WorkTicket encodeStyle(Image photograph);
    /// One photograph that is not lost, for saving or copying.
    WorkTicket exportPhotograph(RenderRequest request, ExportForm form = ExportForm::Rounded);
    /// Gives a device that failed another chance; deviceChanged follows if that changes anything.
    void retryDevice();

    /// The newest frame that is wanted; replaces one that was not begun.
    void requestFrame(RenderRequest request);
    /// Pictures to make while nothing else waits, in this order; replaces those not begun.
    /// @return their tickets.
    std::vector<WorkTicket> requestThumbnails(std::vector<RenderRequest> requests);

private:
    struct LoadOrder {
        WorkTicket ticket;
        std::filesystem::path model;
    };
    struct EncodeOrder {
        WorkTicket ticket;
        std::variant<std::filesystem::path, Image> photograph;
    };
    struct WantedExport {
        RenderRequest request;
        ExportForm form;
    };
    struct ExportOrder {
        WorkTicket ticket;
        WantedExport wanted;
    };
    struct RetryOrder {
        WorkTicket ticket;
        std::monostate content;
    };
    struct Thumbnail {
        WorkTicket ticket;
        RenderRequest request;
    };
    using Order = std::variant<LoadOrder, EncodeOrder, ExportOrder, RetryOrder>;
    /// What may be interrupted, the more patient last.
    enum class Interruptible { Nothing, Thumbnail, Frame };

    void run(const std::stop_token& stop);
    bool serveNext(const std::stop_token& stop);
    void serve(const LoadOrder& order);
    void serve(const EncodeOrder& order);
    void serve(const ExportOrder& order, const std::stop_token& stop);
    void serve(const RetryOrder& order);
    void serve(RenderRequest frame, const std::stop_token& interrupt);
    void serve(Thumbnail thumbnail, const std::stop_token& interrupt);
    /// Runs work and reports its errors. @param failure  says what it was.
    template <typename Work>
    void guarded(WorkFailure failure, Work&& work);
    /// Tells of another device than the one told of before.
    void reportDevice();
    void report(WorkFailure failure, ErrorKind kind, std::string message) const;
    [[nodiscard]] Renderer& renderer() const;

    template <typename OrderKind, typename Content>
    WorkTicket enqueue(Content content);
    /// Begins something that may be interrupted. @pre m_mutex is held.
    [[nodiscard]] std::stop_token begin(Interruptible what, const std::stop_token& stop);
    /// Interrupts what is in progress if it is no more patient than that. @pre m_mutex is held.
    void interrupt(Interruptible upTo);

    ModelLoader m_loadModel;
    PhotographReader m_readPhotograph;
    RenderWorkerCallbacks m_callbacks;
    LoadedModel m_model; ///< Touched on the worker's thread alone.
    DeviceState m_device; ///< What was told last; the worker's thread, too.

    std::mutex m_mutex; ///< Guards what follows, up to m_frame.
    std::deque<Order> m_orders;
    std::deque<Thumbnail> m_thumbnails;
    WorkTicket m_lastTicket = 0;
    WorkTicket m_firstThumbnail = 0; ///< Of the newest list; older ones are not begun again.
    Interruptible m_inProgress = Interruptible::Nothing;
    std::stop_source m_interrupt;

    LatestSlot<RenderRequest> m_frame;
    LatestSlot<std::monostate> m_doorbell; ///< Rung after anything was put.
    std::jthread m_thread; ///< Last: starts when the rest is there, joins before it goes.
};

} // namespace pleinair
