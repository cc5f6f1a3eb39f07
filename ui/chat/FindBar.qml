// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Finds words in the conversation that is shown. Enter goes on, Shift+Enter back, Escape closes.
Rectangle {
    id: root

    required property TranscriptSearch search
    property real startMessageId ///< at the upper edge: the first match is sought from there
    signal closed()

    function takeFocus(): void {
        root.search.open();
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function close(): void {
        root.search.close();
        root.closed();
    }

    visible: search.isOpen
    width: 340
    height: Math.round(48 * Math.min(1.5, Theme.zoom))
    radius: Theme.radius
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong

    Connections {
        target: root.search
        function onChanged() {
            if (field.text !== root.search.words && !field.activeFocus)
                field.text = root.search.words;
            if (!root.search.isOpen)
                field.clear();
        }
    }
    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: 13
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: 17
        color: Theme.inkFaint
    }
    TextField {
        id: field
        objectName: "findField"
        anchors.left: parent.left
        anchors.leftMargin: 34
        anchors.right: count.left
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height - 14
        leftPadding: 6
        rightPadding: 6
        background: null
        font.pixelSize: Theme.textNormal
        color: Theme.ink
        selectionColor: Theme.selection
        selectedTextColor: Theme.ink
        placeholderText: qsTr("Find in this conversation", "in the empty field")
        placeholderTextColor: Theme.inkFaint
        selectByMouse: true
        Accessible.name: qsTr("Find in this conversation", "accessible name")
        onTextEdited: root.search.find(text, root.startMessageId)
        Keys.onPressed: event => {
            const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
            if (isEnter && (event.modifiers & Qt.ShiftModifier))
                root.search.previous();
            else if (isEnter || event.matches(StandardKey.FindNext))
                root.search.next();
            else if (event.matches(StandardKey.FindPrevious))
                root.search.previous();
            else
                return;
            event.accepted = true;
        }
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onEscapePressed: root.close()
    }
    Text {
        id: count
        objectName: "findCount"
        anchors.right: previous.left
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        text: root.search.words.length === 0 ? ""
              : root.search.count === 0 ? qsTr("none", "no word was found")
              : qsTr("%1 of %2", "which of how many found words").arg(root.search.current).arg(root.search.count)
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        color: root.search.count === 0 ? Theme.danger : Theme.inkSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    GlyphButton {
        id: previous
        objectName: "findPreviousButton"
        anchors.right: next.left
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 28
        glyph: "chevron-up"
        glyphSize: 16
        enabled: root.search.count > 0
        text: qsTr("Previous", "place where the words were found")
        shortcut: qsTr("Shift+Enter", "keyboard shortcut")
        onClicked: root.search.previous()
    }
    GlyphButton {
        id: next
        objectName: "findNextButton"
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 28
        glyph: "chevron-down"
        glyphSize: 16
        enabled: root.search.count > 0
        text: qsTr("Next", "place where the words were found")
        shortcut: qsTr("Enter", "keyboard shortcut")
        onClicked: root.search.next()
    }
    GlyphButton {
        id: close
        objectName: "findCloseButton"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 28
        glyph: "close"
        glyphSize: 15
        text: qsTr("Close", "finding in the conversation")
        shortcut: qsTr("Esc", "keyboard shortcut")
        onClicked: root.close()
    }
}
