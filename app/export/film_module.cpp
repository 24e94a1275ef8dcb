#include "app/export/video_stream.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

class OpenCvVideo final : public VideoStream {
public:
    explicit OpenCvVideo(cv::VideoWriter writer)
        : m_writer(std::move(writer))
    {
    }

    void add(const Image& frame) override
    {
        const cv::Mat rgb(frame.size.height, frame.size.width, CV_8UC3,
            const_cast<std::uint8_t*>(frame.rgb.data()));
        cv::Mat bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        m_writer.write(bgr);
    }

    void close() override { m_writer.release(); }

private:
    cv::VideoWriter m_writer;
};

/// Codecs to try for an ending, the better one first.
std::vector<int> codecsFor(const std::string& ending)
{
    if (ending == ".webm")
        return { cv::VideoWriter::fourcc('V', 'P', '9', '0'),
            cv::VideoWriter::fourcc('V', 'P', '8', '0') };
    return { cv::VideoWriter::fourcc('a', 'v', 'c', '1'),
        cv::VideoWriter::fourcc('m', 'p', '4', 'v') };
}

} // namespace

} // namespace pleinair

extern "C" __attribute__((visibility("default"))) pleinair::VideoStream* pleinairOpenVideoStream(
    const std::filesystem::path& file, pleinair::Size size, double fps)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    for (const int codec : pleinair::codecsFor(file.extension().string())) {
        try {
            cv::VideoWriter writer(
                file.string(), cv::CAP_FFMPEG, codec, fps, cv::Size(size.width, size.height));
            if (writer.isOpened())
                return std::make_unique<pleinair::OpenCvVideo>(std::move(writer)).release();
        } catch (const cv::Exception&) {
            continue;
        }
    }
    return nullptr;
}

extern "C" __attribute__((visibility("default"))) int pleinairCountVideoFrames(
    const std::filesystem::path& file)
{
    try {
        cv::VideoCapture capture(file.string(), cv::CAP_FFMPEG);
        int count = 0;
        while (capture.grab())
            ++count;
        return count;
    } catch (const cv::Exception&) {
        return 0;
    }
}
