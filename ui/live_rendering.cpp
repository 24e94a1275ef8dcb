#include "ui/live_rendering.h"

#include "app/painting/class_match.h"
#include "app/session/favourite_styles.h"
#include "ui/background.h"
#include "ui/canvas/label_picture.h"
#include "ui/commands/model_step.h"
#include "ui/studio.h"
#include "ui/thumbnails.h"

#include <algorithm>

namespace pleinair {

LiveRendering::LiveRendering(Studio& studio, RenderServices services, QObject* parent)
    : QObject(parent)
    , m_studio(studio)
    , m_session(studio.document(),
          [this](RenderRequest request) { m_worker->requestFrame(std::move(request)); })
{
    connect(&m_bridge, &RenderBridge::modelReady, this, &LiveRendering::receiveModel);
    connect(&m_bridge, &RenderBridge::frameReady, this, &LiveRendering::showFrame);
    connect(&m_bridge, &RenderBridge::styleEncoded, this, &LiveRendering::takeStyle);
    connect(&m_bridge, &RenderBridge::exportReady, this, &LiveRendering::takeExport);
    connect(&m_bridge, &RenderBridge::deviceChanged, this, &LiveRendering::takeDevice);
    connect(&m_bridge, &RenderBridge::failed, this, &LiveRendering::takeFailure);
    m_worker.emplace(
        std::move(services.loadModel), std::move(services.readPhotograph), m_bridge.callbacks());
    m_thumbnails = new Thumbnails(*this, m_studio, *m_worker, this);
    connect(&m_bridge, &RenderBridge::thumbnailReady, m_thumbnails, &Thumbnails::take);
    connect(&studio, &Studio::painted, this, &LiveRendering::paintingChanged);
    connect(&studio, &Studio::replaced, this, &LiveRendering::paintingChanged);
}

LiveRendering::~LiveRendering() = default;

void LiveRendering::loadModel(
    const std::filesystem::path& model, std::optional<NamedStyle> style, Asking asking)
{
    ++m_loads;
    m_modelTickets[m_worker->loadModel(model)] = { model, std::move(style), asking };
    Q_EMIT stateChanged();
}

void LiveRendering::setPaused(bool paused)
{
    m_session.setPaused(paused);
    Q_EMIT stateChanged();
}

void LiveRendering::retry()
{
    m_session.retry();
    Q_EMIT stateChanged();
}

void LiveRendering::retryDevice()
{
    m_worker->retryDevice();
}

void LiveRendering::setPhotographShortSide(std::optional<int> px)
{
    m_session.setPhotographShortSide(px);
    Q_EMIT stateChanged();
}

std::optional<double> LiveRendering::expectedFrameMs(int shortSidePx) const
{
    if (m_photograph.isNull() || m_session.renderMs() <= 0)
        return std::nullopt;
    const double side = std::min(m_photograph.width(), m_photograph.height());
    return m_session.renderMs() * (shortSidePx / side) * (shortSidePx / side);
}

void LiveRendering::useStyle(const NamedStyle& style)
{
    if (!m_styles.hasStyles() || !m_styles.chooseAgain(style))
        return;
    m_session.setStyle(m_styles.current().style);
    Q_EMIT styleChosen();
    Q_EMIT stateChanged();
}

std::uint64_t LiveRendering::nextSeed() const
{
    return m_styles.isSeedLocked() ? m_styles.seed() : m_styles.seed() + 1;
}

void LiveRendering::setSeedLocked(bool locked)
{
    m_styles.setSeedLocked(locked);
}

void LiveRendering::encodePhotograph(const std::filesystem::path& photograph)
{
    m_encodeTickets[m_worker->encodeStyle(photograph)] = photograph;
}

void LiveRendering::restoreStyles(const std::vector<NamedStyle>& photographs,
    const std::optional<NamedStyle>& current, bool isSeedLocked)
{
    if (!m_styles.hasStyles())
        return;
    const NamedStyle before = m_styles.current();
    for (const NamedStyle& style : photographs) {
        const auto& known = m_styles.styles();
        const bool fits = static_cast<int>(style.style.mu.size()) == m_styles.latentLength();
        if (fits && std::find(known.begin(), known.end(), style) == known.end())
            m_styles.addPhotograph(style.name, style.style, style.source);
    }
    m_styles.setSeedLocked(isSeedLocked);
    if (!current || !m_styles.chooseAgain(*current))
        (void)m_styles.chooseAgain(before);
    m_session.setStyle(m_styles.current().style);
    Q_EMIT stylesChanged();
    Q_EMIT styleChosen();
    Q_EMIT stateChanged();
}

void LiveRendering::exportPhotograph(std::function<void(Image)> done)
{
    exportPicture(m_session.currentRequest(), ExportForm::Rounded,
        [done = std::move(done)](std::optional<RenderedPicture> picture) {
            if (picture)
                done(std::move(picture->photograph));
        });
}

void LiveRendering::exportPicture(RenderRequest request, ExportForm form, ExportDone done)
{
    m_exports[m_worker->exportPhotograph(std::move(request), form)] = std::move(done);
}

void LiveRendering::paintingChanged()
{
    // What is hidden by a layer above changes no photograph.
    const auto revision = m_studio.document().revision();
    if (m_adoptingModel || revision == m_seenRevision)
        return;
    m_seenRevision = revision;
    m_session.paintingChanged();
    Q_EMIT stateChanged();
}

void LiveRendering::receiveModel(const ModelReady& model)
{
    m_loads = std::max(0, m_loads - 1);
    // Loads answer in their order, so this is the first one still waited for.
    m_arrival = {};
    if (!m_modelTickets.empty()) {
        m_arrival = std::move(m_modelTickets.begin()->second);
        m_modelTickets.erase(m_modelTickets.begin());
    }
    m_session.holdForModel();
    if (m_gate)
        m_gate(model, m_arrival.asking);
    else
        adopt(model,
            matchClasses(m_studio.document().classes(), model.description.classes, 0));
}

void LiveRendering::refuse()
{
    if (!m_modelPath.empty())
        loadModel(m_modelPath, m_styles.current(), Asking::No);
}

void LiveRendering::adopt(const ModelReady& model, std::vector<ClassId> newIds)
{
    const ModelDescription& description = model.description;
    UndoHistory& history = m_studio.history();
    const bool newClasses = !areSameClasses(m_studio.document().classes(), description.classes);
    const bool wasUntouched = history.count() == 0 && !m_studio.isModified();
    const ModelUse before { m_modelPath, m_styles.current() };
    Edit edit;
    if (newClasses) {
        // The session must not ask the new model for a painting in the old classes.
        m_adoptingModel = true;
        edit = m_studio.changeClasses(description.classes, std::move(newIds));
        m_adoptingModel = false;
    }
    m_model = model;
    m_modelPath = m_arrival.path;
    m_styles.setModel(description);
    loadFavourites();
    if (m_arrival.style)
        m_styles.chooseAgain(*m_arrival.style);
    m_studio.setKnowsInstances(!description.options.noInstance);
    m_session.setModel(description, m_styles.current().style);
    m_seenRevision = m_studio.document().revision();
    if (newClasses)
        history.push(std::make_unique<ModelStep>(m_studio, *this, std::move(edit), before,
                         ModelUse { m_modelPath, m_styles.current() }),
            tr("Model %1").arg(QString::fromStdString(description.name)));
    if (newClasses && wasUntouched)
        m_studio.markSaved();
    Q_EMIT modelChanged();
    Q_EMIT stylesChanged();
    Q_EMIT styleChosen();
    Q_EMIT stateChanged();
    if (newClasses)
        Q_EMIT classesChanged(QString::fromStdString(description.name));
}

std::filesystem::path LiveRendering::favouritesFile() const
{
    const bool isKnown = m_model && !m_model->description.generatorHash.empty();
    return m_favourites.empty() || !isKnown
        ? std::filesystem::path()
        : m_favourites / (m_model->description.generatorHash + ".json");
}

void LiveRendering::loadFavourites()
{
    const std::filesystem::path file = favouritesFile();
    if (file.empty())
        return;
    const std::string hash = m_model->description.generatorHash;
    runInBackground<std::vector<NamedStyle>>(
        this, [file] { return readFavouriteStyles(file); },
        [this, hash](std::vector<NamedStyle> favourites) {
            if (m_model->description.generatorHash != hash)
                return;
            // Some may have become favourites meanwhile.
            for (const NamedStyle& style : m_styles.favourites())
                favourites.push_back(style);
            m_styles.setFavourites(favourites);
            Q_EMIT stylesChanged();
        },
        [this](const Error& error) {
            Q_EMIT failed({ WorkKind::LoadModel, 0, 0, error.kind(), error.what() });
        });
}

void LiveRendering::forgetUsed(const NamedStyle& style)
{
    m_styles.forgetUsed(style);
    Q_EMIT stylesChanged();
}

void LiveRendering::toggleFavourite(const NamedStyle& style)
{
    m_styles.toggleFavourite(style);
    Q_EMIT stylesChanged();
    const std::filesystem::path file = favouritesFile();
    if (file.empty())
        return;
    runInBackground<bool>(
        this,
        [file, styles = m_styles.favourites()] {
            writeFavouriteStyles(file, styles);
            return true;
        },
        [](bool) {},
        [this](const Error& error) {
            Q_EMIT failed({ WorkKind::LoadModel, 0, 0, error.kind(), error.what() });
        });
}

void LiveRendering::showFrame(const Frame& frame)
{
    if (m_session.accept(frame)) {
        m_photograph = toQImage(frame.photograph);
        Q_EMIT photographChanged();
    }
    Q_EMIT stateChanged();
}

void LiveRendering::takeStyle(const EncodedStyle& encoded)
{
    const auto found = m_encodeTickets.find(encoded.ticket);
    const std::filesystem::path file =
        found == m_encodeTickets.end() ? std::filesystem::path() : found->second;
    if (found != m_encodeTickets.end())
        m_encodeTickets.erase(found);
    try {
        const NamedStyle before = m_styles.current();
        m_styles.addPhotograph(file.stem().string(), encoded.style, file);
        m_session.setStyle(m_styles.current().style);
        Q_EMIT stylesChanged();
        Q_EMIT styleChosen();
        Q_EMIT photographEncoded(before);
        Q_EMIT stateChanged();
    } catch (const Error& error) {
        Q_EMIT failed({ WorkKind::EncodeStyle, encoded.ticket, 0, error.kind(), error.what() });
    }
}

void LiveRendering::takeExport(const RenderedPicture& picture)
{
    const auto found = m_exports.find(picture.ticket);
    if (found == m_exports.end())
        return;
    const auto done = std::move(found->second);
    m_exports.erase(found);
    done(picture);
}

void LiveRendering::takeDevice(const DeviceState& device)
{
    if (!m_model)
        return;
    m_model->deviceName = device.deviceName;
    Q_EMIT deviceChanged(QString::fromStdString(device.trouble));
    Q_EMIT stateChanged();
}

void LiveRendering::takeFailure(const WorkFailure& failure)
{
    switch (failure.work) {
    case WorkKind::LoadModel:
        m_loads = std::max(0, m_loads - 1);
        m_modelTickets.erase(failure.ticket);
        break;
    case WorkKind::EncodeStyle:
        m_encodeTickets.erase(failure.ticket);
        break;
    case WorkKind::Export:
        if (const auto found = m_exports.find(failure.ticket); found != m_exports.end()) {
            const auto done = std::move(found->second);
            m_exports.erase(found);
            done(std::nullopt);
        }
        break;
    case WorkKind::Frame:
        if (!m_session.fail(failure))
            return;
        break;
    case WorkKind::Thumbnail:
        m_thumbnails->fail(failure.ticket);
        return;
    }
    Q_EMIT failed(failure);
    Q_EMIT stateChanged();
}

} // namespace pleinair
