// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// How the shown conversation is answered: each setting with where its value comes from. Stays beside the
// conversation while people go on writing; what is changed works at once.
Popup {
    id: root

    required property Presets presets
    readonly property ConversationSettings conversation: presets.conversation
    readonly property real innerWidth: width - 2 * Theme.huge
    /// Leaves the composer, and the toast above it, in sight.
    readonly property int roomBelow: 176

    function saveAs(): void {
        if (nameField.text.trim().length === 0)
            return;
        root.presets.saveAs(nameField.text);
        nameField.clear();
        nameRow.visible = false;
    }

    parent: T.Overlay.overlay
    x: !parent || mirrored ? Theme.large : parent.width - width - Theme.large
    y: Theme.headerHeight
    width: Math.min(Math.round(400 * Math.min(1.4, Math.max(1, Theme.fontScale))),
                    parent ? parent.width - 2 * Theme.large : 400)
    height: parent ? Math.min(header.height + column.implicitHeight + 1,
                              Math.max(parent.height - y - roomBelow, 260)) : 400
    focus: true
    padding: 0
    closePolicy: Popup.NoAutoClose // one that closes on Escape keeps all shortcuts of the window from working
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    onOpened: presetChoice.forceActiveFocus(Qt.TabFocusReason)
    onClosed: nameRow.visible = false
    background: Rectangle {
        objectName: "conversationSheet"
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.lineStrong
    }
    PopupName { popup: root; name: qsTr("This conversation", "title of a sheet with its settings") }

    // qmllint disable deferred-property-id
    contentItem: Item {
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onEscapePressed: root.close()
        Item {
            id: header
            width: parent.width
            height: 60
            Text {
                anchors.left: parent.left
                anchors.leftMargin: Theme.huge
                anchors.right: closeButton.left
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("This conversation", "title of a sheet with its settings")
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
                objectName: "closeConversationSheet"
                anchors.right: parent.right
                anchors.rightMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                glyph: "close"
                text: qsTr("Close", "the settings of a conversation")
                shortcut: qsTr("Esc", "key")
                onClicked: root.close()
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
            objectName: "conversationFlick"
            y: header.height + 1
            width: parent.width
            height: parent.height - y
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: SlimScrollBar {}
            FocusFollower { page: flick }

            Column {
                id: column
                x: Theme.huge
                width: root.innerWidth
                topPadding: Theme.medium
                bottomPadding: Theme.huge
                spacing: Theme.large

                Column {
                    width: parent.width
                    spacing: Theme.small
                    Text {
                        anchors.left: parent.left
                        text: qsTr("Preset", "heading: settings under a name")
                        textFormat: Text.PlainText
                        font.pixelSize: Theme.textNormal
                        font.weight: Font.Medium
                        color: Theme.ink
                    }
                    ChoiceButton {
                        id: presetChoice
                        objectName: "presetChoice"
                        focus: true
                        width: parent.width
                        name: qsTr("Preset", "accessible name")
                        labels: [...root.presets.names]
                        current: root.presets.current
                        text: root.presets.currentLabel
                        onChosen: index => root.presets.apply(index)
                    }
                    Flow {
                        width: parent.width
                        spacing: Theme.small
                        ActionButton {
                            objectName: "savePresetButton"
                            kind: ActionButton.Outlined
                            glyph: "plus"
                            text: qsTr("Save as a preset…", "asks for a name")
                            enabled: root.conversation.isAny
                            onClicked: {
                                nameRow.visible = true;
                                nameField.forceActiveFocus(Qt.TabFocusReason);
                            }
                        }
                        ActionButton {
                            objectName: "updatePresetButton"
                            visible: root.presets.canUpdate
                            kind: ActionButton.Outlined
                            text: qsTr("Change the preset", "to what is set for this conversation")
                            onClicked: root.presets.update()
                        }
                        ActionButton {
                            objectName: "inheritAllButton"
                            visible: root.conversation.isAny
                            glyph: "restore"
                            text: qsTr("All as in the settings", "sets everything of a conversation back")
                            onClicked: root.conversation.inheritAll()
                        }
                    }
                    Row {
                        id: nameRow
                        visible: false
                        width: parent.width
                        spacing: Theme.small
                        InputField {
                            id: nameField
                            objectName: "presetNameField"
                            width: parent.width - saveButton.width - Theme.small
                            maximumLength: 100
                            placeholderText: qsTr("Name of the preset", "in an empty field")
                            Accessible.name: qsTr("Name of the preset", "accessible name")
                            Keys.onReturnPressed: root.saveAs()
                            Keys.onEnterPressed: root.saveAs()
                            Keys.onEscapePressed: {
                                nameRow.visible = false;
                                presetChoice.forceActiveFocus(Qt.TabFocusReason);
                            }
                        }
                        ActionButton {
                            id: saveButton
                            objectName: "savePresetNameButton"
                            kind: ActionButton.Primary
                            text: qsTr("Save", "a preset under a name")
                            enabled: nameField.text.trim().length > 0
                            onClicked: root.saveAs()
                        }
                    }
                }
                OwnPrompt {
                    width: parent.width
                    conversation: root.conversation
                }
                Column {
                    visible: root.presets.thinking.isOffered
                    width: parent.width
                    spacing: Theme.tiny
                    Text {
                        anchors.left: parent.left
                        text: qsTr("Thinking", "setting of a conversation: whether the model thinks before it answers")
                        textFormat: Text.PlainText
                        font.pixelSize: Theme.textNormal
                        font.weight: Font.Medium
                        color: Theme.ink
                    }
                    ChoiceButton {
                        objectName: "ownThinkingChoice"
                        width: parent.width
                        name: qsTr("Thinking", "accessible name")
                        labels: [...root.presets.thinking.labels]
                        current: root.presets.thinking.current
                        onChosen: index => root.presets.thinking.choose(index)
                    }
                    SettingsNote {
                        width: parent.width
                        objectName: "ownThinkingNote"
                        name: qsTr("Thinking", "accessible name")
                        isOwn: root.presets.thinking.isOwn
                        settingsText: root.presets.thinking.labels[root.presets.thinking.settingsCurrent] ?? ""
                        onInheritWanted: root.presets.thinking.inherit()
                    }
                }
                Repeater {
                    model: root.visible ? root.presets.sampling : null
                    OwnNumber {
                        width: column.width
                        onMoved: value => root.presets.sampling.setValue(index, value)
                        onInheritWanted: root.presets.sampling.inherit(index)
                    }
                }
                OwnSeed {
                    width: parent.width
                    conversation: root.conversation
                }
            }
        }
    }
}
