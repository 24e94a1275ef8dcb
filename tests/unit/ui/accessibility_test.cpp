#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/canvas_size_dialog.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/new_painting_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/panels/materials_popup.h"
#include "ui/photograph_window.h"
#include "ui/studio.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QToolButton>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// Parts that Qt makes inside its own controls, and what only holds others.
bool isInside(const QWidget& widget)
{
    return widget.objectName().startsWith(u"qt_"_s) || widget.inherits("QHeaderView")
        || widget.inherits("QComboBoxPrivateContainer") || widget.inherits("QComboBoxListView")
        || widget.inherits("QTableCornerButton") || widget.inherits("QDialogButtonBox")
        || widget.inherits("QLineEditIconButton") || widget.inherits("QLabel")
        || widget.inherits("QMenu") || widget.inherits("QScrollBar");
}

/// What a screen reader would say first.
QString nameOfWidget(QWidget& widget)
{
    const QAccessibleInterface* found = QAccessible::queryAccessibleInterface(&widget);
    return found ? found->text(QAccessible::Name) : QString();
}

QStringList namelessIn(QWidget& root)
{
    QStringList nameless;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const bool isControl =
            widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton*>(widget);
        if (isControl && !isInside(*widget) && !isInside(*widget->parentWidget())
            && nameOfWidget(*widget).isEmpty())
            nameless << u"%1 \"%2\" in %3"_s.arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return nameless;
}

} // namespace

class AccessibilityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlOfTheWindowHasAName()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.openWelcome();
        window.actions().action("view.secondWindow")->trigger();
        window.actions().action("help.commands")->trigger();
        Q_EMIT window.canvas().materialMenuRequested(QPoint(100, 100));
        QVERIFY(window.findChild<MaterialsPopup*>());
        const QStringList nameless = namelessIn(window);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void everyControlOfTheDialogsHasAName()
    {
        KeysDialog keys { KeyMap() };
        PreferencesDialog preferences({}, ThemeKind::Dark, KeyMap());
        NewPaintingDialog painting(fourClasses(), { 512, 512 });
        CanvasSizeDialog size(
            u"Size"_s, u"Why"_s, { 64, 64 }, CanvasSizeDialog::Sides::InProportion, nullptr);
        AboutDialog about(u"Model"_s, u"Card"_s, nullptr);
        for (QDialog* dialog :
            std::initializer_list<QDialog*> { &keys, &preferences, &painting, &size, &about }) {
            const QStringList nameless = namelessIn(*dialog);
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
            QVERIFY(!dialog->windowTitle().isEmpty());
        }
    }

    void everyMenuHasAKeyOfItsOwn()
    {
        WindowFixture fixture;
        QSet<QChar> keys;
        for (const QAction* action : fixture.window().menuBar()->actions()) {
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(action->text()));
            const QChar key = action->text()[at + 1].toLower();
            QVERIFY2(!keys.contains(key), qPrintable(action->text()));
            keys.insert(key);
        }
    }

    void everyControlIsReachedByTheKeyboard()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        for (const char* dock : { "view.navigator", "view.layers", "view.history" })
            window.actions().action(dock)->trigger();
        window.actions().action("style.mix")->trigger();
        QCoreApplication::processEvents();
        QStringList unreached;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool isControl = button || widget->focusPolicy() != Qt::NoFocus;
            if (!isControl || !widget->isVisible() || isInside(*widget)
                || isInside(*widget->parentWidget()) || (widget->focusPolicy() & Qt::TabFocus))
                continue;
            // What a button does can be in a menu, where keys reach it; a pane's head has its
            // pane's.
            const auto* tool = qobject_cast<const QToolButton*>(widget);
            const QAction* action = tool ? tool->defaultAction() : nullptr;
            const bool hasKeyboard = action && window.actions().contains(action->objectName());
            if (!hasKeyboard)
                unreached << u"%1 \"%2\" in %3"_s.arg(
                    QString::fromLatin1(widget->metaObject()->className()), nameOfWidget(*widget),
                    QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(u'\n')));
    }

    void everyFieldOfTheOptionsIsReachedByTab()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        for (const ToolKind kind : allToolKinds()) {
            window.studio().setToolKind(kind);
            QCoreApplication::processEvents();
            for (const QAbstractButton* button :
                window.findChild<QWidget*>(u"optionsBar"_s)->findChildren<QAbstractButton*>()) {
                // Buttons of actions are in the menus too.
                if (button->isVisible() && button->parentWidget()->inherits("QToolBar") == false)
                    QVERIFY2(
                        (button->focusPolicy() & Qt::TabFocus) != 0, qPrintable(button->text()));
            }
        }
    }
};

static const Registered<AccessibilityTest> registered("Accessibility");

#include "accessibility_test.moc"
