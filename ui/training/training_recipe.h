#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace pleinair {

/// Where the label maps of a training come from.
enum class LabelSource {
    Folder, ///< A folder beside the photographs, with a map for each of the same name.
    DataSet, ///< The chosen folder is a data set that holds them, in a layout `prepare` knows.
    Segmenter, ///< There are none: the segmenter of a model names what the photographs show.
};

/// What a training is started with, as the page asks for it.
struct TrainingRecipe {
    Q_DECLARE_TR_FUNCTIONS(pleinair::TrainingRecipe)

public:
    QString photographs; ///< With LabelSource::DataSet the data set's folder.
    LabelSource labelSource = LabelSource::Folder;
    QString labels; ///< With LabelSource::Folder.
    QString segmenter; ///< The model folder of LabelSource::Segmenter.
    QString classes; ///< classes.json; empty: as `prepare` finds them.
    QString folder; ///< Of the run.
    QString name; ///< Of the model.
    QString perceptual; ///< Weights of a perceptual network; may be empty.
    int sizePx = 256;
    int epochs = 50;
    int batch = 4;
    QString from; ///< A model folder to begin with; empty: from nothing.

    /// What is missing before the data can be checked, in a sentence; empty if nothing is.
    [[nodiscard]] QString dataProblem() const;
    /// What is missing, in a sentence; empty if it can begin.
    [[nodiscard]] QString problem() const;
    /// Words after "prepare", for the checker's table alone.
    [[nodiscard]] QStringList checkWords() const;
    /// Words after "prepare", for the packs: `data/` in the run folder.
    [[nodiscard]] QStringList prepareWords() const;
    /// Words after "train".
    [[nodiscard]] QStringList trainWords() const;
};

} // namespace pleinair
