#include "model/base/error.h"
#include "model/io/safe_file.h"
#include "tests/unit/ui/registry.h"
#include "ui/action_table.h"
#include "ui/key_map.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

std::string refusalOf(const std::string& text)
{
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.filePath(u"keys.json"_s).toStdString());
    writeWholeFile(file, std::string_view(text));
    try {
        (void)KeyMap::read(file);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class KeyMapTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noPresetGivesAKeyTwice()
    {
        for (const KeyPreset preset : allKeyPresets()) {
            const QStringList conflicts = KeyMap(preset).conflictingIds();
            QVERIFY2(
                conflicts.isEmpty(), qPrintable(nameOf(preset) + u": "_s + conflicts.join(u' ')));
        }
    }

    void presetsDifferWhereTheProgramsDo()
    {
        const QKeySequence ctrlE(Qt::CTRL | Qt::Key_E);
        QCOMPARE(KeyMap(KeyPreset::Pleinair).idsWith(ctrlE), QStringList(u"file.export"_s));
        QCOMPARE(KeyMap(KeyPreset::Krita).idsWith(ctrlE), QStringList(u"layer.mergeDown"_s));
        QCOMPARE(KeyMap(KeyPreset::Photoshop).idsWith(QKeySequence(u"V"_s)),
            QStringList(u"tool.move"_s));
        QCOMPARE(
            KeyMap(KeyPreset::Krita).idsWith(QKeySequence(u"T"_s)), QStringList(u"tool.move"_s));
    }

    void aChangeConflictsUntilTheOtherKeyIsTaken()
    {
        KeyMap keys;
        keys.setKeys(u"tool.eraser"_s, { QKeySequence(u"B"_s) });
        QCOMPARE(keys.conflictingIds(), (QStringList { u"tool.brush"_s, u"tool.eraser"_s }));
        keys.setKeys(u"tool.brush"_s, {});
        QVERIFY(keys.conflictingIds().isEmpty());
        QVERIFY(keys.isChanged(u"tool.brush"_s));
        keys.reset(u"tool.brush"_s);
        keys.setKeys(u"tool.eraser"_s, keys.presetKeysOf(u"tool.eraser"_s));
        QVERIFY(!keys.hasChanges());
    }

    void aFileHoldsPresetAndChangesAndIsReadBack()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath(u"keys.json"_s).toStdString());
        KeyMap keys(KeyPreset::Krita);
        keys.setKeys(u"tool.brush"_s, { QKeySequence(u"Ctrl+Shift+B"_s), QKeySequence(u"B"_s) });
        keys.setKeys(u"view.docks"_s, {});
        keys.write(file);

        QCOMPARE(KeyMap::read(file), keys);
        QFile text(folder.filePath(u"keys.json"_s));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("\"tool.brush\""));
    }

    void damagedFilesAreRefusedInWords()
    {
        const std::string begin = R"({"format": "pleinair-keys", "version": 1, )";
        QVERIFY(refusalOf(begin + R"("preset": "Emacs"})").find("Emacs") != std::string::npos);
        QVERIFY(refusalOf(begin + R"("preset": "Krita", "keys": []})").find("object")
            != std::string::npos);
        QVERIFY(refusalOf(begin + R"("preset": "Krita", "keys": {"tool.brush": ["Ctrl+Foo"]}})")
                    .find("Ctrl+Foo")
            != std::string::npos);
        QVERIFY(refusalOf(begin + R"("preset": "Krita", "keys": {"tool.brush": [7]}})")
                    .find("tool.brush")
            != std::string::npos);
        QVERIFY(!refusalOf("{").empty());
        QVERIFY(refusalOf(begin + R"("preset": "Krita", "keys": {"no.such": ["B"]}})").empty());
    }
};

static const Registered<KeyMapTest> registered("KeyMap");

#include "key_map_test.moc"
