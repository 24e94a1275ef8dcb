<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Close Window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Copy Photograph</source>
        <translation>Foto kopieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Flip Left and Right</source>
        <translation>Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Flip Upside Down</source>
        <translation>Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Turn Left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn Right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select None</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Invert Selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Grow Selection…</source>
        <translation>Auswahl erweitern…</translation>
    </message>
    <message>
        <source>Shrink Selection…</source>
        <translation>Auswahl verkleinern…</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Replace Material</source>
        <translation>Material ersetzen</translation>
    </message>
    <message>
        <source>Scatter Gradient</source>
        <translation>Streuverlauf</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Select Rectangle</source>
        <translation>Rechteck auswählen</translation>
    </message>
    <message>
        <source>Select Ellipse</source>
        <translation>Ellipse auswählen</translation>
    </message>
    <message>
        <source>Select Freehand</source>
        <translation>Freihand auswählen</translation>
    </message>
    <message>
        <source>Select Area</source>
        <translation>Fläche auswählen</translation>
    </message>
    <message>
        <source>Select by Material</source>
        <translation>Nach Material auswählen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformieren</translation>
    </message>
    <message>
        <source>Smaller Brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Larger Brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Last Material</source>
        <translation>Voriges Material</translation>
    </message>
    <message>
        <source>Search Materials</source>
        <translation>Materialien suchen</translation>
    </message>
    <message>
        <source>Material 1</source>
        <translation>Material 1</translation>
    </message>
    <message>
        <source>Material 2</source>
        <translation>Material 2</translation>
    </message>
    <message>
        <source>Material 3</source>
        <translation>Material 3</translation>
    </message>
    <message>
        <source>Material 4</source>
        <translation>Material 4</translation>
    </message>
    <message>
        <source>Material 5</source>
        <translation>Material 5</translation>
    </message>
    <message>
        <source>Material 6</source>
        <translation>Material 6</translation>
    </message>
    <message>
        <source>Material 7</source>
        <translation>Material 7</translation>
    </message>
    <message>
        <source>Material 8</source>
        <translation>Material 8</translation>
    </message>
    <message>
        <source>Material 9</source>
        <translation>Material 9</translation>
    </message>
    <message>
        <source>Material 10</source>
        <translation>Material 10</translation>
    </message>
    <message>
        <source>Canvas Size…</source>
        <translation>Leinwandgröße…</translation>
    </message>
    <message>
        <source>Scale Painting…</source>
        <translation>Bild skalieren…</translation>
    </message>
    <message>
        <source>Crop to Selection</source>
        <translation>Auf Auswahl zuschneiden</translation>
    </message>
    <message>
        <source>Flip Painting Left and Right</source>
        <translation>Bild waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Flip Painting Upside Down</source>
        <translation>Bild senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Turn Painting Left</source>
        <translation>Bild nach links drehen</translation>
    </message>
    <message>
        <source>Turn Painting Right</source>
        <translation>Bild nach rechts drehen</translation>
    </message>
    <message>
        <source>New Layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>Duplicate Layer</source>
        <translation>Ebene duplizieren</translation>
    </message>
    <message>
        <source>Rename Layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>Remove Layer</source>
        <translation>Ebene entfernen</translation>
    </message>
    <message>
        <source>Raise Layer</source>
        <translation>Ebene anheben</translation>
    </message>
    <message>
        <source>Lower Layer</source>
        <translation>Ebene absenken</translation>
    </message>
    <message>
        <source>Layer Above</source>
        <translation>Ebene darüber</translation>
    </message>
    <message>
        <source>Layer Below</source>
        <translation>Ebene darunter</translation>
    </message>
    <message>
        <source>Merge Down</source>
        <translation>Nach unten vereinen</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Alle Ebenen vereinen</translation>
    </message>
    <message>
        <source>Clear Layer</source>
        <translation>Ebene leeren</translation>
    </message>
    <message>
        <source>Photograph to Trace…</source>
        <translation>Foto als Vorlage…</translation>
    </message>
    <message>
        <source>Remove Traced Photograph</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Fit to Window</source>
        <translation>Ins Fenster einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Turn View Left</source>
        <translation>Ansicht nach links drehen</translation>
    </message>
    <message>
        <source>Turn View Right</source>
        <translation>Ansicht nach rechts drehen</translation>
    </message>
    <message>
        <source>Straighten View</source>
        <translation>Ansicht gerade richten</translation>
    </message>
    <message>
        <source>Mirror View</source>
        <translation>Ansicht spiegeln</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Photograph over Painting</source>
        <translation>Foto über dem Bild</translation>
    </message>
    <message>
        <source>Painting Only</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Photograph Only</source>
        <translation>Nur das Foto</translation>
    </message>
    <message>
        <source>Photograph in Its Own Window</source>
        <translation>Foto in eigenem Fenster</translation>
    </message>
    <message>
        <source>Patterns on Materials</source>
        <translation>Muster auf Materialien</translation>
    </message>
    <message>
        <source>Pause Rendering</source>
        <translation>Berechnung anhalten</translation>
    </message>
    <message>
        <source>Hide Docks</source>
        <translation>Bedienfelder ausblenden</translation>
    </message>
    <message>
        <source>Reset Docks</source>
        <translation>Bedienfelder zurücksetzen</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>Helles Aussehen</translation>
    </message>
    <message>
        <source>Style of a Photograph…</source>
        <translation>Stil eines Fotos…</translation>
    </message>
    <message>
        <source>Random Style</source>
        <translation>Zufälliger Stil</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>Open SPADE Checkpoint…</source>
        <translation>SPADE-Checkpoint öffnen…</translation>
    </message>
    <message>
        <source>Recent Paintings and Examples</source>
        <translation>Letzte Bilder und Beispiele</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>Befehl suchen…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten…</translation>
    </message>
    <message>
        <source>About Pleinair</source>
        <translation>Über Pleinair</translation>
    </message>
    <message>
        <source>Export Again</source>
        <translation>Erneut exportieren</translation>
    </message>
    <message>
        <source>Export As…</source>
        <translation>Exportieren als…</translation>
    </message>
    <message>
        <source>Export Film…</source>
        <translation>Film exportieren…</translation>
    </message>
    <message>
        <source>Import Label Map…</source>
        <translation>Klassenkarte importieren…</translation>
    </message>
    <message>
        <source>Add to Data Set…</source>
        <translation>Zum Datensatz hinzufügen…</translation>
    </message>
    <message>
        <source>Each Stroke a Thing of Its Own</source>
        <translation>Jeder Strich ein eigenes Ding</translation>
    </message>
    <message>
        <source>Vary the Style</source>
        <translation>Stil variieren</translation>
    </message>
    <message>
        <source>Variations of the Style</source>
        <translation>Variationen des Stils</translation>
    </message>
    <message>
        <source>From One Style to Another</source>
        <translation>Von einem Stil zum anderen</translation>
    </message>
    <message>
        <source>Mix Styles</source>
        <translation>Stile mischen</translation>
    </message>
    <message>
        <source>Favourite Style</source>
        <translation>Stil als Favorit</translation>
    </message>
    <message>
        <source>Train a Model…</source>
        <translation>Modell trainieren…</translation>
    </message>
    <message>
        <source>Open Photograph as Painting…</source>
        <translation>Foto als Bild öffnen…</translation>
    </message>
    <message>
        <source>All Styles</source>
        <translation>Alle Stile</translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message>
        <source>save picture, render to file</source>
        <translation>Bild sichern, in Datei rendern</translation>
    </message>
    <message>
        <source>settings, options, language</source>
        <translation>Optionen, Konfiguration, Sprache</translation>
    </message>
    <message>
        <source>deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>inverse selection</source>
        <translation>invertieren, umgekehrte Auswahl</translation>
    </message>
    <message>
        <source>expand selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>contract selection</source>
        <translation>Auswahl zusammenziehen</translation>
    </message>
    <message>
        <source>paint bucket, flood fill</source>
        <translation>Farbeimer, Fülleimer</translation>
    </message>
    <message>
        <source>eyedropper, pipette, color sampler</source>
        <translation>Farbe aufnehmen, Tropfer</translation>
    </message>
    <message>
        <source>marquee</source>
        <translation>Auswahlrahmen</translation>
    </message>
    <message>
        <source>magic wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>scale, rotate, free transform</source>
        <translation>skalieren, drehen, frei transformieren</translation>
    </message>
    <message>
        <source>change class everywhere</source>
        <translation>Klasse überall ändern</translation>
    </message>
    <message>
        <source>thin out, dissolve</source>
        <translation>ausdünnen, auflösen</translation>
    </message>
    <message>
        <source>swap colors, previous class</source>
        <translation>Farben tauschen, vorige Klasse</translation>
    </message>
    <message>
        <source>painting size, extend canvas</source>
        <translation>Bildgröße, Leinwand erweitern</translation>
    </message>
    <message>
        <source>resize image, resolution</source>
        <translation>Bildgröße ändern, Auflösung</translation>
    </message>
    <message>
        <source>copy layer</source>
        <translation>Ebene kopieren</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>reference photograph, background</source>
        <translation>Referenzfoto, Hintergrund, durchpausen</translation>
    </message>
    <message>
        <source>whole picture, zoom to fit</source>
        <translation>ganzes Bild, einpassen</translation>
    </message>
    <message>
        <source>rotate canvas</source>
        <translation>Leinwand drehen, rotieren</translation>
    </message>
    <message>
        <source>reset rotation</source>
        <translation>Drehung zurücksetzen</translation>
    </message>
    <message>
        <source>flip view</source>
        <translation>Ansicht umdrehen</translation>
    </message>
    <message>
        <source>split view</source>
        <translation>geteilte Ansicht</translation>
    </message>
    <message>
        <source>compare, overlay, slider</source>
        <translation>vergleichen, überlagern, Schieber</translation>
    </message>
    <message>
        <source>second screen, monitor, detach</source>
        <translation>zweiter Bildschirm, Monitor, ablösen</translation>
    </message>
    <message>
        <source>color blind, textures</source>
        <translation>farbenblind, Texturen</translation>
    </message>
    <message>
        <source>panels, canvas only</source>
        <translation>Paletten, nur Leinwand</translation>
    </message>
    <message>
        <source>stop live</source>
        <translation>live stoppen</translation>
    </message>
    <message>
        <source>dice, seed, mood</source>
        <translation>Würfel, Startwert, Stimmung</translation>
    </message>
    <message>
        <source>reference mood, light</source>
        <translation>Stimmung, Licht, Vorlage</translation>
    </message>
    <message>
        <source>shortcuts, hotkeys, Krita, Photoshop</source>
        <translation>Tastenkürzel, Tastatur, Krita, Photoshop</translation>
    </message>
    <message>
        <source>start, welcome</source>
        <translation>Start, Willkommen</translation>
    </message>
    <message>
        <source>presets, favourites, light, mood</source>
        <translation>Vorgaben, Favoriten, Licht, Stimmung</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Replace Material</source>
        <translation>Material ersetzen</translation>
    </message>
    <message>
        <source>Scatter Gradient</source>
        <translation>Streuverlauf</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformieren</translation>
    </message>
    <message>
        <source>Brush Stroke</source>
        <translation>Pinselstrich</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select None</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Invert Selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Grow Selection</source>
        <translation>Auswahl erweitern</translation>
    </message>
    <message>
        <source>Shrink Selection</source>
        <translation>Auswahl verkleinern</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Flip Painting</source>
        <translation>Bild spiegeln</translation>
    </message>
    <message>
        <source>Turn Painting</source>
        <translation>Bild drehen</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Canvas Size</source>
        <translation>Leinwandgröße</translation>
    </message>
    <message>
        <source>Scale Painting</source>
        <translation>Bild skalieren</translation>
    </message>
    <message>
        <source>Add Layer</source>
        <translation>Ebene hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate Layer</source>
        <translation>Ebene duplizieren</translation>
    </message>
    <message>
        <source>Remove Layer</source>
        <translation>Ebene entfernen</translation>
    </message>
    <message>
        <source>Move Layer</source>
        <translation>Ebene verschieben</translation>
    </message>
    <message>
        <source>Rename Layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>Layer Visibility</source>
        <translation>Sichtbarkeit der Ebene</translation>
    </message>
    <message>
        <source>Layer Lock</source>
        <translation>Sperre der Ebene</translation>
    </message>
    <message>
        <source>Layer Opacity</source>
        <translation>Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>Merge Down</source>
        <translation>Nach unten vereinen</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Alle Ebenen vereinen</translation>
    </message>
    <message>
        <source>Clear Layer</source>
        <translation>Ebene leeren</translation>
    </message>
    <message>
        <source>Photograph to Trace</source>
        <translation>Foto als Vorlage</translation>
    </message>
