#include "training/loss_notes.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

#include <limits>

namespace pleinair {
namespace {

TEST(LossNotes, AddsUpLossesOfOneNameAndGivesTheMeanOverBatches)
{
    LossNotes notes;
    for (const double value : { 1.0, 3.0 })
        notes.add("GAN", torch::tensor(value));
    notes.add("KLD", torch::tensor(5.0));

    EXPECT_EQ(notes.meanOver(2), (Losses { { "GAN", 2 }, { "KLD", 2.5 } }));
}

TEST(LossNotes, ALossThatIsNotANumberIsNamed)
{
    for (const double value : { std::numeric_limits<double>::quiet_NaN(),
             -std::numeric_limits<double>::infinity() }) {
        LossNotes notes;
        try {
            notes.add("D_LabelMix", torch::tensor(value));
            FAIL() << "was taken";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::Training);
            EXPECT_NE(std::string(error.what()).find("D_LabelMix"), std::string::npos);
        }
    }
}

} // namespace
} // namespace pleinair
