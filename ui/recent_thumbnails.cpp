#include "ui/recent_thumbnails.h"

#include "ui/background.h"
#include "ui/canvas/label_canvas.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"

#include <QCryptographicHash>
#include <QDir>

#include <variant>

namespace pleinair {

using namespace Qt::StringLiterals;

RecentThumbnails::RecentThumbnails(PaintingFiles& files, const LiveRendering& rendering,
    const LabelCanvas& canvas, QString folder, QObject* parent)
    : QObject(parent)
    , m_files(files)
    , m_rendering(rendering)
    , m_canvas(canvas)
    , m_folder(std::move(folder))
{
    connect(&files, &PaintingFiles::saved, this, &RecentThumbnails::keep);
    connect(&files, &PaintingFiles::recentChanged, this, &RecentThumbnails::forgetOthers);
    // A file that was just opened has its photograph a moment later.
    connect(&rendering, &LiveRendering::photographChanged, this, [this] {
        const QString file = m_files.path();
        if (!file.isEmpty() && !QFile::exists(pathFor(file)))
            keep();
    });
}

QString RecentThumbnails::pathFor(const QString& file) const
{
    const QByteArray hash = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha256);
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex().first(24)) + u".png"_s);
}

QImage RecentThumbnails::of(const QString& file) const
{
    return QImage(pathFor(file));
}

void RecentThumbnails::keep()
{
    if (m_files.path().isEmpty())
        return;
    const QImage photograph = m_rendering.photograph();
    runInBackground<std::monostate>(
        this,
        [picture = photograph.isNull() ? m_canvas.picture().copy() : photograph, folder = m_folder,
            path = pathFor(m_files.path())] {
            QDir().mkpath(folder);
            // A picture that is lost is only missed.
            picture.scaled(kSidePx, kSidePx, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                .save(path);
            return std::monostate {};
        },
        [](std::monostate) {}, [](const Error&) {});
}

void RecentThumbnails::forgetOthers() const
{
    QStringList wanted;
    for (const QString& file : m_files.recentFiles())
        wanted << QFileInfo(pathFor(file)).fileName();
    QDir folder(m_folder);
    for (const QString& name : folder.entryList({ u"*.png"_s }, QDir::Files)) {
        if (!wanted.contains(name))
            folder.remove(name);
    }
}

} // namespace pleinair
