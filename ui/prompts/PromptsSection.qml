// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// The settings page's part on the prompt library.
Column {
    id: root

    required property PromptLibrary library

    SectionTitle { text: qsTr("Prompts", "group of settings: the prompt library") }
    Text {
        width: parent.width
        bottomPadding: Theme.small
        text: qsTr("Texts that you use again and again, with places to fill in. Type / in the empty question to use one.",
                   "explains the prompt library")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }
    Repeater {
        model: root.library
        PromptRow {
            width: root.width
            onEditWanted: editor.edit(root.library.idAt(index), root.library.nameAt(index), root.library.textAt(index))
            onDuplicateWanted: root.library.duplicate(index)
            onRemoveWanted: root.library.remove(index)
        }
    }
    Flow {
        width: parent.width
        topPadding: Theme.small
        spacing: Theme.small
        ActionButton {
            objectName: "newPromptButton"
            kind: ActionButton.Outlined
            glyph: "plus"
            text: qsTr("New prompt…", "opens an editor")
            onClicked: editor.edit(0, "", "")
        }
        ActionButton {
            objectName: "importPromptsButton"
            kind: ActionButton.Outlined
            glyph: "import"
            enabled: !root.library.isBusy
            text: qsTr("Import files…", "prompts; opens a file dialog")
            onClicked: openDialog.open()
        }
        ActionButton {
            objectName: "importPromptFolderButton"
            kind: ActionButton.Outlined
            glyph: "folder"
            enabled: !root.library.isBusy
            text: qsTr("Import a folder…", "prompts; opens a folder dialog")
            onClicked: openFolderDialog.open()
        }
        ActionButton {
            objectName: "exportPromptsButton"
            kind: ActionButton.Outlined
            glyph: "export"
            enabled: root.library.count > 0 && !root.library.isBusy
            text: qsTr("Export as one file…", "prompts; opens a save dialog")
            onClicked: {
                saveDialog.currentFile = root.library.suggestedFile();
                saveDialog.open();
            }
        }
        ActionButton {
            objectName: "exportPromptFolderButton"
            kind: ActionButton.Outlined
            glyph: "markdown"
            enabled: root.library.count > 0 && !root.library.isBusy
            text: qsTr("Export as Markdown…", "prompts into a folder; opens a folder dialog")
            onClicked: saveFolderDialog.open()
        }
    }
    PromptEditor {
        id: editor
        library: root.library
    }
    FileDialog {
        id: openDialog
        title: qsTr("Import prompts", "title of a file dialog")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Prompts (%1)", "%1 are file patterns").arg("*.md *.txt *.json"),
                      qsTr("All files (%1)", "%1 is a file pattern").arg("*")]
        onAccepted: root.library.importFrom(selectedFiles)
    }
    FolderDialog {
        id: openFolderDialog
        title: qsTr("Import prompts from a folder", "title of a folder dialog")
        onAccepted: root.library.importFrom([selectedFolder])
    }
    SaveFileDialog {
        id: saveDialog
        title: qsTr("Export prompts", "title of a save dialog")
        nameFilters: [qsTr("Prompts (%1)", "%1 are file patterns").arg("*.json")]
        onAccepted: root.library.exportToFile(selectedFile)
    }
    FolderDialog {
        id: saveFolderDialog
        title: qsTr("Export prompts into a folder", "title of a folder dialog")
        onAccepted: root.library.exportToFolder(selectedFolder)
    }
}
