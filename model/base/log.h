#pragma once

#include <functional>
#include <string_view>

namespace pleinair {

enum class LogLevel {
    Info,
    Warning,
    Error,
};

using LogSink = std::function<void(LogLevel, std::string_view)>;

/// Replaces where log lines go; an empty sink means standard error. Thread-safe.
void setLogSink(LogSink sink);

/// Writes one line, without a newline at its end. Thread-safe.
void log(LogLevel level, std::string_view line);

} // namespace pleinair
