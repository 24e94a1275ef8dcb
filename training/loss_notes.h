#pragma once

#include "training/train_report.h"

#include <torch/types.h>

#include <string>

namespace pleinair {

/// The losses of one step as they are found, by name. Losses of one name are added up.
class LossNotes {
public:
    /// @param loss  a scalar, weight included. @return the same.
    /// @throws Error (Training) naming the loss if it is not a finite number.
    torch::Tensor add(const std::string& name, const torch::Tensor& loss);

    void clear() { m_losses.clear(); }
    /// The mean over `batches` batches that were noted.
    [[nodiscard]] Losses meanOver(std::size_t batches) const;

private:
    Losses m_losses;
};

} // namespace pleinair
