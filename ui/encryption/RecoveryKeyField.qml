// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// Where a recovery key is typed or pasted: several lines of letters, in which Enter means "go on".
FocusScope {
    id: root

    property alias text: input.text
    property alias readOnly: input.readOnly
    property string problem
    signal entered()
    signal edited()

    function clear(): void {
        input.clear();
    }
    function takeFocus(): void {
        input.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitHeight: box.height + (problemText.visible ? problemText.implicitHeight + 6 : 0)

    ScrollView {
        id: box
        Accessible.ignored: true
        width: parent.width
        height: Math.round(96 * Math.max(1, Theme.fontScale))
        TextArea {
            id: input
            objectName: "recoveryKeyField"
            focus: true
            padding: 10
            wrapMode: TextArea.Wrap
            textFormat: TextArea.PlainText
            font.family: Theme.monoFont
            font.pixelSize: Theme.textCode
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            selectByMouse: true
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            placeholderText: qsTr("Groups of letters and digits", "in the empty field of a recovery key")
            placeholderTextColor: Theme.inkFaint
            Accessible.name: qsTr("Recovery key", "accessible name")
            Accessible.description: root.problem
            onTextChanged: root.edited()
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onReturnPressed: root.entered()
            Keys.onEnterPressed: root.entered()
            background: Rectangle {
                radius: Theme.radiusSmall
                color: Theme.raised
                border.width: input.activeFocus ? 2 : 1
                border.color: root.problem.length > 0 && input.text.length > 0 ? Theme.danger : input.activeFocus ? Theme.focus : Theme.lineStrong
            }
        }
    }
    Text {
        id: problemText
        objectName: "recoveryKeyFieldRemark"
        visible: root.problem.length > 0
        anchors.top: box.bottom
        anchors.topMargin: 6
        width: parent.width
        text: root.problem
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
