// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Carries out one command of the table (command_table.cpp), by its keys or when the registry is told to.
Shortcut {
    id: root

    required property string command
    property bool canBeDone: true
    /// False: someone else listens for its keys, and this only carries it out.
    property bool hasKeys: true

    sequences: Commands.keys(root.command)
    enabled: root.canBeDone && root.hasKeys
}
