#pragma once

#include "model/io/protobuf_writer.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pleinair {

/// Puts an ONNX model together: nodes in the order of the calls, which must be an order in which
/// they can be computed, with float32 tensors throughout. Every tensor has a name of its own.
class OnnxGraph {
public:
    using Shape = std::vector<std::int64_t>;
    using Attribute
        = std::pair<std::string, std::variant<std::int64_t, float, std::string, Shape>>;

    explicit OnnxGraph(std::string name)
        : m_name(std::move(name))
    {
    }

    /// @return the name, as all others do.
    std::string input(const std::string& name, const Shape& shape);
    void output(const std::string& name, const Shape& shape);
    /// @param values  row-major, as many as the shape says.
    std::string constant(const std::string& name, const Shape& shape, std::span<const float> values);
    /// A vector of integers.
    std::string constant(const std::string& name, const Shape& values);
    /// An operator of ONNX's own set 13 with one output, which is called `name`.
    std::string node(const std::string& operation, const std::string& name,
        const std::vector<std::string>& inputs, const std::vector<Attribute>& attributes = {});

    /// The whole model (IR version 8).
    [[nodiscard]] std::string model(const std::string& description) const;

private:
    std::string m_name;
    ProtobufWriter m_inputs;
    ProtobufWriter m_outputs;
    ProtobufWriter m_constants;
    ProtobufWriter m_nodes;
};

} // namespace pleinair
