#include "ui/preferences.h"

#include "app/painting/history.h"

#include <QSettings>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kLanguageKey = "window/language"_L1;
constexpr auto kScaleKey = "window/scale"_L1;
constexpr auto kWelcomeKey = "window/welcome"_L1;
constexpr auto kHistoryKey = "history/megabytes"_L1;
constexpr auto kDeviceKey = "renderer/device"_L1;
constexpr auto kThreadsKey = "renderer/threads"_L1;
constexpr auto kPlanKey = "renderer/planMegabytes"_L1;

int numberIn(const QSettings& settings, QLatin1StringView key, int usual, int least, int most)
{
    return std::clamp(settings.value(key, usual).toInt(), least, most);
}

} // namespace

Preferences::Preferences()
    : historyMiB(static_cast<int>(History::kUsualBudget >> 20))
    , device(u"auto"_s)
{
}

Preferences Preferences::read(const QSettings& settings)
{
    Preferences read;
    read.language = settings.value(kLanguageKey).toString();
    read.scalePercent = numberIn(settings, kScaleKey, read.scalePercent, kLeastScale, kMostScale);
    read.showsWelcome = settings.value(kWelcomeKey, read.showsWelcome).toBool();
    read.historyMiB =
        numberIn(settings, kHistoryKey, read.historyMiB, kLeastHistoryMiB, kMostHistoryMiB);
    const QString device = settings.value(kDeviceKey, read.device).toString();
    if (device == "cpu"_L1 || device == "cuda"_L1)
        read.device = device;
    read.threads = numberIn(settings, kThreadsKey, read.threads, 0, kMostThreads);
    read.planMemoryMiB =
        numberIn(settings, kPlanKey, read.planMemoryMiB, kLeastPlanMiB, kMostPlanMiB);
    return read;
}

void Preferences::write(QSettings& settings) const
{
    settings.setValue(kLanguageKey, language);
    settings.setValue(kScaleKey, scalePercent);
    settings.setValue(kWelcomeKey, showsWelcome);
    settings.setValue(kHistoryKey, historyMiB);
    settings.setValue(kDeviceKey, device);
    settings.setValue(kThreadsKey, threads);
    settings.setValue(kPlanKey, planMemoryMiB);
}

} // namespace pleinair
