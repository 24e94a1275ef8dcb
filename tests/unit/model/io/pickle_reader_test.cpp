#include "model/io/pickle_reader.h"

#include "tests/unit/model/io/checkpoint_builder.h"
#include "tests/unit/model/io/expect_error.h"

#include <memory>

namespace pleinair {
namespace {

using namespace checkpoint;

PickleDocument parsed(const std::string& code)
{
    // Texts of a document point into the code, so it is kept for the length of the program.
    static std::vector<std::unique_ptr<std::string>> kept;
    kept.push_back(std::make_unique<std::string>(code));
    return readPickle(asBytes(*kept.back()), "it");
}

void expectRefusal(const std::string& part, const std::string& code)
{
    expectError(ErrorKind::BadFile, part, [&] { (void)parsed(code); });
}

TEST(PickleReader, ReadsAStateDictWithItsMetadata)
{
    const auto weight = tensor(storage("0", 6, Container::Zip), { 2, 3 }, { 3, 1 });
    const auto document = parsed(stateDict({ { "weight", weight } }, "}" + text("_metadata") + kOrderedDict + "sb"));

    ASSERT_EQ(document.root.kind, PickleKind::OrderedMap);
    const auto& [key, value] = document.map(document.root).front();
    EXPECT_EQ(document.text(key), "weight");
    EXPECT_EQ(document.tensor(value).shape, (std::vector<std::int64_t> { 2, 3 }));
    EXPECT_EQ(document.storages.front().key, "0");
    EXPECT_EQ(document.attributes.size(), 1U);
}

TEST(PickleReader, StopsAtStopAndSaysHowFarItRead)
{
    EXPECT_EQ(parsed(kProto + "N.and the rest").bytesRead, 4U);
}

TEST(PickleReader, ReadsNumbersOfEverySize)
{
    const auto value = [](const std::string& code) { return parsed(kProto + code + ".").root.payload; };

    EXPECT_EQ(value("K\xff"), 255);
    EXPECT_EQ(value(std::string("M\x00\x80", 3)), 32768);
    EXPECT_EQ(value("J\xff\xff\xff\xff"), -1);
    EXPECT_EQ(value(std::string("\x8a\x00", 2)), 0);
    EXPECT_EQ(value(std::string("\x8a\x01\xff", 3)), -1);
    EXPECT_EQ(value(integer(INT64_MIN)), INT64_MIN);
}

TEST(PickleReader, CarriesNothingOut)
{
    expectRefusal("os.system", kProto + "cos\nsystem\n" + tuple({ text("true") }) + "R.");
    expectRefusal("builtins.eval", kProto + "cbuiltins\neval\n.");
    expectRefusal("0x69", kProto + "(" + text("x") + "ios\nsystem\n.");
    expectRefusal("0x81", kProto + "ccollections\nOrderedDict\n)\x81.");
    expectRefusal("0x93", kProto + text("os") + text("system") + "\x93.");
    expectRefusal("cannot be called", kProto + text("os") + ")R.");
    expectRefusal("other than _metadata", stateDict({}, "}" + text("__class__") + "Nsb"));
    expectRefusal("something else than an ordered map", kProto + "}}b.");
    expectRefusal("byte 2", kProto + "cos\nsystem\n.");
}

TEST(PickleReader, BoundsItsStackMemoAndNesting)
{
    expectRefusal("64 levels", kProto + std::string(100, '('));
    expectRefusal("stack holds more than a million", kProto + std::string(1'000'002, 'N') + ".");
    expectRefusal("memo holds more than a million", kProto + "Nr\xff\xff\xff\xff.");
    expectRefusal("never kept", kProto + "h\x01.");
    expectRefusal("65536 are allowed", kProto + text(std::string(65537, 'a')) + ".");
    expectRefusal("beyond 64 bits", kProto + std::string("\x8a\x09") + std::string(9, 'a') + ".");
    expectRefusal("stack is empty", kProto + "\x85.");
    expectRefusal("stack is empty", kProto + "N(\x85.");
    expectRefusal("cut off", kProto + std::string("X\x63\x00\x00\x00.", 6));
    expectRefusal("exactly one value", kProto + "NN.");
    expectRefusal("protocol", std::string("\x80\x04N.", 4));
}

TEST(PickleReader, RefusesTensorsThatCannotBe)
{
    const auto store = storage("0", 4, Container::Zip);
    const auto refuse = [&](const std::string& part, const std::string& value) {
        expectRefusal(part, stateDict({ { "w", value } }));
    };
    refuse("from 0 on", tensor(store, { 2 }, { -1 }));
    refuse("from 0 on", tensor(store, { -2 }, { 1 }));
    refuse("8 are allowed", tensor(store, std::vector<std::int64_t>(9, 1), std::vector<std::int64_t>(9, 1)));
    refuse("2 sides and 1 strides", tensor(store, { 2, 2 }, { 1 }));
    refuse("not made from a storage", tensor("N", { 2 }, { 1 }));
}

TEST(PickleReader, RefusesOneStorageDescribedInTwoWays)
{
    expectRefusal("in two ways",
        stateDict({ { "a", tensor(storage("0", 4, Container::Zip), { 4 }, { 1 }) },
            { "b", tensor(storage("0", 2, Container::Zip, "DoubleStorage"), { 2 }, { 1 }) } }));
}

} // namespace
} // namespace pleinair
