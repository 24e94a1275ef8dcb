#include "model/base/log.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pleinair {
namespace {

TEST(Log, GoesToTheSink)
{
    std::vector<std::string> lines;
    setLogSink([&](LogLevel level, std::string_view line) {
        lines.push_back((level == LogLevel::Warning ? "W " : "? ") + std::string(line));
    });

    log(LogLevel::Warning, "no driver");
    setLogSink({});

    EXPECT_EQ(lines, std::vector<std::string> { "W no driver" });
}

TEST(Log, GoesToStandardErrorWithoutASink)
{
    testing::internal::CaptureStderr();

    log(LogLevel::Info, "first");
    log(LogLevel::Error, "second");

    EXPECT_EQ(testing::internal::GetCapturedStderr(), "first\nerror: second\n");
}

} // namespace
} // namespace pleinair
