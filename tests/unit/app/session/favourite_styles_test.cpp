#include "app/session/favourite_styles.h"

#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace pleinair {
namespace {

class FavouriteStyles : public testing::Test {
protected:
    void writeText(const std::string& text) { std::ofstream(file) << text; }

    [[nodiscard]] std::string refusal() const
    {
        try {
            (void)readFavouriteStyles(file);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "favourites.json";
};

TEST_F(FavouriteStyles, ReadBackAsTheyWere)
{
    const std::vector<NamedStyle> styles {
        { "beach", StyleOrigin::Photograph, { { 0.1F, -3e-8F }, { 1, 2 } }, {} },
        { "Random 7", StyleOrigin::Random, { { 1.0F / 3, 5 }, {} }, {}, 7 },
        mixedStyle({ { "beach", { { 1, 2 }, {} }, 75 }, { "noon", { { 3, -.1F }, {} }, 25 } })
    };
    writeFavouriteStyles(file, styles);

    EXPECT_EQ(readFavouriteStyles(file), styles);
    EXPECT_TRUE(readFavouriteStyles(folder.path() / "none.json").empty());
}

TEST_F(FavouriteStyles, DamagedOnesAreRefusedInASentence)
{
    const std::string head = R"({"format": "pleinair-favourites", "version": 1, "styles": [)";
    for (const std::string entry : { R"({"name": "a", "origin": "moon", "mu": [1]})",
             R"({"name": "a", "origin": "random", "mu": []})",
             R"({"name": "a", "origin": "random", "mu": [1, "x"]})",
             R"({"name": "a", "origin": "random", "mu": [1, 2], "logvar": [1]})", R"(3)" }) {
        writeText(head + entry + "]}");
        EXPECT_NE(refusal().find("style 1"), std::string::npos) << entry << ": " << refusal();
    }
    writeText("{");
    EXPECT_FALSE(refusal().empty());
}

} // namespace
} // namespace pleinair
