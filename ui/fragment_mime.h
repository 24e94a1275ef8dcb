#pragma once

#include "app/painting/fragment.h"
#include "model/base/class_table.h"

#include <optional>

class QImage;
class QMimeData;

namespace pleinair {

/// Pixels for the system's clipboard: in a format of our own, which keeps classes by their names
/// and the place, and as a picture in class colours for other programs. The caller owns it.
[[nodiscard]] QMimeData* toMimeData(const Fragment& fragment, const ClassTable& classes);

/// Reads our own format; anybody may have written it. Classes that the table does not know become
/// nothing. @return nullopt for other or damaged data.
[[nodiscard]] std::optional<Fragment> fragmentFrom(
    const QMimeData& data, const ClassTable& classes);

/// A picture whose every opaque pixel has exactly the colour of a class, e.g. a label map copied in
/// another program; transparent ones are nothing. @return nullopt for any other picture.
[[nodiscard]] std::optional<Fragment> fragmentFromColors(
    const QImage& picture, const ClassTable& classes);

} // namespace pleinair
