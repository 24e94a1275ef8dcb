#include "model/io/html_text.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(HtmlText, ReplacesWhatHtmlReads)
{
    EXPECT_EQ(htmlText("a < b & \"c\"'>"), "a &lt; b &amp; &quot;c&quot;&#39;&gt;");
}

TEST(Base64Text, KnowsTheVectorsOfRfc4648)
{
    const auto text = [](const std::string& letters) {
        return base64Text(std::as_bytes(std::span(letters)));
    };

    EXPECT_EQ(text(""), "");
    EXPECT_EQ(text("f"), "Zg==");
    EXPECT_EQ(text("fo"), "Zm8=");
    EXPECT_EQ(text("foo"), "Zm9v");
    EXPECT_EQ(text("foobar"), "Zm9vYmFy");
}

} // namespace
} // namespace pleinair
