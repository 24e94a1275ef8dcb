#include "ui/training/training_recipe.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// Photographs that are kept from the training, so that its sample pictures are of unseen maps.
constexpr double kKeptShare = 0.05;
constexpr int kKeptPictures = 8;
/// Somebody looks on, so more often than the command line's.
constexpr int kStepsBetweenSheets = 100;
/// With fewer photographs none is spared.
constexpr int kFewestToKeepSome = 40;

QStringList dataWords(const TrainingRecipe& recipe)
{
    QStringList words;
    switch (recipe.labelSource) {
    case LabelSource::Folder:
        words << u"--images"_s << recipe.photographs << u"--labels"_s << recipe.labels;
        break;
    case LabelSource::DataSet:
        words << recipe.photographs;
        break;
    case LabelSource::Segmenter:
        words << u"--images"_s << recipe.photographs << u"--segment"_s << recipe.segmenter;
        break;
    }
    if (!recipe.classes.isEmpty())
        words << u"--classes"_s << recipe.classes;
    return words << u"--size"_s << QString::number(recipe.sizePx);
}

/// A data set says itself which of its pictures are for checking.
QStringList keptWords(const TrainingRecipe& recipe)
{
    const auto count = QDir(recipe.photographs).entryList(QDir::Files).size();
    if (recipe.labelSource == LabelSource::DataSet || count < kFewestToKeepSome)
        return {};
    const double share = std::max(kKeptShare, double(kKeptPictures) / double(count));
    return { u"--val-share"_s, QString::number(share, 'f', 4) };
}

QString packsOf(const TrainingRecipe& recipe)
{
    return QDir(recipe.folder).filePath(u"data"_s);
}

} // namespace

QString TrainingRecipe::dataProblem() const
{
    if (!QFileInfo(photographs).isDir())
        return tr("Choose the folder of the photographs.");
    if (labelSource == LabelSource::Folder && !QFileInfo(labels).isDir())
        return tr(
            "Choose the folder of the label maps: one for each photograph, of the same name.");
    if (labelSource == LabelSource::Segmenter && segmenter.isEmpty())
        return tr("The model in use cannot name what photographs show; it has no segmenter.");
    return {};
}

QString TrainingRecipe::problem() const
{
    const QString data = dataProblem();
    if (!data.isEmpty())
        return data;
    if (folder.isEmpty())
        return tr("Choose a folder for the run: its states, pictures and the model go there.");
    return {};
}

QStringList TrainingRecipe::checkWords() const
{
    return dataWords(*this) << u"--check"_s << u"--json"_s;
}

QStringList TrainingRecipe::prepareWords() const
{
    return dataWords(*this) + keptWords(*this) + QStringList { u"--out"_s, packsOf(*this) };
}

QStringList TrainingRecipe::trainWords() const
{
    QStringList words { u"--data"_s, packsOf(*this), u"--out"_s, folder, u"--niter"_s,
        QString::number(epochs), u"--batch-size"_s, QString::number(batch), u"--crop-size"_s,
        QString::number(sizePx), u"--sheet-steps"_s, QString::number(kStepsBetweenSheets) };
    if (!name.isEmpty())
        words << u"--name"_s << name;
    if (!perceptual.isEmpty())
        words << u"--perceptual"_s << perceptual;
    if (!from.isEmpty())
        words << u"--from"_s << from;
    return words;
}

} // namespace pleinair