</context>
<context>
    <name>ErrorReporter</name>
    <message>
        <source>Save under another name or in another folder.</source>
        <translation>Speichere unter anderem Namen oder in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>A newer Pleinair can open this file.</source>
        <translation>Ein neueres Pleinair kann diese Datei öffnen.</translation>
    </message>
    <message>
        <source>Choose a smaller size in View &gt; Photograph Size.</source>
        <translation>Wähle unter Ansicht &gt; Größe des Fotos eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Start with --device cpu to do without it.</source>
        <translation>Mit --device cpu gestartet, geht es ohne sie.</translation>
    </message>
    <message>
        <source>A file is not there.</source>
        <translation>Eine Datei ist nicht da.</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Eine Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Nothing was saved; what was there before is untouched.</source>
        <translation>Es wurde nichts gespeichert; was vorher da war, ist unberührt.</translation>
    </message>
    <message>
        <source>A file is damaged or not of the expected kind.</source>
        <translation>Eine Datei ist beschädigt oder nicht von der erwarteten Art.</translation>
    </message>
    <message>
        <source>A file is newer than this program.</source>
        <translation>Eine Datei ist neuer als dieses Programm.</translation>
    </message>
    <message>
        <source>What was opened does not fit the model.</source>
        <translation>Was geöffnet wurde, passt nicht zum Modell.</translation>
    </message>
    <message>
        <source>The memory does not suffice.</source>
        <translation>Der Speicher reicht nicht aus.</translation>
    </message>
    <message>
        <source>The graphics device failed.</source>
        <translation>Das Grafikgerät hat versagt.</translation>
    </message>
    <message>
        <source>The training cannot go on.</source>
        <translation>Das Training kann nicht weitergehen.</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>file, place and reason of an error, which are English in every language</comment>
        <translation>Einzelheiten (auf Englisch): %1</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Coast</source>
        <translation>Küste</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>Wüste</translation>
    </message>
    <message>
        <source>Forest stream</source>
        <translation>Waldbach</translation>
    </message>
    <message>
        <source>Mountain lake</source>
        <translation>Bergsee</translation>
    </message>
    <message>
        <source>Terraced fields</source>
        <translation>Terrassenfelder</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Winter</translation>
    </message>
