#include "app/painting/tools/picker_tool.h"

namespace pleinair {

ToolStep PickerTool::press(Document& document, const ToolSettings&, const PointerInput& input)
{
    m_pressed = true;
    return move(document, input);
}

ToolStep PickerTool::move(Document& document, const PointerInput& input)
{
    const auto pixel = pixelAt(input.position, document.size());
    if (!m_pressed || !pixel)
        return {};
    return { {}, std::nullopt, document.labels().at(pixel->x, pixel->y) };
}

ToolStep PickerTool::release(Document&, const PointerInput&)
{
    m_pressed = false;
    return {};
}

ToolStep PickerTool::finish(Document&)
{
    m_pressed = false;
    return {};
}

} // namespace pleinair
