#pragma once

#include "model/base/label_map.h"

class QMenu;

namespace pleinair {

class Studio;

/// Fills a menu with what can be done with one material: paint with it, give it one of the keys 1
/// to 0, take its key away. @param studio  outlives the menu.
void fillMaterialMenu(QMenu& menu, Studio& studio, ClassId id);

} // namespace pleinair
