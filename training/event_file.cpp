#include "training/event_file.h"

#include "model/base/error.h"
#include "model/io/checksums.h"
#include "model/io/protobuf_writer.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>

namespace pleinair {

namespace {

// Fields of tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto.
namespace event {
    constexpr int kWallTime = 1;
    constexpr int kStep = 2;
    constexpr int kFileVersion = 3;
    constexpr int kSummary = 5;
    constexpr int kSessionLog = 7;
}
namespace summary {
    constexpr int kValue = 1;
    constexpr int kTag = 1;
    constexpr int kSimpleValue = 2;
    constexpr int kImage = 4;
    constexpr int kHistogram = 5;
}
namespace image {
    constexpr int kHeight = 1;
    constexpr int kWidth = 2;
    constexpr int kColorspace = 3;
    constexpr int kEncoded = 4;
    constexpr int kRgb = 3;
}
namespace histogram {
    constexpr int kLeast = 1;
    constexpr int kGreatest = 2;
    constexpr int kCount = 3;
    constexpr int kSum = 4;
    constexpr int kSumOfSquares = 5;
    constexpr int kLimits = 6;
    constexpr int kCounts = 7;
}
constexpr int kSessionStatus = 1;
constexpr int kSessionStarts = 1;

/// TFRecord masks its checksums, since a checksum of data that holds checksums is weak.
std::uint32_t masked(std::uint32_t crc)
{
    return ((crc >> 15U) | (crc << 17U)) + 0xA282EAD8U;
}

template <typename Number>
std::string bytesOf(Number number)
{
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

double wallTime()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

ProtobufWriter newEvent(std::int64_t step)
{
    ProtobufWriter writer;
    writer.float64(event::kWallTime, wallTime());
    writer.integer(event::kStep, step);
    return writer;
}

std::filesystem::path newPath(const std::filesystem::path& folder)
{
    std::array<char, 256> host {};
    if (::gethostname(host.data(), host.size() - 1) != 0)
        host[0] = '\0';
    // Programs read the files of a folder in the order of their names.
    static int files = 0;
    char name[400];
    std::snprintf(name, sizeof name, "events.out.tfevents.%010lld.%s.%d.%d",
        static_cast<long long>(wallTime()), host.data(), static_cast<int>(::getpid()), files++);
    return folder / name;
}

} // namespace

EventFile::EventFile(const std::filesystem::path& folder, std::int64_t firstStep)
    : m_path(newPath(folder))
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    m_file.open(m_path, std::ios::binary);
    ProtobufWriter version;
    version.float64(event::kWallTime, wallTime());
    version.bytes(event::kFileVersion, "brain.Event:2");
    append(version.content());
    auto starts = newEvent(firstStep);
    ProtobufWriter status;
    status.integer(kSessionStatus, kSessionStarts);
    starts.message(event::kSessionLog, status);
    append(starts.content());
}

void EventFile::append(std::string_view content)
{
    const std::string length = bytesOf(std::uint64_t { content.size() });
    std::string frame = length + bytesOf(masked(crc32c(length)));
    frame.append(content);
    frame += bytesOf(masked(crc32c(content)));
    m_file.write(frame.data(), static_cast<std::streamsize>(frame.size())).flush();
    if (!m_file)
        throw Error(ErrorKind::FileUnwritable,
            m_path.string() + " cannot be written; is the disk full?");
}

void EventFile::scalars(
    std::int64_t step, const std::vector<std::pair<std::string, double>>& values)
{
    ProtobufWriter list;
    for (const auto& [tag, number] : values) {
        ProtobufWriter value;
        value.bytes(summary::kTag, tag);
        value.float32(summary::kSimpleValue, static_cast<float>(number));
        list.message(summary::kValue, value);
    }
    auto writer = newEvent(step);
    writer.message(event::kSummary, list);
    append(writer.content());
}

void EventFile::picture(
    std::int64_t step, const std::string& tag, Size size, std::span<const std::byte> png)
{
    ProtobufWriter picture;
    picture.integer(image::kHeight, size.height);
    picture.integer(image::kWidth, size.width);
    picture.integer(image::kColorspace, image::kRgb);
    picture.bytes(image::kEncoded, { reinterpret_cast<const char*>(png.data()), png.size() });
    ProtobufWriter value;
    value.bytes(summary::kTag, tag);
    value.message(summary::kImage, picture);
    ProtobufWriter list;
    list.message(summary::kValue, value);
    auto writer = newEvent(step);
    writer.message(event::kSummary, list);
    append(writer.content());
}

void EventFile::histograms(
    std::int64_t step, const std::vector<std::pair<std::string, HistogramSummary>>& histograms)
{
    ProtobufWriter list;
    for (const auto& [tag, found] : histograms) {
        ProtobufWriter spread;
        spread.float64(histogram::kLeast, found.least);
        spread.float64(histogram::kGreatest, found.greatest);
        spread.float64(histogram::kCount, found.count);
        spread.float64(histogram::kSum, found.sum);
        spread.float64(histogram::kSumOfSquares, found.sumOfSquares);
        spread.packedDoubles(histogram::kLimits, found.limits);
        spread.packedDoubles(histogram::kCounts, found.counts);
        ProtobufWriter value;
        value.bytes(summary::kTag, tag);
        value.message(summary::kHistogram, spread);
        list.message(summary::kValue, value);
    }
    auto writer = newEvent(step);
    writer.message(event::kSummary, list);
    append(writer.content());
}

} // namespace pleinair
