#include "app/files/photograph_import.h"
#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"
#include "app/painting/class_match.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/model_package.h"
#include "model/io/segmenter_package.h"
#include "model/render/label_reader.h"
#include "model/render/load_renderer.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/panels/first_hints.h"
#include "ui/play_controller.h"
#include "ui/preferences.h"
#include "ui/resource_location.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

namespace {

using namespace pleinair;
using namespace Qt::StringLiterals;

constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;
constexpr QSize kRecordedSize(1440, 900);
constexpr auto kHintsKey = "window/hintsShown"_L1;

/// The command line, understood.
struct Arguments {
    QStringList files;
    QString play;
    QString snapshot;
    QString photograph;
    QString model;
    QString language;
    std::optional<QSize> size;
    std::optional<ThemeKind> theme;
    RendererOptions renderer;

    [[nodiscard]] bool isRecorded() const { return !play.isEmpty(); }
};

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

void printError(const QString& sentence)
{
    std::fprintf(stderr, "pleinair: %s\n", qUtf8Printable(sentence));
}

void describe(QCommandLineParser& parser)
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

std::optional<QSize> sizeFrom(const QString& text)
{
    const QStringList sides = text.toLower().split(u'x');
    if (sides.size() != 2)
        return std::nullopt;
    const QSize size(sides[0].toInt(), sides[1].toInt());
    return size.width() >= 320 && size.height() >= 240 ? std::optional(size) : std::nullopt;
}

/// A number that is an option's value. @return nullopt after saying what is wrong.
std::optional<int> numberFrom(const QCommandLineParser& parser, const QString& option, int least)
{
    bool isNumber = false;
    const int value = parser.value(option).toInt(&isNumber);
    if (isNumber && value >= least)
        return value;
    printError(u"--%1 takes a number of at least %2."_s.arg(option).arg(least));
    return std::nullopt;
}

/// @return nullopt after saying what is wrong.
std::optional<Arguments> read(const QCommandLineParser& parser)
{
    Arguments arguments;
    arguments.files = parser.positionalArguments();
    arguments.play = parser.value(u"play"_s);
    arguments.snapshot = parser.value(u"snapshot"_s);
    arguments.photograph = parser.value(u"photo"_s);
    arguments.model = parser.value(u"model"_s);
    arguments.language = parser.value(u"language"_s);
    if (!arguments.language.isEmpty() && !isLanguage(arguments.language)) {
        printError(u"--language is en, de or zh_CN, not \"%1\"."_s.arg(arguments.language));
        return std::nullopt;
    }
    arguments.renderer.sharesCores = true;
    arguments.renderer.device = parser.value(u"device"_s).toStdString();
    arguments.renderer.engine = parser.value(u"engine"_s).toStdString();
    const auto threads = numberFrom(parser, u"threads"_s, 0);
    const auto planMemory = numberFrom(parser, u"plan-memory"_s, 1);
    if (!threads || !planMemory)
        return std::nullopt;
    arguments.renderer.threads = *threads;
    arguments.renderer.planMemoryMiB = *planMemory;
    if (!isEngineName(arguments.renderer.engine)) {
        printError(u"--engine is auto, pleinair or torch."_s);
        return std::nullopt;
    }
    if (!isDeviceName(arguments.renderer.device)) {
        printError(u"--device is auto, cpu, cuda or cuda:N."_s);
        return std::nullopt;
    }
    const QString theme = parser.value(u"theme"_s);
    if (!theme.isEmpty() && theme != "dark"_L1 && theme != "light"_L1) {
        printError(u"--theme is dark or light, not \"%1\"."_s.arg(theme));
        return std::nullopt;
    }
    if (!theme.isEmpty())
        arguments.theme = themeFrom(theme);
    if (parser.isSet(u"size"_s)) {
        arguments.size = sizeFrom(parser.value(u"size"_s));
        if (!arguments.size) {
            printError(u"--size takes the window's width and height, at least 320x240."_s);
            return std::nullopt;
        }
    }
    if (!arguments.isRecorded()
        && (!arguments.snapshot.isEmpty() || !arguments.photograph.isEmpty())) {
        printError(u"--snapshot and --photo need --play."_s);
        return std::nullopt;
    }
    return arguments;
}

LoadedModel loadModel(const std::filesystem::path& path, const RendererOptions& options)
{
    LoadedModel model;
    model.description = describeModel(path);
    model.renderer = loadRenderer(model.description, options);
    return model;
}

/// What a photograph shows, as the segmenter of a model folder sees it; on the calling thread.
std::optional<PhotographLabels> readLabels(const Image& photograph,
    const std::filesystem::path& model, int threads, const std::stop_token& stop)
{
    const SegmenterDescription segmenter = readSegmenterFolder(model);
    // The device is the render thread's.
    const auto reader = loadLabelReader(segmenter, { .device = "cpu", .threads = threads });
    auto read = reader->read(photograph, stop);
    if (!read)
        return std::nullopt;
    return PhotographLabels { std::move(read->labels), segmenter.classes };
}

/// The model to begin with: the one named, else the bundled one, if it is there.
std::filesystem::path firstModel(const Arguments& arguments, const std::filesystem::path& resources)
{
    if (!arguments.model.isEmpty())
        return toPath(arguments.model);
    const std::filesystem::path bundled = resources / "models" / "landscape";
    return std::filesystem::exists(bundled / "model.json") ? bundled : std::filesystem::path();
}

WindowSetup makeSetup(const Arguments& arguments, const std::filesystem::path& resources)
{
    WindowSetup setup;
    setup.classes = readClassTable(resources / "classes" / "landscape.json");
    setup.examples = resources / "examples";
    setup.painting =
        paintStrokes(readStrokes(setup.examples / "mountain-lake.strokes.json"), setup.classes);
    setup.paintingTitle = QCoreApplication::translate("main", "Mountain lake");
    setup.services.loadModel = [options = arguments.renderer](const std::filesystem::path& path) {
        return loadModel(path, options);
    };
    setup.services.readPhotograph = openPhotograph;
    setup.readLabels = [bundled = resources / "models" / "landscape",
                           threads = arguments.renderer.threads](const Image& photograph,
                           const std::filesystem::path& model, const std::stop_token& stop) {
        return readLabels(photograph, hasSegmenter(model) ? model : bundled, threads, stop);
    };
    if (!arguments.isRecorded()) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        setup.recovery = toPath(data) / "recovery";
        setup.models = toPath(data) / "models";
    }
    return setup;
}

