// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/limits.h"
#include "tests/ui/window_test.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

using namespace conclave;

/// Files that go with a question, in the real window.
class AttachmentChipsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void dropsAFileAndSendsIt();
    void asksWhatToDoWithJson();
    void pastesFiles();
    void waitsUntilFilesAreRead();
    void doesNotSendWhatCannotBeRead();
    void sendsFilesAlone();
    void takesOneOutAndBack();
    void survivesARestart();
    void staysWithItsConversation();
    void keepsNothingOfAPrivateConversation();
    void editsAQuestionWithItsFiles();
    void asksBeforeAFileThatIsTooLong();
    void takesTheFirstPagesAlone();
    void showsWhatTheModelSees();
    void showsALongTextPartByPart();
    void foldsManyFiles();
    void takesNoMoreThanFifty();

  private:
    QString write(const QString& name, const QByteArray& bytes) {
        const QString path = m_window->file(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("cannot write a file", __FILE__, __LINE__);
        return path;
    }
    QString writePdf(const QString& name, int pages) {
        const QString path = m_window->file(name);
        QPdfWriter pdf(path);
        pdf.setResolution(100);
        QPainter painter(&pdf);
        for (int i = 1; i <= pages; ++i) {
            if (i > 1)
                pdf.newPage();
            painter.drawText(QRect(50, 50, 600, 100), Qt::AlignLeft,
                             QStringLiteral("Words of page %1").arg(i));
        }
        return path;
    }
    void add(const QStringList& paths) {
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        m_window->chat().attachments()->add(urls);
    }
    void drag(const QString& path, const QPoint& at, bool isDropped) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window->window(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window->window(), &move);
        if (!isDropped)
            return;
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window->window(), &drop);
    }
    void leave() {
        QDragLeaveEvent event;
        QCoreApplication::sendEvent(&m_window->window(), &event);
    }
    QPoint middle() const { return {m_window->window().width() / 2, m_window->window().height() / 2}; }
    AttachmentList& list() { return *m_window->chat().attachments()->composer(); }
    bool waitUntilRead(int count) {
        return QTest::qWaitFor([&] { return list().count() == count && !list().isReading(); }, 30'000);
    }
    QString factsOf(int row) { return list().data(list().index(row), AttachmentList::FactsRole).toString(); }
    const QVector<MessageRow>& messages() { return m_window->chat().transcript()->messages(); }
    void send() { m_window->press(Qt::Key_Return); }
    /// Answers only when it was shown the file.
    void restartWith(const QString& seen) {
        Script script = sampleScript();
        script.answers = {{seen, QStringLiteral("I have read it."), QStringLiteral("end_of_turn"), {}}};
        restart(script);
        QVERIFY(m_window->waitForModel());
    }
};

void AttachmentChipsTest::dropsAFileAndSendsIt() {
    restartWith(QStringLiteral("<file name=\"notes.md\">\none two three\n</file>\n\nWhat is it?"));
    const QAbstractItemModelTester tester(&list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString path = write(QStringLiteral("notes.md"), "one two three\n");
    drag(path, middle(), false);
    QVERIFY(m_window->text(QStringLiteral("dropText")).startsWith(QStringLiteral("Drop to attach")));
    leave();
    QTRY_VERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    drag(path, middle(), true);
    QTRY_VERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    QTRY_VERIFY(m_window->find(QStringLiteral("attachmentChip")));
    QVERIFY(waitUntilRead(1));
    QCOMPARE(m_window->text(QStringLiteral("attachmentLabel")), QStringLiteral("notes.md"));
    QTRY_VERIFY2(factsOf(0).endsWith(QStringLiteral("tokens")), qPrintable(factsOf(0)));
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->type(QStringLiteral("What is it?"));
    send();
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[0].text, QStringLiteral("What is it?"));
    QCOMPARE(messages()[0].attachments.size(), 1);
    QCOMPARE(messages()[1].text, QStringLiteral("I have read it."));
    QTRY_VERIFY(!m_window->find(QStringLiteral("attachmentChip")));
    QTRY_COMPARE(m_window->text(QStringLiteral("sentAttachmentLabel")), QStringLiteral("notes.md"));
    // The next question has none, and the model still sees it.
    QVERIFY(m_window->askAndWait(QStringLiteral("And now?")));
    QVERIFY(messages()[2].attachments.isEmpty());
}

