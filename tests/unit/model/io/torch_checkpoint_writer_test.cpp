#include "model/io/torch_checkpoint_writer.h"

#include "model/io/spectral_forms.h"
#include "model/io/folded_weights.h"
#include "model/io/options_file.h"
#include "model/io/precision.h"
#include "model/io/torch_checkpoint.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace pleinair {
namespace {

class TorchCheckpointWriter : public testing::Test {
protected:
    TorchCheckpointWriter()
    {
        std::string name = (std::filesystem::temp_directory_path() / "pleinair-pth-XXXXXX").string();
        m_file = std::filesystem::path(mkdtemp(name.data())) / "net.pth";
    }
    ~TorchCheckpointWriter() override { std::filesystem::remove_all(m_file.parent_path()); }

    std::filesystem::path m_file;
};

StoredTensor counted(std::vector<std::int64_t> shape, DType dtype)
{
    StoredTensor tensor { dtype, std::move(shape), {} };
    for (std::size_t i = 0; i < static_cast<std::size_t>(tensor.elementCount()) * sizeOf(dtype); ++i)
        tensor.bytes.push_back(static_cast<std::byte>(i % 60));
    return tensor;
}

TEST_F(TorchCheckpointWriter, WritesWhatTheReaderReadsBitForBit)
{
    const TensorMap tensors { { "a.weight", counted({ 3, 2, 5 }, DType::F32) },
        { "a.half", counted({ 7 }, DType::F16) }, { "b.steps", counted({}, DType::I64) },
        { "b.flags", counted({ 2, 2 }, DType::U8) }, { "empty", counted({ 0, 4 }, DType::F32) } };

    writeTorchCheckpoint(m_file, tensors);

    const auto read = TorchCheckpoint(m_file).allTensors();
    ASSERT_EQ(read.size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
        EXPECT_EQ(read.at(name).dtype, tensor.dtype) << name;
        EXPECT_EQ(read.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(read.at(name).bytes, tensor.bytes) << name;
    }
}

TEST_F(TorchCheckpointWriter, WritesTheSameBytesForTheSameWeights)
{
    const auto textOf = [](const std::filesystem::path& file) {
        std::ifstream stream(file, std::ios::binary);
        return std::string { std::istreambuf_iterator<char>(stream), {} };
    };
    writeTorchCheckpoint(m_file, { { "x", counted({ 9 }, DType::F32) } });
    const auto first = textOf(m_file);
    writeTorchCheckpoint(m_file, { { "x", counted({ 9 }, DType::F32) } });

    EXPECT_EQ(textOf(m_file), first);
}

TEST(RestoreSpectralNorm, GivesTheFoldedWeightBackWhenItIsFoldedAgain)
{
    std::vector<float> values;
    for (int i = 0; i < 4 * 3 * 9; ++i)
        values.push_back(std::sin(static_cast<float>(i)) / 5);
    TensorMap tensors { { "head_0.conv_0.weight", StoredTensor::fromFloats({ 4, 3, 3, 3 }, values) },
        { "conv_img.weight", StoredTensor::fromFloats({ 4, 3, 3, 3 }, values) },
        { "layer1.0.weight", StoredTensor::fromFloats({ 4, 3, 3, 3 }, values) } };

    restoreSpectralNorm(tensors);

    EXPECT_TRUE(tensors.contains("head_0.conv_0.weight_orig"));
    EXPECT_TRUE(tensors.contains("layer1.0.weight_u"));
    EXPECT_TRUE(tensors.contains("conv_img.weight"));
    const auto folded = foldSpectralNorm(tensors);
    const auto found = folded.at("head_0.conv_0.weight").toFloats();
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_NEAR(found[i], values[i], 1e-7F);
}

TEST(OptionsText, IsReadBack)
{
    NetworkOptions options;
    options.labelNc = 17;
    options.ngf = 24;
    options.zDim = 64;
    options.useVae = true;
    options.containDontcareLabel = true;
    options.numUpsamplingLayers = UpsamplingLayers::More;
    options.cropSize = 512;
    options.aspectRatio = 2;
    const auto text = optionsText(options, "lakes");

    NetworkOptions read;
    read.nhidden = options.nhidden;
    applyOptions(parseOptions(text, "opt.txt"), read, "opt.txt");

    EXPECT_EQ(read, options);
    EXPECT_NE(text.find("                 label_nc: 17                            \n"), std::string::npos) << text;
}

TEST(InPrecision, LeavesStatisticsAndIntegersAsTheyAre)
{
    const std::vector<float> large { 1e6F, 0.1F };
    const TensorMap tensors { { "n.running_var", StoredTensor::fromFloats({ 2 }, large) },
        { "n.weight", StoredTensor::fromFloats({ 2 }, std::vector<float> { 1, 0.1F }) },
        { "n.steps", counted({}, DType::I64) } };

    const auto half = inPrecision(tensors, DType::F16);

    EXPECT_EQ(half.at("n.running_var").toFloats(), large);
    EXPECT_EQ(half.at("n.weight").dtype, DType::F16);
    EXPECT_EQ(half.at("n.steps").dtype, DType::I64);
    EXPECT_EQ(inPrecision(half, DType::F32).at("n.weight").toFloats(), half.at("n.weight").toFloats());
}

} // namespace
} // namespace pleinair
