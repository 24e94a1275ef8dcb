#include "model/render/checked_renderer.h"

#include "tests/support/fake_renderer.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

std::unique_ptr<Renderer> painting(Color color)
{
    return std::make_unique<FakeRenderer>(ClassTable({ { "only", color, "", {}, {} } }));
}

RenderRequest request()
{
    RenderRequest made;
    made.labels = LabelMap({ 4, 4 }, 0);
    return made;
}

} // namespace

TEST(CheckedRenderer, HandsOnWhatBothAgreeOn)
{
    CheckedRenderer checked(painting({ 10, 20, 30 }), painting({ 10, 20, 31 }), 0.01F);

    const auto image = checked.render(request(), {});

    ASSERT_TRUE(image);
    EXPECT_EQ(image->rgb[2], 30);
}

TEST(CheckedRenderer, RefusesADeviceThatComputesSomethingElse)
{
    CheckedRenderer checked(painting({ 10, 20, 30 }), painting({ 10, 20, 90 }), 0.01F);

    try {
        static_cast<void>(checked.render(request(), {}));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Device);
    }
}

} // namespace pleinair
