#include "training/data/prepare_fingerprint.h"

#include "model/io/class_table_file.h"
#include "training/pack_format.h"

#include <sys/stat.h>

namespace pleinair {

namespace {

class Fingerprint {
public:
    void add(const std::string& text)
    {
        m_hash = fnv1a(std::as_bytes(std::span(text)), m_hash);
        add(static_cast<std::int64_t>(text.size()));
    }

    void add(std::int64_t number) { m_hash = fnv1a(std::as_bytes(std::span(&number, 1)), m_hash); }

    void addFile(const std::filesystem::path& file)
    {
        add(file.string());
        struct stat status { };
        if (!file.empty() && ::stat(file.c_str(), &status) == 0) {
            add(std::int64_t { status.st_size });
            add(std::int64_t { status.st_mtim.tv_sec });
            add(std::int64_t { status.st_mtim.tv_nsec });
        }
    }

    [[nodiscard]] std::uint64_t hash() const { return m_hash; }

private:
    std::uint64_t m_hash = fnv1a({});
};

} // namespace

std::uint64_t prepareFingerprint(const PrepareJob& job, const ClassTable& classes,
    const PrepareOptions& options, const Labeller* labeller)
{
    Fingerprint fingerprint;
    fingerprint.add(job.split);
    for (const auto& pair : job.listing.pairs) {
        fingerprint.add(pair.name);
        fingerprint.addFile(pair.photograph);
        fingerprint.addFile(pair.labels);
        fingerprint.addFile(pair.instances);
    }
    fingerprint.add(classTableText(classes));
    const auto& preprocess = options.preprocess;
    fingerprint.add(nameOf(preprocess.mode));
    fingerprint.add(preprocess.loadSize);
    fingerprint.add(preprocess.cropSize);
    fingerprint.add(std::to_string(preprocess.aspectRatio));
    fingerprint.add(static_cast<std::int64_t>(preprocess.place));
    const auto& labels = options.labels;
    fingerprint.add(static_cast<std::int64_t>(labels.reading));
    fingerprint.add(static_cast<std::int64_t>(labels.unknown));
    fingerprint.add(labels.unknownAs ? std::int64_t { *labels.unknownAs } : -1);
    for (const auto& [color, id] : labels.mapping.colors) {
        fingerprint.add(std::int64_t { color });
        fingerprint.add(std::int64_t { id });
    }
    for (const auto& [value, id] : labels.mapping.values) {
        fingerprint.add(std::int64_t { value });
        fingerprint.add(std::int64_t { id });
    }
    fingerprint.add(static_cast<std::int64_t>(options.duplicates));
    fingerprint.add(static_cast<std::int64_t>(options.shardBytes));
    if (labeller != nullptr)
        fingerprint.add(labeller->identity());
    return fingerprint.hash();
}

} // namespace pleinair
