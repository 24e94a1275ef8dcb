#include "app/session/live_session.h"

#include "app/painting/class_match.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

namespace {

/// Borders of classes and of the things that were painted one by one and are seen.
/// @param labels  the painting's, in the size of the photograph.
std::vector<std::uint8_t> edgesOf(const LabelMap& labels, const Document& painting)
{
    if (painting.instances().isEmpty())
        return labelEdges(labels);
    constexpr std::uint32_t kNumbers = 256;
    const Document::InstanceNumbers shown = painting.shownInstances();
    const LabelMap numbers = painting.instances().resizedNearest(labels.size());
    std::vector<std::uint32_t> ids;
    ids.reserve(labels.labels().size());
    for (std::size_t i = 0; i < labels.labels().size(); ++i)
        ids.push_back(labels.labels()[i] * kNumbers + shown[numbers.labels()[i]]);
    return instanceEdges(labels.size(), ids);
}

} // namespace

LiveSession::LiveSession(const Document& document, FrameSink requestFrame)
    : m_document(document)
    , m_requestFrame(std::move(requestFrame))
{
}

void LiveSession::paintingChanged()
{
    changed();
}

void LiveSession::setStyle(StyleVector style)
{
    if (style == m_style)
        return;
    m_style = std::move(style);
    changed();
}

void LiveSession::setModel(const ModelDescription& model, StyleVector style)
{
    m_options = model.options;
    m_classes = model.classes;
    m_isHeld = false;
    m_style = std::move(style);
    m_modelRevision = m_revision + 1;
    changed();
}

void LiveSession::setPhotographShortSide(std::optional<int> px)
{
    if (px == m_chosenShortSide)
        return;
    m_chosenShortSide = px;
    changed();
}

void LiveSession::setPaused(bool paused)
{
    m_paused = paused;
    const bool isMissing = m_requestedRevision != m_revision || m_failedRevision == m_revision;
    if (!m_paused && isMissing)
        request();
}

void LiveSession::retry()
{
    if (m_failedRevision == m_revision)
        request();
}

bool LiveSession::accept(const Frame& frame)
{
    if (frame.revision <= m_shownRevision || frame.revision < m_modelRevision)
        return false;
    m_shownRevision = frame.revision;
    m_renderMs = frame.renderMs;
    return true;
}

bool LiveSession::fail(const WorkFailure& failure)
{
    if (failure.work != WorkKind::Frame)
        return true;
    if (failure.revision != m_requestedRevision)
        return false;
    m_failedRevision = failure.revision;
    return true;
}

LiveState LiveSession::state() const
{
    if (!hasModel())
        return LiveState::NoModel;
    const bool isCurrent = m_shownRevision == m_revision;
    if (m_paused)
        return isCurrent ? LiveState::Paused : LiveState::Stale;
    if (isCurrent)
        return LiveState::Idle;
    const bool cannot = m_failedRevision == m_revision || (!m_isHeld && !knowsPainting());
    return cannot ? LiveState::Failed : LiveState::Rendering;
}

int LiveSession::nativeShortSide() const
{
    if (!hasModel())
        return 0;
    const Size native = m_options->nativeSize();
    return std::min(native.width, native.height);
}

int LiveSession::photographShortSide() const
{
    return hasModel() ? m_chosenShortSide.value_or(nativeShortSide()) : 0;
}

Size LiveSession::photographSize() const
{
    if (!hasModel())
        return {};
    return pleinair::photographSize(
        m_document.size(), photographShortSide(), m_options->gridMultiple());
}

RenderRequest LiveSession::currentRequest() const
{
    return requestWith(m_style, photographShortSide());
}

RenderRequest LiveSession::requestWith(StyleVector style, int shortSidePx) const
{
    assert(hasModel());
    const Size size =
        pleinair::photographSize(m_document.size(), shortSidePx, m_options->gridMultiple());
    RenderRequest request;
    request.labels = m_document.labels().resizedNearest(size);
    if (!m_options->noInstance)
        request.edges = edgesOf(request.labels, m_document);
    request.style = std::move(style);
    request.revision = m_revision;
    return request;
}

bool LiveSession::knowsPainting() const
{
    return m_classes.isEmpty() || areSameClasses(m_classes, m_document.classes());
}

void LiveSession::changed()
{
    ++m_revision;
    if (!m_paused)
        request();
}

void LiveSession::request()
{
    if (!hasModel() || m_isHeld || !knowsPainting())
        return;
    m_requestedRevision = m_revision;
    m_failedRevision = 0;
    m_requestFrame(currentRequest());
}

} // namespace pleinair
