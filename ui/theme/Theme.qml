// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Every colour, distance, type size and duration of the window. The palette is a council chamber: green baize for
// what can be done, brass for what deserves a look, paper and ink for the rest. Main.qml sets the three inputs.
QtObject {
    id: root

    // Inputs
    property bool isDark: false
    property real fontScale: 1.0
    property string uiFont: "sans-serif"
    property string serifFont: "serif"
    property string monoFont: "monospace"

    // Surfaces, from the back to the front
    readonly property color canvas: isDark ? "#151918" : "#fbfbf8"
    readonly property color sidebar: isDark ? "#101413" : "#f1f2ec"
    readonly property color raised: isDark ? "#1d2321" : "#ffffff"
    readonly property color sunken: isDark ? "#1a201e" : "#f3f4ee"
    readonly property color bubble: isDark ? "#22332e" : "#e7efe9"
    readonly property color hovered: isDark ? "#15ffffff" : "#0d14342c"
    readonly property color pressed: isDark ? "#22ffffff" : "#1a14342c"
    readonly property color selected: isDark ? "#1f2c28" : "#e0e8e1"
    readonly property color scrim: isDark ? "#99000000" : "#59101413"

    // Ink
    readonly property color ink: isDark ? "#e6eae6" : "#1d2422"
    readonly property color inkSoft: isDark ? "#a6b0ab" : "#57625d"
    readonly property color inkFaint: isDark ? "#7d8883" : "#76817c"
    readonly property color line: isDark ? "#2a322f" : "#e1e4dc"
    readonly property color lineStrong: isDark ? "#3b4541" : "#c8cec5"

    // Meaning
    readonly property color accent: isDark ? "#7cc2ac" : "#1f6655"
    readonly property color accentHovered: isDark ? "#92d2be" : "#175446"
    readonly property color accentInk: isDark ? "#0f201b" : "#ffffff"
    readonly property color brass: isDark ? "#dcb866" : "#8a6414"
    readonly property color brassWash: isDark ? "#33dcb866" : "#26b98a2b"
    readonly property color danger: isDark ? "#f0968a" : "#a8352a"
    readonly property color dangerInk: isDark ? "#2b1210" : "#ffffff"
    readonly property color dangerWash: isDark ? "#2b1b19" : "#faecea"
    readonly property color dangerLine: isDark ? "#5a322d" : "#ebc9c5"
    readonly property color mark: isDark ? "#8a6a1c" : "#f2cf76"
    readonly property color veil: isDark ? "#221f2e" : "#f1eff8"
    readonly property color veilLine: isDark ? "#4a4363" : "#cdc6e2"
    readonly property color veilInk: isDark ? "#c3b8ee" : "#54478a"
    readonly property color focus: isDark ? "#8fd6bf" : "#2b8a72"
    readonly property color selection: isDark ? "#3d6b5d" : "#bcdccf"
    readonly property color toast: isDark ? "#e6eae6" : "#202826"
    readonly property color toastInk: isDark ? "#1d2422" : "#f4f6f2"
    readonly property color toastAction: isDark ? "#1f6655" : "#8ed3bd"

    // How much something was: one hue, from faint to strong; and how unlikely
    readonly property color cellNone: isDark ? "#232a28" : "#eceee7"
    readonly property color cellFaint: isDark ? "#2d5a4c" : "#bcdcce"
    readonly property color cellStrong: isDark ? "#c4fbe6" : "#093a2f"
    readonly property color doubt: isDark ? "#8a6a1c" : "#f2cf76"

    // Code
    readonly property color codeSurface: isDark ? "#0f1312" : "#f4f5f0"
    readonly property color codeWash: isDark ? "#232a28" : "#eeefe8"
    readonly property color codeKeyword: isDark ? "#d8a7c8" : "#8a2f6b"
    readonly property color codeString: isDark ? "#a9cf8e" : "#3f6b1c"
    readonly property color codeComment: isDark ? "#7d8883" : "#6d7772"
    readonly property color codeNumber: isDark ? "#dcb866" : "#8a5a0a"

    // Distances
    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: 12
    readonly property int large: 16
    readonly property int huge: 24
    readonly property int radius: 10
    readonly property int radiusSmall: 7
    readonly property int radiusLarge: 16
    readonly property int controlHeight: Math.round(36 * Math.max(1, fontScale))
    readonly property int headerHeight: controlHeight + 28
    readonly property int sidebarWidth: Math.round(272 * Math.min(1.3, Math.max(1, fontScale)))
    readonly property int readingWidth: Math.round(744 * Math.min(1.4, Math.max(1, fontScale)))
    readonly property int cellPadding: 7
    readonly property int narrowBelow: 720

    // Type, in pixels
    readonly property int textSmall: Math.round(12 * fontScale)
    readonly property int textNormal: Math.round(14 * fontScale)
    readonly property int textReading: Math.round(15.5 * fontScale)
    readonly property int textCode: Math.round(13.5 * fontScale)
    readonly property int textTitle: Math.round(16 * fontScale)
    readonly property int textDisplay: Math.round(32 * fontScale)

    // Durations, in milliseconds
    readonly property int quick: 110
    readonly property int calm: 200

    /// Goes before rich text made by parseMarkdown(), which has no looks of its own.
    readonly property string richTextStyle: "<style>"
        + "p, li { line-height: 115%; margin-top: 0; margin-bottom: 0; }"
        + "ul, ol { margin-top: 0; margin-bottom: 0; }"
        + "a { color: " + opaque(accent) + "; text-decoration: underline; }"
        + "code { font-family: '" + monoFont + "'; font-size: " + textCode + "px; background-color: "
        + opaque(codeWash) + "; }"
        + "pre { font-family: '" + monoFont + "'; font-size: " + textCode + "px; }"
        + ".image { background-color: " + opaque(codeWash) + "; text-decoration: none; }"
        + ".formula { font-family: '" + serifFont + "'; }"
        + "i.formula { font-style: italic; }"
        + "th, td { padding: " + cellPadding + "px 24px " + cellPadding + "px 2px; }"
        + "</style>"

    function opaque(value: color): string {
        return "#" + value.toString().slice(-6);
    }
}
