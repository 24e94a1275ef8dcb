// Project files. A first byte of 'J' makes the rest the project.json, of 'X' the stack.xml of an
// archive that is otherwise good: few inputs would come past the checksums. All else is a zip.

#include "app/painting/document.h"
#include "app/project/layer_picture.h"
#include "app/project/project_reader.h"
#include "app/project/zip_writer.h"
#include "model/base/error.h"
#include "model/image/label_picture.h"

#include <string_view>
#include <vector>

namespace {

using namespace pleinair;

const ClassTable& classes()
{
    static const ClassTable table = ClassTable::numbered(5);
    return table;
}

std::vector<std::byte> archiveWith(const std::string& member, std::string_view content)
{
    static const auto layer = encodeLayerPicture(LabelMap({ 8, 4 }, 2), classes());
    static const auto labels =
        encodeLabelPicture(LabelMap({ 8, 4 }, 2), classes(), LabelPictureForm::Indices);
    ZipWriter zip;
    zip.add("mimetype", std::string_view("image/openraster"));
    zip.add("data/layer0.png", layer);
    zip.add("pleinair/labels/0.png", labels);
    zip.add(member, content);
    return zip.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<std::byte> bytes;
    if (text.starts_with('J'))
        bytes = archiveWith("pleinair/project.json", text.substr(1));
    else if (text.starts_with('X'))
        bytes = archiveWith("stack.xml", text.substr(1));
    else
        bytes.assign(reinterpret_cast<const std::byte*>(data),
            reinterpret_cast<const std::byte*>(data) + size);
    try {
        const auto opened = decodeProject(bytes, classes(), UnmatchedPixels::Nearest, "fuzz");
        Document document(classes(), { 1, 1 }, 0);
        document.replace(opened.project.painting);
    } catch (const Error&) {
    }
    return 0;
}
