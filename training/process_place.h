#pragma once

#include <functional>
#include <optional>
#include <string>

namespace pleinair {

/// Which of the processes that train together this one is.
struct ProcessPlace {
    int rank = 0; ///< In [0, count); 0 writes.
    int count = 1;
    int localRank = 0; ///< Among those of this machine: its CUDA device.
    int localCount = 1; ///< Processes on this machine, as far as the launcher says.
    std::string address = "127.0.0.1"; ///< Where process 0 listens,
    int port = 29500; ///< and on which port.
    bool storeIsThere = false; ///< The launcher itself listens there.
    std::string launcher;
};

/// The value of an environment variable, or nullptr.
using Environment = std::function<const char*(const char* name)>;

/// Reads what a launcher put into the environment: torchrun (RANK, WORLD_SIZE, LOCAL_RANK), Open MPI's mpirun
/// (OMPI_COMM_WORLD_*), or Slurm's srun (SLURM_PROCID, SLURM_NTASKS, SLURM_LOCALID). MASTER_ADDR
/// and MASTER_PORT always count; without them processes of one machine meet at 127.0.0.1:29500,
/// those of Slurm at the first machine of the step.
/// @return nullopt if no launcher started this process.
/// @throws Error (InvalidArgument) for values that contradict each other, naming the variable.
[[nodiscard]] std::optional<ProcessPlace> processPlace(const Environment& environment);

} // namespace pleinair
