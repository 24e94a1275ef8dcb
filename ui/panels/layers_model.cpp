#include "ui/panels/layers_model.h"

#include "ui/canvas/label_picture.h"
#include "ui/language.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QMimeData>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMimeType = "application/x-pleinair-layer"_L1;

/// A layer made small: the nearest pixels, transparent where nothing is painted.
QImage thumbnailOf(const Layer& layer, const ClassTable& classes)
{
    const QSize whole(layer.labels.width(), layer.labels.height());
    const QSize size =
        whole.scaled(LayersModel::kThumbnail, Qt::KeepAspectRatio).expandedTo({ 1, 1 });
    QImage picture(size, QImage::Format_ARGB32);
    for (int y = 0; y < size.height(); ++y) {
        const auto row = layer.labels.row(y * whole.height() / size.height());
        for (int x = 0; x < size.width(); ++x) {
            const ClassId id = row[static_cast<std::size_t>(x * whole.width() / size.width())];
            picture.setPixelColor(
                x, y, id == kUnknownClass ? QColor(Qt::transparent) : toQColor(classes[id].color));
        }
    }
    return picture;
}

} // namespace

LayersModel::LayersModel(Studio& studio, QObject* parent)
    : QAbstractListModel(parent)
    , m_studio(studio)
{
    layersChanged();
}

bool LayersModel::hasTrace() const
{
    return m_studio.document().layers().reference().has_value();
}

std::optional<int> LayersModel::layerAt(int line) const
{
    const int count = m_studio.document().layers().count();
    const int layer = count - 1 - (line - (hasTrace() ? 1 : 0));
    if (line < 0 || layer < 0 || layer >= count)
        return std::nullopt;
    return layer;
}

int LayersModel::lineOf(int layer) const
{
    return m_studio.document().layers().count() - 1 - layer + (hasTrace() ? 1 : 0);
}

void LayersModel::updateThumbnails()
{
    const Document& document = m_studio.document();
    m_thumbnails.clear();
    for (int i = 0; i < document.layers().count(); ++i)
        m_thumbnails.push_back(thumbnailOf(document.layers()[i], document.classes()));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { Qt::DecorationRole });
}

void LayersModel::layersChanged()
{
    beginResetModel();
    const auto& reference = m_studio.document().layers().reference();
    m_traceThumbnail = reference
        ? toQImage(*reference->photograph)
              .scaled(kThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : QImage();
    const Document& document = m_studio.document();
    m_thumbnails.clear();
    for (int i = 0; i < document.layers().count(); ++i)
        m_thumbnails.push_back(thumbnailOf(document.layers()[i], document.classes()));
    endResetModel();
}

int LayersModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_studio.document().layers().count() + (hasTrace() ? 1 : 0);
}

QVariant LayersModel::data(const QModelIndex& line, int role) const
{
    const auto layer = layerAt(line.row());
    if (!layer) {
        const auto& reference = m_studio.document().layers().reference();
        if (!reference)
            return {};
        switch (role) {
        case Qt::DisplayRole:
            return tr("Trace: %1").arg(QString::fromStdString(reference->name));
        case Qt::DecorationRole:
            return m_traceThumbnail;
        case IsShown:
            return reference->isVisible;
        case OpacityPercent:
            return qRound(reference->opacity * 100);
        case IsTrace:
            return true;
        default:
            return {};
        }
    }
    const LayerInfo& info = m_studio.document().layers()[*layer].info;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return layerText(info.name);
    case Qt::DecorationRole:
        return m_thumbnails[static_cast<std::size_t>(*layer)];
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3")
            .arg(layerText(info.name), info.isVisible ? tr("shown") : tr("hidden"),
                info.isLocked ? tr("locked") : tr("not locked"));
    case IsShown:
        return info.isVisible;
    case IsLocked:
        return info.isLocked;
    case OpacityPercent:
        return qRound(info.viewOpacity * 100);
    default:
        return {};
    }
}

bool LayersModel::setData(const QModelIndex& line, const QVariant& value, int role)
{
    LayerOperation rename;
    rename.kind = LayerOperation::Kind::Rename;
    rename.layer = layerAt(line.row());
    rename.name = value.toString().trimmed().toStdString();
    // A name that is shown translated stays as it is kept.
    if (role != Qt::EditRole || !rename.layer || value == data(line, role))
        return false;
    // The view still has the editor open.
    QMetaObject::invokeMethod(
        this, [this, rename] { m_studio.changeLayers(rename); }, Qt::QueuedConnection);
    return true;
}

Qt::ItemFlags LayersModel::flags(const QModelIndex& line) const
{
    if (!line.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return layerAt(line.row()) ? usual | Qt::ItemIsDragEnabled | Qt::ItemIsEditable : usual;
}

QStringList LayersModel::mimeTypes() const
{
    return { kMimeType };
}

QMimeData* LayersModel::mimeData(const QModelIndexList& lines) const
{
    auto* data = new QMimeData;
    data->setData(kMimeType, QByteArray::number(lines.first().row()));
    return data;
}

bool LayersModel::dropMimeData(
    const QMimeData* data, Qt::DropAction, int line, int, const QModelIndex& parent)
{
    const auto from = layerAt(data->data(kMimeType).toInt());
    if (!from || parent.isValid())
        return false;
    // The line that it is dropped in front of, counted while the dragged one is still there.
    const int above = line < 0 ? rowCount() : std::max(line, hasTrace() ? 1 : 0);
    const int count = m_studio.document().layers().count();
    const int place = count - (above - (hasTrace() ? 1 : 0));
    LayerOperation move;
    move.kind = LayerOperation::Kind::Move;
    move.layer = from;
    move.to = place > *from ? place - 1 : place;
    // The view is still in the middle of its drag.
    QMetaObject::invokeMethod(
        this, [this, move] { m_studio.changeLayers(move); }, Qt::QueuedConnection);
    return false;
}

} // namespace pleinair
