#include "training/process_place.h"

#include "model/base/error.h"

#include <charconv>
#include <cstring>

namespace pleinair {

namespace {

/// The variables of one launcher.
struct Launcher {
    const char* name;
    const char* rank;
    const char* count;
    const char* localRank;
    const char* localCount;
};

constexpr Launcher kTorchrun { "torchrun", "RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE" };
constexpr Launcher kMpirun { "mpirun", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE",
    "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE" };
constexpr Launcher kSlurm { "srun", "SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID",
    "SLURM_NTASKS_PER_NODE" };

[[noreturn]] void refuse(const std::string& reason)
{
    throw Error(ErrorKind::InvalidArgument, "The environment of this process is not understood: " + reason);
}

int numberOf(const Environment& environment, const char* name, int otherwise)
{
    const char* text = environment(name);
    if (text == nullptr || *text == '\0')
        return otherwise;
    int number = 0;
    const char* end = text + std::strlen(text);
    const auto [behind, error] = std::from_chars(text, end, number);
    if (error != std::errc() || behind != end || number < 0)
        refuse(std::string(name) + " is \"" + text + "\", not a number.");
    return number;
}

/// The first name of "node[003-010,020],other" is node003.
std::string firstMachine(const std::string& list)
{
    const auto end = list.find_first_of(",[");
    std::string name = list.substr(0, end);
    if (end != std::string::npos && list[end] == '[') {
        const auto number = list.substr(end + 1);
        name += number.substr(0, number.find_first_of(",-]"));
    }
    return name;
}

void findMeetingPlace(const Environment& environment, const Launcher& launcher, ProcessPlace& place)
{
    place.port = numberOf(environment, "MASTER_PORT", place.port);
    if (const char* address = environment("MASTER_ADDR"); address != nullptr && *address != '\0') {
        place.address = address;
        return;
    }
    if (&launcher == &kSlurm) {
        for (const char* name : { "SLURM_STEP_NODELIST", "SLURM_NODELIST", "SLURM_JOB_NODELIST" }) {
            if (const char* list = environment(name); list != nullptr && *list != '\0') {
                place.address = firstMachine(list);
                return;
            }
        }
    }
    if (place.localCount < place.count)
        refuse("MASTER_ADDR is not set, and the processes are not all on one machine.");
}

ProcessPlace placeFrom(const Environment& environment, const Launcher& launcher)
{
    ProcessPlace place;
    place.launcher = launcher.name;
    place.rank = numberOf(environment, launcher.rank, -1);
    place.count = numberOf(environment, launcher.count, -1);
    if (place.rank < 0 || place.count < 1)
        refuse(std::string(launcher.rank) + " and " + launcher.count + " belong together.");
    if (place.rank >= place.count)
        refuse(std::string(launcher.rank) + " is " + std::to_string(place.rank) + ", but there are "
            + std::to_string(place.count) + " processes.");
    place.localRank = numberOf(environment, launcher.localRank, place.rank);
    place.localCount = numberOf(environment, launcher.localCount, place.count);
    findMeetingPlace(environment, launcher, place);
    const char* agent = environment("TORCHELASTIC_USE_AGENT_STORE");
    place.storeIsThere = &launcher == &kTorchrun && agent != nullptr && std::strcmp(agent, "True") == 0;
    return place;
}

} // namespace

std::optional<ProcessPlace> processPlace(const Environment& environment)
{
    if (environment(kTorchrun.rank) != nullptr && environment(kTorchrun.count) != nullptr)
        return placeFrom(environment, kTorchrun);
    if (environment(kMpirun.rank) != nullptr)
        return placeFrom(environment, kMpirun);
    // A shell inside an allocation has SLURM_NTASKS, too; a step of several tasks has both.
    if (environment("SLURM_STEP_ID") != nullptr && numberOf(environment, kSlurm.count, 1) > 1)
        return placeFrom(environment, kSlurm);
    return std::nullopt;
}

} // namespace pleinair
