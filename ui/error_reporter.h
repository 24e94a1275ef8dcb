#pragma once

#include "model/base/error.h"

#include <QString>

namespace pleinair {

class MessageBar;

/// Says what went wrong, without blocking anything: the error's own sentence and, where there is
/// something to do about it, what.
class ErrorReporter {
public:
    /// @param bar  outlives the reporter.
    explicit ErrorReporter(MessageBar& bar)
        : m_bar(bar)
    {
    }

    /// @param context  a short sentence before the error's, e.g. what was tried; may be empty.
    void report(ErrorKind kind, const QString& message, const QString& context = {});
    void report(const Error& error, const QString& context = {});

    /// What the person can do about an error of that kind; may be empty.
    [[nodiscard]] static QString adviceFor(ErrorKind kind);

private:
    MessageBar& m_bar;
};

} // namespace pleinair
