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
    Deferred {
        id: compare
        anchors.fill: parent
        visible: root.context.councils.page.isOpen && !root.context.councils.tally.isOpen
        isWanted: root.context.councils.page.isOpen
        file: "ComparePage.qml"
        given: ({ context: root.context })
    }
    Deferred {
        id: tally
        anchors.fill: parent
        visible: root.context.councils.tally.isOpen
        isWanted: root.context.councils.tally.isOpen
        file: "TallyPage.qml"
        given: ({ councils: root.context.councils })
    }
    Binding {
        target: compare.object
        property: "leftInset"
        value: root.leftInset
    }
    Binding {
        target: tally.object
        property: "leftInset"
        value: root.leftInset
    }
}
