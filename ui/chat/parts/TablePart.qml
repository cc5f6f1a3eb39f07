// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A table of an answer; wider ones scroll sideways. A button beside it copies it.
TranscriptPart {
    id: root

    readonly property bool isRightToLeft: body.startsWith("<table dir=\"rtl\"")
    signal menuWanted(Item at)

    implicitHeight: flick.height + Theme.large
    height: implicitHeight
    markY: text.markY
    selectable: text
    sideways: flick

    HoverHandler { id: hover }
    SidewaysArea {
        id: flick
        objectName: "answerTableArea"
        name: qsTr("Table", "accessible name of a table that can be scrolled sideways")
        x: root.columnX
        width: root.columnWidth
        height: text.contentHeight + barRoom
        contentWidth: text.width
        Accessible.role: Accessible.Table
        Component.onCompleted: if (root.isRightToLeft) scrollTo(contentWidth)

        ReadableText {
            id: text
            objectName: "answerTable"
            marked: root.marked
            markedIndex: root.markedIndex
            x: root.isRightToLeft ? Math.max(0, flick.width - contentWidth) : 0
            // Cells wrap to the column, but no narrower than is readable.
            width: Math.max(root.columnWidth, Math.min(implicitWidth, rules.columns * rules.readableWidth))
            textFormat: TextEdit.RichText
            text: Theme.richTextStyle + root.body
            font.pixelSize: Theme.textNormal
            Accessible.ignored: true // its cells are read

            TableRules {
                id: rules
                readonly property real readableWidth: 132 * Theme.fontScale
                document: text.textDocument
                padding: Theme.cellPadding
            }
            Repeater {
                model: rules.positions
                Rectangle {
                    required property int index
                    required property real modelData
                    y: Math.round(modelData)
                    width: text.contentWidth
                    height: 1
                    color: index === 0 ? Theme.lineStrong : Theme.line
                }
            }
            Repeater {
                model: rules.cells
                Item {
                    id: cell
                    required property int index
                    required property string modelData
                    readonly property rect place: rules.cellRects[cell.index]
                    objectName: "tableCell_" + cell.index
                    x: cell.place.x
                    y: cell.place.y
                    width: cell.place.width
                    height: cell.place.height
                    Accessible.role: cell.index < rules.columns ? Accessible.ColumnHeader : Accessible.Cell
                    Accessible.name: cell.modelData
                }
            }
        }
    }
    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        y: 2
        width: copyButton.width
        height: copyButton.height
        radius: Theme.radiusSmall
        color: Theme.canvas
        opacity: hover.hovered || copyButton.visualFocus ? 1 : 0
        GlyphButton {
            id: copyButton
            objectName: "copyTableButton"
            glyph: "copy"
            glyphSize: 16
            ink: Theme.inkFaint
            text: qsTr("Copy table", "button beside a table, opens a menu")
            onClicked: root.menuWanted(copyButton)
        }
    }
}
