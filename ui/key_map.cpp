#include "ui/key_map.h"

#include "model/base/error.h"
#include "model/io/json_file.h"
#include "ui/action_table.h"

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr KeyPreset kPresets[] = { KeyPreset::Pleinair, KeyPreset::Krita, KeyPreset::Photoshop };
constexpr char kFormat[] = "pleinair-keys";
/// More keys than anybody gives one action.
constexpr std::size_t kMostKeys = 8;

/// What a preset has elsewhere than the action table.
struct Difference {
    const char* id;
    const char* keys; ///< As in the table.
};

constexpr Difference kKrita[] = {
    { "help.commands", "Ctrl+Return Ctrl+K" },
    { "tool.fill", "F" },
    { "tool.gradient", "G" },
    { "tool.picker", "P" },
    { "tool.polygon", "Shift+P" },
    { "tool.move", "T" },
    { "tool.select-rectangle", "Ctrl+R" },
    { "tool.select-ellipse", "J" },
    { "select.invert", "Ctrl+Shift+I" },
    { "file.importLabels", "Ctrl+Alt+Shift+I" },
    { "layer.add", "Ins" },
    { "layer.mergeDown", "Ctrl+E" },
    { "layer.flatten", "Ctrl+Shift+E" },
    { "file.export", "Ctrl+Alt+E" },
    { "file.exportAs", "Ctrl+Alt+Shift+E" },
    { "view.actualSize", "1 Ctrl+0" },
    { "view.fit", "2" },
    { "view.rotateLeft", "4 Ctrl+[" },
    { "view.straighten", "5" },
    { "view.rotateRight", "6 Ctrl+]" },
    { "view.fullScreen", "Ctrl+Shift+F F11" },
    { "material.1", "Alt+1" },
    { "material.2", "Alt+2" },
    { "material.3", "Alt+3" },
    { "material.4", "Alt+4" },
    { "material.5", "Alt+5" },
    { "material.6", "Alt+6" },
    { "material.7", "Alt+7" },
    { "material.8", "Alt+8" },
    { "material.9", "Alt+9" },
    { "material.0", "Alt+0" },
};

constexpr Difference kPhotoshop[] = {
    { "help.commands", "Ctrl+F" },
    { "material.search", "Ctrl+Shift+F" },
    { "edit.preferences", "Ctrl+K" },
    { "edit.redo", "Ctrl+Shift+Z" },
    { "tool.fill", "G" },
    { "tool.gradient", "Shift+G" },
    { "tool.replace", "K" },
    { "tool.rectangle", "U" },
    { "tool.ellipse", "Shift+U" },
    { "tool.line", "Ctrl+Shift+L" },
    { "tool.lasso", "Shift+L" },
    { "tool.select-rectangle", "M" },
    { "tool.select-ellipse", "Shift+M" },
    { "tool.select-lasso", "L" },
    { "tool.select-area", "W" },
    { "tool.select-class", "Shift+W" },
    { "select.none", "Ctrl+D" },
    { "select.invert", "Ctrl+Shift+I" },
    { "file.importLabels", "Ctrl+Alt+Shift+I" },
    { "image.crop", "C" },
    { "view.mirror", "Ctrl+Alt+M" },
    { "view.fullScreen", "F F11" },
    { "layer.mergeDown", "Ctrl+E" },
    { "layer.flatten", "Ctrl+Shift+E" },
    { "layer.raise", "Ctrl+]" },
    { "layer.lower", "Ctrl+[" },
    { "view.rotateLeft", "Ctrl+Alt+Left" },
    { "view.rotateRight", "Ctrl+Alt+Right" },
    { "layer.above", "Alt+]" },
    { "layer.below", "Alt+[" },
    { "file.export", "Ctrl+Alt+Shift+S" },
    { "file.exportAs", "Ctrl+Alt+Shift+W" },
};

std::span<const Difference> differencesOf(KeyPreset preset)
{
    switch (preset) {
    case KeyPreset::Krita:
        return kKrita;
    case KeyPreset::Photoshop:
        return kPhotoshop;
    case KeyPreset::Pleinair:
        break;
    }
    return {};
}

QList<QKeySequence> keysIn(const char* text)
{
    QList<QKeySequence> keys;
    for (const QString& key : QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts))
        keys << QKeySequence(key, QKeySequence::PortableText);
    return keys;
}

const ActionInfo* infoOf(const QString& id)
{
    const auto table = actionTable();
    const auto found = std::find_if(table.begin(), table.end(),
        [&id](const ActionInfo& info) { return id == QLatin1StringView(info.id); });
    return found == table.end() ? nullptr : &*found;
}

