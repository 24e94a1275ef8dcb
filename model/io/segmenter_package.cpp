#include "model/io/segmenter_package.h"

#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/json_file.h"
#include "model/io/model_folder.h"
#include "model/io/safetensors.h"

namespace pleinair {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kSmallestSide = 32;
constexpr int kLargestSide = 4096;

json readModelFile(const fs::path& folder)
{
    const fs::path file = folder / kModelFile;
    json model = readJsonFile(file);
    checkFormat(model, kModelFormat, file.string());
    return model;
}

fs::path folderOf(const fs::path& path)
{
    return path.filename() == kModelFile ? path.parent_path() : path;
}

/// A model.json that cannot be read says nothing; who needs the model will be told why.
json readableModelFile(const fs::path& path)
{
    try {
        return readModelFile(folderOf(path));
    } catch (const Error&) {
        return json::object();
    }
}

} // namespace

bool hasSegmenter(const fs::path& folder)
{
    const json model = readableModelFile(folder);
    const auto networks = model.find("networks");
    return networks != model.end() && networks->is_object() && networks->contains("segmenter");
}

bool isSegmenterFolder(const fs::path& folder)
{
    const json model = readableModelFile(folder);
    const auto task = model.find("task");
    return task != model.end() && *task == "segment";
}

SegmenterDescription readSegmenterFolder(const fs::path& path)
{
    const fs::path folder = folderOf(path);
    const std::string place = (folder / kModelFile).string();
    const json model = readModelFile(folder);
    const auto networks = model.find("networks");
    if (!hasSegmenter(folder))
        throw Error(ErrorKind::ModelMismatch,
            place + ": the model has no segmenter; it cannot name what a photograph shows.");
    SegmenterDescription description;
    description.folder = folder;
    description.name = stringAt(model, "name", place);
    description.weightsFile = fileInFolder(folder, stringAt(*networks, "segmenter", place), place);
    (void)checkedHash(model, folder, description.weightsFile);
    description.classes =
        readClassTable(fileInFolder(folder, stringAt(model, "classes", place), place));
    if (const auto options = model.find("options");
        options != model.end() && options->is_object() && options->contains("crop_size"))
        description.side = integerAt(*options, "crop_size", kSmallestSide, kLargestSide, place);
    description.card = cardOf(model, folder, place);
    return description;
}

void writeSegmenterFolder(const fs::path& folder, const SegmenterFolderContent& content)
{
    const auto& description = content.description;
    ModelFolderWriter writer(folder);
    json model = writer.begun(description.name, "segment");
    model["options"] = { { "label_nc", description.classes.count() },
        { "crop_size", description.side } };
    model["networks"] = { { "segmenter",
        writer.writeTensors(
            "segmenter", { content.weights, { { "model", description.name } } }) } };
    model["classes"] = writer.writeText("classes", ".json", classTableText(description.classes));
    model.erase("styles");
    writer.finish(model, description.card);
}

void addSegmenter(const fs::path& modelFolder, const SegmenterDescription& segmenter)
{
    const std::string place = (modelFolder / kModelFile).string();
    const json old = readModelFile(modelFolder);
    const auto classes = fileInFolder(modelFolder, stringAt(old, "classes", place), place);
    if (!nameTheSame(readClassTable(classes), segmenter.classes))
        throw Error(ErrorKind::ModelMismatch,
            "The segmenter " + segmenter.folder.string() + " knows other classes than the model "
                + modelFolder.string() + ".");
    ModelFolderWriter writer(modelFolder);
    json model = writer.old();
    const std::string before = model["networks"].value("segmenter", "");
    const std::string name =
        writer.writeTensors("segmenter", readSafetensors(segmenter.weightsFile));
    model["networks"]["segmenter"] = name;
    model["sha256"][name] = writer.hashes()[name];
    if (!before.empty())
        model["sha256"].erase(before);
    writeJsonFile(modelFolder / kModelFile, model);
    std::error_code ignored;
    if (!before.empty() && before != name)
        fs::remove(fileInFolder(modelFolder, before, place), ignored);
}

} // namespace pleinair
