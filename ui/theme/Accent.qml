// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One colour for what can be done, with the surfaces that carry its tint, for light and for dark windows. Theme has
// the list; tests/ui/theme/tst_theme.cpp computes the contrast of every pair that is shown.
QtObject {
    property color light
    property color lightHovered
    property color lightInk: "#ffffff" ///< on light
    property color lightFocus
    property color lightSelection
    property color lightSelected
    property color lightBubble
    property color dark
    property color darkHovered
    property color darkInk ///< on dark
    property color darkFocus
    property color darkSelection
    property color darkSelected
    property color darkBubble
}
