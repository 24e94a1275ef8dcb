#include "app/cli/bench/bench_paintings.h"

#include "app/cli/bench/greymap.h"
#include "model/base/error.h"
#include "model/base/random.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

/// Classes that the maps use; a painter takes no others.
constexpr int kPaletteSize = 17;

std::vector<fs::path> greymapsIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".pgm")
            files.push_back(entry.path());
    if (files.empty())
        throw Error(ErrorKind::FileNotFound, folder.string() + " holds no label maps (.pgm).");
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

BenchPaintings::BenchPaintings(const fs::path& folder, Size size, int classCount)
    : m_size(size)
    , m_classCount(classCount)
{
    for (const auto& file : greymapsIn(folder))
        m_maps.push_back(readGreymap(file).resizedNearest(size));
}

LabelMap BenchPaintings::painting(int number) const
{
    const int count = static_cast<int>(m_maps.size());
    const LabelMap& source = m_maps[static_cast<std::size_t>(number % count)];
    const int turn = number / count;
    const bool isMirrored = (turn & 1) != 0;
    const bool isUpsideDown = (turn & 2) != 0;
    const int shift = turn / 4;
    LabelMap painting(m_size, 0);
    for (int y = 0; y < m_size.height; ++y)
        for (int x = 0; x < m_size.width; ++x) {
            const int id = source.at(isMirrored ? m_size.width - 1 - x : x,
                isUpsideDown ? m_size.height - 1 - y : y);
            painting.set(x, y, static_cast<ClassId>((id + shift) % m_classCount));
        }
    return painting;
}

LabelMap BenchPaintings::withDab(LabelMap painting, std::uint64_t seed) const
{
    const float radius = std::min(static_cast<float>(m_dabSide) / 2,
        static_cast<float>(std::min(m_size.width, m_size.height)) / 4);
    const auto place = [&](int side, std::uint64_t counter) {
        return radius + static_cast<float>(uniformAt(seed, counter)) * (static_cast<float>(side) - 2 * radius);
    };
    const Point centre { place(m_size.width, 0), place(m_size.height, 1) };
    const ClassId there = painting.at(static_cast<int>(centre.x), static_cast<int>(centre.y));
    painting.paintDisc(centre, radius, otherThan(there, uniformAt(seed, 2)));
    return painting;
}

LabelMap BenchPaintings::withStroke(LabelMap painting, std::uint64_t seed) const
{
    const auto height = static_cast<float>(m_size.height);
    const float radius = height / 20;
    const float middle = height * (0.2F + 0.6F * static_cast<float>(uniformAt(seed, 3)));
    const ClassId id = otherThan(
        painting.at(m_size.width / 2, static_cast<int>(middle)), uniformAt(seed, 4));
    for (int x = 0; x < m_size.width; ++x) {
        const float y = middle + radius * std::sin(static_cast<float>(x) / (2 * radius));
        painting.paintDisc({ static_cast<float>(x), y }, radius, id);
    }
    return painting;
}

ClassId BenchPaintings::otherThan(ClassId id, double chance) const
{
    const int count = std::min(kPaletteSize, m_classCount);
    const int chosen = static_cast<int>(chance * count);
    return static_cast<ClassId>(chosen == id ? (chosen + 1) % count : chosen);
}

} // namespace pleinair
