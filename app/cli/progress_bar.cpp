#include "app/cli/progress_bar.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace pleinair {

namespace {

using namespace std::chrono_literals;

std::string timeText(double seconds)
{
    const int whole = static_cast<int>(seconds + 0.5);
    if (whole < 60)
        return std::to_string(whole) + " s";
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

} // namespace

ProgressBar::ProgressBar(std::string what, int total)
    : m_what(std::move(what))
    , m_total(total)
    , m_isTerminal(::isatty(STDERR_FILENO) == 1)
    , m_start(std::chrono::steady_clock::now())
    , m_lastShown(m_start - 1h)
{
}

ProgressBar::~ProgressBar()
{
    if (m_hasLine)
        std::fputc('\n', stderr);
}

void ProgressBar::show(int done)
{
    if (m_total <= 1)
        return;
    if (!m_isTerminal) {
        if (const int tenths = done * 10 / m_total; tenths != m_shownTenths) {
            m_shownTenths = tenths;
            std::fprintf(stderr, "%s\n", text(done).c_str());
        }
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (done < m_total && now - m_lastShown < 100ms)
        return;
    m_lastShown = now;
    m_hasLine = true;
    constexpr int kWidth = 30;
    const int filled = done * kWidth / m_total;
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(kWidth, '.');
    std::fprintf(stderr, "\r[%s] %s\033[K", bar.c_str(), text(done).c_str());
    std::fflush(stderr);
}

std::string ProgressBar::text(int done) const
{
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_start;
    std::string line = std::to_string(done) + " of " + std::to_string(m_total) + " " + m_what;
    if (done > 0 && done < m_total)
        line += ", " + timeText(elapsed.count() / done * (m_total - done)) + " left";
    else if (done == m_total)
        line += " in " + timeText(elapsed.count());
    return line;
}

} // namespace pleinair
