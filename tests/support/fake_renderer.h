#pragma once

#include "model/base/class_table.h"
#include "model/base/error.h"
#include "model/render/renderer.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

namespace pleinair {

/// Fills each class with its palette colour instead of rendering; can be told to be slow or to
/// fail. The three setters and the counter may be used from any thread while another renders.
class FakeRenderer final : public Renderer {
public:
    explicit FakeRenderer(ClassTable classes);

    /// Every photograph takes this long; a stop ends it early.
    void setDuration(std::chrono::milliseconds duration) { m_duration = duration; }
    /// From now on every call throws this kind of Error; nullopt: none does.
    void setFailure(std::optional<ErrorKind> kind) { m_failure = kind ? static_cast<int>(*kind) : -1; }
    /// Photographs that were finished.
    [[nodiscard]] int finishedCount() const { return m_finished; }

    [[nodiscard]] std::string deviceName() const override { return "palette colours"; }
    /// The class colours, exactly; unknown places are black. Models without edges and style.
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    /// The photograph's mean red, green and blue in [-1, 1] as mu; logvar is 0.
    [[nodiscard]] StyleVector encode(const Image& photograph) override;

private:
    void failIfAsked() const;

    ClassTable m_classes;
    std::atomic<std::chrono::milliseconds> m_duration { std::chrono::milliseconds(0) };
    std::atomic<int> m_failure { -1 };
    std::atomic<int> m_finished { 0 };
};

} // namespace pleinair
