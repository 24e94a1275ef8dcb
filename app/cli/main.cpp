#include "app/cli/commands.h"

#include "app/cli/train_command.h"
#include "model/base/error.h"

#ifdef PLEINAIR_WITH_IMAGES
#include "model/image/picture_codec.h"
#endif

#include <cstdio>
#include <exception>
#include <new>

namespace {

constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;

constexpr const char* kExamples = R"(
Examples:)"
#ifdef PLEINAIR_WITH_IMAGES
                                  R"(
  pleinair-cli render --labels meadow.png --out meadow.jpg --seed 7
  pleinair-cli render --labels maps/ --out photographs/ --preset "Golden evening"
  pleinair-cli render --checkpoint latest_net_G.pth --options opt.txt --labels map.png --out out.png
  pleinair-cli export coast.ora --out coast.psd
  pleinair-cli encode sunset.jpg --out sunset.safetensors
  pleinair-cli segment holiday.jpg --out map.png
  pleinair-cli prepare --images photos --labels labels --classes classes.json --size 256 --out train.pack)"
#endif
                                  R"(
  pleinair-cli inspect latest_net_G.pth --json
  pleinair-cli train --data train.pack --out run
  pleinair-cli convert --model run/model --to onnx --out onnx
  pleinair-cli bench --net 20:32 --threads 2 --json figures.json

Exit codes: 0 done; 1 something failed, one sentence on the error output says what; 2 wrong usage.
`pleinair-cli COMMAND --help` lists the options of a command.)";

int report(const std::string& message)
{
    std::fprintf(stderr, "pleinair-cli: %s\n", message.c_str());
    return kFailure;
}

void addTraining(CLI::App& app)
{
#ifdef PLEINAIR_WITH_IMAGES
    pleinair::addTrainCommand(app, pleinair::encodePng);
#else
    pleinair::addTrainCommand(app, {});
#endif
}

int run(int argc, char** argv)
{
    CLI::App app("Pleinair without a window: photographs from label maps, and everything around them.",
        "pleinair-cli");
    app.set_version_flag("--version", "pleinair-cli " PLEINAIR_VERSION);
    app.require_subcommand(1);
    app.footer(kExamples);
#ifdef PLEINAIR_WITH_IMAGES
    pleinair::addRenderCommand(app);
    pleinair::addEncodeCommand(app);
    pleinair::addExportCommand(app);
    pleinair::addFilmCommand(app);
    pleinair::addSegmentCommand(app);
    pleinair::addPrepareCommand(app);
    pleinair::addPresetsCommand(app);
    pleinair::addEvaluateCommand(app);
    pleinair::addThumbnailCommand(app);
#endif
    pleinair::addInspectCommand(app);
    pleinair::addConvertCommand(app);
    pleinair::addRecalibrateCommand(app);
    pleinair::addBenchCommand(app);
    addTraining(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const pleinair::Error& error) {
        return report(error.what());
    } catch (const std::bad_alloc&) {
        return report("There is not enough memory.");
    } catch (const std::exception& error) {
        return report(std::string("An unexpected error: ") + error.what());
    }
}
