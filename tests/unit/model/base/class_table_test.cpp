#include "model/base/class_table.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

namespace pleinair {
namespace {

std::vector<SemanticClass> skyAndSea()
{
    return { { "sky", { 143, 195, 240 }, "Sky", 156, { 3 } },
        { "sea", { 40, 90, 160 }, "Water", 154, { 27 } } };
}

ErrorKind kindOfRefusal(std::vector<SemanticClass> classes)
{
    try {
        const ClassTable table(std::move(classes));
    } catch (const Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "the table was accepted";
    return ErrorKind::Training;
}

TEST(ClassTable, FindsAClassByNameAndByColour)
{
    const ClassTable table(skyAndSea());

    EXPECT_EQ(table.count(), 2);
    EXPECT_EQ(table.idOf("sea"), ClassId { 1 });
    EXPECT_EQ(table.idOf(Color { 143, 195, 240 }), ClassId { 0 });
    EXPECT_EQ(table[1].group, "Water");
}

TEST(ClassTable, KnowsWhatItDoesNotHold)
{
    const ClassTable table(skyAndSea());

    EXPECT_EQ(table.idOf("lava"), std::nullopt);
    EXPECT_EQ(table.idOf(Color { 143, 195, 241 }), std::nullopt);
    EXPECT_TRUE(ClassTable().isEmpty());
}

TEST(ClassTable, RefusesARepeatedName)
{
    auto classes = skyAndSea();
    classes[1].name = "sky";

    EXPECT_EQ(kindOfRefusal(classes), ErrorKind::InvalidArgument);
}

TEST(ClassTable, RefusesARepeatedColour)
{
    auto classes = skyAndSea();
    classes[1].color = classes[0].color;

    EXPECT_EQ(kindOfRefusal(classes), ErrorKind::InvalidArgument);
}

TEST(ClassTable, RefusesAClassWithoutAName)
{
    auto classes = skyAndSea();
    classes[0].name.clear();

    EXPECT_EQ(kindOfRefusal(classes), ErrorKind::InvalidArgument);
}

TEST(ClassTable, LeavesTheValue255ToTheUnknown)
{
    EXPECT_EQ(ClassTable::numbered(255).count(), 255);
    EXPECT_THROW(ClassTable::numbered(256), Error);
}

TEST(ClassTable, NumberedClassesAllDifferInColour)
{
    const auto table = ClassTable::numbered(182);

    std::set<std::tuple<int, int, int>> colors;
    for (const auto& entry : table.classes())
        colors.insert({ entry.color.r, entry.color.g, entry.color.b });

    EXPECT_EQ(colors.size(), 182U);
    EXPECT_EQ(table[181].name, "class 181");
}

} // namespace
} // namespace pleinair
