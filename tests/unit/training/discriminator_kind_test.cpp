#include "training/discriminator_kind.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(DiscriminatorKind, SeveralAreJoinedByPlus)
{
    const auto kinds = discriminatorsFrom("projected+patch");

    EXPECT_EQ(kinds,
        (std::vector<DiscriminatorKind> { DiscriminatorKind::Projected, DiscriminatorKind::Patch }));
    EXPECT_EQ(namesOf(kinds), "projected+patch");
    EXPECT_EQ(discriminatorsFrom("oasis").front(), DiscriminatorKind::Oasis);
}

TEST(DiscriminatorKind, UnknownMissingAndRepeatedNamesAreRefused)
{
    for (const char* text : { "", "stylegan", "patch+", "patch+patch", "+patch" })
        EXPECT_THROW(static_cast<void>(discriminatorsFrom(text)), Error) << text;
}

} // namespace
} // namespace pleinair
