#pragma once

#include <QString>
#include <QStringList>

#include <span>
#include <string>

class QCoreApplication;

namespace pleinair {

/// A language the window speaks.
struct Language {
    const char* code; ///< As on the command line and in the settings: "en", "de", "zh_CN".
    const char* name; ///< In the language itself, UTF-8.
};

/// English first, then those that are translated.
[[nodiscard]] std::span<const Language> languages();
[[nodiscard]] bool isLanguage(const QString& code);
/// The code of the first language wanted that the window speaks; English if there is none.
/// @param wanted  as QLocale::uiLanguages() lists them, e.g. "de-AT", "zh-Hans-CN".
[[nodiscard]] QString languageFor(const QStringList& wanted);

/// Makes the application speak a language: its own texts, Qt's where the system has them, and the
/// way numbers are written. Call it before any widget is made.
/// @param code  one of languages(); empty: the system's.
void applyLanguage(QCoreApplication& application, const QString& code);

/// What a material or a group of materials is called on screen: translated if it is one that the
/// program knows, else as the model names it.
[[nodiscard]] QString materialText(const std::string& name);

/// What one of the program's examples is called on screen. @param file  its name without an
/// ending, e.g. "mountain-lake".
[[nodiscard]] QString exampleText(const QString& file);

/// What a layer is called on screen: a name that the program gave ("Background", "Layer 2") is
/// translated, any other stays.
[[nodiscard]] QString layerText(const std::string& name);

} // namespace pleinair
