#include "ui/style_chooser.h"

#include "ui/commands/style_command.h"
#include "ui/panels/message_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QUndoStack>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/photographFolder"_L1;

} // namespace

StyleChooser::StyleChooser(LiveRendering& rendering, QUndoStack& history, QSettings& settings,
    MessageBar& messages, QWidget* window)
    : QObject(window)
    , m_rendering(rendering)
    , m_history(history)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{
    connect(&rendering, &LiveRendering::photographEncoded, this,
        [this](int index, const StyleChoice& before) {
            m_history.push(new StyleCommand(m_rendering, before, index));
        });
}

void StyleChooser::choose(const StyleChoice& choice)
{
    if (!m_rendering.styles().hasStyles() || choice == m_rendering.styleChoice())
        return;
    m_history.push(new StyleCommand(m_rendering, m_rendering.styleChoice(), choice));
}

void StyleChooser::chooseRandom()
{
    choose(m_rendering.nextSeed());
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
        m_settings.value(kFolderKey).toString(),
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
        m_rendering.model() ? QString::fromStdString(styles.whyNoPhotographs())
                            : tr("A photograph's style needs a model, and none is loaded."));
}

} // namespace pleinair
