// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What was deleted, to be had back or to be deleted for good after a question.
Item {
    id: root

    required property TrashModel trash

    function takeFocus(): void {
        // The newest is chosen, also when it is still being read: 0 of nothing would move on with what comes.
        list.currentIndex = list.count > 0 ? 0 : -1;
        list.forceActiveFocus(Qt.TabFocusReason);
    }
    function askForOne(row: int, title: string): void {
        root.ask(row, qsTr("Delete “%1” for good?", "%1 is a title").arg(title),
                 qsTr("This cannot be undone.", "before deleting for good"), qsTr("Delete for good", "button"));
    }
    function askForAll(): void {
        root.ask(-1, qsTr("Empty the trash?", "question"),
                 qsTr("Everything in it (%n) is deleted for good. This cannot be undone.",
                      "before emptying the trash", root.trash.count), qsTr("Empty the trash", "button"));
    }
    function ask(row: int, question: string, explanation: string, confirmText: string): void {
        const dialog = confirmation.make() as ConfirmDialog;
        confirmation.row = row;
        dialog.question = question;
        dialog.explanation = explanation;
        dialog.confirmText = confirmText;
        dialog.open();
    }

    ListView {
        id: list
        objectName: "trashList"
        anchors.top: parent.top
        anchors.bottom: emptyButton.visible ? emptyButton.top : parent.bottom
        anchors.bottomMargin: emptyButton.visible ? Theme.small : 0
        width: parent.width
        model: root.trash
        clip: true
        spacing: 1
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        // Rows that come before the current one would take it along.
        onCountChanged: if (!activeFocus || currentIndex < 0) currentIndex = 0
        ScrollBar.vertical: SlimScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Trash", "accessible name of the list of deleted things")
        Keys.onReturnPressed: root.trash.restore(currentIndex)
        Keys.onEnterPressed: root.trash.restore(currentIndex)
        Keys.onDeletePressed: if (currentItem) root.askForOne(currentIndex, (currentItem as TrashRow).title)
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
                return;
            currentIndex = event.key === Qt.Key_Home ? 0 : count - 1;
            event.accepted = true;
        }
        delegate: TrashRow {
            width: ListView.view.width
            onClicked: {
                list.currentIndex = index;
                list.forceActiveFocus();
            }
            onRestoreWanted: root.trash.restore(index)
            onDeleteWanted: root.askForOne(index, title)
        }
        Text {
            objectName: "emptyTrashText"
            visible: root.trash.isLoaded && list.count === 0
            x: Theme.medium
            y: Theme.large
            width: parent.width - 2 * Theme.medium
            text: qsTr("The trash is empty. What you delete stays here for 30 days.", "in the empty trash")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkFaint
        }
    }
    ActionButton {
        id: emptyButton
        objectName: "emptyTrashButton"
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.trash.count > 0
        kind: ActionButton.Outlined
        glyph: "trash"
        text: qsTr("Empty the trash…", "button; asks first")
        onClicked: root.askForAll()
    }
    Deferred {
        id: confirmation
        property int row: -1
        ConfirmDialog {
            onConfirmed: confirmation.row < 0 ? root.trash.empty() : root.trash.deleteForGood(confirmation.row)
            onClosed: list.forceActiveFocus()
        }
    }
}
