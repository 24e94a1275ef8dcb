#pragma once

#include "model/cuda/kernel_params.h"

namespace pleinair {

/// The kernels that Torch does not have. Each call puts work into the device's queue and returns;
/// what it is given has to stay valid until the queue has passed it.
/// @throws c10::Error where the device refuses.
class Kernels {
public:
    virtual ~Kernels() = default;

    virtual void sumTable(const SumTableParams& params) const = 0;
    virtual void gather(const GatherParams& params) const = 0;
    virtual void storeRows(const StoreRowsParams& params) const = 0;
    virtual void placeIds(const PlaceIdsParams& params) const = 0;
    virtual void modulate(const ModulateParams& params) const = 0;
    virtual void moments(const MomentsParams& params) const = 0;
    virtual void addShortcut(const AddShortcutParams& params) const = 0;
    virtual void head(const HeadParams& params) const = 0;
};

} // namespace pleinair
