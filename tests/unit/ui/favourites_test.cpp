#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/favourites.h"
#include "ui/panels/material_menu.h"
#include "ui/panels/recent_materials.h"
#include "ui/studio.h"

#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace pleinair;
using namespace Qt::StringLiterals;

class FavouritesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThereAgainWithTheNextPaintingAndProgram()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
            const Favourites favourites(studio, settings, nullptr);
            studio.chooseFavourite(9, ClassId(3));
            studio.replacePainting(fourClasses(), LabelMap({ 8, 8 }, 0));
            QCOMPARE(studio.palette().slotOf(3), std::optional<int>(9));
        }
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        const Favourites favourites(studio, settings, nullptr);
        QCOMPARE(studio.palette().slotOf(3), std::optional<int>(9));
        QCOMPARE(studio.palette().favourite(3), std::optional<ClassId>());
    }

    void otherClassTablesHaveTheirOwn()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        const Favourites favourites(studio, settings, nullptr);
        studio.chooseFavourite(0, ClassId(3));
        const ClassTable other({ { "sea", { 1, 1, 1 }, "", {}, {} } });
        studio.replacePainting(other, LabelMap({ 8, 8 }, 0));
        QCOMPARE(studio.palette().favourite(0), std::optional<ClassId>(0));
    }

    void theMenuGivesAndTakesKeys()
    {
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        QMenu menu;
        fillMaterialMenu(menu, studio, 2);
        menu.actions()[1]->menu()->actions()[8]->trigger();
        QCOMPARE(studio.palette().favourite(8), std::optional<ClassId>(2));
        menu.actions()[0]->trigger();
        QCOMPARE(studio.palette().current(), ClassId(2));
        QMenu again;
        fillMaterialMenu(again, studio, 2);
        again.actions().last()->trigger();
        QVERIFY(!studio.palette().slotOf(2));
    }

    void whatWasUsedLatelyIsAClickAway()
    {
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        RecentMaterials recent(studio);
        recent.resize(600, 24);
        studio.chooseClass(3);
        studio.chooseClass(1);
        QCOMPARE(recent.buttons()[0]->text(), u"grass"_s);
        QCOMPARE(recent.buttons()[1]->text(), u"sea"_s);
        recent.buttons()[1]->click();
        QCOMPARE(studio.palette().current(), ClassId(3));
        recent.show();
        recent.resize(70, 24);
        QVERIFY(recent.buttons()[0]->isVisible());
        QVERIFY(!recent.buttons()[2]->isVisible());
    }
};

static const Registered<FavouritesTest> registered("Favourites");

#include "favourites_test.moc"
