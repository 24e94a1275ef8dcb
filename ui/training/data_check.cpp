#include "ui/training/data_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

DataCheck::Class classFrom(const QJsonObject& entry)
{
    DataCheck::Class found;
    found.name = entry["name"_L1].toString();
    found.verdict = entry["verdict"_L1].toString();
    for (const QJsonValue& split : entry["splits"_L1].toArray()) {
        found.pictures += split["pictures"_L1].toInteger();
        found.share = std::max(found.share, split["share"_L1].toDouble());
    }
    return found;
}

} // namespace

std::optional<DataCheck> dataCheckFrom(const QByteArray& json)
{
    const QJsonObject report = QJsonDocument::fromJson(json).object();
    if (report["format"_L1].toString() != "pleinair-data-report"_L1)
        return std::nullopt;
    DataCheck check;
    check.layout = report["layout"_L1].toString();
    check.used = report["used"_L1].toInteger();
    check.leftOut = report["left_out"_L1].toInteger();
    for (const QJsonValue& entry : report["classes"_L1].toArray())
        check.classes.append(classFrom(entry.toObject()));
    for (const QJsonValue& entry : report["findings"_L1].toArray())
        check.findings.append({ entry["name"_L1].toString(), entry["text"_L1].toString(),
            entry["left_out"_L1].toBool() });
    for (const QJsonValue& line : report["advice"_L1].toArray())
        check.advice.append(line.toString());
    return check;
}

} // namespace pleinair
