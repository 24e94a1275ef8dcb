#include "tests/unit/model/cuda/kernel_twins.h"

#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

/// [H, W, C] enlarged to height x width.
torch::Tensor enlarged(const torch::Tensor& x, std::int64_t height, std::int64_t width)
{
    return torch::upsample_nearest2d(x.permute({ 2, 0, 1 }).unsqueeze(0), { height, width })
        .squeeze(0)
        .permute({ 1, 2, 0 });
}

/// Random values that the type holds exactly, so that both sides begin with the same numbers.
torch::Tensor randomOf(torch::IntArrayRef shape, torch::Dtype type)
{
    return torch::randn(shape).to(type).to(torch::kFloat);
}

/// A copy: kernels write to some of their inputs.
torch::Tensor onDevice(const torch::Tensor& values, torch::Dtype type, ComputeBackend& backend)
{
    return values.to(type).contiguous().to(backend.device(), type, false, /*copy=*/true);
}

torch::Tensor onDevice(const torch::Tensor& values, ComputeBackend& backend)
{
    return onDevice(values, values.scalar_type(), backend);
}

torch::Tensor result(const torch::Tensor& values, ComputeBackend& backend)
{
    backend.wait();
    return values.to(torch::kCPU).to(torch::kFloat);
}

/// Half a unit in the last place, and what the order of sums may change.
double toleranceOf(torch::Dtype type)
{
    return type == torch::kFloat ? 2e-5 : type == torch::kHalf ? 1e-3 : 8e-3;
}

void expectClose(const torch::Tensor& actual, const torch::Tensor& expected, torch::Dtype type)
{
    ASSERT_EQ(actual.sizes(), expected.sizes());
    const double tolerance = toleranceOf(type);
    EXPECT_TRUE(torch::allclose(actual, expected, tolerance, tolerance))
        << "largest difference: " << (actual - expected).abs().max().item<double>();
}

void begin(ComputeBackend& backend)
{
    torch::manual_seed(7);
    backend.activate();
}

torch::Tensor randomIds(std::int64_t count, std::int64_t below)
{
    return torch::randint(below, { count }, torch::kInt);
}

const std::uint32_t* unsignedData(const torch::Tensor& ids)
{
    return static_cast<const std::uint32_t*>(ids.data_ptr());
}

/// A modulation of 6 x 8 pixels with two layers in one row, on the device.
struct ModulationCase {
    explicit ModulationCase(ComputeBackend& backend, std::int64_t upscale)
        : type(featureType(backend.elementType()))
        , rows(rowType(backend.elementType()))
        , x(randomOf({ height / upscale, width / upscale, channels }, type))
        , table(randomOf({ slots, 4 * channels }, rows))
        , ids(randomIds(height * width, slots))
        , mean(torch::randn({ 2, channels }))
        , inverseStd(torch::rand({ 2, channels }) + 0.5)
        , deviceX(onDevice(x, type, backend))
        , deviceTable(onDevice(table, rows, backend))
        , deviceIds(onDevice(ids, backend))
        , deviceMean(onDevice(mean, backend))
        , deviceInverseStd(onDevice(inverseStd, backend))
        , outputs(torch::zeros(
              { 2, height, width, channels }, torch::TensorOptions(type).device(backend.device())))
    {
        params.x = deviceX.data_ptr();
        params.ids = unsignedData(deviceIds);
        params.table = deviceTable.data_ptr();
        params.rowStride = 4 * channels;
        params.targetCount = 2;
        params.width = width;
        params.bottom = height;
        params.channels = channels;
        params.upscale = static_cast<int>(upscale);
        params.type = backend.elementType();
        for (int i = 0; i < 2; ++i) {
            ModulationTarget& target = params.targets[i];
            target.gammaOffset = 2 * i * channels;
            target.betaOffset = (2 * i + 1) * channels;
            target.mean = deviceMean[i].data_ptr<float>();
            target.inverseStd = deviceInverseStd[i].data_ptr<float>();
            target.output = outputs[i].data_ptr();
            target.slope = i == 0 ? 0.2F : 1.0F;
        }
    }

    torch::Tensor twin(int target) const
    {
        const auto columns = [&](std::int64_t first) {
            return table.slice(1, first * channels, (first + 1) * channels);
        };
        return modulateTwin(x, columns(2 * target), columns(2 * target + 1),
            ids.view({ height, width }), mean[target], inverseStd[target], target == 0 ? 0.2 : 1.0);
    }

