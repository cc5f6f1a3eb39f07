// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// The settings page's part on presets, and on thinking where the model offers it.
Column {
    id: root

    required property Presets presets

    function exportRow(row: int): void {
        saveDialog.row = row;
        saveDialog.currentFile = root.presets.suggestedFile(row);
        saveDialog.open();
    }

    SettingRow {
        visible: root.presets.thinking.isOffered
        title: qsTr("Thinking", "setting")
        explanation: qsTr("What the model in use does before it answers, where a conversation does not say otherwise.",
                          "explains the thinking setting")
        ChoiceButton {
            objectName: "thinkingSetting"
            width: parent.width
            name: qsTr("Thinking", "accessible name")
            labels: [...root.presets.thinking.labels]
            current: root.presets.thinking.settingsCurrent
            onChosen: index => root.presets.thinking.chooseForAll(index)
        }
    }
    SectionTitle { text: qsTr("Presets", "group of settings") }
    Text {
        width: parent.width
        bottomPadding: Theme.small
        text: qsTr("Settings under a name. Choose one for a conversation, or save those of a conversation, at the top "
                   + "right of it (Ctrl+.).", "explains presets")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }
    Repeater {
        model: root.presets
        PresetRow {
            width: root.width
            onDefaultWanted: root.presets.toggleDefault(index)
            onRenamed: name => root.presets.rename(index, name)
            onExportWanted: root.exportRow(index)
            onRemoveWanted: root.presets.remove(index)
        }
    }
    Flow {
        width: parent.width
        topPadding: Theme.small
        spacing: Theme.small
        ActionButton {
            objectName: "importPresetsButton"
            kind: ActionButton.Outlined
            glyph: "import"
            enabled: !root.presets.isBusy
            text: qsTr("Import presets…", "opens a file dialog")
            onClicked: openDialog.open()
        }
        ActionButton {
            objectName: "exportPresetsButton"
            kind: ActionButton.Outlined
            glyph: "export"
            enabled: root.presets.hasOwn && !root.presets.isBusy
            text: qsTr("Export all of your own…", "presets; opens a save dialog")
            onClicked: root.exportRow(-1)
        }
    }
    FileDialog {
        id: openDialog
        title: qsTr("Import presets", "title of a file dialog")
        nameFilters: [qsTr("Presets (%1)", "%1 is a file pattern").arg("*.json"),
                      qsTr("All files (%1)", "%1 is a file pattern").arg("*")]
        onAccepted: root.presets.importFrom(selectedFile)
    }
    SaveFileDialog {
        id: saveDialog
        property int row: -1
        title: qsTr("Export presets", "title of a save dialog")
        nameFilters: [qsTr("Presets (%1)", "%1 is a file pattern").arg("*.json")]
        onAccepted: root.presets.exportTo(selectedFile, saveDialog.row)
    }
}
