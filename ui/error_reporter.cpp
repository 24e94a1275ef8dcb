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
    for (const QString& sentence : { context, message, adviceFor(kind) }) {
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    m_bar.show(MessageKind::Error, sentences.join(u' '));
}

void ErrorReporter::report(const Error& error, const QString& context)
{
    report(error.kind(), QString::fromUtf8(error.what()), context);
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
