// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The seed of one conversation: fixed, or another one for each answer.
Column {
    id: root

    required property ConversationSettings conversation

    spacing: Theme.tiny

    SwitchRow {
        width: parent.width
        switchName: "ownSeedSwitch"
        text: qsTr("Fixed seed", "sampling setting")
        explanation: qsTr("The same question in the same place gets the same answer.", "explains the seed")
        checked: root.conversation.isSeedFixed
        onToggled: checked => root.conversation.isSeedFixed = checked
    }
    InputField {
        objectName: "ownSeedField"
        visible: root.conversation.isSeedFixed
        width: Math.min(220, parent.width)
        text: root.conversation.seed
        inputMethodHints: Qt.ImhDigitsOnly
        validator: RegularExpressionValidator { regularExpression: /[1-9][0-9]{0,18}/ }
        Accessible.name: qsTr("Seed", "accessible name")
        onEditingFinished: root.conversation.seed = text
    }
    SettingsNote {
        objectName: "ownSeedNote"
        width: parent.width
        name: qsTr("Fixed seed", "sampling setting")
        isOwn: root.conversation.hasOwnSeed
        settingsText: root.conversation.settingsSeed.length > 0 ? root.conversation.settingsSeed
                                                                : qsTr("not fixed", "the seed in the settings")
        onInheritWanted: root.conversation.inheritSeed()
    }
}
