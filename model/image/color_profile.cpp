#include "model/image/color_profile.h"

#include "model/image/byte_view.h"
#include "model/image/png_pixels.h"
#include "model/image/tiff_directory.h"

#include <map>
#include <memory>

#include <lcms2.h>

namespace pleinair {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxProfileBytes = 4U << 20;

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;

void ignoreError(cmsContext, cmsUInt32Number, const char*)
{
}

/// A profile in a JPEG is cut into numbered segments.
std::vector<std::byte> jpegProfile(std::span<const std::byte> bytes)
{
    constexpr auto kMark = "ICC_PROFILE\0"sv;
    ByteView view(bytes);
    std::map<std::uint32_t, std::span<const std::byte>> pieces;
    std::uint32_t count = 0;
    for (std::size_t at = 2; !view.failed() && view.number(at, 1, ByteOrder::Big) == 0xFF;) {
        const std::uint32_t marker = view.number(at + 1, 1, ByteOrder::Big);
        const std::size_t length = view.number(at + 2, 2, ByteOrder::Big);
        if (marker == 0xDA || marker == 0xD9)
            break;
        if (marker == 0xE2 && length >= 16 && view.startsWith(at + 4, kMark)) {
            count = view.number(at + 17, 1, ByteOrder::Big);
            pieces[view.number(at + 16, 1, ByteOrder::Big)] = view.part(at + 18, length - 16);
        }
        at += 2 + length;
    }
    std::vector<std::byte> profile;
    for (std::uint32_t i = 1; i <= count; ++i)
        profile.insert(profile.end(), pieces[i].begin(), pieces[i].end());
    return profile;
}

std::vector<std::byte> webpProfile(std::span<const std::byte> bytes)
{
    ByteView view(bytes);
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t length = view.number(at + 4, 4, ByteOrder::Little);
        if (view.startsWith(at, "ICCP")) {
            const auto part = view.part(at + 8, length);
            return { part.begin(), part.end() };
        }
        at += 8 + length + length % 2;
    }
    return {};
}

bool isSrgb(cmsHPROFILE profile)
{
    char description[128] = {};
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", description, sizeof description - 1);
    return std::string_view(description).find("sRGB") != std::string_view::npos;
}

} // namespace

std::vector<std::byte> embeddedProfile(std::span<const std::byte> bytes, PictureFormat format)
{
    constexpr std::uint16_t kTiffProfile = 34675;
    std::vector<std::byte> profile;
    switch (format) {
    case PictureFormat::Png:
        profile = pngColorProfile(bytes);
        break;
    case PictureFormat::Jpeg:
        profile = jpegProfile(bytes);
        break;
    case PictureFormat::Webp:
        profile = webpProfile(bytes);
        break;
    case PictureFormat::Tiff: {
        const auto part = tiffBytes(bytes, kTiffProfile);
        profile.assign(part.begin(), part.end());
        break;
    }
    }
    if (profile.size() > kMaxProfileBytes)
        profile.clear();
    return profile;
}

void convertToSrgb(Image& image, std::span<const std::byte> profile)
{
    if (profile.empty() || image.isEmpty())
        return;
    cmsSetLogErrorHandler(ignoreError);
    const Profile from(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    if (!from || cmsGetColorSpace(from.get()) != cmsSigRgbData || isSrgb(from.get()))
        return;
    const Profile to(cmsCreate_sRGBProfile());
    const Transform transform(
        cmsCreateTransform(from.get(), TYPE_RGB_8, to.get(), TYPE_RGB_8, INTENT_PERCEPTUAL, 0));
    if (transform)
        cmsDoTransform(transform.get(), image.rgb.data(), image.rgb.data(),
            static_cast<cmsUInt32Number>(image.size.area()));
}

} // namespace pleinair
