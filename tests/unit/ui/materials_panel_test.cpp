#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"

#include <QLineEdit>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class MaterialsPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEveryMaterialWithItsKey()
    {
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        MaterialsPanel panel(studio);

        QCOMPARE(panel.tiles()->count(), 4);
        QCOMPARE(panel.tiles()->tile(2).name, u"tree"_s);
        QCOMPARE(panel.tiles()->tile(2).group, u"Plants"_s);
        QCOMPARE(panel.tiles()->tile(2).badge, u"3"_s);
    }

    void typingFindsAndEnterChooses()
    {
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        MaterialsPanel panel(studio);

        QTest::keyClicks(panel.searchField(), u"se"_s);
        QCOMPARE(panel.tiles()->shownTiles(), (std::vector<int> { 3 }));
        QTest::keyClick(panel.searchField(), Qt::Key_Return);

        QCOMPARE(studio.palette().current(), ClassId(3));
        QCOMPARE(panel.tiles()->shownTiles().size(), std::size_t(4));
    }

    void followsTheChoice()
    {
        Studio studio(Document(fourClasses(), Size { 8, 8 }, 0));
        MaterialsPanel panel(studio);
        studio.chooseClass(1);
        QCOMPARE(panel.tiles()->current(), std::optional<int>(1));
    }

    void showsEachOnesShare()
    {
        LabelMap labels({ 8, 8 }, 0);
        for (int x = 0; x < 8; ++x)
            labels.set(x, 0, 3);
        Studio studio(Document(fourClasses(), std::move(labels)));
        MaterialsPanel panel(studio);

        QCOMPARE(panel.tiles()->tile(0).note, u"88%"_s);
        QCOMPARE(panel.tiles()->tile(3).note, u"13%"_s);
        QCOMPARE(panel.tiles()->tile(1).note, QString());
    }
};

static const Registered<MaterialsPanelTest> registered("MaterialsPanel");

#include "materials_panel_test.moc"
