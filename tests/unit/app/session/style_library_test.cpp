#include "app/session/style_library.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

ModelDescription modelWithStyles()
{
    ModelDescription model;
    model.options.useVae = true;
    model.options.zDim = 3;
    model.encoderFile = "encoder.safetensors";
    model.styles = { { "noon", { { 1, 0, 0 }, {} }, "styles/noon.png" },
        { "dusk", { { 0, 2, 0 }, {} }, {} } };
    return model;
}

TEST(StyleLibrary, BeginsWithTheFirstPreset)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());

    EXPECT_EQ(library.current().name, "noon");
    EXPECT_EQ(library.currentIndex(), 0);
    EXPECT_TRUE(library.canEncodePhotographs());
    EXPECT_TRUE(library.whyNoPhotographs().empty());
    EXPECT_EQ(library.indexOf("dusk"), 1);
    EXPECT_EQ(library.indexOf("dawn"), std::nullopt);
}

TEST(StyleLibrary, WithoutPresetsItBeginsWithSeedZero)
{
    ModelDescription model = modelWithStyles();
    model.styles.clear();
    StyleLibrary library;
    library.setModel(model);

    EXPECT_EQ(library.current().origin, StyleOrigin::Random);
    EXPECT_EQ(library.current().style, randomStyle(0, 3));
}

TEST(StyleLibrary, SaysWhyPhotographsGiveNoStyle)
{
    StyleLibrary library;
    EXPECT_FALSE(library.whyNoPhotographs().empty());

    ModelDescription model = modelWithStyles();
    model.encoderFile.clear();
    library.setModel(model);
    EXPECT_FALSE(library.canEncodePhotographs());
    EXPECT_NE(library.whyNoPhotographs().find("no encoder"), std::string::npos);

    model.options.useVae = false;
    library.setModel(model);
    EXPECT_FALSE(library.hasStyles());
    EXPECT_TRUE(library.current().style.mu.empty());
    EXPECT_NE(library.whyNoPhotographs().find("without styles"), std::string::npos);
}

TEST(StyleLibrary, APhotographsStyleIsAddedAndChosen)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());

    const int index = library.addPhotograph("beach", { { 5, 5, 5 }, {} }, "beach.jpg");

    EXPECT_EQ(index, 2);
    EXPECT_EQ(library.currentIndex(), 2);
    EXPECT_EQ(library.current().source, "beach.jpg");
    EXPECT_THROW(library.addPhotograph("other model", { { 1 }, {} }), Error);
    EXPECT_EQ(library.styles().size(), 3U);
}

TEST(StyleLibrary, ALockedSeedStays)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());
    library.chooseSeed(41);

    library.chooseRandom();
    EXPECT_EQ(library.seed(), 42U);
    library.setSeedLocked(true);
    library.chooseRandom();

    EXPECT_EQ(library.seed(), 42U);
    EXPECT_EQ(library.current().style, randomStyle(42, 3));
    EXPECT_EQ(library.currentIndex(), std::nullopt);
}

TEST(StyleLibrary, RemembersWhatWasUsedOnceAndNewestFirst)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());
    library.choose(1);
    library.chooseSeed(7);
    library.choose(0);

    ASSERT_EQ(library.used().size(), 3U);
    EXPECT_EQ(library.used()[0].name, "noon");
    EXPECT_EQ(library.used()[1].origin, StyleOrigin::Random);
    library.forgetUsed(library.used()[1]);
    EXPECT_EQ(library.used()[1].name, "dusk");
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        library.chooseSeed(seed);
    EXPECT_EQ(library.used().size(), StyleLibrary::kMostUsed);
}

TEST(StyleLibrary, FavouritesAreToggledAndAreOfTheModelsLength)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());
    library.setFavourites({ { "kept", StyleOrigin::Random, { { 1, 1, 1 }, {} }, {} },
        { "of another model", StyleOrigin::Random, { { 1 }, {} }, {} } });

    ASSERT_EQ(library.favourites().size(), 1U);
    library.toggleFavourite(library.styles()[1]);
    EXPECT_TRUE(library.isFavourite(library.styles()[1]));
    library.toggleFavourite(library.styles()[1]);
    EXPECT_FALSE(library.isFavourite(library.styles()[1]));
}

TEST(StyleLibrary, VariationsStartFromTheChosenStyle)
{
    StyleLibrary library;
    library.setModel(modelWithStyles());
    library.addPhotograph("beach", { { 5, 5, 5 }, { 0, 0, 0 } });

    library.vary(1);
    const StyleVector first = library.current().style;
    library.vary(2);
    library.vary(1);

    EXPECT_EQ(library.current().style, first);
    EXPECT_NE(first.mu, (std::vector<float> { 5, 5, 5 }));
    library.choose(0);
    library.vary(1);
    EXPECT_NE(library.current().style.mu, (std::vector<float> { 1, 0, 0 }));
}

} // namespace
} // namespace pleinair
