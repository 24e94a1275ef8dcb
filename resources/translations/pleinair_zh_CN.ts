<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close Window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Copy Photograph</source>
        <translation>复制照片</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Flip Left and Right</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Flip Upside Down</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Turn Left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn Right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select None</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Invert Selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Grow Selection…</source>
        <translation>扩展选区…</translation>
    </message>
    <message>
        <source>Shrink Selection…</source>
        <translation>收缩选区…</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Replace Material</source>
        <translation>替换材质</translation>
    </message>
    <message>
        <source>Scatter Gradient</source>
        <translation>散布渐变</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>吸管</translation>
    </message>
    <message>
        <source>Select Rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Select Ellipse</source>
        <translation>椭圆选择</translation>
    </message>
    <message>
        <source>Select Freehand</source>
        <translation>自由选择</translation>
    </message>
    <message>
        <source>Select Area</source>
        <translation>选择区域</translation>
    </message>
    <message>
        <source>Select by Material</source>
        <translation>按材质选择</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Smaller Brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger Brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Last Material</source>
        <translation>上一个材质</translation>
    </message>
    <message>
        <source>Search Materials</source>
        <translation>搜索材质</translation>
    </message>
    <message>
        <source>Material 1</source>
        <translation>材质 1</translation>
    </message>
    <message>
        <source>Material 2</source>
        <translation>材质 2</translation>
    </message>
    <message>
        <source>Material 3</source>
        <translation>材质 3</translation>
    </message>
    <message>
        <source>Material 4</source>
        <translation>材质 4</translation>
    </message>
    <message>
        <source>Material 5</source>
        <translation>材质 5</translation>
    </message>
    <message>
        <source>Material 6</source>
        <translation>材质 6</translation>
    </message>
    <message>
        <source>Material 7</source>
        <translation>材质 7</translation>
    </message>
    <message>
        <source>Material 8</source>
        <translation>材质 8</translation>
    </message>
    <message>
        <source>Material 9</source>
        <translation>材质 9</translation>
    </message>
    <message>
        <source>Material 10</source>
        <translation>材质 10</translation>
    </message>
    <message>
        <source>Canvas Size…</source>
        <translation>画布大小…</translation>
    </message>
    <message>
        <source>Scale Painting…</source>
        <translation>缩放画作…</translation>
    </message>
    <message>
        <source>Crop to Selection</source>
        <translation>裁剪到选区</translation>
    </message>
    <message>
        <source>Flip Painting Left and Right</source>
        <translation>水平翻转画作</translation>
    </message>
    <message>
        <source>Flip Painting Upside Down</source>
        <translation>垂直翻转画作</translation>
    </message>
    <message>
        <source>Turn Painting Left</source>
        <translation>画作向左旋转</translation>
    </message>
    <message>
        <source>Turn Painting Right</source>
        <translation>画作向右旋转</translation>
    </message>
    <message>
        <source>New Layer</source>
        <translation>新建图层</translation>
    </message>
    <message>
        <source>Duplicate Layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Rename Layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Remove Layer</source>
        <translation>移除图层</translation>
    </message>
    <message>
        <source>Raise Layer</source>
        <translation>上移图层</translation>
    </message>
    <message>
        <source>Lower Layer</source>
        <translation>下移图层</translation>
    </message>
    <message>
        <source>Layer Above</source>
        <translation>上方图层</translation>
    </message>
    <message>
        <source>Layer Below</source>
        <translation>下方图层</translation>
    </message>
    <message>
        <source>Merge Down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>拼合图层</translation>
    </message>
    <message>
        <source>Clear Layer</source>
        <translation>清空图层</translation>
    </message>
    <message>
        <source>Photograph to Trace…</source>
        <translation>用于描摹的照片…</translation>
    </message>
    <message>
        <source>Remove Traced Photograph</source>
        <translation>移除描摹照片</translation>
    </message>
    <message>
        <source>Fit to Window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Turn View Left</source>
        <translation>视图向左旋转</translation>
    </message>
    <message>
        <source>Turn View Right</source>
        <translation>视图向右旋转</translation>
    </message>
    <message>
        <source>Straighten View</source>
        <translation>摆正视图</translation>
    </message>
    <message>
        <source>Mirror View</source>
        <translation>镜像视图</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Photograph over Painting</source>
        <translation>照片叠在画作上</translation>
    </message>
    <message>
        <source>Painting Only</source>
        <translation>仅画作</translation>
    </message>
    <message>
        <source>Photograph Only</source>
        <translation>仅照片</translation>
    </message>
    <message>
        <source>Photograph in Its Own Window</source>
        <translation>照片使用独立窗口</translation>
    </message>
    <message>
        <source>Patterns on Materials</source>
        <translation>材质图案</translation>
    </message>
    <message>
        <source>Pause Rendering</source>
        <translation>暂停渲染</translation>
    </message>
    <message>
        <source>Hide Docks</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Reset Docks</source>
        <translation>重置面板</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Style of a Photograph…</source>
        <translation>照片的风格…</translation>
    </message>
    <message>
        <source>Random Style</source>
        <translation>随机风格</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Open SPADE Checkpoint…</source>
        <translation>打开 SPADE 检查点…</translation>
    </message>
    <message>
        <source>Recent Paintings and Examples</source>
        <translation>最近的画作和示例</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>About Pleinair</source>
        <translation>关于 Pleinair</translation>
    </message>
    <message>
        <source>Export Again</source>
        <translation>再次导出</translation>
    </message>
    <message>
        <source>Export As…</source>
        <translation>导出为…</translation>
    </message>
    <message>
        <source>Export Film…</source>
        <translation>导出影片…</translation>
    </message>
    <message>
        <source>Import Label Map…</source>
        <translation>导入标签图…</translation>
    </message>
    <message>
        <source>Add to Data Set…</source>
        <translation>添加到数据集…</translation>
    </message>
    <message>
        <source>Each Stroke a Thing of Its Own</source>
        <translation>每一笔都是单独的物体</translation>
    </message>
    <message>
        <source>Vary the Style</source>
        <translation>变化风格</translation>
    </message>
    <message>
        <source>Variations of the Style</source>
        <translation>风格的变化</translation>
    </message>
    <message>
        <source>From One Style to Another</source>
        <translation>从一种风格到另一种</translation>
    </message>
    <message>
        <source>Mix Styles</source>
        <translation>混合风格</translation>
    </message>
    <message>
        <source>Favourite Style</source>
        <translation>收藏风格</translation>
    </message>
    <message>
        <source>Train a Model…</source>
        <translation>训练模型…</translation>
    </message>
    <message>
        <source>Open Photograph as Painting…</source>
        <translation>将照片作为画作打开…</translation>
    </message>
    <message>
        <source>All Styles</source>
        <translation>所有风格</translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message>
        <source>save picture, render to file</source>
        <translation>保存图片, 渲染到文件</translation>
    </message>
    <message>
        <source>settings, options, language</source>
        <translation>设置, 选项, 语言</translation>
    </message>
    <message>
        <source>deselect</source>
        <translation>取消选区</translation>
    </message>
    <message>
        <source>inverse selection</source>
        <translation>反向选区</translation>
    </message>
    <message>
        <source>expand selection</source>
        <translation>扩大选区</translation>
    </message>
    <message>
        <source>contract selection</source>
        <translation>缩小选区</translation>
    </message>
    <message>
        <source>paint bucket, flood fill</source>
        <translation>油漆桶, 泛洪填充</translation>
    </message>
    <message>
        <source>eyedropper, pipette, color sampler</source>
        <translation>取色器, 滴管, 颜色取样</translation>
    </message>
    <message>
        <source>marquee</source>
        <translation>选框</translation>
    </message>
    <message>
        <source>magic wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>scale, rotate, free transform</source>
        <translation>缩放, 旋转, 自由变换</translation>
    </message>
    <message>
        <source>change class everywhere</source>
        <translation>全部更改类别</translation>
    </message>
    <message>
        <source>thin out, dissolve</source>
        <translation>变稀疏, 溶解</translation>
    </message>
    <message>
        <source>swap colors, previous class</source>
        <translation>交换颜色, 上一个类别</translation>
    </message>
    <message>
        <source>painting size, extend canvas</source>
        <translation>画作尺寸, 扩展画布</translation>
    </message>
    <message>
        <source>resize image, resolution</source>
        <translation>调整图像大小, 分辨率</translation>
    </message>
    <message>
        <source>copy layer</source>
        <translation>拷贝图层</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>reference photograph, background</source>
        <translation>参考照片, 背景</translation>
    </message>
    <message>
        <source>whole picture, zoom to fit</source>
        <translation>整幅画面, 缩放适合</translation>
    </message>
    <message>
        <source>rotate canvas</source>
        <translation>旋转画布</translation>
    </message>
    <message>
        <source>reset rotation</source>
        <translation>重置旋转</translation>
    </message>
    <message>
        <source>flip view</source>
        <translation>翻转视图</translation>
    </message>
    <message>
        <source>split view</source>
        <translation>拆分视图</translation>
    </message>
    <message>
        <source>compare, overlay, slider</source>
        <translation>对比, 叠加, 滑块</translation>
    </message>
    <message>
        <source>second screen, monitor, detach</source>
        <translation>第二屏幕, 显示器, 分离</translation>
    </message>
    <message>
        <source>color blind, textures</source>
        <translation>色盲, 纹理</translation>
    </message>
    <message>
        <source>panels, canvas only</source>
        <translation>仅画布, 停靠栏</translation>
    </message>
    <message>
        <source>stop live</source>
        <translation>停止实时</translation>
    </message>
    <message>
        <source>dice, seed, mood</source>
        <translation>骰子, 种子, 氛围</translation>
    </message>
    <message>
        <source>reference mood, light</source>
        <translation>参考氛围, 光线</translation>
    </message>
    <message>
        <source>shortcuts, hotkeys, Krita, Photoshop</source>
        <translation>热键, 键盘, Krita, Photoshop</translation>
    </message>
    <message>
        <source>start, welcome</source>
        <translation>开始, 欢迎</translation>
    </message>
    <message>
        <source>presets, favourites, light, mood</source>
        <translation>预设, 收藏, 光线, 氛围</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Replace Material</source>
        <translation>替换材质</translation>
    </message>
    <message>
        <source>Scatter Gradient</source>
        <translation>散布渐变</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Brush Stroke</source>
        <translation>画笔笔画</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select None</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Invert Selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Grow Selection</source>
        <translation>扩展选区</translation>
    </message>
    <message>
        <source>Shrink Selection</source>
        <translation>收缩选区</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Flip Painting</source>
        <translation>翻转画作</translation>
    </message>
    <message>
        <source>Turn Painting</source>
        <translation>旋转画作</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Canvas Size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Scale Painting</source>
        <translation>缩放画作</translation>
    </message>
    <message>
        <source>Add Layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>Duplicate Layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Remove Layer</source>
        <translation>移除图层</translation>
    </message>
    <message>
        <source>Move Layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>Rename Layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Layer Visibility</source>
        <translation>图层可见性</translation>
    </message>
    <message>
        <source>Layer Lock</source>
        <translation>图层锁定</translation>
    </message>
    <message>
        <source>Layer Opacity</source>
        <translation>图层不透明度</translation>
    </message>
    <message>
        <source>Merge Down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>拼合图层</translation>
    </message>
    <message>
        <source>Clear Layer</source>
        <translation>清空图层</translation>
    </message>
    <message>
        <source>Photograph to Trace</source>
        <translation>用于描摹的照片</translation>
    </message>
