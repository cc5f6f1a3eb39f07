// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// Attaches files: to the question in the composer, or to the one that is edited.
GlyphButton {
    id: root

    required property AttachmentList list ///< where they go

    function choose(): void {
        fileDialog.open();
    }

    objectName: "attachButton"
    glyph: "attach"
    glyphSize: 19
    text: qsTr("Attach files", "to the question; opens a dialog")
    shortcut: Commands.keyText("attachFiles")
    onClicked: root.choose()

    FileDialog {
        id: fileDialog
        title: qsTr("Attach files", "title of a file dialog")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("All files (%1)", "%1 is a file pattern").arg("*"),
                      qsTr("Documents (%1)", "%1 are file patterns").arg("*.pdf *.docx *.odt *.txt *.md *.csv")]
        onAccepted: root.list.add(selectedFiles)
    }
}
