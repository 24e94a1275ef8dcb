#include "ui/model_opener.h"

#include "app/painting/class_match.h"
#include "model/io/class_table_file.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/dialogs/class_mapping_dialog.h"
#include "ui/dialogs/class_names_dialog.h"
#include "ui/studio.h"

#include <QComboBox>
#include <QFile>
#include <QTableWidget>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void paintDot(Studio& studio, ClassId id)
{
    studio.chooseClass(id);
    PointerInput input;
    input.position = { 32, 32 };
    studio.press(input);
    studio.release(input);
}

template <typename Dialog>
Dialog* awaited(MainWindow& window)
{
    (void)QTest::qWaitFor([&window] { return window.findChild<Dialog*>() != nullptr; }, 20'000);
    return window.findChild<Dialog*>();
}

} // namespace

class ModelOpenerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksWhatTheMaterialsBecome()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        Studio& studio = window.studio();
        paintDot(studio, 3);
        window.modelOpener().setAsking(true);

        window.rendering().loadModel("other");
        auto* dialog = awaited<ClassMappingDialog>(window);
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->newIds()[0], ClassId(2)); // sky, by its name
        QCOMPARE(dialog->newIds()[3], ClassId(0)); // sea is another word for ocean
        dialog->field(1)->setCurrentIndex(3);
        dialog->accept();

        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(areSameClasses(studio.document().classes(), otherClasses()));
        QCOMPARE(studio.document().labels().at(32, 32), ClassId(3));
        QCOMPARE(studio.document().labels().at(1, 1), ClassId(2));
        QCOMPARE(studio.history().count(), 2);
    }

    void undoBringsBackClassesModelAndStyle()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        Studio& studio = window.studio();
        paintDot(studio, 3);
        const LabelMap before = studio.document().labels();
        window.rendering().useStyle(window.rendering().styles().styles()[1]);
        window.rendering().loadModel("other");
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(areSameClasses(studio.document().classes(), otherClasses()));
        QCOMPARE(window.rendering().styles().current().name, std::string("noon"));

        window.actions().action("edit.undo")->trigger();

        QVERIFY(studio.document().labels() == before);
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(areSameClasses(window.rendering().model()->description.classes, fourClasses()));
        QCOMPARE(window.rendering().styles().current().name, std::string("dusk"));
        window.actions().action("edit.redo")->trigger();
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(areSameClasses(window.rendering().model()->description.classes, otherClasses()));
        QCOMPARE(studio.history().count(), 2);
    }

    void refusingStaysWithTheOldModel()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        paintDot(window.studio(), 3);
        window.modelOpener().setAsking(true);

        window.rendering().loadModel("other");
        auto* dialog = awaited<ClassMappingDialog>(window);
        QVERIFY(dialog != nullptr);
        dialog->reject();

        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(areSameClasses(window.studio().document().classes(), fourClasses()));
        QCOMPARE(window.studio().history().count(), 1);
    }

    void classesWithoutNamesAreNamedOnce()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.modelOpener().setAsking(true);
        const QString classFile = fixture.file(u"classes.json"_s);
        writeClassTable(classFile.toStdString(), fourClasses());

        window.rendering().loadModel("unnamed");
        auto* dialog = awaited<ClassNamesDialog>(window);
        QVERIFY(dialog != nullptr);
        QVERIFY(!dialog->load(fixture.file(u"none.json"_s)).isEmpty());
        dialog->table()->item(1, 1)->setText(u"class 0"_s);
        QVERIFY(!dialog->problem().isEmpty()); // Twice the same name.
        QCOMPARE(dialog->load(classFile), QString());
        dialog->table()->item(3, 1)->setText(u"water"_s);
        QCOMPARE(dialog->problem(), QString());
        dialog->accept();

        QVERIFY(fixture.waitForPhotograph());
        const ClassTable& named = window.rendering().model()->description.classes;
        QCOMPARE(named[3].name, std::string("water"));
        QCOMPARE(named[0].name, std::string("sky"));
        QVERIFY(QFile::exists(fixture.file(u"models/classes/fa4e.json"_s)));
        // The next time nothing is asked.
        window.modelOpener().setAsking(false);
        window.rendering().loadModel("unnamed");
        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(window.rendering().model()->description.classes[3].name, std::string("water"));
    }

    void thingsArePaintedOneByOneWhereTheModelKnowsThem()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        QAction* instances = window.actions().action("brush.instances");
        QVERIFY(!instances->isEnabled());
        window.rendering().loadModel("things");
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(instances->isEnabled());

        instances->trigger();
        paintDot(window.studio(), 2);

        const Document& document = window.studio().document();
        QVERIFY(document.instances().at(32, 32) != 0);
        window.actions().action("edit.undo")->trigger();
        QCOMPARE(document.instances().at(32, 32), ClassId(0));
        fixture.loadModel();
        QVERIFY(!window.studio().settings().paintsInstances);
    }
};

static const Registered<ModelOpenerTest> registered("ModelOpener");

#include "model_opener_test.moc"
