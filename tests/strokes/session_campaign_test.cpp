// Random sessions with every tool, every operation, another model's classes, undo and redo, against
// a slow model that keeps a full copy of every state. The gate is 2,000 operations;
// PLEINAIR_CAMPAIGN_OPERATIONS sets another number.
#include "app/files/stroke_player.h"
#include "app/painting/class_match.h"
#include "tests/strokes/full_copy_model.h"
#include "tests/strokes/session_maker.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace pleinair {
namespace {

constexpr int kActionsASession = 100;
constexpr std::size_t kTinyBudget = 16 * 1024;

ClassTable tableOf(const std::vector<std::string>& names)
{
    std::vector<SemanticClass> classes;
    for (const std::string& name : names) {
        const auto number = static_cast<std::uint8_t>(classes.size() + 1);
        classes.push_back({ name, { number, 0, 0 }, "", {}, {} });
    }
    return ClassTable(std::move(classes));
}

/// What the window's step is, without one.
class Step final : public HistoryStep {
public:
    Step(Document& document, Edit edit)
        : m_document(document)
        , m_edit(std::move(edit))
    {
    }

    void undo() override { m_document.restore(m_edit, Edit::Side::Before); }
    void redo() override { m_document.restore(m_edit, Edit::Side::After); }
    [[nodiscard]] std::size_t byteCount() const override { return m_edit.byteCount(); }

private:
    Document& m_document;
    Edit m_edit;
};

/// Plays one session, and the model beside it.
class Campaign {
public:
    explicit Campaign(std::uint64_t seed)
        : m_seed(seed)
        , m_maker(seed, { 48, 40 }, { "sky", "tree", "lake" })
        , m_session(m_maker.session(kActionsASession))
        , m_document(m_few, m_session.canvas, 0)
        , m_history(seed % 3 == 0 ? kTinyBudget : History::kUsualBudget)
        , m_player(m_document, m_session, callbacks())
        , m_model(m_document)
    {
    }

    /// @return what went wrong; empty if nothing did.
    std::string run()
    {
        while (!m_player.atEnd()) {
            if (m_player.position() % 37 == 36)
                changeModel();
            m_player.playNext();
            ++m_operations;
            std::string wrong = m_model.difference(m_document);
            if (wrong.empty())
                wrong = FullCopy::inconsistency(m_document);
            if (!wrong.empty())
                return wrong + " after action " + std::to_string(m_player.position());
        }
        return goThroughAll();
    }

    /// Steps that went into the history.
    [[nodiscard]] int steps() const { return m_steps; }
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] const StrokesFile& session() const { return m_session; }

private:
    StrokePlayerCallbacks callbacks()
    {
        StrokePlayerCallbacks callbacks;
        callbacks.stepped = [this](const ToolStep& step) {
            if (step.finished)
                push(*step.finished);
        };
        callbacks.command = [this](const std::string& id) { id == "edit.undo" ? undo() : redo(); };
        return callbacks;
    }

    void push(Edit edit)
    {
        m_history.push(std::make_unique<Step>(m_document, std::move(edit)), "step");
        m_model.pushed(m_document, m_history.count());
        ++m_steps;
    }

    void undo()
    {
        m_history.undo();
        m_model.undone();
    }

    void redo()
    {
        m_history.redo();
        m_model.redone();
    }

    void changeModel()
    {
        const ClassTable& next = areSameClasses(m_document.classes(), m_few) ? m_many : m_few;
        push(m_document.changeClasses(next, matchClasses(m_document.classes(), next, 0)));
    }

    /// All the way back and all the way forth.
    std::string goThroughAll()
    {
        while (m_history.canUndo()) {
            undo();
            if (std::string wrong = m_model.difference(m_document); !wrong.empty())
                return wrong + " after undoing everything down to " + std::to_string(m_history.index());
        }
        while (m_history.canRedo()) {
            redo();
            if (std::string wrong = m_model.difference(m_document); !wrong.empty())
                return wrong + " after doing everything again up to " + std::to_string(m_history.index());
        }
        return {};
    }

    const ClassTable m_few = tableOf({ "sky", "mountain", "grass", "tree", "lake" });
    const ClassTable m_many = tableOf({ "lake", "snow", "sky", "hill", "tree", "road", "lawn" });
    std::uint64_t m_seed;
    SessionMaker m_maker;
    StrokesFile m_session;
    Document m_document;
    History m_history;
    StrokePlayer m_player;
    FullCopyModel m_model;
    int m_operations = 0;
    int m_steps = 0;
};

int wantedOperations()
{
    constexpr int kGate = 2000;
    const char* wanted = std::getenv("PLEINAIR_CAMPAIGN_OPERATIONS");
    return wanted != nullptr ? std::atoi(wanted) : kGate;
}

TEST(SessionCampaign, EveryOperationAgreesWithTheFullCopies)
{
    int done = 0;
    int steps = 0;
    std::uint64_t seed = 1;
    for (; done < wantedOperations(); ++seed) {
        Campaign campaign(seed);
        const std::string wrong = campaign.run();
        done += campaign.operations();
        steps += campaign.steps();
        if (!wrong.empty()) {
            const std::string file = "campaign-" + std::to_string(seed) + ".strokes.json";
            std::ofstream(file) << toJson(campaign.session());
            FAIL() << "seed " << seed << ": " << wrong << "; the session lies in " << file;
        }
    }
    std::printf("%d operations, %d of them steps of the history, in %d sessions\n", done, steps,
        static_cast<int>(seed - 1));
    EXPECT_GT(steps, done / 4) << "operations that do nothing prove nothing";
}

TEST(SessionCampaign, ASessionReadsBackAsItWasMade)
{
    SessionMaker maker(5, { 64, 48 }, { "sky", "tree" });
    const StrokesFile session = maker.session(200);

    EXPECT_EQ(toJson(parseStrokes(toJson(session))), toJson(session));
}

/// The sessions that lie here are played in the window as well.
TEST(SessionCampaign, WritesTheSessionsOfTheWindowsTests)
{
    const char* folder = std::getenv("PLEINAIR_WRITE_SESSIONS");
    if (folder == nullptr)
        GTEST_SKIP() << "only on request";
    for (int seed = 1; seed <= 3; ++seed) {
        SessionMaker maker(static_cast<std::uint64_t>(seed), { 72, 56 }, { "sky", "grass", "tree", "sea" });
        writeStrokes(std::string(folder) + "/session-" + std::to_string(seed) + ".strokes.json",
            maker.session(150));
    }
}

} // namespace
} // namespace pleinair
