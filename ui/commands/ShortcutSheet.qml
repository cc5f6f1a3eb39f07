// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// All keys, by group. What is typed narrows them down; the arrows scroll.
Sheet {
    id: root

    objectName: "shortcutSheet"
    title: qsTr("Keyboard shortcuts", "title of a dialog")
    onAboutToShow: {
        field.clear();
        sheetModel.reload(); // perhaps in another language
        root.toTop();
    }
    onVisibleChanged: if (visible) field.forceActiveFocus(Qt.PopupFocusReason) // nothing typed is lost
    onCloseWanted: root.close()

    InputField {
        id: field
        objectName: "shortcutFilter"
        width: root.availableWidth - 2 * Theme.huge
        leading: 18 + Math.round(16 * Theme.glyphZoom)
        placeholderText: qsTr("Find a shortcut", "in the empty field")
        maximumLength: 100
        Accessible.name: qsTr("Find a shortcut", "accessible name")
        onTextEdited: {
            sheetModel.filter = text;
            root.toTop();
        }
        onTextChanged: if (text.length === 0) sheetModel.filter = ""
        Keys.onDownPressed: root.scrollBy(60)
        Keys.onUpPressed: root.scrollBy(-60)
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_PageDown && event.key !== Qt.Key_PageUp)
                return;
            root.scrollBy(event.key === Qt.Key_PageDown ? 320 : -320);
            event.accepted = true;
        }
        Glyph {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 16
            color: Theme.inkFaint
        }
    }
    Column {
        width: root.availableWidth - 2 * Theme.huge
        Repeater {
            model: ShortcutSheetModel { id: sheetModel }
            ShortcutRow {}
        }
        Text {
            objectName: "noShortcut"
            anchors.left: parent.left
            visible: sheetModel.count === 0
            topPadding: Theme.large
            text: qsTr("No key is called that.", "nothing was found among the shortcuts")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textNormal
            color: Theme.inkFaint
        }
    }
}
