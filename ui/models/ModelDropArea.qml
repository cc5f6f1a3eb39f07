// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Takes model files that are dropped on the window, and says so while one hovers.
DropArea {
    id: root

    required property ModelPickerModel models
    property bool isWelcome: false
    property bool isForeign: false

    keys: ["text/uri-list"]
    onEntered: drag => {
        root.isWelcome = drag.urls.some(url => root.models.isModelFile(url));
        root.isForeign = !root.isWelcome;
    }
    onExited: root.isWelcome = root.isForeign = false
    onDropped: drop => {
        const file = drop.urls.find(url => root.models.isModelFile(url));
        root.isWelcome = root.isForeign = false;
        if (drop.urls.length > 0)
            root.models.open(file ?? drop.urls[0]);
    }

    Rectangle {
        objectName: "dropOverlay"
        anchors.fill: parent
        visible: root.isWelcome || root.isForeign
        color: Theme.scrim
        Rectangle {
            anchors.centerIn: parent
            width: Math.min(440, parent.width - 48)
            height: 180
            radius: Theme.radiusLarge
            color: Theme.raised
            border.width: 2
            border.color: root.isWelcome ? Theme.accent : Theme.dangerLine
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
                                     : qsTr("Only model files (.gguf) can be dropped here", "another file hovers")
                textFormat: Text.PlainText
                font.pixelSize: Theme.textTitle
                color: Theme.ink
            }
        }
    }
}
