#include "app/cli/renderer_arguments.h"

namespace pleinair {

namespace {

std::string deviceProblem(const std::string& device)
{
    return isDeviceName(device) ? "" : "a device is auto, cpu, cuda or cuda:N";
}

} // namespace

void RendererArguments::addTo(CLI::App& command)
{
    command
        .add_option("--engine", options.engine,
            "auto, pleinair (the live engine) or torch (the LibTorch reference)")
        ->check(CLI::IsMember({ "auto", "pleinair", "torch" }))
        ->group("Renderer")
        ->capture_default_str();
    addMachineTo(command);
}

void RendererArguments::addMachineTo(CLI::App& command)
{
    addDeviceTo(command);
    command
        .add_option("--plan-memory", options.planMemoryMiB,
            "MiB that the live engine may keep of label patterns between frames")
        ->check(CLI::Range(1, 65536))
        ->group("Renderer")
        ->capture_default_str();
}

void RendererArguments::addDeviceTo(CLI::App& command)
{
    const auto add = [&](const char* name, auto& field, const char* help) {
        return command.add_option(name, field, help)->group("Renderer")->capture_default_str();
    };
    add("--device", options.device, "auto, cpu, cuda or cuda:N")
        ->check(CLI::Validator(deviceProblem, "DEVICE"));
    add("--threads", options.threads, "Threads on the CPU; 0: all cores")
        ->check(CLI::Range(0, 1024));
}

} // namespace pleinair
