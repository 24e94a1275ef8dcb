#include "ui/studio.h"

#include "app/painting/class_match.h"
#include "ui/commands/choice_step.h"

namespace pleinair {

Studio::Studio(Document document, QObject* parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_palette(m_document.classes())
{
    m_settings.classId = m_palette.current();
}

void Studio::replacePainting(ClassTable classes, LabelMap labels)
{
    m_document.replace(std::move(classes), std::move(labels));
    documentWasReplaced();
}

void Studio::replacePainting(DocumentContent content)
{
    m_document.replace(std::move(content));
    documentWasReplaced();
}

Edit Studio::changeClasses(ClassTable classes, std::vector<ClassId> newIds)
{
    settle();
    Edit edit = m_document.changeClasses(std::move(classes), std::move(newIds));
    show(edit, m_document.bounds());
    return edit;
}

void Studio::takeClasses(const Edit::ClassChange& change, Document::PatchSide side)
{
    const std::vector<ClassId> newIds = side == Document::PatchSide::After
        ? change.newIds
        : matchClasses(change.classesAfter, change.classesBefore, 0);
    for (ClassId& id : m_clipboard.labels.labels()) {
        if (id < newIds.size())
            id = newIds[id];
    }
    const ClassId current = m_palette.current();
    m_palette = Palette(m_document.classes());
    if (current < newIds.size())
        m_palette.choose(newIds[current]);
    m_settings.classId = m_palette.current();
}

void Studio::documentWasReplaced()
{
    for (auto& [kind, tool] : m_tools)
        tool->forget();
    m_pressed.reset();
    m_history.clear();
    const ClassId oldClass = m_palette.current();
    m_palette = Palette(m_document.classes());
    if (oldClass < m_document.classes().count())
        m_palette.choose(oldClass);
    m_settings.classId = m_palette.current();
    Q_EMIT paintingReplaced();
    Q_EMIT replaced();
    Q_EMIT layersChanged();
    Q_EMIT selectionChanged();
    Q_EMIT classChanged();
}

void Studio::chooseClass(ClassId id)
{
    if (id >= m_document.classes().count())
        return;
    m_palette.choose(id);
    m_settings.classId = id;
    Q_EMIT classChanged();
}

void Studio::chooseFavourite(int slot, std::optional<ClassId> id)
{
    if (m_palette.favourite(slot) == id || (id && *id >= m_document.classes().count()))
        return;
    settle();
    const Palette::Favourites before = m_palette.favourites();
    m_palette.setFavourite(slot, id);
    const auto setTo = [this](const Palette::Favourites& favourites) {
        return [this, favourites] { setFavourites(favourites); };
    };
    m_history.push(std::make_unique<ChoiceStep>(
                       setTo(before), setTo(m_palette.favourites()), ChoiceStep::Kept::InSettings),
        tr("Favourite Material"));
    Q_EMIT favouritesChanged();
}

void Studio::setFavourites(const Palette::Favourites& favourites)
{
    if (favourites == m_palette.favourites())
        return;
    m_palette.setFavourites(favourites);
    Q_EMIT favouritesChanged();
}

void Studio::swapClasses()
{
    m_palette.swap();
    m_settings.classId = m_palette.current();
    Q_EMIT classChanged();
}

bool Studio::isModified() const
{
    return m_history.isModified();
}

void Studio::markSaved()
{
    m_history.markSaved();
    Q_EMIT edited();
}

} // namespace pleinair
