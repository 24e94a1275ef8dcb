#include "app/cli/commands.h"

#include "app/project/project_reader.h"
#include "app/project/zip_reader.h"
#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/resize.h"
#include "model/io/byte_source.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <memory>

namespace pleinair {

namespace {

constexpr std::uint64_t kMaxPictureBytesInside = std::uint64_t { 256 } << 20;

struct ThumbnailArguments {
    std::string file;
    std::string out;
    int size = 256;
};

constexpr const char* kExplanation = R"(
Every OpenRaster file carries a picture of itself. File managers call this command by themselves once
Pleinair is installed.)";

/// The picture that an OpenRaster file carries: the whole one where there is one, for sharp edges.
Image pictureInside(const ZipReader& archive)
{
    for (const char* member : { "mergedimage.png", "Thumbnails/thumbnail.png" })
        if (archive.holds(member))
            return decodePicture(
                archive.read(member, kMaxPictureBytesInside), archive.name() + ", " + member);
    archive.refuse("it carries no picture of itself");
}

void runThumbnail(const ThumbnailArguments& arguments)
{
    const std::string bytes = readWholeFile(arguments.file, kMaxProjectBytes);
    const ZipReader archive(std::as_bytes(std::span(bytes)), arguments.file);
    Image picture = pictureInside(archive);
    const int longest = std::max(picture.size.width, picture.size.height);
    if (longest > arguments.size) {
        const auto scaled = [&](int side) {
            return std::max(1, static_cast<int>(std::int64_t { side } * arguments.size / longest));
        };
        picture = resized(picture, { scaled(picture.size.width), scaled(picture.size.height) },
            Resampling::Area);
    }
    writeWholeFile(arguments.out, encodePng(picture));
}

} // namespace

void addThumbnailCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("thumbnail", "Write the small picture of a project, for file managers");
    command->footer(kExplanation);
    auto arguments = std::make_shared<ThumbnailArguments>();
    command->add_option("project", arguments->file, "Project or other OpenRaster file")->required();
    command->add_option("--out", arguments->out, "PNG to write")->required();
    command->add_option("--size", arguments->size, "Longest side in pixels")->check(CLI::Range(16, 4096))->capture_default_str();
    command->callback([arguments] { runThumbnail(*arguments); });
}

} // namespace pleinair
