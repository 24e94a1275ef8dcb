#include "model/io/pix2pixhd_layout.h"

#include "model/io/checkpoint_shapes.h"
#include "model/io/generator_layout.h"
#include "model/io/options_file.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.netG = GeneratorKind::Pix2PixHd;
    options.labelNc = 7;
    options.ngf = 4;
    options.nDownsampleGlobal = 3;
    options.nBlocksGlobal = 2;
    return options;
}

TEST(Pix2PixHdLayout, CountsThePlacesOfThePublishedSequence)
{
    const auto layout = Pix2PixHdLayout::of(smallOptions());

    EXPECT_EQ(layout.first.name, "model.1");
    EXPECT_EQ(layout.halvings.back().name, "model.7");
    EXPECT_EQ(layout.blocks, (std::vector<std::string> { "model.9", "model.10" }));
    EXPECT_EQ(layout.doublings.front().name, "model.11");
    EXPECT_EQ(layout.last.name, "model.18");
    const auto tensors = layout.tensors();
    EXPECT_EQ(tensors.size(), 1U + 3 + 2 * 2 + 3 + 2);
    EXPECT_EQ(tensors.at("model.11.0.weight").shape, (std::vector<std::int64_t> { 32, 16, 3, 3 }));
    EXPECT_EQ(tensors.at("model.9.conv_block.4.0.weight").shape,
        (std::vector<std::int64_t> { 32, 32, 3, 3 }));
}

TEST(Pix2PixHdLayout, IsReadOutOfTheTensors)
{
    for (const int blocks : { 0, 2 }) {
        auto options = smallOptions();
        options.nBlocksGlobal = blocks;

        const auto shapes = readGeneratorShapes(generatorTensors(options), "it");

        EXPECT_EQ(roleOf(generatorTensors(options)), NetworkRole::Generator);
        EXPECT_EQ(shapes.netG, GeneratorKind::Pix2PixHd);
        EXPECT_EQ(shapes.nBlocksGlobal, blocks);
        EXPECT_EQ(shapes.nDownsampleGlobal, 3);
        EXPECT_TRUE(contradictions(shapes, options).empty());
        options.nDownsampleGlobal = 4;
        EXPECT_EQ(contradictions(shapes, options).size(), 1U);
        std::vector<std::string> warnings;
        EXPECT_EQ(guessedOptions(shapes, warnings).semanticNc(), 7);
    }
}

TEST(Pix2PixHdLayout, SpectralNormAndOtherKindsAreRefusedInWords)
{
    TensorListing tensors;
    tensors["model.1.0.weight_orig"] = { DType::F32, { 4, 7, 7, 7 } };
    expectError(ErrorKind::ModelMismatch, "spectral norm",
        [&] { static_cast<void>(readGeneratorShapes(tensors, "it")); });
    NetworkOptions spade;
    const auto found =
        contradictions(readGeneratorShapes(generatorTensors(smallOptions()), "it"), spade);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found.front().find("pix2pixhd"), std::string::npos) << found.front();
}

TEST(Pix2PixHdLayout, OptTxtTellsTheKind)
{
    NetworkOptions read;
    applyOptions(parseOptions(optionsText(smallOptions(), "it"), "opt.txt"), read, "opt.txt");

    EXPECT_EQ(read.netG, GeneratorKind::Pix2PixHd);
    EXPECT_EQ(read.nDownsampleGlobal, 3);
    EXPECT_EQ(read.nBlocksGlobal, 2);
    EXPECT_EQ(read.normG(), "instance");
    expectError(ErrorKind::BadFile, "asymmetric",
        [&] { applyOptions(parseOptions("netG: asymmetric", "opt.txt"), read, "opt.txt"); });
}

TEST(Pix2PixHdLayout, TakesNoStyleAndNoOtherNorm)
{
    auto options = smallOptions();
    checkOptions(options);
    EXPECT_EQ(options.gridMultiple(), 8);
    EXPECT_EQ(options.leastSide(), 16);
    options.useVae = true;
    expectError(ErrorKind::InvalidArgument, "no style", [&] { checkOptions(options); });
    expectError(ErrorKind::InvalidArgument, "legal is instance",
        [&] { options.setNormG("spectralspadesyncbatch3x3"); });
}

} // namespace
} // namespace pleinair
