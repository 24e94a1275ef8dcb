#include "model/base/shared_module.h"

#include "model/base/error.h"

#include <dlfcn.h>

namespace pleinair {

namespace {

/// A module's libraries prefer their own functions to the program's: OpenCV brings the system's plain
/// BLAS along, which LibTorch would otherwise take for its own, ten times faster one. Sanitizers
/// cannot do that.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kOwnFunctionsFirst = 0;
#else
constexpr int kOwnFunctionsFirst = RTLD_DEEPBIND;
#endif

/// Any address inside this library.
const char kHere = 0;

/// What the loader last complained about.
std::string complaint()
{
    const char* text = dlerror();
    return text != nullptr ? text : "no reason was given";
}

} // namespace

SharedModule::SharedModule(const std::string& name, const std::string& feature)
    : m_file(folder() / ("libpleinair_" + name + ".so"))
{
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored))
        throw Error(ErrorKind::FileNotFound,
            feature + " is not installed: " + m_file.string() + " is missing.");
    m_handle = dlopen(m_file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE | kOwnFunctionsFirst);
    if (m_handle == nullptr)
        throw Error(ErrorKind::FileUnreadable, feature + " cannot be loaded: " + complaint() + ".");
}

void* SharedModule::address(const char* name) const
{
    void* found = dlsym(m_handle, name);
    if (found == nullptr)
        throw Error(ErrorKind::BadFile,
            m_file.string() + " belongs to another version of Pleinair: it has no " + name + ".");
    return found;
}

std::filesystem::path SharedModule::folder()
{
    Dl_info info {};
    std::error_code error;
    if (dladdr(&kHere, &info) != 0 && info.dli_fname != nullptr) {
        const auto library = std::filesystem::canonical(info.dli_fname, error);
        if (!error)
            return library.parent_path();
    }
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

bool SharedModule::systemHas(const char* library)
{
    return dlopen(library, RTLD_NOW | RTLD_LOCAL) != nullptr;
}

} // namespace pleinair
