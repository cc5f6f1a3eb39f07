// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Scrolls a page to what the Tab key has come to, so that the focus is always in sight.
Item {
    id: root

    required property Flickable page

    function follow(): void {
        const item = root.Window.activeFocusItem;
        let above = item;
        while (above && above !== root.page.contentItem)
            above = above.parent;
        if (!above)
            return;
        const top = item.mapToItem(root.page.contentItem, 0, 0).y - Theme.large;
        const bottom = top + item.height + 2 * Theme.large;
        if (bottom > root.page.contentY + root.page.height)
            root.page.contentY = Math.max(0, Math.min(bottom, root.page.contentHeight) - root.page.height);
        if (top < root.page.contentY)
            root.page.contentY = Math.max(0, top);
    }

    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged() { root.follow() }
    }
}
