// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One button of a HeaderActions row, or the entry in its menu that it becomes where there is no room.
QtObject {
    id: root

    required property string name ///< object name of its button; that of its entry in the menu ends with "Entry"
    required property string text
    required property string glyph
    property string shortcut
    property bool isOffered: true ///< false: it is in neither the row nor the menu
    property bool isEnabled: true
    property color ink: Theme.inkSoft
    signal triggered()
}
