#include "ui/dialogs/film_dialog.h"

#include "ui/theme.h"
#include "ui/usual_folder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/exportFolder"_L1;
constexpr auto kFormatKey = "film/format"_L1;
constexpr int kFieldWidth = 320;

} // namespace

FilmDialog::FilmDialog(
    const QStringList& styles, const QString& title, QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_story(new QComboBox(this))
    , m_show(new QComboBox(this))
    , m_from(new QComboBox(this))
    , m_to(new QComboBox(this))
    , m_loops(new QCheckBox(tr("And back, so that it can be repeated"), this))
    , m_seconds(new QDoubleSpinBox(this))
    , m_format(new QComboBox(this))
    , m_file(new QLineEdit(this))
    , m_form(new QFormLayout)
{
    setWindowTitle(tr("Export Film"));
    m_story->addItem(tr("How the painting was made"));
    if (styles.size() > 1)
        m_story->addItem(tr("From one style to another"));
    m_show->addItems({ tr("Photograph"), tr("Painting"), tr("Both") });
    m_from->addItems(styles);
    m_to->addItems(styles);
    m_to->setCurrentIndex(static_cast<int>(styles.size()) - 1);
    m_seconds->setRange(1, 120);
    m_seconds->setDecimals(1);
    m_seconds->setValue(FilmChoice {}.seconds);
    m_seconds->setSuffix(tr(" s"));
    m_format->addItem(tr("MP4 video"), u".mp4"_s);
    m_format->addItem(tr("WebM video"), u".webm"_s);
    m_format->addItem(tr("Folder of PNG files"), QString());
    m_format->setCurrentIndex(qMax(0, m_format->findData(settings.value(kFormatKey, u".mp4"_s))));
    m_file->setMinimumWidth(kFieldWidth);
    m_file->setText(QDir(usualFolder(settings, kFolderKey, QStandardPaths::MoviesLocation))
                        .filePath(tr("%1 film").arg(title) + m_format->currentData().toString()));
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    auto* place = new QHBoxLayout;
    place->addWidget(m_file, 1);
    place->addWidget(browseButton);
    m_form->setHorizontalSpacing(2 * kGrid);
    m_form->setVerticalSpacing(kGrid);
    m_form->addRow(tr("What"), m_story);
    m_form->addRow(tr("From"), m_from);
    m_form->addRow(tr("To"), m_to);
    m_form->addRow(QString(), m_loops);
    m_form->addRow(tr("Show"), m_show);
    m_form->addRow(tr("Length"), m_seconds);
    m_form->addRow(tr("Format"), m_format);
    m_form->addRow(tr("File"), place);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Film"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(m_form);
    layout->addWidget(buttons);
    connect(m_story, &QComboBox::currentIndexChanged, this, &FilmDialog::showStory);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const QFileInfo file(m_file->text());
        m_file->setText(
            file.dir().filePath(file.completeBaseName() + m_format->currentData().toString()));
    });
    connect(browseButton, &QPushButton::clicked, this, &FilmDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showStory();
}

void FilmDialog::showStory()
{
    const bool areStyles = m_story->currentIndex() == 1;
    for (QWidget* field : std::initializer_list<QWidget*> { m_from, m_to, m_loops }) {
        field->setVisible(areStyles);
        if (QWidget* label = m_form->labelForField(field))
            label->setVisible(areStyles);
    }
}

void FilmDialog::browse()
{
    const bool isFolder = m_format->currentData().toString().isEmpty();
    const QString file = isFolder
        ? QFileDialog::getExistingDirectory(
            this, tr("Folder for the Film"), QFileInfo(m_file->text()).absolutePath())
        : QFileDialog::getSaveFileName(this, tr("Export Film"), m_file->text(),
            u"%1 (*%2)"_s.arg(m_format->currentText(), m_format->currentData().toString()));
    if (!file.isEmpty())
        m_file->setText(file);
}

FilmChoice FilmDialog::choice() const
{
    FilmChoice choice;
    choice.story =
        m_story->currentIndex() == 1 ? FilmChoice::Story::Styles : FilmChoice::Story::Making;
    choice.show = static_cast<FilmChoice::Show>(m_show->currentIndex());
    choice.from = m_from->currentIndex();
    choice.to = m_to->currentIndex();
    choice.loops = m_loops->isChecked();
    choice.seconds = m_seconds->value();
    choice.file = m_file->text();
    const QString ending = m_format->currentData().toString();
    if (!ending.isEmpty() && !choice.file.endsWith(ending, Qt::CaseInsensitive))
        choice.file += ending;
    return choice;
}

void FilmDialog::store()
{
    m_settings.setValue(kFormatKey, m_format->currentData());
    m_settings.setValue(kFolderKey, QFileInfo(m_file->text()).absolutePath());
}

} // namespace pleinair
