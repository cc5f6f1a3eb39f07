// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// One of a few words, all in sight.
Rectangle {
    id: root

    required property var labels ///< list of strings
    property int current: 0
    property string name ///< accessible name of the group
    property string namePrefix: "segment_" ///< of the segments, for tests
    signal chosen(int index)

    implicitWidth: row.implicitWidth + 6
    implicitHeight: Theme.controlHeight
    radius: Theme.radiusSmall + 2
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row
        anchors.centerIn: parent
        Repeater {
            model: root.labels
            T.RadioButton {
                id: segment
                required property int index
                required property string modelData
                objectName: root.namePrefix + index
                text: modelData
                checked: root.current === index
                focusPolicy: Qt.TabFocus
                hoverEnabled: true
                leftPadding: 14
                rightPadding: 14
                implicitHeight: root.implicitHeight - 6
                implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
                checkable: false // what it stands for says whether it is checked
                autoExclusive: false
                Accessible.name: text
                Accessible.onPressAction: if (segment.enabled) segment.clicked()
                onClicked: root.chosen(index)
                contentItem: Text {
                    text: segment.text
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textNormal
                    color: segment.checked ? Theme.ink : Theme.inkSoft
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: segment.checked ? Theme.raised : segment.hovered ? Theme.hovered : "transparent"
                    border.width: segment.checked ? 1 : 0
                    border.color: Theme.lineStrong
                    FocusRing { shown: segment.visualFocus; gap: 0 }
                }
            }
        }
    }
}
