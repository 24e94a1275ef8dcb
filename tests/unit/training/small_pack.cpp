#include "tests/unit/training/small_pack.h"

#include "model/base/random.h"
#include "training/pack_writer.h"

#include <unistd.h>

#include <cstdlib>

namespace pleinair {

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "pleinair-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        std::abort();
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void writeSmallPack(const std::filesystem::path& file, int count, int side, SmallInstances kind)
{
    PackWriter writer(file,
        ClassTable({ { "sky", { 100, 150, 255 }, "", {}, {} }, { "ground", { 90, 60, 30 }, "", {}, {} } }));
    for (int picture = 0; picture < count; ++picture) {
        const auto seed = static_cast<std::uint64_t>(picture);
        const int horizon = side / 4 + static_cast<int>(splitMix64(seed, 0) % (side / 2));
        std::vector<std::uint8_t> rgb;
        std::vector<ClassId> labels;
        std::vector<std::uint16_t> instances;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const bool ground = y >= horizon;
                labels.push_back(ground ? 1 : 0);
                if (kind == SmallInstances::Halves)
                    instances.push_back(x < side / 2 ? 7 : 65535);
                for (std::uint64_t channel = 0; channel < 3; ++channel)
                    rgb.push_back(static_cast<std::uint8_t>(
                        (splitMix64(seed, 1 + channel + (ground ? 3 : 0)) + x + y) & 0xFFU));
            }
        }
        (void)writer.add(
            "picture-" + std::to_string(picture), { { side, side }, rgb, labels, instances });
    }
    writer.finish();
}

TrainOptions smallRun(
    const std::filesystem::path& pack, const std::filesystem::path& output, std::int64_t steps)
{
    TrainOptions options;
    options.data = { pack };
    options.output = output;
    options.network.labelNc = 2;
    options.network.ngf = 2;
    options.network.nhidden = 4;
    options.network.zDim = 4;
    options.network.useVae = true;
    options.network.cropSize = 64;
    options.ndf = 4;
    options.batchSize = 2;
    options.stages = { { 32, steps / 2, 0 }, { 64, steps - steps / 2, 0 } };
    options.sheetSteps = 0;
    options.recalibrationBatches = 2;
    options.threads = 1;
    options.device = "cpu";
    options.tensorboard = false;
    return options;
}

} // namespace pleinair
