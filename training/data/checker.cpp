#include "training/data/checker.h"

#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/image/resize.h"
#include "model/io/byte_source.h"
#include "training/pack_format.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr double kAspectTolerance = 0.01;
constexpr double kLargestEnlargement = 2;
constexpr double kLeastLabelled = 0.1;
constexpr double kOneClassShare = 0.995;
constexpr double kFlatDeviation = 2; ///< Of 255.

std::string sizeText(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

double aspectOf(Size size)
{
    return static_cast<double>(size.width) / size.height;
}

bool haveSameAspect(Size a, Size b)
{
    return std::fabs(aspectOf(a) / aspectOf(b) - 1) <= kAspectTolerance;
}

/// Says why a pair cannot be used; caught in checkedPair() and nowhere else.
struct Refusal {
    FindingKind kind;
    std::string text;
};

std::string shownName(const fs::path& file)
{
    return printable(file.filename().string(), 200);
}

void requireSameAspect(const char* what, Size photograph, Size other)
{
    if (haveSameAspect(photograph, other))
        return;
    const bool isTurned = haveSameAspect(photograph, { other.height, other.width });
    throw Refusal { FindingKind::SizeMismatch,
        "the photograph is " + sizeText(photograph) + " and the " + what + " " + sizeText(other)
            + " pixels large: they do not show the same part"
            + (isTurned ? ", or one of them is turned by a note of the camera (EXIF)" : "") };
}

void requireLargeEnough(const fs::path& file, Size size, Size scaled)
{
    const double enlargement = std::max(static_cast<double>(scaled.width) / size.width,
        static_cast<double>(scaled.height) / size.height);
    if (enlargement > kLargestEnlargement)
        throw Refusal { FindingKind::TooSmall,
            shownName(file) + " is only " + sizeText(size) + " pixels large; it would be enlarged to "
                + sizeText(scaled) };
}

double deviationOf(const std::vector<std::uint8_t>& rgb, std::size_t channel)
{
    double sum = 0;
    double squares = 0;
    for (std::size_t i = channel; i < rgb.size(); i += 3) {
        sum += rgb[i];
        squares += static_cast<double>(rgb[i]) * rgb[i];
    }
    const auto count = static_cast<double>(rgb.size() / 3);
    return std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count)));
}

void requireUnlikeOneColor(const fs::path& file, const Image& record)
{
    for (std::size_t channel = 0; channel < 3; ++channel)
        if (deviationOf(record.rgb, channel) >= kFlatDeviation)
            return;
    throw Refusal { FindingKind::NearlyEmpty, shownName(file) + " shows one colour and nothing else" };
}

template <typename T>
std::vector<T> cutOut(const std::vector<T>& plane, int width, Rect part)
{
    std::vector<T> result;
    result.reserve(static_cast<std::size_t>(part.size().area()));
    for (int y = part.y; y < part.bottom(); ++y) {
        const auto row = plane.begin() + static_cast<std::ptrdiff_t>(y) * width + part.x;
        result.insert(result.end(), row, row + part.width);
    }
    return result;
}

/// Numbers the instances of a record from 0 in the order in which they appear.
std::vector<std::uint16_t> renumbered(const std::vector<std::uint32_t>& ids)
{
    std::unordered_map<std::uint32_t, std::uint16_t> numbers;
    std::vector<std::uint16_t> result;
    result.reserve(ids.size());
    for (const std::uint32_t id : ids) {
        const auto [place, isNew] = numbers.try_emplace(id, static_cast<std::uint16_t>(numbers.size()));
        if (isNew && numbers.size() > 65536)
            throw Refusal { FindingKind::LabelOutOfRange, "the instance map holds more than 65536 instances" };
        result.push_back(place->second);
    }
    return result;
}

/// Reads one pair step by step; each step may throw a Refusal or an Error.
class PairReader {
public:
    PairReader(const TrainingPair& pair, const ClassTable& classes, const PairRules& rules, CheckedPair& result)
        : m_pair(pair)
        , m_classes(classes)
        , m_rules(rules)
        , m_result(result)
    {
    }

