#include "app/cli/model_arguments.h"

#include "app/cli/resource_folder.h"
#include "model/base/error.h"
#include "model/base/log.h"

#include <cstdlib>

namespace pleinair {

namespace fs = std::filesystem;

namespace {

constexpr const char* kBundledModel = "models/landscape";

} // namespace

void ModelArguments::addTo(CLI::App& command)
{
    addModelTo(command);
    renderer.addTo(command);
}

void ModelArguments::addModelTo(CLI::App& command)
{
    command.add_option("--model", model, "Model folder (without it: the landscape model that comes along)")
        ->group("Model");
    auto* file = command.add_option("--checkpoint", checkpoint, "Published generator, G.pth or .safetensors")
                     ->group("Model");
    command.add_option("--options", options, "opt.txt of the checkpoint (without it: the one beside it)")
        ->group("Model")
        ->needs(file);
    command.add_option("--encoder", encoder, "Encoder of the checkpoint, E.pth (without it: the one beside it)")
        ->group("Model")
        ->needs(file);
    file->excludes("--model");
}

ModelDescription ModelArguments::described() const
{
    ModelDescription description = !checkpoint.empty() ? describeCheckpoint(checkpoint, options, encoder)
        : !model.empty()                               ? describeModel(model)
                                                       : readModelFolder(bundledModelFolder());
    for (const auto& warning : description.warnings)
        log(LogLevel::Warning, warning);
    return description;
}

fs::path modelFolderNamed(const fs::path& name)
{
    return name == "landscape" && !fs::exists(name) ? bundledModelFolder() : name;
}

fs::path bundledModelFolder()
{
    if (const char* named = std::getenv("PLEINAIR_RESOURCES"); named != nullptr && *named != '\0')
        return fs::path(named) / kBundledModel;
    const fs::path inSources = fs::path(PLEINAIR_RESOURCES_IN_SOURCES) / kBundledModel;
    if (const auto folder = resourceFolder(kBundledModel, inSources))
        return *folder;
    throw Error(ErrorKind::FileNotFound,
        std::string("The model that comes with the program is not there (") + kBundledModel
            + "); name one with --model or --checkpoint.");
}

} // namespace pleinair
