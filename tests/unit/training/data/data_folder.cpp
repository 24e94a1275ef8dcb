#include "tests/unit/training/data/data_folder.h"

#include "model/base/random.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/io/safe_file.h"

#include <algorithm>

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
    constexpr int kCells = 8; // a side, each of one colour
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                const int cell = y * kCells / size.height * kCells + x * kCells / size.width;
                const double value = uniformAt(
                    static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(3 * cell + channel));
                image.rgb.push_back(static_cast<std::uint8_t>(30 + 190 * value));
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
