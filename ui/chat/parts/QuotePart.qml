// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A quotation in an answer.
TranscriptPart {
    id: root

    implicitHeight: text.contentHeight + Theme.large
    height: implicitHeight
    markY: text.markY
    selectable: text

    Rectangle {
        x: root.columnX + (text.isRightToLeft ? root.columnWidth - 2 - width : 2)
        y: 2
        width: 3
        height: text.contentHeight - 4
        radius: 1.5
        color: Theme.brass
        opacity: 0.7
    }
    ReadableText {
        id: text
        objectName: "answerQuote"
        marked: root.marked
        markedIndex: root.markedIndex
        readonly property bool isRightToLeft: effectiveHorizontalAlignment === TextEdit.AlignRight
        x: root.columnX + (isRightToLeft ? 0 : 20)
        width: root.columnWidth - 20
        textFormat: TextEdit.RichText
        text: Theme.richTextStyle + root.body
        color: Theme.inkSoft
        Accessible.description: qsTr("Quotation", "accessible description of a part of an answer")
    }
}
