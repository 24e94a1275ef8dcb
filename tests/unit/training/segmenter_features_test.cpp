#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/nn/torch_api.h"
#include "tests/unit/training/small_pack.h"
#include "training/feature_networks.h"
#include "training/perceptual_loss.h"
#include "training/segment_export.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

class SegmenterFeaturesTest : public testing::Test {
protected:
    SegmenterFeaturesTest()
    {
        torch::manual_seed(3);
        Segmenter segmenter(SegmenterShape { 3, 4 }, ConvNorm::SyncBatch);
        initializeSegmenter(*segmenter);
        segmenter->eval();
        exportSegmenter(model(), "small", *segmenter, ClassTable::numbered(3), 64, "");
    }

    [[nodiscard]] std::filesystem::path model() const { return m_folder / "model"; }

    TemporaryFolder m_folder;
};

TEST_F(SegmenterFeaturesTest, AreReadFromAFileAndFromAModelFolderAlike)
{
    const auto picture = torch::rand({ 1, 3, 64, 96 }) * 2 - 1;

    const auto ofFolder = readFrozenFeatures(model())->forward(picture);
    const auto ofFile =
        readFrozenFeatures(readSegmenterFolder(model()).weightsFile)->forward(picture);

    ASSERT_EQ(ofFolder.size(), SegmenterShape::kLevels);
    for (std::size_t i = 0; i < ofFolder.size(); ++i)
        EXPECT_TRUE(torch::equal(ofFolder[i], ofFile[i]));
    EXPECT_EQ(ofFolder.front().sizes(), (std::vector<std::int64_t> { 1, 2, 32, 48 }));
    EXPECT_EQ(ofFolder.back().sizes(), (std::vector<std::int64_t> { 1, 24, 2, 3 }));
}

TEST_F(SegmenterFeaturesTest, MakeALossOfZeroForEqualPicturesAndMoreForOthers)
{
    const PerceptualLoss loss(readFrozenFeatures(model()));
    const auto picture = torch::rand({ 2, 3, 64, 64 }) * 2 - 1;

    EXPECT_EQ(loss(picture, picture.clone(), 3, 1).item<float>(), 0);
    EXPECT_GT(loss(picture, picture.flip(3), 3, 1).item<float>(), 0);
}

TEST_F(SegmenterFeaturesTest, PassTheGradientToThePictureAndKeepTheWeights)
{
    const std::shared_ptr<FrozenFeatures> features = readFrozenFeatures(model());
    const PerceptualLoss loss(features);
    const auto fake = (torch::rand({ 1, 3, 64, 64 }) * 2 - 1).requires_grad_();
    const auto real = (torch::rand({ 1, 3, 64, 64 }) * 2 - 1).requires_grad_();

    loss(fake, real).backward();

    EXPECT_GT(fake.grad().abs().sum().item<float>(), 0);
    EXPECT_FALSE(real.grad().defined());
    for (const auto& found : features->forward(real.detach()))
        EXPECT_FALSE(found.requires_grad());
}

TEST_F(SegmenterFeaturesTest, AreTheNetworkOfARunThatNamesThem)
{
    TrainOptions options;
    options.perceptual = model();

    const auto loss = perceptualLoss(options, torch::kCPU);

    ASSERT_TRUE(loss);
    EXPECT_EQ(loss->network(), "segmenter");
}

TEST_F(SegmenterFeaturesTest, RefuseAFileThatLacksTensorsByName)
{
    const auto file = readSegmenterFolder(model()).weightsFile;
    auto tensors = readSafetensors(file).tensors;
    tensors.erase("block3_1.conv2.weight");
    try {
        static_cast<void>(makeSegmenterFeatures(tensors, file.string()));
        FAIL() << "a segmenter without one of its tensors was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("block3_1.conv2.weight"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos);
    }
}

} // namespace
} // namespace pleinair
