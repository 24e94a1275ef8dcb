#include "model/io/json_file.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/safe_file.h"

#include <set>
#include <vector>

namespace pleinair {

namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& name, const std::string& reason)
{
    throw Error(ErrorKind::BadFile, name + ": " + reason);
}

/// Reads the text once without keeping anything and stops at the first thing that is not allowed.
/// (The library's own filtering parser takes quadratic time on objects in objects.)
class Guard final : public nlohmann::json_sax<json> {
public:
    Guard(const std::string& name, const JsonLimits& limits)
        : m_name(name)
        , m_limits(limits)
    {
    }

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t&) override { return count(); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return count(); }

    bool start_object(std::size_t) override
    {
        m_keys.emplace_back();
        return enter();
    }
    bool end_object() override
    {
        m_keys.pop_back();
        return leave();
    }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }

    bool key(string_t& key) override
    {
        if (!m_keys.back().insert(key).second)
            refuse(m_name, "the key \"" + printable(key) + "\" stands twice in one JSON object.");
        return count();
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override
    {
        constexpr int kNumberOverflow = 406;
        if (error.id == kNumberOverflow)
            refuse(m_name, "the JSON holds a number that is too large, at byte " + std::to_string(position) + ".");
        refuse(m_name, "it is not valid JSON at byte " + std::to_string(position) + ".");
    }

private:
    bool count()
    {
        if (++m_values > m_limits.values)
            refuse(m_name, "the JSON holds more than " + std::to_string(m_limits.values) + " values.");
        return true;
    }

    bool enter()
    {
        if (++m_depth > m_limits.depth)
            refuse(m_name, "the JSON is nested deeper than " + std::to_string(m_limits.depth) + " levels.");
        return count();
    }

    bool leave()
    {
        --m_depth;
        return true;
    }

    const std::string& m_name;
    const JsonLimits& m_limits;
    std::size_t m_values = 0;
    int m_depth = 0;
    std::vector<std::set<std::string>> m_keys;
};

} // namespace

json parseJson(std::string_view text, const std::string& name, const JsonLimits& limits)
{
    if (text.size() > limits.bytes)
        refuse(name, "the JSON is " + std::to_string(text.size()) + " bytes long; "
                + std::to_string(limits.bytes) + " are allowed.");
    Guard guard(name, limits);
    try {
        json::sax_parse(text.begin(), text.end(), &guard);
        return json::parse(text.begin(), text.end());
    } catch (const json::exception&) {
        refuse(name, "the JSON holds a number that is too large.");
    }
}

json readJsonFile(const std::filesystem::path& file, const JsonLimits& limits)
{
    return parseJson(readWholeFile(file, limits.bytes), file.string(), limits);
}

void writeJsonFile(const std::filesystem::path& file, const json& content)
{
    // Names may come from anywhere; what is not UTF-8 is replaced rather than refused when saving.
    writeWholeFile(file, content.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

void checkFormat(const json& content, const std::string& format, const std::string& name)
{
    if (!content.is_object())
        refuse(name, "it holds no JSON object.");
    const auto found = content.find("format");
    if (found == content.end() || !found->is_string() || *found != format)
        refuse(name, "its \"format\" is not \"" + format + "\".");
    const auto version = content.find("version");
    if (version == content.end())
        return;
    if (!version->is_number_integer() || *version < 1)
        refuse(name, "its \"version\" is not a whole number from 1 on.");
    if (*version > 1)
        throw Error(ErrorKind::UnsupportedVersion,
            name + ": it was written by a newer program (version " + version->dump()
                + " of its format; this program reads version 1).");
}

std::string stringAt(const json& object, const char* key, const std::string& name)
{
    if (!object.is_object() || !object.contains(key))
        refuse(name, std::string("\"") + key + "\" is missing.");
    return optionalStringAt(object, key, name);
}

std::string optionalStringAt(const json& object, const char* key, const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (!found->is_string())
        refuse(name, std::string("\"") + key + "\" is not a text.");
    return found->get<std::string>();
}

int integerAt(const json& object, const char* key, int least, int greatest, const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end())
        refuse(name, std::string("\"") + key + "\" is missing.");
    if (!found->is_number_integer() || *found < least || *found > greatest)
        refuse(name, std::string("\"") + key + "\" is not a whole number from " + std::to_string(least)
                + " to " + std::to_string(greatest) + ".");
    return found->get<int>();
}

} // namespace pleinair
