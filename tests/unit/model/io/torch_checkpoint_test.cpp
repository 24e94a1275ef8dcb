#include "model/io/torch_checkpoint.h"

#include "model/io/byte_source.h"
#include "tests/unit/model/io/checkpoint_builder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

using namespace checkpoint;

const std::vector<float> kSix { 1, 2, 3, 4, 5, 6 };

std::string fileWith(Container container, const std::string& tensorCode)
{
    return file(container, stateDict({ { "weight", tensorCode } }), { { "0", kSix } });
}

std::vector<float> loaded(const std::string& content)
{
    const ByteSource source("it", asBytes(content));
    return TorchCheckpoint(source).tensor("weight").toFloats();
}

class BothContainers : public testing::TestWithParam<Container> {
protected:
    std::string six() const { return storage("0", 6, GetParam()); }

    void expectRefusal(const std::string& part, const std::string& tensorCode) const
    {
        expectError(ErrorKind::BadFile, part, [&] { (void)loaded(fileWith(GetParam(), tensorCode)); });
    }
};

TEST_P(BothContainers, GiveADenseTensor)
{
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), { 2, 3 }, { 3, 1 }))), kSix);
}

TEST_P(BothContainers, MakeStridedTensorsDense)
{
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), { 3, 2 }, { 1, 3 }))), (std::vector<float> { 1, 4, 2, 5, 3, 6 }));
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), { 2 }, { 2 }, 1))), (std::vector<float> { 2, 4 }));
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), { 3 }, { 0 }, 5))), (std::vector<float> { 6, 6, 6 }));
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), { 0, 4 }, { 4, 1 }))), std::vector<float> {});
    EXPECT_EQ(loaded(fileWith(GetParam(), tensor(six(), {}, {}, 2))), std::vector<float> { 3 });
}

TEST_P(BothContainers, ShareAStorageBetweenTensors)
{
    const auto content = file(GetParam(),
        stateDict({ { "a", tensor(six(), { 2 }, { 1 }) }, { "weight", tensor(six(), { 2 }, { 1 }, 4) } }), { { "0", kSix } });

    EXPECT_EQ(loaded(content), (std::vector<float> { 5, 6 }));
}

TEST_P(BothContainers, KeepModuleVersions)
{
    const std::string module = "}" + text("version") + integer(2) + "s";
    const std::string metadata = "}" + text("_metadata") + kOrderedDict + text("conv") + module + "ssb";
    const auto content = file(GetParam(),
        stateDict({ { "weight", tensor(six(), { 6 }, { 1 }) } }, metadata), { { "0", kSix } });
    const ByteSource source("it", asBytes(content));

    EXPECT_EQ(TorchCheckpoint(source).moduleVersions().at("conv"), 2);
}

TEST_P(BothContainers, RefuseTensorsOutsideTheirStorage)
{
    expectRefusal("beyond its storage", tensor(six(), { 7 }, { 1 }));
    expectRefusal("beyond its storage", tensor(six(), { 6 }, { 1 }, 1));
    expectRefusal("beyond its storage", tensor(six(), { 2 }, { INT64_MAX }));
    expectRefusal("beyond its storage", tensor(six(), { 3, 3 }, { INT64_MAX / 2, INT64_MAX / 2 }));
    expectRefusal("beyond its storage", tensor(six(), { 1 }, { 1 }, INT64_MAX));
    expectRefusal("beyond its storage", tensor(six(), { 1 }, { 1 }, -1));
}

TEST_P(BothContainers, RefuseMoreBytesThanAFileOfThatSizeMayDescribe)
{
    expectRefusal("4 GiB", tensor(six(), { std::int64_t { 1 } << 40 }, { 0 }));
    expectRefusal("4 GiB", tensor(six(), { INT64_MAX, INT64_MAX }, { 0, 0 }));
    expectRefusal("a file of this size may describe", tensor(six(), { 20'000'000 }, { 0 }));
}

TEST_P(BothContainers, RefuseEveryTruncation)
{
    const std::string content = fileWith(GetParam(), tensor(six(), { 2, 3 }, { 3, 1 }));
    for (std::size_t size = 0; size < content.size(); ++size) {
        const std::string cut = content.substr(0, size);
        EXPECT_THROW((void)loaded(cut), Error) << size;
    }
}

TEST_P(BothContainers, SurviveEveryFlippedBit)
{
    std::string content = fileWith(GetParam(), tensor(six(), { 2, 3 }, { 3, 1 }));
    for (std::size_t bit = 0; bit < content.size() * 8; ++bit) {
        content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << bit % 8));
        try {
            (void)loaded(content);
        } catch (const Error&) {
        } catch (const std::out_of_range&) {
            // The flip changed the tensor's name.
        }
        content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << bit % 8));
    }
}

TEST_P(BothContainers, RefuseWhatIsNoStateDict)
{
    const auto refuse = [](const std::string& part, const std::string& pickle) {
        const auto content = file(GetParam(), pickle, {});
        expectError(ErrorKind::BadFile, part, [&] {
            const ByteSource source("it", asBytes(content));
            TorchCheckpoint { source };
        });
    };
    refuse("something else than a state dict", kProto + "N.");
    refuse("holds no tensors", stateDict({}));
    refuse("\"epoch\" is not a tensor", stateDict({ { "epoch", integer(3) } }));
    refuse("is not a text", kProto + kOrderedDict + "NNs.");
}

INSTANTIATE_TEST_SUITE_P(TorchCheckpoint, BothContainers, testing::Values(Container::Stream, Container::Zip),
    [](const auto& container) { return container.param == Container::Stream ? "Stream" : "Zip"; });

TEST(TorchCheckpoint, RefusesAStreamWhoseStoragesDisagreeWithItsDescription)
{
    const auto pickle = stateDict({ { "weight", tensor(storage("0", 6, Container::Stream), { 6 }, { 1 }) } });
    const auto refuse = [&](const std::string& part, const std::vector<FloatStorage>& storages, const std::string& tail = {}) {
        expectError(ErrorKind::BadFile, part, [&] { (void)loaded(stream(pickle, storages) + tail); });
    };
    refuse("another number of elements", { { "0", { 1, 2 } } });
    refuse("not in the list", {});
    refuse("listed twice", { { "0", kSix }, { "0", kSix } });
    refuse("no tensor uses it", { { "0", kSix }, { "1", kSix } });
    refuse("4 bytes follow", { { "0", kSix } }, "rest");
}

TEST(TorchCheckpoint, RefusesAZipWhoseStoragesDisagreeWithItsDescription)
{
    const auto pickle = stateDict({ { "weight", tensor(storage("0", 6, Container::Zip), { 6 }, { 1 }) } });
    const auto refuse = [&](const std::string& part, const std::vector<Member>& more) {
        std::vector<Member> members { { "net/data.pkl", pickle } };
        members.insert(members.end(), more.begin(), more.end());
        expectError(ErrorKind::BadFile, part, [&] { (void)loaded(zip(members)); });
    };
    refuse("no member for storage", {});
    refuse("should hold 6 elements", { { "net/data/0", "12345" } });
    refuse("checksum", { { .name = "net/data/0", .data = bytesOf(kSix), .crcFlip = 1 } });
    refuse("two members", { { "other/data.pkl", "x" } });
    refuse("little-endian", { { "net/data/0", bytesOf(kSix) }, { "net/byteorder", "big" } });
}

} // namespace
} // namespace pleinair
