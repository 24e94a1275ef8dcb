#include "model/io/class_table_file.h"

#include "model/io/json_file.h"
#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

ClassTable skyAndSea()
{
    return ClassTable({ { "sky", { 0x8f, 0xc3, 0xf0 }, "Sky", 156, { 3 } }, { "sea", { 0, 0, 1 }, "", {}, {} } });
}

TEST(ClassTableFile, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;

    writeClassTable(folder / "classes.json", skyAndSea());
    const ClassTable read = readClassTable(folder / "classes.json");

    ASSERT_EQ(read.count(), 2);
    EXPECT_EQ(read[0].name, "sky");
    EXPECT_EQ(read[0].color, (Color { 0x8f, 0xc3, 0xf0 }));
    EXPECT_EQ(read[0].cocoStuff, 156);
    EXPECT_EQ(read[0].ade20k, std::vector<int> { 3 });
    EXPECT_EQ(read[1].cocoStuff, std::nullopt);
}

TEST(ClassTableFile, KeepsKeysThatItDoesNotKnow)
{
    const TemporaryFolder folder;
    const auto file = folder / "classes.json";
    writeClassTable(file, skyAndSea());
    auto json = readJsonFile(file);
    json["author"] = "somebody";
    json["classes"][1]["icon"] = "wave";
    writeJsonFile(file, json);

    writeClassTable(file, ClassTable({ skyAndSea()[1], skyAndSea()[0] }));

    const auto rewritten = readJsonFile(file);
    EXPECT_EQ(rewritten["author"], "somebody");
    EXPECT_EQ(rewritten["classes"][0]["icon"], "wave");
    EXPECT_EQ(rewritten["classes"][0]["id"], 0);
    EXPECT_FALSE(rewritten["classes"][1].contains("icon"));
}

TEST(ClassTableFile, NeverOverwritesAFileOfANewerProgram)
{
    const TemporaryFolder folder;
    const auto file = folder / "classes.json";
    writeWholeFile(file, R"({"format":"pleinair-classes","version":2,"classes":[]})");

    expectError(ErrorKind::UnsupportedVersion, "newer", [&] { writeClassTable(file, skyAndSea()); });
}

TEST(ClassTableFile, NamesTheEntryThatIsWrong)
{
    const auto parse = [](const std::string& classes) {
        (void)parseClassTable(R"({"format":"pleinair-classes","classes":[)" + classes + "]}", "it");
    };
    const std::string sky = R"({"id":0,"name":"sky","color":"#000001"})";

    EXPECT_NO_THROW(parse(sky));
    expectError(ErrorKind::BadFile, "not a list of classes", [&] { parse(""); });
    expectError(ErrorKind::BadFile, "entry 2: the id 0 stands twice",
        [&] { parse(sky + R"(,{"id":0,"name":"b","color":"#000002"})"); });
    expectError(ErrorKind::BadFile, "entry 1: \"id\" is not a whole number from 0 to 0",
        [&] { parse(R"({"id":1,"name":"sky","color":"#000001"})"); });
    expectError(ErrorKind::BadFile, "not of the form #rrggbb", [&] { parse(R"({"id":0,"name":"sky","color":"#00+001"})"); });
    expectError(ErrorKind::BadFile, "\"name\" is missing", [&] { parse(R"({"id":0,"color":"#000001"})"); });
    expectError(ErrorKind::BadFile, "has the colour of another",
        [&] { parse(sky + R"(,{"id":1,"name":"b","color":"#000001"})"); });
}

TEST(ColorText, IsReadBack)
{
    EXPECT_EQ(colorText({ 1, 0xab, 255 }), "#01abff");
    EXPECT_EQ(colorFrom("#01ABff", "it"), (Color { 1, 0xab, 255 }));
}

} // namespace
} // namespace pleinair
