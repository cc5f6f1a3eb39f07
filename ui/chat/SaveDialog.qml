// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import Conclave

// Saves a part of an answer (code, a table) as a file of its own.
SaveFileDialog {
    id: root

    required property ChatViewModel chat
    property string text

    function ask(text: string, language: string, fileName: string): void {
        root.text = text;
        root.currentFile = root.chat.code.suggestedFile(language, fileName);
        root.open();
    }

    title: qsTr("Save as", "title of a save dialog")
    onAccepted: root.chat.code.save(selectedFile, text)
}
