<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>جوخ أخضر</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>بحيرة</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>برقوق</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>نحاس</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>أردواز</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>لون التمييز</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>غير متاح الآن</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>⁨%1⁩ · اختيارك</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>اختيارك</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>⁨%1⁩، إظهار التفكير</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>⁨%1⁩، إخفاء التفكير</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>⁨%1⁩، إظهار الوسيطات</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>⁨%1⁩، إخفاء الوسيطات</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>تتواصل المحادثة من هنا</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>المتابعة بهذه الإجابة</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>نسخ الإجابة</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>كل الملفات (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>المستندات (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>تجري القراءة…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>عرض ما يراه النموذج</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>لا يمكن إرفاق ⁨%1⁩: %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>مرفق: ⁨%1⁩، %2. عرض نصه</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>تجري قراءة ⁨%1⁩</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>عدم إرفاق ⁨%1⁩</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>إزالة ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>نسخ النص كله</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>حفظ النص باسم…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>البحث في هذا النص</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>البحث في هذا النص</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>التالي</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>ما يراه النموذج من ⁨%1⁩</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>الجزء السابق</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>الجزء %1 من %2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>الجزء التالي</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>الصفحات الأولى فقط:</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>عدد الصفحات الأولى التي تُرفق</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>إرفاق هذه فقط</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>حفظ النص</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>استعادة النسخة الاحتياطية بتاريخ %1</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>تُنشأ مرة في اليوم وقبل كل ما يغيّر السجل بأكمله. تُحفظ آخر سبع نسخ يومية، وآخر سبع نسخ تنشئها بنفسك.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>إنشاء نسخة الآن</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>جارٍ العمل…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>لا توجد نسخ بعد.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>فتح مجلد النسخ الاحتياطية</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>دقيق</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>الكلمة الأرجح دائمًا: للحقائق والشفرة البرمجية والحساب. السؤال نفسه في الموضع نفسه ينال الإجابة نفسها.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>حيوي</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>يكثر فيه أخذ الكلمات الأقل احتمالًا: للقصص والأسماء والأفكار. ويكثر فيه الخطأ.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>الاحتفاظ بهذه المحادثة…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>محادثة خاصة جديدة</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>إخفاء الخبراء</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>إظهار الخبراء</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>تصدير هذه المحادثة</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>أتريد الاحتفاظ بهذه المحادثة؟</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>ستدخل السجل بكل فروعها: إلى القرص وإلى البحث وإلى النسخ الاحتياطية. ومن ذلك الحين تصير محادثة كغيرها.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>فتح ملف نموذج</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>ملفات النماذج (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>كل الملفات (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>إعدادات هذه المحادثة</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>القرص ممتلئ، فتعذّر إنشاء نسخة احتياطية من السجل. أفرغ بعض المساحة على القرص الذي فيه ⁨%1⁩.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>تعذّر إنشاء نسخة احتياطية من السجل لأن الكتابة في ⁨%1⁩ غير مسموح بها. تحقق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>تعذّر إنشاء نسخة احتياطية من السجل في ⁨%1⁩. تأكد من أن القرص موجود وسليم.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>القرص ممتلئ، فلم يتغيّر تشفير السجل: كل شيء كما كان. أفرغ بعض المساحة على القرص الذي فيه ⁨%1⁩ وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>لم يتغيّر تشفير السجل لأن الكتابة في ⁨%1⁩ غير مسموح بها. تحقق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>السجل مفتوح في نافذة Conclave أخرى. أغلقها وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>تغيّر تشفير السجل، لكن تعذّر تحويل النسخة ⁨%1⁩ فبقيت كما هي. ستُعاد المحاولة عند التشغيل التالي؛ احذف الملف إن لم تكن بحاجة إليه.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>تعذّرت قراءة السجل أو كتابته في ⁨%1⁩. تأكد من أن القرص موجود وسليم.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>القرص ممتلئ، فتعذّر حفظ السجل. أفرغ بعض المساحة على القرص الذي فيه ⁨%1⁩.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>لا يمكن حفظ السجل لأن الكتابة في ⁨%1⁩ غير مسموح بها. تحقق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>ملف السجل ⁨%1⁩ تالف. أعد تشغيل Conclave: سينحّي الملف جانبًا ويبدأ ملفًا جديدًا.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>كُتب السجل بإصدار أحدث من Conclave. حدّث Conclave لفتحه؛ لم يتغيّر الملف ⁨%1⁩.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>السجل محجوز لدى برنامج آخر. أغلق البرنامج الذي يستخدم ⁨%1⁩ وحاول مجددًا.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>لم تعد هذه المحادثة أو الرسالة في السجل. اختر غيرها.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>السجل مشفّر. أدخل عبارة المرور لفتحه.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>عبارة المرور هذه لا تفتح السجل. تحقق من الأحرف الكبيرة ومن لغة لوحة المفاتيح، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>تم الإلغاء.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>تعذّرت قراءة السجل أو كتابته بسبب خطأ في Conclave. نرجو الإبلاغ عنه؛ التفاصيل في ملف الأحداث.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>كان ملف السجل تالفًا. حُفظ باسم ⁨%1⁩ وبدأ سجل جديد.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>كان ملف السجل تالفًا. المحادثات التي أُنقذت منه: %1، ورسائلها: %2؛ وقد ينقص بعضها. حُفظ الملف التالف باسم ⁨%3⁩.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>الملف ⁨%1⁩ يخص برنامجًا آخر. انقله إلى مكان آخر ثم أعد تشغيل Conclave.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>محادثة مستوردة</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>النسخة الاحتياطية ⁨%1⁩ تالفة ولا يمكن استعادتها. اختر غيرها.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>⁨%1⁩ ليس نسخة احتياطية من سجل Conclave. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>النسخة الاحتياطية ⁨%1⁩ أُنشئت بإصدار أحدث من Conclave. حدّث Conclave لاستعادتها.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>لم تعد النسخة الاحتياطية ⁨%1⁩ موجودة. اختر غيرها.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>النسخة الاحتياطية ⁨%1⁩ مشفّرة بعبارة مرور غير عبارة السجل الحالية، فلا يمكن قراءتها. اختر غيرها.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>من نسخة احتياطية: المحادثات المضافة %1، المحدّثة %2، الرسائل المضافة %3.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>تجري كتابة إجابة. أوقفها أو انتظر نهايتها، ثم استعد النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>محادثة مستردة</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>القرص ممتلئ. ما تكتبه يبقى في الذاكرة ويُحفظ فور توفر مساحة: أفرغ بعض المساحة على القرص الذي فيه ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>الكتابة في ⁨%1⁩ غير مسموح بها. ما تكتبه يبقى في الذاكرة ويُحفظ فور تغيّر ذلك: تحقق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>لا يمكن الكتابة في ⁨%1⁩. ما تكتبه يبقى في الذاكرة ويُحفظ فور تغيّر ذلك: تأكد من أن القرص موجود وسليم.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>السجل محجوز لدى برنامج آخر. ما تكتبه يبقى في الذاكرة ويُحفظ حالما يترك البرنامجُ الذي يستخدم ⁨%1⁩ هذا الملف.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>كُتب السجل بإصدار أحدث من Conclave. يمكن قراءته هنا ويبقى كما هو؛ أما ما تكتبه فيُحفظ على حدة ويضاف إليه بعد تحديث Conclave.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>ما تعذّر حفظه في المرة السابقة موجود في ⁨%1⁩، ولم تمكن إضافته إلى السجل. احتُفظ بالملف.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>أُضيفت إلى السجل الرسائل التي تعذّر حفظها في المرة السابقة: %1.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>يحتاج التشفير إلى SQLCipher، وهو غير مثبّت. ثبّت الحزمة libsqlcipher0 (أو libsqlcipher1 في الأنظمة الأحدث) ثم أعد تشغيل Conclave.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>لم يعد التراجع عن هذا ممكنًا: إما أنه استُعيد من قبل، وإما أن المهملات أُفرغت.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>نص</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>التفاف الأسطر الطويلة</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>نسخ الشفرة</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>شفرة برمجية بلغة ⁨%1⁩</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>شفرة برمجية</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>البحث عن أي شيء</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>البحث عن محادثات ونماذج وأوامر وإعدادات</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>مفاتيح الأسهم للاختيار، وEnter للتنفيذ.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>نتائج البحث</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>المجلس، دون أسماء</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>المجلس</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>تُمرَّر الأعمدة معًا</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>يُمرَّر كل عمود على حدة</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>حصيلة أصواتك</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>سألتَ: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>نموذج واحد لم يجب.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>أجابت كل النماذج.</numerusform>
            <numerusform>نموذج واحد لم يجب.</numerusform>
            <numerusform>نموذجان لم يجيبا.</numerusform>
            <numerusform>%n نماذج لم تجب.</numerusform>
            <numerusform>%n نموذجًا لم تجب.</numerusform>
            <numerusform>%n نموذج لم تجب.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>السؤال الآن</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>اسأل بخصوصية</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>اسأل ما شئت</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>سؤالك</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>إيقاف  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>إرسال  Enter</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>يُرسل السؤال فور الانتهاء من قراءة ملفاته.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>خاصة: لا تُحفظ في السجل ولا في ملف أحداث، وتزول عند إغلاقها.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>النماذج تخطئ: تحقق مما يهمك.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>المساحة المتاحة لسؤالك: %1</translation>
    </message>
</context>
<context>
    <name>ContextCard</name>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number: how much is done</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>writing a summary</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>تلخيص الجزء الأقدم</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>بدء محادثة جديدة بهذا السؤال</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>إغفال أقدم رسائل هذه المحادثة من الآن فصاعدًا</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>العودة إلى السؤال</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>إعدادات هذه المحادثة</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>لم يُذكر اسم ملف. اختر اسمًا للملف.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>⁨%1⁩ مجلد. اختر اسمًا للملف.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>مجلد ⁨%1⁩ غير موجود. اختر غيره.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>اسم الملف طويل جدًا: الحد الأقصى هناك بالبايت هو %1. اختر اسمًا أقصر.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>الكتابة في ⁨%1⁩ غير مسموح بها (%2). اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>تعذّرت كتابة ⁨%1⁩ (%2). أفرغ بعض المساحة أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>مرفق: %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>يريد استدعاء الأداة %1:</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ar</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>لا يستطيع هذا البرنامج كتابة PDF. اختر تنسيقًا آخر.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>لم يُختر شيء.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>لم يعد هذا المجلد موجودًا.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>لم تعد هذه الرسائل موجودة.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>لا يمكن إنشاء ⁨%1⁩. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>لم يُذكر مجلد. اختر مجلدًا.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>⁨%1⁩ ملف. اختر مجلدًا: ستكون هناك عدة ملفات.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>تعذّر وضع ⁨%1⁩ في مكانه. هل يكتب برنامج آخر هناك؟</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>نهاية التفكير</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>لا يمكن نقل ⁨%1⁩. هل الكتابة في المجلد مسموح بها؟</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>تغيّر ⁨%1⁩ فبقي كما هو؛ والمحادثة الآن في ⁨%2⁩.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>المحذوفات</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>المساعد</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(أُوقفت)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(انقطعت)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(لا تزال تُكتب)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(فشلت)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(فشلت: %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(انتهت عند حد الرموز)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(انتهت عند امتلاء سياق النموذج)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>التفكير (%1 ث)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>فرع آخر، من البداية</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>فرع آخر</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>فرع آخر، بعد: «%1»</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>إخراج من الأرشيف</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>أرشفة</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>تصدير…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>تصدير المحادثات…</numerusform>
            <numerusform>تصدير محادثة واحدة…</numerusform>
            <numerusform>تصدير محادثتين…</numerusform>
            <numerusform>تصدير %n محادثات…</numerusform>
            <numerusform>تصدير %n محادثة…</numerusform>
            <numerusform>تصدير %n محادثة…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>حذف</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>حذف المحادثات</numerusform>
            <numerusform>حذف محادثة واحدة</numerusform>
            <numerusform>حذف محادثتين</numerusform>
            <numerusform>حذف %n محادثات</numerusform>
            <numerusform>حذف %n محادثة</numerusform>
            <numerusform>حذف %n محادثة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>هذه المحادثة</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>الإعداد المسبق</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>الإعداد المسبق</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>حفظ كإعداد مسبق…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>تغيير الإعداد المسبق</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>الكل كما في الإعدادات</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>اسم الإعداد المسبق</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>اسم الإعداد المسبق</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>التفكير</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>تُطرح الأسئلة على مجلس بلا نماذج</numerusform>
            <numerusform>تُطرح الأسئلة على مجلس من نموذج واحد</numerusform>
            <numerusform>تُطرح الأسئلة على مجلس من نموذجين</numerusform>
            <numerusform>تُطرح الأسئلة على مجلس من %n نماذج</numerusform>
            <numerusform>تُطرح الأسئلة على مجلس من %n نموذجًا</numerusform>
            <numerusform>تُطرح الأسئلة على مجلس من %n نموذج</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>سؤال مجلس من النماذج</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. مقارنة جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>مقارنة</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>سؤال مجلس من النماذج</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>سؤال المجلس</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>يتلقى نموذجان إلى أربعة نماذج السؤال نفسه، واحدًا بعد آخر على هذا الحاسوب. ثم تقارن إجاباتها جنبًا إلى جنب.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>تصويت معمّى</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>لا ترى من كتب ماذا إلا بعد أن تقول أي إجابة أفضل.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>تحميل نموذجي مجددًا بعد ذلك مباشرة</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>وإلا فيُؤجَّل ذلك إلى أن تسأله شيئًا.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>يحتاج المجلس إلى نموذجين. افتح أولًا ملف نموذج آخر من القائمة في الأعلى.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>اختر نموذجين على الأقل.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>تم</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>طرح الأسئلة عليها</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>العودة إلى سؤال نموذج واحد</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>نسخ %1</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>نموذج غير معروف</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>إعادة الإنتاج</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>نسخ الكل</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>تلخيص الجزء الأقدم</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>السؤال قبل إغفال المزيد</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>كيف أصدّر محادثة؟</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>ما هو مزيج الخبراء؟</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>كم يساوي 27 + 15؟</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>محادثة خاصة</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>مجلس خبراء خاص بك</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>لا تُحفظ في أي مكان: لا في السجل، ولا في ملف أحداث، ولا في ذاكرة مخبئية. متى أغلقتها أو بدأت غيرها زالت.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>يعمل على هذا الحاسوب؛ لا يغادره شيء مما تكتبه.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>اسأل: %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>لا يوجد نموذج مفتوح بعد.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>⁨%1⁩ نموذج صغير للبداية: يعرف هذا البرنامج والحساب البسيط وقليلًا غيرهما. للعمل الجاد افتح نموذج مزيج خبراء أكبر من ملف ⁨.gguf⁩، أو أفلته على هذه النافذة.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>يجيب ⁨%1⁩. يمكن فتح نماذج أخرى من ملفات ⁨.gguf⁩.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>فتح ملف نموذج…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>تغيير ما يفتح السجل</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>تشفير السجل</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>بعبارة مرور جديدة</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>بعبارة مرور</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>تُطلب عند كل تشغيل. من دونها لا يفتح أحد السجل ولا أي نسخة احتياطية.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>بمفتاح جديد في حلقة مفاتيح سطح المكتب</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>بحلقة مفاتيح سطح المكتب</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>يُفتح من تلقاء نفسه متى سجّلت الدخول. يحمي عند ضياع القرص أو سرقة نسخة احتياطية، لا عند ترك سطح المكتب مفتوحًا.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>عبارة المرور الجديدة</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>عبارة المرور مرة أخرى</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>نفسها مرة أخرى</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>العبارتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>لا أحد يستطيع استرداد عبارة مرور منسية: يضيع حينها كل ما كُتب. دوّنها واحفظها في مكان آمن. النسخ الاحتياطية مشفّرة كذلك وتحتاج إلى عبارة المرور نفسها.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>احتفظ أيضًا بمفتاح الاسترداد هذا. فهو يفتح السجل ونسخه الاحتياطية إذا ضاعت حلقة المفاتيح: بعد تثبيت جديد أو على حاسوب آخر. ولا يستطيع أحد إنشاءه لك مرة ثانية.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>احتفظتُ بمفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>تشفير</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>التشفير</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>مشفّر بعبارة مرور</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>مشفّر، والمفتاح في حلقة مفاتيح سطح المكتب</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>غير مشفّر</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>لا يمكن قراءة السجل ولا نسخه الاحتياطية من دون المفتاح.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>كل من يحصل على هذا القرص، أو على نسخة احتياطية، يستطيع قراءة محادثاتك.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>تشفير…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>تغيير عبارة المرور…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>تغيير المفتاح…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>مفتاح الاسترداد…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>إيقاف…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>يمكنك متابعة المحادثة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>إلغاء؛ يبقى السجل كما كان</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>الملفات المصدَّرة، والمجلد المتزامن، والنسخ التي أُنشئت من قبل في أماكن أخرى تبقى نصًا مقروءًا: لا يشملها التشفير.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>أتريد إيقاف التشفير؟</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>يعود السجل ونسخه الاحتياطية ملفات عادية: كل من يحصل على هذا القرص، أو على نسخة احتياطية، يستطيع قراءة محادثاتك.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>إخفاء التفاصيل</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>إظهار التفاصيل</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>توزّع العمل بالتساوي</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>توزّع العمل بغير تساوٍ</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>قلة من الخبراء أنجزت معظم العمل</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>أجاب %1 من الخبراء. أكثرهم انشغالًا، الخبير %2 في الطبقة %3، أجاب عن %4 من الرموز؛ ولو توزّع العمل بالتساوي لكانت نسبته %5.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>الخبراء</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>الإجابة السابقة</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>الإجابة التالية</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>إغلاق الخبراء</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>تجري كتابة ⁨%1⁩</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>التنسيق</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>للملاحظات والمحررات: نص عادي بعناوين وقوائم وشفرات برمجية.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>للقراءة في أي متصفح كما تبدو هنا، في ملف واحد، من دون شبكة.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>للطباعة والإرسال والحفظ: صفحات يمكن تحديد نصها.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>نص عادي</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>لكل ما يقبل الحروف ولا شيء سواها.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>للنقل إلى حاسوب أو برنامج آخر: لا يُترك شيء.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>مع التفكير</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>ما فكّر فيه النموذج قبل أن يجيب.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>مع كل الفروع</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>يشمل أيضًا الإجابات الأخرى والصيغ السابقة للأسئلة.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>تصدير إلى مجلد</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>أفلت لفتح هذا النموذج</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>أفلت للإرفاق بسؤالك</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>لا يمكن الإفلات هنا إلا لملفات النماذج (⁨.gguf⁩) والمحادثات المصدَّرة</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>أفلت لاستيراد المحادثات</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>ليس في الصورة نص يمكن قراءته.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>ليس في الصوت والأفلام نص يمكن قراءته.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>لا يمكن قراءة مستندات Word القديمة. احفظ الملف بصيغة ⁨.docx⁩ أو PDF.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>هذا الملف مضغوط. فك ضغطه وأرفق ما فيه.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>هذا الملف ليس نصًا. يمكن قراءة الملفات النصية وPDF و⁨.docx⁩ و⁨.odt⁩.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>إغلاق</translation>
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
        <translation>محادثة جديدة هنا</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>تصدير المجلد…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>حذف المجلد</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>نقل إلى</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>بلا مجلد</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>مجلد جديد…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>المجلد المتزامن</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>محادثاتك في ملفات Markdown، من أجل Obsidian وغيره من برامج الملاحظات. الملفات التي تغيّرها هناك لا تُمس، ولا يعود من هناك شيء.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>تغيير المجلد المتزامن</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>إبقاء المجلد متزامنًا</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>متوقف: تبقى الملفات كما هي.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>تجري الكتابة…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>مزامنة الآن</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>فتح المجلد المتزامن</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>المجلد المتزامن</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>نسخ الإجابة</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>الإجابة مجددًا</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>الإجابة السابقة</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>الإجابة التالية</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>معادلة: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>نسخ TeX</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>استعراض المحتوى</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>استعراض محتوى ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>غير متاح الآن</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>لا يُعرف أي نموذج كتب هذه الإجابة، فلا يمكن متابعتها. اطلب البقية في سؤال جديد.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>كتب ⁨%1⁩ هذه الإجابة. اختر هذا النموذج ليتابعها.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>المزيد</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>إجابة</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>⁨%1⁩: وضعه في المحرر</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>وضعه في المحرر</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>إزالة النص الطويل</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>المجلد ⁨%1⁩، مفتوح</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>المجلد ⁨%1⁩، مغلق</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>المزيد لهذا المجلد</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>المزيد لهذه المحادثة</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>العنوان الجديد</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>المحادثات المؤرشفة</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>لا شيء مؤرشف. ما تؤرشفه يغادر القائمة ويبقى هنا وفي البحث.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>ستظهر محادثاتك هنا.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>يجري تجهيز البحث. حاول مجددًا بعد لحظات.</translation>
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
        <translation>العودة إلى المحادثات</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>حصيلة أصواتك</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>المهملات</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>آخر 30 يومًا</translation>
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
        <translation>كيف تُخرج المحادثات من ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>الرسائل التي يخفيها ChatGPT لا تُنقل.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[اقتباس: %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[خطأ: %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>ليس لإحدى الرسائل دور يعرفه Conclave.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>ليس لإحدى الرسائل رقم، أو أن رقمها لرسالة أخرى.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>كُتب ⁨%1⁩ بإصدار أحدث من Conclave. حدّث Conclave لقراءته.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>هذا ليس ملفًا مصدَّرًا من Conclave.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>لا يوجد فيه تصدير من Conclave. اختر ملف ⁨.json⁩ الذي صُدّر.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>أحد عناصر القائمة ليس محادثة.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>إحدى المحادثات تالفة ولا يمكن قراءتها.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>تعذّر نسخ قاعدة البيانات: %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>تعذّر فتح ⁨%1⁩: %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>تجري الكتابة في ⁨%1⁩ الآن. أنهِ البرنامج الذي يستخدمه ثم استورد مجددًا.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>هذا الملف ليس قاعدة بيانات، أو أنه مشفّر.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>قاعدة البيانات تالفة.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>في قاعدة البيانات نص أكبر من أن يُقرأ.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>تعذّرت قراءة قاعدة البيانات: %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[صورة: %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[المصدر: %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>المقاطع التي استندت إليها الإجابات لا تُنقل.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>الأنشطة التي لا سؤال فيها لا تُنقل.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>هذه ليست دردشة من GPT4All: بدايتها مختلفة.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>الدردشة بتنسيق الإصدار %1؛ ويقرأ Conclave الإصدارات من 1 إلى %2.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>ينتهي الملف قبل أوانه؛ وما بعد ذلك ناقص.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>الملف تالف؛ وما بعد ذلك ناقص.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>لا توجد هنا دردشة من GPT4All. تحمل هذه الملفات أسماء مثل ⁨gpt4all-….chat⁩ وتوجد في مجلد نماذج البرنامج.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>تعذّرت قراءة ⁨%1⁩ حتى نهايته: %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>لا يوجد ملف أو مجلد ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>قراءة ⁨%1⁩ غير مسموح بها. غيّر أذوناته أو انسخه إلى مكان آخر.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>عدد الملفات في ⁨%3⁩ يزيد على %L1، أو عدد ملفات ZIP على %2. اختر المجلد الذي ليس فيه إلا التصدير.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>⁨%1⁩ ليس ملفًا ولا مجلدًا.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>عدد الملفات في ⁨%2⁩ يزيد على %L1.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>لا يوجد ⁨%1⁩ فيما اختير.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>تعذّر فتح ⁨%1⁩: %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>لم يُعثر هنا على محادثات. يمكن الاستيراد من: %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>هنا محادثات من عدة برامج: %1. استورد ملفًا أو مجلدًا واحدًا في كل مرة.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>لا توجد هنا سلسلة من Jan. توجد السلاسل في المجلد «threads» داخل مجلد بياناته المذكور في إعداداته.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>ليس في السلسلة ملف messages.jsonl.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>ملف thread.json الخاص بها ناقص أو تالف، ومعه العنوان والتاريخ والنموذج.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>إحدى الرسائل تالفة.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>هذا ليس JSON، أو ليس كما هو متوقع: بدايته مختلفة.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>الملف فارغ.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>ليس في الملف قائمة باسم «⁨%1⁩».</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>الملف تالف: قوس يُغلق ولم يُفتح من قبل.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>ينتهي الملف في منتصفه، فهو غير كامل. صدّره أو نزّله مجددًا.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>جزء من الملف تالف، أو أكبر من أن يُقرأ.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>لا توجد هنا محادثة من LM Studio. توجد المحادثات في ⁨.lmstudio/conversations⁩ داخل مجلدك الشخصي.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>الملف تالف.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>لا توجد هنا قاعدة بيانات من Ollama. يحفظ تطبيقه الدردشات في ملف باسم db.sqlite.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>ليس في قاعدة البيانات دردشات من Ollama.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>كتب Ollama فيها أثناء قراءتها. استوردها مجددًا لتتأكد من أن شيئًا لم ينقص.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>الوسوم لا تُنقل.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>لا يذكر التصدير اسم المجلد. يمكنك إعادة تسمية المجلد الذي هو فيه الآن.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>لا يوجد هنا تصدير من Open WebUI. يُنشأ من ⁨Settings⁩، ثم ⁨Data Controls⁩، ثم ⁨Export Chats⁩.</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[مرفق]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[مرفق: %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[صورة]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[صوت]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>الصور والأصوات والملفات المرفقة لا تُنقل؛ وتحل محلها ملاحظة.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>التعليمات الموجّهة إلى النموذج لا تُنقل.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>ما أعادته الأدوات إلى النموذج لا يُنقل.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>جزء من نوع غير معروف هنا (⁨%1⁩) لا يُنقل.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>ما ليس محادثة لا يُنقل.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>⁨%1⁩ محمي بكلمة سر. فك ضغطه واستورد المجلد.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>⁨%1⁩ مضغوط بطريقة غير معروفة هنا. فك ضغطه واستورد المجلد.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>تعذّرت قراءة ⁨%1⁩. تأكد من أن القرص موجود وسليم.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>⁨%1⁩ تالف أو غير كامل. نزّله مجددًا.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>تعذّر فك ضغط ⁨%1⁩. فك ضغطه ببرنامج آخر واستورد المجلد.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>انقل محادثاتك من برامج أخرى. سترى أولًا ما الذي سيُنقل؛ لا يتغيّر شيء قبل موافقتك، ولا يغادر هذا الحاسوب شيء.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>عُثر عليها في هذا الحاسوب</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>أفلت ملفًا مصدَّرًا هنا. لا حاجة إلى فك ضغط ملفات ZIP.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>اختيار ملف…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>أين تجد محادثاتك</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>في chatgpt.com: «الإعدادات» ← «عناصر التحكم في البيانات» ← «تصدير البيانات». يصلك بريد فيه رابط إلى ملف ZIP؛ اختر ذلك الملف هنا.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>في claude.ai: ⁨Settings → Privacy → Export data⁩. يصلك بريد فيه رابط إلى ملف ZIP؛ اختر ذلك الملف هنا.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>في takeout.google.com: ألغِ تحديد الكل، واختر «نشاطي»، وفيه «تطبيقات Gemini» فقط، والتنسيق JSON بدلًا من HTML. اختر ملف ZIP هنا.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>في chat.deepseek.com: ⁨Settings → Data → Export⁩. اختر ملف ZIP هنا.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>في إعداداته، تحت ⁨Data Controls⁩: ⁨Export Chats⁩. اختر ملف ⁨.json⁩ هنا.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>إن كانت على هذا الحاسوب فقد عُثر عليها أعلاه. وإلا فانسخ مجلد محادثاتها إلى هنا (ولبرنامج Ollama الملف db.sqlite) واختره هنا.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>على الحاسوب الآخر: «الإعدادات» ← «تصدير كل شيء»، بتنسيق JSON. اختر الملف هنا؛ ما هو موجود هنا لا يتكرر.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>استيراد المحادثات</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>يجري فحص ⁨%1⁩. لم يتغيّر شيء بعد.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>يجري الاستيراد من ⁨%1⁩</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>استيراد المزيد</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>تم</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>الاستيراد من ملف</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>محادثات مصدَّرة (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>كل الملفات (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>الاستيراد من مجلد</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>رسالة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%n رسائل</numerusform>
            <numerusform>%n رسالة</numerusform>
            <numerusform>%n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>أُلغيت التجربة.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>أُلغي الاستيراد. ما وصل حتى ذلك الحين يبقى.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>كانت هذه تجربة: لم يتغيّر شيء. سيجلب الاستيراد ما يلي:</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>أُضيفت محادثة واحدة (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>لم تُضَف أي محادثة (%1).</numerusform>
            <numerusform>أُضيفت محادثة واحدة (%1).</numerusform>
            <numerusform>أُضيفت محادثتان (%1).</numerusform>
            <numerusform>أُضيفت %n محادثات (%1).</numerusform>
            <numerusform>أُضيفت %n محادثة (%1).</numerusform>
            <numerusform>أُضيفت %n محادثة (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>حُدّثت محادثة واحدة.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>لم تُحدَّث أي محادثة.</numerusform>
            <numerusform>حُدّثت محادثة واحدة.</numerusform>
            <numerusform>حُدّثت محادثتان.</numerusform>
            <numerusform>حُدّثت %n محادثات.</numerusform>
            <numerusform>حُدّثت %n محادثة.</numerusform>
            <numerusform>حُدّثت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>رسالة واحدة جديدة فيما كان هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>لا رسائل جديدة فيما كان هنا.</numerusform>
            <numerusform>رسالة واحدة جديدة فيما كان هنا.</numerusform>
            <numerusform>رسالتان جديدتان فيما كان هنا.</numerusform>
            <numerusform>%n رسائل جديدة فيما كان هنا.</numerusform>
            <numerusform>%n رسالة جديدة فيما كان هنا.</numerusform>
            <numerusform>%n رسالة جديدة فيما كان هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>رسالة واحدة أطول مما كانت هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>لا رسائل أطول مما كانت هنا.</numerusform>
            <numerusform>رسالة واحدة أطول مما كانت هنا.</numerusform>
            <numerusform>رسالتان أطول مما كانتا هنا.</numerusform>
            <numerusform>%n رسائل أطول مما كانت هنا.</numerusform>
            <numerusform>%n رسالة أطول مما كانت هنا.</numerusform>
            <numerusform>%n رسالة أطول مما كانت هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>محادثة واحدة كانت هنا من قبل.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>لم تكن أي محادثة هنا من قبل.</numerusform>
            <numerusform>محادثة واحدة كانت هنا من قبل.</numerusform>
            <numerusform>محادثتان كانتا هنا من قبل.</numerusform>
            <numerusform>%n محادثات كانت هنا من قبل.</numerusform>
            <numerusform>%n محادثة كانت هنا من قبل.</numerusform>
            <numerusform>%n محادثة كانت هنا من قبل.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>محادثة واحدة في المهملات، وقد تُركت هناك.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>لا محادثات في المهملات.</numerusform>
            <numerusform>محادثة واحدة في المهملات، وقد تُركت هناك.</numerusform>
            <numerusform>محادثتان في المهملات، وقد تُركتا هناك.</numerusform>
            <numerusform>%n محادثات في المهملات، وقد تُركت هناك.</numerusform>
            <numerusform>%n محادثة في المهملات، وقد تُركت هناك.</numerusform>
            <numerusform>%n محادثة في المهملات، وقد تُركت هناك.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>محادثة واحدة فارغة، وقد أُغفلت.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>لا محادثات فارغة.</numerusform>
            <numerusform>محادثة واحدة فارغة، وقد أُغفلت.</numerusform>
            <numerusform>محادثتان فارغتان، وقد أُغفلتا.</numerusform>
            <numerusform>%n محادثات فارغة، وقد أُغفلت.</numerusform>
            <numerusform>%n محادثة فارغة، وقد أُغفلت.</numerusform>
            <numerusform>%n محادثة فارغة، وقد أُغفلت.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>لم يُعثر على محادثات.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>أُغفل في «⁨%1⁩»: %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>أُغفل في «⁨%1⁩» (عدد المرات: %2): %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>أُغفل شيء واحد آخر.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>لم يُغفل شيء آخر.</numerusform>
            <numerusform>أُغفل شيء واحد آخر.</numerusform>
            <numerusform>أُغفل شيئان آخران.</numerusform>
            <numerusform>أُغفلت %n أشياء أخرى.</numerusform>
            <numerusform>أُغفل %n شيئًا آخر.</numerusform>
            <numerusform>أُغفل %n شيء آخر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>محدّثة</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>موجودة هنا</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>لم تؤخذ</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>ما أُغفل، والسبب (%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>لا تستجيب أي حلقة مفاتيح على سطح المكتب هذا. شغّل واحدة (GNOME Keyring أو KWallet أو KeePassXC) وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>بقيت حلقة مفاتيح سطح المكتب مقفلة. افتح قفلها وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>ليس في حلقة مفاتيح سطح المكتب مفتاح لهذا السجل، أو أنها بقيت مقفلة. افتح قفلها وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>أبلغت حلقة مفاتيح سطح المكتب عن خطأ. افتح قفلها أو أعد تشغيلها وحاول مجددًا.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>بُنيت هذه النسخة من Conclave من دون QtKeychain، فلا تستطيع استخدام حلقة مفاتيح سطح المكتب. استخدم عبارة مرور.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>أتريد إغلاق هذه المحادثة الخاصة؟</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>لا تُحفظ في أي مكان: متى أُغلقت فلن يستطيع أحد استعادتها.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>البقاء هنا</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>إغلاقها</translation>
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
        <translation>أتريد فتح هذا العنوان في متصفحك؟</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Conclave</source>
        <comment>window title; %1 is a conversation</comment>
        <translation>%1 – Conclave</translation>
    </message>
    <message>
        <source>Conclave</source>
        <comment>the program&apos;s name</comment>
        <translation>Conclave</translation>
    </message>
    <message>
        <source>The history is locked. This conversation is private and kept nowhere.</source>
        <comment>above a private conversation</comment>
        <translation>السجل مقفل. هذه المحادثة خاصة ولا تُحفظ في أي مكان.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>فتح القفل…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>إظهار المحادثات</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>كلما كانت الخانة أسطع كان خبيرها أكثر إجابة؛ والأسطع تمثّل %1.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>لم يجب قط</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>ما تعرضه الخريطة</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>الإجابة كلها</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>رمز واحد</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>الطبقة</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>خريطة الخبراء. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>الخبير</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>أشر إلى خانة، أو اختر خانة بمفاتيح الأسهم.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>صورة: ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>غير متاح الآن</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>الإجابة مجددًا</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>الإجابة مجددًا باستخدام…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>اقتباس</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>تثبيت للنموذج</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>إعادة الإنتاج</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>تكرار حتى هنا</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>حذف مع ما يليها</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>للبداية</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>إزالة من هذه القائمة (يبقى الملف)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>يجري تحميل ⁨%1⁩</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>اختر نموذجًا</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>النموذج: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>لم يُفتح أي نموذج بعد.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>فتح ملف نموذج…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>تعليمات خاصة بها</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>تُبلَّغ للنموذج بدلًا من تعليمات الإعدادات.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>كما في الإعدادات</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>لا توجد تعليمات في الإعدادات أيضًا.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>لا تعليمات</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>تعليمات هذه المحادثة</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>بذرة ثابتة</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>السؤال نفسه في الموضع نفسه ينال الإجابة نفسها.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>غير ثابتة</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>عرض اللوحة</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>مفتاح Caps Lock مفعّل.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>إخفاء عبارة المرور</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>إظهار عبارة المرور</translation>
    </message>
</context>
<context>
    <name>Percent</name>
    <message>
        <source>&lt; %1 %</source>
        <comment>less than; %1 is a number</comment>
        <translation>أقل من %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>PresetFile</name>
    <message numerus="yes">
        <source>“%1” must be a text of at most %Ln characters.</source>
        <comment>%1 is a name in a file</comment>
        <translation>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا فارغًا.</numerusform>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا من حرف واحد على الأكثر.</numerusform>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا من حرفين على الأكثر.</numerusform>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا من %Ln أحرف على الأكثر.</numerusform>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا من %Ln حرفًا على الأكثر.</numerusform>
            <numerusform>يجب أن يكون «⁨%1⁩» نصًا من %Ln حرف على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>يجب أن يكون «⁨%1⁩» عددًا بين %2 و%3.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>يجب أن يكون «⁨%1⁩» عددًا صحيحًا بين علامتي اقتباس.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>هو أكبر من أن يكون ملف إعدادات مسبقة.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>ليس ملف إعدادات مسبقة، أو أنه تالف: النص ليس JSON.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>ليس ملف إعدادات مسبقة كتبه Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>كُتب بإصدار أحدث من Conclave. حدّث Conclave لقراءته.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>ليس فيه أي إعداد مسبق.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ لا يُقرأ أي منها.</numerusform>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ يُقرأ واحد منها على الأكثر.</numerusform>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ يُقرأ اثنان منها على الأكثر.</numerusform>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر.</numerusform>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر.</numerusform>
            <numerusform>فيه إعدادات مسبقة أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>فيه إعداد مسبق بلا اسم.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>في الإعداد المسبق «⁨%1⁩»: %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>⁨%1⁩ – للمحادثات الجديدة</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>اسم الإعداد المسبق</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>يأتي مع Conclave. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>تبدأ المحادثات الجديدة بـ«⁨%1⁩»؛ اختره لإنهاء ذلك</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>بدء المحادثات الجديدة بـ«⁨%1⁩»</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>تصدير «⁨%1⁩»…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>إعادة تسمية «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>إزالة «⁨%1⁩»</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>ما يفعله النموذج المستخدَم قبل أن يجيب، ما لم تحدد المحادثة غير ذلك.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>الإعدادات المسبقة</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>إعدادات تحت اسم. اختر أحدها لمحادثة، أو احفظ إعدادات محادثة، من الزر في طرف أعلاها (⁨Ctrl+.⁩).</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>استيراد إعدادات مسبقة…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>تصدير كل إعداداتك…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>استيراد إعدادات مسبقة</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>الإعدادات المسبقة (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>كل الملفات (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>تصدير الإعدادات المسبقة</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>خاصة: لا تُحفظ في أي مكان</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>خاصة</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>استخدام موجّه</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>/ في الحقل الفارغ</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>موجّه جديد</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>تغيير الموجّه</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>اسم الموجّه</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>مثلًا: اشرح ⁨%1⁩ لـ⁨%2⁩.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>نص الموجّه</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>يُسأل عنه عند الاستخدام: ⁨%1⁩</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>ما بين الأقواس المعقوفة المزدوجة يُسأل عنه عند استخدام الموجّه: ⁨%1⁩. مع قيمة تُعتمد إذا لم يُكتب شيء: ⁨%2⁩. للاختيار من بين قيم: ⁨%3⁩. يُملأ من تلقاء نفسه: ⁨%4⁩.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>أتريد تجاهل ما كتبته؟</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>لم يدخل المكتبة بعد.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>يبقى الموجّه كما كان من قبل.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>لا موجّهات في هذا المجلد: ليس فيه أي ملف ينتهي اسمه بـ⁨.md⁩ أو ⁨.txt⁩ أو ⁨.json⁩.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>⁨%1⁩: %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>ليس فيه نص.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>هو أطول من أن يكون موجّهًا.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>الموجّهات أكثر من اللازم؛ لا يُقرأ أي منها.</numerusform>
            <numerusform>الموجّهات أكثر من اللازم؛ يُقرأ واحد منها على الأكثر دفعة واحدة.</numerusform>
            <numerusform>الموجّهات أكثر من اللازم؛ يُقرأ اثنان منها على الأكثر دفعة واحدة.</numerusform>
            <numerusform>الموجّهات أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر دفعة واحدة.</numerusform>
            <numerusform>الموجّهات أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر دفعة واحدة.</numerusform>
            <numerusform>الموجّهات أكثر من اللازم؛ يُقرأ %Ln منها على الأكثر دفعة واحدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>لا يمكن قراءته.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>هو أكبر من أن يكون ملف موجّهات.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>ليس نصًا بترميز UTF-8.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>هو تالف: النص ليس JSON.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>ليس ملف موجّهات كتبه Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>كُتب بإصدار أحدث من Conclave. حدّث Conclave لقراءته.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>ليس فيه أي موجّه.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>وضعه في السؤال</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>موجّه آخر</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <comment>the prompt library</comment>
        <translation>الموجّهات</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>in an empty field</comment>
        <translation>البحث عن موجّه</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>البحث عن موجّه</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>لا موجّه فيه هذه الكلمات.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>نصوص تستخدمها مرارًا، وفيها مواضع للملء: احفظها هنا.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>موجّه جديد…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>تغيير «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>تكرار «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>إزالة «⁨%1⁩»</translation>
    </message>
</context>
<context>
    <name>PromptsSection</name>
    <message>
        <source>Prompts</source>
        <comment>group of settings: the prompt library</comment>
        <translation>الموجّهات</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in. Type / in the empty question to use one.</source>
        <comment>explains the prompt library</comment>
        <translation>نصوص تستخدمها مرارًا، وفيها مواضع للملء. اكتب / في حقل السؤال الفارغ لاستخدام أحدها.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>موجّه جديد…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>استيراد ملفات…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>استيراد مجلد…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>تصدير في ملف واحد…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>تصدير بصيغة Markdown…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>استيراد الموجّهات</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>الموجّهات (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>كل الملفات (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>استيراد الموجّهات من مجلد</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>تصدير الموجّهات</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>تصدير الموجّهات إلى مجلد</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>السياق ممتلئ: لا مكان لمتابعة هذه الإجابة. اطلب البقية في سؤال جديد أو في محادثة جديدة.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>لا يوجد نموذج مفتوح. اختر نموذجًا من قائمة النماذج في الأعلى.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>صيغة أخرى من سؤالك</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>تبقى الصيغة السابقة إلى جانبها.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>سألتَ: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>عرض أقل</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>مرفق: ⁨%1⁩، %2. عرض نصه</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>عرض ما يراه النموذج</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>لا ملفات أخرى</numerusform>
            <numerusform>ملف واحد آخر</numerusform>
            <numerusform>ملفان آخران</numerusform>
            <numerusform>%n ملفات أخرى</numerusform>
            <numerusform>%n ملفًا آخر</numerusform>
            <numerusform>%n ملف آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>نسخ السؤال</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>تعديل السؤال</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>الصيغة السابقة</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>الصيغة التالية</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – سؤال سريع</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>⁨%1⁩ · خاصة</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>خاصة: لا تُحفظ في أي مكان</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>سؤال جديد</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>الفتح في النافذة الرئيسية</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>اقتباس</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>⁨%1⁩، إظهار التفكير</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>⁨%1⁩، إخفاء التفكير</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>مفتاح الاسترداد: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>نسخ مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>حفظ في ملف…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>حفظ مفتاح الاسترداد في ملف</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>حفظ مفتاح الاسترداد</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>يفتح السجل إذا لم يعد مفتاحه في حلقة مفاتيح سطح المكتب: بعد تثبيت جديد أو على حاسوب آخر. احفظه حيث لا يستطيع قراءته أحد سواك.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>مجموعات من الحروف والأرقام</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>مفتاح الاسترداد</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>حينها</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>الآن</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(نهايتها)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>أتريد استعادة النسخة الاحتياطية بتاريخ %1؟</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>استرجاع ما ينقص</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>تُضاف المحادثات والرسائل الموجودة في النسخة الاحتياطية وليست في هذا السجل. لا يُزال شيء مما هنا ولا يُقتطع.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>استبدال الكل</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>يعود السجل كما كان حينها؛ ويزول منه ما كُتب منذ ذلك الوقت. تُنشأ أولًا نسخة احتياطية من حالته الآن.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>استبدال الكل</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>استرجاع</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>الأعلى أكثر حيوية والأدنى أكثر ثباتًا؛ والصفر يأخذ دائمًا الكلمة الأرجح.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>لا يُنظر إلا في هذا العدد من الكلمات الأرجح.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>يُنظر في الكلمات إلى أن يبلغ مجموع احتمالاتها هذه القيمة.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>تُغفل الكلمات التي يقل احتمالها كثيرًا عن الكلمة الأرجح.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>تقلل احتمال الكلمات التي استُخدمت للتو.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>بالرموز، والرمز نحو ثلاثة أرباع كلمة.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>بلا تعليمات</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>تعليمات خاصة به</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>⁨%1⁩ %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>البذرة غير ثابتة</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>البذرة %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>التفكير: %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>حفظ باسم</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>مسح البحث</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>المرشحات (لا شيء مستخدَم)</numerusform>
            <numerusform>المرشحات (واحد مستخدَم)</numerusform>
            <numerusform>المرشحات (اثنان مستخدَمان)</numerusform>
            <numerusform>المرشحات (%n مستخدَمة)</numerusform>
            <numerusform>المرشحات (%n مستخدَمًا)</numerusform>
            <numerusform>المرشحات (%n مستخدَم)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>المرشحات</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>هذا العام</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>من – إلى…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>من هذا اليوم</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>إلى هذا اليوم</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>أي نموذج</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>أي مجلد</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>فيها شفرة برمجية</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>مسح</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>المرشحات مستخدَمة: امسحها للبحث في كل مكان.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>يجب أن ترد كل الكلمات. جرّب كلمات أقل، أو بداية كلمة فقط.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>مسح المرشحات</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>اقتباس</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>نسخ الرابط</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>كما في الإعدادات</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>محدَّد هنا. في الإعدادات: %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>محدَّد هنا</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1: كما في الإعدادات مجددًا</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>السمة</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>«النظام» تتبع سطح مكتبك.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>السمة</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>لغة النافذة. تجيب النماذج بلغة السؤال.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>تُبلَّغ للنموذج قبل كل محادثة: من هو، وكيف ينبغي أن يجيب. فارغة: لا شيء.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>مثلًا: أجب بإيجاز وبكلمات بسيطة.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>عناوين من النموذج</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>عندما يكون النموذج خاملًا يضع للمحادثة الجديدة عنوانها. عند الإيقاف: كلماتها الأولى. لا تُسأل نماذج البداية عن ذلك.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>عناوين من النموذج</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>كيف تُختار الإجابات</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>إعادة التعيين</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>الأعلى أكثر حيوية والأدنى أكثر ثباتًا؛ والصفر يأخذ دائمًا الكلمة الأرجح.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>لا يُنظر إلا في هذا العدد من الكلمات الأرجح.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>يُنظر في الكلمات إلى أن يبلغ مجموع احتمالاتها هذه القيمة.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>تُغفل الكلمات التي يقل احتمالها كثيرًا عن الكلمة الأرجح.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>تقلل احتمال الكلمات التي استُخدمت للتو.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>بالرموز، والرمز نحو ثلاثة أرباع كلمة.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>بذرة ثابتة</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>السؤال نفسه في الموضع نفسه ينال الإجابة نفسها.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>بذرة ثابتة</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>حول البرنامج</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>برنامج حر برخصة GNU العمومية العامة، الإصدار 3 أو ما بعده. لا يفتح أي اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>لون التمييز</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>لون الأزرار والروابط وما هو مختار.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>نسبة مئوية من الحجم المعتاد. ويتغيّر أيضًا بـ⁨%1⁩ و⁨%2⁩، أو بمفتاح Ctrl مع عجلة الفأرة.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>تظهر الأشياء في مواضعها فورًا من غير أن تتحرك إليها. «النظام» يتبع سطح مكتبك.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>النظام</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>متوقف</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>إغلاق</translation>
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
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>البحث عن اختصار</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>البحث عن اختصار</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>لا يوجد اختصار بهذا الاسم.</translation>
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
            <numerusform>شفرة برمجية فارغة.</numerusform>
            <numerusform>شفرة برمجية من سطر واحد.</numerusform>
            <numerusform>شفرة برمجية من سطرين.</numerusform>
            <numerusform>شفرة برمجية من %n أسطر.</numerusform>
            <numerusform>شفرة برمجية من %n سطرًا.</numerusform>
            <numerusform>شفرة برمجية من %n سطر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>8 أحرف على الأقل. أربع كلمات أو خمس لا رابط بينها يسهل حفظها ويصعب تخمينها.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>⁨%1⁩، إخفاء</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>⁨%1⁩، إظهار</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>يرى النموذج هذا بدلًا منها. كتبه ⁨%1⁩.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>إزالة الملخص</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>نسخ بصيغة CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>حفظ بصيغة CSV…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>نسخ الجدول</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>حصيلة أصواتك</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>نسخ كجدول</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>لا أصوات بعد</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>في أسئلتك أنت</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>اطرح سؤالًا على مجلس من النماذج، واقرأ إجاباتها جنبًا إلى جنب، وقل أيها أفضل. هنا تُحصى أصواتك، نموذجًا أمام نموذج. وتبقى على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>طرح سؤالي التالي على مجلس</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>⁨%1⁩ أفضل: %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>متشابهتان: %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>لا جيدة بينها: %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>إخفاء الأسئلة</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>إظهار السؤال</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>إظهار الأسئلة</numerusform>
            <numerusform>إظهار السؤال</numerusform>
            <numerusform>إظهار السؤالين</numerusform>
            <numerusform>إظهار %n أسئلة</numerusform>
            <numerusform>إظهار %n سؤالًا</numerusform>
            <numerusform>إظهار %n سؤال</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a vote and its date</comment>
        <translation>⁨%1⁩ · %2</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Level %1</source>
        <comment>accessible description of a heading</comment>
        <translation>المستوى %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>التفكير: %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>مقدار تفكير النموذج قبل أن يجيب</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>يفكر النموذج قبل أن يجيب</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>يجيب النموذج فورًا</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>الإجابة فورًا</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>التفكير أولًا</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>حسب ما يقرره النموذج</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>أدنى حد</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>متوسط</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>عالٍ</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>عالٍ جدًا</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>أقصى حد</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>الرموز – كلما قل احتمالها اشتد لونها</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>رموز الإجابة</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>⁨%1⁩، إظهار الوسيطات</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>⁨%1⁩، إخفاء الوسيطات</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>الانتقال إلى النهاية</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>يجيب مجددًا، ويبقى نموذجك</translation>
    </message>
</context>
<context>
    <name>TransferProgress</name>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number: how much is done</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>TransferSection</name>
    <message>
        <source>Your conversations</source>
        <comment>group of settings: import, export, backups</comment>
        <translation>محادثاتك</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>من ChatGPT وClaude وGemini وLM Studio وغيرها.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>تصدير كل شيء</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>في ملفات تقرؤها برامج أخرى أيضًا، أو للنقل إلى حاسوب آخر.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>تصدير…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>حذف نهائي</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>أتريد حذف «⁨%1⁩» نهائيًا؟</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>أتريد إفراغ المهملات؟</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>المهملات فارغة. لا يمكن التراجع عن هذا.</numerusform>
            <numerusform>يُحذف العنصر الوحيد فيها نهائيًا. لا يمكن التراجع عن هذا.</numerusform>
            <numerusform>يُحذف العنصران اللذان فيها نهائيًا. لا يمكن التراجع عن هذا.</numerusform>
            <numerusform>يُحذف كل ما فيها (%n عناصر) نهائيًا. لا يمكن التراجع عن هذا.</numerusform>
            <numerusform>يُحذف كل ما فيها (%n عنصرًا) نهائيًا. لا يمكن التراجع عن هذا.</numerusform>
            <numerusform>يُحذف كل ما فيها (%n عنصر) نهائيًا. لا يمكن التراجع عن هذا.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>إفراغ المهملات</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>المهملات فارغة. ما تحذفه يبقى هنا 30 يومًا.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>إفراغ المهملات…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>يجري فتح السجل</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>السجل مقفل</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>محادثاتك مشفّرة، ولا يمكن فتحها الآن. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>يُطلب المفتاح من حلقة مفاتيح سطح المكتب. وقد تطلب منك كلمة سر.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>محادثاتك مشفّرة. اكتب أو ألصق مفتاح الاسترداد الذي احتفظت به.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>محادثاتك مشفّرة على هذا الحاسوب. تفتحها عبارة المرور.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>يجري الفتح…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>سؤال حلقة المفاتيح مجددًا</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>استخدام عبارة المرور</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>استخدام مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>العودة إلى المحادثة الخاصة</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>محادثة خاصة من دون السجل</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>أي إجابة أفضل؟ تظهر الأسماء بعد تصويتك.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>أي إجابة أفضل؟ تُحصى الأصوات في حصيلتك.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>صوتك</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1، المفتاح %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>سحب الصوت</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>نُسخت الإجابة.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>نُسخت الشفرة.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>لا شفرة برمجية في هذه الإجابة.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>أنهاها النموذج</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>حد الإجابة في الإعدادات</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>امتلاء السياق</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>الإيقاف</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>انتهاء البرنامج</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>التكميم</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>قالب الدردشة</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>حُسبت على</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>المفاتيح والقيم</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>السياق</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>الرموز: %1</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>اختيار الكلمات</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>سير العمل</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>المقروء</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>غير المقروء</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>الرسالة الأقدم</numerusform>
            <numerusform>أقدم رسالتين</numerusform>
            <numerusform>أقدم %n رسائل</numerusform>
            <numerusform>أقدم %n رسالة</numerusform>
            <numerusform>أقدم %n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>المكتوب</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>أول رمز بعد</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>أُوقفت ثم توبعت</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>ولا مرة</numerusform>
            <numerusform>مرة واحدة</numerusform>
            <numerusform>مرتين</numerusform>
            <numerusform>%n مرات</numerusform>
            <numerusform>%n مرة</numerusform>
            <numerusform>%n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>سبب الانتهاء</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>تجري القراءة…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>متطابقة حتى الآن، لا رموز</numerusform>
            <numerusform>متطابقة حتى الآن، رمز واحد</numerusform>
            <numerusform>متطابقة حتى الآن، رمزان</numerusform>
            <numerusform>متطابقة حتى الآن، %n رموز</numerusform>
            <numerusform>متطابقة حتى الآن، %n رمزًا</numerusform>
            <numerusform>متطابقة حتى الآن، %n رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>متطابقة، لا رموز</numerusform>
            <numerusform>متطابقة، رمز واحد</numerusform>
            <numerusform>متطابقة، رمزان</numerusform>
            <numerusform>متطابقة، %n رموز</numerusform>
            <numerusform>متطابقة، %n رمزًا</numerusform>
            <numerusform>متطابقة، %n رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>تختلف عند الرمز %1</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>أُوقفت قبل أن تتم.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>النموذج يفكر.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>أُوقفت الإجابة.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>نهاية الإجابة.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>لا صفحات</numerusform>
            <numerusform>صفحة واحدة</numerusform>
            <numerusform>صفحتان</numerusform>
            <numerusform>%Ln صفحات</numerusform>
            <numerusform>%Ln صفحة</numerusform>
            <numerusform>%Ln صفحة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%Ln رموز</numerusform>
            <numerusform>%Ln رمزًا</numerusform>
            <numerusform>%Ln رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>لا يمكن إرفاق ملفات بالسؤال.</numerusform>
            <numerusform>يمكن إرفاق ملف واحد على الأكثر بالسؤال.</numerusform>
            <numerusform>يمكن إرفاق ملفين على الأكثر بالسؤال.</numerusform>
            <numerusform>يمكن إرفاق %Ln ملفات على الأكثر بالسؤال.</numerusform>
            <numerusform>يمكن إرفاق %Ln ملفًا على الأكثر بالسؤال.</numerusform>
            <numerusform>يمكن إرفاق %Ln ملف على الأكثر بالسؤال.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>لا يمكن إرفاق سوى ملفات على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>أُزيل «⁨%1⁩» من السؤال.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>أُرفق «⁨%1⁩» مجددًا.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>أُرفقت الصفحات الأولى فقط: %1 من %2.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>أُرفقت الصفحات الأولى فقط من «⁨%1⁩».</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>أُرفقت كل صفحات «⁨%1⁩».</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>لم يعد هذا الملف موجودًا.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>لا يمكن إرفاق المجلدات. أرفق الملفات التي فيها.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>لا يمكن فتح هذا الملف. تأكد من أنه مسموح لك بقراءته.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>هذا الملف فارغ.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>هذا الملف كبير جدًا: حجمه %1، ويمكن إرفاق %2. أرفق جزءًا منه.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>هذا الملف ليس نصًا. يمكن قراءة الملفات النصية وPDF و⁨.docx⁩ و⁨.odt⁩.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>هذا الملف أطول مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>هذا الملف طويل جدًا: فيه حرف واحد، أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>هذا الملف طويل جدًا: فيه حرفان، أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>هذا الملف طويل جدًا: فيه %Ln أحرف، أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>هذا الملف طويل جدًا: فيه %Ln حرفًا، أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>هذا الملف طويل جدًا: فيه %Ln حرف، أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>قُرئ بترميز ⁨%1⁩ تخمينًا. ألقِ نظرة عليه: قد تكون بعض الحروف خاطئة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>قُرئت كل الأحرف.</numerusform>
            <numerusform>تعذّرت قراءة حرف واحد.</numerusform>
            <numerusform>تعذّرت قراءة حرفين.</numerusform>
            <numerusform>تعذّرت قراءة %Ln أحرف.</numerusform>
            <numerusform>تعذّرت قراءة %Ln حرفًا.</numerusform>
            <numerusform>تعذّرت قراءة %Ln حرف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>البرنامج conclave-file-reader الذي يقرأ مثل هذه الملفات مفقود. أعد تثبيت Conclave.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>هذا الملف تالف: لا يمكن قراءته.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>هذا الملف محمي بكلمة سر. احفظه من دونها وأرفق ذلك.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>في هذا الملف صفحات أكثر من اللازم. أرفق جزءًا منه.</numerusform>
            <numerusform>في هذا الملف أكثر من صفحة واحدة. أرفق جزءًا منه.</numerusform>
            <numerusform>في هذا الملف أكثر من صفحتين. أرفق جزءًا منه.</numerusform>
            <numerusform>في هذا الملف أكثر من %Ln صفحات. أرفق جزءًا منه.</numerusform>
            <numerusform>في هذا الملف أكثر من %Ln صفحة. أرفق جزءًا منه.</numerusform>
            <numerusform>في هذا الملف أكثر من %Ln صفحة. أرفق جزءًا منه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>من بين الملفات المضغوطة لا يمكن قراءة سوى ⁨.docx⁩ و⁨.odt⁩. فك ضغطه، أو احفظه بصيغة PDF أو كنص.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>يحتاج هذا الملف إلى ذاكرة أكثر مما هو مسموح له. أرفق جزءًا منه.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>هذا الملف طويل جدًا: فيه نص أكثر مما يراه أي نموذج دفعة واحدة. أرفق جزءًا منه.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>ليس في ملف PDF هذا نص: صفحاته صور. طبّق عليه أولًا التعرف على النص (OCR).</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>ليس في هذا الملف نص.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>أُرفقت الصفحات الأولى فقط، %1 من %2: ما زاد على ذلك أطول من اللازم.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>في كل الصفحات نص.</numerusform>
            <numerusform>صفحة واحدة بلا نص: هي فارغة أو صورة.</numerusform>
            <numerusform>صفحتان بلا نص: هما فارغتان أو صورتان.</numerusform>
            <numerusform>%Ln صفحات بلا نص: هي فارغة أو صور.</numerusform>
            <numerusform>%Ln صفحة بلا نص: هي فارغة أو صور.</numerusform>
            <numerusform>%Ln صفحة بلا نص: هي فارغة أو صور.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>نُسخ النص.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>تعذّر حفظ النص هناك. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>حُفظ باسم «⁨%1⁩».</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>النسخة اليومية</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>أُنشئت يدويًا</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>قبل تحديث البرنامج</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>قبل استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>قبل تغيير التشفير</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>تمت الاستعادة. المحادثات: %1. ما كان هنا حتى الآن هو أحدث نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>لم ينقص شيء: كل ما فيها موجود هنا.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>لم ينقص شيء. في المهملات حيث تُركت: %1.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>تمت الاستعادة. المحادثات المسترجَعة: %1، المستكمَلة: %2، الموجودة هنا من قبل: %3.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>تُركت في المهملات: %1.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>غير مقروءة، ⁨%1⁩</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>محادثة واحدة، ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>المحادثات: %1، ⁨%2⁩</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>أُنشئت النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>استُرجع ما كان ناقصًا من النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>ما استُرجع من النسخة الاحتياطية صار في المهملات.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>تم التراجع عن الاستعادة. ما جلبته في المهملات مدة 30 يومًا.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>لم تعد هذه الإجابة في السجل.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>بلغت هذه الإجابة نهايتها، فلا يمكن متابعتها.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>هناك ما يلي هذه الإجابة بالفعل، فلا يمكن متابعتها.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>تجري القراءة… %1%</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>لا يزال المجلس يُسأل.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>يُسأل مجلس في محادثة أخرى.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>لا تزال الإجابة تُكتب.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>تُكتب إجابة في محادثة أخرى.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>تُحفظ المحادثة في السجل.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>تُكتب إجابة مجددًا للمقارنة.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>يجري تلخيص الجزء الأقدم.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>يجري تحميل النموذج.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>اختر نموذجًا في الأعلى للبدء.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>يجري تحميل النموذج…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>تجري القراءة…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>نص طويل، عدد الأحرف: %1</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>أُزيل النص الطويل من السؤال.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>عاد النص الطويل.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>لم تُحذف رسائل.</numerusform>
            <numerusform>حُذفت رسالة واحدة.</numerusform>
            <numerusform>حُذفت رسالتان.</numerusform>
            <numerusform>حُذفت %n رسائل.</numerusform>
            <numerusform>حُذفت %n رسالة.</numerusform>
            <numerusform>حُذفت %n رسالة.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>حُذف السؤال.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>حُذفت الإجابة.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>لم تُستعَد رسائل.</numerusform>
            <numerusform>استُعيدت رسالة واحدة.</numerusform>
            <numerusform>استُعيدت رسالتان.</numerusform>
            <numerusform>استُعيدت %n رسائل.</numerusform>
            <numerusform>استُعيدت %n رسالة.</numerusform>
            <numerusform>استُعيدت %n رسالة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>استُعيد السؤال.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>استُعيدت الإجابة.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>هذه نسخة؛ والمحادثة الأصلية باقية كما كانت.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>مثبّتة: يراها النموذج مهما طالت المحادثة.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>لم تعد مثبّتة.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>ثُبّتت مجددًا.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>من كتب هذا مخفي إلى أن تصوّت.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>هذه المحادثة في السجل الآن.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>أُخرجت المحادثة من السجل.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>شفرة</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>لا يمكن كتابة الملفات إلا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>تعذّر حفظ الشفرة.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>حُفظت باسم «⁨%1⁩».</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>محادثة خاصة جديدة</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>الاحتفاظ بهذه المحادثة الخاصة…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>إعادة تسمية المحادثة</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>تثبيت المحادثة أو إلغاء تثبيتها</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>أرشفة المحادثة</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>تكرار المحادثة</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>تصدير المحادثة…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>إعدادات المحادثة</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>حذف المحادثة</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>المحادثة السابقة</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>المحادثة التالية</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>إيقاف الإجابة، أو الخروج مما هو مفتوح</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>الإجابة مجددًا</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>متابعة الإجابة</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>تعديل السؤال</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>نسخ الإجابة</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>نسخ آخر شفرة برمجية في الإجابة</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>اقتباس النص المحدَّد</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>تثبيت الرسالة للنموذج أو إلغاء تثبيتها</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>الرسالة السابقة</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>الرسالة التالية</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>الصيغة السابقة للرسالة</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>الصيغة التالية للرسالة</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>قائمة الرسالة</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>تفاصيل الإجابة</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>إعادة إنتاج الإجابة</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>إظهار التفكير أو إخفاؤه</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>بداية المحادثة</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>نهاية المحادثة</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>إرفاق ملفات…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>استخدام موجّه…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>تشغيل التفكير أو إيقافه، إن كان النموذج يتيح ذلك</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>سؤال مجلس من النماذج…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>البحث عن أي شيء: المحادثات والنماذج والأوامر</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>البحث في كل الرسائل</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>إلى حقل السؤال</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>إلى قائمة المحادثات</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>حصيلة أصواتك</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>استيراد محادثات…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>تصدير كل شيء…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>إنشاء نسخة احتياطية من السجل الآن</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>فتح ملف نموذج…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>سؤال سريع</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>إظهار الخبراء أو إخفاؤهم</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>إظهار المحادثات أو إخفاؤها</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>النص بالحجم المعتاد</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>سمة فاتحة</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>سمة داكنة</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>سمة سطح المكتب</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>إنهاء البرنامج</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>إرسال السؤال</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>سطر جديد في السؤال</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>تعديل السؤال الأخير، من حقل فارغ</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>استخدام موجّه، من حقل فارغ</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>إلى عنصر التحكم التالي</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>قائمة العنصر النشط</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>في القائمة: حذف المحادثة</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>في القائمة: تحديد عدة محادثات</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>الأسئلة والإجابات</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>البحث والانتقال</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>النافذة والمظهر</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>المفاتيح في الحقول والقوائم</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>أُغفلت الأقدم</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>لا يتسع</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>ممتلئ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%Ln رموز</numerusform>
            <numerusform>%Ln رمزًا</numerusform>
            <numerusform>%Ln رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>how full the model&apos;s context is</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Your question: %1 tokens</source>
        <comment>of the model&apos;s context</comment>
        <translation>رموز سؤالك: %1</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>المحادثة حتى الآن: %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>التعليمات: %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>المتبقي: %1، ويُحجز للإجابة %2</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>الزائد: %1، مع حجز %2 للإجابة</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>عدد الرموز التي يراها النموذج دفعة واحدة: %1</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>يجري تلخيص الجزء الأقدم من المحادثة…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>رموز المحادثة %1 من أصل %2 تتسع إلى جانب إجابة.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>هذا السؤال أطول مما يتسع له النموذج: عدد رموزه %1، ويرى النموذج %2 دفعة واحدة. اختصره، أو اختر نموذجًا يرى أكثر.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>ما هو مثبّت لا يتسع إلى جانب هذا السؤال: مجموع رموزهما %1، والمتسع إلى جانب إجابة %2. ألغِ تثبيت شيء، أو اسمح بإغفاله هذه المرة. لم يُرسَل شيء بعد.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>تجاوزت المحادثة ما يراه النموذج دفعة واحدة: عدد رموزها مع هذا السؤال %1، والمتسع إلى جانب إجابة %2. لم يُرسَل شيء بعد.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>سيرى النموذج كل الرسائل. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج رسالة واحدة، وهي مثبّتة. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج رسالتين، منهما ما هو مثبّت. تبقيان في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسائل، منها ما هو مثبّت. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسالة، منها ما هو مثبّت. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسالة، منها ما هو مثبّت. تبقى في السجل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>سيرى النموذج كل الرسائل. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج رسالة واحدة من الرسائل الأقدم، لكنه يرى كل ما هو مثبّت أو ملخّص. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج رسالتين من الرسائل الأقدم، لكنه يرى كل ما هو مثبّت أو ملخّص. تبقيان في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسائل من الرسائل الأقدم، لكنه يرى كل ما هو مثبّت أو ملخّص. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسالة من الرسائل الأقدم، لكنه يرى كل ما هو مثبّت أو ملخّص. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج %n رسالة من الرسائل الأقدم، لكنه يرى كل ما هو مثبّت أو ملخّص. تبقى في السجل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>سيرى النموذج كل الرسائل. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج الرسالة الأقدم. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج أقدم رسالتين. تبقيان في السجل.</numerusform>
            <numerusform>لن يرى النموذج أقدم %n رسائل. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج أقدم %n رسالة. تبقى في السجل.</numerusform>
            <numerusform>لن يرى النموذج أقدم %n رسالة. تبقى في السجل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>إغفال الرسائل المثبّتة أيضًا</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>إغفال أقدم الرسائل</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>ملخص: يدوّن النموذج ما تقوله الرسائل الأقدم ويراه بدلًا منها. تبقى في السجل، ويمكن التراجع عن ذلك.</numerusform>
            <numerusform>ملخص: يدوّن النموذج ما تقوله الرسالة الأقدم ويراه بدلًا منها. تبقى في السجل، ويمكن التراجع عن ذلك.</numerusform>
            <numerusform>ملخص: يدوّن النموذج ما تقوله الرسالتان الأقدم ويراه بدلًا منهما. تبقيان في السجل، ويمكن التراجع عن ذلك.</numerusform>
            <numerusform>ملخص: يدوّن النموذج ما تقوله أقدم %n رسائل ويراه بدلًا منها. تبقى في السجل، ويمكن التراجع عن ذلك.</numerusform>
            <numerusform>ملخص: يدوّن النموذج ما تقوله أقدم %n رسالة ويراه بدلًا منها. تبقى في السجل، ويمكن التراجع عن ذلك.</numerusform>
            <numerusform>ملخص: يدوّن النموذج ما تقوله أقدم %n رسالة ويراه بدلًا منها. تبقى في السجل، ويمكن التراجع عن ذلك.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>المجلدات</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>عادت إعدادات المحادثة كما كانت.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>كل شيء كما في الإعدادات مجددًا.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>عادت للمحادثة تعليمات الإعدادات.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>تغيّرت تعليمات المحادثة.</translation>
    </message>
</context>
<context>
    <name>conclave::CouncilPage</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>⁨%1 (%2)⁩</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <comment>of a model whose name is hidden; %1 is a letter</comment>
        <translation>الإجابة %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>تجري القراءة…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>صوتك: أجاب ⁨%1⁩ أفضل من ⁨%2⁩.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>صوتك: أجاب ⁨%1⁩ أفضل من الجميع.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>صوتك: الإجابات متشابهة.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>صوتك: لا إجابة جيدة بينها.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>يُسأل المجلس: %1 من %2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>مجلس بلا نماذج: صوّت لترى من كتب ماذا</numerusform>
            <numerusform>مجلس من نموذج واحد: صوّت لترى من كتب ماذا</numerusform>
            <numerusform>مجلس من نموذجين: صوّت لترى من كتب ماذا</numerusform>
            <numerusform>مجلس من %n نماذج: صوّت لترى من كتب ماذا</numerusform>
            <numerusform>مجلس من %n نموذجًا: صوّت لترى من كتب ماذا</numerusform>
            <numerusform>مجلس من %n نموذج: صوّت لترى من كتب ماذا</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>المجلس: %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>يجري تحميل النموذج… %1%</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>يجيب الآن</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>تعذّر تحميل هذا النموذج. أما السبب واسم النموذج فيُذكران بعد التصويت.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>ينتظر دوره</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>إجابته في المهملات.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>لم يُسأل.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>يجري حفظ السؤال…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>يجري تحميل ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>يجيب ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1، وهو الأخير</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1؛ ولا أحد بعده</numerusform>
            <numerusform>%1؛ وبعده نموذج آخر</numerusform>
            <numerusform>%1؛ وبعده نموذجان آخران</numerusform>
            <numerusform>%1؛ وبعده %n نماذج أخرى</numerusform>
            <numerusform>%1؛ وبعده %n نموذجًا آخر</numerusform>
            <numerusform>%1؛ وبعده %n نموذج آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>⁨%1⁩ أفضل</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>⁨%1⁩ الأفضل</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>متشابهة</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>لا جيدة بينها</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>تتواصل المحادثة من إجابة ⁨%1⁩.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>ليُجب ⁨%1⁩ من الآن فصاعدًا</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>يجيب ⁨%1⁩ من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>العودة إلى ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>دون حد أدنى للأحرف.</numerusform>
            <numerusform>حرف واحد على الأقل.</numerusform>
            <numerusform>حرفان على الأقل.</numerusform>
            <numerusform>%n أحرف على الأقل.</numerusform>
            <numerusform>%n حرفًا على الأقل.</numerusform>
            <numerusform>%n حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>العبارتان غير متطابقتين.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>قصيرة جدًا.</numerusform>
            <numerusform>قصيرة جدًا: حرف واحد على الأقل.</numerusform>
            <numerusform>قصيرة جدًا: حرفان على الأقل.</numerusform>
            <numerusform>قصيرة جدًا: %n أحرف على الأقل.</numerusform>
            <numerusform>قصيرة جدًا: %n حرفًا على الأقل.</numerusform>
            <numerusform>قصيرة جدًا: %n حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>ضعيفة: يسهل تخمينها. الأفضل أربع كلمات أو خمس لا رابط بينها.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>مقبولة: كلمة أو كلمتان أخريان تجعلانها قوية.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>جيدة.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>قوية.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>أُلغي: السجل كما كان.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>يجري تشفير السجل مجددًا</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>يجري تشفير السجل</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>يُفتح السجل من الآن فصاعدًا بعبارة المرور الجديدة.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>السجل مشفّر. ستُطلب عبارة المرور عند التشغيل التالي.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>في انتظار حلقة مفاتيح سطح المكتب</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>أخذت حلقة مفاتيح سطح المكتب المفتاح ولم تُعده، فلم يُشفَّر شيء. افتح قفل حلقة المفاتيح وحاول مجددًا، أو استخدم عبارة مرور.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>السجل مشفّر، والمفتاح في حلقة مفاتيح سطح المكتب.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>يجري فك تشفير السجل</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>لم يعد السجل مشفّرًا.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>نُسخ مفتاح الاسترداد.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>مفتاح استرداد Conclave.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>يفتح مفتاح الاسترداد هذا سجل Conclave المشفّر إذا لم يعد مفتاحه في حلقة مفاتيح سطح المكتب. احفظه حيث لا يستطيع قراءته أحد سواك.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>حُفظ مفتاح الاسترداد باسم «⁨%1⁩».</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>تعذّر حفظ مفتاح الاسترداد: ⁨%1⁩ اختر مجلدًا آخر.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>الملف «⁨%1⁩» غير موجود. هل نُقل أو أُعيدت تسميته أو حُذف؟</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>الملف «⁨%1⁩» تالف أو غير مكتمل. نزّله من جديد.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>«⁨%1⁩» من نوع لا يشغّله Conclave. اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>لا توجد ذاكرة كافية للنموذج «⁨%1⁩». أغلق برامج أخرى أو اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>تعطّل معالج الرسوميات أو برنامج تشغيله مع «⁨%1⁩». أعد تشغيل Conclave، وإن لم يفد ذلك فحدّث برنامج التشغيل.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>تعذّرت قراءة الملف «⁨%1⁩». تحقق من القرص الموجود عليه ومن صلاحيات القراءة.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>الطبقة %1، الخبير %2: لم يجب</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>الطبقة %1، الخبير %2: أجاب عن %3 من الرموز</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>الطبقة %1، الخبير %2: الوزن %3 لهذا الرمز</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>الطبقة %1، الخبير %2: لم يجب عن هذا الرمز</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>الرمز %1 من %2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>الرموز: %1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>تنتهي القائمة بالرمز %1.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>هذا النموذج كثيف: لا خبراء فيه، بل يعمل كله على كل رمز. ويُرى أدناه مدى احتمال رموزه.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>الإجابة التي تُكتب الآن طُلبت قبل فتح هذه اللوحة. ستُعرض الإجابة التالية هنا.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>هذا النموذج كثيف: لا خبراء فيه. سيُعرض هنا مدى احتمال رموز إجابته التالية.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>ستُعرض الإجابة التالية هنا أثناء كتابتها: أي خبراء من أي طبقة يجيبون، ومدى احتمال كل رمز.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>يجيب مجلسٌ دون أسماء. عدد خبراء النموذج يكشف أي نموذج هو، لذلك لا يُعرضون.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>هذه الرسالة</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>الرسائل المحدّدة (%1)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>المحادثات المحدّدة (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>هذه المحادثة: «⁨%1⁩»</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>المجلد «⁨%1⁩»</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>كل المحادثات</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>لا يمكن كتابة الملفات إلا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>أُلغي التصدير. لم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>تم التصدير إلى «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>تم التصدير إلى «⁨%2⁩»، عدد الملفات: %1.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>فتح المجلد</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>آخر مزامنة: ⁨%1⁩.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>الملفات المكتوبة: %1.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>الملفات المنقولة: %1.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>الملفات التي وُضعت مع المحذوفات: %1.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>لا يمكن إبقاء مجلد متزامنًا إلا إذا كان على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>المجلد المتزامن: ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>محادثة واحدة، ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>المحادثات: %1، ⁨%2⁩</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>أُرشفت «⁨%1⁩».</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>لم تؤرشَف محادثات.</numerusform>
            <numerusform>أُرشفت محادثة واحدة.</numerusform>
            <numerusform>أُرشفت محادثتان.</numerusform>
            <numerusform>أُرشفت %n محادثات.</numerusform>
            <numerusform>أُرشفت %n محادثة.</numerusform>
            <numerusform>أُرشفت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>لم تعد «⁨%1⁩» مؤرشفة.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>لم تُخرَج محادثات من الأرشيف.</numerusform>
            <numerusform>أُخرجت محادثة واحدة من الأرشيف.</numerusform>
            <numerusform>أُخرجت محادثتان من الأرشيف.</numerusform>
            <numerusform>أُخرجت %n محادثات من الأرشيف.</numerusform>
            <numerusform>أُخرجت %n محادثة من الأرشيف.</numerusform>
            <numerusform>أُخرجت %n محادثة من الأرشيف.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>نُقلت «⁨%1⁩».</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>لم تُنقل محادثات.</numerusform>
            <numerusform>نُقلت محادثة واحدة.</numerusform>
            <numerusform>نُقلت محادثتان.</numerusform>
            <numerusform>نُقلت %n محادثات.</numerusform>
            <numerusform>نُقلت %n محادثة.</numerusform>
            <numerusform>نُقلت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>عادت «⁨%1⁩» إلى مكانها.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>لم تعد محادثات إلى مكانها.</numerusform>
            <numerusform>عادت محادثة واحدة إلى مكانها.</numerusform>
            <numerusform>عادت محادثتان إلى مكانهما.</numerusform>
            <numerusform>عادت %n محادثات إلى مكانها.</numerusform>
            <numerusform>عادت %n محادثة إلى مكانها.</numerusform>
            <numerusform>عادت %n محادثة إلى مكانها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>كُرّرت باسم «⁨%1⁩».</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>حُذفت «⁨%1⁩».</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>لم تُحذف محادثات.</numerusform>
            <numerusform>حُذفت محادثة واحدة.</numerusform>
            <numerusform>حُذفت محادثتان.</numerusform>
            <numerusform>حُذفت %n محادثات.</numerusform>
            <numerusform>حُذفت %n محادثة.</numerusform>
            <numerusform>حُذفت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>استُعيدت «⁨%1⁩».</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>لم تُستعَد محادثات.</numerusform>
            <numerusform>استُعيدت محادثة واحدة.</numerusform>
            <numerusform>استُعيدت محادثتان.</numerusform>
            <numerusform>استُعيدت %n محادثات.</numerusform>
            <numerusform>استُعيدت %n محادثة.</numerusform>
            <numerusform>استُعيدت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>حُذف المجلد «⁨%1⁩» واحتُفظ بمحادثاته.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>استُعيد المجلد «⁨%1⁩».</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>لا يمكن استيراد هذا</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>جاهز للاستيراد من ⁨%1⁩</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>لا جديد من ⁨%1⁩</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>تم التراجع عن الاستيراد</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>انتهى الاستيراد قبل أوانه</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>أُلغي الاستيراد</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>تم الاستيراد من ⁨%1⁩</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>ما جلبه في المهملات مدة 30 يومًا.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>لا يمكن استيراد سوى ملفات ومجلدات على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>تم الاستيراد من ⁨%1⁩.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>تم التراجع عن الاستيراد. ما جلبه في المهملات.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>نُسخ التقرير.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>كلغة النظام</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 و%2 غيرها</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>وغيرها مما لم يُدرج هنا.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>سألتَ: %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>أجاب ⁨%1⁩: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>الخبراء: %1، يعمل منهم معًا: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 مليار</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 مليون</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>المعاملات: %1، يعمل منها لكل رمز: %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>المعاملات: %1</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>الخبراء: %1، يعمل منهم معًا: %2</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>السياق بالرموز: %1</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>يعمل على ⁨%1⁩</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>لا يمكن هنا سوى فتح ملفات نماذج (⁨.gguf⁩) على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>يُحمَّل النموذج بعد انتهاء المجلس.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>المحادثات الأخيرة</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>مستخدَم</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>مؤرشفة</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>البحث في كل الرسائل عن «⁨%1⁩»</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>لا يمكن قراءته.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>⁨%1⁩، معدَّل</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>إعداداتها الخاصة</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>كما في الإعدادات</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>تُجاب هذه المحادثة وفق «⁨%1⁩».</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>صار «⁨%1⁩» إعدادًا مسبقًا.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>تغيّر «⁨%1⁩».</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>عاد «⁨%1⁩» كما كان.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>أُزيل الإعداد المسبق «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>استُعيد الإعداد المسبق «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>الإعدادات المسبقة</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>كُتب في ⁨%1⁩</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>تعذّر أخذ أي إعداد مسبق من ⁨%1⁩. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>كل الإعدادات المسبقة في الملف موجودة هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>لم تُضَف إعدادات مسبقة.</numerusform>
            <numerusform>أُضيف إعداد مسبق واحد.</numerusform>
            <numerusform>أُضيف إعدادان مسبقان.</numerusform>
            <numerusform>أُضيفت %n إعدادات مسبقة.</numerusform>
            <numerusform>أُضيف %n إعدادًا مسبقًا.</numerusform>
            <numerusform>أُضيف %n إعداد مسبق.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>أُزيلت الإعدادات المسبقة التي جاءت من الملف.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>تغيّر الموجّه «⁨%1⁩».</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>عاد الموجّه «⁨%1⁩» كما كان.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1 (نسخة)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>أُزيل الموجّه «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>استُعيد الموجّه «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>الموجّهات</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>كُتب في ⁨%1⁩</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>قُرئت كل الملفات.</numerusform>
            <numerusform>تعذّرت قراءة ملف واحد كموجّه.</numerusform>
            <numerusform>تعذّرت قراءة ملفين كموجّهين.</numerusform>
            <numerusform>تعذّرت قراءة %n ملفات كموجّهات.</numerusform>
            <numerusform>تعذّرت قراءة %n ملفًا كموجّهات.</numerusform>
            <numerusform>تعذّرت قراءة %n ملف كموجّهات.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>كل الموجّهات في الملفات موجودة هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>لم تُضَف موجّهات.</numerusform>
            <numerusform>أُضيف موجّه واحد.</numerusform>
            <numerusform>أُضيف موجّهان.</numerusform>
            <numerusform>أُضيفت %n موجّهات.</numerusform>
            <numerusform>أُضيف %n موجّهًا.</numerusform>
            <numerusform>أُضيف %n موجّه.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>أُزيلت الموجّهات التي جاءت من الملفات.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>كُتبت بالإصدار %1؛ وهذا الإصدار %2.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>حُسبت على «⁨%1⁩»؛ والآن على «⁨%2⁩».</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>حُفظت المفاتيح والقيم بالنوع ⁨%1⁩؛ والآن بالنوع ⁨%2⁩.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>عدد الرموز التي كان النموذج يراها %1؛ والآن %2.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>قالب الدردشة غير الذي كان حينها.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>لم تُوقف.</numerusform>
            <numerusform>أُوقفت ثم توبعت (مرة واحدة). حيث توبعت ربما قرأها النموذج في أجزاء غير التي كتبها بها: قد يكون هذا سبب أي اختلاف هناك.</numerusform>
            <numerusform>أُوقفت ثم توبعت (مرتين). حيث توبعت ربما قرأها النموذج في أجزاء غير التي كتبها بها: قد يكون هذا سبب أي اختلاف هناك.</numerusform>
            <numerusform>أُوقفت ثم توبعت (%n مرات). حيث توبعت ربما قرأها النموذج في أجزاء غير التي كتبها بها: قد يكون هذا سبب أي اختلاف هناك.</numerusform>
            <numerusform>أُوقفت ثم توبعت (%n مرة). حيث توبعت ربما قرأها النموذج في أجزاء غير التي كتبها بها: قد يكون هذا سبب أي اختلاف هناك.</numerusform>
            <numerusform>أُوقفت ثم توبعت (%n مرة). حيث توبعت ربما قرأها النموذج في أجزاء غير التي كتبها بها: قد يكون هذا سبب أي اختلاف هناك.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>هي من إصدار أقدم لم يكن يسجّل الجهاز والتعليمات.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>لم تعد هذه الإجابة في السجل.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>لا يُعرف أي ملف كتب هذه الإجابة، فلا يمكن كتابتها مجددًا بالضبط.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>لم يعد ملف النموذج موجودًا: ⁨%1⁩. أعده إلى هناك لكتابة الإجابة مجددًا.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>لا يمكن قراءة ملف النموذج: ⁨%1⁩.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>ملف النموذج غير الذي كان حينها: ⁨%1⁩. لقد تغيّر محتواه.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>أنت · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>⁨%1⁩، التفكير · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>⁨%1⁩ · %2</translation>
    </message>
</context>
<context>
    <name>conclave::SettingsActs</name>
    <message>
        <source>How answers are chosen was reset.</source>
        <comment>the sampling settings have their defaults again</comment>
        <translation>أُعيد تعيين إعدادات اختيار الإجابات.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>عادت إعدادات اختيار الإجابات كما كانت.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>تغيّرت التعليمات.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>عادت التعليمات كما كانت.</translation>
    </message>
</context>
<context>
    <name>conclave::ShortcutSheetModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a command and its keys, for screen readers</comment>
        <translation>⁨%1⁩: ⁨%2⁩</translation>
    </message>
</context>
<context>
    <name>conclave::Summaries</name>
    <message>
        <source>The model sees a summary of the older part now.</source>
        <translation>يرى النموذج الآن ملخصًا للجزء الأقدم.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>أُزيل الملخص.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>عاد الملخص.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>لا مكان لملخص في سياق هذا النموذج. اختر نموذجًا يرى أكثر.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>لم يكتب النموذج ملخصًا. حاول مجددًا، أو اختر نموذجًا آخر.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>لم يقل أي صوت بعد أيهما أفضل.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>لا متقدّم بينهما.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>قلّما يكون %1 من %2 صدفة: نموذجان متساويان جودةً ينتهيان إلى مثل هذا الفارق في أقل من %3 من كل 100 سلسلة أصوات كهذه.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>لا يُثبت %1 من %2 شيئًا: نموذجان متساويان جودةً ينتهيان إلى مثل هذا الفارق أو أكبر منه في %3 من كل 100 سلسلة أصوات كهذه.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>⁨%1 (%2)⁩</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>⁨%1⁩ أمام ⁨%2⁩: %3 مقابل %4، متشابهتان %5، لا جيدة بينها %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>صوت واحد في أسئلتك أنت</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>لا أصوات في أسئلتك أنت</numerusform>
            <numerusform>صوت واحد في أسئلتك أنت</numerusform>
            <numerusform>صوتان في أسئلتك أنت</numerusform>
            <numerusform>%n أصوات في أسئلتك أنت</numerusform>
            <numerusform>%n صوتًا في أسئلتك أنت</numerusform>
            <numerusform>%n صوت في أسئلتك أنت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1، لا معمّى بينها</numerusform>
            <numerusform>%1، واحد منها معمّى</numerusform>
            <numerusform>%1، اثنان منها معمّيان</numerusform>
            <numerusform>%1، %n منها معمّاة</numerusform>
            <numerusform>%1، %n منها معمّاة</numerusform>
            <numerusform>%1، %n منها معمّاة</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>أمام</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>فوز</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>خسارة</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>متشابهتان</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>لا جيدة بينها</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>نُسخت الحصيلة كجدول.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>كان ⁨%1⁩ أفضل</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>متشابهتان</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>لم تكن أي منها جيدة</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1، بتصويت معمّى</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>تفكير</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>التفكير</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>ليس من الأرجح</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>الأرجح</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>رقم %1 بين الأرجح</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a word, %2 its probability</comment>
        <translation>⁨%1⁩ %2</translation>
    </message>
    <message>
        <source>%1, %2. %3.</source>
        <comment>%1 is a word, %2 its probability, %3 its rank: The likeliest</comment>
        <translation>⁨%1⁩، %2. %3.</translation>
    </message>
    <message>
        <source>%1 Others: %2.</source>
        <comment>%1 is a sentence; %2 a list of words with their probabilities</comment>
        <translation>%1 أخرى: %2.</translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1 د %2 ث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in seconds</comment>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>أُوقفت</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>انقطعت: انتهى البرنامج أثناء كتابتها</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>قُطعت عند حد الإجابة المحدَّد في الإعدادات</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>قُطعت لأن سياق النموذج ممتلئ</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>فكّر لحظة</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>يفكّر… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>فكّر مدة %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>الأول بعد %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>رمز واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%n رموز</numerusform>
            <numerusform>%n رمزًا</numerusform>
            <numerusform>%n رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>فوق هذا الخط لا يرى النموذج سوى الملخص وما هو مثبّت</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>فوق هذا الخط لا يرى النموذج سوى ما هو مثبّت</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>فوق هذا الخط لا يرى النموذج سوى الملخص</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>فوق هذا الخط لم يعد النموذج يرى شيئًا</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>ملخص الرسائل أعلاه</numerusform>
            <numerusform>ملخص الرسالة أعلاه</numerusform>
            <numerusform>ملخص الرسالتين أعلاه</numerusform>
            <numerusform>ملخص %n رسائل أعلاه</numerusform>
            <numerusform>ملخص %n رسالة أعلاه</numerusform>
            <numerusform>ملخص %n رسالة أعلاه</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>مثبّتة، لكنها أُغفلت</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>مثبّتة: لا يزال النموذج يراها</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>مثبّتة</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج.</numerusform>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج: لم تُقرأ أقدم رسالة فيها لهذه الإجابة.</numerusform>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج: لم تُقرأ أقدم رسالتين فيها لهذه الإجابة.</numerusform>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج: لم تُقرأ أقدم رسائلها (%n) لهذه الإجابة.</numerusform>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج: لم تُقرأ أقدم رسائلها (%n) لهذه الإجابة.</numerusform>
            <numerusform>تجاوزت هذه المحادثة سياق النموذج: لم تُقرأ أقدم رسائلها (%n) لهذه الإجابة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>يريد استدعاء الأداة «⁨%1⁩»</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>تعذّرت كتابة الإجابة.</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>رسائل من «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>حُذف اليوم</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>حُذف أمس</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>حُذف في %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>يزول اليوم</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>بقي يوم واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>لم يبق أي يوم</numerusform>
            <numerusform>بقي يوم واحد</numerusform>
            <numerusform>بقي يومان</numerusform>
            <numerusform>بقيت %n أيام</numerusform>
            <numerusform>بقي %n يومًا</numerusform>
            <numerusform>بقي %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>استُعيد: «⁨%1⁩».</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>مفتاح الاسترداد هذا يخص سجلًا آخر.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>المفتاح الموجود في حلقة مفاتيح سطح المكتب لا يفتح هذا السجل. استخدم مفتاح الاسترداد.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>هذا ليس مفتاح استرداد: فيه حرف أو رقم خاطئ أو ناقص. قارنه بما احتفظت به.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>السجل مفتوح، لكن مفتاح الاسترداد سيُطلب مجددًا: %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>السجل مفتوح، وعاد مفتاحه إلى حلقة مفاتيح سطح المكتب.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>دردشة مع نماذج لغوية على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>حفظ المحادثات في &lt;file&gt;.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>ملف GGUF لفتحه.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>إظهار النافذة الصغيرة لسؤال سريع، في البرنامج قيد التشغيل إن وُجد. لاستخدامه في اختصار لسطح المكتب.</translation>
    </message>
</context>
</TS>