</context>
<context>
    <name>LabelReadings</name>
    <message>
        <source>class colours</source>
        <translation>Farben der Materialien</translation>
    </message>
    <message>
        <source>class numbers</source>
        <translation>Nummern der Materialien</translation>
    </message>
    <message>
        <source>colours as they are</source>
        <translation>Farben, wie sie sind</translation>
    </message>
    <message>
        <source>numbers as they are</source>
        <translation>Nummern, wie sie sind</translation>
    </message>
    <message>
        <source>GauGAN colours</source>
        <translation>Farben von GauGAN</translation>
    </message>
    <message>
        <source>COCO-Stuff numbers</source>
        <translation>Nummern von COCO-Stuff</translation>
    </message>
    <message>
        <source>ADE20K colours</source>
        <translation>Farben von ADE20K</translation>
    </message>
    <message>
        <source>ADE20K numbers</source>
        <translation>Nummern von ADE20K</translation>
    </message>
    <message>
        <source>Cityscapes colours</source>
        <translation>Farben von Cityscapes</translation>
    </message>
    <message>
        <source>Cityscapes numbers</source>
        <translation>Nummern von Cityscapes</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Ebene %1</translation>
    </message>
</context>
<context>
    <name>MaterialMenu</name>
    <message>
        <source>Paint with %1</source>
        <translation>Mit %1 malen</translation>
    </message>
    <message>
        <source>Favourite on Key</source>
        <translation>Favorit auf Taste</translation>
    </message>
    <message>
        <source>No Favourite Any More</source>
        <translation>Kein Favorit mehr</translation>
    </message>
</context>
<context>
    <name>Materials</name>
    <message>
        <source>sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>clouds</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>mountain</source>
        <translation>Berg</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>rock</source>
        <translation>Fels</translation>
    </message>
    <message>
        <source>dirt</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>grass</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>bush</source>
        <translation>Busch</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>sea</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>river</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>lake</source>
        <translation>See</translation>
    </message>
    <message>
        <source>waterfall</source>
        <translation>Wasserfall</translation>
    </message>
    <message>
        <source>road</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Pflanzen</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Gebautes</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Clear noon</source>
        <translation>Klarer Mittag</translation>
    </message>
    <message>
        <source>Bright summer</source>
        <translation>Heller Sommer</translation>
    </message>
    <message>
        <source>Passing clouds</source>
        <translation>Ziehende Wolken</translation>
    </message>
    <message>
        <source>Overcast</source>
        <translation>Bedeckt</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Nebel</translation>
    </message>
    <message>
        <source>Golden evening</source>
        <translation>Goldener Abend</translation>
    </message>
    <message>
        <source>Red sunset</source>
        <translation>Roter Sonnenuntergang</translation>
    </message>
    <message>
        <source>Pale dawn</source>
        <translation>Blasses Morgenrot</translation>
    </message>
    <message>
        <source>Blue dusk</source>
        <translation>Blaue Dämmerung</translation>
    </message>
    <message>
        <source>Storm</source>
        <translation>Sturm</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Winter</translation>
    </message>
    <message>
        <source>Autumn</source>
        <translation>Herbst</translation>
    </message>
    <message>
        <source>Spring morning</source>
        <translation>Frühlingsmorgen</translation>
    </message>
    <message>
        <source>Moonlight</source>
        <translation>Mondlicht</translation>
    </message>
    <message>
        <source>No model is loaded yet.</source>
        <translation>Es ist noch kein Modell geladen.</translation>
    </message>
    <message>
        <source>This model paints in one style only: it was trained without styles.</source>
        <translation>Dieses Modell malt nur in einem Stil: Es wurde ohne Stile trainiert.</translation>
    </message>
    <message>
        <source>This model has no encoder, so it cannot find the style of a photograph.</source>
        <translation>Dieses Modell hat keinen Encoder und kann daher den Stil eines Fotos nicht finden.</translation>
    </message>
    <message>
        <source>Random %1</source>
        <translation>Zufall %1</translation>
    </message>
    <message>
        <source>%1, varied %2</source>
        <translation>%1, Variante %2</translation>
    </message>
    <message>
        <source>%1 to %2, %3 of %4</source>
        <translation>%1 bis %2, %3 von %4</translation>
    </message>
</context>
<context>
    <name>UnmatchedQuestion</name>
    <message>
        <source>%1 pixels in the colours %2</source>
        <translation>%1 Pixel in den Farben %2</translation>
    </message>
    <message>
        <source>Another program saved this project, and some of its pixels have no material&apos;s colour.</source>
        <translation>Ein anderes Programm hat dieses Projekt gespeichert, und einige Pixel haben keine Farbe eines Materials.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>Es sind %1.</translation>
    </message>
    <message>
        <source>Take the Nearest Material</source>
        <translation>Nächstes Material nehmen</translation>
    </message>
    <message>
        <source>Leave Them Empty</source>
        <translation>Leer lassen</translation>
    </message>
</context>
<context>
    <name>pleinair::AboutDialog</name>
    <message>
        <source>About Pleinair</source>
        <translation>Über Pleinair</translation>
    </message>
    <message>
        <source>Version %1

Paint what things are; a photograph appears beside the painting.

Free under the Apache License 2.0. The networks follow Park et al., “Semantic Image Synthesis with Spatially-Adaptive Normalization”, CVPR 2019.</source>
        <translation>Version %1

Male, was die Dinge sind; daneben entsteht ein Foto.

Frei unter der Apache-Lizenz 2.0. Die Netze folgen Park et al., „Semantic Image Synthesis with Spatially-Adaptive Normalization“, CVPR 2019.</translation>
    </message>
    <message>
        <source>Model in use: %1</source>
        <translation>Verwendetes Modell: %1</translation>
    </message>
</context>
<context>
    <name>pleinair::Autosave</name>
    <message>
        <source>A painting of %1 was not saved before the program ended.</source>
        <translation>Ein Bild vom %1 war nicht gespeichert, als das Programm endete.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The painting is not kept against a crash: %1</source>
        <translation>Das Bild ist gegen einen Absturz nicht gesichert: %1</translation>
    </message>
    <message>
        <source>“%1” was not saved after %2, before the program ended.</source>
        <translation>„%1“ wurde nach %2 nicht mehr gespeichert, bevor das Programm endete.</translation>
    </message>
    <message>
        <source>Decide Later</source>
        <translation>Später entscheiden</translation>
    </message>
</context>
<context>
    <name>pleinair::BrushOptions</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More brush settings</source>
        <translation>Weitere Pinseleinstellungen</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Density of grains</source>
        <translation>Dichte der Körner</translation>
    </message>
    <message>
        <source>Size of grains</source>
        <translation>Größe der Körner</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>Edge, spacing, stabiliser, grains</source>
        <translation>Rand, Abstand, Glättung, Körner</translation>
    </message>
    <message>
        <source>Width of the soft edge</source>
        <translation>Breite des weichen Rands</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
