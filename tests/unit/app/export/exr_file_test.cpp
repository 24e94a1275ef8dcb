#include "app/export/exr_file.h"

#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfInputFile.h>

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(ExrFile, HoldsTheUnroundedLightOfEveryPixel)
{
    const TemporaryFolder folder;
    UnroundedPhotograph photograph { { 4, 3 }, {} };
    for (int i = 0; i < 36; ++i)
        photograph.planes.push_back(static_cast<float>(i) / 17.5F - 1.01F);

    exportExr(folder / "a.exr", photograph);

    Imf::InputFile file((folder / "a.exr").c_str());
    EXPECT_EQ(file.header().dataWindow().max.x, 3);
    EXPECT_EQ(file.header().channels().findChannel("G")->type, Imf::FLOAT);
    std::vector<float> green(12);
    Imf::FrameBuffer frame;
    frame.insert("G", Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(green.data()), 4, 16));
    file.setFrameBuffer(frame);
    file.readPixels(0, 2);
    for (std::size_t i = 0; i < green.size(); ++i)
        EXPECT_EQ(green[i], linearLight(photograph.planes[12 + i]));
}

TEST(ExrFile, LightIsThatOfSrgb)
{
    EXPECT_EQ(linearLight(-1), 0);
    EXPECT_EQ(linearLight(1), 1);
    EXPECT_NEAR(linearLight(0), 0.21404F, 1e-5F);
    EXPECT_LT(linearLight(-1.1F), 0) << "what lies outside stays outside";
}

TEST(ExrFile, EnlargesAndRefuses)
{
    const UnroundedPhotograph grey { { 4, 4 }, std::vector<float>(48, .25F) };
    EXPECT_GT(encodeExr(grey, 4).size(), encodeExr(grey).size());
    EXPECT_THROW((void)encodeExr(grey, 3), Error);
    EXPECT_THROW((void)encodeExr({ { 4, 4 }, {} }), Error);
}

} // namespace
} // namespace pleinair
