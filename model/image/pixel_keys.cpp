#include "model/image/pixel_keys.h"

#include "model/base/error.h"
#include "model/base/label_mapping.h"

#include <unordered_map>

namespace pleinair {

namespace {

/// Counts the keys. A picture of very many colours is a photograph, whatever it is given as.
void countKeys(PixelKeys& keys, const std::string& name)
{
    constexpr std::size_t kMaxKeys = 4096;
    std::unordered_map<std::uint32_t, KeyOccurrence> found;
    KeyOccurrence* current = nullptr;
    std::uint32_t currentKey = 0;
    for (std::size_t i = 0; i < keys.keys.size(); ++i) {
        if (current == nullptr || keys.keys[i] != currentKey) {
            currentKey = keys.keys[i];
            current = &found.try_emplace(currentKey, KeyOccurrence { 0, i }).first->second;
            if (found.size() > kMaxKeys)
                throw Error(ErrorKind::BadFile,
                    name + ": it holds more than 4096 different colours, so it is a photograph and not a label map.");
        }
        ++current->count;
    }
    keys.occurrences = { found.begin(), found.end() };
}

} // namespace

PixelKeys indexKeys(const PngPixels& png, const std::string& name)
{
    PixelKeys keys { png.size, {}, {} };
    const auto channels = static_cast<std::size_t>(png.channels());
    keys.keys.reserve(png.samples.size() / channels);
    for (std::size_t at = 0; at + channels <= png.samples.size(); at += channels) {
        const bool isTransparent = channels % 2 == 0 && png.samples[at + channels - 1] == 0;
        keys.keys.push_back(isTransparent ? PixelKeys::kTransparent : png.samples[at]);
    }
    countKeys(keys, name);
    return keys;
}

PixelKeys colorKeys(const PngPixels& png, const std::string& name)
{
    PixelKeys keys { png.size, {}, {} };
    const auto channels = static_cast<std::size_t>(png.channels());
    keys.keys.reserve(png.samples.size() / channels);
    for (std::size_t at = 0; at + channels <= png.samples.size(); at += channels) {
        const std::uint8_t* s = &png.samples[at];
        if (channels == 1) {
            const bool isInside = s[0] < png.palette.size();
            keys.keys.push_back(isInside ? packedColor(png.palette[s[0]]) : PixelKeys::kTranslucent);
        } else if (channels == 4 && s[3] != 255) {
            keys.keys.push_back(s[3] == 0 ? PixelKeys::kTransparent : PixelKeys::kTranslucent);
        } else {
            keys.keys.push_back(packedColor({ s[0], s[1], s[2] }));
        }
    }
    countKeys(keys, name);
    return keys;
}

} // namespace pleinair
