#pragma once

#include "app/painting/history.h"
#include "app/session/style_library.h"

namespace pleinair {

class LiveRendering;

/// The choice of another style. Keeps the styles themselves: places in the library change when
/// another model comes.
class StyleStep final : public HistoryStep {
public:
    /// @param rendering  outlives the history that owns the step.
    /// @param mergeKey  steps of the same key, one after the other, become one; empty: never.
    StyleStep(LiveRendering& rendering, NamedStyle before, NamedStyle after,
        std::string mergeKey = {});

    void undo() override;
    void redo() override;
    [[nodiscard]] std::size_t byteCount() const override;
    bool absorb(HistoryStep& next) override;

private:
    LiveRendering& m_rendering;
    NamedStyle m_before;
    NamedStyle m_after;
    std::string m_mergeKey;
};

} // namespace pleinair
