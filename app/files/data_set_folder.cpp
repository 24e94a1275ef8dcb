#include "app/files/data_set_folder.h"

#include "model/base/error.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

/// A file name that every file system takes: letters, digits, '-' and '_'; others become '-'.
std::string fileNameOf(const std::string& title)
{
    constexpr std::size_t kLongest = 80;
    std::string name;
    for (const char c : title.substr(0, kLongest)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_';
        if (isPlain)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name.empty() ? "painting" : name;
}

std::string freeName(const fs::path& folder, const std::string& title)
{
    const std::string wanted = fileNameOf(title);
    const auto isTaken = [&](const std::string& name) {
        return fs::exists(folder / "images" / (name + ".png")) || fs::exists(folder / "labels" / (name + ".png"));
    };
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = wanted + "-" + std::to_string(number);
    return name;
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::FileUnwritable, folder.string() + " cannot be made: " + error.message() + ".");
}

/// Writes the class table the first time, and compares it with the folder's later.
void settleClasses(const fs::path& file, const ClassTable& classes)
{
    if (!fs::exists(file)) {
        writeClassTable(file, classes);
        return;
    }
    const ClassTable known = readClassTable(file);
    const bool isSame = std::equal(known.classes().begin(), known.classes().end(), classes.classes().begin(),
        classes.classes().end(), [](const auto& a, const auto& b) { return a.name == b.name; });
    if (!isSame)
        throw Error(ErrorKind::ModelMismatch,
            "The pairs of " + file.parent_path().string() + " are painted with other classes ("
                + std::to_string(known.count()) + ") than this painting (" + std::to_string(classes.count()) + ").");
}

/// What a photograph covers that lies in the middle of a painting, as large as fits.
Rect coveredPart(Size painting, Size photograph)
{
    const double scale = std::min(static_cast<double>(painting.width) / photograph.width,
        static_cast<double>(painting.height) / photograph.height);
    const auto length = [scale](int of, int most) {
        return std::clamp(static_cast<int>(std::lround(of * scale)), 1, most);
    };
    const int width = length(photograph.width, painting.width);
    const int height = length(photograph.height, painting.height);
    return { (painting.width - width) / 2, (painting.height - height) / 2, width, height };
}

LabelMap partOf(const LabelMap& labels, Rect part)
{
    LabelMap result(part.size(), 0);
    for (int y = 0; y < part.height; ++y) {
        const auto from = labels.row(part.y + y).subspan(static_cast<std::size_t>(part.x));
        std::copy_n(from.begin(), part.width, result.row(y).begin());
    }
    return result;
}

} // namespace

std::string addToDataSet(const fs::path& folder, const TracedPair& pair, const ClassTable& classes)
{
    makeFolder(folder / "images");
    makeFolder(folder / "labels");
    settleClasses(folder / "classes.json", classes);
    const std::string name = freeName(folder, pair.title);
    const LabelMap labels
        = partOf(pair.painting, coveredPart(pair.painting.size(), pair.photograph.size));
    writeWholeFile(folder / "labels" / (name + ".png"),
        encodeLabelPicture(labels, classes, LabelPictureForm::Indices));
    // Last, because a photograph without its label map would be half a pair.
    writeWholeFile(folder / "images" / (name + ".png"), encodePng(pair.photograph));
    return name;
}

} // namespace pleinair
