// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One backup of the history.
Item {
    id: root

    required property int index
    required property string date
    required property string reason
    required property string detail
    required property bool isReadable
    property bool isBusy: false
    signal restoreWanted(int index, string date)

    objectName: "backupRow"
    implicitHeight: Math.max(words.implicitHeight, button.implicitHeight) + 2 * 7

    Column {
        id: words
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - button.width - Theme.large
        spacing: 1
        Text {
            width: parent.width
            text: root.date
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            width: parent.width
            text: root.reason + " · " + root.detail
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: root.isReadable ? Theme.inkSoft : Theme.danger
        }
    }
    ActionButton {
        id: button
        objectName: "restoreBackup_" + root.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.isReadable && !root.isBusy
        text: qsTr("Restore…", "a backup; opens a question")
        Accessible.name: qsTr("Restore the backup of %1", "%1 is a date").arg(root.date)
        onClicked: root.restoreWanted(root.index, root.date)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
