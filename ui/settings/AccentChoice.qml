// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// The accents of Theme as coins of their colour, of which one is chosen.
Flow {
    id: root

    property int current: 0
    signal chosen(int index)

    /// In the order of Theme.accents.
    readonly property list<string> names: [
        qsTr("Green baize", "accent colour"), qsTr("Lake", "accent colour: a blue"),
        qsTr("Plum", "accent colour: a violet"), qsTr("Copper", "accent colour: an orange brown"),
        qsTr("Slate", "accent colour: a grey")
    ]

    spacing: 6
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Accent colour", "accessible name")

    Repeater {
        model: root.names
        T.RadioButton {
            id: coin
            required property int index
            required property string modelData
            readonly property Accent accent: Theme.accents[index]
            objectName: "accent_" + index
            width: 36
            height: 36
            text: modelData
            checked: root.current === index
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            checkable: false // what it stands for says whether it is checked
            autoExclusive: false
            Accessible.name: text
            Accessible.onPressAction: root.chosen(index)
            onClicked: root.chosen(index)
            contentItem: Item {
                Rectangle {
                    anchors.centerIn: parent
                    width: 24
                    height: 24
                    radius: 12
                    color: Theme.isDark ? coin.accent.dark : coin.accent.light
                    Glyph {
                        anchors.centerIn: parent
                        visible: coin.checked
                        name: "check"
                        size: 15
                        color: Theme.isDark ? coin.accent.darkInk : coin.accent.lightInk
                    }
                }
            }
            background: Rectangle {
                radius: 18
                color: coin.hovered ? Theme.hovered : "transparent"
                border.width: coin.checked ? 2 : 0
                border.color: Theme.lineStrong
                FocusRing { shown: coin.visualFocus; gap: 0; radius: 18 }
            }
            Tip { visible: coin.hovered; text: coin.text }
        }
    }
}
