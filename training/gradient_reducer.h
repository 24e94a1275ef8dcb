#pragma once

namespace pleinair {

/// Makes the gradients of several processes one. An optimizer calls it around every update.
class GradientReducer {
public:
    virtual ~GradientReducer() = default;

    /// Before the first backward pass of an update; the gradients are empty.
    virtual void begin() = 0;
    /// After the last one: when it returns, every gradient is the mean over all processes.
    virtual void finish() = 0;
};

} // namespace pleinair
