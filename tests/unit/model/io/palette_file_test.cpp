#include "model/io/palette_file.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

LabelMapping parsed(const std::string& entries)
{
    const ClassTable classes({ { "sky", { 1, 1, 1 }, "", {}, {} }, { "sea", { 2, 2, 2 }, "", {}, {} } });
    return parsePalette(R"({"format":"pleinair-palette","version":1,"entries":[)" + entries + "]}", classes, "it");
}

TEST(PaletteFile, MapsColoursAndValuesToClassesByNameNumberAndUnknown)
{
    const auto mapping
        = parsed(R"({"color":"#9ceedd","class":"sea"},{"value":156,"class":0},{"value":7,"class":null})");

    EXPECT_EQ(mapping.colors.at(0x9ceedd), 1);
    EXPECT_EQ(mapping.values.at(156), 0);
    EXPECT_EQ(mapping.values.at(7), kUnknownClass);
}

TEST(PaletteFile, NamesTheEntryThatIsWrong)
{
    expectError(ErrorKind::BadFile, "entry 1: the model has no class \"lava\"",
        [] { (void)parsed(R"({"value":1,"class":"lava"})"); });
    expectError(ErrorKind::BadFile, "from 0 to 1", [] { (void)parsed(R"({"value":1,"class":2})"); });
    expectError(ErrorKind::BadFile, "either", [] { (void)parsed(R"({"class":1})"); });
    expectError(ErrorKind::BadFile, "entry 2: its colour or value stands twice",
        [] { (void)parsed(R"({"value":1,"class":1},{"value":1,"class":0})"); });
    expectError(ErrorKind::BadFile, "not a list", [] { (void)parsed(""); });
}

} // namespace
} // namespace pleinair
