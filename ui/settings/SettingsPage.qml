// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Everything that can be set. Changes work at once and are kept.
Item {
    id: root

    required property WindowContext context
    property int leftInset: 0 ///< room for the menu button of a narrow window
    readonly property AppSettings settings: context.settings
    signal closed()

    // Every group and every setting, for the palette.
    property list<Item> places
    property list<string> placeNames

    function readPlaces(): void {
        root.places = [];
        root.placeNames = [];
        root.collect(column);
    }
    function collect(item: Item): void {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            const title = child as SectionTitle;
            const row = child as SettingRow;
            const name = title ? title.text : row ? row.title : "";
            if (name.length > 0) {
                root.places.push(child);
                root.placeNames.push(name);
            } else {
                root.collect(child);
            }
        }
    }
    /// Scrolls to one of places and gives the keyboard to its control.
    function goTo(place: int): void {
        const item = root.places[place];
        const y = item.mapToItem(column, 0, 0).y;
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, y - Theme.large));
        const control = item.nextItemInFocusChain(true);
        if (control)
            control.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "settingsPage"
    onVisibleChanged: if (visible) backButton.forceActiveFocus(Qt.OtherFocusReason)

    Item {
        id: header
        width: parent.width
        height: Theme.headerHeight
        GlyphButton {
            id: backButton
            objectName: "settingsBackButton"
            anchors.left: parent.left
            anchors.leftMargin: Theme.large + root.leftInset
            anchors.verticalCenter: parent.verticalCenter
            glyph: "back"
            text: qsTr("Back to the conversation", "leaves the settings")
            shortcut: Commands.keyText("stop")
            onClicked: root.closed()
        }
        Text {
            anchors.left: backButton.right
            anchors.leftMargin: Theme.small
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Settings", "title of the page")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
            visible: flick.contentY > 0
        }
    }
    Flickable {
        id: flick
        objectName: "settingsFlick"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentWidth: width
        contentHeight: column.implicitHeight + 2 * Theme.huge
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: SlimScrollBar {}
        FocusFollower { page: flick }

        Column {
            id: column
            x: (flick.width - width) / 2
            width: Math.min(Theme.readingWidth, flick.width - 2 * Theme.huge)

            SectionTitle { text: qsTr("Looks", "group of settings"); topPadding: 0 }
            SettingRow {
                title: qsTr("Theme", "setting")
                explanation: qsTr("“System” follows your desktop.", "explains the theme setting")
                SegmentedChoice {
                    objectName: "themeChoice"
                    anchors.right: parent.right
                    name: qsTr("Theme", "accessible name")
                    labels: [qsTr("System", "theme"), qsTr("Light", "theme"), qsTr("Dark", "theme")]
                    current: root.settings.appearance
                    onChosen: index => root.settings.appearance = index
                }
            }
            SettingRow {
                title: qsTr("Accent colour", "setting")
                explanation: qsTr("Of buttons, links and what is chosen.", "explains the accent setting")
                AccentChoice {
                    anchors.right: parent.right
                    current: root.settings.accent
                    onChosen: index => root.settings.accent = index
                }
            }
            SettingRow {
                title: qsTr("Language", "setting")
                explanation: qsTr("Of the window. Models answer in the language of the question.",
                                  "explains the language setting")
                ChoiceButton {
                    objectName: "languageChoice"
                    anchors.right: parent.right
                    width: 200
                    name: qsTr("Language", "accessible name")
                    labels: [...root.context.language.names]
                    current: root.context.language.current
                    onChosen: index => root.context.language.choose(index)
                }
            }
            NumberSetting {
                title: qsTr("Text size", "setting")
                explanation: qsTr("In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.",
                                  "explains the text size setting; %1 and %2 are keys")
                             .arg(Commands.keyText("zoomIn")).arg(Commands.keyText("zoomOut"))
                sliderName: "fontSlider"
                from: 80
                to: 200
                stepSize: 10
                decimals: 0
                value: root.settings.fontPercent
                onChanged: value => root.settings.fontPercent = value
            }
            SettingRow {
                title: qsTr("Reduce motion", "setting")
                explanation: qsTr("Things are where they belong at once, without moving there. "
                                  + "“System” follows your desktop.", "explains the motion setting")
                SegmentedChoice {
                    objectName: "motionChoice"
                    anchors.right: parent.right
                    name: qsTr("Reduce motion", "accessible name")
                    namePrefix: "motion_"
                    labels: [qsTr("System", "reduce motion: as the desktop says"), qsTr("On", "reduce motion"),
                             qsTr("Off", "reduce motion")]
                    current: root.settings.motion
                    onChosen: index => root.settings.motion = index
                }
            }

            SectionTitle { text: qsTr("Instructions", "group of settings") }
            Text {
                width: parent.width
                bottomPadding: Theme.small
                text: qsTr("Told to the model before every conversation: who it is, how it should answer. Empty: nothing.",
                           "explains the system prompt")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: Theme.inkSoft
            }
            ScrollView {
                Accessible.ignored: true
                width: parent.width
                height: Math.round(116 * Math.max(1, Theme.fontScale))
                TextArea {
                    id: prompt
                    objectName: "systemPromptField"
                    wrapMode: TextArea.Wrap
                    textFormat: TextArea.PlainText
                    padding: 12
                    font.pixelSize: Theme.textNormal
                    color: Theme.ink
                    selectionColor: Theme.selection
                    selectedTextColor: Theme.ink
                    selectByMouse: true
                    placeholderText: qsTr("For example: Answer briefly and in plain words.", "in the empty field")
                    placeholderTextColor: Theme.inkFaint
                    Accessible.name: qsTr("Instructions", "accessible name of the system prompt")
                    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    Component.onCompleted: text = root.settings.systemPrompt
                    onTextChanged: root.settings.systemPrompt = text
                    property string before
                    onActiveFocusChanged: {
                        if (activeFocus)
                            before = root.settings.systemPrompt;
                        else
                            root.context.settingsActs.noteInstructions(before);
                    }
                    Connections {
                        target: root.settings
                        function onSystemPromptChanged() {
                            if (prompt.text !== root.settings.systemPrompt)
                                prompt.text = root.settings.systemPrompt;
                        }
                    }
                    background: Rectangle {
                        radius: Theme.radius
                        color: Theme.raised
                        border.width: prompt.activeFocus ? 2 : 1
                        border.color: prompt.activeFocus ? Theme.focus : Theme.lineStrong
                    }
                }
            }

            SettingRow {
                title: qsTr("Titles by the model", "setting")
                explanation: qsTr("When it is idle, the model gives a new conversation its title. "
                                  + "Off: its first words. Starter models are not asked.", "explains a setting")
                ToggleSwitch {
                    objectName: "titlesSwitch"
                    anchors.right: parent.right
                    text: qsTr("Titles by the model", "accessible name")
                    checked: root.settings.writesTitles
                    onToggled: root.settings.writesTitles = checked
                }
            }

            Item {
                width: parent.width
                height: samplingTitle.implicitHeight
                SectionTitle {
                    id: samplingTitle
                    anchors.left: parent.left
                    width: parent.width - resetButton.width
                    text: qsTr("How answers are chosen", "group of settings")
                }
                ActionButton {
                    id: resetButton
                    objectName: "resetSamplingButton"
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    glyph: "refresh"
                    text: qsTr("Reset", "sets the sampling back to its defaults")
                    enabled: !root.settings.isSamplingDefault
                    onClicked: root.context.settingsActs.resetSampling()
                }
            }
            NumberSetting {
                title: qsTr("Temperature", "sampling setting")
                explanation: qsTr("Higher is livelier, lower is steadier; 0 always takes the likeliest word.",
                                  "explains temperature")
                sliderName: "temperatureSlider"
                from: 0
                to: 2
                value: root.settings.temperature
                onChanged: value => root.settings.temperature = value
            }
            NumberSetting {
                title: qsTr("Top-k", "sampling setting")
                explanation: qsTr("Only this many of the likeliest words are considered.", "explains top-k")
                from: 0
                to: 200
                stepSize: 1
                decimals: 0
                offValue: 0
                offText: qsTr("all", "no limit on the words considered")
                value: root.settings.topK
                onChanged: value => root.settings.topK = value
            }
            NumberSetting {
                title: qsTr("Top-p", "sampling setting")
                explanation: qsTr("Words are considered until their chances add up to this.", "explains top-p")
                from: 0.05
                to: 1
                offValue: 1
                offText: qsTr("off", "this setting has no effect")
                value: root.settings.topP
                onChanged: value => root.settings.topP = value
            }
            NumberSetting {
                title: qsTr("Min-p", "sampling setting")
                explanation: qsTr("Words much less likely than the likeliest are left out.", "explains min-p")
                from: 0
                to: 0.5
                stepSize: 0.01
                offValue: 0
                offText: qsTr("off", "this setting has no effect")
                value: root.settings.minP
                onChanged: value => root.settings.minP = value
            }
            NumberSetting {
                title: qsTr("Repetition penalty", "sampling setting")
                explanation: qsTr("Makes words that have just been used less likely.", "explains the repetition penalty")
                from: 1
                to: 2
                offValue: 1
                offText: qsTr("off", "this setting has no effect")
                value: root.settings.repetitionPenalty
                onChanged: value => root.settings.repetitionPenalty = value
            }
            NumberSetting {
                title: qsTr("Longest answer", "sampling setting")
                explanation: qsTr("In tokens, about three quarters of a word each.", "explains the answer limit")
                from: 0
                to: 8192
                stepSize: 64
                decimals: 0
                offValue: 0
                offText: qsTr("no limit", "on the length of an answer")
                value: root.settings.maxTokens
                onChanged: value => root.settings.maxTokens = value
            }
            SettingRow {
                title: qsTr("Fixed seed", "sampling setting")
                explanation: qsTr("The same question in the same place gets the same answer.", "explains the seed")
                Row {
                    anchors.right: parent.right
                    height: Theme.controlHeight
                    spacing: Theme.medium
                    InputField {
                        objectName: "seedField"
                        width: 120
                        visible: root.settings.isSeedFixed
                        text: root.settings.seed
                        inputMethodHints: Qt.ImhDigitsOnly
                        validator: IntValidator { bottom: 1 }
                        Accessible.name: qsTr("Seed", "accessible name")
                        onEditingFinished: root.settings.seed = parseInt(text)
                    }
                    ToggleSwitch {
                        objectName: "seedSwitch"
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Fixed seed", "accessible name")
                        checked: root.settings.isSeedFixed
                        onToggled: root.settings.isSeedFixed = checked
                    }
                }
            }

            PresetsSection {
                width: parent.width
                presets: root.context.presets
            }
            PromptsSection {
                width: parent.width
                library: root.context.prompts.library
            }
            TransferSection {
                width: parent.width
                transfer: root.context.transfer
            }
            EncryptionSection {
                width: parent.width
                encryption: root.context.encryption
            }
            SectionTitle { text: qsTr("About", "group of settings") }
            SettingRow {
                title: qsTr("History", "where the conversations are kept")
                explanation: root.context.historyPath
                controlWidth: 150
                ActionButton {
                    anchors.right: parent.right
                    kind: ActionButton.Outlined
                    glyph: "folder"
                    text: qsTr("Open folder", "where the history lies")
                    onClicked: root.context.openHistoryFolder()
                }
            }
            SettingRow {
                title: qsTr("Conclave %1", "the program and its version").arg(root.context.version)
                explanation: qsTr("Free software under the GNU General Public License, version 3 or later. "
                                  + "It opens no network connection.", "about the program")
                isWide: false
            }
        }
    }
}
