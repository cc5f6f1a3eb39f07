// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A question being written anew, in its place. Enter sends it as another version, Escape gives up.
Rectangle {
    id: root

    required property ChatViewModel chat
    readonly property AttachmentList files: chat.attachments.editor
    readonly property bool canSend: chat.canSend && !files.isReading && (files.count > 0 || input.text.trim().length > 0)

    function takeFocus(): void {
        input.forceActiveFocus(Qt.OtherFocusReason);
        input.cursorPosition = input.length;
    }

    implicitHeight: input.y + input.contentHeight + 22 + buttons.height + Theme.medium
    radius: Theme.radiusLarge
    color: Theme.raised
    border.width: 1
    border.color: input.activeFocus ? Theme.focus : Theme.lineStrong

    AttachmentChips {
        id: chips
        x: 12
        y: 10
        width: root.width - 24
        attachments: root.chat.attachments
        list: root.files
    }
    TextArea {
        id: input
        objectName: "questionEditor"
        x: 5
        y: chips.height > 0 ? chips.y + chips.height : 0
        width: root.width - 10
        height: contentHeight + 22
        background: null
        leftPadding: 12
        rightPadding: 12
        topPadding: 11
        bottomPadding: 11
        wrapMode: TextArea.Wrap
        textFormat: TextArea.PlainText
        font.pixelSize: Theme.textReading
        color: Theme.ink
        selectionColor: Theme.selection
        selectedTextColor: Theme.ink
        selectByMouse: true
        Accessible.name: qsTr("Another version of your question", "accessible name of the editor in the transcript")
        Component.onCompleted: {
            text = root.chat.editText;
            root.takeFocus();
        }
        onTextChanged: root.chat.editText = text
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Paste) && root.chat.attachments.paste()) {
                event.accepted = true;
                return;
            }
            const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
            if (isEnter && !(event.modifiers & Qt.ShiftModifier)) {
                root.chat.sendEdit();
                event.accepted = true;
            }
        }
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onEscapePressed: root.chat.cancelEdit()
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.small
        spacing: Theme.small
        ActionButton {
            objectName: "cancelEditButton"
            text: qsTr("Cancel", "keep the question as it was")
            onClicked: root.chat.cancelEdit()
        }
        ActionButton {
            objectName: "sendEditButton"
            kind: ActionButton.Primary
            text: qsTr("Send", "send the other version of the question")
            enabled: root.canSend
            onClicked: root.chat.sendEdit()
        }
    }
    AttachButton {
        id: attachButton
        objectName: "attachToEditButton"
        anchors.left: parent.left
        anchors.leftMargin: Theme.small
        anchors.verticalCenter: buttons.verticalCenter
        list: root.files
    }
    Text {
        anchors.left: attachButton.right
        anchors.leftMargin: Theme.tiny
        anchors.right: buttons.left
        anchors.rightMargin: Theme.small
        anchors.verticalCenter: buttons.verticalCenter
        text: root.chat.canSend ? qsTr("The version before stays beside it.", "below a question that is edited")
                                : root.chat.blockedReason
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textSmall
        color: Theme.inkFaint
    }
}
