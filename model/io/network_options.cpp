#include "model/io/network_options.h"

#include "model/base/error.h"

#include <algorithm>
#include <cmath>
#include <regex>

namespace pleinair {

namespace {

constexpr const char* kPix2PixHdNorm = "instance";

} // namespace

int NetworkOptions::doublings() const
{
    if (netG == GeneratorKind::Pix2PixHd)
        return nDownsampleGlobal;
    switch (numUpsamplingLayers) {
    case UpsamplingLayers::Normal:
        return 5;
    case UpsamplingLayers::More:
        return 6;
    case UpsamplingLayers::Most:
        return 7;
    }
    return 5;
}

Size NetworkOptions::startGrid() const
{
    const int width = cropSize / gridMultiple();
    return { width, static_cast<int>(std::nearbyint(width / aspectRatio)) };
}

Size NetworkOptions::nativeSize() const
{
    const Size grid = startGrid();
    return { grid.width * gridMultiple(), grid.height * gridMultiple() };
}

std::string NetworkOptions::normG() const
{
    if (netG == GeneratorKind::Pix2PixHd)
        return kPix2PixHdNorm;
    const char* norm = spadeNorm == SpadeNorm::Batch ? "batch"
        : spadeNorm == SpadeNorm::SyncBatch          ? "syncbatch"
                                                     : "instance";
    const std::string side = std::to_string(spadeKernel);
    return (spectralG ? "spectralspade" : "spade") + std::string(norm) + side + "x" + side;
}

void NetworkOptions::setNormG(const std::string& text)
{
    if (netG == GeneratorKind::Pix2PixHd) {
        if (text != kPix2PixHdNorm)
            throw Error(ErrorKind::InvalidArgument,
                "The normalization \"" + text
                    + "\" is not known for the generator pix2pixhd; legal is instance.");
        return;
    }
    static const std::regex form("(spectral)?spade(batch|syncbatch|instance)([1-9])x([1-9])");
    std::smatch parts;
    const auto refuse = [&] {
        throw Error(ErrorKind::InvalidArgument,
            "The generator's normalization \"" + text
                + "\" is not known; legal are [spectral]spade{batch,syncbatch,instance}KxK with an "
                  "odd K, e.g. spectralspadesyncbatch3x3.");
    };
    if (!std::regex_match(text, parts, form) || parts[3] != parts[4] || std::stoi(parts[3]) % 2 == 0)
        refuse();
    spectralG = parts[1].matched;
    spadeNorm = parts[2] == "batch" ? SpadeNorm::Batch
        : parts[2] == "syncbatch"   ? SpadeNorm::SyncBatch
                                    : SpadeNorm::Instance;
    spadeKernel = std::stoi(parts[3]);
}

std::string nameOf(GeneratorKind kind)
{
    return kind == GeneratorKind::Pix2PixHd ? "pix2pixhd" : "spade";
}

GeneratorKind generatorKindFrom(const std::string& text)
{
    if (text == "spade")
        return GeneratorKind::Spade;
    if (text == "pix2pixhd")
        return GeneratorKind::Pix2PixHd;
    throw Error(ErrorKind::InvalidArgument,
        "The generator \"" + text + "\" is not known; legal are spade and pix2pixhd.");
}

std::string nameOf(UpsamplingLayers layers)
{
    switch (layers) {
    case UpsamplingLayers::Normal:
        return "normal";
    case UpsamplingLayers::More:
        return "more";
    case UpsamplingLayers::Most:
        return "most";
    }
    return "normal";
}

UpsamplingLayers upsamplingLayersFrom(const std::string& text)
{
    if (text == "normal")
        return UpsamplingLayers::Normal;
    if (text == "more")
        return UpsamplingLayers::More;
    if (text == "most")
        return UpsamplingLayers::Most;
    throw Error(ErrorKind::InvalidArgument,
        "num_upsampling_layers is \"" + text + "\"; legal are normal, more and most.");
}

Size photographSize(Size painting, int shortSide, int gridMultiple)
{
    const auto toGrid = [&](double side) {
        return std::max(1, static_cast<int>(std::floor(side / gridMultiple + 0.5))) * gridMultiple;
    };
    const int shorter = toGrid(shortSide);
    const int least = std::min(painting.width, painting.height);
    const double aspect = static_cast<double>(std::max(painting.width, painting.height)) / least;
    const int longer = std::max(shorter, toGrid(shortSide * aspect));
    return painting.width >= painting.height ? Size { longer, shorter } : Size { shorter, longer };
}

} // namespace pleinair
