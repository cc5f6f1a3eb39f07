// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A prompt in the settings.
Item {
    id: root

    required property int index
    required property string name
    required property string firstLine
    signal editWanted()
    signal duplicateWanted()
    signal removeWanted()

    objectName: "promptRow_" + index
    implicitHeight: Math.max(words.implicitHeight, buttons.height) + 2 * Theme.small

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Theme.medium
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1
        Text {
            width: parent.width
            text: root.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.Medium
            color: Theme.ink
        }
        Text {
            width: parent.width
            text: root.firstLine
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        GlyphButton {
            objectName: "promptEdit_" + root.index
            glyph: "pencil"
            text: qsTr("Change “%1”", "%1 is a prompt").arg(root.name)
            onClicked: root.editWanted()
        }
        GlyphButton {
            objectName: "promptDuplicate_" + root.index
            glyph: "duplicate"
            text: qsTr("Duplicate “%1”", "%1 is a prompt").arg(root.name)
            onClicked: root.duplicateWanted()
        }
        GlyphButton {
            objectName: "promptRemove_" + root.index
            glyph: "trash"
            text: qsTr("Remove “%1”", "%1 is a prompt").arg(root.name)
            onClicked: root.removeWanted()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
