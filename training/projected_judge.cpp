#include "training/projected_judge.h"

#include "model/nn/kernel_source.h"
#include "training/losses.h"

#include <utility>

namespace pleinair {

namespace {

std::vector<torch::Tensor> detached(const std::vector<torch::Tensor>& tensors)
{
    std::vector<torch::Tensor> result;
    for (const auto& tensor : tensors)
        result.push_back(tensor.detach());
    return result;
}

} // namespace

ProjectedJudge::ProjectedJudge(
    FeatureProjection projection, ProjectedDiscriminator heads, JudgeSettings settings)
    : m_projection(std::move(projection))
    , m_heads(std::move(heads))
    , m_settings(std::move(settings))
{
}

void ProjectedJudge::lookAtReal(JudgedBatch& batch)
{
    if (!batch.realFeatures.empty())
        return;
    const torch::NoGradGuard noGradient;
    batch.realFeatures = m_projection->forward(batch.real);
}

torch::Tensor ProjectedJudge::generatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    const auto features = m_projection->forward(batch.fake);
    batch.fakeFeatures = detached(features);
    auto loss = notes.add("GAN" + m_settings.suffix,
        m_settings.lambdaGan
            * pleinair::generatorLoss(
                m_settings.ganMode, m_heads->forward(features, batch.oneHot)));
    if (m_settings.lambdaSegmentation > 0)
        loss = loss
            + notes.add("Segmentation",
                m_settings.lambdaSegmentation * m_heads->segmentationLoss(features, batch.oneHot));
    return loss;
}

torch::Tensor ProjectedJudge::discriminatorLoss(JudgedBatch& batch, LossNotes& notes)
{
    lookAtReal(batch);
    if (batch.fakeFeatures.empty()) {
        const torch::NoGradGuard noGradient;
        batch.fakeFeatures = m_projection->forward(batch.fake);
    }
    const auto ofFake = m_heads->forward(batch.fakeFeatures, batch.oneHot);
    auto loss
        = notes.add("D_Fake" + m_settings.suffix, fakeLoss(m_settings.ganMode, ofFake));
    const auto ofReal = m_heads->forward(batch.realFeatures, batch.oneHot);
    loss = loss + notes.add("D_real" + m_settings.suffix, realLoss(m_settings.ganMode, ofReal));
    m_verdicts.keep(ofReal, ofFake);
    if (m_settings.lambdaSegmentation > 0)
        loss = loss
            + notes.add("D_Segmentation",
                m_heads->segmentationLoss(batch.realFeatures, batch.oneHot));
    return loss;
}

torch::Tensor ProjectedJudge::gradientPenalty(JudgedBatch& batch)
{
    lookAtReal(batch);
    const LibTorchKernels twiceDifferentiable;
    std::vector<torch::Tensor> inputs;
    for (const auto& features : batch.realFeatures)
        inputs.push_back(features.detach().to(torch::kFloat32).requires_grad_());
    return squaredGradient(summedScores(m_heads->forward(inputs, batch.oneHot)), inputs);
}

JudgeOpinion ProjectedJudge::opinion() const
{
    return m_verdicts.opinion(verdictThreshold(m_settings.ganMode));
}

} // namespace pleinair
