#include "training/collective_choice.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

const CollectiveOffer kCpu { "alder", -1, {} };

TEST(CollectiveChoice, IsGlooWithoutAReasonWhereAllTrainOnTheCpu)
{
    const auto choice = chooseCollectives({ kCpu, kCpu });

    EXPECT_EQ(choice.kind, Collectives::Gloo);
    EXPECT_EQ(choice.reason, "");
}

TEST(CollectiveChoice, IsNcclWhereEveryProcessHasADeviceOfItsOwn)
{
    const auto choice = chooseCollectives(
        { { "alder", 0, {} }, { "alder", 1, {} }, { "birch", 0, {} }, { "birch", 1, {} } });

    EXPECT_EQ(choice.kind, Collectives::Nccl);
    EXPECT_EQ(choice.reason, "");
}

TEST(CollectiveChoice, NamesTheProcessThatHasNoDevice)
{
    const auto choice = chooseCollectives({ { "alder", 0, {} }, kCpu });

    EXPECT_EQ(choice.kind, Collectives::Gloo);
    EXPECT_EQ(choice.reason, "process 1 trains on the CPU");
}

TEST(CollectiveChoice, NamesTheProcessThatCannotUseNcclAndWhy)
{
    const auto choice =
        chooseCollectives({ { "alder", 0, {} }, { "birch", 0, "it is not installed" } });

    EXPECT_EQ(choice.kind, Collectives::Gloo);
    EXPECT_EQ(choice.reason, "process 1 has no NCCL: it is not installed");
}

TEST(CollectiveChoice, NamesProcessesThatShareADevice)
{
    const auto choice = chooseCollectives(
        { { "alder", 0, {} }, { "alder", 1, {} }, { "birch", 1, {} }, { "alder", 1, {} } });

    EXPECT_EQ(choice.kind, Collectives::Gloo);
    EXPECT_EQ(choice.reason, "processes 1 and 3 share CUDA device 1 of alder");
}

TEST(CollectiveOffer, ComesBackFromItsText)
{
    const CollectiveOffer offer { "alder", 3, "libnccl is missing\nin /usr/lib" };

    const auto found = CollectiveOffer::fromText(offer.text());

    EXPECT_EQ(found.machine, offer.machine);
    EXPECT_EQ(found.device, offer.device);
    EXPECT_EQ(found.missing, offer.missing);
    EXPECT_THROW(static_cast<void>(CollectiveOffer::fromText("no")), Error);
}

} // namespace
} // namespace pleinair
