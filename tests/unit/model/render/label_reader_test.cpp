#include "model/render/label_reader.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"
#include "tests/support/tiny_model.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

/// A tiny segmenter in a folder of its own, gone with the test.
class LabelReaderTest : public testing::Test {
protected:
    LabelReaderTest()
        : m_folder(std::filesystem::path(testing::TempDir())
            / (std::string("pleinair-")
                + testing::UnitTest::GetInstance()->current_test_info()->name()))
        , m_segmenter(writeTinySegmenter(m_folder))
    {
    }
    ~LabelReaderTest() override { std::filesystem::remove_all(m_folder); }

    static Image photograph(Size size)
    {
        Image image { size, {} };
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                for (const int value : { x * 2, y * 2, 255 - y })
                    image.rgb.push_back(static_cast<std::uint8_t>(value));
        return image;
    }

    std::filesystem::path m_folder;
    SegmenterDescription m_segmenter;
};

const LabelReaderOptions kCpu { "cpu", 1 };

TEST_F(LabelReaderTest, LabelsEveryPixelOfAnySize)
{
    const auto reader = loadLabelReader(m_segmenter, kCpu);
    for (const Size size : { Size { 64, 64 }, Size { 97, 41 }, Size { 1, 1 }, Size { 700, 3 } }) {
        const auto read = reader->read(photograph(size), {});

        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->labels.size(), size);
        ASSERT_EQ(read->confidence.size(), static_cast<std::size_t>(size.area()));
        for (std::size_t i = 0; i < read->confidence.size(); ++i) {
            ASSERT_LT(read->labels.labels()[i], m_segmenter.classes.count());
            ASSERT_GE(
                read->confidence[i], 1.F / static_cast<float>(m_segmenter.classes.count()) - 1e-4F);
            ASSERT_LE(read->confidence[i], 1.F + 1e-4F);
        }
    }
}

TEST_F(LabelReaderTest, SaysTheSameOfTheSamePhotograph)
{
    const auto reader = loadLabelReader(m_segmenter, kCpu);

    const auto once = reader->read(photograph({ 80, 60 }), {});
    const auto again = loadLabelReader(m_segmenter, kCpu)->read(photograph({ 80, 60 }), {});

    EXPECT_EQ(once->labels, again->labels);
    // Of four classes the likeliest has a quarter at least, up to rounding.
    EXPECT_GT(once->meanConfidence(), 0.2499);
}

TEST_F(LabelReaderTest, StopsWhenAsked)
{
    const auto reader = loadLabelReader(m_segmenter, kCpu);
    std::stop_source stop;
    stop.request_stop();

    EXPECT_FALSE(reader->read(photograph({ 64, 64 }), stop.get_token()).has_value());
}

TEST_F(LabelReaderTest, RefusesWhatIsNoSegmenterInWords)
{
    auto tensors = readSafetensors(m_segmenter.weightsFile);
    tensors.tensors.erase("head.weight");
    writeSafetensors(m_segmenter.weightsFile, tensors);
    try {
        static_cast<void>(loadLabelReader(m_segmenter, kCpu));
        FAIL() << "it was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("head.weight"), std::string::npos);
    }
    EXPECT_THROW(static_cast<void>(loadLabelReader(m_segmenter, kCpu)), Error);
}

TEST_F(LabelReaderTest, RefusesAnEmptyPicture)
{
    const auto reader = loadLabelReader(m_segmenter, kCpu);

    EXPECT_THROW(static_cast<void>(reader->read({}, {})), Error);
}

} // namespace
} // namespace pleinair
