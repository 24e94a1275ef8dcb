#include "model/nn/label_pyramid.h"

#include "model/base/label_map.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(LabelPyramid, SamplesAsTheLabelMapDoes)
{
    torch::manual_seed(1);
    const torch::Tensor ids = torch::randint(5, { 1, 416, 416 }, torch::kByte);
    LabelPyramid pyramid(
        torch::one_hot(ids.to(torch::kLong), 5).permute({ 0, 3, 1, 2 }).to(torch::kFloat));
    const auto* bytes = ids.data_ptr<std::uint8_t>();
    const LabelMap map({ 416, 416 }, std::vector<ClassId>(bytes, bytes + ids.numel()));

    const LabelMap expected = map.resizedNearest({ 352, 352 });
    const torch::Tensor actual = pyramid.at(352, 352).argmax(1).to(torch::kByte).contiguous();

    const auto* found = actual.data_ptr<std::uint8_t>();
    EXPECT_TRUE(std::equal(expected.labels().begin(), expected.labels().end(), found));
}

TEST(LabelPyramid, ComputesEachSizeOnce)
{
    LabelPyramid pyramid(torch::rand({ 1, 2, 8, 8 }));
    const torch::Tensor first = pyramid.at(4, 4);
    pyramid.at(2, 2);

    EXPECT_EQ(pyramid.at(4, 4).data_ptr(), first.data_ptr());
    EXPECT_EQ(pyramid.at(8, 8).data_ptr(), pyramid.oneHot().data_ptr());
}

} // namespace pleinair
