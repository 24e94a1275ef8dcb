#include "ui/dialogs/preferences_dialog.h"

#include "ui/dialogs/keys_editor.h"
#include "ui/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNamesWidth = 128;
constexpr int kScales[] = { 100, 125, 150, 175, 200, 250, 300 };

QLabel* makeNote(const QString& text, QWidget* parent)
{
    auto* note = new QLabel(text, parent);
    note->setProperty("role", u"dim"_s);
    note->setWordWrap(true);
    return note;
}

QSpinBox* makeNumber(int least, int most, int step, const QString& unit, QWidget* parent)
{
    auto* number = new QSpinBox(parent);
    number->setRange(least, most);
    number->setSingleStep(step);
    number->setSuffix(unit);
    return number;
}

void choose(QComboBox& box, const QVariant& value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

PreferencesDialog::PreferencesDialog(
    const Preferences& preferences, ThemeKind theme, const KeyMap& keys, QWidget* parent)
    : QDialog(parent)
    , m_before(preferences)
    , m_names(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Preferences"));
    resize(800, 560);
    m_names->setObjectName(u"plainList"_s);
    m_names->setAccessibleName(tr("Pages"));
    m_names->setFixedWidth(kNamesWidth);
    m_names->setSpacing(2);
    makeWindowPage();
    makePaintingPage();
    makePhotographPage();
    m_keys = new KeysEditor(keys, this);
    makeKeysPage();
    fill(preferences, theme);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(2 * kGrid);
    middle->addWidget(m_names);
    middle->addWidget(m_pages, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    connect(m_names, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showPage(Page::Window);
}

QFormLayout* PreferencesDialog::addPage(const QString& name)
{
    auto* page = new QWidget(m_pages);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_pages->addWidget(page);
    m_names->addItem(name);
    return form;
}

void PreferencesDialog::makeWindowPage()
{
    m_language = new QComboBox(this);
    m_language->addItem(tr("The system's"), QString());
    for (const Language& language : languages())
        m_language->addItem(QString::fromUtf8(language.name), QString::fromLatin1(language.code));
    m_theme = new QComboBox(this);
    m_theme->addItem(tr("Dark"), nameOf(ThemeKind::Dark));
    m_theme->addItem(tr("Light"), nameOf(ThemeKind::Light));
    m_scale = new QComboBox(this);
    for (const int scale : kScales)
        m_scale->addItem(tr("%1 %").arg(scale), scale);
    m_welcome = new QCheckBox(tr("Recent paintings and examples at the start"), this);
    QFormLayout* form = addPage(tr("Window"));
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("Language"), m_language);
    form->addRow(tr("Size of letters and controls"), m_scale);
    form->addRow(QString(),
        makeNote(tr("Language and size change at the next start. The size is on top of what the "
                    "screen asks for."),
            this));
    form->addRow(QString(), m_welcome);
}

void PreferencesDialog::makePaintingPage()
{
    m_history = makeNumber(
        Preferences::kLeastHistoryMiB, Preferences::kMostHistoryMiB, 64, tr(" MiB"), this);
    QFormLayout* form = addPage(tr("Painting"));
    form->addRow(tr("Memory for undo"), m_history);
    form->addRow(QString(),
        makeNote(tr("Steps that can be undone take this much memory at most. Beyond it the oldest "
                    "ones are forgotten. A stroke takes a few kilobytes."),
            this));
}

void PreferencesDialog::makePhotographPage()
{
    m_device = new QComboBox(this);
    m_device->addItem(tr("The fastest there is"), u"auto"_s);
    m_device->addItem(tr("The CPU"), u"cpu"_s);
    m_device->addItem(tr("An NVIDIA GPU"), u"cuda"_s);
    m_threads = makeNumber(0, Preferences::kMostThreads, 1, {}, this);
    m_threads->setSpecialValueText(tr("One for each core"));
    m_planMemory =
        makeNumber(Preferences::kLeastPlanMiB, Preferences::kMostPlanMiB, 32, tr(" MiB"), this);
    QFormLayout* form = addPage(tr("Photograph"));
    form->addRow(tr("Computed by"), m_device);
    form->addRow(tr("Threads"), m_threads);
    form->addRow(tr("Memory kept between frames"), m_planMemory);
    form->addRow(QString(),
        makeNote(tr("These take effect at the next start. More memory makes strokes on large "
                    "photographs faster."),
            this));
}

void PreferencesDialog::makeKeysPage()
{
    addPage(tr("Keys"));
    auto* page = m_pages->widget(m_pages->count() - 1);
    static_cast<QFormLayout*>(page->layout())->addRow(m_keys);
    m_keys->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    static_cast<QFormLayout*>(page->layout())
        ->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void PreferencesDialog::fill(const Preferences& preferences, ThemeKind theme)
{
    choose(*m_language, preferences.language);
    choose(*m_theme, nameOf(theme));
    if (m_scale->findData(preferences.scalePercent) < 0)
        m_scale->addItem(tr("%1 %").arg(preferences.scalePercent), preferences.scalePercent);
    choose(*m_scale, preferences.scalePercent);
    m_welcome->setChecked(preferences.showsWelcome);
    m_history->setValue(preferences.historyMiB);
    choose(*m_device, preferences.device);
    m_threads->setValue(preferences.threads);
    m_planMemory->setValue(preferences.planMemoryMiB);
}

void PreferencesDialog::showPage(Page page)
{
    m_names->setCurrentRow(static_cast<int>(page));
}

Preferences PreferencesDialog::preferences() const
{
    Preferences chosen = m_before;
    chosen.language = m_language->currentData().toString();
    chosen.scalePercent = m_scale->currentData().toInt();
    chosen.showsWelcome = m_welcome->isChecked();
    chosen.historyMiB = m_history->value();
    chosen.device = m_device->currentData().toString();
    chosen.threads = m_threads->value();
    chosen.planMemoryMiB = m_planMemory->value();
    return chosen;
}

ThemeKind PreferencesDialog::theme() const
{
    return themeFrom(m_theme->currentData().toString());
}

const KeyMap& PreferencesDialog::keys() const
{
    return m_keys->keys();
}

} // namespace pleinair
