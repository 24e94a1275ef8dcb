#include "app/export/contact_sheet.h"

#include "model/base/error.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr int kGapPx = 16;
constexpr int kCaptionPx = 28;
constexpr std::uint8_t kPaper = 24;
constexpr int kInk = 222;

void put(const Image& picture, Image& sheet, int left, int top)
{
    const auto rowBytes = static_cast<std::size_t>(picture.size.width) * 3;
    for (int y = 0; y < picture.size.height; ++y) {
        const auto from = picture.rgb.begin()
            + static_cast<std::ptrdiff_t>(rowBytes * static_cast<std::size_t>(y));
        const auto to = (static_cast<std::ptrdiff_t>(top + y) * sheet.size.width + left) * 3;
        std::copy_n(from, rowBytes, sheet.rgb.begin() + to);
    }
}

} // namespace

ContactSheet layContactSheet(const std::vector<SheetCell>& cells)
{
    if (cells.empty())
        throw Error(ErrorKind::InvalidArgument, "There are no styles to show.");
    const Size cell = cells.front().picture.size;
    for (const SheetCell& other : cells) {
        if (other.picture.size != cell || cell.isEmpty())
            throw Error(ErrorKind::InvalidArgument, "The pictures of a sheet differ in size.");
    }
    const auto count = static_cast<int>(cells.size());
    const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(count))));
    const int rows = (count + columns - 1) / columns;
    const int stepX = cell.width + kGapPx;
    const int stepY = cell.height + kCaptionPx + kGapPx;
    ContactSheet sheet;
    sheet.picture.size = { columns * stepX + kGapPx, rows * stepY + kGapPx };
    if (sheet.picture.size.area() > kMaxPicturePixels)
        throw Error(ErrorKind::InvalidArgument,
            "The sheet of " + std::to_string(count) + " styles would have more than 64 million pixels.");
    sheet.picture.rgb.assign(static_cast<std::size_t>(sheet.picture.size.area()) * 3, kPaper);
    for (int i = 0; i < count; ++i) {
        const int left = kGapPx + i % columns * stepX;
        const int top = kGapPx + i / columns * stepY;
        const SheetCell& entry = cells[static_cast<std::size_t>(i)];
        put(entry.picture, sheet.picture, left, top);
        sheet.captions.push_back(
            { { left, top + cell.height, cell.width, kCaptionPx }, entry.caption });
    }
    return sheet;
}

Image withPlainCaptions(ContactSheet sheet)
{
    cv::Mat picture(sheet.picture.size.height, sheet.picture.size.width, CV_8UC3,
        sheet.picture.rgb.data());
    for (const ContactSheet::Caption& caption : sheet.captions) {
        std::string text = printable(caption.text, 200);
        constexpr double kScale = .45;
        const auto widthOf = [](const std::string& words) {
            int below = 0;
            return cv::getTextSize(words, cv::FONT_HERSHEY_SIMPLEX, kScale, 1, &below).width;
        };
        while (text.size() > 1 && widthOf(text) > caption.place.width)
            text.pop_back();
        cv::putText(picture, text, { caption.place.x, caption.place.y + 19 },
            cv::FONT_HERSHEY_SIMPLEX, kScale, { kInk, kInk, kInk }, 1, cv::LINE_AA);
    }
    return std::move(sheet.picture);
}

} // namespace pleinair
