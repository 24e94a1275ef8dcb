#pragma once

#include <QStandardPaths>
#include <QString>

class QSettings;

namespace pleinair {

/// The folder a file dialog begins in: the one remembered under a key while it is there, or else
/// the person's own for such files, or else their home. It exists, so that what is saved under the
/// offered name can be written.
[[nodiscard]] QString usualFolder(const QSettings& settings, const QString& key,
    QStandardPaths::StandardLocation kind = QStandardPaths::PicturesLocation);

} // namespace pleinair
