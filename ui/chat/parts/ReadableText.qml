// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Text of a transcript that can be selected. PlainText unless the text was made by parseMarkdown(); see facts in
// ui/README.md on why no other text may be RichText.
TextEdit {
    id: root

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

    HoverHandler {
        cursorShape: root.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
}
