#include "ui/dialogs/preferences_dialog.h"

#include "app/painting/history.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>

#include <algorithm>

namespace pleinair {

namespace {

constexpr QLatin1StringView kHistoryKey("history/megabytes");
constexpr int kLeastMiB = 16;
constexpr int kMostMiB = 16 << 10;

int historyMiB(const QSettings& settings)
{
    const int usual = static_cast<int>(History::kUsualBudget >> 20);
    return std::clamp(settings.value(kHistoryKey, usual).toInt(), kLeastMiB, kMostMiB);
}

} // namespace

PreferencesDialog::PreferencesDialog(const QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_history(new QSpinBox(this))
{
    setWindowTitle(tr("Preferences"));
    m_history->setRange(kLeastMiB, kMostMiB);
    m_history->setSingleStep(64);
    m_history->setSuffix(tr(" MB"));
    m_history->setValue(historyMiB(settings));
    auto* why = new QLabel(
        tr("Steps that can be undone take this much memory at most.\nBeyond it the oldest ones "
           "are forgotten. A stroke takes a few kilobytes."),
        this);
    why->setProperty("role", QStringLiteral("dim"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->addRow(tr("Memory for undo"), m_history);
    form->addRow(QString(), why);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PreferencesDialog::storeIn(QSettings& settings) const
{
    settings.setValue(kHistoryKey, m_history->value());
}

std::size_t PreferencesDialog::historyBudget(const QSettings& settings)
{
    return static_cast<std::size_t>(historyMiB(settings)) << 20;
}

} // namespace pleinair