void AttachmentChipsTest::asksWhatToDoWithJson() {
    QVERIFY(m_window->waitForModel());
    const QString path = write(QStringLiteral("data.json"), "{\"a\": 1}");
    drag(path, middle(), false);
    const QQuickItem* attach = m_window->find(QStringLiteral("dropAttachText"));
    const QQuickItem* import = m_window->find(QStringLiteral("dropImportText"));
    QVERIFY(attach && import);
    QTRY_VERIFY(attach->mapToScene({}) != import->mapToScene({})); // they are laid out
    const QPoint onAttach = attach->mapToScene({attach->width() / 2, 0}).toPoint();
    leave();
    drag(path, onAttach, true);
    QVERIFY(waitUntilRead(1));
    QVERIFY(!m_window->context().transfer()->imports()->isOpen());
    drag(path, middle(), false);
    attach = m_window->find(QStringLiteral("dropAttachText"));
    import = m_window->find(QStringLiteral("dropImportText"));
    QVERIFY(attach && import);
    QTRY_VERIFY(attach->mapToScene({}) != import->mapToScene({}));
    const QPoint onImport = import->mapToScene({import->width() / 2, 0}).toPoint();
    leave();
    drag(path, onImport, true);
    QTRY_VERIFY(m_window->context().transfer()->imports()->isOpen());
    QCOMPARE(list().count(), 1);
}

void AttachmentChipsTest::pastesFiles() {
    QVERIFY(m_window->waitForModel());
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(write(QStringLiteral("a.txt"), "a")),
                   QUrl::fromLocalFile(write(QStringLiteral("b.txt"), "b"))});
    QGuiApplication::clipboard()->setMimeData(data);
    m_window->press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(waitUntilRead(2));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    auto* address = new QMimeData;
    address->setUrls({QUrl(QStringLiteral("https://example.org"))});
    address->setText(QStringLiteral("https://example.org"));
    QGuiApplication::clipboard()->setMimeData(address);
    m_window->press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("https://example.org"));
    QCOMPARE(list().count(), 2);
}

void AttachmentChipsTest::waitsUntilFilesAreRead() {
    restartWith(QStringLiteral("Words of page 200"));
    add({writePdf(QStringLiteral("thick.pdf"), 200)});
    m_window->type(QStringLiteral("Sum it up"));
    send();
    QVERIFY(m_window->chat().attachments()->isSendWaiting());
    QVERIFY(messages().isEmpty());
    QVERIFY(m_window->text(QStringLiteral("composerHint")).contains(QStringLiteral("as soon as")));
    QTRY_COMPARE_WITH_TIMEOUT(messages().size(), 2, 60'000);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[1].text, QStringLiteral("I have read it."));
}

void AttachmentChipsTest::doesNotSendWhatCannotBeRead() {
    QVERIFY(m_window->waitForModel());
    add({write(QStringLiteral("photo.png"), QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(40, '\0'))});
    QVERIFY(!m_window->chat().ask(QString())); // the draft, before anything is read
    QVERIFY(m_window->chat().attachments()->isSendWaiting());
    QVERIFY(waitUntilRead(1));
    QVERIFY(list().hasFailed());
    QVERIFY(!m_window->chat().attachments()->isSendWaiting());
    QVERIFY(messages().isEmpty());
    QVERIFY(list()
                .data(list().index(0), AttachmentList::ProblemRole)
                .toString()
                .contains(QStringLiteral("picture")));
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(m_window->click(QStringLiteral("removeAttachmentButton")));
    QTRY_COMPARE(list().count(), 0);
}

void AttachmentChipsTest::sendsFilesAlone() {
    restartWith(QStringLiteral("</file>"));
    add({write(QStringLiteral("task.txt"), "Translate this.")});
    QVERIFY(waitUntilRead(1));
    QVERIFY(m_window->click(QStringLiteral("sendButton")));
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[0].text, QString());
    QTRY_COMPARE(m_window->chat().title(), QStringLiteral("task.txt"));
    QTRY_VERIFY(m_window->find(QStringLiteral("sentAttachment")));
}

void AttachmentChipsTest::takesOneOutAndBack() {
    QVERIFY(m_window->waitForModel());
    add({write(QStringLiteral("a.txt"), "a"), write(QStringLiteral("b.txt"), "b")});
    QVERIFY(waitUntilRead(2));
    const QVector<Attachment> both = list().ready();
    list().remove(0);
    QCOMPARE(list().ready(), QVector<Attachment>{both[1]});
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(list().ready(), both);
}

void AttachmentChipsTest::survivesARestart() {
    QVERIFY(m_window->waitForModel());
    add({write(QStringLiteral("a.txt"), "kept")});
    QVERIFY(waitUntilRead(1));
    QVERIFY(QFile::remove(m_window->file(QStringLiteral("a.txt")))); // what was read of it is kept
    reopen();
    QVERIFY(waitUntilRead(1));
    QCOMPARE(list().ready().first().text, QStringLiteral("kept"));
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("go"));
    send();
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    reopen();
    QVERIFY(m_window->waitForModel());
    QTest::qWait(50);
    QCOMPARE(list().count(), 0);
}

