#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a desktop of its own: X server, session bus, accessibility bus, an empty home, and nothing of the
# desktop that it is started from.
#   desktop.sh COMMAND [ARGUMENT]...
set -euo pipefail
home=$(mktemp -d)
mkdir -m 700 "$home/.run"
# The server chooses its number itself: xvfb-run -a may choose one that another test takes at the same moment.
# -noreset: otherwise it begins anew when its last client leaves, and takes along whoever comes just then.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1400x1000x24 -noreset -nolisten tcp 3>"$home/display" 2>"$home/server.log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server || true; rm -rf "$home"' EXIT
read -r display <"$home/display" || { cat "$home/server.log" >&2; exit 1; }
env -i PATH="$PATH" TMPDIR="${TMPDIR:-/tmp}" LC_ALL=C.UTF-8 HOME="$home" XDG_RUNTIME_DIR="$home/.run" \
    DISPLAY=":$display" QT_QPA_PLATFORM=xcb QT_QUICK_BACKEND=software QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
    ASAN_OPTIONS=detect_leaks=0 \
    dbus-run-session -- bash -c '
        /usr/libexec/at-spi-bus-launcher --launch-immediately &
        "$@"' bash "$@"
