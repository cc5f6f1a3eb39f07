// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A formula on a line of its own: in the middle, or scrolling sideways when it is wider than the column. Formulas
// within a line are FormulaLayer's, in ReadableText.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property int buttonRoom: 36
    readonly property bool isWide: formula.implicitWidth > columnWidth - 2 * buttonRoom
    readonly property bool isFound: marked.length > 0 && body.toLowerCase().includes(marked.toLowerCase())

    property int selectedFrom: -1
    property int selectedTo: -1

    implicitHeight: flick.height + Theme.large
    height: implicitHeight
    selectable: root
    sideways: flick

    HoverHandler { id: hover }
    Rectangle {
        visible: root.isFound || root.selectedFrom === 0 && root.selectedTo > 0
        x: flick.x + formula.x - flick.contentX - 6
        width: formula.width + 12
        height: flick.height
        radius: Theme.radiusSmall
        color: root.selectedFrom === 0 ? Theme.selection : root.markedIndex >= 0 ? Theme.mark : Theme.brassWash
    }
    SidewaysArea {
        id: flick
        name: formula.Accessible.name
        x: root.columnX
        width: root.columnWidth - (root.isWide ? root.buttonRoom : 0)
        height: formula.implicitHeight + Math.max(4, barRoom)
        contentWidth: Math.max(width, formula.implicitWidth)

        FormulaItem {
            id: formula
            objectName: "formula"
            // As wide as is seen, and always there: a picture of all of it could be too large for a screen card.
            x: flick.contentX + Math.max(0, Math.round((flick.width - implicitWidth) / 2))
            y: 2
            width: Math.min(flick.width, implicitWidth)
            height: implicitHeight
            offset: flick.contentX
            tex: root.body
            ink: Theme.ink
            serifFont: Theme.serifFont
            monoFont: Theme.monoFont
            pixelSize: Theme.textReading
            Accessible.role: Accessible.Equation
            Accessible.name: qsTr("Formula: %1", "accessible name of a formula; %1 is its TeX source").arg(root.body)
        }
    }
    CopyButton {
        id: copyButton
        objectName: "copyFormulaButton"
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        y: Math.round((formula.implicitHeight + 4 - height) / 2)
        opacity: hover.hovered || visualFocus ? 1 : 0
        text: qsTr("Copy TeX", "button beside a formula")
        onClicked: root.chat.copy(root.plain)
    }
}
