#include "ui/favourites.h"

#include "ui/studio.h"

#include <QCryptographicHash>
#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

Favourites::Favourites(Studio& studio, QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_studio(studio)
    , m_settings(settings)
{
    connect(&studio, &Studio::replaced, this, &Favourites::bringBack);
    connect(&studio, &Studio::favouritesChanged, this, &Favourites::keep);
    bringBack();
}

QString Favourites::key() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const SemanticClass& material : m_studio.document().classes().classes()) {
        hash.addData(QByteArray::fromStdString(material.name));
        hash.addData(QByteArray(1, '\0'));
    }
    return u"favourites/"_s + QString::fromLatin1(hash.result().toHex().first(12));
}

void Favourites::bringBack()
{
    const QStringList names = m_settings.value(key()).toStringList();
    if (names.size() != Palette::kFavourites)
        return;
    Palette::Favourites favourites;
    for (int slot = 0; slot < Palette::kFavourites; ++slot) {
        const auto id = m_studio.document().classes().idOf(names[slot].toStdString());
        if (std::find(favourites.begin(), favourites.end(), id) == favourites.end())
            favourites[static_cast<std::size_t>(slot)] = id;
    }
    m_studio.setFavourites(favourites);
}

void Favourites::keep()
{
    QStringList names;
    for (int slot = 0; slot < Palette::kFavourites; ++slot) {
        const auto id = m_studio.palette().favourite(slot);
        names << (id ? QString::fromStdString(m_studio.document().classes()[*id].name) : QString());
    }
    m_settings.setValue(key(), names);
}

} // namespace pleinair
