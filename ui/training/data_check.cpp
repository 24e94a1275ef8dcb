#include "ui/training/data_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kNamedLabels = 8;
constexpr int kUnknownClass = 255;

DataCheck::Verdict verdictFrom(const QString& name)
{
    if (name == "good"_L1)
        return DataCheck::Verdict::Good;
    return name == "too rare"_L1 ? DataCheck::Verdict::TooRare : DataCheck::Verdict::Absent;
}

DataCheck::Class classFrom(const QJsonObject& entry)
{
    DataCheck::Class found;
    found.name = entry["name"_L1].toString();
    found.isUnknown = entry["id"_L1].toInt() == kUnknownClass;
    found.verdict = verdictFrom(entry["verdict"_L1].toString());
    for (const QJsonValue& split : entry["splits"_L1].toArray()) {
        found.pictures += split["pictures"_L1].toInteger();
        found.share = std::max(found.share, split["share"_L1].toDouble());
    }
    return found;
}

QString namesOf(const QVector<DataCheck::Class>& classes, DataCheck::Verdict verdict)
{
    QStringList names;
    for (const DataCheck::Class& found : classes) {
        if (found.verdict == verdict && !found.isUnknown)
            names << found.name;
    }
    return names.join(u", "_s);
}

} // namespace

std::optional<DataCheck> dataCheckFrom(const QByteArray& json)
{
    const QJsonObject report = QJsonDocument::fromJson(json).object();
    if (report["format"_L1].toString() != "pleinair-data-report"_L1)
        return std::nullopt;
    DataCheck check;
    check.used = report["used"_L1].toInteger();
    check.leftOut = report["left_out"_L1].toInteger();
    check.hasFewPairs = report["few_pairs"_L1].toBool();
    for (const QJsonValue& entry : report["classes"_L1].toArray())
        check.classes.append(classFrom(entry.toObject()));
    for (const QJsonValue& entry : report["findings"_L1].toArray())
        check.findings.append({ entry["name"_L1].toString(), entry["text"_L1].toString(),
            entry["left_out"_L1].toBool() });
    for (const QJsonValue& entry : report["unknown_labels"_L1].toArray())
        check.unknownLabels << entry["label"_L1].toVariant().toString();
    return check;
}

QString DataCheck::text(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Good:
        return tr("good");
    case Verdict::TooRare:
        return tr("too rare");
    case Verdict::Absent:
        return tr("never seen");
    }
    return {};
}

QStringList DataCheck::advice() const
{
    QStringList sentences;
    if (!unknownLabels.isEmpty())
        sentences << tr("The label maps hold values that are no class's: %1. Choose the class file "
                        "that belongs to them.")
                         .arg(unknownLabels.first(std::min(kNamedLabels, unknownLabels.size()))
                                  .join(u", "_s));
    if (used == 0)
        return sentences;
    if (hasFewPairs)
        sentences << tr(
            "A model that learns from fewer than a few hundred photographs repeats what "
            "it has seen.");
    if (const QString rare = namesOf(classes, Verdict::TooRare); !rare.isEmpty())
        sentences << tr("Too rare to learn: %1.").arg(rare);
    if (const QString absent = namesOf(classes, Verdict::Absent); !absent.isEmpty())
        sentences << tr("Never seen, so that painting with them gives nothing: %1.").arg(absent);
    return sentences;
}

} // namespace pleinair
