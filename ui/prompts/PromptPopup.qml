// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The prompt library to choose from: words filter it, arrows and Enter choose. A prompt with variables shows its form
// in the list's place.
Popup {
    id: root

    required property Prompts prompts
    readonly property bool isForm: prompts.form.isOpen
    signal newWanted()
    signal slashWanted() ///< a slash was typed again: it was meant as one

    objectName: "promptPopup"
    padding: 6
    margins: 8
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    onAboutToShow: {
        root.prompts.form.close();
        filter.clear();
    }
    onVisibleChanged: if (visible) filter.forceActiveFocus() // before it has faded in: nothing typed is lost
    onClosed: root.prompts.form.close()
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: 1
        border.color: Theme.lineStrong
    }
    PopupName { popup: root; name: qsTr("Prompts", "the prompt library") }

    // qmllint disable deferred-property-id
    contentItem: Column {
        spacing: 4
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        InputField {
            id: filter
            objectName: "promptFilter"
            focus: true
            visible: !root.isForm
            width: root.availableWidth
            placeholderText: qsTr("Find a prompt", "in an empty field")
            Accessible.name: qsTr("Find a prompt", "accessible name")
            onTextChanged: {
                root.prompts.filter = text;
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.prompts.choose(list.currentIndex)
            Keys.onEnterPressed: root.prompts.choose(list.currentIndex)
            Keys.onPressed: event => {
                if (event.text === "/" && filter.text.length === 0) {
                    event.accepted = true;
                    root.slashWanted();
                }
            }
        }
        ListView {
            id: list
            objectName: "promptList"
            visible: !root.isForm && count > 0
            width: root.availableWidth
            height: Math.min(contentHeight, Math.round(300 * Math.min(1.3, Math.max(1, Theme.fontScale))))
            model: root.prompts
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Prompts", "the prompt library")
            onCountChanged: if (currentIndex < 0) currentIndex = 0
            delegate: PromptItem {
                width: ListView.view.width
                isCurrent: ListView.isCurrentItem
                onClicked: root.prompts.choose(index)
            }
        }
        Text {
            objectName: "noPromptText"
            visible: !root.isForm && list.count === 0
            width: root.availableWidth
            padding: 10
            text: root.prompts.isAny ? qsTr("No prompt has these words.", "in the empty list of prompts")
                                     : qsTr("Texts that you use again and again, with places to fill in: keep them here.",
                                            "in the empty prompt library")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkSoft
        }
        Rectangle {
            visible: !root.isForm
            x: 8
            width: root.availableWidth - 16
            height: 1
            color: Theme.line
        }
        MenuEntry {
            objectName: "newPromptEntry"
            visible: !root.isForm
            width: root.availableWidth
            height: visible ? implicitHeight : 0
            glyph: "plus"
            text: qsTr("New prompt…", "opens an editor")
            highlighted: activeFocus
            focusPolicy: Qt.TabFocus
            onTriggered: root.newWanted()
            Keys.onReturnPressed: root.newWanted()
            Keys.onEnterPressed: root.newWanted()
        }
        PromptFormView {
            id: formView
            visible: root.isForm
            width: root.availableWidth
            prompts: root.prompts
            onVisibleChanged: {
                if (visible)
                    formView.takeFocus();
                else if (root.visible)
                    filter.forceActiveFocus();
            }
        }
    }
}
