#pragma once


#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/base/class_table.h"
#include "model/io/tensor_map.h"

namespace pleinair {

/// One network of what was inspected.
struct InspectedNetwork {
    std::string role; ///< generator, encoder, discriminator or other
    std::int64_t parameters = 0;
    TensorListing tensors;
};

/// What a file or folder is.
struct Inspection {
    std::string file;
    std::string kind; ///< model, spade-checkpoint, tensors, label-map, photograph, pack, style, classes
    std::string summary; ///< One line for people.
    std::vector<InspectedNetwork> networks;
    std::vector<std::pair<std::string, std::string>> options; ///< Published names.
    std::vector<SemanticClass> classes;
    std::vector<std::pair<std::string, std::string>> details; ///< What else there is to say.
    std::vector<std::string> warnings;
};

/// Reads the whole file, weights included, so that damage is found wherever it is.
/// @throws Error for everything that is not one of ours, or is damaged; the message says why.
[[nodiscard]] Inspection inspect(const std::filesystem::path& path);

/// For people. @param withShapes  also lists every tensor.
enum class ShapeListing { Hidden, Shown };
[[nodiscard]] std::string inspectionText(const Inspection& inspection, ShapeListing shapes);
/// The schema of `inspect --json`; README.md of this folder has it.
[[nodiscard]] std::string inspectionJson(const Inspection& inspection);

} // namespace pleinair
