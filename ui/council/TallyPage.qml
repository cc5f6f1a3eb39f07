// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The user's own votes, model against model.
FocusScope {
    id: root

    required property Councils councils
    property int leftInset: 0 ///< room for the menu button of a narrow window
    readonly property TallyModel tally: councils.tally

    objectName: "tallyPage"
    onVisibleChanged: if (visible) root.forceActiveFocus(Qt.OtherFocusReason)
    Keys.onEscapePressed: root.tally.close()

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
            objectName: "tallyBackButton"
            anchors.left: parent.left
            anchors.leftMargin: Theme.large + root.leftInset
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            glyph: "back"
            text: qsTr("Back to the conversation", "leaves the tally")
            shortcut: qsTr("Esc", "key")
            onClicked: root.tally.close()
        }
        Text {
            anchors.left: backButton.right
            anchors.leftMargin: Theme.small
            anchors.right: copyButton.left
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Your tally", "title of a page: votes on models")
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        GlyphButton {
            id: copyButton
            objectName: "copyTallyButton"
            anchors.right: parent.right
            anchors.rightMargin: Theme.large
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.tally.isEmpty
            glyph: "copy"
            text: qsTr("Copy as a table", "the tally, in Markdown")
            onClicked: root.tally.copy()
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
            visible: flick.contentY > 0
        }
    }
    Flickable {
        id: flick
        objectName: "tallyFlick"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.huge)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        FocusFollower { page: flick }

        Column {
            id: column
            x: Math.round((flick.width - width) / 2)
            y: root.tally.isEmpty ? Math.max(0, Math.round((flick.height - implicitHeight) * 0.4)) : 0
            width: Math.min(Theme.readingWidth, flick.width - 2 * Theme.huge)
            spacing: Theme.medium

            CouncilMark {
                visible: root.tally.isEmpty
                anchors.horizontalCenter: parent.horizontalCenter
                size: 72
            }
            Text {
                objectName: "tallyHeadline"
                width: parent.width
                text: root.tally.isEmpty ? qsTr("No votes yet", "headline of the empty tally")
                                         : qsTr("On your own questions", "headline of the tally")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: root.tally.isEmpty ? Text.AlignHCenter : Text.AlignLeft
                font.family: Theme.serifFont
                font.pixelSize: Math.round(26 * Theme.fontScale)
                color: Theme.ink
            }
            Text {
                objectName: "tallySummary"
                width: parent.width
                bottomPadding: Theme.small
                text: root.tally.isEmpty
                      ? qsTr("Put a question to a council of models, read their answers side by side and say which one is "
                             + "better. Your votes are counted here, model against model. They stay on this computer.",
                             "in the empty tally")
                      : root.tally.summary
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: root.tally.isEmpty ? Text.AlignHCenter : Text.AlignLeft
                font.pixelSize: Theme.textReading
                color: Theme.inkSoft
            }
            ActionButton {
                objectName: "beginTallyButton"
                visible: root.tally.isEmpty
                anchors.horizontalCenter: parent.horizontalCenter
                kind: ActionButton.Outlined
                glyph: "seats"
                text: root.councils.choice.isEnough ? qsTr("Put my next question to a council", "button of the empty tally")
                                                    : qsTr("Back to the conversation", "leaves the tally")
                onClicked: {
                    root.councils.choice.isOn = true;
                    root.tally.close();
                }
            }
            Repeater {
                model: root.tally
                TallyPairItem {
                    width: column.width
                    tally: root.tally
                    onQuestionChosen: (conversationId, questionId) => root.councils.openQuestion(conversationId, questionId)
                }
            }
        }
    }
}
