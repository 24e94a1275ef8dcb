#include "ui/dialogs/class_mapping_dialog.h"

#include "ui/canvas/label_picture.h"
#include "ui/dialogs/class_swatch.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kListHeight = 320;

QLabel* dimLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"dim"_s);
    return label;
}

} // namespace

ClassMappingDialog::ClassMappingDialog(const QString& modelName, const Document& document,
    const std::vector<ClassId>& used, const ClassTable& classes, std::vector<ClassMatch> matches,
    QWidget* parent)
    : QDialog(parent)
    , m_used(used)
    , m_matches(std::move(matches))
{
    setWindowTitle(tr("Other Materials"));
    auto* list = new QWidget(this);
    auto* grid = new QGridLayout(list);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    int line = 0;
    for (const ClassId id : m_used) {
        const SemanticClass& old = document.classes()[id];
        const QString name = materialText(old.name);
        auto* swatch = new QLabel(list);
        swatch->setPixmap(classSwatch(old.color));
        auto* field = new QComboBox(list);
        for (const SemanticClass& material : classes.classes())
            field->addItem(classSwatch(material.color), materialText(material.name));
        field->setCurrentIndex(m_matches[id].to);
        field->setAccessibleName(tr("What %1 becomes").arg(name));
        grid->addWidget(swatch, line, 0);
        grid->addWidget(new QLabel(name, list), line, 1);
        grid->addWidget(
            dimLabel(tr("%1 %").arg(document.shareOf(id) * 100, 0, 'f', 1), list), line, 2);
        grid->addWidget(new QLabel(u"→"_s, list), line, 3);
        grid->addWidget(field, line, 4);
        grid->addWidget(dimLabel(reasonText(m_matches[id].reason), list), line, 5);
        m_fields.push_back(field);
        ++line;
    }
    grid->setColumnStretch(5, 1);
    grid->setRowStretch(line, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumSize(list->sizeHint().width() + 3 * kGrid,
        std::min(kListHeight, list->sizeHint().height() + kGrid));
    auto* question = new QLabel(
        tr("“%1” knows other materials. What shall the painted ones become?").arg(modelName), this);
    question->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Carry the Painting Over"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Stay with the Old Model"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(question);
    layout->addWidget(scroll, 1);
    layout->addWidget(dimLabel(tr("Undo takes this back, the old model included."), this));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

std::vector<ClassId> ClassMappingDialog::newIds() const
{
    std::vector<ClassId> ids;
    for (const ClassMatch& match : m_matches)
        ids.push_back(match.to);
    for (std::size_t line = 0; line < m_used.size(); ++line)
        ids[m_used[line]] = static_cast<ClassId>(m_fields[line]->currentIndex());
    return ids;
}

QString ClassMappingDialog::reasonText(MatchReason reason)
{
    switch (reason) {
    case MatchReason::SameName:
        return tr("same name");
    case MatchReason::SameCocoStuff:
        return tr("same COCO-Stuff class");
    case MatchReason::SharedAde20k:
        return tr("same ADE20K class");
    case MatchReason::OtherName:
        return tr("another word for it");
    case MatchReason::SameGroup:
        return tr("of the same group");
    case MatchReason::Nothing:
        break;
    }
    return tr("nothing like it: please choose");
}

} // namespace pleinair
