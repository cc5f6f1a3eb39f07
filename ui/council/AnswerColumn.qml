// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// One answer of a council, with all its parts, as the transcript shows them.
Item {
    id: root

    required property ChatViewModel chat
    required property CouncilPage page
    // Roles of CouncilPage
    required property int index
    required property string letter
    required property string name
    required property string detail
    required property string status
    required property string facts
    required property bool isProblem
    required property bool isBusy
    required property bool hasAnswer
    required property bool isShown
    required property bool isBest
    required property TranscriptModel transcript
    required property TranscriptSelection selection
    required property string plain

    signal linkChosen(string link)
    signal saveWanted(string text, string language, string fileName)
    signal wheeled(real pixels)

    function scrollBy(pixels: real): void {
        view.scrollBy(pixels);
    }

    // Answers are compared from their beginnings; the end is followed while one is written.
    onIsBusyChanged: if (!root.isBusy && view.isFollowing) view.jumpToBeginning()
    onHasAnswerChanged: if (root.hasAnswer && !root.isBusy) view.jumpToBeginning()

    objectName: "answerColumn_" + index
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.raised
        border.width: root.isBest ? 2 : 1
        border.color: root.isBest ? Theme.brass : Theme.line
    }
    Item {
        id: header
        width: parent.width
        // As high without the name, so that nothing moves when names appear.
        height: Math.max(badge.height, Math.round(41 * Theme.zoom), names.implicitHeight) + 2 * Theme.medium
        Rectangle {
            id: badge
            anchors.left: parent.left
            anchors.leftMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            width: Math.round(28 * Math.max(1, Theme.fontScale))
            height: width
            radius: width / 2
            color: root.isBest ? Theme.brass : Theme.bubble
            Text {
                anchors.centerIn: parent
                text: root.letter
                textFormat: Text.PlainText
                font.pixelSize: Theme.textNormal
                font.weight: Font.DemiBold
                color: root.isBest ? Theme.raised : Theme.ink
            }
        }
        Column {
            id: names
            anchors.left: badge.right
            anchors.leftMargin: Theme.medium
            anchors.right: mark.visible ? mark.left : parent.right
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1
            Text {
                id: nameText
                objectName: "columnName_" + root.index
                width: parent.width
                text: root.name
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textReading
                font.weight: Font.DemiBold
                color: Theme.ink
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                width: parent.width
                visible: text.length > 0
                text: root.isBest && root.detail.length > 0
                      ? qsTr("%1 · your choice", "below the name of a model; %1 is its quantization").arg(root.detail)
                      : root.isBest ? qsTr("your choice", "below the name of a model") : root.detail
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textSmall
                color: root.isBest ? Theme.brass : Theme.inkSoft
            }
        }
        CouncilMark {
            id: mark
            anchors.right: parent.right
            anchors.rightMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            visible: root.isBusy
            size: 22
            isBusy: root.isBusy
        }
        Rectangle {
            anchors.bottom: parent.bottom
            x: 1
            width: parent.width - 2
            height: 1
            color: Theme.line
        }
    }
    // The moment in which names take the place of letters.
    SequentialAnimation {
        id: reveal
        PropertyAction { target: names; property: "opacity"; value: 0 }
        PauseAnimation { duration: Math.max(0, root.index) * Theme.quick }
        ParallelAnimation {
            NumberAnimation { target: names; property: "opacity"; to: 1; duration: 2 * Theme.calm }
            NumberAnimation {
                target: badge
                property: "scale"
                from: 0.4
                to: 1
                duration: 2 * Theme.calm
                easing.type: Easing.OutBack
            }
        }
    }
    Connections {
        target: root.page
        function onRevealed() {
            reveal.restart();
            if (view.position < 0.02) // all of it was in sight, and now there is less room
                view.jumpToBeginning();
        }
    }

    TranscriptView {
        id: view
        objectName: "answerView_" + root.index
        anchors.top: header.bottom
        anchors.bottom: foot.top
        width: parent.width
        visible: root.hasAnswer
        model: root.transcript
        selection: root.selection
        onCopyWanted: root.chat.copy(root.selection.plainText())
        onLinkChosen: link => root.linkChosen(link)
        Accessible.role: Accessible.List
        Accessible.name: root.name

        // Its default property are the part types.
        data: [
            HoverHandler {
                cursorShape: view.cursorShape
                onPointChanged: if (hovered) view.hover(point.position)
            }
        ]

        TranscriptPartType {
            kind: TranscriptModel.Header
            delegate: TranscriptPart { height: Theme.medium }
        }
        TranscriptPartType { kind: TranscriptModel.Notice; delegate: NoticePart {} }
        TranscriptPartType {
            kind: TranscriptModel.Reasoning
            delegate: FoldPart {
                buttonName: "reasoningButton"
                textName: "reasoningText"
                showLabel: qsTr("%1, show the thinking", "accessible name").arg(language)
                hideLabel: qsTr("%1, hide the thinking", "accessible name").arg(language)
                onToggled: root.transcript.toggleReasoning(messageId)
            }
        }
        TranscriptPartType {
            kind: TranscriptModel.ToolCall
            delegate: FoldPart {
                buttonName: "toolCallButton"
                textName: "toolCallText"
                isCode: true
                showLabel: qsTr("%1, show the arguments", "accessible name of a tool call").arg(language)
                hideLabel: qsTr("%1, hide the arguments", "accessible name of a tool call").arg(language)
                onToggled: root.transcript.toggleToolCall(messageId, level)
            }
        }
        TranscriptPartType { kind: TranscriptModel.Waiting; delegate: WaitingPart {} }
        TranscriptPartType {
            kind: TranscriptModel.Paragraph
            delegate: TextPart {}
        }
        TranscriptPartType {
            kind: TranscriptModel.Heading
            delegate: TextPart {}
        }
        TranscriptPartType {
            kind: TranscriptModel.List
            delegate: TextPart {}
        }
        TranscriptPartType {
            kind: TranscriptModel.Quote
            delegate: QuotePart {}
        }
        TranscriptPartType {
            kind: TranscriptModel.Table
            delegate: TablePart { onMenuWanted: at => tableMenu.openFor(body, at) }
        }
        TranscriptPartType {
            kind: TranscriptModel.Code
            delegate: CodePart {
                chat: root.chat
                onSaveWanted: root.saveWanted(plain, language, fileName)
            }
        }
        TranscriptPartType { kind: TranscriptModel.Formula; delegate: FormulaPart { chat: root.chat } }
        TranscriptPartType { kind: TranscriptModel.Rule; delegate: RulePart {} }
        TranscriptPartType { kind: TranscriptModel.Error; delegate: ErrorPart {} }
        TranscriptPartType {
            kind: TranscriptModel.Footer
            delegate: TranscriptPart { height: Theme.large }
        }
    }
    TableMenu {
        id: tableMenu
        chat: root.chat
        onSaveWanted: csv => root.saveWanted(csv, "csv", "")
    }
    WheelHandler {
        parent: view // not among its children, which are types of parts
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        target: null
        onWheel: event => root.wheeled(event.pixelDelta.y !== 0 ? -event.pixelDelta.y : -event.angleDelta.y / 120 * 96)
    }
    SlimScrollBar {
        id: bar
        anchors.right: parent.right
        anchors.rightMargin: 1
        anchors.top: view.top
        anchors.bottom: view.bottom
        orientation: Qt.Vertical
        visible: view.visible && size < 1
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
    Text {
        objectName: "columnStatus_" + root.index
        visible: text.length > 0 && (!root.hasAnswer || root.isProblem)
        anchors.top: header.bottom
        anchors.topMargin: Theme.huge
        x: Theme.large
        width: parent.width - 2 * Theme.large
        text: root.status
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.textNormal
        color: root.isProblem ? Theme.danger : Theme.inkSoft
    }
    Item {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: root.hasAnswer && !root.isBusy ? footColumn.implicitHeight + 2 * Theme.small : Theme.small
        visible: root.hasAnswer && !root.isBusy
        Rectangle {
            x: 1
            width: parent.width - 2
            height: 1
            color: Theme.line
        }
        Column {
            id: footColumn
            x: Theme.medium
            y: Theme.small
            width: parent.width - 2 * Theme.medium
            spacing: 2
            Text {
                visible: text.length > 0
                width: parent.width
                text: root.facts
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                leftPadding: Theme.tiny
                rightPadding: Theme.tiny
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.tiny
                ActionButton {
                    objectName: "goOnButton_" + root.index
                    kind: ActionButton.Quiet
                    glyph: root.isShown ? "check" : "branch"
                    text: root.isShown ? qsTr("The conversation goes on from here", "an answer of a council")
                                       : qsTr("Go on with this answer", "of a council")
                    font.pixelSize: Theme.textNormal
                    width: Math.min(implicitWidth, footColumn.width - copyButton.width - Theme.tiny)
                    clip: true
                    onClicked: root.page.goOn(root.index)
                }
                CopyButton {
                    id: copyButton
                    objectName: "copyColumnButton_" + root.index
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Copy answer", "copies the Markdown of an answer")
                    enabled: root.plain.length > 0
                    onClicked: root.chat.copy(root.plain)
                }
            }
        }
    }
}
