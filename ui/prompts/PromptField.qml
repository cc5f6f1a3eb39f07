// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A variable of a prompt: a field to type in, or a few words to choose from.
Column {
    id: root

    required property int index
    required property string name
    required property string defaultValue
    required property list<string> choices
    required property int chosen
    readonly property bool isChoice: choices.length > 0
    signal said(string value)
    signal chosenIndex(int choice)
    signal done()    ///< Enter
    signal reached() ///< the keyboard is here

    function takeFocus(): void {
        if (root.isChoice)
            choiceButton.forceActiveFocus(Qt.TabFocusReason);
        else
            field.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: 3

    Text {
        width: parent.width
        text: root.name
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkSoft
    }
    TextArea {
        id: field
        objectName: "promptField_" + root.index
        visible: !root.isChoice
        width: parent.width
        leftPadding: 10
        rightPadding: 10
        topPadding: 8
        bottomPadding: 8
        height: Math.min(implicitHeight, 5 * font.pixelSize + 40)
        clip: true
        wrapMode: TextArea.Wrap
        textFormat: TextArea.PlainText
        font.pixelSize: Theme.textNormal
        color: Theme.ink
        selectionColor: Theme.selection
        selectedTextColor: Theme.ink
        selectByMouse: true
        placeholderText: root.defaultValue
        placeholderTextColor: Theme.inkFaint
        Accessible.name: root.name
        Accessible.description: root.defaultValue
        onTextChanged: root.said(text)
        onActiveFocusChanged: if (activeFocus) root.reached()
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onPressed: event => {
            const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
            if (isEnter && event.modifiers === Qt.NoModifier) {
                event.accepted = true;
                root.done();
            }
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: Theme.raised
            border.width: field.activeFocus ? 2 : 1
            border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
        }
    }
    ChoiceButton {
        id: choiceButton
        objectName: "promptChoice_" + root.index
        visible: root.isChoice
        width: parent.width
        name: root.name
        labels: root.choices
        current: root.chosen
        onChosen: index => root.chosenIndex(index)
        onActiveFocusChanged: if (activeFocus) root.reached()
        Keys.onReturnPressed: root.done()
        Keys.onEnterPressed: root.done()
    }
}