    static constexpr std::int64_t height = 6;
    static constexpr std::int64_t width = 8;
    static constexpr std::int64_t channels = 24;
    static constexpr std::int64_t slots = 11;
    torch::Dtype type;
    torch::Dtype rows;
    torch::Tensor x;
    torch::Tensor table;
    torch::Tensor ids;
    torch::Tensor mean;
    torch::Tensor inverseStd;
    torch::Tensor deviceX;
    torch::Tensor deviceTable;
    torch::Tensor deviceIds;
    torch::Tensor deviceMean;
    torch::Tensor deviceInverseStd;
    torch::Tensor outputs;
    ModulateParams params;
};

} // namespace

torch::Tensor sumTableTwin(const torch::Tensor& patterns, const torch::Tensor& table,
    const torch::Tensor& bias, bool isHidden)
{
    // One symbol more, of zeros, stands for the outside.
    const std::int64_t outside = table.size(1);
    const torch::Tensor wide = torch::constant_pad_nd(table, { 0, 0, 0, 1 });
    const torch::Tensor symbols = patterns.to(torch::kLong);
    const torch::Tensor chosen = torch::where(symbols < 0, outside, symbols);
    torch::Tensor sum = bias.expand({ patterns.size(0), -1 }).clone();
    for (std::int64_t cell = 0; cell < patterns.size(1); ++cell)
        sum += wide[cell].index_select(0, chosen.select(1, cell));
    if (!isHidden)
        return sum;
    return torch::cat({ sum.relu(), torch::zeros({ 1, sum.size(1) }) });
}

torch::Tensor gatherTwin(const torch::Tensor& hidden, const torch::Tensor& cells, std::int64_t tile)
{
    const torch::Tensor rows = hidden.index_select(0, cells.flatten().to(torch::kLong))
                                   .view({ cells.size(0), cells.size(1), hidden.size(1), -1 })
                                   .permute({ 2, 0, 1, 3 })
                                   .flatten(2);
    return torch::constant_pad_nd(rows, { 0, 0, 0, tile - cells.size(0) });
}

torch::Tensor storeRowsTwin(const torch::Tensor& table, const torch::Tensor& product,
    const torch::Tensor& bias, const torch::Tensor& slots)
{
    const torch::Tensor rows =
        (product.slice(1, 0, slots.size(0)) + bias.unsqueeze(1)).permute({ 1, 0, 2 }).flatten(1);
    return table.index_copy(0, slots.to(torch::kLong), rows);
}

torch::Tensor modulateTwin(const torch::Tensor& x, const torch::Tensor& gamma,
    const torch::Tensor& beta, const torch::Tensor& ids, const torch::Tensor& mean,
    const torch::Tensor& inverseStd, double slope)
{
    const torch::Tensor wide = enlarged(x, ids.size(0), ids.size(1));
    const torch::Tensor row = ids.flatten().to(torch::kLong);
    const auto ofPixels = [&](const torch::Tensor& rows) {
        return rows.index_select(0, row).view(wide.sizes());
    };
    return torch::leaky_relu(
        (wide - mean) * inverseStd * (ofPixels(gamma) + 1) + ofPixels(beta), slope);
}

torch::Tensor momentsTwin(const torch::Tensor& x, double eps)
{
    const torch::Tensor wide = x.to(torch::kDouble);
    return torch::stack({ wide.mean(0), (wide.var(0, /*unbiased=*/false) + eps).rsqrt() })
        .to(torch::kFloat);
}

torch::Tensor addShortcutTwin(const torch::Tensor& x, const torch::Tensor& y)
{
    return enlarged(x, y.size(0), y.size(1)) + y;
}

torch::Tensor headTwin(const torch::Tensor& x, const torch::Tensor& shift,
    const torch::Tensor& weight, const torch::Tensor& bias, double slope)
{
    const torch::Tensor input =
        torch::leaky_relu(x + shift, slope).permute({ 2, 0, 1 }).unsqueeze(0);
    const torch::Tensor kernel =
        weight.slice(2, 0, 3).view({ 3, 3, -1, 3 }).permute({ 3, 2, 0, 1 });
    return torch::tanh(torch::conv2d(input, kernel, bias.slice(0, 0, 3), 1, 1)).squeeze(0);
}

void expectSumTableIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = featureType(backend.elementType());
    const torch::Tensor patterns = torch::randint(-1, 5, { 13, 9 }, torch::kShort);
    const torch::Tensor table = torch::randn({ 9, 5, 40 });
    const torch::Tensor bias = torch::randn({ 40 });
    const torch::Tensor devicePatterns = onDevice(patterns, backend);
    const torch::Tensor deviceTable = onDevice(table, backend);
    const torch::Tensor deviceBias = onDevice(bias, backend);
    for (const bool isHidden : { true, false }) {
        const torch::Tensor output = torch::full(
            { isHidden ? 14 : 13, 40 }, 9, torch::TensorOptions(type).device(backend.device()));
        SumTableParams params;
        params.patterns = devicePatterns.data_ptr<std::int16_t>();
        params.table = deviceTable.data_ptr<float>();
        params.bias = deviceBias.data_ptr<float>();
        params.output = output.data_ptr();
        params.outputType = backend.elementType();
        params.count = 13;
        params.cells = 9;
        params.symbols = 5;
        params.width = 40;
        params.isHidden = isHidden;
        backend.kernels().sumTable(params);
        expectClose(result(output, backend), sumTableTwin(patterns, table, bias, isHidden), type);
    }
}

void expectGatherIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = rowType(backend.elementType());
    const torch::Tensor hidden = randomOf({ 6, 3, 16 }, type);
    const torch::Tensor cells = randomIds(5 * 9, 6).view({ 5, 9 });
    const torch::Tensor deviceHidden = onDevice(hidden, type, backend);
    const torch::Tensor deviceCells = onDevice(cells, backend);
    const torch::Tensor output =
        torch::full({ 3, 8, 9 * 16 }, 9, torch::TensorOptions(type).device(backend.device()));
    GatherParams params;
    params.hidden = deviceHidden.data_ptr();
    params.cellVectors = unsignedData(deviceCells);
    params.output = output.data_ptr();
    params.type = backend.elementType();
    params.rows = 5;
    params.tile = 8;
    params.cells = 9;
    params.spades = 3;
    params.hiddenWidth = 16;
    backend.kernels().gather(params);
    EXPECT_TRUE(torch::equal(result(output, backend), gatherTwin(hidden, cells, 8)));
}

void expectStoreRowsIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = rowType(backend.elementType());
    const torch::Tensor table = randomOf({ 9, 2 * 32 }, type);
    const torch::Tensor product = randomOf({ 2, 8, 32 }, type);
    const torch::Tensor bias = torch::randn({ 2, 32 });
    const torch::Tensor slots = torch::tensor({ 7, 0, 3, 8, 2 }, torch::kInt);
    const torch::Tensor deviceTable = onDevice(table, type, backend);
    const torch::Tensor deviceProduct = onDevice(product, type, backend);
    const torch::Tensor deviceBias = onDevice(bias, backend);
    const torch::Tensor deviceSlots = onDevice(slots, backend);
    StoreRowsParams params;
    params.product = deviceProduct.data_ptr();
    params.bias = deviceBias.data_ptr<float>();
    params.slots = unsignedData(deviceSlots);
    params.table = deviceTable.data_ptr();
    params.type = backend.elementType();
    params.rows = 5;
    params.tile = 8;
    params.spades = 2;
    params.width = 32;
    backend.kernels().storeRows(params);
    expectClose(result(deviceTable, backend), storeRowsTwin(table, product, bias, slots), type);
}

void expectPlaceIdsIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const torch::Tensor map = randomIds(7 * 9, 1000).view({ 7, 9 });
    const torch::Tensor ids = randomIds(3 * 4, 1000).view({ 3, 4 });
    const torch::Tensor deviceMap = onDevice(map, backend);
    const torch::Tensor deviceIds = onDevice(ids, backend);
    PlaceIdsParams params;
    params.ids = unsignedData(deviceIds);
    params.map = static_cast<std::uint32_t*>(deviceMap.data_ptr());
    params.mapWidth = 9;
    params.x = 5;
    params.y = 2;
    params.width = 4;
    params.height = 3;
    backend.kernels().placeIds(params);
    torch::Tensor expected = map.clone();
    expected.slice(0, 2, 5).slice(1, 5, 9).copy_(ids);
    EXPECT_TRUE(torch::equal(result(deviceMap, backend), expected.to(torch::kFloat)));
}

void expectModulateIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    for (const int upscale : { 1, 2 }) {
        const ModulationCase given(backend, upscale);
        backend.kernels().modulate(given.params);
        for (const int target : { 0, 1 })
            expectClose(result(given.outputs[target], backend), given.twin(target), given.type);
    }
}