void AttachmentChipsTest::staysWithItsConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("first")));
    const qint64 first = m_window->chat().conversationId();
    add({write(QStringLiteral("a.txt"), "a")});
    m_window->chat().newConversation(); // while it is read
    QCOMPARE(list().count(), 0);
    m_window->chat().open(first);
    QVERIFY(waitUntilRead(1));
    m_window->chat().newConversation();
    QCOMPARE(list().count(), 0);
    QTRY_VERIFY(!m_window->find(QStringLiteral("attachmentChip")));
}

void AttachmentChipsTest::keepsNothingOfAPrivateConversation() {
    QVERIFY(m_window->waitForModel());
    m_window->chat().newPrivateConversation();
    add({write(QStringLiteral("a.txt"), "hush")});
    QVERIFY(waitUntilRead(1));
    const auto drafts = m_window->store().draftAttachments().result();
    QVERIFY(errorOf(drafts) == nullptr);
    QVERIFY((std::get<QHash<qint64, QVector<Attachment>>>(drafts).isEmpty()));
    m_window->chat().newConversation(); // nothing was asked: it is left at once
    m_window->chat().newPrivateConversation();
    QCOMPARE(list().count(), 0);
}

void AttachmentChipsTest::editsAQuestionWithItsFiles() {
    QVERIFY(m_window->waitForModel());
    add({write(QStringLiteral("a.txt"), "a"), write(QStringLiteral("b.txt"), "b")});
    QVERIFY(waitUntilRead(2));
    QVERIFY(m_window->askAndWait(QStringLiteral("compare")));
    const QVector<Attachment> both = messages()[0].attachments;
    QCOMPARE(both.size(), 2);
    ChatViewModel& chat = m_window->chat();
    chat.beginEdit(messages()[0].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(chat.attachments()->editor()->ready(), both);
    QTRY_COMPARE(m_window->findAll(QStringLiteral("attachmentChip")).size(), 2);
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(!chat.sendEdit()); // there would be two of the same
    chat.beginEdit(messages()[0].id);
    chat.attachments()->editor()->remove(0);
    add({write(QStringLiteral("c.txt"), "c")}); // a drop goes to what is edited
    QCOMPARE(list().count(), 0);
    QTRY_COMPARE(chat.attachments()->editor()->ready().size(), 2);
    QTRY_VERIFY(!chat.attachments()->editor()->isReading());
    QVERIFY(chat.sendEdit());
    QVERIFY(m_window->waitForAnswer());
    QTRY_COMPARE(messages().first().attachments.size(), 2);
    QCOMPARE(messages().first().text, QStringLiteral("compare"));
    QCOMPARE(messages().first().attachments[0], both[1]);
    QCOMPARE(messages().first().attachments[1].text, QStringLiteral("c"));
    QTRY_COMPARE(m_window->text(QStringLiteral("questionSiblingText")), QStringLiteral("2/2"));
    QVERIFY(m_window->click(QStringLiteral("previousQuestionButton")));
    QTRY_COMPARE(messages().first().attachments, both);
}

void AttachmentChipsTest::asksBeforeAFileThatIsTooLong() {
    Script script = sampleScript();
    script.contextTokens = 400;
    restart(script);
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->askAndWait(QString(QStringLiteral("word ")).repeated(100)));
    const qint64 first = m_window->chat().conversationId();
    add({write(QStringLiteral("a.txt"), QByteArray("word ").repeated(230))});
    QVERIFY(waitUntilRead(1));
    m_window->type(QStringLiteral("What is it?"));
    QTRY_COMPARE(m_window->text(QStringLiteral("contextLabel")), QStringLiteral("Does not fit"));
    send();
    QTRY_VERIFY(m_window->find(QStringLiteral("contextCard")));
    QVERIFY(m_window->click(QStringLiteral("beginNewButton")));
    QTRY_VERIFY(m_window->chat().conversationId() > 0 && m_window->chat().conversationId() != first);
    QVERIFY(m_window->waitForAnswer());
    QTRY_COMPARE(messages().size(), 2);
    QCOMPARE(messages()[0].text, QStringLiteral("What is it?"));
    QCOMPARE(messages()[0].attachments.size(), 1);
    m_window->chat().open(first);
    QCOMPARE(list().count(), 0);
}

void AttachmentChipsTest::takesTheFirstPagesAlone() {
    QVERIFY(m_window->waitForModel());
    add({writePdf(QStringLiteral("report.pdf"), 3)});
    QVERIFY(waitUntilRead(1));
    QVERIFY(m_window->click(QStringLiteral("attachmentLabel")));
    QTRY_VERIFY(m_window->find(QStringLiteral("attachmentViewer")));
    QCOMPARE(m_window->chat().attachments()->view()->pageCount(), 3);
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(m_window->click(QStringLiteral("pagesField")));
    m_window->type(QStringLiteral("2"));
    QVERIFY(m_window->click(QStringLiteral("keepPagesButton")));
    QTRY_VERIFY(!list().ready().first().text.contains(QStringLiteral("page 3")));
    QVERIFY(list().ready().first().text.contains(QStringLiteral("Words of page 2")));
    QVERIFY(list().ready().first().note.contains(QStringLiteral("2 of 3")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("attachmentViewer")));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_VERIFY(list().ready().first().text.contains(QStringLiteral("Words of page 3")));
}

