#include "tests/golden/report.h"

#include <cstdio>
#include <utility>

namespace pleinair::golden {

namespace {

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2e", value);
    return text;
}

std::string sizesText(const torch::Tensor& tensor)
{
    std::string text = "[";
    for (const auto side : tensor.sizes())
        text += (text.size() > 1 ? ", " : "") + std::to_string(side);
    return text + "]";
}

} // namespace

Report::Report(std::string folder)
    : m_folder(std::move(folder))
{
}

void Report::compare(const std::string& quantity, const torch::Tensor& actual,
    const torch::Tensor& expected, double tolerance)
{
    if (actual.sizes() != expected.sizes()) {
        verdict(quantity, "shape " + sizesText(actual) + ", expected " + sizesText(expected), false);
        return;
    }
    const torch::Tensor apart = actual.detach().to(torch::kDouble) - expected.to(torch::kDouble);
    difference(quantity, apart.abs().max().item<double>(), tolerance);
}

void Report::difference(const std::string& quantity, double error, double tolerance)
{
    // Written so that an error that is not a number misses.
    const bool holds = error <= tolerance;
    verdict(quantity, "error " + numberText(error) + "  tolerance " + numberText(tolerance), holds);
}

void Report::check(const std::string& quantity, bool holds, const std::string& detail)
{
    verdict(quantity, detail, holds);
}

void Report::note(const std::string& quantity, const std::string& why) const
{
    std::printf("%-24s %-48s %s  left out\n", m_folder.c_str(), quantity.c_str(), why.c_str());
}

void Report::verdict(const std::string& quantity, const std::string& detail, bool holds)
{
    ++m_compared;
    m_missed += holds ? 0 : 1;
    std::printf("%-24s %-48s %s  %s\n", m_folder.c_str(), quantity.c_str(), detail.c_str(),
        holds ? "ok" : "MISS");
}

bool Report::finish() const
{
    const bool passed = m_missed == 0 && m_compared > 0;
    std::printf("%-24s %d compared, %d missed: %s\n", m_folder.c_str(), m_compared, m_missed,
        passed ? "pass" : "FAIL");
    std::fflush(stdout);
    return passed;
}

} // namespace pleinair::golden
