#include "ui/dialogs/import_labels_dialog.h"

#include "model/base/error.h"
#include "model/io/palette_file.h"
#include "ui/canvas/label_picture.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSwatchPx = 16;
constexpr QSize kSize(560, 520);

QIcon swatchOf(Color color)
{
    QPixmap pixmap(kSwatchPx, kSwatchPx);
    pixmap.fill(toQColor(color));
    return pixmap;
}

/// How a picture can be read, as LabelSurvey and the published data sets call it.
[[maybe_unused]] constexpr const char* kReadings[] = {
    QT_TRANSLATE_NOOP("LabelReadings", "class colours"),
    QT_TRANSLATE_NOOP("LabelReadings", "class numbers"),
    QT_TRANSLATE_NOOP("LabelReadings", "colours as they are"),
    QT_TRANSLATE_NOOP("LabelReadings", "numbers as they are"),
    QT_TRANSLATE_NOOP("LabelReadings", "GauGAN colours"),
    QT_TRANSLATE_NOOP("LabelReadings", "COCO-Stuff numbers"),
    QT_TRANSLATE_NOOP("LabelReadings", "ADE20K colours"),
    QT_TRANSLATE_NOOP("LabelReadings", "ADE20K numbers"),
    QT_TRANSLATE_NOOP("LabelReadings", "Cityscapes colours"),
    QT_TRANSLATE_NOOP("LabelReadings", "Cityscapes numbers"),
};

QString readingText(const std::string& name)
{
    return QCoreApplication::translate("LabelReadings", name.c_str());
}

} // namespace

ImportLabelsDialog::ImportLabelsDialog(
    LabelSurvey survey, ClassTable classes, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_survey(std::move(survey))
    , m_classes(std::move(classes))
    , m_readings(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableWidget(this))
    , m_rest(new QComboBox(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Import “%1”").arg(QFileInfo(file).fileName()));
    resize(kSize);
    m_summary->setWordWrap(true);
    m_table->setColumnCount(3);
    m_table->setHorizontalHeaderLabels({ tr("In the picture"), tr("Share"), tr("Material") });
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Values and colours of the picture"));
    auto* palette = new QPushButton(tr("Palette File…"), this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_readings, 1);
    top->addWidget(palette);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->addRow(tr("Read as"), top);
    m_rest->addItem(tr("Fill what is open with…"));
    for (const SemanticClass& material : m_classes.classes())
        m_rest->addItem(swatchOf(material.color), materialText(material.name));
    auto* nearest = new QPushButton(tr("Take Nearest Colours"), this);
    auto* rest = new QHBoxLayout;
    rest->addWidget(m_rest, 1);
    rest->addWidget(nearest);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addLayout(rest);
    layout->addWidget(m_buttons);
    for (const SurveyReading& entry : m_survey.readings())
        m_readings->addItem(readingText(entry.name));
    connect(m_readings, &QComboBox::currentIndexChanged, this, &ImportLabelsDialog::showReading);
    connect(palette, &QPushButton::clicked, this, &ImportLabelsDialog::askForPalette);
    connect(nearest, &QPushButton::clicked, this, &ImportLabelsDialog::takeNearest);
    connect(m_rest, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            fillOpenWith(index - 1);
        m_rest->setCurrentIndex(0);
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showReading();
}

const SurveyReading& ImportLabelsDialog::reading() const
{
    return m_survey.readings().at(
        static_cast<std::size_t>(std::max(0, m_readings->currentIndex())));
}

void ImportLabelsDialog::showReading()
{
    const SurveyReading& shown = reading();
    m_choices.clear();
    m_table->setRowCount(static_cast<int>(shown.entries.size()));
    for (std::size_t i = 0; i < shown.entries.size(); ++i)
        addRow(static_cast<int>(i), shown.entries[i]);
    showSummary();
}

void ImportLabelsDialog::addRow(int row, const SurveyEntry& entry)
{
    const QString name = materialText(entry.name);
    auto* what = new QTableWidgetItem(
        swatchOf(entry.color), entry.isRecognised ? name : tr("%1, not recognised").arg(name));
    const double share =
        static_cast<double>(entry.pixels) / static_cast<double>(m_survey.size().area());
    auto* pixels = new QTableWidgetItem(tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1)));
    pixels->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    pixels->setToolTip(tr("%1 pixels").arg(QLocale().toString(qlonglong(entry.pixels))));
    auto* choice = new QComboBox(m_table);
    choice->addItem(tr("Open"));
    for (const SemanticClass& material : m_classes.classes())
        choice->addItem(swatchOf(material.color), materialText(material.name));
    choice->setCurrentIndex(entry.match ? *entry.match + 1 : 0);
    choice->setAccessibleName(tr("Material for %1").arg(name));
    connect(choice, &QComboBox::currentIndexChanged, this, &ImportLabelsDialog::showSummary);
    m_table->setItem(row, 0, what);
    m_table->setItem(row, 1, pixels);
    m_table->setCellWidget(row, 2, choice);
    m_choices.push_back(choice);
}

int ImportLabelsDialog::openCount() const
{
    return static_cast<int>(std::count_if(m_choices.begin(), m_choices.end(),
        [](const QComboBox* choice) { return choice->currentIndex() == 0; }));
}

void ImportLabelsDialog::showSummary()
{
    const SurveyReading& shown = reading();
    std::int64_t open = 0;
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        open += m_choices[i]->currentIndex() == 0 ? shown.entries[i].pixels : 0;
    const QLocale locale;
    const std::int64_t all = m_survey.size().area();
    const QString recognised = shown.recognised == all
        ? tr("Every pixel is recognised.")
        : tr("%1 of %2 pixels are recognised.")
              .arg(locale.toString(qlonglong(shown.recognised)), locale.toString(qlonglong(all)));
    m_summary->setText(open == 0 ? recognised
                                 : recognised + u' '
                + tr("%1 pixels have no material yet: choose one for each row, take the nearest "
                     "colours, or fill them.")
                      .arg(locale.toString(qlonglong(open))));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(open == 0);
}

void ImportLabelsDialog::takeNearest()
{
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const SurveyEntry& entry = reading().entries[i];
        const bool isColor = reading().readsColors && entry.key <= 0xFFFFFFU;
        if (m_choices[i]->currentIndex() == 0 && isColor)
            m_choices[i]->setCurrentIndex(nearestClass(entry.color, m_classes) + 1);
    }
}

void ImportLabelsDialog::fillOpenWith(int classId)
{
    for (QComboBox* choice : m_choices) {
        if (choice->currentIndex() == 0)
            choice->setCurrentIndex(classId + 1);
    }
}

void ImportLabelsDialog::askForPalette()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Palette File"), {}, tr("Palette files (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    try {
        usePalette(file);
    } catch (const Error& error) {
        m_summary->setText(QString::fromUtf8(error.what()));
    }
}

void ImportLabelsDialog::usePalette(const QString& file)
{
    m_survey.addMapping(readPaletteFile(std::filesystem::path(file.toStdU16String()), m_classes),
        QFileInfo(file).fileName().toStdString());
    {
        const QSignalBlocker quiet(m_readings);
        m_readings->insertItem(0, QFileInfo(file).fileName());
        m_readings->setCurrentIndex(0);
    }
    showReading();
}

LabelMap ImportLabelsDialog::labels() const
{
    std::map<std::uint32_t, ClassId> choices;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const int chosen = m_choices[i]->currentIndex();
        if (chosen > 0)
            choices[reading().entries[i].key] = static_cast<ClassId>(chosen - 1);
    }
    return m_survey.labels(reading(), choices);
}

} // namespace pleinair
