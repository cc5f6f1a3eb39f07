// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The map of the experts with what is needed to read it: of what it is a picture, numbers at its edges, a legend, the
// cell under the mouse in words, and how evenly the experts shared the work.
Column {
    id: root

    required property ExpertTrace experts

    spacing: Theme.small

    Flow {
        width: parent.width
        spacing: Theme.small
        SegmentedChoice {
            id: mode
            objectName: "mapMode"
            name: qsTr("What the map shows", "two ways to look at an answer")
            labels: [qsTr("Whole answer", "what the map of the experts shows"),
                     qsTr("One token", "what the map of the experts shows: the newest one, or the one pointed at")]
            current: root.experts.isWholeAnswer ? 0 : 1
            onChosen: index => root.experts.isWholeAnswer = index === 0
        }
        Text {
            objectName: "mapSubject"
            height: width + mode.width + parent.spacing <= parent.width ? mode.height : implicitHeight
            text: root.experts.subject
            textFormat: Text.PlainText
            verticalAlignment: Text.AlignVCenter
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
    Item {
        id: picture
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        width: parent.width
        height: map.height + firstExpert.height + Theme.tiny
        Text {
            id: firstLayer
            anchors.right: map.left
            anchors.rightMargin: 6
            y: -2
            text: root.experts.firstLayer
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            anchors.right: map.left
            anchors.rightMargin: 6
            y: map.height - height + 2
            visible: root.experts.lastLayer > root.experts.firstLayer && y > firstLayer.y + firstLayer.height
            text: root.experts.lastLayer
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            x: 0
            y: (map.height - height) / 2
            visible: map.height > implicitWidth + 3.4 * firstLayer.height
            rotation: -90
            width: lastLayerWidth.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Layer", "what the rows of a picture are")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        TextMetrics {
            id: lastLayerWidth
            font.pixelSize: Theme.textSmall
            text: "000"
        }
        ExpertMap {
            id: map
            objectName: "expertMap"
            x: Math.ceil(lastLayerWidth.width)
            width: parent.width - x
            height: implicitHeight
            experts: root.experts
            none: Theme.cellNone
            faint: Theme.cellFaint
            strong: Theme.cellStrong
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && map.hasCursor
            Accessible.role: Accessible.Graphic
            Accessible.focusable: true
            Accessible.name: map.hasCursor ? map.cursorText
                                           : qsTr("Map of the experts. %1", "%1 is a sentence or two").arg(root.experts.use)
            FocusRing {
                shown: map.activeFocus
                gap: 4
            }
            Rectangle {
                objectName: "mapCursor"
                visible: map.hasCursor
                x: map.cursorRect.x - 2
                y: map.cursorRect.y - 2
                width: map.cursorRect.width + 4
                height: map.cursorRect.height + 4
                radius: 3
                color: "transparent"
                border.width: 2
                border.color: Theme.brass
            }
        }
        Text {
            id: firstExpert
            anchors.left: map.left
            y: map.height + Theme.tiny
            text: "0"
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            x: map.x + (map.pictureWidth - width) / 2
            y: firstExpert.y
            text: qsTr("Expert", "what the columns of a picture are")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            x: map.x + map.pictureWidth - width
            y: firstExpert.y
            text: root.experts.lastExpert
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }
    Text {
        objectName: "cellText"
        width: parent.width
        text: map.hasCursor ? map.cursorText : qsTr("Point at a cell, or choose one by the arrow keys.", "of a picture")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall
        color: map.hasCursor ? Theme.ink : Theme.inkSoft
        Accessible.ignored: true
    }
    MapLegend {
        width: parent.width
        map: map
    }
    Text {
        objectName: "evenness"
        width: parent.width
        topPadding: Theme.tiny
        visible: text.length > 0
        text: root.experts.evenness
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textNormal
        font.weight: Font.DemiBold
        color: Theme.ink
    }
    Text {
        objectName: "expertUse"
        width: parent.width
        visible: text.length > 0
        text: root.experts.use
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall
        color: Theme.inkSoft
    }
}
