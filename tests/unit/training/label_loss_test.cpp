#include "training/label_loss.h"

#include "model/base/error.h"
#include "tests/unit/training/small_pack.h"
#include "training/feature_networks.h"
#include "training/picture_losses.h"
#include "training/segment_export.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

ClassTable table(const std::vector<std::string>& names)
{
    auto classes = ClassTable::numbered(static_cast<int>(names.size())).classes();
    for (std::size_t i = 0; i < names.size(); ++i)
        classes[i].name = names[i];
    return ClassTable(classes);
}

/// Says of every pixel of every picture, by one nat more, that it is its class 0.
Segmenter alwaysTheFirst()
{
    const torch::NoGradGuard noGradient;
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::None);
    for (auto& parameter : segmenter->parameters())
        parameter.zero_();
    segmenter->named_parameters()["head.bias"][0] = 1;
    return segmenter;
}

torch::Tensor randomPicture()
{
    return torch::rand({ 1, 3, 32, 32 }) * 2 - 1;
}

torch::Tensor labelsOf(int id)
{
    return torch::full({ 1, 32, 32 }, id, torch::kUInt8);
}

TEST(LabelLoss, IsTheCrossEntropyWhereTheSegmenterIsRightAboutThePhotograph)
{
    const auto classes = table({ "sky", "ground" });
    const LabelLoss loss(alwaysTheFirst(), classes, classes);
    auto halves = labelsOf(0);
    halves.slice(1, 16).fill_(1);
    const double expected = std::log(1 + std::exp(-1.0));

    EXPECT_NEAR(loss(randomPicture(), randomPicture(), labelsOf(0)).item<double>(), expected, 1e-6);
    EXPECT_NEAR(loss(randomPicture(), randomPicture(), halves).item<double>(), expected, 1e-6);
    EXPECT_EQ(loss(randomPicture(), randomPicture(), labelsOf(1)).item<double>(), 0);
    EXPECT_EQ(loss(randomPicture(), randomPicture(), labelsOf(255)).item<double>(), 0);
}

TEST(LabelLoss, FindsClassesByTheirNames)
{
    const LabelLoss loss(
        alwaysTheFirst(), table({ "sky", "ground" }), table({ "fog", "ground", "sky" }));

    EXPECT_EQ(loss(randomPicture(), randomPicture(), labelsOf(0)).item<double>(), 0);
    EXPECT_EQ(loss(randomPicture(), randomPicture(), labelsOf(1)).item<double>(), 0);
    EXPECT_GT(loss(randomPicture(), randomPicture(), labelsOf(2)).item<double>(), 0);
}

TEST(LabelLoss, OfThePhotographItselfIsAtMostThatOfGuessing)
{
    torch::manual_seed(5);
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::None);
    initializeSegmenter(*segmenter);
    const auto classes = table({ "sky", "ground" });
    const LabelLoss loss(segmenter, classes, classes);
    const auto photograph = torch::rand({ 2, 3, 61, 43 }) * 2 - 1;
    const auto labels = torch::randint(0, 2, { 2, 61, 43 }, torch::kUInt8);

    const double found = loss(photograph, photograph, labels).item<double>();

    EXPECT_GT(found, 0);
    EXPECT_LE(found, std::log(2.0) + 1e-6);
}

TEST(LabelLoss, PassesItsGradientToThePictureAlone)
{
    torch::manual_seed(6);
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::None);
    initializeSegmenter(*segmenter);
    const auto classes = table({ "sky", "ground" });
    const LabelLoss loss(segmenter, classes, classes);
    const auto fake = (torch::rand({ 2, 3, 64, 64 }) * 2 - 1).requires_grad_();
    const auto real = (torch::rand({ 2, 3, 64, 64 }) * 2 - 1).requires_grad_();

    loss(fake, real, torch::randint(0, 2, { 2, 64, 64 }, torch::kUInt8)).backward();

    EXPECT_GT(fake.grad().abs().sum().item<float>(), 0);
    EXPECT_FALSE(real.grad().defined());
    for (const auto& parameter : segmenter->parameters()) {
        EXPECT_FALSE(parameter.requires_grad());
        EXPECT_FALSE(parameter.grad().defined());
    }
}

TEST(LabelLoss, IsLoggedWithItsWeight)
{
    TrainOptions options;
    options.lambdaLabels = 3;
    const auto classes = table({ "sky", "ground" });
    const PictureLosses losses(
        options, std::nullopt, LabelLoss(alwaysTheFirst(), classes, classes));
    Batch batch;
    batch.images = randomPicture();
    batch.labels = labelsOf(0);
    LossNotes notes;

    const auto sum = losses(randomPicture(), batch, {}, {}, 7, notes);

    EXPECT_NEAR(sum.item<double>(), 3 * std::log(1 + std::exp(-1.0)), 1e-5);
    EXPECT_EQ(notes.meanOver(1).front().first, "Labels");
}

TEST(LabelLoss, SaysWhatItLacks)
{
    TrainOptions options;
    EXPECT_FALSE(labelLoss(options, table({ "sky" }), torch::kCPU));
    options.lambdaLabels = 1;
    EXPECT_THROW(static_cast<void>(labelLoss(options, table({ "sky" }), torch::kCPU)), Error);
    try {
        const LabelLoss loss(alwaysTheFirst(), table({ "sky", "ground" }), table({ "wall" }));
        FAIL() << "a segmenter that knows none of the classes was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("--segmenter"), std::string::npos);
    }
}

} // namespace
} // namespace pleinair
