// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// The answers of a council side by side, as many as there is room for, and the vote.
FocusScope {
    id: root

    required property WindowContext context
    property int leftInset: 0 ///< room for the menu button of a narrow window
    readonly property CouncilPage page: context.councils.page
    readonly property ChatViewModel chat: context.chat
    property bool isTogether: true ///< columns scroll together
    property bool isQuestionOpen: false
    property int current: 0 ///< the column that is surely in sight
    readonly property real narrowest: Math.round(300 * Math.max(1, Theme.fontScale))
    readonly property int perPage: Math.max(1, Math.min(page.count, Math.floor(body.width / narrowest)))
    readonly property int first: Math.max(0, Math.min(current, page.count - perPage))

    function scroll(column: int, pixels: real): void {
        for (let i = 0; i < columns.count; ++i) {
            const at = columns.itemAt(i) as AnswerColumn;
            if (at && (root.isTogether || i === column))
                at.scrollBy(pixels);
        }
    }

    objectName: "comparePage"
    onVisibleChanged: {
        if (!visible)
            return;
        root.current = 0;
        root.isQuestionOpen = false;
        root.forceActiveFocus(Qt.OtherFocusReason);
    }
    Keys.onEscapePressed: root.page.close()
    Keys.onPressed: event => {
        const number = event.key - Qt.Key_1;
        if (event.modifiers & ~Qt.KeypadModifier)
            return;
        if (number >= 0 && number < root.page.count + 2)
            root.page.vote(number);
        else if (event.key === Qt.Key_Left && root.perPage < root.page.count)
            root.current = Math.max(0, root.first - 1);
        else if (event.key === Qt.Key_Right && root.perPage < root.page.count)
            root.current = Math.min(root.page.count - 1, root.first + 1);
        else
            return;
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    Item {
        id: header
        width: parent.width
        height: Theme.headerHeight
        GlyphButton {
            id: backButton
            objectName: "compareBackButton"
            anchors.left: parent.left
            anchors.leftMargin: Theme.large + root.leftInset
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            glyph: "back"
            text: qsTr("Back to the conversation", "leaves the answers of a council")
            shortcut: qsTr("Esc", "key")
            onClicked: root.page.close()
        }
        Text {
            anchors.left: backButton.right
            anchors.leftMargin: Theme.small
            anchors.right: tools.left
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            text: root.page.isVeiled ? qsTr("The council, blind", "title of a page: names are hidden")
                                     : qsTr("The council", "title of a page")
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Row {
            id: tools
            anchors.right: parent.right
            anchors.rightMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.tiny
            GlyphButton {
                objectName: "togetherButton"
                visible: root.perPage > 1
                glyph: "together"
                ink: root.isTogether ? Theme.accent : Theme.inkFaint
                text: root.isTogether ? qsTr("Columns scroll together", "a button that is on")
                                      : qsTr("Columns scroll each for itself", "a button that is off")
                checked: root.isTogether
                checkable: true
                onClicked: root.isTogether = !root.isTogether
            }
            GlyphButton {
                objectName: "openTallyButton"
                glyph: "tally"
                text: qsTr("Your tally", "opens the page with all votes")
                onClicked: {
                    root.page.close();
                    root.context.councils.tally.open();
                }
            }
        }
    }
    AbstractButton {
        id: questionBox
        objectName: "compareQuestion"
        anchors.top: header.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        readonly property real widest: parent.width - 2 * Theme.large
        readonly property bool mayFold: text.includes("\n") || questionText.implicitWidth > widest - 2 * Theme.large
        readonly property int chevronRoom: mayFold ? 26 : 0
        width: Math.min(widest, Math.ceil(questionText.implicitWidth) + 2 * Theme.large + chevronRoom)
        height: questionText.height + 18
        focusPolicy: Qt.TabFocus
        hoverEnabled: true
        text: root.page.question
        Accessible.name: qsTr("You asked: %1", "accessible name of a question").arg(root.page.question)
        Accessible.onPressAction: if (questionBox.enabled) questionBox.clicked()
        onClicked: root.isQuestionOpen = !root.isQuestionOpen
        // qmllint disable deferred-property-id
        contentItem: Item {
            Text {
                id: questionText
                anchors.left: parent.left
                anchors.leftMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                width: questionBox.width - 2 * Theme.large - questionBox.chevronRoom
                height: Math.min(contentHeight, Math.round(root.height * 0.3))
                text: root.page.question
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                maximumLineCount: root.isQuestionOpen ? 40 : 2
                elide: Text.ElideRight
                clip: true
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textReading
                color: Theme.ink
            }
            Glyph {
                anchors.right: parent.right
                anchors.rightMargin: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                visible: questionText.truncated || root.isQuestionOpen
                name: root.isQuestionOpen ? "chevron-up" : "chevron-down"
                size: 15
            }
        }
        background: Rectangle {
            radius: Theme.radiusLarge
            color: Theme.bubble
            FocusRing { shown: questionBox.visualFocus; radius: Theme.radiusLarge + 2 }
        }
    }
    Flow {
        id: tabs
        anchors.top: questionBox.bottom
        anchors.topMargin: visible ? Theme.medium : 0
        x: Theme.large
        width: parent.width - 2 * Theme.large
        height: visible ? implicitHeight : 0
        visible: root.perPage < root.page.count
        spacing: Theme.tiny
        Repeater {
            model: root.page
            T.TabButton {
                id: tab
                required property int index
                required property string letter
                required property string name
                required property bool isBest
                readonly property bool isInSight: index >= root.first && index < root.first + root.perPage
                objectName: "answerTab_" + index
                implicitHeight: Theme.controlHeight
                width: Math.min(implicitWidth, tabs.width)
                leftPadding: Theme.medium
                rightPadding: Theme.medium
                focusPolicy: Qt.TabFocus
                hoverEnabled: true
                text: root.page.isVeiled ? name : letter + "  " + name
                implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
                checkable: false // what it stands for says whether it is checked
                autoExclusive: false
                Accessible.name: name
                Accessible.selected: isInSight
                Accessible.onPressAction: if (tab.enabled) tab.clicked()
                onClicked: root.current = index
                contentItem: Text {
                    text: tab.text
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: Theme.textNormal
                    font.weight: tab.isInSight ? Font.DemiBold : Font.Normal
                    color: tab.isInSight ? Theme.ink : Theme.inkSoft
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: tab.isInSight ? Theme.selected : tab.hovered ? Theme.hovered : "transparent"
                    border.width: tab.isBest ? 1 : 0
                    border.color: Theme.brass
                    FocusRing { shown: tab.visualFocus; gap: 0 }
                }
            }
        }
    }
    Item {
        id: body
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.medium
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.medium
        anchors.left: parent.left
        anchors.leftMargin: Theme.large
        anchors.right: parent.right
        anchors.rightMargin: Theme.large
        clip: true

        Repeater {
            id: columns
            model: root.page
            AnswerColumn {
                readonly property real columnWidth: Math.floor((body.width - (root.perPage - 1) * Theme.medium)
                                                               / root.perPage)
                readonly property int place: LayoutMirroring.enabled ? root.perPage - 1 - (index - root.first)
                                                                     : index - root.first
                chat: root.chat
                page: root.page
                visible: index >= root.first && index < root.first + root.perPage
                x: place * (columnWidth + Theme.medium)
                width: columnWidth
                height: body.height
                onLinkChosen: link => linkDialog.ask(link)
                onSaveWanted: (text, language, fileName) => saveDialog.ask(text, language, fileName)
                onWheeled: pixels => root.scroll(index, pixels)
            }
        }
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.large
        x: Theme.large
        width: parent.width - 2 * Theme.large
        spacing: Theme.medium

        Row {
            visible: root.page.isRunning
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.medium
            Text {
                objectName: "councilProgress"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, foot.width - stopButton.width - Theme.medium)
                text: root.page.progress
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textNormal
                color: Theme.inkSoft
                Accessible.role: Accessible.StatusBar
                Accessible.name: text
            }
            ActionButton {
                id: stopButton
                objectName: "stopCouncilButton"
                kind: ActionButton.Outlined
                glyph: "stop"
                text: qsTr("Stop", "the council")
                onClicked: root.page.stop()
            }
        }
        Row {
            visible: root.page.missingCount > 0
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.medium
            Text {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, foot.width - missingButton.width - Theme.medium)
                text: root.page.missingCount === 1
                      ? qsTr("One model has not answered.", "of a council")
                      : qsTr("%n models have not answered.", "of a council", root.page.missingCount)
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textNormal
                color: Theme.inkSoft
            }
            ActionButton {
                id: missingButton
                objectName: "askMissingButton"
                kind: ActionButton.Outlined
                glyph: "seats"
                enabled: root.page.canAsk
                text: qsTr("Ask now", "the models of a council that have not answered")
                onClicked: root.page.askMissing()
            }
        }
        VoteBar {
            visible: root.page.canVote
            width: parent.width
            page: root.page
        }
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
