// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A conversation that has not begun: what this is, what to ask, and how to get a larger model.
Flickable {
    id: root

    required property ModelPickerModel models
    property bool isPrivate: false
    signal questionChosen(string question)
    signal openModelWanted()

    readonly property var samples: [
        qsTr("How do I export a conversation?", "sample question"),
        qsTr("What is a mixture of experts?", "sample question"),
        qsTr("What is 27 + 15?", "sample question")
    ]
    readonly property real columnWidth: Math.min(Theme.readingWidth, width - 2 * Theme.huge)

    contentWidth: width
    contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.huge)
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    ScrollBar.vertical: SlimScrollBar {}

    Column {
        id: column
        x: (root.width - width) / 2
        y: Math.max(Theme.huge, (root.contentHeight - implicitHeight) * 0.45)
        width: root.columnWidth
        spacing: Theme.medium

        CouncilMark {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.isPrivate
            size: 72
        }
        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.isPrivate
            name: "mask"
            size: 72
            color: Theme.veilInk
        }
        Text {
            width: parent.width
            topPadding: Theme.small
            horizontalAlignment: Text.AlignHCenter
            text: root.isPrivate ? qsTr("A private conversation", "headline of an empty one")
                                 : qsTr("A private council of experts", "headline of an empty conversation")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.family: Theme.serifFont
            font.pixelSize: Theme.textDisplay
            color: Theme.ink
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            objectName: "emptyStateText"
            text: root.isPrivate
                  ? qsTr("It is kept nowhere: not in the history, not in a log, not in a cache. "
                         + "When you close it or begin another one, it is gone.", "below the headline")
                  : qsTr("Runs on this computer; nothing you type leaves it.", "below the headline")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textReading
            color: Theme.inkSoft
        }
        Item { width: 1; height: Theme.medium }
        Grid {
            id: cards
            readonly property bool isWide: root.columnWidth >= 620 * Theme.zoom
            width: parent.width
            columns: isWide ? 3 : 1
            spacing: Theme.medium
            Repeater {
                model: root.samples
                AbstractButton {
                    id: card
                    required property int index
                    required property string modelData
                    objectName: "sampleQuestion_" + index
                    width: cards.isWide ? Math.floor((cards.width - 2 * cards.spacing) / 3) : cards.width
                    height: cards.isWide ? Math.round(92 * Theme.zoom)
                                         : Math.max(52, implicitContentHeight + 2 * Theme.medium)
                    padding: Theme.large
                    hoverEnabled: true
                    focusPolicy: Qt.TabFocus
                    text: modelData
                    Accessible.role: Accessible.Button
                    Accessible.name: qsTr("Ask: %1", "accessible name of a sample question").arg(modelData)
                    Accessible.onPressAction: if (card.enabled) card.clicked()
                    onClicked: root.questionChosen(modelData)
                    contentItem: Text {
                        text: card.text
                        textFormat: Text.PlainText
                        wrapMode: Text.Wrap
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        verticalAlignment: cards.isWide ? Text.AlignTop : Text.AlignVCenter
                        font.pixelSize: Theme.textReading
                        lineHeight: 1.05
                        color: Theme.ink
                    }
                    background: Rectangle {
                        radius: Theme.radius + 2
                        color: card.down ? Theme.selected : card.hovered ? Theme.bubble : Theme.raised
                        border.width: 1
                        border.color: card.hovered ? Theme.accent : Theme.line
                        FocusRing { shown: card.visualFocus; radius: Theme.radius + 4 }
                        Glyph {
                            visible: cards.isWide
                            anchors.right: parent.right
                            anchors.bottom: parent.bottom
                            anchors.margins: 12
                            name: "send"
                            size: 15
                            rotation: LayoutMirroring.enabled ? -90 : 90 // on along the line
                            color: card.hovered ? Theme.accent : Theme.inkFaint
                        }
                    }
                }
            }
        }
        Item { width: 1; height: Theme.small }
        Text {
            objectName: "modelRemark"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: !root.models.hasModel
                  ? (root.models.isLoading ? "" : qsTr("No model is open yet.", "in an empty conversation"))
                  : root.models.isStarter
                    ? qsTr("%1 is a small starter model: it knows this program, simple sums and little else. "
                           + "For real work, open a larger mixture-of-experts model as a .gguf file, "
                           + "or drop it on this window.", "honest words about the bundled model; %1 is its name")
                      .arg(root.models.currentName)
                    : qsTr("%1 answers. Other models can be opened as .gguf files.", "%1 is the model's name")
                      .arg(root.models.currentName)
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            lineHeight: 1.12
            font.pixelSize: Theme.textNormal
            color: Theme.inkSoft
        }
        ActionButton {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "emptyOpenModelButton"
            kind: ActionButton.Outlined
            glyph: "folder"
            text: qsTr("Open a model file…", "button")
            onClicked: root.openModelWanted()
        }
    }
}
