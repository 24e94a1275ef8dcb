#include "training/patch_judge.h"

#include <utility>

namespace pleinair {

PatchJudge::PatchJudge(MultiscaleDiscriminator network, JudgeSettings settings)
    : m_network(std::move(network))
    , m_settings(std::move(settings))
{
}

/// Fakes and reals in one pass, as published; the fakes come first.
HalvedFeatures PatchJudge::judged(const JudgedBatch& batch)
{
    return halves(m_network->forward(torch::cat({ torch::cat({ batch.oneHot, batch.fake }, 1),
        torch::cat({ batch.oneHot, batch.real }, 1) })));
}

torch::Tensor PatchJudge::generatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    const auto found = judged(batch);
    auto loss = notes.add("GAN" + m_settings.suffix,
        m_settings.lambdaGan * pleinair::generatorLoss(m_settings.ganMode, logitsOf(found.first)));
    if (m_settings.lambdaFeat > 0)
        loss = loss
            + notes.add("GAN_Feat" + m_settings.suffix,
                m_settings.lambdaFeat * featureMatchingLoss(found.first, found.second));
    return loss;
}

torch::Tensor PatchJudge::discriminatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    const auto found = judged(batch);
    const auto ofFake = logitsOf(found.first);
    const auto ofReal = logitsOf(found.second);
    m_verdicts.keep(ofReal, ofFake);
    const auto loss
        = notes.add("D_Fake" + m_settings.suffix, fakeLoss(m_settings.ganMode, ofFake));
    return loss + notes.add("D_real" + m_settings.suffix, realLoss(m_settings.ganMode, ofReal));
}

torch::Tensor PatchJudge::gradientPenalty(JudgedBatch& batch)
{
    const auto real = batch.real.detach().requires_grad_();
    const auto found = m_network->forward(torch::cat({ batch.oneHot, real }, 1));
    return squaredGradient(summedScores(logitsOf(found)), { real });
}

JudgeOpinion PatchJudge::opinion() const
{
    return m_verdicts.opinion(verdictThreshold(m_settings.ganMode));
}

} // namespace pleinair
