# SPDX-License-Identifier: GPL-3.0-or-later
# Files compiled for one instruction set may define nothing that the linker could take for the whole program:
# an inline function of a library in one of them could be the copy that it keeps. Reads the archive of kernels
# with nm (ARCHIVE, NM) and fails on weak symbols (W, V, u) in the objects of levels.
execute_process(COMMAND ${NM} --print-file-name --defined-only ${ARCHIVE}
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]*:(layer_)?(sse|avx|amx|neon)[a-z0-9]*\\.cpp\\.o:[^\n]*" ours "${symbols}")
list(LENGTH ours count)
if(count LESS 5)
    message(FATAL_ERROR "found ${count} symbols of levels in ${ARCHIVE}: have the files been renamed?")
endif()
list(FILTER ours INCLUDE REGEX " [WVu] ")
list(FILTER ours EXCLUDE REGEX "DW\\.ref\\.__gxx_personality_v0") # a pointer to it: no code
if(ours)
    list(JOIN ours "\n" text)
    message(FATAL_ERROR "weak symbols in files compiled for one instruction set:\n${text}")
endif()
