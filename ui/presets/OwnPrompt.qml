// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The instructions of one conversation: those of the settings, to be read, or its own, to be written.
Column {
    id: root

    required property ConversationSettings conversation

    spacing: Theme.small

    SwitchRow {
        width: parent.width
        switchName: "ownPromptSwitch"
        text: qsTr("Own instructions", "setting of a conversation: its own system prompt")
        explanation: root.conversation.hasOwnPrompt
                     ? qsTr("Told to the model instead of those of the settings.", "explains own instructions")
                     : root.conversation.settingsPrompt.length > 0
                     ? qsTr("As in the settings", "where the value of a setting comes from")
                     : qsTr("There are none in the settings either.", "explains own instructions")
        checked: root.conversation.hasOwnPrompt
        onToggled: checked => {
            root.conversation.hasOwnPrompt = checked;
            if (checked)
                field.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    ScrollView {
        Accessible.ignored: true
        width: parent.width
        height: Math.round(104 * Math.max(1, Theme.fontScale))
        visible: field.enabled || field.text.length > 0
        TextArea {
            id: field
            property string before
            objectName: "ownPromptField"
            enabled: root.conversation.hasOwnPrompt
            wrapMode: TextArea.Wrap
            textFormat: TextArea.PlainText
            padding: 10
            font.pixelSize: Theme.textNormal
            color: enabled ? Theme.ink : Theme.inkSoft
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            selectByMouse: true
            placeholderText: qsTr("No instructions", "in the empty field of a conversation's own instructions")
            placeholderTextColor: Theme.inkFaint
            Accessible.name: qsTr("Instructions of this conversation", "accessible name")
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Component.onCompleted: text = root.conversation.systemPrompt
            onTextChanged: root.conversation.systemPrompt = text
            onActiveFocusChanged: {
                if (activeFocus)
                    before = root.conversation.systemPrompt;
                else
                    root.conversation.noteInstructions(before);
            }
            Connections {
                target: root.conversation
                function onChanged() {
                    if (field.text !== root.conversation.systemPrompt)
                        field.text = root.conversation.systemPrompt;
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: field.enabled ? Theme.raised : Theme.sunken
                border.width: field.activeFocus ? 2 : 1
                border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            }
        }
    }
}
