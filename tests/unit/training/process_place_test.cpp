#include "training/process_place.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <map>

namespace pleinair {
namespace {

std::optional<ProcessPlace> placeIn(const std::map<std::string, std::string>& variables)
{
    return processPlace([&](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

TEST(ProcessPlace, IsNoneWithoutALauncher)
{
    EXPECT_FALSE(placeIn({}));
    EXPECT_FALSE(placeIn({ { "SLURM_NTASKS", "8" }, { "SLURM_JOB_ID", "7" } })) << "a shell in an allocation";
    EXPECT_FALSE(placeIn({ { "SLURM_STEP_ID", "0" }, { "SLURM_NTASKS", "1" }, { "SLURM_PROCID", "0" } }));
}

TEST(ProcessPlace, KnowsTorchrun)
{
    const auto place = placeIn({ { "RANK", "5" }, { "WORLD_SIZE", "8" }, { "LOCAL_RANK", "1" },
        { "LOCAL_WORLD_SIZE", "4" }, { "MASTER_ADDR", "server" }, { "MASTER_PORT", "1234" },
        { "TORCHELASTIC_USE_AGENT_STORE", "True" } });

    ASSERT_TRUE(place);
    EXPECT_EQ(place->rank, 5);
    EXPECT_EQ(place->count, 8);
    EXPECT_EQ(place->localRank, 1);
    EXPECT_EQ(place->localCount, 4);
    EXPECT_EQ(place->address, "server");
    EXPECT_EQ(place->port, 1234);
    EXPECT_TRUE(place->storeIsThere);
}

TEST(ProcessPlace, KnowsMpirunOnOneMachine)
{
    const auto place = placeIn({ { "OMPI_COMM_WORLD_RANK", "1" }, { "OMPI_COMM_WORLD_SIZE", "2" },
        { "OMPI_COMM_WORLD_LOCAL_RANK", "1" }, { "OMPI_COMM_WORLD_LOCAL_SIZE", "2" } });

    ASSERT_TRUE(place);
    EXPECT_EQ(place->address, "127.0.0.1");
    EXPECT_EQ(place->launcher, "mpirun");
    EXPECT_FALSE(place->storeIsThere);
}

TEST(ProcessPlace, AsksForTheAddressWhereMpirunUsesSeveralMachines)
{
    EXPECT_THROW(placeIn({ { "OMPI_COMM_WORLD_RANK", "1" }, { "OMPI_COMM_WORLD_SIZE", "4" },
                     { "OMPI_COMM_WORLD_LOCAL_SIZE", "2" } }),
        Error);
}

TEST(ProcessPlace, FindsTheFirstMachineOfASlurmStep)
{
    for (const auto& [list, first] : std::map<std::string, std::string> {
             { "gpu[007-010,020],cpu1", "gpu007" }, { "alone", "alone" }, { "a1,a2", "a1" }, { "n[3,5]", "n3" } }) {
        const auto place = placeIn({ { "SLURM_STEP_ID", "0" }, { "SLURM_PROCID", "9" }, { "SLURM_NTASKS", "16" },
            { "SLURM_LOCALID", "1" }, { "SLURM_NTASKS_PER_NODE", "8" }, { "SLURM_STEP_NODELIST", list } });
        ASSERT_TRUE(place);
        EXPECT_EQ(place->address, first);
        EXPECT_EQ(place->localRank, 1);
    }
}

TEST(ProcessPlace, RefusesWhatContradictsItself)
{
    EXPECT_THROW(placeIn({ { "RANK", "2" }, { "WORLD_SIZE", "2" } }), Error);
    EXPECT_THROW(placeIn({ { "RANK", "first" }, { "WORLD_SIZE", "2" } }), Error);
    EXPECT_THROW(placeIn({ { "OMPI_COMM_WORLD_RANK", "0" } }), Error);
}

} // namespace
} // namespace pleinair
