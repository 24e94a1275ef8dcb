#include "model/io/checkpoint_shapes.h"

#include "model/base/error.h"
#include "model/base/label_map.h"
#include "model/io/pix2pixhd_layout.h"

#include <array>
#include <cmath>

namespace pleinair {

namespace {

constexpr std::int64_t kGreatestSide = 1 << 20;

// The first convolution of pix2pixHD's generator, and what it is called with spectral norm.
constexpr const char* kPix2PixHdFirst = "model.1.0.weight";
constexpr const char* kPix2PixHdSpectral = "model.1.0.weight_orig";

bool isConvolution(const TensorInfo& tensor)
{
    return tensor.shape.size() == 4 && tensor.shape[2] == tensor.shape[3];
}

/// Looks tensors up and refuses impossible ones by name.
class ShapeReader {
public:
    ShapeReader(const TensorListing& tensors, const std::string& name)
        : m_tensors(tensors)
        , m_name(name)
    {
    }

    [[nodiscard]] bool has(const std::string& key) const { return m_tensors.contains(key); }

    [[nodiscard]] const TensorInfo& get(const std::string& key) const
    {
        const auto found = m_tensors.find(key);
        if (found == m_tensors.end())
            throw Error(ErrorKind::ModelMismatch,
                m_name + ": it is not a SPADE generator: the tensor " + key + " is missing.");
        for (const std::int64_t side : found->second.shape)
            if (side < 1 || side > kGreatestSide)
                refuse(key, "of a network");
        return found->second;
    }

    [[nodiscard]] const TensorInfo& convolution(const std::string& key) const
    {
        const auto& tensor = get(key);
        if (!isConvolution(tensor))
            refuse(key, "of a convolution");
        return tensor;
    }

    [[noreturn]] void refuse(const std::string& key, const std::string& kind) const
    {
        throw Error(ErrorKind::ModelMismatch,
            m_name + ": " + key + " has the shape " + shapeText(m_tensors.at(key).shape)
                + ", which is not the shape " + kind + ".");
    }

private:
    const TensorListing& m_tensors;
    const std::string& m_name;
};

/// A published model, known by its number of label channels.
struct Published {
    const char* name;
    int labelNc;
    bool containDontcareLabel;
    bool noInstance;
    UpsamplingLayers layers;
    int cropSize;
    double aspectRatio;
};

constexpr std::array kPublished {
    Published { "COCO-Stuff", 182, true, false, UpsamplingLayers::Normal, 256, 1 },
    Published { "ADE20K", 150, true, true, UpsamplingLayers::Normal, 256, 1 },
    Published { "Cityscapes", 35, false, false, UpsamplingLayers::More, 512, 2 },
};

void guessLabels(const GeneratorShapes& shapes, NetworkOptions& options, std::vector<std::string>& warnings)
{
    for (const Published& known : kPublished) {
        options.labelNc = known.labelNc;
        options.containDontcareLabel = known.containDontcareLabel;
        options.noInstance = known.noInstance;
        if (options.semanticNc() != shapes.semanticNc || shapes.useVae || shapes.hasMostLayers)
            continue;
        options.numUpsamplingLayers = known.layers;
        options.cropSize = known.cropSize;
        options.aspectRatio = known.aspectRatio;
        warnings.push_back("There is no opt.txt; by its " + std::to_string(shapes.semanticNc)
            + " label channels it is taken for the published " + known.name + " model.");
        return;
    }
    options.labelNc = std::min<int>(shapes.semanticNc, kUnknownClass);
    options.containDontcareLabel = false;
    options.noInstance = true;
    options.numUpsamplingLayers
        = shapes.hasMostLayers ? UpsamplingLayers::Most : UpsamplingLayers::Normal;
    warnings.push_back("There is no opt.txt; all " + std::to_string(shapes.semanticNc)
        + " label channels are taken for classes, and " + nameOf(options.numUpsamplingLayers)
        + " for the number of up-sampling layers.");
}

/// A VAE's stem fixes the number of cells of the start grid: square, else twice as wide as high.
void guessGrid(const GeneratorShapes& shapes, NetworkOptions& options, std::vector<std::string>& warnings)
{
    const auto rootOf = [](std::int64_t cells) {
        return static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(cells))));
    };
    std::int64_t height = rootOf(shapes.startCells);
    if (height * height != shapes.startCells)
        height = rootOf(shapes.startCells / 2);
    if (height == 0 || shapes.startCells % height != 0)
        height = 1;
    const std::int64_t width = shapes.startCells / height;
    options.cropSize = static_cast<int>(std::min<std::int64_t>(width, 4096)) * options.gridMultiple();
    options.aspectRatio = static_cast<double>(width) / static_cast<double>(height);
    warnings.push_back("The photograph's size was guessed from the stem: "
        + std::to_string(options.nativeSize().width) + " x " + std::to_string(options.nativeSize().height) + ".");
}

