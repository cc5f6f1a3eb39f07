// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Glyph buttons at the end of a page's header. Those for which there is no room go into one menu, the last ones first.
// To add one, add a HeaderAction.
Row {
    id: root

    default property list<HeaderAction> actions
    property real room: width ///< for the whole row

    readonly property var offered: { // list of HeaderAction
        const list = [];
        for (let i = 0; i < root.actions.length; ++i)
            if (root.actions[i].isOffered)
                list.push(root.actions[i]);
        return list;
    }
    readonly property int cell: Theme.controlHeight
    readonly property int fitting: Math.max(1, Math.floor(room / cell))
    readonly property int shownCount: offered.length <= fitting ? offered.length : fitting - 1

    Repeater {
        model: root.offered
        GlyphButton {
            id: button
            required property int index
            required property HeaderAction modelData
            objectName: modelData.name
            visible: index < root.shownCount
            implicitWidth: root.cell
            implicitHeight: root.cell
            glyph: modelData.glyph
            glyphSize: 20
            ink: modelData.ink
            text: modelData.text
            shortcut: modelData.shortcut
            enabled: modelData.isEnabled
            onClicked: modelData.triggered()
        }
    }
    GlyphButton {
        id: more
        objectName: "headerMoreButton"
        visible: root.shownCount < root.offered.length
        implicitWidth: root.cell
        implicitHeight: root.cell
        glyph: "more"
        glyphSize: 20
        text: qsTr("More", "opens the menu of what has no room in the header")
        onClicked: {
            const menu = deferredMenu.make() as PopupMenu;
            menu.popup(more, LayoutMirroring.enabled ? 0 : more.width - menu.width, more.height + 4);
        }

        Deferred {
            id: deferredMenu
            PopupMenu {
                id: menu
                objectName: "headerMenu"
                baseWidth: 260
                Instantiator {
                    model: root.offered
                    delegate: MenuEntry {
                        required property int index
                        required property HeaderAction modelData
                        objectName: modelData.name + "Entry"
                        visible: index >= root.shownCount
                        height: visible ? implicitHeight : 0
                        glyph: modelData.glyph
                        text: modelData.text
                        enabled: visible && modelData.isEnabled
                        onTriggered: modelData.triggered()
                    }
                    onObjectAdded: (index, object) => menu.insertItem(index, object as Item)
                    onObjectRemoved: (index, object) => menu.removeItem(object as Item)
                }
            }
        }
    }
}
