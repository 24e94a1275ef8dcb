#include "model/image/photograph_codec.h"

#include "model/base/error.h"

#include <lcms2.h>
#include <tiffio.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

namespace pleinair {

namespace {

void requirePicture(const Image& image, const char* kind)
{
    if (image.isEmpty())
        throw Error(ErrorKind::InvalidArgument, std::string("A ") + kind + " needs a picture.");
}

/// A file in memory, for libtiff.
struct MemoryFile {
    std::vector<std::byte> bytes;
    std::uint64_t at = 0;
};

MemoryFile& fileOf(thandle_t handle)
{
    return *static_cast<MemoryFile*>(handle);
}

tmsize_t readFile(thandle_t handle, void* to, tmsize_t count)
{
    MemoryFile& file = fileOf(handle);
    if (file.at >= file.bytes.size())
        return 0;
    const auto part = std::min<std::uint64_t>(static_cast<std::uint64_t>(count), file.bytes.size() - file.at);
    std::memcpy(to, file.bytes.data() + file.at, part);
    file.at += part;
    return static_cast<tmsize_t>(part);
}

tmsize_t writeFile(thandle_t handle, void* from, tmsize_t count)
{
    MemoryFile& file = fileOf(handle);
    const auto size = static_cast<std::uint64_t>(count);
    file.bytes.resize(std::max<std::uint64_t>(file.bytes.size(), file.at + size));
    std::memcpy(file.bytes.data() + file.at, from, size);
    file.at += size;
    return count;
}

toff_t seekFile(thandle_t handle, toff_t offset, int whence)
{
    MemoryFile& file = fileOf(handle);
    const std::uint64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : file.bytes.size();
    file.at = base + offset;
    return file.at;
}

int closeFile(thandle_t)
{
    return 0;
}

toff_t sizeOfFile(thandle_t handle)
{
    return fileOf(handle).bytes.size();
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

struct FreePicture {
    void operator()(WebPPicture* picture) const { WebPPictureFree(picture); }
};

struct DeleteMux {
    void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

WebPData viewOf(const std::uint8_t* bytes, std::size_t size)
{
    return { bytes, size };
}

/// The file of an encoded picture and a profile.
std::vector<std::byte> withProfile(const WebPMemoryWriter& encoded)
{
    const std::unique_ptr<WebPMux, DeleteMux> mux(WebPMuxNew());
    const WebPData picture = viewOf(encoded.mem, encoded.size);
    const auto profile = srgbProfile();
    const WebPData icc = viewOf(reinterpret_cast<const std::uint8_t*>(profile.data()), profile.size());
    WebPData file;
    WebPDataInit(&file);
    const bool isMade = mux && WebPMuxSetImage(mux.get(), &picture, 0) == WEBP_MUX_OK
        && WebPMuxSetChunk(mux.get(), "ICCP", &icc, 0) == WEBP_MUX_OK
        && WebPMuxAssemble(mux.get(), &file) == WEBP_MUX_OK;
    std::vector<std::byte> bytes(file.size);
    if (isMade)
        std::memcpy(bytes.data(), file.bytes, file.size);
    WebPDataClear(&file);
    if (!isMade)
        throw Error(ErrorKind::OutOfMemory, "A WebP picture cannot be made: there is not enough memory.");
    return bytes;
}

} // namespace

std::vector<std::byte> srgbProfile()
{
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::vector<std::byte> bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

std::vector<std::byte> encodeTiff(const Image& image)
{
    requirePicture(image, "TIFF");
    MemoryFile file;
    const std::unique_ptr<TIFF, CloseTiff> tiff(TIFFClientOpen("memory", "wm", &file, readFile, writeFile,
        seekFile, closeFile, sizeOfFile, nullptr, nullptr));
    const auto profile = srgbProfile();
    bool isGood = tiff != nullptr;
    if (isGood) {
        TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(image.size.width));
        TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(image.size.height));
        TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 3);
        TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
        TIFFSetField(tiff.get(), TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
        TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
        TIFFSetField(tiff.get(), TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
        TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff.get(), 0));
        TIFFSetField(tiff.get(), TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(profile.size()), profile.data());
        const std::size_t rowBytes = static_cast<std::size_t>(image.size.width) * 3;
        std::vector<std::uint8_t> row(rowBytes); // libtiff changes what it is given
        for (int y = 0; y < image.size.height && isGood; ++y) {
            std::memcpy(row.data(), image.rgb.data() + static_cast<std::size_t>(y) * rowBytes, rowBytes);
            isGood = TIFFWriteScanline(tiff.get(), row.data(), static_cast<std::uint32_t>(y), 0) == 1;
        }
        isGood = isGood && TIFFFlush(tiff.get()) == 1;
    }
    if (!isGood)
        throw Error(ErrorKind::OutOfMemory, "A TIFF cannot be made: there is not enough memory.");
    return std::move(file.bytes);
}

std::vector<std::byte> encodeWebp(const Image& image, int quality)
{
    requirePicture(image, "WebP picture");
    constexpr int kLossless = 100;
    if (quality < 1 || quality > kLossless || std::max(image.size.width, image.size.height) > WEBP_MAX_DIMENSION)
        throw Error(ErrorKind::InvalidArgument,
            "A WebP picture needs a quality from 1 to 100 and sides of at most 16383 pixels.");
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    const std::unique_ptr<WebPMemoryWriter, void (*)(WebPMemoryWriter*)> clearing(&writer, WebPMemoryWriterClear);
    bool isGood = WebPConfigInit(&config) != 0 && WebPPictureInit(&picture) != 0;
    config.quality = static_cast<float>(quality);
    config.lossless = quality == kLossless ? 1 : 0;
    config.exact = 1;
    picture.use_argb = config.lossless;
    picture.width = image.size.width;
    picture.height = image.size.height;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    const std::unique_ptr<WebPPicture, FreePicture> freeing(&picture);
    isGood = isGood && WebPPictureImportRGB(&picture, image.rgb.data(), image.size.width * 3) != 0
        && WebPEncode(&config, &picture) != 0;
    if (!isGood)
        throw Error(ErrorKind::OutOfMemory, "A WebP picture cannot be made: there is not enough memory.");
    return withProfile(writer);
}

} // namespace pleinair
