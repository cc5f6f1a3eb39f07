// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// How hard a new passphrase is to guess, in four bars and in words.
Column {
    id: root

    required property EncryptionModel encryption
    required property string passphrase
    readonly property int strength: encryption.strength(passphrase)
    readonly property bool isEmpty: passphrase.length === 0
    readonly property color tone: strength <= 1 ? Theme.danger : strength === 2 ? Theme.brass : Theme.accent

    spacing: 6
    Accessible.role: Accessible.Indicator
    Accessible.name: words.text

    Row {
        id: bars
        anchors.left: parent.left
        spacing: 4
        Repeater {
            model: 4
            Rectangle {
                required property int index
                width: Math.floor((root.width - 3 * bars.spacing) / 4)
                height: 4
                radius: 2
                color: !root.isEmpty && index < Math.max(1, root.strength) ? root.tone : Theme.lineStrong
            }
        }
    }
    Text {
        id: words
        objectName: "strengthText"
        width: parent.width
        text: root.isEmpty ? qsTr("At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.",
                                  "advice on a passphrase")
                           : root.encryption.strengthInWords(root.passphrase)
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: root.isEmpty ? Theme.inkSoft : root.strength <= 1 ? Theme.danger : Theme.inkSoft
    }
}
