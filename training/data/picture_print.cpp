#include "training/data/picture_print.h"

#include "model/image/resize.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace pleinair {

namespace {

constexpr int kSide = 32; ///< Of the reduced picture whose frequencies are taken.
constexpr int kFrequencies = 8; ///< A side.
constexpr int kMaxBits = 6;
constexpr int kMaxColorStep = 6;
static_assert(kMaxBits < 8, "The look-up by bytes needs one byte in common.");

/// The lowest frequencies of the brightness by a discrete cosine transform.
std::array<float, kFrequencies * kFrequencies> lowFrequencies(const Image& small)
{
    static const auto waves = [] {
        std::array<std::array<float, kSide>, kFrequencies> all {};
        for (int u = 0; u < kFrequencies; ++u)
            for (int x = 0; x < kSide; ++x)
                all[u][x] = static_cast<float>(std::cos(std::numbers::pi * u * (2 * x + 1) / (2 * kSide)));
        return all;
    }();
    std::array<std::array<float, kFrequencies>, kSide> rows {};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const std::uint8_t* p = &small.rgb[static_cast<std::size_t>(y * kSide + x) * 3];
            const float brightness = 0.299F * p[0] + 0.587F * p[1] + 0.114F * p[2];
            for (int u = 0; u < kFrequencies; ++u)
                rows[y][u] += brightness * waves[u][x];
        }
    std::array<float, kFrequencies * kFrequencies> result {};
    for (int v = 0; v < kFrequencies; ++v)
        for (int u = 0; u < kFrequencies; ++u)
            for (int y = 0; y < kSide; ++y)
                result[v * kFrequencies + u] += rows[y][u] * waves[v][y];
    return result;
}

std::uint64_t signsOf(const std::array<float, kFrequencies * kFrequencies>& frequencies)
{
    // The first one is the mean brightness, which says nothing about the picture's shape.
    auto sorted = frequencies;
    const auto middle = sorted.begin() + 1 + (sorted.size() - 1) / 2;
    std::nth_element(sorted.begin() + 1, middle, sorted.end());
    std::uint64_t signs = 0;
    for (std::size_t i = 1; i < frequencies.size(); ++i)
        signs |= std::uint64_t { frequencies[i] > *middle } << i;
    return signs;
}

std::size_t byteOf(std::uint64_t frequencies, std::size_t byte)
{
    return frequencies >> (8 * byte) & 255;
}

} // namespace

PicturePrint printOf(const Image& photograph)
{
    PicturePrint print;
    print.frequencies
        = signsOf(lowFrequencies(resized(photograph, { kSide, kSide }, Resampling::Area)));
    const Image cells = resized(photograph, { 4, 4 }, Resampling::Area);
    std::copy(cells.rgb.begin(), cells.rgb.end(), print.colors.begin());
    return print;
}

bool isNear(const PicturePrint& a, const PicturePrint& b)
{
    if (std::popcount(a.frequencies ^ b.frequencies) > kMaxBits)
        return false;
    int difference = 0;
    for (std::size_t i = 0; i < a.colors.size(); ++i)
        difference += std::abs(a.colors[i] - b.colors[i]);
    return difference <= kMaxColorStep * static_cast<int>(a.colors.size());
}

std::optional<EarlierPicture> DuplicateFinder::add(
    std::uint64_t fileHash, const PicturePrint& print, int index)
{
    const auto earlier = find(fileHash, print);
    const auto place = static_cast<std::uint32_t>(m_entries.size());
    m_entries.push_back({ fileHash, print, index });
    for (std::size_t byte = 0; byte < m_byByte.size(); ++byte)
        m_byByte[byte][byteOf(print.frequencies, byte)].push_back(place);
    return earlier;
}

std::optional<EarlierPicture> DuplicateFinder::find(
    std::uint64_t fileHash, const PicturePrint& print) const
{
    std::optional<EarlierPicture> nearest;
    for (std::size_t byte = 0; byte < m_byByte.size(); ++byte)
        for (const std::uint32_t place : m_byByte[byte][byteOf(print.frequencies, byte)]) {
            const Entry& entry = m_entries[place];
            const bool isSame = entry.fileHash == fileHash;
            if (!isSame && !isNear(entry.print, print))
                continue;
            const EarlierPicture found { entry.index, isSame };
            // The same beats the nearly same, the earlier one the later one.
            if (!nearest || found.isSame > nearest->isSame
                || (found.isSame == nearest->isSame && found.index < nearest->index))
                nearest = found;
        }
    return nearest;
}

} // namespace pleinair
