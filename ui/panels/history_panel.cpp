#include "ui/panels/history_panel.h"

#include "ui/studio.h"
#include "ui/theme.h"

#include <QAbstractListModel>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLineHeight = 24;

} // namespace

/// The lines of the list: the beginning, then each step.
class HistoryModel final : public QAbstractListModel {
public:
    HistoryModel(const UndoHistory& history, QObject* parent)
        : QAbstractListModel(parent)
        , m_history(history)
    {
    }

    void historyChanged()
    {
        beginResetModel();
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : m_history.count() + 1;
    }

    [[nodiscard]] QVariant data(const QModelIndex& line, int role) const override
    {
        switch (role) {
        case Qt::DisplayRole:
            return textOf(line.row());
        case Qt::ForegroundRole:
            if (line.row() > m_history.index())
                return themeColors().disabledText;
            return {};
        case Qt::SizeHintRole:
            return QSize(0, kLineHeight);
        default:
            return {};
        }
    }

private:
    [[nodiscard]] QString textOf(int line) const
    {
        if (line > 0)
            return m_history.text(line - 1);
        return m_history.steps().hasDropped() ? HistoryPanel::tr("Earlier steps are forgotten")
                                              : HistoryPanel::tr("Beginning");
    }

    const UndoHistory& m_history;
};

HistoryPanel::HistoryPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_model(new HistoryModel(studio.history(), this))
    , m_list(new QListView(this))
    , m_memory(new QLabel(this))
{
    setObjectName(u"panel"_s);
    m_list->setObjectName(u"plainList"_s);
    m_list->setAccessibleName(tr("History"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_memory->setProperty("role", u"dim"_s);
    m_memory->setContentsMargins(kGrid, kHalfGrid, kGrid, kHalfGrid);
    m_memory->setToolTip(tr("Oldest steps are forgotten beyond this; see Edit > Preferences"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_memory);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& line) {
            if (m_isShowing || !line.isValid())
                return;
            m_studio.cancel();
            m_studio.history().goTo(line.row());
        });
    connect(&studio.history(), &UndoHistory::changed, this, &HistoryPanel::showHistory);
    showHistory();
}

void HistoryPanel::showHistory()
{
    const UndoHistory& history = m_studio.history();
    m_isShowing = true;
    m_model->historyChanged();
    const QModelIndex now = m_model->index(history.index());
    m_list->setCurrentIndex(now);
    m_list->scrollTo(now);
    m_isShowing = false;
    constexpr double kMiB = 1 << 20;
    m_memory->setText(tr("%1 of %2 MB")
                          .arg(double(history.steps().byteCount()) / kMiB, 0, 'f', 1)
                          .arg(history.steps().budget() >> 20));
}

} // namespace pleinair
