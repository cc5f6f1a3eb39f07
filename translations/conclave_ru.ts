<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>Зелёное сукно</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>Озеро</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>Слива</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>Медь</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>Сланец</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>Цвет акцента</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Сейчас недоступно</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · ваш выбор</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>ваш выбор</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, показать рассуждения</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, скрыть рассуждения</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, показать аргументы</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, скрыть аргументы</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>Беседа продолжается отсюда</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>Продолжить с этим ответом</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Копировать ответ</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>Прикрепить файлы</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>Прикрепить файлы</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Документы (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Показать, что видит модель</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>Не удаётся прикрепить %1: %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Прикреплено: %1, %2. Показать текст</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>%1: идёт чтение</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>Не прикреплять %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>Убрать %1</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>Копировать весь текст</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>Сохранить текст как…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>Найти в этом тексте</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>Найти в этом тексте</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>Что модель видит в %1</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Предыдущая часть</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Часть %1 из %2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Следующая часть</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>Только первые страницы:</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>Сколько первых страниц прикрепить</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>Прикрепить только их</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>Сохранить текст</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>Восстановить…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>Восстановить резервную копию от %1</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>Создаются раз в день и перед всем, что меняет историю целиком. Хранятся семь последних ежедневных копий и семь последних, созданных вами.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>Копий пока нет.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>Открыть папку с резервными копиями</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>Точный</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>Всегда самое вероятное слово: для фактов, кода и счёта. Тот же вопрос на том же месте получает тот же ответ.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>Живой</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>Менее вероятные слова берутся чаще: для историй, имён и идей. Ошибок больше.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>Новая беседа</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>Сохранить эту беседу…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>Новая приватная беседа</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>Скрыть экспертов</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>Показать экспертов</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>Экспортировать эту беседу</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>Сохранить эту беседу?</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>Она попадёт в историю со всеми ветками: на диск, в поиск и в резервные копии. С этого момента это будет обычная беседа.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>Открыть файл модели</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Файлы моделей (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Настройки этой беседы</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>Диск заполнен, поэтому создать резервную копию истории не удалось. Освободите место на диске, где находится %1.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Не удалось создать резервную копию истории: запись в %1 запрещена. Проверьте права доступа к папке.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>Не удалось создать резервную копию истории в %1. Проверьте, что диск подключён и исправен.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>Диск заполнен, поэтому шифрование истории не изменено: всё осталось как было. Освободите место на диске, где находится %1, и повторите попытку.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Шифрование истории не изменено: запись в %1 запрещена. Проверьте права доступа к папке.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>История открыта в другом окне Conclave. Закройте его и повторите попытку.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>Шифрование истории изменено, но копию %1 преобразовать не удалось: она осталась прежней. При следующем запуске будет новая попытка; если файл не нужен, удалите его.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>Не удалось прочитать или записать историю в %1. Проверьте, что диск подключён и исправен.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>Диск заполнен, поэтому сохранить историю не удалось. Освободите место на диске, где находится %1.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Не удаётся сохранить историю: запись в %1 запрещена. Проверьте права доступа к папке.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>Файл истории %1 повреждён. Перезапустите Conclave: повреждённый файл будет отложен, и начнётся новая история.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>История записана более новой версией Conclave. Чтобы открыть её, обновите Conclave; файл %1 не изменён.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>История занята другой программой. Закройте программу, которая использует %1, и повторите попытку.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>Этой беседы или сообщения больше нет в истории. Выберите другое.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>История зашифрована. Чтобы открыть её, введите парольную фразу.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>Эта парольная фраза не подходит. Проверьте регистр букв и раскладку клавиатуры и повторите попытку.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Действие отменено.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>Не удалось прочитать или записать историю из-за ошибки в Conclave. Сообщите о ней, пожалуйста; подробности — в журнале.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>Файл истории был повреждён. Он сохранён как %1, и начата новая история.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>Файл истории был повреждён. Удалось спасти бесед: %1, сообщений в них: %2; некоторых может не хватать. Повреждённый файл сохранён как %3.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>Файл %1 принадлежит другой программе. Переместите его и перезапустите Conclave.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>Импортированная беседа</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>Резервная копия %1 повреждена, восстановить её нельзя. Выберите другую.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>%1 — не резервная копия истории Conclave. Выберите другой файл.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>Резервная копия %1 создана более новой версией Conclave. Чтобы восстановить её, обновите Conclave.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>Резервной копии %1 больше нет. Выберите другую.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>Резервная копия %1 зашифрована не той парольной фразой, что история сейчас, поэтому прочитать её нельзя. Выберите другую.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>Из резервной копии: добавлено бесед — %1, обновлено — %2, добавлено сообщений — %3.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>Сейчас пишется ответ. Остановите его или дождитесь конца, а затем восстановите резервную копию.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>Восстановленная беседа</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>Диск заполнен. Всё, что вы пишете, остаётся в памяти и будет сохранено, как только появится место: освободите его на диске, где находится %1.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>Запись в %1 запрещена. Всё, что вы пишете, остаётся в памяти и будет сохранено, как только это изменится: проверьте права доступа к папке.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>Не удаётся записать в %1. Всё, что вы пишете, остаётся в памяти и будет сохранено, как только это изменится: проверьте, что диск подключён и исправен.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>История занята другой программой. Всё, что вы пишете, остаётся в памяти и будет сохранено, как только программа, использующая %1, освободит файл.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>История записана более новой версией Conclave. Здесь её можно читать, и она останется без изменений; всё, что вы пишете, хранится отдельно и будет добавлено к ней после обновления Conclave.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>То, что не удалось сохранить в прошлый раз, находится в %1; добавить это в историю не удалось. Файл сохранён.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>В историю добавлены сообщения, которые не удалось сохранить в прошлый раз: %1.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>Для шифрования нужен SQLCipher, а он не установлен. Установите пакет libsqlcipher0 (в более новых системах — libsqlcipher1) и перезапустите Conclave.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>Это уже нельзя отменить: всё уже восстановлено, либо корзина очищена.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>текст</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>Переносить длинные строки</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>Копировать код</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>Код на %1</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>Код</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>Найти что угодно</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>Найти беседу, модель, команду, настройку</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>Стрелки выбирают, Enter выполняет.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>Найденное</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>Назад к беседе</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>Совет, вслепую</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>Совет</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>Столбцы прокручиваются вместе</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>Столбцы прокручиваются по отдельности</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>Ваши голоса</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Вы спросили: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>Одна модель не ответила.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>%n модель не ответила.</numerusform>
            <numerusform>%n модели не ответили.</numerusform>
            <numerusform>%n моделей не ответили.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>Спросить сейчас</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>Спросите приватно</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>Спросите о чём-нибудь</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>Ваш вопрос</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>Остановить  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>Отправить  Enter</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>Вопрос будет отправлен, как только прочитаются файлы.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>Приватно: не попадёт ни в историю, ни в журнал, исчезнет при закрытии.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>Модели ошибаются: проверяйте важное.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>Место для вопроса: %1</translation>
    </message>
</context>
<context>
    <name>ContextCard</name>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number: how much is done</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>writing a summary</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Кратко изложить начало беседы</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>Начать с этим вопросом новую беседу</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>Отныне пропускать самые старые сообщения этой беседы</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>Назад к вопросу</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Настройки этой беседы</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>Имя файла не указано. Выберите имя файла.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>%1 — это папка. Выберите имя файла.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>Папки для %1 не существует. Выберите другую.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>Имя файла слишком длинное: там допустимо не более %1 байт. Выберите имя покороче.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>Запись в %1 запрещена (%2). Выберите другую папку.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>Не удалось записать %1 (%2). Освободите место или выберите другую папку.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Беседа</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>Прикреплено: %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>Хочет вызвать инструмент %1:</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ru</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>Эта программа не умеет записывать PDF. Выберите другой формат.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>Ничего не выбрано.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>Этой папки больше не существует.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>Этих сообщений больше не существует.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>Не удаётся создать %1. Выберите другую папку.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>Папка не указана. Выберите папку.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>%1 — это файл. Выберите папку: файлов будет несколько.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>Не удалось поместить %1 на место. Возможно, туда пишет другая программа?</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>Конец рассуждений</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>Не удаётся переместить %1. Разрешена ли запись в папку?</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>Файл %1 был изменён и останется как есть; беседа теперь в %2.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалённые</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Ассистент</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(остановлено)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(прервано)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(ещё пишется)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(ошибка)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(ошибка: %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(закончено по достижении лимита токенов)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(закончено: контекст модели заполнен)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>Рассуждения (%1 с)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>Другая ветка, с самого начала</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>Другая ветка</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>Другая ветка, после: «%1»</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>Переместить в папку…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>Экспортировать…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>Экспортировать %n беседу…</numerusform>
            <numerusform>Экспортировать %n беседы…</numerusform>
            <numerusform>Экспортировать %n бесед…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>Удалить</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>Удалить %n беседу</numerusform>
            <numerusform>Удалить %n беседы</numerusform>
            <numerusform>Удалить %n бесед</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>Эта беседа</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>Пресет</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>Пресет</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>Сохранить как пресет…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>Изменить пресет</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>Всё как в настройках</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>Название пресета</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Название пресета</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Рассуждения</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>Вопросы задаются совету из %n модели</numerusform>
            <numerusform>Вопросы задаются совету из %n моделей</numerusform>
            <numerusform>Вопросы задаются совету из %n моделей</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>Спросить совет моделей</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. Сравнить рядом</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>Сравнить</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>Спросить совет моделей</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>Спросить совет</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>От двух до четырёх моделей получают один и тот же вопрос — по очереди, на этом компьютере. Вы сравниваете их ответы рядом.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>Слепое голосование</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>Кто что написал, станет видно только после того, как вы скажете, какой ответ лучше.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>Сразу после этого снова загрузить мою модель</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>Иначе она загрузится, когда вы зададите ей вопрос.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>Для совета нужны две модели. Сначала откройте ещё один файл модели в списке наверху.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>Выберите хотя бы две модели.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>Задавать им вопросы</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>Снова спрашивать одну модель</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>Копировать: %1</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>Неизвестная модель</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>Инструкции</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>Воспроизвести</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>Копировать всё</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Кратко изложить начало беседы</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>Спрашивать, прежде чем пропускать ещё</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>Как экспортировать беседу?</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>Что такое смесь экспертов?</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>Сколько будет 27 + 15?</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>Приватная беседа</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>Личный совет экспертов</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>Она нигде не хранится: ни в истории, ни в журнале, ни в кэше. Закроете её или начнёте другую — и она исчезнет.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>Работает на этом компьютере; ничто из набранного вами его не покидает.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>Спросить: %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>Пока не открыта ни одна модель.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1 — маленькая модель для начала: она знает эту программу, простой счёт и мало что ещё. Для серьёзной работы откройте более крупную модель со смесью экспертов (файл .gguf) или перетащите её в это окно.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>Отвечает %1. Можно открыть и другие модели — файлы .gguf.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>Открыть файл модели…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>Чем открывать историю</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>Зашифровать историю</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Новой парольной фразой</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Парольной фразой</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Запрашивается при каждом запуске. Без неё никто не откроет ни историю, ни резервную копию.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Новым ключом в связке ключей рабочего стола</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Связкой ключей рабочего стола</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Открывается сама, когда вы вошли в систему. Защищает при потере диска или краже резервной копии, но не тогда, когда рабочий стол оставлен открытым.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>Новая парольная фраза</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>Парольная фраза ещё раз</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>Ещё раз то же самое</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Фразы не совпадают.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>Забытую парольную фразу не восстановит никто: всё написанное будет потеряно. Запишите её и храните в надёжном месте. Резервные копии тоже зашифрованы, и для них нужна та же парольная фраза.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>Сохраните и этот ключ восстановления. Он открывает историю и её резервные копии, если связка ключей утрачена: после переустановки системы или на другом компьютере. Создать его заново не сможет никто.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>Ключ восстановления сохранён</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>Зашифровать</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>Зашифрована парольной фразой</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>Зашифрована, ключ — в связке ключей рабочего стола</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>Не зашифрована</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>Без ключа нельзя прочитать ни историю, ни её резервные копии.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>Любой, кому достанется этот диск или резервная копия, сможет прочитать ваши беседы.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>Зашифровать…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>Сменить парольную фразу…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>Сменить ключ…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>Ключ восстановления…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>Отключить…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>Тем временем можно продолжать беседу.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>Отмена; история останется как была</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>Экспортированные файлы, синхронизируемая папка и копии, сделанные раньше в других местах, остаются открытым текстом: шифрование на них не распространяется.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>Отключить шифрование?</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>История и её резервные копии снова станут обычными файлами: любой, кому достанется этот диск или резервная копия, сможет прочитать ваши беседы.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>Отключить</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>Скрыть подробности</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>Показать подробности</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>Работа распределена равномерно</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>Работа распределена неравномерно</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>Основную часть работы сделали немногие эксперты</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>Отвечали %1 экспертов. Самый занятый — эксперт %2 слоя %3 — отвечал за %4 токенов; при равном распределении было бы %5.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>Эксперты</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>Предыдущий ответ</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>Следующий ответ</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>Закрыть экспертов</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Запись: %1</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>Что</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>Для заметок и редакторов: простой текст с заголовками, списками и кодом.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>Веб-страница</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>Для чтения в любом браузере в том же виде, что здесь: один файл, без сети.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>Для печати, отправки и хранения: страницы с выделяемым текстом.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>Простой текст</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>Для всего, что принимает только буквы.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>Для переноса на другой компьютер или в другую программу: ничего не теряется.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>С рассуждениями</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>Что модель думала, прежде чем ответить.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>Со всеми ветками</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>Также другие ответы и прежние версии вопросов.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>Экспортировать…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Экспорт в папку</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>Отпустите, чтобы открыть эту модель</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>Отпустите, чтобы прикрепить к вопросу</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>Сюда можно перетаскивать только файлы моделей (.gguf) и экспортированные беседы</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>Отпустите, чтобы импортировать беседы</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>В изображении нет текста, который можно прочитать.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>В звуке и видео нет текста, который можно прочитать.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>Старые документы Word прочитать нельзя. Сохраните файл как .docx или PDF.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>Этот файл упакован. Распакуйте его и прикрепите содержимое.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>Этот файл — не текст. Можно прочитать текстовые файлы, PDF, .docx и .odt.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>Найти в этой беседе</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>Найти в этой беседе</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>keyboard shortcut</comment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <source>New conversation here</source>
        <comment>in a folder</comment>
        <translation>Новая беседа здесь</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>Экспортировать папку…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>Удалить папку</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>Переместить в</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>Без папки</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>Новая папка…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>Синхронизируемая папка</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>Ваши беседы в виде файлов Markdown — для Obsidian и других программ для заметок. Файлы, которые вы там измените, не затрагиваются, и обратно оттуда ничего не попадает.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Изменить синхронизируемую папку</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Синхронизировать папку</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>Выключено: файлы остаются как есть.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>Запись…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>Синхронизировать</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Открыть синхронизируемую папку</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>Синхронизируемая папка</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Копировать ответ</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Ответить заново</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Предыдущий ответ</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Следующий ответ</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Продолжить</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>Формула: %1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>Копировать TeX</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>Посмотреть содержимое</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>Посмотреть содержимое: %1</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Сейчас недоступно</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>Неизвестно, какая модель написала этот ответ, поэтому продолжить его нельзя. Спросите об остальном в новом вопросе.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>Этот ответ написала модель %1. Чтобы продолжить его, выберите её.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>Ответ</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1: вставить в редактор</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>Вставить в редактор</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>Убрать длинный текст</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Папка %1, открыта</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Папка %1, закрыта</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n беседа</numerusform>
            <numerusform>%n беседы</numerusform>
            <numerusform>%n бесед</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>Другие действия с этой папкой</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>Другие действия с этой беседой</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>Новое имя</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>Новое название</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n беседа</numerusform>
            <numerusform>%n беседы</numerusform>
            <numerusform>%n бесед</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Беседы в архиве</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>В архиве пусто. То, что вы отправите в архив, исчезнет из списка, но останется здесь и в поиске.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>Здесь появятся ваши беседы.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>Поиск подготавливается. Повторите попытку чуть позже.</translation>
    </message>
</context>
<context>
    <name>HistorySidebar</name>
    <message>
        <source>Conclave</source>
        <comment>the program&apos;s name</comment>
        <translation>Conclave</translation>
    </message>
    <message>
        <source>Back to the conversations</source>
        <comment>leaves the archive or the trash</comment>
        <translation>Назад к беседам</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>Архив</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>Новая беседа</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>Ваши голоса</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>Корзина</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Последние 7 дней</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Последние 30 дней</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a month and its year</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>HowToRow</name>
    <message>
        <source>How to get conversations out of %1</source>
        <comment>%1 is a program or service</comment>
        <translation>Как забрать беседы: %1</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>Сообщения, которые ChatGPT скрывает, не переносятся.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[Цитата: %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[Ошибка: %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>У сообщения нет роли, известной Conclave.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>У сообщения нет номера, или это номер другого сообщения.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>Файл %1 записан более новой версией Conclave. Чтобы прочитать его, обновите Conclave.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>Это не экспорт Conclave.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>Экспорта Conclave здесь нет. Выберите экспортированный файл .json.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>Одна из записей списка — не беседа.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>Беседа повреждена, прочитать её нельзя.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>Не удалось скопировать базу данных: %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>Не удалось открыть %1: %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>В %1 сейчас идёт запись. Закройте программу, которой принадлежит файл, и повторите импорт.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>Этот файл — не база данных, или он зашифрован.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>База данных повреждена.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>В базе данных есть текст, слишком большой для чтения.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>Не удалось прочитать базу данных: %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[Изображение: %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[Источник: %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>Фрагменты, по которым составлены ответы, не переносятся.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>Действия без вопроса не переносятся.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>Это не чат GPT4All: у него другое начало.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>Чат записан в формате версии %1; Conclave читает версии от 1 до %2.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Файл обрывается; того, что шло дальше, нет.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Файл повреждён; того, что шло дальше, нет.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>Чата GPT4All здесь нет. Такие файлы называются gpt4all-….chat и лежат в папке моделей этой программы.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>Не удалось дочитать %1 до конца: %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>Файла или папки %1 нет.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>Чтение %1 запрещено. Измените права доступа или скопируйте в другое место.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>В %3 больше %L1 файлов или %2 архивов ZIP. Выберите папку, где лежит только экспорт.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 — не файл и не папка.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>В %2 больше %L1 файлов.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>В выбранном нет %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>Не удалось открыть %1: %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>Бесед здесь не найдено. Импортировать можно из: %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>Здесь беседы из нескольких программ: %1. Импортируйте файлы или папки по одному.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>Ветки Jan здесь нет. Они лежат в папке «threads» внутри папки данных Jan; где она, указано в настройках программы.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>В ветке нет messages.jsonl.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>Её thread.json отсутствует или повреждён, а с ним — название, дата и модель.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>Сообщение повреждено.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>Это не JSON, или не такой, как ожидалось: начало другое.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Файл пуст.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>В файле нет списка с именем «%1».</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>Файл повреждён: закрывается скобка, которая не открывалась.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>Файл обрывается на середине, значит, он неполный. Экспортируйте или скачайте его заново.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>Часть файла повреждена или слишком велика для чтения.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>Беседы LM Studio здесь нет. Они лежат в .lmstudio/conversations в вашей домашней папке.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>Файл повреждён.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>Базы данных Ollama здесь нет. Приложение Ollama хранит чаты в файле db.sqlite.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>В этой базе данных нет чатов Ollama.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>Во время чтения Ollama в неё записывала. Импортируйте ещё раз, чтобы ничего не упустить.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>Теги не переносятся.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>В экспорте не указано имя папки. Ту, где беседа лежит теперь, можно переименовать.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>Экспорта Open WebUI здесь нет. Он создаётся так: «Настройки», «Управление данными», «Экспортировать чаты».</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[Вложение]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[Вложение: %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[Изображение]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[Звук]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>Изображения, звук и вложенные файлы не переносятся; на их месте стоит пометка.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>Инструкции для модели не переносятся.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>То, что модели вернули инструменты, не переносится.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>Часть неизвестного здесь вида (%1) не переносится.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>То, что не является беседой, не переносится.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>%1 защищён паролем. Распакуйте его и импортируйте папку.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>%1 упакован неизвестным здесь способом. Распакуйте его и импортируйте папку.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>Не удалось прочитать %1. Проверьте, что диск подключён и исправен.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>%1 повреждён или неполный. Скачайте его заново.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>Не удалось распаковать %1. Распакуйте его другой программой и импортируйте папку.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>Перенесите свои беседы из других программ. Сначала вы увидите, что будет добавлено; без вашего согласия ничего не изменится, и ничто не покинет этот компьютер.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>Найдено на этом компьютере</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>Перетащите экспорт сюда. Архивы ZIP распаковывать не нужно.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>Где найти ваши беседы</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>На chatgpt.com: «Настройки» → «Управление данными» → «Экспорт данных». В письме придёт ссылка на архив ZIP; выберите его здесь.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>На claude.ai: Settings → Privacy → Export data. В письме придёт ссылка на архив ZIP; выберите его здесь.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>На takeout.google.com: снимите выбор со всего, отметьте «Мои действия», в них только «Приложения Gemini», и формат JSON вместо HTML. Выберите архив ZIP здесь.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>На chat.deepseek.com: Settings → Data → Export. Выберите архив ZIP здесь.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>В настройках программы, раздел «Управление данными»: «Экспортировать чаты». Выберите файл .json здесь.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>Если они на этом компьютере, они найдены выше. Если нет, скопируйте сюда папку с беседами (для Ollama — файл db.sqlite) и выберите её здесь.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>На другом компьютере: «Настройки» → «Экспортировать всё», в формате JSON. Выберите файл здесь; то, что здесь уже есть, не задвоится.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>Импорт бесед</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>Просматривается %1. Пока ничего не изменено.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>Импортируется %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>Копировать отчёт</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>Импортировать ещё</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>Отменить импорт</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>Импорт из файла</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Экспортированные беседы (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>Импорт из папки</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>одно сообщение</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>Пробный запуск отменён.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>Импорт отменён. То, что успело добавиться, остаётся.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>Это был пробный запуск: ничего не изменено. Импорт дал бы следующее:</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>Добавлена одна беседа (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>Добавлена %n беседа (%1).</numerusform>
            <numerusform>Добавлены %n беседы (%1).</numerusform>
            <numerusform>Добавлено %n бесед (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>Обновлена одна беседа.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>Обновлена %n беседа.</numerusform>
            <numerusform>Обновлены %n беседы.</numerusform>
            <numerusform>Обновлено %n бесед.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>В том, что уже было здесь, одно новое сообщение.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>В том, что уже было здесь, %n новое сообщение.</numerusform>
            <numerusform>В том, что уже было здесь, %n новых сообщения.</numerusform>
            <numerusform>В том, что уже было здесь, %n новых сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>Одно сообщение длиннее, чем было здесь.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n сообщение длиннее, чем было здесь.</numerusform>
            <numerusform>%n сообщения длиннее, чем были здесь.</numerusform>
            <numerusform>%n сообщений длиннее, чем были здесь.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>Одна беседа здесь уже была.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n беседа здесь уже была.</numerusform>
            <numerusform>%n беседы здесь уже были.</numerusform>
            <numerusform>%n бесед здесь уже было.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>Одна беседа лежит в корзине и осталась там.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n беседа лежит в корзине и осталась там.</numerusform>
            <numerusform>%n беседы лежат в корзине и остались там.</numerusform>
            <numerusform>%n бесед лежат в корзине и остались там.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>Одна беседа пуста и пропущена.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n беседа пуста и пропущена.</numerusform>
            <numerusform>%n беседы пусты и пропущены.</numerusform>
            <numerusform>%n бесед пусты и пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>Бесед не найдено.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>Пропущено в «%1»: %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>Пропущено в «%1» (раз: %2): %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>Пропущен ещё один пункт.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>Пропущен ещё %n пункт.</numerusform>
            <numerusform>Пропущены ещё %n пункта.</numerusform>
            <numerusform>Пропущено ещё %n пунктов.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>новые</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>обновлённые</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>уже здесь</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>не взяты</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>Что пропущено и почему (%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>На этом рабочем столе не отвечает ни одна связка ключей. Запустите её (GNOME Keyring, KWallet, KeePassXC) и повторите попытку.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>Связка ключей рабочего стола осталась заблокированной. Разблокируйте её и повторите попытку.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>В связке ключей рабочего стола нет ключа для этой истории, или она осталась заблокированной. Разблокируйте её и повторите попытку.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>Связка ключей рабочего стола сообщила об ошибке. Разблокируйте или перезапустите её и повторите попытку.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>Эта сборка Conclave сделана без QtKeychain и не может использовать связку ключей рабочего стола. Используйте парольную фразу.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>Закрыть эту приватную беседу?</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>Она нигде не хранится: после закрытия вернуть её не сможет никто.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>Остаться здесь</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>LeftOutRow</name>
    <message>
        <source>%1 ×</source>
        <comment>how often</comment>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this address in your browser?</source>
        <comment>before opening a link that a model wrote</comment>
        <translation>Открыть этот адрес в браузере?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Conclave</source>
        <comment>window title; %1 is a conversation</comment>
        <translation>%1 — Conclave</translation>
    </message>
    <message>
        <source>Conclave</source>
        <comment>the program&apos;s name</comment>
        <translation>Conclave</translation>
    </message>
    <message>
        <source>The history is locked. This conversation is private and kept nowhere.</source>
        <comment>above a private conversation</comment>
        <translation>История заблокирована. Эта беседа приватная и нигде не хранится.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>Показать беседы</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>Чем ярче клетка, тем больше отвечал её эксперт; самая яркая соответствует %1.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>ни разу</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>Что показывает карта</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>Весь ответ</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>Один токен</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>Карта экспертов. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>Эксперт</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>Наведите указатель на клетку или выберите её клавишами со стрелками.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>Изображение: %1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Сейчас недоступно</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Ответить заново</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>Ответить заново с помощью…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>Копировать как Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>Цитировать</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>Закрепить для модели</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>Экспортировать…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>Воспроизвести</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>Создать копию до этого места</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>Удалить вместе с последующим</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>начальная</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>Убрать из списка (файл останется)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>Загружается %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>Выберите модель</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>Модель: %1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>Модели</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>Пока не открыта ни одна модель.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>Открыть файл модели…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>Свои инструкции</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>Даются модели вместо инструкций из настроек.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Как в настройках</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>В настройках инструкций тоже нет.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>Нет инструкций</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>Инструкции этой беседы</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Фиксированное зерно</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>Тот же вопрос на том же месте получает тот же ответ.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>не фиксировано</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>Ширина панели</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>Включён Caps Lock.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>Скрыть парольную фразу</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>Показать парольную фразу</translation>
    </message>
</context>
<context>
    <name>Percent</name>
    <message>
        <source>&lt; %1 %</source>
        <comment>less than; %1 is a number</comment>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>PresetFile</name>
    <message numerus="yes">
        <source>“%1” must be a text of at most %Ln characters.</source>
        <comment>%1 is a name in a file</comment>
        <translation>
            <numerusform>Параметр «%1» должен быть текстом не длиннее %Ln символа.</numerusform>
            <numerusform>Параметр «%1» должен быть текстом не длиннее %Ln символов.</numerusform>
            <numerusform>Параметр «%1» должен быть текстом не длиннее %Ln символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>Параметр «%1» должен быть числом от %2 до %3.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>Параметр «%1» должен быть целым числом в кавычках.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>Он слишком велик для файла пресетов.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Это не файл пресетов, или он повреждён: текст — не JSON.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Это не файл пресетов, записанный Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Он записан более новой версией Conclave. Чтобы прочитать его, обновите Conclave.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>В нём нет ни одного пресета.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>В нём слишком много пресетов; читается не более %Ln.</numerusform>
            <numerusform>В нём слишком много пресетов; читается не более %Ln.</numerusform>
            <numerusform>В нём слишком много пресетов; читается не более %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>У одного из пресетов в нём нет названия.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>В пресете «%1»: %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 — для новых бесед</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Название пресета</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Входит в состав Conclave. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>Новые беседы начинаются с «%1»; нажмите, чтобы это отменить</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Начинать новые беседы с «%1»</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>Экспортировать «%1»…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Переименовать «%1»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Удалить «%1»</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>Что текущая модель делает перед ответом, если в беседе не задано иное.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>Пресеты</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>Настройки под своим названием. Выберите пресет для беседы или сохраните её настройки — справа вверху в самой беседе (Ctrl+.).</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>Импортировать пресеты…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>Экспортировать все свои…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>Импорт пресетов</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Пресеты (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>Экспорт пресетов</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>Приватно: нигде не хранится</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>Приватно</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>Взять промпт</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>/ в пустом поле</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>Новый промпт</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>Изменить промпт</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>Название промпта</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>Например: Объясни, что такое %1, — для читателя: %2.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>Текст промпта</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>Спрашивается при использовании: %1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>Значение в двойных фигурных скобках спрашивается при использовании промпта: %1. Со значением на случай, если ничего не введено: %2. На выбор: %3. Заполняется само: %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>Отбросить написанное?</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>В библиотеке этого ещё нет.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>Промпт останется таким, каким был.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>Отбросить</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>В этой папке нет промптов: в ней нет ни одного файла .md, .txt или .json.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>В нём нет текста.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>Он слишком длинный для промпта.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>Промптов слишком много; за раз читается не более %Ln.</numerusform>
            <numerusform>Промптов слишком много; за раз читается не более %Ln.</numerusform>
            <numerusform>Промптов слишком много; за раз читается не более %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Прочитать его нельзя.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>Он слишком велик для файла промптов.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>Это не текст в кодировке UTF-8.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Он повреждён: текст — не JSON.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Это не файл промптов, записанный Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Он записан более новой версией Conclave. Чтобы прочитать его, обновите Conclave.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>В нём нет ни одного промпта.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>Вставить в вопрос</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>Другой промпт</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <comment>the prompt library</comment>
        <translation>Промпты</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>in an empty field</comment>
        <translation>Найти промпт</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>Найти промпт</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>Промпта с такими словами нет.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>Тексты, которые нужны вам снова и снова, с местами для заполнения: храните их здесь.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Новый промпт…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Изменить «%1»</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Создать копию «%1»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Удалить «%1»</translation>
    </message>
</context>
<context>
    <name>PromptsSection</name>
    <message>
        <source>Prompts</source>
        <comment>group of settings: the prompt library</comment>
        <translation>Промпты</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in. Type / in the empty question to use one.</source>
        <comment>explains the prompt library</comment>
        <translation>Тексты, которые нужны вам снова и снова, с местами для заполнения. Чтобы взять такой текст, введите / в пустом поле вопроса.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Новый промпт…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>Импортировать файлы…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>Импортировать папку…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>Экспортировать одним файлом…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>Экспортировать в Markdown…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>Импорт промптов</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Промпты (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Импорт промптов из папки</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>Экспорт промптов</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Экспорт промптов в папку</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>Контекст заполнен: продолжить этот ответ негде. Спросите об остальном в новом вопросе или в новой беседе.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>Модель не открыта. Выберите её в списке моделей наверху.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>Другая версия вашего вопроса</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>Прежняя версия останется рядом.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Вы спросили: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Прикреплено: %1, %2. Показать текст</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Показать, что видит модель</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>Ещё %n файл</numerusform>
            <numerusform>Ещё %n файла</numerusform>
            <numerusform>Ещё %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>Копировать вопрос</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>Изменить вопрос</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>Предыдущая версия</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>Следующая версия</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave — быстрый вопрос</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · приватно</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>Приватно: нигде не хранится</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>Новый вопрос</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>Открыть в главном окне</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>Цитата</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, показать рассуждения</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, скрыть рассуждения</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>Ключ восстановления: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>Копировать ключ восстановления</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>Сохранить в файл…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>Сохранить ключ восстановления в файл</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>Сохранить ключ восстановления</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>Ключ восстановления</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>Он открывает историю, если в связке ключей рабочего стола больше нет её ключа: после переустановки системы или на другом компьютере. Храните его там, где прочитать его можете только вы.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>Группы букв и цифр</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>Ключ восстановления</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>тогда</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(конец)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>Восстановить резервную копию от %1?</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>Вернуть недостающее</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>Добавляются беседы и сообщения, которые есть в резервной копии и которых нет в истории. Ничто из имеющегося не удаляется и не сокращается.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>Заменить всё</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>История станет такой, какой была тогда; всё написанное с тех пор из неё исчезнет. Сначала создаётся резервная копия нынешнего состояния.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>Заменить всё</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>выкл.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Температура</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Выше — живее, ниже — ровнее; при 0 всегда берётся самое вероятное слово.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Рассматривается только столько самых вероятных слов.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>все</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Слова рассматриваются, пока сумма их вероятностей не достигнет этого значения.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Слова намного менее вероятные, чем самое вероятное, отбрасываются.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Штраф за повторы</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Делает только что использованные слова менее вероятными.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Предельная длина ответа</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>В токенах; токен — это примерно три четверти слова.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>без предела</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Без инструкций</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Свои инструкции</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>Зерно не фиксировано</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>Зерно %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>Рассуждения: %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>Сохранить как</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>Поиск по беседам</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>Очистить поиск</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>Фильтры (действует %n)</numerusform>
            <numerusform>Фильтры (действуют %n)</numerusform>
            <numerusform>Фильтры (действуют %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>Фильтры</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>Любое время</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>Последние 7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>Последние 30 дней</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>С… по…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>ГГГГ-ММ-ДД</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>С этого дня</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>По этот день</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>Любая модель</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>Любая папка</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>Содержит код</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>Сбросить</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>Найденное</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>Действуют фильтры: сбросьте их, чтобы искать везде.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>Должно встречаться каждое слово. Попробуйте меньше слов или только начало слова.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>Сбросить фильтры</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>Копировать как Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>Цитировать</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Копировать ссылку</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Как в настройках</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>Задано здесь. В настройках: %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Задано здесь</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1: снова как в настройках</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>Назад к беседе</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>Внешний вид</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>Тема</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>«Системная» — как на рабочем столе.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>Тема</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>Системная</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>Язык окна. Модели отвечают на языке вопроса.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>Инструкции</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>Сообщаются модели перед каждой беседой: кто она и как ей отвечать. Пусто: ничего.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>Например: Отвечай кратко и простыми словами.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>Инструкции</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>Названия от модели</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>Когда модель свободна, она придумывает новой беседе название. Выключено: названием служат первые слова. Начальные модели об этом не просят.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>Названия от модели</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>Как выбираются ответы</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Температура</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Выше — живее, ниже — ровнее; при 0 всегда берётся самое вероятное слово.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Рассматривается только столько самых вероятных слов.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>все</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Слова рассматриваются, пока сумма их вероятностей не достигнет этого значения.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>выкл.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Слова намного менее вероятные, чем самое вероятное, отбрасываются.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Штраф за повторы</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Делает только что использованные слова менее вероятными.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Предельная длина ответа</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>В токенах; токен — это примерно три четверти слова.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>без предела</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Фиксированное зерно</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>Тот же вопрос на том же месте получает тот же ответ.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>Фиксированное зерно</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>О программе</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>История</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>Свободная программа под лицензией GNU General Public License версии 3 или более поздней. Она не устанавливает сетевых соединений.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>Цвет акцента</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>Цвет кнопок, ссылок и выбранного.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>В процентах от обычного размера. Меняется и клавишами %1 и %2 или колесом мыши с нажатой Ctrl.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>Всё сразу оказывается на своих местах, не двигаясь туда. «Как в системе» — по настройке рабочего стола.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>Вкл.</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>Выкл.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>title of a dialog</comment>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>Найти сочетание клавиш</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>Найти сочетание клавиш</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>Такого сочетания клавиш нет.</translation>
    </message>
</context>
<context>
    <name>SiblingSwitcher</name>
    <message>
        <source>%1/%2</source>
        <comment>which of how many versions of a message</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>SpokenText</name>
    <message numerus="yes">
        <source>Code of %n lines.</source>
        <comment>read aloud instead of a block of code</comment>
        <translation>
            <numerusform>Код, %n строка.</numerusform>
            <numerusform>Код, %n строки.</numerusform>
            <numerusform>Код, %n строк.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>Не менее 8 символов. Четыре-пять не связанных между собой слов легко запомнить и трудно угадать.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, скрыть</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, показать</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>Модель видит это вместо них. Автор: %1.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>Удалить изложение</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>Копировать как Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>Копировать как CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>Сохранить как CSV…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>Копировать таблицу</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>Назад к беседе</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>Ваши голоса</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>Копировать как таблицу</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>Голосов пока нет</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>По вашим собственным вопросам</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>Задайте вопрос совету моделей, прочитайте их ответы рядом и скажите, какой лучше. Здесь подсчитываются ваши голоса: модель против модели. Они остаются на этом компьютере.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>Задать мой следующий вопрос совету</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 лучше: %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>одинаково: %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>ни один не хорош: %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>Скрыть вопросы</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>Показать вопрос</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>Показать %n вопрос</numerusform>
            <numerusform>Показать %n вопроса</numerusform>
            <numerusform>Показать %n вопросов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a vote and its date</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Level %1</source>
        <comment>accessible description of a heading</comment>
        <translation>Уровень %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>Рассуждения: %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Сколько модель думает, прежде чем ответить</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Модель думает, прежде чем ответить</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>Модель отвечает сразу</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>Отвечать сразу</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>Сначала думать</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>На усмотрение модели</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>Минимум</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>Мало</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>Средне</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>Много</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>Очень много</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>Максимум</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>Токены — чем менее вероятны, тем ярче цвет</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>Токены ответа</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, показать аргументы</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, скрыть аргументы</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>Беседа</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>Перейти в конец</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>Ответит заново и останется вашей моделью</translation>
    </message>
</context>
<context>
    <name>TransferProgress</name>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number: how much is done</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>TransferSection</name>
    <message>
        <source>Your conversations</source>
        <comment>group of settings: import, export, backups</comment>
        <translation>Ваши беседы</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>Из ChatGPT, Claude, Gemini, LM Studio и других программ.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>Импортировать…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>Экспортировать всё</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>В виде файлов, которые читают и другие программы, или для переноса на другой компьютер.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>Экспортировать…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>Удалить навсегда</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>Удалить «%1» навсегда?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>Отменить это будет нельзя.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>Очистить корзину?</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>Всё содержимое (%n) будет удалено навсегда. Отменить это будет нельзя.</numerusform>
            <numerusform>Всё содержимое (%n) будет удалено навсегда. Отменить это будет нельзя.</numerusform>
            <numerusform>Всё содержимое (%n) будет удалено навсегда. Отменить это будет нельзя.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>Очистить корзину</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>Корзина пуста. Удалённое хранится здесь 30 дней.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>Очистить корзину…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>История открывается</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>История заблокирована</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>Ваши беседы зашифрованы, и сейчас их открыть нельзя. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>Ключ запрашивается у связки ключей рабочего стола. Она может попросить у вас пароль.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>Ваши беседы зашифрованы. Введите или вставьте сохранённый вами ключ восстановления.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>Ваши беседы зашифрованы на этом компьютере. Их открывает ваша парольная фраза.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>Открывается…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>Снова запросить связку ключей</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>Использовать парольную фразу</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>Использовать ключ восстановления</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>Назад к приватной беседе</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>Беседовать приватно без истории</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>Какой ответ лучше? Названия моделей появятся после голосования.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>Какой ответ лучше? Ваши голоса подсчитываются.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>Ваш голос</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1, клавиша %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>Отозвать</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Ответ скопирован.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Код скопирован.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>В этом ответе нет кода.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>Модель закончила сама</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>Предел длины ответа в настройках</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>Контекст заполнился</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>Остановлен</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>Программа завершилась</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>Модель</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Квантование</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>Шаблон чата</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>Вычислено на</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>Ключи и значения</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>Контекст</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>Токенов: %1</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Движок</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>Выбор слов</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Температура</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выкл.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Штраф за повторы</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Предельная длина ответа</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без предела</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Рассуждения</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>Не прочитано</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>%n самое старое сообщение</numerusform>
            <numerusform>%n самых старых сообщения</numerusform>
            <numerusform>%n самых старых сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>Написано</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>Первый токен через</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 токен/с</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>Остановлен и продолжен</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n раз</numerusform>
            <numerusform>%n раза</numerusform>
            <numerusform>%n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Завершение</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Инструкции</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>Чтение…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>Пока совпадает, %n токен</numerusform>
            <numerusform>Пока совпадает, %n токена</numerusform>
            <numerusform>Пока совпадает, %n токенов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>Совпадает полностью, %n токен</numerusform>
            <numerusform>Совпадает полностью, %n токена</numerusform>
            <numerusform>Совпадает полностью, %n токенов</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>Отличается начиная с токена %1</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>Остановлено раньше времени.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>Модель думает.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>Ответ остановлен.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>Конец ответа.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln страница</numerusform>
            <numerusform>%Ln страницы</numerusform>
            <numerusform>%Ln страниц</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln токен</numerusform>
            <numerusform>%Ln токена</numerusform>
            <numerusform>%Ln токенов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>К вопросу можно прикрепить не более %Ln файла.</numerusform>
            <numerusform>К вопросу можно прикрепить не более %Ln файлов.</numerusform>
            <numerusform>К вопросу можно прикрепить не более %Ln файлов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>Прикрепить можно только файлы на этом компьютере.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>Файл «%1» убран из вопроса.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>Файл «%1» снова прикреплён.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>Прикреплены только первые страницы: %1 из %2.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>Прикреплены только первые страницы «%1».</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>Прикреплены все страницы «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>Этого файла больше нет.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>Папки прикреплять нельзя. Прикрепите файлы из папки.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>Этот файл не удаётся открыть. Проверьте, разрешено ли вам его читать.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Этот файл пуст.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>Этот файл слишком велик: в нём %1, а прикрепить можно %2. Прикрепите его часть.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>Этот файл — не текст. Можно прочитать текстовые файлы, PDF, .docx и .odt.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>Этот файл слишком длинный: в нём %Ln символ, больше, чем любая модель видит за раз. Прикрепите его часть.</numerusform>
            <numerusform>Этот файл слишком длинный: в нём %Ln символа, больше, чем любая модель видит за раз. Прикрепите его часть.</numerusform>
            <numerusform>Этот файл слишком длинный: в нём %Ln символов, больше, чем любая модель видит за раз. Прикрепите его часть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>Прочитано как %1, наугад. Проверьте: буквы могут быть неверными.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>%Ln символ прочитать не удалось.</numerusform>
            <numerusform>%Ln символа прочитать не удалось.</numerusform>
            <numerusform>%Ln символов прочитать не удалось.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>Нет программы conclave-file-reader, которая читает такие файлы. Переустановите Conclave.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>Этот файл повреждён: прочитать его нельзя.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>Этот файл защищён паролем. Сохраните его без пароля и прикрепите.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>В этом файле больше %Ln страницы. Прикрепите его часть.</numerusform>
            <numerusform>В этом файле больше %Ln страниц. Прикрепите его часть.</numerusform>
            <numerusform>В этом файле больше %Ln страниц. Прикрепите его часть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>Из упакованных файлов можно прочитать только .docx и .odt. Распакуйте файл или сохраните его как PDF или как текст.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>Этому файлу нужно больше памяти, чем разрешено. Прикрепите его часть.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>Этот файл слишком длинный: в нём больше текста, чем любая модель видит за раз. Прикрепите его часть.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>В этом PDF нет текста: его страницы — изображения. Сначала распознайте текст (OCR).</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>В этом файле нет текста.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>Прикреплены только первые страницы: %1 из %2; больше — слишком длинно.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>На %Ln странице нет текста: она пуста или это изображение.</numerusform>
            <numerusform>На %Ln страницах нет текста: они пусты или это изображения.</numerusform>
            <numerusform>На %Ln страницах нет текста: они пусты или это изображения.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>Текст скопирован.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>Сохранить текст туда не удалось. Выберите другую папку.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Сохранено как «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>Ежедневная копия</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>Создана вручную</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>Перед обновлением программы</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Перед восстановлением резервной копии</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>Перед изменением шифрования</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>Восстановлено. Бесед: %1. То, что было здесь до сих пор, — самая новая резервная копия.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>Всё на месте: ничего не пропало.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>Всё на месте. Остались в корзине, где и были: %1.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>Восстановлено. Бесед возвращено: %1, дополнено: %2, уже было здесь: %3.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>Осталось в корзине: %1.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>не читается, %1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>одна беседа, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>бесед: %1, %2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>Резервная копия создана.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>Недостающее возвращено из резервной копии.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>Возвращённое из резервной копии теперь в корзине.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>Восстановление отменено. То, что оно добавило, 30 дней хранится в корзине.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Этого ответа больше нет в истории.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>Этот ответ уже закончен, поэтому продолжить его нельзя.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>За этим ответом уже что-то следует, поэтому продолжить его нельзя.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>Чтение… %1 %</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>Совет ещё опрашивается.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>Совет опрашивается в другой беседе.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>Ответ ещё пишется.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>Ответ пишется в другой беседе.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>Беседа сохраняется в истории.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>Ответ пишется заново для сравнения.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>Начало беседы кратко излагается.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Модель загружается.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>Чтобы начать, выберите модель наверху.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Модель загружается…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>Длинный текст, символов: %1</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>Длинный текст убран из вопроса.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>Длинный текст возвращён.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>Удалено %n сообщение.</numerusform>
            <numerusform>Удалены %n сообщения.</numerusform>
            <numerusform>Удалено %n сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>Вопрос удалён.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>Ответ удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>Восстановлено %n сообщение.</numerusform>
            <numerusform>Восстановлены %n сообщения.</numerusform>
            <numerusform>Восстановлено %n сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>Вопрос восстановлен.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>Ответ восстановлен.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>Это копия; исходная беседа осталась без изменений.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>Закреплено: модель видит это, какой бы длинной ни стала беседа.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>Больше не закреплено.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>Снова закреплено.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>Кто это написал, скрыто до вашего голоса.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>Теперь эта беседа в истории.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>Беседа убрана из истории.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>код</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Записывать файлы можно только на этот компьютер.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>Не удалось сохранить код.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>Сохранено как «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>Новая беседа</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>Новая приватная беседа</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>Сохранить эту приватную беседу…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>Переименовать беседу</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>Закрепить или открепить беседу</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>Отправить беседу в архив</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>Создать копию беседы</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>Экспортировать беседу…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>Настройки беседы</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>Удалить беседу</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>Предыдущая беседа</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>Следующая беседа</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>Отменить последнее действие</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>Остановить ответ или закрыть открытое</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>Ответить заново</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>Продолжить ответ</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Изменить вопрос</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Копировать ответ</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>Копировать последний код из ответа</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>Цитировать выделенное</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>Закрепить сообщение для модели или открепить его</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>Предыдущее сообщение</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>Следующее сообщение</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Предыдущая версия сообщения</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Следующая версия сообщения</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>Меню сообщения</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>Подробности ответа</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>Воспроизвести ответ</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>Показать или скрыть рассуждения</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>К началу беседы</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>К концу беседы</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>Прикрепить файлы…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>Взять промпт…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>Включить или выключить рассуждения, если модель это позволяет</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>Спросить совет моделей…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>Найти что угодно: беседы, модели, команды</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>Искать во всех сообщениях</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>Найти в этой беседе</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>К полю вопроса</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>К списку бесед</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>Ваши голоса</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>Импортировать беседы…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>Экспортировать всё…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>Создать резервную копию истории сейчас</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>Выбрать модель</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>Открыть файл модели…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>Быстрый вопрос</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>Показать или скрыть экспертов</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>Показать или скрыть беседы</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>Увеличить текст</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>Уменьшить текст</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>Обычный размер текста</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>Светлая тема</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>Тема рабочего стола</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>Полноэкранный режим</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>Выйти из программы</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>Отправить вопрос</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>Новая строка в вопросе</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Изменить последний вопрос (в пустом поле)</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Взять промпт (в пустом поле)</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>К следующему элементу управления</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>Меню элемента в фокусе</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>В списке: удалить беседу</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>В списке: выбрать несколько</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>Вопросы и ответы</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>Поиск и переход</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>Окно и внешний вид</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>Клавиши в полях и списках</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>Самые старые пропущены</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>Не помещается</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>Заполнен</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln токен</numerusform>
            <numerusform>%Ln токена</numerusform>
            <numerusform>%Ln токенов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>how full the model&apos;s context is</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Your question: %1 tokens</source>
        <comment>of the model&apos;s context</comment>
        <translation>Ваш вопрос, токенов: %1</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Беседа до сих пор: %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Инструкции: %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Осталось: %1, и ещё %2 отведено для ответа</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Лишних: %1, если отвести для ответа %2</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>Модель видит за раз токенов: %1</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>Начало беседы кратко излагается…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>Беседа занимает %1 токенов из %2, которые помещаются вместе с ответом.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>Этот вопрос слишком длинный для модели: в нём %1 токенов, а модель видит за раз %2. Сократите его или выберите модель, которая видит больше.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>Закреплённое не помещается вместе с этим вопросом: всего токенов %1, а вместе с ответом помещается %2. Открепите что-нибудь или разрешите на этот раз пропустить. Ничего ещё не отправлено.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>Беседа переросла то, что модель видит за раз: с этим вопросом в ней %1 токенов, а вместе с ответом помещается %2. Ничего ещё не отправлено.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Модель не увидит %n сообщение, в том числе закреплённое. Оно останется в истории.</numerusform>
            <numerusform>Модель не увидит %n сообщения, в том числе закреплённые. Они останутся в истории.</numerusform>
            <numerusform>Модель не увидит %n сообщений, в том числе закреплённые. Они останутся в истории.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Модель не увидит %n старое сообщение, но увидит всё, что закреплено или кратко изложено. Оно останется в истории.</numerusform>
            <numerusform>Модель не увидит %n старых сообщения, но увидит всё, что закреплено или кратко изложено. Они останутся в истории.</numerusform>
            <numerusform>Модель не увидит %n старых сообщений, но увидит всё, что закреплено или кратко изложено. Они останутся в истории.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Модель не увидит %n самое старое сообщение. Оно останется в истории.</numerusform>
            <numerusform>Модель не увидит %n самых старых сообщения. Они останутся в истории.</numerusform>
            <numerusform>Модель не увидит %n самых старых сообщений. Они останутся в истории.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>Пропустить и закреплённые сообщения</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>Пропустить самые старые сообщения</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>Краткое изложение: модель записывает, о чём говорится в %n старом сообщении, и видит это вместо него. Оно останется в истории, и это можно отменить.</numerusform>
            <numerusform>Краткое изложение: модель записывает, о чём говорится в %n старых сообщениях, и видит это вместо них. Они останутся в истории, и это можно отменить.</numerusform>
            <numerusform>Краткое изложение: модель записывает, о чём говорится в %n старых сообщениях, и видит это вместо них. Они останутся в истории, и это можно отменить.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>Показать ещё</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>Закреплённые</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>Папки</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Настройки беседы снова такие, какими были.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>Всё снова как в настройках.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>В беседе снова действуют инструкции из настроек.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>Инструкции беседы изменены.</translation>
    </message>
</context>
<context>
    <name>conclave::CouncilPage</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <comment>of a model whose name is hidden; %1 is a letter</comment>
        <translation>Ответ %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>Ваш голос: %1 ответила лучше, чем %2.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>Ваш голос: %1 ответила лучше всех.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>Ваш голос: ответы одинаковы.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>Ваш голос: ни один ответ не хорош.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>Совет опрашивается: %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>Совет из %n модели: проголосуйте, чтобы увидеть, кто что написал</numerusform>
            <numerusform>Совет из %n моделей: проголосуйте, чтобы увидеть, кто что написал</numerusform>
            <numerusform>Совет из %n моделей: проголосуйте, чтобы увидеть, кто что написал</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>Совет: %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>Модель загружается… %1 %</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>Отвечает</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>Эту модель загрузить не удалось. Почему и какая это модель, станет известно после голосования.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>Ждёт своей очереди</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>Её ответ в корзине.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>Её не спрашивали.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>Вопрос сохраняется…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>Загружается %1</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>Отвечает %1</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1, последняя</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1; за ней ещё %n</numerusform>
            <numerusform>%1; за ней ещё %n</numerusform>
            <numerusform>%1; за ней ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 лучше</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 лучше всех</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>Одинаковы</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>Ни один не хорош</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>Беседа продолжается с ответа модели %1.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>Пусть отныне отвечает %1</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>Отныне отвечает %1.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>Вернуться к %1</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Не менее %n символа.</numerusform>
            <numerusform>Не менее %n символов.</numerusform>
            <numerusform>Не менее %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Фразы не совпадают.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Слишком короткая: нужно не менее %n символа.</numerusform>
            <numerusform>Слишком короткая: нужно не менее %n символов.</numerusform>
            <numerusform>Слишком короткая: нужно не менее %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>Слабая: её легко угадать. Лучше четыре-пять не связанных между собой слов.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>Средняя: ещё одно-два слова сделали бы её надёжной.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>Хорошая.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>Надёжная.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>Отменено: история осталась как была.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>История шифруется заново</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>История шифруется</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>Теперь история открывается новой парольной фразой.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>История зашифрована. При следующем запуске будет запрошена парольная фраза.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>Ожидание связки ключей рабочего стола</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>Связка ключей рабочего стола приняла ключ, но не вернула его, поэтому ничего не зашифровано. Разблокируйте связку и повторите попытку или используйте парольную фразу.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>История зашифрована, ключ хранится в связке ключей рабочего стола.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>История расшифровывается</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>История больше не зашифрована.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>Ключ восстановления скопирован.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Ключ восстановления Conclave.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>Этот ключ восстановления открывает зашифрованную историю Conclave, если в связке ключей рабочего стола больше нет её ключа. Храните его там, где прочитать его можете только вы.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>Ключ восстановления сохранён как «%1».</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>Не удалось сохранить ключ восстановления: %1 Выберите другую папку.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>Файла «%1» нет на месте. Возможно, его переместили, переименовали или удалили.</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>Файл «%1» повреждён или неполон. Скачайте его ещё раз.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>«%1» относится к виду, который Conclave не запускает. Выберите другую модель.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>Для «%1» не хватает памяти. Закройте другие программы или выберите модель поменьше.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>Видеокарта или её драйвер дали сбой на «%1». Запустите Conclave заново; если не поможет, обновите драйвер.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>Не удалось прочитать файл «%1». Проверьте диск, на котором он лежит, и права на чтение.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>Слой %1, эксперт %2: не отвечал</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>Слой %1, эксперт %2: отвечал за %3 токенов</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>Слой %1, эксперт %2: вес %3 для этого токена</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>Слой %1, эксперт %2: за этот токен не отвечал</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Токен %1 из %2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>Токенов: %1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>Список заканчивается токеном %1.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>Это плотная модель: в ней нет экспертов, над каждым токеном она работает целиком. Насколько вероятны были её токены, видно ниже.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>Вопрос, на который сейчас пишется ответ, задан до открытия этой панели. Следующий ответ будет показан здесь.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>Это плотная модель: в ней нет экспертов. Здесь будет показано, насколько вероятны токены её следующего ответа.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>Следующий ответ будет показан здесь по мере написания: какие эксперты каких слоёв отвечают и насколько вероятен был каждый токен.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>Совет отвечает вслепую. Число экспертов выдало бы, какая это модель, поэтому они не показываются.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>Это сообщение</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>Выбранные сообщения (%1)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>Выбранные беседы (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>Эта беседа: «%1»</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>Папка «%1»</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>Все беседы</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Записывать файлы можно только на этот компьютер.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Экспорт отменён. Ничего не записано.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>Экспортировано в «%1».</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>Экспортировано файлов: %1, папка «%2».</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>Открыть папку</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>Последняя синхронизация: %1.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>Файлов записано: %1.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>Файлов перемещено: %1.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>Файлов отправлено к удалённым: %1.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>Изменений не было.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>Синхронизировать можно только папку на этом компьютере.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>Синхронизируемая папка: %1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>одна беседа, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>бесед: %1, %2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Беседа «%1» теперь в архиве.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>%n беседа отправлена в архив.</numerusform>
            <numerusform>%n беседы отправлены в архив.</numerusform>
            <numerusform>%n бесед отправлено в архив.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Беседа «%1» возвращена из архива.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>%n беседа возвращена из архива.</numerusform>
            <numerusform>%n беседы возвращены из архива.</numerusform>
            <numerusform>%n бесед возвращено из архива.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>Беседа «%1» перемещена.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>Перемещена %n беседа.</numerusform>
            <numerusform>Перемещены %n беседы.</numerusform>
            <numerusform>Перемещено %n бесед.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>Беседа «%1» снова на прежнем месте.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n беседа снова на прежнем месте.</numerusform>
            <numerusform>%n беседы снова на прежнем месте.</numerusform>
            <numerusform>%n бесед снова на прежнем месте.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Создана копия: «%1».</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Беседа «%1» удалена.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>Удалена %n беседа.</numerusform>
            <numerusform>Удалены %n беседы.</numerusform>
            <numerusform>Удалено %n бесед.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Беседа «%1» восстановлена.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>Восстановлена %n беседа.</numerusform>
            <numerusform>Восстановлены %n беседы.</numerusform>
            <numerusform>Восстановлено %n бесед.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>Папка «%1» удалена, её беседы сохранены.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Папка «%1» восстановлена.</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>Импортировать это нельзя</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>Всё готово к импорту из %1</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>Ничего нового из %1</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>Импорт отменён</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>Импорт прерван раньше времени</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>Импорт остановлен</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>Импортировано из %1</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>То, что он добавил, 30 дней хранится в корзине.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>Импортировать можно только файлы и папки на этом компьютере.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>Импортировано из %1.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>Импорт отменён. То, что он добавил, теперь в корзине.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Отчёт скопирован.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>Как в системе</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 и ещё %2</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>И другое, не перечисленное здесь.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Вы спросили: %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>%1 отвечает: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>Экспертов: %1, одновременно: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 млрд</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 млн</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>Параметров: %1, из них для каждого токена работают %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>Параметров: %1</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>Экспертов: %1, одновременно: %2</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>Контекст, токенов: %1</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>Работает на %1</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>Здесь можно открыть только файлы моделей (.gguf) на этом компьютере.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>Модель загрузится, когда закончится опрос совета.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>Недавние беседы</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>Папки</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>используется</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>в архиве</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>Искать «%1» во всех сообщениях</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Прочитать его нельзя.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1, изменён</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>Свои настройки</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>Как в настройках</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>Ответы в этой беседе следуют пресету «%1».</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>«%1» — теперь пресет.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>Пресет «%1» изменён.</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>Пресет «%1» снова такой, каким был.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Пресет «%1» удалён.</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Пресет «%1» восстановлен.</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>Пресеты</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>Записано в %1</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>Из файла %1 не удалось взять ни одного пресета. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>Все пресеты из файла здесь уже есть.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>Добавлен %n пресет.</numerusform>
            <numerusform>Добавлены %n пресета.</numerusform>
            <numerusform>Добавлено %n пресетов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>Пресеты из файла снова убраны.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>Промпт «%1» изменён.</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>Промпт «%1» снова такой, каким был.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Промпт «%1» удалён.</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Промпт «%1» восстановлен.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>Промпты</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Записано в %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>%n файл не удалось прочитать как промпт.</numerusform>
            <numerusform>%n файла не удалось прочитать как промпты.</numerusform>
            <numerusform>%n файлов не удалось прочитать как промпты.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>Все промпты из файлов здесь уже есть.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>Добавлен %n промпт.</numerusform>
            <numerusform>Добавлены %n промпта.</numerusform>
            <numerusform>Добавлено %n промптов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>Промпты из файлов снова убраны.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>Ответ написан версией %1; сейчас версия %2.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>Вычислено на «%1»; сейчас — на «%2».</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>Ключи и значения хранились как %1; сейчас — как %2.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>Модель могла видеть токенов: %1; сейчас: %2.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>Шаблон чата не тот, что был тогда.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>Ответ был остановлен и продолжен (%n раз). Там, где он продолжался, модель могла прочитать его иными частями, чем написала: различие в этом месте может объясняться этим.</numerusform>
            <numerusform>Ответ был остановлен и продолжен (%n раза). Там, где он продолжался, модель могла прочитать его иными частями, чем написала: различие в этом месте может объясняться этим.</numerusform>
            <numerusform>Ответ был остановлен и продолжен (%n раз). Там, где он продолжался, модель могла прочитать его иными частями, чем написала: различие в этом месте может объясняться этим.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>Ответ написан более старой версией, которая не записывала устройство и инструкции.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Этого ответа больше нет в истории.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>Неизвестно, какой файл написал этот ответ, поэтому точно повторить его нельзя.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Файла модели больше нет: %1. Верните его на место, чтобы написать ответ заново.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Не удаётся прочитать файл модели: %1.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Файл модели не тот, что был тогда: %1. Его содержимое изменилось.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>Вы · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1, рассуждения · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>conclave::SettingsActs</name>
    <message>
        <source>How answers are chosen was reset.</source>
        <comment>the sampling settings have their defaults again</comment>
        <translation>Настройки выбора ответов сброшены.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>Настройки выбора ответов снова такие, какими были.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>Инструкции изменены.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Инструкции снова такие, какими были.</translation>
    </message>
</context>
<context>
    <name>conclave::ShortcutSheetModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a command and its keys, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>conclave::Summaries</name>
    <message>
        <source>The model sees a summary of the older part now.</source>
        <translation>Теперь модель видит краткое изложение начала беседы.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>Изложение удалено.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>Изложение возвращено.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>В контексте этой модели нет места для изложения. Выберите модель, которая видит больше.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>Модель не написала изложения. Повторите попытку или выберите другую модель.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>Ни один голос пока не сказал, какая из них лучше.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>Ни одна не впереди.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%1 из %2 редко бывает случайностью: у двух одинаково хороших моделей такой перевес получился бы менее чем в %3 из 100 таких серий голосов.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%1 из %2 ничего не доказывает: у двух одинаково хороших моделей такой или больший перевес получился бы в %3 из 100 таких серий голосов.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 против %2: %3 на %4, одинаково %5, ни один не хорош %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>Один голос по вашим собственным вопросам</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>%n голос по вашим собственным вопросам</numerusform>
            <numerusform>%n голоса по вашим собственным вопросам</numerusform>
            <numerusform>%n голосов по вашим собственным вопросам</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, из них %n вслепую</numerusform>
            <numerusform>%1, из них %n вслепую</numerusform>
            <numerusform>%1, из них %n вслепую</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>Против</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>Победы</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>Поражения</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>Одинаково</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>Ни один не хорош</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>Голоса скопированы в виде таблицы.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 лучше</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>одинаковы</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>ни один не хорош</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1, голос вслепую</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>Рассуждать</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>Рассуждения</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Не из самых вероятных</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Самый вероятный</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>%1-й по вероятности</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a word, %2 its probability</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2. %3.</source>
        <comment>%1 is a word, %2 its probability, %3 its rank: The likeliest</comment>
        <translation>%1, %2. %3.</translation>
    </message>
    <message>
        <source>%1 Others: %2.</source>
        <comment>%1 is a sentence; %2 a list of words with their probabilities</comment>
        <translation>%1 Другие: %2.</translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>Прервано: программа завершилась, пока это писалось</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>Обрезано по пределу длины ответа в настройках</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>Обрезано: контекст модели заполнен</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>Мгновение на размышление</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>Думает… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>Рассуждения: %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 токен/с</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>первый через %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>1 токен</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n токен</numerusform>
            <numerusform>%n токена</numerusform>
            <numerusform>%n токенов</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Выше этой черты модель видит только изложение и закреплённое</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Выше этой черты модель видит только закреплённое</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>Выше этой черты модель видит только изложение</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>Выше этой черты модель больше ничего не видит</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>Краткое изложение %n сообщения выше</numerusform>
            <numerusform>Краткое изложение %n сообщений выше</numerusform>
            <numerusform>Краткое изложение %n сообщений выше</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>Закреплено, но пропущено</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>Закреплено: модель всё ещё это видит</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>Закреплено</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>Беседа переросла контекст модели: её самое старое сообщение (%n) не прочитано для этого ответа.</numerusform>
            <numerusform>Беседа переросла контекст модели: её самые старые сообщения (%n) не прочитаны для этого ответа.</numerusform>
            <numerusform>Беседа переросла контекст модели: её самые старые сообщения (%n) не прочитаны для этого ответа.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>Хочет вызвать инструмент «%1»</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>Не удалось написать ответ.</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>%n беседа</numerusform>
            <numerusform>%n беседы</numerusform>
            <numerusform>%n бесед</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>Беседа</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>Сообщения из «%1»</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>удалено сегодня</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>удалено вчера</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>удалено %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>исчезнет сегодня</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>остался 1 день</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>остался %n день</numerusform>
            <numerusform>осталось %n дня</numerusform>
            <numerusform>осталось %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>Восстановлено: «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>Этот ключ восстановления от другой истории.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>Ключ в связке ключей рабочего стола не открывает эту историю. Используйте ключ восстановления.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>Это не ключ восстановления: какая-то буква или цифра неверна или пропущена. Сравните его с сохранённым.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>История открыта, но ключ восстановления будет запрошен снова: %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>История открыта, и её ключ снова в связке ключей рабочего стола.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>Чат с языковыми моделями на этом компьютере.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>Хранить беседы в &lt;file&gt;.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>Файл GGUF, который нужно открыть.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>Показать маленькое окно для быстрого вопроса — в запущенной программе, если она есть. Для сочетания клавиш рабочего стола.</translation>
    </message>
</context>
</TS>
