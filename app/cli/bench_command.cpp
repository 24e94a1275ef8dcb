#include "app/cli/commands.h"

#include "app/cli/bench/bench_contest.h"
#include "app/cli/bench/stage_plot.h"
#include "app/cli/bench/training_bench.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/photograph_size.h"
#include "app/cli/resource_folder.h"
#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/io/safe_file.h"

#include <sys/resource.h>

#include <charconv>
#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

constexpr int kLargestShape = 4096;
constexpr std::uint64_t kWeightSeed = 1;
/// More classes than the published models know; ids are bytes, and 255 is none.
constexpr int kMostClasses = 255;

struct BenchArguments {
    ModelArguments model;
    std::string net;
    int size = 0;
    int dabSide = 32;
    int runs = 10;
    std::vector<std::string> engines { "pleinair", "libtorch", "libtorch-tuned" };
    std::string maps;
    std::string json;
    std::string plot;
    bool training = false;
    int batchSize = 8;
    std::string perceptual;
};

constexpr const char* kExamples = R"(
Renders the same frames with the same weights by several engines in turns: the first frame of a fresh engine, then
for every run a whole new map, a dab of 32 x 32 pixels on it, a stroke over its full width, and another style. Tells
median and 95th percentile of each.

  pleinair        the live engine
  libtorch        LibTorch as it comes: one-hot labels, contiguous fp32, no gradients
  libtorch-tuned  LibTorch as its manual advises: channels-last, bf16, inference mode, on CUDA as one graph

With --training a step of training instead, against the same networks and losses in plain LibTorch modules (fp32,
contiguous, gamma and beta at every pixel, photographs decoded in every step), and as the published code does it.

Close other programs first. Networks by shape have random weights: the time does not depend on their values.

Examples:
  pleinair-cli bench --net 20:32 --threads 2 --json figures.json
  pleinair-cli bench --net 184:64 --device cuda
  pleinair-cli bench --training --net 17:32:64 --size 128 --threads 2
  pleinair-cli bench --model my-model --size 512 --plot stages.svg)";

/// "K:NGF" or "K:NGF:HIDDEN". @return the numbers; empty for any other text.
std::vector<int> shapeFrom(const std::string& text)
{
    std::vector<int> numbers;
    const char* place = text.data();
    const char* const end = place + text.size();
    while (true) {
        int number = 0;
        const auto [behind, error] = std::from_chars(place, end, number);
        if (error != std::errc() || number < 1 || number > kLargestShape)
            return {};
        numbers.push_back(number);
        if (behind == end)
            break;
        if (*behind != ':')
            return {};
        place = behind + 1;
    }
    const bool isShape = (numbers.size() == 2 || numbers.size() == 3) && numbers[0] <= kMostClasses;
    return isShape ? numbers : std::vector<int> {};
}

std::string shapeProblem(const std::string& text)
{
    return shapeFrom(text).empty() ? "a network's shape is CLASSES:WIDTH or CLASSES:WIDTH:HIDDEN, e.g. 20:32" : "";
}

/// A network of the product's kind, with a VAE stem, whose weights are drawn.
NetworkWeights drawnNetwork(const std::vector<int>& shape, int size)
{
    NetworkOptions options;
    options.labelNc = shape[0];
    options.ngf = shape[1];
    if (shape.size() == 3)
        options.nhidden = shape[2];
    options.useVae = true;
    options.cropSize = size;
    return randomNetworkWeights(options, kWeightSeed);
}

