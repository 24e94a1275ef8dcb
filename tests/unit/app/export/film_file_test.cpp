#include "app/export/film_file.h"

#include "app/files/photograph_import.h"
#include "model/base/error.h"
#include "model/base/shared_module.h"
#include "tests/unit/app/files/temporary_folder.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Image frame(int number, Size size = { 64, 48 })
{
    Image image { size, {} };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            image.rgb.insert(image.rgb.end(),
                { static_cast<std::uint8_t>(4 * x), static_cast<std::uint8_t>(5 * y),
                    static_cast<std::uint8_t>(number) });
    return image;
}

bool isEmpty(const TemporaryFolder& folder)
{
    return std::filesystem::is_empty(folder.path());
}

TEST(FilmFile, AnyOtherNameIsAFolderOfExactFrames)
{
    const TemporaryFolder folder;
    FilmFile film(folder / "frames", { 64, 48 });
    film.add(frame(1));
    film.add(frame(2));
    film.finish();

    EXPECT_EQ(openPhotograph(folder / "frames/000002.png"), frame(2));
    EXPECT_EQ(film.frameCount(), 2);
}

TEST(FilmFile, AVideoHoldsEveryFrame)
{
    const SharedModule module("film", "Writing a video");
    const auto count = module.function<CountVideoFrames>(kCountVideoFrames);
    for (const char* name : { "film.mp4", "film.webm" }) {
        const TemporaryFolder folder;
        FilmFile film(folder / name, { 65, 48 });
        for (int i = 0; i < 30; ++i)
            film.add(frame(i * 8, { 65, 48 }));
        EXPECT_FALSE(std::filesystem::exists(folder / name)) << "not before it is whole";
        film.finish();

        EXPECT_EQ(count(folder / name), 30) << name;
    }
}

TEST(FilmFile, WithoutItsEndNothingIsLeftOfAVideo)
{
    const TemporaryFolder folder;
    {
        FilmFile film(folder / "film.mp4", { 64, 48 });
        film.add(frame(1));
    }
    EXPECT_TRUE(isEmpty(folder));
}

TEST(FilmFile, RefusesFoldersThatAreGoneAndFramesOfOtherSizes)
{
    const TemporaryFolder folder;
    EXPECT_THROW(FilmFile(folder / "gone" / "film.mp4", { 64, 48 }), Error);
    FilmFile film(folder / "frames", { 64, 48 });
    EXPECT_THROW(film.add(frame(1, { 10, 10 })), Error);
}

TEST(FilmFile, PicturesLieBesideEachOther)
{
    const Image both = besideEachOther(frame(1), frame(2, { 32, 24 }));
    EXPECT_EQ(both.size, (Size { 128, 48 }));
    EXPECT_EQ(both.rgb[2], 1);
    EXPECT_EQ(both.rgb[64 * 3 + 2], 2);
}

} // namespace
} // namespace pleinair
