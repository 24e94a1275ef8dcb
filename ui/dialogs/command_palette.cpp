#include "ui/dialogs/command_palette.h"

#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/command_search.h"
#include "ui/command_words.h"
#include "ui/icon_set.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QRegularExpression>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 560;
constexpr int kLineHeight = 28;
constexpr int kLines = 10;
constexpr int kMostRecent = 12;
constexpr auto kRecentKey = "commands/recent"_L1;

enum Role { CommandRole = Qt::UserRole, PlaceRole, KeysRole };

/// "&Open…" as "Open".
QString plainText(QString text)
{
    text.remove(u"…"_s);
    // What follows a tab stands where menus show keys.
    text = text.section(u'\t', 0, 0);
    // Chinese menus have their mnemonic in brackets at the end.
    static const QRegularExpression bracket(u"\\(&.\\)$"_s);
    text.remove(bracket);
    text.replace(u"&&"_s, u"\1"_s).remove(u'&').replace(u'\1', u'&');
    return text.trimmed();
}

/// How the recent ones are remembered: by id where there is one.
QString keyOf(const Command& command)
{
    const QString id = command.action ? command.action->objectName() : QString();
    return id.isEmpty() ? command.place + u'/' + command.text : id;
}

Command commandOf(QAction* action, const QString& place)
{
    Command command { action, plainText(action->text()), place, {} };
    for (const ActionInfo& info : actionTable()) {
        if (action->objectName() == QLatin1StringView(info.id))
            command.otherNames << plainText(QString::fromUtf8(info.text))
                               << QString::fromLatin1(info.id)
                               << otherWordsFor(QString::fromLatin1(info.id));
    }
    return command;
}

void collect(std::vector<Command>& commands, const QList<QAction*>& actions, const QString& place)
{
    for (QAction* action : actions) {
        if (QMenu* menu = action->menu()) {
            // Some menus are filled when they open.
            Q_EMIT menu->aboutToShow();
            const QString name = plainText(action->text());
            collect(commands, menu->actions(), place.isEmpty() ? name : place + u" › "_s + name);
        } else if (!action->isSeparator() && !action->text().isEmpty() && action->isVisible()
            && std::none_of(commands.begin(), commands.end(),
                [action](const Command& known) { return known.action == action; })) {
            commands.push_back(commandOf(action, place));
        }
    }
}

/// A line: what it does, dimly where it stands, and its keys at the right.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& line) const override
    {
        const ThemeColors& colors = themeColors();
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const bool isPossible = line.flags().testFlag(Qt::ItemIsEnabled);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isChosen) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.pressed);
            painter->drawRoundedRect(option.rect.adjusted(kHalfGrid, 0, -kHalfGrid, 0), 4, 4);
        }
        QRect room = option.rect.adjusted(2 * kGrid, 0, -2 * kGrid, 0);
        painter->setFont(option.font);
        const QString keys = line.data(KeysRole).toString();
        painter->setPen(colors.dimText);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, keys);
        if (!keys.isEmpty())
            room.setRight(room.right() - option.fontMetrics.horizontalAdvance(keys) - 2 * kGrid);
        painter->setPen(isPossible ? colors.text : colors.disabledText);
        const QString text = option.fontMetrics.elidedText(
            line.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
        room.setLeft(room.left() + option.fontMetrics.horizontalAdvance(text) + 2 * kGrid);
        painter->setPen(isPossible ? colors.dimText : colors.disabledText);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(
                line.data(PlaceRole).toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return { 0, kLineHeight };
    }
};

} // namespace

std::vector<Command> commandsOf(const QMenuBar& menus, const ActionSet& actions)
{
    std::vector<Command> commands;
    collect(commands, menus.actions(), {});
    QList<QAction*> others;
    for (const ActionInfo& info : actionTable())
        others << actions.action(info.id);
    collect(commands, others, {});
    return commands;
}

CommandPalette::CommandPalette(
    const QMenuBar& menus, const ActionSet& actions, QSettings& settings, QWidget* window)
    : QFrame(window)
    , m_settings(settings)
    , m_commands(commandsOf(menus, actions))
    , m_before(QApplication::focusWidget())
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_s);
    std::erase_if(m_commands,
        [](const Command& command) { return command.action->objectName() == "help.commands"_L1; });
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->setAccessibleName(tr("Command"));
    m_field->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"plainList"_s);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::showFound);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    showFound({});
}

void CommandPalette::open()
{
    const QWidget* window = parentWidget();
    const int width = std::min(kWidth, window->width() - 4 * kGrid);
    const int height = 2 * kGrid + m_field->sizeHint().height() + kGrid + kLines * kLineHeight;
    setGeometry((window->width() - width) / 2, window->height() / 8, width, height);
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::showFound(const QString& typed)
{
    const QStringList recent = m_settings.value(kRecentKey).toStringList();
    std::vector<std::pair<int, const Command*>> found;
    for (const Command& command : m_commands) {
        QStringList names { command.text };
        names << command.otherNames << command.place;
        const auto used = recent.indexOf(keyOf(command));
        const int familiarity = used < 0 ? 0 : static_cast<int>(kMostRecent - used);
        const int score = typed.trimmed().isEmpty() ? 1 : matchScore(typed, names);
        if (score > 0 && command.action)
            found.emplace_back(score * 16 + familiarity, &command);
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, command] : found) {
        auto* line = new QListWidgetItem(command->text, m_list);
        line->setData(CommandRole, QVariant::fromValue(static_cast<int>(command - &m_commands[0])));
        line->setData(PlaceRole, command->place);
        line->setData(KeysRole, command->action->shortcut().toString(QKeySequence::NativeText));
        if (!command->action->isEnabled())
            line->setFlags(line->flags() & ~Qt::ItemIsEnabled);
    }
    if (m_list->count() == 0) {
        auto* line = new QListWidgetItem(tr("Nothing of that name."), m_list);
        line->setData(CommandRole, -1);
        line->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::step(int lines)
{
    const int last = m_list->count() - 1;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + lines, 0, last));
}

void CommandPalette::run()
{
    const QListWidgetItem* line = m_list->currentItem();
    const int index = line ? line->data(CommandRole).toInt() : -1;
    if (index < 0 || !line->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const Command& command = m_commands[std::size_t(index)];
    QStringList recent = m_settings.value(kRecentKey).toStringList();
    recent.removeAll(keyOf(command));
    recent.prepend(keyOf(command));
    m_settings.setValue(kRecentKey, QStringList(recent.mid(0, kMostRecent)));
    // It may ask something: by then the palette is gone and the keys are where they were.
    QTimer::singleShot(0, command.action, [action = command.action] {
        if (action)
            action->trigger();
    });
    leave();
}

void CommandPalette::leave()
{
    if (isHidden())
        return;
    const bool hadKeys = m_field->hasFocus();
    hide();
    if (hadKeys && m_before)
        m_before->setFocus();
    deleteLater();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        // A click into the list takes no focus; anything else is elsewhere.
        QTimer::singleShot(0, this, &CommandPalette::leave);
        return false;
    }
    // Escape and the arrows belong to the palette, not to the window's shortcuts.
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPress = event->type() == QEvent::KeyPress;
    switch (key->key()) {
    case Qt::Key_Escape:
        isPress ? leave() : event->accept();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        isPress ? run() : event->accept();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        isPress ? step(key->key() == Qt::Key_Up ? -1 : 1) : event->accept();
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        isPress ? step(key->key() == Qt::Key_PageUp ? 1 - kLines : kLines - 1) : event->accept();
        return true;
    default:
        return false;
    }
}

} // namespace pleinair
