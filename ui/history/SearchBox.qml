// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Where the words to look for are typed, and the way to the filters.
Item {
    id: root

    required property SearchModel search
    property bool areFiltersShown: false

    signal downWanted()  ///< into the results
    signal enterWanted() ///< the first result
    signal leaveWanted() ///< back to the conversation

    function takeFocus(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    implicitHeight: field.implicitHeight

    InputField {
        id: field
        objectName: "searchField"
        anchors.left: parent.left
        anchors.right: filterButton.left
        anchors.rightMargin: 2
        leading: 18 + Math.round(16 * Theme.glyphZoom)
        trailing: clearButton.visible ? 34 : 10
        placeholderText: qsTr("Search", "in the empty search field")
        maximumLength: 500
        text: root.search.text
        Accessible.name: qsTr("Search the conversations", "accessible name of the search field")
        onTextEdited: root.search.text = text
        Keys.onDownPressed: root.downWanted()
        Keys.onReturnPressed: root.enterWanted()
        Keys.onEnterPressed: root.enterWanted()
        Keys.onEscapePressed: {
            if (root.search.text.length > 0)
                root.search.text = "";
            else
                root.leaveWanted();
        }
        Glyph {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 16
            color: Theme.inkFaint
        }
        GlyphButton {
            id: clearButton
            objectName: "clearSearchButton"
            visible: root.search.text.length > 0
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: 26
            implicitHeight: 26
            glyph: "close"
            glyphSize: 13
            text: qsTr("Clear the search", "button")
            onClicked: {
                root.search.text = "";
                field.forceActiveFocus();
            }
        }
        Tip {
            visible: field.hovered && !field.activeFocus
            text: Commands.keyText("searchMessages")
        }
    }
    GlyphButton {
        id: filterButton
        objectName: "filterButton"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        glyph: "filter"
        ink: root.search.filterCount > 0 ? Theme.accent : Theme.inkSoft
        text: root.search.filterCount > 0 ? qsTr("Filters (%n in use)", "of the search", root.search.filterCount)
                                          : qsTr("Filters", "of the search")
        onClicked: {
            root.areFiltersShown = !root.areFiltersShown;
            if (root.areFiltersShown)
                root.search.loadModelNames();
        }
        Rectangle {
            visible: root.search.filterCount > 0
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 3
            width: 7
            height: 7
            radius: 3.5
            color: Theme.accent
        }
    }
}
