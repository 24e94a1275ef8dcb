#pragma once

#include <QObject>

class QSettings;

namespace pleinair {

class Studio;

/// Keeps in the settings which materials lie on the keys 1 to 0, by their names and for each class
/// table apart, and brings them back whenever a painting or a model comes.
class Favourites final : public QObject {
    Q_OBJECT

public:
    /// Both outlive this.
    Favourites(Studio& studio, QSettings& settings, QObject* parent);

private:
    [[nodiscard]] QString key() const;
    void bringBack();
    void keep();

    Studio& m_studio;
    QSettings& m_settings;
};

} // namespace pleinair
