#pragma once

#include "app/session/render_worker.h"
#include "model/base/class_table.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <vector>

class QWidget;

namespace pleinair {

class Document;
class LiveRendering;
class MessageBar;
class Studio;

/// What happens between a model that is loaded and a model in use: classes without names are named,
/// and the painting's classes are mapped to the model's.
///
/// Names given to a checkpoint are kept in a folder under the checkpoint's hash, and are there the
/// next time. GUI thread; its dialogs block no rendering.
class ModelOpener final : public QObject {
    Q_OBJECT

public:
    /// @param names  folder for the names given to checkpoints; empty: they are forgotten.
    /// All but the window outlive this.
    ModelOpener(LiveRendering& rendering, Studio& studio, MessageBar& messages,
        std::filesystem::path names, QWidget* window);

    /// Off: every proposal is taken.
    void setAsking(bool asking) { m_isAsking = asking; }

    /// Whether a table is that of a model that carries no names.
    [[nodiscard]] static bool isUnnamed(const ClassTable& classes);
    /// The classes that are painted with on any layer.
    [[nodiscard]] static std::vector<ClassId> usedClasses(const Document& document);

private:
    void take(const ModelReady& model, bool mayAsk);
    void nameClasses(const ModelReady& model);
    void mapClasses(const ModelReady& model, bool mayAsk);
    [[nodiscard]] std::filesystem::path namesFile(const ModelReady& model) const;
    [[nodiscard]] std::optional<ClassTable> rememberedNames(const ModelReady& model) const;
    void remember(const ModelReady& model);

    LiveRendering& m_rendering;
    Studio& m_studio;
    MessageBar& m_messages;
    std::filesystem::path m_names;
    QWidget* m_window;
    bool m_isAsking = true;
};

} // namespace pleinair