QKeySequence keyFrom(const std::string& text, const std::string& id, const std::string& name)
{
    const QKeySequence key(QString::fromStdString(text), QKeySequence::PortableText);
    bool isUnderstood = !key.isEmpty();
    for (int i = 0; i < key.count(); ++i)
        isUnderstood = isUnderstood && key[static_cast<uint>(i)].key() != Qt::Key_unknown;
    if (!isUnderstood)
        throw Error(ErrorKind::BadFile,
            name + ": \"" + text + "\", given to \"" + id + "\", is no key; keys are written like "
                + "\"Ctrl+Shift+K\".");
    return key;
}

} // namespace

std::span<const KeyPreset> allKeyPresets()
{
    return kPresets;
}

QString nameOf(KeyPreset preset)
{
    switch (preset) {
    case KeyPreset::Krita:
        return u"Krita"_s;
    case KeyPreset::Photoshop:
        return u"Photoshop"_s;
    case KeyPreset::Pleinair:
        break;
    }
    return u"Pleinair"_s;
}

void KeyMap::setPreset(KeyPreset preset)
{
    m_preset = preset;
    std::erase_if(m_changes,
        [this](const auto& change) { return change.second == presetKeysOf(change.first); });
}

QList<QKeySequence> KeyMap::keysOf(const QString& id) const
{
    const auto change = m_changes.find(id);
    return change == m_changes.end() ? presetKeysOf(id) : change->second;
}

QList<QKeySequence> KeyMap::presetKeysOf(const QString& id) const
{
    for (const Difference& difference : differencesOf(m_preset)) {
        if (id == QLatin1StringView(difference.id))
            return keysIn(difference.keys);
    }
    const ActionInfo* info = infoOf(id);
    return info ? keysIn(info->keys) : QList<QKeySequence>();
}

void KeyMap::setKeys(const QString& id, const QList<QKeySequence>& keys)
{
    if (keys == presetKeysOf(id))
        m_changes.erase(id);
    else
        m_changes[id] = keys;
}

QStringList KeyMap::idsWith(const QKeySequence& key) const
{
    QStringList ids;
    for (const ActionInfo& info : actionTable()) {
        const QString id = QString::fromLatin1(info.id);
        if (keysOf(id).contains(key))
            ids << id;
    }
    return ids;
}

QStringList KeyMap::conflictingIds() const
{
    QStringList ids;
    for (const ActionInfo& info : actionTable()) {
        const QString id = QString::fromLatin1(info.id);
        for (const QKeySequence& key : keysOf(id)) {
            if (idsWith(key).size() > 1 && !ids.contains(id))
                ids << id;
        }
    }
    return ids;
}

KeyMap KeyMap::read(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    const nlohmann::json json = readJsonFile(file);
    checkFormat(json, kFormat, name);
    const QString preset = QString::fromStdString(stringAt(json, "preset", name));
    const auto found = std::find_if(std::begin(kPresets), std::end(kPresets),
        [&preset](KeyPreset candidate) { return nameOf(candidate) == preset; });
    if (found == std::end(kPresets))
        throw Error(ErrorKind::BadFile,
            name + ": there is no preset \"" + preset.toStdString()
                + "\"; there are Pleinair, Krita and Photoshop.");
    KeyMap map(*found);
    const auto keys = json.find("keys");
    if (keys == json.end())
        return map;
    if (!keys->is_object())
        throw Error(ErrorKind::BadFile, name + ": \"keys\" must be an object of lists of keys.");
    for (const auto& [id, list] : keys->items()) {
        if (!list.is_array() || list.size() > kMostKeys)
            throw Error(ErrorKind::BadFile,
                name + ": the keys of \"" + id + "\" must be a list of at most "
                    + std::to_string(kMostKeys) + " texts.");
        QList<QKeySequence> given;
        for (const auto& key : list) {
            if (!key.is_string())
                throw Error(ErrorKind::BadFile, name + ": a key of \"" + id + "\" is no text.");
            given << keyFrom(key.get<std::string>(), id, name);
        }
        if (infoOf(QString::fromStdString(id)))
            map.setKeys(QString::fromStdString(id), given);
    }
    return map;
}

void KeyMap::write(const std::filesystem::path& file) const
{
    nlohmann::json keys = nlohmann::json::object();
    for (const auto& [id, list] : m_changes) {
        nlohmann::json texts = nlohmann::json::array();
        for (const QKeySequence& key : list)
            texts.push_back(key.toString(QKeySequence::PortableText).toStdString());
        keys[id.toStdString()] = std::move(texts);
    }
    writeJsonFile(file,
        { { "format", kFormat }, { "version", 1 }, { "preset", nameOf(m_preset).toStdString() },
            { "keys", std::move(keys) } });
}

} // namespace pleinair
