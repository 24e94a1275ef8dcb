#include "training/data/prepare.h"

#include "model/base/error.h"
#include "model/image/resize.h"
#include "training/data/checker.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// The size at which the short side of a picture is `side`.
Size scaledToShortSide(Size size, int side)
{
    const double scale = static_cast<double>(side) / std::min(size.width, size.height);
    const auto scaled = [&](int length) { return std::max(side, static_cast<int>(std::lround(length * scale))); };
    return { scaled(size.width), scaled(size.height) };
}

Rect middleSquare(Size size, int side)
{
    return { (size.width - side) / 2, (size.height - side) / 2, side, side };
}

LabelMap cropped(const LabelMap& labels, Rect part)
{
    LabelMap result(part.size(), 0);
    for (int y = 0; y < part.height; ++y) {
        const auto from = labels.row(part.y + y).subspan(static_cast<std::size_t>(part.x));
        std::copy_n(from.begin(), part.width, result.row(y).begin());
    }
    return result;
}

} // namespace

PrepareResult preparePack(const PairListing& listing, const ClassTable& classes,
    const PrepareOptions& options, const std::filesystem::path& out, const PrepareProgress& progress)
{
    PackWriter writer(out, classes);
    PrepareResult result;
    result.leftOut = listing.leftOut;
    const int total = static_cast<int>(listing.pairs.size());
    for (int i = 0; i < total; ++i) {
        const auto& pair = listing.pairs[static_cast<std::size_t>(i)];
        try {
            const CheckedPair checked = checkPair(pair, classes, options.labels, options.size);
            const Size scaled = scaledToShortSide(checked.photograph.size, options.size);
            const Rect part = middleSquare(scaled, options.size);
            const Image photograph
                = cropped(resized(checked.photograph, scaled, Resampling::Best), part);
            const LabelMap labels = cropped(checked.labels.resizedNearest(scaled), part);
            writer.add(pair.name, part.size(), photograph.rgb, labels.labels());
            ++result.written;
        } catch (const Error& error) {
            // A disk that takes no more is not the pair's fault.
            if (error.kind() == ErrorKind::FileUnwritable)
                throw;
            result.leftOut.push_back({ pair.name, error.what() });
        }
        if (progress && !progress(i + 1, total)) {
            result.isComplete = false;
            return result;
        }
    }
    if (result.written == 0)
        throw Error(ErrorKind::BadFile,
            "None of the " + std::to_string(total) + " pairs can be used"
                + (result.leftOut.empty() ? "." : "; the last reason: " + result.leftOut.back().reason));
    for (const auto& entry : result.leftOut)
        writer.leaveOut(entry);
    writer.finish();
    return result;
}

} // namespace pleinair
