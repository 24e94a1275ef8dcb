#include "ui/dialogs/unmatched_question.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kNamedColors = 3;

QString translated(const char* text)
{
    return QCoreApplication::translate("UnmatchedQuestion", text);
}

} // namespace

QString unmatchedText(const OpenedProject& opened)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> byCount;
    for (const auto& [color, count] : opened.unmatched)
        byCount.emplace_back(count, color);
    std::sort(byCount.rbegin(), byCount.rend());
    QStringList colors;
    for (std::size_t i = 0; i < std::min(kNamedColors, byCount.size()); ++i)
        colors << u"#%1"_s.arg(byCount[i].second & 0xFFFFFFU, 6, 16, QLatin1Char('0'));
    if (byCount.size() > kNamedColors)
        colors << u"…"_s;
    return translated(QT_TRANSLATE_NOOP("UnmatchedQuestion", "%1 pixels in the colours %2"))
        .arg(QLocale().toString(qlonglong(opened.unmatchedCount())), colors.join(u", "_s));
}

std::optional<UnmatchedPixels> askAboutUnmatched(const OpenedProject& opened, QWidget* window)
{
    QMessageBox question(window);
    question.setIcon(QMessageBox::NoIcon);
    question.setText(translated(QT_TRANSLATE_NOOP("UnmatchedQuestion",
        "Another program saved this project, and some of its pixels have no material's colour.")));
    question.setInformativeText(translated(QT_TRANSLATE_NOOP("UnmatchedQuestion", "There are %1."))
                                    .arg(unmatchedText(opened)));
    auto* nearest = question.addButton(
        translated(QT_TRANSLATE_NOOP("UnmatchedQuestion", "Take the Nearest Material")),
        QMessageBox::AcceptRole);
    auto* empty =
        question.addButton(translated(QT_TRANSLATE_NOOP("UnmatchedQuestion", "Leave Them Empty")),
            QMessageBox::DestructiveRole);
    question.addButton(QMessageBox::Cancel);
    question.setDefaultButton(nearest);
    question.exec();
    if (question.clickedButton() == nearest)
        return UnmatchedPixels::Nearest;
    if (question.clickedButton() == empty)
        return UnmatchedPixels::Empty;
    return std::nullopt;
}

} // namespace pleinair
