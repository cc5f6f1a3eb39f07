// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A button with words, and perhaps a glyph before them. For a glyph alone use GlyphButton.
Button {
    id: root

    enum Kind { Quiet, Outlined, Primary, Danger }

    property int kind: ActionButton.Quiet
    property string glyph
    property color edge: Theme.lineStrong ///< of an outlined one
    readonly property bool isFilled: kind === ActionButton.Primary || kind === ActionButton.Danger
    readonly property color ink: kind === ActionButton.Danger ? Theme.dangerInk
                                 : kind === ActionButton.Primary ? Theme.accentInk : Theme.ink

    implicitHeight: Theme.controlHeight
    leftPadding: glyph.length > 0 ? 11 : 14
    rightPadding: 14
    topPadding: 0
    bottomPadding: 0
    font.pixelSize: Theme.textNormal
    font.weight: isFilled ? Font.DemiBold : Font.Normal
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.name: text
    Accessible.description: root.enabled ? "" : qsTr("Not available now", "accessible description of a button")
    Accessible.onPressAction: if (root.enabled) root.clicked()
    // Qt's own buttons know the space bar alone. A key that is held down presses once.
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked() }

    contentItem: Row {
        spacing: Theme.small
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.glyph.length > 0
            name: root.glyph
            color: root.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            textFormat: Text.PlainText
            font: root.font
            color: root.ink
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.kind === ActionButton.Danger ? Theme.danger
               : root.kind === ActionButton.Primary
               ? (root.hovered || root.down ? Theme.accentHovered : Theme.accent)
               : (root.down ? Theme.pressed : root.hovered ? Theme.hovered : "transparent")
        border.width: root.kind === ActionButton.Outlined ? 1 : 0
        border.color: root.edge
        FocusRing { shown: root.visualFocus }
    }
}
