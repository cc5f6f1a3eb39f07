// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A preset in the settings.
Item {
    id: root

    required property int index
    required property string name
    required property string summary
    required property bool isBuiltIn
    required property bool isDefault
    property bool isRenaming: false
    signal defaultWanted()
    signal renamed(string name)
    signal exportWanted()
    signal removeWanted()

    objectName: "presetRow_" + index
    implicitHeight: Math.max(words.implicitHeight, buttons.height) + 2 * Theme.small

    function endRenaming(isKept: bool): void {
        if (!root.isRenaming)
            return;
        root.isRenaming = false;
        if (isKept)
            root.renamed(field.text);
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Theme.medium
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1
        Text {
            visible: !root.isRenaming
            width: parent.width
            text: root.isDefault ? qsTr("%1 – for new conversations", "%1 is a preset").arg(root.name) : root.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.Medium
            color: Theme.ink
        }
        InputField {
            id: field
            objectName: "presetRenameField"
            visible: root.isRenaming
            width: parent.width
            maximumLength: 100
            text: root.name
            Accessible.name: qsTr("Name of the preset", "accessible name")
            Keys.onReturnPressed: root.endRenaming(true)
            Keys.onEnterPressed: root.endRenaming(true)
            Keys.onEscapePressed: root.endRenaming(false)
            onActiveFocusChanged: if (!activeFocus) root.endRenaming(true)
        }
        Text {
            width: parent.width
            text: root.isBuiltIn ? qsTr("Comes with Conclave. %1", "a preset; %1 says what it is good for").arg(root.summary)
                                 : root.summary
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        GlyphButton {
            objectName: "presetDefault_" + root.index
            glyph: root.isDefault ? "star-filled" : "star"
            ink: root.isDefault ? Theme.brass : Theme.inkSoft
            text: root.isDefault ? qsTr("New conversations begin with “%1”; choose it to end that", "%1 is a preset").arg(root.name)
                                 : qsTr("Begin new conversations with “%1”", "%1 is a preset").arg(root.name)
            onClicked: root.defaultWanted()
        }
        GlyphButton {
            objectName: "presetExport_" + root.index
            glyph: "export"
            text: qsTr("Export “%1”…", "a preset; opens a save dialog").arg(root.name)
            onClicked: root.exportWanted()
        }
        GlyphButton {
            objectName: "presetRename_" + root.index
            visible: !root.isBuiltIn
            glyph: "pencil"
            text: qsTr("Rename “%1”", "%1 is a preset").arg(root.name)
            onClicked: {
                root.isRenaming = true;
                field.text = root.name;
                field.selectAll();
                field.forceActiveFocus(Qt.TabFocusReason);
            }
        }
        GlyphButton {
            objectName: "presetRemove_" + root.index
            visible: !root.isBuiltIn
            glyph: "trash"
            text: qsTr("Remove “%1”", "%1 is a preset").arg(root.name)
            onClicked: root.removeWanted()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
