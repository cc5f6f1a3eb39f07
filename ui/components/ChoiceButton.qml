// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// Shows what is chosen of a list of names, and opens the list. For a few words use SegmentedChoice.
AbstractButton {
    id: root

    required property list<string> labels
    required property string name ///< accessible name, and the list's heading
    property int current: 0
    signal chosen(int index)

    text: root.current >= 0 && root.current < labels.length ? labels[root.current] : ""
    implicitHeight: Theme.controlHeight
    leftPadding: mirrored ? 28 : 10
    rightPadding: mirrored ? 10 : 28
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.ComboBox
    Accessible.name: name + ": " + text
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: popup.open()
    Keys.onDownPressed: popup.open()
    // Qt's own buttons know the space bar alone. A key that is held down presses once.
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked() }

    contentItem: Text {
        text: root.text
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        font.pixelSize: Theme.textNormal
        color: root.current > 0 ? Theme.ink : Theme.inkSoft
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.hovered ? Theme.hovered : Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
        Glyph {
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            size: 14
        }
        FocusRing { shown: root.visualFocus }
    }
    Deferred {
        id: popup
        ChoicePopup {
            y: root.height + 4
            width: Math.max(root.width, 200)
            heading: root.name
            labels: root.labels
            current: root.current
            onChosen: index => root.chosen(index)
            onClosed: root.forceActiveFocus(Qt.TabFocusReason)
        }
    }
}
