#pragma once

#include <QPixmap>
#include <QString>
#include <QWidget>

namespace pleinair {

/// The newest sample pictures of a training, as large as fits.
class SampleSheet final : public QWidget {
    Q_OBJECT

public:
    explicit SampleSheet(QWidget* parent = nullptr);

    /// Reads the file again only where it is another or has changed. @param file  empty: none.
    void showFile(const QString& file);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_file;
    qint64 m_fileTime = 0; ///< Milliseconds since 1970.
    QPixmap m_picture;
};

} // namespace pleinair
