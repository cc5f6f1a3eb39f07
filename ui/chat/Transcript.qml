// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The conversation, part by part. It follows the end while an answer is written, unless the reader has scrolled up.
Item {
    id: root

    required property ChatViewModel chat
    required property Councils councils
    signal exportWanted(real messageId)

    /// Of the message at the upper edge; 0 when there is none.
    function firstMessageId(): real {
        return root.chat.transcript.messageIdAt(view.firstRow());
    }
    function jumpToEnd(): void {
        view.jumpToEnd();
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
        onLinkChosen: link => linkDialog.ask(link)
        onMenuWanted: (row, x, y, link, isOnSelection) => {
            if (isOnSelection)
                selectionMenu.openFor(link, view, x, y);
            else
                messageMenu.openFor(root.chat.transcript.messageIdAt(row), link, view, x, y);
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
                onMenuWanted: at => messageMenu.openFor(messageId, "", at, 0, at.height + 4)
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
            delegate: TablePart { onMenuWanted: at => tableMenu.openFor(body, at) }
        }
        TranscriptPartType {
            kind: TranscriptModel.Code
            delegate: CodePart {
                chat: root.chat
                onSaveWanted: saveDialog.ask(plain, language, fileName)
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
                onMenuWanted: at => messageMenu.openFor(messageId, "", at, 0, at.height + 4)
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
        visible: !view.isFollowing
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.medium
        width: 38
        height: 38
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        text: qsTr("Jump to the end", "of the conversation")
        Accessible.name: text
        Accessible.onPressAction: jump.click()
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
    MessageMenu {
        id: messageMenu
        chat: root.chat
        onOtherModelWanted: messageId => otherModel.openFor(messageId, messageMenu.place)
        onExportWanted: messageId => root.exportWanted(messageId)
    }
    ChoicePopup {
        id: otherModel
        property real messageId
        function openFor(message: real, place: point): void {
            messageId = message;
            x = place.x;
            y = place.y;
            open();
        }
        objectName: "otherModelPopup"
        width: 300
        heading: qsTr("Answers again, and stays your model", "above a list of models")
        labels: [...root.councils.choice.names]
        onChosen: row => root.councils.answerAgain(messageId, row)
    }
    SelectionMenu {
        id: selectionMenu
        chat: root.chat
    }
    TableMenu {
        id: tableMenu
        chat: root.chat
        onSaveWanted: csv => saveDialog.ask(csv, "csv", "")
    }
    SaveDialog {
        id: saveDialog
        chat: root.chat
    }
    LinkDialog {
        id: linkDialog
        chat: root.chat
    }
}
