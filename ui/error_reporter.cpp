#include "ui/error_reporter.h"

#include "ui/panels/message_bar.h"

#include <QCoreApplication>

namespace pleinair {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("ErrorReporter", text);
}

} // namespace

void ErrorReporter::report(ErrorKind kind, const QString& message, const QString& context)
{
    QStringList sentences;
    const QString what = context.isEmpty() ? headingFor(kind) : context;
    for (const QString& sentence : { what, adviceFor(kind) }) {
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    QStringList lines { sentences.join(u' ') };
    if (!message.isEmpty())
        lines << QCoreApplication::translate("ErrorReporter", "%1",
            "file, place and reason of an error, which are English in every language")
                     .arg(message);
    lines.removeAll(QString());
    m_bar.show(MessageKind::Error, lines.join(u'\n'));
}

void ErrorReporter::report(const Error& error, const QString& context)
{
    report(error.kind(), QString::fromUtf8(error.what()), context);
}

QString ErrorReporter::headingFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::FileNotFound:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "A file is not there."));
    case ErrorKind::FileUnreadable:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "A file cannot be read."));
    case ErrorKind::FileUnwritable:
        return translated(QT_TRANSLATE_NOOP(
            "ErrorReporter", "Nothing was saved; what was there before is untouched."));
    case ErrorKind::BadFile:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "A file is damaged or not of the expected kind."));
    case ErrorKind::UnsupportedVersion:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "A file is newer than this program."));
    case ErrorKind::ModelMismatch:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "What was opened does not fit the model."));
    case ErrorKind::OutOfMemory:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "The memory does not suffice."));
    case ErrorKind::Device:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "The graphics device failed."));
    case ErrorKind::Training:
        return translated(QT_TRANSLATE_NOOP("ErrorReporter", "The training cannot go on."));
    case ErrorKind::InvalidArgument:
        break;
    }
    return {};
}

QString ErrorReporter::adviceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::FileUnwritable:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "Save under another name or in another folder."));
    case ErrorKind::UnsupportedVersion:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "A newer Pleinair can open this file."));
    case ErrorKind::OutOfMemory:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "Choose a smaller size in View > Photograph Size."));
    case ErrorKind::Device:
        return translated(
            QT_TRANSLATE_NOOP("ErrorReporter", "Start with --device cpu to do without it."));
    case ErrorKind::InvalidArgument:
    case ErrorKind::FileNotFound:
    case ErrorKind::FileUnreadable:
    case ErrorKind::BadFile:
    case ErrorKind::ModelMismatch:
    case ErrorKind::Training:
        break;
    }
    return {};
}

} // namespace pleinair
