#include "model/io/safetensors.h"

#include "model/io/byte_source.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/checkpoint_builder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

TensorFile parsed(const std::string& header, const std::string& data)
{
    const std::string file = checkpoint::raw(static_cast<std::uint64_t>(header.size())) + header + data;
    return readSafetensors(ByteSource("it", checkpoint::asBytes(file)));
}

void expectRefusal(const std::string& part, const std::string& header, const std::string& data = {})
{
    expectError(ErrorKind::BadFile, part, [&] { (void)parsed(header, data); });
}

TEST(Safetensors, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;
    TensorFile file;
    file.metadata = { { "card", "a \"quoted\" line\n" } };
    const std::vector<float> values { 1, 2, 3, 4, 5, 6 };
    file.tensors["a.weight"] = StoredTensor::fromFloats({ 2, 3 }, values);
    file.tensors["half"] = StoredTensor::fromFloats({ 6 }, values, DType::F16);
    file.tensors["labels"] = { DType::U8, { 3 }, std::vector<std::byte>(3, std::byte { 7 }) };
    file.tensors["scalar"] = { DType::I64, {}, std::vector<std::byte>(8) };
    file.tensors["empty"] = { DType::F32, { 0, 4 }, {} };

    writeSafetensors(folder / "a.safetensors", file);
    const TensorFile read = readSafetensors(folder / "a.safetensors");

    EXPECT_EQ(read.metadata, file.metadata);
    ASSERT_EQ(read.tensors.size(), file.tensors.size());
    for (const auto& [name, tensor] : file.tensors) {
        EXPECT_EQ(read.tensors.at(name).dtype, tensor.dtype) << name;
        EXPECT_EQ(read.tensors.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(read.tensors.at(name).bytes, tensor.bytes) << name;
    }
}

TEST(Safetensors, AlignsEveryTensorToItsElements)
{
    const TemporaryFolder folder;
    TensorFile file;
    file.tensors["a"] = { DType::U8, { 3 }, std::vector<std::byte>(3) };
    file.tensors["b"] = { DType::F32, { 1 }, std::vector<std::byte>(4) };
    file.tensors["c"] = { DType::I64, { 1 }, std::vector<std::byte>(8) };

    writeSafetensors(folder / "a.safetensors", file);

    const ByteSource source(folder / "a.safetensors");
    EXPECT_EQ(source.readNumber(0, 8) % 8, 0U);
    EXPECT_EQ(listSafetensors(source).at("b"), (TensorInfo { DType::F32, { 1 } }));
}

TEST(Safetensors, AcceptsSpacesBehindTheHeader)
{
    EXPECT_EQ(parsed(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}   )", "x").tensors.size(), 1U);
}

TEST(Safetensors, RefusesEveryBrokenRuleInWords)
{
    const std::string good = R"("dtype":"F32","shape":[1],"data_offsets":[0,4])";
    expectRefusal("does not begin with '{'", " {}");
    expectRefusal("stands twice", "{\"w\":{" + good + "},\"w\":{" + good + "}}", "abcd");
    expectRefusal("neither gaps nor overlaps", "{\"v\":{" + good + "},\"w\":{" + good + "}}", "abcd");
    expectRefusal("bytes follow the header", "{\"w\":{" + good + "}}", "abcde");
    expectRefusal("bytes follow the header", "{\"w\":{" + good + "}}", "abc");
    expectRefusal("does not make", R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "abcd");
    expectRefusal("does not make", R"({"w":{"dtype":"F32","shape":[8589934592,8589934592],"data_offsets":[0,0]}})");
    expectRefusal("ends before it begins", R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "abcd");
    expectRefusal("element type \"F33\"", R"({"w":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}})", "abcd");
    expectRefusal("whole numbers", R"({"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "abcd");
    expectRefusal("nothing else", "{\"w\":{" + good + ",\"x\":1}}", "abcd");
    expectRefusal("something else than a text", R"({"__metadata__":{"a":1}})");
}

TEST(Safetensors, RefusesAHeaderThatIsTooLongBeforeReadingIt)
{
    const std::string file = checkpoint::raw(std::uint64_t { 1 } << 40) + "{}";

    expectError(ErrorKind::BadFile, "are allowed",
        [&] { (void)readSafetensors(ByteSource("it", checkpoint::asBytes(file))); });
}

} // namespace
} // namespace pleinair
