// A painter who never tires, at the real document, session and render thread, with everything that
// happens in a long evening: strokes, undo, other styles, pauses, exports, thumbnails, a new model,
// a painting of another size, autosaves. Ten seconds in the gate; PLEINAIR_SOAK_SECONDS asks for
// more.
#include "app/project/recovery.h"
#include "app/painting/tool.h"
#include "app/session/live_session.h"
#include "app/session/render_worker.h"
#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace pleinair {
namespace {

using Clock = std::chrono::steady_clock;

/// Writes each class as a grey value, so that a photograph tells which map it was made of.
class ClassRenderer final : public Renderer {
public:
    [[nodiscard]] std::string deviceName() const override { return "soak"; }

    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override
    {
        const auto labels = request.labels.labels();
        RawImage raw { request.labels.size(), {} };
        for (int plane = 0; plane < 3; ++plane) {
            if (stop.stop_requested())
                return std::nullopt;
            for (const ClassId id : labels)
                raw.planes.push_back(static_cast<float>(id) / 128 - 1);
        }
        return raw;
    }

    [[nodiscard]] StyleVector encode(const Image&) override { return { { 1, 2, 3 }, {} }; }
};

bool shows(const Image& photograph, const LabelMap& labels)
{
    if (photograph.size != labels.size())
        return false;
    for (std::size_t i = 0; i < labels.labels().size(); ++i) {
        const float value = (static_cast<float>(labels.labels()[i]) / 128 - 1 + 1) / 2 * 255;
        if (photograph.rgb[3 * i] != static_cast<std::uint8_t>(value))
            return false;
    }
    return true;
}

/// The window's event queue: what the worker says waits here for the painter's thread.
class EventQueue {
public:
    void post(std::function<void()> event)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
        }
        m_changed.notify_one();
    }

    void deliverAll()
    {
        while (auto event = next(std::chrono::seconds(0)))
            event();
    }

    /// Delivers until a condition holds. @return false after a minute without it.
    bool deliverUntil(const std::function<bool()>& holds)
    {
        while (!holds()) {
            auto event = next(std::chrono::minutes(1));
            if (!event)
                return false;
            event();
        }
        return true;
    }

private:
    std::function<void()> next(std::chrono::seconds patience)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, patience, [this] { return !m_events.empty(); }))
            return {};
        auto event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_events;
};

ModelDescription modelNamed(const std::string& name)
{
    ModelDescription model;
    model.name = name;
    model.options.labelNc = 5;
    model.options.useVae = true;
    model.options.zDim = 3;
    model.options.cropSize = name == "small" ? 128 : 256;
    return model;
}

