#include "training/data/file_tree.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <sys/stat.h>

namespace pleinair {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::array kRead { ".png"sv, ".jpg"sv, ".jpeg"sv, ".webp"sv, ".tif"sv, ".tiff"sv };
constexpr std::array kNotRead { ".bmp"sv, ".gif"sv, ".ppm"sv, ".pgm"sv, ".heic"sv, ".heif"sv,
    ".avif"sv, ".jp2"sv, ".jxl"sv, ".psd"sv, ".dng"sv, ".cr2"sv, ".nef"sv, ".arw"sv, ".exr"sv };

template <typename List>
bool hasOneOf(const fs::path& file, const List& extensions)
{
    const std::string extension = lowerCase(file.extension().string());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

/// What tells a folder from every other one, however it is reached.
struct FolderId {
    dev_t device = 0;
    ino_t inode = 0;

    friend bool operator==(const FolderId&, const FolderId&) = default;
};

class Walker {
public:
    PictureTree walk(const fs::path& root)
    {
        std::error_code error;
        fs::directory_iterator entries(root, error);
        if (error)
            throw Error(ErrorKind::FileNotFound,
                root.string() + " is not a folder that can be read (" + error.message() + ").");
        enter(root, "");
        return std::move(m_tree);
    }

private:
    static constexpr std::size_t kMaxDepth = 64;

    void enter(const fs::path& folder, const std::string& prefix)
    {
        struct stat status { };
        if (::stat(folder.c_str(), &status) != 0)
            return leaveOut(prefix, FindingKind::Link, "it cannot be opened");
        const FolderId id { status.st_dev, status.st_ino };
        if (std::find(m_open.begin(), m_open.end(), id) != m_open.end())
            return leaveOut(prefix, FindingKind::Link, "the link leads back to a folder it lies in");
        if (m_open.size() >= kMaxDepth)
            return leaveOut(prefix, FindingKind::Link, "it lies more than 64 folders deep");
        m_open.push_back(id);
        readFolder(folder, prefix);
        m_open.pop_back();
    }

    void readFolder(const fs::path& folder, const std::string& prefix)
    {
        std::vector<fs::path> paths;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error))
            paths.push_back(entry->path());
        if (error)
            return leaveOut(prefix, FindingKind::Unreadable,
                "the folder cannot be read (" + error.message() + ")");
        std::sort(paths.begin(), paths.end());
        for (const auto& path : paths)
            look(path, prefix);
    }

    void look(const fs::path& path, const std::string& prefix)
    {
        const std::string file = path.filename().string();
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (file.front() == '.') {
            ++m_tree.otherFiles["hidden"];
        } else if (fs::is_directory(status)) {
            enter(path, prefix + file + "/");
        } else if (error || !fs::exists(status)) {
            leaveOut(prefix + file, FindingKind::Link, "the link leads nowhere");
        } else if (hasOneOf(path, kRead)) {
            if (fs::is_regular_file(status))
                addPicture(path, prefix);
            else
                leaveOut(prefix + file, FindingKind::Unreadable, "it is not a regular file");
        } else if (hasOneOf(path, kNotRead)) {
            leaveOut(prefix + file, FindingKind::NotAPicture,
                "pictures of this kind are not read; save it as PNG, JPEG, WebP or TIFF");
        } else {
            ++m_tree.otherFiles[printable(lowerCase(path.extension().string()), 16)];
        }
    }

    void addPicture(const fs::path& path, const std::string& prefix)
    {
        const auto [place, isNew] = m_tree.pictures.emplace(prefix + path.stem().string(), path);
        if (!isNew)
            leaveOut(prefix + path.filename().string(), FindingKind::SameName,
                "another picture of the folder has the same name: "
                    + printable(place->second.filename().string()));
    }

    void leaveOut(const std::string& name, FindingKind kind, const std::string& reason)
    {
        m_tree.findings.push_back({ name, kind, reason });
    }

    PictureTree m_tree;
    std::vector<FolderId> m_open; ///< From the root to where the walk stands.
};

} // namespace

PictureTree picturesBelow(const fs::path& folder)
{
    return Walker().walk(folder);
}

bool hasPictureExtension(const fs::path& file)
{
    return hasOneOf(file, kRead);
}

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace pleinair
