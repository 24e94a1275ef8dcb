# The interface targets that every folder links, and the functions that make a library or a test.

find_package(Threads REQUIRED)

add_library(pleinair_warnings INTERFACE)
target_compile_options(pleinair_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    $<$<BOOL:${PLEINAIR_WERROR}>:-Werror>)

# The repository root is the one include folder: `#include "model/base/error.h"`.
add_library(pleinair_root INTERFACE)
target_include_directories(pleinair_root INTERFACE "${CMAKE_SOURCE_DIR}")

if(NOT PLEINAIR_LIBTORCH)
    if(DEFINED ENV{XDG_CACHE_HOME})
        set(pleinair_cache "$ENV{XDG_CACHE_HOME}")
    else()
        set(pleinair_cache "$ENV{HOME}/.cache")
    endif()
    set(pleinair_libtorch "${pleinair_cache}/pleinair/libtorch-2.11.0/torch")
else()
    set(pleinair_libtorch "${PLEINAIR_LIBTORCH}")
endif()
if(NOT EXISTS "${pleinair_libtorch}/include/torch/csrc/api/include/torch/torch.h")
    message(FATAL_ERROR "LibTorch 2.11.0 is not in ${pleinair_libtorch}. "
        "`./run` and `./test` fetch it; or set -DPLEINAIR_LIBTORCH=DIR to a folder with include/ and lib/.")
endif()

# torch_cpu and c10 are linked directly: find_package(Torch) of a CUDA build insists on a CUDA
# toolkit. torch_cpu names the CUDA runtime libraries, hence --allow-shlib-undefined.
add_library(pleinair_torch INTERFACE)
target_include_directories(pleinair_torch SYSTEM INTERFACE
    "${pleinair_libtorch}/include"
    "${pleinair_libtorch}/include/torch/csrc/api/include")
target_link_options(pleinair_torch INTERFACE
    -Wl,--allow-shlib-undefined "-Wl,-rpath,${pleinair_libtorch}/lib")
target_link_libraries(pleinair_torch INTERFACE
    "${pleinair_libtorch}/lib/libtorch_cpu.so" "${pleinair_libtorch}/lib/libc10.so" Threads::Threads)

# Makes the library pleinair_NAME from the listed sources.
function(pleinair_library name)
    add_library(pleinair_${name} STATIC ${ARGN})
    target_link_libraries(pleinair_${name} PUBLIC pleinair_root PRIVATE pleinair_warnings)
endfunction()

# pleinair_test(NAME LABEL SOURCES... LIBS ...) makes one GoogleTest program; every test gets LABEL.
function(pleinair_test name label)
    cmake_parse_arguments(arg "" "" "LIBS" ${ARGN})
    add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PRIVATE ${arg_LIBS} pleinair_root pleinair_warnings GTest::gtest GTest::gtest_main)
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120 PROPERTIES LABELS ${label} TIMEOUT 600)
endfunction()
