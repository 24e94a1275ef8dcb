#include "training/patch_judge.h"

#include "model/nn/kernel_source.h"

#include <utility>

namespace pleinair {

PatchJudge::PatchJudge(MultiscaleDiscriminator network, JudgeSettings settings)
    : m_network(std::move(network))
    , m_settings(std::move(settings))
{
}

std::vector<ScaleFeatures> PatchJudge::look(const JudgedBatch& batch, const torch::Tensor& pictures)
{
    return m_network->forward(
        torch::cat({ batch.oneHot, pictures }, 1).contiguous(torch::MemoryFormat::ChannelsLast));
}

/// Where features of pictures are independent and the pictures stay, each is looked at once for
/// both steps. Else fakes and reals go through in one pass for each step, as published; fakes come
/// first.
HalvedFeatures PatchJudge::judged(JudgedBatch& batch)
{
    if (batch.isJudgedOnce && m_network->seesPicturesAlone()) {
        auto [kept, isNew] = batch.looks.try_emplace(this);
        if (isNew)
            kept->second = { look(batch, batch.fake), look(batch, batch.real) };
        return { kept->second.fake, kept->second.real };
    }
    return halves(m_network->forward(torch::cat({ torch::cat({ batch.oneHot, batch.fake }, 1),
                                                    torch::cat({ batch.oneHot, batch.real }, 1) })
                                         .contiguous(torch::MemoryFormat::ChannelsLast)));
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
    const auto loss = notes.add("D_Fake" + m_settings.suffix, fakeLoss(m_settings.ganMode, ofFake));
    return loss + notes.add("D_real" + m_settings.suffix, realLoss(m_settings.ganMode, ofReal));
}

torch::Tensor PatchJudge::gradientPenalty(JudgedBatch& batch)
{
    const auto real = batch.real.detach().requires_grad_();
    const LibTorchKernels twiceDifferentiable;
    const auto found = look(batch, real);
    return squaredGradient(summedScores(logitsOf(found)), { real });
}

JudgeOpinion PatchJudge::opinion() const
{
    return m_verdicts.opinion(verdictThreshold(m_settings.ganMode));
}

} // namespace pleinair
