#include "ui/commands/style_step.h"

#include "ui/live_rendering.h"

namespace pleinair {

StyleStep::StyleStep(LiveRendering& rendering, NamedStyle before, NamedStyle after)
    : m_rendering(rendering)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
}

void StyleStep::undo()
{
    m_rendering.useStyle(m_before);
}

void StyleStep::redo()
{
    m_rendering.useStyle(m_after);
}

std::size_t StyleStep::byteCount() const
{
    const auto bytesOf = [](const NamedStyle& style) {
        return style.name.capacity()
            + sizeof(float) * (style.style.mu.capacity() + style.style.logvar.capacity());
    };
    return sizeof(StyleStep) + bytesOf(m_before) + bytesOf(m_after);
}

} // namespace pleinair
