#pragma once

#include "app/project/project.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// `pleinair/project.json`, and which other members of the archive it names.
struct ProjectIndex {
    /// Without pixels and numbers: labels of layers, instances, the selection, the reference's
    /// photograph and style vectors lie in members of their own.
    Project project;
    Size canvas;
    std::vector<std::string> layerMembers; ///< Of each layer, lowest first.
    std::string selectionMember; ///< Empty: nothing is selected.
    std::string instancesMember; ///< Empty: no instances.
    std::string referenceMember; ///< Empty: no reference.
    std::string currentStyleMember; ///< Empty: no style.
    std::vector<std::string> ingredientMembers; ///< Of the style in use.
    std::vector<std::string> photographStyleMembers;
    /// SHA-256 of stack.xml and of the layers' pictures: another program changed them if they differ.
    std::map<std::string, std::string> pictureHashes;
};

inline constexpr std::size_t kMaxProjectJsonBytes = 4U << 20;

[[nodiscard]] std::string projectJson(const ProjectIndex& index);

/// @param name  stands for the file in messages.
/// @throws Error (BadFile) naming the key, (UnsupportedVersion).
[[nodiscard]] ProjectIndex parseProjectJson(std::string_view text, const std::string& name);

} // namespace pleinair
