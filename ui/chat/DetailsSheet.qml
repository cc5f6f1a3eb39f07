// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// Where an answer comes from, and whether it can be written again.
Popup {
    id: root

    required property ChatViewModel chat
    readonly property AnswerDetails details: chat.details
    readonly property int labelWidth: Math.round(136 * Math.max(1, Theme.fontScale))

    parent: T.Overlay.overlay
    x: !parent || mirrored ? Theme.huge : Math.max(Theme.large, parent.width - width - Theme.huge)
    y: Theme.headerHeight
    width: Math.min(Math.round(440 * Math.max(1, Theme.fontScale)), parent ? parent.width - 2 * Theme.large : 440)
    height: parent ? Math.min(parent.height - y - Theme.huge, header.height + column.implicitHeight + foot.height + 3)
                   : 400
    modal: true
    focus: true
    padding: 0
    visible: details.messageId !== 0
    onClosed: {
        if (root.details.isReproducing)
            root.chat.stop();
        root.details.close();
    }
    background: Rectangle {
        objectName: "detailsSheet"
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.line
    }
    PopupName { popup: root; name: root.details.title }

    // qmllint disable deferred-property-id
    contentItem: Item {
        Item {
            id: header
            width: parent.width
            height: 64
            CouncilMark {
                id: mark
                anchors.left: parent.left
                anchors.leftMargin: Theme.huge
                anchors.verticalCenter: parent.verticalCenter
                size: 24
            }
            Text {
                objectName: "detailsTitle"
                anchors.left: mark.right
                anchors.leftMargin: Theme.medium
                anchors.right: closeButton.left
                anchors.verticalCenter: parent.verticalCenter
                text: root.details.title.length > 0 ? root.details.title
                                                    : qsTr("An unknown model", "who wrote an answer")
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
                id: closeButton
                objectName: "closeDetailsButton"
                anchors.right: parent.right
                anchors.rightMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                glyph: "close"
                text: qsTr("Close", "the details of an answer")
                onClicked: root.details.close()
            }
        }
        Rectangle {
            y: header.height
            width: parent.width
            height: 1
            color: Theme.line
        }
        Flickable {
            id: flick
            y: header.height + 1
            width: parent.width
            height: parent.height - header.height - foot.height - 2
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: SlimScrollBar {}
            FocusFollower { page: flick }

            Column {
                id: column
                width: flick.width
                bottomPadding: Theme.large
                Repeater {
                    model: root.details
                    DetailRow {
                        width: column.width
                        labelWidth: root.labelWidth
                        onCopyWanted: text => root.chat.copy(text)
                    }
                }
                DetailRow {
                    visible: root.details.systemPrompt.length > 0
                    width: column.width
                    labelWidth: root.labelWidth
                    sectionTitle: qsTr("Instructions", "group of details of an answer: the system prompt")
                    label: ""
                    value: root.details.systemPrompt
                    isCode: false
                }
            }
        }
        Rectangle {
            anchors.bottom: foot.top
            width: parent.width
            height: 1
            color: Theme.line
        }
        Column {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
            padding: Theme.large
            leftPadding: Theme.huge
            rightPadding: Theme.huge
            spacing: Theme.medium
            ReproductionResult {
                width: parent.width - 2 * Theme.huge
                details: root.details
            }
            Row {
                width: parent.width - 2 * Theme.huge
                spacing: Theme.small
                ActionButton {
                    objectName: root.details.isReproducing ? "stopReproducingButton" : "reproduceButton"
                    kind: ActionButton.Outlined
                    glyph: root.details.isReproducing ? "stop" : "reproduce"
                    text: root.details.isReproducing ? qsTr("Stop", "writing an answer again")
                                                     : qsTr("Reproduce", "writes an answer again and compares")
                    enabled: root.details.isReproducing || root.chat.canSend
                    onClicked: root.details.isReproducing ? root.chat.stop()
                                                          : root.chat.reproduce(root.details.messageId)
                }
                ActionButton {
                    objectName: "copyDetailsButton"
                    glyph: "copy"
                    text: qsTr("Copy all", "the details of an answer")
                    onClicked: root.chat.copyDetails()
                }
            }
        }
    }
}
