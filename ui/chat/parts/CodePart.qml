// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A code block: its language, a button that copies it, and lines that scroll sideways instead of wrapping.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property int barHeight: Math.round(34 * Math.max(1, Theme.fontScale))

    implicitHeight: card.height + Theme.large
    height: implicitHeight
    markY: root.barHeight + code.markY

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
            x: 14
            height: root.barHeight
            verticalAlignment: Text.AlignVCenter
            text: root.language.length > 0 ? root.language : qsTr("text", "label of a code block without a language")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
        CopyButton {
            objectName: "copyCodeButton"
            anchors.right: parent.right
            anchors.rightMargin: 4
            y: (root.barHeight - height) / 2
            text: qsTr("Copy code", "button on a code block")
            onClicked: root.chat.copy(root.plain)
        }
        Flickable {
            id: flick
            x: 1
            y: root.barHeight
            width: card.width - 2
            height: code.contentHeight + (bar.visible ? 14 : 6)
            contentWidth: code.implicitWidth + 28
            contentHeight: height
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.horizontal: SlimScrollBar { id: bar }

            ReadableText {
                id: code
                objectName: "answerCode"
                marked: root.marked
                markedIndex: root.markedIndex
                x: 14
                width: Math.max(implicitWidth, flick.width - 28)
                text: root.body
                wrapMode: TextEdit.NoWrap
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
