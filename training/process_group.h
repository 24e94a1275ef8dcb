#pragma once

#include "model/nn/moments_exchange.h"
#include "training/collective_choice.h"
#include "training/process_place.h"

#include <torch/types.h>

#include <functional>
#include <memory>
#include <string>

namespace pleinair {

/// The processes that train together: sums over all of them by c10d, tensors of the CPU over Gloo,
/// those of devices over NCCL where every process has one (chooseCollectives()), else over Gloo as well.
///
/// All processes call the same functions in the same order with tensors of the same shape.
class ProcessGroup final : public MomentsExchange {
public:
    /// Waits until all processes are there.
    /// @throws Error (Device) naming address and port if they do not meet within a few minutes.
    ProcessGroup(const ProcessPlace& place, torch::Device device);
    ~ProcessGroup() override;

    [[nodiscard]] int rank() const { return m_place.rank; }
    [[nodiscard]] bool isLead() const { return m_place.rank == 0; }
    [[nodiscard]] int processes() const override { return m_place.count; }

    /// What carries the sums, for people: "sums over Gloo, because process 1 has no NCCL: ...".
    [[nodiscard]] std::string transport() const;

    /// @throws Error (Training) if a process is lost, as all others do.
    void sum(torch::Tensor& numbers) override;
    /// Begins a sum and returns at once; its order counts among such sums alone.
    /// @return waits until `numbers` is the sum.
    [[nodiscard]] std::function<void()> beginSum(const torch::Tensor& numbers);
    /// Replaces a tensor by that of process 0.
    void takeFromLead(torch::Tensor& tensor);

private:
    struct Connections;

    ProcessPlace m_place;
    CollectiveChoice m_choice;
    std::unique_ptr<Connections> m_connections;
};

} // namespace pleinair
