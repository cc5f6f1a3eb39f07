// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Takes model files and exports of conversations that are dropped on the window, and says so while one hovers.
DropArea {
    id: root

    required property ModelPickerModel models
    required property ImportViewModel imports
    property bool isWelcome: false ///< a model
    property bool isExport: false  ///< something to import
    property bool isForeign: false

    keys: ["text/uri-list"]
    onEntered: drag => {
        root.isWelcome = drag.urls.some(url => root.models.isModelFile(url));
        root.isExport = !root.isWelcome && drag.urls.some(url => root.imports.isImportable(url));
        root.isForeign = !root.isWelcome && !root.isExport;
    }
    onExited: root.isWelcome = root.isExport = root.isForeign = false
    onDropped: drop => {
        const file = drop.urls.find(url => root.models.isModelFile(url));
        const exported = drop.urls.find(url => root.imports.isImportable(url));
        root.isWelcome = root.isExport = root.isForeign = false;
        if (file === undefined && exported !== undefined)
            root.imports.check(exported);
        else if (drop.urls.length > 0)
            root.models.open(file ?? drop.urls[0]);
    }

    Rectangle {
        objectName: "dropOverlay"
        anchors.fill: parent
        visible: root.isWelcome || root.isExport || root.isForeign
        color: Theme.scrim
        Rectangle {
            anchors.centerIn: parent
            width: Math.min(440, parent.width - 48)
            height: 180
            radius: Theme.radiusLarge
            color: Theme.raised
            border.width: 2
            border.color: root.isForeign ? Theme.dangerLine : Theme.accent
            CouncilMark {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 30
                size: 54
            }
            Text {
                objectName: "dropText"
                x: 20
                y: 104
                width: parent.width - 40
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: root.isWelcome ? qsTr("Drop to open this model", "a model file hovers over the window")
                    : root.isExport ? qsTr("Drop to import conversations", "an export of another program hovers")
                    : qsTr("Only model files (.gguf) and exports of conversations can be dropped here",
                           "another file hovers")
                textFormat: Text.PlainText
                font.pixelSize: Theme.textTitle
                color: Theme.ink
            }
        }
    }
}
