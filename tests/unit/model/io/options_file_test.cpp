#include "model/io/options_file.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

constexpr const char* kPrinted = "----------------- Options ---------------\n"
                                 "   contain_dontcare_label: True                          \t[default: False]\n"
                                 "                crop_size: 512                           \t[default: 256]\n"
                                 "             aspect_ratio: 2.0                           \r\n"
                                 "                label_nc: 35                            \n"
                                 "             instance_dir:                               \n"
                                 "----------------- End -------------------\n";

TEST(OptionsFile, ReadsLinesWithAndWithoutDashesAndDefaults)
{
    const auto entries = parseOptions(kPrinted, "opt.txt");

    EXPECT_EQ(entries.at("contain_dontcare_label"), "True");
    EXPECT_EQ(entries.at("aspect_ratio"), "2.0");
    EXPECT_EQ(entries.at("instance_dir"), "");
    EXPECT_EQ(entries.size(), 5U);
}

TEST(OptionsFile, ChangesOnlyWhatItNames)
{
    NetworkOptions options;
    options.ngf = 7;

    applyOptions(parseOptions(kPrinted, "opt.txt"), options, "opt.txt");

    EXPECT_EQ(options.labelNc, 35);
    EXPECT_TRUE(options.containDontcareLabel);
    EXPECT_EQ(options.cropSize, 512);
    EXPECT_EQ(options.ngf, 7);
}

TEST(OptionsFile, NamesTheOptionThatIsWrong)
{
    const auto apply = [](const char* text) {
        NetworkOptions options;
        applyOptions(parseOptions(text, "opt.txt"), options, "opt.txt");
    };
    expectError(ErrorKind::BadFile, "opt.txt: ngf is \"64x\", not a whole number", [&] { apply("ngf: 64x"); });
    expectError(ErrorKind::BadFile, "not True or False", [&] { apply("use_vae: yes"); });
    expectError(ErrorKind::BadFile, "aspect_ratio is \"nan\"", [&] { apply("aspect_ratio: nan"); });
    expectError(ErrorKind::BadFile, "label_nc is 300", [&] { apply("label_nc: 300"); });
    expectError(ErrorKind::BadFile, "spadegroup3x3", [&] { apply("norm_G: spadegroup3x3"); });
    expectError(ErrorKind::BadFile, "line 1 is not of the form", [&] { apply("ngf 64"); });
    expectError(ErrorKind::BadFile, "no options", [&] { apply("\n----\n"); });
}

} // namespace
} // namespace pleinair
