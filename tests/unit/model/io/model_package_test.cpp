#include "model/io/model_package.h"

#include "model/io/json_file.h"
#include "model/io/network_weights.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

namespace fs = std::filesystem;

constexpr int kClasses = 3;
constexpr int kStyleLength = 5;

/// The tensors that a generator is known by, with ngf 1 and a 2 x 2 start grid.
TensorMap generator(float value)
{
    const auto filled = [&](std::vector<std::int64_t> shape) {
        std::int64_t count = 1;
        for (const auto side : shape)
            count *= side;
        return StoredTensor::fromFloats(std::move(shape), std::vector<float>(static_cast<std::size_t>(count), value));
    };
    return { { "fc.weight", filled({ 16 * 4, kStyleLength }) },
        { "head_0.norm_0.mlp_shared.0.weight", filled({ 8, kClasses, 3, 3 }) },
        { "head_0.norm_0.mlp_gamma.weight", filled({ 16, 8, 3, 3 }) },
        { "head_0.norm_0.param_free_norm.running_mean", filled({ 16 }) }, { "head_0.conv_0.weight", filled({ 16, 16, 3, 3 }) } };
}

TensorMap encoder()
{
    return { { "fc_mu.weight", StoredTensor::fromFloats({ kStyleLength, 1 }, std::vector<float>(kStyleLength, 1)) } };
}

ModelFolderContent content(float value = 1)
{
    ModelFolderContent model;
    model.description.name = "test";
    model.description.options.labelNc = kClasses;
    model.description.options.ngf = 1;
    model.description.options.nhidden = 8;
    model.description.options.zDim = kStyleLength;
    model.description.options.useVae = true;
    model.description.options.spectralG = false;
    model.description.options.cropSize = 64;
    model.description.classes = ClassTable::numbered(kClasses);
    model.description.styles = { { "Golden Evening", { std::vector<float>(kStyleLength, 0.5F), {} }, {} },
        { "Noon", { std::vector<float>(kStyleLength, 2), std::vector<float>(kStyleLength, -1) }, {} } };
    model.description.card = "# Card\n";
    model.generator = generator(value);
    model.encoder = encoder();
    return model;
}

TEST(ModelPackage, ReadsBackTheFolderItWrote)
{
    const TemporaryFolder folder;
    const auto written = content();

    writeModelFolder(folder / "m", written);
    fs::create_directory(folder / "m/styles");
    writeWholeFile(folder / "m" / styleThumbnail("Golden Evening"), "png");
    const ModelDescription read = readModelFolder(folder / "m");

    EXPECT_EQ(read.name, "test");
    EXPECT_EQ(read.options, written.description.options);
    EXPECT_EQ(read.classes.count(), kClasses);
    ASSERT_EQ(read.styles.size(), 2U);
    EXPECT_EQ(read.styles[1].style, written.description.styles[1].style);
    EXPECT_EQ(read.styles[0].thumbnail, folder / "m/styles/golden-evening.png");
    EXPECT_TRUE(read.styles[1].thumbnail.empty());
    EXPECT_EQ(read.card, "# Card\n");
    EXPECT_TRUE(read.hasEncoder());
    EXPECT_EQ(readWeights(read.generatorFile).size(), written.generator.size());
}

TEST(ModelPackage, KeepsTheKindOfTheGenerator)
{
    const TemporaryFolder folder;
    auto written = content();
    auto& options = written.description.options;
    options.netG = GeneratorKind::Pix2PixHd;
    options.useVae = false;
    options.spectralG = true; // Means nothing here and is not stored.
    options.nDownsampleGlobal = 2;
    options.nBlocksGlobal = 1;
    written.description.styles.clear();
    written.encoder.clear();
    written.generator = randomNetworkWeights(options, 1).generator;

    writeModelFolder(folder / "m", written);
    EXPECT_EQ(readModelFolder(folder / "m").options, options);
    writeModelFolder(folder / "m", content());
    EXPECT_EQ(readModelFolder(folder / "m").options.netG, GeneratorKind::Spade);
}

TEST(ModelPackage, NeverOverwritesWhatTheOldModelDescribes)
{
    const TemporaryFolder folder;
    writeModelFolder(folder / "m", content(1));
    const auto oldFile = readModelFolder(folder / "m").generatorFile;

    writeModelFolder(folder / "m", content(2));
    const auto newFile = readModelFolder(folder / "m").generatorFile;

    EXPECT_NE(oldFile, newFile);
    EXPECT_FALSE(fs::exists(oldFile));
    EXPECT_EQ(readWeights(newFile).at("fc.weight").toFloats().front(), 2);
}

TEST(ModelPackage, KeepsKeysOfModelJsonThatItDoesNotKnow)
{
    const TemporaryFolder folder;
    writeModelFolder(folder / "m", content());
    auto json = readJsonFile(folder / "m/model.json");
    json["homepage"] = "here";
    writeJsonFile(folder / "m/model.json", json);

    writeModelFolder(folder / "m", content());

    EXPECT_EQ(readJsonFile(folder / "m/model.json")["homepage"], "here");
}

