// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Text of a transcript. What is selected of it is TranscriptView's affair, and shown here. PlainText unless the text was
// made by parseMarkdown(); see facts in ui/README.md on why no other text may be RichText. Text that is being written
// comes as growing and not as text.
TextEdit {
    id: root

    property int selectedFrom: -1   ///< set by TranscriptView, as is selectedTo
    property int selectedTo: -1
    property string marked          ///< words that are looked for: they get a wash
    property int markedIndex: -1    ///< the occurrence that was gone to
    property alias growing: growth.text
    property alias isCode: growth.isCode
    readonly property real markY: marks.currents.length > 0 ? marks.currents[0].y : 0

    readOnly: true
    selectByMouse: false
    activeFocusOnPress: false
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    font.pixelSize: Theme.textReading
    color: Theme.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: formulas.spoken
    Component.onCompleted: growth.begin()
    onWrapModeChanged: growth.redraw()

    GrowingText {
        id: growth
        document: root.textDocument
    }
    SelectionLayer {
        z: -1
        document: root.textDocument
        from: root.selectedFrom
        to: root.selectedTo
        color: Theme.selection
    }
    FormulaLayer {
        id: formulas
        anchors.fill: parent
        document: root.textDocument
        ink: root.color
        serifFont: Theme.serifFont
        monoFont: Theme.monoFont
    }
    WordMarks {
        id: marks
        document: root.textDocument
        words: root.marked
        current: root.markedIndex
    }
    Repeater {
        model: marks.others
        Rectangle {
            required property rect modelData
            x: modelData.x - 1
            y: modelData.y
            z: -1
            width: modelData.width + 2
            height: modelData.height
            radius: 3
            color: Theme.brassWash
        }
    }
    Repeater {
        model: marks.currents
        Rectangle {
            required property rect modelData
            objectName: "goneTo"
            x: modelData.x - 1
            y: modelData.y
            z: -1
            width: modelData.width + 2
            height: modelData.height
            radius: 3
            color: Theme.mark
            border.width: 1 // the ground alone is darker than that of the others in the dark theme
            border.color: Theme.brass
        }
    }
}
