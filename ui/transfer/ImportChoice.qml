// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// From where to import: what was found here, a file or folder, and how to get the others' exports.
Column {
    id: root

    required property ImportViewModel imports
    signal fileWanted()
    signal folderWanted()

    spacing: Theme.large

    Text {
        width: parent.width
        text: qsTr("Bring your conversations from other programs. You first see what would come; nothing is changed "
                   + "until you say so, and nothing leaves this computer.", "explains importing")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 1.1
        font.pixelSize: Theme.textNormal
        color: Theme.inkSoft
    }
    Column {
        width: parent.width
        visible: root.imports.found.count > 0
        Text {
            anchors.left: parent.left
            text: qsTr("Found on this computer", "heading: histories of other programs")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            color: Theme.inkFaint
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Repeater {
            model: root.imports.found
            FoundImportRow {
                width: root.width
                onChosen: index => root.imports.checkFound(index)
            }
        }
    }
    Rectangle {
        width: parent.width
        height: dropColumn.implicitHeight + 2 * Theme.huge
        radius: Theme.radius
        color: dropArea.isWelcome ? Theme.bubble : Theme.sunken
        border.width: dropArea.isWelcome ? 2 : 1
        border.color: dropArea.isWelcome ? Theme.accent : Theme.lineStrong
        Column {
            id: dropColumn
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.huge
            spacing: Theme.medium
            Glyph {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "import"
                size: 26
                color: Theme.accent
            }
            Text {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Drop an export here. Zips need no unpacking.", "in the area for files")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
            Flow {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, chooseFile.implicitWidth + chooseFolder.implicitWidth + spacing)
                spacing: Theme.small
                ActionButton {
                    id: chooseFile
                    objectName: "chooseFileButton"
                    kind: ActionButton.Primary
                    text: qsTr("Choose a file…", "to import from")
                    onClicked: root.fileWanted()
                }
                ActionButton {
                    id: chooseFolder
                    objectName: "chooseFolderButton"
                    kind: ActionButton.Outlined
                    text: qsTr("Choose a folder…", "to import from")
                    onClicked: root.folderWanted()
                }
            }
        }
        DropArea {
            id: dropArea
            property bool isWelcome: false
            anchors.fill: parent
            keys: ["text/uri-list"]
            onEntered: drag => isWelcome = drag.urls.some(url => root.imports.isImportable(url))
            onExited: isWelcome = false
            onDropped: drop => {
                isWelcome = false;
                if (drop.urls.length > 0)
                    root.imports.check(drop.urls.find(url => root.imports.isImportable(url)) ?? drop.urls[0]);
            }
        }
    }
    Column {
        width: parent.width
        Text {
            anchors.left: parent.left
            bottomPadding: Theme.tiny
            text: qsTr("Where to find your conversations", "heading: how to export from other programs")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            color: Theme.inkFaint
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        HowToRow {
            width: parent.width
            name: "ChatGPT"
            steps: qsTr("On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose "
                        + "that zip here.", "how to export from ChatGPT; menu names as the service shows them")
        }
        HowToRow {
            width: parent.width
            name: "Claude"
            steps: qsTr("On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip "
                        + "here.", "how to export from Claude; menu names as the service shows them")
        }
        HowToRow {
            width: parent.width
            name: "Gemini"
            steps: qsTr("On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON "
                        + "instead of HTML as its format. Choose the zip here.",
                        "how to export from Gemini; menu names as the service shows them")
        }
        HowToRow {
            width: parent.width
            name: "DeepSeek"
            steps: qsTr("On chat.deepseek.com: Settings → Data → Export. Choose the zip here.",
                        "how to export from DeepSeek; menu names as the service shows them")
        }
        HowToRow {
            width: parent.width
            name: "Open WebUI"
            steps: qsTr("In its settings, under Data Controls: Export Chats. Choose the .json file here.",
                        "how to export from Open WebUI; menu names as the program shows them")
        }
        HowToRow {
            width: parent.width
            name: "LM Studio, Jan, Ollama, GPT4All"
            steps: qsTr("If they are on this computer, they are found above. Else copy over their folder of "
                        + "conversations (for Ollama its db.sqlite) and choose it here.",
                        "how to import from local programs")
        }
        HowToRow {
            width: parent.width
            name: "Conclave"
            steps: qsTr("On the other computer: Settings → Export everything, as JSON. Choose the file here; what is "
                        + "here already is not doubled.", "how to bring conversations from another computer")
        }
    }
}
