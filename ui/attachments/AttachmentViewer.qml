// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// What is attached, as the model sees it: read, searched, copied, saved; of a document that is not sent yet, cut to its
// first pages.
Popup {
    id: root

    required property AttachmentView view

    function markHit(): void {
        if (root.view.hitStart < 0) {
            body.deselect();
            return;
        }
        body.select(root.view.hitStart, root.view.hitStart + root.view.hitLength);
        const line = body.positionToRectangle(root.view.hitStart);
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, line.y - flick.height / 3));
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(Math.round(860 * Math.min(1.4, Math.max(1, Theme.fontScale))), parent.width - 2 * Theme.large)
                  : 600
    height: parent ? parent.height - 2 * Theme.huge : 400
    modal: true
    focus: true
    padding: 0
    closePolicy: Popup.NoAutoClose
    visible: root.view.isOpen
    onOpened: findField.forceActiveFocus(Qt.OtherFocusReason)
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle {
        objectName: "attachmentViewer"
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.line
    }
    PopupName { popup: root; name: root.view.name }

    Connections {
        target: root.view
        function onPartChanged() { flick.contentY = 0 }
        function onHitChanged() { root.markHit() }
        function onShown() { findField.clear() }
    }

    // qmllint disable deferred-property-id
    contentItem: FocusScope {
        focus: true
        Keys.onEscapePressed: root.view.close()
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Find)) {
                findField.forceActiveFocus(Qt.ShortcutFocusReason);
                findField.selectAll();
                event.accepted = true;
            }
        }
        Item {
            id: header
            width: parent.width
            height: Theme.headerHeight
            Glyph {
                id: icon
                anchors.left: parent.left
                anchors.leftMargin: Theme.huge
                anchors.verticalCenter: parent.verticalCenter
                name: "file"
                size: 20
            }
            Text {
                id: nameText
                objectName: "attachmentName"
                anchors.left: icon.right
                anchors.leftMargin: Theme.small
                anchors.right: copyButton.left
                anchors.rightMargin: Theme.small
                anchors.bottom: header.verticalCenter
                text: root.view.name
                textFormat: Text.PlainText
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textTitle
                font.weight: Font.DemiBold
                color: Theme.ink
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                anchors.left: nameText.left
                anchors.right: nameText.right
                anchors.top: header.verticalCenter
                anchors.topMargin: 2
                text: root.view.facts
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
            }
            GlyphButton {
                id: copyButton
                objectName: "copyAttachmentButton"
                anchors.right: saveButton.left
                anchors.verticalCenter: parent.verticalCenter
                glyph: "copy"
                text: qsTr("Copy all of the text", "of a file that is attached")
                onClicked: root.view.copy()
            }
            GlyphButton {
                id: saveButton
                objectName: "saveAttachmentButton"
                anchors.right: closeButton.left
                anchors.verticalCenter: parent.verticalCenter
                glyph: "export"
                text: qsTr("Save the text as…", "of a file that is attached; opens a dialog")
                onClicked: {
                    saveDialog.currentFile = root.view.suggestedFile;
                    saveDialog.open();
                }
            }
            GlyphButton {
                id: closeButton
                objectName: "closeAttachmentButton"
                anchors.right: parent.right
                anchors.rightMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                glyph: "close"
                text: qsTr("Close", "what shows a file that is attached")
                shortcut: qsTr("Esc", "key")
                onClicked: root.view.close()
            }
        }
        Row {
            id: findRow
            anchors.top: header.bottom
            x: Theme.huge
            width: parent.width - 2 * Theme.huge
            spacing: Theme.tiny
            InputField {
                id: findField
                objectName: "attachmentFindField"
                width: Math.min(320 * Math.max(1, Theme.fontScale),
                                parent.width - hits.width - 2 * previousButton.width - 3 * parent.spacing)
                placeholderText: qsTr("Find in this text", "in the empty field")
                Accessible.name: qsTr("Find in this text", "accessible name")
                onTextChanged: root.view.find(text)
                Keys.onReturnPressed: event => root.view.step(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onEscapePressed: root.view.close()
            }
            GlyphButton {
                id: previousButton
                anchors.verticalCenter: findField.verticalCenter
                glyph: "chevron-up"
                glyphSize: 16
                enabled: root.view.hitCount > 0
                text: qsTr("Previous", "place where the words were found")
                onClicked: root.view.step(-1)
            }
            GlyphButton {
                anchors.verticalCenter: findField.verticalCenter
                glyph: "chevron-down"
                glyphSize: 16
                enabled: root.view.hitCount > 0
                text: qsTr("Next", "place where the words were found")
                onClicked: root.view.step(1)
            }
            Text {
                id: hits
                objectName: "attachmentHits"
                anchors.verticalCenter: findField.verticalCenter
                width: Math.max(implicitWidth, 70)
                text: findField.text.length === 0 ? ""
                      : root.view.hitCount === 0 ? qsTr("none", "no word was found")
                      : qsTr("%1 of %2", "which of how many found words").arg(root.view.hit).arg(root.view.hitCount)
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall
                color: root.view.hitCount === 0 ? Theme.danger : Theme.inkSoft
            }
        }
        Text {
            id: noteText
            anchors.top: findRow.bottom
            anchors.topMargin: visible ? Theme.small : 0
            x: Theme.huge
            width: parent.width - 2 * Theme.huge
            height: visible ? implicitHeight : 0
            visible: text.length > 0
            text: root.view.note
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall
            color: Theme.brass
        }
        Rectangle {
            id: paper
            anchors.top: noteText.bottom
            anchors.topMargin: Theme.small
            anchors.bottom: foot.top
            width: parent.width
            color: Theme.codeSurface
            Flickable {
                id: flick
                anchors.fill: parent
                contentHeight: body.height
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                ScrollBar.vertical: SlimScrollBar {}
                TextEdit {
                    id: body
                    objectName: "attachmentText"
                    width: flick.width
                    padding: Theme.large
                    leftPadding: Theme.huge
                    rightPadding: Theme.huge
                    readOnly: true
                    selectByMouse: true
                    persistentSelection: true
                    activeFocusOnTab: true
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    text: root.view.partText
                    font.family: Theme.monoFont
                    font.pixelSize: Theme.textCode
                    color: Theme.ink
                    selectionColor: Theme.selection
                    selectedTextColor: Theme.ink
                    Accessible.name: qsTr("What the model sees of %1", "a file").arg(root.view.name)
                    Keys.onPressed: event => {
                        const page = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0;
                        if (page === 0)
                            return;
                        flick.contentY = Math.max(0, Math.min(Math.max(0, flick.contentHeight - flick.height),
                                                              flick.contentY + page * (flick.height - 40)));
                        event.accepted = true;
                    }
                    FocusRing { shown: body.activeFocus; gap: -4 }
                }
            }
        }
        Flow {
            id: foot
            anchors.bottom: parent.bottom
            x: Theme.huge
            width: parent.width - 2 * Theme.huge
            spacing: Theme.small
            topPadding: visibleChildren.length > 0 ? Theme.small : 0
            bottomPadding: visibleChildren.length > 0 ? Theme.medium : Theme.large
            Row {
                visible: root.view.partCount > 1
                spacing: Theme.tiny
                GlyphButton {
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "chevron-left"
                    enabled: root.view.part > 0
                    text: qsTr("Part before", "of a long text that is shown part by part")
                    onClicked: root.view.showPart(root.view.part - 1)
                }
                Text {
                    objectName: "attachmentPart"
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Part %1 of %2", "of a long text that is shown part by part").arg(root.view.part + 1)
                          .arg(root.view.partCount)
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textSmall
                    color: Theme.inkSoft
                }
                GlyphButton {
                    objectName: "nextPartButton"
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "chevron-right"
                    enabled: root.view.part + 1 < root.view.partCount
                    text: qsTr("Part after", "of a long text that is shown part by part")
                    onClicked: root.view.showPart(root.view.part + 1)
                }
            }
            Row {
                visible: root.view.pageCount > 1
                spacing: Theme.small
                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Only the first pages:", "before a number of pages to be attached")
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textSmall
                    color: Theme.inkSoft
                }
                InputField {
                    id: pagesField
                    objectName: "pagesField"
                    readonly property int pages: acceptableInput ? Number(text) : 0
                    anchors.verticalCenter: parent.verticalCenter
                    width: 64 * Math.max(1, Theme.fontScale)
                    inputMethodHints: Qt.ImhDigitsOnly
                    validator: IntValidator { bottom: 1; top: Math.max(1, root.view.pageCount - 1) }
                    Accessible.name: qsTr("How many of the first pages are attached", "accessible name")
                    Keys.onReturnPressed: keepButton.clicked()
                    Keys.onEscapePressed: root.view.close()
                }
                ActionButton {
                    id: keepButton
                    objectName: "keepPagesButton"
                    anchors.verticalCenter: parent.verticalCenter
                    kind: ActionButton.Outlined
                    enabled: pagesField.pages > 0
                    text: qsTr("Attach only these", "the first pages of a document")
                    onClicked: if (pagesField.pages > 0) root.view.keepPages(pagesField.pages)
                }
            }
        }
    }

    SaveFileDialog {
        id: saveDialog
        title: qsTr("Save the text", "title of a save dialog")
        onAccepted: root.view.save(selectedFile)
    }
}
