// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The quick question: a small window with one field, and the answer below it. Escape closes it, and what was asked is
// in the history; Ctrl+Enter goes on in the main window.
ThemedWindow {
    id: root

    required property WindowContext context
    required property QuickAsk quick
    readonly property ChatViewModel chat: quick.chat
    readonly property int smallHeight: header.height + composer.implicitHeight + 2 * Theme.small
    readonly property int fullHeight: Math.round(560 * Math.min(1.4, Theme.zoom))

    function begin(): void {
        composer.takeFocus();
    }

    objectName: "quickWindow"
    LayoutMirroring.enabled: context.language.isMirrored
    LayoutMirroring.childrenInherit: true
    title: qsTr("Conclave – quick question", "title of the small window")
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
    width: Math.min(Screen.desktopAvailableWidth, Math.round(640 * Math.min(1.4, Theme.zoom)))
    height: Math.min(Screen.desktopAvailableHeight, root.chat.isEmpty ? smallHeight : fullHeight)
    minimumWidth: 360
    visible: false

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
        border.width: 1
        border.color: Theme.lineStrong
    }
    Item {
        id: header
        width: parent.width
        height: Theme.controlHeight + Theme.small
        DragHandler {
            target: null
            onActiveChanged: if (active) root.startSystemMove()
        }
        CouncilMark {
            id: mark
            anchors.left: parent.left
            anchors.leftMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            size: 22
            isBusy: root.chat.isAnsweringHere
        }
        Text {
            objectName: "quickModel"
            anchors.left: mark.right
            anchors.leftMargin: Theme.small
            anchors.right: buttons.left
            anchors.verticalCenter: parent.verticalCenter
            text: root.chat.isPrivate
                  ? qsTr("%1 · private", "in the small window; %1 is a model").arg(root.quick.models.currentName)
                  : root.quick.models.currentName
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: root.chat.isPrivate ? Theme.veilInk : Theme.inkFaint
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: Theme.small
            anchors.verticalCenter: parent.verticalCenter
            GlyphButton {
                objectName: "quickPrivateButton"
                checkable: true
                checked: root.chat.isPrivate
                enabled: root.quick.canChoosePrivate
                glyph: "mask"
                ink: root.chat.isPrivate ? Theme.veilInk : Theme.inkSoft
                text: qsTr("Private: kept nowhere", "switch in the small window")
                onClicked: root.quick.setPrivate(!root.chat.isPrivate)
            }
            GlyphButton {
                objectName: "quickNewButton"
                enabled: !root.chat.isEmpty
                glyph: "plus"
                text: qsTr("New question", "in the small window")
                shortcut: Commands.keyText("newConversation")
                onClicked: root.chat.newConversation()
            }
            GlyphButton {
                objectName: "quickOpenButton"
                glyph: "expand"
                text: qsTr("Open in the main window", "the conversation of the small window")
                shortcut: qsTr("Ctrl+Enter", "keyboard shortcut")
                onClicked: root.quick.openInWindow()
            }
            GlyphButton {
                objectName: "quickCloseButton"
                glyph: "close"
                glyphSize: 16
                text: qsTr("Close", "the small window")
                shortcut: Commands.keyText("stop")
                onClicked: root.close()
            }
        }
    }
    Composer {
        id: composer
        context: root.context
        presets: root.quick.presets
        chat: root.chat
        hasCouncil: false // its answers would have no room
        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: Theme.medium
        height: implicitHeight
    }
    ErrorCard {
        id: errorCard
        notices: root.quick.notices
        anchors.top: composer.bottom
        anchors.topMargin: visible ? Theme.small : 0
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Theme.medium
    }
    ContextCard {
        id: contextCard
        edge: root.chat.edge
        summaries: root.chat.summaries
        anchors.top: errorCard.bottom
        anchors.topMargin: visible ? Theme.small : 0
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Theme.medium
        onClosed: composer.takeFocus()
    }
    Transcript {
        objectName: "quickTranscript"
        visible: !root.chat.isEmpty
        chat: root.chat
        anchors.top: contextCard.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1
        width: parent.width
        onComposerWanted: composer.takeFocus()
    }
    ToastBar {
        notices: root.quick.notices
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.large
    }
    DetailsSheet { chat: root.chat }
    LeaveDialog { chat: root.chat }

    Shortcut {
        sequences: ["Escape"]
        onActivated: root.close()
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: root.quick.openInWindow()
    }
    Shortcut {
        sequences: Commands.keys("newConversation")
        onActivated: root.chat.newConversation()
    }
}
