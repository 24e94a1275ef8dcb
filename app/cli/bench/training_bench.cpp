#include "app/cli/bench/training_bench.h"

#include "app/cli/bench/bench_paintings.h"
#include "app/cli/bench/bench_results.h"
#include "model/base/random.h"
#include "model/io/safe_file.h"
#include "training/pack_writer.h"
#include "training/training_speed.h"

#ifdef PLEINAIR_WITH_IMAGES
#include "model/image/picture_codec.h"
#endif

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace pleinair {

namespace {

constexpr int kPictures = 16;
constexpr double kMs = 1000;

/// A photograph of sorts: a colour for each class, with texture and light that no two share.
Image madeUpPhotograph(const LabelMap& labels, std::uint64_t seed)
{
    Image image { labels.size(), {} };
    image.rgb.reserve(static_cast<std::size_t>(labels.size().area()) * 3);
    for (int y = 0; y < image.size.height; ++y) {
        for (int x = 0; x < image.size.width; ++x) {
            const ClassId id = labels.at(x, y);
            for (std::uint64_t channel = 0; channel < 3; ++channel) {
                const auto base = static_cast<int>(splitMix64(seed, 3 * id + channel) % 160);
                const auto grain = static_cast<int>(
                    splitMix64(seed + 1, static_cast<std::uint64_t>(y) * 4096 + static_cast<std::uint64_t>(x)) % 48);
                image.rgb.push_back(static_cast<std::uint8_t>(
                    std::clamp(base + grain + y * 40 / image.size.height, 0, 255)));
            }
        }
    }
    return image;
}

/// A folder that goes when the measurement is over.
class ScratchFolder {
public:
    ScratchFolder()
        : m_path(std::filesystem::temp_directory_path()
              / ("pleinair-bench-" + std::to_string(splitMix64(
                     static_cast<std::uint64_t>(std::filesystem::file_time_type::clock::now().time_since_epoch().count()), 0))))
    {
        std::filesystem::create_directories(m_path);
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// Writes the pack. @return its photographs as a loader would find them on the disk.
std::vector<std::vector<std::byte>> writePictures(
    const TrainingBench& bench, const std::filesystem::path& file)
{
    const BenchPaintings paintings(bench.maps, { bench.size, bench.size }, bench.shape[0]);
    std::vector<std::vector<std::byte>> encoded;
    PackWriter writer(file, ClassTable::numbered(bench.shape[0]));
    for (int i = 0; i < kPictures; ++i) {
        const LabelMap labels = paintings.painting(i);
        const Image photograph = madeUpPhotograph(labels, static_cast<std::uint64_t>(i));
        writer.add("painting-" + std::to_string(i), photograph.size, photograph.rgb, labels.labels());
#ifdef PLEINAIR_WITH_IMAGES
        encoded.push_back(encodePng(photograph));
#else
        const auto bytes = std::as_bytes(std::span(photograph.rgb));
        encoded.emplace_back(bytes.begin(), bytes.end());
#endif
    }
    writer.finish();
    return encoded;
}

Image decoded(const std::vector<std::byte>& bytes, [[maybe_unused]] int side)
{
#ifdef PLEINAIR_WITH_IMAGES
    return decodePicture(bytes, "photograph");
#else
    Image image { { side, side }, {} };
    image.rgb.resize(bytes.size());
    std::transform(bytes.begin(), bytes.end(), image.rgb.begin(),
        [](std::byte byte) { return std::to_integer<std::uint8_t>(byte); });
    return image;
#endif
}

TrainOptions runOptions(const TrainingBench& bench, const std::filesystem::path& pack)
{
    TrainOptions options;
    options.data = { pack };
    options.network.labelNc = bench.shape[0];
    options.network.ngf = bench.shape[1];
    options.network.nhidden = bench.shape.size() > 2 ? bench.shape[2] : options.network.nhidden;
    options.network.zDim = 64;
    options.network.useVae = true;
    options.network.cropSize = bench.size;
    options.ndf = 32;
    options.perceptual = bench.perceptual;
    options.batchSize = bench.batchSize;
    options.stages = { { bench.size, 1'000'000, 0 } };
    options.styleSpread = false;
    options.threads = bench.threads;
    options.device = "cpu";
    options.precision = "fp32";
    return options;
}

struct Row {
    const char* name;
    const TrainerSpeed& speed;
};

void print(const TrainingBench& bench, const std::vector<Row>& rows)
{
    std::printf("Training %d:%d:%d at %d x %d, batch %d, %s perceptual loss, %d runs: a step, median (95th percentile)\n",
        bench.shape[0], bench.shape[1], bench.shape[2], bench.size, bench.size, bench.batchSize,
        bench.perceptual.empty() ? "without" : "with", bench.runs);
    const double ours = median(rows.front().speed.seconds);
    for (const auto& [name, speed] : rows) {
        std::printf("  %-10s %8.0f ms (%.0f)  %5.2f x  first losses:", name, kMs * median(speed.seconds),
            kMs * percentile95(speed.seconds), median(speed.seconds) / ours);
        for (const auto& [loss, value] : speed.firstLosses)
            std::printf(" %s %.4f", loss.c_str(), value);
        std::printf("\n");
    }
}

std::string jsonOf(const TrainingBench& bench, const std::vector<Row>& rows)
{
    nlohmann::ordered_json json { { "net", std::to_string(bench.shape[0]) + ":"
                                      + std::to_string(bench.shape[1]) + ":" + std::to_string(bench.shape[2]) },
        { "size", bench.size }, { "batch_size", bench.batchSize }, { "threads", bench.threads },
        { "results", nlohmann::ordered_json::array() } };
    for (const auto& [name, speed] : rows) {
        nlohmann::ordered_json losses = nlohmann::ordered_json::object();
        for (const auto& [loss, value] : speed.firstLosses)
            losses[loss] = value;
        json["results"].push_back({ { "engine", name }, { "case", "training-step" },
            { "median_ms", kMs * median(speed.seconds) }, { "p95_ms", kMs * percentile95(speed.seconds) },
            { "first_losses", losses } });
    }
    return json.dump(2) + "\n";
}

} // namespace

void runTrainingBench(const TrainingBench& bench)
{
    const ScratchFolder folder;
    const auto pictures = writePictures(bench, folder / "bench.pack");
    TrainingSpeedOptions options;
    options.run = runOptions(bench, folder / "bench.pack");
    options.runs = bench.runs;
    options.decode = [&](int record) {
        return decoded(pictures[static_cast<std::size_t>(record)], bench.size);
    };
    const auto speed = measureTraining(options);
    const std::vector<Row> rows { { "pleinair", speed.ours }, { "plain", speed.plain },
        { "published", speed.published } };
    print(bench, rows);
    if (!bench.json.empty())
        writeWholeFile(bench.json, jsonOf(bench, rows));
}

} // namespace pleinair
