// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The files that go with a question that is not sent, side by side; what is put into this one comes behind them.
Flow {
    id: root

    required property Attachments attachments
    required property AttachmentList list

    spacing: 6

    Repeater {
        model: root.list
        FileChip {
            id: chip

            required property int index
            required property string name
            required property int phase
            required property string note
            required property string problem
            required property var model ///< facts and progress, which the chip has properties for

            readonly property bool isRead: phase === AttachmentList.Ready

            objectName: "attachmentChip"
            labelName: "attachmentLabel"
            removeName: "removeAttachmentButton"
            widest: Math.min(root.width, isRead ? Math.round(420 * Math.max(1, Theme.fontScale)) : 520 * Theme.fontScale)
            title: name
            facts: phase === AttachmentList.Reading ? qsTr("Reading…", "a file that is attached") : model.facts
            remark: phase === AttachmentList.Failed ? problem : note
            isWrong: phase === AttachmentList.Failed
            progress: phase === AttachmentList.Reading ? model.progress : -1
            canOpen: isRead
            openText: isRead ? qsTr("Show what the model sees", "of a file that is attached") : ""
            spokenText: isWrong ? qsTr("%1 cannot be attached: %2", "a file, and what is wrong with it").arg(name).arg(problem)
                        : isRead ? qsTr("Attached: %1, %2. Show its text", "a file, and how long it is").arg(name).arg(facts)
                        : qsTr("%1 is being read", "a file").arg(name)
            removeText: phase === AttachmentList.Reading ? qsTr("Do not attach %1", "a file that is being read").arg(name)
                                                         : qsTr("Take %1 out", "a file, of the question").arg(name)
            onOpened: root.attachments.show(root.list, chip.index)
            onRemoved: root.list.remove(chip.index)
        }
    }
}
