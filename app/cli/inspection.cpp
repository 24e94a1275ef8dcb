#include "app/cli/inspection.h"

#include "app/cli/inspect_picture.h"
#include "app/cli/inspect_project.h"
#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/checkpoint_shapes.h"
#include "model/io/class_table_file.h"
#include "model/io/json_file.h"
#include "model/io/model_package.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/io/style_file.h"
#include "model/io/torch_checkpoint.h"
#include "model/io/weight_file.h"
#include "training/pack.h"

#include <algorithm>
#include <array>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

std::string yesNo(bool value)
{
    return value ? "true" : "false";
}

std::string shortNumber(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

void describeOptions(const NetworkOptions& options, Inspection& inspection)
{
    inspection.options = { { "netG", nameOf(options.netG) },
        { "label_nc", std::to_string(options.labelNc) },
        { "contain_dontcare_label", yesNo(options.containDontcareLabel) },
        { "no_instance", yesNo(options.noInstance) }, { "ngf", std::to_string(options.ngf) },
        { "nhidden", std::to_string(options.nhidden) }, { "z_dim", std::to_string(options.zDim) },
        { "use_vae", yesNo(options.useVae) }, { "norm_G", options.normG() },
        { "num_upsampling_layers", nameOf(options.numUpsamplingLayers) },
        { "crop_size", std::to_string(options.cropSize) },
        { "aspect_ratio", shortNumber(options.aspectRatio) } };
    if (options.netG == GeneratorKind::Pix2PixHd) {
        inspection.options.emplace_back(
            "n_downsample_global", std::to_string(options.nDownsampleGlobal));
        inspection.options.emplace_back("n_blocks_global", std::to_string(options.nBlocksGlobal));
    }
    const Size native = options.nativeSize();
    inspection.details.emplace_back("photograph",
        std::to_string(native.width) + " x " + std::to_string(native.height) + " as trained, sides in steps of "
            + std::to_string(options.gridMultiple())
            + "; other sizes are not those this model was trained for");
}

/// Reads all values, so that damage and values that are not finite are found.
void addNetwork(const fs::path& file, Inspection& inspection)
{
    TensorListing listing;
    for (const auto& [name, tensor] : readWeights(file))
        listing.emplace(name, TensorInfo { tensor.dtype, tensor.shape });
    inspection.networks.push_back({ nameOf(roleOf(listing)), parameterCount(listing), std::move(listing) });
}

void describe(const ModelDescription& model, Inspection& inspection)
{
    describeOptions(model.options, inspection);
    inspection.classes = model.classes.classes();
    inspection.warnings = model.warnings;
    if (!model.styles.empty()) {
        std::string names;
        for (const auto& preset : model.styles)
            names += (names.empty() ? "" : ", ") + preset.name;
        inspection.details.emplace_back("styles", names);
    }
    inspection.details.emplace_back("sha256", model.generatorHash);
    addNetwork(model.generatorFile, inspection);
    if (model.hasEncoder())
        addNetwork(model.encoderFile, inspection);
}

void addSegmenterNetwork(const SegmenterDescription& segmenter, Inspection& inspection)
{
    const TensorListing listing = listWeights(segmenter.weightsFile);
    inspection.networks.push_back({ "segmenter", parameterCount(listing), listing });
}

void inspectSegmenter(const fs::path& folder, Inspection& inspection)
{
    const SegmenterDescription segmenter = readSegmenterFolder(folder);
    inspection.kind = "model";
    inspection.summary = std::string("segmenter \"") + printable(segmenter.name) + "\"";
    inspection.classes = segmenter.classes.classes();
    inspection.options.emplace_back("label_nc", std::to_string(segmenter.classes.count()));
    inspection.options.emplace_back("crop_size", std::to_string(segmenter.side));
    addSegmenterNetwork(segmenter, inspection);
}

void inspectModelFolder(const fs::path& folder, Inspection& inspection)
{
    if (isSegmenterFolder(folder))
        return inspectSegmenter(folder, inspection);
    const ModelDescription model = readModelFolder(folder);
    inspection.kind = "model";
    inspection.summary = std::string("model \"") + printable(model.name) + "\"";
    describe(model, inspection);
    if (hasSegmenter(folder))
        addSegmenterNetwork(readSegmenterFolder(folder), inspection);
}

void inspectGenerator(const fs::path& file, Inspection& inspection)
{
    inspection.kind = "spade-checkpoint";
    inspection.summary = "published SPADE checkpoint: generator";
    describe(describeCheckpoint(file), inspection);
}

void inspectWeights(const fs::path& file, Inspection& inspection)
{
    const TensorListing listing = listWeights(file);
    if (isStyleFile(listing)) {
        const StyleFile style = readStyleFile(file);
        inspection.kind = "style";
        inspection.summary = std::string("style of ") + std::to_string(style.style.mu.size()) + " values";
        if (!style.modelName.empty())
            inspection.details.emplace_back("model", printable(style.modelName));
        return;
    }
    const NetworkRole role = roleOf(listing);
    if (role == NetworkRole::Generator && listing.contains("fc.weight")
        && listing.contains("head_0.norm_0.mlp_shared.0.weight"))
        return inspectGenerator(file, inspection);
    const bool isNetwork = role == NetworkRole::Encoder || role == NetworkRole::Discriminator;
    inspection.kind = isNetwork ? "spade-checkpoint" : "tensors";
    inspection.summary = isNetwork ? std::string("published SPADE checkpoint: ") + nameOf(role) : "tensors of no known network";
    addNetwork(file, inspection);
}

void inspectPack(const fs::path& file, Inspection& inspection)
{
    const Pack pack(file);
    pack.verify();
    inspection.kind = "pack";
    inspection.summary = std::string("pack of ") + std::to_string(pack.count()) + " pairs";
    inspection.classes = pack.classes().classes();
    if (pack.count() > 0) {
        const Size size = pack.record(0).size;
        inspection.details.emplace_back("first pair",
            std::string(pack.record(0).name) + ", " + std::to_string(size.width) + " x " + std::to_string(size.height));
    }
    for (const auto& entry : pack.leftOut())
        inspection.warnings.push_back(std::string("left out: ") + printable(entry.name) + ": " + printable(entry.reason, 300));
}

void inspectJson(const fs::path& file, Inspection& inspection)
{
    const auto content = readJsonFile(file);
    const auto format = content.is_object() ? optionalStringAt(content, "format", file.string()) : "";
    if (format == "pleinair-model")
        return inspectModelFolder(file.has_parent_path() ? file.parent_path() : ".", inspection);
    if (format != "pleinair-classes")
        throw Error(ErrorKind::BadFile,
            file.string() + ": it is JSON, but neither a model nor a class table (its \"format\" is \""
                + printable(format) + "\").");
    inspection.kind = "classes";
    inspection.classes = readClassTable(file).classes();
    inspection.summary = std::string("class table of ") + std::to_string(inspection.classes.size()) + " classes";
}

/// The generator of an experiment's folder, if there is exactly one.
fs::path generatorIn(const fs::path& folder)
{
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.find("net_G") != std::string::npos && entry.path().extension() == ".pth")
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    const auto latest = std::find_if(found.begin(), found.end(),
        [](const fs::path& file) { return file.filename() == "latest_net_G.pth"; });
    if (latest != found.end())
        return *latest;
    if (found.empty())
        throw Error(ErrorKind::FileNotFound,
            folder.string() + " is neither a model folder (model.json) nor an experiment with a generator (*net_G*.pth).");
    return found.front();
}

