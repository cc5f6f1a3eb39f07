// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Says that what is shown is kept nowhere.
Rectangle {
    id: root

    property bool isShort: false ///< where there is little room
    readonly property string label: qsTr("Private: kept nowhere", "a private conversation")

    objectName: "privateChip"
    implicitWidth: row.implicitWidth + 22
    implicitHeight: Math.round(28 * Math.max(1, Theme.fontScale))
    radius: height / 2
    color: Theme.veil
    border.width: 1
    border.color: Theme.veilLine
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 7
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: "mask"
            size: 17
            color: Theme.veilInk
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.isShort ? qsTr("Private", "a private conversation") : root.label
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall + 1
            font.weight: Font.DemiBold
            color: Theme.veilInk
        }
    }
}
