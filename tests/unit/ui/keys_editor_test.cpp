#include "tests/unit/ui/registry.h"
#include "ui/dialogs/keys_editor.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

QPushButton* button(const KeysEditor& editor, const QString& text)
{
    for (QPushButton* candidate : editor.findChildren<QPushButton*>()) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

QString allTexts(const KeysEditor& editor)
{
    QString all;
    for (const QLabel* label : editor.findChildren<QLabel*>())
        all += label->text() + u'\n';
    return all;
}

} // namespace

class KeysEditorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConflictIsSaidBeforeAndTheKeyIsTakenOver()
    {
        KeysEditor editor { KeyMap() };
        QSignalSpy changed(&editor, &KeysEditor::changed);
        editor.select(u"tool.eraser"_s);
        editor.findChild<QKeySequenceEdit*>()->setKeySequence(QKeySequence(u"B"_s));
        QVERIFY2(
            allTexts(editor).contains(u"B is the key of “Brush”"_s), qPrintable(allTexts(editor)));

        button(editor, u"Set"_s)->click();

        QCOMPARE(editor.keys().keysOf(u"tool.eraser"_s), QList { QKeySequence(u"B"_s) });
        QVERIFY(editor.keys().keysOf(u"tool.brush"_s).isEmpty());
        QVERIFY(editor.keys().conflictingIds().isEmpty());
        QCOMPARE(changed.count(), 1);
    }

    void aKeyIsAddedRemovedAndGoesBackToThePreset()
    {
        KeysEditor editor { KeyMap() };
        editor.select(u"view.resetDocks"_s);
        editor.findChild<QKeySequenceEdit*>()->setKeySequence(QKeySequence(u"F3"_s));
        button(editor, u"Add"_s)->click();
        QCOMPARE(editor.keys().keysOf(u"view.resetDocks"_s).size(), 1);
        button(editor, u"As Preset"_s)->click();
        QVERIFY(editor.keys().keysOf(u"view.resetDocks"_s).isEmpty());
        editor.select(u"edit.redo"_s);
        button(editor, u"Remove"_s)->click();
        QVERIFY(editor.keys().keysOf(u"edit.redo"_s).isEmpty());
    }

    void aConflictFromAFileIsMarked()
    {
        KeyMap keys;
        keys.setKeys(u"tool.eraser"_s, { QKeySequence(u"B"_s) });
        const KeysEditor editor(keys);
        QVERIFY2(allTexts(editor).contains(u"share a key"_s), qPrintable(allTexts(editor)));
    }

    void presetsAndSearchActOnTheTable()
    {
        KeysEditor editor { KeyMap() };
        auto* presets = editor.findChild<QComboBox*>();
        presets->setCurrentText(u"Photoshop"_s);
        Q_EMIT presets->activated(presets->currentIndex());
        QCOMPARE(editor.keys().preset(), KeyPreset::Photoshop);

        editor.searchField()->setText(u"merge"_s);
        int shown = 0;
        for (int row = 0; row < editor.table()->rowCount(); ++row)
            shown += editor.table()->isRowHidden(row) ? 0 : 1;
        QCOMPARE(shown, 1);
    }
};

static const Registered<KeysEditorTest> registered("KeysEditor");

#include "keys_editor_test.moc"
