// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Dialogs

// Asks where something is saved. (Qt's own dialog says "Open" on its button, whatever the mode.)
FileDialog {
    fileMode: FileDialog.SaveFile
    acceptLabel: qsTr("Save", "button of a save dialog")
}