void AttachmentChipsTest::showsWhatTheModelSees() {
    QVERIFY(m_window->waitForModel());
    add({write(QStringLiteral("a.txt"), "One fish, two fish.\nRed FISH.\n")});
    QVERIFY(waitUntilRead(1));
    QVERIFY(m_window->askAndWait(QStringLiteral("count")));
    QVERIFY(m_window->click(QStringLiteral("sentAttachmentLabel")));
    QTRY_VERIFY(m_window->find(QStringLiteral("attachmentViewer")));
    QCOMPARE(m_window->text(QStringLiteral("attachmentText")),
             QStringLiteral("One fish, two fish.\nRed FISH.\n"));
    QCOMPARE(m_window->chat().attachments()->view()->pageCount(), 0); // it was sent: nothing to choose
    QTRY_VERIFY(m_window->find(QStringLiteral("attachmentFindField"))->hasActiveFocus());
    m_window->type(QStringLiteral("fish"));
    QTRY_COMPARE(m_window->text(QStringLiteral("attachmentHits")), QStringLiteral("1 of 3"));
    m_window->press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("attachmentHits")), QStringLiteral("3 of 3"));
    QCOMPARE(m_window->find(QStringLiteral("attachmentText"))->property("selectedText").toString(),
             QStringLiteral("FISH"));
    QVERIFY(m_window->click(QStringLiteral("copyAttachmentButton")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("One fish, two fish.\nRed FISH.\n"));
    AttachmentView& view = *m_window->chat().attachments()->view();
    view.save(QUrl::fromLocalFile(m_window->file(QStringLiteral("saved.txt"))));
    QFile saved(m_window->file(QStringLiteral("saved.txt")));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), QByteArray("One fish, two fish.\nRed FISH.\n"));
    view.save(QUrl::fromLocalFile(m_window->file(QStringLiteral("no/such/folder.txt"))));
    QVERIFY(!m_window->context().notices()->errorTitle().isEmpty());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("attachmentViewer")));
}

void AttachmentChipsTest::showsALongTextPartByPart() {
    QByteArray text;
    for (int i = 0; i < 9000; ++i)
        text += "line " + QByteArray::number(i) + "\n";
    Attachment file;
    file.name = QStringLiteral("long.log");
    file.text = QString::fromLatin1(text) + QString(100'000, u'x');
    Notices notices;
    AttachmentView view(notices);
    view.show(file);
    QVERIFY(view.partCount() > 3);
    QString whole;
    for (int part = 0; part < view.partCount(); ++part) {
        view.showPart(part);
        QVERIFY(view.partText().size() <= AttachmentView::kPartCharacters);
        whole += view.partText();
    }
    QCOMPARE(whole, file.text);
    view.showPart(0);
    view.find(QStringLiteral("line 8999"));
    QCOMPARE(view.hitCount(), 1);
    QCOMPARE(view.partText().mid(view.hitStart(), view.hitLength()), QStringLiteral("line 8999"));
    view.showPart(0);
    QCOMPARE(view.hitStart(), -1); // it is in another part
    view.find(QStringLiteral("nowhere"));
    QCOMPARE(view.hitCount(), 0);
}

void AttachmentChipsTest::foldsManyFiles() {
    QVERIFY(m_window->waitForModel());
    QStringList paths;
    for (int i = 0; i < 6; ++i)
        paths.append(write(QStringLiteral("%1.txt").arg(i), "x"));
    add(paths);
    QVERIFY(waitUntilRead(6));
    QVERIFY(m_window->askAndWait(QStringLiteral("all")));
    QTRY_COMPARE(m_window->findAll(QStringLiteral("sentAttachment")).size(), 3);
    QVERIFY(m_window->click(QStringLiteral("moreAttachmentsButton")));
    QTRY_COMPARE(m_window->findAll(QStringLiteral("sentAttachment")).size(), 6);
}

void AttachmentChipsTest::takesNoMoreThanFifty() {
    QVERIFY(m_window->waitForModel());
    QStringList paths;
    for (int i = 0; i <= kMostFiles; ++i)
        paths.append(write(QStringLiteral("%1.txt").arg(i), "x"));
    add(paths);
    QCOMPARE(list().count(), kMostFiles);
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral("50")));
    list().clear();
    QCOMPARE(list().count(), 0);
}

QTEST_MAIN(AttachmentChipsTest)
#include "tst_attachment_chips.moc"
