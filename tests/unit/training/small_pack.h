#pragma once

#include "training/pack.h"
#include "training/train_options.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// A folder that is removed with its content at the end of a test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return m_path / name;
    }

private:
    std::filesystem::path m_path;
};

/// Whether the pictures of a small pack have instance maps.
enum class SmallInstances { None, Halves };

/// Writes a pack of `count` pictures of side `side` with the classes "sky" (above) and "ground"
/// (below a horizon of its own); every picture has its own colours.
/// Halves: the left half of every picture is one instance, the right half another.
void writeSmallPack(const std::filesystem::path& file, int count, int side,
    SmallInstances kind = SmallInstances::None);

/// Options for a run of a few seconds on that pack: a VAE generator of width 2 at 64 pixels.
[[nodiscard]] TrainOptions smallRun(
    const std::filesystem::path& pack, const std::filesystem::path& output, std::int64_t steps);

} // namespace pleinair