</context>
<context>
    <name>ErrorReporter</name>
    <message>
        <source>Save under another name or in another folder.</source>
        <translation>请换一个名称或文件夹保存。</translation>
    </message>
    <message>
        <source>A newer Pleinair can open this file.</source>
        <translation>更新版本的 Pleinair 可以打开此文件。</translation>
    </message>
    <message>
        <source>Choose a smaller size in View &gt; Photograph Size.</source>
        <translation>请在“视图 &gt; 照片大小”中选择较小的尺寸。</translation>
    </message>
    <message>
        <source>Start with --device cpu to do without it.</source>
        <translation>使用 --device cpu 启动即可不用它。</translation>
    </message>
    <message>
        <source>A file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Nothing was saved; what was there before is untouched.</source>
        <translation>没有保存任何内容；原有的文件未受影响。</translation>
    </message>
    <message>
        <source>A file is damaged or not of the expected kind.</source>
        <translation>文件已损坏，或不是预期的类型。</translation>
    </message>
    <message>
        <source>A file is newer than this program.</source>
        <translation>文件来自比本程序更新的版本。</translation>
    </message>
    <message>
        <source>What was opened does not fit the model.</source>
        <translation>打开的内容与模型不匹配。</translation>
    </message>
    <message>
        <source>The memory does not suffice.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>The graphics device failed.</source>
        <translation>图形设备出现故障。</translation>
    </message>
    <message>
        <source>The training cannot go on.</source>
        <translation>训练无法继续。</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>file, place and reason of an error, which are English in every language</comment>
        <translation>详情（英文）：%1</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Coast</source>
        <translation>海岸</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>沙漠</translation>
    </message>
    <message>
        <source>Forest stream</source>
        <translation>林间溪流</translation>
    </message>
    <message>
        <source>Mountain lake</source>
        <translation>山间湖泊</translation>
    </message>
    <message>
        <source>Terraced fields</source>
        <translation>梯田</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>冬天</translation>
    </message>
