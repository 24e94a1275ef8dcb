#include "tests/unit/ui/registry.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/preferences.h"

#include <QListWidget>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class PreferencesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areReadBackAsWritten()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        QCOMPARE(Preferences::read(settings), Preferences());
        Preferences chosen;
        chosen.language = u"de"_s;
        chosen.scalePercent = 150;
        chosen.showsWelcome = false;
        chosen.historyMiB = 512;
        chosen.device = u"cpu"_s;
        chosen.threads = 3;
        chosen.planMemoryMiB = 256;
        chosen.write(settings);
        QCOMPARE(Preferences::read(settings), chosen);
    }

    void nonsenseInTheFileIsBroughtIntoRange()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        settings.setValue(u"window/scale"_s, 5000);
        settings.setValue(u"history/megabytes"_s, -3);
        settings.setValue(u"renderer/device"_s, u"toaster"_s);
        settings.setValue(u"renderer/threads"_s, -1);
        const Preferences read = Preferences::read(settings);
        QCOMPARE(read.scalePercent, Preferences::kMostScale);
        QCOMPARE(read.historyMiB, Preferences::kLeastHistoryMiB);
        QCOMPARE(read.device, u"auto"_s);
        QCOMPARE(read.threads, 0);
    }

    void theDialogShowsAndGivesBackWhatItGot()
    {
        Preferences given;
        given.language = u"zh_CN"_s;
        given.scalePercent = 133;
        given.device = u"cuda"_s;
        KeyMap keys(KeyPreset::Krita);
        const PreferencesDialog dialog(given, ThemeKind::Light, keys);
        QCOMPARE(dialog.preferences(), given);
        QCOMPARE(dialog.theme(), ThemeKind::Light);
        QCOMPARE(dialog.keys(), keys);
    }

    void everyNameOpensItsPage()
    {
        PreferencesDialog dialog({}, ThemeKind::Dark, KeyMap());
        dialog.showPage(PreferencesDialog::Page::Keys);
        QCOMPARE(dialog.findChild<QStackedWidget*>()->currentIndex(), 3);
        QCOMPARE(dialog.findChild<QListWidget*>()->count(),
            dialog.findChild<QStackedWidget*>()->count());
    }
};

static const Registered<PreferencesTest> registered("Preferences");

#include "preferences_test.moc"
