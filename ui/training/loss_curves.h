#pragma once

#include "ui/training/run_progress.h"

#include <QWidget>

namespace pleinair {

/// The losses of a training over its steps, each with its name and last value; every curve has its
/// own colour and its own dashes.
class LossCurves final : public QWidget {
    Q_OBJECT

public:
    explicit LossCurves(QWidget* parent = nullptr);

    void setLosses(const QMap<QString, QVector<RunProgress::Point>>& losses);
    [[nodiscard]] QSize sizeHint() const override { return { 480, 200 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QMap<QString, QVector<RunProgress::Point>> m_losses;
};

} // namespace pleinair
