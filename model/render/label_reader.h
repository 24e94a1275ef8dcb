#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/io/segmenter_package.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace pleinair {

/// What a photograph shows, pixel by pixel.
struct ReadLabels {
    LabelMap labels; ///< Of the photograph's size; no unknown pixels.
    std::vector<float> confidence; ///< Probability of each label, row-major, in [0, 1].

    [[nodiscard]] double meanConfidence() const;
};

/// Reads label maps out of photographs: the door to a segmenter. This header stays free of Torch.
/// One thread owns a reader from its first call to its destruction.
class LabelReader {
public:
    virtual ~LabelReader() = default;

    /// @param photograph  of any size but an empty one; the network sees it with the short side
    /// that
    ///                    it was trained for.
    /// @param stop        polled between the steps of the work.
    /// @return nullopt if stop came first. @throws Error (InvalidArgument, OutOfMemory, Device).
    [[nodiscard]] virtual std::optional<ReadLabels> read(
        const Image& photograph, const std::stop_token& stop) = 0;
};

struct LabelReaderOptions {
    std::string device = "auto"; ///< auto, cpu, cuda or cuda:N
    int threads = 0; ///< 0: all cores that the process may use.
};

/// Opens the module with LibTorch and in it the segmenter. Slow (a second); call it on the thread
/// that will own the reader.
/// @throws Error (ModelMismatch) listing every tensor that is missing, superfluous or of another
/// shape; (BadFile, Device); (FileNotFound) in words if the module is not installed.
[[nodiscard]] std::unique_ptr<LabelReader> loadLabelReader(
    const SegmenterDescription& segmenter, const LabelReaderOptions& options = {});

} // namespace pleinair
