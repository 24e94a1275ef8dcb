#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/fragment_mime.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/welcome_strip.h"
#include "ui/recent_thumbnails.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// An example's picture lies beside its strokes: "coast.png" beside "coast.strokes.json".
QImage pictureOfExample(const QString& strokes)
{
    const QFileInfo file(strokes);
    return QImage(file.absolutePath() + u'/' + file.baseName() + u".png"_s)
        .scaled(RecentThumbnails::kSidePx, RecentThumbnails::kSidePx, Qt::KeepAspectRatio,
            Qt::SmoothTransformation);
}

} // namespace

void MainWindow::connectDrops()
{
    setAcceptDrops(true);
    for (PictureView* view : std::initializer_list<PictureView*> { m_canvas, m_photo })
        connect(view, &PictureView::pictureDropped, this, &MainWindow::takePicture);
    m_actions->connectTo("edit.paste", [this] { paste(); });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    takeDropped(*event->mimeData());
}

void MainWindow::takeDropped(const QMimeData& dropped)
{
    const QStringList files = localFiles(dropped);
    for (const QString& file : files)
        openFile(file);
    if (files.isEmpty() && dropped.hasImage())
        takePicture(dropped.imageData().value<QImage>());
}

void MainWindow::takePicture(const QImage& picture)
{
    if (picture.isNull())
        return;
    if (!m_dropped)
        m_dropped = std::make_unique<QTemporaryDir>();
    const QString file = m_dropped->filePath(tr("Clipboard") + u".png"_s);
    if (!picture.save(file)) {
        m_messages->show(MessageKind::Error, tr("The picture could not be kept for opening."));
        return;
    }
    std::vector<MessageBar::Answer> answers;
    if (m_rendering->styles().canEncodePhotographs())
        answers.push_back(
            { tr("Take Its Style"), [this, file] { m_styleChooser->usePhotograph(file); } });
    answers.push_back({ tr("Trace It"), [this, file] { trace(file); } });
    answers.push_back({ tr("Open as a Painting"), [this, file] { m_files->open(file); } });
    m_messages->show(MessageKind::Info, tr("A picture came in."), std::move(answers));
}

void MainWindow::paste()
{
    const QMimeData* offered = m_recorded ? nullptr : QGuiApplication::clipboard()->mimeData();
    if (offered) {
        const ClassTable& classes = m_studio->document().classes();
        auto fragment = fragmentFrom(*offered, classes);
        const QStringList files = localFiles(*offered);
        if (!fragment && files.isEmpty() && offered->hasImage()) {
            const auto picture = offered->imageData().value<QImage>();
            fragment = fragmentFromColors(picture, classes);
            if (!fragment)
                return takePicture(picture);
        }
        if (fragment)
            m_studio->setClipboard(std::move(*fragment));
        else if (!files.isEmpty())
            return takeDropped(*offered);
    }
    m_studio->changeSelection({ SelectionOperation::Kind::Paste });
}

void MainWindow::makeWelcome()
{
    m_welcome = new WelcomeStrip(this, m_pictures);
    m_messages->keepClearOf(m_welcome);
    connect(m_welcome, &WelcomeStrip::recentChosen, this, &MainWindow::openFile);
    connect(m_welcome, &WelcomeStrip::exampleChosen, m_files, &PaintingFiles::openExample);
    connect(m_welcome, &WelcomeStrip::newRequested, m_files, &PaintingFiles::askForNew);
    connect(
        m_welcome, &WelcomeStrip::openRequested, m_actions->action("file.open"), &QAction::trigger);
    connect(m_files, &PaintingFiles::opened, m_welcome, &QWidget::hide);
    connect(m_studio.get(), &Studio::edited, m_welcome, &QWidget::hide);
    m_actions->connectTo("help.welcome", [this] { openWelcome(); });
}

void MainWindow::openWelcome()
{
    std::vector<WelcomeStrip::Entry> recent;
    for (const QString& file : m_files->recentFiles()) {
        if (QFileInfo::exists(file))
            recent.push_back({ QFileInfo(file).completeBaseName(), file, m_thumbnails->of(file) });
    }
    std::vector<WelcomeStrip::Entry> shown;
    for (const auto& [title, file] : examples())
        shown.push_back({ title, file, pictureOfExample(file) });
    m_welcome->open(recent, shown);
}

} // namespace pleinair
