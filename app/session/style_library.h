#pragma once

#include "app/session/named_style.h"
#include "model/io/model_package.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// The styles of the loaded model, those found in photographs, and the one in use.
///
/// Lives on the window's thread. After each choose...() the new current().style goes to the
/// session.
class StyleLibrary {
public:
    /// The model's presets replace all styles; the first one (else seed 0) becomes current.
    void setModel(const ModelDescription& model);

    /// Numbers in a style; 0: the model has no styles.
    [[nodiscard]] int latentLength() const { return m_latentLength; }
    [[nodiscard]] bool hasStyles() const { return m_latentLength > 0; }
    [[nodiscard]] bool canEncodePhotographs() const { return m_canEncode; }
    /// Why not, in a sentence for the person; empty when it can.
    [[nodiscard]] std::string whyNoPhotographs() const;

    /// Presets first, then photographs in the order of their coming.
    [[nodiscard]] const std::vector<NamedStyle>& styles() const { return m_styles; }
    [[nodiscard]] const NamedStyle& current() const { return m_current; }
    /// The chosen one of styles(); nullopt for a random style or a blend.
    [[nodiscard]] std::optional<int> currentIndex() const { return m_currentIndex; }
    /// The first style of that name.
    [[nodiscard]] std::optional<int> indexOf(const std::string& name) const;

    /// @pre 0 <= index < styles().size().
    void choose(int index);
    /// Adds the style of a photograph and chooses it.
    /// @throws Error (ModelMismatch) for a style of another length.
    /// @return its index.
    int addPhotograph(std::string name, StyleVector style, std::filesystem::path source = {});
    /// Random with this very seed.
    void chooseSeed(std::uint64_t seed);
    /// Random with the next seed, or the same one again while the seed is locked.
    void chooseRandom();
    /// The random style of a seed, without choosing it.
    [[nodiscard]] NamedStyle randomOf(std::uint64_t seed) const;
    /// Chooses a style again that was current() before, wherever it now lies, if anywhere.
    /// @return false, and nothing changes, if it is of another length: of another model.
    bool chooseAgain(const NamedStyle& style);
    /// A neighbour of the chosen style; varying again starts from the chosen one.
    void vary(std::uint64_t seed);
    /// Those in use before and now, the newest first, none twice; at most kMostUsed.
    [[nodiscard]] const std::vector<NamedStyle>& used() const { return m_used; }
    /// Forgets one that a slider only passed.
    void forgetUsed(const NamedStyle& style);

    [[nodiscard]] const std::vector<NamedStyle>& favourites() const { return m_favourites; }
    /// Takes over those of the model's length, each once.
    void setFavourites(const std::vector<NamedStyle>& favourites);
    [[nodiscard]] bool isFavourite(const NamedStyle& style) const;
    /// A favourite is one no longer, any other style becomes one.
    void toggleFavourite(const NamedStyle& style);

    static constexpr std::size_t kMostUsed = 24;

    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    [[nodiscard]] bool isSeedLocked() const { return m_seedLocked; }
    void setSeedLocked(bool locked) { m_seedLocked = locked; }

private:
    void use(NamedStyle style, std::optional<int> index);
    void noteUsed(const NamedStyle& style);

    int m_latentLength = 0;
    bool m_canEncode = false;
    bool m_hasModel = false;
    std::vector<NamedStyle> m_styles;
    std::vector<NamedStyle> m_favourites;
    std::vector<NamedStyle> m_used;
    NamedStyle m_base; ///< What was chosen; m_current may be varied from it.
    NamedStyle m_current;
    std::optional<int> m_currentIndex;
    std::uint64_t m_seed = 0;
    bool m_seedLocked = false;
};

} // namespace pleinair
