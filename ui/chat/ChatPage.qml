// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// The conversation: its header, its transcript (or what to begin with) and the composer.
Item {
    id: root

    required property WindowContext context
    property int leftInset: 0 ///< room for the menu button of a narrow window
    readonly property ChatViewModel chat: context.chat
    readonly property bool isRoomy: width >= Math.round(560 * Theme.zoom)
    readonly property bool canKeep: keepButton.visible && keepButton.enabled
    readonly property MessageCursor cursor: transcript.cursor
    readonly property int footTop: contextCard.visible ? contextCard.y : composer.y ///< below it one writes
    signal expertsWanted()

    function focusComposer(): void {
        composer.takeFocus();
    }
    function openExport(): void {
        if (root.chat.conversationId > 0)
            root.context.transfer.exports.openFor(ExportViewModel.Conversation, root.chat.conversationId, []);
        else
            root.context.transfer.exports.openFor(ExportViewModel.Everything, 0, []);
    }
    function find(): void {
        if (root.chat.isEmpty)
            return;
        findBar.startMessageId = transcript.firstMessageId();
        findBar.takeFocus();
    }
    function askToKeep(): void {
        if (root.canKeep)
            keepDialog.open();
    }
    function attach(): void {
        composer.attach();
    }
    function usePrompt(): void {
        composer.usePrompt();
    }
    function chooseCouncil(): void {
        composer.chooseCouncil();
    }
    function think(): void {
        composer.think();
    }
    function chooseModel(): void {
        picker.open();
    }
    function toggleConversationSettings(): void {
        settingsButton.toggle();
    }
    function stepMessage(by: int): void {
        transcript.step(by);
    }
    function openMessageMenu(): void {
        transcript.openMenu();
    }
    function jumpToBeginning(): void {
        transcript.jumpToBeginning();
    }
    function jumpToEnd(): void {
        transcript.jumpToEnd();
    }
    function openModelDialog(): void {
        modelDialog.open();
    }

    Connections {
        target: root.chat
        function onConversationIdChanged() { composer.takeFocus() }
    }

    Item {
        id: header
        readonly property real titleAt: root.leftInset > 0 ? root.leftInset + Theme.medium : Theme.huge
        width: parent.width
        height: Theme.headerHeight
        Text {
            id: titleText
            objectName: "conversationTitle"
            anchors.left: parent.left
            anchors.leftMargin: header.titleAt
            anchors.right: picker.left
            anchors.rightMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.chat.isPrivate
            text: root.chat.title.length > 0 ? root.chat.title : qsTr("New conversation", "title before it has one")
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: root.chat.title.length > 0 ? Theme.ink : Theme.inkFaint
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        PrivateChip {
            id: privateChip
            isShort: !root.isRoomy
            visible: root.chat.isPrivate
            anchors.left: titleText.left
            anchors.verticalCenter: parent.verticalCenter
        }
        GlyphButton {
            id: keepButton
            objectName: "keepButton"
            anchors.left: privateChip.right
            anchors.leftMargin: Theme.tiny
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: Theme.controlHeight
            implicitHeight: Theme.controlHeight
            visible: root.chat.isPrivate && !root.chat.isEmpty
            enabled: !root.chat.isAnsweringHere
            glyph: "keep"
            ink: Theme.veilInk
            text: qsTr("Keep this conversation…", "a private one, in the history; opens a question")
            shortcut: Commands.keyText("keepPrivate")
            onClicked: root.askToKeep()
        }
        ModelPicker {
            id: picker
            anchors.right: settingsButton.left
            anchors.rightMargin: Theme.small
            anchors.verticalCenter: parent.verticalCenter
            models: root.context.models
            widest: Math.min(Math.round(280 * Theme.zoom), root.isRoomy ? 380 : 190,
                             (header.width - header.titleAt) * (root.chat.isPrivate ? 0.35 : 0.45))
            onOpenFileWanted: modelDialog.open()
        }
        ConversationButton {
            id: settingsButton
            // Not invisible, for its sheet is opened by key and from the menu all the same.
            readonly property bool hasRoom: header.width - header.titleAt >= 480 * Theme.zoom
            anchors.right: actions.left
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: hasRoom ? Theme.controlHeight : 0
            opacity: hasRoom ? 1 : 0
            focusPolicy: hasRoom ? Qt.TabFocus : Qt.NoFocus
            presets: root.context.presets
        }
        HeaderActions {
            id: actions
            anchors.right: parent.right
            anchors.rightMargin: root.isRoomy ? Theme.large : Theme.tiny
            anchors.verticalCenter: parent.verticalCenter
            // The title and the model come first.
            room: (header.width - header.titleAt) * (root.isRoomy ? 0.4 : 0.2)

            HeaderAction {
                name: "conversationSettings"
                glyph: "sliders"
                isOffered: !settingsButton.hasRoom
                text: qsTr("Settings of this conversation", "opens a sheet")
                shortcut: Commands.keyText("conversationSettings")
                onTriggered: settingsButton.toggle()
            }
            HeaderAction {
                name: "newPrivateButton"
                glyph: "mask"
                ink: root.chat.isPrivate ? Theme.veilInk : Theme.inkSoft
                text: qsTr("New private conversation", "one that is kept nowhere")
                shortcut: Commands.keyText("newPrivateConversation")
                onTriggered: root.chat.newPrivateConversation()
            }
            HeaderAction {
                name: "expertsButton"
                glyph: "experts"
                ink: root.context.experts.isOpen ? Theme.accent : Theme.inkSoft
                text: root.context.experts.isOpen ? qsTr("Hide the experts", "a panel")
                                                  : qsTr("Show the experts", "a panel")
                shortcut: Commands.keyText("experts")
                onTriggered: root.expertsWanted()
            }
            HeaderAction {
                name: "exportButton"
                glyph: "export"
                text: qsTr("Export this conversation", "opens a dialog")
                shortcut: Commands.keyText("exportConversation")
                isEnabled: root.chat.conversationId > 0
                onTriggered: root.openExport()
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
            visible: !root.chat.isEmpty
        }
    }
    ErrorCard {
        id: errorCard
        notices: root.context.notices
        anchors.top: header.bottom
        anchors.topMargin: visible ? Theme.small : 0
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.readingWidth, parent.width - 2 * Theme.huge)
    }
    Transcript {
        id: transcript
        onComposerWanted: composer.takeFocus()
        onExportWanted: messageId => root.context.transfer.exports.openFor(ExportViewModel.Messages,
                                                                           root.chat.conversationId, [messageId])
        visible: !root.chat.isEmpty
        chat: root.chat
        councils: root.context.councils
        anchors.top: errorCard.bottom
        anchors.topMargin: errorCard.visible ? Theme.small : 0
        anchors.bottom: contextCard.top
        anchors.bottomMargin: contextCard.visible ? Theme.medium : 0
        width: parent.width
    }
    FindBar {
        id: findBar
        objectName: "findBar"
        search: root.chat.search
        anchors.top: transcript.top
        anchors.topMargin: Theme.small
        anchors.right: parent.right
        anchors.rightMargin: Theme.large
        width: Math.min(Math.round(340 * Theme.zoom), parent.width - 2 * Theme.large)
        onClosed: composer.takeFocus()
    }
    EmptyState {
        objectName: "emptyState"
        visible: root.chat.isEmpty
        isPrivate: root.chat.isPrivate
        models: root.context.models
        anchors.top: errorCard.bottom
        anchors.bottom: contextCard.top
        anchors.bottomMargin: contextCard.visible ? Theme.medium : 0
        width: parent.width
        onQuestionChosen: question => composer.insertSample(question)
        onOpenModelWanted: modelDialog.open()
    }
    ContextCard {
        id: contextCard
        edge: root.chat.edge
        summaries: root.chat.summaries
        anchors.bottom: composer.top
        anchors.bottomMargin: Theme.small
        anchors.horizontalCenter: parent.horizontalCenter
        width: composer.width
        onAppeared: root.context.announce(contextCard)
        onClosed: if (root.chat.editedMessageId === 0) composer.takeFocus()
    }
    Composer {
        id: composer
        chat: root.chat
        onEditLastWanted: if (transcript.cursor.questionId > 0) root.chat.beginEdit(transcript.cursor.questionId)
        context: root.context
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.readingWidth + 32, parent.width - 2 * Theme.large)
    }

    Deferred {
        file: "DetailsSheet.qml"
        given: ({ chat: root.chat })
        isWanted: root.chat.details.messageId !== 0
    }
    Deferred {
        file: "LeaveDialog.qml"
        given: ({ chat: root.chat })
        isWanted: root.chat.isLeaving
    }
    Deferred {
        file: "AttachmentViewer.qml"
        given: ({ view: root.chat.attachments.view })
        isWanted: root.chat.attachments.view.isOpen
    }
    Deferred {
        id: keepDialog
        ConfirmDialog {
            question: qsTr("Keep this conversation?", "title of a question about a private conversation")
            explanation: qsTr("It goes into the history with all its branches: onto the disk, into the search and into "
                              + "the backups. From then on it is a conversation like any other.",
                              "before a private conversation is kept")
            confirmText: qsTr("Keep it", "the private conversation, in the history")
            confirmKind: ActionButton.Primary
            onConfirmed: root.chat.keep()
        }
    }

    FileDialog {
        id: modelDialog
        title: qsTr("Open a model file", "title of a file dialog")
        nameFilters: [qsTr("Model files (%1)", "%1 is a file pattern").arg("*.gguf"),
                      qsTr("All files (%1)", "%1 is a file pattern").arg("*")]
        onAccepted: root.context.models.open(selectedFile)
    }
}
