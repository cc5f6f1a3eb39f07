// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_key.h"

#include <QCryptographicHash>

#include <array>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace conclave {

namespace {

// Crockford's base 32 (https://www.crockford.com/base32.html): no letters that are taken for digits.
constexpr char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kCheckBytes = 4;
constexpr int kGroup = 4; // letters between two spaces

QByteArray randomBytes(int count) {
    QByteArray bytes(count, Qt::Uninitialized);
    // Fails only when the system has no source of random numbers at all; a weak key would be worse than none.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) != 1)
        qFatal("no random numbers");
    return bytes;
}

QByteArray checkOf(const QByteArray& keyAndSalt) {
    return QCryptographicHash::hash(keyAndSalt, QCryptographicHash::Sha256).left(kCheckBytes);
}

QByteArray lettersOf(const QByteArray& bytes) {
    QByteArray letters;
    unsigned bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(byte);
        for (count += 8; count >= 5; count -= 5)
            letters += kLetters[bits >> (count - 5) & 31];
    }
    if (count > 0)
        letters += kLetters[bits << (5 - count) & 31];
    return letters;
}

/// -1: no letter of ours.
int valueOf(QChar letter) {
    const char c = letter.toUpper().toLatin1();
    if (c == 'O')
        return 0;
    if (c == 'I' || c == 'L')
        return 1;
    for (int i = 0; i < 32; ++i)
        if (kLetters[i] == c)
            return i;
    return -1;
}

} // namespace

HistoryKey HistoryKey::fromPassphrase(const QString& passphrase, const QByteArray& salt, int iterations) {
    // One form of what keyboards make in two: ä as a letter, or as a with a mark.
    const QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray key(kKeyBytes, '\0');
    PKCS5_PBKDF2_HMAC(text.constData(), int(text.size()),
                      reinterpret_cast<const unsigned char*>(salt.constData()), int(salt.size()), iterations,
                      EVP_sha1(), kKeyBytes, reinterpret_cast<unsigned char*>(key.data()));
    return {key, salt};
}

HistoryKey HistoryKey::random() {
    return {randomBytes(kKeyBytes), newSalt()};
}

QByteArray HistoryKey::newSalt() {
    return randomBytes(kSaltBytes);
}

std::optional<HistoryKey> HistoryKey::fromRecoveryText(const QString& text) {
    constexpr int kBytes = kKeyBytes + kSaltBytes + kCheckBytes;
    QByteArray bytes;
    unsigned bits = 0;
    int count = 0;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter == u'-')
            continue;
        const int value = valueOf(letter);
        if (value < 0 || bytes.size() >= kBytes)
            return std::nullopt;
        bits = bits << 5 | unsigned(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    if (bytes.size() != kBytes)
        return std::nullopt;
    const QByteArray keyAndSalt = bytes.left(kKeyBytes + kSaltBytes);
    if (checkOf(keyAndSalt) != bytes.right(kCheckBytes))
        return std::nullopt;
    return HistoryKey(keyAndSalt.left(kKeyBytes), keyAndSalt.right(kSaltBytes));
}

QString HistoryKey::recoveryText() const {
    const QByteArray keyAndSalt = m_key + m_salt;
    const QByteArray letters = lettersOf(keyAndSalt + checkOf(keyAndSalt));
    QString text;
    for (qsizetype i = 0; i < letters.size(); i += kGroup)
        text += (i == 0 ? QString() : QStringLiteral(" ")) + QString::fromLatin1(letters.mid(i, kGroup));
    return text;
}

} // namespace conclave
