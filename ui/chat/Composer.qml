// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Where questions are typed. Enter sends, Shift+Enter begins a new line; the send button stops while an answer is
// written.
Item {
    id: root

    required property ChatViewModel chat
    required property WindowContext context
    property Presets presets: context.presets ///< of the chat's conversation
    readonly property Attachments attachments: chat.attachments
    property bool hasCouncil: true ///< questions may go to several models
    readonly property int visibleLines: 8
    readonly property int visibleChipRows: 3
    signal editLastWanted() ///< the arrow up in an empty field

    function takeFocus(): void {
        input.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function send(): void {
        if (root.chat.ask(input.text))
            input.clear();
    }
    function attach(): void {
        attachButton.choose();
    }
    function usePrompt(): void {
        promptButton.open();
    }
    function think(): void {
        thinkChoice.use();
    }
    function chooseCouncil(): void {
        councilButton.open();
    }
    /// At the cursor, in the place of what is selected.
    function insert(text: string): void {
        const before = input.text.slice(0, input.selectionStart);
        const after = input.text.slice(input.selectionEnd);
        root.takeFocus();
        if (text.length > 10000) { // too long for the editor, maybe: the draft decides
            root.chat.draft = before + text + after;
            return;
        }
        input.remove(input.selectionStart, input.selectionEnd);
        input.insert(before.length, text);
        input.cursorPosition = before.length + text.length;
    }
    function insertSample(text: string): void {
        if (!root.chat.ask(text)) {
            input.text = text;
            root.takeFocus();
        }
    }

    implicitHeight: box.height + hint.height + Theme.medium + 6

    Connections {
        target: root.chat
        function onDraftChanged() {
            if (input.text !== root.chat.draft)
                input.text = root.chat.draft;
        }
        function onQuoteAdded() {
            input.cursorPosition = input.length;
            root.takeFocus();
        }
    }
    Connections {
        target: root.attachments
        function onReadyToSend() { root.send() }
    }

    Rectangle {
        id: box
        width: parent.width
        height: Math.max(54, Math.min(input.contentHeight, root.visibleLines * lineMetrics.lineSpacing) + 30)
                + scroll.chipRoom + scroll.toolRoom
        radius: Theme.radiusLarge
        color: root.chat.isPrivate ? Theme.veil : Theme.raised
        border.width: 1
        border.color: root.chat.isPrivate ? (input.activeFocus ? Theme.veilInk : Theme.veilLine)
                                          : input.activeFocus ? Theme.focus : Theme.lineStrong

        FontMetrics {
            id: lineMetrics
            font: input.font
        }
        ScrollView {
            id: scroll
            Accessible.ignored: true
            readonly property real chipRoom: chips.height > 0 ? chipArea.height + 6 : 0
            readonly property real toolRoom: tools.width > 0 ? button.height : 0
            anchors.fill: parent
            anchors.topMargin: 8 + chipRoom
            anchors.bottomMargin: 8 + toolRoom
            anchors.leftMargin: 6
            anchors.rightMargin: toolRoom > 0 ? 6 : 56
            ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
            ScrollBar.vertical.policy: input.contentHeight > height ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff

            TextArea {
                id: input
                objectName: "composer"
                background: null
                leftPadding: LayoutMirroring.enabled ? 8 : 12
                rightPadding: LayoutMirroring.enabled ? 12 : 8
                topPadding: 7
                bottomPadding: 7
                horizontalAlignment: length === 0 ? TextArea.AlignLeft : undefined // then as the words want it
                wrapMode: TextArea.Wrap
                textFormat: TextArea.PlainText
                font.pixelSize: Theme.textReading
                color: Theme.ink
                placeholderText: root.chat.isPrivate ? qsTr("Ask privately", "in the empty composer of a private conversation")
                                                     : qsTr("Ask something", "in the empty composer")
                placeholderTextColor: Theme.inkFaint
                selectionColor: Theme.selection
                selectedTextColor: Theme.ink
                selectByMouse: true
                focus: true
                Accessible.name: qsTr("Your question", "accessible name of the composer")
                Component.onCompleted: text = root.chat.draft
                onTextChanged: root.chat.draft = text
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onPressed: event => {
                    if (event.matches(StandardKey.Paste) && (root.attachments.paste() || root.chat.holdClipboard())) {
                        event.accepted = true;
                        return;
                    }
                    if (event.key === Qt.Key_Up && event.modifiers === Qt.NoModifier && input.length === 0
                            && !root.chat.isEmpty) {
                        root.editLastWanted();
                        event.accepted = true;
                        return;
                    }
                    if (event.text === "/" && input.text.length === 0 && root.context.prompts.isAny) {
                        promptButton.open();
                        event.accepted = true;
                        return;
                    }
                    const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    if (isEnter && !(event.modifiers & Qt.ShiftModifier)) {
                        root.send();
                        event.accepted = true;
                    }
                }
            }
        }
        Flickable {
            id: chipArea
            x: 12
            y: 10
            width: box.width - 24
            height: Math.min(contentHeight, root.visibleChipRows * (chip.implicitHeight + chips.spacing))
            contentHeight: chips.height
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            onContentHeightChanged: contentY = Math.max(0, contentHeight - height) // what has come last
            ScrollBar.vertical: SlimScrollBar {}
            AttachmentChips {
                id: chips
                width: chipArea.width
                attachments: root.attachments
                list: root.attachments.composer
                HeldChip {
                    id: chip
                    chat: root.chat
                    widest: chips.width
                }
            }
        }
        // What can be done with a question besides typing it.
        Row {
            id: tools
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.verticalCenter: button.verticalCenter
            spacing: Theme.tiny
            AttachButton {
                id: attachButton
                list: root.attachments.composer
            }
            PromptButton {
                id: promptButton
                prompts: root.context.prompts
                onInsertWanted: text => root.insert(text)
                onAbandoned: root.takeFocus()
            }
            ThinkChoice {
                id: thinkChoice
                thinking: root.presets.thinking
            }
            CouncilButton {
                id: councilButton
                visible: root.hasCouncil
                councils: root.context.councils
                onDone: root.takeFocus()
            }
        }
        AbstractButton {
            id: button
            readonly property bool stops: root.chat.isAnsweringHere
            objectName: stops ? "stopButton" : "sendButton"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 8
            width: 38
            height: 38
            enabled: stops || (root.chat.canSend && (chip.visible || root.attachments.composer.count > 0
                                                       || input.text.trim().length > 0))
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            text: stops ? qsTr("Stop", "stop writing the answer") : qsTr("Send", "send the question")
            Accessible.name: text
            Accessible.onPressAction: if (button.enabled) button.clicked()
            onClicked: stops ? root.chat.stop() : root.send()
            // Qt's own buttons know the space bar alone. A key that is held down presses once.
            Keys.onReturnPressed: event => { if (!event.isAutoRepeat) button.clicked() }
            Keys.onEnterPressed: event => { if (!event.isAutoRepeat) button.clicked() }
            contentItem: Item {
                Glyph {
                    anchors.centerIn: parent
                    name: button.stops ? "stop" : "send"
                    size: 20
                    color: button.enabled ? Theme.accentInk : Theme.inkFaint
                }
            }
            background: Rectangle {
                radius: 12
                color: !button.enabled ? Theme.sunken : button.hovered ? Theme.accentHovered : Theme.accent
                FocusRing { shown: button.visualFocus; radius: 14 }
            }
            Tip {
                visible: button.hovered
                text: button.stops ? qsTr("Stop  Esc", "tooltip") : qsTr("Send  Enter", "tooltip")
            }
        }
    }
    Text {
        id: hint
        objectName: "composerHint"
        anchors.top: box.bottom
        anchors.topMargin: 6
        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.right: bar.visible ? bar.left : parent.right
        anchors.rightMargin: bar.visible ? Theme.small : 18
        horizontalAlignment: bar.visible ? Text.AlignLeft : Text.AlignHCenter
        text: root.attachments.isSendWaiting
              ? qsTr("The question is sent as soon as its files are read.", "below the composer")
              : root.chat.isAnsweringHere || root.chat.canSend
              ? root.chat.isPrivate
              ? qsTr("Private: not in the history, not in a log, gone when it is closed.", "below the composer")
              : qsTr("Models make mistakes: check what matters.", "below the composer")
              : root.chat.blockedReason
        textFormat: Text.PlainText
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall
        color: Theme.inkFaint
    }
    ContextBar {
        id: bar
        edge: root.chat.edge
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: hint.verticalCenter
    }
}
