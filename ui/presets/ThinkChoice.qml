// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// At the composer, and only where the template of the loaded model offers it: whether the model thinks before it
// answers (a switch), or how much (a list).
AbstractButton {
    id: root

    required property ThinkingChoice thinking

    function use(): void {
        if (root.thinking.isSwitch)
            root.thinking.toggle();
        else
            popup.open();
    }

    objectName: "thinkButton"
    visible: thinking.isOffered
    implicitHeight: Theme.chipHeight
    leftPadding: 7
    rightPadding: 10
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: thinking.label
    checked: thinking.isSwitch && thinking.isThinking
    Accessible.role: thinking.isSwitch ? Accessible.CheckBox : Accessible.ComboBox
    Accessible.name: thinking.isSwitch
                     ? thinking.label : qsTr("Thinking: %1", "accessible name; %1 is a choice like “Low”").arg(thinking.label)
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: root.use()
    Keys.onDownPressed: if (!root.thinking.isSwitch) popup.open()

    contentItem: Row {
        spacing: 5
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: "think"
            size: 17
            color: root.thinking.isThinking ? Theme.accent : Theme.inkSoft
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall + 1
            color: root.thinking.isThinking ? Theme.accent : Theme.inkSoft
        }
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.thinking.isSwitch
            name: "chevron-down"
            size: 12
        }
    }
    background: Rectangle {
        radius: height / 2
        color: root.thinking.isThinking ? Theme.selected : root.hovered ? Theme.hovered : "transparent"
        border.width: 1
        border.color: root.thinking.isThinking ? "transparent" : Theme.line
        FocusRing { shown: root.visualFocus; radius: root.height / 2 + 2 }
    }
    Tip {
        visible: root.hovered && !popup.isShown
        text: (!root.thinking.isSwitch ? qsTr("How much the model thinks before it answers", "tooltip")
               : root.thinking.isThinking ? qsTr("The model thinks before it answers", "tooltip")
               : qsTr("The model answers at once", "tooltip")) + "  " + Commands.keyText("think")
    }
    Shortcut {
        sequences: Commands.keys("think")
        enabled: root.visible
        onActivated: root.use()
    }
    Deferred {
        id: popup
        ChoicePopup {
            objectName: "thinkPopup"
            y: -height - 6
            heading: qsTr("Thinking", "heading of a list of choices")
            labels: [...root.thinking.labels]
            current: root.thinking.current
            onChosen: index => root.thinking.choose(index)
            onClosed: root.forceActiveFocus(Qt.TabFocusReason)
        }
    }
}
