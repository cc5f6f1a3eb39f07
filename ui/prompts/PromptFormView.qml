// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What a prompt asks for, a field each, with the text as it will be below. Enter goes on to the next field and, in the
// last one, puts the text into the question; Ctrl+Enter does that from anywhere.
Column {
    id: root

    required property Prompts prompts
    readonly property PromptForm form: prompts.form

    function takeFocus(): void {
        root.focusField(0);
    }
    function focusField(row: int): void {
        const field = fields.itemAt(row) as PromptField;
        if (field)
            field.takeFocus();
        else if (root.form.isOpen)
            insertButton.forceActiveFocus(Qt.TabFocusReason);
    }

    padding: 8
    spacing: Theme.medium
    Keys.onPressed: event => {
        const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (isEnter && (event.modifiers & Qt.ControlModifier)) {
            event.accepted = true;
            root.prompts.insert();
        }
    }

    Text {
        objectName: "promptFormTitle"
        width: root.width - 16
        text: root.form.title
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textTitle
        font.weight: Font.DemiBold
        color: Theme.ink
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Flickable {
        id: flick
        width: root.width - 16
        height: Math.min(column.implicitHeight, Math.round(240 * Math.min(1.3, Math.max(1, Theme.fontScale))))
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        Column {
            id: column
            width: flick.width
            spacing: Theme.medium
            Repeater {
                id: fields
                model: root.form
                PromptField {
                    width: column.width
                    onSaid: value => root.form.setValue(index, value)
                    onChosenIndex: choice => root.form.choose(index, choice)
                    onDone: index + 1 < fields.count ? root.focusField(index + 1) : root.prompts.insert()
                    onReached: {
                        if (y < flick.contentY || y + height > flick.contentY + flick.height)
                            flick.contentY = Math.max(0, Math.min(y, column.implicitHeight - flick.height));
                    }
                }
            }
        }
    }
    Rectangle {
        width: root.width - 16
        height: preview.height + 2 * Theme.small
        radius: Theme.radiusSmall
        color: Theme.sunken
        Flickable {
            id: preview
            x: Theme.small
            y: Theme.small
            width: parent.width - 2 * Theme.small
            height: Math.min(previewText.implicitHeight, Math.round(96 * Math.min(1.3, Math.max(1, Theme.fontScale))))
            contentHeight: previewText.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: SlimScrollBar {}
            Text {
                id: previewText
                objectName: "promptPreview"
                width: preview.width
                text: root.form.preview
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: Theme.inkSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
    Row {
        width: root.width - 16
        spacing: Theme.small
        ActionButton {
            id: insertButton
            objectName: "insertPromptButton"
            kind: ActionButton.Primary
            text: qsTr("Put it into the question", "the text of a prompt")
            onClicked: root.prompts.insert()
        }
        ActionButton {
            objectName: "promptBackButton"
            glyph: "back"
            text: qsTr("Other prompt", "back to the list of prompts")
            onClicked: root.form.close()
        }
    }
}
