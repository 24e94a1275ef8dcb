#pragma once

#include "model/base/class_table.h"
#include "model/render/label_reader.h"
#include "training/data/labeller.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace pleinair {

/// Labels photographs without label maps with a segmenter. A thread of its own has the segmenter,
/// whoever asks.
class SegmenterLabeller final : public Labeller {
public:
    /// @param classes  of the data set: the segmenter's are matched with them by name and meaning;
    ///                 what has no counterpart becomes unknown.
    /// @throws Error, as loadLabelReader().
    SegmenterLabeller(SegmenterDescription segmenter, ClassTable classes);
    ~SegmenterLabeller() override;

    /// The segmenter's name and the hash of its weights.
    [[nodiscard]] std::string identity() const override { return m_identity; }
    [[nodiscard]] LabelMap labels(const Image& photograph) override;

private:
    using Task = std::packaged_task<LabelMap(LabelReader&)>;

    void work(std::promise<void> ready);

    SegmenterDescription m_segmenter;
    ClassTable m_classes;
    std::string m_identity;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Task> m_task; ///< Waiting for the thread.
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace pleinair
