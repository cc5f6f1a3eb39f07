// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A window in the looks of Theme, for what the controls of Qt take from their window.
ApplicationWindow {
    id: root

    color: Theme.canvas
    font.family: Theme.uiFont
    font.pixelSize: Theme.textNormal
    palette {
        window: Theme.canvas
        windowText: Theme.ink
        base: Theme.raised
        alternateBase: Theme.sunken
        text: Theme.ink
        button: Theme.sunken
        buttonText: Theme.ink
        brightText: Theme.accentInk
        highlight: Theme.selection
        highlightedText: Theme.ink
        placeholderText: Theme.inkFaint
        light: Theme.raised
        midlight: Theme.hovered
        mid: Theme.lineStrong
        dark: Theme.inkSoft
        shadow: Theme.ink
        link: Theme.accent
        toolTipBase: Theme.toast
        toolTipText: Theme.toastInk
    }
}
