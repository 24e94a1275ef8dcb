#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <span>

namespace pleinair {

/// Whose keys are where the hand expects them.
enum class KeyPreset { Pleinair, Krita, Photoshop };

[[nodiscard]] std::span<const KeyPreset> allKeyPresets();
/// "Pleinair", "Krita", "Photoshop": in the file and on screen; names are not translated.
[[nodiscard]] QString nameOf(KeyPreset preset);

/// Which keys trigger which action: a preset and what the person changed in it.
///
/// A plain value. On disk it is a small JSON file that holds the preset's name and the changes
/// alone, so that it can be read, edited and passed on:
/// `{"format": "pleinair-keys", "version": 1, "preset": "Krita", "keys": {"tool.brush": ["B"]}}`.
class KeyMap {
public:
    explicit KeyMap(KeyPreset preset = KeyPreset::Pleinair)
        : m_preset(preset)
    {
    }

    [[nodiscard]] KeyPreset preset() const { return m_preset; }
    /// Another preset; what the person changed is kept.
    void setPreset(KeyPreset preset);

    /// The keys in effect, the first one shown in menus. @param id  in the action table.
    [[nodiscard]] QList<QKeySequence> keysOf(const QString& id) const;
    [[nodiscard]] QList<QKeySequence> presetKeysOf(const QString& id) const;
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    /// Back to what the preset says.
    void reset(const QString& id) { m_changes.erase(id); }
    void resetAll() { m_changes.clear(); }
    [[nodiscard]] bool isChanged(const QString& id) const { return m_changes.count(id) > 0; }
    [[nodiscard]] bool hasChanges() const { return !m_changes.empty(); }

    /// The actions that a key triggers, in the table's order.
    [[nodiscard]] QStringList idsWith(const QKeySequence& key) const;
    /// The actions that share a key with another one.
    [[nodiscard]] QStringList conflictingIds() const;

    /// @throws Error for a missing, damaged or foreign file, naming the place. Actions that are not
    /// in the table are passed over.
    [[nodiscard]] static KeyMap read(const std::filesystem::path& file);
    /// @throws Error (FileUnwritable).
    void write(const std::filesystem::path& file) const;

    friend bool operator==(const KeyMap&, const KeyMap&) = default;

private:
    KeyPreset m_preset;
    std::map<QString, QList<QKeySequence>> m_changes;
};

} // namespace pleinair
