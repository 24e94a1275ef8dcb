#pragma once

#include "model/base/class_table.h"
#include "training/evaluation.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace pleinair {

/// What was measured, for the head of a report.
struct EvaluationSubject {
    std::string model;
    std::string data;
    ClassTable classes;
    EvaluationOptions options;
};

/// `{"format": "pleinair-evaluation", ...}`; README.md of this folder lists the keys.
[[nodiscard]] nlohmann::json evaluationJson(
    const Evaluation& evaluation, const EvaluationSubject& subject);

/// The figures as a table for a terminal.
[[nodiscard]] std::string evaluationText(
    const Evaluation& evaluation, const EvaluationSubject& subject);

/// A row of the report: one map, its photograph, the picture made of it and another style.
struct EvaluationRow {
    std::string caption;
    std::vector<std::vector<std::byte>> jpegs; ///< Labels, photograph, picture, other style.
};

/// Rows under a heading of their own.
struct EvaluationRows {
    std::string heading;
    std::vector<EvaluationRow> rows;
};

/// One HTML file that needs no other.
[[nodiscard]] std::string evaluationHtml(const Evaluation& evaluation,
    const EvaluationSubject& subject, const std::vector<EvaluationRows>& pictures);

/// For a segmenter: accuracy, mean intersection over union, and both for every class.
[[nodiscard]] nlohmann::json confusionJson(
    const ConfusionMatrix& counts, const ClassTable& classes);

} // namespace pleinair
