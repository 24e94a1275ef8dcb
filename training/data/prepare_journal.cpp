#include "training/data/prepare_journal.h"

#include "model/base/error.h"
#include "model/io/json_file.h"

#include <utility>

namespace pleinair {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxUnknownLabels = 64;
constexpr const char* kFormat = "pleinair-prepare";

/// Names need not be UTF-8, which JSON demands: bytes are written as characters of their number.
std::string asText(const std::string& bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | byte >> 6);
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

std::string asBytes(const std::string& text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80 || i + 1 == text.size())
            bytes += text[i];
        else
            bytes += static_cast<char>((byte & 0x03) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F));
    }
    return bytes;
}

Json jsonOf(const PairResult& result)
{
    Json json { { "used", result.isUsed }, { "width", result.size.width },
        { "height", result.size.height }, { "classes", result.classPixels },
        { "file", result.fileHash }, { "print", result.print.frequencies },
        { "colors", result.print.colors } };
    if (result.record) {
        const auto& [shard, entry] = *result.record;
        json["record"] = { { "shard", shard }, { "name", asText(entry.name) },
            { "offset", entry.offset }, { "hash", entry.hash }, { "instances", entry.hasInstances } };
    }
    for (const auto& finding : result.findings)
        json["findings"].push_back({ asText(finding.name), nameOf(finding.kind),
            asText(finding.text), finding.isLeftOut });
    for (const auto& label : result.unknownLabels) {
        if (json["unknown"].size() == kMaxUnknownLabels)
            break;
        json["unknown"].push_back({ label.label, label.pixels, label.x, label.y });
    }
    json["unknown_are_colors"] = result.unknownLabelsAreColors;
    return json;
}

PairResult resultFrom(const Json& json)
{
    PairResult result;
    result.isUsed = json.at("used");
    result.size = { json.at("width"), json.at("height") };
    json.at("classes").get_to(result.classPixels);
    result.fileHash = json.at("file");
    result.print = { json.at("print"), json.at("colors") };
    if (json.contains("record")) {
        const auto& record = json["record"];
        result.record = { record.at("shard"),
            { asBytes(record.at("name")), result.size, record.at("offset"), record.at("hash"),
                record.at("instances") } };
    }
    for (const auto& finding : json.value("findings", Json::array()))
        result.findings.push_back({ asBytes(finding.at(0)), findingKindFrom(finding.at(1)),
            asBytes(finding.at(2)), finding.at(3) });
    for (const auto& label : json.value("unknown", Json::array()))
        result.unknownLabels.push_back({ label.at(0), label.at(1), label.at(2), label.at(3) });
    result.unknownLabelsAreColors = json.at("unknown_are_colors");
    return result;
}

} // namespace

PrepareJournal::PrepareJournal(std::filesystem::path file, std::uint64_t fingerprint)
    : m_file(std::move(file))
    , m_fingerprint(fingerprint)
{
}

std::vector<PairResult> PrepareJournal::read() const
{
    std::vector<PairResult> results;
    std::ifstream stream(m_file);
    std::string line;
    try {
        if (!std::getline(stream, line))
            return {};
        const Json head = parseJson(line, m_file.string());
        if (head.at("format") != kFormat || head.at("fingerprint") != m_fingerprint)
            return {};
        // A line without its end was being written when the program was killed.
        while (std::getline(stream, line) && !stream.eof())
            results.push_back(resultFrom(parseJson(line, m_file.string())));
    } catch (const Json::exception&) {
    } catch (const Error&) {
    }
    return results;
}

void PrepareJournal::begin(const std::vector<PairResult>& results)
{
    m_stream.open(m_file, std::ios::trunc);
    m_stream << Json { { "format", kFormat }, { "version", 1 }, { "fingerprint", m_fingerprint } } << '\n';
    for (const auto& result : results)
        m_stream << jsonOf(result) << '\n';
    if (!m_stream.flush())
        throw Error(ErrorKind::FileUnwritable, m_file.string() + " cannot be written.");
}

void PrepareJournal::append(const PairResult& result)
{
    m_stream << jsonOf(result) << '\n';
    if (!m_stream.flush())
        throw Error(ErrorKind::FileUnwritable, m_file.string() + " cannot be written: the disk may be full.");
}

void PrepareJournal::remove() noexcept
{
    m_stream.close();
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

} // namespace pleinair
