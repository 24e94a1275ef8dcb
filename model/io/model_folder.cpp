#include "model/io/model_folder.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/json_file.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"
#include "model/io/sha256.h"

#include <algorithm>

namespace pleinair {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kCardFile = "README.md";
constexpr std::uint64_t kMaxCardBytes = 1U << 20;

} // namespace

fs::path fileInFolder(const fs::path& folder, const std::string& text, const std::string& place)
{
    const fs::path relative(text);
    const bool leaves = std::any_of(
        relative.begin(), relative.end(), [](const fs::path& part) { return part == ".."; });
    if (text.empty() || relative.is_absolute() || leaves || text.find('\0') != std::string::npos)
        throw Error(ErrorKind::BadFile,
            place + ": \"" + printable(text)
                + "\" is not the name of a file in the model's folder.");
    return folder / relative;
}

std::string checkedHash(const json& model, const fs::path& folder, const fs::path& file)
{
    const std::string hash = sha256OfFile(file);
    const auto hashes = model.find("sha256");
    if (hashes == model.end() || !hashes->is_object())
        return hash;
    const auto stored = hashes->find(file.lexically_relative(folder).generic_string());
    if (stored != hashes->end() && *stored != hash)
        throw Error(ErrorKind::BadFile,
            file.string() + ": it is not the file that model.json describes: its SHA-256 is " + hash
                + ".");
    return hash;
}

std::string cardOf(const json& model, const fs::path& folder, const std::string& place)
{
    const auto name = optionalStringAt(model, "card", place);
    if (name.empty())
        return {};
    const auto file = fileInFolder(folder, name, place);
    return fs::exists(file) ? readWholeFile(file, kMaxCardBytes) : std::string();
}

ModelFolderWriter::ModelFolderWriter(const fs::path& folder)
    : m_folder(folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::FileUnwritable,
            folder.string() + " cannot be made: " + error.message() + ".");
    if (!fs::exists(folder / kModelFile, error))
        return;
    try {
        m_old = readJsonFile(folder / kModelFile);
        checkFormat(m_old, kModelFormat, (folder / kModelFile).string());
    } catch (const Error& failure) {
        if (failure.kind() == ErrorKind::UnsupportedVersion)
            throw;
        m_old = json::object();
    }
    if (m_old.contains("sha256") && m_old["sha256"].is_object())
        for (const auto& [name, hash] : m_old["sha256"].items())
            m_taken.insert(name);
}

std::string ModelFolderWriter::freshName(
    const std::string& stem, const std::string& extension) const
{
    std::string name = stem + extension;
    for (int number = 2; m_taken.contains(name); ++number)
        name = stem + "-" + std::to_string(number) + extension;
    return name;
}

std::string ModelFolderWriter::writeTensors(const std::string& stem, const TensorFile& content)
{
    const auto name = freshName(stem, ".safetensors");
    writeSafetensors(m_folder / name, content);
    return note(name);
}

std::string ModelFolderWriter::writeText(
    const std::string& stem, const std::string& extension, const std::string& text)
{
    const auto name = freshName(stem, extension);
    writeWholeFile(m_folder / name, text);
    return note(name);
}

json ModelFolderWriter::begun(const std::string& name, const std::string& task) const
{
    json model = m_old;
    model["format"] = kModelFormat;
    model["version"] = 1;
    model["name"] = name;
    model["task"] = task;
    return model;
}

void ModelFolderWriter::finish(json model, const std::string& card)
{
    model.erase("card");
    if (!card.empty()) {
        writeWholeFile(m_folder / kCardFile, card);
        model["card"] = kCardFile;
    }
    model["sha256"] = m_hashes;
    writeJsonFile(m_folder / kModelFile, model);
    removeOld();
}

void ModelFolderWriter::keep(const std::string& name)
{
    m_hashes[name] = sha256OfFile(fileInFolder(m_folder, name, (m_folder / kModelFile).string()));
}

void ModelFolderWriter::removeOld() const
{
    for (const auto& name : m_taken) {
        const fs::path relative(name);
        std::error_code ignored;
        if (relative.filename() == relative && relative != ".." && !m_hashes.contains(name))
            fs::remove(m_folder / relative, ignored);
    }
}

std::string ModelFolderWriter::note(const std::string& name)
{
    m_hashes[name] = sha256OfFile(m_folder / name);
    return name;
}

} // namespace pleinair
