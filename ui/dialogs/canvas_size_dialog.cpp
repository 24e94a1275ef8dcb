#include "ui/dialogs/canvas_size_dialog.h"

#include "ui/dialogs/new_painting_dialog.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace pleinair {

namespace {

QSpinBox* makeSide(int value, QWidget* parent)
{
    auto* side = new QSpinBox(parent);
    side->setRange(NewPaintingDialog::kMinSidePx, NewPaintingDialog::kMaxSidePx);
    side->setSuffix(CanvasSizeDialog::tr(" px"));
    side->setValue(value);
    side->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return side;
}

} // namespace

CanvasSizeDialog::CanvasSizeDialog(
    const QString& title, const QString& explanation, Size present, Sides sides, QWidget* parent)
    : QDialog(parent)
    , m_present(present)
    , m_width(makeSide(present.width, this))
    , m_height(makeSide(present.height, this))
    , m_inProportion(new QCheckBox(tr("Keep the proportions"), this))
{
    setWindowTitle(title);
    m_inProportion->setChecked(sides == Sides::InProportion);
    auto* why = new QLabel(explanation, this);
    why->setProperty("role", QStringLiteral("dim"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(QString(), m_inProportion);
    form->addRow(QString(), why);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_width, &QSpinBox::valueChanged, this,
        [this] { follow(m_width, m_height, double(m_present.height) / m_present.width); });
    connect(m_height, &QSpinBox::valueChanged, this,
        [this] { follow(m_height, m_width, double(m_present.width) / m_present.height); });
}

Size CanvasSizeDialog::chosenSize() const
{
    return { m_width->value(), m_height->value() };
}

void CanvasSizeDialog::follow(QSpinBox* changed, QSpinBox* other, double otherPerChanged)
{
    if (!m_inProportion->isChecked())
        return;
    const QSignalBlocker quiet(other);
    other->setValue(qRound(changed->value() * otherPerChanged));
}

} // namespace pleinair
