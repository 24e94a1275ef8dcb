#include "training/trainer.h"

#include "model/base/error.h"
#include "training/run_file.h"
#include "training/train_loop.h"

#include <c10/util/Exception.h>

#include <cstdlib>
#include <new>

namespace pleinair {

namespace {

constexpr const char* kOutOfMemory = "for this training; a smaller --batch-size (with --accumulate) "
                                     "or --ngf needs less.";

/// Runs something of LibTorch's and turns its errors into ours.
template <typename Work>
auto translated(const Work& work)
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError&) {
        throw Error(ErrorKind::OutOfMemory,
            std::string("The device has not enough memory ") + kOutOfMemory);
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory, std::string("There is not enough memory ") + kOutOfMemory);
    } catch (const c10::Error& error) {
        throw Error(ErrorKind::Training,
            std::string("LibTorch could not go on: ") + error.what_without_backtrace());
    }
}

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder / "samples", failure);
    if (failure)
        throw Error(ErrorKind::FileUnwritable,
            "The run folder " + folder.string() + " cannot be made: " + failure.message() + ".");
}

} // namespace

Trainer::Trainer(TrainOptions options, bool resume, TrainObserver observer)
{
    translated([&] {
        const auto place = processPlace([](const char* name) { return std::getenv(name); });
        if (!place || place->rank == 0) {
            makeFolder(options.output);
            if (observer.state)
                observer.state(TrainState::Preparing, {});
        }
        m_loop = std::make_unique<TrainLoop>(std::move(options), std::move(observer), place);
        if (resume)
            m_loop->resume();
        else
            m_loop->begin();
        if (m_loop->isLead())
            writeRunFile(m_loop->options().output, m_loop->options());
    });
}

Trainer::~Trainer() = default;

void Trainer::writeModel()
{
    if (m_loop->isLead())
        translated([&] { m_loop->writeModel(); });
}

TrainEnd Trainer::run(const std::stop_token& stop)
{
    return translated([&] { return m_loop->run(stop); });
}

} // namespace pleinair
