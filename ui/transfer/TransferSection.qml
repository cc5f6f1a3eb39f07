// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The settings page's part on moving conversations in and out.
Column {
    id: root

    required property Transfer transfer

    onVisibleChanged: if (root.visible) root.transfer.backups.load()

    SectionTitle { text: qsTr("Your conversations", "group of settings: import, export, backups") }
    SettingRow {
        title: qsTr("Import", "setting")
        explanation: qsTr("From ChatGPT, Claude, Gemini, LM Studio and others.", "explains importing")
        controlWidth: 170
        ActionButton {
            objectName: "openImportButton"
            anchors.right: parent.right
            kind: ActionButton.Outlined
            glyph: "import"
            text: qsTr("Import…", "opens a dialog")
            onClicked: root.transfer.imports.open()
        }
    }
    SettingRow {
        title: qsTr("Export everything", "setting")
        explanation: qsTr("As files that other programs read too, or to move to another computer.",
                          "explains exporting")
        controlWidth: 170
        ActionButton {
            objectName: "exportEverythingButton"
            anchors.right: parent.right
            kind: ActionButton.Outlined
            glyph: "export"
            text: qsTr("Export…", "opens a dialog")
            onClicked: root.transfer.exports.openFor(ExportViewModel.Everything, 0, [])
        }
    }
    FolderSyncSection {
        width: parent.width
        sync: root.transfer.folderSync
    }
    BackupsSection {
        width: parent.width
        backups: root.transfer.backups
    }
}