</context>
<context>
    <name>LabelReadings</name>
    <message>
        <source>class colours</source>
        <translation>材质颜色</translation>
    </message>
    <message>
        <source>class numbers</source>
        <translation>材质编号</translation>
    </message>
    <message>
        <source>colours as they are</source>
        <translation>原样颜色</translation>
    </message>
    <message>
        <source>numbers as they are</source>
        <translation>原样编号</translation>
    </message>
    <message>
        <source>GauGAN colours</source>
        <translation>GauGAN 颜色</translation>
    </message>
    <message>
        <source>COCO-Stuff numbers</source>
        <translation>COCO-Stuff 编号</translation>
    </message>
    <message>
        <source>ADE20K colours</source>
        <translation>ADE20K 颜色</translation>
    </message>
    <message>
        <source>ADE20K numbers</source>
        <translation>ADE20K 编号</translation>
    </message>
    <message>
        <source>Cityscapes colours</source>
        <translation>Cityscapes 颜色</translation>
    </message>
    <message>
        <source>Cityscapes numbers</source>
        <translation>Cityscapes 编号</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴的图层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>图层 %1</translation>
    </message>
</context>
<context>
    <name>MaterialMenu</name>
    <message>
        <source>Paint with %1</source>
        <translation>用“%1”绘画</translation>
    </message>
    <message>
        <source>Favourite on Key</source>
        <translation>收藏到按键</translation>
    </message>
    <message>
        <source>No Favourite Any More</source>
        <translation>取消收藏</translation>
    </message>
</context>
<context>
    <name>Materials</name>
    <message>
        <source>sky</source>
        <translation>天空</translation>
    </message>
    <message>
        <source>clouds</source>
        <translation>云</translation>
    </message>
    <message>
        <source>mountain</source>
        <translation>山</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>雪</translation>
    </message>
    <message>
        <source>rock</source>
        <translation>岩石</translation>
    </message>
    <message>
        <source>dirt</source>
        <translation>泥土</translation>
    </message>
    <message>
        <source>sand</source>
        <translation>沙</translation>
    </message>
    <message>
        <source>grass</source>
        <translation>草</translation>
    </message>
    <message>
        <source>field</source>
        <translation>田野</translation>
    </message>
    <message>
        <source>bush</source>
        <translation>灌木</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>sea</source>
        <translation>海</translation>
    </message>
    <message>
        <source>river</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>lake</source>
        <translation>湖</translation>
    </message>
    <message>
        <source>waterfall</source>
        <translation>瀑布</translation>
    </message>
    <message>
        <source>road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>天空</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>陆地</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>植物</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>人造物</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Clear noon</source>
        <translation>晴朗正午</translation>
    </message>
    <message>
        <source>Bright summer</source>
        <translation>明媚夏日</translation>
    </message>
    <message>
        <source>Passing clouds</source>
        <translation>流云</translation>
    </message>
    <message>
        <source>Overcast</source>
        <translation>阴天</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>薄雾</translation>
    </message>
    <message>
        <source>Golden evening</source>
        <translation>金色傍晚</translation>
    </message>
    <message>
        <source>Red sunset</source>
        <translation>红色日落</translation>
    </message>
    <message>
        <source>Pale dawn</source>
        <translation>淡色黎明</translation>
    </message>
    <message>
        <source>Blue dusk</source>
        <translation>蓝色黄昏</translation>
    </message>
    <message>
        <source>Storm</source>
        <translation>暴风雨</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>冬天</translation>
    </message>
    <message>
        <source>Autumn</source>
        <translation>秋天</translation>
    </message>
    <message>
        <source>Spring morning</source>
        <translation>春天的早晨</translation>
    </message>
    <message>
        <source>Moonlight</source>
        <translation>月光</translation>
    </message>
    <message>
        <source>No model is loaded yet.</source>
        <translation>尚未加载模型。</translation>
    </message>
    <message>
        <source>This model paints in one style only: it was trained without styles.</source>
        <translation>此模型只有一种风格：训练时没有使用风格。</translation>
    </message>
    <message>
        <source>This model has no encoder, so it cannot find the style of a photograph.</source>
        <translation>此模型没有编码器，因此无法获取照片的风格。</translation>
    </message>
    <message>
        <source>Random %1</source>
        <translation>随机 %1</translation>
    </message>
    <message>
        <source>%1, varied %2</source>
        <translation>%1，变体 %2</translation>
    </message>
    <message>
        <source>%1 to %2, %3 of %4</source>
        <translation>%1 到 %2，第 %3 步，共 %4 步</translation>
    </message>
</context>
<context>
    <name>UnmatchedQuestion</name>
    <message>
        <source>%1 pixels in the colours %2</source>
        <translation>%1 个像素，颜色为 %2</translation>
    </message>
    <message>
        <source>Another program saved this project, and some of its pixels have no material&apos;s colour.</source>
        <translation>此项目由其他程序保存，其中有些像素不是任何材质的颜色。</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>共有 %1。</translation>
    </message>
    <message>
        <source>Take the Nearest Material</source>
        <translation>采用最接近的材质</translation>
    </message>
    <message>
        <source>Leave Them Empty</source>
        <translation>保持为空</translation>
    </message>
</context>
<context>
    <name>pleinair::AboutDialog</name>
    <message>
        <source>About Pleinair</source>
        <translation>关于 Pleinair</translation>
    </message>
    <message>
        <source>Version %1

Paint what things are; a photograph appears beside the painting.

Free under the Apache License 2.0. The networks follow Park et al., “Semantic Image Synthesis with Spatially-Adaptive Normalization”, CVPR 2019.</source>
        <translation>版本 %1

画出事物是什么，旁边就会出现一张照片。

依据 Apache License 2.0 自由使用。网络遵循 Park 等人的论文 “Semantic Image Synthesis with Spatially-Adaptive Normalization”，CVPR 2019。</translation>
    </message>
    <message>
        <source>Model in use: %1</source>
        <translation>正在使用的模型：%1</translation>
    </message>
