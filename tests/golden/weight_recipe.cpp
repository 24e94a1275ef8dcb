#include "tests/golden/weight_recipe.h"

#include "model/base/error.h"
#include "model/base/random.h"
#include "model/io/safetensors.h"

#include <cmath>
#include <fstream>
#include <sstream>

namespace pleinair::golden {

namespace {

/// One line of a recipe.
struct Entry {
    std::string name;
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::string seed;
    std::string log2Scale;
};

std::vector<std::int64_t> shapeFrom(const std::string& text)
{
    std::vector<std::int64_t> shape;
    if (text == "scalar")
        return shape;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');)
        shape.push_back(std::stoll(part));
    return shape;
}

Entry entryFrom(const std::string& line)
{
    std::istringstream columns(line);
    Entry entry;
    std::string shape;
    if (!(columns >> entry.name >> entry.dtype >> shape >> entry.seed >> entry.log2Scale))
        throw Error(ErrorKind::BadFile, "The recipe line \"" + line + "\" has too few columns.");
    entry.shape = shapeFrom(shape);
    return entry;
}

StoredTensor generated(const Entry& entry)
{
    StoredTensor tensor;
    tensor.shape = entry.shape;
    if (entry.dtype != "F32")
        throw Error(ErrorKind::BadFile,
            "The recipe makes " + entry.name + " of type " + entry.dtype + "; only F32 is defined.");
    const auto values
        = recipeValues(std::stoull(entry.seed), std::stoi(entry.log2Scale), tensor.elementCount());
    return StoredTensor::fromFloats(entry.shape, values);
}

} // namespace

std::vector<float> recipeValues(std::uint64_t seed, int log2Scale, std::int64_t count)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    const float scale = std::ldexp(1.0F, log2Scale - 23);
    std::uint64_t state = seed << 32;
    for (float& value : values) {
        const auto upper = static_cast<std::int64_t>(splitMix64(state++, 0) >> 40);
        value = static_cast<float>(upper - (1 << 23)) * scale;
    }
    return values;
}

TensorMap readRecipe(const std::filesystem::path& folder, const std::string& stem)
{
    const auto recipe = folder / (stem + ".recipe.tsv");
    std::ifstream lines(recipe);
    if (!lines)
        throw Error(ErrorKind::FileNotFound, "There is no recipe " + recipe.string() + ".");
    TensorMap stored;
    const auto storedFile = folder / (stem + ".stored.safetensors");
    if (std::filesystem::exists(storedFile))
        stored = readSafetensors(storedFile).tensors;

    TensorMap tensors;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const Entry entry = entryFrom(line);
        if (entry.seed != "-") {
            tensors[entry.name] = generated(entry);
            continue;
        }
        const auto found = stored.find(entry.name);
        if (found == stored.end())
            throw Error(ErrorKind::BadFile,
                entry.name + " of " + recipe.string() + " is not in " + storedFile.string() + ".");
        tensors[entry.name] = found->second;
    }
    return tensors;
}

} // namespace pleinair::golden
