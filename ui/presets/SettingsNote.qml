// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Below a setting of a conversation: whether its value comes from the settings or was set here, and the way back.
Item {
    id: root

    required property string name ///< of the setting
    required property bool isOwn
    property string settingsText  ///< its value in the settings
    signal inheritWanted()

    implicitHeight: Math.max(text.implicitHeight, isOwn ? button.height : 0)
    height: implicitHeight

    Text {
        id: text
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: button.visible ? button.left : parent.right
        text: !root.isOwn ? qsTr("As in the settings", "where the value of a setting comes from")
              : root.settingsText.length > 0
              ? qsTr("Set here. In the settings: %1", "where the value of a setting comes from; %1 is the other one")
                .arg(root.settingsText)
              : qsTr("Set here", "where the value of a setting comes from")
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textSmall
        color: root.isOwn ? Theme.accent : Theme.inkFaint
    }
    GlyphButton {
        id: button
        objectName: root.objectName + "Inherit"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.isOwn
        implicitWidth: 26
        implicitHeight: 26
        glyph: "restore"
        glyphSize: 15
        text: qsTr("%1: as in the settings again", "sets a setting of a conversation back; %1 is its name").arg(root.name)
        onClicked: root.inheritWanted()
    }
}