</context>
<context>
    <name>pleinair::Autosave</name>
    <message>
        <source>A painting of %1 was not saved before the program ended.</source>
        <translation>%1 的一幅画作在程序结束前没有保存。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>The painting is not kept against a crash: %1</source>
        <translation>画作没有防崩溃备份：%1</translation>
    </message>
    <message>
        <source>“%1” was not saved after %2, before the program ended.</source>
        <translation>“%1”在 %2 之后、程序结束之前没有保存。</translation>
    </message>
    <message>
        <source>Decide Later</source>
        <translation>稍后决定</translation>
    </message>
</context>
<context>
    <name>pleinair::BrushOptions</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More brush settings</source>
        <translation>更多画笔设置</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>稳定器</translation>
    </message>
    <message>
        <source>Density of grains</source>
        <translation>颗粒密度</translation>
    </message>
    <message>
        <source>Size of grains</source>
        <translation>颗粒大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>颗粒</translation>
    </message>
    <message>
        <source>Edge, spacing, stabiliser, grains</source>
        <translation>边缘、间距、稳定器、颗粒</translation>
    </message>
    <message>
        <source>Width of the soft edge</source>
        <translation>柔和边缘的宽度</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔和边缘</translation>
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
        <translation>保持比例</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
</context>
<context>
    <name>pleinair::ClassMappingDialog</name>
    <message>
        <source>Other Materials</source>
        <translation>其他材质</translation>
    </message>
    <message>
        <source>What %1 becomes</source>
        <translation>%1 变成什么</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>“%1” knows other materials. What shall the painted ones become?</source>
        <translation>“%1”使用其他材质。已画的材质要变成什么？</translation>
    </message>
    <message>
        <source>Carry the Painting Over</source>
        <translation>转换画作</translation>
    </message>
    <message>
        <source>Stay with the Old Model</source>
        <translation>保留旧模型</translation>
    </message>
    <message>
        <source>Undo takes this back, the old model included.</source>
        <translation>撤销可以恢复，包括旧模型。</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>same COCO-Stuff class</source>
        <translation>相同的 COCO-Stuff 类别</translation>
    </message>
    <message>
        <source>same ADE20K class</source>
        <translation>相同的 ADE20K 类别</translation>
    </message>
    <message>
        <source>another word for it</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>of the same group</source>
        <translation>同一组</translation>
    </message>
    <message>
        <source>nothing like it: please choose</source>
        <translation>没有相近的：请选择</translation>
    </message>
</context>
<context>
    <name>pleinair::ClassNamesDialog</name>
    <message>
        <source>Name the Materials</source>
        <translation>为材质命名</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>“%1” has %2 materials without names. Load a class file, or name and colour them here. The names are kept for this checkpoint.</source>
        <translation>“%1”有 %2 个没有名称的材质。请加载类别文件，或在此命名并设置颜色。名称会为此检查点保留。</translation>
    </message>
    <message>
        <source>Use These Names</source>
        <translation>使用这些名称</translation>
    </message>
    <message>
        <source>Use Numbers</source>
        <translation>使用编号</translation>
    </message>
    <message>
        <source>Load Class File…</source>
        <translation>加载类别文件…</translation>
    </message>
    <message>
        <source>%1 lists %2 classes, but the model has %3.</source>
        <translation>%1 列出了 %2 个类别，但模型有 %3 个。</translation>
    </message>
    <message>
        <source>Load Class File</source>
        <translation>加载类别文件</translation>
    </message>
    <message>
        <source>Class files (*.json);;All files (*)</source>
        <translation>类别文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Colour of the Material</source>
        <translation>材质的颜色</translation>
    </message>
</context>
<context>
    <name>pleinair::CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Nothing of that name.</source>
        <translation>没有这个名称的命令。</translation>
    </message>
</context>
<context>
    <name>pleinair::DataCheck</name>
    <message>
        <source>good</source>
        <translation>足够</translation>
    </message>
    <message>
        <source>too rare</source>
        <translation>太少</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>从未出现</translation>
    </message>
    <message>
        <source>The label maps hold values that are no class&apos;s: %1. Choose the class file that belongs to them.</source>
        <translation>标签图中有不属于任何类别的值：%1。请选择与之对应的类别文件。</translation>
    </message>
    <message>
        <source>A model that learns from fewer than a few hundred photographs repeats what it has seen.</source>
        <translation>照片少于几百张时，模型只会重复它见过的内容。</translation>
    </message>
    <message>
        <source>Too rare to learn: %1.</source>
        <translation>太少，无法学习：%1。</translation>
    </message>
    <message>
        <source>Never seen, so that painting with them gives nothing: %1.</source>
        <translation>从未出现，用它们绘画不会有结果：%1。</translation>
    </message>
</context>
<context>
    <name>pleinair::DataFindings</name>
    <message>
        <source>What the checker found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Classes of the data</source>
        <translation>数据的类别</translation>
    </message>
    <message>
        <source>Files that deserve a look</source>
        <translation>值得查看的文件</translation>
    </message>
    <message>
        <source>The checker names every file that cannot be used, and how often each class is seen.</source>
        <translation>检查会列出所有不可用的文件，以及每个类别出现的次数。</translation>
    </message>
    <message>
        <source>%1 photographs can be used, %2 cannot.</source>
        <translation>%1 张照片可用，%2 张不可用。</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>无类别</translation>
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
        <translation>拖动可移动，双击可浮动</translation>
    </message>
</context>
<context>
    <name>pleinair::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Enlarged by Lanczos resampling: smooth, without new detail.</source>
        <translation>用 Lanczos 重采样放大：平滑，但没有新细节。</translation>
    </message>
    <message>
        <source>Every layer in its class colours, and the photograph above them.</source>
        <translation>每个图层使用类别颜色，照片在最上层。</translation>
    </message>
    <message>
        <source>JSON for Pleinair, GPL for Krita and GIMP.</source>
        <translation>JSON 供 Pleinair 使用，GPL 供 Krita 和 GIMP 使用。</translation>
    </message>
    <message>
        <source>%1 labels</source>
        <translation>%1 标签</translation>
    </message>
    <message>
        <source>%1 colours</source>
        <translation>%1 颜色</translation>
    </message>
    <message>
        <source>%1 palette</source>
        <translation>%1 调色板</translation>
    </message>
    <message>
        <source>%1 styles</source>
        <translation>%1 风格</translation>
    </message>
    <message>
        <source>%1 photograph</source>
        <translation>%1 照片</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photograph, 32-bit linear (EXR)</source>
        <translation>照片，32 位线性 (EXR)</translation>
    </message>
    <message>
        <source>Label map, class numbers</source>
        <translation>标签图，类别编号</translation>
    </message>
    <message>
        <source>Label map, class colours</source>
        <translation>标签图，类别颜色</translation>
    </message>
    <message>
        <source>Layers (PSD)</source>
        <translation>图层 (PSD)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>调色板</translation>
    </message>
    <message>
        <source>Contact sheet of all styles</source>
        <translation>所有风格的缩略图表</translation>
    </message>
