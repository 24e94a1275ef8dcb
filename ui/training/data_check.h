#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace pleinair {

/// What `pleinair-cli prepare --check --json` found in a data set.
struct DataCheck {
    struct Class {
        QString name;
        qint64 pictures = 0; ///< Of all parts.
        double share = 0; ///< Of the pixels of the largest part, in [0, 1].
        QString verdict; ///< As the checker names it.
    };
    struct Finding {
        QString file;
        QString text;
        bool isLeftOut = false;
    };

    QString layout;
    qint64 used = 0;
    qint64 leftOut = 0;
    QVector<Class> classes;
    QVector<Finding> findings;
    QStringList advice;
};

/// @return nullopt for what is no such report.
[[nodiscard]] std::optional<DataCheck> dataCheckFrom(const QByteArray& json);

} // namespace pleinair
