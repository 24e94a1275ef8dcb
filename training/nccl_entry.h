#pragma once

namespace c10d {
class Backend;
class Store;
} // namespace c10d

namespace pleinair {

/// What the module `nccl` offers, and its name there: a c10d process group over NCCL. The result is
/// a counted reference that the caller takes over (c10::intrusive_ptr::reclaim).
/// @param store  where the processes meet; the caller keeps it. @param seconds  that a sum may
/// take.
using MakeNcclGroup = c10d::Backend* (*)(c10d::Store* store, int rank, int count, int seconds);
inline constexpr const char* kMakeNcclGroup = "pleinairMakeNcclGroup";

} // namespace pleinair
