// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// One line of a PopupMenu. One that is not visible is not enabled either: the arrow keys would stop there (Qt 6.4).
MenuItem {
    id: root

    property string glyph
    property color ink: Theme.ink

    implicitHeight: Theme.controlHeight
    leftPadding: 10
    rightPadding: 12
    font.pixelSize: Theme.textNormal
    hoverEnabled: true
    enabled: visible
    opacity: enabled ? 1 : 0.45
    Accessible.name: text
    Accessible.description: root.enabled ? "" : qsTr("Not available now", "accessible description of a button")
    Accessible.onPressAction: if (root.enabled) root.clicked()

    contentItem: Row {
        spacing: 10
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: root.glyph
            visible: root.glyph.length > 0
            color: root.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.availableWidth - x)
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            text: root.text
            textFormat: Text.PlainText
            font: root.font
            color: root.ink
        }
    }
    arrow: null
    indicator: null
    background: Rectangle {
        radius: 6
        color: root.highlighted || root.hovered ? Theme.hovered : "transparent"
    }
}
