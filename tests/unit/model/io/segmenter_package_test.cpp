#include "model/io/segmenter_package.h"

#include "model/io/json_file.h"
#include "model/io/model_folder.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

SegmenterFolderContent content(float value = 1)
{
    SegmenterFolderContent segmenter;
    segmenter.description.name = "finder";
    segmenter.description.classes = ClassTable::numbered(3);
    segmenter.description.side = 192;
    segmenter.description.card = "# Card\n";
    segmenter.weights = { { "head.bias",
        StoredTensor::fromFloats({ 1 }, std::vector<float> { value }) } };
    return segmenter;
}

/// A folder with just enough of a model that makes photographs.
void writeGenerateModel(const std::filesystem::path& folder, int classes)
{
    SegmenterFolderContent other;
    other.description.classes = ClassTable::numbered(classes);
    writeSegmenterFolder(folder, other);
    auto model = readJsonFile(folder / kModelFile);
    model["task"] = "generate";
    model["networks"] = { { "generator", "generator.safetensors" } };
    model["note"] = "kept";
    writeJsonFile(folder / kModelFile, model);
}

TEST(SegmenterPackage, ReadsBackTheFolderItWrote)
{
    const TemporaryFolder folder;
    writeSegmenterFolder(folder.path(), content());

    const auto found = readSegmenterFolder(folder.path());

    EXPECT_EQ(found.name, "finder");
    EXPECT_EQ(found.side, 192);
    EXPECT_EQ(found.classes.count(), 3);
    EXPECT_EQ(found.card, "# Card\n");
    EXPECT_EQ(readSafetensors(found.weightsFile).tensors.count("head.bias"), 1U);
    EXPECT_EQ(readSegmenterFolder(folder.path() / kModelFile).name, "finder");
}

TEST(SegmenterPackage, NoticesDamagedWeights)
{
    const TemporaryFolder folder;
    writeSegmenterFolder(folder.path(), content());
    writeWholeFile(folder.path() / "segmenter.safetensors", "something else");

    expectError(ErrorKind::BadFile, "SHA-256", [&] { (void)readSegmenterFolder(folder.path()); });
}

TEST(SegmenterPackage, SaysThatAModelHasNone)
{
    const TemporaryFolder folder;
    writeGenerateModel(folder.path(), 3);

    expectError(ErrorKind::ModelMismatch, "has no segmenter",
        [&] { (void)readSegmenterFolder(folder.path()); });
}

TEST(SegmenterPackage, JoinsAModelAndReplacesTheOneBefore)
{
    const TemporaryFolder model;
    const TemporaryFolder segmenter;
    writeGenerateModel(model.path(), 3);
    writeSegmenterFolder(segmenter.path(), content(1));
    addSegmenter(model.path(), readSegmenterFolder(segmenter.path()));
    writeSegmenterFolder(segmenter.path(), content(2));
    addSegmenter(model.path(), readSegmenterFolder(segmenter.path()));

    const auto found = readSegmenterFolder(model.path());

    EXPECT_EQ(readSafetensors(found.weightsFile).tensors.at("head.bias").toFloats(),
        (std::vector<float> { 2 }));
    const auto json = readJsonFile(model.path() / kModelFile);
    EXPECT_EQ(json["task"], "generate");
    EXPECT_EQ(json["note"], "kept");
    EXPECT_EQ(json["networks"]["generator"], "generator.safetensors");
}

TEST(SegmenterPackage, StaysOutOfAModelOfOtherClasses)
{
    const TemporaryFolder model;
    const TemporaryFolder segmenter;
    writeGenerateModel(model.path(), 4);
    writeSegmenterFolder(segmenter.path(), content());

    expectError(ErrorKind::ModelMismatch, "other classes",
        [&] { addSegmenter(model.path(), readSegmenterFolder(segmenter.path())); });
}

} // namespace
} // namespace pleinair
