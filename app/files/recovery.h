#pragma once

#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// What is noted beside a painting that was kept by itself.
struct RecoveryNote {
    std::filesystem::path document; ///< The painter's own file; empty if never saved.
    std::filesystem::path model; ///< Folder or checkpoint.
    std::string style; ///< Name of the style; may be empty.

    friend bool operator==(const RecoveryNote&, const RecoveryNote&) = default;
};

/// A painting that a session left behind.
struct RecoverableDocument {
    std::filesystem::path folder; ///< Names it to discardRecovery().
    std::filesystem::path picture; ///< For openLabelDocument() with `classes`.
    ClassTable classes;
    RecoveryNote note;
    std::chrono::system_clock::time_point savedAt;
};

/// Keeps the painting of this session in a recovery folder, never over the painter's file. A lock
/// held while it lives tells other sessions that it is not lost.
class RecoveryKeeper {
public:
    /// @param root  made if need be; each session has a folder of its own in it.
    /// @throws Error (FileUnwritable).
    explicit RecoveryKeeper(const std::filesystem::path& root);
    /// Leaves what was kept where it is: discard() is for sessions that end in peace.
    ~RecoveryKeeper();
    RecoveryKeeper(const RecoveryKeeper&) = delete;
    RecoveryKeeper& operator=(const RecoveryKeeper&) = delete;

    /// Writes copies, so any thread may do it, one at a time.
    /// @throws Error (FileUnwritable); what was kept before stays whole.
    void keep(const LabelMap& labels, const ClassTable& classes, const RecoveryNote& note);
    /// The painting is saved, or not wanted: nothing is left to recover.
    void discard();

private:
    std::filesystem::path m_folder;
    int m_lock = -1;
};

/// What dead sessions left, newest first; damaged leftovers are passed over.
[[nodiscard]] std::vector<RecoverableDocument> listRecoverable(const std::filesystem::path& root);
/// Deletes a leftover.
void discardRecovery(const RecoverableDocument& document);

/// When to keep: every minute and after 25 strokes, if something changed.
class AutosaveClock {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds kInterval { 60 };
    static constexpr int kStrokes = 25;

    /// An edit was finished.
    void edited(Time now);
    [[nodiscard]] bool isDue(Time now) const;
    /// The painting was kept or saved.
    void kept();

private:
    std::optional<Time> m_firstEdit; ///< Since the painting was last kept.
    int m_edits = 0;
};

} // namespace pleinair