</context>
<context>
    <name>pleinair::FilmDialog</name>
    <message>
        <source>And back, so that it can be repeated</source>
        <translation>再返回，便于循环播放</translation>
    </message>
    <message>
        <source>Export Film</source>
        <translation>导出影片</translation>
    </message>
    <message>
        <source>How the painting was made</source>
        <translation>画作的绘制过程</translation>
    </message>
    <message>
        <source>From one style to another</source>
        <translation>从一种风格到另一种</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>画作</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>MP4 视频</translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation>WebM 视频</translation>
    </message>
    <message>
        <source>Folder of PNG files</source>
        <translation>PNG 文件夹</translation>
    </message>
    <message>
        <source>%1 film</source>
        <translation>%1 影片</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Folder for the Film</source>
        <translation>影片文件夹</translation>
    </message>
</context>
<context>
    <name>pleinair::FilmExport</name>
    <message>
        <source>A film needs a model that renders it, and none is loaded.</source>
        <translation>影片需要模型来渲染，但没有加载模型。</translation>
    </message>
    <message>
        <source>Filming; the photograph waits meanwhile.</source>
        <translation>正在制作影片；照片暂停更新。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export Film</source>
        <translation>导出影片</translation>
    </message>
    <message>
        <source>The film is in %1.</source>
        <translation>影片已保存到 %1。</translation>
    </message>
</context>
<context>
    <name>pleinair::FirstHints</name>
    <message>
        <source>Pick what to paint here, or press its number.</source>
        <translation>在这里选择要画的材质，或按它的数字键。</translation>
    </message>
    <message>
        <source>Paint here: the photograph follows. The right button brings the materials to the pen, Ctrl+K finds every command.</source>
        <translation>在这里绘画，照片会随之变化。右键可在笔尖处选材质，Ctrl+K 可查找所有命令。</translation>
    </message>
    <message>
        <source>Another style is another light.</source>
        <translation>换一种风格，就换一种光线。</translation>
    </message>
    <message>
        <source>Close the hint</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>pleinair::HistoryPanel</name>
    <message>
        <source>Earlier steps are forgotten</source>
        <translation>更早的步骤已被丢弃</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Oldest steps are forgotten beyond this; see Edit &gt; Preferences</source>
        <translation>超出后会丢弃最早的步骤；见“编辑 &gt; 首选项”</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
