#include "app/files/label_document.h"

#include "model/image/label_picture.h"
#include "model/io/byte_source.h"
#include "model/io/safe_file.h"

#include <span>
#include <string>

namespace pleinair {

namespace {

constexpr std::uint64_t kMaxFileBytes = 512U << 20;

} // namespace

LabelMap openLabelDocument(const std::filesystem::path& file, const ClassTable& classes)
{
    const std::string bytes = readWholeFile(file, kMaxFileBytes);
    return decodeLabelPicture(
        std::as_bytes(std::span(bytes)), classes, LabelPictureOptions {}, file.string())
        .labels;
}

void saveLabelDocument(const std::filesystem::path& file, const LabelMap& labels,
    const ClassTable& classes, LabelFileKind kind)
{
    const LabelPictureForm form =
        kind == LabelFileKind::Index ? LabelPictureForm::Indices : LabelPictureForm::Colors;
    writeWholeFile(file, encodeLabelPicture(labels, classes, form));
}

} // namespace pleinair
