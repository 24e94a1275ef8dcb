#include "training/memory_need.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace pleinair {

namespace {

constexpr double kUsableShare = 0.9;
constexpr double kMebibyte = 1024.0 * 1024.0;

std::optional<double> firstNumber(const char* file)
{
    std::ifstream stream(file);
    double number = 0;
    if (stream >> number)
        return number;
    return std::nullopt;
}

std::optional<double> machineMemory()
{
    std::ifstream lines("/proc/meminfo");
    for (std::string line; std::getline(lines, line);) {
        double kibibytes = 0;
        if (std::sscanf(line.c_str(), "MemAvailable: %lf kB", &kibibytes) == 1)
            return kibibytes * 1024;
    }
    return std::nullopt;
}

} // namespace

int MemoryNeed::fittingBatch() const
{
    if (!availableBytes || bytesPerPicture <= 0)
        return 0;
    const double left = *availableBytes * kUsableShare - fixedBytes;
    return left <= 0 ? 0 : static_cast<int>(left / bytesPerPicture);
}

std::string byteText(double bytes)
{
    char text[32];
    if (bytes >= 1024 * kMebibyte)
        std::snprintf(text, sizeof text, "%.1f GiB", bytes / (1024 * kMebibyte));
    else
        std::snprintf(text, sizeof text, "%.0f MiB", bytes / kMebibyte);
    return text;
}

std::string memoryText(const MemoryNeed& need)
{
    std::string text = "about " + byteText(need.bytes()) + " (" + byteText(need.fixedBytes) + " and "
        + byteText(need.bytesPerPicture) + " for each of " + std::to_string(need.batch)
        + " pictures of " + std::to_string(need.size) + " pixels)";
    if (!need.availableBytes)
        return text;
    text += "; " + byteText(*need.availableBytes) + " are free";
    const int fitting = need.fittingBatch();
    if (need.fits())
        return text + ", enough for batches of " + std::to_string(fitting);
    if (fitting < 1)
        return text + ", not enough for a single picture: a smaller --ngf or --crop-size is needed";
    return text + ", enough for batches of " + std::to_string(fitting) + ": take --batch-size "
        + std::to_string(fitting) + " --accumulate "
        + std::to_string((need.batch + fitting - 1) / fitting);
}

std::optional<double> availableMemory()
{
    auto available = machineMemory();
    const auto limit = firstNumber("/sys/fs/cgroup/memory.max");
    const auto used = firstNumber("/sys/fs/cgroup/memory.current");
    if (limit && used && *limit > *used)
        available = std::min(available.value_or(*limit), *limit - *used);
    return available;
}

} // namespace pleinair
