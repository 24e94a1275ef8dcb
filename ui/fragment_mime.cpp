#include "ui/fragment_mime.h"

#include "ui/canvas/label_picture.h"

#include <QDataStream>
#include <QIODevice>
#include <QImage>
#include <QMimeData>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

constexpr QLatin1StringView kFormat("application/x-pleinair-labels");
constexpr quint32 kMagic = 0x504C4631; // "PLF1"
constexpr qint32 kFarthest = 1 << 20;
constexpr int kLengthBytes = 4;

QImage pictureOf(const Fragment& fragment, const ClassTable& classes)
{
    QImage picture(fragment.area.width, fragment.area.height, QImage::Format_ARGB32);
    for (int y = 0; y < picture.height(); ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (const ClassId id : fragment.labels.row(y))
            *pixel++ =
                id < classes.count() ? toQColor(classes[id].color).rgba() : qRgba(0, 0, 0, 0);
    }
    return picture;
}

/// Of data that qCompress() made: what it unpacks to.
qint64 unpackedLength(const QByteArray& packed)
{
    if (packed.size() < kLengthBytes)
        return -1;
    qint64 length = 0;
    for (int i = 0; i < kLengthBytes; ++i)
        length = length << 8 | static_cast<uchar>(packed[i]);
    return length;
}

/// The next bytes of a stream, if they unpack to so many.
std::optional<QByteArray> unpackedFrom(QDataStream& stream, qsizetype length)
{
    QByteArray packed;
    stream >> packed;
    if (stream.status() != QDataStream::Ok || unpackedLength(packed) != length)
        return std::nullopt;
    QByteArray bytes = qUncompress(packed);
    return bytes.size() == length ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace

QMimeData* toMimeData(const Fragment& fragment, const ClassTable& classes)
{
    QStringList names;
    for (const SemanticClass& material : classes.classes())
        names << QString::fromStdString(material.name);
    const auto labels = fragment.labels.labels();
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << kMagic << names << qint32(fragment.area.x) << qint32(fragment.area.y)
           << qint32(fragment.area.width) << qint32(fragment.area.height)
           << qCompress(labels.data(), static_cast<qsizetype>(labels.size()));
    if (!fragment.instances.isEmpty()) {
        const auto numbers = fragment.instances.labels();
        stream << qCompress(numbers.data(), static_cast<qsizetype>(numbers.size()));
    }
    auto* data = new QMimeData;
    data->setData(kFormat, bytes);
    data->setImageData(pictureOf(fragment, classes));
    return data;
}

std::optional<Fragment> fragmentFromColors(const QImage& picture, const ClassTable& classes)
{
    const auto isSide = [](int side) { return side >= 1 && side <= LabelMap::kMaxSide; };
    if (!isSide(picture.width()) || !isSide(picture.height()))
        return std::nullopt;
    const QImage exact = picture.convertToFormat(QImage::Format_ARGB32);
    Fragment fragment { { 0, 0, exact.width(), exact.height() },
        LabelMap({ exact.width(), exact.height() }, kUnknownClass), {} };
    for (int y = 0; y < exact.height(); ++y) {
        const auto* pixel = reinterpret_cast<const QRgb*>(exact.constScanLine(y));
        for (ClassId& label : fragment.labels.row(y)) {
            const QRgb color = *pixel++;
            if (qAlpha(color) == 0)
                continue;
            const auto id = classes.idOf(Color { static_cast<std::uint8_t>(qRed(color)),
                static_cast<std::uint8_t>(qGreen(color)),
                static_cast<std::uint8_t>(qBlue(color)) });
            if (!id || qAlpha(color) != 255)
                return std::nullopt;
            label = *id;
        }
    }
    return fragment;
}

std::optional<Fragment> fragmentFrom(const QMimeData& data, const ClassTable& classes)
{
    if (!data.hasFormat(kFormat))
        return std::nullopt;
    QDataStream stream(data.data(kFormat));
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 magic = 0;
    QStringList names;
    qint32 x = 0, y = 0, width = 0, height = 0;
    stream >> magic >> names >> x >> y >> width >> height;
    const auto isSide = [](qint32 side) { return side >= 1 && side <= LabelMap::kMaxSide; };
    if (stream.status() != QDataStream::Ok || magic != kMagic || !isSide(width) || !isSide(height)
        || std::abs(x) > kFarthest || std::abs(y) > kFarthest)
        return std::nullopt;
    const auto read = unpackedFrom(stream, qsizetype(width) * height);
    if (!read)
        return std::nullopt;
    const QByteArray& labels = *read;
    std::array<ClassId, 256> ids;
    ids.fill(kUnknownClass);
    for (qsizetype i = 0; i < std::min<qsizetype>(names.size(), kUnknownClass); ++i)
        ids[static_cast<std::size_t>(i)] =
            classes.idOf(names[i].toStdString()).value_or(kUnknownClass);
    Fragment fragment { { x, y, width, height }, LabelMap({ width, height }, kUnknownClass), {} };
    for (qsizetype i = 0; i < labels.size(); ++i)
        fragment.labels.labels()[static_cast<std::size_t>(i)] = ids[static_cast<uchar>(labels[i])];
    if (stream.atEnd())
        return fragment;
    const auto numbers = unpackedFrom(stream, labels.size());
    if (!numbers)
        return std::nullopt;
    fragment.instances = LabelMap({ width, height }, 0);
    std::transform(numbers->begin(), numbers->end(), fragment.instances.labels().begin(),
        [](char number) { return static_cast<ClassId>(number); });
    return fragment;
}

} // namespace pleinair
