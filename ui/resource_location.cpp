#include "ui/resource_location.h"

#include <QByteArray>
#include <QtGlobal>

#include <system_error>

// Must stand outside of every namespace.
static void initializePleinairResources()
{
    Q_INIT_RESOURCE(pleinair);
    Q_INIT_RESOURCE(translations);
}

namespace pleinair {

void initializeResources()
{
    initializePleinairResources();
}

std::filesystem::path resourceFolder(const std::filesystem::path& program)
{
    if (const QByteArray named = qgetenv("PLEINAIR_RESOURCES"); !named.isEmpty())
        return std::filesystem::path(named.toStdString());
    const std::filesystem::path installed = program / PLEINAIR_RESOURCES_FROM_PROGRAM;
    std::error_code ignored;
    if (std::filesystem::is_directory(installed / "examples", ignored))
        return installed.lexically_normal();
    return PLEINAIR_RESOURCES_IN_SOURCES;
}

} // namespace pleinair
