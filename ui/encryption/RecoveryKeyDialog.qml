// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Shows the recovery key of the history as it is, once more.
Sheet {
    id: root

    required property EncryptionModel encryption
    readonly property int innerWidth: availableWidth - 2 * Theme.huge

    title: qsTr("Recovery key", "title of a dialog")
    onCloseWanted: root.close()
    onOpened: doneButton.forceActiveFocus(Qt.TabFocusReason)
    onClosed: root.encryption.forgetKey()

    Text {
        width: root.innerWidth
        text: qsTr("It opens the history when the desktop's keyring does not have its key any more: after a new "
                   + "installation, or on another computer. Keep it where only you can read it.",
                   "about the recovery key")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 1.1
        font.pixelSize: Theme.textNormal
        color: Theme.inkSoft
    }
    RecoveryKeyBox {
        width: root.innerWidth
        encryption: root.encryption
    }
    buttons: [
        ActionButton {
            id: doneButton
            objectName: "recoveryKeyDoneButton"
            kind: ActionButton.Primary
            text: qsTr("Done", "closes a dialog")
            onClicked: root.close()
        }
    ]
}
