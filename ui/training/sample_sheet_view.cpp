#include "ui/training/sample_sheet_view.h"

#include "ui/theme.h"

#include <QDateTime>
#include <QFileInfo>
#include <QPainter>

namespace pleinair {

SampleSheet::SampleSheet(QWidget* parent)
    : QWidget(parent)
{
    constexpr int kLeastHeight = 160;
    setMinimumHeight(kLeastHeight);
    setAccessibleName(tr("Sample pictures"));
}

void SampleSheet::showFile(const QString& file)
{
    const qint64 time = file.isEmpty() ? 0 : QFileInfo(file).lastModified().toMSecsSinceEpoch();
    if (file == m_file && time == m_fileTime)
        return;
    const QPixmap picture(file);
    // One that is just being written is read the next time.
    if (picture.isNull() && !file.isEmpty())
        return;
    m_file = file;
    m_fileTime = time;
    m_picture = picture;
    update();
}

void SampleSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.isNull()) {
        painter.fillRect(rect(), themeColors().field);
        painter.setPen(themeColors().dimText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
            tr("Sample pictures: label map, photograph, what the model makes of the map"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect target({}, m_picture.size().scaled(size(), Qt::KeepAspectRatio));
    target.moveCenter(rect().center());
    painter.drawPixmap(target, m_picture);
}

} // namespace pleinair
