#include "app/cli/commands.h"

#include "app/cli/model_arguments.h"
#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "model/io/style_file.h"

#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

struct EncodeArguments {
    std::string photograph;
    std::string out;
    ModelArguments model;
};

constexpr const char* kExamples = R"(
The style of a photograph is its light, colours and weather as the model's encoder sees them. The file
is taken by `render --style`.

Example:
  pleinair-cli encode sunset.jpg --out sunset.safetensors)";

void runEncode(const EncodeArguments& arguments)
{
    const ModelDescription model = arguments.model.described();
    if (!model.hasEncoder())
        throw Error(ErrorKind::ModelMismatch,
            "The model \"" + model.name + "\" has no encoder, so it cannot encode a photograph.");
    const Image photograph
        = decodePicture(readWholeFile(arguments.photograph, kMaxPictureBytes), arguments.photograph);
    const auto renderer = loadRenderer(model, arguments.model.renderer.options);
    const StyleVector style = renderer->encode(photograph);
    writeStyleFile(arguments.out, { style, model.name, model.generatorHash });
    std::printf("%s: a style of %zu values\n", arguments.out.c_str(), style.mu.size());
}

} // namespace

void addEncodeCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("encode", "Write the style of a photograph to a file");
    command->footer(kExamples);
    auto arguments = std::make_shared<EncodeArguments>();
    command->add_option("photograph", arguments->photograph, "PNG, JPEG, WebP or TIFF of any size")->required();
    command->add_option("--out", arguments->out, "STYLE.safetensors to write")->required();
    arguments->model.addTo(*command);
    command->callback([arguments] { runEncode(*arguments); });
}

} // namespace pleinair
