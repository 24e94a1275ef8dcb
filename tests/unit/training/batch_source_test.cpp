#include "training/batch_source.h"

#include "model/nn/label_pyramid.h"
#include "model/nn/one_hot.h"
#include "model/nn/torch_api.h"
#include "tests/unit/training/small_pack.h"

#include <gtest/gtest.h>

#include <set>

namespace pleinair {
namespace {

class BatchSourceTest : public testing::Test {
protected:
    BatchSourceTest() { writeSmallPack(m_folder / "small.pack", 6, 64); }

    TemporaryFolder m_folder;
};

TEST_F(BatchSourceTest, DrawsTheSameAfterAResume)
{
    const Pack pack(m_folder / "small.pack");
    BatchSource unbroken(pack, { 0.7, true, 0.5 }, 9);
    static_cast<void>(unbroken.batch(0, 4, { 32, 32 }));
    const auto expected = unbroken.batch(4, 4, { 32, 32 });

    BatchSource resumed(pack, { 0.7, true, 0.5 }, 9);
    const auto found = resumed.batch(4, 4, { 32, 32 });

    EXPECT_TRUE(torch::equal(found.images, expected.images));
    EXPECT_TRUE(torch::equal(found.labels, expected.labels));
    EXPECT_TRUE(torch::equal(found.styleImages, expected.styleImages));
}

TEST_F(BatchSourceTest, ShowsEveryPictureOnceAnEpoch)
{
    const Pack pack(m_folder / "small.pack");
    BatchSource source(pack, {}, 3);

    std::set<float> seen;
    for (int i = 0; i < pack.count(); ++i)
        seen.insert(source.batch(i, 1, { 64, 64 }).images.sum().item<float>());

    EXPECT_EQ(static_cast<int>(seen.size()), pack.count());
}

TEST_F(BatchSourceTest, MapsBytesToTheRangeOfTheNetworks)
{
    const Pack pack(m_folder / "small.pack");
    const BatchSource source(pack, {}, 0);

    const auto batch = source.plain({ 2 }, { 64, 64 });

    const float first = static_cast<float>(pack.record(2).rgb[0]);
    EXPECT_FLOAT_EQ(batch.images[0][0][0][0].item<float>(), first / 127.5F - 1);
    EXPECT_EQ(batch.labels[0][63][0].item<int>(), 1);
    EXPECT_EQ(batch.styleImages.size(2), 256);
}

TEST_F(BatchSourceTest, KeepsPictureAndLabelsTogether)
{
    // The photographs differ strongly at the horizon, so labels and colours must change together.
    const Pack pack(m_folder / "small.pack");
    BatchSource source(pack, { 0.6, true, 0 }, 5);

    const auto batch = source.batch(0, 6, { 64, 64 });

    for (int n = 0; n < 6; ++n) {
        const auto ground = batch.labels[n].eq(1);
        const auto sky = batch.labels[n].eq(0);
        if (!ground.any().item<bool>() || !sky.any().item<bool>())
            continue;
        const auto rows = ground.any(1);
        EXPECT_TRUE(torch::equal(rows, ground.all(1))) << "the horizon stays level";
    }
}

TEST_F(BatchSourceTest, SimplifiesLabelsWithoutInventingClasses)
{
    const Pack pack(m_folder / "small.pack");
    BatchSource source(pack, { 1, false, 1 }, 5);

    const auto labels = source.batch(0, 6, { 64, 64 }).labels;

    EXPECT_LE(labels.max().item<int>(), 1);
}

TEST_F(BatchSourceTest, EdgesOfInstancesGoAlongWithCropsAndFlips)
{
    writeSmallPack(m_folder / "halves.pack", 6, 64, SmallInstances::Halves);
    const Pack pack(m_folder / "halves.pack");
    BatchSource source(pack, { .minCrop = 0.6, .flip = true, .instanceEdges = true }, 5);

    const auto whole = source.plain({ 2 }, { 32, 32 }).edges;
    const auto batch = source.batch(0, 6, { 64, 64 });

    ASSERT_EQ(whole.sizes(), (std::vector<std::int64_t> { 1, 32, 32 }));
    EXPECT_EQ(whole.sum().item<int>(), 2 * 32) << "two columns, wherever the horizon is";
    EXPECT_EQ(whole.select(2, 15).sum().item<int>(), 32);
    EXPECT_EQ(whole.select(2, 16).sum().item<int>(), 32);
    for (int n = 0; n < 6; ++n) {
        const auto columns = batch.edges[n].any(0);
        EXPECT_EQ(columns.sum().item<int>(), 2) << n;
        EXPECT_TRUE(torch::equal(columns, batch.edges[n].all(0))) << "the border stays upright";
    }
}

TEST_F(BatchSourceTest, EdgesAreThoseOfTheLabelsWhereInstancesCannotBe)
{
    writeSmallPack(m_folder / "halves.pack", 6, 64, SmallInstances::Halves);
    const Pack without(m_folder / "small.pack");
    const Pack with(m_folder / "halves.pack");

    const auto plain = BatchSource(without, { .instanceEdges = true }, 5).plain({ 2 }, { 64, 64 });
    const auto simplified =
        BatchSource(with, { .coarseLabels = 1, .instanceEdges = true }, 5).batch(0, 3, { 64, 64 });

    EXPECT_TRUE(torch::equal(plain.edges, edgesOfIds(plain.labels)));
    EXPECT_EQ(plain.edges.sum().item<int>(), 2 * 64);
    EXPECT_TRUE(torch::equal(simplified.edges, edgesOfIds(simplified.labels)));
    EXPECT_FALSE(BatchSource(with, {}, 5).plain({ 2 }, { 64, 64 }).edges.defined());
}

TEST_F(BatchSourceTest, ABatchIsReadWithItsEdges)
{
    writeSmallPack(m_folder / "halves.pack", 6, 64, SmallInstances::Halves);
    const Pack pack(m_folder / "halves.pack");
    NetworkOptions options;
    options.labelNc = 2;
    options.noInstance = false;

    const auto batch =
        BatchSource(pack, { .instanceEdges = true }, 5).plain({ 0, 1, 2 }, { 64, 64 }).first(2);
    const auto channels = batch.pyramid(options).oneHot();

    ASSERT_EQ(channels.sizes(), (std::vector<std::int64_t> { 2, 3, 64, 64 }));
    EXPECT_TRUE(torch::equal(channels.select(1, 2), batch.edges.to(torch::kFloat32)));
}

} // namespace
} // namespace pleinair
