// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Text of a transcript that can be selected. PlainText unless the text was made by parseMarkdown(); see facts in
// ui/README.md on why no other text may be RichText.
TextEdit {
    id: root

    property string marked          ///< words that are looked for: they get a wash
    property int markedIndex: -1    ///< the occurrence that was gone to
    readonly property real markY: marks.currents.length > 0 ? marks.currents[0].y : 0

    signal linkChosen(string link)

    readOnly: true
    selectByMouse: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    font.pixelSize: Theme.textReading
    color: Theme.ink
    selectionColor: Theme.selection
    selectedTextColor: Theme.ink
    onLinkActivated: link => root.linkChosen(link)
    Accessible.role: Accessible.StaticText
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Copy))
            event.accepted = formulas.copy(root.selectionStart, root.selectionEnd);
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
        }
    }
    HoverHandler {
        cursorShape: root.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
}
