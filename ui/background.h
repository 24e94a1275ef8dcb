#pragma once

#include "model/base/error.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <utility>
#include <variant>

namespace pleinair {

/// Runs `work` on another thread and hands what it returns, or the error it throws, to the GUI
/// thread: for files, on which the window never waits. Nothing is called once `context` is gone.
/// Call it on the GUI thread.
template <typename Result>
void runInBackground(QObject* context, std::function<Result()> work,
    std::function<void(Result)> done, std::function<void(Error)> failed)
{
    using Outcome = std::variant<Result, Error>;
    const auto attempt = [work = std::move(work)]() -> Outcome {
        try {
            return work();
        } catch (const Error& error) {
            return error;
        } catch (const std::bad_alloc&) {
            return Error(ErrorKind::OutOfMemory, "There is not enough memory for this file.");
        } catch (const std::exception& error) {
            return Error(ErrorKind::BadFile, error.what());
        }
    };
    QThreadPool::globalInstance()->start([attempt, done, failed, guard = QPointer(context)] {
        // The application outlives its thread pool; whether the context still lives is only known
        // on its own thread.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [done, failed, guard, outcome = attempt()]() mutable {
                if (!guard)
                    return;
                if (Error* error = std::get_if<Error>(&outcome))
                    failed(std::move(*error));
                else
                    done(std::move(std::get<Result>(outcome)));
            },
            Qt::QueuedConnection);
    });
}

} // namespace pleinair
