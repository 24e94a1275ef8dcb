#include "training/data/checker.h"

#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

std::string sizeText(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

void checkSizes(const TrainingPair& pair, Size photograph, Size labels, int side)
{
    const double aspect = static_cast<double>(photograph.width) / photograph.height;
    const double labelAspect = static_cast<double>(labels.width) / labels.height;
    if (std::fabs(aspect / labelAspect - 1) > 0.01)
        throw Error(ErrorKind::BadFile,
            "the photograph is " + sizeText(photograph) + " and the label map " + sizeText(labels)
                + " pixels large: they do not show the same part");
    for (const auto& [file, size] :
        { std::pair(pair.photograph, photograph), std::pair(pair.labels, labels) })
        if (2 * std::min(size.width, size.height) < side)
            throw Error(ErrorKind::BadFile,
                file.filename().string() + " is only " + sizeText(size) + " pixels large");
}

} // namespace

CheckedPair checkPair(
    const TrainingPair& pair, const ClassTable& classes, const LabelPictureOptions& options, int side)
{
    const std::string photographName = pair.photograph.filename().string();
    const std::string labelName = pair.labels.filename().string();
    CheckedPair checked;
    checked.photograph = decodePicture(readWholeFile(pair.photograph, kMaxPictureBytes), photographName);
    const std::string labelBytes = readWholeFile(pair.labels, kMaxPictureBytes);
    checked.labels
        = decodeLabelPicture(std::as_bytes(std::span(labelBytes)), classes, options, labelName).labels;
    checkSizes(pair, checked.photograph.size, checked.labels.size(), side);
    return checked;
}

} // namespace pleinair
