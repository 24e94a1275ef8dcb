# PLEINAIR_HAS_CUDA: whether libpleinair_cuda.so is built, and the target pleinair_torch_cuda for it.
# No GPU and no driver is needed to build, only nvcc and LibTorch's CUDA build.
#
# The language is enabled here, in the top folder, because tests elsewhere link what it compiles.

set(PLEINAIR_HAS_CUDA OFF)
if(PLEINAIR_CUDA STREQUAL "OFF")
    return()
endif()

include(CheckLanguage)
check_language(CUDA)
set(missing "")
if(NOT CMAKE_CUDA_COMPILER)
    set(missing "nvcc was not found (set CUDACXX or CMAKE_CUDA_COMPILER)")
elseif(NOT EXISTS "${pleinair_libtorch}/lib/libtorch_cuda.so")
    set(missing "LibTorch in ${pleinair_libtorch} is built without CUDA")
endif()
if(NOT missing STREQUAL "")
    if(PLEINAIR_CUDA STREQUAL "ON")
        message(FATAL_ERROR "PLEINAIR_CUDA is ON, but ${missing}.")
    endif()
    message(STATUS "No CUDA engine: ${missing}.")
    return()
endif()

# Real code for each generation since Turing; PTX of the newest serves those that come.
if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES "75-real;80-real;86-real;89-real;90" CACHE STRING
        "What the CUDA kernels are compiled for")
endif()
if(NOT DEFINED CMAKE_CUDA_COMPILER_LAUNCHER AND CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CUDA_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
endif()
enable_language(CUDA)
if(CMAKE_CUDA_COMPILER_VERSION VERSION_LESS 13)
    if(PLEINAIR_CUDA STREQUAL "ON")
        message(FATAL_ERROR "PLEINAIR_CUDA is ON, but nvcc is of CUDA ${CMAKE_CUDA_COMPILER_VERSION}; LibTorch is of CUDA 13.")
    endif()
    message(STATUS "No CUDA engine: nvcc is of CUDA ${CMAKE_CUDA_COMPILER_VERSION}, LibTorch of CUDA 13.")
    return()
endif()
set(CMAKE_CUDA_STANDARD 17) # CMake 3.25 knows no newer one for nvcc 13.
set(CMAKE_CUDA_STANDARD_REQUIRED ON)
set(CMAKE_CUDA_EXTENSIONS OFF)
# One CUDA runtime in the process: the one that LibTorch brings.
set(CMAKE_CUDA_RUNTIME_LIBRARY None)

# libtorch_cuda names cuDNN and other libraries that only a machine with a driver has.
add_library(pleinair_torch_cuda INTERFACE)
target_include_directories(pleinair_torch_cuda SYSTEM INTERFACE
    ${CMAKE_CUDA_TOOLKIT_INCLUDE_DIRECTORIES})
target_link_libraries(pleinair_torch_cuda INTERFACE pleinair_torch
    "${pleinair_libtorch}/lib/libtorch_cuda.so" "${pleinair_libtorch}/lib/libc10_cuda.so"
    "${pleinair_libtorch}/lib/libcudart.so.13")
set(PLEINAIR_HAS_CUDA ON)
