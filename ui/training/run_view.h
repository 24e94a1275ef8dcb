#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pleinair {

class LossCurves;
class SampleSheet;
class TrainingRun;

/// A training as it goes: how far it is, its losses, its newest sample pictures; pause, go on,
/// stop, use the model.
class RunView final : public QWidget {
    Q_OBJECT

public:
    /// @param run  outlives the view.
    explicit RunView(TrainingRun& run, QWidget* parent = nullptr);

    /// A sentence instead of how far it is, until the run changes.
    void say(const QString& sentence);
    [[nodiscard]] QString status() const;

Q_SIGNALS:
    void modelWanted(const QString& folder);

private:
    void showRun();
    [[nodiscard]] QString stateText() const;

    TrainingRun& m_run;
    QLabel* m_status = nullptr;
    QProgressBar* m_bar = nullptr;
    LossCurves* m_curves = nullptr;
    SampleSheet* m_sheet = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_use = nullptr;
};

} // namespace pleinair
