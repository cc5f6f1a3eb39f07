// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Conclave

// The place of the experts: beside the conversation where there is room for both, else over the transcript, with the
// composer left free. What is in it (ExpertView) exists only while it is open.
// No pragma: Bound forbids the Loader (Qt 6.4).
FocusScope {
    id: root

    required property WindowContext context
    required property int available ///< width for the conversation and this
    readonly property ExpertTrace experts: context.experts
    readonly property int narrowest: 300
    readonly property int widest: Math.max(narrowest, available - 400)
    readonly property int suitable: Math.round(384 * Math.min(1.3, Math.max(1, Theme.fontScale)))
    readonly property int wanted: context.settings.expertPanelWidth > 0 ? context.settings.expertPanelWidth : suitable
    readonly property bool isOverlay: available < narrowest + 400
    readonly property int dockedWidth: visible && !isOverlay ? width : 0
    signal closed() ///< while it had the keyboard

    function toggle(): void {
        if (root.experts.isOpen) {
            root.close();
            return;
        }
        root.experts.isOpen = true;
        if (root.isOverlay && view.item)
            (view.item as ExpertView).takeFocus();
    }
    function close(): void {
        const hadFocus = root.activeFocus;
        root.experts.isOpen = false;
        if (hadFocus)
            root.closed();
    }

    objectName: "expertPanel"
    width: isOverlay ? available : Math.min(widest, Math.max(narrowest, wanted))
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
                                                       && (root.isOverlay || root.experts.token.isHeld)
    Keys.onEscapePressed: event => {
        if (root.experts.token.isHeld)
            root.experts.token.release();
        else if (root.isOverlay)
            root.close();
        else
            event.accepted = false;
    }

    Loader {
        id: view
        anchors.fill: parent
        active: root.visible
        sourceComponent: ExpertView {
            experts: root.experts     // qmllint disable unqualified
            isOverlay: root.isOverlay // qmllint disable unqualified
            onClosed: root.close()    // qmllint disable unqualified
        }
    }
    PanelGrip {
        anchors.left: parent.left
        visible: !root.isOverlay && root.widest > root.narrowest
        height: parent.height
        from: root.narrowest
        to: root.widest
        value: root.width
        onMoved: width => root.context.settings.expertPanelWidth = width
    }
}
