// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A table of an answer; wider ones scroll sideways.
TranscriptPart {
    id: root

    implicitHeight: flick.height + Theme.large
    height: implicitHeight
    markY: text.markY

    Flickable {
        id: flick
        x: root.columnX
        width: root.columnWidth
        height: text.contentHeight + (bar.visible ? 12 : 0)
        contentWidth: text.width
        contentHeight: height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.horizontal: SlimScrollBar { id: bar }

        ReadableText {
            id: text
            objectName: "answerTable"
            marked: root.marked
            markedIndex: root.markedIndex
            // Cells wrap to the column, but no narrower than is readable.
            width: Math.max(root.columnWidth, Math.min(implicitWidth, 460))
            textFormat: TextEdit.RichText
            text: Theme.richTextStyle + root.body
            font.pixelSize: Theme.textNormal
            onLinkChosen: link => root.linkChosen(link)

            TableRules {
                id: rules
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
        }
    }
}
