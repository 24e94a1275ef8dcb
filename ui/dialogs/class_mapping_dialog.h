#pragma once

#include "app/painting/class_match.h"
#include "app/painting/document.h"

#include <QDialog>

#include <vector>

class QComboBox;

namespace pleinair {

/// Asks what each painted class becomes in another model; each line says why that class is
/// proposed.
class ClassMappingDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param used  classes of the document that are asked about.
    /// @param matches  a proposal for every class of the document.
    ClassMappingDialog(const QString& modelName, const Document& document,
        const std::vector<ClassId>& used, const ClassTable& classes,
        std::vector<ClassMatch> matches, QWidget* parent = nullptr);

    /// Of every class of the document, its new one.
    [[nodiscard]] std::vector<ClassId> newIds() const;
    /// The field that answers for the line of a used class.
    [[nodiscard]] QComboBox* field(int line) const
    {
        return m_fields[static_cast<std::size_t>(line)];
    }

private:
    [[nodiscard]] static QString reasonText(MatchReason reason);

    std::vector<ClassId> m_used;
    std::vector<ClassMatch> m_matches;
    std::vector<QComboBox*> m_fields;
};

} // namespace pleinair
