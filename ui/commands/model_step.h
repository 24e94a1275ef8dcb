#pragma once

#include "app/painting/edit.h"
#include "app/painting/history.h"
#include "app/session/style_library.h"

#include <filesystem>

namespace pleinair {

class LiveRendering;
class Studio;

/// A model and the style it rendered in.
struct ModelUse {
    std::filesystem::path model; ///< Empty: none.
    NamedStyle style;
};

/// Another model came; where its classes are others, the painting was carried over to them. Undoing
/// brings back the classes at once, the model as soon as it is loaded.
class ModelStep final : public HistoryStep {
public:
    /// @param studio, rendering  outlive the history that owns the step.
    /// @param edit  empty: the classes stayed the same.
    ModelStep(Studio& studio, LiveRendering& rendering, Edit edit, ModelUse before, ModelUse after);

    void undo() override;
    void redo() override;
    [[nodiscard]] std::size_t byteCount() const override;
    [[nodiscard]] const Edit& edit() const { return m_edit; }

private:
    void bring(Edit::Side side, const ModelUse& use);

    Studio& m_studio;
    LiveRendering& m_rendering;
    Edit m_edit;
    ModelUse m_before;
    ModelUse m_after;
};

} // namespace pleinair
