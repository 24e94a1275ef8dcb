#include "training/train_plan.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace pleinair {

namespace {

/// One checkpoint is written while two are kept.
constexpr double kStates = 3;

void addLine(std::string& text, const std::string& label, const std::string& value)
{
    char line[256];
    std::snprintf(line, sizeof line, "  %-28s %s\n", label.c_str(), value.c_str());
    text += line;
}

std::string thousands(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

std::string timeText(double seconds)
{
    char text[64];
    if (seconds >= 3600)
        std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    else if (seconds >= 60)
        std::snprintf(text, sizeof text, "%.1f min", seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.2f s", seconds);
    return text;
}

std::string stageText(const TrainPlan& plan, const PlannedStage& stage)
{
    return thousands(stage.steps) + " steps of " + std::to_string(stage.pictures) + " pictures, "
        + timeText(stage.secondsPerStep) + " a step, " + timeText(plan.secondsPerEpoch(stage))
        + " an epoch, " + timeText(stage.secondsPerStep * static_cast<double>(stage.steps))
        + " in all";
}

} // namespace

double TrainPlan::secondsPerEpoch(const PlannedStage& stage) const
{
    return stage.pictures > 0 ? stage.secondsPerStep * pictures / stage.pictures : 0;
}

double TrainPlan::totalSeconds() const
{
    double seconds = 0;
    for (const auto& stage : stages)
        seconds += stage.secondsPerStep * static_cast<double>(stage.steps);
    return seconds;
}

double TrainPlan::diskBytes() const
{
    return kStates * stateBytes + modelBytes + logBytes + sheetBytes;
}

std::string planText(const TrainPlan& plan)
{
    std::string text = "Plan, on " + plan.device + " with " + thousands(plan.pictures) + " pictures\n";
    for (const auto& network : plan.networks)
        addLine(text, network.name,
            thousands(network.parameters) + " parameters" + (network.learns ? "" : ", never learns"));
    for (const auto& stage : plan.stages)
        addLine(text, std::to_string(stage.width) + " x " + std::to_string(stage.height) + " pixels",
            stageText(plan, stage));
    addLine(text, "time", timeText(plan.totalSeconds()) + " for all steps");
    addLine(text, "memory", memoryText(plan.memory));
    if (plan.measuredBytes)
        addLine(text, "  measured", byteText(*plan.measuredBytes) + " at most in the measured steps");
    addLine(text, "disk",
        byteText(plan.diskBytes()) + ": three states of " + byteText(plan.stateBytes) + ", model "
            + byteText(plan.modelBytes) + ", log " + byteText(plan.logBytes) + ", sample sheets "
            + byteText(plan.sheetBytes));
    return text;
}

std::string planJson(const TrainPlan& plan)
{
    using nlohmann::ordered_json;
    ordered_json networks = ordered_json::array();
    for (const auto& network : plan.networks)
        networks.push_back({ { "name", network.name }, { "parameters", network.parameters },
            { "learns", network.learns } });
    ordered_json stages = ordered_json::array();
    for (const auto& stage : plan.stages)
        stages.push_back({ { "width", stage.width }, { "height", stage.height },
            { "steps", stage.steps }, { "pictures", stage.pictures },
            { "seconds_per_step", stage.secondsPerStep },
            { "seconds_per_epoch", plan.secondsPerEpoch(stage) } });
    ordered_json memory { { "bytes", plan.memory.bytes() },
        { "fitting_batch", plan.memory.fittingBatch() } };
    if (plan.memory.availableBytes)
        memory["available_bytes"] = *plan.memory.availableBytes;
    if (plan.measuredBytes)
        memory["measured_bytes"] = *plan.measuredBytes;
    const ordered_json all { { "device", plan.device }, { "pictures", plan.pictures },
        { "networks", networks }, { "stages", stages }, { "seconds", plan.totalSeconds() },
        { "memory", memory },
        { "disk", { { "bytes", plan.diskBytes() }, { "state_bytes", plan.stateBytes } } } };
    return ordered_json { { "plan", all } }.dump();
}

} // namespace pleinair
