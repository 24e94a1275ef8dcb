#include "ui/panels/material_menu.h"

#include "ui/language.h"
#include "ui/studio.h"

#include <QCoreApplication>
#include <QMenu>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("MaterialMenu", text);
}

} // namespace

void fillMaterialMenu(QMenu& menu, Studio& studio, ClassId id)
{
    const ClassTable& classes = studio.document().classes();
    const QString name = materialText(classes[id].name);
    const auto slot = studio.palette().slotOf(id);
    QObject::connect(
        menu.addAction(translated(QT_TRANSLATE_NOOP("MaterialMenu", "Paint with %1")).arg(name)),
        &QAction::triggered, &studio, [&studio, id] { studio.chooseClass(id); });
    QMenu* keys = menu.addMenu(translated(QT_TRANSLATE_NOOP("MaterialMenu", "Favourite on Key")));
    for (int i = 0; i < Palette::kFavourites; ++i) {
        const auto holder = studio.palette().favourite(i);
        const QString now = holder ? u"   "_s + materialText(classes[*holder].name) : QString();
        QAction* action = keys->addAction(u"%1%2"_s.arg((i + 1) % Palette::kFavourites).arg(now));
        action->setCheckable(true);
        action->setChecked(slot == i);
        QObject::connect(
            action, &QAction::triggered, &studio, [&studio, i, id] { studio.chooseFavourite(i, id); });
    }
    QAction* none =
        menu.addAction(translated(QT_TRANSLATE_NOOP("MaterialMenu", "No Favourite Any More")));
    none->setEnabled(slot.has_value());
    QObject::connect(none, &QAction::triggered, &studio, [&studio, slot] {
        if (slot)
            studio.chooseFavourite(*slot, std::nullopt);
    });
}

} // namespace pleinair