void expectModulatedStripesAreTheWhole(ComputeBackend& backend)
{
    begin(backend);
    ModulationCase given(backend, 2);
    backend.kernels().modulate(given.params);
    const torch::Tensor whole = result(given.outputs, backend).clone();
    given.outputs.zero_();
    for (const auto& [top, bottom] : { std::pair(0, 1), std::pair(1, 4), std::pair(4, 6) }) {
        ModulateParams params = given.params;
        params.ids += std::int64_t { top } * ModulationCase::width;
        params.top = top;
        params.bottom = bottom;
        backend.kernels().modulate(params);
    }
    EXPECT_TRUE(torch::equal(result(given.outputs, backend), whole));
}

void expectMomentsAreTheirTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = featureType(backend.elementType());
    // A mean far from zero is what one-pass sums of squares fail at.
    const torch::Tensor x = (randomOf({ 1000, 72 }, torch::kFloat) + 30).to(type).to(torch::kFloat);
    const torch::Tensor deviceX = onDevice(x, type, backend);
    for (const int pieces : { 1, 7 }) {
        const auto floats = torch::TensorOptions(torch::kFloat).device(backend.device());
        const torch::Tensor partial = torch::empty({ 3, pieces, 72 }, floats);
        const torch::Tensor moments = torch::empty({ 2, 72 }, floats);
        MomentsParams params;
        params.x = deviceX.data_ptr();
        params.partial = partial.data_ptr<float>();
        params.mean = moments[0].data_ptr<float>();
        params.inverseStd = moments[1].data_ptr<float>();
        params.pixels = 1000;
        params.channels = 72;
        params.pieces = pieces;
        params.eps = 1e-5F;
        params.type = backend.elementType();
        backend.kernels().moments(params);
        expectClose(result(moments, backend), momentsTwin(x, 1e-5), torch::kFloat);
    }
}

void expectAddShortcutIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = featureType(backend.elementType());
    for (const int upscale : { 1, 2 }) {
        const torch::Tensor x = randomOf({ 6 / upscale, 4 / upscale, 16 }, type);
        const torch::Tensor y = randomOf({ 6, 4, 16 }, type);
        const torch::Tensor deviceX = onDevice(x, type, backend);
        const torch::Tensor deviceY = onDevice(y, type, backend);
        AddShortcutParams params;
        params.x = deviceX.data_ptr();
        params.y = deviceY.data_ptr();
        params.width = 4;
        params.height = 6;
        params.channels = 16;
        params.upscale = upscale;
        params.type = backend.elementType();
        backend.kernels().addShortcut(params);
        expectClose(result(deviceY, backend), addShortcutTwin(x, y), type);
    }
}

void expectHeadIsItsTwin(ComputeBackend& backend)
{
    begin(backend);
    const auto type = featureType(backend.elementType());
    const torch::Tensor x = randomOf({ 5, 7, 24 }, type);
    const torch::Tensor shift = torch::randn({ 24 });
    torch::Tensor weight = torch::randn({ 9, 24, 4 }) * 0.1;
    weight.select(2, 3).zero_();
    const torch::Tensor bias = torch::randn({ 4 });
    const torch::Tensor deviceX = onDevice(x, type, backend);
    const torch::Tensor deviceShift = onDevice(shift, backend);
    const torch::Tensor deviceWeight = onDevice(weight, backend);
    const torch::Tensor deviceBias = onDevice(bias, backend);
    const torch::Tensor planes =
        torch::zeros({ 3, 5, 7 }, torch::TensorOptions(torch::kFloat).device(backend.device()));
    const torch::Tensor rgb =
        torch::zeros({ 5, 7, 3 }, torch::TensorOptions(torch::kByte).device(backend.device()));
    HeadParams params;
    params.x = deviceX.data_ptr();
    params.shift = deviceShift.data_ptr<float>();
    params.weight = deviceWeight.data_ptr<float>();
    params.bias = deviceBias.data_ptr<float>();
    params.rgb = rgb.data_ptr<std::uint8_t>();
    params.planes = planes.data_ptr<float>();
    params.width = 7;
    params.height = 5;
    params.channels = 24;
    params.slope = 0.2F;
    params.type = backend.elementType();
    backend.kernels().head(params);
    const torch::Tensor values = result(planes, backend);
    expectClose(values, headTwin(x, shift, weight, bias, 0.2), torch::kFloat);
    const torch::Tensor levels =
        ((values + 1) / 2 * 255).clamp(0, 255).floor().permute({ 1, 2, 0 });
    EXPECT_TRUE(torch::equal(result(rgb, backend), levels));
}

} // namespace pleinair
