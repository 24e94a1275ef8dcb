#include "ui/panels/status_line.h"

#include "ui/action_table.h"
#include "ui/canvas/view_transform.h"
#include "ui/language.h"
#include "ui/live_rendering.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QEvent>
#include <QFile>
#include <QLabel>

#include <cmath>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMemoryEveryMs = 2000;

struct StateText {
    QString text;
    QColor color;
};

StateText textOf(const LiveRendering& rendering)
{
    const ThemeColors& colors = themeColors();
    if (rendering.isLoading())
        return { StatusLine::tr("Loading the model"), colors.busy };
    switch (rendering.state()) {
    case LiveState::NoModel:
        return { StatusLine::tr("No model"), colors.warning };
    case LiveState::Rendering:
        return { StatusLine::tr("Rendering"), colors.busy };
    case LiveState::Idle:
        return { StatusLine::tr("Up to date"), colors.good };
    case LiveState::Paused:
        return { StatusLine::tr("Paused"), colors.dimText };
    case LiveState::Stale:
        return { StatusLine::tr("Paused, older than the painting"), colors.warning };
    case LiveState::Failed:
        return { StatusLine::tr("Failed"), colors.bad };
    }
    return {};
}

/// Resident memory in MiB, where the system tells it.
std::optional<int> residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> fields = file.readAll().split(' ');
    constexpr qint64 kPageBytes = 4096;
    return fields.size() < 2
        ? std::nullopt
        : std::optional<int>(int(fields[1].toLongLong() * kPageBytes / (1024 * 1024)));
}

} // namespace

StatusLine::StatusLine(
    Studio& studio, LiveRendering& rendering, ViewTransform& transform, QWidget* parent)
    : QStatusBar(parent)
    , m_studio(studio)
    , m_rendering(rendering)
    , m_transform(transform)
    , m_tool(addLeft(72))
    , m_material(addLeft(96))
    , m_place(addLeft(80))
    , m_zoom(addRight())
    , m_sizes(addRight())
    , m_time(addRight())
    , m_device(addRight())
    , m_memory(addRight())
    , m_state(addRight())
{
    setSizeGripEnabled(false);
    setFixedHeight(24);
    setContentsMargins(0, 0, kGrid, 0);
    m_zoom->setToolTip(tr("Zoom"));
    m_sizes->setToolTip(tr("Size of the painting and of the photograph"));
    m_time->setToolTip(tr("Time of the last photograph"));
    m_device->setToolTip(tr("What computes the photograph"));
    m_memory->setToolTip(tr("Memory in use"));
    connect(&studio, &Studio::toolChanged, this, &StatusLine::showTool);
    connect(&studio, &Studio::painted, this, &StatusLine::showPointer);
    connect(&studio, &Studio::replaced, this, &StatusLine::showView);
    connect(&transform, &ViewTransform::changed, this, &StatusLine::showView);
    connect(&rendering, &LiveRendering::stateChanged, this, &StatusLine::showRendering);
    connect(&m_memoryTimer, &QTimer::timeout, this, &StatusLine::showMemory);
    m_memoryTimer.start(kMemoryEveryMs);
    showTool();
    showPointer();
    showView();
    showRendering();
    showMemory();
}

void StatusLine::setPointer(std::optional<QPointF> place)
{
    m_pointer = place;
    showPointer();
}

void StatusLine::setSteady(bool steady)
{
    m_steady = steady;
    showRendering();
    showMemory();
}

void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_state)
        showRendering();
}

QLabel* StatusLine::addLeft(int minimumWidth)
{
    auto* label = new QLabel(this);
    label->setMinimumWidth(minimumWidth);
    label->setContentsMargins(kGrid, 0, 0, 0);
    addWidget(label);
    return label;
}

QLabel* StatusLine::addRight()
{
    auto* label = new QLabel(this);
    label->setContentsMargins(kHalfGrid, 0, kGrid, 0);
    addPermanentWidget(label);
    return label;
}

void StatusLine::showTool()
{
    m_tool->setText(toolText(m_studio.toolKind()));
}

void StatusLine::showPointer()
{
    const Document& document = m_studio.document();
    const int x = m_pointer ? int(std::floor(m_pointer->x())) : -1;
    const int y = m_pointer ? int(std::floor(m_pointer->y())) : -1;
    if (!document.bounds().contains(x, y)) {
        m_material->clear();
        m_place->clear();
        return;
    }
    m_material->setText(materialText(document.classes()[document.labels().at(x, y)].name));
    m_place->setText(u"%1, %2"_s.arg(x).arg(y));
}

void StatusLine::showView()
{
    m_zoom->setText(u"%1 %"_s.arg(qRound(m_transform.scale() * 100)));
    showRendering();
}

void StatusLine::showRendering()
{
    const Size painting = m_studio.document().size();
    const Size photograph = m_rendering.session().photographSize();
    QString sizes = u"%1 × %2"_s.arg(painting.width).arg(painting.height);
    if (!photograph.isEmpty())
        sizes += u" → %1 × %2"_s.arg(photograph.width).arg(photograph.height);
    m_sizes->setText(sizes);
    const double ms = m_rendering.session().renderMs();
    m_time->setText(ms > 0 && !m_steady ? tr("%1 ms").arg(qRound(ms)) : QString());
    m_device->setText(
        m_rendering.model() ? QString::fromStdString(m_rendering.model()->deviceName) : QString());
    const StateText state = textOf(m_rendering);
    m_state->setText(u"<span style='color:%1'>●</span>&nbsp; %2"_s.arg(
        state.color.name(), state.text.toHtmlEscaped()));
}

void StatusLine::showMemory()
{
    const auto memory = residentMiB();
    m_memory->setText(memory && !m_steady ? tr("%1 MiB").arg(*memory) : QString());
}

} // namespace pleinair
