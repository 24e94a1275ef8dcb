#pragma once

#include <QColor>
#include <QString>

class QApplication;

namespace pleinair {

enum class ThemeKind { Dark, Light };

/// The colours of one theme. Everything that is painted by hand takes its colours from here; the
/// palette and the stylesheet are made of the same ones.
struct ThemeColors {
    QColor window; ///< Around the pictures.
    QColor panel; ///< Docks, tool bars, menus, dialogs.
    QColor field; ///< What can be typed into, grooves, tiles at rest.
    QColor hover; ///< A control under the pointer.
    QColor pressed; ///< A control held down or switched on.
    QColor line; ///< The few separators there are.
    QColor text; ///< 87 % contrast.
    QColor dimText; ///< Captions and values that are not the point.
    QColor disabledText;
    QColor accent;
    QColor onAccent; ///< Text on the accent.
    QColor good; ///< States in the status line: all is well,
    QColor busy; ///< something is being computed,
    QColor warning; ///< something deserves a look,
    QColor bad; ///< something failed.
};

[[nodiscard]] const ThemeColors& colorsOf(ThemeKind kind);

/// The theme applied last; Dark before the first. GUI thread.
[[nodiscard]] ThemeKind currentTheme();
[[nodiscard]] const ThemeColors& themeColors();

/// Gives the application style, palette, font and stylesheet of a theme. May be called again while
/// windows are open: they follow by their palette-change events. GUI thread.
void applyTheme(QApplication& application, ThemeKind kind);

/// "dark" or "light", as in settings and on the command line.
[[nodiscard]] QString nameOf(ThemeKind kind);
/// Dark for any other text.
[[nodiscard]] ThemeKind themeFrom(const QString& name);

/// The grid everything is laid out on, in device-independent pixels.
inline constexpr int kGrid = 8;
/// Distances inside a group.
inline constexpr int kHalfGrid = 4;
/// Height of ordinary text.
inline constexpr int kTextPx = 13;
/// Height of captions and values beside it.
inline constexpr int kSmallTextPx = 11;

} // namespace pleinair
