#include "model/nn/modulation.h"

#include "model/nn/modulation_kernels.h"
#include "model/nn/moments_exchange.h"
#include "model/nn/torch_api.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <cstring>

namespace pleinair {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Reductions are cut into this many pieces whatever the number of threads, so that the number of
/// threads does not change a bit of the result.
constexpr std::int64_t kPieces = 32;
/// variance * inverseStd^2 is 1 where the variance was not clamped.
constexpr double kClampedBelow = 0.999;

/// Patterns travel through autograd in a capsule that owns them.
struct PatternsHolder : torch::CustomClassHolder {
    explicit PatternsHolder(std::shared_ptr<const LabelPatterns> held)
        : patterns(std::move(held))
    {
    }
    std::shared_ptr<const LabelPatterns> patterns;
};

torch::IValue wrapped(std::shared_ptr<const LabelPatterns> patterns)
{
    return torch::IValue::make_capsule(c10::make_intrusive<PatternsHolder>(std::move(patterns)));
}

std::shared_ptr<const LabelPatterns> unwrapped(const torch::IValue& value)
{
    return c10::static_intrusive_pointer_cast<PatternsHolder>(value.toCapsule())->patterns;
}

torch::Tensor channelsLast(const torch::Tensor& x)
{
    return x.contiguous(torch::MemoryFormat::ChannelsLast);
}

std::int64_t pieceBegin(std::int64_t total, std::int64_t piece)
{
    return total * piece / kPieces;
}

class GatherRows : public torch::autograd::Function<GatherRows> {
public:
    static torch::Tensor forward(
        AutogradContext* context, const torch::Tensor& hidden, const torch::IValue& held)
    {
        const auto patterns = unwrapped(held);
        const auto source = hidden.contiguous();
        const std::int64_t width = source.size(1);
        auto gathered = torch::empty({ patterns->modulationRows, patterns->cells * width });
        const float* from = source.data_ptr<float>();
        float* to = gathered.data_ptr<float>();
        at::parallel_for(0, patterns->modulationRows * patterns->cells, 512,
            [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t i = begin; i < end; ++i) {
                    const std::int64_t row = patterns->cellRows[static_cast<std::size_t>(i)];
                    if (row == patterns->hiddenRows)
                        std::memset(to + i * width, 0, static_cast<std::size_t>(width) * sizeof(float));
                    else
                        std::memcpy(to + i * width, from + row * width,
                            static_cast<std::size_t>(width) * sizeof(float));
                }
            });
        context->saved_data["patterns"] = held;
        return gathered;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto patterns = unwrapped(context->saved_data["patterns"]);
        const auto gradient = gradients[0].contiguous();
        const std::int64_t width = gradient.size(1) / patterns->cells;
        auto result = torch::zeros({ patterns->hiddenRows, width });
        const float* from = gradient.data_ptr<float>();
        float* to = result.data_ptr<float>();
        const auto& inverse = patterns->cellsByHiddenRow;
        at::parallel_for(0, patterns->hiddenRows, 16, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row) {
                float* sum = to + row * width;
                const auto r = static_cast<std::size_t>(row);
                for (std::int32_t i = inverse.start[r]; i < inverse.start[r + 1]; ++i) {
                    const float* cell
                        = from + std::int64_t { inverse.positions[static_cast<std::size_t>(i)] } * width;
                    for (std::int64_t c = 0; c < width; ++c)
                        sum[c] += cell[c];
                }
            }
        });
        return { result, torch::Tensor() };
    }
};

CellView cellsOf(const LabelPatterns& patterns, std::int64_t width)
{
    return { patterns.cellRows.data(), patterns.cells,
        static_cast<std::int32_t>(patterns.hiddenRows), width };
}

