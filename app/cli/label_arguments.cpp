#include "app/cli/label_arguments.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/palette_file.h"

#include <charconv>

namespace pleinair {

namespace {

/// A class by its name or its number.
ClassId classNamed(const std::string& text, const ClassTable& classes)
{
    if (const auto id = classes.idOf(text))
        return *id;
    int number = -1;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || number < 0
        || number >= classes.count())
        throw Error(ErrorKind::InvalidArgument,
            "There is no class \"" + printable(text) + "\"; `pleinair-cli inspect` lists the classes of a model.");
    return static_cast<ClassId>(number);
}

} // namespace

void LabelArguments::addTo(CLI::App& command)
{
    command.add_option("--labels-are", labelsAre,
               "How label maps are read: class numbers or class colours (otherwise told by the picture)")
        ->check(CLI::IsMember({ "index", "colour", "color" }));
    command.add_option("--unknown", unknown, "Class, by name or number, for pixels without one (255)");
    command.add_option("--palette,--map", palette,
        "JSON file that says which colours or values of a foreign label map are which classes");
}

LabelPictureOptions LabelArguments::resolved(const ClassTable& classes, UnknownPixels unknownPixels) const
{
    LabelPictureOptions options;
    options.unknown = unknownPixels;
    if (!labelsAre.empty())
        options.reading = labelsAre == "index" ? LabelReading::Indices : LabelReading::Colors;
    if (!unknown.empty())
        options.unknownAs = classNamed(unknown, classes);
    if (!palette.empty())
        options.mapping = readPaletteFile(palette, classes);
    return options;
}

} // namespace pleinair
