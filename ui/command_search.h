#pragma once

#include <QString>
#include <QStringList>

namespace pleinair {

/// How well what was typed names a thing; 0: not at all.
///
/// Every word typed must be found. A text that begins with it counts most, then a word that does,
/// then a part of a word, then its letters in order ("clrsel" finds "Clear Selection").
/// @param texts  names of one thing, the most telling first; later ones count less.
[[nodiscard]] int matchScore(const QString& typed, const QStringList& texts);

} // namespace pleinair
