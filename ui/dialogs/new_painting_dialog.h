#pragma once

#include "model/base/class_table.h"
#include "model/base/geometry.h"

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace pleinair {

/// Asks for the size of a new painting and the material it is filled with.
class NewPaintingDialog final : public QDialog {
    Q_OBJECT

public:
    static constexpr int kMinSidePx = 128;
    static constexpr int kMaxSidePx = 8192;

    NewPaintingDialog(const ClassTable& classes, Size proposal, QWidget* parent = nullptr);

    [[nodiscard]] Size chosenSize() const;
    [[nodiscard]] ClassId chosenFill() const;

private:
    void takePreset(int index);
    void showPreset();

    QComboBox* m_preset = nullptr;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QComboBox* m_fill = nullptr;
};

} // namespace pleinair
