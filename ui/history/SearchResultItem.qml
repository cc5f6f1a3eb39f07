// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// One place where the words were found.
ItemDelegate {
    id: root

    required property int index
    required property real conversationId
    required property real messageId
    required property string title
    required property string snippet      ///< made by SearchModel, which escapes everything in it
    required property string plainSnippet
    required property string detail

    objectName: "searchResult_" + index
    height: column.implicitHeight + 16
    padding: 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: plainSnippet
    Accessible.role: Accessible.ListItem
    Accessible.name: (title.length > 0 ? title + ": " : "") + plainSnippet
    Accessible.description: detail
    Accessible.onPressAction: if (root.enabled) root.clicked()

    contentItem: Item {}
    Column {
        id: column
        x: Theme.medium
        y: 8
        width: root.width - 2 * Theme.medium
        spacing: 2
        Text {
            visible: root.title.length > 0
            width: parent.width
            text: root.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            objectName: "searchSnippet"
            width: parent.width
            text: root.snippet
            textFormat: Text.StyledText
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: root.messageId === 0 ? Theme.textNormal : Theme.textSmall + 1
            color: root.messageId === 0 ? Theme.ink : Theme.inkSoft
        }
        Text {
            width: parent.width
            text: root.detail
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.hovered ? Theme.hovered : "transparent"
        FocusRing {
            shown: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
            gap: -1
        }
    }
}
