#include "tests/golden/png_samples.h"

#include "model/base/error.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#ifdef PLEINAIR_HAS_PNG
#include <png.h>
#endif

namespace pleinair::golden {

#ifdef PLEINAIR_HAS_PNG

namespace {

[[noreturn]] void fail(png_structp png, png_const_charp reason)
{
    const auto* file = static_cast<const std::string*>(png_get_error_ptr(png));
    throw Error(ErrorKind::BadFile, *file + " is not a readable PNG: " + reason + ".");
}

void ignoreWarning(png_structp, png_const_charp) { }

/// libpng's reading state; freed on every way out.
class PngReader {
public:
    explicit PngReader(const std::filesystem::path& file)
        : m_name(file.string())
        , m_file(std::fopen(m_name.c_str(), "rb"), &std::fclose)
        , m_png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_name, &fail, &ignoreWarning))
        , m_info(png_create_info_struct(m_png))
    {
        if (!m_file)
            throw Error(ErrorKind::FileNotFound, "There is no picture " + m_name + ".");
    }
    ~PngReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    torch::Tensor samples()
    {
        png_init_io(m_png, m_file.get());
        png_read_info(m_png, m_info);
        const auto height = png_get_image_height(m_png, m_info);
        const auto width = png_get_image_width(m_png, m_info);
        const auto channels = png_get_channels(m_png, m_info);
        const bool wide = png_get_bit_depth(m_png, m_info) == 16;
        png_set_packing(m_png);
        const auto rowBytes = std::size_t { width } * channels * (wide ? 2 : 1);
        std::vector<png_byte> bytes(rowBytes * height);
        std::vector<png_bytep> rows;
        for (std::size_t y = 0; y < height; ++y)
            rows.push_back(bytes.data() + y * rowBytes);
        png_read_image(m_png, rows.data());

        torch::Tensor result = torch::empty({ height, width, channels }, torch::kLong);
        auto* to = result.data_ptr<int64_t>();
        for (std::size_t i = 0; i < bytes.size(); i += wide ? 2 : 1)
            *to++ = wide ? bytes[i] << 8 | bytes[i + 1] : bytes[i];
        return result;
    }

private:
    std::string m_name;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    png_structp m_png;
    png_infop m_info;
};

} // namespace

std::optional<torch::Tensor> readPngSamples(const std::filesystem::path& file)
{
    return PngReader(file).samples();
}

#else

std::optional<torch::Tensor> readPngSamples(const std::filesystem::path&)
{
    return std::nullopt;
}

#endif

} // namespace pleinair::golden
