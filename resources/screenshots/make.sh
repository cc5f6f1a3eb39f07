#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of this folder anew, from the running window: bash resources/screenshots/make.sh [scene …]
# Without arguments all of them; scenes are named in tests/ui/pictures/make_pictures.cpp. With pngquant installed
# (apt install pngquant) the files are a third as large.
set -euo pipefail
cd "$(dirname "$0")/../.."

bash app/build.sh release --target make_pictures
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
# An empty home, so that no setting of whoever runs this is in the pictures.
export HOME="$made/home" QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software LC_ALL=C.UTF-8 LANGUAGE=en
mkdir "$made/home"
# Two pixels for one is a matter of the whole program: a run of its own.
scenes=() hidpi=false
[ "$#" -eq 0 ] && hidpi=true
for scene in "$@"; do
    if [ "$scene" = hidpi ]; then hidpi=true; else scenes+=("$scene"); fi
done
if [ "$#" -eq 0 ] || [ "${#scenes[@]}" -gt 0 ]; then
    build/release/tests/make_pictures "$made/new" "${scenes[@]}" >/dev/null
fi
if [ "$hidpi" = true ]; then
    QT_SCALE_FACTOR=2 build/release/tests/make_pictures "$made/new" hidpi >/dev/null
fi

for picture in "$made"/new/*.png; do
    if command -v pngquant >/dev/null; then
        pngquant --quality 85-100 --speed 1 --force --output "$picture" -- "$picture" || true # kept as it is if not good enough
    fi
    cp "$picture" resources/screenshots/
done
du -ch resources/screenshots/*.png | tail -n 1
