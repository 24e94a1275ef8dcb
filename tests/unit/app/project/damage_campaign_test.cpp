// Damaged and forged projects and label maps: each is refused in a sentence that names it, or opened
// whole. PLEINAIR_DAMAGED_FILES says how many (500); tests/campaigns.md has what was found.

#include "app/project/project_reader.h"
#include "app/project/project_writer.h"
#include "app/project/zip_reader.h"
#include "app/project/zip_writer.h"
#include "model/base/error.h"
#include "model/image/label_picture.h"
#include "model/image/label_survey.h"
#include "tests/unit/app/project/project_fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace pleinair {
namespace {

using Bytes = std::vector<std::byte>;

constexpr int kUsualCount = 500;
constexpr std::chrono::seconds kLongest { 2 };

int wantedCount()
{
    const char* wanted = std::getenv("PLEINAIR_DAMAGED_FILES");
    return wanted != nullptr ? std::atoi(wanted) : kUsualCount;
}

std::size_t placeIn(const Bytes& bytes, Dice& dice)
{
    return static_cast<std::size_t>(dice.roll(static_cast<int>(bytes.size())));
}

void truncate(Bytes& bytes, Dice& dice)
{
    bytes.resize(placeIn(bytes, dice));
}

void flipBits(Bytes& bytes, Dice& dice)
{
    for (int i = 1 + dice.roll(16); i > 0; --i)
        bytes[placeIn(bytes, dice)] ^= static_cast<std::byte>(1U << dice.roll(8));
}

void overwrite(Bytes& bytes, Dice& dice)
{
    const std::size_t from = placeIn(bytes, dice);
    const std::size_t count = std::min<std::size_t>(bytes.size() - from, 1U + placeIn(bytes, dice) / 8);
    const int kind = dice.roll(3);
    for (std::size_t i = from; i < from + count; ++i)
        bytes[i] = static_cast<std::byte>(kind == 0 ? 0 : kind == 1 ? 255 : dice.roll(256));
}

void moveAPart(Bytes& bytes, Dice& dice)
{
    const std::size_t from = placeIn(bytes, dice);
    const std::size_t to = placeIn(bytes, dice);
    const std::size_t count =
        std::min({ std::size_t { 64 }, bytes.size() - from, bytes.size() - to });
    const Bytes part(bytes.begin() + static_cast<std::ptrdiff_t>(from),
        bytes.begin() + static_cast<std::ptrdiff_t>(from + count));
    std::copy(part.begin(), part.end(), bytes.begin() + static_cast<std::ptrdiff_t>(to));
}

void damage(Bytes& bytes, Dice& dice)
{
    void (*const kinds[])(Bytes&, Dice&) = { truncate, flipBits, overwrite, moveAPart };
    kinds[dice.roll(4)](bytes, dice);
}

/// A number of the zip's directory is replaced: sizes, places, names, methods.
void forgeDirectory(Bytes& bytes, Dice& dice)
{
    constexpr std::byte kMark[] = { std::byte { 'P' }, std::byte { 'K' }, std::byte { 1 }, std::byte { 2 } };
    std::vector<std::size_t> entries;
    for (auto at = bytes.begin();; ++at) {
        at = std::search(at, bytes.end(), std::begin(kMark), std::end(kMark));
        if (at == bytes.end())
            break;
        entries.push_back(static_cast<std::size_t>(at - bytes.begin()));
    }
    const auto entry = entries[static_cast<std::size_t>(dice.roll(static_cast<int>(entries.size())))];
    const std::size_t field = entry + 6 + static_cast<std::size_t>(dice.roll(50));
    for (std::size_t i = field; i < std::min(bytes.size(), field + 1U + static_cast<std::size_t>(dice.roll(4))); ++i)
        bytes[i] = static_cast<std::byte>(dice.roll(3) == 0 ? 255 : dice.roll(256));
}

/// The archive again, whole as such, with one member damaged inside.
Bytes withADamagedMember(const Bytes& bytes, Dice& dice)
{
    const ByteSource source("good", bytes);
    const ZipDirectory directory(source, ZipPacking::StoredOrDeflated);
    const ZipReader reader(bytes, "good");
    const int chosen = dice.roll(static_cast<int>(directory.members().size()));
    ZipWriter writer;
    for (int i = 0; i < static_cast<int>(directory.members().size()); ++i) {
        const std::string& name = directory.members()[static_cast<std::size_t>(i)].name;
        Bytes content = reader.read(name);
        if (i == chosen && dice.roll(6) == 0)
            continue; // It is missing.
        if (i == chosen && !content.empty())
            damage(content, dice);
        writer.add(name, std::move(content));
    }
    return writer.finish();
}

/// What became of a file.
struct Tally {
    int refused = 0;
    int opened = 0;
    double slowest = 0;
};

template <typename Open>
void judge(Tally& tally, int number, Open open)
{
    const auto start = std::chrono::steady_clock::now();
    try {
        open();
        ++tally.opened;
    } catch (const Error& error) {
        ++tally.refused;
        const std::string sentence = error.what();
        EXPECT_EQ(sentence.rfind("test", 0), 0U) << number << ": " << sentence;
        EXPECT_GT(sentence.size(), 20U) << number;
        EXPECT_EQ(sentence.back(), '.') << number << ": " << sentence;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took, kLongest) << number;
    tally.slowest = std::max(tally.slowest, took.count());
}

TEST(DamageCampaign, EveryProjectIsRefusedInASentenceOrOpenedWhole)
{
    const Bytes good = encodeProject(fullProject());
    Tally tally;
    for (int number = 0; number < wantedCount(); ++number) {
        Dice dice(static_cast<std::uint64_t>(number));
        Bytes bytes = good;
        switch (number % 3) {
        case 0:
            damage(bytes, dice);
            break;
        case 1:
            forgeDirectory(bytes, dice);
            break;
        default:
            bytes = withADamagedMember(good, dice);
            break;
        }
        judge(tally, number, [&bytes] {
            const OpenedProject opened =
                decodeProject(bytes, fiveClasses(), UnmatchedPixels::Nearest, "test.ora");
            Document document(fiveClasses(), { 1, 1 }, 0);
            document.replace(opened.project.painting);
        });
    }
    std::printf("projects: %d refused, %d opened whole, slowest %.3f s\n", tally.refused, tally.opened, tally.slowest);
    EXPECT_GT(tally.refused, wantedCount() / 3);
}

TEST(DamageCampaign, EveryLabelMapIsRefusedInASentenceOrOpenedWhole)
{
    LabelMap labels({ 60, 40 }, kSky);
    labels.paintDisc({ 30, 20 }, 12, kLake);
    const Bytes goods[] = { encodeLabelPicture(labels, fiveClasses(), LabelPictureForm::Indices),
        encodeLabelPicture(labels, fiveClasses(), LabelPictureForm::Colors) };
    Tally tally;
    for (int number = 0; number < wantedCount(); ++number) {
        Dice dice(static_cast<std::uint64_t>(number) + 1'000'000);
        Bytes bytes = goods[number % 2];
        damage(bytes, dice);
        judge(tally, number, [&bytes] {
            Document(fiveClasses(), decodeLabelPicture(bytes, fiveClasses(), {}, "test.png").labels);
        });
        judge(tally, number, [&bytes] {
            const LabelSurvey survey(bytes, fiveClasses(), "test.png");
            std::map<std::uint32_t, ClassId> choices;
            for (const SurveyEntry& entry : survey.readings().front().entries)
                choices.emplace(entry.key, entry.match.value_or(kSky));
            Document(fiveClasses(), survey.labels(survey.readings().front(), choices));
        });
    }
    std::printf("label maps: %d refused, %d opened whole, slowest %.3f s\n", tally.refused, tally.opened, tally.slowest);
    EXPECT_GT(tally.refused, wantedCount() / 3);
}

} // namespace
} // namespace pleinair
