#include "ui/training/training_page.h"

#include "tests/unit/ui/registry.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

class Folder {
public:
    Folder()
    {
        QFile::copy(QStringLiteral(PLEINAIR_FAKE_TRAINER), program());
        QFile::setPermissions(program(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        for (const char* name : { "photos", "broken", "labels" })
            QDir(m_folder.path()).mkdir(QString::fromLatin1(name));
    }

    [[nodiscard]] QString program() const { return path(u"pleinair-cli"_s); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] TrainingRecipe recipe() const
    {
        TrainingRecipe recipe;
        recipe.photographs = path(u"photos"_s);
        recipe.labels = path(u"labels"_s);
        recipe.folder = path(u"run"_s);
        return recipe;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TrainingPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsProgressHoweverItsLinesAreCut()
    {
        RunProgress progress;
        progress.take("{\"step\": 1, \"steps\": 9, \"eta_s\": 8, \"G_GAN\": 0.5}\n{\"step\": 2, \"ste");
        progress.take("ps\": 9, \"G_GAN\": 0.25}\nno json\n{\"message\": \"hello\"}\n");
        QCOMPARE(progress.step(), qint64(2));
        QCOMPARE(progress.message(), u"hello"_s);
        QCOMPARE(progress.losses()[u"G_GAN"_s].size(), 2);
        // A resumed run repeats steps: the newer ones count.
        progress.take("{\"step\": 2, \"steps\": 9, \"G_GAN\": 1}\n");
        QCOMPARE(progress.losses()[u"G_GAN"_s].size(), 2);
        QCOMPARE(progress.losses()[u"G_GAN"_s].last().value, 1.);
        for (int step = 3; step < 10'000; ++step)
            progress.take("{\"step\": " + QByteArray::number(step) + ", \"G_GAN\": 1}\n");
        QVERIFY(progress.losses()[u"G_GAN"_s].size() <= RunProgress::kMostPoints);
        QCOMPARE(progress.losses()[u"G_GAN"_s].last().step, 9999.);
        progress.take("{\"state\": \"writing model\"}\n");
        QVERIFY(progress.isMakingModel());
        progress.take("{\"state\": \"model\", \"file\": \"run/model\"}\n");
        QVERIFY(!progress.isMakingModel());
        QCOMPARE(durationText(200), u"3:20"_s);
        QCOMPARE(durationText(7500), u"2 h 05 min"_s);
    }

    void showsWhatTheCheckerFinds()
    {
        const Folder folder;
        QSettings settings(folder.path(u"settings.ini"_s), QSettings::IniFormat);
        TrainingPage page(folder.program(), settings);
        page.setRecipe(folder.recipe());
        page.check();

        QTRY_COMPARE(page.classTable()->rowCount(), 2);
        QCOMPARE(page.classTable()->item(0, 1)->text(), u"97"_s);
        QCOMPARE(page.classTable()->item(1, 3)->text(), u"too rare"_s);
        QVERIFY(page.findings().contains(u"97 photographs can be used, 3 cannot."_s));
        QVERIFY(page.findings().contains(u"repeats what it has seen"_s));
        QVERIFY(page.findings().contains(u"Too rare to learn: snow."_s));
        QVERIFY(page.findings().contains(u"no class's: 7, 9."_s));
    }

    void asksThePreparationForWhatWasChosen()
    {
        QTemporaryDir photographs;
        for (int i = 0; i < 80; ++i)
            QVERIFY(QFile(photographs.filePath(u"%1.jpg"_s.arg(i))).open(QIODevice::WriteOnly));
        TrainingRecipe recipe;
        recipe.photographs = photographs.path();
        recipe.folder = u"/run"_s;
        recipe.labels = photographs.path();
        recipe.sizePx = 128;
        QCOMPARE(recipe.prepareWords(),
            QStringList({ u"--images"_s, photographs.path(), u"--labels"_s, photographs.path(),
                u"--size"_s, u"128"_s, u"--val-share"_s, u"0.1000"_s, u"--out"_s, u"/run/data"_s }));

        recipe.labelSource = LabelSource::DataSet;
        QCOMPARE(recipe.prepareWords(),
            QStringList({ photographs.path(), u"--size"_s, u"128"_s, u"--out"_s, u"/run/data"_s }));

        recipe.labelSource = LabelSource::Segmenter;
        QVERIFY(recipe.problem().contains(u"segmenter"_s));
        recipe.segmenter = u"/model"_s;
        QCOMPARE(recipe.problem(), QString());
        QCOMPARE(recipe.checkWords(),
            QStringList({ u"--images"_s, photographs.path(), u"--segment"_s, u"/model"_s,
                u"--size"_s, u"128"_s, u"--check"_s, u"--json"_s }));
    }

    void refusesInASentenceWhatIsMissing()
    {
        const Folder folder;
        QSettings settings(folder.path(u"settings.ini"_s), QSettings::IniFormat);
        TrainingPage page(folder.program(), settings);
        page.start();
        QVERIFY(page.status().contains(u"photographs"_s));
        TrainingRecipe broken = folder.recipe();
        broken.photographs = folder.path(u"broken"_s);
        page.setRecipe(broken);
        page.start();
        QTRY_COMPARE(page.run().state(), TrainingRun::State::Failed);
        QVERIFY(page.status().contains(u"None of the 3 pairs"_s));
    }

    void trainsToTheEnd()
    {
        const Folder folder;
        QSettings settings(folder.path(u"settings.ini"_s), QSettings::IniFormat);
        TrainingPage page(folder.program(), settings);
        page.setRecipe(folder.recipe());
        page.start();

        QTRY_VERIFY_WITH_TIMEOUT(page.run().progress().step() > 0, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(page.run().state(), TrainingRun::State::Finished, 30'000);
        QCOMPARE(page.run().progress().step(), qint64(40));
        QVERIFY(!page.run().model().isEmpty());
    }

    void pausesAndAnotherWindowFindsItAndGoesOn()
    {
        const Folder folder;
        QSettings settings(folder.path(u"settings.ini"_s), QSettings::IniFormat);
        auto first = std::make_unique<TrainingPage>(folder.program(), settings);
        first->setRecipe(folder.recipe());
        first->start();
        QTRY_VERIFY_WITH_TIMEOUT(first->run().progress().step() > 0, 20'000);
        first.reset();

        TrainingPage second(folder.program(), settings);
        QCOMPARE(second.run().state(), TrainingRun::State::Running);
        second.run().pause();
        QTRY_COMPARE_WITH_TIMEOUT(second.run().state(), TrainingRun::State::Paused, 20'000);
        const qint64 step = second.run().progress().step();
        QVERIFY(step < 40);
        QCOMPARE(second.run().goOn(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(second.run().progress().step() > step, 20'000);

        second.run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(second.run().state(), TrainingRun::State::Finished, 20'000);
        QVERIFY(second.run().progress().step() < 40);
    }
};

static const Registered<TrainingPageTest> registered("TrainingPage");

#include "training_page_test.moc"
