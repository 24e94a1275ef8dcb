#include "app/session/live_session.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

ModelDescription model(int cropSize = 256, bool noInstance = true)
{
    ModelDescription description;
    description.options.labelNc = 5;
    description.options.cropSize = cropSize;
    description.options.noInstance = noInstance;
    return description;
}

class LiveSessionTest : public testing::Test {
protected:
    void paint()
    {
        document.beginEdit();
        document.paint(Spans { { row++, 0, 512 } }, kTree);
        (void)document.endEdit();
        session.paintingChanged();
    }

    bool answerLast() { return session.accept({ {}, requests.back().revision, 40 }); }

    bool failLast()
    {
        return session.fail({ .work = WorkKind::Frame, .revision = requests.back().revision });
    }

    int row = 0;
    std::vector<RenderRequest> requests;
    Document document { fiveClasses(), { 512, 288 }, kSky };
    LiveSession session { document,
        [this](RenderRequest request) { requests.push_back(std::move(request)); } };
};

TEST_F(LiveSessionTest, WithoutAModelNothingIsAskedFor)
{
    paint();

    EXPECT_TRUE(requests.empty());
    EXPECT_EQ(session.state(), LiveState::NoModel);
    EXPECT_TRUE(session.photographSize().isEmpty());
}

TEST_F(LiveSessionTest, ThingsPaintedOneByOneHaveEdgesBetweenThem)
{
    document.setPaintsInstances(true);
    for (const int left : { 0, 256 }) {
        document.beginEdit();
        Spans spans;
        for (int y = 0; y < 288; ++y)
            spans.push_back({ y, left, left + 256 });
        document.paint(spans, kSky);
        (void)document.endEdit();
    }
    session.setModel(model(256, false), {});

    ASSERT_EQ(requests.size(), 1U);
    const int width = requests[0].labels.width();
    EXPECT_EQ(requests[0].edges[static_cast<std::size_t>(width / 2)], 1);
    EXPECT_EQ(requests[0].edges[static_cast<std::size_t>(width / 4)], 0);
}

TEST_F(LiveSessionTest, APaintingInOtherClassesIsNotAskedFor)
{
    ModelDescription known = model();
    known.classes = fiveClasses();
    session.setModel(known, {});
    ASSERT_EQ(requests.size(), 1U);
    const ClassTable two({ { "a", { 1, 0, 0 }, "", {}, {} }, { "b", { 2, 0, 0 }, "", {}, {} } });

    const Edit edit = document.changeClasses(two, { 0, 0, 1, 1, 1 });
    session.paintingChanged();
    EXPECT_EQ(requests.size(), 1U);
    EXPECT_EQ(session.state(), LiveState::Failed);
    document.restore(edit, Edit::Side::Before);
    session.paintingChanged();

    EXPECT_EQ(requests.size(), 2U);
    session.holdForModel();
    session.paintingChanged();
    EXPECT_EQ(requests.size(), 2U);
    EXPECT_EQ(session.state(), LiveState::Rendering);
}

TEST_F(LiveSessionTest, AModelBringsTheFirstFrameInItsOwnSize)
{
    session.setModel(model(), { { 1, 2 }, {} });

    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0].labels.size(), (Size { 448, 256 }));
    EXPECT_EQ(requests[0].style.mu, (std::vector<float> { 1, 2 }));
    EXPECT_TRUE(requests[0].edges.empty());
    EXPECT_EQ(session.state(), LiveState::Rendering);
    EXPECT_TRUE(answerLast());
    EXPECT_EQ(session.state(), LiveState::Idle);
    EXPECT_EQ(session.renderMs(), 40);
}

TEST_F(LiveSessionTest, AModelWithAnEdgeChannelGetsTheEdgesOfTheLabels)
{
    session.setModel(model(256, false), {});

    EXPECT_EQ(requests.back().edges, labelEdges(requests.back().labels));
    EXPECT_FALSE(requests.back().edges.empty());
}

TEST_F(LiveSessionTest, EachChangeAsksForANewRevision)
{
    session.setModel(model(), {});
    paint();
    session.setStyle({ { 3 }, {} });
    session.setStyle({ { 3 }, {} });
    session.setPhotographShortSide(384);

    ASSERT_EQ(requests.size(), 4U) << "the same style is no change";
    for (std::size_t i = 1; i < requests.size(); ++i)
        EXPECT_GT(requests[i].revision, requests[i - 1].revision);
    EXPECT_EQ(requests[1].labels.at(0, 0), kTree);
    EXPECT_EQ(requests[3].labels.size(), (Size { 672, 384 }));
    session.setPhotographShortSide(std::nullopt);
    EXPECT_EQ(session.photographShortSide(), 256);
}

