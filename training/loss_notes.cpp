#include "training/loss_notes.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

torch::Tensor LossNotes::add(const std::string& name, const torch::Tensor& loss)
{
    const auto value = loss.item<double>();
    if (!std::isfinite(value))
        throw Error(ErrorKind::Training,
            "The loss " + name + " is not a finite number; the training stopped before it could "
                "spoil the weights. A lower --lr or --clip 1 may help.");
    const auto found = std::find_if(
        m_losses.begin(), m_losses.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == m_losses.end())
        m_losses.emplace_back(name, value);
    else
        found->second += value;
    return loss;
}

Losses LossNotes::meanOver(std::size_t batches) const
{
    const double share = 1.0 / static_cast<double>(batches);
    Losses losses = m_losses;
    for (auto& [name, value] : losses)
        value *= share;
    return losses;
}

} // namespace pleinair
