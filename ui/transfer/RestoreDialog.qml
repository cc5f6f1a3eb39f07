// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Asks how a backup is to be restored, before anything happens.
Sheet {
    id: root

    required property BackupsModel backups
    property int backup: -1
    property string date
    property bool isReplacing: false

    function ask(row: int, when: string): void {
        root.backup = row;
        root.date = when;
        root.isReplacing = false;
        root.open();
    }

    title: qsTr("Restore the backup of %1?", "%1 is a date").arg(date)
    onCloseWanted: root.close()
    onOpened: cancelButton.forceActiveFocus(Qt.TabFocusReason)

    ChoiceRow {
        objectName: "mergeChoice"
        width: root.availableWidth - 2 * Theme.huge
        text: qsTr("Bring back what is missing", "a way to restore a backup")
        explanation: qsTr("Conversations and messages that the backup has and this history has not are added. "
                          + "Nothing that is here is removed or cut short.", "explains a way to restore")
        checked: !root.isReplacing
        onClicked: root.isReplacing = false
    }
    ChoiceRow {
        objectName: "replaceChoice"
        width: root.availableWidth - 2 * Theme.huge
        text: qsTr("Replace everything", "a way to restore a backup")
        explanation: qsTr("The history becomes what it was then; what has been written since is gone from it. "
                          + "A backup of how it is now is made first.", "explains a way to restore")
        checked: root.isReplacing
        onClicked: root.isReplacing = true
    }
    buttons: [
        ActionButton {
            id: cancelButton
            objectName: "cancelRestoreButton"
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "change nothing")
            onClicked: root.close()
        },
        ActionButton {
            objectName: "restoreButton"
            kind: ActionButton.Primary
            text: root.isReplacing ? qsTr("Replace everything", "restores a backup")
                                   : qsTr("Bring back", "restores what is missing from a backup")
            onClicked: {
                root.close();
                if (root.isReplacing)
                    root.backups.replace(root.backup);
                else
                    root.backups.merge(root.backup);
            }
        }
    ]
}
