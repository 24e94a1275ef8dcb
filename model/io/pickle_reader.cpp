#include "model/io/pickle_reader.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <array>
#include <bit>

namespace pleinair {

namespace {

constexpr std::size_t kMaxOperations = 10'000'000;
constexpr std::size_t kMaxStack = 1'000'000;
constexpr std::size_t kMaxMemo = 1'000'000;
constexpr std::size_t kMaxText = 64U << 10;
constexpr std::size_t kMaxContainers = 1'000'000;
constexpr std::size_t kMaxNesting = 64;
constexpr std::size_t kMaxRank = 8;

/// The operations that occur in real state dicts; every other one is refused.
enum class Op : std::uint8_t {
    Proto = 0x80,
    Stop = '.',
    Mark = '(',
    Global = 'c',
    BinPut = 'q',
    LongBinPut = 'r',
    BinGet = 'h',
    LongBinGet = 'j',
    EmptyTuple = ')',
    Tuple = 't',
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    EmptyList = ']',
    Append = 'a',
    Appends = 'e',
    EmptyDict = '}',
    SetItem = 's',
    SetItems = 'u',
    BinUnicode = 'X',
    ShortBinString = 'U',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    Long1 = 0x8a,
    BinFloat = 'G',
    NewTrue = 0x88,
    NewFalse = 0x89,
    None = 'N',
    BinPersId = 'Q',
    Reduce = 'R',
    Build = 'b',
};

enum class Symbol : std::uint8_t { OrderedDict, RebuildTensor, RebuildParameter, TorchSize, Storage };

struct KnownSymbol {
    std::string_view module;
    std::string_view name;
    Symbol symbol;
    DType dtype = DType::F32; ///< Of a storage.
};

constexpr std::array kSymbols {
    KnownSymbol { "collections", "OrderedDict", Symbol::OrderedDict },
    KnownSymbol { "torch._utils", "_rebuild_tensor_v2", Symbol::RebuildTensor },
    KnownSymbol { "torch._utils", "_rebuild_parameter", Symbol::RebuildParameter },
    KnownSymbol { "torch", "Size", Symbol::TorchSize },
    KnownSymbol { "torch", "FloatStorage", Symbol::Storage, DType::F32 },
    KnownSymbol { "torch", "HalfStorage", Symbol::Storage, DType::F16 },
    KnownSymbol { "torch", "BFloat16Storage", Symbol::Storage, DType::BF16 },
    KnownSymbol { "torch", "DoubleStorage", Symbol::Storage, DType::F64 },
    KnownSymbol { "torch", "LongStorage", Symbol::Storage, DType::I64 },
    KnownSymbol { "torch", "IntStorage", Symbol::Storage, DType::I32 },
    KnownSymbol { "torch", "ShortStorage", Symbol::Storage, DType::I16 },
    KnownSymbol { "torch", "CharStorage", Symbol::Storage, DType::I8 },
    KnownSymbol { "torch", "ByteStorage", Symbol::Storage, DType::U8 },
    KnownSymbol { "torch", "BoolStorage", Symbol::Storage, DType::Bool },
};

/// The stack machine of pickle, without anything that could run code.
class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> bytes, const std::string& name)
        : m_bytes(bytes.first(std::min(bytes.size(), kMaxPickleBytes)))
        , m_name(name)
        , m_wasCut(bytes.size() > kMaxPickleBytes)
    {
    }

