// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The pages that take the conversation's place: the answers of a council side by side, and the tally.
Item {
    id: root

    required property WindowContext context
    property int leftInset: 0 ///< room for the menu button of a narrow window
    signal closed()

    Connections {
        target: root.context.councils
        function onPageChanged() {
            if (!root.context.councils.isPageShown)
                root.closed();
        }
    }
    ComparePage {
        anchors.fill: parent
        visible: root.context.councils.page.isOpen && !root.context.councils.tally.isOpen
        context: root.context
        leftInset: root.leftInset
    }
    TallyPage {
        anchors.fill: parent
        visible: root.context.councils.tally.isOpen
        councils: root.context.councils
        leftInset: root.leftInset
    }
}
