#include "app/cli/commands.h"
#include "app/cli/model_arguments.h"
#include "app/cli/photograph_size.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/network_weights.h"
#include "model/io/onnx_export.h"
#include "model/io/options_file.h"
#include "model/io/precision.h"
#include "model/io/safe_file.h"
#include "model/io/spectral_forms.h"
#include "model/io/torch_checkpoint_writer.h"

#include <cstdio>
#include <memory>

namespace pleinair {

namespace fs = std::filesystem;

namespace {

struct ConvertArguments {
    ModelArguments model;
    std::string form;
    std::string out;
    std::string precision = "fp32";
    std::string size;
};

constexpr const char* kExamples = R"(
pth          latest_net_G.pth, latest_net_E.pth and opt.txt as the published SPADE code writes and reads them
safetensors  a model folder of ours, also from a published checkpoint
onnx         generator.onnx and encoder.onnx for photographs of one size (operator set 13)

Examples:
  pleinair-cli convert --model run/model --to pth --out checkpoints/meadow
  pleinair-cli convert --checkpoint latest_net_G.pth --to safetensors --precision fp16 --out my-model
  pleinair-cli convert --model run/model --to onnx --size 256x256 --out onnx)";

constexpr int kPublishedHidden = 128;

void tell(const fs::path& file)
{
    std::printf("%s\n", file.string().c_str());
}

void makeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error(ErrorKind::FileUnwritable,
            "The folder " + folder.string() + " cannot be made: " + failure.message() + ".");
}

void writePublished(const ModelDescription& model, const fs::path& folder)
{
    const auto write = [&](const fs::path& from, const char* name) {
        auto tensors = readWeights(from);
        restoreSpectralNorm(tensors);
        writeTorchCheckpoint(folder / name, inPrecision(std::move(tensors), DType::F32));
        tell(folder / name);
    };
    write(model.generatorFile, "latest_net_G.pth");
    if (model.hasEncoder())
        write(model.encoderFile, "latest_net_E.pth");
    NetworkOptions options = model.options;
    options.spectralG = true;
    writeWholeFile(folder / "opt.txt", optionsText(options, styleKey(model.name)));
    tell(folder / "opt.txt");
    writeClassTable(folder / "classes.json", model.classes);
    tell(folder / "classes.json");
    if (options.nhidden != kPublishedHidden)
        std::fprintf(stderr,
            "pleinair-cli: the published code builds SPADE layers of hidden width %d, this model has %d: "
            "only programs that take the width from the file can open it.\n",
            kPublishedHidden, options.nhidden);
}

void writeFolder(const ModelDescription& model, DType dtype, const fs::path& folder)
{
    const auto weights = readNetworkWeights(model);
    ModelFolderContent content;
    content.description = model;
    content.description.options = weights.options;
    content.generator = inPrecision(weights.generator, dtype);
    content.encoder = inPrecision(weights.encoder, dtype);
    writeModelFolder(folder, content);
    for (const auto& style : model.styles) {
        std::error_code ignored;
        if (style.thumbnail.empty())
            continue;
        fs::create_directories(folder / "styles", ignored);
        fs::copy_file(style.thumbnail, folder / styleThumbnail(style.name),
            fs::copy_options::overwrite_existing, ignored);
    }
    tell(folder / "model.json");
}

void writeOnnx(const ModelDescription& model, const std::string& size, const fs::path& folder)
{
    const auto weights = readNetworkWeights(model);
    const Size photograph
        = size.empty() ? model.options.nativeSize() : requestedSize(size, model.options);
    writeWholeFile(folder / "generator.onnx", onnxGenerator(weights, photograph));
    tell(folder / "generator.onnx");
    if (weights.encoder.empty())
        return;
    writeWholeFile(folder / "encoder.onnx", onnxEncoder(weights));
    tell(folder / "encoder.onnx");
}

void runConvert(const ConvertArguments& arguments)
{
    const auto model = arguments.model.described();
    const fs::path folder = arguments.out;
    makeFolder(folder);
    if (arguments.form == "pth")
        writePublished(model, folder);
    else if (arguments.form == "onnx")
        writeOnnx(model, arguments.size, folder);
    else
        writeFolder(model, arguments.precision == "fp16" ? DType::F16 : DType::F32, folder);
}

} // namespace

void addConvertCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("convert", "Write a model in a form that other programs read");
    command->footer(kExamples);
    auto arguments = std::make_shared<ConvertArguments>();
    arguments->model.addModelTo(*command);
    command->add_option("--to", arguments->form, "pth, safetensors or onnx")
        ->required()
        ->check(CLI::IsMember({ "pth", "safetensors", "onnx" }));
    command->add_option("--out", arguments->out, "Folder; created if it is not there")->required();
    command->add_option("--precision", arguments->precision, "Of the weights in safetensors: fp32 or fp16")
        ->check(CLI::IsMember({ "fp32", "fp16" }))
        ->capture_default_str();
    command->add_option("--size", arguments->size, "WxH of the ONNX model's photographs (default: the model's own)");
    command->callback([arguments] { runConvert(*arguments); });
}

} // namespace pleinair
