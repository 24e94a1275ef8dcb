#include "training/confusion_matrix.h"

#include <algorithm>
#include <numeric>

namespace pleinair {

ConfusionMatrix::ConfusionMatrix(int classes)
    : m_classes(classes)
    , m_counts(static_cast<std::size_t>(classes) * (classes + 1), 0)
{
}

void ConfusionMatrix::add(std::span<const ClassId> truth, std::span<const ClassId> found)
{
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (truth[i] < m_classes)
            ++m_counts[static_cast<std::size_t>(truth[i]) * (m_classes + 1)
                + std::min<int>(found[i], m_classes)];
    }
}

void ConfusionMatrix::add(const ConfusionMatrix& other)
{
    std::transform(
        m_counts.begin(), m_counts.end(), other.m_counts.begin(), m_counts.begin(), std::plus<>());
}

std::int64_t ConfusionMatrix::count(int truth, int found) const
{
    return m_counts[static_cast<std::size_t>(truth) * (m_classes + 1) + found];
}

std::int64_t ConfusionMatrix::pixels() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t { 0 });
}

std::int64_t ConfusionMatrix::pixelsOf(int truth) const
{
    const auto row = m_counts.begin() + static_cast<std::ptrdiff_t>(truth) * (m_classes + 1);
    return std::accumulate(row, row + m_classes + 1, std::int64_t { 0 });
}

double ConfusionMatrix::accuracy() const
{
    std::int64_t right = 0;
    for (int i = 0; i < m_classes; ++i)
        right += count(i, i);
    return static_cast<double>(right) / static_cast<double>(std::max<std::int64_t>(1, pixels()));
}

std::optional<double> ConfusionMatrix::accuracyOf(int truth) const
{
    const auto all = pixelsOf(truth);
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(count(truth, truth)) / static_cast<double>(all);
}

std::optional<double> ConfusionMatrix::intersectionOverUnion(int index) const
{
    std::int64_t united = pixelsOf(index);
    for (int truth = 0; truth < m_classes; ++truth) {
        if (truth != index)
            united += count(truth, index);
    }
    if (united == 0)
        return std::nullopt;
    return static_cast<double>(count(index, index)) / static_cast<double>(united);
}

double ConfusionMatrix::meanIntersectionOverUnion() const
{
    double sum = 0;
    int present = 0;
    for (int i = 0; i < m_classes; ++i) {
        if (pixelsOf(i) == 0)
            continue;
        sum += intersectionOverUnion(i).value_or(0);
        ++present;
    }
    return present == 0 ? 0 : sum / present;
}

} // namespace pleinair