</context>
<context>
    <name>pleinair::CanvasSizeDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Keep the proportions</source>
        <translation>Seitenverhältnis behalten</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
</context>
<context>
    <name>pleinair::ClassMappingDialog</name>
    <message>
        <source>Other Materials</source>
        <translation>Andere Materialien</translation>
    </message>
    <message>
        <source>What %1 becomes</source>
        <translation>Was aus %1 wird</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>“%1” knows other materials. What shall the painted ones become?</source>
        <translation>„%1“ kennt andere Materialien. Was soll aus den gemalten werden?</translation>
    </message>
    <message>
        <source>Carry the Painting Over</source>
        <translation>Bild übertragen</translation>
    </message>
    <message>
        <source>Stay with the Old Model</source>
        <translation>Beim alten Modell bleiben</translation>
    </message>
    <message>
        <source>Undo takes this back, the old model included.</source>
        <translation>Rückgängig nimmt das zurück, samt dem alten Modell.</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>same COCO-Stuff class</source>
        <translation>gleiche COCO-Stuff-Klasse</translation>
    </message>
    <message>
        <source>same ADE20K class</source>
        <translation>gleiche ADE20K-Klasse</translation>
    </message>
    <message>
        <source>another word for it</source>
        <translation>ein anderes Wort dafür</translation>
    </message>
    <message>
        <source>of the same group</source>
        <translation>aus derselben Gruppe</translation>
    </message>
    <message>
        <source>nothing like it: please choose</source>
        <translation>nichts Ähnliches: bitte wählen</translation>
    </message>
</context>
<context>
    <name>pleinair::ClassNamesDialog</name>
    <message>
        <source>Name the Materials</source>
        <translation>Materialien benennen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>“%1” has %2 materials without names. Load a class file, or name and colour them here. The names are kept for this checkpoint.</source>
        <translation>„%1“ hat %2 Materialien ohne Namen. Lade eine Klassendatei, oder gib ihnen hier Namen und Farben. Die Namen bleiben für diesen Checkpoint gemerkt.</translation>
    </message>
    <message>
        <source>Use These Names</source>
        <translation>Diese Namen verwenden</translation>
    </message>
    <message>
        <source>Use Numbers</source>
        <translation>Nummern verwenden</translation>
    </message>
    <message>
        <source>Load Class File…</source>
        <translation>Klassendatei laden…</translation>
    </message>
    <message>
        <source>%1 lists %2 classes, but the model has %3.</source>
        <translation>%1 nennt %2 Klassen, das Modell hat aber %3.</translation>
    </message>
    <message>
        <source>Load Class File</source>
        <translation>Klassendatei laden</translation>
    </message>
    <message>
        <source>Class files (*.json);;All files (*)</source>
        <translation>Klassendateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Colour of the Material</source>
        <translation>Farbe des Materials</translation>
    </message>
</context>
<context>
    <name>pleinair::CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippe, was du tun willst</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Nothing of that name.</source>
        <translation>Nichts dieses Namens.</translation>
    </message>
</context>
<context>
    <name>pleinair::DataCheck</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>too rare</source>
        <translation>zu selten</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>nie zu sehen</translation>
    </message>
    <message>
        <source>The label maps hold values that are no class&apos;s: %1. Choose the class file that belongs to them.</source>
        <translation>Die Klassenkarten enthalten Werte, die zu keiner Klasse gehören: %1. Wähle die passende Klassendatei.</translation>
    </message>
    <message>
        <source>A model that learns from fewer than a few hundred photographs repeats what it has seen.</source>
        <translation>Ein Modell, das von weniger als einigen Hundert Fotos lernt, wiederholt, was es gesehen hat.</translation>
    </message>
    <message>
        <source>Too rare to learn: %1.</source>
        <translation>Zu selten zum Lernen: %1.</translation>
    </message>
    <message>
        <source>Never seen, so that painting with them gives nothing: %1.</source>
        <translation>Nie zu sehen, mit ihnen zu malen ergibt also nichts: %1.</translation>
    </message>
</context>
<context>
    <name>pleinair::DataFindings</name>
    <message>
        <source>What the checker found</source>
        <translation>Was die Prüfung fand</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Classes of the data</source>
        <translation>Klassen der Daten</translation>
    </message>
    <message>
        <source>Files that deserve a look</source>
        <translation>Dateien, die man ansehen sollte</translation>
    </message>
    <message>
        <source>The checker names every file that cannot be used, and how often each class is seen.</source>
        <translation>Die Prüfung nennt jede unbrauchbare Datei und wie oft jede Klasse vorkommt.</translation>
    </message>
    <message>
        <source>%1 photographs can be used, %2 cannot.</source>
        <translation>%1 Fotos sind brauchbar, %2 nicht.</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pleinair::Dock</name>
    <message>
        <source>Drag to move, double-click to float</source>
        <translation>Ziehen verschiebt, Doppelklick löst ab</translation>
    </message>
</context>
<context>
    <name>pleinair::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Enlarged by Lanczos resampling: smooth, without new detail.</source>
        <translation>Durch Lanczos-Abtastung vergrößert: glatt, ohne neue Einzelheiten.</translation>
    </message>
    <message>
        <source>Every layer in its class colours, and the photograph above them.</source>
        <translation>Jede Ebene in ihren Klassenfarben, darüber das Foto.</translation>
    </message>
    <message>
        <source>JSON for Pleinair, GPL for Krita and GIMP.</source>
        <translation>JSON für Pleinair, GPL für Krita und GIMP.</translation>
    </message>
    <message>
        <source>%1 labels</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1 colours</source>
        <translation>%1 Farben</translation>
    </message>
    <message>
        <source>%1 palette</source>
        <translation>%1 Palette</translation>
    </message>
    <message>
        <source>%1 styles</source>
        <translation>%1 Stile</translation>
    </message>
    <message>
        <source>%1 photograph</source>
        <translation>%1 Foto</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photograph, 32-bit linear (EXR)</source>
        <translation>Foto, 32 Bit linear (EXR)</translation>
    </message>
    <message>
        <source>Label map, class numbers</source>
        <translation>Klassenkarte, Klassennummern</translation>
    </message>
    <message>
        <source>Label map, class colours</source>
        <translation>Klassenkarte, Klassenfarben</translation>
    </message>
    <message>
        <source>Layers (PSD)</source>
        <translation>Ebenen (PSD)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Contact sheet of all styles</source>
        <translation>Kontaktbogen aller Stile</translation>
    </message>
</context>
<context>
    <name>pleinair::FilmDialog</name>
    <message>
        <source>And back, so that it can be repeated</source>
        <translation>Und zurück, damit er sich wiederholen lässt</translation>
    </message>
    <message>
        <source>Export Film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>How the painting was made</source>
        <translation>Wie das Bild entstand</translation>
    </message>
    <message>
        <source>From one style to another</source>
        <translation>Von einem Stil zum anderen</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>MP4-Video</translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation>WebM-Video</translation>
    </message>
    <message>
        <source>Folder of PNG files</source>
        <translation>Ordner mit PNG-Dateien</translation>
    </message>
    <message>
        <source>%1 film</source>
        <translation>%1 Film</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Folder for the Film</source>
        <translation>Ordner für den Film</translation>
    </message>
