// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// One thing that the palette has found.
T.ItemDelegate {
    id: root

    required property int index
    required property string title ///< StyledText that PaletteModel made
    required property string plain
    required property string detail
    required property string keys
    required property string glyph
    required property string spoken
    property bool isCurrent: false
    readonly property bool beginsSection: ListView.section !== ListView.previousSection

    objectName: "paletteRow_" + index
    topInset: beginsSection ? heading.implicitHeight : 0
    implicitHeight: topInset + Math.max(Theme.controlHeight, words.implicitHeight + 12)
    leftPadding: 12
    rightPadding: 12
    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: plain
    Accessible.name: spoken
    Accessible.onPressAction: root.clicked()

    contentItem: Item {}
    Item {
        x: root.leftPadding
        y: root.topInset
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height - y
        Glyph {
            id: icon
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: root.glyph
            size: 17
            color: root.isCurrent ? Theme.accent : Theme.inkSoft
        }
        Column {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: 12
            anchors.right: caps.visible ? caps.left : parent.right
            anchors.rightMargin: caps.visible ? 12 : 0
            anchors.verticalCenter: parent.verticalCenter
            Text {
                width: parent.width
                text: root.title
                textFormat: Text.StyledText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                maximumLineCount: 1
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
            Text {
                width: parent.width
                visible: root.detail.length > 0 && root.keys.length === 0
                text: root.detail
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textSmall
                color: Theme.inkFaint
            }
        }
        KeyCaps {
            id: caps
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.keys.length > 0
            keys: root.keys.length > 0 ? [root.keys] : []
        }
    }
    // A section.delegate would need a context of its own, which bound components of Qt 6.4 refuse.
    Text {
        id: heading
        visible: root.beginsSection
        width: root.width
        leftPadding: 12
        rightPadding: 12
        topPadding: 10
        bottomPadding: 4
        text: root.ListView.section
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkFaint
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.isCurrent ? Theme.selected : root.hovered ? Theme.hovered : "transparent"
    }
}
