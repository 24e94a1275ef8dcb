#include "app/session/render_worker.h"

#include "model/render/fallback_renderer.h"
#include "tests/support/fake_renderer.h"
#include "tests/unit/app/session/gated_renderer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace pleinair {
namespace {

RenderRequest request(std::uint64_t revision, float styleValue = 0.5F)
{
    RenderRequest request;
    request.labels = LabelMap({ 32, 32 }, 0);
    request.style.mu = { styleValue };
    request.revision = revision;
    return request;
}

class RenderWorkerTest : public testing::Test {
protected:
    RenderWorkerTest()
    {
        worker = std::make_unique<RenderWorker>(
            [this](const std::filesystem::path& model) { return load(model); },
            [](const std::filesystem::path& file) -> Image {
                if (file == "missing.jpg")
                    throw Error(ErrorKind::FileNotFound, "missing.jpg is not there.");
                return { { 7, 1 }, std::vector<std::uint8_t>(21) };
            },
            callbacks());
    }

    LoadedModel load(const std::filesystem::path& model)
    {
        if (model == "broken")
            throw Error(ErrorKind::BadFile, "broken is damaged.");
        LoadedModel loaded;
        loaded.description.name = model.string();
        loaded.renderer = std::make_unique<GatedRenderer>(model.string(), log, gate);
        if (model == "fragile") {
            auto device = std::make_unique<FakeRenderer>(ClassTable::numbered(1));
            device->setFailure(ErrorKind::OutOfMemory);
            loaded.renderer = std::make_unique<FallbackRenderer>(
                std::move(device),
                [] { return std::make_unique<FakeRenderer>(ClassTable::numbered(1)); },
                [this] { return std::make_unique<GatedRenderer>("CPU", log, gate); });
        }
        return loaded;
    }

    RenderWorkerCallbacks callbacks()
    {
        return { [this](const ModelReady& model) {
                    log.add("ready " + model.description.name + " on " + model.deviceName);
                },
            [this](const Frame& frame) { log.add("frame " + std::to_string(frame.revision)); },
            [this](const EncodedStyle& style) {
                log.add("style " + std::to_string(style.ticket) + ": "
                    + std::to_string(static_cast<int>(style.style.mu.front())));
            },
            [this](const RenderedPicture& picture) {
                log.add("export " + std::to_string(picture.ticket));
            },
            [this](const RenderedPicture& picture) {
                log.add("thumbnail " + std::to_string(picture.ticket));
            },
            [this](const WorkFailure& failure) { log.add("failed: " + failure.message); },
            [this](const DeviceState& device) {
                log.add("device " + device.deviceName
                    + (device.trouble.empty() ? "" : ": " + device.trouble));
            } };
    }

    void loadModelA()
    {
        worker->loadModel("A");
        ASSERT_TRUE(log.await("ready A on A"));
    }

    /// A frame that is held in the middle.
    void beginFrame(std::uint64_t revision)
    {
        gate.close();
        worker->requestFrame(request(revision));
        ASSERT_TRUE(log.await("A " + std::to_string(revision) + " begun"));
    }

    bool has(const std::string& event)
    {
        const auto events = log.events();
        return std::find(events.begin(), events.end(), event) != events.end();
    }

    /// Whether one event came before the other.
    bool inOrder(const std::string& first, const std::string& second)
    {
        const auto events = log.events();
        const auto found = std::find(events.begin(), events.end(), first);
        return std::find(found, events.end(), second) != events.end();
    }

