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

# Error messages name the source they come from (__FILE__, in LibTorch's headers above all): in a
# package without the folders of the machine that built it.
if(PLEINAIR_PACKAGE)
    # The compiler may name a header by where a link leads, if that is shorter.
    file(REAL_PATH "${pleinair_libtorch}" pleinair_real_libtorch)
    set(pairs "${pleinair_libtorch}=libtorch" "${pleinair_real_libtorch}=libtorch" "${CMAKE_SOURCE_DIR}=pleinair")
    list(REMOVE_DUPLICATES pairs)
    foreach(pair IN LISTS pairs)
        target_compile_options(pleinair_root INTERFACE
            $<$<COMPILE_LANGUAGE:CXX>:-ffile-prefix-map=${pair}>
            $<$<COMPILE_LANGUAGE:CUDA>:-Xcompiler=-ffile-prefix-map=${pair}>)
    endforeach()
endif()

# torch_cpu and c10 are linked directly: find_package(Torch) of a CUDA build insists on a CUDA
# toolkit. torch_cpu names the CUDA runtime libraries, hence --allow-shlib-undefined.
add_library(pleinair_torch INTERFACE)
target_include_directories(pleinair_torch SYSTEM INTERFACE
    "${pleinair_libtorch}/include"
    "${pleinair_libtorch}/include/torch/csrc/api/include")
# What calls Torch waits for Torch: optimising its templates doubles the time of a compilation for nothing.
target_compile_options(pleinair_torch INTERFACE
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:$<CONFIG:Debug>>>:-O1>)
target_link_options(pleinair_torch INTERFACE
    -Wl,--allow-shlib-undefined)
target_link_libraries(pleinair_torch INTERFACE
    "${pleinair_libtorch}/lib/libtorch_cpu.so" "${pleinair_libtorch}/lib/libc10.so" Threads::Threads)

# Sources with loops of their own over pixels or weights, in a target that links pleinair_torch. (Another level
# of optimisation cannot use the target's precompiled header.)
function(pleinair_hot_sources)
    set_source_files_properties(${ARGN} PROPERTIES
        COMPILE_OPTIONS "$<$<NOT:$<CONFIG:Debug>>:-O3>" SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# Makes the library pleinair_NAME from the listed sources.
function(pleinair_library name)
    add_library(pleinair_${name} STATIC ${ARGN})
    target_link_libraries(pleinair_${name} PUBLIC pleinair_root PRIVATE pleinair_warnings)
endfunction()

# Shared libraries and the modules that programs open when they need them lie in one folder, in the
# build tree as in an installation; SharedModule looks there.
set(PLEINAIR_LIBRARY_FOLDER "${CMAKE_BINARY_DIR}/lib/pleinair")
set(PLEINAIR_LIBRARY_DESTINATION "${CMAKE_INSTALL_LIBDIR}/pleinair")

# A package is made of components: app (the window and the command line), training (LibTorch, what
# learns and the reference engine), cuda. COMPONENT names it; without it: app.
function(pleinair_place_library target)
    set(component app)
    if(ARGC GREATER 1)
        set(component ${ARGV1})
    endif()
    # Without a macro of its own a target can share its precompiled header.
    set_target_properties(${target} PROPERTIES
        LIBRARY_OUTPUT_DIRECTORY "${PLEINAIR_LIBRARY_FOLDER}"
        DEFINE_SYMBOL ""
        INSTALL_RPATH "$ORIGIN;$ORIGIN/torch/lib")
    install(TARGETS ${target}
        LIBRARY DESTINATION "${PLEINAIR_LIBRARY_DESTINATION}" COMPONENT ${component})
endfunction()

# pleinair_library() for what a program and its modules must have in common, each of it once in a
# process: the log's sink, the types of errors, the networks.
function(pleinair_shared_library name)
    cmake_parse_arguments(arg "" "COMPONENT" "" ${ARGN})
    add_library(pleinair_${name} SHARED ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(pleinair_${name} PUBLIC pleinair_root PRIVATE pleinair_warnings)
    pleinair_place_library(pleinair_${name} ${arg_COMPONENT})
endfunction()

# Makes libpleinair_NAME.so, target pleinair_NAME_module, that SharedModule("NAME") opens.
function(pleinair_module name)
    cmake_parse_arguments(arg "" "COMPONENT" "" ${ARGN})
    add_library(pleinair_${name}_module MODULE ${arg_UNPARSED_ARGUMENTS})
    set_target_properties(pleinair_${name}_module PROPERTIES OUTPUT_NAME pleinair_${name})
    target_link_libraries(pleinair_${name}_module PRIVATE pleinair_root pleinair_warnings)
    pleinair_place_library(pleinair_${name}_module ${arg_COMPONENT})
endfunction()

# Lets an installed program find the shared libraries.
function(pleinair_install_program target)
    file(RELATIVE_PATH libraries "${CMAKE_INSTALL_FULL_BINDIR}"
        "${CMAKE_INSTALL_FULL_LIBDIR}/pleinair")
    set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN/${libraries}")
    install(TARGETS ${target} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT app)
endfunction()

# pleinair_test(NAME LABEL SOURCES... LIBS ...) makes one GoogleTest program; every test gets LABEL.
function(pleinair_test name label)
    cmake_parse_arguments(arg "" "" "LIBS" ${ARGN})
    add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PRIVATE ${arg_LIBS} pleinair_root pleinair_warnings GTest::gtest GTest::gtest_main)
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120 PROPERTIES LABELS ${label} TIMEOUT 600
        ENVIRONMENT "XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/test-cache")
endfunction()
