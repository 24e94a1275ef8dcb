#include "model/image/foreign_palettes.h"

#include "model/image/gaugan_palette.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace pleinair {

namespace {

struct ColoredName {
    std::uint32_t color; ///< 0xRRGGBB.
    std::string_view name;
};

/// In the order of their ids, from 1 on, with the colours that segmentation pictures have: those that
/// MMSegmentation (mmseg/datasets/ade.py) and ControlNet's annotators write. Road and skyscraper have
/// the same one there.
constexpr ColoredName kAde20k[] = {
    { 0x787878, "wall" },
    { 0xb47878, "building" },
    { 0x06e6e6, "sky" },
    { 0x503232, "floor" },
    { 0x04c803, "tree" },
    { 0x787850, "ceiling" },
    { 0x8c8c8c, "road" },
    { 0xcc05ff, "bed" },
    { 0xe6e6e6, "windowpane" },
    { 0x04fa07, "grass" },
    { 0xe005ff, "cabinet" },
    { 0xebff07, "sidewalk" },
    { 0x96053d, "person" },
    { 0x787846, "earth" },
    { 0x08ff33, "door" },
    { 0xff0652, "table" },
    { 0x8fff8c, "mountain" },
    { 0xccff04, "plant" },
    { 0xff3307, "curtain" },
    { 0xcc4603, "chair" },
    { 0x0066c8, "car" },
    { 0x3de6fa, "water" },
    { 0xff0633, "painting" },
    { 0x0b66ff, "sofa" },
    { 0xff0747, "shelf" },
    { 0xff09e0, "house" },
    { 0x0907e6, "sea" },
    { 0xdcdcdc, "mirror" },
    { 0xff095c, "rug" },
    { 0x7009ff, "field" },
    { 0x08ffd6, "armchair" },
    { 0x07ffe0, "seat" },
    { 0xffb806, "fence" },
    { 0x0aff47, "desk" },
    { 0xff290a, "rock" },
    { 0x07ffff, "wardrobe" },
    { 0xe0ff08, "lamp" },
    { 0x6608ff, "bathtub" },
    { 0xff3d06, "railing" },
    { 0xffc207, "cushion" },
    { 0xff7a08, "base" },
    { 0x00ff14, "box" },
    { 0xff0829, "column" },
    { 0xff0599, "signboard" },
    { 0x0633ff, "chest of drawers" },
    { 0xeb0cff, "counter" },
    { 0xa09614, "sand" },
    { 0x00a3ff, "sink" },
    { 0x8c8c8c, "skyscraper" },
    { 0xfa0a0f, "fireplace" },
    { 0x14ff00, "refrigerator" },
    { 0x1fff00, "grandstand" },
    { 0xff1f00, "path" },
    { 0xffe000, "stairs" },
    { 0x99ff00, "runway" },
    { 0x0000ff, "case" },
    { 0xff4700, "pool table" },
    { 0x00ebff, "pillow" },
    { 0x00adff, "screen door" },
    { 0x1f00ff, "stairway" },
    { 0x0bc8c8, "river" },
    { 0xff5200, "bridge" },
    { 0x00fff5, "bookcase" },
    { 0x003dff, "blind" },
    { 0x00ff70, "coffee table" },
    { 0x00ff85, "toilet" },
    { 0xff0000, "flower" },
    { 0xffa300, "book" },
    { 0xff6600, "hill" },
    { 0xc2ff00, "bench" },
    { 0x008fff, "countertop" },
    { 0x33ff00, "stove" },
    { 0x0052ff, "palm" },
    { 0x00ff29, "kitchen island" },
    { 0x00ffad, "computer" },
    { 0x0a00ff, "swivel chair" },
    { 0xadff00, "boat" },
    { 0x00ff99, "bar" },
    { 0xff5c00, "arcade machine" },
    { 0xff00ff, "hovel" },
    { 0xff00f5, "bus" },
    { 0xff0066, "towel" },
    { 0xffad00, "light" },
    { 0xff0014, "truck" },
    { 0xffb8b8, "tower" },
    { 0x001fff, "chandelier" },
    { 0x00ff3d, "awning" },
    { 0x0047ff, "streetlight" },
    { 0xff00cc, "booth" },
    { 0x00ffc2, "television receiver" },
    { 0x00ff52, "airplane" },
    { 0x000aff, "dirt track" },
    { 0x0070ff, "apparel" },
    { 0x3300ff, "pole" },
    { 0x00c2ff, "land" },
    { 0x007aff, "bannister" },
    { 0x00ffa3, "escalator" },
    { 0xff9900, "ottoman" },
    { 0x00ff0a, "bottle" },
    { 0xff7000, "buffet" },
    { 0x8fff00, "poster" },
    { 0x5200ff, "stage" },
    { 0xa3ff00, "van" },
    { 0xffeb00, "ship" },
    { 0x08b8aa, "fountain" },
    { 0x8500ff, "conveyer belt" },
    { 0x00ff5c, "canopy" },
    { 0xb800ff, "washer" },
    { 0xff001f, "plaything" },
    { 0x00b8ff, "swimming pool" },
    { 0x00d6ff, "stool" },
    { 0xff0070, "barrel" },
    { 0x5cff00, "basket" },
    { 0x00e0ff, "waterfall" },
    { 0x70e0ff, "tent" },
    { 0x46b8a0, "bag" },
    { 0xa300ff, "minibike" },
    { 0x9900ff, "cradle" },
    { 0x47ff00, "oven" },
    { 0xff00a3, "ball" },
    { 0xffcc00, "food" },
    { 0xff008f, "step" },
    { 0x00ffeb, "tank" },
    { 0x85ff00, "trade name" },
    { 0xff00eb, "microwave" },
    { 0xf500ff, "pot" },
    { 0xff007a, "animal" },
    { 0xfff500, "bicycle" },
    { 0x0abed4, "lake" },
    { 0xd6ff00, "dishwasher" },
    { 0x00ccff, "screen" },
    { 0x1400ff, "blanket" },
    { 0xffff00, "sculpture" },
    { 0x0099ff, "hood" },
    { 0x0029ff, "sconce" },
    { 0x00ffcc, "vase" },
    { 0x2900ff, "traffic light" },
    { 0x29ff00, "tray" },
    { 0xad00ff, "ashcan" },
    { 0x00f5ff, "fan" },
    { 0x4700ff, "pier" },
    { 0x7a00ff, "crt screen" },
    { 0x00ffb8, "plate" },
    { 0x005cff, "monitor" },
    { 0xb8ff00, "bulletin board" },
    { 0x0085ff, "shower" },
    { 0xffd600, "radiator" },
    { 0x19c2c2, "glass" },
    { 0x66ff00, "clock" },
    { 0x5c00ff, "flag" },
};

/// Cityscapes' label ids from 0 on; those up to 6 and the unlabelled ones say nothing.
struct CityClass {
    std::uint32_t color;
    std::string_view name;
    int cocoStuff; ///< -1: none.
};

constexpr int kFirstCityId = 7;
constexpr CityClass kCity[] = {
    { 0x804080, "road", 148 },
    { 0xf423e8, "sidewalk", 139 },
    { 0xfaaaa0, "parking", -1 },
    { 0xe6968c, "rail track", 146 },
    { 0x464646, "building", 95 },
    { 0x66669c, "wall", 171 },
    { 0xbe9999, "fence", 112 },
    { 0xb4a5b4, "guard rail", -1 },
    { 0x966464, "bridge", 94 },
    { 0x967878, "tunnel", -1 },
    { 0x999999, "pole", -1 },
    { 0x999999, "polegroup", -1 },
    { 0xfaaa1e, "traffic light", 9 },
    { 0xdcdc00, "traffic sign", 11 },
    { 0x6b8e23, "vegetation", 168 },
    { 0x98fb98, "terrain", 123 },
    { 0x4682b4, "sky", 156 },
    { 0xdc143c, "person", 0 },
    { 0xff0000, "rider", 0 },
    { 0x00008e, "car", 2 },
    { 0x000046, "truck", 7 },
    { 0x003c64, "bus", 5 },
    { 0x00005a, "caravan", -1 },
    { 0x00006e, "trailer", -1 },
    { 0x005064, "train", 6 },
    { 0x0000e6, "motorcycle", 3 },
    { 0x770b20, "bicycle", 1 },
};

constexpr std::uint32_t kUnknownValue = 255;
constexpr int kCocoStuffValues = 182;

ForeignPalette cocoStuff(ForeignPalette::Keys keys)
{
    const bool areValues = keys == ForeignPalette::Keys::Values;
    ForeignPalette palette { areValues ? "COCO-Stuff numbers" : "GauGAN colours", keys, {} };
    for (int value = 0; value < kCocoStuffValues; ++value)
        palette.labels.push_back({ areValues ? static_cast<std::uint32_t>(value) : gauganColor(value),
            std::string(cocoStuffName(value)), value, {}, false });
    return palette;
}

ForeignPalette ade20k(ForeignPalette::Keys keys)
{
    const bool areValues = keys == ForeignPalette::Keys::Values;
    ForeignPalette palette { areValues ? "ADE20K numbers" : "ADE20K colours", keys, {} };
    palette.labels.push_back({ 0, "others", {}, {}, true });
    int id = 0;
    for (const ColoredName& entry : kAde20k) {
        ++id;
        palette.labels.push_back({ areValues ? static_cast<std::uint32_t>(id) : entry.color,
            std::string(entry.name), {}, id, false });
    }
    return palette;
}

ForeignPalette cityscapes(ForeignPalette::Keys keys)
{
    const bool areValues = keys == ForeignPalette::Keys::Values;
    ForeignPalette palette { areValues ? "Cityscapes numbers" : "Cityscapes colours", keys, {} };
    for (int id = 0; id < (areValues ? kFirstCityId : 1); ++id)
        palette.labels.push_back({ static_cast<std::uint32_t>(id), "unlabelled", {}, {}, true });
    auto id = static_cast<std::uint32_t>(kFirstCityId);
    for (const CityClass& entry : kCity)
        palette.labels.push_back({ areValues ? id++ : entry.color, std::string(entry.name),
            entry.cocoStuff < 0 ? std::nullopt : std::optional(entry.cocoStuff), {}, false });
    return palette;
}

/// Without the labels whose key stood before; values know one more for "unknown".
ForeignPalette withUniqueKeys(ForeignPalette palette)
{
    if (palette.keys == ForeignPalette::Keys::Values)
        palette.labels.push_back({ kUnknownValue, "unknown", {}, {}, true });
    std::set<std::uint32_t> seen;
    std::erase_if(palette.labels, [&seen](const ForeignLabel& label) { return !seen.insert(label.key).second; });
    return palette;
}

std::string plainName(std::string name)
{
    std::erase_if(name, [](char letter) { return letter == ' ' || letter == '-' || letter == '_'; });
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return name;
}

} // namespace

const std::vector<ForeignPalette>& foreignPalettes()
{
    using Keys = ForeignPalette::Keys;
    static const std::vector<ForeignPalette> palettes = [] {
        std::vector<ForeignPalette> all;
        for (const Keys keys : { Keys::Colors, Keys::Values })
            for (const auto& make : { cocoStuff, ade20k, cityscapes })
                all.push_back(withUniqueKeys(make(keys)));
        return all;
    }();
    return palettes;
}

std::optional<ClassId> classMeaning(const ForeignLabel& label, const ClassTable& classes)
{
    for (int id = 0; id < classes.count(); ++id) {
        const SemanticClass& entry = classes[static_cast<ClassId>(id)];
        const auto& ade = entry.ade20k;
        if ((label.cocoStuff && entry.cocoStuff == label.cocoStuff)
            || (label.ade20k && std::find(ade.begin(), ade.end(), *label.ade20k) != ade.end()))
            return static_cast<ClassId>(id);
    }
    for (int id = 0; id < classes.count(); ++id) {
        if (plainName(classes[static_cast<ClassId>(id)].name) == plainName(label.name))
            return static_cast<ClassId>(id);
    }
    return std::nullopt;
}

} // namespace pleinair
