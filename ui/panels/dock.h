#pragma once

#include <QDockWidget>

namespace pleinair {

/// A dock whose title is one quiet line: its name on the left, its panel's own controls on the
/// right. It is dragged by that line.
class Dock final : public QDockWidget {
    Q_OBJECT

public:
    /// @param controls  put into the title; may be null. Dock and panel own what they are given.
    Dock(const QString& id, const QString& title, QWidget* panel, QWidget* controls,
        QWidget* parent = nullptr);
};

} // namespace pleinair
