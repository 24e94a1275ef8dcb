#include "training/data/standard_labels.h"

namespace pleinair {

namespace {

constexpr int kLargestValue = 255;

} // namespace

LabelMapping notedMapping(const std::string& labelNumbers, const ClassTable& classes)
{
    LabelMapping mapping;
    for (int id = 0; id < classes.count(); ++id) {
        const auto& semanticClass = classes[static_cast<ClassId>(id)];
        if (labelNumbers == "ade20k")
            for (const int value : semanticClass.ade20k)
                mapping.values.emplace(value, static_cast<ClassId>(id));
        if (labelNumbers == "coco-stuff" && semanticClass.cocoStuff)
            mapping.values.emplace(*semanticClass.cocoStuff, static_cast<ClassId>(id));
    }
    if (!mapping.isEmpty())
        for (int value = 0; value <= kLargestValue; ++value)
            mapping.values.emplace(value, kUnknownClass);
    return mapping;
}

} // namespace pleinair
