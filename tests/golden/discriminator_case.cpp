#include "model/nn/module_weights.h"
#include "tests/golden/cases.h"
#include "training/multiscale_discriminator.h"

#include <cstdio>

namespace pleinair::golden {

void runDiscriminatorCase(const FixtureFolder& fixture, Report& report)
{
    const torch::InferenceMode inference;
    const PublishedOptions published = fixture.options();
    const NetworkOptions options = published.network();
    MultiscaleDiscriminator discriminator(options.semanticNc(), published.integer("ndf", 64),
        published.integer("num_D", 2), published.integer("n_layers_D", 4),
        convNormFrom(published.text("norm_D", "spectralinstance")));
    loadWeights(*discriminator, fixture.network("D", report), "discriminators");
    discriminator->eval();
    fixture.checkPictures(options, report);

    const auto features
        = discriminator->forward(torch::cat({ fixture.oneHot(options), fixture.tensor("image") }, 1));
    for (const auto& [name, tolerance] : fixture.tolerances()) {
        unsigned scale = 0;
        unsigned layer = 0;
        if (!fixture.has(name))
            report.note(name, "not stored");
        else if (std::sscanf(name.c_str(), "scale%u.layer%u", &scale, &layer) == 2
            && scale < features.size() && layer < features[scale].size())
            report.compare(name, features[scale][layer], fixture.tensor(name), tolerance);
        else
            report.check(name, false, "the discriminators have no such layer");
    }
}

} // namespace pleinair::golden
