#pragma once

#include <string>

namespace pleinair {

/// What can be said against a file or a pair of a data set.
enum class FindingKind {
    Unreadable, ///< Damaged, of another format, or refused by the system.
    NotAPicture, ///< A picture of a format that is not read.
    NoPartner,
    SameName, ///< Another file of the folder stands for the same pair.
    Link, ///< A link that leads nowhere or back to where it lies.
    NotInSplit, ///< The split file does not name it.
    SizeMismatch,
    TooSmall,
    LabelOutOfRange,
    ColorUnknown,
    NearlyEmpty, ///< Nearly no label, or a photograph of one colour.
    OneClass, ///< The whole picture has one label.
    Duplicate,
    NearDuplicate,
    CrossSplit, ///< A duplicate or near-duplicate of a picture of another split.
};

/// "unreadable", "no-partner", ...: as reports and journals say it.
[[nodiscard]] const char* nameOf(FindingKind kind);
/// @throws Error (BadFile) for any other name.
[[nodiscard]] FindingKind findingKindFrom(const std::string& name);

/// One thing found in a data set.
struct Finding {
    std::string name; ///< Of the pair or the file.
    FindingKind kind = FindingKind::Unreadable;
    std::string text; ///< A sentence, or a part of one, that names file, place and cause.
    bool isLeftOut = true; ///< false: a warning; the pair is used.

    friend bool operator==(const Finding&, const Finding&) = default;
};

} // namespace pleinair
