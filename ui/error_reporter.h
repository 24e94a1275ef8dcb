#pragma once

#include "model/base/error.h"

#include <QString>

namespace pleinair {

class MessageBar;

/// Says what went wrong, without blocking anything: in the person's language what failed and, where
/// there is something to do about it, what; between them the error's own sentence, in English, with
/// the file, the place and the reason.
class ErrorReporter {
public:
    /// @param bar  outlives the reporter.
    explicit ErrorReporter(MessageBar& bar)
        : m_bar(bar)
    {
    }

    /// @param context  a short sentence before the error's, e.g. what was tried; empty: headingFor().
    void report(ErrorKind kind, const QString& message, const QString& context = {});
    void report(const Error& error, const QString& context = {});

    /// What failed, for errors of that kind; may be empty.
    [[nodiscard]] static QString headingFor(ErrorKind kind);
    /// What the person can do about an error of that kind; may be empty.
    [[nodiscard]] static QString adviceFor(ErrorKind kind);

private:
    MessageBar& m_bar;
};

} // namespace pleinair
