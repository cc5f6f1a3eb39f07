// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What was found, in the place of the list for as long as there are words in the search field.
Item {
    id: root

    required property SearchModel search
    signal opened(real conversationId, real messageId)
    signal leaveWanted() ///< back to the search field

    function takeFocus(): void {
        if (list.count === 0)
            return;
        list.currentIndex = 0;
        list.forceActiveFocus(Qt.TabFocusReason);
    }
    function openFirst(): void {
        root.open(0);
    }
    function open(row: int): void {
        const item = list.itemAtIndex(row) as SearchResultItem;
        if (item)
            root.opened(item.conversationId, item.messageId);
    }

    Binding {
        target: root.search
        property: "highlightColor"
        value: Theme.accent
    }
    ListView {
        id: list
        objectName: "searchResults"
        anchors.fill: parent
        model: root.search
        clip: true
        spacing: 2
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: count > 0
        keyNavigationEnabled: true
        currentIndex: -1
        highlightMoveDuration: 0
        ScrollBar.vertical: SlimScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What was found", "accessible name of the list of search results")
        Keys.onReturnPressed: root.open(currentIndex)
        Keys.onEnterPressed: root.open(currentIndex)
        Keys.onEscapePressed: root.leaveWanted()
        Keys.onUpPressed: event => {
            event.accepted = currentIndex <= 0;
            if (currentIndex <= 0)
                root.leaveWanted();
        }
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
                return;
            currentIndex = event.key === Qt.Key_Home ? 0 : count - 1;
            event.accepted = true;
        }
        delegate: SearchResultItem {
            width: ListView.view.width
            onClicked: {
                list.currentIndex = index;
                root.opened(conversationId, messageId);
            }
        }
    }
    Column {
        visible: list.count === 0 && !root.search.isSearching
        x: Theme.medium
        y: Theme.large
        width: parent.width - 2 * Theme.medium
        spacing: Theme.small
        Text {
            objectName: "nothingFound"
            width: parent.width
            text: root.search.problem.length > 0 ? root.search.problem : qsTr("Nothing was found.", "by the search")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.ink
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            visible: root.search.problem.length === 0
            width: parent.width
            text: root.search.filterCount > 0
                  ? qsTr("Filters are in use: clear them to look everywhere.", "hint when nothing was found")
                  : qsTr("Every word must occur. Try fewer words, or only the beginning of one.",
                         "hint when nothing was found")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkFaint
        }
        ActionButton {
            anchors.left: parent.left
            visible: root.search.filterCount > 0 && root.search.problem.length === 0
            objectName: "lookEverywhereButton"
            kind: ActionButton.Outlined
            text: qsTr("Clear the filters", "of the search")
            onClicked: root.search.clearFilters()
        }
    }
}