class SumCells : public torch::autograd::Function<SumCells> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& products,
        const torch::Tensor& bias, const torch::IValue& held)
    {
        const auto patterns = unwrapped(held);
        const auto dense = products.contiguous();
        const auto denseBias = bias.contiguous();
        const auto view = cellsOf(*patterns, bias.size(0));
        auto rows = torch::empty({ patterns->modulationRows, view.width });
        const float* from = dense.data_ptr<float>();
        const float* first = denseBias.data_ptr<float>();
        float* to = rows.data_ptr<float>();
        at::parallel_for(0, patterns->modulationRows, 64,
            [&](std::int64_t begin, std::int64_t end) { sumCells(view, from, first, begin, end, to); });
        context->saved_data["patterns"] = held;
        return rows;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto patterns = unwrapped(context->saved_data["patterns"]);
        const auto gradient = gradients[0].contiguous();
        const auto view = cellsOf(*patterns, gradient.size(1));
        const auto& inverse = patterns->cellsByHiddenRow;
        auto result = torch::empty({ patterns->hiddenRows, view.cells * view.width });
        const float* from = gradient.data_ptr<float>();
        float* to = result.data_ptr<float>();
        at::parallel_for(0, patterns->hiddenRows, 16, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row) {
                const auto r = static_cast<std::size_t>(row);
                const auto start = static_cast<std::size_t>(inverse.start[r]);
                spreadCells(view, inverse.positions.data() + start,
                    inverse.start[r + 1] - inverse.start[r], from, to + row * view.cells * view.width);
            }
        });
        return { result, gradient.sum(0), torch::Tensor() };
    }
};

ModulationView viewOf(const torch::Tensor& x, const torch::Tensor& rows,
    const LabelPatterns& patterns, const torch::Tensor& mean, const torch::Tensor& inverseStd,
    std::int64_t upscale, double slope)
{
    ModulationView view;
    view.input = x.data_ptr<float>();
    view.rows = rows.data_ptr<float>();
    view.pixelRows = patterns.pixelRows.data();
    view.mean = mean.data_ptr<float>();
    view.inverseStd = inverseStd.data_ptr<float>();
    view.height = patterns.height;
    view.width = patterns.width;
    view.channels = x.size(1);
    view.upscale = upscale;
    view.slope = static_cast<float>(slope);
    return view;
}

/// Sums each row's gradient over its pixels. A row that is cut by the border between two pieces is
/// summed in parts, which are added in the order of the pieces.
torch::Tensor rowGradients(
    const ModulationView& view, const LabelPatterns& patterns, const float* outputGradient)
{
    const std::int64_t width = 2 * view.channels;
    const auto pixels = static_cast<std::int64_t>(patterns.pixelRows.size());
    const auto& inverse = patterns.pixelsByRow;
    auto gradient = torch::zeros({ patterns.modulationRows, width });
    auto carried = torch::zeros({ kPieces, width });
    float* direct = gradient.data_ptr<float>();
    float* partial = carried.data_ptr<float>();
    const auto rowAt = [&](std::int64_t position) {
        return std::int64_t { patterns.pixelRows[static_cast<std::size_t>(
            inverse.positions[static_cast<std::size_t>(position)])] };
    };
    at::parallel_for(0, kPieces, 1, [&](std::int64_t firstPiece, std::int64_t lastPiece) {
        for (std::int64_t piece = firstPiece; piece < lastPiece; ++piece) {
            std::int64_t position = pieceBegin(pixels, piece);
            const std::int64_t end = pieceBegin(pixels, piece + 1);
            while (position < end) {
                const std::int64_t row = rowAt(position);
                const auto r = static_cast<std::size_t>(row);
                const std::int64_t rowEnd = std::min<std::int64_t>(end, inverse.start[r + 1]);
                const bool beganEarlier = inverse.start[r] < position;
                modulateRowGradient(view, outputGradient, row,
                    &inverse.positions[static_cast<std::size_t>(position)], rowEnd - position,
                    beganEarlier ? partial + piece * width : direct + row * width);
                position = rowEnd;
            }
        }
    });
    for (std::int64_t piece = 1; piece < kPieces; ++piece) {
        const std::int64_t begin = pieceBegin(pixels, piece);
        if (begin >= pixels)
            break;
        float* row = direct + rowAt(begin) * width;
        for (std::int64_t c = 0; c < width; ++c)
            row[c] += partial[piece * width + c];
    }
    return gradient;
}

