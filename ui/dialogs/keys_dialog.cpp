#include "ui/dialogs/keys_dialog.h"

#include "ui/dialogs/keys_editor.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pleinair {

KeysDialog::KeysDialog(const KeyMap& keys, QWidget* parent)
    : QDialog(parent)
    , m_editor(new KeysEditor(keys, this))
{
    setWindowTitle(tr("Keys"));
    resize(720, 600);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_editor->searchField()->setFocus();
}

const KeyMap& KeysDialog::keys() const
{
    return m_editor->keys();
}

} // namespace pleinair
