#include "ui/model_opener.h"

#include "app/painting/class_match.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "ui/dialogs/class_mapping_dialog.h"
#include "ui/dialogs/class_names_dialog.h"
#include "ui/live_rendering.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

ModelOpener::ModelOpener(LiveRendering& rendering, Studio& studio, MessageBar& messages,
    std::filesystem::path names, QWidget* window)
    : QObject(window)
    , m_rendering(rendering)
    , m_studio(studio)
    , m_messages(messages)
    , m_names(std::move(names))
    , m_window(window)
{
    rendering.setModelGate([this](const ModelReady& model, LiveRendering::Asking asking) {
        take(model, m_isAsking && asking == LiveRendering::Asking::Yes);
    });
}

bool ModelOpener::isUnnamed(const ClassTable& classes)
{
    const ClassTable numbered = ClassTable::numbered(classes.count());
    return !classes.isEmpty()
        && std::equal(classes.classes().begin(), classes.classes().end(),
            numbered.classes().begin(), numbered.classes().end(),
            [](const SemanticClass& a, const SemanticClass& b) { return a.name == b.name; });
}

std::vector<ClassId> ModelOpener::usedClasses(const Document& document)
{
    std::array<bool, 256> isUsed {};
    for (int i = 0; i < document.layers().count(); ++i) {
        for (const ClassId id : document.layers()[i].labels.labels())
            isUsed[id] = true;
    }
    std::vector<ClassId> used;
    for (int id = 0; id < document.classes().count(); ++id) {
        if (isUsed[static_cast<std::size_t>(id)])
            used.push_back(static_cast<ClassId>(id));
    }
    return used;
}

void ModelOpener::take(const ModelReady& model, bool mayAsk)
{
    if (!isUnnamed(model.description.classes))
        return mapClasses(model, mayAsk);
    ModelReady named = model;
    if (auto names = rememberedNames(model)) {
        named.description.classes = std::move(*names);
        return mapClasses(named, mayAsk);
    }
    if (mayAsk)
        nameClasses(model);
    else
        mapClasses(model, mayAsk);
}

void ModelOpener::nameClasses(const ModelReady& model)
{
    auto* dialog = new ClassNamesDialog(
        QString::fromStdString(model.description.name), model.description.classes, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, model] {
        ModelReady named = model;
        named.description.classes = dialog->classes();
        remember(named);
        mapClasses(named, true);
    });
    connect(dialog, &QDialog::rejected, this, [this, model] { mapClasses(model, true); });
    dialog->open();
}

void ModelOpener::mapClasses(const ModelReady& model, bool mayAsk)
{
    const Document& document = m_studio.document();
    const ClassTable& classes = model.description.classes;
    const std::vector<ClassMatch> matches = proposeMatches(document.classes(), classes, 0);
    const std::vector<ClassId> used = usedClasses(document);
    const bool isPlain = std::all_of(used.begin(), used.end(),
        [&matches](ClassId id) { return matches[id].reason == MatchReason::SameName; });
    const auto adopt = [this, model](std::vector<ClassId> newIds) {
        m_rendering.adopt(model, std::move(newIds));
    };
    if (isPlain || !mayAsk)
        return adopt(matchClasses(document.classes(), classes, 0));
    auto* dialog = new ClassMappingDialog(QString::fromStdString(model.description.name), document,
        used, classes, matches, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, adopt] { adopt(dialog->newIds()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_rendering.refuse(); });
    dialog->open();
}

std::filesystem::path ModelOpener::namesFile(const ModelReady& model) const
{
    return m_names / (model.description.generatorHash + ".json");
}

std::optional<ClassTable> ModelOpener::rememberedNames(const ModelReady& model) const
{
    std::error_code ignored;
    if (m_names.empty() || model.description.generatorHash.empty()
        || !std::filesystem::exists(namesFile(model), ignored))
        return std::nullopt;
    try {
        ClassTable names = readClassTable(namesFile(model));
        if (names.count() == model.description.classes.count())
            return names;
    } catch (const Error& error) {
        m_messages.show(MessageKind::Warning, QString::fromUtf8(error.what()));
    }
    return std::nullopt;
}

void ModelOpener::remember(const ModelReady& model)
{
    if (m_names.empty() || model.description.generatorHash.empty())
        return;
    try {
        std::error_code ignored;
        std::filesystem::create_directories(m_names, ignored);
        writeClassTable(namesFile(model), model.description.classes);
    } catch (const Error& error) {
        m_messages.show(MessageKind::Warning, QString::fromUtf8(error.what()));
    }
}

} // namespace pleinair
