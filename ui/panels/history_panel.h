#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace pleinair {

class HistoryModel;
class Studio;

/// Everything that was done, as a list: a click on a line goes back or forward to it. What is
/// undone stands there dimmed; the line in effect is marked.
class HistoryPanel final : public QWidget {
    Q_OBJECT

public:
    /// @param studio  outlives the panel.
    explicit HistoryPanel(Studio& studio, QWidget* parent = nullptr);

    /// One line for each step, after one for the beginning.
    [[nodiscard]] QListView* list() const { return m_list; }

private:
    void showHistory();

    Studio& m_studio;
    HistoryModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_memory = nullptr;
    bool m_isShowing = false;
};

} // namespace pleinair
