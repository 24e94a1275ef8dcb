#include "app/cli/commands.h"

#include "app/cli/inspection.h"
#include "model/base/error.h"
#include "model/base/log.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace pleinair {

namespace {

struct InspectArguments {
    std::vector<std::string> paths;
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

void print(const std::string& path, const InspectArguments& arguments)
{
    const Inspection inspection = inspect(path);
    const std::string text = arguments.asJson
        ? inspectionJson(inspection)
        : inspectionText(inspection, arguments.withShapes ? ShapeListing::Shown : ShapeListing::Hidden);
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void runInspect(const InspectArguments& arguments)
{
    if (arguments.paths.size() == 1)
        return print(arguments.paths.front(), arguments);
    std::size_t failed = 0;
    for (const auto& path : arguments.paths) {
        try {
            print(path, arguments);
        } catch (const Error& error) {
            ++failed;
            log(LogLevel::Error, error.what());
        }
    }
    if (failed > 0)
        throw Error(ErrorKind::BadFile,
            std::to_string(failed) + " of " + std::to_string(arguments.paths.size()) + " files could not be read.");
}

} // namespace

void addInspectCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("inspect", "Say what a file or folder is");
    command->footer(kExamples);
    auto arguments = std::make_shared<InspectArguments>();
    command->add_option("paths", arguments->paths, "Files or folders")->required();
    command->add_flag("--json", arguments->asJson, "For programs: one JSON object for each");
    command->add_flag("--shapes", arguments->withShapes, "List every tensor");
    command->callback([arguments] { runInspect(*arguments); });
}

} // namespace pleinair