void inspectFolder(const fs::path& folder, Inspection& inspection)
{
    if (fs::exists(folder / "model.json"))
        return inspectModelFolder(folder, inspection);
    inspectGenerator(generatorIn(folder), inspection);
}

void inspectFile(const fs::path& file, Inspection& inspection)
{
    const ByteSource source(file);
    const auto start = source.read(0, std::min<std::uint64_t>(source.size(), 64));
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    if (text.empty())
        source.refuse("it is empty.");
    if (looksLikePicture(start))
        return inspectPicture(file, inspection);
    if (beginsAsProject(start))
        return inspectProject(file, inspection);
    if (text.starts_with("PLNRPACK"))
        return inspectPack(file, inspection);
    if (TorchCheckpoint::looksLikeCheckpoint(source) || looksLikeSafetensors(source))
        return inspectWeights(file, inspection);
    if (text.find_first_of("{[") == text.find_first_not_of(" \t\r\n"))
        return inspectJson(file, inspection);
    const std::string extension = file.extension().string();
    if (extension == ".pth" || extension == ".safetensors")
        return inspectWeights(file, inspection); // says what is wrong with it
    source.refuse("it is none of the files that Pleinair knows: no model, checkpoint, tensors, pack, class table or picture.");
}

std::string thousands(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

void appendLine(std::string& to, std::string label, const std::string& value)
{
    constexpr std::size_t kLabelWidth = 24;
    label.resize(std::max(kLabelWidth, label.size() + 1), ' ');
    to.append("  ").append(label).append(value).append("\n");
}

} // namespace

