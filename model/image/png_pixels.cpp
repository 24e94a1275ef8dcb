#include "model/image/png_pixels.h"

#include "model/base/error.h"
#include "model/base/label_map.h"
#include "model/image/picture_header.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>

#include <png.h>

namespace pleinair {

namespace {

constexpr png_alloc_size_t kMaxChunkBytes = 8U << 20;
constexpr png_uint_32 kMaxChunks = 1000;

/// What libpng reads from, writes to and reports to. libpng leaves by longjmp, past destructors:
/// everything that owns memory lives in here, outside the frames it jumps over.
struct PngSession {
    std::span<const std::byte> input;
    std::vector<std::byte> output;
    std::string message = "it cannot be read";
    PngPixels pixels;
    PngContent content = PngContent::Photograph;
    std::vector<png_bytep> rows;
    std::vector<std::byte> profile;
};

void onError(png_structp png, png_const_charp message)
{
    auto* session = static_cast<PngSession*>(png_get_error_ptr(png));
    session->message = message;
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp)
{
}

void onRead(png_structp png, png_bytep to, png_size_t count)
{
    auto& input = static_cast<PngSession*>(png_get_io_ptr(png))->input;
    if (count > input.size())
        png_error(png, "it is cut off");
    std::memcpy(to, input.data(), count);
    input = input.subspan(count);
}

void onWrite(png_structp png, png_bytep from, png_size_t count)
{
    auto& output = static_cast<PngSession*>(png_get_io_ptr(png))->output;
    const auto* bytes = reinterpret_cast<const std::byte*>(from);
    output.insert(output.end(), bytes, bytes + count);
}

void onFlush(png_structp)
{
}

PngPixels::Kind kindOf(int colorType)
{
    switch (colorType) {
    case PNG_COLOR_TYPE_PALETTE:
        return PngPixels::Kind::Palette;
    case PNG_COLOR_TYPE_GRAY_ALPHA:
        return PngPixels::Kind::GreyAlpha;
    case PNG_COLOR_TYPE_RGB:
        return PngPixels::Kind::Rgb;
    case PNG_COLOR_TYPE_RGB_ALPHA:
        return PngPixels::Kind::Rgba;
    default:
        return PngPixels::Kind::Grey;
    }
}

int colorTypeOf(PngPixels::Kind kind)
{
    switch (kind) {
    case PngPixels::Kind::Palette:
        return PNG_COLOR_TYPE_PALETTE;
    case PngPixels::Kind::GreyAlpha:
        return PNG_COLOR_TYPE_GRAY_ALPHA;
    case PngPixels::Kind::Rgb:
        return PNG_COLOR_TYPE_RGB;
    case PngPixels::Kind::Rgba:
        return PNG_COLOR_TYPE_RGB_ALPHA;
    case PngPixels::Kind::Grey:
        return PNG_COLOR_TYPE_GRAY;
    }
    return PNG_COLOR_TYPE_GRAY;
}

void pointRowsInto(PngSession& session, std::size_t rowBytes)
{
    auto& pixels = session.pixels;
    session.rows.resize(static_cast<std::size_t>(pixels.size.height));
    for (std::size_t y = 0; y < session.rows.size(); ++y)
        session.rows[y] = pixels.samples.data() + y * rowBytes;
}

void readHeader(png_structp png, png_infop info, PngSession& session)
{
    png_set_read_fn(png, &session, onRead);
    constexpr auto kMaxSide = static_cast<png_uint_32>(LabelMap::kMaxSide);
    png_set_user_limits(png, kMaxSide, kMaxSide);
    png_set_chunk_malloc_max(png, kMaxChunkBytes);
    png_set_chunk_cache_max(png, kMaxChunks);
    png_read_info(png, info);
    auto& pixels = session.pixels;
    pixels.size = { static_cast<int>(png_get_image_width(png, info)),
        static_cast<int>(png_get_image_height(png, info)) };
    pixels.kind = kindOf(png_get_color_type(png, info));
    pixels.bitDepth = png_get_bit_depth(png, info);
}

void readPixels(png_structp png, png_infop info, PngSession& session)
{
    readHeader(png, info, session);
    if (session.pixels.size.area() > kMaxPicturePixels)
        png_error(png, "it has more than 64 million pixels");
    png_set_packing(png);
    png_read_update_info(png, info);
    png_colorp colors = nullptr;
    int count = 0;
    if (png_get_PLTE(png, info, &colors, &count) != 0)
        for (int i = 0; i < count; ++i)
            session.pixels.palette.push_back({ colors[i].red, colors[i].green, colors[i].blue });
    const std::size_t rowBytes = png_get_rowbytes(png, info);
    session.pixels.samples.resize(rowBytes * static_cast<std::size_t>(session.pixels.size.height));
    pointRowsInto(session, rowBytes);
    png_read_image(png, session.rows.data());
    png_read_end(png, nullptr);
}

void readProfile(png_structp png, png_infop info, PngSession& session)
{
    readHeader(png, info, session);
    png_charp name = nullptr;
    png_bytep data = nullptr;
    png_uint_32 length = 0;
    int compression = 0;
    if (png_get_iCCP(png, info, &name, &compression, &data, &length) != 0) {
        const auto* bytes = reinterpret_cast<const std::byte*>(data);
        session.profile.assign(bytes, bytes + length);
    }
}

/// Runs one of the readers above. @return false if libpng gave up; session.message says why.
bool runReader(PngSession& session, void (*reader)(png_structp, png_infop, PngSession&))
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &session, onError, onWarning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (info == nullptr) {
        png_destroy_read_struct(&png, nullptr, nullptr);
        throw Error(ErrorKind::OutOfMemory, "There is not enough memory to read a PNG.");
    }
    // Volatile: it is written between setjmp and a possible longjmp.
    volatile bool isRead = false;
    if (setjmp(png_jmpbuf(png)) == 0) {
        reader(png, info, session);
        isRead = true;
    }
    png_destroy_read_struct(&png, &info, nullptr);
    return isRead;
}

void writePixels(png_structp png, png_infop info, PngSession& session)
{
    auto& pixels = session.pixels;
    png_set_write_fn(png, &session, onWrite, onFlush);
    if (session.content == PngContent::Flat) {
        constexpr int kQuick = 3;
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
        png_set_compression_level(png, kQuick);
    }
    png_set_IHDR(png, info, static_cast<png_uint_32>(pixels.size.width),
        static_cast<png_uint_32>(pixels.size.height), pixels.bitDepth, colorTypeOf(pixels.kind),
        PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    std::array<png_color, 256> colors {};
    if (pixels.kind == PngPixels::Kind::Palette) {
        const std::size_t count = std::min(colors.size(), pixels.palette.size());
        for (std::size_t i = 0; i < count; ++i)
            colors[i] = { pixels.palette[i].r, pixels.palette[i].g, pixels.palette[i].b };
        png_set_PLTE(png, info, colors.data(), static_cast<int>(count));
    }
    if (pixels.kind == PngPixels::Kind::Rgb)
        png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_write_info(png, info);
    pointRowsInto(session, png_get_rowbytes(png, info));
    png_write_image(png, session.rows.data());
    png_write_end(png, info);
}

} // namespace

int PngPixels::channels() const
{
    switch (kind) {
    case Kind::Grey:
    case Kind::Palette:
        return 1;
    case Kind::GreyAlpha:
        return 2;
    case Kind::Rgb:
        return 3;
    case Kind::Rgba:
        return 4;
    }
    return 1;
}

PngPixels decodePngPixels(std::span<const std::byte> bytes, const std::string& name)
{
    PngSession session;
    session.input = bytes;
    if (!runReader(session, readPixels))
        throw Error(ErrorKind::BadFile, name + ": the PNG is damaged or refused: " + session.message + ".");
    return std::move(session.pixels);
}

std::vector<std::byte> encodePngPixels(const PngPixels& pixels, PngContent content)
{
    PngSession session;
    session.pixels = pixels;
    session.content = content;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &session, onError, onWarning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    volatile bool isWritten = false;
    if (info != nullptr && setjmp(png_jmpbuf(png)) == 0) {
        writePixels(png, info, session);
        isWritten = true;
    }
    png_destroy_write_struct(&png, &info);
    if (!isWritten)
        throw Error(ErrorKind::OutOfMemory, "A PNG cannot be made: " + session.message + ".");
    return std::move(session.output);
}

std::vector<std::byte> pngColorProfile(std::span<const std::byte> bytes)
{
    PngSession session;
    session.input = bytes;
    (void)runReader(session, readProfile);
    return std::move(session.profile);
}

} // namespace pleinair
