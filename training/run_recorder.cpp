#include "training/run_recorder.h"

#include "model/io/safe_file.h"
#include "training/histogram.h"
#include "training/stored_png.h"

#include <cstdio>

namespace pleinair {

namespace {

void collectHistograms(std::vector<std::pair<std::string, HistogramSummary>>& histograms,
    const std::string& name, const torch::nn::Module& network)
{
    const auto add = [&](const std::string& tag, const torch::Tensor& tensor) {
        auto summary = histogramOf(tensor);
        if (summary.count > 0)
            histograms.emplace_back(tag, std::move(summary));
    };
    for (const auto& entry : network.named_parameters()) {
        add("weights/" + name + "." + entry.key(), entry.value());
        if (entry.value().grad().defined())
            add("gradients/" + name + "." + entry.key(), entry.value().grad());
    }
}

} // namespace

RunRecorder::RunRecorder(
    const TrainOptions& options, std::int64_t firstStep, const TrainObserver& observer)
    : m_options(options)
    , m_observer(observer)
    , m_log(options.output)
{
    if (options.tensorboard)
        m_events.emplace(options.output / "events", firstStep);
}

void RunRecorder::record(const TrainReport& report)
{
    m_log.append(report);
    if (!m_events)
        return;
    std::vector<std::pair<std::string, double>> values;
    for (const auto& [name, value] : report.losses)
        values.emplace_back("losses/" + name, value);
    values.emplace_back("run/epoch", report.epoch);
    values.emplace_back("run/pictures_per_s", report.picturesPerSecond);
    values.emplace_back("run/size", report.size);
    values.emplace_back(
        "run/learning_rate", m_options.lr * m_options.learningRateFactor(report.step - 1));
    m_events->scalars(report.step, values);
}

std::filesystem::path RunRecorder::sheet(std::int64_t step, const Image& picture)
{
    const auto png = m_observer.encodePng ? m_observer.encodePng(picture) : storedPng(picture);
    char name[40];
    std::snprintf(name, sizeof name, "step-%07lld.png", static_cast<long long>(step));
    auto file = m_options.output / "samples" / name;
    writeWholeFile(file, png);
    if (m_events)
        m_events->picture(step, "samples", picture.size, png);
    return file;
}

void RunRecorder::histograms(std::int64_t step, const TrainNetworks& networks)
{
    if (!m_events)
        return;
    std::vector<std::pair<std::string, HistogramSummary>> histograms;
    collectHistograms(histograms, "G", *networks.generator);
    if (networks.encoder)
        collectHistograms(histograms, "E", *networks.encoder);
    for (std::size_t i = 0; i < networks.judges.size(); ++i)
        collectHistograms(
            histograms, i == 0 ? "D" : "D" + std::to_string(i + 1), networks.judges[i]->network());
    m_events->histograms(step, histograms);
}

} // namespace pleinair