</context>
<context>
    <name>pleinair::ImportLabelsDialog</name>
    <message>
        <source>Import “%1”</source>
        <translation>导入“%1”</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>图片中</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Values and colours of the picture</source>
        <translation>图片的数值和颜色</translation>
    </message>
    <message>
        <source>Palette File…</source>
        <translation>调色板文件…</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Fill what is open with…</source>
        <translation>将其余填充为…</translation>
    </message>
    <message>
        <source>Take Nearest Colours</source>
        <translation>采用最接近的颜色</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1, not recognised</source>
        <translation>%1，未识别</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 个像素</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Material for %1</source>
        <translation>%1 的材质</translation>
    </message>
    <message>
        <source>Every pixel is recognised.</source>
        <translation>所有像素都已识别。</translation>
    </message>
    <message>
        <source>%1 of %2 pixels are recognised.</source>
        <translation>已识别 %1 / %2 个像素。</translation>
    </message>
    <message>
        <source>%1 pixels have no material yet: choose one for each row, take the nearest colours, or fill them.</source>
        <translation>还有 %1 个像素没有材质：请为每一行选择一种材质，采用最接近的颜色，或填充它们。</translation>
    </message>
    <message>
        <source>Palette File</source>
        <translation>调色板文件</translation>
    </message>
    <message>
        <source>Palette files (*.json);;All files (*)</source>
        <translation>调色板文件 (*.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pleinair::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pleinair::KeysEditor</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>快捷键方案</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>搜索操作和快捷键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>As Preset</source>
        <translation>恢复预设</translation>
    </message>
    <message>
        <source>Makes it the action&apos;s only key</source>
        <translation>设为该操作唯一的快捷键</translation>
    </message>
    <message>
        <source>Gives the action one more key</source>
        <translation>为该操作再添加一个快捷键</translation>
    </message>
    <message>
        <source>Leaves the action without a key</source>
        <translation>该操作不再有快捷键</translation>
    </message>
    <message>
        <source>Gives the action the preset&apos;s keys</source>
        <translation>恢复预设的快捷键</translation>
    </message>
    <message>
        <source>Another action has this key too</source>
        <translation>另一个操作也使用此快捷键</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”, which will lose it.</source>
        <translation>%1 现在属于“%2”，它将失去此快捷键。</translation>
    </message>
    <message numerus="yes">
        <source>%n actions share a key with another one; such a key does nothing.</source>
        <translation>
            <numerusform>有 %n 个操作的快捷键重复；重复的快捷键不起作用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an action, click into the field and press its new key.</source>
        <translation>选择一个操作，点击输入框并按下新的快捷键。</translation>
    </message>
</context>
<context>
    <name>pleinair::LabelCanvas</name>
    <message>
        <source>Painting</source>
        <translation>画作</translation>
    </message>
</context>
<context>
    <name>pleinair::LayerList</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>pleinair::LayersModel</name>
    <message>
        <source>Trace: %1</source>
        <translation>描摹：%1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
</context>
<context>
    <name>pleinair::LayersPanel</name>
    <message>
        <source>Opacity of the layer on the canvas</source>
        <translation>图层在画布上的不透明度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
</context>
<context>
    <name>pleinair::LiveRendering</name>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
</context>
<context>
    <name>pleinair::LossCurves</name>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Curves appear with the first steps</source>
        <translation>开始训练后会出现曲线</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>pleinair::MainWindow</name>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Tool Options</source>
        <translation>工具选项</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>“%1” knows other materials; the painting was carried over to them.</source>
        <translation>“%1”使用其他材质；画作已转换为这些材质。</translation>
    </message>
    <message>
        <source>%1[*] — Pleinair</source>
        <translation>%1[*] — Pleinair</translation>
    </message>
    <message>
        <source>The photograph is on its way</source>
        <translation>照片正在生成</translation>
    </message>
    <message>
        <source>It follows the painting from here on.</source>
        <translation>此后它会跟随画作变化。</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <source>Painting works. For a photograph, click here and choose a model folder, or drop one, or a SPADE checkpoint, onto the window.</source>
        <translation>现在就可以绘画。要得到照片，请点击这里选择模型文件夹，或把模型文件夹或 SPADE 检查点拖到窗口上。</translation>
    </message>
    <message>
        <source>The GPU paints again.</source>
        <translation>GPU 恢复工作。</translation>
    </message>
    <message>
        <source>%1 The CPU paints instead.</source>
        <translation>%1 改由 CPU 计算。</translation>
    </message>
    <message>
        <source>Try the GPU Again</source>
        <translation>重试 GPU</translation>
    </message>
    <message>
        <source>Take Its Style</source>
        <translation>采用它的风格</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open SPADE Checkpoint</source>
        <translation>打开 SPADE 检查点</translation>
    </message>
    <message>
        <source>Generators (*_net_G.pth *.pth *.safetensors)</source>
        <translation>生成器 (*_net_G.pth *.pth *.safetensors)</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The picture could not be kept for opening.</source>
        <translation>无法暂存图片以便打开。</translation>
    </message>
    <message>
        <source>Trace It</source>
        <translation>用于描摹</translation>
    </message>
    <message>
        <source>Open as a Painting</source>
        <translation>作为画作打开</translation>
    </message>
    <message>
        <source>A picture came in.</source>
        <translation>收到一张图片。</translation>
    </message>
    <message>
        <source>Photograph to Trace</source>
        <translation>用于描摹的照片</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>绘画(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>Sele&amp;ct</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>风格(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Photograph Opacity</source>
        <translation>照片不透明度</translation>
    </message>
    <message>
        <source>Photograph Size</source>
        <translation>照片大小</translation>
    </message>
    <message>
        <source>Docks</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>	%1 ms</source>
        <translation>	%1 毫秒</translation>
    </message>
    <message>
        <source>	%1 s</source>
        <translation>	%1 秒</translation>
    </message>
    <message>
        <source> (the model&apos;s own)</source>
        <translation> (模型自身)</translation>
    </message>
    <message>
        <source>%1 px%2%3</source>
        <translation>%1 px%2%3</translation>
    </message>
    <message>
        <source>The Model&apos;s Own Size</source>
        <translation>模型自身的大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Forget These</source>
        <translation>清除记录</translation>
    </message>
    <message>
        <source>Grow the selection by</source>
        <translation>选区扩展</translation>
    </message>
    <message>
        <source>Shrink the selection by</source>
        <translation>选区收缩</translation>
    </message>
    <message>
        <source>Canvas Size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Room is added or taken on all sides; what is painted keeps its size.</source>
        <translation>在四周增加或减去空间；已画内容大小不变。</translation>
    </message>
    <message>
        <source>Scale Painting</source>
        <translation>缩放画作</translation>
    </message>
    <message>
        <source>What is painted becomes larger or smaller with it.</source>
        <translation>已画内容随之放大或缩小。</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选区</translation>
    </message>
    <message>
        <source> (pixels)</source>
        <translation> (像素)</translation>
    </message>
    <message>
        <source>Your keys could not be read; the usual ones are used.</source>
        <translation>无法读取你的快捷键；使用默认快捷键。</translation>
    </message>
    <message>
        <source>The keys hold until the window closes.</source>
        <translation>快捷键在窗口关闭前有效。</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>It appears here as soon as a model has painted it.</source>
        <translation>模型画好后会显示在这里。</translation>
    </message>
    <message>
        <source>Folder of the Data Set</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>Painting and photograph were added to %1 as %2.</source>
        <translation>画作和照片已作为 %2 添加到 %1。</translation>
    </message>
</context>
<context>
    <name>pleinair::MaterialsPanel</name>
    <message>
        <source>Materials</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>No material of that name.</source>
        <translation>没有这个名称的材质。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search materials</source>
        <translation>搜索材质</translation>
    </message>
    <message>
        <source>Favourites Only</source>
        <translation>仅收藏</translation>
    </message>
</context>
<context>
    <name>pleinair::MaterialsPopup</name>
    <message>
        <source>Used Lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Type a material&apos;s name or a favourite&apos;s key</source>
        <translation>输入材质名称或收藏的按键</translation>
    </message>
    <message>
        <source>Search materials</source>
        <translation>搜索材质</translation>
    </message>
</context>
<context>
    <name>pleinair::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>pleinair::NavigatorMap</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Drag to move the view</source>
        <translation>拖动可移动视图</translation>
    </message>
</context>
<context>
    <name>pleinair::NewPaintingDialog</name>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Large square</source>
        <translation>大正方形</translation>
    </message>
    <message>
        <source>Landscape 3:2</source>
        <translation>横向 3:2</translation>
    </message>
    <message>
        <source>Wide 16:9</source>
        <translation>宽幅 16:9</translation>
    </message>
    <message>
        <source>Panorama 2:1</source>
        <translation>全景 2:1</translation>
    </message>
    <message>
        <source>Portrait 2:3</source>
        <translation>纵向 2:3</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>New Painting</source>
        <translation>新建画作</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定义大小</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填充材质</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Small square</source>
        <translation>小正方形</translation>
    </message>
    <message>
        <source>Small 3:2</source>
        <translation>小 3:2</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
</context>
<context>
    <name>pleinair::PaintingExport</name>
    <message>
        <source>Exported, enlarged %1 times by Lanczos resampling, to %2.</source>
        <translation>已用 Lanczos 重采样放大 %1 倍并导出到 %2。</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message>
        <source>The photograph is on the clipboard.</source>
        <translation>照片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>There is no photograph yet, because no model is loaded. Open one with Model &gt; Open Model Folder.</source>
        <translation>还没有照片，因为没有加载模型。请用“模型 &gt; 打开模型文件夹”打开一个。</translation>
    </message>
</context>
<context>
    <name>pleinair::PaintingFiles</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Restored painting</source>
        <translation>已恢复的画作</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>要保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>未保存的内容将会丢失。</translation>
    </message>
    <message>
        <source>Paintings and photographs (*.ora *.png *.jpg *.jpeg *.webp *.json);;Projects (*.ora);;Label maps (*.png);;Recorded strokes (*.json);;All files (*)</source>
        <translation>画作和照片 (*.ora *.png *.jpg *.jpeg *.webp *.json);;项目 (*.ora);;标签图 (*.png);;录制的笔画 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Label Map</source>
        <translation>导入标签图</translation>
    </message>
    <message>
        <source>Label maps (*.png);;All files (*)</source>
        <translation>标签图 (*.png);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The layers hold %1 of no material.</source>
        <translation>图层中有 %1 不属于任何材质。</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Pleinair project, opens in Krita too (*.ora)</source>
        <translation>Pleinair 项目，也可用 Krita 打开 (*.ora)</translation>
    </message>
</context>
<context>
    <name>pleinair::PhotographReading</name>
    <message>
        <source>Open Photograph as Painting</source>
        <translation>将照片作为画作打开</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Looking at what %1 shows…</source>
        <translation>正在识别 %1 中的内容…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 could not be opened as a painting.</source>
        <translation>无法将 %1 作为画作打开。</translation>
    </message>
    <message>
        <source>Take Its Style</source>
        <translation>采用它的风格</translation>
    </message>
    <message>
        <source>In “%1” there is %2; paint over what was taken for something else.</source>
        <translation>“%1”中有 %2；认错的部分请直接涂改。</translation>
    </message>
</context>
<context>
    <name>pleinair::PhotographWindow</name>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>pleinair::PictureSplit</name>
    <message>
        <source>Edge between painting and photograph</source>
        <translation>画作与照片的分界</translation>
    </message>
    <message>
        <source>Drag to move the edge</source>
        <translation>拖动可移动分界</translation>
    </message>
</context>
<context>
    <name>pleinair::PlayController</name>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>There is no photograph, because no model is loaded. Name one with --model.</source>
        <translation>没有照片，因为没有加载模型。请用 --model 指定一个。</translation>
    </message>
</context>
<context>
    <name>pleinair::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Recent paintings and examples at the start</source>
        <translation>启动时显示最近的画作和示例</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of letters and controls</source>
        <translation>文字和控件大小</translation>
    </message>
    <message>
        <source>Language and size change at the next start. The size is on top of what the screen asks for.</source>
        <translation>语言和大小在下次启动时生效。大小在屏幕缩放的基础上再缩放。</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>画作</translation>
    </message>
    <message>
        <source>Memory for undo</source>
        <translation>撤销所用内存</translation>
    </message>
    <message>
        <source>Steps that can be undone take this much memory at most. Beyond it the oldest ones are forgotten. A stroke takes a few kilobytes.</source>
        <translation>可撤销的步骤最多占用这么多内存。超出后会丢弃最早的步骤。一笔只占几千字节。</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>最快的设备</translation>
    </message>
    <message>
        <source>The CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>An NVIDIA GPU</source>
        <translation>NVIDIA GPU</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>每个核心一个</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Memory kept between frames</source>
        <translation>帧间保留的内存</translation>
    </message>
    <message>
        <source>These take effect at the next start. More memory makes strokes on large photographs faster.</source>
        <translation>以上设置在下次启动时生效。内存越多，大照片上的笔画越快。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pleinair::ProjectState</name>
    <message>
        <source>The project was painted with the materials of “%1”, which is not there; it was carried over to the present ones.</source>
        <translation>此项目使用“%1”的材质绘制，但该模型不存在；已转换为当前的材质。</translation>
    </message>
</context>
<context>
    <name>pleinair::RecentMaterials</name>
    <message>
        <source>%1, used lately</source>
        <translation>%1，最近使用</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>pleinair::RecipeForm</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Class files (*.json)</source>
        <translation>类别文件 (*.json)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>权重 (*.safetensors)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>in a folder of their own</source>
        <translation>在单独的文件夹中</translation>
    </message>
    <message>
        <source>in the data set&apos;s own folders</source>
        <translation>在数据集自己的文件夹中</translation>
    </message>
    <message>
        <source>none: the model in use names what is seen</source>
        <translation>没有：由当前模型识别</translation>
    </message>
    <message>
        <source>Label maps are</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Label maps</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Class file</source>
        <translation>类别文件</translation>
    </message>
    <message>
        <source>beside the data, or the landscape&apos;s</source>
        <translation>数据旁的文件，或风景模型的</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Check the Data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起始模型</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Perceptual network</source>
        <translation>感知网络</translation>
    </message>
    <message>
        <source>SqueezeNet or VGG19; better pictures</source>
        <translation>SqueezeNet 或 VGG19；图像更好</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The model in use</source>
        <translation>当前模型</translation>
    </message>
</context>
<context>
    <name>pleinair::RunView</name>
    <message>
        <source>Stop and Make the Model</source>
        <translation>停止并生成模型</translation>
    </message>
    <message>
        <source>Use This Model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation>还没有训练。</translation>
    </message>
    <message>
        <source>Making the model…</source>
        <translation>正在生成模型…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3 px, %4 pictures a second, %5 left</source>
        <translation>第 %1 步，共 %2 步，%3 px，每秒 %4 张，剩余 %5</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>已暂停在第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>The model is ready.</source>
        <translation>模型已就绪。</translation>
    </message>
    <message>
        <source>The training ended: %1</source>
        <translation>训练结束：%1</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>pleinair::SampleSheet</name>
    <message>
        <source>Sample pictures</source>
        <translation>样张</translation>
    </message>
    <message>
        <source>Sample pictures: label map, photograph, what the model makes of the map</source>
        <translation>样图：标签图、照片、模型由标签图生成的图像</translation>
    </message>
</context>
<context>
    <name>pleinair::StatusLine</name>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>正在渲染</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused, older than the painting</source>
        <translation>已暂停，旧于画作</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Size of the painting and of the photograph</source>
        <translation>画作与照片的尺寸</translation>
    </message>
    <message>
        <source>Time of the last photograph</source>
        <translation>上一张照片的用时</translation>
    </message>
    <message>
        <source>What computes the photograph</source>
        <translation>计算照片的设备</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
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
        <translation>图层“%1”已锁定。</translation>
    </message>
    <message>
        <source>The layer “%1” is hidden.</source>
        <translation>图层“%1”已隐藏。</translation>
    </message>
    <message>
        <source>Favourite Material</source>
        <translation>收藏材质</translation>
    </message>
</context>
<context>
    <name>pleinair::StyleChooser</name>
    <message>
        <source>Style %1</source>
        <translation>风格 %1</translation>
    </message>
    <message>
        <source>Style of a Photograph</source>
        <translation>照片的风格</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A photograph&apos;s style needs a model, and none is loaded.</source>
        <translation>提取照片风格需要模型，但没有加载模型。</translation>
    </message>
    <message>
        <source>No Favourite: %1</source>
        <translation>取消收藏：%1</translation>
    </message>
    <message>
        <source>Favourite: %1</source>
        <translation>收藏：%1</translation>
    </message>
    <message>
        <source>Photograph Size %1 px</source>
        <translation>照片大小 %1 像素</translation>
    </message>
    <message>
        <source>The Model&apos;s Own Photograph Size</source>
        <translation>模型自身的照片大小</translation>
    </message>
</context>
<context>
    <name>pleinair::StyleMixer</name>
    <message>
        <source>Mixed styles</source>
        <translation>混合的风格</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>从混合中移除 %1</translation>
    </message>
    <message>
        <source>Add a Style to the Mix</source>
        <translation>向混合中添加风格</translation>
    </message>
</context>
<context>
    <name>pleinair::StylePanel</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Style of a Photograph</source>
        <translation>照片的风格</translation>
    </message>
    <message>
        <source>Random Style</source>
        <translation>随机风格</translation>
    </message>
    <message>
        <source>Seed of the random style</source>
        <translation>随机风格的种子</translation>
    </message>
    <message>
        <source>Seed: the same number gives the same style</source>
        <translation>种子：相同的数字得到相同的风格</translation>
    </message>
    <message>
        <source>Keep the Seed</source>
        <translation>保持种子</translation>
    </message>
    <message>
        <source>Drop a photograph here to take over its style.</source>
        <translation>把照片拖到这里即可采用它的风格。</translation>
    </message>
    <message>
        <source>Styles belong to a model, and none is loaded.</source>
        <translation>风格属于模型，但没有加载模型。</translation>
    </message>
    <message>
        <source>Strip of styles</source>
        <translation>风格条</translation>
    </message>
    <message>
        <source>All Styles</source>
        <translation>所有风格</translation>
    </message>
    <message>
        <source>Variations of This Style</source>
        <translation>此风格的变化</translation>
    </message>
    <message>
        <source>From One Style to Another</source>
        <translation>从一种风格到另一种</translation>
    </message>
    <message>
        <source>Mix Styles</source>
        <translation>混合风格</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>No Favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Make It a Favourite</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Mix with the Style in Use</source>
        <translation>与当前风格混合</translation>
    </message>
    <message>
        <source>Way from This Style</source>
        <translation>从此风格出发</translation>
    </message>
    <message>
        <source>Way to This Style</source>
        <translation>过渡到此风格</translation>
    </message>
    <message>
        <source>The styles come with the model, which is being loaded.</source>
        <translation>风格随模型而来，模型正在加载。</translation>
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
按键 %1</translation>
    </message>
</context>
<context>
    <name>pleinair::ToolOptions</name>
    <message>
        <source>Shift+drag sets the size, Ctrl+click picks</source>
        <translation>Shift+拖动调整大小，Ctrl+点击取材质</translation>
    </message>
    <message>
        <source>Uncovers the material below</source>
        <translation>露出下方的材质</translation>
    </message>
    <message>
        <source>Shift keeps steps of 15°</source>
        <translation>Shift 限制为 15° 步进</translation>
    </message>
    <message>
        <source>Shift keeps the sides equal</source>
        <translation>Shift 保持边长相等</translation>
    </message>
    <message>
        <source>Click the corners; Enter or a double click closes it</source>
        <translation>点击各个角点；回车或双击闭合</translation>
    </message>
    <message>
        <source>Draw around an area to fill it</source>
        <translation>圈出一个区域即可填充</translation>
    </message>
    <message>
        <source>Click a material to replace all of it</source>
        <translation>点击一种材质，将其全部替换</translation>
    </message>
    <message>
        <source>Click to take a material from the painting</source>
        <translation>点击从画作中取材质</translation>
    </message>
    <message>
        <source>Drag from where it is dense to where it ends</source>
        <translation>从密处拖到结束处</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away; a click selects nothing</source>
        <translation>Shift 添加，Alt 减去；单击取消选择</translation>
    </message>
    <message>
        <source>Click; Shift adds, Alt takes away</source>
        <translation>点击；Shift 添加，Alt 减去</translation>
    </message>
    <message>
        <source>Drag what is selected, or the layer; Alt copies</source>
        <translation>拖动选中内容或图层；Alt 复制</translation>
    </message>
    <message>
        <source>Corners scale, outside turns; Enter applies, Escape takes back</source>
        <translation>角点缩放，外侧旋转；回车应用，Esc 取消</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Pen pressure sets the size</source>
        <translation>笔压控制大小</translation>
    </message>
    <message>
        <source>Last material elsewhere</source>
        <translation>其余处用上一个材质</translation>
    </message>
    <message>
        <source>Round Brush</source>
        <translation>圆形画笔</translation>
    </message>
    <message>
        <source>Square Brush</source>
        <translation>方形画笔</translation>
    </message>
    <message>
        <source>Diamond Brush</source>
        <translation>菱形画笔</translation>
    </message>
    <message>
        <source>Scattering Brush</source>
        <translation>散布画笔</translation>
    </message>
    <message>
        <source>This Area</source>
        <translation>此区域</translation>
    </message>
    <message>
        <source>All of the Material</source>
        <translation>此材质的全部</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>相交</translation>
    </message>
    <message>
        <source>Symmetry: what is painted appears on the other side too</source>
        <translation>对称：所画内容也出现在另一侧</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>No Symmetry</source>
        <translation>无对称</translation>
    </message>
    <message>
        <source>Left and Right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Above and Below</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Close gaps</source>
        <translation>闭合缺口</translation>
    </message>
    <message>
        <source>Openings narrower than this count as closed</source>
        <translation>比这更窄的开口视为闭合</translation>
    </message>
    <message>
        <source>Each stroke is a thing of its own, with an edge around it</source>
        <translation>每一笔都是单独的物体，四周有边缘</translation>
    </message>
    <message>
        <source>Each stroke is a thing of its own</source>
        <translation>每一笔都是单独的物体</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingPage</name>
    <message>
        <source>Train a Model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>无法启动 %1。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>The checker said nothing.</source>
        <translation>检查没有给出结果。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The training is running. It can go on without this page; opening the page finds it again.</source>
        <translation>训练正在进行。关闭此页后它可以继续，再次打开时会找到它。</translation>
    </message>
    <message>
        <source>Let It Go On</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>Pause It</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingRecipe</name>
    <message>
        <source>Choose the folder of the photographs.</source>
        <translation>请选择照片文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder of the label maps: one for each photograph, of the same name.</source>
        <translation>请选择标签图文件夹：每张照片一张同名标签图。</translation>
    </message>
    <message>
        <source>Choose a folder for the run: its states, pictures and the model go there.</source>
        <translation>请选择运行文件夹：状态、图片和模型都存放在那里。</translation>
    </message>
    <message>
        <source>The model in use cannot name what photographs show; it has no segmenter.</source>
        <translation>当前模型没有分割网络，无法识别照片中的内容。</translation>
    </message>
</context>
<context>
    <name>pleinair::TrainingRun</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>无法启动 %1。</translation>
    </message>
</context>
<context>
    <name>pleinair::WelcomeStrip</name>
    <message>
        <source>Recent paintings and examples</source>
        <translation>最近的画作和示例</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the strip</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
</context>
</TS>
