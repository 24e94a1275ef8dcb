#pragma once

#include "app/session/render_worker.h"
#include "model/base/error.h"
#include "model/render/renderer.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace pleinair {

/// What happened, in its order, told by any thread and awaited by the test's.
class EventLog {
public:
    void add(const std::string& event)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
        }
        m_changed.notify_all();
    }

    /// @return whether the event has come, at once or within a minute.
    bool await(const std::string& event) { return awaitCount(event, 1); }

    bool awaitCount(const std::string& event, std::ptrdiff_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::minutes(1),
            [&] { return std::count(m_events.begin(), m_events.end(), event) >= count; });
    }

    std::vector<std::string> events()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_events;
};

/// Holds renderers back until the test lets them go on.
class Gate {
public:
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = true;
        }
        m_changed.notify_all();
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
    }

    /// @return false if stop came first.
    bool pass(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait(lock, stop, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isOpen = true;
};

/// Tells the log what it does, and waits at a gate in the middle of every photograph. A style's
/// first number goes into the photograph; a negative one makes it fail.
class GatedRenderer final : public Renderer {
public:
    GatedRenderer(std::string name, EventLog& log, Gate& gate)
        : m_name(std::move(name))
        , m_log(log)
        , m_gate(gate)
    {
    }

    ~GatedRenderer() override
    {
        m_log.add(std::this_thread::get_id() == m_owner ? m_name + " destroyed at home"
                                                        : m_name + " destroyed elsewhere");
    }

    [[nodiscard]] std::string deviceName() const override { return m_name; }

    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override
    {
        const std::string frame = m_name + " " + std::to_string(request.revision);
        m_log.add(frame + " begun");
        if (!m_gate.pass(stop)) {
            m_log.add(frame + " stopped");
            return std::nullopt;
        }
        const float value = request.style.mu.empty() ? 0 : request.style.mu.front();
        if (value < 0)
            throw Error(ErrorKind::OutOfMemory, "Too large.");
        const Size size = request.labels.size();
        return RawImage { size,
            std::vector<float>(static_cast<std::size_t>(3 * size.area()), value) };
    }

    [[nodiscard]] StyleVector encode(const Image& photograph) override
    {
        m_log.add(m_name + " encodes");
        return { { static_cast<float>(photograph.size.width) }, {} };
    }

private:
    std::string m_name;
    EventLog& m_log;
    Gate& m_gate;
    std::thread::id m_owner = std::this_thread::get_id();
};

} // namespace pleinair
