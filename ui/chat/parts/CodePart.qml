// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A code block: its language or file, buttons that wrap, save and copy it, and its lines, which scroll sideways or wrap.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property int barHeight: Math.round(34 * Math.max(1, Theme.fontScale))
    readonly property bool isWrapped: chat.code.isWrapped

    signal saveWanted()

    implicitHeight: card.height + Theme.large
    height: implicitHeight
    markY: root.barHeight + code.markY
    selectable: code
    sideways: flick

    Rectangle {
        id: card
        x: root.columnX
        width: root.columnWidth
        height: root.barHeight + flick.height + 10
        radius: Theme.radius
        color: Theme.codeSurface
        border.width: 1
        border.color: Theme.line

        Text {
            objectName: "codeLabel"
            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.right: buttons.left
            anchors.rightMargin: Theme.small
            height: root.barHeight
            verticalAlignment: Text.AlignVCenter
            text: root.fileName.length > 0 ? root.fileName
                : root.language.length > 0 ? root.language
                                           : qsTr("text", "label of a code block without a language")
            textFormat: Text.PlainText
            elide: Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: 4
            y: (root.barHeight - height) / 2

            GlyphButton {
                objectName: "wrapCodeButton"
                text: qsTr("Wrap long lines", "switch on a code block")
                glyph: "wrap"
                glyphSize: 16
                ink: root.isWrapped ? Theme.accent : Theme.inkFaint
                checkable: true
                checked: root.isWrapped
                onClicked: root.chat.code.isWrapped = !root.chat.code.isWrapped
            }
            GlyphButton {
                objectName: "saveCodeButton"
                text: qsTr("Save as…", "button on a code block")
                glyph: "save"
                glyphSize: 16
                ink: Theme.inkFaint
                onClicked: root.saveWanted()
            }
            CopyButton {
                objectName: "copyCodeButton"
                text: qsTr("Copy code", "button on a code block")
                onClicked: root.chat.copy(root.plain)
            }
        }
        SidewaysArea {
            id: flick
            objectName: "codeArea"
            name: code.Accessible.name
            surface: Theme.codeSurface
            x: 1
            y: root.barHeight
            width: card.width - 2
            height: code.contentHeight + Math.max(6, barRoom)
            contentWidth: root.isWrapped ? width : Math.max(width, code.contentWidth + 28)

            // No wider than the card though its lines may be: a width of their own would be laid out anew with
            // each line that is longer than those before.
            ReadableText {
                id: code
                objectName: "answerCode"
                marked: root.marked
                markedIndex: root.markedIndex
                x: 14
                width: flick.width - 28
                growing: root.body
                isCode: true
                wrapMode: root.isWrapped ? TextEdit.WrapAtWordBoundaryOrAnywhere : TextEdit.NoWrap
                horizontalAlignment: TextEdit.AlignLeft
                font.family: Theme.monoFont
                font.pixelSize: Theme.textCode
                tabStopDistance: 4 * metrics.advanceWidth
                Accessible.name: root.language.length > 0
                                 ? qsTr("Code in %1", "accessible name of a code block").arg(root.language)
                                 : qsTr("Code", "accessible name of a code block")

                CodeColors {
                    document: code.textDocument
                    language: root.language
                    keyword: Theme.codeKeyword
                    string: Theme.codeString
                    comment: Theme.codeComment
                    number: Theme.codeNumber
                }
            }
        }
        TextMetrics {
            id: metrics
            font: code.font
            text: " "
        }
    }
}
