#include "tests/support/fake_renderer.h"

#include <gtest/gtest.h>

#include <thread>

namespace pleinair {

namespace {

RenderRequest requestOf(ClassId id)
{
    RenderRequest request;
    request.labels = LabelMap({ 2, 2 }, id);
    return request;
}

} // namespace

TEST(FakeRenderer, FillsClassesWithTheirColours)
{
    const ClassTable classes = ClassTable::numbered(3);
    FakeRenderer renderer(classes);

    const auto image = renderer.render(requestOf(2), {});

    ASSERT_TRUE(image);
    EXPECT_EQ(image->rgb[0], classes[2].color.r);
    EXPECT_EQ(image->rgb[1], classes[2].color.g);
    EXPECT_EQ(image->rgb[2], classes[2].color.b);
    EXPECT_EQ(renderer.finishedCount(), 1);
}

TEST(FakeRenderer, FailsWhenAsked)
{
    FakeRenderer renderer(ClassTable::numbered(1));
    renderer.setFailure(ErrorKind::Device);

    EXPECT_THROW(static_cast<void>(renderer.render(requestOf(0), {})), Error);
    renderer.setFailure(std::nullopt);
    EXPECT_TRUE(renderer.render(requestOf(0), {}));
}

TEST(FakeRenderer, AStopEndsASlowPhotograph)
{
    FakeRenderer renderer(ClassTable::numbered(1));
    renderer.setDuration(std::chrono::hours(1));
    std::stop_source stop;
    std::jthread other([&] { stop.request_stop(); });

    EXPECT_FALSE(renderer.render(requestOf(0), stop.get_token()));
    EXPECT_EQ(renderer.finishedCount(), 0);
}

} // namespace pleinair
