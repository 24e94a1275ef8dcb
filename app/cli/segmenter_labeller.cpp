#include "app/cli/segmenter_labeller.h"

#include "app/painting/class_match.h"
#include "model/io/sha256.h"

#include <utility>

namespace pleinair {

SegmenterLabeller::SegmenterLabeller(SegmenterDescription segmenter, ClassTable classes)
    : m_segmenter(std::move(segmenter))
    , m_classes(std::move(classes))
    , m_identity(m_segmenter.name + " " + sha256OfFile(m_segmenter.weightsFile))
{
    std::promise<void> ready;
    auto isReady = ready.get_future();
    m_thread = std::thread([this, promise = std::move(ready)]() mutable { work(std::move(promise)); });
    try {
        isReady.get();
    } catch (...) {
        m_thread.join();
        throw;
    }
}

SegmenterLabeller::~SegmenterLabeller()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

LabelMap SegmenterLabeller::labels(const Image& photograph)
{
    Task task([&](LabelReader& reader) { return reader.read(photograph, {})->labels; });
    auto result = task.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_task = std::move(task);
    }
    m_changed.notify_one();
    return withClasses(result.get(), m_segmenter.classes, m_classes, kUnknownClass);
}

void SegmenterLabeller::work(std::promise<void> ready)
{
    std::unique_ptr<LabelReader> reader;
    try {
        reader = loadLabelReader(m_segmenter);
        ready.set_value();
    } catch (...) {
        ready.set_exception(std::current_exception());
        return;
    }
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_task.has_value() || m_isOver; });
        if (!m_task)
            return;
        Task task = std::move(*m_task);
        m_task.reset();
        lock.unlock();
        task(*reader);
        lock.lock();
    }
}

} // namespace pleinair
