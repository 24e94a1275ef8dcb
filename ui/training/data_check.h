#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace pleinair {

/// What `pleinair-cli prepare --check --json` found in a data set.
struct DataCheck {
    Q_DECLARE_TR_FUNCTIONS(pleinair::DataCheck)

public:
    enum class Verdict { Good, TooRare, Absent };
    struct Class {
        QString name;
        qint64 pictures = 0; ///< Of all parts.
        double share = 0; ///< Of the pixels of the largest part, in [0, 1].
        Verdict verdict = Verdict::Good;
        bool isUnknown = false; ///< The pixels without a class, which have no verdict.
    };
    struct Finding {
        QString file;
        QString text;
        bool isLeftOut = false;
    };

    qint64 used = 0;
    qint64 leftOut = 0;
    bool hasFewPairs = false; ///< A model would repeat what it has seen.
    QVector<Class> classes;
    QVector<Finding> findings;
    /// Values or colours of the label maps that are no class's.
    QStringList unknownLabels;

    /// What a person should know before training with these, a sentence each.
    [[nodiscard]] QStringList advice() const;
    [[nodiscard]] static QString text(Verdict verdict);
};

/// @return nullopt for what is no such report.
[[nodiscard]] std::optional<DataCheck> dataCheckFrom(const QByteArray& json);

} // namespace pleinair
