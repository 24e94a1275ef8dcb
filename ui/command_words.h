#pragma once

#include <QStringList>

namespace pleinair {

/// What else people call an action, e.g. in other programs: "deselect" for Select None. In English
/// and in the window's language. @param id  in the action table.
[[nodiscard]] QStringList otherWordsFor(const QString& id);

} // namespace pleinair
