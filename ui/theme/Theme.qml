// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Every colour, distance, type size and duration of the window. The palette is a council chamber: green baize for
// what can be done, brass for what deserves a look, paper and ink for the rest. Another accent may take the baize's place. Main.qml sets the inputs.
QtObject {
    id: root

    // Inputs
    property bool isDark: false
    property real fontScale: 1.0
    property int accentIndex: 0 ///< of accents
    property bool isMotionReduced: false
    property string uiFont: "sans-serif"
    property string serifFont: "serif"
    property string monoFont: "monospace"

    /// In the order of AppSettings::Accent.
    readonly property list<Accent> accents: [
        Accent { // baize
            light: "#1f6655"; lightHovered: "#175446"; lightFocus: "#2b8a72"
            lightSelection: "#bcdccf"; lightSelected: "#e0e8e1"; lightBubble: "#e7efe9"
            dark: "#7cc2ac"; darkHovered: "#92d2be"; darkInk: "#0f201b"; darkFocus: "#8fd6bf"
            darkSelection: "#3d6b5d"; darkSelected: "#1f2c28"; darkBubble: "#22332e"
        },
        Accent { // lake
            light: "#1d5f8f"; lightHovered: "#164d75"; lightFocus: "#2a7ab5"
            lightSelection: "#bcd6ea"; lightSelected: "#dfe7ee"; lightBubble: "#e6eef4"
            dark: "#84bfe6"; darkHovered: "#9ccef0"; darkInk: "#0e1d28"; darkFocus: "#92cbf0"
            darkSelection: "#345f7d"; darkSelected: "#1e2a33"; darkBubble: "#20303c"
        },
        Accent { // plum
            light: "#74408f"; lightHovered: "#603377"; lightFocus: "#9055ae"
            lightSelection: "#dccbe8"; lightSelected: "#e8e2ed"; lightBubble: "#f0eaf4"
            dark: "#c8a4df"; darkHovered: "#d6b8ea"; darkInk: "#22152b"; darkFocus: "#d3b2e8"
            darkSelection: "#64467a"; darkSelected: "#2a2430"; darkBubble: "#33283c"
        },
        Accent { // copper
            light: "#94491a"; lightHovered: "#7b3b13"; lightFocus: "#b8602b"
            lightSelection: "#efd2bd"; lightSelected: "#eee5dd"; lightBubble: "#f5ede6"
            dark: "#e6a981"; darkHovered: "#f0bd9a"; darkInk: "#2a1a0f"; darkFocus: "#edb28b"
            darkSelection: "#7c5236"; darkSelected: "#2e2620"; darkBubble: "#3a2c23"
        },
        Accent { // slate
            light: "#46586a"; lightHovered: "#384857"; lightFocus: "#5d7389"
            lightSelection: "#cbd5de"; lightSelected: "#e2e6e9"; lightBubble: "#eaedf0"
            dark: "#a9bccd"; darkHovered: "#bccbd9"; darkInk: "#151c23"; darkFocus: "#b4c6d6"
            darkSelection: "#4f6273"; darkSelected: "#23292e"; darkBubble: "#2a323a"
        }
    ]
    readonly property Accent tint: accents[Math.max(0, Math.min(accentIndex, accents.length - 1))]

    // Surfaces, from the back to the front
    readonly property color canvas: isDark ? "#151918" : "#fbfbf8"
    readonly property color sidebar: isDark ? "#101413" : "#f1f2ec"
    readonly property color raised: isDark ? "#1d2321" : "#ffffff"
    readonly property color sunken: isDark ? "#1a201e" : "#f3f4ee"
    readonly property color bubble: isDark ? tint.darkBubble : tint.lightBubble
    readonly property color hovered: isDark ? "#15ffffff" : "#0d14342c"
    readonly property color pressed: isDark ? "#22ffffff" : "#1a14342c"
    readonly property color selected: isDark ? tint.darkSelected : tint.lightSelected
    readonly property color scrim: isDark ? "#99000000" : "#59101413"

    // Ink
    readonly property color ink: isDark ? "#e6eae6" : "#1d2422"
    readonly property color inkSoft: isDark ? "#b0bab5" : "#4a5550"
    readonly property color inkFaint: isDark ? "#99a49f" : "#596560"
    readonly property color line: isDark ? "#2a322f" : "#e1e4dc"
    readonly property color lineStrong: isDark ? "#3b4541" : "#c8cec5"

    // Meaning
    readonly property color accent: isDark ? tint.dark : tint.light
    readonly property color accentHovered: isDark ? tint.darkHovered : tint.lightHovered
    readonly property color accentInk: isDark ? tint.darkInk : tint.lightInk
    readonly property color brass: isDark ? "#dcb866" : "#7d5a10"
    readonly property color brassWash: isDark ? "#33dcb866" : "#26b98a2b"
    readonly property color danger: isDark ? "#f0968a" : "#a8352a"
    readonly property color dangerInk: isDark ? "#2b1210" : "#ffffff"
    readonly property color dangerWash: isDark ? "#2b1b19" : "#faecea"
    readonly property color dangerLine: isDark ? "#5a322d" : "#ebc9c5"
    readonly property color mark: isDark ? "#40310c" : "#fae3a3"
    readonly property color veil: isDark ? "#221f2e" : "#f1eff8"
    readonly property color veilLine: isDark ? "#4a4363" : "#cdc6e2"
    readonly property color veilInk: isDark ? "#c3b8ee" : "#54478a"
    readonly property color focus: isDark ? tint.darkFocus : tint.lightFocus
    readonly property color selection: isDark ? tint.darkSelection : tint.lightSelection
    readonly property color toast: isDark ? "#e6eae6" : "#202826"
    readonly property color toastInk: isDark ? "#1d2422" : "#f4f6f2"
    readonly property color toastAction: isDark ? tint.light : tint.dark

    // How much something was: one hue, from faint to strong; and how unlikely
    readonly property color cellNone: isDark ? "#232a28" : "#eceee7"
    readonly property color cellFaint: isDark ? "#2d5a4c" : "#bcdcce"
    readonly property color cellStrong: isDark ? "#c4fbe6" : "#093a2f"
    readonly property color doubt: isDark ? "#7d5f18" : "#f2cf76"

    // Code
    readonly property color codeSurface: isDark ? "#0f1312" : "#f4f5f0"
    readonly property color codeWash: isDark ? "#232a28" : "#eeefe8"
    readonly property color codeKeyword: isDark ? "#d8a7c8" : "#8a2f6b"
    readonly property color codeString: isDark ? "#a9cf8e" : "#3f6b1c"
    readonly property color codeComment: isDark ? "#9aa5a0" : "#5c6761"
    readonly property color codeNumber: isDark ? "#dcb866" : "#80540a"

    /// By how much what is made for text of the usual size must grow; smaller text needs no smaller room.
    readonly property real zoom: Math.max(1, fontScale)

    readonly property real glyphZoom: 1 + (zoom - 1) * 0.4 ///< icons must grow less than letters to stay apart

    // Distances
    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: 12
    readonly property int large: 16
    readonly property int huge: 24
    readonly property int radius: 10
    readonly property int radiusSmall: 7
    readonly property int radiusLarge: 16
    readonly property int controlHeight: Math.round(36 * zoom)
    readonly property int chipHeight: Math.round(30 * zoom) ///< of a choice at the composer that is on
    readonly property int headerHeight: controlHeight + 28
    readonly property int sidebarWidth: Math.round(272 * Math.min(1.3, zoom))
    readonly property int readingWidth: Math.round(744 * Math.min(1.4, zoom))
    readonly property int cellPadding: 7
    readonly property int narrowBelow: Math.round(720 * Math.min(1.4, zoom))

    // Type, in pixels
    readonly property int textSmall: Math.round(12 * fontScale)
    readonly property int textNormal: Math.round(14 * fontScale)
    readonly property int textReading: Math.round(15.5 * fontScale)
    readonly property int textCode: Math.round(13.5 * fontScale)
    readonly property int textTitle: Math.round(16 * fontScale)
    readonly property int textDisplay: Math.round(32 * fontScale)

    // Durations, in milliseconds; with reduced motion everything is where it ends at once
    readonly property int quick: isMotionReduced ? 0 : 110
    readonly property int calm: isMotionReduced ? 0 : 200

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
        + "table[dir=\"rtl\"] th, table[dir=\"rtl\"] td { padding: " + cellPadding + "px 2px " + cellPadding + "px 24px; }"
        + "</style>"

    function opaque(value: color): string {
        return "#" + value.toString().slice(-6);
    }
}
