// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What narrows the search: when, by which model, in which folder, with code.
Column {
    id: root

    required property SearchModel search
    required property ConversationListModel conversations
    readonly property list<real> folderIds: {
        const ids = [0];
        for (let i = 0; i < root.conversations.folderNames.length; ++i)
            ids.push(root.conversations.folderIdAt(i));
        return ids;
    }

    /// Of the chosen model among all; -1: none is chosen.
    function modelPlace(): int {
        for (let i = 0; i < root.search.modelNames.length; ++i)
            if (root.search.modelNames[i] === root.search.modelName)
                return i;
        return -1;
    }
    function folderPlace(): int {
        for (let i = 0; i < root.folderIds.length; ++i)
            if (root.folderIds[i] === root.search.folderId)
                return i;
        return 0;
    }

    objectName: "searchFilters"
    spacing: 6

    ChoiceButton {
        objectName: "periodFilter"
        width: parent.width
        name: qsTr("Time", "a filter of the search")
        labels: [qsTr("Any time", "filter"), qsTr("Today", "filter"), qsTr("Last 7 days", "filter"),
                 qsTr("Last 30 days", "filter"), qsTr("This year", "filter"), qsTr("From – to…", "filter: two dates")]
        current: root.search.period
        onChosen: index => root.search.period = index
    }
    Row {
        visible: root.search.period === SearchModel.Range
        width: parent.width
        spacing: 6
        InputField {
            objectName: "fromField"
            width: (parent.width - 6) / 2
            isInvalid: text.length > 0 && !root.search.isDate(text)
            placeholderText: qsTr("YYYY-MM-DD", "how a date is typed")
            text: root.search.fromText
            Accessible.name: qsTr("From this day", "accessible name; year, month and day")
            onTextEdited: root.search.fromText = text
        }
        InputField {
            objectName: "toField"
            width: (parent.width - 6) / 2
            isInvalid: text.length > 0 && !root.search.isDate(text)
            placeholderText: qsTr("YYYY-MM-DD", "how a date is typed")
            text: root.search.toText
            Accessible.name: qsTr("To this day", "accessible name; year, month and day")
            onTextEdited: root.search.toText = text
        }
    }
    ChoiceButton {
        objectName: "modelFilter"
        width: parent.width
        visible: root.search.modelNames.length > 0
        name: qsTr("Model", "a filter of the search")
        labels: [qsTr("Any model", "filter"), ...root.search.modelNames]
        current: root.modelPlace() + 1
        onChosen: index => root.search.modelName = index === 0 ? "" : root.search.modelNames[index - 1]
    }
    ChoiceButton {
        objectName: "folderFilter"
        width: parent.width
        visible: root.folderIds.length > 1
        name: qsTr("Folder", "a filter of the search")
        labels: [qsTr("Any folder", "filter"), ...root.conversations.folderNames]
        current: root.folderPlace()
        onChosen: index => root.search.folderId = root.folderIds[index]
    }
    Item {
        width: parent.width
        height: Theme.controlHeight
        ToggleSwitch {
            id: codeSwitch
            objectName: "codeFilter"
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: codeLabel.text
            checked: root.search.hasCode
            onToggled: root.search.hasCode = checked
        }
        Text {
            id: codeLabel
            anchors.left: codeSwitch.right
            anchors.leftMargin: Theme.small
            anchors.right: clearFilters.left
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Has code", "a filter of the search")
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        ActionButton {
            id: clearFilters
            objectName: "clearFiltersButton"
            anchors.right: parent.right
            visible: root.search.filterCount > 0
            text: qsTr("Clear", "all filters of the search")
            onClicked: root.search.clearFilters()
        }
    }
}
