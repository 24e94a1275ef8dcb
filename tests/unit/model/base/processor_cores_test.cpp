#include "model/base/processor_cores.h"

#include <gtest/gtest.h>

#include <thread>

namespace pleinair {

TEST(ProcessorCores, AreAtLeastOneAndNoMoreThanTheHardwareThreads)
{
    EXPECT_GE(usableCores(), 1);
    EXPECT_LE(usableCores(), static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
}

} // namespace pleinair
