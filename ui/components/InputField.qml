// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// One line of text to type.
TextField {
    id: root

    property bool isInvalid: false ///< what is typed is not what is asked for
    property int leading: 10  ///< room before the text, for a glyph
    property int trailing: 10 ///< and behind it

    implicitHeight: Theme.controlHeight
    leftPadding: LayoutMirroring.enabled ? trailing : leading
    rightPadding: LayoutMirroring.enabled ? leading : trailing
    font.pixelSize: Theme.textNormal
    color: Theme.ink
    selectionColor: Theme.selection
    selectedTextColor: Theme.ink
    placeholderTextColor: Theme.inkFaint
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter
    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.raised
        border.width: root.activeFocus ? 2 : 1
        border.color: root.isInvalid ? Theme.danger : root.activeFocus ? Theme.focus : Theme.lineStrong
    }
}
