// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace conclave;

namespace {

constexpr int kConversionMs = 60'000; // keys are slow to derive, and the machine may be busy

} // namespace

/// The window on a history that is really encrypted.
class EncryptedWindowTest : public QObject {
    Q_OBJECT

  private slots:
    void isReadAgainWithItsPassphraseOnly();

  private:
    QStringList filesWith(const QByteArray& word);
    std::unique_ptr<WindowFixture> m_window;
};

/// Files of the program, the models left out, that have the letters of @p word in UTF-8 or UTF-16.
QStringList EncryptedWindowTest::filesWith(const QByteArray& word) {
    const QString wide = QString::fromLatin1(word);
    const QByteArray utf16(reinterpret_cast<const char*>(wide.utf16()), 2 * wide.size());
    QStringList found;
    QDirIterator files(m_window->file(QString()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (bytes.contains(word) || bytes.contains(utf16))
            found.append(file.fileName());
    }
    return found;
}

void EncryptedWindowTest::isReadAgainWithItsPassphraseOnly() {
    m_window = std::make_unique<WindowFixture>(sampleScript());
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->askAndWait(QStringLiteral("Why is a zebrafinch striped?")));
    m_window->type(QStringLiteral("unsent zebrafinch"));
    const QString item = QStringLiteral("conversationItem_%1").arg(m_window->chat().conversationId());
    QTRY_VERIFY(m_window->find(item));
    QTRY_VERIFY(!filesWith("zebrafinch").isEmpty());

    QVERIFY(m_window->showEndOfSettings());
    QVERIFY(m_window->find(QStringLiteral("encryptionSection")));
    QVERIFY(m_window->click(QStringLiteral("turnOnEncryptionButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("newPassphrase")) &&
                m_window->find(QStringLiteral("newPassphrase"))->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("repeatedPassphrase"))->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->find(QStringLiteral("turnOffEncryptionButton")), kConversionMs);
    QTRY_COMPARE_WITH_TIMEOUT(filesWith("zebrafinch"), QStringList(), kConversionMs);

    m_window->reopen();
    QTRY_VERIFY(m_window->find(QStringLiteral("unlockPage")));
    QVERIFY(!m_window->find(QStringLiteral("sidebar")));
    QTRY_VERIFY(m_window->find(QStringLiteral("passphraseField"))->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbour"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->text(QStringLiteral("passphraseFieldRemark")).isEmpty(),
                             kConversionMs);
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->find(QStringLiteral("unlockPage")), kConversionMs);
    QTRY_VERIFY(m_window->find(item));

    m_window->context().search()->setText(QStringLiteral("zebraf"));
    QTRY_COMPARE(m_window->context().search()->count(), 2); // the title and the question
    m_window->context().search()->setText(QString());
    QVERIFY(m_window->click(item));
    QTRY_COMPARE(m_window->chat().draft(), QStringLiteral("unsent zebrafinch"));
    QCOMPARE(filesWith("zebrafinch"), QStringList());
    QCOMPARE(m_window->warnings(), QStringList());
}

QTEST_MAIN(EncryptedWindowTest)
#include "tst_encrypted_window.moc"
