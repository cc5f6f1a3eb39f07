#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts Conclave: installs what is missing, builds build/release, opens the window on the bundled model.
# A second run finds nothing to do and only opens the window. Arguments go to the program.
set -euo pipefail
cd "$(dirname "$0")/.."

bash app/install_packages.sh
bash app/build.sh release --target conclave conclave-cli

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    echo "There is no display here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    echo "Conclave also works in the terminal:"
    echo "  build/release/bin/conclave-cli generate --model resources/models/starter-deepseek2.gguf --prompt \"How do I export a conversation?\""
    exit 1
fi
exec build/release/bin/conclave "$@"
