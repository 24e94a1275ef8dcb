#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace pleinair {

/// What `pleinair-cli train --progress json` says, line by line, as far as it was read.
class RunProgress {
public:
    /// One loss over the steps.
    struct Point {
        double step = 0;
        double value = 0;
    };

    /// More of the text; lines may be cut anywhere. What is no JSON is passed over.
    void take(const QByteArray& text);

    [[nodiscard]] qint64 step() const { return m_step; }
    [[nodiscard]] qint64 totalSteps() const { return m_totalSteps; }
    [[nodiscard]] double etaSeconds() const { return m_etaSeconds; }
    [[nodiscard]] double picturesPerSecond() const { return m_picturesPerSecond; }
    /// Side of the pictures that are trained on now.
    [[nodiscard]] int sizePx() const { return m_sizePx; }
    /// The newest sentence; empty before the first.
    [[nodiscard]] const QString& message() const { return m_message; }
    /// Whether the steps are over and the model folder is being written.
    [[nodiscard]] bool isMakingModel() const { return m_isMakingModel; }
    /// By the names of the losses. Thinned out when they become many; the last one is always there.
    [[nodiscard]] const QMap<QString, QVector<Point>>& losses() const { return m_losses; }

    static constexpr int kMostPoints = 2000;

private:
    void takeLine(const QByteArray& line);

    QByteArray m_open; ///< A line whose end has not come.
    qint64 m_step = 0;
    qint64 m_totalSteps = 0;
    double m_etaSeconds = 0;
    double m_picturesPerSecond = 0;
    int m_sizePx = 0;
    bool m_isMakingModel = false;
    QString m_message;
    QMap<QString, QVector<Point>> m_losses;
};

/// "2 h 05 min" or "3:20".
[[nodiscard]] QString durationText(double seconds);

} // namespace pleinair