class Modulate : public torch::autograd::Function<Modulate> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& features,
        const torch::Tensor& modulationRows, const torch::Tensor& mean,
        const torch::Tensor& inverseStd, const torch::IValue& held, std::int64_t upscale,
        double slope, bool throughMoments, const torch::Tensor& isFree)
    {
        const auto patterns = unwrapped(held);
        const auto x = channelsLast(features);
        const auto rows = modulationRows.contiguous();
        auto output = torch::empty({ x.size(0), x.size(1), patterns->height, patterns->width },
            torch::MemoryFormat::ChannelsLast);
        const auto view = viewOf(x, rows, *patterns, mean, inverseStd, upscale, slope);
        float* to = output.data_ptr<float>();
        at::parallel_for(0, static_cast<std::int64_t>(patterns->pixelRows.size()), 256,
            [&](std::int64_t begin, std::int64_t end) { modulateForward(view, to, begin, end); });
        context->save_for_backward({ x, rows, mean, inverseStd, isFree });
        context->saved_data["patterns"] = held;
        context->saved_data["upscale"] = upscale;
        context->saved_data["slope"] = slope;
        context->saved_data["throughMoments"] = throughMoments;
        return output;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto& x = saved[0];
        const auto& rows = saved[1];
        const auto patterns = unwrapped(context->saved_data["patterns"]);
        const auto view = viewOf(x, rows, *patterns, saved[2], saved[3],
            context->saved_data["upscale"].toInt(), context->saved_data["slope"].toDouble());
        const auto gradient = channelsLast(gradients[0]);
        const float* outputGradient = gradient.data_ptr<float>();

        const auto rowGradient = rowGradients(view, *patterns, outputGradient);
        const std::int64_t channels = view.channels;
        auto meanTerm = torch::zeros({ channels });
        auto varianceTerm = torch::zeros({ channels });
        if (context->saved_data["throughMoments"].toBool()) {
            // The gradient of the normalized value is d * (1 + gamma), and gamma is one per row.
            const auto scale = rows.narrow(1, 0, channels) + 1;
            auto terms = torch::stack({ (rowGradient.narrow(1, 0, channels) * scale).sum(0),
                (rowGradient.narrow(1, channels, channels) * scale).sum(0) });
            auto count = static_cast<double>(patterns->pixelRows.size());
            if (auto* exchange = momentsExchange()) {
                exchange->sum(terms);
                count *= exchange->processes();
                // A clamped variance is a constant.
                terms[0].mul_(saved[4]);
            }
            terms.div_(count);
            varianceTerm = terms[0].contiguous();
            meanTerm = terms[1].contiguous();
        }
        auto inputGradient = torch::empty_like(x, torch::MemoryFormat::ChannelsLast);
        const float* means = meanTerm.data_ptr<float>();
        const float* variances = varianceTerm.data_ptr<float>();
        float* to = inputGradient.data_ptr<float>();
        at::parallel_for(0, x.size(0) * x.size(2) * x.size(3), 256,
            [&](std::int64_t begin, std::int64_t end) {
                modulateInputGradient(view, outputGradient, means, variances, to, begin, end);
            });
        return { inputGradient, rowGradient, torch::Tensor(), torch::Tensor(), torch::Tensor(),
            torch::Tensor(), torch::Tensor(), torch::Tensor(), torch::Tensor() };
    }
};

/// Adds sums and counts up over all processes. @param sums  per channel: values, then squares.
void exchangeSums(std::vector<double>& sums, std::int64_t& count)
{
    auto* exchange = momentsExchange();
    if (exchange == nullptr)
        return;
    auto tensor = torch::from_blob(
        sums.data(), { static_cast<std::int64_t>(sums.size()) }, torch::kDouble);
    exchange->sum(tensor);
    count *= exchange->processes();
}

} // namespace

