#include "training/style_whitening.h"

#include "model/nn/label_pyramid.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

NetworkOptions tinyOptions()
{
    NetworkOptions options;
    options.labelNc = 2;
    options.ngf = 2;
    options.nhidden = 4;
    options.zDim = 6;
    options.useVae = true;
    options.cropSize = 64;
    return options;
}

class StyleWhitening : public testing::Test {
protected:
    StyleWhitening()
    {
        torch::manual_seed(8);
        m_encoder = Encoder(tinyOptions());
        m_generator = Generator(tinyOptions());
        const torch::NoGradGuard noGradient;
        // Coordinates that all say nearly the same, with a mean of their own.
        m_encoder->mu()->weight.copy_(
            m_encoder->mu()->weight.narrow(0, 0, 1) + 0.1 * m_encoder->mu()->weight);
        m_encoder->mu()->bias.fill_(0.7);
        m_encoder->eval();
        m_generator->eval();
        m_photographs = torch::randn({ 40, 3, 64, 64 });
    }

    torch::Tensor render(const torch::Tensor& z)
    {
        LabelPyramid labels(torch::ones({ z.size(0), 2, 64, 64 }));
        return m_generator->forward(labels, z);
    }

    Encoder m_encoder { nullptr };
    Generator m_generator { nullptr };
    torch::Tensor m_photographs;
    torch::NoGradGuard m_noGradient;
};

TEST_F(StyleWhitening, GivesPhotographsStylesOfUnitCovariance)
{
    whitenStyles(*m_encoder, *m_generator, m_encoder->forward(m_photographs));

    const auto mu = m_encoder->forward(m_photographs).mu;
    const auto centred = mu - mu.mean(0);
    EXPECT_LT(mu.mean(0).abs().max().item<double>(), 1e-3);
    EXPECT_LT((centred.t().matmul(centred) / 39 - torch::eye(6)).abs().max().item<double>(), 1e-2);
}

TEST_F(StyleWhitening, ChangesNothingWhereAllPhotographsAreAlike)
{
    const auto photographs = m_photographs.narrow(0, 0, 1).expand({ 4, -1, -1, -1 });
    const auto before = m_encoder->forward(photographs);

    whitenStyles(*m_encoder, *m_generator, before);

    EXPECT_TRUE(m_encoder->forward(photographs).mu.equal(before.mu));
}

TEST_F(StyleWhitening, LeavesTheirPicturesAsTheyWere)
{
    const auto before = render(m_encoder->forward(m_photographs.narrow(0, 0, 2)).mu);

    whitenStyles(*m_encoder, *m_generator, m_encoder->forward(m_photographs));

    const auto after = render(m_encoder->forward(m_photographs.narrow(0, 0, 2)).mu);
    EXPECT_LT((after - before).abs().max().item<double>(), 1e-4);
}

TEST_F(StyleWhitening, KeepsTheNoiseFinite)
{
    whitenStyles(*m_encoder, *m_generator, m_encoder->forward(m_photographs));

    const auto logvar = m_encoder->forward(m_photographs).logvar;
    EXPECT_TRUE(torch::isfinite(logvar).all().item<bool>());
    EXPECT_LT((logvar[0] - logvar[1]).abs().max().item<double>(), 1e-6);
}

} // namespace
} // namespace pleinair
