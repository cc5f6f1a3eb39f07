// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What an import brings or brought: a bar and its numbers, the facts in words, and what is left out with its reasons.
Column {
    id: root

    required property ImportViewModel imports
    readonly property int total: imports.added + imports.updated + imports.unchanged + imports.notTaken
    property bool areReasonsShown: false

    spacing: Theme.large

    Column {
        width: parent.width
        spacing: Theme.tiny
        Text {
            objectName: "reportHeadline"
            width: parent.width
            text: root.imports.headline
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            visible: text.length > 0
            width: parent.width
            text: root.imports.fileName
            textFormat: Text.PlainText
            elide: Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
    }
    Rectangle {
        visible: root.imports.problem.length > 0
        width: parent.width
        height: problemText.implicitHeight + 2 * Theme.medium
        radius: Theme.radius
        color: Theme.dangerWash
        border.width: 1
        border.color: Theme.dangerLine
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.imports.problem
        Glyph {
            anchors.left: parent.left
            anchors.leftMargin: Theme.medium
            y: Theme.medium
            name: "warning"
            color: Theme.danger
        }
        Text {
            id: problemText
            objectName: "reportProblem"
            anchors.left: parent.left
            anchors.leftMargin: 40
            y: Theme.medium
            width: parent.width - anchors.leftMargin - Theme.medium
            text: root.imports.problem
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
    }
    Rectangle {
        id: bar
        visible: root.total > 0
        width: parent.width
        height: 10
        radius: 5
        clip: true
        color: Theme.sunken
        Row {
            anchors.fill: parent
            Repeater {
                model: [{ count: root.imports.added, tint: Theme.accent },
                        { count: root.imports.updated, tint: Theme.brass },
                        { count: root.imports.unchanged, tint: Theme.lineStrong },
                        { count: root.imports.notTaken, tint: Theme.inkFaint }]
                Rectangle {
                    required property var modelData
                    width: root.total > 0 ? bar.width * modelData.count / root.total : 0
                    height: bar.height
                    color: modelData.tint
                }
            }
        }
    }
    Row {
        id: figures
        visible: root.total > 0
        width: parent.width
        ReportFigure {
            objectName: "addedFigure"
            width: figures.width / 4
            count: root.imports.added
            label: qsTr("new", "conversations that an import brings")
            tint: Theme.accent
        }
        ReportFigure {
            objectName: "updatedFigure"
            width: figures.width / 4
            count: root.imports.updated
            label: qsTr("updated", "conversations that an import goes on with")
            tint: Theme.brass
        }
        ReportFigure {
            objectName: "unchangedFigure"
            width: figures.width / 4
            count: root.imports.unchanged
            label: qsTr("here already", "conversations that an import does not change")
            tint: Theme.lineStrong
        }
        ReportFigure {
            objectName: "notTakenFigure"
            width: figures.width / 4
            count: root.imports.notTaken
            label: qsTr("not taken", "conversations that are empty or in the trash")
            tint: Theme.inkFaint
        }
    }
    Text {
        objectName: "reportFacts"
        visible: text.length > 0
        width: parent.width
        text: root.imports.facts
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 1.2
        font.pixelSize: Theme.textNormal
        color: Theme.inkSoft
    }
    Column {
        visible: root.imports.leftOut.total > 0
        width: parent.width
        AbstractButton {
            id: disclosure
            objectName: "leftOutButton"
            anchors.left: parent.left
            text: qsTr("What is left out, and why (%1)", "%1 is a number").arg(root.imports.leftOut.total)
            implicitHeight: Theme.controlHeight
            focusPolicy: Qt.TabFocus
            Accessible.name: text
            Accessible.onPressAction: if (disclosure.enabled) disclosure.clicked()
            onClicked: root.areReasonsShown = !root.areReasonsShown
            contentItem: Row {
                spacing: Theme.small
                Glyph {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.areReasonsShown ? "chevron-down" : "chevron-right"
                    size: 14
                }
                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    text: disclosure.text
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textNormal
                    color: disclosure.hovered ? Theme.ink : Theme.inkSoft
                }
            }
            background: Item { FocusRing { shown: disclosure.visualFocus } }
        }
        Repeater {
            model: root.areReasonsShown ? root.imports.leftOut : null
            LeftOutRow { width: root.width }
        }
    }
}
