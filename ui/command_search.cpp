#include "ui/command_search.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kWhole = 100;
constexpr int kBeginning = 80;
constexpr int kWordBeginning = 60;
constexpr int kPart = 40;
constexpr int kLetters = 15;
/// Fewer letters are found in order nearly everywhere.
constexpr int kLeastLetters = 3;

bool hasLettersInOrder(const QString& letters, const QString& text)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

int scoreOf(const QString& word, const QString& text)
{
    if (text.compare(word, Qt::CaseInsensitive) == 0)
        return kWhole;
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at == 0)
        return kBeginning;
    int best = at > 0 ? kPart : 0;
    for (; at > 0 && best < kWordBeginning; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (!text[at - 1].isLetterOrNumber())
            best = kWordBeginning;
    }
    if (best == 0 && word.size() >= kLeastLetters && hasLettersInOrder(word, text))
        best = kLetters;
    return best;
}

} // namespace

int matchScore(const QString& typed, const QStringList& texts)
{
    int total = 0;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts)) {
        int best = 0;
        for (qsizetype i = 0; i < texts.size(); ++i)
            best = std::max(best, scoreOf(word, texts[i]) - static_cast<int>(2 * i));
        if (best <= 0)
            return 0;
        total += best;
    }
    return total;
}

} // namespace pleinair