    PickleDocument run()
    {
        for (std::size_t operations = 0;; ++operations) {
            if (operations == kMaxOperations)
                refuse("it has more than 10 million operations.");
            m_opAt = m_at;
            const auto op = static_cast<Op>(number(1));
            if ((operations == 0) != (op == Op::Proto))
                refuse("it does not begin with a protocol mark, or has a second one.");
            if (op == Op::Stop)
                break;
            step(op);
        }
        if (m_stack.size() != 1 || !m_marks.empty())
            refuse("it does not end with exactly one value.");
        m_document.root = m_stack.front();
        m_document.bytesRead = m_at;
        return std::move(m_document);
    }

private:
    void step(Op op)
    {
        switch (op) {
        case Op::Proto:
            if (number(1) != 2)
                refuse("it is not of pickle protocol 2.");
            return;
        case Op::Mark:
            if (m_marks.size() == kMaxNesting)
                refuse("it is nested deeper than 64 levels.");
            m_marks.push_back(m_stack.size());
            return;
        case Op::Global:
            return pushSymbol();
        case Op::BinPut:
            return remember(number(1));
        case Op::LongBinPut:
            return remember(number(4));
        case Op::BinGet:
            return recall(number(1));
        case Op::LongBinGet:
            return recall(number(4));
        case Op::EmptyTuple:
            return pushSequence(PickleKind::Tuple, {});
        case Op::EmptyList:
            return pushSequence(PickleKind::List, {});
        case Op::Tuple:
            return pushSequence(PickleKind::Tuple, popMarked());
        case Op::Tuple1:
            return pushSequence(PickleKind::Tuple, popMany(1));
        case Op::Tuple2:
            return pushSequence(PickleKind::Tuple, popMany(2));
        case Op::Tuple3:
            return pushSequence(PickleKind::Tuple, popMany(3));
        case Op::Append:
            return append(popMany(1));
        case Op::Appends:
            return append(popMarked());
        case Op::EmptyDict:
            return pushMap(PickleKind::Map);
        case Op::SetItem:
            return setItems(popMany(2));
        case Op::SetItems:
            return setItems(popMarked());
        case Op::BinUnicode:
            return pushText(number(4));
        case Op::ShortBinString:
            return pushText(number(1));
        case Op::BinInt:
            return push({ PickleKind::Integer, static_cast<std::int32_t>(number(4)) });
        case Op::BinInt1:
            return push({ PickleKind::Integer, static_cast<std::int64_t>(number(1)) });
        case Op::BinInt2:
            return push({ PickleKind::Integer, static_cast<std::int64_t>(number(2)) });
        case Op::Long1:
            return pushLong();
        case Op::BinFloat:
            // Big-endian; the value itself is of no use to a state dict.
            return push({ PickleKind::Float, static_cast<std::int64_t>(number(8)) });
        case Op::NewTrue:
            return push({ PickleKind::Bool, 1 });
        case Op::NewFalse:
            return push({ PickleKind::Bool, 0 });
        case Op::None:
            return push({ PickleKind::None, 0 });
        case Op::BinPersId:
            return pushStorage();
        case Op::Reduce:
            return reduce();
        case Op::Build:
            return build();
        case Op::Stop:
            return;
        }
        constexpr const char* kDigits = "0123456789abcdef";
        const auto code = static_cast<unsigned>(op);
        refuse(std::string("the operation 0x") + kDigits[code >> 4] + kDigits[code & 15]
            + " is not one that weights need, and is not carried out.");
    }

    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorKind::BadFile,
            m_name + ": the pickle is refused at byte " + std::to_string(m_opAt) + ": " + reason);
    }

    std::span<const std::byte> take(std::size_t count)
    {
        if (count > m_bytes.size() - m_at)
            refuse(m_wasCut ? "it is longer than 64 MiB." : "it is cut off.");
        const auto part = m_bytes.subspan(m_at, count);
        m_at += count;
        return part;
    }

    /// A little-endian number of `count` bytes.
    std::uint64_t number(std::size_t count)
    {
        const auto part = take(count);
        std::uint64_t value = 0;
        for (std::size_t i = count; i-- > 0;)
            value = value << 8 | std::to_integer<std::uint64_t>(part[i]);
        return value;
    }

    void push(PickleValue value)
    {
        if (m_stack.size() == kMaxStack)
            refuse("its stack holds more than a million values.");
        m_stack.push_back(value);
    }

    PickleValue pop()
    {
        return popMany(1).front();
    }

    /// The topmost values, lowest first; never reaches below the last mark.
    std::vector<PickleValue> popMany(std::size_t count)
    {
        const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
        if (m_stack.size() - floor < count)
            refuse("its stack is empty.");
        const auto first = m_stack.end() - static_cast<std::ptrdiff_t>(count);
        std::vector<PickleValue> values(first, m_stack.end());
        m_stack.erase(first, m_stack.end());
        return values;
    }

    std::vector<PickleValue> popMarked()
    {
        if (m_marks.empty())
            refuse("a mark is missing.");
        const std::size_t floor = m_marks.back();
        auto values = popMany(m_stack.size() - floor);
        m_marks.pop_back();
        return values;
    }

    PickleValue& top()
    {
        const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
        if (m_stack.size() == floor)
            refuse("its stack is empty.");
        return m_stack.back();
    }

    void remember(std::uint64_t slot)
    {
        if (slot >= kMaxMemo)
            refuse("its memo holds more than a million values.");
        if (slot >= m_memo.size())
            m_memo.resize(slot + 1);
        m_memo[slot] = top();
    }

    void recall(std::uint64_t slot)
    {
        if (slot >= m_memo.size() || !m_memo[slot])
            refuse("it recalls a value that was never kept.");
        push(*m_memo[slot]);
    }

    void pushText(std::uint64_t length)
    {
        if (length > kMaxText)
            refuse("it holds a text of " + std::to_string(length) + " bytes; 65536 are allowed.");
        const auto part = take(length);
        push({ PickleKind::Text, static_cast<std::int64_t>(m_document.texts.size()) });
        m_document.texts.emplace_back(reinterpret_cast<const char*>(part.data()), part.size());
    }

    void pushLong()
    {
        const auto part = take(number(1));
        if (part.size() > 8)
            refuse("it holds a number beyond 64 bits.");
        std::uint64_t value = 0;
        for (std::size_t i = part.size(); i-- > 0;)
            value = value << 8 | std::to_integer<std::uint64_t>(part[i]);
        const unsigned unused = 64 - 8 * static_cast<unsigned>(part.size());
        const auto extended = part.empty() ? 0 : std::bit_cast<std::int64_t>(value << unused) >> unused;
        push({ PickleKind::Integer, extended });
    }

    /// One line of GLOBAL: up to the newline, of sane length.
    std::string_view line()
    {
        const auto rest = m_bytes.subspan(m_at, std::min<std::size_t>(m_bytes.size() - m_at, 256));
        const auto end = std::find(rest.begin(), rest.end(), std::byte { '\n' });
        if (end == rest.end())
            refuse("a symbol's name does not end.");
        const std::string_view text(
            reinterpret_cast<const char*>(rest.data()), static_cast<std::size_t>(end - rest.begin()));
        m_at += text.size() + 1;
        return text;
    }

    void pushSymbol()
    {
        const std::string_view module = line();
        const std::string_view name = line();
        const auto known = std::find_if(kSymbols.begin(), kSymbols.end(),
            [&](const KnownSymbol& entry) { return entry.module == module && entry.name == name; });
        if (known == kSymbols.end())
            refuse("it asks for \"" + printable(module) + "." + printable(name)
                + "\", which weights do not need; it is not carried out.");
        push({ PickleKind::Symbol, known - kSymbols.begin() });
    }

    void countContainer()
    {
        if (++m_containers > kMaxContainers)
            refuse("it holds more than a million lists, tuples and maps.");
    }

    void pushSequence(PickleKind kind, std::vector<PickleValue> values)
    {
        countContainer();
        push({ kind, static_cast<std::int64_t>(m_document.sequences.size()) });
        m_document.sequences.push_back(std::move(values));
    }

    void pushMap(PickleKind kind)
    {
        countContainer();
        push({ kind, static_cast<std::int64_t>(m_document.maps.size()) });
        m_document.maps.emplace_back();
    }

    void append(const std::vector<PickleValue>& values)
    {
        const PickleValue list = top();
        if (list.kind != PickleKind::List)
            refuse("it appends to something that is not a list.");
        auto& to = m_document.sequences[static_cast<std::size_t>(list.payload)];
        to.insert(to.end(), values.begin(), values.end());
    }

    void setItems(const std::vector<PickleValue>& values)
    {
        const PickleValue map = top();
        if (map.kind != PickleKind::Map && map.kind != PickleKind::OrderedMap)
            refuse("it sets an entry of something that is not a map.");
        if (values.size() % 2 != 0)
            refuse("a map's entry has a key and no value.");
        auto& to = m_document.maps[static_cast<std::size_t>(map.payload)];
        for (std::size_t i = 0; i < values.size(); i += 2)
            to.emplace_back(values[i], values[i + 1]);
    }

    /// ('storage', type, key, location, number of elements[, view]).
    void pushStorage()
    {
        const PickleValue id = pop();
        if (id.kind != PickleKind::Tuple)
            refuse("a persistent id is not a tuple.");
        const auto parts = m_document.sequence(id);
        if ((parts.size() != 5 && parts.size() != 6) || parts[0].kind != PickleKind::Text
            || m_document.text(parts[0]) != "storage" || !isSymbol(parts[1], Symbol::Storage)
            || parts[2].kind != PickleKind::Text || parts[3].kind != PickleKind::Text
            || parts[4].kind != PickleKind::Integer || parts[4].payload < 0)
            refuse("a persistent id is not that of a storage.");
        if (parts.size() == 6 && parts[5].kind != PickleKind::None)
            refuse("a storage is a view of another one, which is not supported.");
        const PickledStorage storage { std::string(m_document.text(parts[2])),
            kSymbols[static_cast<std::size_t>(parts[1].payload)].dtype, parts[4].payload };
        const auto [entry, isNew] = m_storages.try_emplace(
            storage.key, static_cast<std::int64_t>(m_document.storages.size()));
        if (isNew) {
            m_document.storages.push_back(storage);
        } else {
            const auto& first = m_document.storages[static_cast<std::size_t>(entry->second)];
            if (first.dtype != storage.dtype || first.elements != storage.elements)
                refuse("storage \"" + printable(storage.key) + "\" is described in two ways.");
        }
        push({ PickleKind::Storage, entry->second });
    }

    [[nodiscard]] static bool isSymbol(PickleValue value, Symbol symbol)
    {
        return value.kind == PickleKind::Symbol
            && kSymbols[static_cast<std::size_t>(value.payload)].symbol == symbol;
    }

    void reduce()
    {
        const auto call = popMany(2);
        if (call[0].kind != PickleKind::Symbol || call[1].kind != PickleKind::Tuple)
            refuse("it calls something that cannot be called.");
        const auto arguments = m_document.sequence(call[1]);
        switch (kSymbols[static_cast<std::size_t>(call[0].payload)].symbol) {
        case Symbol::OrderedDict:
            if (!arguments.empty())
                refuse("an ordered map is made from arguments, which is not supported.");
            return pushMap(PickleKind::OrderedMap);
        case Symbol::RebuildTensor:
            return pushTensor(arguments);
        case Symbol::RebuildParameter:
            if (arguments.size() != 3 || arguments[0].kind != PickleKind::Tensor)
                refuse("a parameter is not made from a tensor.");
            return push(arguments[0]);
        case Symbol::TorchSize:
            if (arguments.size() != 1 || arguments[0].kind != PickleKind::Tuple)
                refuse("a size is not made from a tuple.");
            return push(arguments[0]);
        case Symbol::Storage:
            refuse("it calls a storage type.");
        }
    }

    /// (storage, offset, shape, strides, requires_grad, hooks[, metadata]).
    void pushTensor(const std::vector<PickleValue>& arguments)
    {
        if ((arguments.size() != 6 && arguments.size() != 7) || arguments[0].kind != PickleKind::Storage
            || arguments[1].kind != PickleKind::Integer)
            refuse("a tensor is not made from a storage, an offset, a shape and strides.");
        countContainer();
        PickledTensor tensor;
        tensor.storage = static_cast<int>(arguments[0].payload);
        tensor.offset = arguments[1].payload;
        tensor.shape = integers(arguments[2]);
        tensor.strides = integers(arguments[3]);
        if (tensor.shape.size() != tensor.strides.size())
            refuse("a tensor has " + std::to_string(tensor.shape.size()) + " sides and "
                + std::to_string(tensor.strides.size()) + " strides.");
        push({ PickleKind::Tensor, static_cast<std::int64_t>(m_document.tensors.size()) });
        m_document.tensors.push_back(std::move(tensor));
    }

    std::vector<std::int64_t> integers(PickleValue tuple) const
    {
        if (tuple.kind != PickleKind::Tuple)
            refuse("a tensor's shape or strides are not a tuple.");
        const auto& values = m_document.sequence(tuple);
        if (values.size() > kMaxRank)
            refuse("a tensor has " + std::to_string(values.size()) + " dimensions; 8 are allowed.");
        std::vector<std::int64_t> numbers;
        for (const PickleValue value : values) {
            if (value.kind != PickleKind::Integer || value.payload < 0)
                refuse("a tensor's shape or strides hold something else than whole numbers from 0 on.");
            numbers.push_back(value.payload);
        }
        return numbers;
    }

    /// The one use of BUILD in real files: the `_metadata` of a state dict.
    void build()
    {
        const PickleValue state = pop();
        const PickleValue object = top();
        if (object.kind != PickleKind::OrderedMap || state.kind != PickleKind::Map)
            refuse("it gives attributes to something else than an ordered map.");
        for (const auto& [key, value] : m_document.map(state))
            if (key.kind != PickleKind::Text || m_document.text(key) != "_metadata")
                refuse("it gives an ordered map an attribute other than _metadata.");
        if (!m_document.attributes.emplace(object.payload, state.payload).second)
            refuse("it gives an ordered map attributes twice.");
    }

    std::span<const std::byte> m_bytes;
    const std::string& m_name;
    bool m_wasCut = false;
    std::size_t m_at = 0;
    std::size_t m_opAt = 0;
    std::size_t m_containers = 0;
    std::vector<PickleValue> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<std::optional<PickleValue>> m_memo;
    std::map<std::string, std::int64_t> m_storages;
    PickleDocument m_document;
};

} // namespace

PickleDocument readPickle(std::span<const std::byte> bytes, const std::string& name)
{
    return PickleMachine(bytes, name).run();
}

} // namespace pleinair
