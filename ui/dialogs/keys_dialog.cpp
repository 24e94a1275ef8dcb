#include "ui/dialogs/keys_dialog.h"

#include "ui/action_set.h"
#include "ui/action_table.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

KeysDialog::KeysDialog(const ActionSet& actions, QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(static_cast<int>(actionTable().size()), 3, this))
{
    setWindowTitle(tr("Keys"));
    resize(560, 560);
    auto* search = new QLineEdit(this);
    search->setPlaceholderText(tr("Search actions and keys"));
    m_table->setHorizontalHeaderLabels({ tr("Action"), tr("Keys"), tr("Id") });
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    int row = 0;
    for (const ActionInfo& info : actionTable()) {
        QStringList keys;
        for (const QKeySequence& key : actions.action(info.id)->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        m_table->setItem(row, 0, new QTableWidgetItem(actionText(info)));
        m_table->setItem(row, 1, new QTableWidgetItem(keys.join(tr(" or "))));
        m_table->setItem(row, 2, new QTableWidgetItem(QString::fromLatin1(info.id)));
        ++row;
    }
    m_table->resizeColumnsToContents();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(search, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void KeysDialog::filter(const QString& text)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool found = false;
        for (int column = 0; column < m_table->columnCount(); ++column)
            found = found
                || m_table->item(row, column)->text().contains(text.trimmed(), Qt::CaseInsensitive);
        m_table->setRowHidden(row, !found);
    }
}

} // namespace pleinair
