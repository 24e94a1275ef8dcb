// Class tables, palette files and opt.txt: the first byte chooses.

#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/options_file.h"
#include "model/io/palette_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    try {
        if (data[0] == 'p') {
            (void)parsePalette(text, ClassTable::numbered(5), "fuzz");
        } else if (data[0] == 'o') {
            NetworkOptions options;
            applyOptions(parseOptions(text, "fuzz"), options, "fuzz");
            (void)options.nativeSize();
        } else {
            const ClassTable classes = parseClassTable(text, "fuzz");
            (void)parseClassTable(classTableText(classes), "fuzz");
        }
    } catch (const Error&) {
    }
    return 0;
}
