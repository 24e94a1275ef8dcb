#include "model/base/error.h"
#include "model/base/shared_module.h"
#include "model/cuda/cuda_entry.h"

#include <gtest/gtest.h>

#include <string>

namespace pleinair {

// What becomes of the module depends on the machine: none of it may be a crash, and each refusal
// is a sentence.
TEST(CudaModule, OpensOrSaysInOneLineWhyItDoesNot)
{
    try {
        const SharedModule module("cuda", "The live engine for CUDA");
        const auto make = module.function<MakeCudaRenderer>(kMakeCudaRenderer);
        NetworkOptions options;
        options.labelNc = 2;
        options.ngf = 1;
        options.nhidden = 4;
        options.cropSize = 32;
        CudaOptions noSuchDevice;
        noSuchDevice.device = 99;
        const std::unique_ptr<Renderer> renderer(
            make(randomNetworkWeights(options, 1), noSuchDevice));
        FAIL() << "a renderer on the hundredth device was made";
    } catch (const Error& error) {
        const std::string message = error.what();
        EXPECT_TRUE(error.kind() == ErrorKind::FileUnreadable || error.kind() == ErrorKind::Device)
            << message;
        EXPECT_EQ(message.find('\n'), std::string::npos) << message;
        std::cout << message << '\n';
    }
}

} // namespace pleinair
