// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The tokens of an answer as flowing text. The mouse or the arrow keys choose one, of which a card tells more; a click,
// Enter or Space holds it. Only the lines in sight have items.
Item {
    id: root

    required property ExpertTrace experts
    readonly property TokenLines lines: experts.lines
    readonly property TracedToken token: experts.token
    readonly property int least: Math.round(170 * Math.max(1, Theme.fontScale)) ///< height that it should have
    readonly property int roomy: Math.round(240 * Math.max(1, Theme.fontScale)) ///< height from which on cards are whole

    function pointAt(x: real, y: real): int {
        return root.lines.tokenAt(list.indexAt(1, list.contentY + y), x);
    }
    /// By keys; the first one goes to what is in sight.
    function move(to: int): void {
        root.goTo(root.token.token < 0 ? root.lines.firstTokenOf(list.indexAt(1, list.contentY + 2)) : to);
    }
    function goTo(to: int): void {
        root.token.move(to);
        list.isFollowing = false;
        if (root.lines.markedLine >= 0)
            list.positionViewAtIndex(root.lines.markedLine, ListView.Contain);
    }

    Binding {
        target: root.lines
        property: "width"
        value: list.width
    }
    Binding {
        target: root.lines
        property: "fontFamily"
        value: Theme.monoFont
    }
    Binding {
        target: root.lines
        property: "pixelSize"
        value: Theme.textCode
    }
    Connections {
        target: root.lines
        function onAboutToWrap() { list.keptToken = root.lines.firstTokenOf(list.indexAt(1, list.contentY + 2)) }
        function onWrapped() {
            if (list.isFollowing)
                list.positionViewAtEnd();
            else if (list.keptToken >= 0)
                list.positionViewAtIndex(root.lines.lineOf(list.keptToken), ListView.Beginning);
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Text {
        id: heading
        x: Theme.large
        y: Theme.small
        width: parent.width - 2 * Theme.large
        text: root.experts.listRemark.length > 0 ? root.experts.listRemark
                                                 : qsTr("Tokens – the less likely, the stronger their colour",
                                                        "above a text whose words have coloured grounds")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall
        color: Theme.inkSoft
    }
    ListView {
        id: list
        objectName: "tokenStrip"
        property bool isFollowing: true ///< the end, while tokens come
        property int keptToken: -1      ///< at the upper edge, while lines are wrapped again
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        anchors.top: heading.bottom
        anchors.topMargin: Theme.tiny
        anchors.bottom: parent.bottom
        x: Theme.large
        width: parent.width - 2 * Theme.large
        clip: true
        model: root.lines
        activeFocusOnTab: true
        keyNavigationEnabled: false
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: Theme.small
        ScrollBar.vertical: SlimScrollBar {
            id: bar
            parent: list.parent
            x: list.x + list.width + 2
            y: list.y
            height: list.height
        }
        Accessible.role: Accessible.List
        Accessible.focusable: true
        Accessible.name: root.token.token >= 0 ? root.token.sentence
                                               : qsTr("Tokens of the answer", "a list to go through by arrow keys")
        delegate: TokenLine {
            required property string words
            required firstToken
            required tokenCount
            required mark
            width: list.width
            height: root.lines.lineHeight
            lines: root.lines
            ink: Theme.ink
            doubt: Theme.doubt
            rule: Theme.lineStrong
            markRing: root.token.isHeld ? Theme.focus : Theme.inkFaint
            Accessible.role: Accessible.ListItem
            Accessible.name: words
        }
        onContentYChanged: {
            if (moving || bar.pressed)
                isFollowing = atYEnd;
        }
        onCountChanged: {
            if (count === 0)
                isFollowing = true;
            else if (isFollowing && root.token.token < 0)
                positionViewAtEnd();
        }
        Keys.onLeftPressed: root.move(root.token.token - 1)
        Keys.onRightPressed: root.move(root.token.token + 1)
        Keys.onUpPressed: root.move(root.lines.tokenBeside(root.token.token, -1))
        Keys.onDownPressed: root.move(root.lines.tokenBeside(root.token.token, 1))
        Keys.onReturnPressed: root.token.hold(root.token.token)
        Keys.onSpacePressed: root.token.hold(root.token.token)
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(list.height / root.lines.lineHeight) - 1);
            if (event.key === Qt.Key_PageUp)
                root.move(root.lines.tokenBeside(root.token.token, -page));
            else if (event.key === Qt.Key_PageDown)
                root.move(root.lines.tokenBeside(root.token.token, page));
            else if (event.key === Qt.Key_Home)
                root.goTo(0);
            else if (event.key === Qt.Key_End)
                root.goTo(root.lines.firstTokenOf(list.count - 1));
            else
                return;
            event.accepted = true;
        }

        HoverHandler {
            id: hover
            onPointChanged: root.token.point(hovered ? root.pointAt(point.position.x, point.position.y) : -1)
            onHoveredChanged: if (!hovered) root.token.point(-1)
        }
        TapHandler {
            onTapped: event => {
                root.token.hold(root.pointAt(event.position.x, event.position.y));
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
        }
    }
    FocusRing {
        anchors.fill: list
        shown: list.activeFocus
        gap: 4
    }
    TokenCard { // below its token, or above it, where it may cover the legend of the map
        token: root.token
        readonly property real tokenTop: list.y + Math.max(0, Math.min(list.height - root.lines.lineHeight,
            root.lines.markedLine * root.lines.lineHeight - list.contentY)) // at the edge when it is out of sight
        readonly property real below: tokenTop + root.lines.lineHeight + Theme.tiny
        readonly property real above: tokenTop - height - Theme.tiny
        visible: root.token.token >= 0
        mostRows: root.height < root.roomy ? 4 : 8
        x: Math.max(Theme.large, Math.min(list.x + root.lines.markedX, root.width - width - Theme.large))
        y: below + height <= root.height - Theme.small ? below : above
        width: Math.min(Math.round(280 * Math.max(1, Theme.fontScale)), root.width - 2 * Theme.large)
    }
}
