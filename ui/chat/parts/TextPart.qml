// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A paragraph, a list or a heading of an answer.
TranscriptPart {
    id: root

    readonly property bool isHeading: kind === TranscriptModel.Heading
    readonly property var headingSizes: [1.5, 1.32, 1.16, 1.05, 1, 1]

    implicitHeight: text.contentHeight + (isHeading ? Theme.huge : Theme.medium)
    height: implicitHeight
    markY: text.y + text.markY
    selectable: text

    ReadableText {
        id: text
        objectName: "answerText"
        marked: root.marked
        markedIndex: root.markedIndex
        x: root.columnX
        y: root.isHeading ? Theme.medium : 0
        width: root.columnWidth
        textFormat: TextEdit.RichText
        text: Theme.richTextStyle + root.body
        font.pixelSize: Math.round(Theme.textReading
                                   * (root.isHeading ? root.headingSizes[Math.max(0, root.level - 1)] : 1))
        font.weight: root.isHeading ? Font.DemiBold : Font.Normal
        Accessible.role: root.isHeading ? Accessible.Heading : Accessible.StaticText
        Accessible.description: root.isHeading ? qsTr("Level %1", "accessible description of a heading").arg(root.level) : ""

        ListIndent { document: text.textDocument; indentWidth: Math.round(26 * Theme.fontScale) }
    }
}