</context>
<context>
    <name>pleinair::FilmExport</name>
    <message>
        <source>A film needs a model that renders it, and none is loaded.</source>
        <translation>Ein Film braucht ein Modell, das ihn berechnet, und keines ist geladen.</translation>
    </message>
    <message>
        <source>Filming; the photograph waits meanwhile.</source>
        <translation>Der Film entsteht; das Foto wartet so lange.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export Film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>The film is in %1.</source>
        <translation>Der Film liegt in %1.</translation>
    </message>
</context>
<context>
    <name>pleinair::FirstHints</name>
    <message>
        <source>Pick what to paint here, or press its number.</source>
        <translation>Wähle hier, was du malst, oder drücke seine Ziffer.</translation>
    </message>
    <message>
        <source>Paint here: the photograph follows. The right button brings the materials to the pen, Ctrl+K finds every command.</source>
        <translation>Male hier: das Foto folgt. Die rechte Taste bringt die Materialien zum Stift, Strg+K findet jeden Befehl.</translation>
    </message>
    <message>
        <source>Another style is another light.</source>
        <translation>Ein anderer Stil ist ein anderes Licht.</translation>
    </message>
    <message>
        <source>Close the hint</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>pleinair::HistoryPanel</name>
    <message>
        <source>Earlier steps are forgotten</source>
        <translation>Frühere Schritte sind vergessen</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Oldest steps are forgotten beyond this; see Edit &gt; Preferences</source>
        <translation>Darüber hinaus werden die ältesten Schritte vergessen; siehe Bearbeiten &gt; Einstellungen</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 von %2 MB</translation>
    </message>