/// Walks along the sequence: a halving doubles the channels, a block has two convolutions.
GeneratorShapes pix2PixHdShapes(const ShapeReader& reader)
{
    const auto& first = reader.convolution(kPix2PixHdFirst);
    GeneratorShapes shapes;
    shapes.netG = GeneratorKind::Pix2PixHd;
    shapes.isInstanceNorm = true;
    shapes.ngf = static_cast<int>(first.shape[0]);
    shapes.semanticNc = static_cast<int>(first.shape[1]);
    const auto place = [](int index) { return "model." + std::to_string(index); };
    constexpr int kFirstHalving = 3;
    constexpr int kPlacesOfAHalving = 2;
    int next = kFirstHalving;
    std::int64_t width = first.shape[0];
    for (; reader.has(place(next) + ".0.weight"); next += kPlacesOfAHalving) {
        if (reader.convolution(place(next) + ".0.weight").shape[0] != 2 * width)
            break;
        width *= 2;
        ++shapes.nDownsampleGlobal;
    }
    for (; reader.has(Pix2PixHdLayout::ofBlock(place(next), 0) + ".0.weight"); ++next)
        ++shapes.nBlocksGlobal;
    return shapes;
}

} // namespace

std::string nameOf(NetworkRole role)
{
    switch (role) {
    case NetworkRole::Generator:
        return "generator";
    case NetworkRole::Encoder:
        return "encoder";
    case NetworkRole::Discriminator:
        return "discriminator";
    case NetworkRole::Other:
        return "other";
    }
    return "other";
}

NetworkRole roleOf(const TensorListing& tensors)
{
    if (tensors.contains("head_0.norm_0.mlp_shared.0.weight") || tensors.contains("conv_img.weight")
        || tensors.contains(kPix2PixHdFirst) || tensors.contains(kPix2PixHdSpectral))
        return NetworkRole::Generator;
    if (tensors.contains("fc_mu.weight"))
        return NetworkRole::Encoder;
    if (tensors.contains("discriminator_0.model0.0.weight"))
        return NetworkRole::Discriminator;
    return NetworkRole::Other;
}

GeneratorShapes readGeneratorShapes(const TensorListing& tensors, const std::string& name)
{
    const ShapeReader reader(tensors, name);
    if (reader.has(kPix2PixHdSpectral))
        throw Error(ErrorKind::ModelMismatch,
            name
                + ": it is a pix2pixHD generator with spectral norm; only those with plain "
                  "instance "
                  "norm (norm_G instance) can be opened.");
    if (reader.has(kPix2PixHdFirst))
        return pix2PixHdShapes(reader);
    const std::string firstNorm = "head_0.norm_0.";
    GeneratorShapes shapes;

    const auto& shared = reader.convolution(firstNorm + "mlp_shared.0.weight");
    shapes.nhidden = static_cast<int>(shared.shape[0]);
    shapes.semanticNc = static_cast<int>(shared.shape[1]);
    shapes.spadeKernel = static_cast<int>(shared.shape[2]);

    const std::string gamma = firstNorm + "mlp_gamma.weight";
    const std::int64_t width = reader.convolution(gamma).shape[0];
    if (width % 16 != 0)
        reader.refuse(gamma, "of a SPADE generator, whose first width is 16 times ngf");
    shapes.ngf = static_cast<int>(width / 16);
    shapes.isInstanceNorm = !reader.has(firstNorm + "param_free_norm.running_mean");
    shapes.hasSpectralNorm = reader.has("head_0.conv_0.weight_orig");
    shapes.hasMostLayers = reader.has("up_4.norm_0.mlp_shared.0.weight");

    const auto& stem = reader.get("fc.weight");
    shapes.useVae = stem.shape.size() == 2;
    if (shapes.useVae) {
        if (stem.shape[0] % width != 0)
            reader.refuse("fc.weight", "of a stem: its rows are not a multiple of " + std::to_string(width));
        shapes.zDim = static_cast<int>(stem.shape[1]);
        shapes.startCells = stem.shape[0] / width;
    } else if (!isConvolution(stem) || stem.shape[0] != width || stem.shape[1] != shapes.semanticNc) {
        reader.refuse("fc.weight",
            "of a stem with " + std::to_string(shapes.semanticNc) + " label channels and a width of "
                + std::to_string(width));
    }
    return shapes;
}

