#pragma once

#include "ui/live_rendering.h"

#include <QObject>

class QSettings;
class QWidget;

namespace pleinair {

class MessageBar;
class UndoHistory;

/// The person's choices of style, and of the photograph's size, as entries of the history.
class StyleChooser final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    StyleChooser(LiveRendering& rendering, UndoHistory& history, QSettings& settings,
        MessageBar& messages, QWidget* window);

    /// Does nothing if it is the present style.
    /// @param mergeKey  choices of the same key, one after the other, are one step.
    void choose(const NamedStyle& style, const std::string& mergeKey = {});
    /// @param index  in the style library.
    void choose(int index);
    void chooseSeed(std::uint64_t seed);
    void chooseRandom();
    /// Another neighbour of the style in use.
    void vary();
    /// A favourite is one no longer, any other style becomes one.
    void toggleFavourite(const NamedStyle& style);
    /// @param px  nullopt: the model's own.
    void choosePhotographSize(std::optional<int> px);
    /// @return whether there is such a preset.
    bool choosePreset(const QString& name);
    /// Asks for a photograph.
    void askForPhotograph();
    /// Takes over a photograph's style as soon as it is found.
    void usePhotograph(const QString& file);

private:
    void noteChangeFrom(const NamedStyle& before, const std::string& mergeKey = {});

    LiveRendering& m_rendering;
    UndoHistory& m_history;
    QSettings& m_settings;
    MessageBar& m_messages;
    QWidget* m_window;
    NamedStyle m_variedFrom; ///< What vary() last started from,
    NamedStyle m_varied; ///< and what came of it: varying that again starts from there, too.
};

} // namespace pleinair
