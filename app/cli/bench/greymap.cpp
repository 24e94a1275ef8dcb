#include "app/cli/bench/greymap.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <charconv>
#include <optional>

namespace pleinair {

namespace {

constexpr std::uint64_t kMaxBytes = 64ULL << 20U;

/// The next number of the head, behind white space; `place` moves behind it.
std::optional<int> nextNumber(const std::string& bytes, std::size_t& place)
{
    place = bytes.find_first_not_of(" \t\r\n", place);
    if (place == std::string::npos)
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(bytes.data() + place, bytes.data() + bytes.size(), value);
    if (error != std::errc())
        return std::nullopt;
    place = static_cast<std::size_t>(end - bytes.data());
    return value;
}

} // namespace

LabelMap readGreymap(const std::filesystem::path& file)
{
    const std::string bytes = readWholeFile(file, kMaxBytes);
    const auto refuse = [&](const std::string& reason) {
        throw Error(ErrorKind::BadFile, file.string() + " is no label map for the bench: " + reason + ".");
    };
    std::size_t place = 2;
    if (!bytes.starts_with("P5"))
        refuse("it does not begin with P5");
    const auto width = nextNumber(bytes, place);
    const auto height = nextNumber(bytes, place);
    const auto largest = nextNumber(bytes, place);
    if (!width || !height || !largest || *largest < 1 || *largest > 255 || *width < 1 || *height < 1
        || *width > LabelMap::kMaxSide || *height > LabelMap::kMaxSide)
        refuse("its head is not WIDTH HEIGHT LARGEST");
    const Size size { *width, *height };
    ++place;
    if (bytes.size() < place || bytes.size() - place != static_cast<std::size_t>(size.area()))
        refuse("it does not hold width times height bytes");
    const auto* begin = reinterpret_cast<const ClassId*>(bytes.data()) + place;
    return { size, std::vector<ClassId>(begin, begin + size.area()) };
}

} // namespace pleinair
