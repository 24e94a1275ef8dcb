#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/preferences.h"
#include "ui/studio.h"

#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>

namespace pleinair {

namespace {

std::filesystem::path keysFile(const QSettings& settings)
{
    const QString file =
        QFileInfo(settings.fileName()).absoluteDir().filePath(QStringLiteral("keys.json"));
    return std::filesystem::path(file.toStdU16String());
}

} // namespace

void MainWindow::connectSettingActions()
{
    m_actions->connectTo("edit.preferences", [this] { showPreferences(); });
    m_actions->connectTo("help.keys", [this] {
        KeysDialog dialog(m_keys, this);
        if (dialog.exec() == QDialog::Accepted)
            changeKeys(dialog.keys());
    });
    m_actions->connectTo("help.commands",
        [this] { (new CommandPalette(*menuBar(), *m_actions, *m_setup.settings, this))->open(); });
    const std::filesystem::path file = keysFile(*m_setup.settings);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return;
    try {
        m_keys = KeyMap::read(file);
        m_actions->applyKeys(m_keys);
    } catch (const Error& error) {
        m_errors->report(error, tr("Your keys could not be read; the usual ones are used."));
    }
}

void MainWindow::changeKeys(const KeyMap& keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    m_actions->applyKeys(m_keys);
    try {
        m_keys.write(keysFile(*m_setup.settings));
    } catch (const Error& error) {
        m_errors->report(error, tr("The keys hold until the window closes."));
    }
}

void MainWindow::showPreferences()
{
    const Preferences before = Preferences::read(*m_setup.settings);
    PreferencesDialog dialog(before, currentTheme(), m_keys, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Preferences chosen = dialog.preferences();
    chosen.write(*m_setup.settings);
    m_studio->history().setBudget(chosen.historyBudget());
    if (dialog.theme() != currentTheme())
        setTheme(dialog.theme());
    changeKeys(dialog.keys());
}

} // namespace pleinair
