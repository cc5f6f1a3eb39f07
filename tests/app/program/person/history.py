# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the history, read from its file as any other program would read it."""

import os
import sqlite3

QUESTION = 1  # a role
COMPLETE, STREAMING, STOPPED = 0, 1, 2  # states


def _rows(sql, *values):
    path = os.path.join(os.environ["HOME"], ".local/share/conclave/history.sqlite")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def conversations():
    """Those that have not been deleted, the newest first."""
    return _rows("SELECT * FROM conversations WHERE deleted_ms IS NULL ORDER BY id DESC")


def questions():
    return _rows("SELECT * FROM messages WHERE role = ? ORDER BY id", QUESTION)


def answers():
    """With who wrote them, the oldest first."""
    return _rows("SELECT messages.*, answers.model_name FROM messages JOIN answers ON message_id = messages.id "
                 "ORDER BY messages.id")


def votes():
    return _rows("SELECT * FROM councils WHERE voted_ms IS NOT NULL")


def seats():
    return _rows("SELECT * FROM council_seats ORDER BY position")
