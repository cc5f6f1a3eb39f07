// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A list of names of which one is chosen, as many as there may be. For a handful of acts use PopupMenu.
Popup {
    id: root

    required property list<string> labels
    property string heading
    property int current: -1 ///< the one with the check mark
    property string lastLabel ///< one more, below a line; its index is labels.length
    signal chosen(int index)

    function choose(index: int): void {
        root.close();
        root.chosen(index);
    }

    width: 236
    padding: 6
    margins: 8
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    onOpened: {
        list.currentIndex = Math.max(0, root.current);
        list.forceActiveFocus();
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: 1
        border.color: Theme.lineStrong
    }
    PopupName { popup: root; name: root.heading }
    // qmllint disable deferred-property-id
    contentItem: Column {
        Text {
            visible: root.heading.length > 0
            width: parent.width
            leftPadding: 10
            rightPadding: 10
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            topPadding: 6
            bottomPadding: 4
            text: root.heading
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            color: Theme.inkFaint
        }
        ListView {
            id: list
            objectName: "choiceList"
            width: root.availableWidth
            height: Math.min(contentHeight, 260)
            model: root.labels
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: root.heading
            Keys.onReturnPressed: root.choose(currentIndex)
            Keys.onEnterPressed: root.choose(currentIndex)
            Keys.onSpacePressed: root.choose(currentIndex)
            Keys.onDownPressed: event => {
                if (currentIndex === count - 1 && last.visible)
                    last.forceActiveFocus(Qt.TabFocusReason);
                else
                    event.accepted = false;
            }
            delegate: MenuEntry {
                required property int index
                required property string modelData
                objectName: "choice_" + index
                width: ListView.view.width
                text: modelData
                glyph: index === root.current ? "check" : ""
                highlighted: ListView.isCurrentItem && ListView.view.activeFocus
                onTriggered: root.choose(index)
            }
        }
        Rectangle {
            visible: last.visible
            x: 8
            width: parent.width - 16
            height: 1
            color: Theme.line
        }
        MenuEntry {
            id: last
            objectName: "choiceLast"
            width: parent.width
            visible: root.lastLabel.length > 0
            glyph: "plus"
            text: root.lastLabel
            highlighted: activeFocus
            onTriggered: root.choose(root.labels.length)
            Keys.onReturnPressed: root.choose(root.labels.length)
            Keys.onEnterPressed: root.choose(root.labels.length)
            Keys.onUpPressed: list.forceActiveFocus()
        }
    }
}
