// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Who answers.
TranscriptPart {
    id: root

    implicitHeight: Math.round(34 * Math.max(1, Theme.fontScale))
    height: implicitHeight

    CouncilMark {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: root.columnX - 1
        y: 2
        size: 20
        isBusy: root.isLive
    }
    Text {
        objectName: "answerModel"
        anchors.left: parent.left
        anchors.leftMargin: root.columnX + 28
        height: 24
        width: root.columnWidth - 28 - (pin.isThere ? pin.width + Theme.small : 0)
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        text: root.body.length > 0 ? root.body : qsTr("Answer", "above an answer whose model is unknown")
        textFormat: Text.PlainText
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall + 1
        font.weight: Font.DemiBold
        color: Theme.inkSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    PinMark {
        id: pin
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        anchors.verticalCenter: mark.verticalCenter
        label: root.language
    }
}
