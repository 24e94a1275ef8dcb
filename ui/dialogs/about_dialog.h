#pragma once

#include <QDialog>

namespace pleinair {

/// Says what the program is, of which version, under which licence, and what the loaded model is.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param modelCard  Markdown; may be empty.
    AboutDialog(const QString& modelName, const QString& modelCard, QWidget* parent = nullptr);
};

} // namespace pleinair
