# SPDX-License-Identifier: GPL-3.0-or-later
# What every folder shares: language level, warnings and sanitizers on one interface target, output
# folders. Included by the top level and by engine/ and kernels/ when one of them is configured alone.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON) # static libraries hand their packages on to other folders
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

get_filename_component(CONCLAVE_ROOT "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# Linked by every target of ours and by nobody else's code.
add_library(conclave_flags INTERFACE)
target_include_directories(conclave_flags INTERFACE ${CONCLAVE_ROOT})
target_compile_options(conclave_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                                -Woverloaded-virtual -Wno-missing-field-initializers)
# GCC 12 sees overlaps and uninitialised values in std::string and std::variant that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(conclave_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CONCLAVE_SANITIZE)
    target_compile_options(conclave_flags INTERFACE -fsanitize=${CONCLAVE_SANITIZE} -fno-omit-frame-pointer
                                                    -fno-sanitize-recover=all)
    target_link_options(conclave_flags INTERFACE -fsanitize=${CONCLAVE_SANITIZE})
endif()
