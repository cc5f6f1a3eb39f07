// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Takes files that are dropped on the window: model files, exports of conversations, and all others to go with the
// question. It says what will happen while one hovers; where two things can, there is a place for each.
DropArea {
    id: root

    required property ModelPickerModel models
    required property ImportViewModel imports
    required property Attachments attachments
    property bool canAttach: true ///< a conversation is in sight
    property bool hasModel: false
    property bool canImport: false
    property bool canGoAlong: false ///< with the question
    property bool isHovered: false
    readonly property bool isForeign: isHovered && !hasModel && !canImport && !canGoAlong
    readonly property bool isChoice: canImport && canGoAlong
    signal attached()

    function isOver(item: Item, x: real, y: real): bool {
        return item.contains(item.mapFromItem(root, x, y));
    }

    keys: ["text/uri-list"]
    onEntered: drag => {
        root.hasModel = drag.urls.some(url => root.models.isModelFile(url));
        root.canImport = !root.hasModel && drag.urls.length === 1 && root.imports.isImportable(drag.urls[0]);
        root.canGoAlong = !root.hasModel && root.canAttach && drag.urls.some(url => root.attachments.isAttachable(url));
        root.isHovered = true;
        importCard.isMeant = false;
    }
    onPositionChanged: drag => importCard.isMeant = root.isOver(importCard, drag.x, drag.y)
    onExited: root.isHovered = false
    onDropped: drop => {
        const imports = root.canImport && (!root.isChoice || root.isOver(importCard, drop.x, drop.y));
        root.isHovered = false;
        if (root.hasModel) {
            root.models.open(drop.urls.find(url => root.models.isModelFile(url)));
        } else if (imports) {
            root.imports.check(drop.urls[0]);
        } else if (root.canGoAlong) {
            root.attachments.add(drop.urls);
            root.attached();
        } else if (drop.urls.length > 0) {
            root.models.open(drop.urls[0]); // says why not
        }
    }

    Rectangle {
        objectName: "dropOverlay"
        anchors.fill: parent
        visible: root.isHovered
        color: Theme.scrim
        Row {
            id: cards
            readonly property real cardWidth: Math.min(440, (parent.width - 48 - (root.isChoice ? spacing : 0))
                                                            / (root.isChoice ? 2 : 1))
            anchors.centerIn: parent
            spacing: Theme.large
            DropCard {
                visible: !importCard.visible || root.isChoice
                width: cards.cardWidth
                name: root.isChoice ? "dropAttachText" : "dropText"
                isMeant: !root.isForeign && !(root.isChoice && importCard.isMeant)
                isRefused: root.isForeign
                text: root.hasModel ? qsTr("Drop to open this model", "a model file hovers over the window")
                    : root.canGoAlong ? qsTr("Drop to attach to your question", "files hover over the window")
                    : qsTr("Only model files (.gguf) and exports of conversations can be dropped here",
                           "another file hovers")
                glyph: root.canGoAlong ? "attach" : ""
            }
            DropCard {
                id: importCard
                visible: root.canImport
                width: cards.cardWidth
                name: root.isChoice ? "dropImportText" : "dropText"
                text: qsTr("Drop to import conversations", "an export of another program hovers")
                glyph: root.isChoice ? "import" : ""
            }
        }
    }
}
