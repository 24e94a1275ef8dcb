#include "ui/thumbnails.h"

#include "ui/canvas/label_picture.h"
#include "ui/live_rendering.h"
#include "ui/studio.h"

#include <algorithm>

namespace pleinair {

namespace {

/// Materials on a sheet: so many in a row, and as many rows.
constexpr int kSheetColumns = 4;
constexpr int kSheetCells = kSheetColumns * kSheetColumns;
/// The middle part of a cell that is shown, away from its neighbours' influence.
constexpr double kCellMargin = .18;

} // namespace

Thumbnails::Thumbnails(
    LiveRendering& rendering, Studio& studio, RenderWorker& worker, QObject* parent)
    : QObject(parent)
    , m_rendering(rendering)
    , m_studio(studio)
    , m_worker(worker)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &Thumbnails::ask);
    connect(&studio, &Studio::painted, this, [this] { restartRest(); });
    connect(&studio, &Studio::replaced, this, [this] { restartRest(); });
    connect(&rendering, &LiveRendering::modelChanged, this, &Thumbnails::forgetModel);
}

void Thumbnails::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        m_rest.stop();
}

void Thumbnails::restartRest()
{
    restartRest(kRestMs);
}

void Thumbnails::restartRest(int restMs)
{
    if (m_enabled && m_rendering.model())
        m_rest.start(restMs);
}

void Thumbnails::wantStyles(std::vector<StyleVector> styles)
{
    if (styles == m_styles)
        return;
    m_styles = std::move(styles);
    // Those asked for before go by places in the list before.
    std::erase_if(m_wanted, [](const auto& wanted) { return !wanted.second.isMaterialSheet; });
    restartRest(m_rest.isActive() ? m_rest.remainingTime() : kShortRestMs);
}

bool Thumbnails::isFresh(const StyleVector& style) const
{
    const auto shown = m_shown.find(style.mu);
    return shown != m_shown.end() && shown->second == m_studio.document().revision();
}

void Thumbnails::forgetModel()
{
    m_nextMaterial = 0;
    m_shown.clear();
    m_wanted.clear();
    restartRest();
}

void Thumbnails::ask()
{
    if (!m_rendering.model())
        return;
    std::vector<RenderRequest> requests;
    std::vector<Wanted> wanted;
    const int materials = m_studio.document().classes().count();
    for (int first = m_nextMaterial; first < materials; first += kSheetCells) {
        requests.push_back(materialSheet(first));
        wanted.push_back({ true, first, 0 });
    }
    const auto length = static_cast<std::size_t>(m_rendering.styles().latentLength());
    for (std::size_t index = 0; index < m_styles.size(); ++index) {
        if (m_styles[index].mu.size() != length || isFresh(m_styles[index]))
            continue;
        requests.push_back(m_rendering.session().requestWith(m_styles[index], kStyleSidePx));
        wanted.push_back({ false, static_cast<int>(index), m_studio.document().revision() });
    }
    m_wanted.clear();
    const auto tickets = m_worker.requestThumbnails(std::move(requests));
    for (std::size_t i = 0; i < tickets.size(); ++i)
        m_wanted[tickets[i]] = wanted[i];
    if (m_wanted.empty())
        Q_EMIT finished();
}

RenderRequest Thumbnails::materialSheet(int firstClass) const
{
    const NetworkOptions& options = m_rendering.model()->description.options;
    const int side =
        photographSize({ 1, 1 }, m_rendering.session().nativeShortSide(), options.gridMultiple())
            .width;
    const int classes = m_studio.document().classes().count();
    LabelMap labels({ side, side }, ClassId { 0 });
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int cell = y * kSheetColumns / side * kSheetColumns + x * kSheetColumns / side;
            labels.set(x, y, static_cast<ClassId>((firstClass + cell) % classes));
        }
    }
    RenderRequest request;
    if (!options.noInstance)
        request.edges = labelEdges(labels);
    request.labels = std::move(labels);
    request.style = m_rendering.styles().current().style;
    return request;
}

void Thumbnails::cutMaterials(int firstClass, const QImage& sheet)
{
    const int classes = m_studio.document().classes().count();
    const double cell = double(sheet.width()) / kSheetColumns;
    const int last = std::min(classes, firstClass + kSheetCells);
    for (int id = firstClass; id < last; ++id) {
        const int place = id - firstClass;
        const QRectF area(place % kSheetColumns * cell, place / kSheetColumns * cell, cell, cell);
        const double margin = cell * kCellMargin;
        Q_EMIT materialReady(
            id, sheet.copy(area.adjusted(margin, margin, -margin, -margin).toRect()));
    }
    m_nextMaterial = std::max(m_nextMaterial, last);
}

void Thumbnails::take(const RenderedPicture& picture)
{
    const auto found = m_wanted.find(picture.ticket);
    if (found == m_wanted.end())
        return;
    const Wanted wanted = found->second;
    if (wanted.isMaterialSheet) {
        cutMaterials(wanted.first, toQImage(picture.photograph));
    } else {
        m_shown[m_styles[static_cast<std::size_t>(wanted.first)].mu] = wanted.revision;
        Q_EMIT styleReady(wanted.first, toQImage(picture.photograph));
    }
    closeTicket(picture.ticket);
}

void Thumbnails::fail(WorkTicket ticket)
{
    closeTicket(ticket);
}

void Thumbnails::closeTicket(WorkTicket ticket)
{
    m_wanted.erase(ticket);
    if (m_wanted.empty())
        Q_EMIT finished();
}

} // namespace pleinair
