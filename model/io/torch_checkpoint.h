#pragma once

#include "model/io/tensor_map.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pleinair {

class ByteSource;

/// A state dict that PyTorch saved, in the stream container of before 1.6 or the zip container.
///
/// Its own closed reader: nothing in the file is executed, every limit is checked before memory is
/// taken, and a refusal says what and where. Opening reads the description only; values are read
/// tensor by tensor. Used by one thread at a time.
class TorchCheckpoint {
public:
    /// @throws Error (FileNotFound), (FileUnreadable), (BadFile).
    explicit TorchCheckpoint(const std::filesystem::path& file);
    /// @param source  outlives this object.
    explicit TorchCheckpoint(const ByteSource& source);
    ~TorchCheckpoint();
    TorchCheckpoint(TorchCheckpoint&&) noexcept;
    TorchCheckpoint& operator=(TorchCheckpoint&&) noexcept;

    [[nodiscard]] const TensorListing& listing() const;
    /// The version of each module as PyTorch counts them, by its path; often empty.
    [[nodiscard]] const std::map<std::string, std::int64_t>& moduleVersions() const;
    /// One tensor, dense whatever its strides in the file. @pre listing() has the name.
    /// @throws Error (BadFile), e.g. for a checksum that does not match.
    [[nodiscard]] StoredTensor tensor(const std::string& name) const;
    [[nodiscard]] TensorMap allTensors() const;

    /// Whether the file begins as one of the two containers does.
    [[nodiscard]] static bool looksLikeCheckpoint(const ByteSource& source);

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace pleinair
