#pragma once

#include "model/render/renderer.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

/// Renders on a device as long as it can, and on the CPU from the first frame on for which the
/// device has not enough memory or at which it is lost: that very frame comes from the CPU. The
/// next try is the person's, by retryDevice().
class FallbackRenderer final : public Renderer {
public:
    /// Makes a renderer; may take seconds. @throws Error.
    using Maker = std::function<std::unique_ptr<Renderer>()>;

    /// @param makeDevice  for retryDevice(). @param makeCpu  called when it is first needed.
    FallbackRenderer(std::unique_ptr<Renderer> device, Maker makeDevice, Maker makeCpu);

    /// Of the renderer in use.
    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] std::optional<Image> render(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] StyleVector encode(const Image& photograph) override;

    [[nodiscard]] std::vector<StageTime> lastStageTimes() const override;

    [[nodiscard]] std::string deviceTrouble() const override { return m_trouble; }
    void retryDevice() override;

private:
    /// Work on the device, or where that fails on the CPU.
    template <typename Work>
    auto onEither(const Work& work) -> decltype(work(std::declval<Renderer&>()));
    void leaveDevice(const std::string& reason);

    std::unique_ptr<Renderer> m_device; ///< Null while the CPU paints.
    std::unique_ptr<Renderer> m_cpu; ///< Null until it is first needed.
    Maker m_makeDevice;
    Maker m_makeCpu;
    std::string m_trouble;
};

} // namespace pleinair
