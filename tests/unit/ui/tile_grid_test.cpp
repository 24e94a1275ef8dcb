#include "tests/unit/ui/registry.h"
#include "ui/panels/tile_grid.h"

#include <QSignalSpy>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

std::vector<Tile> someTiles()
{
    std::vector<Tile> tiles;
    for (const auto& [name, group] : std::initializer_list<std::pair<QString, QString>> {
             { u"sky"_s, u"Sky"_s }, { u"clouds"_s, u"Sky"_s }, { u"sea"_s, u"Water"_s },
             { u"river"_s, u"Water"_s }, { u"lake"_s, u"Water"_s } })
        tiles.push_back({ name, group, Qt::blue, {}, {}, {} });
    return tiles;
}

} // namespace

class TileGridTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowAndWideItFillsRowsSideways()
    {
        TileGrid grid({ 72, 112, 24, false });
        grid.setTiles(someTiles());
        grid.resize(800, grid.minimumSizeHint().height());
        grid.show();

        // Two rows: clouds under sky, the next group to the right.
        QCOMPARE(grid.tileRect(1).left(), grid.tileRect(0).left());
        QVERIFY(grid.tileRect(1).top() > grid.tileRect(0).bottom());
        QVERIFY(grid.tileRect(2).left() > grid.tileRect(0).right());
        QVERIFY(grid.rect().contains(grid.tileRect(1)));
    }

    void narrowAndHighItGoesDownwards()
    {
        TileGrid grid({ 72, 112, 24, false });
        grid.setTiles(someTiles());
        grid.resize(200, 600);
        grid.show();

        QCOMPARE(grid.tileRect(1).top(), grid.tileRect(0).top());
        QVERIFY(grid.tileRect(2).top() > grid.tileRect(0).bottom());
        QVERIFY(grid.tileRect(1).right() <= 200);
    }

    void theFilterLooksAtNamesAndGroups()
    {
        TileGrid grid({});
        grid.setTiles(someTiles());
        grid.setFilter(u"LA"_s);
        QCOMPARE(grid.shownTiles(), (std::vector<int> { 4 }));
        grid.setFilter(u"water"_s);
        QCOMPARE(grid.shownTiles(), (std::vector<int> { 2, 3, 4 }));
        grid.setFilter(u"nothing"_s);
        QVERIFY(grid.shownTiles().empty());
        grid.setFilter({});
        QCOMPARE(grid.shownTiles().size(), std::size_t(5));
    }

    void aClickChooses()
    {
        TileGrid grid({});
        grid.setTiles(someTiles());
        grid.resize(800, 120);
        grid.show();
        QSignalSpy chosen(&grid, &TileGrid::chosen);

        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.tileRect(2).center());

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
    }

    void arrowsChooseTheNeighbours()
    {
        TileGrid grid({});
        grid.setTiles(someTiles());
        grid.setCurrent(1);
        QSignalSpy chosen(&grid, &TileGrid::chosen);

        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Left);

        QCOMPARE(chosen.at(0).first().toInt(), 2);
        QCOMPARE(chosen.at(1).first().toInt(), 0);
    }
};

static const Registered<TileGridTest> registered("TileGrid");

#include "tile_grid_test.moc"
