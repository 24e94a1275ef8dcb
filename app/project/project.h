#pragma once

#include "app/painting/document_content.h"
#include "model/base/image.h"
#include "model/base/style_vector.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// The model that a painting was made with.
struct ProjectModel {
    std::string name;
    std::string hash; ///< SHA-256 of its generator.
    std::filesystem::path path; ///< Where it lay; empty if nowhere.

    friend bool operator==(const ProjectModel&, const ProjectModel&) = default;
};

/// A share of a mixed style, whole: what it was made of may be gone.
struct ProjectIngredient {
    std::string name;
    StyleVector vector; ///< Of the mix's length.
    float weight = 0; ///< Not negative; of no matter but to the other weights.

    friend bool operator==(const ProjectIngredient&, const ProjectIngredient&) = default;
};

/// A style with everything it needs to come back, whatever model is there then.
struct ProjectStyle {
    std::string name;
    std::string origin; ///< "preset", "photograph", "random" or "blend".
    StyleVector vector; ///< Empty: a model without styles.
    std::uint64_t seed = 0;
    std::filesystem::path source; ///< A photograph's file; may be empty, or gone.
    std::vector<ProjectIngredient> ingredients {}; ///< Of a mix.

    friend bool operator==(const ProjectStyle&, const ProjectStyle&) = default;
};

struct ProjectStyles {
    std::optional<ProjectStyle> current;
    std::vector<ProjectStyle> photographs; ///< Those found in photographs, in their order.
    std::uint64_t seed = 0;
    bool isSeedLocked = false;

    friend bool operator==(const ProjectStyles&, const ProjectStyles&) = default;
};

/// What is seen of the painting on screen.
struct ProjectView {
    bool isFitted = true;
    double scale = 1; ///< View pixels per painting pixel.
    double centreX = 0; ///< In painting pixels.
    double centreY = 0;
    double turn = 0; ///< Degrees clockwise.
    bool isMirrored = false;
    std::optional<int> photographShortSide; ///< nullopt: the model's own.

    friend bool operator==(const ProjectView&, const ProjectView&) = default;
};

/// A painting with everything that belongs to it: what a project file holds.
struct Project {
    DocumentContent painting;
    ProjectModel model;
    ProjectStyles styles;
    ProjectView view;
    Image photograph; ///< Of the painting as it is; empty if there is none.
    /// What its project.json held that this program does not know, as JSON: kept when it is saved.
    std::string unknown {};
};

} // namespace pleinair
