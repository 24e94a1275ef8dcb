#include "model/base/log.h"

#include <cstdio>
#include <mutex>
#include <string>
#include <utility>

namespace pleinair {

namespace {

std::mutex& sinkMutex()
{
    static std::mutex mutex;
    return mutex;
}

LogSink& currentSink()
{
    static LogSink sink;
    return sink;
}

} // namespace

void setLogSink(LogSink sink)
{
    const std::lock_guard lock(sinkMutex());
    currentSink() = std::move(sink);
}

void log(LogLevel level, std::string_view line)
{
    const std::lock_guard lock(sinkMutex());
    if (currentSink()) {
        currentSink()(level, line);
        return;
    }
    const char* prefix = level == LogLevel::Info ? "" : level == LogLevel::Warning ? "warning: " : "error: ";
    const std::string text = prefix + std::string(line) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace pleinair
