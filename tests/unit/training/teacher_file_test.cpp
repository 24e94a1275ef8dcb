#include "training/teacher_file.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/nn/module_weights.h"
#include "tests/unit/training/small_pack.h"

#include "model/nn/torch_api.h"
#include <gtest/gtest.h>

namespace pleinair {
namespace {

/// A teacher that saw the two pictures of a pack, in the other order: the left half of picture 0 is
/// sky, all of picture 1 is ground; one activation tells columns apart.
class TeacherFileTest : public testing::Test {
protected:
    TeacherFileTest()
    {
        writeSmallPack(m_folder / "small.pack", 2, 64);
        auto shares = torch::zeros({ 2, 2, 8, 8 }, torch::kUInt8);
        shares[0][1].fill_(255);
        shares[1][0].slice(1, 0, 4).fill_(255);
        shares[1][1].slice(1, 4, 8).fill_(255);
        m_content.tensors["shares"] = toStored(shares);
        const auto columns =
            torch::arange(4).to(torch::kFloat32).expand({ 2, 3, 4, 4 }).contiguous();
        m_content.tensors["features.0"] = StoredTensor::fromFloats({ 2, 3, 4, 4 },
            { columns.data_ptr<float>(), static_cast<std::size_t>(columns.numel()) }, DType::F16);
        m_content.metadata = { { "names", "picture-1\npicture-0\n" }, { "side", "64" } };
    }

    [[nodiscard]] TeacherFile written() const
    {
        writeSafetensors(m_folder / "teacher.safetensors", m_content);
        return { m_folder / "teacher.safetensors", Pack(m_folder / "small.pack") };
    }
    void expectRefused(const std::string& reason) const
    {
        try {
            static_cast<void>(written());
            FAIL() << "nothing was refused";
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
        }
    }

    TemporaryFolder m_folder;
    TensorFile m_content;
};

TEST_F(TeacherFileTest, FindsAPhotographByItsName)
{
    const auto teacher = written();

    const auto shares = teacher.shares({ View { .record = 0 }, View { .record = 1 } }, 8, 8);

    EXPECT_EQ(shares.sizes(), (std::vector<std::int64_t> { 2, 2, 8, 8 }));
    EXPECT_NEAR(shares[0][0][3][1].item<double>(), 1, 1e-6);
    EXPECT_NEAR(shares[0][0][3][6].item<double>(), 0, 1e-6);
    EXPECT_NEAR(shares[1][1][3][1].item<double>(), 1, 1e-6);
}

TEST_F(TeacherFileTest, ShowsTheSamePartAsTheViewAndMirrorsIt)
{
    const auto teacher = written();
    const View right { .record = 0, .left = 0.5F };
    const View mirrored { .record = 0, .left = 0.25F, .right = 0.75F, .mirrored = true };

    const auto shares = teacher.shares({ right, mirrored }, 4, 4);

    EXPECT_NEAR(shares[0][1].min().item<double>(), 1, 1e-6);
    EXPECT_NEAR(shares[1][1][2][0].item<double>(), 1, 1e-6);
    EXPECT_NEAR(shares[1][0][2][3].item<double>(), 1, 1e-6);
}

TEST_F(TeacherFileTest, GivesActivationsTheSizeThatBelongsToThePictures)
{
    const auto teacher = written();

    const auto features = teacher.features({ View { .record = 0 } }, { 128, 64 });

    EXPECT_EQ(teacher.strides(), std::vector<std::int64_t> { 16 });
    EXPECT_EQ(teacher.channels(), std::vector<std::int64_t> { 3 });
    ASSERT_EQ(features.size(), 1U);
    EXPECT_EQ(features[0].sizes(), (std::vector<std::int64_t> { 1, 3, 4, 8 }));
    EXPECT_NEAR(features[0][0][0][2][7].item<double>(), 3, 1e-2);
}

TEST_F(TeacherFileTest, RefusesAFileThatLacksAPhotograph)
{
    m_content.metadata["names"] = "picture-1\n";

    expectRefused("says nothing about the photograph \"picture-0\"");
}

TEST_F(TeacherFileTest, RefusesOtherClasses)
{
    m_content.tensors["shares"] = toStored(torch::zeros({ 2, 3, 8, 8 }, torch::kUInt8));

    expectRefused("knows 3 classes, but the pack has 2");
}

TEST_F(TeacherFileTest, RefusesATensorOfAnotherKind)
{
    m_content.tensors["shares"] = toStored(torch::zeros({ 2, 2, 8, 8 }));

    expectRefused("holds \"shares\" as F32 [2, 2, 8, 8]; it must be U8");
}

} // namespace
} // namespace pleinair
