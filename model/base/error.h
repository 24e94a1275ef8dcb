#pragma once

#include <stdexcept>
#include <string>

namespace pleinair {

/// What kind of thing went wrong, for callers that act on it and for the window, which turns the
/// kind into a translated sentence.
enum class ErrorKind {
    InvalidArgument, ///< A value outside its documented range.
    FileNotFound,
    FileUnreadable, ///< The system refused to read.
    FileUnwritable, ///< The system refused to write, or the disk is full; the old file is untouched.
    BadFile, ///< The content is damaged, hostile, or of another format.
    UnsupportedVersion, ///< Written by a newer program.
    ModelMismatch, ///< Labels, weights and options do not fit together.
    OutOfMemory,
    Device, ///< A compute device is missing, lost, or refused.
    Training, ///< The training cannot go on, e.g. a loss that is not a number.
};

/// The world failed. The only exception that leaves a Pleinair library.
///
/// The message is a whole sentence that names the thing (file, key, place) and the cause, expected
/// and found. It is written for the person in front of the screen.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message)
        : std::runtime_error(message)
        , m_kind(kind)
    {
    }

    [[nodiscard]] ErrorKind kind() const noexcept { return m_kind; }

private:
    ErrorKind m_kind;
};

} // namespace pleinair
