#include "training/data/prepare.h"

#include "model/io/byte_source.h"
#include "model/io/safe_file.h"
#include "tests/unit/model/io/expect_error.h"
#include "tests/unit/training/data/data_folder.h"
#include "training/pack.h"

#include <algorithm>
#include <csignal>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

namespace pleinair {
namespace {

namespace fs = std::filesystem;

const ClassTable kTwoClasses = ClassTable::numbered(2);

PrepareOptions smallSquares(int side = 32)
{
    PrepareOptions options;
    options.preprocess.loadSize = options.preprocess.cropSize = side;
    options.threads = 2;
    return options;
}

DataReport prepare(const PairListing& listing, const fs::path& target, const PrepareOptions& options,
    const PrepareProgress& progress = {})
{
    return prepareDataSet({ { "", listing, target } }, kTwoClasses, options, nullptr, progress);
}

TEST(Prepare, WritesSquaresOfEveryGoodPairAndNamesTheOthers)
{
    DataFolder data;
    data.addPair("a", { 64, 64 });
    data.addPair("wide", { 128, 70 });
    data.addPair("unlike", { 64, 64 });
    data.addLabels("labels/unlike.png", { 64, 32 }, 0);
    data.addPair("small", { 20, 20 });
    data.addPair("foreign", { 64, 64 }, 9);
    data.addPhotograph("images/alone.png", { 64, 64 }, 50);
    data.addPair("damaged", { 64, 64 });
    writeWholeFile(data / "labels/damaged.png", "no picture");

    const auto report = prepare(data.listing(), data / "out.pack", smallSquares(64));

    const auto& split = report.splits.front();
    EXPECT_EQ(split.used, 2);
    EXPECT_EQ(split.leftOut, 5);
    EXPECT_NE(textOn("unlike", split.findings).find("size-mismatch: "), std::string::npos);
    EXPECT_NE(textOn("small", split.findings).find("only 20 x 20"), std::string::npos);
    EXPECT_NE(textOn("foreign", split.findings).find("value 9"), std::string::npos);
    EXPECT_NE(textOn("alone", split.findings).find("no label map"), std::string::npos);
    EXPECT_NE(textOn("damaged", split.findings).find("not a PNG"), std::string::npos);
    ASSERT_EQ(report.unknownLabels.size(), 1U);
    EXPECT_EQ(report.unknownLabels.begin()->first, "value 9");
    EXPECT_EQ(report.unknownLabels.begin()->second.pixels, 64 * 32);
    const Pack pack(data / "out.pack");
    pack.verify();
    ASSERT_EQ(pack.count(), 2);
    EXPECT_EQ(pack.leftOut().size(), 5U);
    EXPECT_EQ(pack.record(1).name, "wide");
    EXPECT_EQ(pack.record(1).size, (Size { 64, 64 }));
    EXPECT_EQ(pack.record(0).labels.front(), kUnknownClass);
    EXPECT_EQ(pack.record(0).labels.back(), 1);
    EXPECT_FALSE(fs::exists(data / "out.pack.journal"));
    EXPECT_FALSE(fs::exists(data / "out.pack.partial"));
}

TEST(Prepare, DropsEqualPicturesAndThoseOfTheOtherPart)
{
    DataFolder data;
    for (const char* name : { "a", "b", "c", "d" })
        data.addPair(name, { 64, 64 });
    fs::copy_file(data / "images/a.png", data / "images/b.png", fs::copy_options::overwrite_existing);
    data.addPhotograph("images/d.jpg", { 96, 96 }, 3);
    fs::remove(data / "images/d.png");
    PairListing val = data.listing();
    PairListing train = data.listing();
    val.pairs = { val.pairs[2] };
    train.pairs.erase(train.pairs.begin() + 2);

    const auto report = prepareDataSet({ { "val", val, data / "val.pack" }, { "train", train, data / "train.pack" } },
        kTwoClasses, smallSquares(), nullptr, {});

    EXPECT_EQ(report.splits[0].used, 1);
    EXPECT_EQ(report.splits[1].used, 1);
    EXPECT_EQ(textOn("b", report.splits[1].findings), "duplicate: the photograph is the same as that of a");
    EXPECT_EQ(
        textOn("d", report.splits[1].findings), "cross-split: the photograph is nearly the same as that of c in val");
}

TEST(Prepare, KeepsInstanceMaps)
{
    DataFolder data;
    data.addPair("a", { 64, 64 });
    data.addInstances("instances/a.png", { 64, 64 });

    (void)prepare(pairsInFolders(data / "images", data / "labels", data / "instances"), data / "out.pack",
        smallSquares());

    const Pack pack(data / "out.pack");
    ASSERT_TRUE(pack.hasInstances());
    const auto instances = pack.record(0).instances;
    EXPECT_EQ(instances[0], 0);
    EXPECT_EQ(instances[31], 1);
    EXPECT_EQ(std::count(instances.begin(), instances.end(), 1), 16 * 32);
}

TEST(Prepare, GoesOnWhereItWasStoppedAndEndsWithTheSameBytes)
{
    DataFolder data;
    for (int i = 0; i < 12; ++i)
        data.addPair("p" + std::to_string(10 + i), { 48, 48 }, i == 4 ? ClassId { 9 } : ClassId { 1 });
    (void)prepare(data.listing(), data / "whole.pack", smallSquares());

    const auto first = prepare(
        data.listing(), data / "out.pack", smallSquares(), [](int done, int) { return done < 7; });
    EXPECT_FALSE(first.isComplete);
    EXPECT_FALSE(fs::exists(data / "out.pack"));
    int done = 0;
    const auto second = prepare(data.listing(), data / "out.pack", smallSquares(), [&](int, int) { return ++done > 0; });

    EXPECT_EQ(done, 5);
    EXPECT_TRUE(second.isComplete);
    EXPECT_EQ(second.splits[0].used, 11);
    EXPECT_EQ(second.unknownLabels.size(), 1U);
    EXPECT_EQ(readWholeFile(data / "out.pack", 1 << 24), readWholeFile(data / "whole.pack", 1 << 24));
}

TEST(Prepare, DoesNotGoOnWithOtherOptionsOrFiles)
{
    DataFolder data;
    for (int i = 0; i < 6; ++i)
        data.addPair(std::to_string(i), { 48, 48 });
    const auto stopAfterThree = [](int done, int) { return done < 3; };
    (void)prepare(data.listing(), data / "out.pack", smallSquares(), stopAfterThree);

    int done = 0;
    (void)prepare(data.listing(), data / "out.pack", smallSquares(48), [&](int, int) { return ++done < 3; });
    EXPECT_EQ(done, 3);
    data.addPair("6", { 48, 48 });
    done = 0;
    (void)prepare(data.listing(), data / "out.pack", smallSquares(48), [&](int, int) { return ++done > 0; });

    EXPECT_EQ(done, 7);
    EXPECT_EQ(Pack(data / "out.pack").count(), 7);
}

/// Runs `work` in a child that kills itself with SIGKILL when it comes to the pair number `last`.
void runKilled(int last, const std::function<void(const PrepareProgress&)>& work)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        work([last](int done, int) {
            if (done == last)
                ::kill(::getpid(), SIGKILL);
            return true;
        });
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
}

TEST(Prepare, SurvivesBeingKilledAtAnyPairAndATornTail)
{
    DataFolder data;
    for (int i = 0; i < 8; ++i)
        data.addPair(std::to_string(i), { 48, 48 });
    auto options = smallSquares();
    options.shardBytes = 10'000; // three records of 4096 bytes
    (void)prepare(data.listing(), data / "whole", options);

    for (int last = 1; last < 8; ++last) {
        runKilled(last, [&](const PrepareProgress& progress) {
            (void)prepare(data.listing(), data / "out", options, progress);
        });
        if (last % 2 == 0) { // as after a power cut: the journal says more than the disk has
            for (const auto& entry : fs::directory_iterator(data / "out"))
                if (entry.path().extension() == ".partial" && fs::file_size(entry) > 5000)
                    fs::resize_file(entry, 5000);
            std::ofstream(data / "out.journal", std::ios::app) << "{\"used\": tru";
        }
    }
    const auto report = prepare(data.listing(), data / "out", options);

    EXPECT_EQ(report.splits[0].used, 8);
    ASSERT_EQ(report.splits[0].files.size(), 3U);
    for (const auto& file : report.splits[0].files)
        EXPECT_EQ(readWholeFile(file, 1 << 24), readWholeFile(data / "whole" / file.filename(), 1 << 24));
    EXPECT_EQ(Pack(data / "out").count(), 8);
}

TEST(Prepare, RemovesShardsOfALargerDataSetBefore)
{
    DataFolder data;
    for (int i = 0; i < 8; ++i)
        data.addPair(std::to_string(i), { 48, 48 });
    auto options = smallSquares();
    options.shardBytes = 1;
    (void)prepare(data.listing(), data / "out", options);
    options.shardBytes = 20'000;

    (void)prepare(data.listing(), data / "out", options);

    EXPECT_EQ(Pack(data / "out").shardCount(), 2);
    EXPECT_EQ(Pack(data / "out").count(), 8);
}

/// Says that everything is of one class.
class OneClassLabeller final : public Labeller {
public:
    explicit OneClassLabeller(ClassId id = 1)
        : m_id(id)
    {
    }
    std::string identity() const override { return std::to_string(m_id); }
    LabelMap labels(const Image& photograph) override { return { photograph.size, m_id }; }

private:
    ClassId m_id;
};

TEST(Prepare, LabelsPhotographsThatHaveNoLabelMap)
{
    DataFolder data;
    data.addPair("a", { 64, 64 });
    OneClassLabeller labeller;
    const PairListing photographs = photographsInFolder(data / "images");

    const auto report = prepareDataSet(
        { { "", photographs, data / "out.pack" } }, kTwoClasses, smallSquares(), &labeller, {});

    EXPECT_EQ(report.splits[0].used, 1);
    EXPECT_EQ(textOn("a", report.splits[0].findings), "one-class: nearly the whole label map is class 1");
    EXPECT_EQ(Pack(data / "out.pack").record(0).labels[5], 1);
}

TEST(Prepare, DoesNotGoOnWithAnotherLabeller)
{
    DataFolder data;
    for (const char* name : { "a", "b", "c" })
        data.addPair(name, { 64, 64 });
    const PairListing photographs = photographsInFolder(data / "images");
    OneClassLabeller first(1);
    OneClassLabeller second(0);
    const auto with = [&](Labeller& labeller, const PrepareProgress& progress) {
        auto options = smallSquares();
        options.duplicates = DuplicateRule::Keep;
        return prepareDataSet(
            { { "", photographs, data / "out.pack" } }, kTwoClasses, options, &labeller, progress);
    };

    (void)with(first, [](int done, int) { return done < 2; });
    const auto report = with(second, {});

    ASSERT_EQ(report.splits[0].used, 3);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(Pack(data / "out.pack").record(i).labels[5], 0) << i;
}

TEST(Prepare, LeavesNothingWhereNothingCanBeUsed)
{
    DataFolder data;
    data.addPair("a", { 64, 64 }, 9);

    const auto report = prepare(data.listing(), data / "out.pack", smallSquares());

    EXPECT_EQ(report.used(), 0);
    EXPECT_EQ(std::distance(fs::directory_iterator(data / "."), fs::directory_iterator()), 2);
}

TEST(Prepare, OnlyChecksWithoutATarget)
{
    DataFolder data;
    data.addPair("a", { 64, 64 });

    const auto report = prepare(data.listing(), {}, smallSquares());

    EXPECT_EQ(report.splits[0].used, 1);
    EXPECT_TRUE(report.splits[0].files.empty());
    EXPECT_EQ(std::distance(fs::directory_iterator(data / "."), fs::directory_iterator()), 2);
}

} // namespace
} // namespace pleinair
