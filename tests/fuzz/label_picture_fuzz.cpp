// Label maps and instance maps from PNG.

#include "model/base/error.h"
#include "model/image/label_picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    static const ClassTable classes = ClassTable::numbered(20);
    const auto bytes = std::as_bytes(std::span(data, size));
    LabelPictureOptions options;
    options.unknown = UnknownPixels::Keep;
    try {
        const auto decoded = decodeLabelPicture(bytes, classes, options, "fuzz");
        (void)encodeLabelPicture(decoded.labels, classes, LabelPictureForm::Indices);
    } catch (const Error&) {
    }
    try {
        (void)decodeInstancePicture(bytes, "fuzz");
    } catch (const Error&) {
    }
    return 0;
}
