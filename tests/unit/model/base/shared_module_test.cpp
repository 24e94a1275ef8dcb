#include "model/base/shared_module.h"

#include "model/base/error.h"
#include "model/base/log.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace pleinair {
namespace {

/// The kind and message that opening a module or looking into it throws.
template <typename Work>
std::pair<ErrorKind, std::string> refusal(const Work& work)
{
    try {
        work();
    } catch (const Error& error) {
        return { error.kind(), error.what() };
    }
    return { ErrorKind::InvalidArgument, "nothing was thrown" };
}

using TakeText = void (*)(const std::string&);

TEST(SharedModule, AnErrorThrownInsideIsCaughtOutside)
{
    const SharedModule sample("sample", "The sample");
    const auto throwIt = sample.function<TakeText>("pleinairThrow");

    const auto [kind, message] = refusal([&] { throwIt("The device is gone."); });

    EXPECT_EQ(kind, ErrorKind::Device);
    EXPECT_EQ(message, "The device is gone.");
}

TEST(SharedModule, ItsLogLinesReachTheProgramsSink)
{
    const SharedModule sample("sample", "The sample");
    std::vector<std::string> lines;
    setLogSink([&](LogLevel, std::string_view line) { lines.emplace_back(line); });

    sample.function<TakeText>("pleinairLog")("from inside");
    setLogSink({});

    EXPECT_EQ(lines, std::vector<std::string> { "from inside" });
}

TEST(SharedModule, FunctionsOutliveTheObjectThatFoundThem)
{
    const auto throwIt = SharedModule("sample", "The sample").function<TakeText>("pleinairThrow");

    EXPECT_THROW(throwIt("still there"), Error);
}

TEST(SharedModule, AMissingModuleIsNamedWithWhatItWouldDo)
{
    const auto [kind, message] = refusal([] { SharedModule("abacus", "The abacus"); });

    EXPECT_EQ(kind, ErrorKind::FileNotFound);
    EXPECT_EQ(message,
        "The abacus is not installed: "
            + (SharedModule::folder() / "libpleinair_abacus.so").string() + " is missing.");
}

TEST(SharedModule, ADamagedModuleIsNamedWithTheCause)
{
    const auto file = SharedModule::folder() / "libpleinair_damaged.so";
    std::ofstream(file) << "not a library";

    const auto [kind, message] = refusal([] { SharedModule("damaged", "The damaged one"); });
    std::filesystem::remove(file);

    EXPECT_EQ(kind, ErrorKind::FileUnreadable);
    EXPECT_EQ(message.find("The damaged one cannot be loaded: " + file.string()), 0U) << message;
}

TEST(SharedModule, AFunctionThatIsNotThereMeansAnotherVersion)
{
    const SharedModule sample("sample", "The sample");

    const auto [kind, message]
        = refusal([&] { static_cast<void>(sample.function<TakeText>("pleinairDance")); });

    EXPECT_EQ(kind, ErrorKind::BadFile);
    EXPECT_NE(message.find("belongs to another version of Pleinair"), std::string::npos) << message;
}

} // namespace
} // namespace pleinair
