#pragma once

#include "app/session/render_worker.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace pleinair {

class LiveRendering;
class Studio;

/// The small pictures of the panels, made by the model while it has nothing else to do: a piece of
/// every material, once for each model, and the present painting in every style, again whenever
/// the painting has been at rest for a while.
class Thumbnails final : public QObject {
    Q_OBJECT

public:
    /// How long the painting rests before the styles are shown on it.
    static constexpr int kRestMs = 1500;
    /// And how long after other styles were asked for.
    static constexpr int kShortRestMs = 150;
    /// Short side of a style's picture.
    static constexpr int kStyleSidePx = 128;

    /// @param rendering, studio, worker  outlive this.
    Thumbnails(LiveRendering& rendering, Studio& studio, RenderWorker& worker, QObject* parent);

    /// The styles to be shown on the present painting, in this order; what is there already is not
    /// made again.
    void wantStyles(std::vector<StyleVector> styles);
    [[nodiscard]] const std::vector<StyleVector>& wantedStyles() const { return m_styles; }
    /// An answer of the worker.
    void take(const RenderedPicture& picture);
    void fail(WorkTicket ticket);
    /// Whether pictures are awaited or will be asked for soon.
    [[nodiscard]] bool arePending() const { return m_rest.isActive() || !m_wanted.empty(); }
    /// Off: nothing is asked for.
    void setEnabled(bool enabled);

Q_SIGNALS:
    /// @param id  the class of the material.
    void materialReady(int id, const QImage& picture);
    /// @param index  in wantedStyles().
    void styleReady(int index, const QImage& picture);
    void finished();

private:
    /// What a ticket will bring: one style, or a sheet of materials beginning with a class.
    struct Wanted {
        bool isMaterialSheet = false;
        int first = 0;
        std::uint64_t revision = 0; ///< Of the painting.
    };

    void restartRest();
    void restartRest(int restMs);
    void forgetModel();
    [[nodiscard]] bool isFresh(const StyleVector& style) const;
    void ask();
    [[nodiscard]] RenderRequest materialSheet(int firstClass) const;
    void cutMaterials(int firstClass, const QImage& sheet);
    void closeTicket(WorkTicket ticket);

    LiveRendering& m_rendering;
    Studio& m_studio;
    RenderWorker& m_worker;
    QTimer m_rest;
    bool m_enabled = true;
    int m_nextMaterial = 0; ///< The first class that has no picture yet.
    std::vector<StyleVector> m_styles;
    /// Of which revision of the painting the picture of a style is.
    std::map<std::vector<float>, std::uint64_t> m_shown;
    std::map<WorkTicket, Wanted> m_wanted;
};

} // namespace pleinair
