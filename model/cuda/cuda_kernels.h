#pragma once

#include "model/cuda/kernel_params.h"

struct CUstream_st; // cudaStream_t without CUDA's headers.

// The kernels on a CUDA device. Each function puts its kernel into the stream and returns the
// runtime's error code, 0 for none; work of no elements launches nothing.

namespace pleinair {

int launchSumTable(const SumTableParams& params, CUstream_st* stream);
int launchGather(const GatherParams& params, CUstream_st* stream);
int launchStoreRows(const StoreRowsParams& params, CUstream_st* stream);
int launchPlaceIds(const PlaceIdsParams& params, CUstream_st* stream);
int launchModulate(const ModulateParams& params, CUstream_st* stream);
int launchMoments(const MomentsParams& params, CUstream_st* stream);
int launchAddShortcut(const AddShortcutParams& params, CUstream_st* stream);
int launchHead(const HeadParams& params, CUstream_st* stream);

} // namespace pleinair
