// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// What is made when it is first wanted and stays from then on, so that the window's first frame does not wait for what
// is not in it. Its child is a popup, a menu or a page. What brings many types of its own is named by its file instead,
// so that they are not loaded before either; a page of a file fills this item.
Item {
    id: root

    default property Component component
    property string file    ///< in the place of a child
    property var given: ({}) ///< properties that the object of the file begins with
    property bool isWanted: false
    property bool isReady: false
    property QtObject object: null ///< null until it was wanted
    readonly property T.Popup popup: object as T.Popup ///< null for a page
    readonly property bool isShown: popup !== null && popup.visible

    function make(): QtObject {
        if (root.object)
            return root.object;
        const component = root.file.length > 0 ? Qt.createComponent(root.file) : root.component;
        if (component.status === Component.Error)
            console.warn(component.errorString());
        root.object = component.createObject(root, root.given) as QtObject;
        const page = root.object as Item;
        if (page) {
            if (root.file.length > 0)
                page.anchors.fill = root;
            page.visible = false; // its handlers learn that it comes into sight
            page.visible = true;
        }
        return root.object;
    }
    function open(): void {
        root.make();
        root.popup.open();
    }
    function close(): void {
        if (root.popup)
            root.popup.close();
    }
    function toggle(): void {
        root.isShown ? root.close() : root.open();
    }

    onIsWantedChanged: if (isReady && isWanted) make()
    Component.onCompleted: {
        root.isReady = true; // before, what is given may not be known yet
        if (root.isWanted)
            root.make();
    }
}
