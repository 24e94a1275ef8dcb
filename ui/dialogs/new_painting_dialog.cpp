#include "ui/dialogs/new_painting_dialog.h"

#include "ui/canvas/label_picture.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

struct SizePreset {
    const char* name;
    Size size;
};

constexpr SizePreset kPresets[] = {
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Square"), { 512, 512 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Small square"), { 256, 256 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Small 3:2"), { 384, 256 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Large square"), { 1024, 1024 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Landscape 3:2"), { 768, 512 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Wide 16:9"), { 1024, 576 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Panorama 2:1"), { 1024, 512 } },
    { QT_TRANSLATE_NOOP("pleinair::NewPaintingDialog", "Portrait 2:3"), { 512, 768 } },
};

QSpinBox* makeSide(int value, QWidget* parent)
{
    auto* side = new QSpinBox(parent);
    side->setRange(NewPaintingDialog::kMinSidePx, NewPaintingDialog::kMaxSidePx);
    side->setSuffix(NewPaintingDialog::tr(" px"));
    side->setValue(value);
    side->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return side;
}

QIcon swatchOf(const QColor& color)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(color);
    return pixmap;
}

} // namespace

NewPaintingDialog::NewPaintingDialog(const ClassTable& classes, Size proposal, QWidget* parent)
    : QDialog(parent)
    , m_preset(new QComboBox(this))
    , m_width(makeSide(proposal.width, this))
    , m_height(makeSide(proposal.height, this))
    , m_fill(new QComboBox(this))
{
    setWindowTitle(tr("New Painting"));
    for (const SizePreset& preset : kPresets)
        m_preset->addItem(
            u"%1  %2 × %3"_s.arg(tr(preset.name)).arg(preset.size.width).arg(preset.size.height));
    m_preset->addItem(tr("Own size"));
    for (const SemanticClass& material : classes.classes())
        m_fill->addItem(swatchOf(toQColor(material.color)), materialText(material.name));

    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    auto* sides = new QHBoxLayout;
    sides->addWidget(m_width);
    sides->addWidget(new QLabel(u"×"_s, this));
    sides->addWidget(m_height);
    sides->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->addRow(tr("Format"), m_preset);
    form->addRow(tr("Size"), sides);
    form->addRow(tr("Filled with"), m_fill);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Create"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(form);
    layout->addWidget(buttons);

    connect(m_preset, &QComboBox::activated, this, &NewPaintingDialog::takePreset);
    connect(m_width, &QSpinBox::valueChanged, this, &NewPaintingDialog::showPreset);
    connect(m_height, &QSpinBox::valueChanged, this, &NewPaintingDialog::showPreset);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showPreset();
}

Size NewPaintingDialog::chosenSize() const
{
    return { m_width->value(), m_height->value() };
}

ClassId NewPaintingDialog::chosenFill() const
{
    return static_cast<ClassId>(m_fill->currentIndex());
}

void NewPaintingDialog::takePreset(int index)
{
    if (index >= static_cast<int>(std::size(kPresets)))
        return;
    const Size size = kPresets[index].size;
    m_width->setValue(size.width);
    m_height->setValue(size.height);
}

void NewPaintingDialog::showPreset()
{
    int found = static_cast<int>(std::size(kPresets));
    for (int i = 0; i < static_cast<int>(std::size(kPresets)); ++i) {
        if (kPresets[i].size == chosenSize())
            found = i;
    }
    m_preset->setCurrentIndex(found);
}

} // namespace pleinair
