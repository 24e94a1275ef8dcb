#include "training/data/prepare.h"

#include "model/image/picture_codec.h"
#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

#include <algorithm>

namespace pleinair {
namespace {

namespace fs = std::filesystem;

ClassTable twoClasses()
{
    return ClassTable::numbered(2);
}

/// A data set of pictures in two folders.
class DataSet {
public:
    DataSet()
    {
        fs::create_directory(m_folder / "images");
        fs::create_directory(m_folder / "labels");
    }

    void addPhotograph(const std::string& name, Size size)
    {
        const Image image { size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()) * 3, 99) };
        writeWholeFile(m_folder / "images" / (name + ".png"), encodePng(image));
    }

    void addLabels(const std::string& name, Size size, ClassId id)
    {
        LabelMap labels(size, id);
        labels.set(0, 0, kUnknownClass);
        writeWholeFile(m_folder / "labels" / (name + ".png"),
            encodeLabelPicture(labels, ClassTable::numbered(100), LabelPictureForm::Indices));
    }

    void addPair(const std::string& name, Size size)
    {
        addPhotograph(name, size);
        addLabels(name, size, 1);
    }

    PairListing listing() const { return pairsInFolders(m_folder / "images", m_folder / "labels"); }
    fs::path operator/(const std::string& name) const { return m_folder / name; }

private:
    TemporaryFolder m_folder;
};

std::string reasonFor(const std::string& name, const std::vector<LeftOut>& leftOut)
{
    const auto found = std::find_if(leftOut.begin(), leftOut.end(), [&](const LeftOut& entry) { return entry.name == name; });
    return found == leftOut.end() ? "" : found->reason;
}

TEST(Prepare, WritesSquaresOfEveryGoodPairAndNamesTheOthers)
{
    DataSet data;
    data.addPair("a", { 64, 64 });
    data.addPair("wide", { 128, 70 });
    data.addPhotograph("unlike", { 64, 64 });
    data.addLabels("unlike", { 64, 32 }, 0);
    data.addPair("small", { 20, 20 });
    data.addPhotograph("foreign", { 64, 64 });
    data.addLabels("foreign", { 64, 64 }, 9);
    data.addPhotograph("alone", { 64, 64 });
    data.addPhotograph("damaged", { 64, 64 });
    writeWholeFile(data / "labels/damaged.png", "no picture");
    PrepareOptions options;
    options.size = 64;

    const auto result = preparePack(data.listing(), twoClasses(), options, data / "out.pack", {});

    EXPECT_EQ(result.written, 2);
    EXPECT_NE(reasonFor("unlike", result.leftOut).find("do not show the same part"), std::string::npos);
    EXPECT_NE(reasonFor("small", result.leftOut).find("only 20 x 20"), std::string::npos);
    EXPECT_NE(reasonFor("foreign", result.leftOut).find("value 9"), std::string::npos);
    EXPECT_NE(reasonFor("alone", result.leftOut).find("no label map"), std::string::npos);
    EXPECT_NE(reasonFor("damaged", result.leftOut).find("not a PNG"), std::string::npos);
    const Pack pack(data / "out.pack");
    pack.verify();
    ASSERT_EQ(pack.count(), 2);
    EXPECT_EQ(pack.leftOut(), result.leftOut);
    EXPECT_EQ(pack.record(1).name, "wide");
    EXPECT_EQ(pack.record(1).size, (Size { 64, 64 }));
    EXPECT_EQ(pack.record(0).labels.front(), kUnknownClass);
    EXPECT_EQ(pack.record(0).labels.back(), 1);
    EXPECT_EQ(pack.record(0).rgb.front(), 99);
}

TEST(Prepare, LeavesNothingBehindWhenItIsStopped)
{
    DataSet data;
    data.addPair("a", { 64, 64 });
    data.addPair("b", { 64, 64 });

    const auto result = preparePack(data.listing(), twoClasses(), {}, data / "out.pack", [](int, int) { return false; });

    EXPECT_FALSE(result.isComplete);
    EXPECT_FALSE(fs::exists(data / "out.pack"));
}

TEST(Layouts, KeepOneSplitAndNameWhatTheFileDoesNotKnow)
{
    DataSet data;
    for (const char* name : { "a", "b", "c" })
        data.addPair(name, { 8, 8 });
    writeWholeFile(data / "index.csv", "file,split,confidence\r\na.jpg,val,0.5\r\nb,train,0.7\r\n");
    auto listing = data.listing();

    keepSplit(listing, readSplitFile(data / "index.csv"), "val");

    ASSERT_EQ(listing.pairs.size(), 1U);
    EXPECT_EQ(listing.pairs.front().name, "a");
    EXPECT_EQ(reasonFor("c", listing.leftOut), "the split file does not name it");
    EXPECT_EQ(listing.leftOut.size(), 1U);
}

TEST(Layouts, ReadThePublishedFolders)
{
    DataSet data;
    data.addPair("a", { 8, 8 });
    fs::rename(data / "images", data / "val_img");
    fs::rename(data / "labels", data / "val_label");

    EXPECT_EQ(pairsInSpadeLayout(data / ".", "val").pairs.size(), 1U);
    expectError(ErrorKind::FileNotFound, "train_img", [&] { (void)pairsInSpadeLayout(data / ".", "train"); });
}

} // namespace
} // namespace pleinair
