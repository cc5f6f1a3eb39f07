// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Conclave

// At the composer: opens the prompt library, from which a text goes into the question.
GlyphButton {
    id: root

    required property Prompts prompts
    signal insertWanted(string text)
    signal abandoned() ///< no prompt was chosen

    function open(): void {
        popup.open();
    }

    objectName: "promptButton"
    glyph: "prompt"
    text: qsTr("Use a prompt", "opens the prompt library")
    shortcut: qsTr("/ in the empty field", "how to open the prompt library by keyboard")
    hasTip: !popup.isShown
    onClicked: popup.toggle()

    Connections {
        target: root.prompts
        function onInsertWanted(text) {
            if (!popup.isShown)
                return; // chosen in another window
            popup.isUsed = true;
            popup.close();
            root.insertWanted(text);
        }
    }
    Deferred {
        id: popup
        anchors.fill: parent // a press on it is not outside the popup's parent
        property bool isUsed: false
        PromptPopup {
            y: -height - 6
            width: Math.min(Math.round(440 * Math.min(1.4, Math.max(1, Theme.fontScale))), root.Window.width - 32)
            prompts: root.prompts
            onSlashWanted: {
                popup.isUsed = true;
                popup.close();
                root.insertWanted("/");
            }
            onNewWanted: {
                popup.isUsed = true;
                popup.close();
                (editor.make() as PromptEditor).edit(0, "", "");
            }
            onAboutToShow: popup.isUsed = false
            onClosed: if (!popup.isUsed) root.abandoned()
        }
    }
    Deferred {
        id: editor
        PromptEditor {
            library: root.prompts.library
            onClosed: root.abandoned()
        }
    }
}
