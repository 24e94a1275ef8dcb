#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace pleinair {

enum class MessageKind { Info, Warning, Error };

/// A message over the pictures that blocks nothing: a sentence, perhaps answers to choose from, and
/// a cross. The newest one is shown; those before it wait until it is closed.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    struct Answer {
        QString text;
        std::function<void()> act;
    };

    /// @param over  a descendant of `window`, over whose lower edge the message lies.
    MessageBar(QWidget* window, QWidget* over);

    /// Infos go by themselves after a while, the rest when closed.
    void show(MessageKind kind, const QString& text, std::vector<Answer> answers = {});
    /// The message lies above this widget of the same window while both are shown.
    void keepClearOf(QWidget* widget);
    /// The sentence on screen; empty when none is.
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Message {
        MessageKind kind = MessageKind::Info;
        QString text;
        std::vector<Answer> answers;
    };

    void showNewest();
    void closeNewest();
    void place();

    QWidget* m_over;
    std::vector<QPointer<QWidget>> m_others; ///< What it keeps clear of.
    std::vector<Message> m_messages; ///< Newest last.
    QTimer m_leave;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QHBoxLayout* m_answers = nullptr;
};

} // namespace pleinair
