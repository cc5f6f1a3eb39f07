// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Who is asked, and whether names stay hidden until the vote.
Popup {
    id: root

    required property CouncilChoice choice
    readonly property real roomAbove: parent ? parent.Window.height - 120 : 600

    objectName: "councilPopup"
    width: Math.min(Math.round(400 * Math.min(1.3, Math.max(1, Theme.fontScale))),
                    parent ? parent.Window.width - 32 : 400)
    height: Math.min(column.implicitHeight + topPadding + bottomPadding, roomAbove)
    padding: 0
    margins: 8
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    onOpened: {
        const first = models.itemAt(0) as Item;
        if (first)
            first.forceActiveFocus(Qt.PopupFocusReason);
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: 1
        border.color: Theme.lineStrong
    }
    PopupName { popup: root; name: qsTr("Ask a council of models", "a list at the composer") }

    // qmllint disable deferred-property-id
    contentItem: Flickable {
        id: flick
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        FocusFollower { page: flick }

        Column {
            id: column
            width: parent.width
            topPadding: Theme.large
            bottomPadding: Theme.large
            spacing: Theme.small

            Text {
                x: Theme.large
                width: column.width - 2 * Theme.large
                text: qsTr("Ask the council", "heading of a list of models")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.family: Theme.serifFont
                font.pixelSize: Math.round(19 * Theme.fontScale)
                color: Theme.ink
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                x: Theme.large
                width: column.width - 2 * Theme.large
                bottomPadding: Theme.tiny
                text: qsTr("Two to four models get the same question, one after another on this computer. "
                           + "You compare their answers side by side.", "explains the council")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: Theme.inkSoft
            }
            Column {
                x: Theme.small
                width: column.width - 2 * Theme.small
                spacing: 2
                Repeater {
                    id: models
                    model: root.choice
                    CouncilModelItem {
                        width: parent ? (parent as Item).width : 0
                        onClicked: root.choice.toggle(index)
                        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                        Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    }
                }
            }
            Rectangle {
                x: Theme.large
                width: column.width - 2 * Theme.large
                height: 1
                color: Theme.line
            }
            SwitchRow {
                x: Theme.large
                width: column.width - 2 * Theme.large
                text: qsTr("Blind vote", "switch of the council")
                explanation: qsTr("You do not see who wrote what until you have said which answer is better.",
                                  "explains the blind vote")
                switchName: "blindSwitch"
                checked: root.choice.isBlind
                onToggled: isOn => root.choice.isBlind = isOn
            }
            SwitchRow {
                x: Theme.large
                width: column.width - 2 * Theme.large
                text: qsTr("Load my model again right afterwards", "switch of the council")
                explanation: qsTr("Otherwise that waits until you ask it something.",
                                  "explains when the model that is chosen comes back after a council")
                switchName: "returningSwitch"
                checked: root.choice.isReturning
                onToggled: isOn => root.choice.isReturning = isOn
            }
            Text {
                objectName: "councilHint"
                x: Theme.large
                width: column.width - 2 * Theme.large
                visible: !root.choice.isEnough
                text: models.count < 2
                      ? qsTr("A council needs two models. Open another model file first, in the list at the top.",
                             "when only one model is known")
                      : qsTr("Choose at least two models.", "below the list of models")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: Theme.brass
            }
            Flow {
                x: Theme.large
                width: column.width - 2 * Theme.large
                topPadding: Theme.tiny
                spacing: Theme.small
                layoutDirection: Qt.RightToLeft
                ActionButton {
                    objectName: "councilOnButton"
                    kind: ActionButton.Primary
                    enabled: root.choice.isEnough
                    text: root.choice.isOn ? qsTr("Done", "closes the list of models")
                                           : qsTr("Put questions to them", "to the models that were chosen")
                    onClicked: {
                        root.choice.isOn = true;
                        root.close();
                    }
                }
                ActionButton {
                    objectName: "councilOffButton"
                    visible: root.choice.isOn
                    text: qsTr("Ask one model again", "switches the council off")
                    onClicked: {
                        root.choice.isOn = false;
                        root.close();
                    }
                }
            }
        }
    }
}
