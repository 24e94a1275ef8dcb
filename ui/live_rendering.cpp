#include "ui/live_rendering.h"

#include "ui/canvas/label_picture.h"
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

void LiveRendering::forgetUsed(const NamedStyle& style)
{
    m_styles.forgetUsed(style);
    Q_EMIT stylesChanged();
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
