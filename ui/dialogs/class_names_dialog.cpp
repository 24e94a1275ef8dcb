#include "ui/dialogs/class_names_dialog.h"

#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "ui/canvas/label_picture.h"
#include "ui/dialogs/class_swatch.h"
#include "ui/theme.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColorColumn = 0;
constexpr int kNameColumn = 1;
constexpr QSize kListSize(360, 360);

Color colorOf(const QTableWidgetItem& item)
{
    const QColor color = item.data(Qt::UserRole).value<QColor>();
    return { static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
        static_cast<std::uint8_t>(color.blue()) };
}

void setColor(QTableWidgetItem& item, Color color)
{
    item.setIcon(classSwatch(color));
    item.setData(Qt::UserRole, toQColor(color));
}

} // namespace

ClassNamesDialog::ClassNamesDialog(
    const QString& modelName, const ClassTable& classes, QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Name the Materials"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({ tr("Colour"), tr("Name") });
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(kColorColumn, 8 * kGrid);
    m_table->setMinimumSize(kListSize);
    m_table->setAccessibleName(tr("Materials"));
    auto* question = new QLabel(
        tr("“%1” has %2 materials without names. Load a class file, or name and colour them here. "
           "The names are kept for this checkpoint.")
            .arg(modelName)
            .arg(classes.count()),
        this);
    question->setWordWrap(true);
    m_problem->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Use These Names"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Use Numbers"));
    auto* file = buttons->addButton(tr("Load Class File…"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(question);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    showClasses(classes);
    connect(file, &QPushButton::clicked, this, &ClassNamesDialog::askForFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::itemChanged, this, &ClassNamesDialog::showProblem);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int column) {
        if (column == kColorColumn)
            askForColor(row);
    });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row, int column) {
        if (column == kColorColumn)
            askForColor(row);
    });
}

void ClassNamesDialog::showClasses(const ClassTable& classes)
{
    const QSignalBlocker quiet(m_table);
    m_classes = classes;
    m_table->setRowCount(classes.count());
    for (int row = 0; row < classes.count(); ++row) {
        const SemanticClass& material = classes[static_cast<ClassId>(row)];
        auto* color = new QTableWidgetItem;
        color->setFlags(color->flags() & ~Qt::ItemIsEditable);
        setColor(*color, material.color);
        m_table->setItem(row, kColorColumn, color);
        m_table->setItem(
            row, kNameColumn, new QTableWidgetItem(QString::fromStdString(material.name)));
    }
    showProblem();
}

std::vector<SemanticClass> ClassNamesDialog::named() const
{
    std::vector<SemanticClass> classes = m_classes.classes();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        SemanticClass& material = classes[static_cast<std::size_t>(row)];
        material.name = m_table->item(row, kNameColumn)->text().trimmed().toStdString();
        material.color = colorOf(*m_table->item(row, kColorColumn));
    }
    return classes;
}

ClassTable ClassNamesDialog::classes() const
{
    return ClassTable(named());
}

QString ClassNamesDialog::problem() const
{
    try {
        (void)classes();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void ClassNamesDialog::showProblem()
{
    const QString what = problem();
    m_problem->setText(what);
    m_problem->setVisible(!what.isEmpty());
    m_accept->setEnabled(what.isEmpty());
}

QString ClassNamesDialog::load(const QString& file)
{
    try {
        const ClassTable read = readClassTable(std::filesystem::path(file.toStdU16String()));
        if (read.count() != m_table->rowCount())
            return tr("%1 lists %2 classes, but the model has %3.")
                .arg(file)
                .arg(read.count())
                .arg(m_table->rowCount());
        showClasses(read);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void ClassNamesDialog::askForFile()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Load Class File"), QString(), tr("Class files (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    if (const QString what = load(file); !what.isEmpty()) {
        m_problem->setText(what);
        m_problem->show();
    }
}

void ClassNamesDialog::askForColor(int row)
{
    QTableWidgetItem& item = *m_table->item(row, kColorColumn);
    const QColor chosen =
        QColorDialog::getColor(toQColor(colorOf(item)), this, tr("Colour of the Material"));
    if (chosen.isValid())
        setColor(item,
            { static_cast<std::uint8_t>(chosen.red()), static_cast<std::uint8_t>(chosen.green()),
                static_cast<std::uint8_t>(chosen.blue()) });
}

} // namespace pleinair
