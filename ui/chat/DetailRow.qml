// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One line of DetailsSheet, and the title of its group above the first one.
Item {
    id: root

    required property string sectionTitle
    required property string label
    required property string value
    required property bool isCode
    property int labelWidth: 120
    readonly property int titleSpace: sectionTitle.length > 0 ? title.height + Theme.large : 0
    signal copyWanted(string text)

    implicitHeight: titleSpace + Math.max(26, text.contentHeight + 8)
    height: visible ? implicitHeight : 0

    Text {
        id: title
        visible: root.sectionTitle.length > 0
        anchors.left: parent.left
        anchors.leftMargin: Theme.huge
        y: Theme.medium
        height: implicitHeight + 4
        text: root.sectionTitle
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkFaint
    }
    Text {
        id: labelText
        visible: root.label.length > 0
        anchors.left: parent.left
        anchors.leftMargin: Theme.huge
        y: root.titleSpace + 4
        width: root.labelWidth
        text: root.label
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }
    Text {
        id: text
        anchors.left: parent.left
        anchors.leftMargin: Theme.huge + (root.label.length > 0 ? root.labelWidth + Theme.small : 0)
        y: root.titleSpace + 4 + (root.label.length > 0 ? labelText.baselineOffset - baselineOffset : 0) // on one line
        width: root.width - anchors.leftMargin - (root.isCode ? 52 : Theme.huge)
        text: root.value
        textFormat: Text.PlainText
        wrapMode: root.isCode ? Text.NoWrap : Text.Wrap
        elide: root.isCode ? Text.ElideMiddle : Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        maximumLineCount: root.isCode ? 1 : 12
        font.family: root.isCode ? Theme.monoFont : Theme.uiFont
        font.pixelSize: root.isCode ? Theme.textSmall : Theme.textSmall + 1
        color: Theme.ink
        Accessible.role: Accessible.StaticText
        Accessible.name: root.label + ": " + root.value
    }
    CopyButton {
        visible: root.isCode
        anchors.right: parent.right
        anchors.rightMargin: 18
        y: root.titleSpace - 1
        implicitWidth: 26
        implicitHeight: 26
        glyphSize: 14
        text: qsTr("Copy %1", "%1 is what an entry of the details is called").arg(root.label)
        onClicked: root.copyWanted(root.value)
    }
}
