#pragma once

#include "model/base/label_map.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "training/data/finding.h"
#include "training/data/layouts.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

/// Makes data sets in a folder that is removed at the end of a test.
class DataFolder {
public:
    /// A photograph with a texture of its own: pictures of other seeds are no near-duplicates.
    void addPhotograph(const std::string& file, Size size, int seed);
    /// A label map of class ids: `id` in its lower half, 0 above, and one unknown pixel.
    void addLabels(const std::string& file, Size size, ClassId id);
    /// An instance map with two instances side by side.
    void addInstances(const std::string& file, Size size);
    /// images/NAME.png and labels/NAME.png, alike in size.
    void addPair(const std::string& name, Size size, ClassId id = 1);

    [[nodiscard]] PairListing listing() const
    {
        return pairsInFolders(m_folder / "images", m_folder / "labels");
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_folder / name; }

private:
    TemporaryFolder m_folder;
    int m_pairs = 0;
};

/// The text of the finding on a pair; empty if there is none.
[[nodiscard]] std::string textOn(const std::string& name, const std::vector<Finding>& findings);

} // namespace pleinair
