#include "app/export/making_film.h"

#include "app/files/stroke_player.h"

#include <algorithm>

namespace pleinair {

namespace {

/// Collects states, every second one dropped whenever there are too many: whatever their number,
/// they stay evenly picked and few.
class StateCollector {
public:
    StateCollector(Size size, int most)
        : m_size(size)
        , m_most(static_cast<std::size_t>(most))
    {
    }

    void add(const LabelMap& labels)
    {
        if (m_seen++ % m_stride != 0)
            return;
        if (m_states.size() == m_most) {
            thinOut();
            if ((m_seen - 1) % m_stride != 0)
                return;
        }
        m_states.push_back(labels.resizedNearest(m_size));
    }

    /// What was there so far in the classes of another model.
    void carryOver(const std::vector<ClassId>& newIds)
    {
        for (LabelMap& state : m_states) {
            for (ClassId& id : state.labels())
                id = id < newIds.size() ? newIds[id] : id;
        }
    }

    /// The last state is always among them.
    std::vector<LabelMap> take(const LabelMap& lastLabels)
    {
        const LabelMap last = lastLabels.resizedNearest(m_size);
        const auto repeated = std::unique(m_states.begin(), m_states.end());
        m_states.erase(repeated, m_states.end());
        if (m_states.empty() || m_states.back() != last) {
            if (m_states.size() == m_most)
                m_states.pop_back();
            m_states.push_back(last);
        }
        return std::move(m_states);
    }

private:
    void thinOut()
    {
        std::vector<LabelMap> half;
        for (std::size_t i = 0; i < m_states.size(); i += 2)
            half.push_back(std::move(m_states[i]));
        m_states = std::move(half);
        m_stride *= 2;
    }

    Size m_size;
    std::size_t m_most;
    std::size_t m_seen = 0;
    std::size_t m_stride = 1;
    std::vector<LabelMap> m_states;
};

} // namespace

std::vector<LabelMap> statesOfMaking(Document document, const std::vector<Edit>& edits, Size size, int most)
{
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        (void)document.restore(*edit, Edit::Side::Before);
    StateCollector states(size, most);
    states.add(document.labels());
    for (const Edit& edit : edits) {
        (void)document.restore(edit, Edit::Side::After);
        if (edit.classes)
            states.carryOver(edit.classes->newIds);
        states.add(document.labels());
    }
    return states.take(document.labels());
}

std::vector<LabelMap> statesOfMaking(
    const StrokesFile& strokes, const ClassTable& classes, Size size, int most)
{
    StateCollector states(size, most);
    const Document document = playStrokes(
        strokes, classes, [&states](const Document& now) { states.add(now.labels()); });
    return states.take(document.labels());
}

} // namespace pleinair
