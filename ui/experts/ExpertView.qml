// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// How answers come to be: which experts of which layer answered, and how likely each token was.
FocusScope {
    id: root

    required property ExpertTrace experts
    required property bool isOverlay
    signal closed()

    function takeFocus(): void {
        closeButton.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: title.text

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
        MouseArea { // nothing below is to be reached through the panel
            anchors.fill: parent
            hoverEnabled: true
            acceptedButtons: Qt.AllButtons
            onWheel: event => event.accepted = true
        }
    }
    Rectangle {
        width: root.isOverlay ? parent.width : 1
        height: root.isOverlay ? 1 : parent.height
        color: Theme.line
    }
    Rectangle {
        visible: root.isOverlay
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    Item {
        id: header
        width: parent.width
        height: root.isOverlay ? Theme.controlHeight + Theme.medium : Theme.headerHeight
        Text {
            id: title
            anchors.left: parent.left
            anchors.leftMargin: Theme.large
            anchors.right: stepper.visible ? stepper.left : closeButton.left
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Experts", "title of the panel that shows how an answer came to be")
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        SiblingSwitcher {
            id: stepper
            anchors.right: closeButton.left
            anchors.rightMargin: Theme.tiny
            anchors.verticalCenter: parent.verticalCenter
            index: root.experts.answer - 1
            count: root.experts.answers
            namePrefix: "Trace"
            previousText: qsTr("The answer before", "shows how an earlier answer came to be")
            nextText: qsTr("The answer after", "shows how a later answer came to be")
            onStepped: step => root.experts.showAnswer(step)
        }
        GlyphButton {
            id: closeButton
            objectName: "closeExpertsButton"
            anchors.right: parent.right
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            glyph: "close"
            text: qsTr("Close the experts", "the panel; answers are not traced then")
            shortcut: Commands.keyText("experts")
            onClicked: root.closed()
        }
    }
    Flickable {
        id: mapFlick
        readonly property real room: root.height - header.height
        anchors.top: header.bottom
        width: parent.width
        height: root.experts.hasTokens ? Math.min(contentHeight, Math.max(0.45 * room, room - strip.least)) : room
        contentHeight: mapColumn.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        FocusFollower { page: mapFlick }

        Column {
            id: mapColumn
            x: Theme.large
            width: mapFlick.width - 2 * Theme.large
            topPadding: root.experts.hasTokens ? Theme.tiny : Math.max(Theme.huge, 0.28 * mapFlick.room)
            bottomPadding: Theme.medium
            spacing: Theme.medium
            Glyph {
                visible: !root.experts.hasTokens
                anchors.horizontalCenter: parent.horizontalCenter
                name: "experts"
                size: 44
                color: Theme.inkFaint
            }
            Text {
                objectName: "expertRemark"
                width: parent.width
                visible: text.length > 0
                text: root.experts.remark
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: root.experts.hasTokens ? Text.AlignLeft : Text.AlignHCenter
                font.pixelSize: Theme.textNormal
                color: Theme.inkSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            MapSection {
                visible: root.experts.hasExperts
                width: parent.width
                experts: root.experts
            }
        }
    }
    TokenStrip {
        id: strip
        visible: root.experts.hasTokens
        anchors.top: mapFlick.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        experts: root.experts
    }
}
