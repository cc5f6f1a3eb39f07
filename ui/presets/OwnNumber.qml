// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A number of how answers are chosen, for one conversation. On the settings page use NumberSetting.
Column {
    id: root

    required property int index
    required property string fieldKey
    required property string title
    required property string explanation
    required property real value
    required property string valueText
    required property string settingsText
    required property bool isOwn
    required property real from
    required property real to
    required property real stepSize
    signal moved(real value)
    signal inheritWanted()

    spacing: 1

    Item {
        width: parent.width
        height: titleText.implicitHeight
        Text {
            id: titleText
            anchors.left: parent.left
            anchors.right: number.left
            anchors.rightMargin: Theme.small
            text: root.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.Medium
            color: Theme.ink
        }
        Text {
            id: number
            objectName: "ownValue_" + root.fieldKey
            anchors.right: parent.right
            text: root.valueText
            textFormat: Text.PlainText
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
    }
    ValueSlider {
        id: slider
        objectName: "ownSlider_" + root.fieldKey
        width: parent.width
        name: root.title
        Accessible.description: root.explanation
        from: root.from
        to: root.to
        stepSize: root.stepSize
        setting: root.value
        onMoved: root.moved(value)
        Tip {
            visible: slider.hovered && !slider.pressed
            text: root.explanation
        }
    }
    SettingsNote {
        objectName: "ownNote_" + root.fieldKey
        width: parent.width
        name: root.title
        isOwn: root.isOwn
        settingsText: root.settingsText
        onInheritWanted: root.inheritWanted()
    }
}
