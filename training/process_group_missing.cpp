#include "training/process_group.h"

#include "model/base/error.h"

namespace pleinair {

struct ProcessGroup::Connections { };

namespace {

[[noreturn]] void refuse()
{
    throw Error(ErrorKind::Device,
        "This program was built without Gloo (libgloo-dev), so it trains in one process only.");
}

} // namespace

ProcessGroup::ProcessGroup(const ProcessPlace& place, torch::Device)
    : m_place(place)
{
    refuse();
}

ProcessGroup::~ProcessGroup() = default;

std::string ProcessGroup::transport() const
{
    refuse();
}

void ProcessGroup::sum(torch::Tensor&)
{
    refuse();
}

std::function<void()> ProcessGroup::beginSum(const torch::Tensor&)
{
    refuse();
}

void ProcessGroup::takeFromLead(torch::Tensor&)
{
    refuse();
}

} // namespace pleinair
