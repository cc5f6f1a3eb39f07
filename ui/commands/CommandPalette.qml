// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// Finds anything by its name and does it, without the hand leaving the keyboard. The field keeps the keyboard; the
// arrows move through what was found.
Popup {
    id: root

    required property WindowContext context
    readonly property PaletteModel palette: context.commandPalette

    function moveTo(row: int): void {
        if (list.count === 0)
            return;
        list.currentIndex = (row + list.count) % list.count;
        if (list.currentIndex === 0)
            list.positionViewAtBeginning(); // with its heading
        else
            list.positionViewAtIndex(list.currentIndex, ListView.Contain);
        // The keyboard stays in the field: a screen reader has to be told.
        if (list.currentItem)
            root.context.announce(list.currentItem);
    }

    objectName: "commandPalette"
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.min(parent.height * 0.12, 90)) : 0
    width: Math.min(Math.round(620 * Math.min(1.4, Theme.zoom)),
                    parent ? parent.width - 2 * Theme.medium : 620)
    modal: true
    focus: true
    padding: 0
    margins: Theme.medium
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    onAboutToShow: {
        field.clear();
        root.palette.open();
    }
    // Not when it has opened: what is typed while it fades in would be lost.
    onVisibleChanged: if (visible) field.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: root.palette.close()
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.lineStrong
    }
    PopupName { popup: root; name: qsTr("Find anything", "accessible name of the command palette") }

    Binding {
        target: root.palette
        property: "markColor"
        value: Theme.accent
    }
    Connections {
        target: root.palette
        function onChosen() { root.close() }
        function onFound() { root.moveTo(0) }
    }

    // qmllint disable deferred-property-id
    contentItem: Column {
        TextField {
            id: field
            objectName: "paletteField"
            width: parent.width
            implicitHeight: Math.round(52 * Theme.zoom)
            leftPadding: LayoutMirroring.enabled ? Theme.large : 46
            rightPadding: LayoutMirroring.enabled ? 46 : Theme.large
            background: null
            maximumLength: 200
            font.pixelSize: Theme.textTitle
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            placeholderText: qsTr("Find conversations, models, commands, settings", "in the empty palette")
            placeholderTextColor: Theme.inkFaint
            selectByMouse: true
            verticalAlignment: TextInput.AlignVCenter
            Accessible.name: qsTr("Find anything", "accessible name of the command palette")
            Accessible.description: qsTr("Arrow keys choose, Enter does it.", "how to use the palette")
            onTextEdited: root.palette.text = text
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_K
                                                               && (event.modifiers & Qt.ControlModifier)
            Keys.onPressed: event => {
                switch (event.key) {
                case Qt.Key_Down:
                    root.moveTo(list.currentIndex + 1);
                    break;
                case Qt.Key_Up:
                    root.moveTo(list.currentIndex - 1);
                    break;
                case Qt.Key_PageDown:
                    root.moveTo(Math.min(list.count - 1, list.currentIndex + 8));
                    break;
                case Qt.Key_PageUp:
                    root.moveTo(Math.max(0, list.currentIndex - 8));
                    break;
                case Qt.Key_Tab:
                    root.moveTo(root.palette.sectionFrom(list.currentIndex, 1));
                    break;
                case Qt.Key_Backtab:
                    root.moveTo(root.palette.sectionFrom(list.currentIndex, -1));
                    break;
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    root.palette.choose(Math.max(0, list.currentIndex));
                    break;
                case Qt.Key_K:
                    if (event.modifiers & Qt.ControlModifier)
                        root.close();
                    else
                        return;
                    break;
                default:
                    return;
                }
                event.accepted = true;
            }
            Glyph {
                anchors.left: parent.left
                anchors.leftMargin: 18
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                color: Theme.inkFaint
            }
        }
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        ListView {
            id: list
            objectName: "paletteList"
            width: parent.width
            height: Math.min(contentHeight, Math.round(420 * Theme.zoom),
                             (root.parent ? root.parent.height : 600) - field.height - 2 * root.y - 40)
            topMargin: 6
            bottomMargin: 6
            model: root.palette
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 0 // rows that are made in advance outlive the words they were for, with a warning
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What was found", "accessible name of the palette's list")
            section.property: "section"
            delegate: PaletteRow {
                x: 6
                width: ListView.view.width - 12
                isCurrent: ListView.isCurrentItem
                onClicked: root.palette.choose(index)
            }
        }
    }
}
