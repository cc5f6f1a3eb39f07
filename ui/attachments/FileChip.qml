// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Something that goes with a question: what it is and how much, a remark on it, how far it is read. A click opens it, the
// cross takes it out. AttachmentChips makes one for each file, HeldChip is one for a long text.
Rectangle {
    id: root

    property string glyph: "file"
    property string title
    property string facts
    property string remark             ///< what is wrong, or what to know; below the title
    property bool isWrong: false       ///< it does not go with the question
    property real progress: -1         ///< 0 to 1 while it is read
    property real widest: 340
    property bool canRemove: true
    property bool canOpen: true
    property string openText           ///< tooltip
    property string spokenText: title  ///< accessible name of the button that opens it
    property string removeText
    property string labelName: "chipLabel"
    property string removeName: "chipRemoveButton"

    readonly property real roomForText: widest - 10 - icon.width - 6 - (canRemove ? remover.width + 4 : 10)

    signal opened()
    signal removed()

    implicitWidth: 10 + icon.width + 6
                   + Math.min(roomForText, Math.max(titleText.implicitWidth
                                                    + (factsText.visible ? factsText.implicitWidth + 8 : 0),
                                                    remarkText.visible ? remarkText.implicitWidth : 0))
                   + (canRemove ? remover.width + 4 : 10)
    implicitHeight: Math.max(32, titleText.implicitHeight + (remarkText.visible ? remarkText.height + 2 : 0) + 12)
    radius: Theme.radiusSmall
    color: isWrong ? Theme.dangerWash : Theme.sunken
    border.width: 1
    border.color: isWrong ? Theme.dangerLine : label.hovered && canOpen ? Theme.lineStrong : Theme.line
    clip: progress >= 0

    Glyph {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: 10
        y: titleText.y + Math.round((titleText.implicitHeight - height) / 2)
        name: root.isWrong ? "warning" : root.glyph
        size: 16
        color: root.isWrong ? Theme.danger : Theme.inkSoft
    }
    Text {
        id: titleText
        anchors.left: icon.right
        anchors.leftMargin: 6
        y: remarkText.visible ? 6 : Math.round((root.height - implicitHeight) / 2)
        width: Math.min(implicitWidth, root.roomForText - (factsText.visible ? factsText.implicitWidth + 8 : 0))
        text: root.title
        textFormat: Text.PlainText
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        maximumLineCount: 1
        font.pixelSize: Theme.textSmall + 1
        color: Theme.ink
        Accessible.ignored: true
    }
    Text {
        id: factsText
        anchors.left: titleText.right
        anchors.leftMargin: 8
        anchors.baseline: titleText.baseline
        visible: text.length > 0
        text: root.facts
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        color: Theme.inkSoft
        Accessible.ignored: true
    }
    Text {
        id: remarkText
        anchors.left: titleText.left
        anchors.top: titleText.bottom
        anchors.topMargin: 2
        width: Math.min(implicitWidth, root.roomForText)
        visible: text.length > 0
        text: root.remark
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall
        color: root.isWrong ? Theme.danger : Theme.brass
        Accessible.ignored: true
    }
    AbstractButton {
        id: label
        objectName: root.labelName
        anchors.left: parent.left
        anchors.right: root.canRemove ? remover.left : parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        hoverEnabled: true
        focusPolicy: root.canOpen ? Qt.TabFocus : Qt.NoFocus
        text: root.title
        Accessible.role: root.canOpen ? Accessible.Button : Accessible.StaticText
        Accessible.name: root.spokenText
        Accessible.description: root.remark
        Accessible.onPressAction: if (root.canOpen) label.clicked()
        onClicked: if (root.canOpen) root.opened()
        background: Item { FocusRing { shown: label.visualFocus; gap: 0 } }
        Tip {
            visible: label.hovered && text.length > 0
            text: root.openText
        }
    }
    GlyphButton {
        id: remover
        objectName: root.removeName
        visible: root.canRemove
        anchors.right: parent.right
        anchors.rightMargin: 4
        y: 4
        implicitWidth: 24
        implicitHeight: 24
        glyph: "close"
        glyphSize: 13
        text: root.removeText
        onClicked: root.removed()
    }
    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        visible: root.progress >= 0
        width: parent.width * Math.min(1, root.progress)
        height: 2
        color: Theme.accent
    }
}
