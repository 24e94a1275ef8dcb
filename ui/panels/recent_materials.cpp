#include "ui/panels/recent_materials.h"

#include "ui/canvas/label_picture.h"
#include "ui/language.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QPainter>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSwatchPx = 12;

QIcon swatchOf(const QColor& color, qreal ratio)
{
    QPixmap pixmap(QSize(kSwatchPx, kSwatchPx) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    // Snow on a light panel, coal on a dark one: the rim shows them.
    painter.setPen(themeColors().dimText);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(.5, .5, kSwatchPx - 1, kSwatchPx - 1), 3, 3);
    return pixmap;
}

} // namespace

RecentMaterials::RecentMaterials(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (int i = 0; i < Palette::kRecent; ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(u"chip"_s);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({ kSwatchPx, kSwatchPx });
        connect(button, &QToolButton::clicked, this, [this, i] {
            const auto& recent = m_studio.palette().recent();
            if (i < static_cast<int>(recent.size()))
                m_studio.chooseClass(recent[std::size_t(i)]);
        });
        m_buttons.push_back(button);
    }
    connect(&studio, &Studio::classChanged, this, &RecentMaterials::showRecent);
    connect(&studio, &Studio::replaced, this, &RecentMaterials::showRecent);
    showRecent();
}

void RecentMaterials::showRecent()
{
    const auto& recent = m_studio.palette().recent();
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QToolButton* button = m_buttons[i];
        if (i >= recent.size()) {
            button->setText({});
            button->setAccessibleName(tr("Used lately"));
            continue;
        }
        const SemanticClass& material = m_studio.document().classes()[recent[i]];
        button->setText(materialText(material.name));
        button->setAccessibleName(button->text());
        button->setIcon(swatchOf(toQColor(material.color), devicePixelRatioF()));
        button->setToolTip(tr("%1, used lately").arg(button->text()));
    }
    arrange();
}

void RecentMaterials::resizeEvent(QResizeEvent*)
{
    arrange();
}

void RecentMaterials::arrange()
{
    int x = 0;
    bool hasRoom = true;
    for (QToolButton* button : m_buttons) {
        const QSize size = button->sizeHint();
        hasRoom = hasRoom && !button->text().isEmpty() && x + size.width() <= width();
        button->setVisible(hasRoom);
        if (!hasRoom)
            continue;
        button->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + kHalfGrid;
    }
}

} // namespace pleinair
