#include "tests/unit/ui/window_fixture.h"

#include "model/render/load_renderer.h"

#include <QTest>

namespace pleinair {

ClassTable fourClasses()
{
    return ClassTable({ { "sky", { 143, 195, 240 }, "Sky", {}, {} },
        { "grass", { 111, 191, 63 }, "Plants", {}, {} },
        { "tree", { 47, 107, 52 }, "Plants", {}, {} },
        { "sea", { 43, 110, 168 }, "Water", {}, {} } });
}

ClassTable otherClasses()
{
    return ClassTable({ { "ocean", { 10, 20, 200 }, "", {}, {} },
        { "lawn", { 10, 200, 20 }, "", {}, {} }, { "sky", { 100, 150, 250 }, "", {}, {} },
        { "road", { 90, 90, 90 }, "", {}, {} } });
}

ModelDescription fakeModel(Encoder encoder)
{
    ModelDescription model;
    model.name = "Fake";
    model.generatorHash = "fa4e";
    model.classes = fourClasses();
    model.options.labelNc = 4;
    model.options.useVae = true;
    model.options.zDim = 3;
    model.options.cropSize = 64;
    for (const char* name : { "noon", "dusk" }) {
        StylePreset preset;
        preset.name = name;
        preset.style.mu = { .5F, static_cast<float>(model.styles.size()), 0 };
        model.styles.push_back(preset);
    }
    if (encoder == Encoder::With)
        model.encoderFile = "encoder.safetensors";
    return model;
}

WindowFixture::WindowFixture(Encoder encoder, Size painting)
    : m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_duration(std::make_shared<std::atomic<std::chrono::milliseconds>>())
{
    WindowSetup setup;
    setup.classes = fourClasses();
    setup.painting = LabelMap(painting, 0);
    setup.settings = &m_settings;
    setup.recovery = recoveryFolder();
    setup.models = m_folder.filePath(QStringLiteral("models")).toStdString();
    setup.services.loadModel = [encoder, duration = m_duration](const std::filesystem::path& path) {
        if (path.string().find("wrong") != std::string::npos)
            throw Error(ErrorKind::BadFile, path.filename().string() + " is no model.");
        LoadedModel model;
        if (std::filesystem::exists(path / "model.json")) {
            model.description = describeModel(path);
            model.renderer = loadRenderer(model.description, { .device = "cpu", .sharesCores = true });
            return model;
        }
        model.description = fakeModel(encoder);
        const auto isOf = [&path](const char* kind) {
            return path.string().find(kind) != std::string::npos;
        };
        if (isOf("other"))
            model.description.classes = otherClasses();
        if (isOf("unnamed"))
            model.description.classes = ClassTable::numbered(4);
        model.description.options.noInstance = !isOf("things");
        auto renderer = std::make_unique<FakeRenderer>(model.description.classes);
        renderer->setDuration(duration->load());
        model.renderer = std::move(renderer);
        return model;
    };
    setup.services.readPhotograph = [](const std::filesystem::path& path) {
        if (path.string().find("wrong") != std::string::npos)
            throw Error(ErrorKind::BadFile, path.filename().string() + " is no picture.");
        Image photograph;
        photograph.size = { 8, 8 };
        photograph.rgb.assign(8 * 8 * 3, 200);
        return photograph;
    };
    setup.readLabels = [](const Image& photograph, const std::filesystem::path&,
                           const std::stop_token& stop) -> std::optional<PhotographLabels> {
        if (stop.stop_requested())
            return std::nullopt;
        LabelMap labels(photograph.size, 1);
        for (int y = 0; y < labels.height(); ++y)
            for (int x = 0; x < labels.width() / 2; ++x)
                labels.set(x, y, 0);
        return PhotographLabels { std::move(labels),
            ClassTable({ { "sea", { 1, 2, 3 }, "", {}, {} }, { "sky", { 4, 5, 6 }, "", {}, {} } }) };
    };
    m_window = std::make_unique<MainWindow>(std::move(setup));
    m_window->setRecorded();
    m_window->resize(1000, 700);
    m_window->show();
    (void)QTest::qWaitForWindowExposed(m_window.get());
}

WindowFixture::~WindowFixture() = default;

std::filesystem::path WindowFixture::recoveryFolder() const
{
    return m_folder.filePath(QStringLiteral("recovery")).toStdString();
}

void WindowFixture::loadModel()
{
    m_window->rendering().loadModel("model");
    QVERIFY(waitForPhotograph());
}

bool WindowFixture::waitForPhotograph()
{
    return QTest::qWaitFor(
        [this] {
            const LiveRendering& rendering = m_window->rendering();
            return !rendering.isLoading() && rendering.state() == LiveState::Idle;
        },
        20'000);
}

} // namespace pleinair
