#include "training/best_state.h"

#include "model/base/error.h"
#include "model/io/json_file.h"

namespace pleinair {

namespace {

std::filesystem::path bestFile(const std::filesystem::path& folder)
{
    return folder / "best.json";
}

} // namespace

std::optional<BestState> readBestState(const std::filesystem::path& folder)
{
    const auto file = bestFile(folder);
    if (!std::filesystem::exists(file))
        return std::nullopt;
    const auto json = readJsonFile(file);
    checkFormat(json, "pleinair-best", file.string());
    const auto step = json.find("step");
    const auto value = json.find("value");
    if (step == json.end() || !step->is_number_integer() || value == json.end() || !value->is_number())
        throw Error(ErrorKind::BadFile, file.string() + " has no numbers \"step\" and \"value\".");
    return BestState { step->get<std::int64_t>(), stringAt(json, "metric", file.string()),
        value->get<double>() };
}

void writeBestState(const std::filesystem::path& folder, const BestState& best)
{
    writeJsonFile(bestFile(folder),
        { { "format", "pleinair-best" }, { "version", 1 }, { "step", best.step },
            { "metric", best.metric }, { "value", best.value } });
}

} // namespace pleinair