double residentMiB()
{
    std::ifstream file("/proc/self/statm");
    long total = 0;
    long resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// Everything a window holds, without the window.
class Soak {
public:
    Soak()
        : m_session(m_document,
            [this](RenderRequest request) { m_worker->requestFrame(std::move(request)); })
        , m_keeper(m_folder / "recovery")
    {
        RenderWorkerCallbacks callbacks;
        callbacks.modelReady = posted<ModelReady>([this](const ModelReady& ready) {
            m_session.setModel(ready.description, { { 0, 0, 0 }, {} });
            m_models.erase(ready.ticket);
        });
        callbacks.frameReady = posted<Frame>([this](const Frame& frame) {
            if (m_session.accept(frame))
                m_shown = frame.photograph;
        });
        callbacks.exportReady = posted<RenderedPicture>([this](const RenderedPicture& picture) {
            EXPECT_TRUE(shows(picture.photograph, m_exports.at(picture.ticket)));
            m_exports.erase(picture.ticket);
        });
        callbacks.thumbnailReady = posted<RenderedPicture>(
            [](const RenderedPicture& picture) { EXPECT_FALSE(picture.photograph.isEmpty()); });
        callbacks.failed = posted<WorkFailure>(
            [](const WorkFailure& failure) { ADD_FAILURE() << failure.message; });
        m_worker = std::make_unique<RenderWorker>(
            [](const std::filesystem::path& model) {
                return LoadedModel { modelNamed(model.string()),
                    std::make_unique<ClassRenderer>() };
            },
            [](const std::filesystem::path&) { return Image {}; }, std::move(callbacks));
        loadModel("large");
    }

    void paintStroke()
    {
        const auto kinds = allToolKinds();
        const ToolKind kind =
            kinds[static_cast<std::size_t>(m_dice.roll(static_cast<int>(kinds.size())))];
        auto& tool = m_tools[kind];
        if (!tool)
            tool = makeTool(kind);
        const ToolSettings settings { static_cast<ClassId>(m_dice.roll(5)),
            { static_cast<BrushShape>(m_dice.roll(3)), m_dice.between(1, 90), true } };
        take(tool->press(m_document, settings, anywhere()));
        for (int moves = m_dice.roll(12); moves > 0; --moves)
            take(tool->move(m_document, anywhere()));
        take(tool->release(m_document, anywhere()));
        take(tool->finish(m_document));
        ++m_strokes;
        m_queue.deliverAll();
    }

    void somethingElse()
    {
        switch (m_dice.roll(10)) {
        case 0:
            m_session.setPaused(!m_session.isPaused());
            break;
        case 1:
            m_session.setStyle(randomStyle(static_cast<std::uint64_t>(m_dice.roll(1000)), 3));
            break;
        case 2:
            if (m_session.hasModel())
                exportPainting();
            break;
        case 3:
            if (m_session.hasModel())
                m_worker->requestThumbnails(
                    { m_session.requestWith({}, 64), m_session.requestWith({}, 128) });
            break;
        case 4:
            m_session.setPhotographShortSide(
                m_dice.roll(2) == 0 ? std::optional(128) : std::nullopt);
            break;
        case 5:
            keepForACrash();
            break;
        case 6:
            newPainting();
            break;
        case 7:
            loadModel(m_dice.roll(2) == 0 ? "small" : "large");
            break;
        default:
            undoAndRedo();
        }
        m_queue.deliverAll();
    }

    /// Waits for everything that is on its way, then compares.
    void checkThatThePhotographIsThePaintings()
    {
        ASSERT_TRUE(m_queue.deliverUntil([this] { return m_models.empty() && m_exports.empty(); }));
        m_session.setPaused(false);
        ASSERT_TRUE(m_queue.deliverUntil([this] { return m_session.state() == LiveState::Idle; }));
        ASSERT_TRUE(shows(m_shown, m_session.currentRequest().labels));
    }

    [[nodiscard]] int strokes() const { return m_strokes; }

private:
    template <typename Answer, typename Take>
    std::function<void(Answer)> posted(Take take)
    {
        return [this, take](Answer answer) {
            m_queue.post([take, answer = std::move(answer)] { take(answer); });
        };
    }

    PointerInput anywhere()
    {
        return at(m_dice.between(-50, static_cast<float>(m_document.size().width) + 50),
            m_dice.between(-50, static_cast<float>(m_document.size().height) + 50),
            m_dice.between(0, 1));
    }

    void take(ToolStep step)
    {
        if (!step.dirty.isEmpty())
            m_session.paintingChanged();
        if (!step.finished)
            return;
        m_history.resize(m_applied);
        m_history.push_back(std::move(*step.finished));
        // A history has a budget; the oldest strokes go first.
        if (m_history.size() > 200)
            m_history.erase(m_history.begin());
        m_applied = m_history.size();
    }

    void undoAndRedo()
    {
        const LabelMap before = m_document.labels();
        const std::size_t steps =
            std::min<std::size_t>(m_applied, static_cast<std::size_t>(m_dice.roll(20)));
        for (std::size_t i = 0; i < steps; ++i)
            m_document.restore(m_history[--m_applied], Document::PatchSide::Before);
        m_session.paintingChanged();
        if (m_dice.roll(2) == 0)
            return;
        for (std::size_t i = 0; i < steps; ++i)
            m_document.restore(m_history[m_applied++], Document::PatchSide::After);
        m_session.paintingChanged();
        EXPECT_EQ(m_document.labels(), before);
    }

    void newPainting()
    {
        const Size size { 128 + m_dice.roll(900), 128 + m_dice.roll(900) };
        m_document.replace(
            m_document.classes(), LabelMap(size, static_cast<ClassId>(m_dice.roll(5))));
        for (const auto& [kind, tool] : m_tools)
            tool->forget();
        m_history.clear();
        m_applied = 0;
        m_session.paintingChanged();
    }

    void exportPainting()
    {
        const RenderRequest request = m_session.currentRequest();
        const LabelMap labels = request.labels;
        m_exports.emplace(m_worker->exportPhotograph(request), labels);
    }

    void keepForACrash()
    {
        Project project;
        project.painting = m_document.content();
        m_keeper.keep(project, {});
    }

    void loadModel(const std::string& name) { m_models.insert(m_worker->loadModel(name)); }

    Dice m_dice { 2026 };
    TemporaryFolder m_folder;
    Document m_document { fiveClasses(), { 512, 512 }, kSky };
    EventQueue m_queue;
    LiveSession m_session;
    RecoveryKeeper m_keeper;
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
    std::vector<Edit> m_history;
    std::size_t m_applied = 0;
    std::map<WorkTicket, LabelMap> m_exports;
    std::set<WorkTicket> m_models;
    Image m_shown;
    int m_strokes = 0;
    std::unique_ptr<RenderWorker> m_worker; ///< Last: nothing it calls may be gone before it.
};

TEST(Soak, ALongEveningLosesNothingAndLeaksNothing)
{
    const char* wanted = std::getenv("PLEINAIR_SOAK_SECONDS");
    const std::chrono::seconds duration(wanted ? std::atoi(wanted) : 10);
    const auto start = Clock::now();
    Soak soak;
    std::optional<double> warmMiB;

    for (int round = 1; Clock::now() - start < duration; ++round) {
        soak.paintStroke();
        if (round % 4 == 0)
            soak.somethingElse();
        if (round % 100 == 0)
            soak.checkThatThePhotographIsThePaintings();
        if (!warmMiB && Clock::now() - start > duration / 3)
            warmMiB = residentMiB();
        ASSERT_FALSE(HasFailure());
    }
    soak.checkThatThePhotographIsThePaintings();

    const double grownMiB = residentMiB() - warmMiB.value_or(residentMiB());
    std::printf("%d strokes in %d s, memory grown by %.1f MiB\n", soak.strokes(),
        static_cast<int>(duration.count()), grownMiB);
    EXPECT_LT(grownMiB, 30) << "of what is in use at a third of the time";
}

} // namespace
} // namespace pleinair
