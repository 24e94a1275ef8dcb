#include "ui/usual_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace pleinair {

QString usualFolder(
    const QSettings& settings, const QString& key, QStandardPaths::StandardLocation kind)
{
    for (const QString& folder :
        { settings.value(key).toString(), QStandardPaths::writableLocation(kind) }) {
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    }
    return QDir::homePath();
}

} // namespace pleinair
