#include "ui/launch_options.h"

#include "ui/language.h"
#include "ui/preferences.h"

#include <QCommandLineParser>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

std::optional<QSize> sizeFrom(const QString& text)
{
    const QStringList sides = text.toLower().split(u'x');
    if (sides.size() != 2)
        return std::nullopt;
    const QSize size(sides[0].toInt(), sides[1].toInt());
    return size.width() >= 320 && size.height() >= 240 ? std::optional(size) : std::nullopt;
}

/// A number that is an option's value. @return nullopt after saying what is wrong.
std::optional<int> numberFrom(
    const QCommandLineParser& parser, const QString& option, int least, QString& problem)
{
    bool isNumber = false;
    const int value = parser.value(option).toInt(&isNumber);
    if (isNumber && value >= least)
        return value;
    problem = u"--%1 takes a number of at least %2."_s.arg(option).arg(least);
    return std::nullopt;
}

/// What the window is told. @return what is wrong with it; empty: nothing.
QString readAppearance(const QCommandLineParser& parser, LaunchOptions& options)
{
    options.language = parser.value(u"language"_s);
    if (!options.language.isEmpty() && !isLanguage(options.language))
        return u"--language is en, de or zh_CN, not \"%1\"."_s.arg(options.language);
    const QString theme = parser.value(u"theme"_s);
    if (!theme.isEmpty() && theme != "dark"_L1 && theme != "light"_L1)
        return u"--theme is dark or light, not \"%1\"."_s.arg(theme);
    if (!theme.isEmpty())
        options.theme = themeFrom(theme);
    if (!parser.isSet(u"size"_s))
        return {};
    options.size = sizeFrom(parser.value(u"size"_s));
    return options.size ? QString()
                        : u"--size takes the window's width and height, at least 320x240."_s;
}

} // namespace

void describeLaunchOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"Paint what things are; a photograph appears beside the painting."_s);
    parser.addPositionalArgument(u"files"_s,
        u"A label map or recorded strokes to paint on, a model folder or a SPADE checkpoint to "
        "render with, a photograph to take the style of."_s,
        u"[files...]"_s);
    parser.addOptions({
        { u"model"_s, u"Renders with this model folder or checkpoint."_s, u"path"_s },
        { u"device"_s, u"auto, cpu, cuda or cuda:N."_s, u"name"_s, u"auto"_s },
        { u"engine"_s, u"auto, pleinair (the live engine) or torch (the reference)."_s, u"name"_s,
            u"auto"_s },
        { u"plan-memory"_s, u"MiB that the live engine may keep between frames."_s, u"MiB"_s,
            u"96"_s },
        { u"threads"_s, u"Threads of the renderer; 0: all physical cores."_s, u"n"_s, u"0"_s },
        { u"theme"_s, u"dark or light."_s, u"name"_s },
        { u"language"_s, u"en, de or zh_CN; the system's where none is named."_s, u"code"_s },
        { u"size"_s, u"Size of the window, e.g. 1440x900."_s, u"WxH"_s },
        { u"play"_s, u"Replays recorded strokes and commands, then ends."_s, u"file"_s },
        { u"snapshot"_s, u"With --play: saves the window's picture."_s, u"png"_s },
        { u"photo"_s, u"With --play: saves the photograph."_s, u"picture"_s },
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

std::optional<LaunchOptions> readLaunchOptions(const QCommandLineParser& parser, QString& problem)
{
    LaunchOptions options;
    options.files = parser.positionalArguments();
    options.play = parser.value(u"play"_s);
    options.snapshot = parser.value(u"snapshot"_s);
    options.photograph = parser.value(u"photo"_s);
    options.model = parser.value(u"model"_s);
    options.device = parser.value(u"device"_s);
    options.engine = parser.value(u"engine"_s);
    const auto threads = numberFrom(parser, u"threads"_s, 0, problem);
    const auto planMemory = numberFrom(parser, u"plan-memory"_s, 1, problem);
    if (!threads || !planMemory)
        return std::nullopt;
    options.threads = *threads;
    options.planMemoryMiB = *planMemory;
    problem = readAppearance(parser, options);
    const bool savesPictures = !options.snapshot.isEmpty() || !options.photograph.isEmpty();
    if (problem.isEmpty() && !options.isRecorded() && savesPictures)
        problem = u"--snapshot and --photo need --play."_s;
    return problem.isEmpty() ? std::optional(std::move(options)) : std::nullopt;
}

void followPreferences(
    LaunchOptions& options, const QCommandLineParser& parser, const Preferences& preferences)
{
    if (!parser.isSet(u"device"_s))
        options.device = preferences.device;
    if (!parser.isSet(u"threads"_s))
        options.threads = preferences.threads;
    if (!parser.isSet(u"plan-memory"_s))
        options.planMemoryMiB = preferences.planMemoryMiB;
    if (!parser.isSet(u"language"_s))
        options.language = preferences.language;
    if (preferences.scalePercent != Preferences::kLeastScale
        && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(preferences.scalePercent / 100.0));
}

} // namespace pleinair
