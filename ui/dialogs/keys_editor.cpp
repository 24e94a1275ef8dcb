#include "ui/dialogs/keys_editor.h"

#include "ui/action_table.h"
#include "ui/icon_set.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

enum Column { ActionColumn, KeysColumn, IdColumn, ColumnCount };

QString nameOfAction(const QString& id)
{
    for (const ActionInfo& info : actionTable()) {
        if (id == QLatin1StringView(info.id))
            return actionText(info).remove(u"…"_s);
    }
    return id;
}

QString textOf(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(KeysEditor::tr(" or "));
}

} // namespace

KeysEditor::KeysEditor(KeyMap keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(std::move(keys))
    , m_preset(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableWidget(static_cast<int>(actionTable().size()), ColumnCount, this))
    , m_chosen(new QLabel(this))
    , m_note(new QLabel(this))
{
    for (const KeyPreset preset : allKeyPresets())
        m_preset->addItem(nameOf(preset));
    m_preset->setCurrentText(nameOf(m_keys.preset()));
    m_preset->setAccessibleName(tr("Keys as in"));
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(tr("Search actions and keys"));
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    auto* presetName = new QLabel(tr("Keys as in"), this);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(kGrid);
    upper->addWidget(m_search, 1);
    upper->addWidget(presetName);
    upper->addWidget(m_preset);
    makeTable();
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(upper);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeKeyRow());
    layout->addWidget(m_note);
    connect(m_search, &QLineEdit::textChanged, this, &KeysEditor::filter);
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        m_keys.setPreset(allKeyPresets()[static_cast<std::size_t>(index)]);
        showKeys();
        Q_EMIT changed();
    });
    showKeys();
    m_table->setCurrentCell(0, ActionColumn);
}

void KeysEditor::makeTable()
{
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setHorizontalHeaderLabels({ tr("Action"), tr("Keys"), tr("Id") });
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    int row = 0;
    for (const ActionInfo& info : actionTable()) {
        m_table->setItem(row, ActionColumn, new QTableWidgetItem(actionText(info)));
        m_table->setItem(row, KeysColumn, new QTableWidgetItem);
        m_table->setItem(row, IdColumn, new QTableWidgetItem(QString::fromLatin1(info.id)));
        ++row;
    }
    connect(m_table, &QTableWidget::currentCellChanged, this, &KeysEditor::showChosen);
    connect(m_table, &QTableWidget::cellActivated, this, [this] { m_key->setFocus(); });
}

QWidget* KeysEditor::makeKeyRow()
{
    auto* box = new QWidget(this);
    m_key = new QKeySequenceEdit(box);
    m_key->setAccessibleName(tr("New key"));
    m_key->setFixedWidth(176);
    m_set = new QPushButton(tr("Set"), box);
    m_add = new QPushButton(tr("Add"), box);
    m_remove = new QPushButton(tr("Remove"), box);
    m_reset = new QPushButton(tr("As Preset"), box);
    m_set->setToolTip(tr("Makes it the action's only key"));
    m_add->setToolTip(tr("Gives the action one more key"));
    m_remove->setToolTip(tr("Leaves the action without a key"));
    m_reset->setToolTip(tr("Gives the action the preset's keys"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_chosen, 1);
    for (QWidget* part : std::initializer_list<QWidget*> { m_key, m_set, m_add, m_remove, m_reset })
        row->addWidget(part);
    for (QPushButton* button : { m_set, m_add, m_remove, m_reset })
        button->setAutoDefault(false);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &KeysEditor::showProposal);
    connect(m_set, &QPushButton::clicked, this, [this] {
        takeAll();
        change({ proposal() });
    });
    connect(m_add, &QPushButton::clicked, this, &KeysEditor::give);
    connect(m_remove, &QPushButton::clicked, this, [this] { change({}); });
    connect(
        m_reset, &QPushButton::clicked, this, [this] { change(m_keys.presetKeysOf(chosenId())); });
    return box;
}

void KeysEditor::select(const QString& id)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, IdColumn)->text() == id)
            m_table->setCurrentCell(row, ActionColumn);
    }
}

void KeysEditor::filter()
{
    const QString text = m_search->text().trimmed();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool isFound = false;
        for (int column = 0; column < ColumnCount; ++column)
            isFound =
                isFound || m_table->item(row, column)->text().contains(text, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !isFound);
    }
}

void KeysEditor::showKeys()
{
    const QStringList conflicts = m_keys.conflictingIds();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString id = m_table->item(row, IdColumn)->text();
        QTableWidgetItem* item = m_table->item(row, KeysColumn);
        item->setText(textOf(m_keys.keysOf(id)));
        QFont font = m_table->font();
        font.setBold(m_keys.isChanged(id));
        item->setFont(font);
        const bool isShared = conflicts.contains(id);
        item->setIcon(isShared ? themedIcon(u"warning"_s) : QIcon());
        item->setToolTip(isShared ? tr("Another action has this key too") : QString());
    }
    m_table->resizeColumnToContents(KeysColumn);
    m_table->setColumnWidth(KeysColumn, std::max(160, m_table->columnWidth(KeysColumn) + kGrid));
    m_table->resizeColumnToContents(IdColumn);
    filter();
    showChosen();
}

void KeysEditor::showChosen()
{
    m_chosen->setText(nameOfAction(chosenId()));
    m_key->clear();
    showProposal();
}

void KeysEditor::showProposal()
{
    const QString id = chosenId();
    const QKeySequence key = proposal();
    QStringList others = m_keys.idsWith(key);
    others.removeAll(id);
    m_set->setEnabled(!key.isEmpty());
    m_add->setEnabled(!key.isEmpty() && !m_keys.keysOf(id).contains(key));
    m_remove->setEnabled(!m_keys.keysOf(id).isEmpty());
    m_reset->setEnabled(m_keys.isChanged(id));
    const auto shared = m_keys.conflictingIds().size();
    if (!key.isEmpty() && !others.isEmpty())
        m_note->setText(
            tr("%1 is the key of “%2”, which will lose it.")
                .arg(key.toString(QKeySequence::NativeText), nameOfAction(others.first())));
    else if (shared > 0)
        m_note->setText(tr("%n actions share a key with another one; such a key does nothing.", "",
            static_cast<int>(shared)));
    else
        m_note->setText(tr("Choose an action, click into the field and press its new key."));
    const bool isWarning = shared > 0 || !others.isEmpty();
    m_note->setStyleSheet(
        u"color: %1;"_s.arg((isWarning ? themeColors().warning : themeColors().dimText).name()));
}

void KeysEditor::takeAll()
{
    const QKeySequence key = proposal();
    for (const QString& id : m_keys.idsWith(key)) {
        if (id == chosenId())
            continue;
        QList<QKeySequence> left = m_keys.keysOf(id);
        left.removeAll(key);
        m_keys.setKeys(id, left);
    }
}

void KeysEditor::give()
{
    takeAll();
    QList<QKeySequence> keys = m_keys.keysOf(chosenId());
    keys << proposal();
    change(keys);
}

void KeysEditor::change(const QList<QKeySequence>& keys)
{
    m_keys.setKeys(chosenId(), keys);
    showKeys();
    Q_EMIT changed();
}

QString KeysEditor::chosenId() const
{
    const QTableWidgetItem* item = m_table->item(std::max(0, m_table->currentRow()), IdColumn);
    return item ? item->text() : QString();
}

QKeySequence KeysEditor::proposal() const
{
    const QKeySequence typed = m_key->keySequence();
    return typed.isEmpty() ? typed : QKeySequence(typed[0]);
}

} // namespace pleinair
