// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// What to export and as what; then how far it is.
Sheet {
    id: root

    required property ExportViewModel exports
    required property Notices notices
    readonly property int innerWidth: availableWidth - 2 * Theme.huge

    function choosePlace(): void {
        if (root.exports.makesFolder) {
            folderDialog.currentFolder = root.exports.suggestedFolder();
            folderDialog.open();
            return;
        }
        saveDialog.defaultSuffix = root.exports.suffix();
        saveDialog.nameFilters = ["*." + root.exports.suffix()];
        saveDialog.currentFile = root.exports.suggestedFile();
        saveDialog.open();
    }

    title: qsTr("Export", "title of a dialog")
    isBusy: exports.isRunning
    visible: exports.isOpen
    onCloseWanted: root.exports.close()
    onOpened: {
        root.toTop();
        exportButton.forceActiveFocus(Qt.TabFocusReason);
    }
    onIsBusyChanged: (isBusy ? cancelButton : exportButton).forceActiveFocus(Qt.TabFocusReason)

    ErrorCard {
        visible: !root.isBusy && root.notices.errorTitle.length > 0
        width: root.innerWidth
        height: implicitHeight
        notices: root.notices
    }
    TransferProgress {
        objectName: "exportProgress"
        visible: root.isBusy
        width: root.innerWidth
        what: qsTr("Writing %1", "%1 is a file or folder").arg(root.exports.fileName)
        progress: root.exports.progress
    }
    Column {
        visible: !root.isBusy && extents.count > 1
        width: root.innerWidth
        Text {
            anchors.left: parent.left
            bottomPadding: Theme.tiny
            text: qsTr("What", "heading: what to export")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            color: Theme.inkFaint
        }
        Repeater {
            id: extents
            model: root.exports.extents
            ChoiceRow {
                required property int index
                required property string modelData
                objectName: "exportExtent_" + index
                width: root.innerWidth
                text: modelData
                checked: root.exports.extent === index
                onClicked: root.exports.extent = index
            }
        }
    }
    Column {
        visible: !root.isBusy
        width: root.innerWidth
        Text {
            anchors.left: parent.left
            bottomPadding: Theme.tiny
            text: qsTr("As", "heading: the format of an export")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            color: Theme.inkFaint
        }
        ChoiceRow {
            objectName: "exportMarkdown"
            width: parent.width
            text: qsTr("Markdown", "export format")
            explanation: qsTr("For notes and editors: plain text with headings, lists and code.", "about Markdown")
            checked: root.exports.format === ExportViewModel.Markdown
            onClicked: root.exports.format = ExportViewModel.Markdown
        }
        ChoiceRow {
            objectName: "exportHtml"
            width: parent.width
            text: qsTr("Web page", "export format: HTML")
            explanation: qsTr("To read in any browser as it looks here, in one file, without a network.", "about HTML")
            checked: root.exports.format === ExportViewModel.Html
            onClicked: root.exports.format = ExportViewModel.Html
        }
        ChoiceRow {
            objectName: "exportPdf"
            width: parent.width
            text: qsTr("PDF", "export format")
            explanation: qsTr("To print, to send and to keep: pages whose text can be selected.", "about PDF")
            checked: root.exports.format === ExportViewModel.Pdf
            onClicked: root.exports.format = ExportViewModel.Pdf
        }
        ChoiceRow {
            objectName: "exportText"
            width: parent.width
            text: qsTr("Plain text", "export format")
            explanation: qsTr("For everything that takes letters and nothing else.", "about plain text")
            checked: root.exports.format === ExportViewModel.Text
            onClicked: root.exports.format = ExportViewModel.Text
        }
        ChoiceRow {
            objectName: "exportJson"
            width: parent.width
            text: qsTr("JSON", "export format")
            explanation: qsTr("To move to another computer or program: nothing is left out.",
                              "about JSON")
            checked: root.exports.format === ExportViewModel.Json
            onClicked: root.exports.format = ExportViewModel.Json
        }
    }
    Column {
        visible: !root.isBusy && root.exports.offersReasoning
        width: root.innerWidth
        spacing: Theme.medium
        SwitchRow {
            width: parent.width
            switchName: "exportReasoning"
            text: qsTr("With reasoning", "option of an export")
            explanation: qsTr("What the model thought before it answered.", "explains an option")
            checked: root.exports.withReasoning
            onToggled: checked => root.exports.withReasoning = checked
        }
        SwitchRow {
            visible: root.exports.offersAllBranches
            width: parent.width
            switchName: "exportBranches"
            text: qsTr("With all branches", "option of an export")
            explanation: qsTr("Also other answers and earlier versions of questions.", "explains an option")
            checked: root.exports.withAllBranches
            onToggled: checked => root.exports.withAllBranches = checked
        }
    }
    buttons: [
        ActionButton {
            id: cancelButton
            objectName: "cancelExportButton"
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "an export")
            onClicked: root.isBusy ? root.exports.cancel() : root.exports.close()
        },
        ActionButton {
            id: exportButton
            objectName: "startExportButton"
            visible: !root.isBusy
            kind: ActionButton.Primary
            text: root.exports.makesFolder ? qsTr("Choose a folder…", "to export to")
                                           : qsTr("Export…", "opens a save dialog")
            onClicked: root.choosePlace()
        }
    ]

    SaveFileDialog {
        id: saveDialog
        title: qsTr("Export", "title of a save dialog")
        onAccepted: root.exports.exportTo(selectedFile)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Export into a folder", "title of a folder dialog")
        onAccepted: root.exports.exportTo(selectedFolder)
    }
}
