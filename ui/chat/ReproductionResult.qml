// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What came of writing an answer again: identical, or where it differs.
Column {
    id: root

    required property AnswerDetails details
    readonly property bool isGood: details.verdict === AnswerDetails.Identical
    readonly property bool isDifferent: details.verdict === AnswerDetails.Different

    visible: details.verdictText.length > 0
    spacing: 6

    Row {
        anchors.left: parent.left
        spacing: Theme.small
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: root.isGood ? "check" : root.details.isReproducing ? "reproduce" : "warning"
            size: 17
            color: root.isGood ? Theme.accent : root.details.isReproducing ? Theme.inkSoft : Theme.brass
        }
        Text {
            objectName: "verdictText"
            width: Math.min(implicitWidth, root.width - 30)
            text: root.details.verdictText
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            font.weight: Font.DemiBold
            color: root.isGood ? Theme.accent : Theme.ink
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Grid {
        anchors.left: parent.left
        visible: root.isDifferent
        columns: 2
        columnSpacing: Theme.medium
        rowSpacing: 3
        Repeater {
            model: [qsTr("then", "the recorded answer"), root.details.recordedWord,
                    qsTr("now", "the answer that was written again"), root.details.newWord]
            Text {
                required property int index
                required property string modelData
                text: modelData.length > 0 ? modelData : qsTr("(its end)", "an answer ends here, the other one goes on")
                textFormat: Text.PlainText
                font.family: index % 2 === 1 ? Theme.monoFont : Theme.uiFont
                font.pixelSize: Theme.textSmall + 1
                color: index % 2 === 1 ? Theme.ink : Theme.inkSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
    Repeater {
        model: root.details.remarks
        Text {
            required property string modelData
            width: root.width
            text: modelData
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
}
