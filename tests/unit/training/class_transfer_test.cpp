#include "training/class_transfer.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

ClassTable table(const std::vector<std::string>& names)
{
    std::vector<SemanticClass> classes;
    for (const auto& name : names)
        classes.push_back(
            { name, { static_cast<std::uint8_t>(classes.size() * 10), 1, 2 }, "", {}, {} });
    return ClassTable(classes);
}

LabelChannels channels(ClassTable classes, bool dontCare = false, bool edges = false)
{
    LabelChannels channels { std::move(classes), {} };
    channels.options.labelNc = channels.classes.count();
    channels.options.containDontcareLabel = dontCare;
    channels.options.noInstance = !edges;
    return channels;
}

/// A 1 x 1 kernel with one output: its values are those of the label channels.
std::vector<float> transferred(const ClassTransfer& transfer, const std::vector<float>& values)
{
    TensorMap tensors;
    tensors["head_0.norm_0.mlp_shared.0.weight"]
        = StoredTensor::fromFloats({ 1, static_cast<std::int64_t>(values.size()), 1, 1 }, values);
    tensors["head_0.conv_0.weight"] = StoredTensor::fromFloats({ 1, 1, 1, 1 }, std::vector<float> { 7 });
    transfer.apply(tensors);
    EXPECT_EQ(tensors.at("head_0.conv_0.weight").toFloats(), std::vector<float> { 7 });
    return tensors.at("head_0.norm_0.mlp_shared.0.weight").toFloats();
}

TEST(ClassTransfer, ClassesThatStayKeepTheirRowsAndNewOnesBeginWithTheMean)
{
    const ClassTransfer transfer(
        channels(table({ "sky", "sea", "tree" })), channels(table({ "tree", "castle", "sky" })));

    EXPECT_TRUE(transfer.changesAnything());
    EXPECT_EQ(transferred(transfer, { 1, 2, 6 }), (std::vector<float> { 6, 3, 1 }));
    EXPECT_EQ(transfer.text(),
        "2 of 3 classes keep the weights they have in the model; new ones begin with the mean of "
        "all: castle.");
}

TEST(ClassTransfer, TheSameTableChangesNothing)
{
    const auto same = channels(table({ "sky", "sea" }), true);

    EXPECT_FALSE(ClassTransfer(same, same).changesAnything());
}

TEST(ClassTransfer, DontCareAndEdgesFollowTheirOwnChannels)
{
    const auto from = channels(table({ "sky", "sea" }), true, true);
    const auto to = channels(table({ "sea" }), true, true);
    EXPECT_EQ(transferred(ClassTransfer(from, to), { 1, 3, 10, 20 }), (std::vector<float> { 3, 10, 20 }));

    const ClassTransfer added(channels(table({ "sky", "sea" })), channels(table({ "sky", "sea" }), true, true));
    EXPECT_EQ(transferred(added, { 1, 3 }), (std::vector<float> { 1, 3, 2, 0 }));
}

TEST(ClassTransfer, KernelsAndRowsStayApart)
{
    const ClassTransfer transfer(channels(table({ "a", "b" })), channels(table({ "b" })));
    TensorMap tensors;
    // Two outputs, two channels, a kernel of 1 x 2 places.
    tensors["fc.weight"] = StoredTensor::fromFloats(
        { 2, 2, 1, 2 }, std::vector<float> { 1, 2, 3, 4, 5, 6, 7, 8 });

    transfer.apply(tensors);

    EXPECT_EQ(tensors.at("fc.weight").shape, (std::vector<std::int64_t> { 2, 1, 1, 2 }));
    EXPECT_EQ(tensors.at("fc.weight").toFloats(), (std::vector<float> { 3, 4, 7, 8 }));
}

TEST(ClassTransfer, PublishedModelsAreKnownByTheirNumberOfClasses)
{
    std::vector<SemanticClass> classes { { "sky", { 1, 1, 1 }, "", 156, { 3 } },
        { "hills", { 2, 2, 2 }, "", {}, { 17, 69 } } };
    const ClassTransfer coco(channels(ClassTable::numbered(182), true), channels(ClassTable(classes)));
    std::vector<float> values(183);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i);
    EXPECT_EQ(transferred(coco, values), (std::vector<float> { 156, 90.5 }));

    const ClassTransfer ade(channels(ClassTable::numbered(150), true), channels(ClassTable(classes)));
    values.resize(151);
    EXPECT_EQ(transferred(ade, values), (std::vector<float> { 3, 43 }));
}

TEST(ClassTransfer, NumberedClassesOfTheSameCountAreTakenForTheSame)
{
    const ClassTransfer transfer(channels(ClassTable::numbered(2)), channels(table({ "sky", "sea" })));

    EXPECT_FALSE(transfer.changesAnything());
}

} // namespace
} // namespace pleinair
