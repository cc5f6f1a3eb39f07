// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Writes a new prompt or changes one.
Sheet {
    id: root

    required property PromptLibrary library
    property real editedId: 0
    property string nameBefore
    property string textBefore
    readonly property int innerWidth: availableWidth - 2 * Theme.huge
    readonly property bool isChanged: nameField.text !== nameBefore || field.text !== textBefore

    function edit(id: real, name: string, text: string): void {
        root.editedId = id;
        root.nameBefore = name;
        root.textBefore = text;
        nameField.text = name;
        field.text = text;
        root.open();
    }
    function save(): void {
        if (field.text.trim().length === 0)
            return;
        root.library.save(root.editedId, nameField.text, field.text);
        root.close();
    }

    objectName: "promptEditor"
    title: root.editedId === 0 ? qsTr("New prompt", "title of a dialog") : qsTr("Change the prompt", "title of a dialog")
    onCloseWanted: root.isChanged ? discardDialog.open() : root.close()
    onOpened: {
        root.toTop();
        nameField.forceActiveFocus(Qt.TabFocusReason);
    }

    InputField {
        id: nameField
        objectName: "promptNameField"
        width: root.innerWidth
        maximumLength: 100
        placeholderText: qsTr("Name", "of a prompt, in an empty field")
        Accessible.name: qsTr("Name of the prompt", "accessible name")
        Keys.onReturnPressed: field.forceActiveFocus(Qt.TabFocusReason)
    }
    ScrollView {
        Accessible.ignored: true
        width: root.innerWidth
        height: Math.round(190 * Math.min(1.5, Math.max(1, Theme.fontScale)))
        TextArea {
            id: field
            objectName: "promptTextField"
            wrapMode: TextArea.Wrap
            textFormat: TextArea.PlainText
            padding: 12
            font.pixelSize: Theme.textNormal
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            selectByMouse: true
            placeholderText: qsTr("For example: Explain %1 to %2.", "in the empty field of a new prompt; %1 and %2 are variables")
                             .arg("{{topic}}").arg("{{reader:a child|an expert}}")
            placeholderTextColor: Theme.inkFaint
            Accessible.name: qsTr("Text of the prompt", "accessible name")
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (isEnter && (event.modifiers & Qt.ControlModifier)) {
                    event.accepted = true;
                    root.save();
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: Theme.raised
                border.width: field.activeFocus ? 2 : 1
                border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            }
        }
    }
    Text {
        objectName: "promptVariables"
        readonly property string names: root.visible ? root.library.variablesIn(field.text) : ""
        width: root.innerWidth
        text: names.length > 0
              ? qsTr("Asked for when it is used: %1", "%1 is a list of variables").arg(names)
              : qsTr("What stands in double braces is asked for when the prompt is used: %1. With a value that counts when "
                     + "nothing is typed: %2. To choose from: %3. Filled in by itself: %4.",
                     "explains variables; %1 to %4 are examples of them")
                .arg("{{name}}").arg("{{name:value}}").arg("{{tone:friendly|formal}}").arg("{{clipboard}}, {{date}}")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }
    buttons: [
        ActionButton {
            objectName: "cancelPromptButton"
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "change nothing")
            onClicked: root.closeWanted()
        },
        ActionButton {
            objectName: "savePromptButton"
            kind: ActionButton.Primary
            text: qsTr("Save", "a prompt")
            enabled: field.text.trim().length > 0
            onClicked: root.save()
        }
    ]
    ConfirmDialog {
        id: discardDialog
        question: qsTr("Discard what you have written?", "title of a question about a prompt")
        explanation: root.editedId === 0 ? qsTr("It is not in the library yet.", "before a new prompt is discarded")
                                         : qsTr("The prompt stays as it was before.", "before changes of a prompt are discarded")
        confirmText: qsTr("Discard", "changes of a prompt")
        onConfirmed: root.close()
    }
}
