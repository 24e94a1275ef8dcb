#include "training/process_group.h"

#include "model/base/error.h"
#include "model/base/shared_module.h"
#include "training/nccl_entry.h"

#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <unistd.h>

#include <array>
#include <chrono>

namespace pleinair {

namespace {

constexpr auto kMeetWithin = std::chrono::minutes(5);
/// A process that writes a model or a state lets the others wait.
constexpr auto kAnswerWithin = std::chrono::minutes(30);

/// NCCL does not see that a process is gone; it only waits for so long.
constexpr auto kNcclAnswersWithin = std::chrono::minutes(5);

using Group = c10::intrusive_ptr<c10d::Backend>;

c10::intrusive_ptr<c10d::TCPStore> openStore(const ProcessPlace& place)
{
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(place.port);
    options.isServer = place.rank == 0 && !place.storeIsThere;
    options.waitWorkers = false;
    options.timeout = kMeetWithin;
    return c10::make_intrusive<c10d::TCPStore>(place.address, options);
}

Group openGloo(
    const c10::intrusive_ptr<c10d::TCPStore>& store, const char* name, const ProcessPlace& place)
{
    auto options = c10d::ProcessGroupGloo::Options::create(kAnswerWithin);
    options->devices.push_back(place.localCount == place.count
            ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
            : c10d::ProcessGroupGloo::createDefaultDevice());
    return c10::make_intrusive<c10d::ProcessGroupGloo>(
        c10::make_intrusive<c10d::PrefixStore>(name, store), place.rank, place.count, options);
}

Group openNccl(
    const c10::intrusive_ptr<c10d::TCPStore>& store, const char* name, const ProcessPlace& place)
{
    const SharedModule module("nccl", "NCCL");
    const auto own = c10::make_intrusive<c10d::PrefixStore>(name, store);
    return Group::reclaim(module.function<MakeNcclGroup>(kMakeNcclGroup)(own.get(), place.rank,
        place.count, std::chrono::seconds(kNcclAnswersWithin).count()));
}

CollectiveOffer offerOf(torch::Device device)
{
    CollectiveOffer offer;
    std::array<char, 256> name {};
    if (gethostname(name.data(), name.size() - 1) == 0)
        offer.machine = name.data();
    if (!device.is_cuda())
        return offer;
    offer.device = device.index();
    try {
        const SharedModule module("nccl", "NCCL");
    } catch (const Error& error) {
        offer.missing = error.what();
    }
    return offer;
}

/// Process 0 chooses for all, so that each process reads one answer, however many there are.
CollectiveChoice agreeOnCollectives(
    c10d::Store& store, const ProcessPlace& place, torch::Device device)
{
    const auto key = [](int rank) { return "pleinair-offer-" + std::to_string(rank); };
    const std::string answer = "pleinair-collectives";
    store.set(key(place.rank), offerOf(device).text());
    if (place.rank == 0) {
        std::vector<CollectiveOffer> offers;
        for (int rank = 0; rank < place.count; ++rank)
            offers.push_back(CollectiveOffer::fromText(store.get_to_str(key(rank))));
        const auto choice = chooseCollectives(offers);
        store.set(answer, (choice.kind == Collectives::Nccl ? "nccl " : "gloo ") + choice.reason);
        return choice;
    }
    const std::string found = store.get_to_str(answer);
    return { found.starts_with("nccl") ? Collectives::Nccl : Collectives::Gloo,
        found.substr(std::min<std::size_t>(found.size(), 5)) };
}

} // namespace

/// Two groups of each kind, so that sums in the forward and backward passes never stand in line behind
/// gradients.
struct ProcessGroup::Connections {
    c10::intrusive_ptr<c10d::TCPStore> store;
    Group now;
    Group later;
    Group deviceNow; ///< Empty: devices take Gloo as well.
    Group deviceLater;

    [[nodiscard]] Group& nowFor(const torch::Tensor& tensor)
    {
        return deviceNow && tensor.is_cuda() ? deviceNow : now;
    }
    [[nodiscard]] Group& laterFor(const torch::Tensor& tensor)
    {
        return deviceLater && tensor.is_cuda() ? deviceLater : later;
    }
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

ProcessGroup::ProcessGroup(const ProcessPlace& place, torch::Device device)
    : m_place(place)
    , m_connections(std::make_unique<Connections>())
{
    try {
        m_connections->store = openStore(place);
        m_connections->now = openGloo(m_connections->store, "pleinair-now", place);
        m_connections->later = openGloo(m_connections->store, "pleinair-later", place);
        m_choice = agreeOnCollectives(*m_connections->store, place, device);
        if (m_choice.kind == Collectives::Nccl) {
            m_connections->deviceNow = openNccl(m_connections->store, "pleinair-nccl-now", place);
            m_connections->deviceLater = openNccl(m_connections->store, "pleinair-nccl-later", place);
        }
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Device,
            "The " + std::to_string(place.count) + " processes do not meet at " + place.address + ":"
                + std::to_string(place.port) + " (" + error.what() + ").");
    }
}

ProcessGroup::~ProcessGroup() = default;

std::string ProcessGroup::transport() const
{
    if (m_choice.kind == Collectives::Nccl)
        return "sums over NCCL";
    return "sums over Gloo" + (m_choice.reason.empty() ? "" : ", because " + m_choice.reason);
}

void ProcessGroup::sum(torch::Tensor& numbers)
{
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { numbers };
        m_connections->nowFor(numbers)->allreduce(tensors)->wait();
    });
}

std::function<void()> ProcessGroup::beginSum(const torch::Tensor& numbers)
{
    c10::intrusive_ptr<c10d::Work> work;
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { numbers };
        work = m_connections->laterFor(numbers)->allreduce(tensors);
    });
    return [work, place = m_place] { reportingLoss(place, [&] { work->wait(); }); };
}

void ProcessGroup::takeFromLead(torch::Tensor& tensor)
{
    reportingLoss(m_place, [&] {
        std::vector<torch::Tensor> tensors { tensor };
        m_connections->nowFor(tensor)->broadcast(tensors)->wait();
    });
}

} // namespace pleinair
