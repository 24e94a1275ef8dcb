#include "model/io/json_file.h"

#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

TEST(JsonFile, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;
    const nlohmann::json content { { "a", { 1, 2.5, "three" } }, { "b", nullptr } };

    writeJsonFile(folder / "a.json", content);

    EXPECT_EQ(readJsonFile(folder / "a.json"), content);
}

TEST(JsonFile, RefusesWhatCouldExhaustAnything)
{
    const JsonLimits limits { .bytes = 1000, .depth = 3, .values = 10 };
    const auto parse = [&](const std::string& text) { (void)parseJson(text, "it", limits); };

    EXPECT_NO_THROW(parse("[[[1]]]"));
    expectError(ErrorKind::BadFile, "nested deeper", [&] { parse("[[[[1]]]]"); });
    expectError(ErrorKind::BadFile, "nested deeper", [&] { parse(R"({"a":{"a":{"a":{}}}})"); });
    expectError(ErrorKind::BadFile, "more than 10 values", [&] { parse("[1,1,1,1,1,1,1,1,1,1,1]"); });
    expectError(ErrorKind::BadFile, "1000 are allowed", [&] { parse(std::string(1001, ' ')); });
}

TEST(JsonFile, RefusesADepthThatWouldOverflowAStack)
{
    JsonLimits limits;
    const std::string deep(1'000'000, '[');

    expectError(ErrorKind::BadFile, "nested deeper than 32", [&] { (void)parseJson(deep, "it", limits); });
}

TEST(JsonFile, RefusesAKeyThatStandsTwiceInOneObjectOnly)
{
    EXPECT_NO_THROW((void)parseJson(R"({"a":{"a":1},"b":{"a":2}})", "it"));
    expectError(ErrorKind::BadFile, "\"a\" stands twice", [] { (void)parseJson(R"({"a":1,"a":2})", "it"); });
}

TEST(JsonFile, NamesThePlaceOfAMistake)
{
    expectError(ErrorKind::BadFile, "it: it is not valid JSON at byte 8", [] { (void)parseJson("[1, 2, x]", "it"); });
    expectError(ErrorKind::BadFile, "too large", [] { (void)parseJson("[1e999]", "it"); });
    expectError(ErrorKind::BadFile, "not valid JSON", [] { (void)parseJson("\"\xff\"", "it"); });
}

TEST(JsonFile, RefusesAHigherVersionInWords)
{
    const auto check = [](const char* text) { checkFormat(parseJson(text, "it"), "pleinair-x", "it"); };

    EXPECT_NO_THROW(check(R"({"format":"pleinair-x","version":1})"));
    expectError(ErrorKind::UnsupportedVersion, "newer program", [&] { check(R"({"format":"pleinair-x","version":2})"); });
    expectError(ErrorKind::BadFile, "\"format\" is not", [&] { check(R"({"format":"y","version":1})"); });
}

} // namespace
} // namespace pleinair
