#include "app/export/film_file.h"

#include "app/export/picture_export.h"
#include "model/base/error.h"
#include "model/base/shared_module.h"
#include "model/image/picture_codec.h"
#include "model/image/resize.h"
#include "model/io/safe_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <system_error>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFeature = "Writing a video";

[[noreturn]] void failToWrite(const fs::path& file, const std::string& reason)
{
    throw Error(ErrorKind::FileUnwritable, file.string() + " cannot be written: " + reason + ".");
}

/// Waits until a file is on the disk.
bool isOnDisk(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isDone = descriptor >= 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isDone;
}

} // namespace

FilmFile::FilmFile(fs::path file, Size size, double framesPerSecond)
    : m_file(std::move(file))
    , m_size(size)
    , m_videoSize { size.width / 2 * 2, size.height / 2 * 2 }
{
    std::error_code error;
    if (!isVideo(m_file)) {
        fs::create_directories(m_file, error);
        if (error)
            failToWrite(m_file, error.message());
        return;
    }
    if (m_file.has_parent_path() && !fs::is_directory(m_file.parent_path(), error))
        failToWrite(m_file, "its folder is not there");
    std::string name(1, '.');
    name.append(m_file.stem().string()).append("-").append(std::to_string(::getpid()));
    m_temporary = m_file;
    m_temporary.replace_filename(name + m_file.extension().string());
    const SharedModule module("film", kFeature);
    const auto open = module.function<OpenVideoStream>(kOpenVideoStream);
    m_video.reset(open(m_temporary, m_videoSize, framesPerSecond));
    if (!m_video)
        failToWrite(m_file,
            "the disk is full, or no encoder for such videos is installed; frames can be written as PNG");
}

FilmFile::~FilmFile()
{
    m_video.reset();
    std::error_code ignored;
    if (!m_temporary.empty())
        fs::remove(m_temporary, ignored);
}

bool FilmFile::isVideo(const fs::path& file)
{
    const std::string ending = endingOf(file);
    return ending == ".mp4" || ending == ".webm";
}

void FilmFile::add(const Image& frame)
{
    if (frame.size != m_size)
        throw Error(ErrorKind::InvalidArgument, "The frames of a film differ in size.");
    ++m_count;
    if (m_video) {
        m_video->add(cropped(frame, Rect::of(m_videoSize)));
        return;
    }
    char name[24];
    std::snprintf(name, sizeof name, "%06d.png", m_count);
    writeWholeFile(m_file / name, encodePng(frame));
}

void FilmFile::finish()
{
    if (!m_video)
        return;
    m_video->close();
    m_video.reset();
    const SharedModule module("film", kFeature);
    const int written = module.function<CountVideoFrames>(kCountVideoFrames)(m_temporary);
    if (written != m_count)
        failToWrite(m_file,
            "only " + std::to_string(written) + " of " + std::to_string(m_count)
                + " frames arrived on the disk");
    std::error_code error;
    if (isOnDisk(m_temporary))
        fs::rename(m_temporary, m_file, error);
    else
        error = std::make_error_code(std::errc::io_error);
    if (error)
        failToWrite(m_file, error.message());
    m_temporary.clear();
}

Image besideEachOther(const Image& left, const Image& right)
{
    const int width = std::max(1,
        static_cast<int>(
            std::int64_t { right.size.width } * left.size.height / right.size.height));
    const Image scaled = resized(right, { width, left.size.height }, Resampling::Best);
    Image both { { left.size.width + width, left.size.height }, {} };
    both.rgb.reserve(static_cast<std::size_t>(both.size.area()) * 3);
    for (int y = 0; y < both.size.height; ++y) {
        for (const Image* part : { &left, &scaled }) {
            const auto row = part->rgb.begin() + std::ptrdiff_t { 3 } * part->size.width * y;
            both.rgb.insert(both.rgb.end(), row, row + std::ptrdiff_t { 3 } * part->size.width);
        }
    }
    return both;
}

} // namespace pleinair
