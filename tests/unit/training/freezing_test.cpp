#include "training/freezing.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

std::vector<NamedTensor> parameters()
{
    std::vector<NamedTensor> found;
    for (const char* name : { "G.fc.weight", "G.fc.bias", "G.up_1.conv_0.weight_orig",
             "G.up_10.conv_0.weight_orig", "E.layer1.0.weight_orig", "E.fc_mu.weight",
             "D.discriminator_0.model0.0.weight" })
        found.emplace_back(name, torch::zeros({ 1 }));
    return found;
}

std::size_t countFrozen(const std::vector<std::string>& parts)
{
    return frozenParameters(parameters(), parts).size();
}

TEST(Freezing, KnowsNetworksAndPartsByTheirPublishedNames)
{
    EXPECT_EQ(countFrozen({ "encoder" }), 2U);
    EXPECT_EQ(countFrozen({ "fc" }), 2U);
    EXPECT_EQ(countFrozen({ "up_1" }), 1U) << "up_10 is another block";
    EXPECT_EQ(countFrozen({ "E.layer1", "D.discriminator_0.model0" }), 2U);
    EXPECT_EQ(countFrozen({ "encoder", "E.fc_mu", "discriminator" }), 3U);
}

TEST(Freezing, APartThatIsNotThereIsRefusedWithTheListOfThoseThatAre)
{
    try {
        static_cast<void>(countFrozen({ "up_2" }));
        FAIL() << "was taken";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("up_2"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("fc, up_1, up_10"), std::string::npos);
    }
}

TEST(Freezing, SomethingMustBeLeftToLearn)
{
    EXPECT_THROW(static_cast<void>(countFrozen({ "generator", "encoder" })), Error);
    EXPECT_EQ(countFrozen({ "generator" }), 4U) << "the encoder alone may learn";
}

} // namespace
} // namespace pleinair
