#include "training/style_figures.h"

#include "training/lab_color.h"

namespace pleinair {

namespace {

constexpr int kStylePhotographs = 24;
constexpr int kStyleMaps = 4;

/// Mean colours of photographs and of what was made in their styles, a series for each channel.
struct ColorSeries {
    std::array<std::vector<double>, 3> wanted;
    std::array<std::vector<double>, 3> made;

    void add(const std::array<double, 3>& photograph, const std::array<double, 3>& picture)
    {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            wanted[channel].push_back(photograph[channel]);
            made[channel].push_back(picture[channel]);
        }
    }

    [[nodiscard]] std::array<double, 3> correlations() const
    {
        return { correlation(wanted[0], made[0]), correlation(wanted[1], made[1]),
            correlation(wanted[2], made[2]) };
    }
};

} // namespace

std::optional<StyleFigures> measureStyles(const Pack& pack, const EvaluationTools& tools)
{
    const auto photographs = spreadNumbers(pack.count(), kStylePhotographs);
    const auto maps = spreadNumbers(pack.count(), kStyleMaps);
    if (photographs.size() < 3)
        return std::nullopt;
    ColorSeries perPhotograph;
    ColorSeries perPicture;
    for (std::size_t i = 0; i < photographs.size(); ++i) {
        if (tools.progress)
            tools.progress("styles", static_cast<int>(i), static_cast<int>(photographs.size()));
        const Image photograph = photographOf(pack.record(photographs[i]));
        const auto color = meanLab(photograph);
        const auto style = tools.encode(photograph);
        std::array<double, 3> mean {};
        for (const int map : maps) {
            const auto made = meanLab(tools.render(mapOf(pack.record(map)), style));
            perPicture.add(color, made);
            for (std::size_t channel = 0; channel < 3; ++channel)
                mean[channel] += made[channel] / static_cast<double>(maps.size());
        }
        perPhotograph.add(color, mean);
    }
    return StyleFigures { static_cast<int>(photographs.size()), static_cast<int>(maps.size()),
        perPhotograph.correlations(), perPicture.correlations() };
}

} // namespace pleinair
