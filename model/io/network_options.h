#pragma once

#include "model/base/geometry.h"

#include <string>
#include <vector>

namespace pleinair {

/// Which network makes the photographs. Published names: `spade` and `pix2pixhd`.
enum class GeneratorKind { Spade, Pix2PixHd };

/// How often the generator doubles its grid before the last block: 5, 6 or 7 doublings.
enum class UpsamplingLayers { Normal, More, Most };

/// The parameter-free normalization inside a SPADE layer.
enum class SpadeNorm { Batch, SyncBatch, Instance };

/// What decides the shape of the networks. Names and defaults follow the published SPADE options.
struct NetworkOptions {
    GeneratorKind netG = GeneratorKind::Spade;
    int labelNc = 182;
    bool containDontcareLabel = false;
    bool noInstance = true; ///< false: the last label channel holds instance edges.
    int ngf = 64;
    int nhidden = 128; ///< Hidden width of every SPADE layer; fixed at 128 in the published code.
    int zDim = 256;
    bool useVae = false;
    bool spectralG = true; ///< Spectral norm on the generator's convolutions; false once folded.
    SpadeNorm spadeNorm = SpadeNorm::SyncBatch;
    int spadeKernel = 3; ///< Odd.
    UpsamplingLayers numUpsamplingLayers = UpsamplingLayers::Normal;
    int nDownsampleGlobal = 4; ///< Of pix2pixHD: how often its grid is halved and doubled again.
    int nBlocksGlobal = 9; ///< Of pix2pixHD: residual blocks between the two.
    int cropSize = 256; ///< Width of the photograph in pixels.
    double aspectRatio = 1; ///< Width over height.

    /// K: label channels, "don't care" and edges included.
    [[nodiscard]] int semanticNc() const
    {
        return labelNc + (containDontcareLabel ? 1 : 0) + (noInstance ? 0 : 1);
    }
    /// 5, 6 or 7; nDownsampleGlobal for pix2pixHD.
    [[nodiscard]] int doublings() const;
    /// The photograph's sides are multiples of this: 32, 64 or 128; 2^nDownsampleGlobal for
    /// pix2pixHD.
    [[nodiscard]] int gridMultiple() const { return 1 << doublings(); }
    /// The smallest side of a photograph: one cell; two for pix2pixHD, whose padding mirrors the
    /// neighbour of the border.
    [[nodiscard]] int leastSide() const
    {
        return (netG == GeneratorKind::Pix2PixHd ? 2 : 1) * gridMultiple();
    }
    /// The grid that the stem makes (pix2pixHD: of its residual blocks): width = crop / 2^n
    /// (integer), height = width / aspect rounded half to even, as Python's round() does.
    [[nodiscard]] Size startGrid() const;
    /// startGrid() enlarged by the doublings: the size of the photograph the model was trained for.
    [[nodiscard]] Size nativeSize() const;

    /// E.g. "spectralspadesyncbatch3x3"; "instance" for pix2pixHD, which has no other.
    [[nodiscard]] std::string normG() const;
    /// Reads the form that netG has. @throws Error (InvalidArgument) for any other text.
    void setNormG(const std::string& text);

    friend bool operator==(const NetworkOptions&, const NetworkOptions&) = default;
};

/// "spade" or "pix2pixhd".
[[nodiscard]] std::string nameOf(GeneratorKind kind);
/// @throws Error (InvalidArgument) for any other text.
[[nodiscard]] GeneratorKind generatorKindFrom(const std::string& text);

/// "normal", "more" or "most".
[[nodiscard]] std::string nameOf(UpsamplingLayers layers);
/// @throws Error (InvalidArgument) for any other text.
[[nodiscard]] UpsamplingLayers upsamplingLayersFrom(const std::string& text);

/// The photograph size for a painting: short side = shortSide, long side = shortSide * aspect
/// rounded to the nearest multiple of the grid (ties up), both at least one multiple.
[[nodiscard]] Size photographSize(Size painting, int shortSide, int gridMultiple);

} // namespace pleinair
