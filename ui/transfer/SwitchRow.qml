// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A switch of a dialog, with its words at the left. On the settings page use SettingRow.
Item {
    id: root

    required property string text
    property string explanation
    property bool checked: false
    property string switchName
    signal toggled(bool checked)

    implicitHeight: Math.max(words.implicitHeight, toggle.implicitHeight)
    opacity: enabled ? 1 : 0.5

    Column {
        id: words
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - toggle.width - Theme.large
        spacing: 1
        Text {
            width: parent.width
            text: root.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            visible: root.explanation.length > 0
            width: parent.width
            text: root.explanation
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
    }
    ToggleSwitch {
        id: toggle
        objectName: root.switchName
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        checked: root.checked
        onToggled: root.toggled(checked)
    }
}
