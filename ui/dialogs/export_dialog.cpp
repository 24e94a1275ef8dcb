#include "ui/dialogs/export_dialog.h"

#include "ui/theme.h"
#include "ui/usual_folder.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/exportFolder"_L1;
constexpr auto kKindKey = "export/kind"_L1;
constexpr auto kFormatKey = "export/format"_L1;
constexpr auto kScaleKey = "export/scale"_L1;
constexpr auto kQualityKey = "export/quality"_L1;
constexpr int kFieldWidth = 360;

struct KindText {
    ExportKind kind;
    const char* text;
    bool needsModel;
};

constexpr KindText kKinds[] = {
    { ExportKind::Photograph, QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Photograph"), true },
    { ExportKind::Light,
        QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Photograph, 32-bit linear (EXR)"), true },
    { ExportKind::LabelNumbers,
        QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Label map, class numbers"), false },
    { ExportKind::LabelColours,
        QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Label map, class colours"), false },
    { ExportKind::Layers, QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Layers (PSD)"), false },
    { ExportKind::Palette, QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Palette"), false },
    { ExportKind::ContactSheet,
        QT_TRANSLATE_NOOP("pleinair::ExportDialog", "Contact sheet of all styles"), true },
};

} // namespace

ExportDialog::ExportDialog(
    const QString& title, QSettings& settings, bool hasModel, QWidget* parent)
    : QDialog(parent)
    , m_title(title)
    , m_settings(settings)
    , m_kind(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_quality(new QSpinBox(this))
    , m_note(new QLabel(this))
    , m_file(new QLineEdit(this))
{
    setWindowTitle(tr("Export"));
    for (const KindText& entry : kKinds) {
        if (hasModel || !entry.needsModel)
            m_kind->addItem(tr(entry.text), static_cast<int>(entry.kind));
    }
    for (const int scale : { 1, 2, 4 })
        m_scale->addItem(tr("%1 ×").arg(scale), scale);
    m_quality->setRange(1, 100);
    m_note->setProperty("role", u"dim"_s);
    m_note->setWordWrap(true);
    m_file->setMinimumWidth(kFieldWidth);
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    auto* place = new QHBoxLayout;
    place->addWidget(m_file, 1);
    place->addWidget(browseButton);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->addRow(tr("What"), m_kind);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Size"), m_scale);
    form->addRow(tr("Quality"), m_quality);
    form->addRow(tr("File"), place);
    form->addRow(QString(), m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Export"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(form);
    layout->addWidget(buttons);

    const auto indexOf = [](const QComboBox* box, const QVariant& value) {
        return std::max(0, box->findData(value));
    };
    m_kind->setCurrentIndex(indexOf(m_kind, settings.value(kKindKey, 0)));
    m_scale->setCurrentIndex(indexOf(m_scale, settings.value(kScaleKey, 1)));
    m_quality->setValue(settings.value(kQualityKey, ExportChoice {}.quality).toInt());
    showKind();
    m_format->setCurrentIndex(indexOf(m_format, settings.value(kFormatKey)));

    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportDialog::showKind);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const QString ending = m_format->currentData().toString();
        const QFileInfo file(m_file->text());
        if (!ending.isEmpty())
            m_file->setText(file.dir().filePath(file.completeBaseName() + u'.' + ending));
        m_quality->setEnabled(ending == "jpg"_L1 || ending == "webp"_L1);
    });
    connect(m_file, &QLineEdit::textChanged, this, [buttons](const QString& text) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!QFileInfo(text).fileName().isEmpty());
    });
    connect(m_scale, &QComboBox::currentIndexChanged, this, &ExportDialog::showKind);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QStringList ExportDialog::endingsOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::Photograph:
    case ExportKind::ContactSheet:
        return { u"png"_s, u"jpg"_s, u"tif"_s, u"webp"_s };
    case ExportKind::Light:
        return { u"exr"_s };
    case ExportKind::Layers:
        return { u"psd"_s };
    case ExportKind::Palette:
        return { u"json"_s, u"gpl"_s };
    case ExportKind::LabelNumbers:
    case ExportKind::LabelColours:
        break;
    }
    return { u"png"_s };
}

ExportKind ExportDialog::kind() const
{
    return static_cast<ExportKind>(m_kind->currentData().toInt());
}

void ExportDialog::showKind()
{
    const bool isPicture = kind() == ExportKind::Photograph || kind() == ExportKind::Light;
    const QString before = m_format->currentData().toString();
    const QStringList endings = endingsOf(kind());
    {
        const QSignalBlocker quiet(m_format);
        m_format->clear();
        for (const QString& ending : endings)
            m_format->addItem(ending.toUpper(), ending);
        m_format->setCurrentIndex(std::max(0, m_format->findData(before)));
    }
    const QString ending = m_format->currentData().toString();
    m_format->setEnabled(endings.size() > 1);
    m_scale->setEnabled(isPicture);
    m_quality->setEnabled(ending == "jpg"_L1 || ending == "webp"_L1);
    const bool isEnlarged = isPicture && m_scale->currentData().toInt() > 1;
    m_note->setText(isEnlarged ? tr("Enlarged by Lanczos resampling: smooth, without new detail.")
            : kind() == ExportKind::Layers
            ? tr("Every layer in its class colours, and the photograph above them.")
            : kind() == ExportKind::Palette ? tr("JSON for Pleinair, GPL for Krita and GIMP.")
                                            : QString());
    const QString folder = m_file->text().isEmpty() ? usualFolder(m_settings, kFolderKey)
                                                    : QFileInfo(m_file->text()).absolutePath();
    const QString name = kind() == ExportKind::LabelNumbers ? tr("%1 labels").arg(m_title)
        : kind() == ExportKind::LabelColours                ? tr("%1 colours").arg(m_title)
        : kind() == ExportKind::Palette                     ? tr("%1 palette").arg(m_title)
        : kind() == ExportKind::ContactSheet                ? tr("%1 styles").arg(m_title)
        : kind() == ExportKind::Layers                      ? m_title
                                                            : tr("%1 photograph").arg(m_title);
    m_file->setText(QDir(folder).filePath(name + u'.' + ending));
}

void ExportDialog::browse()
{
    QStringList filters;
    for (const QString& ending : endingsOf(kind()))
        filters.append(u"%1 (*.%2)"_s.arg(ending.toUpper(), ending));
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export"), m_file->text(), filters.join(";;"_L1));
    if (file.isEmpty())
        return;
    const int format = m_format->findData(QFileInfo(file).suffix().toLower());
    if (format >= 0)
        m_format->setCurrentIndex(format);
    m_file->setText(format >= 0 ? file : file + u'.' + m_format->currentData().toString());
}

ExportChoice ExportDialog::choice() const
{
    const bool isPicture = kind() == ExportKind::Photograph || kind() == ExportKind::Light;
    return { kind(), m_file->text(), isPicture ? m_scale->currentData().toInt() : 1,
        m_quality->value() };
}

void ExportDialog::store()
{
    m_settings.setValue(kKindKey, static_cast<int>(kind()));
    m_settings.setValue(kFormatKey, m_format->currentData());
    m_settings.setValue(kScaleKey, m_scale->currentData());
    m_settings.setValue(kQualityKey, m_quality->value());
    m_settings.setValue(kFolderKey, QFileInfo(m_file->text()).absolutePath());
}

} // namespace pleinair
