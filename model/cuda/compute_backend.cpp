#include "model/cuda/compute_backend.h"

namespace pleinair {

torch::Dtype featureType(ElementType type)
{
    switch (type) {
    case ElementType::Float:
        return torch::kFloat;
    case ElementType::BFloat16:
        return torch::kBFloat16;
    case ElementType::Half:
        return torch::kHalf;
    }
    return torch::kFloat;
}

torch::Dtype rowType(ElementType type)
{
    return type == ElementType::Float ? torch::kFloat : torch::kHalf;
}

} // namespace pleinair
