#pragma once

#include <QObject>
#include <QString>

#include <vector>

class QFrame;
class QWidget;

namespace pleinair {

class MainWindow;

/// Three short hints beside the things they speak of, for somebody who starts the program for the
/// first time. They take no clicks from what lies around them and leave one by one by their
/// crosses, or all together at the first stroke.
class FirstHints final : public QObject {
    Q_OBJECT

public:
    /// Shows them over the window, which owns them.
    explicit FirstHints(MainWindow& window);

    /// Those still on screen.
    [[nodiscard]] std::vector<QFrame*> shown() const;
    void close();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Hint {
        QFrame* bubble = nullptr;
        QWidget* about = nullptr; ///< What it speaks of.
    };

    void add(QWidget* about, const QString& text);
    void place();

    MainWindow& m_window;
    std::vector<Hint> m_hints;
};

} // namespace pleinair
