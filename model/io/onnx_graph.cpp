#include "model/io/onnx_graph.h"

namespace pleinair {

namespace {

// Fields and values of onnx.proto3.
namespace model_field {
    constexpr int kIrVersion = 1;
    constexpr int kProducer = 2;
    constexpr int kDescription = 6;
    constexpr int kGraph = 7;
    constexpr int kOperators = 8;
    constexpr int kOperatorsVersion = 2;
}
namespace graph_field {
    constexpr int kNode = 1;
    constexpr int kName = 2;
    constexpr int kConstant = 5;
    constexpr int kInput = 11;
    constexpr int kOutput = 12;
}
namespace node_field {
    constexpr int kInput = 1;
    constexpr int kOutput = 2;
    constexpr int kName = 3;
    constexpr int kOperation = 4;
    constexpr int kAttribute = 5;
}
namespace attribute_field {
    constexpr int kName = 1;
    constexpr int kFloat = 2;
    constexpr int kInteger = 3;
    constexpr int kText = 4;
    constexpr int kIntegers = 8;
    constexpr int kKind = 20;
}
namespace tensor_field {
    constexpr int kDimensions = 1;
    constexpr int kType = 2;
    constexpr int kName = 8;
    constexpr int kRaw = 9;
    constexpr int kFloatType = 1;
    constexpr int kIntegerType = 7;
}
namespace value_field {
    constexpr int kName = 1;
    constexpr int kType = 2;
    constexpr int kTensorType = 1;
    constexpr int kElementType = 1;
    constexpr int kShape = 2;
    constexpr int kDimension = 1;
    constexpr int kDimensionValue = 1;
}
constexpr std::int64_t kIrVersion = 8;
constexpr std::int64_t kOperatorSet = 13;

ProtobufWriter valueInfo(const std::string& name, const OnnxGraph::Shape& shape)
{
    ProtobufWriter sides;
    for (const std::int64_t side : shape) {
        ProtobufWriter dimension;
        dimension.integer(value_field::kDimensionValue, side);
        sides.message(value_field::kDimension, dimension);
    }
    ProtobufWriter tensorType;
    tensorType.integer(value_field::kElementType, tensor_field::kFloatType);
    tensorType.message(value_field::kShape, sides);
    ProtobufWriter type;
    type.message(value_field::kTensorType, tensorType);
    ProtobufWriter info;
    info.bytes(value_field::kName, name);
    info.message(value_field::kType, type);
    return info;
}

ProtobufWriter stored(const std::string& name, const OnnxGraph::Shape& shape, std::int64_t type,
    std::string_view raw)
{
    ProtobufWriter writer;
    writer.packedIntegers(tensor_field::kDimensions, shape);
    writer.integer(tensor_field::kType, type);
    writer.bytes(tensor_field::kName, name);
    writer.bytes(tensor_field::kRaw, raw);
    return writer;
}

ProtobufWriter attributeMessage(const OnnxGraph::Attribute& given)
{
    // Kinds: 1 float, 2 integer, 3 text, 7 integers.
    ProtobufWriter writer;
    writer.bytes(attribute_field::kName, given.first);
    if (const auto* number = std::get_if<float>(&given.second)) {
        writer.float32(attribute_field::kFloat, *number);
        writer.integer(attribute_field::kKind, 1);
    } else if (const auto* integer = std::get_if<std::int64_t>(&given.second)) {
        writer.integer(attribute_field::kInteger, *integer);
        writer.integer(attribute_field::kKind, 2);
    } else if (const auto* text = std::get_if<std::string>(&given.second)) {
        writer.bytes(attribute_field::kText, *text);
        writer.integer(attribute_field::kKind, 3);
    } else {
        writer.packedIntegers(attribute_field::kIntegers, std::get<OnnxGraph::Shape>(given.second));
        writer.integer(attribute_field::kKind, 7);
    }
    return writer;
}

template <typename Number>
std::string_view rawBytes(std::span<const Number> values)
{
    return { reinterpret_cast<const char*>(values.data()), values.size_bytes() };
}

} // namespace

std::string OnnxGraph::input(const std::string& name, const Shape& shape)
{
    m_inputs.message(graph_field::kInput, valueInfo(name, shape));
    return name;
}

void OnnxGraph::output(const std::string& name, const Shape& shape)
{
    m_outputs.message(graph_field::kOutput, valueInfo(name, shape));
}

std::string OnnxGraph::constant(
    const std::string& name, const Shape& shape, std::span<const float> values)
{
    m_constants.message(graph_field::kConstant, stored(name, shape, tensor_field::kFloatType, rawBytes(values)));
    return name;
}

std::string OnnxGraph::constant(const std::string& name, const Shape& values)
{
    m_constants.message(graph_field::kConstant,
        stored(name, { static_cast<std::int64_t>(values.size()) }, tensor_field::kIntegerType,
            rawBytes(std::span<const std::int64_t>(values))));
    return name;
}

std::string OnnxGraph::node(const std::string& operation, const std::string& name,
    const std::vector<std::string>& inputs, const std::vector<Attribute>& attributes)
{
    ProtobufWriter writer;
    for (const auto& given : inputs)
        writer.bytes(node_field::kInput, given);
    writer.bytes(node_field::kOutput, name);
    writer.bytes(node_field::kName, name);
    writer.bytes(node_field::kOperation, operation);
    for (const auto& given : attributes)
        writer.message(node_field::kAttribute, attributeMessage(given));
    m_nodes.message(graph_field::kNode, writer);
    return name;
}

std::string OnnxGraph::model(const std::string& description) const
{
    ProtobufWriter whole;
    whole.append(m_nodes);
    whole.bytes(graph_field::kName, m_name);
    whole.append(m_constants);
    whole.append(m_inputs);
    whole.append(m_outputs);
    ProtobufWriter operators;
    operators.integer(model_field::kOperatorsVersion, kOperatorSet);
    ProtobufWriter writer;
    writer.integer(model_field::kIrVersion, kIrVersion);
    writer.bytes(model_field::kProducer, "Pleinair");
    writer.bytes(model_field::kDescription, description);
    writer.message(model_field::kGraph, whole);
    writer.message(model_field::kOperators, operators);
    return writer.content();
}

} // namespace pleinair
