#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>

/// The test classes of this program by the names ctest calls them by.
inline std::map<std::string, std::function<std::unique_ptr<QObject>()>>& testRegistry()
{
    static std::map<std::string, std::function<std::unique_ptr<QObject>()>> registry;
    return registry;
}

/// Makes a test class known: `static const Registered<StudioTest> registered("Studio");`
template <typename Test>
struct Registered {
    explicit Registered(const std::string& name)
    {
        testRegistry()[name] = [] { return std::make_unique<Test>(); };
    }
};
