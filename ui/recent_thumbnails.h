#pragma once

#include <QImage>
#include <QObject>
#include <QString>

namespace pleinair {

class LiveRendering;
class PaintingFiles;
class LabelCanvas;

/// Small pictures of the files opened and saved lately, kept beside the settings: the photograph
/// where there is one, else the painting. They go when the list of recent files forgets theirs.
class RecentThumbnails final : public QObject {
    Q_OBJECT

public:
    static constexpr int kSidePx = 160;

    /// All outlive this. @param folder  is made when it is needed.
    RecentThumbnails(PaintingFiles& files, const LiveRendering& rendering,
        const LabelCanvas& canvas, QString folder, QObject* parent);

    /// A null image where there is none.
    [[nodiscard]] QImage of(const QString& file) const;
    /// Keeps the present picture of the painting's file. Written on another thread.
    void keep();

private:
    [[nodiscard]] QString pathFor(const QString& file) const;
    void forgetOthers() const;

    PaintingFiles& m_files;
    const LiveRendering& m_rendering;
    const LabelCanvas& m_canvas;
    QString m_folder;
};

} // namespace pleinair
