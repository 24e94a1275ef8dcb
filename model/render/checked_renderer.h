#pragma once

#include "model/render/renderer.h"

#include <memory>
#include <utility>

namespace pleinair {

/// Renders every photograph twice, on a device and on a reference, and refuses to go on when the
/// two differ: for bringing up a device, and for the canary after loading a model on one.
class CheckedRenderer final : public Renderer {
public:
    /// @param tolerance  largest accepted difference of a value in [-1, 1], and of a style's.
    CheckedRenderer(
        std::unique_ptr<Renderer> device, std::unique_ptr<Renderer> reference, float tolerance);

    [[nodiscard]] std::string deviceName() const override;
    /// @return the device's photograph. @throws Error (Device) naming difference and tolerance.
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] StyleVector encode(const Image& photograph) override;

    /// Ends the checking: hands over the device's renderer and leaves this one unusable.
    [[nodiscard]] std::unique_ptr<Renderer> takeDevice() { return std::move(m_device); }

private:
    void compare(const char* what, const std::vector<float>& actual,
        const std::vector<float>& expected) const;

    std::unique_ptr<Renderer> m_device;
    std::unique_ptr<Renderer> m_reference;
    float m_tolerance;
};

} // namespace pleinair
