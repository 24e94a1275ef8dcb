#include "ui/style_chooser.h"

#include "ui/commands/choice_step.h"
#include "ui/commands/style_step.h"
#include "ui/panels/message_bar.h"
#include "ui/style_text.h"
#include "ui/undo_history.h"
#include "ui/usual_folder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/photographFolder"_L1;

} // namespace

StyleChooser::StyleChooser(LiveRendering& rendering, UndoHistory& history, QSettings& settings,
    MessageBar& messages, QWidget* window)
    : QObject(window)
    , m_rendering(rendering)
    , m_history(history)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{
    connect(&rendering, &LiveRendering::photographEncoded, this,
        [this](const NamedStyle& before) { noteChangeFrom(before); });
}

void StyleChooser::choose(const NamedStyle& style, const std::string& mergeKey)
{
    const NamedStyle before = m_rendering.styles().current();
    if (!m_rendering.styles().hasStyles() || style == before)
        return;
    m_rendering.useStyle(style);
    noteChangeFrom(before, mergeKey);
}

void StyleChooser::choose(int index)
{
    choose(m_rendering.styles().styles().at(static_cast<std::size_t>(index)));
}

void StyleChooser::chooseSeed(std::uint64_t seed)
{
    choose(m_rendering.styles().randomOf(seed));
}

void StyleChooser::chooseRandom()
{
    chooseSeed(m_rendering.nextSeed());
}

void StyleChooser::vary()
{
    const NamedStyle current = m_rendering.styles().current();
    if (current.style.mu.empty())
        return;
    const bool goesOn = current == m_varied;
    const NamedStyle base = goesOn ? m_variedFrom : current;
    m_variedFrom = base;
    m_varied = variedFrom(base, goesOn ? current.seed + 1 : 1);
    choose(m_varied);
}

void StyleChooser::toggleFavourite(const NamedStyle& style)
{
    if (!m_rendering.styles().hasStyles() || style.style.mu.empty())
        return;
    const bool wasFavourite = m_rendering.styles().isFavourite(style);
    // Favourites belong to a model; while another one is there, theirs stay as they are.
    const auto toggle = [&rendering = m_rendering, style,
                            hash = m_rendering.model()->description.generatorHash] {
        if (rendering.model()->description.generatorHash == hash)
            rendering.toggleFavourite(style);
    };
    toggle();
    m_history.push(std::make_unique<ChoiceStep>(toggle, toggle, ChoiceStep::Kept::InSettings),
        (wasFavourite ? tr("No Favourite: %1") : tr("Favourite: %1")).arg(styleText(style)));
}

void StyleChooser::choosePhotographSize(std::optional<int> px)
{
    const std::optional<int> before = m_rendering.session().chosenShortSide();
    if (px == before || !m_rendering.session().hasModel())
        return;
    const auto setTo = [&rendering = m_rendering](std::optional<int> side) {
        return [&rendering, side] { rendering.setPhotographShortSide(side); };
    };
    setTo(px)();
    m_history.push(
        std::make_unique<ChoiceStep>(setTo(before), setTo(px), ChoiceStep::Kept::InProject),
        px ? tr("Photograph Size %1 px").arg(*px) : tr("The Model's Own Photograph Size"));
}

void StyleChooser::noteChangeFrom(const NamedStyle& before, const std::string& mergeKey)
{
    const NamedStyle& now = m_rendering.styles().current();
    m_history.push(std::make_unique<StyleStep>(m_rendering, before, now, mergeKey),
        tr("Style %1").arg(styleText(now)));
}

bool StyleChooser::choosePreset(const QString& name)
{
    const auto index = m_rendering.styles().indexOf(name.toStdString());
    if (index)
        choose(*index);
    return index.has_value();
}

void StyleChooser::askForPhotograph()
{
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Style of a Photograph"),
        usualFolder(m_settings, kFolderKey),
        tr("Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)"));
    if (file.isEmpty())
        return;
    m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    usePhotograph(file);
}

void StyleChooser::usePhotograph(const QString& file)
{
    const StyleLibrary& styles = m_rendering.styles();
    if (styles.canEncodePhotographs()) {
        m_rendering.encodePhotograph(std::filesystem::path(file.toStdU16String()));
        return;
    }
    m_messages.show(MessageKind::Warning,
        m_rendering.model() ? whyNoPhotographsText(styles)
                            : tr("A photograph's style needs a model, and none is loaded."));
}

} // namespace pleinair
