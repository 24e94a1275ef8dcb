#pragma once

#include "model/base/image.h"

#include <filesystem>

namespace pleinair {

/// A video file that is being written, frame after frame.
class VideoStream {
public:
    virtual ~VideoStream() = default;
    /// @pre the frame has the size the stream was opened with.
    virtual void add(const Image& frame) = 0;
    /// Completes the file.
    virtual void close() = 0;
};

/// What the module `film` offers: it opens a file for writing, by its ending (.mp4: H.264 or MPEG-4,
/// .webm: VP9 or VP8). Null if the system's libraries can write neither.
using OpenVideoStream = VideoStream* (*)(const std::filesystem::path& file, Size size, double fps);
/// How many frames of a video can be read back.
using CountVideoFrames = int (*)(const std::filesystem::path& file);

inline constexpr const char* kOpenVideoStream = "pleinairOpenVideoStream";
inline constexpr const char* kCountVideoFrames = "pleinairCountVideoFrames";

} // namespace pleinair
