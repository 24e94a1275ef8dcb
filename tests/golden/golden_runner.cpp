#include "tests/golden/cases.h"

#include <ATen/Parallel.h>

#include <cstdio>
#include <string>
#include <thread>

/// golden_runner DIR...: compares the networks with reference numbers, one line per quantity.
/// DIR is a case (it holds case.json) or a folder of cases. Exit code 0 if everything held, 1 if
/// not, 2 for wrong usage.
int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr,
            "Usage: golden_runner DIR...\n"
            "Compares the networks with the reference numbers in each DIR: a folder with case.json,\n"
            "or a folder of such folders.\n");
        return 2;
    }
    at::set_num_threads(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    int passed = 0;
    int failed = 0;
    for (int i = 1; i < argc; ++i)
        for (const auto& folder : pleinair::golden::casesIn(argv[i]))
            ++(pleinair::golden::runFolder(folder) ? passed : failed);
    std::printf("%d of %d cases pass\n", passed, passed + failed);
    return failed == 0 ? 0 : 1;
}
