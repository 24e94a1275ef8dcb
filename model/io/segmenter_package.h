#pragma once

#include "model/base/class_table.h"
#include "model/io/tensor_map.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// A network that names the classes in a photograph, as it lies in a model folder: one of the task
/// "segment", or one of the task "generate" that brings a segmenter of its classes along.
struct SegmenterDescription {
    std::string name;
    ClassTable classes;
    int side = 256; ///< Short side of photographs at which it segments best, in pixels.
    std::filesystem::path folder;
    std::filesystem::path weightsFile;
    std::string card; ///< Markdown; may be empty.
};

/// Reads the description from a model folder (or its model.json) and compares the weights with
/// their stored hash.
/// @throws Error (FileNotFound, BadFile, UnsupportedVersion); (ModelMismatch) if the model has no
/// segmenter.
[[nodiscard]] SegmenterDescription readSegmenterFolder(const std::filesystem::path& folder);

/// Whether the folder's model.json names a segmenter; false if there is no readable one.
[[nodiscard]] bool hasSegmenter(const std::filesystem::path& folder);
/// Whether the folder is a model of the task "segment"; false if there is no readable model.json.
[[nodiscard]] bool isSegmenterFolder(const std::filesystem::path& folder);

/// What goes into a model folder of the task "segment".
struct SegmenterFolderContent {
    SegmenterDescription description; ///< name, classes, side, card.
    TensorMap weights;
};

/// Writes a model folder of the task "segment": weights first, model.json last.
/// @throws Error (FileUnwritable).
void writeSegmenterFolder(
    const std::filesystem::path& folder, const SegmenterFolderContent& content);

/// Gives a model that makes photographs a segmenter of the same classes, in place of the one it may
/// have. @throws Error (FileNotFound, BadFile, FileUnwritable), (ModelMismatch) for other classes.
void addSegmenter(const std::filesystem::path& modelFolder, const SegmenterDescription& segmenter);

} // namespace pleinair
