// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// An icon of resources/icons by name, in one colour. Decoration: the control around it carries the accessible name.
Image {
    id: root

    property string name
    property color color: Theme.inkSoft
    property int size: 18 ///< with text of the usual size

    /// What points along the line: back is to the right where one reads from right to left.
    readonly property string directed: " back branch chevron-left chevron-right continue duplicate menu quote restore "
    readonly property real pixelRatio: Screen.devicePixelRatio > 0 ? Screen.devicePixelRatio : 1

    width: Math.round(size * Theme.glyphZoom)
    height: width
    sourceSize.width: Math.ceil(width * pixelRatio)
    sourceSize.height: Math.ceil(width * pixelRatio)
    source: name.length > 0 ? "image://icon/" + name + "/" + color.toString().slice(1) : ""
    mirror: LayoutMirroring.enabled && directed.includes(" " + name + " ")
    Accessible.ignored: true
}
