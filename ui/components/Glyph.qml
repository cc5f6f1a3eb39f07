// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// An icon of resources/icons by name, in one colour. Decoration: the control around it carries the accessible name.
Image {
    id: root

    property string name
    property color color: Theme.inkSoft
    property int size: 18 ///< with text of the usual size

    readonly property real pixelRatio: Screen.devicePixelRatio > 0 ? Screen.devicePixelRatio : 1

    width: Math.round(size * Theme.glyphZoom)
    height: width
    sourceSize.width: Math.ceil(width * pixelRatio)
    sourceSize.height: Math.ceil(width * pixelRatio)
    source: name.length > 0 ? "image://icon/" + name + "/" + color.toString().slice(1) : ""
    Accessible.ignored: true
}
