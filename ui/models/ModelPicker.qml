// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The model in use, how far loading another is, and the list to choose from.
AbstractButton {
    id: root

    required property ModelPickerModel models
    property real widest: 280
    signal openFileWanted()

    function open(): void {
        menu.open();
    }

    objectName: "modelPickerButton"
    implicitHeight: Theme.controlHeight
    implicitWidth: Math.ceil(Math.min(widest, label.implicitWidth + 34 + 24)) // a half pixel would cost the right edge
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: models.isLoading ? qsTr("Loading %1", "%1 is a model").arg(models.loadingName)
                           : models.hasModel ? models.currentName : qsTr("Choose a model", "no model is loaded")
    Accessible.name: qsTr("Model: %1", "accessible name of the model picker").arg(text)
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: menu.toggle()
    // Qt's own buttons know the space bar alone. A key that is held down presses once.
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked() }

    contentItem: Item {}
    Item {
        anchors.fill: parent
        Rectangle {
            id: dot
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: 12
            width: 8
            height: 8
            radius: 4
            color: root.models.isLoading ? Theme.brass : root.models.hasModel ? Theme.accent : Theme.inkFaint
        }
        Text {
            id: label
            anchors.left: dot.right
            anchors.leftMargin: 9
            anchors.right: arrow.left
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Glyph {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            size: 14
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.hovered || menu.isShown ? Theme.hovered : "transparent"
        border.width: 1
        border.color: Theme.line
        clip: true
        Rectangle {
            objectName: "modelProgress"
            visible: root.models.isLoading
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 1
            anchors.left: parent.left
            anchors.leftMargin: 6
            width: (parent.width - 12) * root.models.progress
            height: 3
            radius: 1.5
            color: Theme.brass
        }
        FocusRing { shown: root.visualFocus }
    }
    Tip {
        visible: root.hovered && !menu.isShown && root.models.hasModel && !root.models.isLoading
        text: root.models.currentDetail
    }

    Deferred {
        id: menu
        anchors.fill: parent // a press on it is not outside the popup's parent
        Popup {
            id: modelMenu
            objectName: "modelMenu"
            x: mirrored ? 0 : root.width - width
            y: root.height + 6
            width: Math.min(430, root.Window.width - 32)
            padding: 6
            margins: 8
            focus: true
            closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
            enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
            onOpened: {
                list.currentIndex = 0;
                list.forceActiveFocus();
            }
            background: Rectangle {
                color: Theme.raised
                radius: Theme.radius + 2
                border.width: 1
                border.color: Theme.lineStrong
            }
            PopupName { popup: modelMenu; name: heading.text }
            Column {
                width: parent.width
                spacing: 2
                Text {
                    id: heading
                    width: parent.width
                    leftPadding: 10
                    rightPadding: 10
                    horizontalAlignment: Text.AlignLeft
                    topPadding: 6
                    bottomPadding: 4
                    text: qsTr("Models", "heading of the model menu")
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textSmall
                    font.weight: Font.DemiBold
                    color: Theme.inkFaint
                }
                ListView {
                    id: list
                    objectName: "modelList"
                    width: parent.width
                    height: Math.min(contentHeight, 320)
                    model: root.models
                    clip: true
                    spacing: 2
                    boundsBehavior: Flickable.StopAtBounds
                    keyNavigationEnabled: true
                    ScrollBar.vertical: SlimScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: heading.text
                    Keys.onReturnPressed: choose(currentIndex)
                    Keys.onEnterPressed: choose(currentIndex)

                    function choose(row: int): void {
                        menu.close();
                        root.models.choose(row);
                    }
                    delegate: ModelEntryItem {
                        width: ListView.view.width
                        onClicked: list.choose(index)
                        onForgetWanted: root.models.forget(index)
                    }
                }
                Text {
                    visible: list.count === 0
                    width: parent.width
                    padding: 10
                    text: qsTr("No model has been opened yet.", "in the empty model menu")
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.textNormal
                    color: Theme.inkSoft
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                Rectangle {
                    x: 8
                    width: parent.width - 16
                    height: 1
                    color: Theme.line
                }
                MenuEntry {
                    objectName: "openModelEntry"
                    width: parent.width
                    glyph: "folder"
                    text: qsTr("Open a model file…", "entry of the model menu")
                    onTriggered: {
                        menu.close();
                        root.openFileWanted();
                    }
                }
            }
        }
    }
}