ChannelMoments ChannelMoments::ofFeatures(const torch::Tensor& x, double eps)
{
    const torch::NoGradGuard noGradient;
    const auto features = channelsLast(x.detach());
    const std::int64_t channels = features.size(1);
    const std::int64_t pixels = features.numel() / channels;
    std::vector<double> sums(static_cast<std::size_t>(kPieces * 2 * channels));
    const float* values = features.data_ptr<float>();
    at::parallel_for(0, kPieces, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t piece = first; piece < last; ++piece) {
            const std::int64_t begin = pieceBegin(pixels, piece);
            accumulateMoments(values + begin * channels, pieceBegin(pixels, piece + 1) - begin,
                channels, &sums[static_cast<std::size_t>(piece * 2 * channels)]);
        }
    });
    std::vector<double> totals(static_cast<std::size_t>(2 * channels));
    for (std::int64_t piece = 0; piece < kPieces; ++piece) {
        for (std::int64_t c = 0; c < 2 * channels; ++c)
            totals[static_cast<std::size_t>(c)]
                += sums[static_cast<std::size_t>(piece * 2 * channels + c)];
    }
    ChannelMoments moments;
    moments.count = pixels;
    exchangeSums(totals, moments.count);
    const bool isClamped = momentsExchange() != nullptr;
    moments.mean = torch::empty({ channels });
    moments.variance = torch::empty({ channels });
    moments.inverseStd = torch::empty({ channels });
    for (std::int64_t c = 0; c < channels; ++c) {
        const auto count = static_cast<double>(moments.count);
        const double mean = totals[static_cast<std::size_t>(c)] / count;
        const double variance
            = std::max(0.0, totals[static_cast<std::size_t>(channels + c)] / count - mean * mean);
        const double bounded = isClamped ? std::max(variance, eps) : variance + eps;
        moments.mean.data_ptr<float>()[c] = static_cast<float>(mean);
        moments.variance.data_ptr<float>()[c] = static_cast<float>(variance);
        moments.inverseStd.data_ptr<float>()[c] = static_cast<float>(1 / std::sqrt(bounded));
    }
    return moments;
}

ChannelMoments ChannelMoments::ofRunning(
    const torch::Tensor& mean, const torch::Tensor& variance, double eps)
{
    const torch::NoGradGuard noGradient;
    ChannelMoments moments;
    moments.mean = mean.detach().contiguous();
    moments.variance = variance.detach().contiguous();
    moments.inverseStd = (moments.variance + eps).rsqrt();
    moments.ofBatch = false;
    return moments;
}

torch::Tensor gatherHiddenRows(
    const torch::Tensor& hidden, const std::shared_ptr<const LabelPatterns>& patterns)
{
    return GatherRows::apply(hidden, wrapped(patterns));
}

torch::Tensor sumCellProducts(const torch::Tensor& products, const torch::Tensor& bias,
    const std::shared_ptr<const LabelPatterns>& patterns)
{
    return SumCells::apply(products, bias, wrapped(patterns));
}

torch::Tensor modulate(const torch::Tensor& x, const torch::Tensor& rows,
    const std::shared_ptr<const LabelPatterns>& patterns, const ChannelMoments& moments,
    int upscale, double slope)
{
    torch::Tensor isFree = moments.mean; // Read only where moments are exchanged.
    if (momentsExchange() != nullptr && moments.ofBatch) {
        const torch::NoGradGuard noGradient;
        isFree = (moments.variance * moments.inverseStd.square()).gt(kClampedBelow);
    }
    return Modulate::apply(x, rows, moments.mean, moments.inverseStd, wrapped(patterns),
        std::int64_t { upscale }, slope, moments.ofBatch, isFree);
}

} // namespace pleinair
