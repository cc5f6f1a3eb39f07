// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// In the place of everything while the history is locked: asks for what opens it. While the keyring is asked it only
// says so.
Rectangle {
    id: root

    required property UnlockModel unlocking
    required property bool hasPrivateChat ///< one is open behind this page
    property bool isRecovering: false     ///< the recovery key is typed, by choice
    readonly property bool wantsRecoveryKey: unlocking.usesKeyring || isRecovering
    readonly property bool canOpen: unlocking.obstacle.length === 0
    readonly property bool isWaiting: !isRecovering && recovery.text.length === 0
                                      && (unlocking.isAskingKeyring || unlocking.usesKeyring && unlocking.isOpening)
    signal privateChatWanted()
    signal quitWanted()

    function takeFocus(): void {
        if (!root.visible)
            return;
        if (root.isWaiting || !root.canOpen)
            privateButton.forceActiveFocus(Qt.OtherFocusReason);
        else if (root.wantsRecoveryKey)
            recovery.takeFocus();
        else
            passphrase.takeFocus();
    }
    function unlock(): void {
        if (root.wantsRecoveryKey)
            root.unlocking.unlockWithRecoveryText(recovery.text);
        else
            root.unlocking.unlock(passphrase.text);
    }

    objectName: "unlockPage"
    color: Theme.canvas
    Accessible.role: Accessible.Pane
    Accessible.name: headline.text
    onVisibleChanged: {
        // What was typed does not stay in memory for as long as the window is open.
        passphrase.clear();
        recovery.clear();
        root.isRecovering = false;
        patience.isOver = false;
        focusing.restart();
    }
    onIsWaitingChanged: focusing.restart()
    onWantsRecoveryKeyChanged: focusing.restart()

    Connections {
        target: root.unlocking
        function onChanged() {
            if (root.visible && root.unlocking.problem.length > 0 && !root.wantsRecoveryKey)
                passphrase.selectAll(); // typing replaces it; a cursor key keeps it
        }
    }
    MouseArea { anchors.fill: parent } // nothing behind it is meant
    // Not at once: what else hears of the same change may take the focus, too.
    Timer {
        id: focusing
        interval: 0
        onTriggered: root.takeFocus()
    }
    // A keyring that is unlocked answers at once: words that come and go are a flicker.
    Timer {
        id: patience
        property bool isOver: false
        interval: 300
        running: root.visible && root.isWaiting && !isOver
        onTriggered: isOver = true
    }
    Flickable {
        id: flick
        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.huge)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        FocusFollower { page: flick }

        Column {
            id: column
            x: Math.round((flick.width - width) / 2)
            y: Math.max(Theme.huge, Math.round((flick.contentHeight - implicitHeight) * 0.42))
            width: Math.min(Math.round(400 * Math.min(1.5, Math.max(1, Theme.fontScale))), flick.width - 2 * Theme.huge)
            spacing: Theme.medium
            opacity: root.isWaiting && !patience.isOver ? 0 : 1

            CouncilMark {
                anchors.horizontalCenter: parent.horizontalCenter
                size: 72
                isBusy: root.unlocking.isOpening || root.unlocking.isAskingKeyring
            }
            Text {
                id: headline
                objectName: "unlockHeadline"
                width: parent.width
                topPadding: Theme.small
                horizontalAlignment: Text.AlignHCenter
                text: root.isWaiting ? qsTr("Opening the history", "headline while it is locked")
                                     : qsTr("The history is locked", "headline")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.family: Theme.serifFont
                font.pixelSize: Theme.textDisplay
                color: Theme.ink
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                objectName: "unlockExplanation"
                width: parent.width
                bottomPadding: Theme.small
                horizontalAlignment: Text.AlignHCenter
                text: !root.canOpen
                      ? qsTr("Your conversations are encrypted, and cannot be opened now. %1", "%1 is a sentence: why not")
                        .arg(root.unlocking.obstacle)
                      : root.isWaiting
                      ? qsTr("The desktop's keyring is asked for its key. It may ask you for a password.",
                             "while the history is locked")
                      : root.wantsRecoveryKey
                        ? qsTr("Your conversations are encrypted. Type or paste the recovery key that you kept.",
                               "while the history is locked")
                        : qsTr("Your conversations are encrypted on this computer. Your passphrase opens them.",
                               "while the history is locked")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                lineHeight: 1.1
                font.pixelSize: Theme.textReading
                color: Theme.inkSoft
            }
            PassphraseField {
                id: passphrase
                visible: root.canOpen && !root.isWaiting && !root.wantsRecoveryKey
                width: parent.width
                fieldName: "passphraseField"
                name: qsTr("Passphrase", "accessible name")
                placeholderText: qsTr("Passphrase", "in an empty field")
                readOnly: root.unlocking.isOpening
                problem: root.unlocking.problem
                onEdited: root.unlocking.clearProblem()
                onEntered: root.unlock()
            }
            RecoveryKeyField {
                id: recovery
                visible: root.canOpen && !root.isWaiting && root.wantsRecoveryKey
                width: parent.width
                readOnly: root.unlocking.isOpening
                problem: root.unlocking.problem
                onEdited: if (text.length > 0) root.unlocking.clearProblem()
                onEntered: root.unlock()
            }
            ActionButton {
                objectName: "unlockButton"
                visible: root.canOpen && !root.isWaiting
                width: parent.width
                implicitHeight: Theme.controlHeight + 4
                leftPadding: Math.max(14, Math.round((width - implicitContentWidth) / 2))
                kind: ActionButton.Primary
                glyph: "lock"
                enabled: !root.unlocking.isOpening
                         && (root.wantsRecoveryKey ? recovery.text.trim().length > 0 : passphrase.text.length > 0)
                text: root.unlocking.isOpening ? qsTr("Opening…", "a locked history") : qsTr("Unlock", "the history")
                onClicked: root.unlock()
            }
            Flow {
                visible: root.canOpen
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.tiny
                ActionButton {
                    objectName: "askKeyringButton"
                    visible: root.unlocking.usesKeyring && !root.isWaiting
                    enabled: !root.unlocking.isOpening
                    glyph: "refresh"
                    text: qsTr("Ask the keyring again", "button")
                    onClicked: {
                        recovery.clear();
                        root.isRecovering = false;
                        root.unlocking.askKeyring();
                    }
                }
                ActionButton {
                    objectName: "otherKeyButton"
                    visible: !root.unlocking.usesKeyring || root.isWaiting
                    enabled: !root.unlocking.isOpening
                    glyph: "key"
                    text: root.isRecovering ? qsTr("Use the passphrase", "button") : qsTr("Use the recovery key", "button")
                    onClicked: {
                        root.unlocking.clearProblem();
                        root.isRecovering = !root.isRecovering;
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
            ActionButton {
                id: privateButton
                objectName: "chatPrivatelyButton"
                width: parent.width
                leftPadding: Math.max(14, Math.round((width - implicitContentWidth) / 2))
                kind: ActionButton.Outlined
                glyph: "mask"
                text: root.hasPrivateChat ? qsTr("Back to the private conversation", "button")
                                          : qsTr("Chat privately without the history", "button")
                onClicked: root.privateChatWanted()
            }
            ActionButton {
                objectName: "quitButton"
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Quit", "ends the program")
                onClicked: root.quitWanted()
            }
        }
    }
}
