#include "ui/canvas/class_pattern.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// Patterns are drawn on squares of this many cells.
constexpr int kCells = 8;
/// So many squares lie along the painting's longer side.
constexpr int kRepeats = 64;

/// One row of cells a byte, the left cell in the highest bit.
constexpr unsigned char kPatterns[kClassPatterns][kCells] = {
    { 0x18, 0x18, 0x00, 0x00, 0x81, 0x81, 0x00, 0x00 }, // dots in quincunx
    { 0xFF, 0x00, 0x00, 0x00, 0xFF, 0x00, 0x00, 0x00 }, // lines across
    { 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88 }, // lines down
    { 0x11, 0x22, 0x44, 0x88, 0x11, 0x22, 0x44, 0x88 }, // rising lines
    { 0x88, 0x44, 0x22, 0x11, 0x88, 0x44, 0x22, 0x11 }, // falling lines
    { 0xFF, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80 }, // squares
    { 0x81, 0x42, 0x24, 0x18, 0x18, 0x24, 0x42, 0x81 }, // crosses
    { 0xF0, 0xF0, 0xF0, 0xF0, 0x0F, 0x0F, 0x0F, 0x0F }, // chequers
    { 0x18, 0x24, 0x42, 0x81, 0x00, 0x00, 0x00, 0x00 }, // peaks
    { 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00 }, // rings
    { 0xF0, 0x00, 0x00, 0x00, 0x0F, 0x00, 0x00, 0x00 }, // bricks without joints
    { 0x10, 0x10, 0x7C, 0x10, 0x10, 0x00, 0x00, 0x00 }, // plus signs
};

} // namespace

bool isPatternMark(ClassId id, int x, int y, int period)
{
    const int column = x % period * kCells / period;
    const int row = y % period * kCells / period;
    return (kPatterns[id % kClassPatterns][row] >> (kCells - 1 - column) & 1) != 0;
}

QColor patternColor(const QColor& color)
{
    constexpr double kShare = .28;
    const int towards = qGray(color.rgb()) < 128 ? 255 : 0;
    const auto mixed = [&](int channel) {
        return static_cast<int>(std::lround(channel + (towards - channel) * kShare));
    };
    return { mixed(color.red()), mixed(color.green()), mixed(color.blue()) };
}

int patternPeriod(Size painting)
{
    const int longer = std::max(painting.width, painting.height);
    return std::max(kCells, longer / kRepeats / kCells * kCells);
}

} // namespace pleinair
