#include "ui/training/training_recipe.h"

#include <QDir>
#include <QFileInfo>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

QStringList dataWords(const TrainingRecipe& recipe)
{
    QStringList words { u"--images"_s, recipe.photographs, u"--labels"_s, recipe.labels };
    if (!recipe.classes.isEmpty())
        words << u"--classes"_s << recipe.classes;
    return words << u"--size"_s << QString::number(recipe.sizePx);
}

QString packOf(const TrainingRecipe& recipe)
{
    return QDir(recipe.folder).filePath(u"train.pack"_s);
}

} // namespace

QString TrainingRecipe::problem() const
{
    if (!QFileInfo(photographs).isDir())
        return tr("Choose the folder of the photographs.");
    if (!QFileInfo(labels).isDir())
        return tr("Choose the folder of the label maps: one for each photograph, of the same name.");
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
    return dataWords(*this) << u"--out"_s << packOf(*this);
}

QStringList TrainingRecipe::trainWords() const
{
    QStringList words { u"--data"_s, packOf(*this), u"--out"_s, folder, u"--niter"_s,
        QString::number(epochs), u"--batch-size"_s, QString::number(batch) };
    if (!name.isEmpty())
        words << u"--name"_s << name;
    if (!from.isEmpty())
        words << u"--from"_s << from;
    return words;
}

} // namespace pleinair
