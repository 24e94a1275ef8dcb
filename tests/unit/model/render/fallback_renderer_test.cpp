#include "model/render/fallback_renderer.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "tests/support/fake_renderer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

constexpr Color kDeviceColor { 200, 0, 0 };
constexpr Color kCpuColor { 0, 0, 200 };

std::unique_ptr<FakeRenderer> painting(Color color)
{
    return std::make_unique<FakeRenderer>(ClassTable({ { "only", color, "", {}, {} } }));
}

class FallbackRendererTest : public testing::Test {
protected:
    FallbackRendererTest()
    {
        setLogSink([this](LogLevel level, std::string_view line) {
            if (level == LogLevel::Warning)
                m_warnings.emplace_back(line);
        });
        auto device = painting(kDeviceColor);
        m_device = device.get();
        m_renderer = std::make_unique<FallbackRenderer>(
            std::move(device), [this] { return makeDevice(); },
            [this] {
                ++m_cpusMade;
                return painting(kCpuColor);
            });
        m_request.labels = LabelMap({ 2, 2 }, 0);
    }
    ~FallbackRendererTest() override { setLogSink({}); }

    std::unique_ptr<Renderer> makeDevice()
    {
        ++m_devicesMade;
        if (m_refusal)
            throw Error(*m_refusal, "The device refused.");
        return painting(kDeviceColor);
    }

    /// The red and blue of the next photograph.
    std::pair<int, int> colors()
    {
        const auto image = m_renderer->render(m_request, {});
        return image ? std::pair<int, int>(image->rgb[0], image->rgb[2]) : std::pair(-1, -1);
    }

    const std::pair<int, int> m_ofDevice { kDeviceColor.r, kDeviceColor.b };
    const std::pair<int, int> m_ofCpu { kCpuColor.r, kCpuColor.b };
    RenderRequest m_request;
    std::vector<std::string> m_warnings;
    FakeRenderer* m_device = nullptr; ///< The first one, until it is left.
    std::optional<ErrorKind> m_refusal;
    int m_devicesMade = 0;
    int m_cpusMade = 0;
    std::unique_ptr<FallbackRenderer> m_renderer;
};

} // namespace

TEST_F(FallbackRendererTest, AsLongAsTheDeviceWorksNothingElseIsMade)
{
    EXPECT_EQ(colors(), m_ofDevice);
    EXPECT_EQ(m_cpusMade, 0);
    EXPECT_EQ(m_renderer->deviceTrouble(), "");
}

TEST_F(FallbackRendererTest, TheSameFrameComesFromTheCpuAndStaysThere)
{
    m_device->setFailure(ErrorKind::OutOfMemory);

    EXPECT_EQ(colors(), m_ofCpu);
    EXPECT_EQ(colors(), m_ofCpu);
    EXPECT_EQ(m_cpusMade, 1);
    EXPECT_EQ(m_devicesMade, 0);
    EXPECT_EQ(m_renderer->deviceTrouble(), "The renderer was told to fail.");
    EXPECT_EQ(m_warnings.size(), 1U);
}

TEST_F(FallbackRendererTest, EncodingFallsBackToo)
{
    m_device->setFailure(ErrorKind::Device);

    EXPECT_EQ(m_renderer->encode({ { 1, 1 }, { 0, 0, 0 } }).mu.size(), 3U);
    EXPECT_FALSE(m_renderer->deviceTrouble().empty());
}

TEST_F(FallbackRendererTest, WhatTheDeviceIsNotToBlameForIsHandedOn)
{
    m_device->setFailure(ErrorKind::ModelMismatch);

    EXPECT_THROW(static_cast<void>(m_renderer->render(m_request, {})), Error);
    m_device->setFailure(std::nullopt);
    EXPECT_EQ(colors(), m_ofDevice);
    EXPECT_EQ(m_cpusMade, 0);
}

TEST_F(FallbackRendererTest, WhenAskedItTriesTheDeviceAgain)
{
    m_device->setFailure(ErrorKind::Device);
    static_cast<void>(m_renderer->render(m_request, {}));

    m_renderer->retryDevice();

    EXPECT_EQ(colors(), m_ofDevice);
    EXPECT_EQ(m_renderer->deviceTrouble(), "");
}

TEST_F(FallbackRendererTest, ADeviceThatStillFailsIsLeftAlone)
{
    m_device->setFailure(ErrorKind::Device);
    static_cast<void>(m_renderer->render(m_request, {}));
    m_refusal = ErrorKind::Device;

    m_renderer->retryDevice();

    EXPECT_EQ(colors(), m_ofCpu);
    EXPECT_EQ(m_renderer->deviceTrouble(), "The device refused.");
    EXPECT_EQ(m_devicesMade, 1);
}

TEST_F(FallbackRendererTest, ARetryOfAWorkingDeviceDoesNothing)
{
    m_renderer->retryDevice();

    EXPECT_EQ(m_devicesMade, 0);
    EXPECT_EQ(colors(), m_ofDevice);
}

} // namespace pleinair
