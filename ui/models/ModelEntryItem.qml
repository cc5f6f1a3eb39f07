// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A model in the picker: its name, what it is, and what is wrong with it.
ItemDelegate {
    id: root

    required property int index
    required property string name
    required property string detail
    required property string problem
    required property bool isStarter
    required property bool isCurrent

    signal forgetWanted()

    objectName: "modelPickerItem_" + index
    implicitHeight: nameLabel.implicitHeight + detailLabel.implicitHeight + 19
    padding: 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: name
    Accessible.name: name + ", " + (problem.length > 0 ? problem : detail)
    Accessible.selected: isCurrent
    Accessible.onPressAction: if (root.enabled) root.clicked()

    contentItem: Item {}
    Item {
        anchors.fill: parent
        Glyph {
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            name: root.problem.length > 0 ? "warning" : "check"
            visible: root.isCurrent || root.problem.length > 0
            color: root.problem.length > 0 ? Theme.danger : Theme.accent
            size: 18
        }
        Text {
            id: nameLabel
            anchors.left: parent.left
            anchors.leftMargin: 34
            y: 8
            width: Math.min(implicitWidth, parent.width - anchors.leftMargin - (badge.visible ? badge.width + 18 : 12)
                            - (forgetButton.visible ? 30 : 0))
            text: root.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.DemiBold
            color: Theme.ink
        }
        Rectangle {
            id: badge
            visible: root.isStarter
            anchors.left: nameLabel.right
            anchors.leftMargin: 8
            anchors.verticalCenter: nameLabel.verticalCenter
            width: badgeText.implicitWidth + 14
            height: badgeText.implicitHeight + 4
            radius: height / 2
            color: Theme.brassWash
            Text {
                id: badgeText
                anchors.centerIn: parent
                text: qsTr("starter", "badge of a small bundled model")
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall - 1
                font.weight: Font.DemiBold
                color: Theme.brass
            }
        }
        Text {
            id: detailLabel
            anchors.left: parent.left
            anchors.leftMargin: 34
            anchors.top: nameLabel.bottom
            anchors.topMargin: 3
            width: parent.width - anchors.leftMargin - 12 - (forgetButton.visible ? 26 : 0)
            text: root.problem.length > 0 ? root.problem : root.detail
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: root.problem.length > 0 ? Theme.danger : Theme.inkSoft
        }
        GlyphButton {
            id: forgetButton
            visible: !root.isStarter && !root.isCurrent && (root.hovered || visualFocus)
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            width: 26
            height: 26
            glyph: "close"
            glyphSize: 14
            text: qsTr("Take off this list (the file stays)", "button of a model in the picker")
            onClicked: root.forgetWanted()
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.hovered || (root.ListView.isCurrentItem && root.ListView.view !== null
                                && root.ListView.view.activeFocus) ? Theme.hovered : "transparent"
    }
}
