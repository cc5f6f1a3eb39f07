// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A number with a slider and the value that it has now.
SettingRow {
    id: root

    property real value
    property real from: 0
    property real to: 1
    property real stepSize: 0.05
    property int decimals: 2
    property string offText ///< shown instead of the number at offValue
    property real offValue: NaN
    property string sliderName
    signal changed(real value)

    Row {
        width: parent.width
        height: Math.round(28 * Theme.zoom)
        spacing: Theme.medium
        ValueSlider {
            objectName: root.sliderName
            width: parent.width - valueText.width - parent.spacing
            name: root.title
            from: root.from
            to: root.to
            stepSize: root.stepSize
            setting: root.value
            onMoved: root.changed(value)
        }
        Text {
            id: valueText
            width: Math.round(60 * Theme.zoom)
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: root.value === root.offValue ? root.offText
                                               : root.value.toLocaleString(Qt.locale(), "f", root.decimals)
            textFormat: Text.PlainText
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
    }
}
