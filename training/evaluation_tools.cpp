#include "training/evaluation_tools.h"

#include <algorithm>

namespace pleinair {

std::vector<int> spreadNumbers(int count, int wanted)
{
    const int taken = wanted <= 0 ? count : std::min(wanted, count);
    std::vector<int> numbers;
    for (int i = 0; i < taken; ++i)
        numbers.push_back(static_cast<int>(std::int64_t { i } * count / taken));
    return numbers;
}

Image photographOf(const PackRecord& record)
{
    return { record.size, { record.rgb.begin(), record.rgb.end() } };
}

LabelMap labelsOf(const PackRecord& record)
{
    return LabelMap(record.size, { record.labels.begin(), record.labels.end() });
}

PackedMap mapOf(const PackRecord& record)
{
    return { labelsOf(record), { record.instances.begin(), record.instances.end() } };
}

} // namespace pleinair
