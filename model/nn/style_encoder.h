#pragma once

#include "model/base/image.h"
#include "model/base/style_vector.h"
#include "model/io/network_weights.h"
#include "model/nn/encoder.h"

namespace pleinair {

/// Reads the styles of photographs: an encoder with its weights, on a device.
class StyleEncoder {
public:
    /// Without an encoder's weights there is nothing to encode with.
    /// @throws Error (ModelMismatch, OutOfMemory, Device).
    StyleEncoder(const NetworkWeights& weights, torch::Device device);

    [[nodiscard]] bool isThere() const { return !m_encoder.is_empty(); }
    /// @param photograph  of any size but an empty one; it is resized to 256 x 256.
    /// @pre isThere(). @throws Error (OutOfMemory, Device).
    [[nodiscard]] StyleVector encode(const Image& photograph);

private:
    torch::Device m_device;
    Encoder m_encoder { nullptr };
};

} // namespace pleinair
