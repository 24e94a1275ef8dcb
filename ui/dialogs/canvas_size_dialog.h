#pragma once

#include "model/base/geometry.h"

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace pleinair {

/// Asks for the new size of a painting.
class CanvasSizeDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Sides { Free, InProportion };

    /// @param sides  whether they keep their proportion at first.
    CanvasSizeDialog(const QString& title, const QString& explanation, Size present, Sides sides,
        QWidget* parent = nullptr);

    [[nodiscard]] Size chosenSize() const;

private:
    /// One side was changed: the other follows, if it is to.
    void follow(QSpinBox* changed, QSpinBox* other, double otherPerChanged);

    Size m_present;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QCheckBox* m_inProportion = nullptr;
};

} // namespace pleinair
