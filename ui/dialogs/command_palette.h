#pragma once

#include <QFrame>
#include <QPointer>
#include <QStringList>

#include <vector>

class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;
class QSettings;

namespace pleinair {

class ActionSet;

/// One thing the palette can do.
struct Command {
    QPointer<QAction> action;
    QString text; ///< Without mnemonics and dots.
    QString place; ///< The menus it stands in, e.g. "View › Docks"; empty: in none.
    QStringList otherNames; ///< Its English name and id: found as well.
};

/// Every action of the menus, those filled at the moment of opening too, and then those of the
/// table that stand in no menu.
[[nodiscard]] std::vector<Command> commandsOf(const QMenuBar& menus, const ActionSet& actions);

/// A field in which one types what one wants, over the window's upper part: Enter does it.
///
/// Escape or a click elsewhere closes it. What was used last comes first while nothing is typed.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    /// @param menus, actions, settings  outlive the palette, which deletes itself when it closes.
    CommandPalette(
        const QMenuBar& menus, const ActionSet& actions, QSettings& settings, QWidget* window);

    /// Shows it and takes the keys.
    void open();
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFound(const QString& typed);
    void step(int lines);
    void run();
    void leave();

    QSettings& m_settings;
    std::vector<Command> m_commands;
    QPointer<QWidget> m_before; ///< Had the keys before.
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace pleinair
