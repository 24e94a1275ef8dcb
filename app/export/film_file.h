#pragma once

#include "app/export/video_stream.h"
#include "model/base/image.h"

#include <filesystem>
#include <memory>

namespace pleinair {

/// Writes a film: a video (.mp4, .webm), or, for any other name, a folder of numbered PNG files.
///
/// A video is written beside its place and appears there only when finish() has read all of its
/// frames back; without finish() nothing is left.
class FilmFile {
public:
    static constexpr double kFramesPerSecond = 25;

    /// @param size  of all frames; videos need even sides, so odd ones lose their last row or
    /// column.
    /// @throws Error (FileUnwritable), (FileNotFound) if the part of the program that writes videos
    /// is not installed.
    FilmFile(std::filesystem::path file, Size size, double framesPerSecond = kFramesPerSecond);
    ~FilmFile();
    FilmFile(const FilmFile&) = delete;
    FilmFile& operator=(const FilmFile&) = delete;

    /// @throws Error (InvalidArgument) for a frame of another size, (FileUnwritable).
    void add(const Image& frame);
    /// @throws Error (FileUnwritable), e.g. for a full disk.
    void finish();
    [[nodiscard]] int frameCount() const { return m_count; }

    /// Whether a name is that of a video.
    [[nodiscard]] static bool isVideo(const std::filesystem::path& file);

private:
    std::filesystem::path m_file;
    std::filesystem::path m_temporary; ///< Of a video.
    Size m_size;
    Size m_videoSize;
    int m_count = 0;
    std::unique_ptr<VideoStream> m_video;
};

/// Two pictures beside each other, the second one brought to the first one's height.
[[nodiscard]] Image besideEachOther(const Image& left, const Image& right);

} // namespace pleinair
