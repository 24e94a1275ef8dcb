#pragma once

#include "training/gradient_reducer.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

/// A tensor and its name in a checkpoint.
using NamedTensor = std::pair<std::string, torch::Tensor>;

struct AdamOptions {
    double learningRate = 1e-4;
    double beta1 = 0;
    double beta2 = 0.9;
    double epsilon = 1e-8;
};

/// Kingma and Ba, "Adam", ICLR 2015, with bias correction; one fused pass over each parameter on
/// the CPU. Gradients that are undefined leave their parameter and its moments untouched.
class Adam {
public:
    Adam(std::vector<NamedTensor> parameters, AdamOptions options);

    void setLearningRate(double rate) { m_options.learningRate = rate; }
    [[nodiscard]] double learningRate() const { return m_options.learningRate; }

    /// The tensors that it changes.
    [[nodiscard]] std::vector<torch::Tensor> parameters() const;
    /// What makes the gradients of several processes one before they are looked at; may be empty.
    void setReducer(std::shared_ptr<GradientReducer> reducer) { m_reducer = std::move(reducer); }

    /// Drops every gradient.
    void zeroGradients();
    /// The Euclidean norm of all gradients together.
    [[nodiscard]] double gradientNorm() const;
    /// Scales all gradients so that their norm is at most `limit`.
    void clipGradients(double limit);
    /// @param gradientScale  multiplies every gradient, e.g. 1 / accumulated batches.
    void step(double gradientScale = 1);

    /// `NAME.m`, `NAME.v` and the step count, for a checkpoint.
    [[nodiscard]] std::vector<NamedTensor> state() const;

private:
    std::vector<NamedTensor> m_parameters;
    std::vector<torch::Tensor> m_first;
    std::vector<torch::Tensor> m_second;
    torch::Tensor m_steps; ///< int64 scalar, on the CPU.
    AdamOptions m_options;
    std::shared_ptr<GradientReducer> m_reducer;
};

} // namespace pleinair
