#include "model/io/checkpoint_shapes.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

/// The tensors that tell a generator's options; the others do not matter here.
TensorListing generator(std::int64_t labels, std::int64_t ngf)
{
    return { { "fc.weight", { DType::F32, { 16 * ngf, labels, 3, 3 } } },
        { "head_0.norm_0.mlp_shared.0.weight", { DType::F32, { 128, labels, 3, 3 } } },
        { "head_0.norm_0.mlp_gamma.weight", { DType::F32, { 16 * ngf, 128, 3, 3 } } },
        { "head_0.norm_0.param_free_norm.running_mean", { DType::F32, { 16 * ngf } } },
        { "head_0.conv_0.weight_orig", { DType::F32, { 16 * ngf, 16 * ngf, 3, 3 } } } };
}

TEST(CheckpointShapes, TellTheOptionsOfAGenerator)
{
    auto tensors = generator(20, 8);
    tensors["fc.weight"] = { DType::F32, { 16 * 8 * 2, 256 } };
    tensors["up_4.norm_0.mlp_shared.0.weight"] = { DType::F32, { 128, 20, 3, 3 } };
    tensors.erase("head_0.norm_0.param_free_norm.running_mean");

    const auto shapes = readGeneratorShapes(tensors, "it");

    EXPECT_EQ(shapes.semanticNc, 20);
    EXPECT_EQ(shapes.ngf, 8);
    EXPECT_TRUE(shapes.useVae);
    EXPECT_EQ(shapes.zDim, 256);
    EXPECT_EQ(shapes.startCells, 2);
    EXPECT_TRUE(shapes.hasMostLayers);
    EXPECT_TRUE(shapes.isInstanceNorm);
    EXPECT_TRUE(shapes.hasSpectralNorm);
}

TEST(CheckpointShapes, KnowThePublishedModelsByTheirLabelChannels)
{
    std::vector<std::string> warnings;
    const auto coco = guessedOptions(readGeneratorShapes(generator(184, 64), "it"), warnings);
    const auto ade = guessedOptions(readGeneratorShapes(generator(151, 64), "it"), warnings);
    const auto cityscapes = guessedOptions(readGeneratorShapes(generator(36, 64), "it"), warnings);
    const auto other = guessedOptions(readGeneratorShapes(generator(13, 64), "it"), warnings);

    EXPECT_EQ(coco.labelNc, 182);
    EXPECT_FALSE(coco.noInstance);
    EXPECT_EQ(ade.labelNc, 150);
    EXPECT_TRUE(ade.containDontcareLabel);
    EXPECT_EQ(cityscapes.nativeSize(), (Size { 512, 256 }));
    EXPECT_EQ(other.semanticNc(), 13);
    EXPECT_EQ(warnings.size(), 4U);
}

TEST(CheckpointShapes, GuessTheGridOfAStemWithStyle)
{
    auto tensors = generator(20, 4);
    std::vector<std::string> warnings;
    tensors["fc.weight"] = { DType::F32, { 16 * 4 * 64, 100 } };
    EXPECT_EQ(guessedOptions(readGeneratorShapes(tensors, "it"), warnings).nativeSize(), (Size { 256, 256 }));

    tensors["fc.weight"] = { DType::F32, { 16 * 4 * 32, 100 } };
    EXPECT_EQ(guessedOptions(readGeneratorShapes(tensors, "it"), warnings).nativeSize(), (Size { 256, 128 }));
}

TEST(CheckpointShapes, ListEveryContradictionToTheOptions)
{
    NetworkOptions options;
    options.labelNc = 12;
    options.ngf = 32;
    options.useVae = true;

    const auto found = contradictions(readGeneratorShapes(generator(13, 64), "it"), options);

    ASSERT_EQ(found.size(), 3U);
    EXPECT_NE(found[0].find("the tensors say 13, the options say 12"), std::string::npos);
    EXPECT_NE(found[1].find("ngf"), std::string::npos);
    EXPECT_NE(found[2].find("use_vae"), std::string::npos);
}

TEST(CheckpointShapes, NameTheTensorThatIsMissingOrWrong)
{
    auto tensors = generator(20, 8);
    tensors["fc.weight"].shape = { 5 };
    expectError(ErrorKind::ModelMismatch, "fc.weight has the shape [5]", [&] { (void)readGeneratorShapes(tensors, "it"); });

    tensors.erase("fc.weight");
    expectError(ErrorKind::ModelMismatch, "fc.weight is missing", [&] { (void)readGeneratorShapes(tensors, "it"); });

    tensors["head_0.norm_0.mlp_gamma.weight"].shape = { 0, 128, 3, 3 };
    expectError(ErrorKind::ModelMismatch, "mlp_gamma", [&] { (void)readGeneratorShapes(tensors, "it"); });
}

TEST(ParameterCount, LeavesOutWhatIsNotTrained)
{
    const TensorListing tensors { { "a.weight_orig", { DType::F32, { 4, 2 } } }, { "a.weight", { DType::F32, { 4, 2 } } },
        { "a.weight_u", { DType::F32, { 4 } } }, { "a.weight_v", { DType::F32, { 2 } } }, { "a.bias", { DType::F32, { 4 } } },
        { "n.running_mean", { DType::F32, { 9 } } }, { "n.num_batches_tracked", { DType::I64, {} } } };

    EXPECT_EQ(parameterCount(tensors), 12);
}

} // namespace
} // namespace pleinair
