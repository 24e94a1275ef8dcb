#include "tests/support/tiny_model.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QString output;
    QString errors;
};

Outcome runProgram(const QStringList& arguments, const QString& platform = u"offscreen"_s)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PLEINAIR_PROGRAM), arguments);
    Outcome outcome;
    if (process.waitForFinished(200'000))
        outcome.code = process.exitCode();
    else
        process.kill();
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

void write(const QString& file, const QByteArray& content)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

} // namespace

/// The program as people start it, with a real model of a few kilobytes.
class ProgramTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_model = writeTinyModel(m_folder.filePath(u"model"_s).toStdString());
        const QByteArray name = QByteArray::fromStdString(m_model.classes[1].name);
        write(m_folder.filePath(u"strokes.json"_s),
            R"({"format": "pleinair-strokes", "version": 1, "canvas": [96, 64], "actions": [
                {"tool": "rectangle", "class": ")"
                + name + R"(", "points": [[0, 32, 1, 0], [95, 63, 1, 10]]},
                {"style": {"seed": 3}}, {"wait": "frame"}]})");
    }

    void tellsItsVersionAndItsOptionsWithoutADisplay()
    {
        const Outcome version = runProgram({ u"--version"_s }, u"no-such-platform"_s);
        QCOMPARE(version.code, 0);
        QVERIFY(version.output.contains(QStringLiteral(PLEINAIR_VERSION)));
        const Outcome help = runProgram({ u"--help"_s }, u"no-such-platform"_s);
        QCOMPARE(help.code, 0);
        QVERIFY(help.output.contains(u"--snapshot"_s));
    }

    void replaysASessionAndSavesBothPictures()
    {
        const QString window = m_folder.filePath(u"window.png"_s);
        const QString photograph = m_folder.filePath(u"photograph.jpg"_s);
        const Outcome outcome = runProgram({ u"--play"_s, m_folder.filePath(u"strokes.json"_s),
            u"--model"_s, m_folder.filePath(u"model"_s), u"--snapshot"_s, window, u"--photo"_s,
            photograph, u"--theme"_s, u"light"_s });

        QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
        QCOMPARE(QImage(window).size(), QSize(1440, 900));
        QCOMPARE(QImage(photograph).size(), QSize(64, 32));
    }

    void theSameSessionGivesTheSamePhotograph()
    {
        QList<QImage> photographs;
        for (const QString& name : { u"a.png"_s, u"b.png"_s }) {
            const QString file = m_folder.filePath(name);
            const Outcome outcome = runProgram({ u"--play"_s, m_folder.filePath(u"strokes.json"_s),
                u"--model"_s, m_folder.filePath(u"model"_s), u"--photo"_s, file });
            QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
            photographs << QImage(file);
        }
        QVERIFY(!photographs[0].isNull());
        QCOMPARE(photographs[0], photographs[1]);
    }

    void saysWhatIsWrongAndEndsWithOne()
    {
        const Outcome missing = runProgram({ u"--play"_s, m_folder.filePath(u"missing.json"_s),
            u"--snapshot"_s, m_folder.filePath(u"never.png"_s) });
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.errors.contains(u"missing.json"_s));

        const Outcome noModel = runProgram({ u"--play"_s, m_folder.filePath(u"strokes.json"_s),
            u"--model"_s, m_folder.filePath(u"strokes.json"_s), u"--photo"_s,
            m_folder.filePath(u"never.png"_s) });
        QCOMPARE(noModel.code, 1);
        QVERIFY(noModel.errors.contains(u"strokes.json"_s));

        const Outcome nowhere = runProgram({ u"--play"_s, m_folder.filePath(u"strokes.json"_s),
            u"--model"_s, m_folder.filePath(u"no-model-here"_s) });
        QCOMPARE(nowhere.code, 1);
        QVERIFY(nowhere.errors.contains(u"no-model-here"_s));
    }

    void wrongUsageEndsWithTwo()
    {
        QCOMPARE(runProgram({ u"--no-such-option"_s }).code, 2);
        QCOMPARE(runProgram({ u"--snapshot"_s, u"x.png"_s }).code, 2);
        QCOMPARE(runProgram({ u"--size"_s, u"big"_s }).code, 2);
        QCOMPARE(runProgram({ u"--engine"_s, u"steam"_s }).code, 2);
        QCOMPARE(runProgram({ u"--device"_s, u"abacus"_s }).code, 2);
        QCOMPARE(runProgram({ u"--plan-memory"_s, u"none"_s }).code, 2);
    }

private:
    QTemporaryDir m_folder;
    ModelDescription m_model;
};

QTEST_GUILESS_MAIN(ProgramTest)

#include "program_test.moc"
