#pragma once

#include "ui/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace pleinair {

struct Preferences;

/// The window program's command line, understood.
struct LaunchOptions {
    QStringList files;
    QString play;
    QString snapshot;
    QString photograph;
    QString model;
    QString language;
    std::optional<QSize> size;
    std::optional<ThemeKind> theme;
    QString device; ///< The renderer knows which names of devices and engines there are.
    QString engine;
    int threads = 0;
    int planMemoryMiB = 0;

    [[nodiscard]] bool isRecorded() const { return !play.isEmpty(); }
};

void describeLaunchOptions(QCommandLineParser& parser);
/// @param problem  set to a sentence where nothing is returned.
[[nodiscard]] std::optional<LaunchOptions> readLaunchOptions(
    const QCommandLineParser& parser, QString& problem);
/// What the command line leaves open is as the person prefers. Recorded sessions know nobody.
void followPreferences(
    LaunchOptions& options, const QCommandLineParser& parser, const Preferences& preferences);

} // namespace pleinair
