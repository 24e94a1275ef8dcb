#include "tests/unit/training/data/data_folder.h"

#include "model/base/random.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::vector<std::byte>& bytes)
{
    fs::create_directories(file.parent_path());
    writeWholeFile(file, bytes);
}

} // namespace

void DataFolder::addPhotograph(const std::string& file, Size size, int seed)
{
    Image image { size, {} };
    const auto wave = [&](std::uint64_t k, double x) {
        return std::sin(x * (3 + 9 * uniformAt(static_cast<std::uint64_t>(seed), k)) + 6 * uniformAt(static_cast<std::uint64_t>(seed), k + 20));
    };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (std::uint64_t channel = 0; channel < 3; ++channel) {
                const double value = 128 + 60 * wave(channel, 1.0 * x / size.width) * wave(3, 1.0 * y / size.height)
                    + 60 * wave(4 + channel, 1.0 * (x + y) / size.width);
                image.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)));
            }
    const bool isJpeg = fs::path(file).extension() == ".jpg";
    write(m_folder / file, isJpeg ? encodeJpeg(image, 90) : encodePng(image));
}

void DataFolder::addLabels(const std::string& file, Size size, ClassId id)
{
    LabelMap labels(size, 0);
    for (int y = size.height / 2; y < size.height; ++y)
        std::fill(labels.row(y).begin(), labels.row(y).end(), id);
    labels.set(0, 0, kUnknownClass);
    write(m_folder / file, encodeLabelPicture(labels, ClassTable::numbered(200), LabelPictureForm::Indices));
}

void DataFolder::addInstances(const std::string& file, Size size)
{
    LabelMap instances(size, 7);
    for (int y = 0; y < size.height; ++y)
        std::fill(instances.row(y).begin() + size.width / 2, instances.row(y).end(), ClassId { 90 });
    write(m_folder / file, encodeLabelPicture(instances, ClassTable::numbered(200), LabelPictureForm::Indices));
}

void DataFolder::addPair(const std::string& name, Size size, ClassId id)
{
    addPhotograph("images/" + name + ".png", size, ++m_pairs);
    addLabels("labels/" + name + ".png", size, id);
}

std::string textOn(const std::string& name, const std::vector<Finding>& findings)
{
    const auto found = std::find_if(
        findings.begin(), findings.end(), [&](const Finding& finding) { return finding.name == name; });
    return found == findings.end() ? "" : std::string(nameOf(found->kind)) + ": " + found->text;
}

} // namespace pleinair
