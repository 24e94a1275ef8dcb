#include "ui/dialogs/about_dialog.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(const QString& modelName, const QString& modelCard, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Pleinair"));
    auto* icon = new QLabel(this);
    icon->setPixmap(QIcon(u":/pleinair/icons/pleinair.svg"_s).pixmap(96, 96));
    auto* name = new QLabel(u"Pleinair"_s, this);
    name->setProperty("role", u"heading"_s);
    auto* text = new QLabel(tr("Version %1\n\nPaint what things are; a photograph appears beside "
                               "the painting.\n\nFree under the Apache License 2.0. The networks "
                               "follow Park et al., “Semantic Image Synthesis with "
                               "Spatially-Adaptive Normalization”, CVPR 2019.")
                                .arg(QCoreApplication::applicationVersion()),
        this);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    auto* column = new QVBoxLayout;
    column->addWidget(name);
    column->addWidget(text);
    column->addStretch(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(3 * kGrid);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(column, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(top);
    if (!modelName.isEmpty()) {
        auto* heading = new QLabel(tr("Model in use: %1").arg(modelName), this);
        layout->addWidget(heading);
    }
    if (!modelCard.isEmpty()) {
        auto* card = new QTextBrowser(this);
        card->setAccessibleName(tr("Model in use: %1").arg(modelName));
        card->setMarkdown(modelCard);
        card->setOpenLinks(false);
        card->setMinimumSize(520, 240);
        layout->addWidget(card, 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace pleinair
