#include "training/data/data_set.h"

#include "model/io/safe_file.h"
#include "tests/unit/model/io/expect_error.h"
#include "tests/unit/training/data/data_folder.h"

namespace pleinair {
namespace {

namespace fs = std::filesystem;
constexpr Size kSize { 8, 8 };

/// The names of the pairs of a part.
std::vector<std::string> namesOf(const DataSplit& split)
{
    std::vector<std::string> names;
    for (const auto& pair : split.listing.pairs)
        names.push_back(pair.name);
    return names;
}

using Names = std::vector<std::string>;

class DataSetTest : public testing::Test {
protected:
    void add(const std::string& photograph, const std::string& labels)
    {
        m_data.addPhotograph(photograph, kSize, 1);
        m_data.addLabels(labels, kSize, 1);
    }

    DataSet recognised() { return recognisedDataSet(m_data / "."); }

    DataFolder m_data;
};

TEST_F(DataSetTest, KnowsSpadesOwnLayoutWithInstances)
{
    add("train_img/a.jpg", "train_label/a.png");
    m_data.addInstances("train_inst/a.png", kSize);
    add("val_img/b.jpg", "val_label/b.png");

    const DataSet set = recognised();

    EXPECT_EQ(set.layout, "spade");
    ASSERT_EQ(set.splits.size(), 2U);
    EXPECT_EQ(set.splits[0].name, "train");
    EXPECT_EQ(set.splits[0].listing.pairs[0].instances, m_data / "./train_inst/a.png");
    EXPECT_TRUE(set.splits[1].listing.pairs[0].instances.empty());
}

TEST_F(DataSetTest, KnowsAde20k)
{
    add("ADEChallengeData2016/images/training/ADE_train_1.jpg", "ADEChallengeData2016/annotations/training/ADE_train_1.png");
    add("ADEChallengeData2016/images/validation/ADE_val_1.jpg", "ADEChallengeData2016/annotations/validation/ADE_val_1.png");

    const DataSet set = recognised();

    EXPECT_EQ(set.layout, "ade20k");
    EXPECT_EQ(set.labelNumbers, "ade20k");
    ASSERT_EQ(set.splits.size(), 2U);
    EXPECT_EQ(namesOf(set.splits[1]), Names { "ADE_val_1" });
}

TEST_F(DataSetTest, KnowsCocoStuff)
{
    add("images/train2017/0001.jpg", "annotations/stuffthingmaps_trainval2017/train2017/0001.png");
    add("images/val2017/0002.jpg", "annotations/stuffthingmaps_trainval2017/val2017/0002.png");

    const DataSet set = recognised();

    EXPECT_EQ(set.layout, "coco-stuff");
    EXPECT_EQ(set.splits.size(), 2U);
}

TEST_F(DataSetTest, KnowsCityscapes)
{
    const std::string frame = "train/ulm/ulm_000001_000019";
    m_data.addPhotograph("leftImg8bit/" + frame + "_leftImg8bit.png", kSize, 1);
    m_data.addPhotograph("leftImg8bit/train/ulm/ulm_000002_000019_leftImg8bit.png", kSize, 2);
    m_data.addLabels("gtFine/" + frame + "_gtFine_labelIds.png", kSize, 1);
    m_data.addLabels("gtFine/" + frame + "_gtFine_color.png", kSize, 1);
    m_data.addInstances("gtFine/" + frame + "_gtFine_instanceIds.png", kSize);

    const DataSet set = recognised();

    EXPECT_EQ(set.layout, "cityscapes");
    EXPECT_EQ(namesOf(set.splits[0]), Names { "ulm/ulm_000001_000019" });
    EXPECT_FALSE(set.splits[0].listing.pairs[0].instances.empty());
    EXPECT_NE(textOn("ulm/ulm_000002_000019", set.splits[0].listing.findings).find("no label map"), std::string::npos);
}

TEST_F(DataSetTest, KnowsTheJittorContest)
{
    add("train/imgs/1.jpg", "train/labels/1.png");

    EXPECT_EQ(recognised().layout, "jittor");
}

TEST_F(DataSetTest, KnowsPlainFoldersByManyNamesAndTheirParts)
{
    add("Images/a/1.JPG", "Masks/a/1.PNG");
    EXPECT_EQ(namesOf(recognised().splits[0]), Names { "a/1" });

    DataFolder divided;
    divided.addPhotograph("images/train/1.jpg", kSize, 1);
    divided.addLabels("labels/train/1.png", kSize, 1);
    divided.addPhotograph("images/val/2.jpg", kSize, 1);
    divided.addLabels("labels/val/2.png", kSize, 1);
    EXPECT_EQ(recognisedDataSet(divided / ".").splits.size(), 2U);

    DataFolder outer;
    outer.addPhotograph("train/image/1.jpg", kSize, 1);
    outer.addLabels("train/mask/1.png", kSize, 1);
    const DataSet set = recognisedDataSet(outer / ".");
    ASSERT_EQ(set.splits.size(), 1U);
    EXPECT_EQ(set.splits[0].name, "train");
}

TEST_F(DataSetTest, DividesPlainFoldersByTheSplitFileBesideThem)
{
    add("photos/a.jpg", "labels/a.png");
    add("photos/b.jpg", "labels/b.png");
    writeWholeFile(m_data / "index.csv", "file,split\na,val\nb,train\n");

    const DataSet set = recognised();

    ASSERT_EQ(set.splits.size(), 2U);
    EXPECT_EQ(namesOf(set.splits[0]), Names { "b" });
    EXPECT_EQ(namesOf(set.splits[1]), Names { "a" });
}

TEST_F(DataSetTest, LeavesCommonEndingsOfNamesAway)
{
    for (const char* name : { "1", "2" })
        add("images/" + std::string(name) + "_sat.jpg", "masks/" + std::string(name) + "_mask.png");

    const DataSet set = recognised();

    EXPECT_EQ(namesOf(set.splits[0]), (Names { "1", "2" }));
    EXPECT_EQ(set.splits[0].listing.notes.size(), 2U);
}

TEST_F(DataSetTest, KnowsPairsInOneFolderAndPhotographsAlone)
{
    add("base/a.jpg", "base/a.png");
    const DataSet pairs = recognisedDataSet(m_data / "base");
    EXPECT_EQ(pairs.layout, "one-folder");
    EXPECT_EQ(pairs.splits[0].listing.pairs[0].labels, m_data / "base/a.png");

    m_data.addPhotograph("alone/b.jpg", kSize, 1);
    const DataSet photographs = recognisedDataSet(m_data / "alone");
    EXPECT_EQ(photographs.layout, "photographs");
    EXPECT_FALSE(photographs.isLabelled);
}

TEST_F(DataSetTest, SaysWhatItLookedFor)
{
    fs::create_directory(m_data / "empty");

    expectError(ErrorKind::FileNotFound, "gtFine with labelIds", [&] { (void)recognisedDataSet(m_data / "empty"); });
    expectError(ErrorKind::FileNotFound, "is not a folder", [&] { (void)recognisedDataSet(m_data / "none"); });
}

TEST(Layouts, NameEveryFileThatIsNotUsed)
{
    DataFolder data;
    data.addPair("a", kSize);
    data.addPhotograph("images/IMG.png", kSize, 4);
    data.addLabels("labels/img.png", kSize, 1);
    data.addPhotograph("images/a.jpg", kSize, 5);
    writeWholeFile(data / "images/b.bmp", "BM");
    writeWholeFile(data / "images/notes.txt", "x");
    fs::create_symlink(data / "nowhere", data / "images/lost.png");
    fs::create_directory_symlink(data / "images", data / "images/loop");

    const PairListing listing = data.listing();

    EXPECT_EQ(listing.pairs.size(), 1U);
    EXPECT_NE(textOn("IMG", listing.findings).find("img.png differs in case only"), std::string::npos);
    EXPECT_NE(textOn("a.png", listing.findings).find("same-name: "), std::string::npos);
    EXPECT_NE(textOn("b.bmp", listing.findings).find("not read"), std::string::npos);
    EXPECT_NE(textOn("lost.png", listing.findings).find("leads nowhere"), std::string::npos);
    EXPECT_NE(textOn("loop/", listing.findings).find("leads back"), std::string::npos);
    ASSERT_EQ(listing.notes.size(), 1U);
    EXPECT_NE(listing.notes[0].find("1 .txt"), std::string::npos);
}

TEST(Layouts, KeepOneSplitAndNameWhatTheFileDoesNotKnow)
{
    DataFolder data;
    for (const char* name : { "a", "b", "c" })
        data.addPair(name, kSize);
    writeWholeFile(data / "index.csv", "file,split,confidence\r\na.png,val,0.5\r\nb,train,0.7\r\n");
    auto listing = data.listing();

    keepSplit(listing, readSplitFile(data / "index.csv"), "val");

    ASSERT_EQ(listing.pairs.size(), 1U);
    EXPECT_EQ(listing.pairs.front().name, "a");
    EXPECT_EQ(textOn("c", listing.findings), "not-in-split: the split file does not name it");
    EXPECT_EQ(listing.findings.size(), 1U);
}

TEST(Layouts, TakeAShareThatDoesNotDependOnTheOthers)
{
    const auto valOf = [](int count) {
        PairListing listing;
        for (int i = 0; i < count; ++i)
            listing.pairs.push_back({ "picture-" + std::to_string(1000 + i), {}, {} });
        const PairListing val = takeShare(listing, 0.1);
        std::vector<std::string> names;
        for (const auto& pair : val.pairs)
            names.push_back(pair.name);
        EXPECT_EQ(listing.pairs.size() + names.size(), static_cast<std::size_t>(count));
        return names;
    };

    const auto all = valOf(2000);
    const auto some = valOf(1000);

    EXPECT_NEAR(static_cast<double>(all.size()), 200, 45);
    EXPECT_EQ(std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(some.size())), some);
}

} // namespace
} // namespace pleinair
