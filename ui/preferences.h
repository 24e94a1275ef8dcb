#pragma once

#include <QString>

#include <cstddef>

class QSettings;

namespace pleinair {

/// What the person chose once for all paintings. A plain value; kept in the settings file.
struct Preferences {
    static constexpr int kLeastScale = 100;
    static constexpr int kMostScale = 300;
    static constexpr int kLeastHistoryMiB = 16;
    static constexpr int kMostHistoryMiB = 16 << 10;
    static constexpr int kMostThreads = 256;
    static constexpr int kLeastPlanMiB = 16;
    static constexpr int kMostPlanMiB = 4096;

    QString language; ///< As in languages(); empty: the system's. At the next start.
    int scalePercent = 100; ///< Of letters and controls. At the next start.
    bool showsWelcome = true; ///< The strip of recent paintings and examples at the start.
    int historyMiB = 0; ///< The steps that can be undone take no more.
    QString device; ///< "auto", "cpu" or "cuda". At the next start.
    int threads = 0; ///< Of the renderer; 0: all physical cores. At the next start.
    int planMemoryMiB = 96; ///< Kept by the live engine between frames. At the next start.

    Preferences();
    /// Values out of range are brought into it.
    [[nodiscard]] static Preferences read(const QSettings& settings);
    void write(QSettings& settings) const;

    [[nodiscard]] std::size_t historyBudget() const
    {
        return static_cast<std::size_t>(historyMiB) << 20;
    }

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

} // namespace pleinair
