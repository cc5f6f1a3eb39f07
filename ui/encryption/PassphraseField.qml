// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A passphrase: hidden until the eye is chosen, and below it what is wrong with it, or that Caps Lock is on.
FocusScope {
    id: root

    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias readOnly: input.readOnly
    required property string name      ///< accessible name
    property string fieldName          ///< object name of the field
    property string problem
    property bool isCapsLockOn: false  ///< as the last letter told
    readonly property string remark: problem.length > 0 ? problem
                                     : isCapsLockOn && input.activeFocus
                                       ? qsTr("Caps Lock is on.", "below a passphrase") : ""
    signal entered()
    signal edited()

    function clear(): void {
        input.clear();
        eye.isOpen = false;
        root.isCapsLockOn = false;
    }
    function takeFocus(): void {
        input.forceActiveFocus(Qt.OtherFocusReason);
    }
    function selectAll(): void {
        input.selectAll();
    }

    implicitHeight: input.implicitHeight + (remarkText.visible ? remarkText.implicitHeight + 6 : 0)

    InputField {
        id: input
        objectName: root.fieldName
        width: parent.width
        focus: true
        trailing: 10 + eye.width
        echoMode: eye.isOpen ? TextInput.Normal : TextInput.Password
        inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        isInvalid: root.problem.length > 0
        Accessible.name: root.name
        // Qt 6.4 tells nobody the name of a field with a password, and everybody its description.
        Accessible.description: root.remark.length > 0 ? root.name + ". " + root.remark : root.name
        onTextEdited: root.edited()
        Keys.onReturnPressed: root.entered()
        Keys.onEnterPressed: root.entered()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_CapsLock) {
                root.isCapsLockOn = false; // the next letter tells
            } else if (event.text.length === 1 && event.text.toLowerCase() !== event.text.toUpperCase()) {
                const isUpper = event.text === event.text.toUpperCase();
                root.isCapsLockOn = isUpper !== ((event.modifiers & Qt.ShiftModifier) !== 0);
            }
            event.accepted = false;
        }
        GlyphButton {
            id: eye
            property bool isOpen: false
            objectName: root.fieldName + "Eye"
            anchors.right: parent.right
            anchors.rightMargin: 3
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: 30
            glyph: isOpen ? "eye-off" : "eye"
            text: isOpen ? qsTr("Hide the passphrase", "button") : qsTr("Show the passphrase", "button")
            onClicked: {
                eye.isOpen = !eye.isOpen;
                root.takeFocus();
            }
        }
    }
    Text {
        id: remarkText
        objectName: root.fieldName + "Remark"
        visible: root.remark.length > 0
        anchors.top: input.bottom
        anchors.topMargin: 6
        width: parent.width
        text: root.remark
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: root.problem.length > 0 ? Theme.danger : Theme.brass
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