TEST(ModelPackage, KeepsTheSegmenterAsLongAsTheClassesStay)
{
    const TemporaryFolder folder;
    writeModelFolder(folder.path(), content());
    SegmenterFolderContent segmenter;
    segmenter.description.name = "finder";
    segmenter.description.classes = ClassTable::numbered(kClasses);
    segmenter.weights = encoder();
    writeSegmenterFolder(folder / "segmenter", segmenter);
    addSegmenter(folder.path(), readSegmenterFolder(folder / "segmenter"));

    writeModelFolder(folder.path(), content(2));
    EXPECT_TRUE(fs::exists(readSegmenterFolder(folder.path()).weightsFile));

    auto other = content();
    other.description.classes = ClassTable({ { "a", { 1, 1, 1 }, "", {}, {} },
        { "b", { 2, 2, 2 }, "", {}, {} }, { "c", { 3, 3, 3 }, "", {}, {} } });
    writeModelFolder(folder.path(), other);
    expectError(ErrorKind::ModelMismatch, "has no segmenter",
        [&] { (void)readSegmenterFolder(folder.path()); });
}

TEST(ModelPackage, RefusesWeightsThatModelJsonDoesNotDescribe)
{
    const TemporaryFolder folder;
    writeModelFolder(folder / "m", content(1));
    writeSafetensors(folder / "m/generator.safetensors", { generator(2), {} });

    expectError(ErrorKind::BadFile, "SHA-256", [&] { (void)readModelFolder(folder / "m"); });
}

TEST(ModelPackage, ExplainsEveryContradiction)
{
    const TemporaryFolder folder;
    const auto refuse = [&](ErrorKind kind, const std::string& part, const std::string& key, const nlohmann::json& value) {
        writeModelFolder(folder / "m", content());
        auto json = readJsonFile(folder / "m/model.json");
        json[nlohmann::json::json_pointer(key)] = value;
        writeJsonFile(folder / "m/model.json", json);
        expectError(kind, part, [&] { (void)readModelFolder(folder / "m"); });
        fs::remove_all(folder / "m");
    };
    refuse(ErrorKind::ModelMismatch, "ngf: the tensors say 1, the options say 4", "/options/ngf", 4);
    refuse(ErrorKind::ModelMismatch, "label_nc is 4", "/options/label_nc", 4);
    refuse(ErrorKind::ModelMismatch, "cells of the start grid", "/options/crop_size", 128);
    refuse(ErrorKind::ModelMismatch, "z_dim", "/options/z_dim", 6);
    refuse(ErrorKind::ModelMismatch, "task", "/task", "segment");
    refuse(ErrorKind::BadFile, "model's folder", "/networks/generator", "../generator.safetensors");
    refuse(ErrorKind::BadFile, "model's folder", "/networks/generator", "/etc/passwd");
    refuse(ErrorKind::BadFile, "norm_G", "/options/norm_G", 3);
    refuse(ErrorKind::UnsupportedVersion, "newer program", "/version", 2);
    refuse(ErrorKind::FileNotFound, "cannot be opened", "/networks/encoder", "none.safetensors");
}

TEST(DescribeCheckpoint, TakesOptionsFromTheTensorsAndFromTheFileBesideThem)
{
    const TemporaryFolder folder;
    writeSafetensors(folder / "latest_net_G.safetensors", { generator(1), {} });
    writeSafetensors(folder / "latest_net_E.safetensors", { encoder(), {} });
    const auto guessed = describeCheckpoint(folder / "latest_net_G.safetensors");
    EXPECT_FALSE(guessed.warnings.empty());
    EXPECT_EQ(guessed.options.semanticNc(), kClasses);
    EXPECT_EQ(guessed.encoderFile, folder / "latest_net_E.safetensors");

    writeWholeFile(folder / "opt.txt", "label_nc: 2\ncontain_dontcare_label: True\nno_instance: True\nngf: 1\n"
                                       "use_vae: True\nz_dim: 5\ncrop_size: 64\nnorm_G: spadesyncbatch3x3\n");
    const auto described = describeCheckpoint(folder / "latest_net_G.safetensors");
    EXPECT_EQ(described.options.labelNc, 2);
    EXPECT_EQ(described.classes.count(), 2);

    writeWholeFile(folder / "opt.txt", "label_nc: 9\nno_instance: True\ncrop_size: 64\n");
    expectError(ErrorKind::ModelMismatch, "the tensors say 3, the options say 9",
        [&] { (void)describeCheckpoint(folder / "latest_net_G.safetensors"); });
}

TEST(DescribeModel, SaysWhatAFolderLacks)
{
    const TemporaryFolder folder;
    expectError(ErrorKind::FileNotFound, "neither model.json nor latest_net_G.pth", [&] { (void)describeModel(folder / "."); });
}

TEST(StyleKey, IsFitForFilesAndTensors)
{
    EXPECT_EQ(styleKey("Golden Evening!"), "golden-evening");
    EXPECT_EQ(styleKey("../x"), "x");
    EXPECT_EQ(styleKey("???"), "style");
}

} // namespace
} // namespace pleinair
