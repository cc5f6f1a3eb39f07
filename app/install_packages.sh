#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian or Ubuntu packages that Conclave needs and that are not there yet.
#   bash app/install_packages.sh            what building and running need
#   bash app/install_packages.sh --tests    and what the tests need
# Asks apt only when something is missing, so that a second start costs a few milliseconds.
set -euo pipefail

packages=(
    # to build
    g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-declarative-dev qt6-svg-dev qt6-tools-dev
    libsqlite3-dev libsqlcipher-dev libssl-dev libspdlog-dev nlohmann-json3-dev libmd4c-dev libmd4c-html0-dev
    libsentencepiece-dev libpcre2-dev libzip-dev qtkeychain-qt6-dev
    libpoppler-cpp-dev libuchardet-dev poppler-data # files with a question; poppler-data: Chinese, Japanese, Korean PDFs
    # to run the window
    qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-templates
    qml6-module-qtquick-controls qml6-module-qtquick-layouts qml6-module-qtquick-dialogs
    qml6-module-qtqml-workerscript qml6-module-qtcore qml6-module-qt-labs-qmlmodels
    qml6-module-qt-labs-folderlistmodel qml6-module-qt-labs-settings
    qml6-module-qtqml qml6-module-qtqml-models
    libqt6svg6 qt6-qpa-plugins qt6-wayland libgl1-mesa-dri libegl1
    fonts-noto-core
)
if [ "${1:-}" = "--tests" ]; then
    packages+=(qml6-module-qttest poppler-utils qpdf fonts-wqy-zenhei xvfb xauth xdotool x11-utils imagemagick sqlite3 git ca-certificates
               at-spi2-core python3-gi python3-pyatspi gir1.2-atspi-2.0 dbus # the tree that screen readers see
               clang-19 libclang-rt-19-dev # ThreadSanitizer for CUDA kernels
               g++-aarch64-linux-gnu qemu-user-static) # the NEON levels, on an emulated processor
fi

missing=()
while read -r package; do
    missing+=("$package")
done < <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null |
             awk '$2 == "installed" { print $1 }' | sort -u |
             comm -13 - <(printf '%s\n' "${packages[@]}" | sort -u))
[ "${#missing[@]}" -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Conclave needs these packages, and this system has no apt-get to install them with: ${missing[*]}" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Conclave needs these packages. Install them as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
# A package that this release does not have under that name is left out rather than stopping the rest;
# configuring then names what is really needed.
available=()
for package in "${missing[@]}"; do
    if apt-cache show "$package" >/dev/null 2>&1; then
        available+=("$package")
    else
        echo "This system has no package $package; going on without it."
    fi
done
if [ "${#available[@]}" -gt 0 ]; then
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${available[@]}"
fi