TEST_F(LiveSessionTest, FramesNeverGoBack)
{
    session.setModel(model(), {});
    paint();
    const auto older = requests[0].revision;

    EXPECT_TRUE(answerLast());
    EXPECT_FALSE(session.accept({ {}, older, 1 }));
    EXPECT_FALSE(answerLast()) << "shown already";
}

TEST_F(LiveSessionTest, AnOlderFrameIsShownWhileTheNewestIsOnItsWay)
{
    session.setModel(model(), {});
    paint();

    EXPECT_TRUE(session.accept({ {}, requests[0].revision, 1 }));

    EXPECT_EQ(session.state(), LiveState::Rendering);
}

TEST_F(LiveSessionTest, AFrameOfTheModelBeforeIsNotShown)
{
    session.setModel(model(), {});
    const auto old = requests.back().revision;
    session.setModel(model(128), {});

    EXPECT_FALSE(session.accept({ {}, old, 1 }));
    EXPECT_EQ(session.photographSize(), (Size { 224, 128 }));
}

TEST_F(LiveSessionTest, PausedItAsksForNothingUntilItGoesOn)
{
    session.setModel(model(), {});
    answerLast();
    session.setPaused(true);
    EXPECT_EQ(session.state(), LiveState::Paused);
    paint();
    paint();

    EXPECT_EQ(requests.size(), 1U);
    EXPECT_EQ(session.state(), LiveState::Stale);

    session.setPaused(false);
    EXPECT_EQ(requests.size(), 2U);
    EXPECT_EQ(session.state(), LiveState::Rendering);
}

TEST_F(LiveSessionTest, GoingOnWithoutAChangeAsksForNothing)
{
    session.setModel(model(), {});
    answerLast();

    session.setPaused(true);
    session.setPaused(false);

    EXPECT_EQ(requests.size(), 1U);
    EXPECT_EQ(session.state(), LiveState::Idle);
}

TEST_F(LiveSessionTest, AFrameInProgressStillArrivesDuringAPause)
{
    session.setModel(model(), {});
    session.setPaused(true);
    EXPECT_EQ(session.state(), LiveState::Stale);

    EXPECT_TRUE(answerLast());

    EXPECT_EQ(session.state(), LiveState::Paused);
}

TEST_F(LiveSessionTest, AFailureIsToldOnceAndAskedAgainOnRequestOrChange)
{
    session.setModel(model(), {});
    EXPECT_TRUE(failLast());
    EXPECT_EQ(session.state(), LiveState::Failed);

    session.retry();
    EXPECT_EQ(requests.size(), 2U);
    EXPECT_EQ(session.state(), LiveState::Rendering);

    failLast();
    paint();
    EXPECT_EQ(session.state(), LiveState::Rendering);
    session.retry();
    EXPECT_EQ(requests.size(), 3U) << "nothing has failed";
}

TEST_F(LiveSessionTest, AFailureOfAnOlderRequestConcernsNobody)
{
    session.setModel(model(), {});
    const auto old = requests.back().revision;
    paint();

    EXPECT_FALSE(session.fail({ .work = WorkKind::Frame, .revision = old }));
    EXPECT_TRUE(session.fail({ .work = WorkKind::Export, .ticket = 4 }));
    EXPECT_EQ(session.state(), LiveState::Rendering);
}

TEST_F(LiveSessionTest, AnExportIsTheLivePicture)
{
    session.setModel(model(), { { 4 }, {} });
    paint();

    const RenderRequest exported = session.currentRequest();

    EXPECT_EQ(exported.labels, requests.back().labels);
    EXPECT_EQ(exported.style, requests.back().style);
    EXPECT_EQ(exported.revision, requests.back().revision);
}

TEST_F(LiveSessionTest, ThumbnailsAreThePaintingInAnotherStyleAndSize)
{
    session.setModel(model(), {});

    const RenderRequest thumbnail = session.requestWith({ { 9 }, {} }, 64);

    EXPECT_EQ(thumbnail.labels.size(), (Size { 128, 64 }));
    EXPECT_EQ(thumbnail.style.mu.front(), 9);
}

} // namespace
} // namespace pleinair
