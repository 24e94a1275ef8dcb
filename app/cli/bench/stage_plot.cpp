#include "app/cli/bench/stage_plot.h"

#include "model/io/html_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace pleinair {

namespace {

constexpr double kWidth = 960;
constexpr double kLeft = 110;
constexpr double kBarWidth = 760;
constexpr double kRowHeight = 26;
constexpr double kBarHeight = 18;
constexpr double kHeadHeight = 34;
constexpr int kLegendColumns = 4;

/// Neighbours differ in lightness as well as in hue.
constexpr std::array kColors { "#31507a", "#e0a44a", "#4f8f6b", "#c65f4a", "#7fa8d1", "#7a5b93",
    "#b9c46a", "#5b5f66", "#d98fa8", "#3f9aa0", "#a5703c", "#9fb8ad" };

template <typename... Values>
std::string formatted(const char* format, Values... values)
{
    std::array<char, 512> text {};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

std::string textAt(double x, double y, const std::string& text)
{
    return formatted("<text x=\"%.1f\" y=\"%.1f\">", x, y) + htmlText(text) + "</text>\n";
}

std::string box(double x, double y, double width, double height, std::size_t stage, const std::string& title)
{
    return formatted("<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"%s\">", x,
               y, width, height, kColors[stage % kColors.size()])
        + "<title>" + htmlText(title) + "</title></rect>\n";
}

double totalMs(const BenchResults::Entry& entry)
{
    double sum = 0;
    for (const StageTime& stage : entry.stages)
        sum += stage.ms;
    return sum / static_cast<double>(entry.ms.size());
}

/// Draws from the top down.
class Plot {
public:
    void drawEngine(const BenchResults& results, const std::string& engine)
    {
        std::vector<const BenchResults::Entry*> rows;
        double longest = 0;
        for (const BenchCase benchCase : kBenchCases) {
            const auto* entry = results.find(engine, benchCase);
            if (entry == nullptr || entry->stages.empty())
                continue;
            rows.push_back(entry);
            longest = std::max(longest, totalMs(*entry));
        }
        if (rows.empty())
            return;
        m_body += "<g font-weight=\"bold\">" + textAt(8, m_y + 18, engine) + "</g>\n";
        m_y += kHeadHeight - 6;
        for (const auto* entry : rows)
            drawRow(*entry, kBarWidth / std::max(longest, 1e-9));
        m_y += 10;
    }

    void drawLegend()
    {
        for (std::size_t stage = 0; stage < m_stages.size(); ++stage) {
            const double x = 8 + static_cast<double>(stage % kLegendColumns) * (kWidth / kLegendColumns);
            const double y = m_y + static_cast<double>(stage / kLegendColumns) * 20;
            m_body += box(x, y, 12, 12, stage, m_stages[stage]) + textAt(x + 18, y + 11, m_stages[stage]);
        }
        m_y += 20 * static_cast<double>((m_stages.size() + kLegendColumns - 1) / kLegendColumns) + 8;
    }

    [[nodiscard]] std::string svg() const
    {
        return formatted("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
                         "font-family=\"sans-serif\" font-size=\"12\">\n"
                         "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                   kWidth, m_y)
            + m_body + "</svg>\n";
    }

    void drawTitle(const std::string& title)
    {
        m_body += "<g font-size=\"15\">" + textAt(8, 22, title) + "</g>\n";
        m_y = kHeadHeight;
    }

    [[nodiscard]] bool isEmpty() const { return m_stages.empty(); }

private:
    void drawRow(const BenchResults::Entry& entry, double pixelsPerMs)
    {
        m_body += textAt(20, m_y + 13, std::string(nameOf(entry.benchCase)));
        double x = kLeft;
        for (const StageTime& stage : entry.stages) {
            const double ms = stage.ms / static_cast<double>(entry.ms.size());
            m_body += box(x, m_y, ms * pixelsPerMs, kBarHeight, indexOf(stage.stage),
                stage.stage + formatted(": %.2f ms", ms));
            x += ms * pixelsPerMs;
        }
        m_body += textAt(x + 6, m_y + 13, formatted("%.1f ms", totalMs(entry)));
        m_y += kRowHeight;
    }

    std::size_t indexOf(const std::string& stage)
    {
        const auto found = std::find(m_stages.begin(), m_stages.end(), stage);
        if (found != m_stages.end())
            return static_cast<std::size_t>(found - m_stages.begin());
        m_stages.push_back(stage);
        return m_stages.size() - 1;
    }

    std::string m_body;
    double m_y = 0;
    std::vector<std::string> m_stages;
};

} // namespace

std::string stagePlot(const BenchResults& results)
{
    Plot plot;
    plot.drawTitle(results.net + formatted(" at %d x %d, %d threads, ", results.size.width,
                                     results.size.height, results.threads)
        + results.device + ": mean time of a frame by stage");
    for (const std::string& engine : results.engines())
        plot.drawEngine(results, engine);
    plot.drawLegend();
    return plot.svg();
}

} // namespace pleinair
