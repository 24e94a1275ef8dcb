#pragma once

#include "app/painting/selection_operation.h"
#include "ui/canvas/picture_split.h"
#include "ui/error_reporter.h"
#include "ui/key_map.h"
#include "ui/live_rendering.h"
#include "ui/photograph_reading.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

class QMenu;
class QMimeData;
class QSettings;
class QTemporaryDir;
class QToolBar;

namespace pleinair {

class ActionSet;
class Autosave;
class Dock;
class FilmExport;
class HistoryPanel;
class LabelCanvas;
class LayersPanel;
class MaterialsPanel;
class MessageBar;
class ModelOpener;
class NavigatorPanel;
class PaintingExport;
class PaintingFiles;
class PhotoView;
class PhotographWindow;
class ProjectState;
class RecentThumbnails;
class StatusLine;
class Studio;
class StyleChooser;
class StylePanel;
class TrainingPage;
class ViewTransform;
class WelcomeStrip;

/// What the window is given from outside.
struct WindowSetup {
    RenderServices services;
    ClassTable classes; ///< To paint with until a model says otherwise.
    LabelMap painting; ///< In those classes: what is on the canvas at first.
    QString paintingTitle;
    std::filesystem::path examples; ///< Folder of *.strokes.json; may be empty.
    std::filesystem::path recovery; ///< Folder for what is kept against a crash; empty: none.
    /// Folder for what is remembered of models: names of classes, favourite styles; empty: none.
    std::filesystem::path models;
    PhotographReading::Reader readLabels; ///< For photographs opened as paintings.
    QSettings* settings = nullptr; ///< Outlives the window.
    QSize firstSize { 1440, 900 }; ///< Until the person gives the window another.
};

/// The window: painting left, photograph right, tools around them.
///
/// It makes the parts and connects them; what they do is in their own files. GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(WindowSetup setup, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Studio& studio() { return *m_studio; }
    [[nodiscard]] LiveRendering& rendering() { return *m_rendering; }
    [[nodiscard]] ActionSet& actions() { return *m_actions; }
    [[nodiscard]] PaintingFiles& files() { return *m_files; }
    [[nodiscard]] PaintingExport& exporter() { return *m_export; }
    [[nodiscard]] FilmExport& film() { return *m_film; }
    [[nodiscard]] ModelOpener& modelOpener() { return *m_modelOpener; }
    [[nodiscard]] StyleChooser& styleChooser() { return *m_styleChooser; }
    /// The window for a second screen; null while it was never opened.
    [[nodiscard]] PhotographWindow* secondWindow() const { return m_secondWindow; }
    [[nodiscard]] WelcomeStrip& welcome() { return *m_welcome; }
    /// Shows recent paintings and examples over the pictures' edge.
    void openWelcome();
    [[nodiscard]] PhotographReading& photographReading() { return *m_photographReading; }
    [[nodiscard]] LabelCanvas& canvas() { return *m_canvas; }
    [[nodiscard]] PhotoView& photoView() { return *m_photo; }
    [[nodiscard]] MaterialsPanel& materialsPanel() { return *m_materials; }
    [[nodiscard]] PictureSplit& pictures() { return *m_pictures; }
    [[nodiscard]] LayersPanel& layersPanel() { return *m_layers; }
    [[nodiscard]] StylePanel& stylePanel() { return *m_stylePanel; }
    [[nodiscard]] StatusLine& statusLine() { return *m_status; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }

    /// Opens a file by what it is: a model, a painting, or a photograph for its style.
    void openFile(const QString& file);
    /// Adds the painting, with the photograph that is traced, to a data set folder.
    void addToDataSet(const QString& folder);
    void setTheme(ThemeKind kind);
    /// Says what an earlier session left behind, if anything.
    void offerRecovery();
    /// Nothing is asked, kept or remembered, and nothing that differs from run to run is shown: for
    /// recorded sessions and picture tests.
    void setRecorded();
    /// The examples' names and files, as in the menu.
    [[nodiscard]] std::vector<std::pair<QString, QString>> examples() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePictures();
    void makeTools();
    void makeDocks();
    void makeMenus();
    void connectParts();
    void connectFileActions();
    void connectPaintActions();
    void connectSelectionActions();
    void connectCanvasActions();
    void askForDistance(const QString& question, SelectionOperation::Kind kind);
    void paste();
    void connectLayerActions();
    void connectViewActions();
    void connectSplitActions();
    void connectDeskActions();
    void showTraining();
    /// Asks if a training is on screen and running.
    [[nodiscard]] bool mayLeaveTraining();
    void connectSettingActions();
    void changeKeys(const KeyMap& keys);
    void askForTrace();
    /// Asks for the folder.
    void askForDataSet();
    void trace(const QString& file);
    /// Opens dropped files, or asks what a dropped picture is for.
    void takeDropped(const QMimeData& data);
    void takePicture(const QImage& picture);
    void connectDrops();
    void setSecondWindow(bool open);
    void followInSecondWindow();
    void focusPane(int direction);
    void makeWelcome();
    void fillSizeMenu(QMenu& menu);
    void fillRecentMenu(QMenu& menu);
    void fillOpacityMenu(QMenu& menu);
    void showTitle();
    void showPhotograph();
    void showEmptyText();
    void showDevice(const QString& trouble);
    void offerItsStyle(const QString& file);
    void showDocks(bool shown);
    void resetLayout();
    void restoreLayout();
    void saveLayout();
    /// Dims all but one material on the canvas. @param id  -1: none is dimmed.
    void highlight(int id);
    void showMaterialMenu(const QPoint& globalPlace);
    void showAbout();
    void showPreferences();
    /// The docks of the right column with the actions that show them, upper ones first.
    [[nodiscard]] std::vector<std::pair<Dock*, const char*>> columnDocks() const;
    void stepBrush(int direction);

    WindowSetup m_setup;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<ViewTransform> m_transform;
    std::unique_ptr<LiveRendering> m_rendering;
    ActionSet* m_actions = nullptr;
    KeyMap m_keys;
    PictureSplit* m_pictures = nullptr;
    LabelCanvas* m_canvas = nullptr;
    PhotoView* m_photo = nullptr;
    MessageBar* m_messages = nullptr;
    std::unique_ptr<ErrorReporter> m_errors;
    ProjectState* m_state = nullptr;
    PaintingFiles* m_files = nullptr;
    PaintingExport* m_export = nullptr;
    FilmExport* m_film = nullptr;
    StyleChooser* m_styleChooser = nullptr;
    ModelOpener* m_modelOpener = nullptr;
    TrainingPage* m_training = nullptr;
    PhotographReading* m_photographReading = nullptr;
    Autosave* m_autosave = nullptr;
    RecentThumbnails* m_thumbnails = nullptr;
    WelcomeStrip* m_welcome = nullptr;
    PhotographWindow* m_secondWindow = nullptr;
    SplitMode m_modeBefore = SplitMode::SideBySide; ///< Of the second window.
    std::unique_ptr<QTemporaryDir> m_dropped; ///< Holds pictures that came without a file.
    QToolBar* m_toolBar = nullptr;
    QToolBar* m_optionsBar = nullptr;
    Dock* m_materialsDock = nullptr;
    Dock* m_styleDock = nullptr;
    Dock* m_navigatorDock = nullptr;
    Dock* m_layersDock = nullptr;
    Dock* m_historyDock = nullptr;
    MaterialsPanel* m_materials = nullptr;
    StylePanel* m_stylePanel = nullptr;
    NavigatorPanel* m_navigator = nullptr;
    LayersPanel* m_layers = nullptr;
    HistoryPanel* m_history = nullptr;
    StatusLine* m_status = nullptr;
    static constexpr int kLayoutVersion = 2; ///< Of saved layouts; others are not restored.
    QByteArray m_freshLayout;
    QByteArray m_layoutBeforeHiding;
    bool m_recorded = false;
};

} // namespace pleinair
