#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The long kill test: bash tests/app/program/kill_rounds.sh [ROUNDS] on the release build.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export CONCLAVE_KILL_ROUNDS=${1:-200} QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
# Its own test limit is far above what 200 rounds take.
export QTEST_FUNCTION_TIMEOUT=7200000
exec build/release/tests/tst_kill
