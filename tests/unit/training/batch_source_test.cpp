#include "training/batch_source.h"

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

} // namespace
} // namespace pleinair
