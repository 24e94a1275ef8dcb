#include "ui/commands/model_step.h"

#include "ui/live_rendering.h"
#include "ui/studio.h"

#include <utility>

namespace pleinair {

ModelStep::ModelStep(
    Studio& studio, LiveRendering& rendering, Edit edit, ModelUse before, ModelUse after)
    : m_studio(studio)
    , m_rendering(rendering)
    , m_edit(std::move(edit))
    , m_before(std::move(before))
    , m_after(std::move(after))
{
}

void ModelStep::undo()
{
    bring(Edit::Side::Before, m_before);
}

void ModelStep::redo()
{
    bring(Edit::Side::After, m_after);
}

void ModelStep::bring(Edit::Side side, const ModelUse& use)
{
    if (!m_edit.isEmpty())
        m_studio.restore(m_edit, side);
    if (!use.model.empty())
        m_rendering.loadModel(use.model, use.style, LiveRendering::Asking::No);
}

std::size_t ModelStep::byteCount() const
{
    return sizeof(ModelStep) + m_edit.byteCount();
}

} // namespace pleinair
