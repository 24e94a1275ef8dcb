#include "app/cli/inspect_project.h"

#include "app/cli/model_arguments.h"
#include "app/project/project_reader.h"
#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"

namespace pleinair {

namespace {

/// Of files without extras: the bundled model's, where there is one.
ClassTable likelyClasses()
{
    try {
        return readClassTable(bundledModelFolder() / "classes.json");
    } catch (const Error&) {
        return ClassTable::numbered(1);
    }
}

} // namespace

bool beginsAsProject(std::span<const std::byte> start)
{
    return looksLikeProject(start);
}

void inspectProject(const std::filesystem::path& file, Inspection& inspection)
{
    const OpenedProject opened = openProject(file, likelyClasses());
    const Project& project = opened.project;
    const Size size = project.painting.size();
    inspection.kind = "project";
    inspection.summary = "project of " + std::to_string(size.width) + " x " + std::to_string(size.height)
        + " pixels, " + std::to_string(project.painting.layers.size())
        + (project.painting.layers.size() == 1 ? " layer" : " layers");
    inspection.classes = project.painting.classes.classes();
    int number = 0;
    for (const Layer& layer : project.painting.layers) {
        std::string about = printable(layer.info.name) + (layer.info.isVisible ? "" : ", hidden");
        about += layer.info.isLocked ? ", locked" : "";
        inspection.details.emplace_back("layer " + std::to_string(++number), about);
    }
    if (!project.painting.selection.isEmpty())
        inspection.details.emplace_back("selection", "yes");
    if (project.painting.reference)
        inspection.details.emplace_back("reference", printable(project.painting.reference->name));
    if (!project.model.name.empty())
        inspection.details.emplace_back("model", printable(project.model.name));
    if (project.styles.current)
        inspection.details.emplace_back("style", printable(project.styles.current->name));
    if (opened.isRebuilt)
        inspection.warnings.emplace_back(
            "Another program saved it: its layers were read by their colours, by the classes of the bundled model.");
    if (opened.unmatchedCount() > 0)
        inspection.warnings.push_back(unmatchedText(opened.unmatched) + " are no class's colour.");
}

} // namespace pleinair
