#include "app/files/data_set_folder.h"

#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/io/byte_source.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

const ClassTable kThree = ClassTable::numbered(3);

/// A painting of 100 x 100 pixels whose upper half is class 2, and a photograph twice as wide as high.
TracedPair wideTrace()
{
    TracedPair pair { "My lake, 2", { Size { 100, 100 }, 1 }, { { 40, 20 }, std::vector<std::uint8_t>(2400, 80) } };
    for (int y = 0; y < 50; ++y)
        std::fill(pair.painting.row(y).begin(), pair.painting.row(y).end(), ClassId { 2 });
    return pair;
}

TEST(DataSetFolder, HoldsThePhotographAndThePartOfThePaintingItCovers)
{
    const TemporaryFolder folder;

    const std::string first = addToDataSet(folder / "set", wideTrace(), kThree);
    const std::string second = addToDataSet(folder / "set", wideTrace(), kThree);

    EXPECT_EQ(first, "My-lake-2");
    EXPECT_EQ(second, "My-lake-2-2");
    const std::string bytes = readWholeFile(folder / "set/labels/My-lake-2.png", 1 << 20);
    const LabelMap labels = decodeLabelPicture(std::as_bytes(std::span(bytes)), kThree, {}, "labels").labels;
    EXPECT_EQ(labels.size(), (Size { 100, 50 }));
    EXPECT_EQ(labels.at(5, 24), 2);
    EXPECT_EQ(labels.at(5, 25), 1);
    EXPECT_EQ(decodePicture(readWholeFile(folder / "set/images/My-lake-2.png", 1 << 20), "").size, (Size { 40, 20 }));
    EXPECT_TRUE(std::filesystem::exists(folder / "set/classes.json"));
}

TEST(DataSetFolder, RefusesPaintingsOfOtherClasses)
{
    const TemporaryFolder folder;
    (void)addToDataSet(folder / "set", wideTrace(), kThree);

    expectError(ErrorKind::ModelMismatch, "other classes (3) than this painting (4)",
        [&] { (void)addToDataSet(folder / "set", wideTrace(), ClassTable::numbered(4)); });
}

} // namespace
} // namespace pleinair
