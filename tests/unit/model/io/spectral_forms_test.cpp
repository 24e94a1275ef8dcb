#include "model/io/spectral_forms.h"

#include "tests/unit/model/io/expect_error.h"

#include <cmath>

namespace pleinair {
namespace {

TEST(SpectralForms, SolveForTheVectorThatTheEarlyFormDoesNotStore)
{
    const std::vector<float> original { 3, 1, -2, 0.5F, 4, 1 };
    const std::vector<float> u { 0.6F, 0.8F };
    const float sigma = 2.5F;
    std::vector<float> divided;
    for (const float value : original)
        divided.push_back(value / sigma);
    TensorMap tensors;
    tensors["conv.weight_orig"] = StoredTensor::fromFloats({ 2, 3, 1, 1 }, original);
    tensors["conv.weight"] = StoredTensor::fromFloats({ 2, 3, 1, 1 }, divided);
    tensors["conv.weight_u"] = StoredTensor::fromFloats({ 2 }, u);
    tensors["other.weight"] = StoredTensor::fromFloats({ 2 }, u);

    unifySpectralNorm(tensors, "it");

    ASSERT_FALSE(tensors.contains("conv.weight"));
    ASSERT_TRUE(tensors.contains("other.weight"));
    const auto v = tensors.at("conv.weight_v").toFloats();
    double found = 0;
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            found += static_cast<double>(u[row]) * original[row * 3 + column] * v[column];
    EXPECT_NEAR(found, sigma, 1e-6);
}

TEST(SpectralForms, RenameTheNewerForm)
{
    TensorListing tensors { { "c.parametrizations.weight.original", { DType::F32, { 2, 3 } } },
        { "c.parametrizations.weight.0._u", { DType::F32, { 2 } } }, { "c.parametrizations.weight.0._v", { DType::F32, { 3 } } },
        { "c.bias", { DType::F32, { 2 } } } };

    unifySpectralNorm(tensors);

    EXPECT_TRUE(tensors.contains("c.weight_orig"));
    EXPECT_TRUE(tensors.contains("c.weight_u"));
    EXPECT_TRUE(tensors.contains("c.weight_v"));
    EXPECT_EQ(tensors.size(), 4U);
}

TEST(SpectralForms, RefuseShapesThatDoNotFitTogether)
{
    const std::vector<float> values { 1, 2, 3, 4 };
    TensorMap tensors;
    tensors["c.weight_orig"] = StoredTensor::fromFloats({ 2, 2 }, values);
    tensors["c.weight"] = StoredTensor::fromFloats({ 4 }, values);
    tensors["c.weight_u"] = StoredTensor::fromFloats({ 4 }, values);

    expectError(ErrorKind::ModelMismatch, "spectral norm of c", [&] { unifySpectralNorm(tensors, "it"); });
}

} // namespace
} // namespace pleinair
