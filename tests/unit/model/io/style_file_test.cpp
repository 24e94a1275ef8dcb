#include "model/io/style_file.h"

#include "model/io/safetensors.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

#include <cmath>

namespace pleinair {
namespace {

TEST(StyleFile, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;
    const StyleFile style { { { 1, 2, 3 }, { 0, 0, -1 } }, "landscape", "abc" };

    writeStyleFile(folder / "a.safetensors", style);
    const StyleFile read = readStyleFile(folder / "a.safetensors");

    EXPECT_EQ(read.style, style.style);
    EXPECT_EQ(read.modelName, "landscape");
    EXPECT_EQ(read.modelHash, "abc");
}

TEST(StyleFile, RefusesOtherShapesAndValues)
{
    const std::vector<float> values { 1, 2, 3, 4 };
    const auto refuse = [&](const std::string& part, StoredTensor mu) {
        expectError(ErrorKind::BadFile, part, [&] { (void)styleFrom({ { "mu", std::move(mu) } }, "mu", "logvar", "it"); });
    };
    refuse("[2, 2]", StoredTensor::fromFloats({ 2, 2 }, values));
    refuse("not finite", StoredTensor::fromFloats({ 1, 1 }, std::vector<float> { std::nanf("") }));
    expectError(ErrorKind::BadFile, "no style \"noon\"", [] { (void)styleFrom({}, "noon", "", "it"); });
}

} // namespace
} // namespace pleinair
