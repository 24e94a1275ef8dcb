#include "ui/panels/style_panel.h"

#include "ui/icon_set.h"
#include "ui/live_rendering.h"
#include "ui/panels/style_mixer.h"
#include "ui/panels/tile_grid.h"
#include "ui/style_text.h"
#include "ui/theme.h"
#include "ui/thumbnails.h"

#include <QActionGroup>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <limits>
#include <utility>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// The styles of the library that are shown nowhere else.
bool isListed(const StyleLibrary& styles, const NamedStyle& style)
{
    return std::any_of(styles.styles().begin(), styles.styles().end(),
        [&style](const NamedStyle& listed) { return listed.style == style.style; });
}

} // namespace

void StylePanel::setPicture(int index, const QImage& picture)
{
    const auto& wanted = m_rendering.thumbnails().wantedStyles();
    if (index < 0 || index >= static_cast<int>(wanted.size()))
        return;
    const StyleVector& style = wanted[static_cast<std::size_t>(index)];
    m_pictures[style.mu] = picture;
    m_all->showPicture(style);
    m_stripStyles->showPicture(style);
}

void StylePanel::showStyles()
{
    const StyleLibrary& styles = m_rendering.styles();
    std::vector<StyleGrid::Entry> entries;
    for (const NamedStyle& style : styles.favourites())
        entries.push_back({ style, tr("Favourites") });
    const bool isGrouped = !entries.empty()
        || std::any_of(styles.used().begin(), styles.used().end(),
            [&styles](const NamedStyle& used) { return !isListed(styles, used); });
    for (const NamedStyle& style : styles.styles()) {
        const bool isPreset = style.origin == StyleOrigin::Preset;
        entries.push_back({ style,
            !isGrouped     ? QString()
                : isPreset ? tr("Presets")
                           : tr("Photographs") });
    }
    for (const NamedStyle& style : styles.used()) {
        if (!isListed(styles, style))
            entries.push_back({ style, tr("Used lately") });
    }
    m_all->setStyles(std::move(entries));
    m_mixer->setChoices(styles.styles());
    showStrip();
    showCurrent();
    showAbilities();
    wantPictures();
}

void StylePanel::showStrip()
{
    std::vector<StyleGrid::Entry> entries;
    const StyleLibrary& styles = m_rendering.styles();
    if (m_page == Page::Variations && m_varied && styles.hasStyles()) {
        entries.push_back({ *m_varied, {} });
        for (int i = 0; i < kVariations; ++i) {
            const std::uint64_t seed = m_firstSeed + static_cast<std::uint64_t>(i);
            entries.push_back({ variedFrom(*m_varied, seed), {}, QString::number(seed) });
        }
    }
    if (m_page == Page::Between && styles.hasStyles()) {
        // To begin with, from the style before to the one in use.
        const auto& used = styles.used();
        if (!m_to)
            m_to = styles.current();
        if (!m_from)
            m_from = used.size() > 1      ? used[1]
                : styles.styles().empty() ? used[0]
                                          : styles.styles().back();
        for (NamedStyle& style : stylesBetween(*m_from, *m_to, kStepsBetween)) {
            const auto at = static_cast<int>(entries.size());
            const bool isEnd = at == 0 || at == kStepsBetween - 1;
            const QString share = u"%1 %"_s.arg(100 * at / (kStepsBetween - 1));
            entries.push_back({ std::move(style), {}, isEnd ? QString() : share });
        }
    }
    m_stripStyles->setStyles(std::move(entries));
}

void StylePanel::wantPictures()
{
    std::vector<StyleVector> wanted;
    const auto want = [&wanted](const StyleGrid& grid) {
        for (const StyleGrid::Entry& entry : grid.styles()) {
            if (std::find(wanted.begin(), wanted.end(), entry.style.style) == wanted.end())
                wanted.push_back(entry.style.style);
        }
    };
    if (m_page == Page::Variations || m_page == Page::Between)
        want(*m_stripStyles);
    want(*m_all);
    m_rendering.thumbnails().wantStyles(std::move(wanted));
}

void StylePanel::showCurrent()
{
    const StyleLibrary& styles = m_rendering.styles();
    m_all->setCurrent(styles.current());
    m_stripStyles->setCurrent(styles.current());
    const bool isFavourite = styles.isFavourite(styles.current());
    m_favourite->setIcon(themedIcon(isFavourite ? u"star-filled"_s : u"star"_s));
    m_favourite->setToolTip(isFavourite ? tr("No Favourite any more") : tr("Make It a Favourite"));
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(
        static_cast<int>(std::min<std::uint64_t>(styles.seed(), std::numeric_limits<int>::max())));
}

void StylePanel::showAbilities()
{
    const StyleLibrary& styles = m_rendering.styles();
    const bool hasModel = m_rendering.model().has_value();
    m_stack->setVisible(styles.hasStyles());
    m_pageGroup->setEnabled(styles.hasStyles());
    m_favourite->setEnabled(styles.hasStyles());
    m_tiles->setEmptyText(tr("Drop a photograph here to take over its style."));
    m_random->setEnabled(styles.hasStyles());
    m_seed->setEnabled(styles.hasStyles());
    m_lock->setEnabled(styles.hasStyles());
    m_photograph->setEnabled(styles.canEncodePhotographs());
    const QString why = hasModel  ? whyNoPhotographsText(styles)
        : m_rendering.isLoading() ? tr("The styles come with the model, which is being loaded.")
                                  : tr("Styles belong to a model, and none is loaded.");
    m_photograph->setToolTip(styles.canEncodePhotographs() ? tr("Style of a Photograph") : why);
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
}

} // namespace pleinair