    void read(const ReservePixels& reserve)
    {
        const Image photograph = readPhotograph(reserve);
        const auto seed = fnv1a(std::as_bytes(std::span(m_pair.name)));
        m_plan = preprocessPlan(photograph.size, m_rules.preprocess, seed);
        const LabelMap labels = readLabels(photograph);
        requireSameAspect("label map", photograph.size, labels.size());
        requireLargeEnough(m_pair.photograph, photograph.size, m_plan.scaled);
        if (!m_pair.labels.empty())
            requireLargeEnough(m_pair.labels, labels.size(), m_plan.scaled);
        takeInstances(photograph.size);
        takeLabels(labels);
        Image record = cropped(resized(photograph, m_plan.scaled, Resampling::Best), m_plan.part);
        requireUnlikeOneColor(m_pair.photograph, record);
        m_result.print = printOf(photograph);
        m_result.size = record.size;
        m_result.rgb = std::move(record.rgb);
        if (reserve)
            reserve(m_result.size.area() - m_reserved);
    }

private:
    Image readPhotograph(const ReservePixels& reserve)
    {
        const std::string name = shownName(m_pair.photograph);
        const std::string bytes = readWholeFile(m_pair.photograph, kMaxPictureBytes);
        m_result.fileHash = fnv1a(std::as_bytes(std::span(bytes)));
        m_reserved = readPictureHeader(std::as_bytes(std::span(bytes)), name).size.area();
        if (reserve)
            reserve(m_reserved);
        return decodePicture(bytes, name);
    }

    LabelMap readLabels(const Image& photograph)
    {
        if (m_pair.labels.empty())
            return m_rules.label(photograph);
        const std::string bytes = readWholeFile(m_pair.labels, kMaxPictureBytes);
        return decodeLabelPicture(std::as_bytes(std::span(bytes)), m_classes, m_rules.labels,
            shownName(m_pair.labels))
            .labels;
    }

    void takeInstances(Size photograph)
    {
        if (m_pair.instances.empty())
            return;
        const std::string bytes = readWholeFile(m_pair.instances, kMaxPictureBytes);
        const InstanceMap map = decodeInstancePicture(
            std::as_bytes(std::span(bytes)), shownName(m_pair.instances));
        requireSameAspect("instance map", photograph, map.size);
        m_result.instances = renumbered(
            cutOut(map.resizedNearest(m_plan.scaled).ids, m_plan.scaled.width, m_plan.part));
    }

    void takeLabels(const LabelMap& labels)
    {
        const LabelMap scaled = labels.resizedNearest(m_plan.scaled);
        const std::vector<ClassId> all(scaled.labels().begin(), scaled.labels().end());
        m_result.labels = cutOut(all, m_plan.scaled.width, m_plan.part);
        const auto classCount = static_cast<std::size_t>(m_classes.count());
        m_result.classPixels.assign(classCount + 1, 0);
        for (const ClassId id : m_result.labels)
            ++m_result.classPixels[std::min<std::size_t>(id, classCount)];
        const auto pixels = static_cast<double>(m_result.labels.size());
        const auto unknown = static_cast<double>(m_result.classPixels.back());
        if (pixels - unknown < kLeastLabelled * pixels)
            throw Refusal { FindingKind::NearlyEmpty,
                std::to_string(static_cast<int>(100 * unknown / pixels)) + " % of the label map is unknown" };
        const auto largest
            = std::max_element(m_result.classPixels.begin(), m_result.classPixels.end() - 1);
        if (static_cast<double>(*largest) > kOneClassShare * pixels)
            m_result.findings.push_back({ m_pair.name, FindingKind::OneClass,
                "nearly the whole label map is "
                    + m_classes[static_cast<ClassId>(largest - m_result.classPixels.begin())].name,
                false });
    }

    const TrainingPair& m_pair;
    const ClassTable& m_classes;
    const PairRules& m_rules;
    CheckedPair& m_result;
    PreprocessPlan m_plan;
    std::int64_t m_reserved = 0; ///< Pixels.
};

} // namespace

CheckedPair checkedPair(const TrainingPair& pair, const ClassTable& classes, const PairRules& rules,
    const ReservePixels& reserve)
{
    CheckedPair result;
    const auto refuse = [&](FindingKind kind, const std::string& text) {
        result.rgb.clear();
        result.findings = { { pair.name, kind, text } };
    };
    try {
        PairReader(pair, classes, rules, result).read(reserve);
    } catch (const Refusal& refusal) {
        refuse(refusal.kind, refusal.text);
    } catch (const UnknownLabelsError& error) {
        result.unknownLabels = error.labels();
        result.unknownLabelsAreColors = error.areColors();
        refuse(error.areColors() ? FindingKind::ColorUnknown : FindingKind::LabelOutOfRange, error.what());
    } catch (const Error& error) {
        refuse(error.kind() == ErrorKind::ModelMismatch ? FindingKind::LabelOutOfRange
                                                        : FindingKind::Unreadable,
            error.what());
    } catch (const std::bad_alloc&) {
        refuse(FindingKind::Unreadable, "there is not enough memory for it");
    }
    return result;
}

} // namespace pleinair