double peakRssMb()
{
    struct rusage usage { };
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

std::filesystem::path mapsFolder(const BenchArguments& arguments)
{
    if (!arguments.maps.empty())
        return arguments.maps;
    if (const auto folder = resourceFolder("bench", PLEINAIR_BENCH_MAPS_IN_SOURCES))
        return *folder;
    throw Error(ErrorKind::FileNotFound,
        "The bench's label maps do not come with this installation; name a folder with --maps.");
}

void printTable(const BenchResults& results, int runs)
{
    std::printf("%s at %d x %d, %d threads, %s; %d runs, median (95th percentile)\n%speak memory %.0f MB\n",
        results.net.c_str(), results.size.width, results.size.height, results.threads,
        results.device.c_str(), runs, results.table().c_str(), results.peakRssMb);
}

void runBench(const BenchArguments& arguments)
{
    BenchResults results;
    RendererOptions options = arguments.model.renderer.options;
    if (options.threads == 0)
        options.threads = usableCores();
    NetworkWeights weights;
    if (arguments.net.empty()) {
        const ModelDescription model = arguments.model.described();
        results.net = model.name;
        weights = readNetworkWeights(model);
    } else {
        results.net = arguments.net;
        weights = drawnNetwork(shapeFrom(arguments.net), arguments.size == 0 ? 256 : arguments.size);
    }
    const int side = arguments.size == 0 ? weights.options.cropSize : arguments.size;
    results.size = requestedSize(std::to_string(side) + "x" + std::to_string(side), weights.options);
    results.threads = options.threads;

    BenchPaintings paintings(mapsFolder(arguments), results.size, weights.options.labelNc);
    paintings.setDabSide(arguments.dabSide);
    const InterruptGuard guard;
    BenchContest contest(weights, paintings, options, results);
    contest.load(arguments.engines, arguments.runs);
    results.device = contest.deviceName().starts_with("CPU") ? "cpu" : "cuda";
    for (int run = 0; run < arguments.runs; ++run) {
        InterruptGuard::check();
        contest.run(run);
    }
    results.peakRssMb = peakRssMb();

    printTable(results, arguments.runs);
    if (!arguments.json.empty())
        writeWholeFile(arguments.json, results.json());
    if (!arguments.plot.empty())
        writeWholeFile(arguments.plot, stagePlot(results));
}

void runTraining(const BenchArguments& arguments)
{
    TrainingBench bench;
    if (!arguments.net.empty())
        bench.shape = shapeFrom(arguments.net);
    if (bench.shape.size() == 2)
        bench.shape.push_back(NetworkOptions().nhidden);
    if (arguments.size > 0)
        bench.size = arguments.size;
    bench.batchSize = arguments.batchSize;
    bench.runs = arguments.runs;
    bench.threads = arguments.model.renderer.options.threads;
    bench.maps = mapsFolder(arguments);
    bench.perceptual = arguments.perceptual;
    bench.json = arguments.json;
    runTrainingBench(bench);
}

} // namespace

void addBenchCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("bench", "Take the times of the live engine and of LibTorch");
    command->footer(kExamples);
    auto arguments = std::make_shared<BenchArguments>();
    command->add_option("--net", arguments->net, "Instead of a model: CLASSES:WIDTH[:HIDDEN], with random weights")
        ->check(CLI::Validator(shapeProblem, "SHAPE"));
    command->add_option("--size", arguments->size, "Side of the photograph (default: the model's own, else 256)")
        ->check(CLI::Range(32, 8192));
    command->add_option("--runs", arguments->runs, "Frames of each kind")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_option("--engines", arguments->engines, "Those to compare; ratios are told against the first")
        ->delimiter(',')
        ->check(CLI::IsMember({ "pleinair", "torch", "libtorch", "libtorch-tuned" }));
    command->add_option("--dab", arguments->dabSide, "Pixels that a dab is wide and high, at most half the side")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--maps", arguments->maps, "Folder of label maps (.pgm) to paint on");
    command->add_option("--json", arguments->json, "Also write the figures as JSON");
    command->add_option("--plot", arguments->plot, "Also draw a frame's time by stage (SVG)");
    auto* training = command->add_flag("--training", arguments->training, "Measure a step of training instead");
    command->add_option("--batch-size", arguments->batchSize, "Of the training step")
        ->check(CLI::Range(2, 1024))
        ->needs(training);
    command->add_option("--perceptual", arguments->perceptual, "Weights for the training's perceptual loss")
        ->needs(training);
    arguments->model.addModelTo(*command);
    arguments->model.renderer.addMachineTo(*command);
    command->get_option("--net")->excludes("--model")->excludes("--checkpoint");
    command->callback([arguments] {
        if (arguments->training)
            runTraining(*arguments);
        else
            runBench(*arguments);
    });
}

} // namespace pleinair