Inspection inspect(const fs::path& path)
{
    Inspection inspection;
    inspection.file = path.string();
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        inspectFolder(path, inspection);
    else
        inspectFile(path, inspection);
    return inspection;
}

std::string inspectionText(const Inspection& inspection, ShapeListing shapes)
{
    std::string text = inspection.file + ": " + inspection.summary + "\n";
    for (const auto& network : inspection.networks) {
        appendLine(text, network.role,
            thousands(network.parameters) + " parameters, " + thousands(static_cast<std::int64_t>(network.tensors.size()))
                + " tensors");
        if (shapes == ShapeListing::Shown)
            for (const auto& [name, tensor] : network.tensors)
                text += std::string("    ") + printable(name, 200) + " " + nameOf(tensor.dtype) + " " + shapeText(tensor.shape) + "\n";
    }
    for (const auto& [key, value] : inspection.options)
        appendLine(text, key, value);
    for (const auto& [key, value] : inspection.details)
        appendLine(text, key, value);
    if (!inspection.classes.empty())
        appendLine(text, "classes", std::to_string(inspection.classes.size()));
    for (std::size_t id = 0; id < inspection.classes.size(); ++id) {
        const auto& entry = inspection.classes[id];
        appendLine(text, std::string("  ") + std::to_string(id), colorText(entry.color) + "  " + entry.name);
    }
    for (const auto& warning : inspection.warnings)
        appendLine(text, "note", warning);
    return text;
}

std::string inspectionJson(const Inspection& inspection)
{
    using nlohmann::ordered_json;
    ordered_json networks = ordered_json::array();
    for (const auto& network : inspection.networks) {
        ordered_json shapes = ordered_json::object();
        for (const auto& [name, tensor] : network.tensors)
            shapes.emplace(name, ordered_json { { "dtype", nameOf(tensor.dtype) }, { "shape", tensor.shape } });
        networks.push_back({ { "role", network.role }, { "parameters", network.parameters },
            { "tensors", network.tensors.size() }, { "shapes", std::move(shapes) } });
    }
    ordered_json options = ordered_json::object();
    for (const auto& [key, value] : inspection.options) {
        // Numbers and truth values keep their type; the rest is text.
        const auto parsed = ordered_json::parse(value, nullptr, false);
        options[key] = parsed.is_discarded() ? ordered_json(value) : parsed;
    }
    ordered_json classes = ordered_json::array();
    for (std::size_t id = 0; id < inspection.classes.size(); ++id) {
        const auto& entry = inspection.classes[id];
        classes.push_back({ { "id", id }, { "name", entry.name }, { "color", colorText(entry.color) },
            { "group", entry.group } });
    }
    ordered_json details = ordered_json::object();
    for (const auto& [key, value] : inspection.details)
        details[key] = value;
    const ordered_json all { { "file", inspection.file }, { "kind", inspection.kind },
        { "summary", inspection.summary }, { "networks", networks }, { "options", options },
        { "classes", classes }, { "details", details }, { "warnings", inspection.warnings } };
    return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace pleinair
