#include "training/oasis_judge.h"

#include "model/base/random.h"
#include "model/nn/kernel_source.h"

#include <utility>

namespace pleinair {

namespace {

/// How much more a pixel looks like any class than like something made: above 0, "photograph".
torch::Tensor evidence(const torch::Tensor& logits)
{
    return torch::logsumexp(logits.slice(1, 1), 1) - logits.select(1, 0);
}

/// -log of the probability that each pixel was made, averaged over the picture's own pixels.
torch::Tensor madeLoss(const torch::Tensor& logits, const torch::Tensor& oneHot)
{
    const auto inside = oneHot.sum(1).gt(0).to(torch::kFloat32);
    const auto loss = -torch::log_softmax(logits.to(torch::kFloat32), 1).select(1, 0);
    return (loss * inside).sum() / inside.sum().clamp_min(1);
}

} // namespace

torch::Tensor classBalance(const torch::Tensor& classes)
{
    const auto occurrences = classes.sum({ 0, 2, 3 });
    const auto present = occurrences.gt(0);
    const auto weights = occurrences.sum()
        / (occurrences.clamp_min(1) * present.sum().clamp_min(1));
    return weights * present;
}

torch::Tensor balancedClassLoss(const torch::Tensor& logits, const torch::Tensor& classes)
{
    const auto logProbability = torch::log_softmax(logits.to(torch::kFloat32), 1).slice(1, 1);
    const auto weights = classBalance(classes).view({ 1, -1, 1, 1 });
    return -(classes * weights * logProbability).sum() / classes.sum().clamp_min(1);
}

torch::Tensor labelMixMask(const torch::Tensor& classes, std::uint64_t seed)
{
    auto sides = torch::empty({ classes.size(0), classes.size(1), 1, 1 });
    float* side = sides.data_ptr<float>();
    for (int64_t i = 0; i < sides.numel(); ++i)
        side[i] = (splitMix64(seed, static_cast<std::uint64_t>(i)) & 1U) != 0 ? 1.0F : 0.0F;
    return (classes * sides.to(classes.device())).sum(1, /*keepdim=*/true);
}

OasisJudge::OasisJudge(OasisDiscriminator network, int64_t classes, JudgeSettings settings)
    : m_network(std::move(network))
    , m_classes(classes)
    , m_settings(std::move(settings))
{
}

torch::Tensor OasisJudge::classesOf(const JudgedBatch& batch) const
{
    return batch.oneHot.narrow(1, 0, m_classes);
}

torch::Tensor OasisJudge::generatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    return notes.add("GAN" + m_settings.suffix,
        m_settings.lambdaGan
            * balancedClassLoss(m_network->forward(batch.fake), classesOf(batch)));
}

torch::Tensor OasisJudge::discriminatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    const auto classes = classesOf(batch);
    const auto ofFake = m_network->forward(batch.fake);
    const auto ofReal = m_network->forward(batch.real);
    m_verdicts.keep({ evidence(ofReal) }, { evidence(ofFake) });
    auto loss = notes.add("D_Fake" + m_settings.suffix, madeLoss(ofFake, batch.oneHot));
    loss = loss + notes.add("D_real" + m_settings.suffix, balancedClassLoss(ofReal, classes));
    if (m_settings.lambdaLabelMix > 0) {
        const auto mask = labelMixMask(classes, batch.seed);
        const auto mixed = [&](const torch::Tensor& real, const torch::Tensor& fake) {
            return mask * real + (1 - mask) * fake;
        };
        const auto ofMixed = m_network->forward(mixed(batch.real, batch.fake));
        loss = loss
            + notes.add("D_LabelMix" + m_settings.suffix,
                m_settings.lambdaLabelMix * torch::mse_loss(ofMixed, mixed(ofReal, ofFake)));
    }
    return loss;
}

torch::Tensor OasisJudge::gradientPenalty(JudgedBatch& batch)
{
    const auto real = batch.real.detach().requires_grad_();
    const LibTorchKernels twiceDifferentiable;
    return squaredGradient(summedScores({ evidence(m_network->forward(real)) }), { real });
}

JudgeOpinion OasisJudge::opinion() const
{
    return m_verdicts.opinion(0);
}

} // namespace pleinair
