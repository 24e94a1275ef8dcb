#include "model/nn/moments_exchange.h"

#include <atomic>

namespace pleinair {

namespace {

std::atomic<MomentsExchange*> current = nullptr;

} // namespace

MomentsExchange* momentsExchange()
{
    return current;
}

MomentsExchangeScope::MomentsExchangeScope(MomentsExchange* exchange)
    : m_before(current.exchange(exchange))
{
}

MomentsExchangeScope::~MomentsExchangeScope()
{
    current = m_before;
}

} // namespace pleinair
