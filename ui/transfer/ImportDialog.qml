// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// Importing from other programs, step by step: from where, what would come, what came.
Sheet {
    id: root

    required property ImportViewModel imports
    readonly property int step: imports.step
    readonly property bool isReported: step === ImportViewModel.Checked || step === ImportViewModel.Done

    title: qsTr("Import conversations", "title of a dialog")
    isBusy: imports.isRunning
    visible: imports.isOpen
    onCloseWanted: root.imports.close()
    onStepChanged: {
        report.areReasonsShown = false;
        root.toTop();
    }

    ImportChoice {
        objectName: "importChoice"
        visible: root.step === ImportViewModel.Choosing
        width: root.availableWidth - 2 * Theme.huge
        imports: root.imports
        onFileWanted: fileDialog.open()
        onFolderWanted: folderDialog.open()
    }
    TransferProgress {
        objectName: "importProgress"
        visible: root.imports.isRunning
        width: root.availableWidth - 2 * Theme.huge
        what: root.step === ImportViewModel.Checking
              ? qsTr("Looking through %1. Nothing is changed yet.", "%1 is a file").arg(root.imports.fileName)
              : qsTr("Importing from %1", "%1 is a file").arg(root.imports.fileName)
        progress: root.imports.progress
    }
    ImportReportView {
        id: report
        objectName: "importReport"
        visible: root.isReported
        width: root.availableWidth - 2 * Theme.huge
        imports: root.imports
    }
    buttons: [
        ActionButton {
            id: cancelButton
            objectName: "cancelImportButton"
            visible: root.imports.isRunning
            onVisibleChanged: if (visible) forceActiveFocus(Qt.TabFocusReason)
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "an import")
            onClicked: root.imports.cancel()
        },
        ActionButton {
            objectName: "copyReportButton"
            visible: root.isReported
            glyph: "copy"
            text: qsTr("Copy report", "of an import")
            onClicked: root.imports.copyReport()
        },
        ActionButton {
            objectName: "importBackButton"
            visible: root.isReported
            text: root.step === ImportViewModel.Done ? qsTr("Import more", "from another place")
                                                     : qsTr("Back", "choose another place to import from")
            onClicked: root.imports.back()
        },
        ActionButton {
            objectName: "undoImportButton"
            visible: root.imports.canUndo
            kind: ActionButton.Outlined
            text: qsTr("Undo", "an import")
            onClicked: root.imports.undo()
        },
        ActionButton {
            id: importButton
            objectName: "importButton"
            visible: root.imports.canImport
            onVisibleChanged: if (visible) forceActiveFocus(Qt.TabFocusReason)
            kind: ActionButton.Primary
            text: qsTr("Import", "verb")
            onClicked: root.imports.import()
        },
        ActionButton {
            id: doneButton
            objectName: "importDoneButton"
            visible: root.isReported && !root.imports.canImport
            onVisibleChanged: if (visible) forceActiveFocus(Qt.TabFocusReason)
            kind: ActionButton.Primary
            text: qsTr("Done", "closes a dialog")
            onClicked: root.imports.close()
        }
    ]

    FileDialog {
        id: fileDialog
        title: qsTr("Import from a file", "title of a file dialog")
        nameFilters: [qsTr("Exports of conversations (%1)", "%1 are file patterns")
                          .arg("*.zip *.json *.jsonl *.chat *.sqlite *.db"),
                      qsTr("All files (%1)", "%1 is a file pattern").arg("*")]
        onAccepted: root.imports.check(selectedFile)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Import from a folder", "title of a file dialog")
        onAccepted: root.imports.check(selectedFolder)
    }
}