</context>
<context>
    <name>pleinair::ImportLabelsDialog</name>
    <message>
        <source>Import “%1”</source>
        <translation>„%1“ importieren</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Values and colours of the picture</source>
        <translation>Werte und Farben des Bildes</translation>
    </message>
    <message>
        <source>Palette File…</source>
        <translation>Palettendatei…</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Fill what is open with…</source>
        <translation>Offenes füllen mit…</translation>
    </message>
    <message>
        <source>Take Nearest Colours</source>
        <translation>Nächste Farben nehmen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>%1, not recognised</source>
        <translation>%1, nicht erkannt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 Pixel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Material for %1</source>
        <translation>Material für %1</translation>
    </message>
    <message>
        <source>Every pixel is recognised.</source>
        <translation>Jedes Pixel ist erkannt.</translation>
    </message>
    <message>
        <source>%1 of %2 pixels are recognised.</source>
        <translation>%1 von %2 Pixeln sind erkannt.</translation>
    </message>
    <message>
        <source>%1 pixels have no material yet: choose one for each row, take the nearest colours, or fill them.</source>
        <translation>%1 Pixel haben noch kein Material: wähle eines für jede Zeile, nimm die nächsten Farben, oder fülle sie.</translation>
    </message>
    <message>
        <source>Palette File</source>
        <translation>Palettendatei</translation>
    </message>
    <message>
        <source>Palette files (*.json);;All files (*)</source>
        <translation>Palettendateien (*.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>pleinair::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>pleinair::KeysEditor</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tasten wie in</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>As Preset</source>
        <translation>Wie Vorgabe</translation>
    </message>
    <message>
        <source>Makes it the action&apos;s only key</source>
        <translation>Macht sie zur einzigen Taste des Befehls</translation>
    </message>
    <message>
        <source>Gives the action one more key</source>
        <translation>Gibt dem Befehl eine weitere Taste</translation>
    </message>
    <message>
        <source>Leaves the action without a key</source>
        <translation>Lässt den Befehl ohne Taste</translation>
    </message>
    <message>
        <source>Gives the action the preset&apos;s keys</source>
        <translation>Gibt dem Befehl die Tasten der Vorgabe</translation>
    </message>
    <message>
        <source>Another action has this key too</source>
        <translation>Ein anderer Befehl hat diese Taste auch</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”, which will lose it.</source>
        <translation>%1 ist die Taste von „%2“, das sie dann verliert.</translation>
    </message>
    <message numerus="yes">
        <source>%n actions share a key with another one; such a key does nothing.</source>
        <translation>
            <numerusform>%n Befehl teilt eine Taste mit einem anderen; so eine Taste tut nichts.</numerusform>
            <numerusform>%n Befehle teilen eine Taste mit einem anderen; so eine Taste tut nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an action, click into the field and press its new key.</source>
        <translation>Wähle einen Befehl, klicke ins Feld und drücke die neue Taste.</translation>
    </message>
</context>
<context>
    <name>pleinair::LabelCanvas</name>
    <message>
        <source>Painting</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>pleinair::LayerList</name>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>pleinair::LayersModel</name>
    <message>
        <source>Trace: %1</source>
        <translation>Vorlage: %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>nicht gesperrt</translation>
    </message>
</context>
<context>
    <name>pleinair::LayersPanel</name>
    <message>
        <source>Opacity of the layer on the canvas</source>
        <translation>Deckkraft der Ebene auf der Leinwand</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>pleinair::LiveRendering</name>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
</context>
<context>
    <name>pleinair::LossCurves</name>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Curves appear with the first steps</source>
        <translation>Kurven erscheinen mit den ersten Schritten</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>pleinair::MainWindow</name>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Tool Options</source>
        <translation>Werkzeugoptionen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>“%1” knows other materials; the painting was carried over to them.</source>
        <translation>„%1“ kennt andere Materialien; das Bild wurde auf sie übertragen.</translation>
    </message>
    <message>
        <source>%1[*] — Pleinair</source>
        <translation>%1[*] — Pleinair</translation>
    </message>
    <message>
        <source>The photograph is on its way</source>
        <translation>Das Foto ist unterwegs</translation>
    </message>
    <message>
        <source>It follows the painting from here on.</source>
        <translation>Von jetzt an folgt es dem Bild.</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>Painting works. For a photograph, click here and choose a model folder, or drop one, or a SPADE checkpoint, onto the window.</source>
        <translation>Malen geht schon. Für ein Foto klicke hier und wähle einen Modellordner, oder ziehe einen, oder einen SPADE-Checkpoint, auf das Fenster.</translation>
    </message>
    <message>
        <source>The GPU paints again.</source>
        <translation>Die GPU malt wieder.</translation>
    </message>
    <message>
        <source>%1 The CPU paints instead.</source>
        <translation>%1 Stattdessen malt die CPU.</translation>
    </message>
    <message>
        <source>Try the GPU Again</source>
        <translation>GPU erneut versuchen</translation>
    </message>
    <message>
        <source>Take Its Style</source>
        <translation>Seinen Stil nehmen</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>Modellordner öffnen</translation>
    </message>
    <message>
        <source>Open SPADE Checkpoint</source>
        <translation>SPADE-Checkpoint öffnen</translation>
    </message>
    <message>
        <source>Generators (*_net_G.pth *.pth *.safetensors)</source>
        <translation>Generatoren (*_net_G.pth *.pth *.safetensors)</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>%1 rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>The picture could not be kept for opening.</source>
        <translation>Das Bild ließ sich zum Öffnen nicht ablegen.</translation>
    </message>
    <message>
        <source>Trace It</source>
        <translation>Als Vorlage nehmen</translation>
    </message>
    <message>
        <source>Open as a Painting</source>
        <translation>Als Bild öffnen</translation>
    </message>
    <message>
        <source>A picture came in.</source>
        <translation>Ein Bild ist angekommen.</translation>
    </message>
    <message>
        <source>Photograph to Trace</source>
        <translation>Foto als Vorlage</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>Fotos (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>Sele&amp;ct</source>
        <translation>&amp;Auswahl</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Photograph Opacity</source>
        <translation>Deckkraft des Fotos</translation>
    </message>
    <message>
        <source>Photograph Size</source>
        <translation>Größe des Fotos</translation>
    </message>
    <message>
        <source>Docks</source>
        <translation>Bedienfelder</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>	%1 ms</source>
        <translation>	%1 ms</translation>
    </message>
    <message>
        <source>	%1 s</source>
        <translation>	%1 s</translation>
    </message>
    <message>
        <source> (the model&apos;s own)</source>
        <translation> (die des Modells)</translation>
    </message>
    <message>
        <source>%1 px%2%3</source>
        <translation>%1 px%2%3</translation>
    </message>
    <message>
        <source>The Model&apos;s Own Size</source>
        <translation>Die Größe des Modells</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Forget These</source>
        <translation>Diese vergessen</translation>
    </message>
    <message>
        <source>Grow the selection by</source>
        <translation>Auswahl erweitern um</translation>
    </message>
    <message>
        <source>Shrink the selection by</source>
        <translation>Auswahl verkleinern um</translation>
    </message>
    <message>
        <source>Canvas Size</source>
        <translation>Leinwandgröße</translation>
    </message>
    <message>
        <source>Room is added or taken on all sides; what is painted keeps its size.</source>
        <translation>Auf allen Seiten kommt Platz hinzu oder fällt weg; das Gemalte behält seine Größe.</translation>
    </message>
    <message>
        <source>Scale Painting</source>
        <translation>Bild skalieren</translation>
    </message>
    <message>
        <source>What is painted becomes larger or smaller with it.</source>
        <translation>Das Gemalte wird mit größer oder kleiner.</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source> (pixels)</source>
        <translation> (Pixel)</translation>
    </message>
    <message>
        <source>Your keys could not be read; the usual ones are used.</source>
        <translation>Deine Tasten ließen sich nicht lesen; die üblichen gelten.</translation>
    </message>
    <message>
        <source>The keys hold until the window closes.</source>
        <translation>Die Tasten gelten, bis das Fenster schließt.</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>Noch kein Foto</translation>
    </message>
    <message>
        <source>It appears here as soon as a model has painted it.</source>
        <translation>Es erscheint hier, sobald ein Modell es gemalt hat.</translation>
    </message>
    <message>
        <source>Folder of the Data Set</source>
        <translation>Ordner des Datensatzes</translation>
    </message>
    <message>
        <source>Painting and photograph were added to %1 as %2.</source>
        <translation>Bild und Foto wurden als %2 zu %1 hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>pleinair::MaterialsPanel</name>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>No material of that name.</source>
        <translation>Kein Material dieses Namens.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search materials</source>
        <translation>Materialien suchen</translation>
    </message>
    <message>
        <source>Favourites Only</source>
        <translation>Nur Favoriten</translation>
    </message>
</context>
<context>
    <name>pleinair::MaterialsPopup</name>
    <message>
        <source>Used Lately</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>Type a material&apos;s name or a favourite&apos;s key</source>
        <translation>Name eines Materials oder Taste eines Favoriten</translation>
    </message>
    <message>
        <source>Search materials</source>
        <translation>Materialien suchen</translation>
    </message>
</context>
<context>
    <name>pleinair::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>pleinair::NavigatorMap</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Drag to move the view</source>
        <translation>Ziehen verschiebt die Ansicht</translation>
    </message>
</context>
<context>
    <name>pleinair::NewPaintingDialog</name>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Large square</source>
        <translation>Großes Quadrat</translation>
    </message>
    <message>
        <source>Landscape 3:2</source>
        <translation>Querformat 3:2</translation>
    </message>
    <message>
        <source>Wide 16:9</source>
        <translation>Breit 16:9</translation>
    </message>
    <message>
        <source>Panorama 2:1</source>
        <translation>Panorama 2:1</translation>
    </message>
    <message>
        <source>Portrait 2:3</source>
        <translation>Hochformat 2:3</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>New Painting</source>
        <translation>Neues Bild</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>Gefüllt mit</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Small square</source>
        <translation>Kleines Quadrat</translation>
    </message>
    <message>
        <source>Small 3:2</source>
        <translation>Klein 3:2</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
</context>
<context>
    <name>pleinair::PaintingExport</name>
    <message>
        <source>Exported, enlarged %1 times by Lanczos resampling, to %2.</source>
        <translation>Exportiert, durch Lanczos-Abtastung %1-fach vergrößert, nach %2.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>The photograph is on the clipboard.</source>
        <translation>Das Foto ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is no photograph yet, because no model is loaded. Open one with Model &gt; Open Model Folder.</source>
        <translation>Es gibt noch kein Foto, weil kein Modell geladen ist. Öffne eines mit Modell &gt; Modellordner öffnen.</translation>
    </message>
</context>
<context>
    <name>pleinair::PaintingFiles</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Restored painting</source>
        <translation>Wiederhergestelltes Bild</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>Was nicht gespeichert ist, geht verloren.</translation>
    </message>
    <message>
        <source>Paintings and photographs (*.ora *.png *.jpg *.jpeg *.webp *.json);;Projects (*.ora);;Label maps (*.png);;Recorded strokes (*.json);;All files (*)</source>
        <translation>Bilder und Fotos (*.ora *.png *.jpg *.jpeg *.webp *.json);;Projekte (*.ora);;Klassenkarten (*.png);;Aufgezeichnete Striche (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import Label Map</source>
        <translation>Klassenkarte importieren</translation>
    </message>
    <message>
        <source>Label maps (*.png);;All files (*)</source>
        <translation>Klassenkarten (*.png);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The layers hold %1 of no material.</source>
        <translation>Die Ebenen enthalten %1 ohne Material.</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Pleinair project, opens in Krita too (*.ora)</source>
        <translation>Pleinair-Projekt, öffnet sich auch in Krita (*.ora)</translation>
    </message>
</context>
<context>
    <name>pleinair::PhotographReading</name>
    <message>
        <source>Open Photograph as Painting</source>
        <translation>Foto als Bild öffnen</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>Fotos (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Looking at what %1 shows…</source>
        <translation>Es wird angesehen, was %1 zeigt…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 could not be opened as a painting.</source>
        <translation>%1 ließ sich nicht als Bild öffnen.</translation>
    </message>
    <message>
        <source>Take Its Style</source>
        <translation>Seinen Stil nehmen</translation>
    </message>
    <message>
        <source>In “%1” there is %2; paint over what was taken for something else.</source>
        <translation>In „%1“ ist %2; übermale, was für etwas anderes gehalten wurde.</translation>
    </message>
</context>
<context>
    <name>pleinair::PhotographWindow</name>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>pleinair::PictureSplit</name>
    <message>
        <source>Edge between painting and photograph</source>
        <translation>Grenze zwischen Bild und Foto</translation>
    </message>
    <message>
        <source>Drag to move the edge</source>
        <translation>Ziehen verschiebt die Grenze</translation>
    </message>
</context>
<context>
    <name>pleinair::PlayController</name>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>%1 ließ sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>There is no photograph, because no model is loaded. Name one with --model.</source>
        <translation>Es gibt kein Foto, weil kein Modell geladen ist. Nenne eines mit --model.</translation>
    </message>
</context>
<context>
    <name>pleinair::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Recent paintings and examples at the start</source>
        <translation>Letzte Bilder und Beispiele beim Start</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Size of letters and controls</source>
        <translation>Größe von Schrift und Bedienung</translation>
    </message>
    <message>
        <source>Language and size change at the next start. The size is on top of what the screen asks for.</source>
        <translation>Sprache und Größe ändern sich beim nächsten Start. Die Größe kommt zu der hinzu, die der Bildschirm verlangt.</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Memory for undo</source>
        <translation>Speicher für Rückgängig</translation>
    </message>
    <message>
        <source>Steps that can be undone take this much memory at most. Beyond it the oldest ones are forgotten. A stroke takes a few kilobytes.</source>
        <translation>Schritte, die sich zurücknehmen lassen, belegen höchstens so viel Speicher. Darüber hinaus werden die ältesten vergessen. Ein Strich braucht wenige Kilobyte.</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Dem schnellsten Gerät</translation>
    </message>
    <message>
        <source>The CPU</source>
        <translation>Der CPU</translation>
    </message>
    <message>
        <source>An NVIDIA GPU</source>
        <translation>Einer NVIDIA-GPU</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>Berechnet von</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory kept between frames</source>
        <translation>Speicher zwischen zwei Fotos</translation>
    </message>
    <message>
        <source>These take effect at the next start. More memory makes strokes on large photographs faster.</source>
        <translation>Das gilt ab dem nächsten Start. Mehr Speicher macht Striche auf großen Fotos schneller.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>pleinair::ProjectState</name>
    <message>
        <source>The project was painted with the materials of “%1”, which is not there; it was carried over to the present ones.</source>
        <translation>Das Projekt wurde mit den Materialien von „%1“ gemalt, das nicht da ist; es wurde auf die jetzigen übertragen.</translation>
    </message>
</context>
<context>
    <name>pleinair::RecentMaterials</name>
    <message>
        <source>%1, used lately</source>
        <translation>%1, zuletzt benutzt</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>Zuletzt benutzt</translation>
    </message>
</context>
<context>
    <name>pleinair::RecipeForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Class files (*.json)</source>
        <translation>Klassendateien (*.json)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>in a folder of their own</source>
        <translation>in einem eigenen Ordner</translation>
    </message>
    <message>
        <source>in the data set&apos;s own folders</source>
        <translation>in den Ordnern des Datensatzes</translation>
    </message>
    <message>
        <source>none: the model in use names what is seen</source>
        <translation>nicht da: Das jetzige Modell benennt, was zu sehen ist</translation>
    </message>
    <message>
        <source>Label maps are</source>
        <translation>Klassenkarten sind</translation>
    </message>
    <message>
        <source>Label maps</source>
        <translation>Klassenkarten</translation>
    </message>
    <message>
        <source>Class file</source>
        <translation>Klassendatei</translation>
    </message>
    <message>
        <source>beside the data, or the landscape&apos;s</source>
        <translation>neben den Daten oder die der Landschaft</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Check the Data</source>
        <translation>Daten prüfen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation>Bilder zugleich</translation>
    </message>
    <message>
        <source>Perceptual network</source>
        <translation>Wahrnehmungsnetz</translation>
    </message>
    <message>
        <source>SqueezeNet or VGG19; better pictures</source>
        <translation>SqueezeNet oder VGG19; bessere Bilder</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Ordner des Laufs</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>The model in use</source>
        <translation>Dem jetzigen Modell</translation>
    </message>
</context>
<context>
    <name>pleinair::RunView</name>
    <message>
        <source>Stop and Make the Model</source>
        <translation>Beenden und Modell erstellen</translation>
    </message>
    <message>
        <source>Use This Model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation>Noch kein Training.</translation>
    </message>
    <message>
        <source>Making the model…</source>
        <translation>Das Modell wird geschrieben…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3 px, %4 pictures a second, %5 left</source>
        <translation>Schritt %1 von %2, %3 px, %4 Bilder je Sekunde, noch %5</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>Angehalten bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>The model is ready.</source>
        <translation>Das Modell ist fertig.</translation>
    </message>
    <message>
        <source>The training ended: %1</source>
        <translation>Das Training endete: %1</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>pleinair::SampleSheet</name>
    <message>
        <source>Sample pictures</source>
        <translation>Probebilder</translation>
    </message>
    <message>
        <source>Sample pictures: label map, photograph, what the model makes of the map</source>
        <translation>Probebilder: Klassenkarte, Foto, und was das Modell aus der Karte macht</translation>
    </message>
</context>
<context>
    <name>pleinair::StatusLine</name>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Wird berechnet</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused, older than the painting</source>
        <translation>Angehalten, älter als das Bild</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Size of the painting and of the photograph</source>
        <translation>Größe des Bildes und des Fotos</translation>
    </message>
    <message>
        <source>Time of the last photograph</source>
        <translation>Rechenzeit des letzten Fotos</translation>
    </message>
    <message>
        <source>What computes the photograph</source>
        <translation>Was das Foto berechnet</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
</context>
<context>
    <name>pleinair::Studio</name>
    <message>
        <source>The layer “%1” is locked.</source>
        <translation>Die Ebene „%1“ ist gesperrt.</translation>
    </message>
    <message>
        <source>The layer “%1” is hidden.</source>
        <translation>Die Ebene „%1“ ist ausgeblendet.</translation>
    </message>
    <message>
        <source>Favourite Material</source>
        <translation>Material als Favorit</translation>
    </message>
</context>
<context>
    <name>pleinair::StyleChooser</name>
    <message>
        <source>Style %1</source>
        <translation>Stil %1</translation>
    </message>
    <message>
        <source>Style of a Photograph</source>
        <translation>Stil eines Fotos</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>Fotos (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A photograph&apos;s style needs a model, and none is loaded.</source>
        <translation>Der Stil eines Fotos braucht ein Modell, und keines ist geladen.</translation>
    </message>
    <message>
        <source>No Favourite: %1</source>
        <translation>Kein Favorit: %1</translation>
    </message>
    <message>
        <source>Favourite: %1</source>
        <translation>Favorit: %1</translation>
    </message>
    <message>
        <source>Photograph Size %1 px</source>
        <translation>Fotogröße %1 px</translation>
    </message>
    <message>
        <source>The Model&apos;s Own Photograph Size</source>
        <translation>Eigene Fotogröße des Modells</translation>
    </message>
</context>
<context>
    <name>pleinair::StyleMixer</name>
    <message>
        <source>Mixed styles</source>
        <translation>Gemischte Stile</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Anteil von %1</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>%1 aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>Add a Style to the Mix</source>
        <translation>Einen Stil zur Mischung nehmen</translation>
    </message>
</context>
<context>
    <name>pleinair::StylePanel</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Style of a Photograph</source>
        <translation>Stil eines Fotos</translation>
    </message>
    <message>
        <source>Random Style</source>
        <translation>Zufälliger Stil</translation>
    </message>
    <message>
        <source>Seed of the random style</source>
        <translation>Startwert des zufälligen Stils</translation>
    </message>
    <message>
        <source>Seed: the same number gives the same style</source>
        <translation>Startwert: dieselbe Zahl ergibt denselben Stil</translation>
    </message>
    <message>
        <source>Keep the Seed</source>
        <translation>Startwert behalten</translation>
    </message>
    <message>
        <source>Drop a photograph here to take over its style.</source>
        <translation>Ziehe ein Foto hierher, um seinen Stil zu übernehmen.</translation>
    </message>
    <message>
        <source>Styles belong to a model, and none is loaded.</source>
        <translation>Stile gehören zu einem Modell, und keines ist geladen.</translation>
    </message>
    <message>
        <source>Strip of styles</source>
        <translation>Leiste der Stile</translation>
    </message>
    <message>
        <source>All Styles</source>
        <translation>Alle Stile</translation>
    </message>
    <message>
        <source>Variations of This Style</source>
        <translation>Variationen dieses Stils</translation>
    </message>
    <message>
        <source>From One Style to Another</source>
        <translation>Von einem Stil zum anderen</translation>
    </message>
    <message>
        <source>Mix Styles</source>
        <translation>Stile mischen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>No Favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Make It a Favourite</source>
        <translation>Zum Favoriten machen</translation>
    </message>
    <message>
        <source>Mix with the Style in Use</source>
        <translation>Mit dem jetzigen Stil mischen</translation>
    </message>
    <message>
        <source>Way from This Style</source>
        <translation>Weg von diesem Stil</translation>
    </message>
    <message>
        <source>Way to This Style</source>
        <translation>Weg zu diesem Stil</translation>
    </message>
    <message>
        <source>The styles come with the model, which is being loaded.</source>
        <translation>Die Stile kommen mit dem Modell, das gerade geladen wird.</translation>
    </message>
</context>
<context>
    <name>pleinair::TileGrid</name>
    <message>
        <source>
%1</source>
        <translation>
%1</translation>
    </message>
    <message>
        <source>
Key %1</source>
        <translation>
Taste %1</translation>
    </message>
</context>
<context>
    <name>pleinair::ToolOptions</name>
    <message>
        <source>Shift+drag sets the size, Ctrl+click picks</source>
        <translation>Umschalt+Ziehen ändert die Größe, Strg+Klick nimmt auf</translation>
    </message>
    <message>
        <source>Uncovers the material below</source>
        <translation>Legt das Material darunter frei</translation>
    </message>
    <message>
        <source>Shift keeps steps of 15°</source>
        <translation>Umschalt hält Schritte von 15° ein</translation>
    </message>
    <message>
        <source>Shift keeps the sides equal</source>
        <translation>Umschalt hält die Seiten gleich</translation>
    </message>
    <message>
        <source>Click the corners; Enter or a double click closes it</source>
        <translation>Klicke die Ecken; Eingabe oder Doppelklick schließt es</translation>
    </message>
    <message>
        <source>Draw around an area to fill it</source>
        <translation>Umfahre eine Fläche, um sie zu füllen</translation>
    </message>
    <message>
        <source>Click a material to replace all of it</source>
        <translation>Klicke ein Material, um alles davon zu ersetzen</translation>
    </message>
    <message>
        <source>Click to take a material from the painting</source>
        <translation>Klicken nimmt ein Material aus dem Bild auf</translation>
    </message>
    <message>
        <source>Drag from where it is dense to where it ends</source>
        <translation>Ziehe vom dichten Anfang bis dahin, wo es endet</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away; a click selects nothing</source>
        <translation>Umschalt fügt hinzu, Alt zieht ab; ein Klick hebt auf</translation>
    </message>
    <message>
        <source>Click; Shift adds, Alt takes away</source>
        <translation>Klicken; Umschalt fügt hinzu, Alt zieht ab</translation>
    </message>
    <message>
        <source>Drag what is selected, or the layer; Alt copies</source>
        <translation>Ziehe die Auswahl oder die Ebene; Alt kopiert</translation>
    </message>
    <message>
        <source>Corners scale, outside turns; Enter applies, Escape takes back</source>
        <translation>Ecken skalieren, außen dreht; Eingabe wendet an, Esc nimmt zurück</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Pen pressure sets the size</source>
        <translation>Stiftdruck bestimmt die Größe</translation>
    </message>
    <message>
        <source>Last material elsewhere</source>
        <translation>Sonst voriges Material</translation>
    </message>
    <message>
        <source>Round Brush</source>
        <translation>Runder Pinsel</translation>
    </message>
    <message>
        <source>Square Brush</source>
        <translation>Quadratischer Pinsel</translation>
    </message>
    <message>
        <source>Diamond Brush</source>
        <translation>Rautenpinsel</translation>
    </message>
    <message>
        <source>Scattering Brush</source>
        <translation>Streupinsel</translation>
    </message>
    <message>
        <source>This Area</source>
        <translation>Diese Fläche</translation>
    </message>
    <message>
        <source>All of the Material</source>
        <translation>Alles vom Material</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Symmetry: what is painted appears on the other side too</source>
        <translation>Symmetrie: Gemaltes erscheint auch auf der anderen Seite</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>No Symmetry</source>
        <translation>Keine Symmetrie</translation>
    </message>
    <message>
        <source>Left and Right</source>
        <translation>Links und rechts</translation>
    </message>
    <message>
        <source>Above and Below</source>
        <translation>Oben und unten</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Close gaps</source>
        <translation>Lücken schließen</translation>
    </message>
    <message>
        <source>Openings narrower than this count as closed</source>
        <translation>Schmalere Öffnungen gelten als geschlossen</translation>
    </message>
    <message>
        <source>Each stroke is a thing of its own, with an edge around it</source>
        <translation>Jeder Strich ist ein eigenes Ding mit einem Rand</translation>
    </message>
    <message>
        <source>Each stroke is a thing of its own</source>
        <translation>Jeder Strich ist ein eigenes Ding</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingPage</name>
    <message>
        <source>Train a Model</source>
        <translation>Modell trainieren</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüfung läuft…</translation>
    </message>
    <message>
        <source>The checker said nothing.</source>
        <translation>Die Prüfung hat nichts gesagt.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>The training is running. It can go on without this page; opening the page finds it again.</source>
        <translation>Das Training läuft. Es kann ohne diese Seite weitergehen; wer sie öffnet, findet es wieder.</translation>
    </message>
    <message>
        <source>Let It Go On</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Pause It</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingRecipe</name>
    <message>
        <source>Choose the folder of the photographs.</source>
        <translation>Wähle den Ordner der Fotos.</translation>
    </message>
    <message>
        <source>Choose the folder of the label maps: one for each photograph, of the same name.</source>
        <translation>Wähle den Ordner der Klassenkarten: zu jedem Foto eine gleichen Namens.</translation>
    </message>
    <message>
        <source>Choose a folder for the run: its states, pictures and the model go there.</source>
        <translation>Wähle einen Ordner für den Lauf: dorthin kommen Zwischenstände, Bilder und das Modell.</translation>
    </message>
    <message>
        <source>The model in use cannot name what photographs show; it has no segmenter.</source>
        <translation>Das jetzige Modell kann nicht benennen, was Fotos zeigen; es hat keinen Segmentierer.</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingRun</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
</context>
<context>
    <name>pleinair::WelcomeStrip</name>
    <message>
        <source>Recent paintings and examples</source>
        <translation>Letzte Bilder und Beispiele</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the strip</source>
        <translation>Leiste schließen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
</context>
</TS>