NetworkOptions optionsOf(const GeneratorShapes& shapes)
{
    NetworkOptions options;
    options.netG = shapes.netG;
    options.ngf = shapes.ngf;
    if (shapes.netG == GeneratorKind::Pix2PixHd) {
        options.nDownsampleGlobal = shapes.nDownsampleGlobal;
        options.nBlocksGlobal = shapes.nBlocksGlobal;
        options.spectralG = false;
        return options;
    }
    options.nhidden = shapes.nhidden;
    options.spadeKernel = shapes.spadeKernel;
    options.spadeNorm = shapes.isInstanceNorm ? SpadeNorm::Instance : SpadeNorm::SyncBatch;
    options.spectralG = shapes.hasSpectralNorm;
    options.useVae = shapes.useVae;
    if (shapes.useVae)
        options.zDim = shapes.zDim;
    return options;
}

NetworkOptions guessedOptions(const GeneratorShapes& shapes, std::vector<std::string>& warnings)
{
    NetworkOptions options = optionsOf(shapes);
    guessLabels(shapes, options, warnings);
    if (shapes.useVae)
        guessGrid(shapes, options, warnings);
    return options;
}

std::vector<std::string> contradictions(const GeneratorShapes& shapes, const NetworkOptions& options)
{
    std::vector<std::string> found;
    const auto compare = [&](const char* what, const std::string& inTensors, const std::string& inOptions) {
        if (inTensors != inOptions)
            found.push_back(
                std::string(what) + ": the tensors say " + inTensors + ", the options say " + inOptions + ".");
    };
    const auto yesNo = [](bool value) { return std::string(value ? "yes" : "no"); };
    compare("netG", nameOf(shapes.netG), nameOf(options.netG));
    if (!found.empty())
        return found;
    compare("label channels (label_nc + don't care + instance edges)",
        std::to_string(shapes.semanticNc), std::to_string(options.semanticNc()));
    compare("ngf", std::to_string(shapes.ngf), std::to_string(options.ngf));
    if (shapes.netG == GeneratorKind::Pix2PixHd) {
        compare("n_downsample_global", std::to_string(shapes.nDownsampleGlobal),
            std::to_string(options.nDownsampleGlobal));
        compare("n_blocks_global", std::to_string(shapes.nBlocksGlobal),
            std::to_string(options.nBlocksGlobal));
        return found;
    }
    compare("nhidden", std::to_string(shapes.nhidden), std::to_string(options.nhidden));
    compare("SPADE kernel", std::to_string(shapes.spadeKernel), std::to_string(options.spadeKernel));
    compare("instance norm", yesNo(shapes.isInstanceNorm), yesNo(options.spadeNorm == SpadeNorm::Instance));
    compare("spectral norm", yesNo(shapes.hasSpectralNorm), yesNo(options.spectralG));
    compare("num_upsampling_layers most", yesNo(shapes.hasMostLayers),
        yesNo(options.numUpsamplingLayers == UpsamplingLayers::Most));
    compare("use_vae", yesNo(shapes.useVae), yesNo(options.useVae));
    if (shapes.useVae && options.useVae) {
        compare("z_dim", std::to_string(shapes.zDim), std::to_string(options.zDim));
        compare("cells of the start grid (crop_size, aspect_ratio, num_upsampling_layers)",
            std::to_string(shapes.startCells), std::to_string(Size(options.startGrid()).area()));
    }
    return found;
}

std::int64_t parameterCount(const TensorListing& tensors)
{
    std::int64_t count = 0;
    for (const auto& [name, tensor] : tensors) {
        const auto endsWith = [&key = name](const char* end) { return key.ends_with(end); };
        if (endsWith(".weight_u") || endsWith(".weight_v") || endsWith(".running_mean")
            || endsWith(".running_var") || endsWith(".num_batches_tracked"))
            continue;
        // The early spectral norm also stores the divided weight; it is not a parameter.
        if (endsWith(".weight") && tensors.contains(name + "_orig"))
            continue;
        std::int64_t elements = 1;
        for (const std::int64_t side : tensor.shape)
            elements *= side;
        count += elements;
    }
    return count;
}

} // namespace pleinair