/// Where the person's settings lie.
QString settingsFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return QDir(folder).filePath(u"pleinair.ini"_s);
}

/// What the command line leaves open is as the person prefers. Recorded sessions know nobody.
void followPreferences(Arguments& arguments, const QCommandLineParser& parser)
{
    const Preferences preferences =
        Preferences::read(QSettings(settingsFile(), QSettings::IniFormat));
    if (!parser.isSet(u"device"_s))
        arguments.renderer.device = preferences.device.toStdString();
    if (!parser.isSet(u"threads"_s))
        arguments.renderer.threads = preferences.threads;
    if (!parser.isSet(u"plan-memory"_s))
        arguments.renderer.planMemoryMiB = preferences.planMemoryMiB;
    if (!parser.isSet(u"language"_s))
        arguments.language = preferences.language;
    if (preferences.scalePercent != Preferences::kLeastScale
        && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(preferences.scalePercent / 100.0));
}

int runWindow(QApplication& application, const Arguments& arguments)
{
    initializeResources();
    applyLanguage(application,
        arguments.isRecorded() && arguments.language.isEmpty() ? u"en"_s : arguments.language);
    const std::filesystem::path resources =
        resourceFolder(toPath(QCoreApplication::applicationDirPath()));
    // A recorded session neither sees nor changes the person's settings.
    QTemporaryDir unsettled;
    QSettings settings(
        arguments.isRecorded() ? unsettled.filePath(u"pleinair.ini"_s) : settingsFile(),
        QSettings::IniFormat);
    const ThemeKind remembered = themeFrom(settings.value("window/theme"_L1).toString());
    applyTheme(application, arguments.theme.value_or(remembered));

    WindowSetup setup = makeSetup(arguments, resources);
    setup.settings = &settings;
    MainWindow window(std::move(setup));
    if (arguments.size || arguments.isRecorded())
        window.resize(arguments.size.value_or(kRecordedSize));
    window.show();
    if (const auto model = firstModel(arguments, resources); !model.empty())
        window.rendering().loadModel(model);
    for (const QString& file : arguments.files)
        window.openFile(file);
    if (!arguments.isRecorded()) {
        if (!settings.contains(kHintsKey))
            new FirstHints(window);
        else if (Preferences::read(settings).showsWelcome && arguments.files.isEmpty())
            window.openWelcome();
        settings.setValue(kHintsKey, true);
        window.offerRecovery();
        return QApplication::exec();
    }

    PlayController player(window, readStrokes(toPath(arguments.play)),
        { toPath(arguments.snapshot), toPath(arguments.photograph) });
    QObject::connect(
        &player, &PlayController::finished, &application,
        [](const QString& problem) {
            if (!problem.isEmpty())
                printError(problem);
            QCoreApplication::exit(problem.isEmpty() ? 0 : kFailure);
        },
        Qt::QueuedConnection);
    QTimer::singleShot(0, &player, &PlayController::start);
    return QApplication::exec();
}

void setNames()
{
    QCoreApplication::setApplicationName(u"pleinair"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PLEINAIR_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Pleinair"_s);
    QGuiApplication::setDesktopFileName(u"pleinair"_s);
}

} // namespace

int main(int argc, char** argv)
{
    setNames();
    QCommandLineParser parser;
    describe(parser);
    std::optional<Arguments> arguments;
    {
        // Options are read without a display, so that --help and --version work everywhere.
        const QCoreApplication terminal(argc, argv);
        if (!parser.parse(QCoreApplication::arguments())) {
            printError(parser.errorText());
            return kWrongUsage;
        }
        if (parser.isSet(u"version"_s))
            parser.showVersion();
        if (parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s))
            parser.showHelp();
        arguments = read(parser);
        if (!arguments)
            return kWrongUsage;
        if (!arguments->isRecorded())
            followPreferences(*arguments, parser);
    }
    try {
        QApplication application(argc, argv);
        return runWindow(application, *arguments);
    } catch (const Error& error) {
        printError(QString::fromUtf8(error.what()));
    } catch (const std::exception& error) {
        printError(QString::fromUtf8(error.what()));
    }
    return kFailure;
}
