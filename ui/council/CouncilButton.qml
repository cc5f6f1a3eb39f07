// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// At the composer: puts questions to several models, and says to how many while that is on.
AbstractButton {
    id: root

    required property Councils councils
    readonly property CouncilChoice choice: councils.choice
    signal done() ///< the list has been closed

    function open(): void {
        popup.open();
    }

    objectName: "councilButton"
    implicitWidth: choice.isOn ? content.implicitWidth + 20 : 32
    implicitHeight: choice.isOn ? Theme.chipHeight : 32
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: choice.isOn ? qsTr("Questions go to a council of %n models", "button at the composer", choice.chosenCount)
                      : qsTr("Ask a council of models", "button at the composer")
    Accessible.name: text
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: popup.toggle()
    // Qt's own buttons know the space bar alone. A key that is held down presses once.
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked() }

    // qmllint disable deferred-property-id
    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            spacing: 5
            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                name: "seats"
                color: root.choice.isOn ? Theme.accent : root.hovered ? Theme.ink : Theme.inkSoft
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.choice.isOn
                text: root.choice.chosenCount
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall
                font.weight: Font.DemiBold
                color: Theme.accent
            }
            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.choice.isOn && root.choice.isBlind
                name: "eye-off"
                size: 14
                color: Theme.accent
            }
        }
    }
    background: Rectangle {
        radius: root.choice.isOn ? height / 2 : Theme.radiusSmall
        color: root.choice.isOn ? Theme.selected
                                : root.down ? Theme.pressed : root.hovered ? Theme.hovered : "transparent"
        FocusRing {
            shown: root.visualFocus
            gap: root.choice.isOn ? 2 : 0
            radius: root.choice.isOn ? root.height / 2 + 2 : Theme.radiusSmall
        }
    }
    Tip {
        visible: root.hovered && !root.down && !popup.isShown
        text: root.choice.isOn ? root.text + "\n" + root.choice.summary : root.text
    }
    Deferred {
        id: popup
        anchors.fill: parent // a press on it is not outside the popup's parent
        CouncilPopup {
            choice: root.choice
            y: -height - 8
            onClosed: root.done()
        }
    }
}
