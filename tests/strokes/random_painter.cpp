#include "tests/strokes/random_painter.h"

#include <array>
#include <utility>

namespace pleinair {

RandomPainter::RandomPainter(Document& document, std::uint32_t seed)
    : m_document(document)
    , m_random(seed)
{
    for (const ToolKind kind : allToolKinds())
        m_tools.push_back(makeTool(kind));
}

void RandomPainter::paintStroke()
{
    const ToolKind kind = allToolKinds()[m_next];
    Tool& tool = *m_tools[m_next];
    m_next = (m_next + 1) % m_tools.size();
    ++m_strokes[kind];

    keep(tool.press(m_document, settings(), pointer()));
    const int moves = 1 + below(6);
    for (int i = 0; i < moves; ++i) {
        keep(tool.move(m_document, pointer()));
        if (kind == ToolKind::Polygon && below(2) == 0)
            keep(tool.press(m_document, settings(), pointer()));
    }
    keep(tool.release(m_document, pointer()));
    if (below(12) == 0)
        tool.cancel(m_document);
    keep(tool.finish(m_document));

    if (!m_done.empty() && below(9) == 0) {
        m_document.restore(m_done.back(), Document::PatchSide::Before);
        if (below(2) == 0)
            m_document.restore(m_done.back(), Document::PatchSide::After);
        else
            m_done.pop_back();
    }
    if (below(15) == 0)
        changeLayers();
}

int RandomPainter::below(int end)
{
    return static_cast<int>(m_random() % static_cast<unsigned>(end));
}

PointerInput RandomPainter::pointer()
{
    const Size size = m_document.size();
    m_timeMs += 5;
    PointerInput input;
    input.position = { static_cast<float>(below(size.width + 20)) - 10.0F,
        static_cast<float>(below(size.height + 20)) - 10.0F };
    input.pressure = static_cast<float>(1 + below(100)) / 100;
    input.timeMs = m_timeMs;
    input.modifiers.shift = below(5) == 0;
    return input;
}

ToolSettings RandomPainter::settings()
{
    constexpr std::array kShapes { BrushShape::Round, BrushShape::Square, BrushShape::Diamond };
    ToolSettings settings;
    settings.classId = static_cast<ClassId>(below(m_document.classes().count()));
    settings.brush.shape = kShapes[static_cast<std::size_t>(below(3))];
    settings.brush.sizePx = static_cast<float>(1 + below(24));
    settings.brush.pressureScalesSize = below(2) == 0;
    settings.fillReach = below(2) == 0 ? FillReach::Contiguous : FillReach::All;
    return settings;
}

void RandomPainter::keep(ToolStep step)
{
    if (step.finished && !step.finished->isEmpty())
        m_done.push_back(std::move(*step.finished));
}

void RandomPainter::changeLayers()
{
    const int count = m_document.layers().count();
    Edit edit = count < 3 ? m_document.addLayer("Above") : m_document.mergeDown(count - 1);
    if (!edit.isEmpty())
        m_done.push_back(std::move(edit));
    m_document.setActiveLayer(below(m_document.layers().count()));
}

} // namespace pleinair
