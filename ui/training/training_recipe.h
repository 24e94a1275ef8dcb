#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace pleinair {

/// What a training is started with, as the page asks for it.
struct TrainingRecipe {
    Q_DECLARE_TR_FUNCTIONS(pleinair::TrainingRecipe)

public:
    QString photographs;
    QString labels;
    QString classes; ///< classes.json.
    QString folder; ///< Of the run.
    QString name; ///< Of the model.
    int sizePx = 256;
    int epochs = 50;
    int batch = 4;
    QString from; ///< A model folder to begin with; empty: from nothing.

    /// What is missing, in a sentence; empty if it can begin.
    [[nodiscard]] QString problem() const;
    /// Words after "prepare", for the checker's table alone.
    [[nodiscard]] QStringList checkWords() const;
    /// Words after "prepare", for the pack.
    [[nodiscard]] QStringList prepareWords() const;
    /// Words after "train".
    [[nodiscard]] QStringList trainWords() const;
};

} // namespace pleinair
