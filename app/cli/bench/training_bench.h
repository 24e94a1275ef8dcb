#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

/// What `bench --training` measures.
struct TrainingBench {
    std::vector<int> shape { 17, 32, 64 }; ///< Classes, width, hidden width.
    int size = 128; ///< Width and height of the photographs.
    int batchSize = 8;
    int runs = 5;
    int threads = 0;
    std::filesystem::path maps; ///< Folder of label maps that photographs are made up for.
    std::filesystem::path perceptual; ///< Weights for the perceptual loss; empty: none.
    std::string json; ///< File for the figures; empty: none.
};

/// Measures a step of training against the same networks and losses in plain LibTorch modules, and
/// prints a table. @throws Error.
void runTrainingBench(const TrainingBench& bench);

} // namespace pleinair
