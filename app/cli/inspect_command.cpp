#include "app/cli/commands.h"

#include "app/cli/inspection.h"

#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

struct InspectArguments {
    std::string path;
    bool asJson = false;
    bool withShapes = false;
};

constexpr const char* kExamples = R"(
Says what a file or folder is: a model, a published checkpoint, tensors, a style, a pack, a class
table, a label map or a photograph. The whole file is read, so that damage is found; nothing in it is
run.

Examples:
  pleinair-cli inspect latest_net_G.pth
  pleinair-cli inspect resources/models/landscape --json
  pleinair-cli inspect map.png)";

void runInspect(const InspectArguments& arguments)
{
    const Inspection inspection = inspect(arguments.path);
    const std::string text = arguments.asJson
        ? inspectionJson(inspection)
        : inspectionText(inspection, arguments.withShapes ? ShapeListing::Shown : ShapeListing::Hidden);
    std::fwrite(text.data(), 1, text.size(), stdout);
}

} // namespace

void addInspectCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("inspect", "Say what a file or folder is");
    command->footer(kExamples);
    auto arguments = std::make_shared<InspectArguments>();
    command->add_option("path", arguments->path, "File or folder")->required();
    command->add_flag("--json", arguments->asJson, "For programs: one JSON object");
    command->add_flag("--shapes", arguments->withShapes, "List every tensor");
    command->callback([arguments] { runInspect(*arguments); });
}

} // namespace pleinair
