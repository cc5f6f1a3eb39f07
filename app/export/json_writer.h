// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace conclave {

/// Writes indented JSON whose keys stay in the order in which they are written. QJsonDocument sorts them,
/// which puts the format's name in the middle of the file, and rewrites strings that are not valid UTF-16.
///
/// The caller keeps beginnings and ends in pairs, and gives a key before each value in an object.
class JsonWriter {
  public:
    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    void key(QByteArrayView name);

    /// UTF-8; control characters and surrogates without a partner become \u escapes.
    void text(QStringView value);
    void number(qint64 value);
    /// The shortest digits that read back as the same number. What JSON has no word for: null for "not a
    /// number", the texts "Infinity" and "-Infinity".
    void number(double value);
    void boolean(bool value);
    void null();

    /// What was written since the last call; behind the outermost end with a newline.
    QByteArray take();

  private:
    void begin(char bracket);
    void end(char bracket);
    void beforeValue();
    void newLine();

    QByteArray m_out;
    int m_depth = 0;
    bool m_isFirst = true; // nothing is in the current object or array yet
    bool m_afterKey = false;
};

} // namespace conclave
