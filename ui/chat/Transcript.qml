// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The conversation, part by part. It follows the end while an answer is written, unless the reader has scrolled up.
Item {
    id: root

    required property ChatViewModel chat
    property Councils councils: null ///< null: there is no other model to ask here
    readonly property MessageCursor cursor: messageCursor
    signal exportWanted(real messageId)
    signal composerWanted() ///< the keyboard goes back to the composer

    /// Of the message at the upper edge; 0 when there is none.
    function firstMessageId(): real {
        return root.chat.transcript.messageIdAt(view.firstRow());
    }
    function jumpToBeginning(): void {
        view.jumpToBeginning();
    }
    function jumpToEnd(): void {
        view.jumpToEnd();
    }
    /// Chooses the message before or after the chosen one; after the last one the composer has the keyboard again.
    function step(by: int): void {
        if (messageCursor.move(by)) {
            if (!frame.isInSight)
                view.showRow(messageCursor.firstRow());
            frame.forceActiveFocus(Qt.TabFocusReason);
        } else if (by > 0) {
            view.jumpToEnd();
            root.leave();
        }
    }
    function leave(): void {
        messageCursor.clear();
        root.composerWanted();
    }
    /// Of the chosen message, or of the last answer.
    function openMenu(): void {
        if (messageCursor.messageId === 0 && !messageCursor.move(-1))
            return;
        const menu = messageMenu.make() as MessageMenu;
        menu.openFor(messageCursor.messageId, "", root, root.width / 2 - menu.width / 2,
                     Math.max(Theme.large, Math.min(frame.y + Theme.large, root.height / 2)));
    }
    function openMenuOf(messageId: real, link: string, at: Item, x: real, y: real): void {
        (messageMenu.make() as MessageMenu).openFor(messageId, link, at, x, y);
    }
    function askForOtherModel(messageId: real, place: point): void {
        const popup = otherModel.make() as ChoicePopup;
        otherModel.messageId = messageId;
        popup.x = place.x;
        popup.y = place.y;
        popup.open();
    }
    function save(text: string, language: string, fileName: string): void {
        (saveDialog.make() as SaveDialog).ask(text, language, fileName);
    }

    Connections {
        target: root.chat
        function onRowWanted(row) { view.showRow(row) }
    }

    TranscriptView {
        id: view
        objectName: "transcript"
        anchors.fill: parent
        model: root.chat.transcript
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversation", "accessible name of the list of messages")

        selection: root.chat.selection
        onCopyWanted: root.chat.copy(root.chat.selection.plainText())
        onLinkChosen: link => (linkDialog.make() as LinkDialog).ask(link)
        onMenuWanted: (row, x, y, link, isOnSelection) => {
            if (isOnSelection)
                (selectionMenu.make() as SelectionMenu).openFor(link, view, x, y);
            else
                root.openMenuOf(root.chat.transcript.messageIdAt(row), link, view, x, y);
        }

        // Its default property are the part types.
        data: [
            HoverHandler {
                cursorShape: view.cursorShape
                onPointChanged: if (hovered) view.hover(point.position)
            }
        ]

        TranscriptPartType {
            kind: TranscriptModel.Question
            delegate: QuestionPart {
                chat: root.chat
                onMenuWanted: at => root.openMenuOf(messageId, "", at, 0, at.height + 4)
            }
        }
        TranscriptPartType { kind: TranscriptModel.Header; delegate: HeaderPart {} }
        TranscriptPartType {
            kind: TranscriptModel.Council
            delegate: CouncilPart { councils: root.councils }
        }
        TranscriptPartType { kind: TranscriptModel.Notice; delegate: NoticePart {} }
        TranscriptPartType { kind: TranscriptModel.Reasoning; delegate: ReasoningPart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.ToolCall; delegate: ToolCallPart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.Waiting; delegate: WaitingPart {} }
        TranscriptPartType { kind: TranscriptModel.Paragraph; delegate: TextPart {} }
        TranscriptPartType { kind: TranscriptModel.Heading; delegate: TextPart {} }
        TranscriptPartType { kind: TranscriptModel.List; delegate: TextPart {} }
        TranscriptPartType { kind: TranscriptModel.Quote; delegate: QuotePart {} }
        TranscriptPartType {
            kind: TranscriptModel.Table
            delegate: TablePart { onMenuWanted: at => (tableMenu.make() as TableMenu).openFor(body, at) }
        }
        TranscriptPartType {
            kind: TranscriptModel.Code
            delegate: CodePart {
                chat: root.chat
                onSaveWanted: root.save(plain, language, fileName)
            }
        }
        TranscriptPartType { kind: TranscriptModel.Formula; delegate: FormulaPart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.Edge; delegate: EdgePart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.Summary; delegate: SummaryPart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.Rule; delegate: RulePart {} }
        TranscriptPartType { kind: TranscriptModel.Error; delegate: ErrorPart {} }
        TranscriptPartType {
            kind: TranscriptModel.Footer
            delegate: FooterPart {
                chat: root.chat
                onMenuWanted: at => root.openMenuOf(messageId, "", at, 0, at.height + 4)
            }
        }
    }
    MessageCursor {
        id: messageCursor
        chat: root.chat
    }
    // Around the message that the keyboard has chosen. What is in it stays as it can be clicked.
    Item {
        anchors.fill: view
        clip: true
        FocusScope {
            id: frame
            readonly property bool isInSight: visible && y >= 0 && (y + height <= view.height || y < view.height / 2)
            objectName: "messageCursor"

            function place(): void {
                const first = messageCursor.firstRow();
                const last = messageCursor.lastRow();
                let top = NaN;
                let bottom = NaN;
                for (let row = first; first >= 0 && row <= last; ++row) {
                    const item = view.itemAt(row);
                    if (!item)
                        continue;
                    top = isNaN(top) ? item.y : top;
                    bottom = item.y + item.height;
                }
                frame.visible = !isNaN(top);
                frame.y = isNaN(top) ? 0 : top;
                frame.height = isNaN(top) ? 0 : bottom - top;
            }

            readonly property real columnWidth: Math.min(Theme.readingWidth, view.width - 2 * Theme.huge)
            x: Math.round((view.width - columnWidth) / 2) - Theme.medium
            width: columnWidth + 2 * Theme.medium
            visible: false
            activeFocusOnTab: false
            Accessible.role: Accessible.ListItem
            Accessible.name: messageCursor.spoken
            Accessible.focusable: true
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Menu || event.key === Qt.Key_Return || event.key === Qt.Key_Enter
                        || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)) {
                    root.openMenu();
                    event.accepted = true;
                }
            }
            Keys.onEscapePressed: root.leave()
            Keys.onUpPressed: view.scrollBy(-60)
            Keys.onDownPressed: view.scrollBy(60)
            Keys.onSpacePressed: view.scrollBy(0.9 * view.height)

            Rectangle {
                width: 3
                height: parent.height
                radius: 1.5
                color: Theme.accent
            }
            FocusRing { shown: frame.activeFocus; gap: 0 }
            Connections {
                target: view
                function onScrolled() { frame.place() }
            }
            Connections {
                target: messageCursor
                function onChanged() { frame.place() }
            }
        }
    }
    SlimScrollBar {
        id: bar
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        orientation: Qt.Vertical
        size: view.pageFraction
        onPositionChanged: if (pressed) view.scrollToPosition(position)

        Binding {
            target: bar
            property: "position"
            value: view.position
            when: !bar.pressed
            restoreMode: Binding.RestoreNone
        }
    }
    AbstractButton {
        id: jump
        objectName: "jumpToEndButton"
        visible: !view.isFollowing && view.position + view.pageFraction < 0.999 // there is more below
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.medium
        width: 38
        height: 38
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        text: qsTr("Jump to the end", "of the conversation")
        Accessible.name: text
        Accessible.onPressAction: if (jump.enabled) jump.clicked()
        onClicked: view.jumpToEnd()
        contentItem: Item {
            Glyph {
                anchors.centerIn: parent
                name: "arrow-down"
                color: Theme.ink
            }
        }
        background: Rectangle {
            radius: 19
            color: jump.hovered ? Theme.selected : Theme.raised
            border.width: 1
            border.color: Theme.lineStrong
            FocusRing { shown: jump.visualFocus; radius: 21 }
        }
        Tip { visible: jump.hovered; text: jump.text }
    }
    Deferred {
        id: messageMenu
        anchors.fill: parent
        MessageMenu {
            id: menu
            chat: root.chat
            hasOtherModels: root.councils !== null
            onOtherModelWanted: messageId => root.askForOtherModel(messageId, menu.place)
            onExportWanted: messageId => root.exportWanted(messageId)
        }
    }
    Deferred {
        id: otherModel
        property real messageId
        ChoicePopup {
            objectName: "otherModelPopup"
            width: 300
            heading: qsTr("Answers again, and stays your model", "above a list of models")
            labels: root.councils !== null ? [...root.councils.choice.names] : []
            onChosen: row => root.councils.answerAgain(otherModel.messageId, row)
        }
    }
    Deferred {
        id: selectionMenu
        SelectionMenu { chat: root.chat }
    }
    Deferred {
        id: tableMenu
        TableMenu {
            chat: root.chat
            onSaveWanted: csv => root.save(csv, "csv", "")
        }
    }
    Deferred {
        id: saveDialog
        SaveDialog { chat: root.chat }
    }
    Deferred {
        id: linkDialog
        LinkDialog { chat: root.chat }
    }
}
