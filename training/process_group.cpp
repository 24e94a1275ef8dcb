#include "training/process_group.h"

#include "model/base/error.h"

#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>

namespace pleinair {

namespace {

constexpr auto kMeetWithin = std::chrono::minutes(5);
/// A process that writes a model or a state lets the others wait.
constexpr auto kAnswerWithin = std::chrono::minutes(30);

c10::intrusive_ptr<c10d::TCPStore> openStore(const ProcessPlace& place)
{
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(place.port);
    options.isServer = place.rank == 0 && !place.storeIsThere;
    options.waitWorkers = false;
    options.timeout = kMeetWithin;
    return c10::make_intrusive<c10d::TCPStore>(place.address, options);
}

c10::intrusive_ptr<c10d::ProcessGroupGloo> openGroup(
    const c10::intrusive_ptr<c10d::TCPStore>& store, const char* name, const ProcessPlace& place)
{
    auto options = c10d::ProcessGroupGloo::Options::create(kAnswerWithin);
    options->devices.push_back(place.localCount == place.count
            ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
            : c10d::ProcessGroupGloo::createDefaultDevice());
    return c10::make_intrusive<c10d::ProcessGroupGloo>(
        c10::make_intrusive<c10d::PrefixStore>(name, store), place.rank, place.count, options);
}

} // namespace

/// Two groups, so that sums in the forward and backward passes never stand in line behind gradients.
struct ProcessGroup::Connections {
    c10::intrusive_ptr<c10d::TCPStore> store;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> now;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> later;
};

namespace {

template <typename Work>
void reportingLoss(const ProcessPlace& place, const Work& work)
{
    try {
        work();
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Training,
            "Process " + std::to_string(place.rank) + " of the " + std::to_string(place.count)
                + " that train together lost another one (" + error.what()
                + "); all end. The newest saved state is whole: start them again with --resume.");
    }
}

} // namespace

ProcessGroup::ProcessGroup(const ProcessPlace& place, torch::Device)
    : m_place(place)
    , m_connections(std::make_unique<Connections>())
{
    try {
        m_connections->store = openStore(place);
        m_connections->now = openGroup(m_connections->store, "pleinair-now", place);
        m_connections->later = openGroup(m_connections->store, "pleinair-later", place);
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Device,
            "The " + std::to_string(place.count) + " processes do not meet at " + place.address + ":"
                + std::to_string(place.port) + " (" + error.what() + ").");
    }
}

ProcessGroup::~ProcessGroup() = default;

void ProcessGroup::sum(torch::Tensor& numbers)
{
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { numbers };
        m_connections->now->allreduce(tensors)->wait();
    });
}

std::function<void()> ProcessGroup::beginSum(const torch::Tensor& numbers)
{
    c10::intrusive_ptr<c10d::Work> work;
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { numbers };
        work = m_connections->later->allreduce(tensors);
    });
    return [work, place = m_place] { reportingLoss(place, [&] { work->wait(); }); };
}

void ProcessGroup::takeFromLead(torch::Tensor& tensor)
{
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { tensor };
        m_connections->now->broadcast(tensors)->wait();
    });
}

} // namespace pleinair
