#include "ui/commands/style_step.h"

#include "ui/live_rendering.h"

namespace pleinair {

StyleStep::StyleStep(
    LiveRendering& rendering, NamedStyle before, NamedStyle after, std::string mergeKey)
    : m_rendering(rendering)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_mergeKey(std::move(mergeKey))
{
}

bool StyleStep::absorb(HistoryStep& next)
{
    auto* other = dynamic_cast<StyleStep*>(&next);
    if (other == nullptr || m_mergeKey.empty() || other->m_mergeKey != m_mergeKey)
        return false;
    m_rendering.forgetUsed(m_after);
    m_after = std::move(other->m_after);
    return true;
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
        std::size_t bytes = style.name.capacity()
            + sizeof(float) * (style.style.mu.capacity() + style.style.logvar.capacity());
        for (const StyleIngredient& part : style.ingredients)
            bytes += sizeof(part) + part.name.capacity()
                + sizeof(float) * (part.style.mu.capacity() + part.style.logvar.capacity());
        return bytes;
    };
    return sizeof(StyleStep) + bytesOf(m_before) + bytesOf(m_after);
}

} // namespace pleinair
