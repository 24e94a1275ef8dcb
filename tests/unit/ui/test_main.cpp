#include "tests/unit/ui/registry.h"
#include "ui/resource_location.h"
#include "ui/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

/// ui_tests NAME [options of QTest]: runs one test class.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    pleinair::initializeResources();
    pleinair::applyTheme(application, pleinair::ThemeKind::Dark);
    const auto test = argc > 1 ? testRegistry().find(argv[1]) : testRegistry().end();
    if (test == testRegistry().end()) {
        std::puts("Name one of:");
        for (const auto& [name, make] : testRegistry())
            std::puts(name.c_str());
        return 2;
    }
    argv[1] = argv[0];
    return QTest::qExec(test->second().get(), argc - 1, argv + 1);
}
