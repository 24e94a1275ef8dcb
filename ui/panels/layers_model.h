#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <QSize>

#include <optional>
#include <vector>

namespace pleinair {

class Studio;

/// The layers as lines of a list: the photograph to trace, if there is one, then the layers from
/// the highest down. A line dragged elsewhere moves its layer.
class LayersModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsShown = Qt::UserRole, ///< bool
        IsLocked, ///< bool
        OpacityPercent, ///< int
        IsTrace, ///< bool: the photograph.
    };
    static constexpr QSize kThumbnail { 44, 32 };

    /// @param studio  outlives the model.
    explicit LayersModel(Studio& studio, QObject* parent = nullptr);

    /// The layer of a line; nullopt for the photograph's and outside the list.
    [[nodiscard]] std::optional<int> layerAt(int line) const;
    [[nodiscard]] int lineOf(int layer) const;
    [[nodiscard]] bool hasTrace() const;
    /// The painting's pixels may have changed: makes the small pictures anew.
    void updateThumbnails();
    /// Other layers, or something else is said of them.
    void layersChanged();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& line, int role) const override;
    bool setData(const QModelIndex& line, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& line) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& lines) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int line, int column,
        const QModelIndex& parent) override;

private:
    Studio& m_studio;
    std::vector<QImage> m_thumbnails; ///< Of each layer.
    QImage m_traceThumbnail;
};

} // namespace pleinair
