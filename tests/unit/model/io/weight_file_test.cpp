#include "model/io/weight_file.h"

#include "model/io/byte_source.h"
#include "model/io/model_package.h"
#include "model/io/safetensors.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/checkpoint_builder.h"
#include "tests/unit/model/io/expect_error.h"

#include <limits>

namespace pleinair {
namespace {

using namespace checkpoint;

std::string zipOf(const std::vector<std::string>& names, float value)
{
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& name : names)
        entries.emplace_back(name, tensor(storage("0", 2, Container::Zip), { 2 }, { 1 }));
    return zipCheckpoint(stateDict(entries), { { "0", { value, value } } });
}

TensorMap readFrom(const std::string& content)
{
    const ByteSource source("it", asBytes(content));
    return readWeights(source);
}

TEST(WeightFile, StripsAPrefixThatAllNamesHave)
{
    EXPECT_TRUE(readFrom(zipOf({ "module.a", "module.b" }, 1)).contains("a"));
    EXPECT_TRUE(readFrom(zipOf({ "module.a", "b" }, 1)).contains("module.a"));
}

TEST(WeightFile, RefusesValuesThatAreNotFinite)
{
    for (const float value : { std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity() })
        expectError(ErrorKind::BadFile, "\"a\" holds a value that is not finite", [&] { (void)readFrom(zipOf({ "a" }, value)); });
    EXPECT_NO_THROW(readFrom(zipOf({ "a" }, std::numeric_limits<float>::max())));
}

TEST(WeightFile, TellsTheFormatByTheContent)
{
    const TemporaryFolder folder;
    const std::vector<float> values { 1, 2 };
    TensorFile file;
    file.tensors["a"] = StoredTensor::fromFloats({ 2 }, values, DType::F16);
    writeSafetensors(folder / "named.pth", file);

    EXPECT_EQ(listWeights(folder / "named.pth").at("a").dtype, DType::F16);
    EXPECT_EQ(readWeights(folder / "named.pth").at("a").toFloats(), values);
}

} // namespace
} // namespace pleinair
