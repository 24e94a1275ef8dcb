#pragma once

#include "model/base/class_table.h"
#include "model/base/style_vector.h"
#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A style that comes with a model.
struct StylePreset {
    std::string name;
    StyleVector style;
    std::filesystem::path thumbnail; ///< PNG; may be empty.
};

/// Everything needed to render with a model except the weights, which stay in their files until a
/// renderer asks for them: read from a model folder, or put together from published checkpoints.
struct ModelDescription {
    std::string name;
    NetworkOptions options;
    ClassTable classes;
    std::vector<StylePreset> styles;
    std::filesystem::path folder; ///< Empty for checkpoints.
    std::filesystem::path generatorFile; ///< .safetensors or .pth
    std::filesystem::path encoderFile; ///< Empty: the model has no encoder.
    std::string card; ///< Markdown; may be empty.
    std::string generatorHash; ///< SHA-256 in hexadecimal: names the model in projects and styles.
    std::vector<std::string> warnings; ///< What was guessed or is unusual, in sentences.

    [[nodiscard]] bool hasEncoder() const { return !encoderFile.empty(); }
};

/// Reads a model folder (`model.json`, README.md of this folder has the schema). Hashes of the
/// weights are compared with those stored.
/// @throws Error (FileNotFound, BadFile, UnsupportedVersion, ModelMismatch).
[[nodiscard]] ModelDescription readModelFolder(const std::filesystem::path& folder);

/// Puts together a published checkpoint: a generator (`.pth` or `.safetensors`), its `opt.txt`
/// (looked for beside it when empty) and an encoder (likewise, `*_net_E.pth`). Options come from
/// the tensors' shapes first, then from opt.txt; a contradiction is an error that names both.
/// @throws Error (FileNotFound, BadFile, ModelMismatch).
[[nodiscard]] ModelDescription describeCheckpoint(const std::filesystem::path& generator,
    std::filesystem::path optionsFile = {}, std::filesystem::path encoder = {});

/// A folder with model.json, or a checkpoint file, whichever `path` is.
[[nodiscard]] ModelDescription describeModel(const std::filesystem::path& path);

/// What goes into a model folder.
struct ModelFolderContent {
    ModelDescription description; ///< name, options, classes, styles (thumbnails ignored), card.
    TensorMap generator;
    TensorMap encoder; ///< Empty: none.
};

/// Writes a model folder so that a reader sees the old one or the new one, never a mixture:
/// weights first, `model.json` with their hashes last.
/// @throws Error (FileUnwritable).
void writeModelFolder(const std::filesystem::path& folder, const ModelFolderContent& content);

/// A style's name as a file name and tensor name: lower case letters, digits and '-'.
[[nodiscard]] std::string styleKey(const std::string& styleName);
/// Where a model folder keeps the thumbnail of a style, relative to the folder. writeModelFolder()
/// notes this place for every style and leaves it to the caller to put the picture there.
[[nodiscard]] std::filesystem::path styleThumbnail(const std::string& styleName);

/// Reads the tensors of a `.safetensors` or `.pth` file, strips a common `module.`, refuses values
/// that are not finite. Element types are kept; whatever the spelling in the file, a spectral norm
/// is `weight_orig`, `weight_u` and `weight_v`.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile), (ModelMismatch).
[[nodiscard]] TensorMap readWeights(const std::filesystem::path& file);

} // namespace pleinair
