// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// One row of the list: a conversation, a folder, or what brings more of a folder. It is renamed in place; what else can
// be done with it is in the list's menus.
ItemDelegate {
    id: root

    required property int index
    required property int kind
    required property real conversationId
    required property real folderId
    required property string title
    required property string timeText
    required property bool isOpen
    required property int conversationCount
    required property bool isSelected
    property bool isShown: false
    property bool isAnswering: false
    property bool isMenuOpen: false ///< a menu is about this row
    property bool isDropTarget: false
    property bool isEditing: false
    readonly property bool isFolder: kind === ConversationListModel.Folder
    readonly property bool isConversation: kind === ConversationListModel.Conversation

    signal chosen(int modifiers)
    signal menuWanted(real x, real y)
    signal renamed(string title)
    signal editingEnded()
    signal dragMoved(point scenePosition)
    signal dragEnded(bool isDropped)

    function edit(): void {
        field.text = root.title;
        root.isEditing = true;
        // First, because a list without a current row takes one when it gets the focus, and the row takes the focus.
        if (root.ListView.view)
            root.ListView.view.currentIndex = root.index;
        field.forceActiveFocus();
        field.selectAll();
    }
    function endEditing(isAccepted: bool): void {
        if (!root.isEditing)
            return;
        root.isEditing = false;
        field.focus = false; // else the list hands the keyboard back to it
        if (isAccepted && field.text !== root.title)
            root.renamed(field.text);
        root.editingEnded();
    }

    readonly property bool beginsSection: ListView.section !== ListView.previousSection
    readonly property int rowHeight: Math.round(38 * Math.max(1, Theme.fontScale))

    objectName: isFolder ? "folderItem_" + folderId : isConversation ? "conversationItem_" + conversationId
                                                                      : "moreItem_" + folderId
    height: rowHeight + topInset
    padding: 0
    topPadding: topInset
    topInset: beginsSection ? sectionLabel.implicitHeight : 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: title
    Accessible.name: isFolder ? isOpen ? qsTr("Folder %1, open", "accessible name; %1 is its name").arg(title)
                                       : qsTr("Folder %1, closed", "accessible name; %1 is its name").arg(title)
                              : title
    Accessible.description: isFolder ? qsTr("%n conversations", "in a folder", conversationCount) : timeText
    Accessible.role: Accessible.ListItem
    Accessible.selected: isShown || isSelected
    Accessible.onPressAction: root.chosen(Qt.NoModifier)

    contentItem: Item {}
    Item {
        y: root.topInset
        width: root.width
        height: root.rowHeight
        Glyph {
            id: chevron
            visible: root.isFolder && !root.isEditing
            anchors.left: parent.left
            anchors.leftMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            name: root.isOpen ? "chevron-down" : "chevron-right"
            size: 14
            color: Theme.inkFaint
        }
        Glyph {
            visible: root.isFolder && !root.isEditing
            anchors.left: parent.left
            anchors.leftMargin: 8 + Math.round(14 * Theme.glyphZoom)
            anchors.verticalCenter: parent.verticalCenter
            name: "folder"
            size: 16
        }
        Text {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: root.isFolder || root.folderId !== 0 ? 16 + Math.round(30 * Theme.glyphZoom) : Theme.medium
            anchors.right: side.left
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isEditing
            text: root.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: root.isShown ? Font.DemiBold : Font.Normal
            color: root.isFolder || root.isConversation ? Theme.ink : Theme.inkSoft
        }
        Item {
            id: side
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isEditing
            width: moreButton.visible ? 30 : root.isAnswering ? 24 : time.implicitWidth + 8
            height: 30
            Text {
                id: time
                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                visible: !moreButton.visible && !root.isAnswering
                text: root.isFolder ? root.conversationCount : root.timeText
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall
                color: Theme.inkFaint
            }
            CouncilMark {
                anchors.centerIn: parent
                visible: root.isAnswering && !moreButton.visible
                isBusy: visible
                size: 18
            }
            GlyphButton {
                id: moreButton
                objectName: root.isFolder ? "folderMenuButton_" + root.folderId
                                          : "conversationMenuButton_" + root.conversationId
                anchors.centerIn: parent
                width: 28
                height: 28
                visible: (root.isFolder || root.isConversation) && !drag.active
                         && (root.hovered || root.isMenuOpen || visualFocus)
                glyph: "more"
                text: root.isFolder ? qsTr("More for this folder", "button that opens a menu")
                                    : qsTr("More for this conversation", "button that opens a menu")
                onClicked: {
                    const place = moreButton.mapToItem(root, 0, moreButton.height + 2);
                    root.menuWanted(place.x, place.y);
                }
            }
        }
        InputField {
            id: field
            objectName: "renameField"
            anchors.fill: parent
            anchors.margins: 2
            visible: root.isEditing
            maximumLength: 200
            Accessible.name: root.isFolder ? qsTr("New name", "accessible name of the field that renames a folder")
                                           : qsTr("New title", "accessible name of the field that renames a conversation")
            onActiveFocusChanged: if (!activeFocus) root.endEditing(true)
            // Not onAccepted: the key would go on to the list.
            Keys.onReturnPressed: root.endEditing(true)
            Keys.onEnterPressed: root.endEditing(true)
            Keys.onEscapePressed: root.endEditing(false)
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.isShown || root.isSelected ? Theme.selected
               : root.hovered || root.isMenuOpen || root.isDropTarget ? Theme.hovered : "transparent"
        border.width: root.isDropTarget && root.isFolder ? 2 : 0
        border.color: Theme.accent
        FocusRing {
            shown: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
                   && !root.isEditing
            gap: -1
        }
    }
    // A section.delegate would need a context of its own, which bound components of Qt 6.4 refuse.
    Text {
        id: sectionLabel
        visible: root.beginsSection
        width: root.width
        leftPadding: Theme.medium
        rightPadding: Theme.medium
        horizontalAlignment: Text.AlignLeft
        elide: Text.ElideRight
        topPadding: Theme.large
        bottomPadding: 6
        text: root.ListView.section
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkFaint
    }
    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: root.chosen(Qt.NoModifier)
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        onTapped: root.chosen(Qt.ControlModifier)
    }
    TapHandler {
        acceptedModifiers: Qt.ShiftModifier
        onTapped: root.chosen(Qt.ShiftModifier)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: eventPoint => root.menuWanted(eventPoint.position.x, eventPoint.position.y)
    }
    // By mouse only: a finger scrolls. It must not give way to the list, which would scroll with the mouse too.
    DragHandler {
        id: drag
        target: null
        enabled: root.isConversation && !root.isEditing
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        dragThreshold: 6
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onCentroidChanged: if (active) root.dragMoved(centroid.scenePosition)
        onActiveChanged: if (!active) root.dragEnded(true)
        onCanceled: root.dragEnded(false)
    }
}
