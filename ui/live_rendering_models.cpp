#include "ui/live_rendering.h"

#include "app/painting/class_match.h"
#include "app/session/favourite_styles.h"
#include "ui/background.h"
#include "ui/commands/model_step.h"
#include "ui/studio.h"

#include <algorithm>

namespace pleinair {

void LiveRendering::loadModel(
    const std::filesystem::path& model, std::optional<NamedStyle> style, Asking asking)
{
    ++m_loads;
    m_modelTickets[m_worker->loadModel(model)] = { model, std::move(style), asking };
    Q_EMIT stateChanged();
}

void LiveRendering::receiveModel(const ModelReady& model)
{
    m_loads = std::max(0, m_loads - 1);
    // Loads answer in their order, so this is the first one still waited for.
    m_arrival = {};
    if (!m_modelTickets.empty()) {
        m_arrival = std::move(m_modelTickets.begin()->second);
        m_modelTickets.erase(m_modelTickets.begin());
    }
    m_session.holdForModel();
    if (m_gate)
        m_gate(model, m_arrival.asking);
    else
        adopt(model, matchClasses(m_studio.document().classes(), model.description.classes, 0));
}

void LiveRendering::refuse()
{
    if (!m_modelPath.empty())
        loadModel(m_modelPath, m_styles.current(), Asking::No);
}

void LiveRendering::adopt(const ModelReady& model, std::vector<ClassId> newIds)
{
    const ModelDescription& description = model.description;
    UndoHistory& history = m_studio.history();
    const bool newClasses = !areSameClasses(m_studio.document().classes(), description.classes);
    const bool wasUntouched = history.count() == 0 && !m_studio.isModified();
    const ModelUse before { m_modelPath, m_styles.current() };
    Edit edit;
    if (newClasses) {
        // The session must not ask the new model for a painting in the old classes.
        m_adoptingModel = true;
        edit = m_studio.changeClasses(description.classes, std::move(newIds));
        m_adoptingModel = false;
    }
    m_model = model;
    m_modelPath = m_arrival.path;
    m_styles.setModel(description);
    loadFavourites();
    if (m_arrival.style)
        m_styles.chooseAgain(*m_arrival.style);
    m_studio.setKnowsInstances(!description.options.noInstance);
    m_session.setModel(description, m_styles.current().style);
    m_seenRevision = m_studio.document().revision();
    // A model that the history itself brings, or a project, is no step of it.
    const bool wasChosen =
        m_arrival.asking == Asking::Yes && !before.model.empty() && before.model != m_modelPath;
    if (newClasses || wasChosen)
        history.push(std::make_unique<ModelStep>(m_studio, *this, std::move(edit), before,
                         ModelUse { m_modelPath, m_styles.current() }),
            tr("Model %1").arg(QString::fromStdString(description.name)));
    if (newClasses && wasUntouched)
        m_studio.markSaved();
    Q_EMIT modelChanged();
    Q_EMIT stylesChanged();
    Q_EMIT styleChosen();
    Q_EMIT stateChanged();
    if (newClasses)
        Q_EMIT classesChanged(QString::fromStdString(description.name));
}

std::filesystem::path LiveRendering::favouritesFile() const
{
    const bool isKnown = m_model && !m_model->description.generatorHash.empty();
    return m_favourites.empty() || !isKnown
        ? std::filesystem::path()
        : m_favourites / (m_model->description.generatorHash + ".json");
}

void LiveRendering::loadFavourites()
{
    const std::filesystem::path file = favouritesFile();
    if (file.empty())
        return;
    const std::string hash = m_model->description.generatorHash;
    runInBackground<std::vector<NamedStyle>>(
        this, [file] { return readFavouriteStyles(file); },
        [this, hash](std::vector<NamedStyle> favourites) {
            if (m_model->description.generatorHash != hash)
                return;
            // Some may have become favourites meanwhile.
            for (const NamedStyle& style : m_styles.favourites())
                favourites.push_back(style);
            m_styles.setFavourites(favourites);
            Q_EMIT stylesChanged();
        },
        [this](const Error& error) {
            Q_EMIT failed({ WorkKind::LoadModel, 0, 0, error.kind(), error.what() });
        });
}

void LiveRendering::toggleFavourite(const NamedStyle& style)
{
    m_styles.toggleFavourite(style);
    Q_EMIT stylesChanged();
    const std::filesystem::path file = favouritesFile();
    if (file.empty())
        return;
    runInBackground<bool>(
        this,
        [file, styles = m_styles.favourites()] {
            writeFavouriteStyles(file, styles);
            return true;
        },
        [](bool) {},
        [this](const Error& error) {
            Q_EMIT failed({ WorkKind::LoadModel, 0, 0, error.kind(), error.what() });
        });
}

} // namespace pleinair
