#pragma once

#include <QFrame>
#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

namespace pleinair {

class TileGrid;

/// A strip over the pictures' lower edge with recent paintings and examples to open. It takes no
/// room from anything and leaves at the first stroke, by its cross, or when something is chosen.
class WelcomeStrip final : public QFrame {
    Q_OBJECT

public:
    /// @param over  a descendant of `window`, over whose lower edge the strip lies; a press there
    /// hides it.
    WelcomeStrip(QWidget* window, QWidget* over);

    /// Something to open.
    struct Entry {
        QString name;
        QString file;
        QImage picture; ///< May be null.
    };

    /// Shows it with these.
    void open(const std::vector<Entry>& recent, const std::vector<Entry>& examples);
    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }

Q_SIGNALS:
    void recentChosen(const QString& file);
    void exampleChosen(const QString& file);
    void newRequested();
    void openRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int index);
    void place();

    QWidget* m_over;
    TileGrid* m_tiles = nullptr;
    QStringList m_files; ///< Of the tiles: recent ones, then examples.
    int m_recentCount = 0;
};

} // namespace pleinair
