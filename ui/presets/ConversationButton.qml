// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Opens and closes the sheet with the settings of the shown conversation; a dot says that it has some of its own.
GlyphButton {
    id: root

    required property Presets presets
    readonly property ConversationSettings conversation: presets.conversation

    function toggle(): void {
        sheet.toggle();
    }

    objectName: "conversationSettingsButton"
    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    glyph: "sliders"
    ink: root.conversation.isAny ? Theme.accent : Theme.inkSoft
    text: qsTr("Settings of this conversation", "opens a sheet")
    shortcut: Commands.keyText("conversationSettings")
    Accessible.description: root.presets.currentLabel
    onClicked: root.toggle()
    onVisibleChanged: if (!visible) sheet.close()

    Rectangle {
        objectName: "ownSettingsDot"
        visible: root.conversation.isAny
        anchors.right: parent.right
        anchors.rightMargin: 7
        y: 7
        width: 6
        height: 6
        radius: 3
        color: Theme.accent
    }
    Deferred {
        id: sheet
        file: "ConversationSheet.qml"
        given: ({ presets: root.presets })
    }
    Connections {
        target: sheet.popup
        function onClosed() { if (root.visible) root.forceActiveFocus(Qt.TabFocusReason) }
    }
}
