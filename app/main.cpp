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
#include "ui/launch_options.h"
#include "ui/main_window.h"
#include "ui/panels/first_hints.h"
#include "ui/play_controller.h"
#include "ui/preferences.h"
#include "ui/resource_location.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScreen>
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

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

void printError(const QString& sentence)
{
    std::fprintf(stderr, "pleinair: %s\n", qUtf8Printable(sentence));
}

/// @return whether the renderer knows what it is told; says what it does not.
bool isKnown(const LaunchOptions& options)
{
    if (!isEngineName(options.engine.toStdString()))
        printError(u"--engine is auto, pleinair or torch."_s);
    else if (!isDeviceName(options.device.toStdString()))
        printError(u"--device is auto, cpu, cuda or cuda:N."_s);
    else
        return true;
    return false;
}

RendererOptions rendererOptions(const LaunchOptions& options)
{
    RendererOptions renderer;
    renderer.sharesCores = true;
    renderer.device = options.device.toStdString();
    renderer.engine = options.engine.toStdString();
    renderer.threads = options.threads;
    renderer.planMemoryMiB = options.planMemoryMiB;
    return renderer;
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
std::filesystem::path firstModel(
    const LaunchOptions& options, const std::filesystem::path& resources)
{
    if (!options.model.isEmpty())
        return toPath(options.model);
    const std::filesystem::path bundled = resources / "models" / "landscape";
    return std::filesystem::exists(bundled / "model.json") ? bundled : std::filesystem::path();
}

WindowSetup makeSetup(const LaunchOptions& options, const std::filesystem::path& resources)
{
    WindowSetup setup;
    setup.classes = readClassTable(resources / "classes" / "landscape.json");
    setup.examples = resources / "examples";
    setup.painting =
        paintStrokes(readStrokes(setup.examples / "mountain-lake.strokes.json"), setup.classes);
    setup.paintingTitle = exampleText(u"mountain-lake"_s);
    setup.services.loadModel = [renderer = rendererOptions(options)](
                                   const std::filesystem::path& path) {
        return loadModel(path, renderer);
    };
    setup.services.readPhotograph = openPhotograph;
    setup.readLabels = [bundled = resources / "models" / "landscape", threads = options.threads](
                           const Image& photograph, const std::filesystem::path& model,
                           const std::stop_token& stop) {
        return readLabels(photograph, hasSegmenter(model) ? model : bundled, threads, stop);
    };
    if (!options.isRecorded()) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        setup.recovery = toPath(data) / "recovery";
        setup.models = toPath(data) / "models";
    }
    return setup;
}

/// As large as the screen lets both pictures be, with room for the window's frame.
QSize firstWindowSize(QSize screen)
{
    constexpr QSize kUsual(1440, 900);
    constexpr QSize kFrame(0, 40);
    return (screen * .85).expandedTo(kUsual).boundedTo(screen - kFrame);
}

/// Where the person's settings lie.
QString settingsFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return QDir(folder).filePath(u"pleinair.ini"_s);
}

int runWindow(QApplication& application, const LaunchOptions& options)
{
    initializeResources();
    applyLanguage(application,
        options.isRecorded() && options.language.isEmpty() ? u"en"_s : options.language);
    const std::filesystem::path resources =
        resourceFolder(toPath(QCoreApplication::applicationDirPath()));
    // A recorded session neither sees nor changes the person's settings.
    QTemporaryDir unsettled;
    QSettings settings(
        options.isRecorded() ? unsettled.filePath(u"pleinair.ini"_s) : settingsFile(),
        QSettings::IniFormat);
    const ThemeKind remembered = themeFrom(settings.value("window/theme"_L1).toString());
    applyTheme(application, options.theme.value_or(remembered));

    WindowSetup setup = makeSetup(options, resources);
    setup.settings = &settings;
    setup.firstSize = firstWindowSize(QGuiApplication::primaryScreen()->availableSize());
    MainWindow window(std::move(setup));
    if (options.size || options.isRecorded())
        window.resize(options.size.value_or(kRecordedSize));
    window.show();
    if (const auto model = firstModel(options, resources); !model.empty())
        window.rendering().loadModel(model);
    for (const QString& file : options.files)
        window.openFile(file);
    if (!options.isRecorded()) {
        if (!settings.contains(kHintsKey))
            new FirstHints(window);
        else if (Preferences::read(settings).showsWelcome && options.files.isEmpty())
            window.openWelcome();
        settings.setValue(kHintsKey, true);
        window.offerRecovery();
        return QApplication::exec();
    }

    PlayController player(window, readStrokes(toPath(options.play)),
        { toPath(options.snapshot), toPath(options.photograph) });
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
    describeLaunchOptions(parser);
    std::optional<LaunchOptions> options;
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
        QString problem;
        options = readLaunchOptions(parser, problem);
        if (!options) {
            printError(problem);
            return kWrongUsage;
        }
        if (!isKnown(*options))
            return kWrongUsage;
        if (!options->isRecorded())
            followPreferences(*options, parser,
                Preferences::read(QSettings(settingsFile(), QSettings::IniFormat)));
    }
    try {
        QApplication application(argc, argv);
        return runWindow(application, *options);
    } catch (const Error& error) {
        printError(QString::fromUtf8(error.what()));
    } catch (const std::exception& error) {
        printError(QString::fromUtf8(error.what()));
    }
    return kFailure;
}
