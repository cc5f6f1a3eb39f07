<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>綠呢</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>湖藍</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>梅紫</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>古銅</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>強調色</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>目前無法使用</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · 你的選擇</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>你的選擇</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1，顯示思考過程</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1，隱藏思考過程</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1，顯示引數</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1，隱藏引數</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>對話由此接續</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>以此回答繼續</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>複製回答</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>附加檔案</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>附加檔案</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>所有檔案 (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>文件 (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>顯示模型看到的內容</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>無法附加 %1：%2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>已附加：%1，%2。顯示其文字</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>正在讀取 %1</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>不附加 %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>複製全部文字</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>文字另存新檔…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>在此文字中尋找</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>在此文字中尋找</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>上一處</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>下一處</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>找不到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>模型看到的 %1 內容</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>上一部分</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>第 %1 部分，共 %2 部分</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>下一部分</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>僅前幾頁：</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>要附加前面多少頁</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>只附加這些</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>儲存文字</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>還原…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>還原 %1 的備份</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>備份</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>每天備份一次，每次更動整個歷史記錄之前也會備份。每日備份與手動備份各保留最近七份。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>立即備份</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>處理中…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>目前還沒有備份。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>開啟備份資料夾</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>精確</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>一律選最可能的詞：適合事實、程式碼與計算。同一處的相同問題會得到相同的回答。</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>活潑</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>更常選可能性較低的詞：適合寫故事、取名字、找靈感。出錯也較多。</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>新對話</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>保留此對話…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>新增私密對話</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>隱藏專家面板</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>顯示專家面板</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>匯出此對話</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>要保留此對話嗎？</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>對話會連同所有分支進入歷史記錄：寫入磁碟、可供搜尋，也會納入備份。從此便與其他對話無異。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>開啟模型檔案</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>模型檔案 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>所有檔案 (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>此對話的設定</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>磁碟已滿，無法備份歷史記錄。請在 %1 所在的磁碟上釋出空間。</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>沒有 %1 的寫入權限，無法備份歷史記錄。請檢查該資料夾的權限。</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>無法在 %1 中備份歷史記錄。請檢查磁碟是否已連接且正常。</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>磁碟已滿，歷史記錄的加密方式未變更，一切維持原狀。請在 %1 所在的磁碟上釋出空間，然後再試一次。</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>沒有 %1 的寫入權限，歷史記錄的加密方式未變更。請檢查該資料夾的權限。</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>另一個 Conclave 正在使用歷史記錄。請將它關閉，然後再試一次。</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>歷史記錄的加密方式已變更，但副本 %1 無法轉換，維持原狀。下次啟動時會再試一次；若不需要，可刪除該檔案。</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>無法讀寫 %1 中的歷史記錄。請檢查磁碟是否已連接且正常。</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>磁碟已滿，無法儲存歷史記錄。請在 %1 所在的磁碟上釋出空間。</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>沒有 %1 的寫入權限，無法儲存歷史記錄。請檢查該資料夾的權限。</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>歷史記錄檔案 %1 已損毀。請重新啟動 Conclave：它會將該檔案移到一旁，並建立新的歷史記錄。</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>歷史記錄是由較新版本的 Conclave 寫入的。請更新 Conclave 後再開啟；檔案 %1 並未更動。</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>歷史記錄正由另一個程式佔用。請關閉正在使用 %1 的程式，然後再試一次。</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>此對話或訊息已不在歷史記錄中。請選擇其他項目。</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>歷史記錄已加密。請輸入密語以開啟。</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>此密語無法開啟歷史記錄。請檢查大小寫與鍵盤語言，然後再試一次。</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>由於 Conclave 的程式錯誤，無法讀寫歷史記錄。請回報此問題；詳情請見記錄檔。</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>歷史記錄檔案已損毀，現保留為 %1，並已建立新的歷史記錄。</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>歷史記錄檔案已損毀。從中救回的對話：%1，訊息：%2；可能有所缺漏。損毀的檔案保留為 %3。</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>檔案 %1 屬於另一個程式。請將它移走，然後重新啟動 Conclave。</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>匯入的對話</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>備份 %1 已損毀，無法還原。請選擇其他備份。</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>%1 不是 Conclave 歷史記錄的備份。請選擇其他檔案。</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>備份 %1 是由較新版本的 Conclave 建立的。請更新 Conclave 後再還原。</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>備份 %1 已不存在。請選擇其他備份。</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>備份 %1 所用的密語與歷史記錄目前的不同，因此無法讀取。請選擇其他備份。</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>來自備份：新增 %1 個對話，更新 %2 個，新增 %3 則訊息。</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>正在產生回答。請停止或等待完成，然後再還原備份。</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>救回的對話</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>磁碟已滿。你寫的內容暫存在記憶體中，一有空間就會儲存：請在 %1 所在的磁碟上釋出空間。</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>沒有 %1 的寫入權限。你寫的內容暫存在記憶體中，可以寫入時就會儲存：請檢查該資料夾的權限。</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>無法寫入 %1。你寫的內容暫存在記憶體中，可以寫入時就會儲存：請檢查磁碟是否已連接且正常。</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>歷史記錄正由另一個程式佔用。你寫的內容暫存在記憶體中，待使用 %1 的程式釋放後就會儲存。</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>歷史記錄是由較新版本的 Conclave 寫入的。在這裡可以閱讀，且維持原狀；你寫的內容會另外保存，更新 Conclave 後再併入。</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>上次未能儲存的內容在 %1 中，但無法併入歷史記錄。該檔案已保留。</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>上次未能儲存的訊息已併入歷史記錄：%1。</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>加密需要 SQLCipher，但尚未安裝。請安裝套件 libsqlcipher0（較新的系統為 libsqlcipher1），然後重新啟動 Conclave。</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>已無法復原此操作：內容已還原，或垃圾桶已清空。</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>文字</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>長行自動換行</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>複製程式碼</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>%1 程式碼</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>程式碼</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>尋找任何內容</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>尋找對話、模型、命令、設定</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>用方向鍵選擇，按 Enter 執行。</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>搜尋結果</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>返回對話</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>評議會（盲測）</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>評議會</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>各欄同步捲動</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>各欄分別捲動</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>投票統計</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>你的提問：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>有一個模型尚未回答。</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>有 %n 個模型尚未回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>現在提問</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>私密提問</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>想問什麼？</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>你的問題</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>傳送</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>停止  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>傳送  Enter</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>檔案讀取完畢後，問題就會傳送。</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>私密：不存入歷史記錄，不寫入記錄檔，關閉即消失。</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>模型會出錯：重要內容請查證。</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>問題可用空間：%1</translation>
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
        <translation>取消</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>為較早的部分產生摘要</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>以此問題開始新對話</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>此後在本對話中直接略去最早的訊息</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>返回問題</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>此對話的設定</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>未指定檔案。請選擇檔名。</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>%1 是資料夾。請選擇檔名。</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>%1 所在的資料夾不存在。請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>檔名太長：該處最多允許 %1 位元組。請換一個較短的。</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>沒有 %1 的寫入權限（%2）。請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>無法寫入 %1（%2）。請釋出空間或選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>對話</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>要求呼叫工具 %1：</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>對話</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-Hant</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目錄</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>此程式無法寫入 PDF。請選擇其他格式。</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>未選擇任何內容。</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>此資料夾已不存在。</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>這些訊息已不存在。</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>無法建立 %1。請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>未指定資料夾。請選擇資料夾。</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>%1 是檔案。請選擇資料夾：將會產生多個檔案。</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>無法將 %1 放到目標位置。是否有其他程式正在寫入？</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>思考過程結束</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>無法移動 %1。該資料夾可以寫入嗎？</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>%1 曾遭更動，維持原狀；對話現在儲存於 %2。</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已刪除</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助理</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>（已停止）</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>（已中斷）</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>（仍在產生）</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>（失敗）</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>（失敗：%1）</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>（達到 token 上限而結束）</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>（模型上下文已滿而結束）</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考過程</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>思考過程（%1 秒）</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>另一個分支，從頭開始</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>另一個分支</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>另一個分支，接在「%1」之後</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>取消釘選</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>釘選</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>移至資料夾…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>取消封存</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>封存</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>建立副本</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>匯出…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>匯出 %n 個對話…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>刪除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>刪除 %n 個對話</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>此對話</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>預設集</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>預設集</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>另存為預設集…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>更新預設集</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>全部沿用設定</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>預設集名稱</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>預設集名稱</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>思考</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>問題會交給 %n 個模型組成的評議會</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>請模型評議會回答</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1。並排比較</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>比較</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>請模型評議會回答</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>請評議會回答</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>二到四個模型在這部電腦上依序回答同一個問題，由你並排比較它們的回答。</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>盲測投票</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>先選出較好的回答，之後才顯示是哪個模型寫的。</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>結束後立即重新載入我的模型</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>否則等到下次提問時再載入。</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>評議會需要兩個模型。請先在頂端的清單中再開啟一個模型檔案。</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>請至少選擇兩個模型。</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>向它們提問</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>改回單一模型</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>複製「%1」</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>未知的模型</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>重現</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>全部複製</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>為較早的部分產生摘要</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>再次略去前先詢問</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>如何匯出對話？</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>什麼是混合專家模型？</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>27 + 15 等於多少？</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>私密對話</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>專屬於你的專家評議會</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>這個對話不會保存在任何地方：不存入歷史記錄，不寫入記錄檔，也不留快取。關閉它或開始另一個對話，它就會消失。</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>在這部電腦上執行；你輸入的內容不會離開本機。</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>提問：%1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>尚未開啟模型。</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1 是小型入門模型：了解本程式，會做簡單的算術，除此之外所知不多。若要實際使用，請開啟較大的混合專家模型（.gguf 檔案），或將它拖放到此視窗。</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>由 %1 回答。也可以開啟其他模型（.gguf 檔案）。</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>開啟模型檔案…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>變更歷史記錄的開啟方式</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>加密歷史記錄</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>使用新的密語</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>使用密語</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>每次啟動時詢問。沒有密語，任何人都打不開歷史記錄或備份。</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>使用桌面鑰匙圈中的新金鑰</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>使用桌面鑰匙圈</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>登入後自動開啟。可防範磁碟遺失或備份遭竊，但無法保護已登入而無人看管的桌面。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>新密語</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>密語</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>再次輸入密語</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>再輸入一次</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>兩次輸入的內容不同。</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>忘記密語，任何人都無法救回，寫下的內容便會遺失。請將密語抄下，存放在安全的地方。備份也會加密，需要相同的密語。</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>也請保存好這組復原金鑰。鑰匙圈遺失時（重新安裝後，或在另一部電腦上），可用它開啟歷史記錄及其備份。任何人都無法再為你產生一次。</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>我已保存復原金鑰</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>變更</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>加密</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>加密</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>已用密語加密</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>已加密，金鑰存放在桌面鑰匙圈中</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>未加密</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>沒有金鑰，就無法讀取歷史記錄及其備份。</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>任何人取得這顆磁碟或某份備份，都能讀取你的對話。</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>加密…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>變更密語…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>變更金鑰…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>復原金鑰…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>關閉…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>這段期間可以繼續聊天。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>取消；歷史記錄維持原狀</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>匯出的檔案、同步資料夾，以及先前在別處留下的副本仍是明文，不受加密保護。</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>要關閉加密嗎？</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>歷史記錄及其備份會變回一般檔案：任何人取得這顆磁碟或某份備份，都能讀取你的對話。</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>隱藏詳細資料</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>顯示詳細資料</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>各專家分工平均</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>各專家分工不均</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>少數專家承擔了大部分工作</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>%1 的專家參與了回答。最忙的是第 %3 層的專家 %2，參與了 %4 的 token；若平均分配則為 %5。</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>專家</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>上一個回答</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>下一個回答</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>關閉專家面板</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>正在寫入 %1</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>內容</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>格式</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>適合筆記與編輯器：含標題、清單與程式碼的純文字。</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>網頁</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>可用任何瀏覽器閱讀，外觀與此處相同；單一檔案，不需要網路。</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>適合列印、傳送與留存：頁面中的文字可以選取。</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>純文字</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>適合只接受文字的場合。</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>用於移轉到其他電腦或程式：內容完整，毫無遺漏。</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>包含思考過程</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>模型回答前的思考。</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>包含所有分支</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>也包含其他回答與問題的先前版本。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>匯出到資料夾</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>放開即可開啟此模型</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>放開即可附加到問題</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>這裡只能放入模型檔案（.gguf）與對話匯出檔</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>放開即可匯入對話</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>圖片沒有可讀取的文字。</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>音訊與影片沒有可讀取的文字。</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>無法讀取舊版 Word 文件。請另存為 .docx 或 PDF。</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>這是壓縮檔。請解壓縮後附加其中的檔案。</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>此檔案不是文字。可以讀取文字檔、PDF、.docx 與 .odt。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>在此對話中尋找</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>在此對話中尋找</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>找不到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>上一處</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>下一處</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>關閉</translation>
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
        <translation>在此新增對話</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>匯出資料夾…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>刪除資料夾</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>移至</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>無資料夾</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>新增資料夾…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>同步資料夾</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>將對話存成 Markdown 檔案，供 Obsidian 等筆記程式使用。你在那裡修改過的檔案不會被覆寫，也不會有內容傳回這裡。</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>變更…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>變更同步資料夾</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>保持資料夾同步</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>已關閉：檔案維持原狀。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>正在寫入…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>開啟同步資料夾</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>同步資料夾</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>複製回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>更多</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>上一個回答</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>下一個回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>繼續</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>複製 TeX</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>檢視內容</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>檢視 %1 的內容</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>目前無法使用</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>不知道此回答由哪個模型所寫，因此無法繼續。請用新問題詢問其餘部分。</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>此回答由 %1 所寫。選擇該模型即可繼續。</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1：放入編輯區</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>放入編輯區</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>移除長文字</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>資料夾 %1，已展開</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>資料夾 %1，已收合</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n 個對話</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>此資料夾的更多動作</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>此對話的更多動作</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>新名稱</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>新標題</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n 個對話</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>已封存的對話</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>沒有已封存的對話。封存後會從清單移出，但仍保留在這裡，也搜尋得到。</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>你的對話會列在這裡。</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>正在準備搜尋。請稍後再試。</translation>
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
        <translation>返回對話清單</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>封存</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>新對話</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>投票統計</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>封存</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>垃圾桶</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>過去 7 天</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>過去 30 天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a month and its year</comment>
        <translation>%2年%1</translation>
    </message>
</context>
<context>
    <name>HowToRow</name>
    <message>
        <source>How to get conversations out of %1</source>
        <comment>%1 is a program or service</comment>
        <translation>如何從 %1 匯出對話</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>ChatGPT 隱藏的訊息不會匯入。</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[引用：%1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[錯誤：%1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>某則訊息的角色是 Conclave 不認得的。</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>某則訊息沒有編號，或與另一則的編號重複。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>%1 是由較新版本的 Conclave 寫入的。請更新 Conclave 後再讀取。</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>這不是 Conclave 的匯出檔。</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>其中沒有 Conclave 的匯出內容。請選擇匯出的 .json 檔案。</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>清單中有一個項目不是對話。</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>某個對話已損毀，無法讀取。</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>無法複製資料庫：%1。</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>無法開啟 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>%1 正在被寫入。請結束其程式，然後重新匯入。</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>該檔案不是資料庫，或已加密。</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>資料庫已損毀。</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>資料庫中有一段文字過大，無法讀取。</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>無法讀取資料庫：%1。</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[圖片：%1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[來源：%1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>回答所依據的段落不會匯入。</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>沒有提問的活動不會匯入。</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>這不是 GPT4All 的聊天：檔案開頭不符。</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>此聊天的格式版本為 %1；Conclave 可讀取版本 1 到 %2。</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>檔案提前結束，後面的內容缺漏。</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>檔案已損毀，後面的內容缺漏。</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>這裡沒有 GPT4All 的聊天。聊天檔名為 gpt4all-….chat，位於其模型資料夾中。</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>無法完整讀取 %1：%2。</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>檔案或資料夾 %1 不存在。</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>沒有 %1 的讀取權限。請變更權限，或將它複製到別處。</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>%3 中的檔案超過 %L1 個，或 zip 超過 %2 個。請選擇只含匯出內容的資料夾。</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 既不是檔案，也不是資料夾。</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>%2 中的檔案超過 %L1 個。</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>所選內容中沒有 %1。</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>無法開啟 %1：%2。</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>未辨識出任何對話。可從下列來源匯入：%1。</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>這裡有多個程式的對話：%1。請一次只匯入一個檔案或資料夾。</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>這裡沒有 Jan 的對話。對話位於其資料資料夾的「threads」資料夾中，路徑可在 Jan 的設定中找到。</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>此對話沒有 messages.jsonl。</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>thread.json 遺失或已損毀，因此沒有標題、日期與模型。</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>某則訊息已損毀。</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>這不是 JSON，或與預期不符：開頭是其他內容。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>檔案是空的。</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>檔案中沒有名為「%1」的清單。</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>檔案已損毀：有多餘的右括號。</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>檔案在中途結束，內容不完整。請重新匯出或下載。</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>檔案有一部分已損毀，或過大而無法讀取。</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>這裡沒有 LM Studio 的對話。對話位於家目錄下的 .lmstudio/conversations。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>檔案已損毀。</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>這裡沒有 Ollama 的資料庫。其應用程式將聊天儲存在名為 db.sqlite 的檔案中。</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>資料庫中沒有 Ollama 的聊天。</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>讀取期間 Ollama 寫入了該檔案。請重新匯入，以確保沒有遺漏。</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>標籤不會匯入。</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>匯出檔沒有記載資料夾的名稱。可將對話目前所在的資料夾重新命名。</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>這裡沒有 Open WebUI 的匯出檔。匯出方式：設定 → 資料控制 → 匯出對話紀錄。</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[附件]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[附件：%1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[圖片]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[音訊]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>圖片、音訊與附件不會匯入，原處以註記代替。</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>給模型的指示不會匯入。</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>工具傳回給模型的內容不會匯入。</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>類型不明的內容（%1）不會匯入。</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>不屬於對話的內容不會匯入。</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>%1 有密碼保護。請解壓縮後匯入資料夾。</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>無法辨識 %1 的壓縮方式。請解壓縮後匯入資料夾。</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>無法讀取 %1。請檢查磁碟是否已連接且正常。</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>%1 已損毀或不完整。請重新下載。</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>無法解壓縮 %1。請用其他程式解壓縮，然後匯入資料夾。</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>從其他程式匯入對話。會先顯示將匯入的內容；確認之前不會有任何更動，也不會有任何內容離開這部電腦。</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>在這部電腦上找到</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>將匯出檔拖放到這裡。zip 不需解壓縮。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>在哪裡找到你的對話</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>在 chatgpt.com：「設定」→「資料控管」→「匯出資料」。電子郵件中會有 zip 的下載連結；下載後在此選擇該 zip。</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>在 claude.ai：「Settings」→「Privacy」→「Export data」。電子郵件中會有 zip 的下載連結；下載後在此選擇該 zip。</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>在 takeout.google.com：先取消全選，再選擇「我的活動」，其中只選「Gemini Apps」，格式選 JSON 而非 HTML。然後在此選擇下載的 zip。</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>在 chat.deepseek.com：「設定」→「資料管理」→「匯出」。然後在此選擇下載的 zip。</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>在其設定的「資料控制」中：匯出對話紀錄。然後在此選擇 .json 檔案。</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>如果對話就在這部電腦上，上方會自動列出。否則請將其對話資料夾複製過來（Ollama 則複製 db.sqlite），再於此選擇。</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>在另一部電腦上：「設定」→「匯出全部」，格式選 JSON。然後在此選擇該檔案；已有的內容不會重複。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>匯入對話</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>正在檢查 %1。尚未更動任何內容。</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>正在從 %1 匯入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>複製報告</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>繼續匯入</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>復原</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>從檔案匯入</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>對話匯出檔 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>所有檔案 (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>從資料夾匯入</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>1 則訊息</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 則訊息</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>試行匯入已取消。</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>匯入已取消。先前已匯入的內容會保留。</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>這只是試行，沒有更動任何內容。匯入後的結果：</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>新增 1 個對話，含 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>新增 %n 個對話，含 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>更新 1 個對話。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>更新 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>既有對話中新增 1 則訊息。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>既有對話中新增 %n 則訊息。</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>1 則訊息比這裡原有的更長。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n 則訊息比這裡原有的更長。</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>1 個對話這裡已有。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n 個對話這裡已有。</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>1 個對話在垃圾桶中，維持不動。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n 個對話在垃圾桶中，維持不動。</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>1 個對話是空的，已略過。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n 個對話是空的，已略過。</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>找不到對話。</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>「%1」中略過：%2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>「%1」中略過 %2 次：%3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>另有 1 項已略過。</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>另有 %n 項已略過。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>更新</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>已有</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>未匯入</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>略過的內容與原因（%1）</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>此桌面上沒有回應的鑰匙圈。請啟動一個（GNOME Keyring、KWallet、KeePassXC），然後再試一次。</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>桌面鑰匙圈仍為鎖定。請解除鎖定，然後再試一次。</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>桌面鑰匙圈中沒有此歷史記錄的金鑰，或鑰匙圈仍為鎖定。請解除鎖定，然後再試一次。</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>桌面鑰匙圈回報錯誤。請解除鎖定或重新啟動鑰匙圈，然後再試一次。</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>此 Conclave 版本在建置時未包含 QtKeychain，無法使用桌面鑰匙圈。請使用密語。</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>要關閉此私密對話嗎？</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>它沒有保存在任何地方：一旦關閉，任何人都無法找回。</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>留在這裡</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>LeftOutRow</name>
    <message>
        <source>%1 ×</source>
        <comment>how often</comment>
        <translation>%1 次</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this address in your browser?</source>
        <comment>before opening a link that a model wrote</comment>
        <translation>要在瀏覽器中開啟此網址嗎？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>複製</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>開啟</translation>
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
        <translation>歷史記錄已鎖定。這是私密對話，不會保存在任何地方。</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>解除鎖定…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>顯示對話清單</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>方格越亮，表示該專家參與越多；最亮代表 %1。</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>未參與</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>分布圖顯示的內容</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>整個回答</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>單一 token</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>層</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>專家分布圖。%1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>專家</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>將滑鼠指向某個方格，或用方向鍵選擇。</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>圖片</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>圖片：%1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>目前無法使用</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>複製連結</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>編輯</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>換模型重新回答…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>複製文字</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>複製為 Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>引用</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>取消釘選</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>釘選（模型始終可見）</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>重現</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>複製至此處，另建對話</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>刪除此則與後續訊息</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>入門</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>從清單中移除（檔案保留）</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>正在載入 %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>尚未開啟過模型。</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>開啟模型檔案…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>專屬指示</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>用來取代設定中的指示。</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>沿用設定</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>設定中也沒有指示。</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>無指示</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>此對話的指示</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>固定種子</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>同一處的相同問題會得到相同的回答。</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>種子</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>不固定</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>面板寬度</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>Caps Lock 已開啟。</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>隱藏密語</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>顯示密語</translation>
    </message>
</context>
<context>
    <name>Percent</name>
    <message>
        <source>&lt; %1 %</source>
        <comment>less than; %1 is a number</comment>
        <translation>&lt; %1%</translation>
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
            <numerusform>「%1」必須是不超過 %Ln 個字元的文字。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>「%1」必須是 %2 到 %3 之間的數字。</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>「%1」必須是寫在引號中的整數。</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>檔案太大，無法當作預設集檔案讀取。</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>這不是預設集檔案，或檔案已損毀：內容不是 JSON。</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>這不是 Conclave 寫入的預設集檔案。</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>檔案是由較新版本的 Conclave 寫入的。請更新 Conclave 後再讀取。</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>其中沒有預設集。</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>其中的預設集太多，最多讀取 %Ln 個。</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>其中有一個預設集沒有名稱。</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>預設集「%1」中：%2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 – 用於新對話</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>預設集名稱</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Conclave 內建。%1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>新對話使用「%1」；再選一次即可取消</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>新對話使用「%1」</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>匯出「%1」…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>重新命名「%1」</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>移除「%1」</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>思考</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>目前的模型在回答前是否思考、思考多少；對話另有設定時，以對話為準。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>思考</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>預設集</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>取了名稱的一組設定。可在對話右上角（Ctrl+.）為對話選用預設集，或將其設定存成預設集。</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>匯入預設集…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>匯出所有自訂預設集…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>匯入預設集</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>預設集 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>所有檔案 (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>匯出預設集</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>私密：不會保存</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>私密</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>使用提示詞</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>在空白輸入欄中按 /</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>新增提示詞</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>修改提示詞</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>提示詞名稱</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>例如：向 %2 解釋 %1。</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>提示詞文字</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>使用時詢問：%1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>雙大括號中的內容會在使用提示詞時詢問：%1。附預設值（未輸入時採用）：%2。從選項中選擇：%3。自動填入：%4。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>要捨棄已寫的內容嗎？</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>它還沒有存入提示詞庫。</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>提示詞會維持原本的內容。</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>捨棄</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>此資料夾中沒有提示詞：沒有以 .md、.txt 或 .json 結尾的檔案。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>其中沒有文字。</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>文字太長，無法當作提示詞。</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>提示詞太多，一次最多讀取 %Ln 個。</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>無法讀取。</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>檔案太大，無法當作提示詞檔案讀取。</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>檔案已損毀：內容不是 JSON。</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>這不是 Conclave 寫入的提示詞檔案。</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>檔案是由較新版本的 Conclave 寫入的。請更新 Conclave 後再讀取。</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>其中沒有提示詞。</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>填入問題</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>其他提示詞</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <comment>the prompt library</comment>
        <translation>提示詞</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>in an empty field</comment>
        <translation>尋找提示詞</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>尋找提示詞</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>沒有含這些字詞的提示詞。</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>把反覆使用的文字存在這裡，其中可留待填的欄位。</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>新增提示詞…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>修改「%1」</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>建立「%1」的副本</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>移除「%1」</translation>
    </message>
</context>
<context>
    <name>PromptsSection</name>
    <message>
        <source>Prompts</source>
        <comment>group of settings: the prompt library</comment>
        <translation>提示詞</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in. Type / in the empty question to use one.</source>
        <comment>explains the prompt library</comment>
        <translation>反覆使用的文字，其中可留待填的欄位。在空白的問題欄中輸入 / 即可選用。</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>新增提示詞…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>匯入檔案…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>匯入資料夾…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>匯出為單一檔案…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>匯出為 Markdown…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>匯入提示詞</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>提示詞 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>所有檔案 (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>從資料夾匯入提示詞</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>匯出提示詞</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>將提示詞匯出到資料夾</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>上下文已滿，沒有空間讓此回答繼續。請用新問題或在新對話中詢問其餘部分。</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>尚未開啟模型。請在頂端的模型選單中選擇。</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>問題的另一個版本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>傳送</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>先前的版本會一併保留。</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>你的提問：%1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>顯示全部</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>顯示較少</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>已附加：%1，%2。顯示其文字</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>顯示模型看到的內容</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>另有 %n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>複製問題</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>編輯問題</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>上一個版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>下一個版本</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – 快速提問</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · 私密</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>私密：不留任何記錄</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>新問題</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>在主視窗中開啟</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>引用</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1，顯示思考過程</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1，隱藏思考過程</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>復原金鑰：%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>複製復原金鑰</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>存成檔案…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>將復原金鑰存成檔案</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>儲存復原金鑰</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>復原金鑰</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>當桌面鑰匙圈不再有金鑰時（重新安裝後，或在另一部電腦上），可用它開啟歷史記錄。請存放在只有你能讀取的地方。</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>分組的字母與數字</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>復原金鑰</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>當時</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>現在</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>（到此結束）</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>要還原 %1 的備份嗎？</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>找回缺漏的內容</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>加入備份中有、但此歷史記錄中沒有的對話與訊息。既有內容不會被移除或截短。</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>全部取代</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>歷史記錄會回到當時的狀態，此後寫下的內容將不復存在。取代前會先備份目前的狀態。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>全部取代</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>找回</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>越高越活潑，越低越穩定；0 表示一律選最可能的詞。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>只考慮最可能的這麼多個詞。</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>依序考慮各詞，直到機率累計達到此值。</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>略去可能性遠低於最可能者的詞。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>重複懲罰</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>降低剛用過的詞再次出現的可能性。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>回答長度上限</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>以 token 計；一個 token 約為四分之三個英文單字。</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>不限</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>無指示</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>專屬指示</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>種子不固定</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>種子 %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>思考：%1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>另存新檔</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>儲存</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>搜尋對話</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>清除搜尋</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>篩選（使用中 %n 項）</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>篩選</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>時間</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>不限時間</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>今年</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>從 – 到…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>結束日期</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>不限模型</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>不限資料夾</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>包含程式碼</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>找不到任何內容。</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>篩選使用中：清除後即可搜尋全部內容。</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>必須包含每個字詞。請減少字詞，或只輸入字詞的開頭。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>清除篩選</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>複製為 Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>引用</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>複製連結</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>沿用設定</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>在此指定。設定中為：%1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>在此指定</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1：恢復為沿用設定</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>返回對話</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>主題</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>「跟隨系統」會與桌面一致。</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>主題</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>語言</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>介面的語言。模型會以提問的語言回答。</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>語言</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>每次對話前告知模型：它是誰、該如何回答。留空則不告知。</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>例如：用簡單的話簡短回答。</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>由模型擬標題</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>模型閒置時為新對話擬標題。關閉時以開頭的文字作為標題。入門模型不參與。</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>由模型擬標題</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>回答的取樣方式</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>重設</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>越高越活潑，越低越穩定；0 表示一律選最可能的詞。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>只考慮最可能的這麼多個詞。</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>依序考慮各詞，直到機率累計達到此值。</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>略去可能性遠低於最可能者的詞。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>重複懲罰</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>降低剛用過的詞再次出現的可能性。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>回答長度上限</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>以 token 計；一個 token 約為四分之三個英文單字。</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>不限</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>固定種子</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>同一處的相同問題會得到相同的回答。</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>種子</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>固定種子</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>關於</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>歷史記錄</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>自由軟體，依 GNU 通用公共授權條款第 3 版或更新版本散布。不會建立任何網路連線。</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>強調色</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>用於按鈕、連結與選取的內容。</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>相對於一般大小的百分比。也可按 %1 與 %2，或按住 Ctrl 並捲動滑鼠滾輪。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>減少動態效果</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>介面元素直接出現在應在的位置，不播放移動動畫。「跟隨系統」會與桌面一致。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>減少動態效果</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>關閉</translation>
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
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>尋找快速鍵</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>尋找快速鍵</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>沒有這樣的快速鍵。</translation>
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
            <numerusform>程式碼，共 %n 行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>至少 8 個字元。四、五個互不相關的詞既好記又難猜。</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1，隱藏</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1，顯示</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>模型看到的是這段摘要，而不是原本的訊息。由 %1 撰寫。</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>移除摘要</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>複製為 Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>複製為 CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>另存為 CSV…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>表格</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>複製表格</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>返回對話</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>投票統計</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>複製為表格</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>還沒有投票</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>根據你自己的問題</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>向模型評議會提問，並排閱讀各個回答，再選出較好的一個。你的投票會在這裡依模型兩兩統計，只存放在這部電腦上。</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>下一個問題交給評議會</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 較好：%2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>不相上下：%1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>都不好：%1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>隱藏問題</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>顯示問題</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>顯示 %n 個問題</numerusform>
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
        <translation>第 %1 級</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>思考：%1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>思考</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>模型回答前的思考程度</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>模型先思考再回答</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>模型直接回答</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>直接回答</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>先思考</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>由模型決定</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>無</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>極低</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>極高</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>最高</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>Token – 可能性越低，顏色越深</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>回答的 token</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1，顯示引數</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1，隱藏引數</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>跳到結尾</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>重新回答，並繼續使用該模型</translation>
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
        <translation>你的對話</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>匯入</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>來自 ChatGPT、Claude、Gemini、LM Studio 等。</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>匯入…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>匯出全部</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>匯出成其他程式也能讀取的檔案，或移轉到另一部電腦。</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>匯出…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>還原</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>永久刪除</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>要永久刪除「%1」嗎？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>此動作無法復原。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>永久刪除</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>要清空垃圾桶嗎？</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>其中的所有內容（%n 項）都會永久刪除。此動作無法復原。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>清空垃圾桶</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>垃圾桶是空的。刪除的內容會在這裡保留 30 天。</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>清空垃圾桶…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>正在開啟歷史記錄</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>歷史記錄已鎖定</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>你的對話已加密，目前無法開啟。%1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>正在向桌面鑰匙圈要求金鑰。它可能會要求輸入密碼。</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>你的對話已加密。請輸入或貼上你保存的復原金鑰。</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>你的對話在這部電腦上已加密，可用密語開啟。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>密語</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>密語</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>正在開啟…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>解除鎖定</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>再次詢問鑰匙圈</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>使用密語</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>使用復原金鑰</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>返回私密對話</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>不開啟歷史記錄，私密聊天</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>結束</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>哪個回答較好？投票後會顯示名稱。</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>哪個回答較好？投票會計入統計。</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>你的投票</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1，按鍵 %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>收回</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>回答已複製。</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>程式碼已複製。</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>此回答中沒有程式碼。</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>模型自行結束</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>達到設定中的回答上限</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>上下文已滿</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>被停止</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>程式結束</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>發生錯誤</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>聊天範本</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>運算裝置</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>鍵值快取</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>上下文</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>%1 個 token</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>取樣</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重複懲罰</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>回答長度上限</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>執行</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>讀取</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>未讀取</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>最早的 %n 則訊息</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>產生</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>首個 token 耗時</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>停止後繼續</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>結束原因</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>正在讀取…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>目前相同，%n 個 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>完全相同，%n 個 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>從第 %1 個 token 起不同</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>未完成即停止。</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>模型正在思考。</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>回答已停止。</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>回答結束。</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln 頁</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln 個 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>一個問題最多可附 %Ln 個檔案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>只能附加這部電腦上的檔案。</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>已從問題中移除「%1」。</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>已重新附加「%1」。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>只附加 %2 頁中的前 %1 頁。</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>只附加「%1」的前幾頁。</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>已附加「%1」的所有頁面。</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>此檔案已不存在。</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>無法附加資料夾。請附加其中的檔案。</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>無法開啟此檔案。請檢查你是否有讀取權限。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>此檔案是空的。</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>此檔案太大：大小為 %1，最多可附加 %2。請只附加其中一部分。</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>此檔案不是文字。可以讀取文字檔、PDF、.docx 與 .odt。</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>此檔案太長：共 %Ln 個字元，超出任何模型一次能看到的量。請只附加其中一部分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>以推測的編碼 %1 讀取。請檢查一下：文字可能有誤。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>有 %Ln 個字元無法讀取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>缺少讀取此類檔案的程式 conclave-file-reader。請重新安裝 Conclave。</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>此檔案已損毀，無法讀取。</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>此檔案有密碼保護。請另存為沒有密碼的檔案後再附加。</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>此檔案超過 %Ln 頁。請只附加其中一部分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>壓縮格式的檔案中只能讀取 .docx 與 .odt。請解壓縮，或另存為 PDF 或文字檔。</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>讀取此檔案所需的記憶體超出限制。請只附加其中一部分。</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>此檔案太長：文字超出任何模型一次能看到的量。請只附加其中一部分。</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>此 PDF 沒有文字：頁面都是圖片。請先進行文字辨識（OCR）。</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>此檔案沒有文字。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>只附加 %2 頁中的前 %1 頁：再多就太長了。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>有 %Ln 頁沒有文字：可能是空白頁或圖片。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>文字已複製。</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>無法將文字儲存到該處。請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已儲存為「%1」。</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>每日備份</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>手動備份</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>程式更新之前</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>還原備份之前</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>變更加密之前</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>已還原。對話：%1。先前的內容已存為最新的備份。</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>沒有缺漏：全部內容這裡都有。</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>沒有缺漏。仍留在垃圾桶中：%1。</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>已還原。找回對話：%1，補齊：%2，已有：%3。</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>仍留在垃圾桶中：%1。</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>無法讀取，%1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>1 個對話，%1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 個對話，%2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>備份已完成。</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>已從備份找回缺漏的內容。</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>從備份找回的內容在垃圾桶中。</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>已取消這次還原。找回的內容在垃圾桶中，保留 30 天。</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>此回答已不在歷史記錄中。</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>此回答已經完成，無法繼續。</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>此回答之後已有內容，無法繼續。</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>正在讀取… %1%</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>評議會仍在回答。</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>另一個對話中的評議會正在回答。</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>回答仍在產生。</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>另一個對話中正在產生回答。</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>正在將對話存入歷史記錄。</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>正在重新產生回答以供比較。</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>正在為較早的部分產生摘要。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在載入模型。</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>請先在上方選擇模型。</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在載入模型…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>長文字，%1 個字元</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>已從問題中移除長文字。</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>長文字已放回。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>已刪除 %n 則訊息。</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>已刪除問題。</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>已刪除回答。</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>已還原 %n 則訊息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>已還原問題。</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>已還原回答。</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>這是副本；原本的對話維持不變。</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>已釘選：無論對話多長，模型都看得到。</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>已取消釘選。</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>已重新釘選。</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>投票之前不顯示作者。</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>此對話現已存入歷史記錄。</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>此對話已從歷史記錄中移出。</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>程式碼</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>只能將檔案寫入這部電腦。</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>無法儲存程式碼。</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>已儲存為「%1」。</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>新增對話</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>新增私密對話</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>保留此私密對話…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>重新命名對話</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>釘選或取消釘選對話</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>封存對話</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>建立對話的副本</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>匯出對話…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>對話的設定</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>刪除對話</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>上一個對話</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>下一個對話</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>新增資料夾</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>復原</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>停止回答，或關閉目前開啟的內容</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>繼續回答</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>編輯問題</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>複製回答</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>複製回答中的最後一段程式碼</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>引用選取的內容</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>釘選或取消釘選訊息（模型始終可見）</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>上一則訊息</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>下一則訊息</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>訊息的上一個版本</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>訊息的下一個版本</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>訊息的選單</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>回答的詳細資料</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>重現回答</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>顯示或隱藏思考過程</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>前往對話開頭</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>前往對話結尾</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>附加檔案…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>使用提示詞…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>開啟或關閉思考（若模型可選）</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>請模型評議會回答…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>尋找任何內容：對話、模型、命令</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>搜尋所有訊息</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>在此對話中尋找</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>前往問題欄</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>前往對話清單</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>已封存的對話</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>投票統計</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>匯入對話…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>匯出全部…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>立即備份歷史記錄</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>開啟模型檔案…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>快速提問</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>顯示或隱藏專家面板</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>顯示或隱藏對話清單</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>縮小文字</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>恢復一般文字大小</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>淺色主題</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>深色主題</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>主題跟隨系統</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>結束</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>傳送問題</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>在問題中換行</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>編輯最後一個問題（問題欄空白時）</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>使用提示詞（問題欄空白時）</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>移至下一個控制項</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>開啟焦點所在項目的選單</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>在清單中：刪除對話</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>在清單中：選取多項</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>問題與回答</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>尋找與前往</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>視窗與外觀</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>輸入欄與清單中的按鍵</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>已略去最早的</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>放不下</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>已滿</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln 個 token</numerusform>
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
        <translation>你的問題：%1 個 token</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>到目前為止的對話：%1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>指示：%1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>剩餘：%1，另為回答保留 %2</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>超出：%1（已為回答保留 %2）</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>模型一次能看到 %1 個 token</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>正在為對話較早的部分產生摘要…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>扣除回答的空間，可容納 %2 個 token，對話已佔 %1 個。</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>此問題對模型而言太長：共 %1 個 token，而模型一次能看到 %2 個。請縮短問題，或選擇能看到更多的模型。</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>釘選的內容與此問題放不下：合計 %1 個 token，而扣除回答的空間只能容納 %2 個。請取消釘選部分內容，或這次將其略去。尚未傳送任何內容。</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>對話已超出模型一次能看到的量：連同此問題共 %1 個 token，而扣除回答的空間只能容納 %2 個。尚未傳送任何內容。</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>模型將看不到 %n 則訊息，其中包括釘選的訊息。這些訊息仍保留在歷史記錄中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>模型將看不到 %n 則較早的訊息，但仍看得到釘選的內容與摘要。這些訊息仍保留在歷史記錄中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>模型將看不到最早的 %n 則訊息。這些訊息仍保留在歷史記錄中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>連同釘選的訊息一併略去</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>略去最早的訊息</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>摘要：模型寫下 %n 則較早訊息的要點，此後看到的是摘要而不是原訊息。原訊息仍保留在歷史記錄中，此動作可以復原。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>顯示更多</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>已釘選</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>資料夾</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>對話的設定已恢復原狀。</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>現已全部沿用設定。</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>對話重新使用設定中的指示。</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>對話的指示已變更。</translation>
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
        <translation>回答 %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>你的投票：%1 的回答優於 %2。</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>你的投票：%1 的回答最好。</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>你的投票：不相上下。</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>你的投票：都不好。</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>評議會正在回答：%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>%n 個模型的評議會：投票後即可看到各回答出自何者</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>評議會：%1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>正在載入模型… %1%</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>無法載入此模型。原因與模型名稱會在投票後顯示。</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>其回答在垃圾桶中。</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>尚未向它提問。</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>正在儲存問題…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>正在載入 %1</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>%1 正在回答</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1，最後一個</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1；後面還有 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 較好</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 最好</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>不相上下</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>都不好</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>對話從 %1 的回答接續。</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>之後由 %1 回答</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>之後由 %1 回答。</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>換回 %1</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>至少 %n 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>兩次輸入的內容不同。</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>太短：至少 %n 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>弱：容易猜到。四、五個互不相關的詞會更好。</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>普通：再加一、兩個詞就很強了。</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>良好。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>強。</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>已取消：歷史記錄維持原狀。</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>正在重新加密歷史記錄</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>正在加密歷史記錄</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>此後以新的密語開啟歷史記錄。</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>歷史記錄已加密。下次啟動時會詢問密語。</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>正在等待桌面鑰匙圈</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>桌面鑰匙圈收下了金鑰，卻未能交還，因此沒有加密任何內容。請解除鑰匙圈的鎖定後再試一次，或使用密語。</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>歷史記錄已加密，金鑰存放在桌面鑰匙圈中。</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>正在解密歷史記錄</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>歷史記錄不再加密。</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>復原金鑰已複製。</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Conclave 復原金鑰.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>當桌面鑰匙圈不再有金鑰時，可用此復原金鑰開啟 Conclave 的加密歷史記錄。請存放在只有你能讀取的地方。</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>復原金鑰已儲存為「%1」。</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>無法儲存復原金鑰：%1 請選擇其他資料夾。</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>檔案「%1」不在原處。它是否已被移動、重新命名或刪除？</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>檔案「%1」已損毀或不完整。請重新下載。</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>「%1」屬於 Conclave 無法執行的類型。請選擇其他模型。</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>記憶體不足，無法執行「%1」。請關閉其他程式或選擇較小的模型。</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>執行「%1」時 GPU 或其驅動程式發生錯誤。請重新啟動 Conclave；若仍無效，請更新驅動程式。</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>無法讀取檔案「%1」。請檢查它所在的磁碟以及讀取權限。</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>第 %1 層，專家 %2：未參與</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>第 %1 層，專家 %2：參與了 %3 的 token</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>第 %1 層，專家 %2：對此 token 的權重為 %3</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>第 %1 層，專家 %2：未參與此 token</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>第 %1 個 token，共 %2 個</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>Token：%1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>清單到第 %1 個 token 為止。</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>這是稠密模型：沒有專家，整個模型處理每個 token。下方可查看各個 token 的可能性。</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>正在產生的回答是在開啟此面板之前提問的。下一個回答會顯示在這裡。</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>這是稠密模型：沒有專家。下一個回答中各個 token 的可能性會顯示在這裡。</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>下一個回答會在產生時顯示在這裡：哪些層的哪些專家參與，以及每個 token 的可能性。</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>評議會正在盲測中回答。專家的數量會透露是哪個模型，因此不顯示。</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>此訊息</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>所選的訊息（%1）</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>所選的對話（%1）</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>此對話：「%1」</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>資料夾「%1」</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>所有對話</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>只能將檔案寫入這部電腦。</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>匯出已取消。沒有寫入任何內容。</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>已匯出到「%1」。</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>已將 %1 個檔案匯出到「%2」。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>開啟資料夾</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>上次同步：%1。</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>已寫入的檔案：%1。</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>已移動的檔案：%1。</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>已移入「已刪除」的檔案：%1。</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>沒有變動。</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>只能同步這部電腦上的資料夾。</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>同步資料夾：%1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>1 個對話，%1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 個對話，%2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>「%1」已封存。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>已封存 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>「%1」已取消封存。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>已取消封存 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>「%1」已移動。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>已移動 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>「%1」已移回原處。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n 個對話已移回原處。</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>已建立副本「%1」。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>「%1」已刪除。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>已刪除 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>已還原「%1」。</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>已還原 %n 個對話。</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>新資料夾</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>資料夾「%1」已刪除，其中的對話已保留。</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>已還原資料夾「%1」。</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>無法匯入</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>可以從 %1 匯入</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>%1 沒有新內容</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>已復原這次匯入</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>匯入提前結束</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>匯入已取消</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>已從 %1 匯入</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>匯入的內容在垃圾桶中，保留 30 天。</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>只能匯入這部電腦上的檔案與資料夾。</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>已從 %1 匯入。</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>已復原這次匯入。匯入的內容在垃圾桶中。</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>報告已複製。</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>跟隨系統</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 和另外 %2 個</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>還有更多，未在此列出。</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>你的提問：%1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>%1 的回答：%2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 個專家，每次啟用 %2 個</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>%1 參數，每個 token 啟用 %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 參數</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 個專家，每次啟用 %2 個</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>上下文 %1 個 token</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>在 %1 上執行</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>這裡只能開啟這部電腦上的模型檔案（.gguf）。</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>評議會結束後載入該模型。</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>最近的對話</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>訊息</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>使用中</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>在所有訊息中搜尋「%1」</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>無法讀取。</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1，已修改</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>專屬設定</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>沿用設定</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>此對話依「%1」回答。</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>「%1」已存為預設集。</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>「%1」已修改。</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>「%1」已恢復原狀。</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>預設集「%1」已移除。</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>已還原預設集「%1」。</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>預設集</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>已寫入 %1</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>無法從 %1 讀取預設集。%2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>檔案中的預設集這裡都已有。</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>已加入 %n 個預設集。</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>檔案中的預設集已再次移除。</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>提示詞「%1」已修改。</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>提示詞「%1」已恢復原狀。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>提示詞「%1」已移除。</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>已還原提示詞「%1」。</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>提示詞</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>已寫入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>有 %n 個檔案無法當作提示詞讀取。</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>檔案中的提示詞這裡都已有。</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>已加入 %n 個提示詞。</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>檔案中的提示詞已再次移除。</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>由版本 %1 所寫；現在是 %2。</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>當時在「%1」上運算；現在用「%2」。</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>鍵值快取當時為 %1；現在為 %2。</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>模型當時能看到 %1 個 token；現在為 %2 個。</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>聊天範本與當時不同。</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>它曾停止後繼續（%n 次）。接續之處，模型讀取時的切分可能與寫入時不同：該處的差異可能由此而來。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>來自較舊的版本，當時沒有記錄裝置與指示。</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>此回答已不在歷史記錄中。</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>不知道此回答由哪個檔案所寫，因此無法準確地重新產生。</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>找不到模型檔案：%1。請將它放回原處，以重新產生回答。</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>無法讀取模型檔案：%1。</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>模型檔案與當時不同：%1。其內容已改變。</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>你 · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1，思考過程 · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
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
        <translation>回答的取樣方式已重設。</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>回答的取樣方式已恢復原狀。</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>指示已變更。</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>指示已恢復原狀。</translation>
    </message>
</context>
<context>
    <name>conclave::ShortcutSheetModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a command and its keys, for screen readers</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>conclave::Summaries</name>
    <message>
        <source>The model sees a summary of the older part now.</source>
        <translation>模型現在看到的是較早部分的摘要。</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>摘要已移除。</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>摘要已放回。</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>此模型的上下文沒有空間容納摘要。請選擇能看到更多的模型。</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>模型沒有寫出摘要。請再試一次，或選擇其他模型。</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>還沒有投票指出哪個較好。</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>兩者平手。</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%2 票中贏 %1 票，很少只是運氣：若兩個模型一樣好，100 輪這樣的投票中，結果如此懸殊的不到 %3 輪。</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%2 票中贏 %1 票，還不足以證明：若兩個模型一樣好，100 輪這樣的投票中，結果至少同樣懸殊的也有 %3 輪。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 對 %2：%3 比 %4，不相上下 %5，都不好 %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>根據你自己的問題，共 1 票</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>根據你自己的問題，共 %n 票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1，其中盲測 %n 票</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>對手</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>勝</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>敗</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>不相上下</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>都不好</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>投票統計已複製為表格。</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 較好</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>不相上下</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>都不好</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1，盲測</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>思考</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>不在最可能之列</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>可能性最高</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>可能性第 %1 名</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a word, %2 its probability</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2. %3.</source>
        <comment>%1 is a word, %2 its probability, %3 its rank: The likeliest</comment>
        <translation>%1，%2。%3。</translation>
    </message>
    <message>
        <source>%1 Others: %2.</source>
        <comment>%1 is a sentence; %2 a list of words with their probabilities</comment>
        <translation>%1 其他：%2。</translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>已中斷：產生時程式結束</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>達到設定中的回答上限而截斷</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>模型上下文已滿而截斷</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>思考了片刻</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>正在思考… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>首個 token %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>1 個 token</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n 個 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>此線以上，模型只看得到摘要與釘選的內容</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>此線以上，模型只看得到釘選的內容</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>此線以上，模型只看得到摘要</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>此線以上，模型不再看得到任何內容</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>以上 %n 則訊息的摘要</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>已釘選，但被略去</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>已釘選：模型仍看得到</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>已釘選</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>此對話已超出模型的上下文：產生此回答時未讀取最早的訊息（%n 則）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>要求呼叫工具「%1」</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>無法產生回答。</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>%n 個對話</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>對話</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>「%1」中的訊息</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>匯入</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>今天刪除</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>昨天刪除</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>刪除於 %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>今天清除</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>剩下 1 天</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>剩下 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>已還原「%1」。</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>此復原金鑰屬於另一份歷史記錄。</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>桌面鑰匙圈中的金鑰無法開啟此歷史記錄。請使用復原金鑰。</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>這不是復原金鑰：有字母或數字錯誤或缺漏。請與你保存的核對。</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>歷史記錄已開啟，但下次仍會要求復原金鑰：%1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>歷史記錄已開啟，桌面鑰匙圈也重新存有金鑰。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>在這部電腦上與語言模型聊天。</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>將對話保存在 &lt;file&gt; 中。</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>要開啟的 GGUF 檔案。</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>顯示用於快速提問的小視窗；若程式已在執行，則由該程式顯示。供桌面快速鍵使用。</translation>
    </message>
</context>
</TS>
