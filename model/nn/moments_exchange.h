#pragma once

#include <torch/types.h>

namespace pleinair {

/// Adds numbers up over the processes that train together.
class MomentsExchange {
public:
    virtual ~MomentsExchange() = default;

    [[nodiscard]] virtual int processes() const = 0;
    /// Replaces a dense tensor by its sum over all processes, which call this in the same order.
    virtual void sum(torch::Tensor& numbers) = 0;
};

/// What batch norm in training mode exchanges its statistics through; nullptr: nothing, each process
/// has its own. While there is one, even of one process, the published rule of synchronized batch
/// norm holds: the variance is clamped at eps, where plain batch norm adds eps to it.
[[nodiscard]] MomentsExchange* momentsExchange();

/// Sets it for as long as the object lives. Used by the thread that calls the networks, while no
/// other thread does; backward passes on other threads see it.
class MomentsExchangeScope {
public:
    /// @param exchange  may be nullptr.
    explicit MomentsExchangeScope(MomentsExchange* exchange);
    ~MomentsExchangeScope();
    MomentsExchangeScope(const MomentsExchangeScope&) = delete;
    MomentsExchangeScope& operator=(const MomentsExchangeScope&) = delete;

private:
    MomentsExchange* m_before;
};

} // namespace pleinair
