#include "app/project/stack_xml.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(StackXml, ComesBackAsItWasWritten)
{
    const LayerPile pile { { 300, 200 },
        { { "Trees & \"rocks\" <1>", "data/layer1.png", 0, 0, .5F, true, true, true },
            { "Grund \xC3\xBC", "data/layer0.png", -3, 7, 1, false, false, false } } };

    const LayerPile read = parseStackXml(stackXml(pile), "test");

    EXPECT_EQ(read.canvas, pile.canvas);
    EXPECT_EQ(read.layers, pile.layers);
}

TEST(StackXml, LayersOfGroupsComeOutWithWhatTheirGroupMakesOfThem)
{
    const LayerPile pile = parseStackXml(R"(<?xml version='1.0' encoding='UTF-8'?>
<image w="64" h="32" version="0.0.3"><stack>
 <stack name="group" opacity="0.5" visibility="hidden" x="4" y="1">
  <layer name="inner" src="data/a.png" opacity="0.5" x="2"/>
  <layer name="filter"/>
 </stack>
 <layer name="outer" src="data/b.png"/>
</stack></image>)",
        "test");

    ASSERT_EQ(pile.layers.size(), 2U);
    EXPECT_EQ(pile.layers[0], (StackedLayer { "inner", "data/a.png", 6, 1, .25F, false, false, false }));
    EXPECT_EQ(pile.layers[1], (StackedLayer { "outer", "data/b.png", 0, 0, 1, true, false, false }));
}

std::string nested(int levels)
{
    std::string text = "<image w='8' h='8'>";
    for (int i = 0; i < levels; ++i)
        text += "<stack>";
    for (int i = 0; i < levels; ++i)
        text += "</stack>";
    return text + "</image>";
}

TEST(StackXml, DamageAndBombsAreRefused)
{
    const std::string many = [] {
        std::string text = "<image w='8' h='8'><stack>";
        for (int i = 0; i < 1001; ++i)
            text += "<layer src='a.png'/>";
        return text + "</stack></image>";
    }();
    for (const std::string& text : { std::string(), std::string("<image w='8' h='8'><stack>"),
             std::string("<image w='0' h='8'/>"), std::string("<image w='99999' h='8'/>"),
             std::string("<other/>"), nested(40), nested(10'000), many })
        EXPECT_THROW((void)parseStackXml(text, "test"), Error) << text.substr(0, 60);
}

} // namespace
} // namespace pleinair
