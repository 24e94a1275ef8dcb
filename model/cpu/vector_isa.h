#pragma once

namespace pleinair {

/// Which vector instructions the engine's own kernels use. Follows oneDNN, whose limit
/// (`ONEDNN_MAX_CPU_ISA`) is therefore this engine's limit too.
enum class VectorIsa { Sse, Avx2, Avx512 };

/// What this machine can do, or may do by that limit.
[[nodiscard]] VectorIsa vectorIsa();
/// E.g. "AVX-512".
[[nodiscard]] const char* nameOf(VectorIsa isa);
/// Channels that lie side by side in features: 16 for AVX-512, else 8, as oneDNN's convolutions
/// want them.
[[nodiscard]] int channelBlock(VectorIsa isa);

/// `channels` rounded up to whole blocks.
[[nodiscard]] constexpr int paddedTo(int block, int channels)
{
    return (channels + block - 1) / block * block;
}

} // namespace pleinair
