#include "model/nn/generator.h"

#include "model/nn/pix2pixhd.h"
#include "model/nn/spade.h"
#include "model/nn/spade_generator.h"
#include "model/nn/spectral_norm.h"

namespace pleinair {

namespace {

std::shared_ptr<GeneratorImpl> generatorOf(const NetworkOptions& options)
{
    if (options.netG == GeneratorKind::Pix2PixHd)
        return std::make_shared<Pix2PixHdImpl>(options);
    return std::make_shared<SpadeGeneratorImpl>(options);
}

} // namespace

GeneratorCall GeneratorCall::forPhotographs(Size size, const NetworkOptions& options)
{
    GeneratorCall call;
    const int multiple = options.gridMultiple();
    call.grid = Size { size.width / multiple, size.height / multiple };
    return call;
}

GeneratorCall GeneratorCall::forPhotographs(
    const torch::Tensor& photographs, const NetworkOptions& options)
{
    return forPhotographs(
        { static_cast<int>(photographs.size(3)), static_cast<int>(photographs.size(2)) }, options);
}

GeneratorImpl::GeneratorImpl(const NetworkOptions& options)
    : m_options(options)
{
}

void GeneratorImpl::freeze()
{
    const torch::NoGradGuard noGrad;
    for (const auto& part : modules()) {
        if (auto* conv = part->as<SpectralConv2dImpl>())
            conv->freeze();
        else if (auto* spade = part->as<SpadeImpl>())
            spade->freeze();
    }
}

Generator::Generator(const NetworkOptions& options)
    : ModuleHolder(generatorOf(options))
{
}

Generator::Generator(std::nullptr_t)
    : ModuleHolder(nullptr)
{
}

} // namespace pleinair
