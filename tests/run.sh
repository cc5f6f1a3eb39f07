#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds build/release and runs every test. Arguments go to ctest
# (bash tests/run.sh -R tst_session). CONCLAVE_PRESET=asan runs the sanitizer build instead.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${CONCLAVE_PRESET:-release}
bash app/install_packages.sh --tests
bash app/build.sh "$preset"
exec ctest --test-dir "build/$preset" --parallel "$(nproc)" --output-on-failure --no-tests=error "$@"
