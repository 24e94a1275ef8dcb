#pragma once

#include <filesystem>
#include <string>

namespace pleinair {

/// A part of the program that is opened when it is first needed, so that nobody waits for libraries
/// that he does not use: `libpleinair_NAME.so` beside the program's own shared libraries.
///
/// A module stays loaded until the process ends, whatever becomes of this object: LibTorch and CUDA
/// do not survive being unloaded. Errors, log lines and values pass the border as they are, because
/// program and modules share one libpleinair_base.so.
class SharedModule {
public:
    /// Opens a module, or finds it open.
    /// @param name     e.g. "reference".
    /// @param feature  what is missing without it, for the message: "The LibTorch engine".
    /// @throws Error (FileNotFound) naming the file if it is not installed, (FileUnreadable) naming
    /// file and cause if it cannot be loaded.
    SharedModule(const std::string& name, const std::string& feature);

    /// The function that the module offers under that name.
    /// @throws Error (BadFile) if the module has none: it belongs to another version.
    template <typename Function>
    [[nodiscard]] Function function(const char* name) const
    {
        return reinterpret_cast<Function>(address(name));
    }

    /// Where modules lie: the folder of libpleinair_base.so, in a build tree as in an installation.
    [[nodiscard]] static std::filesystem::path folder();

    /// Whether the system has a library of that name, e.g. "libcuda.so.1". It is then loaded.
    [[nodiscard]] static bool systemHas(const char* library);

private:
    [[nodiscard]] void* address(const char* name) const;

    std::filesystem::path m_file;
    void* m_handle = nullptr;
};

} // namespace pleinair