    EventLog log;
    Gate gate;
    std::unique_ptr<RenderWorker> worker;
};

TEST_F(RenderWorkerTest, LoadsAModelAndRendersFrames)
{
    loadModelA();

    worker->requestFrame(request(3));

    EXPECT_TRUE(log.await("frame 3"));
}

TEST_F(RenderWorkerTest, ANewerPaintingDoesNotCancelTheFrameInProgressAndTheNewestWins)
{
    loadModelA();
    beginFrame(1);

    worker->requestFrame(request(2));
    worker->requestFrame(request(3));
    gate.open();

    EXPECT_TRUE(log.await("frame 3"));
    EXPECT_TRUE(has("frame 1"));
    EXPECT_FALSE(has("A 2 begun"));
}

TEST_F(RenderWorkerTest, AnExportGoesFirstAndTheFrameIsRenderedAgain)
{
    loadModelA();
    beginFrame(1);

    const WorkTicket ticket = worker->exportPhotograph(request(9));
    ASSERT_TRUE(log.await("A 1 stopped"));
    ASSERT_TRUE(log.await("A 9 begun"));
    gate.open();

    EXPECT_TRUE(log.await("frame 1"));
    EXPECT_TRUE(inOrder("export " + std::to_string(ticket), "frame 1"));
}

TEST_F(RenderWorkerTest, ANewerFrameTakesThePlaceOfTheInterruptedOne)
{
    loadModelA();
    beginFrame(1);
    worker->requestFrame(request(2));

    worker->exportPhotograph(request(9));
    ASSERT_TRUE(log.await("A 9 begun"));
    gate.open();

    EXPECT_TRUE(log.await("frame 2"));
    EXPECT_FALSE(has("frame 1"));
}

TEST_F(RenderWorkerTest, OrdersAreServedInTheirOrderBeforeFrames)
{
    loadModelA();
    beginFrame(1);

    worker->exportPhotograph(request(7));
    ASSERT_TRUE(log.await("A 7 begun"));
    worker->requestFrame(request(2));
    worker->encodeStyle(std::filesystem::path("photo.jpg"));
    worker->exportPhotograph(request(8));
    gate.open();

    ASSERT_TRUE(log.await("frame 2"));
    EXPECT_TRUE(inOrder("A 7 begun", "A encodes"));
    EXPECT_TRUE(inOrder("A encodes", "A 8 begun"));
    EXPECT_TRUE(inOrder("A 8 begun", "A 2 begun"));
}

TEST_F(RenderWorkerTest, AModelChangeDropsTheFrameOfTheModelBefore)
{
    loadModelA();
    beginFrame(1);

    worker->loadModel("B");
    ASSERT_TRUE(log.await("A 1 stopped"));
    gate.open();
    ASSERT_TRUE(log.await("ready B on B"));
    worker->requestFrame(request(2));

    EXPECT_TRUE(log.await("frame 2"));
    EXPECT_FALSE(has("frame 1"));
    EXPECT_TRUE(has("A destroyed at home"));
}

TEST_F(RenderWorkerTest, AModelThatCannotBeLoadedLeavesTheOneBeforeAndItsFrame)
{
    loadModelA();
    beginFrame(1);

    worker->loadModel("broken");
    ASSERT_TRUE(log.await("failed: broken is damaged."));
    gate.open();

    EXPECT_TRUE(log.await("frame 1"));
}

TEST_F(RenderWorkerTest, StylesComeFromFilesAndFromMemory)
{
    loadModelA();

    const WorkTicket file = worker->encodeStyle(std::filesystem::path("photo.jpg"));
    const WorkTicket memory =
        worker->encodeStyle(Image { { 9, 1 }, std::vector<std::uint8_t>(27) });
    worker->encodeStyle(std::filesystem::path("missing.jpg"));

    EXPECT_TRUE(log.await("style " + std::to_string(file) + ": 7"));
    EXPECT_TRUE(log.await("style " + std::to_string(memory) + ": 9"));
    EXPECT_TRUE(log.await("failed: missing.jpg is not there."));
}

TEST_F(RenderWorkerTest, ThumbnailsWaitForEverythingElseAndGiveWay)
{
    loadModelA();
    gate.close();
    const auto tickets = worker->requestThumbnails({ request(101), request(102) });
    ASSERT_TRUE(log.await("A 101 begun"));

    worker->requestFrame(request(1));
    ASSERT_TRUE(log.await("A 101 stopped"));
    ASSERT_TRUE(log.await("A 1 begun"));
    gate.open();

    ASSERT_TRUE(log.await("thumbnail " + std::to_string(tickets[1])));
    EXPECT_TRUE(inOrder("frame 1", "thumbnail " + std::to_string(tickets[0])));
    EXPECT_TRUE(inOrder(
        "thumbnail " + std::to_string(tickets[0]), "thumbnail " + std::to_string(tickets[1])));
}

TEST_F(RenderWorkerTest, NewThumbnailsReplaceThoseNotBegun)
{
    loadModelA();
    gate.close();
    worker->requestThumbnails({ request(101), request(102) });
    ASSERT_TRUE(log.await("A 101 begun"));

    const auto tickets = worker->requestThumbnails({ request(201) });
    ASSERT_TRUE(log.await("A 201 begun"));
    gate.open();
    ASSERT_TRUE(log.await("thumbnail " + std::to_string(tickets[0])));
    worker->requestFrame(request(1));
    ASSERT_TRUE(log.await("frame 1"));

    EXPECT_FALSE(has("A 102 begun"));
    EXPECT_EQ(log.events().back(), "frame 1") << "the interrupted one is not begun again";
}

TEST_F(RenderWorkerTest, ErrorsComeAsValuesAndTheNextFrameIsRendered)
{
    worker->requestFrame(request(1));
    ASSERT_TRUE(log.await("failed: There is no model to render with yet."));
    loadModelA();
    worker->requestFrame(request(2, -1));
    ASSERT_TRUE(log.await("failed: Too large."));

    worker->requestFrame(request(3));

    EXPECT_TRUE(log.await("frame 3"));
}

TEST_F(RenderWorkerTest, ItsEndStopsWhatIsInProgressAndDestroysTheRendererOnItsThread)
{
    loadModelA();
    beginFrame(1);

    worker.reset();

    EXPECT_TRUE(has("A 1 stopped"));
    EXPECT_FALSE(has("frame 1"));
    EXPECT_TRUE(has("A destroyed at home"));
}

TEST_F(RenderWorkerTest, EndsAtOnceWithAFullQueue)
{
    loadModelA();
    gate.close();
    for (std::uint64_t i = 0; i < 20; ++i)
        worker->exportPhotograph(request(100 + i));
    worker->requestThumbnails({ request(1), request(2) });
    worker->requestFrame(request(3));
    ASSERT_TRUE(log.await("A 100 begun"));

    worker.reset();

    EXPECT_FALSE(has("A 101 begun"));
    EXPECT_FALSE(has("A 3 begun"));
}

TEST_F(RenderWorkerTest, TellsWhichDeviceRendersWhenOneFailsAndWhenItIsBack)
{
    worker->loadModel("fragile");
    ASSERT_TRUE(log.await("ready fragile on palette colours"));

    worker->requestFrame(request(1));
    ASSERT_TRUE(log.await("frame 1"));
    EXPECT_TRUE(log.await("device CPU: The renderer was told to fail."));

    worker->retryDevice();
    EXPECT_TRUE(log.await("device palette colours"));
    worker->requestFrame(request(2));
    EXPECT_TRUE(log.await("frame 2"));
    EXPECT_FALSE(has("CPU 2 begun"));
}

TEST_F(RenderWorkerTest, EverythingArrivesUnderPressureFromManySides)
{
    loadModelA();
    constexpr std::uint64_t kFrames = 2000;
    std::vector<WorkTicket> exports;
    for (std::uint64_t revision = 1; revision <= kFrames; ++revision) {
        worker->requestFrame(request(revision));
        if (revision % 100 == 0) {
            exports.push_back(worker->exportPhotograph(request(revision)));
            worker->requestThumbnails({ request(revision) });
        }
    }

    EXPECT_TRUE(log.await("frame " + std::to_string(kFrames)));
    for (const WorkTicket ticket : exports)
        EXPECT_TRUE(log.await("export " + std::to_string(ticket)));
}

} // namespace
} // namespace pleinair
