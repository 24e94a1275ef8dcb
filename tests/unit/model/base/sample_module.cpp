// What shared_module_test.cpp opens: a module that throws and logs.
#include "model/base/error.h"
#include "model/base/log.h"

#include <memory>
#include <string>

extern "C" void pleinairThrow(const std::string& message)
{
    throw pleinair::Error(pleinair::ErrorKind::Device, message);
}

extern "C" void pleinairLog(const std::string& line)
{
    pleinair::log(pleinair::LogLevel::Info, line);
}
