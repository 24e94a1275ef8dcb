#pragma once

#include "app/files/strokes_file.h"
#include "model/base/random.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleinair {

/// Makes recorded sessions of somebody who tries everything, in random order: every tool with every
/// setting, every operation on layers, selection and canvas, undo and redo. The same seed gives the
/// same session; a strokes file holds it, and `pleinair --play` plays it.
class SessionMaker {
public:
    /// @param classes  names that strokes may paint with.
    SessionMaker(std::uint64_t seed, Size canvas, std::vector<std::string> classes);

    [[nodiscard]] StrokesFile session(int actions);
    /// One more action.
    [[nodiscard]] StrokesAction action();

private:
    [[nodiscard]] int roll(int sides);
    [[nodiscard]] float between(float low, float high);
    [[nodiscard]] PointerInput place();
    [[nodiscard]] const std::string& className();
    [[nodiscard]] ToolAction tool();
    [[nodiscard]] LayerAction layer();
    [[nodiscard]] SelectionAction selection();
    [[nodiscard]] CanvasAction canvas();

    std::uint64_t m_seed;
    std::uint64_t m_counter = 0;
    Size m_canvas;
    std::vector<std::string> m_classes;
};

} // namespace pleinair
