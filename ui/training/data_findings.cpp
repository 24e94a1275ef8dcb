#include "ui/training/data_findings.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// The report of the command line has them all.
constexpr qsizetype kMostFiles = 1000;
constexpr int kFilesHeight = 110;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

DataFindings::DataFindings(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_classes(new QTableWidget(0, 4, this))
    , m_files(new QPlainTextEdit(this))
{
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What the checker found"));
    m_classes->setHorizontalHeaderLabels(
        { tr("Class"), tr("Pictures"), tr("Share"), tr("Verdict") });
    m_classes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_classes->horizontalHeader()->setHighlightSections(false);
    m_classes->verticalHeader()->hide();
    m_classes->setShowGrid(false);
    m_classes->setStyleSheet(u"QTableWidget::item { padding: 0 12px; }"_s);
    m_classes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_classes->setSelectionMode(QAbstractItemView::NoSelection);
    m_classes->setAccessibleName(tr("Classes of the data"));
    m_files->setReadOnly(true);
    m_files->setMaximumHeight(kFilesHeight);
    m_files->setAccessibleName(tr("Files that deserve a look"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_summary);
    column->addWidget(m_classes, 1);
    column->addWidget(m_files);
    say(tr("The checker names every file that cannot be used, and how often each class is seen."));
}

void DataFindings::say(const QString& sentence)
{
    m_summary->setText(sentence);
    m_classes->hide();
    m_files->hide();
    layout()->setAlignment(m_summary, Qt::AlignTop);
}

QString DataFindings::summary() const
{
    return m_summary->text();
}

void DataFindings::show(const DataCheck& check)
{
    QStringList lines { tr("%1 photographs can be used, %2 cannot.")
                            .arg(numberText(check.used), numberText(check.leftOut)) };
    lines << check.advice();
    m_summary->setText(lines.join(u'\n'));
    layout()->setAlignment(m_summary, {});
    showClasses(check);
    showFiles(check);
}

void DataFindings::showClasses(const DataCheck& check)
{
    m_classes->setRowCount(int(check.classes.size()));
    for (int line = 0; line < m_classes->rowCount(); ++line) {
        const DataCheck::Class& found = check.classes[line];
        const QString texts[] = { found.isUnknown ? tr("without a class") : found.name,
            numberText(found.pictures),
            tr("%1 %").arg(QLocale().toString(found.share * 100, 'f', 2)),
            found.isUnknown ? QString() : DataCheck::text(found.verdict) };
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            if (column == 1 || column == 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_classes->setItem(line, column, item);
        }
    }
    m_classes->show();
}

void DataFindings::showFiles(const DataCheck& check)
{
    QStringList lines;
    for (const DataCheck::Finding& finding :
        check.findings.first(std::min(kMostFiles, check.findings.size())))
        lines << tr("%1: %2").arg(finding.file, finding.text);
    m_files->setPlainText(lines.join(u'\n'));
    m_files->setVisible(!lines.isEmpty());
}

} // namespace pleinair
