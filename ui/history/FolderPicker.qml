// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Where conversations are moved to: out of their folder, into one, or into one that is made for them.
ChoicePopup {
    id: root

    required property ConversationListModel conversations
    required property HistoryActs acts
    property list<real> ids

    objectName: "folderPicker"
    heading: qsTr("Move to", "heading of a list of folders")
    labels: [qsTr("No folder", "where a conversation is moved to"), ...root.conversations.folderNames]
    lastLabel: qsTr("New folder…", "where a conversation is moved to")
    onChosen: index => {
        if (index === root.labels.length)
            root.acts.createFolder(root.ids);
        else
            root.acts.moveToFolder(root.ids, index === 0 ? 0 : root.conversations.folderIdAt(index - 1));
    }
}
