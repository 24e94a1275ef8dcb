#pragma once

#include "model/io/tensor_map.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <string>

namespace pleinair {

/// The file that makes a folder a model, and the value of its "format".
inline constexpr const char* kModelFile = "model.json";
inline constexpr const char* kModelFormat = "pleinair-model";

/// A file that model.json names; it must lie in the model's folder.
/// @param place  stands for model.json in messages. @throws Error (BadFile) if it would leave it.
[[nodiscard]] std::filesystem::path fileInFolder(
    const std::filesystem::path& folder, const std::string& text, const std::string& place);

/// @return the SHA-256 of `file`, compared with the one stored in model.json, if there is one.
/// @throws Error (BadFile) if they differ.
[[nodiscard]] std::string checkedHash(const nlohmann::json& model,
    const std::filesystem::path& folder, const std::filesystem::path& file);

/// The text of the card that model.json names; empty if there is none.
/// @param place  stands for model.json in messages. @throws Error (BadFile, FileUnreadable).
[[nodiscard]] std::string cardOf(
    const nlohmann::json& model, const std::filesystem::path& folder, const std::string& place);

/// Writes the files of a model folder under names that the model.json there does not use: new files
/// never overwrite what the old model.json describes, which is written last.
class ModelFolderWriter {
public:
    /// Makes the folder. @throws Error (FileUnwritable), (UnsupportedVersion) for a newer
    /// model.json.
    explicit ModelFolderWriter(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// The model.json that is there; an empty object where none is.
    [[nodiscard]] const nlohmann::json& old() const { return m_old; }

    /// @return the name of the new file. @throws Error (FileUnwritable).
    std::string writeTensors(const std::string& stem, const TensorFile& content);
    std::string writeText(
        const std::string& stem, const std::string& extension, const std::string& text);
    /// What every model.json begins with, over what the old one holds besides.
    [[nodiscard]] nlohmann::json begun(const std::string& name, const std::string& task) const;
    /// Writes the card, then model.json with the hashes, and removes what only the old one used.
    /// @param card  Markdown; empty: none. @throws Error (FileUnwritable).
    void finish(nlohmann::json model, const std::string& card);

    /// A file of the old model stays part of the new one. @throws Error (FileNotFound).
    void keep(const std::string& name);

    /// The SHA-256 of every file written or kept, by name.
    [[nodiscard]] const nlohmann::json& hashes() const { return m_hashes; }

private:
    /// Removes what only the replaced model.json used.
    void removeOld() const;
    [[nodiscard]] std::string freshName(
        const std::string& stem, const std::string& extension) const;
    std::string note(const std::string& name);

    std::filesystem::path m_folder;
    nlohmann::json m_old = nlohmann::json::object();
    nlohmann::json m_hashes = nlohmann::json::object();
    std::set<std::string> m_taken;
};

} // namespace pleinair
