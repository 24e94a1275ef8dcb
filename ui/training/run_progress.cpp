#include "ui/training/run_progress.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// Every other point of a curve, the last one included.
void thinOut(QVector<RunProgress::Point>& curve)
{
    QVector<RunProgress::Point> thin;
    for (qsizetype i = (curve.size() - 1) % 2; i < curve.size(); i += 2)
        thin.append(curve[i]);
    curve = std::move(thin);
}

bool isNoLoss(const QString& key)
{
    static const QStringList kOthers { u"step"_s, u"steps"_s, u"epoch"_s, u"eta_s"_s,
        u"pictures_per_s"_s, u"size"_s };
    return kOthers.contains(key);
}

} // namespace

void RunProgress::take(const QByteArray& text)
{
    constexpr qsizetype kLongestLine = 1 << 20;
    m_open += text;
    for (qsizetype end = m_open.indexOf('\n'); end >= 0; end = m_open.indexOf('\n')) {
        takeLine(m_open.left(end));
        m_open.remove(0, end + 1);
    }
    if (m_open.size() > kLongestLine)
        m_open.clear();
}

void RunProgress::takeLine(const QByteArray& line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    if (said.contains("message"_L1))
        m_message = said["message"_L1].toString();
    if (said.contains("state"_L1))
        m_isMakingModel = said["state"_L1].toString() == "writing model"_L1;
    if (!said.contains("step"_L1))
        return;
    m_step = said["step"_L1].toInteger();
    m_totalSteps = said["steps"_L1].toInteger(m_totalSteps);
    m_etaSeconds = said["eta_s"_L1].toDouble();
    m_picturesPerSecond = said["pictures_per_s"_L1].toDouble();
    m_sizePx = said["size"_L1].toInt();
    for (auto entry = said.begin(); entry != said.end(); ++entry) {
        if (!entry->isDouble() || isNoLoss(entry.key()))
            continue;
        QVector<Point>& curve = m_losses[entry.key()];
        // A run that was resumed begins where it was saved, before what it had reached.
        while (!curve.isEmpty() && curve.last().step >= double(m_step))
            curve.removeLast();
        curve.append({ double(m_step), entry->toDouble() });
        if (curve.size() > kMostPoints)
            thinOut(curve);
    }
}

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(std::max(0., std::round(seconds)));
    const auto twoDigits = [](qint64 number) {
        return u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
    };
    if (whole >= 3600)
        return u"%1 h %2 min"_s.arg(whole / 3600).arg(twoDigits(whole / 60 % 60));
    return u"%1:%2"_s.arg(whole / 60).arg(twoDigits(whole % 60));
}

} // namespace pleinair
