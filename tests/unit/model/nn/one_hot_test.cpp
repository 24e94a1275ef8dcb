#include "model/nn/one_hot.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

torch::Tensor ids(std::vector<int> values)
{
    return torch::tensor(values).to(torch::kByte).reshape({ 1, 1, -1 });
}

} // namespace

TEST(OneHot, GivesEveryClassAndTheUnknownAChannel)
{
    NetworkOptions options;
    options.labelNc = 2;
    options.containDontcareLabel = true;

    const torch::Tensor labels = oneHotLabels(ids({ 0, 1, 255 }), options);

    EXPECT_TRUE(torch::equal(labels.squeeze(2)[0], torch::eye(3)));
}

TEST(OneHot, PutsTheEdgesLast)
{
    NetworkOptions options;
    options.labelNc = 2;
    options.noInstance = false;

    const torch::Tensor labels = oneHotLabels(ids({ 0, 1 }), options, ids({ 0, 1 }));

    const torch::Tensor expected = torch::tensor({ { 1.0F, 0.0F }, { 0.0F, 1.0F }, { 0.0F, 1.0F } });
    EXPECT_TRUE(torch::equal(labels.squeeze(2)[0], expected));
}

TEST(OneHot, NamesTheFirstUnknownLabelAndItsPlace)
{
    NetworkOptions options;
    options.labelNc = 2;

    try {
        oneHotLabels(ids({ 0, 1, 9 }), options);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_STREQ(error.what(),
            "The label map has the value 9 at x 2, y 0; the model knows the classes 0 to 1.");
    }
}

TEST(OneHot, RefusesUnknownPlacesWithoutAChannelForThem)
{
    NetworkOptions options;
    options.labelNc = 2;

    EXPECT_THROW(oneHotLabels(ids({ 255 }), options), Error);
}

} // namespace pleinair
