#pragma once

#include "app/project/project.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A painting that a session left behind.
struct RecoverableDocument {
    std::filesystem::path folder; ///< Of the session that is gone.
    Project project;
    std::filesystem::path document; ///< The painter's own file; empty if never saved.
    std::filesystem::file_time_type keptAt;
};

/// Keeps the painting of this session in a recovery folder, never over the painter's file. A lock
/// held while it lives tells other sessions that the painting is not lost.
class RecoveryKeeper {
public:
    /// @param root  made if need be; each session has a folder of its own in it.
    /// @throws Error (FileUnwritable).
    explicit RecoveryKeeper(const std::filesystem::path& root);
    /// Leaves what was kept where it is: discard() is for sessions that end in peace.
    ~RecoveryKeeper();
    RecoveryKeeper(const RecoveryKeeper&) = delete;
    RecoveryKeeper& operator=(const RecoveryKeeper&) = delete;

    /// Waits for the disk, so give it copies on another thread than the window's; one at a time.
    /// @throws Error (FileUnwritable); what was kept before stays whole.
    /// @param document  the painter's own file; empty if never saved.
    void keep(const Project& project, const std::filesystem::path& document);
    /// The painting is saved, or not wanted: nothing is left to recover.
    void discard();

private:
    void removeFile(const std::string& name) const;

    std::filesystem::path m_folder;
    int m_lock = -1;
    int m_number = 0;
    std::string m_kept; ///< Name of the newest file; empty: none.
};

/// What sessions that are gone left, newest first. Leftovers without a readable painting are passed
/// over.
[[nodiscard]] std::vector<RecoverableDocument> listRecoverable(const std::filesystem::path& root);
/// Deletes a leftover for good.
void discardRecovery(const RecoverableDocument& document);

/// When to keep: a minute after the first change, or after 25 strokes.
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
