#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# no_cuda_libraries.sh PROGRAM …: fails when a program needs a library of CUDA's to start, and so would not start
# where there is no NVIDIA driver.
set -euo pipefail
for program in "$@"; do
    needed=$(readelf --dynamic --wide "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
    if [ -z "$needed" ]; then
        echo "$program: no needed libraries found; is it a dynamically linked program?" >&2
        exit 1
    fi
    if grep -Ei 'cuda|cublas|nvrtc|nvidia|nvJitLink' <<<"$needed"; then
        echo "$program needs the libraries above to start" >&2
        exit 1
    fi
    echo "$(basename "$program"): $(wc -l <<<"$needed") libraries, none of CUDA's"
done
