#include "training/segment_teachers.h"

#include "model/base/error.h"

#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

constexpr std::int64_t kProbeSide = 128;

} // namespace

SegmentTeachers::SegmentTeachers(
    const TrainOptions& options, const Pack& pack, torch::Device device)
{
    if (!options.teacher.empty() && !options.perceptual.empty())
        throw Error(ErrorKind::InvalidArgument,
            "--teacher and --perceptual both say what a segmenter is to see; give one of them.");
    const torch::NoGradGuard noGradient;
    const bool guided = options.lambdaPerceptual > 0;
    if (!options.teacher.empty()) {
        m_file = std::make_unique<TeacherFile>(options.teacher, pack);
        if (guided) {
            m_channels = m_file->channels();
            m_strides = m_file->strides();
        }
    } else if (!options.perceptual.empty() && guided) {
        m_network = readFrozenFeatures(options.perceptual);
        m_network->to(device);
        const auto probe = m_network->forward(
            torch::zeros({ 1, 3, kProbeSide, kProbeSide }, torch::TensorOptions(device)));
        for (const auto& activation : probe) {
            m_channels.push_back(activation.size(1));
            m_strides.push_back(kProbeSide / activation.size(2));
        }
    }
}

std::vector<torch::Tensor> SegmentTeachers::features(
    const std::vector<View>& views, const torch::Tensor& images) const
{
    const torch::NoGradGuard noGradient;
    if (m_network)
        return m_network->forward(images);
    auto seen = m_file->features(
        views, { static_cast<int>(images.size(3)), static_cast<int>(images.size(2)) });
    for (auto& activation : seen)
        activation = activation.to(images.device());
    return seen;
}

torch::Tensor SegmentTeachers::shares(
    const std::vector<View>& views, std::int64_t height, std::int64_t width) const
{
    return m_file->shares(views, height, width);
}

} // namespace pleinair
