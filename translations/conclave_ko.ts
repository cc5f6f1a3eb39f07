<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>초록 펠트</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>호수</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>자두</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>구리</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>슬레이트</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>강조 색상</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>지금은 사용할 수 없음</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · 내 선택</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>내 선택</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, 생각 보기</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, 생각 숨기기</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, 인수 보기</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, 인수 숨기기</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>대화는 여기서 이어집니다</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>이 답변으로 계속</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>답변 복사</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>파일 첨부</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>파일 첨부</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>문서 (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>모델이 보는 내용 보기</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>%1 첨부 불가: %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>첨부됨: %1, %2. 텍스트 보기</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>%1 첨부하지 않기</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>%1 빼기</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>전체 텍스트 복사</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>텍스트 저장…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>이 텍스트에서 찾기</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>이 텍스트에서 찾기</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>다음</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>%1에서 모델이 보는 내용</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>이전 부분</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>부분 %1/%2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>다음 부분</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>앞쪽 페이지만:</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>첨부할 앞쪽 페이지 수</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>이만큼만 첨부</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>텍스트 저장</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>복원…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>%1 백업 복원</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>백업</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>하루에 한 번, 그리고 전체 기록을 바꾸는 작업 전에 만듭니다. 매일 백업과 직접 만든 백업을 각각 최근 7개까지 보관합니다.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>작업 중…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>아직 없습니다.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>백업 폴더 열기</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>정확함</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>항상 확률이 가장 높은 단어를 고릅니다. 사실, 코드, 계산에 알맞습니다. 같은 위치의 같은 질문에는 같은 답변이 나옵니다.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>다채로움</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>확률이 낮은 단어도 더 자주 고릅니다. 이야기, 이름, 아이디어에 알맞습니다. 틀리는 경우가 더 많습니다.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>이 대화 보관…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>새 비공개 대화</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>전문가 숨기기</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>전문가 보기</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>이 대화 내보내기</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>이 대화를 보관하시겠습니까?</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>모든 분기와 함께 기록에 들어가 디스크, 검색, 백업에 포함됩니다. 그다음부터는 다른 대화와 똑같이 다뤄집니다.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>보관</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>모델 파일 열기</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모델 파일 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>이 대화의 설정</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>디스크가 가득 차서 기록을 백업할 수 없습니다. ‘%1’이(가) 있는 디스크의 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>‘%1’에 쓸 권한이 없어 기록을 백업할 수 없습니다. 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>‘%1’에 기록을 백업할 수 없습니다. 디스크가 연결되어 있고 정상인지 확인하십시오.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>디스크가 가득 차서 기록의 암호화를 변경하지 않았습니다. 모든 것이 그대로입니다. ‘%1’이(가) 있는 디스크의 공간을 확보한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>‘%1’에 쓸 권한이 없어 기록의 암호화를 변경하지 않았습니다. 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>다른 Conclave가 기록을 열고 있습니다. 닫은 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>기록의 암호화는 변경했지만 사본 ‘%1’은(는) 변환할 수 없어 그대로 두었습니다. 다음에 시작할 때 다시 시도합니다. 필요하지 않으면 파일을 삭제하십시오.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>‘%1’에 있는 기록을 읽거나 쓸 수 없습니다. 디스크가 연결되어 있고 정상인지 확인하십시오.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>디스크가 가득 차서 기록을 저장할 수 없습니다. ‘%1’이(가) 있는 디스크의 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>‘%1’에 쓸 권한이 없어 기록을 저장할 수 없습니다. 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>기록 파일 ‘%1’이(가) 손상되었습니다. Conclave를 다시 시작하십시오. 이 파일을 따로 두고 새 기록을 시작합니다.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>이 기록은 더 새로운 버전의 Conclave에서 작성되었습니다. 열려면 Conclave를 업데이트하십시오. 파일 ‘%1’은(는) 변경하지 않았습니다.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>다른 프로그램이 기록을 사용하고 있습니다. ‘%1’을(를) 사용하는 프로그램을 닫은 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>이 대화 또는 메시지는 더 이상 기록에 없습니다. 다른 것을 선택하십시오.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>기록이 암호화되어 있습니다. 열려면 암호 문구를 입력하십시오.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>이 암호 문구로는 기록을 열 수 없습니다. 대소문자와 키보드 언어를 확인한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>취소되었습니다.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>Conclave의 오류로 기록을 읽거나 쓸 수 없습니다. 문제를 알려 주십시오. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>기록 파일이 손상되었습니다. 이 파일을 ‘%1’(으)로 보관하고 새 기록을 시작했습니다.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>기록 파일이 손상되었습니다. 구한 대화: %1개(메시지 %2개). 일부는 빠졌을 수 있습니다. 손상된 파일은 ‘%3’(으)로 보관했습니다.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>파일 ‘%1’은(는) 다른 프로그램의 파일입니다. 다른 곳으로 옮긴 다음 Conclave를 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>가져온 대화</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>백업 ‘%1’이(가) 손상되어 복원할 수 없습니다. 다른 백업을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>‘%1’은(는) Conclave 기록의 백업이 아닙니다. 다른 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>백업 ‘%1’은(는) 더 새로운 버전의 Conclave에서 만들었습니다. 복원하려면 Conclave를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>백업 ‘%1’이(가) 더 이상 없습니다. 다른 백업을 선택하십시오.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>백업 ‘%1’은(는) 현재 기록과 다른 암호 문구로 암호화되어 있어 읽을 수 없습니다. 다른 백업을 선택하십시오.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>백업에서: 대화 %1개 추가, %2개 업데이트, 메시지 %3개 추가.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>답변을 작성하는 중입니다. 중단하거나 끝날 때까지 기다린 다음 백업을 복원하십시오.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>복구한 대화</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>디스크가 가득 찼습니다. 작성한 내용은 메모리에 두었다가 공간이 생기는 대로 저장합니다. ‘%1’이(가) 있는 디스크의 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>‘%1’에 쓸 권한이 없습니다. 작성한 내용은 메모리에 두었다가 쓸 수 있게 되는 대로 저장합니다. 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>‘%1’에 쓸 수 없습니다. 작성한 내용은 메모리에 두었다가 쓸 수 있게 되는 대로 저장합니다. 디스크가 연결되어 있고 정상인지 확인하십시오.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>다른 프로그램이 기록을 사용하고 있습니다. 작성한 내용은 메모리에 두었다가 ‘%1’을(를) 사용하는 프로그램이 놓아 주는 대로 저장합니다.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>이 기록은 더 새로운 버전의 Conclave에서 작성되었습니다. 여기서 읽을 수 있으며 그대로 유지됩니다. 작성한 내용은 따로 보관했다가 Conclave를 업데이트하면 추가합니다.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>지난번에 저장하지 못한 내용이 ‘%1’에 있지만 기록에 추가할 수 없습니다. 파일은 보관했습니다.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>지난번에 저장하지 못한 메시지를 기록에 추가했습니다: %1개.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>암호화에 필요한 SQLCipher가 설치되어 있지 않습니다. 패키지 libsqlcipher0(최신 시스템에서는 libsqlcipher1)을 설치한 다음 Conclave를 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>더 이상 실행 취소할 수 없습니다. 이미 복원했거나 휴지통을 비웠습니다.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>긴 줄 줄바꿈</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>%1 코드</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>코드</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>무엇이든 찾기</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>대화, 모델, 명령, 설정 찾기</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>화살표 키로 선택하고 Enter로 실행합니다.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>검색 결과</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>대화로 돌아가기</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>평의회(블라인드)</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>평의회</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>열을 함께 스크롤</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>열을 따로 스크롤</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>내 집계</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>내 질문: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>중단</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>모델 1개가 답변하지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>모델 %n개가 답변하지 않았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>지금 질문</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>비공개로 질문하기</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>무엇이든 질문하기</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>내 질문</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>중단</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>중단  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>보내기  Enter</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>파일을 다 읽는 대로 질문을 보냅니다.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>비공개: 기록에도 로그에도 남지 않으며, 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>모델은 실수할 수 있습니다. 중요한 내용은 확인하십시오.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>질문에 쓸 수 있는 공간: %1</translation>
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
        <translation>취소</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>오래된 부분 요약</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>이 질문으로 새 대화 시작</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>앞으로 이 대화에서 가장 오래된 메시지 제외</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>질문으로 돌아가기</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>이 대화의 설정</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>파일 이름을 지정하지 않았습니다. 파일 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>‘%1’은(는) 폴더입니다. 파일 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>‘%1’의 폴더가 존재하지 않습니다. 다른 위치를 선택하십시오.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>파일 이름이 너무 깁니다. 그곳에서는 최대 %1바이트까지 가능합니다. 더 짧은 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>‘%1’에 쓸 권한이 없습니다(%2). 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 참</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>‘%1’에 쓸 수 없습니다(%2). 공간을 확보하거나 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>첨부됨: %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>도구 ‘%1’ 호출 요청:</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>목차</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>이 프로그램은 PDF를 쓸 수 없습니다. 다른 포맷을 선택하십시오.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>선택한 것이 없습니다.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>이 폴더는 더 이상 존재하지 않습니다.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>이 메시지들은 더 이상 존재하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>‘%1’을(를) 생성할 수 없습니다. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>폴더를 지정하지 않았습니다. 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>‘%1’은(는) 파일입니다. 여러 파일이 만들어지므로 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>‘%1’을(를) 제자리에 둘 수 없습니다. 다른 프로그램이 그곳에 쓰고 있지 않습니까?</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>추론 끝</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>‘%1’을(를) 이동할 수 없습니다. 폴더에 쓸 권한이 있습니까?</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>‘%1’은(는) 변경되어 그대로 둡니다. 대화는 이제 ‘%2’에 있습니다.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>어시스턴트</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(중단됨)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(끊김)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(작성 중)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(실패)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(실패: %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(토큰 한도에서 끝남)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(모델의 컨텍스트가 가득 차서 끝남)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>추론(%1초)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>다른 분기, 처음부터</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>다른 분기</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>다른 분기, ‘%1’ 다음</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>고정</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>폴더로 이동…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>아카이브에서 꺼내기</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>아카이브</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>복제</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>내보내기…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>대화 %n개 내보내기…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>삭제</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>대화 %n개 삭제</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>이 대화</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>프리셋으로 저장…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>프리셋 변경</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>모두 설정대로 되돌리기</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>프리셋 이름</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>프리셋 이름</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>저장</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>생각</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>생각</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>질문을 모델 %n개로 된 평의회에 보냅니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>모델 평의회에 질문</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. 나란히 비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>모델 평의회에 질문</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>평의회에 질문</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>모델 2~4개가 같은 질문에 이 컴퓨터에서 차례로 답변합니다. 답변을 나란히 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>블라인드 투표</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>어느 답변이 더 나은지 고를 때까지 누가 썼는지 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>끝나면 바로 내 모델을 다시 불러오기</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>끄면 다음에 질문할 때 불러옵니다.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>평의회에는 모델이 2개 필요합니다. 먼저 상단 목록에서 다른 모델 파일을 여십시오.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>모델을 2개 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>완료</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>이 모델들에 질문</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>다시 모델 하나에 질문</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>%1 복사</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>알 수 없는 모델</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>지침</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>중단</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>재현</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>모두 복사</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>오래된 부분 요약</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>더 제외하기 전에 묻기</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>대화를 어떻게 내보내나요?</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>Mixture of Experts(전문가 혼합)란 무엇인가요?</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>27 + 15는 얼마인가요?</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>비공개 대화</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>나만의 전문가 평의회</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>기록에도, 로그에도, 캐시에도, 어디에도 남지 않습니다. 닫거나 다른 대화를 시작하면 사라집니다.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>이 컴퓨터에서 실행됩니다. 입력한 내용은 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>질문하기: %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>아직 열린 모델이 없습니다.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1은(는) 작은 입문용 모델로, 이 프로그램과 간단한 계산 외에는 거의 알지 못합니다. 본격적으로 사용하려면 더 큰 Mixture of Experts 모델을 .gguf 파일로 열거나 이 윈도우에 드롭하십시오.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>%1 모델이 답변합니다. 다른 모델도 .gguf 파일로 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>모델 파일 열기…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>기록을 여는 방법 변경</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>기록 암호화</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>새 암호 문구 사용</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>암호 문구 사용</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>시작할 때마다 묻습니다. 암호 문구가 없으면 아무도 기록이나 백업을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>데스크탑 키링의 새 키 사용</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>데스크탑 키링 사용</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>로그인하면 자동으로 열립니다. 디스크 분실이나 백업 도난에는 안전하지만, 열어 둔 데스크탑은 보호하지 못합니다.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>새 암호 문구</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>암호 문구</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>암호 문구 확인</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>한 번 더 입력</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>두 입력이 일치하지 않습니다.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>잊어버린 암호 문구는 아무도 복구할 수 없으며, 작성한 내용을 잃게 됩니다. 적어서 안전한 곳에 보관하십시오. 백업도 암호화되며 같은 암호 문구가 필요합니다.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>이 복구 키도 보관하십시오. 다시 설치한 뒤나 다른 컴퓨터에서처럼 키링을 잃었을 때 기록과 백업을 엽니다. 아무도 다시 만들어 드릴 수 없습니다.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>복구 키를 보관했습니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>변경</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>암호화</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>암호화</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>암호 문구로 암호화됨</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>암호화됨, 키는 데스크탑 키링에 있음</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>암호화되지 않음</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>키가 없으면 기록과 백업을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>이 디스크나 백업을 손에 넣은 사람은 대화를 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>암호화…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>암호 문구 변경…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>키 변경…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>복구 키…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>끄기…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>그동안 계속 채팅할 수 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>취소(기록은 그대로 유지)</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>내보낸 파일, 동기화 폴더, 이전에 다른 곳에 만든 사본은 일반 텍스트로 남으며 암호화되지 않습니다.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>암호화를 끄시겠습니까?</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>기록과 백업이 다시 일반 파일이 됩니다. 이 디스크나 백업을 손에 넣은 사람은 대화를 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>끄기</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>세부사항 숨기기</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>세부사항 보기</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>작업이 고르게 나뉘었습니다</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>작업이 고르지 않게 나뉘었습니다</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>소수의 전문가가 작업 대부분을 맡았습니다</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>답변에 참여한 전문가: %1. 가장 바빴던 전문가는 레이어 %3의 전문가 %2번으로, 맡은 토큰은 %4입니다. 고르게 나누면 %5입니다.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>전문가</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>이전 답변</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>다음 답변</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>전문가 닫기</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>‘%1’ 쓰는 중</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>대상</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>포맷</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>메모와 편집기용: 제목, 목록, 코드가 있는 일반 텍스트입니다.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>웹페이지</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>어느 브라우저에서나 이 화면 모습 그대로 읽을 수 있습니다. 파일은 하나이며 네트워크가 필요 없습니다.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>인쇄, 전송, 보관용: 텍스트를 선택할 수 있는 페이지입니다.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>일반 텍스트</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>글자만 받아들이는 모든 곳에 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>다른 컴퓨터나 프로그램으로 옮길 때: 빠지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>추론 포함</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>모델이 답변하기 전에 생각한 내용입니다.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>모든 분기 포함</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>다른 답변과 질문의 이전 버전도 포함합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>폴더로 내보내기</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>놓으면 이 모델을 엽니다</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>놓으면 질문에 첨부합니다</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>모델 파일(.gguf)과 내보낸 대화만 여기에 놓을 수 있습니다</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>놓으면 대화를 가져옵니다</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>이미지에는 읽을 수 있는 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>사운드와 동영상에는 읽을 수 있는 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>오래된 Word 문서는 읽을 수 없습니다. .docx 또는 PDF로 저장하십시오.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>이 파일은 압축되어 있습니다. 압축을 풀고 안에 있는 파일을 첨부하십시오.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>이 파일은 텍스트가 아닙니다. 텍스트 파일, PDF, .docx, .odt를 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>이전</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>다음</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>닫기</translation>
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
        <translation>여기에 새 대화</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>폴더 내보내기…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>폴더 삭제</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>이동할 위치</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>새 폴더…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>동기화 폴더</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>대화를 Markdown 파일로 저장하여 Obsidian 같은 메모 프로그램에서 볼 수 있게 합니다. 그곳에서 변경한 파일은 건드리지 않으며, 그곳에서 아무것도 되가져오지 않습니다.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>동기화 폴더 변경</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>폴더 동기화 유지</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>꺼짐: 파일은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>쓰는 중…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>동기화 폴더 열기</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>동기화 폴더</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>답변 복사</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>세부사항</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>이전 답변</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>다음 답변</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>수식: %1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>TeX 복사</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>내용 보기</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>%1 내용 보기</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>지금은 사용할 수 없음</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>어느 모델이 이 답변을 썼는지 알 수 없어 이어서 쓸 수 없습니다. 나머지는 새 질문으로 물어보십시오.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>이 답변을 쓴 모델: %1. 이어서 쓰려면 이 모델을 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>답변</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1: 편집기에 넣기</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>편집기에 넣기</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>긴 텍스트 빼기</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>폴더 %1, 열림</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>폴더 %1, 닫힘</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>대화 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>이 폴더의 추가 메뉴</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>이 대화의 추가 메뉴</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>새 이름</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>새 제목</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>대화 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>아카이브된 대화</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>아카이브가 비어 있습니다. 아카이브한 대화는 목록에서 사라지고 여기와 검색에 남습니다.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>대화가 여기에 표시됩니다.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>검색을 준비하고 있습니다. 잠시 후 다시 시도하십시오.</translation>
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
        <translation>대화로 돌아가기</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>아카이브</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>설정</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>내 집계</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>아카이브</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>휴지통</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>어제</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>지난 7일</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>지난 30일</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a month and its year</comment>
        <translation>%2년 %1</translation>
    </message>
</context>
<context>
    <name>HowToRow</name>
    <message>
        <source>How to get conversations out of %1</source>
        <comment>%1 is a program or service</comment>
        <translation>%1에서 대화를 꺼내는 방법</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>ChatGPT가 숨기는 메시지는 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[인용: %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[오류: %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>Conclave가 알 수 없는 역할의 메시지가 있습니다.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>번호가 없거나 다른 메시지와 번호가 같은 메시지가 있습니다.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>‘%1’은(는) 더 새로운 버전의 Conclave에서 작성되었습니다. 읽으려면 Conclave를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>Conclave에서 내보낸 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>Conclave에서 내보낸 내용이 없습니다. 내보낸 .json 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>목록의 항목 하나가 대화가 아닙니다.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>대화 하나가 손상되어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>데이터베이스의 사본을 만들 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>‘%1’을(를) 열 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>‘%1’에 다른 프로그램이 쓰고 있습니다. 그 프로그램을 종료하고 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>파일이 데이터베이스가 아니거나 암호화되어 있습니다.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>데이터베이스가 손상되었습니다.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>데이터베이스에 너무 커서 읽을 수 없는 텍스트가 있습니다.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>데이터베이스를 읽을 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[이미지: %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[출처: %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>답변의 근거가 된 구절은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>질문이 없는 활동은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>GPT4All의 채팅이 아닙니다. 시작 부분이 다릅니다.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>이 채팅의 포맷은 버전 %1입니다. Conclave는 버전 1부터 %2까지 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>파일이 일찍 끝납니다. 그다음 내용은 빠져 있습니다.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>파일이 손상되었습니다. 그다음 내용은 빠져 있습니다.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>여기에는 GPT4All의 채팅이 없습니다. 채팅은 gpt4all-….chat이라는 이름으로 모델 폴더에 있습니다.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>‘%1’을(를) 끝까지 읽을 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>‘%1’(이)라는 파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>‘%1’을(를) 읽을 권한이 없습니다. 권한을 변경하거나 다른 곳에 복사하십시오.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>‘%3’에 파일이 %L1개 또는 zip이 %2개 넘게 있습니다. 내보낸 파일만 들어 있는 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>‘%1’은(는) 파일도 폴더도 아닙니다.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>‘%2’에 파일이 %L1개 넘게 있습니다.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>선택한 것 안에 ‘%1’이(가) 없습니다.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>‘%1’을(를) 열 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>여기에서 대화를 찾을 수 없습니다. 다음에서 가져올 수 있습니다: %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>여러 프로그램의 대화가 들어 있습니다: %1. 파일이나 폴더를 한 번에 하나씩 가져오십시오.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>여기에는 Jan의 스레드가 없습니다. 스레드는 데이터 폴더의 ‘threads’ 폴더에 있으며, 데이터 폴더의 위치는 Jan의 설정에서 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>스레드에 messages.jsonl이 없습니다.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>thread.json이 없거나 손상되어 제목, 날짜, 모델을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>메시지 하나가 손상되었습니다.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>JSON이 아니거나 예상한 형식이 아닙니다. 시작 부분이 다릅니다.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>파일이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>파일에 ‘%1’(이)라는 목록이 없습니다.</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>파일이 손상되었습니다. 연 적 없는 괄호가 닫힙니다.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>파일이 중간에서 끝나 온전하지 않습니다. 다시 내보내거나 다운로드하십시오.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>파일의 일부가 손상되었거나 너무 커서 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>여기에는 LM Studio의 대화가 없습니다. 대화는 홈 폴더의 .lmstudio/conversations에 있습니다.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>여기에는 Ollama의 데이터베이스가 없습니다. Ollama 앱은 채팅을 db.sqlite라는 파일에 저장합니다.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>데이터베이스에 Ollama의 채팅이 없습니다.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>읽는 동안 Ollama가 데이터베이스에 썼습니다. 빠진 것이 없도록 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>태그는 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>내보낸 파일에 폴더 이름이 없습니다. 지금 들어 있는 폴더의 이름을 변경할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>여기에는 Open WebUI에서 내보낸 파일이 없습니다. Open WebUI의 ‘설정’, ‘데이터 제어’, ‘채팅 내보내기’에서 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[첨부 파일]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[첨부 파일: %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[이미지]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[사운드]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>이미지, 사운드, 첨부 파일은 가져오지 않으며, 그 자리에 메모가 남습니다.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>모델에 준 지침은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>도구가 모델에 돌려준 내용은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>알 수 없는 종류의 부분(%1)은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>대화가 아닌 것은 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>‘%1’은(는) 암호로 보호되어 있습니다. 압축을 풀고 폴더를 가져오십시오.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>‘%1’의 압축 방식을 알 수 없습니다. 압축을 풀고 폴더를 가져오십시오.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>‘%1’을(를) 읽을 수 없습니다. 디스크가 연결되어 있고 정상인지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>‘%1’이(가) 손상되었거나 온전하지 않습니다. 다시 다운로드하십시오.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>‘%1’의 압축을 풀 수 없습니다. 다른 프로그램으로 압축을 풀고 폴더를 가져오십시오.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>다른 프로그램의 대화를 가져옵니다. 먼저 무엇이 들어올지 확인할 수 있고, 실행하기 전에는 아무것도 변경되지 않으며, 어떤 것도 이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>이 컴퓨터에서 찾음</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>내보낸 파일을 여기에 놓으십시오. zip은 풀지 않아도 됩니다.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>대화를 찾을 수 있는 곳</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>chatgpt.com에서: ‘설정’ → ‘데이터 제어’ → ‘데이터 내보내기’. 메일로 zip 링크가 오면 그 zip을 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>claude.ai에서: ‘설정’ → ‘개인정보 보호’ → ‘데이터 내보내기’. 메일로 zip 링크가 오면 그 zip을 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>takeout.google.com에서: 모두 선택 해제하고 ‘내 활동’을 선택한 다음, 그 안에서 ‘Gemini 앱’만 선택하고 형식을 HTML에서 JSON으로 바꾸십시오. 받은 zip을 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>chat.deepseek.com에서: ‘설정’ → ‘데이터’ → ‘내보내기’. 받은 zip을 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>Open WebUI 설정의 ‘데이터 제어’에서: ‘채팅 내보내기’. 받은 .json 파일을 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>이 컴퓨터에 있으면 위에 표시됩니다. 없으면 대화 폴더(Ollama는 db.sqlite)를 복사해 온 다음 여기에서 선택하십시오.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>다른 컴퓨터에서: ‘설정’ → ‘모두 내보내기’를 JSON으로 실행하고 그 파일을 여기에서 선택하십시오. 이미 있는 것은 중복되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>대화 가져오기</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>‘%1’을(를) 살펴보는 중입니다. 아직 아무것도 변경되지 않았습니다.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>‘%1’에서 가져오는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>더 가져오기</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>완료</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>파일에서 가져오기</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>내보낸 대화 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>폴더에서 가져오기</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>메시지 1개</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>시험 실행이 취소되었습니다.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>가져오기가 취소되었습니다. 그때까지 가져온 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>시험 실행이므로 아무것도 변경되지 않았습니다. 가져오면 다음과 같이 됩니다:</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>대화 1개 추가(%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>대화 %n개 추가(%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>대화 1개 업데이트.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>대화 %n개 업데이트.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>기존 대화에 새 메시지 1개.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>기존 대화에 새 메시지 %n개.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>메시지 1개가 여기 있던 것보다 더 깁니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>메시지 %n개가 여기 있던 것보다 더 깁니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>대화 1개는 이미 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>대화 %n개는 이미 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>대화 1개는 휴지통에 있어 그대로 두었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>대화 %n개는 휴지통에 있어 그대로 두었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>대화 1개는 비어 있어 제외했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>대화 %n개는 비어 있어 제외했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>대화를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>‘%1’에서 제외: %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>‘%1’에서 %2번 제외: %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>그 밖에 1개를 제외했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>그 밖에 %n개를 제외했습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>새로 추가</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>가져오지 않음</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>제외되는 것과 그 이유(%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>이 데스크탑에서 응답하는 키링이 없습니다. 키링(GNOME Keyring, KWallet, KeePassXC)을 시작한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>데스크탑 키링이 계속 잠겨 있습니다. 잠금 해제한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>데스크탑 키링에 이 기록의 키가 없거나 키링이 계속 잠겨 있습니다. 잠금 해제한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>데스크탑 키링에서 오류가 발생했습니다. 잠금 해제하거나 다시 시작한 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>이 Conclave는 QtKeychain 없이 빌드되어 데스크탑 키링을 사용할 수 없습니다. 암호 문구를 사용하십시오.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>이 비공개 대화를 닫으시겠습니까?</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>어디에도 저장되지 않았습니다. 닫으면 아무도 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>닫지 않기</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>보관</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>LeftOutRow</name>
    <message>
        <source>%1 ×</source>
        <comment>how often</comment>
        <translation>%1번</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this address in your browser?</source>
        <comment>before opening a link that a model wrote</comment>
        <translation>이 주소를 브라우저에서 여시겠습니까?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>복사</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>열기</translation>
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
        <translation>기록이 잠겨 있습니다. 이 대화는 비공개이며 어디에도 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>잠금 해제…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>대화 보기</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>칸이 밝을수록 그 전문가가 더 많이 답변했습니다. 가장 밝은 칸은 %1입니다.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>답변 없음</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>지도에 표시할 내용</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>전체 답변</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>토큰 하나</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>전문가 지도. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>전문가</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>칸을 가리키거나 화살표 키로 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>이미지: %1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>지금은 사용할 수 없음</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>편집</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>계속</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>다른 모델로 다시 답변…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>텍스트 복사</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>Markdown으로 복사</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>인용</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>모델용으로 고정</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>세부사항</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>재현</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>여기까지 복제</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>뒤따르는 메시지와 함께 삭제</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>입문용</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>이 목록에서 제거(파일은 유지)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>%1 불러오는 중</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>모델 선택</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>모델: %1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>아직 연 모델이 없습니다.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>모델 파일 열기…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>고유 지침</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>설정의 지침 대신 모델에 전달합니다.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>설정대로</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>설정에도 지침이 없습니다.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>지침 없음</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>이 대화의 지침</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>시드 고정</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>같은 위치의 같은 질문에는 같은 답변이 나옵니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>시드</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>고정 안 함</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>패널 너비</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>Caps Lock이 켜져 있습니다.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>암호 문구 숨기기</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>암호 문구 보기</translation>
    </message>
</context>
<context>
    <name>Percent</name>
    <message>
        <source>&lt; %1 %</source>
        <comment>less than; %1 is a number</comment>
        <translation>%1% 미만</translation>
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
            <numerusform>‘%1’은(는) %Ln자 이하의 텍스트여야 합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>‘%1’은(는) %2에서 %3 사이의 숫자여야 합니다.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>‘%1’은(는) 따옴표로 묶은 정수여야 합니다.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>프리셋 파일로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>프리셋 파일이 아니거나 손상되었습니다. 텍스트가 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Conclave에서 작성한 프리셋 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>더 새로운 버전의 Conclave에서 작성되었습니다. 읽으려면 Conclave를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>프리셋이 들어 있지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>프리셋이 너무 많습니다. 최대 %Ln개까지 읽을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>이름이 없는 프리셋이 있습니다.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>프리셋 ‘%1’: %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 – 새 대화용</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>프리셋 이름</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Conclave에 포함됨. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>새 대화는 ‘%1’(으)로 시작합니다. 그만두려면 선택하십시오</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>새 대화를 ‘%1’(으)로 시작</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>‘%1’ 내보내기…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>‘%1’ 이름 변경</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>‘%1’ 제거</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>생각</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>대화에 따로 지정하지 않은 경우, 사용 중인 모델이 답변하기 전에 생각할지 정합니다.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>생각</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>이름을 붙인 설정입니다. 대화의 오른쪽 상단(Ctrl+.)에서 대화에 쓸 프리셋을 선택하거나 대화의 설정을 저장하십시오.</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>프리셋 가져오기…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>내 프리셋 모두 내보내기…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>프리셋 가져오기</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>프리셋 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>프리셋 내보내기</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>비공개: 어디에도 저장되지 않음</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>비공개</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>프롬프트 사용</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>빈 입력란에서 /</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>새 프롬프트</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>프롬프트 변경</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>프롬프트 이름</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>예: %2에게 %1에 대해 설명해 줘.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>프롬프트 텍스트</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>사용할 때 묻는 항목: %1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>이중 중괄호 안에 있는 항목은 프롬프트를 사용할 때 묻습니다: %1. 아무것도 입력하지 않을 때 쓸 값 지정: %2. 여러 값 중에서 선택: %3. 자동으로 채움: %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>저장</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>작성한 내용을 버리시겠습니까?</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>아직 라이브러리에 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>프롬프트는 이전 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>이 폴더에 프롬프트가 없습니다. .md, .txt, .json 파일이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>프롬프트로는 너무 깁니다.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>프롬프트가 너무 많습니다. 한 번에 최대 %Ln개까지 읽을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>프롬프트 파일로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>손상되었습니다. 텍스트가 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Conclave에서 작성한 프롬프트 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>더 새로운 버전의 Conclave에서 작성되었습니다. 읽으려면 Conclave를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>프롬프트가 들어 있지 않습니다.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>질문에 넣기</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>다른 프롬프트</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <comment>the prompt library</comment>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>in an empty field</comment>
        <translation>프롬프트 찾기</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>프롬프트 찾기</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>이 단어가 있는 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>자주 쓰는 텍스트를 채울 자리와 함께 여기에 보관하십시오.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>새 프롬프트…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>‘%1’ 변경</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>‘%1’ 복제</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>‘%1’ 제거</translation>
    </message>
</context>
<context>
    <name>PromptsSection</name>
    <message>
        <source>Prompts</source>
        <comment>group of settings: the prompt library</comment>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in. Type / in the empty question to use one.</source>
        <comment>explains the prompt library</comment>
        <translation>자주 쓰는 텍스트로, 채울 자리를 둘 수 있습니다. 빈 질문란에 /를 입력하면 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>새 프롬프트…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>폴더 가져오기…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>파일 하나로 내보내기…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>Markdown으로 내보내기…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>프롬프트 가져오기</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>프롬프트 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>폴더에서 프롬프트 가져오기</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>프롬프트 내보내기</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>프롬프트를 폴더로 내보내기</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>컨텍스트가 가득 차서 이 답변을 이어 쓸 공간이 없습니다. 나머지는 새 질문이나 새 대화에서 물어보십시오.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>열린 모델이 없습니다. 상단의 모델 선택기에서 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>질문의 다른 버전</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>보내기</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>이전 버전도 함께 남습니다.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>내 질문: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>간략히 보기</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>첨부됨: %1, %2. 텍스트 보기</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>모델이 보는 내용 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>파일 %n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>질문 복사</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>질문 편집</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>이전 버전</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>다음 버전</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – 빠른 질문</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · 비공개</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>비공개: 어디에도 저장하지 않음</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>새 질문</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>메인 윈도우에서 열기</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>인용</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, 생각 보기</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, 생각 숨기기</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>복구 키: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>복구 키 복사</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>복구 키를 파일로 저장</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>복구 키 저장</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>복구 키</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>다시 설치한 뒤나 다른 컴퓨터에서처럼 데스크탑 키링에 키가 더 이상 없을 때 기록을 엽니다. 본인만 읽을 수 있는 곳에 보관하십시오.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>문자와 숫자 묶음</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>복구 키</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>당시</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>지금</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(여기서 끝)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>%1 백업을 복원하시겠습니까?</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>빠진 것 되찾기</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>백업에는 있고 이 기록에는 없는 대화와 메시지를 추가합니다. 여기 있는 것은 제거하거나 줄이지 않습니다.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>모두 대치</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>기록이 그때의 상태로 돌아가며, 그 이후에 작성한 내용은 사라집니다. 먼저 지금 상태를 백업합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>모두 대치</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>되찾기</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>끔</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>온도</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>높을수록 다채롭고 낮을수록 안정적입니다. 0이면 항상 확률이 가장 높은 단어를 고릅니다.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>확률이 가장 높은 단어를 이 개수만큼만 고려합니다.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>모두</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>확률의 합이 이 값에 이를 때까지 단어를 고려합니다.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>확률이 가장 높은 단어보다 훨씬 낮은 단어를 제외합니다.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>반복 페널티</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>방금 사용한 단어가 나올 확률을 낮춥니다.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>최대 답변 길이</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>토큰 단위이며, 영어에서는 토큰 하나가 단어의 약 4분의 3입니다.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>지침 없음</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>고유 지침</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>시드 고정 안 함</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>시드 %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>생각: %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>다른 이름으로 저장</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>검색 지우기</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>필터(%n개 사용 중)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>필터</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>기간</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>지난 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>지난 30일</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>올해</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>기간 지정…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>이날부터</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>이날까지</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>모든 모델</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>모든 폴더</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>코드 포함</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>검색 결과</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>아무것도 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>필터를 사용하고 있습니다. 모든 곳에서 찾으려면 필터를 지우십시오.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>모든 단어가 들어 있어야 합니다. 단어를 줄이거나 단어의 앞부분만 입력해 보십시오.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>필터 지우기</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>Markdown으로 복사</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>인용</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>링크 복사</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>설정대로</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>여기서 설정함. 설정에서는: %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>여기서 설정함</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1: 다시 설정대로</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>대화로 돌아가기</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>설정</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>모양</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>테마</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>‘시스템’은 데스크탑의 설정을 따릅니다.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>테마</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>라이트</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>다크</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>언어</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>윈도우의 언어입니다. 모델은 질문의 언어로 답변합니다.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>언어</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>텍스트 크기</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>지침</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>모든 대화 전에 모델에 전달합니다. 모델이 누구이며 어떻게 답변해야 하는지 적으십시오. 비워 두면 전달하지 않습니다.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>예: 쉬운 말로 짧게 답변해 줘.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>지침</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>모델이 제목 짓기</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>쉬고 있을 때 모델이 새 대화의 제목을 짓습니다. 끄면 대화의 첫 단어를 씁니다. 입문용 모델은 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>모델이 제목 짓기</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>답변 선택 방식</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>재설정</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>온도</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>높을수록 다채롭고 낮을수록 안정적입니다. 0이면 항상 확률이 가장 높은 단어를 고릅니다.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>확률이 가장 높은 단어를 이 개수만큼만 고려합니다.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>모두</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>확률의 합이 이 값에 이를 때까지 단어를 고려합니다.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>끔</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>확률이 가장 높은 단어보다 훨씬 낮은 단어를 제외합니다.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>반복 페널티</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>방금 사용한 단어가 나올 확률을 낮춥니다.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>최대 답변 길이</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>토큰 단위이며, 영어에서는 토큰 하나가 단어의 약 4분의 3입니다.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>시드 고정</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>같은 위치의 같은 질문에는 같은 답변이 나옵니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>시드</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>시드 고정</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>정보</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>기록</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>GNU General Public License 버전 3 이상을 따르는 자유 소프트웨어입니다. 네트워크에 연결하지 않습니다.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>강조 색상</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>버튼, 링크, 선택한 항목의 색상입니다.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>보통 크기에 대한 비율(%)입니다. %1 및 %2 키 또는 Ctrl 키와 마우스 휠로도 변경할 수 있습니다.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>동작 줄이기</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>움직이는 효과 없이 화면이 바로 바뀝니다. ‘시스템’은 데스크탑의 설정을 따릅니다.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>동작 줄이기</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>시스템</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>켬</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>끔</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>닫기</translation>
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
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>단축키 찾기</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>단축키 찾기</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>일치하는 단축키가 없습니다.</translation>
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
            <numerusform>코드 %n줄.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>8자 이상. 서로 관련 없는 단어 네다섯 개는 기억하기 쉽고 추측하기 어렵습니다.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, 숨기기</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, 보기</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>모델은 원래 메시지 대신 이것을 봅니다. 작성: %1.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>요약 제거</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>Markdown으로 복사</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>CSV로 복사</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>CSV로 저장…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>표</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>표 복사</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>대화로 돌아가기</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>내 집계</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>표로 복사</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>아직 투표가 없습니다</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>내 질문에 대한 결과</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>모델 평의회에 질문하고 답변을 나란히 읽은 다음 어느 것이 더 나은지 투표하십시오. 투표는 여기에서 모델 대 모델로 집계되며 이 컴퓨터에 남습니다.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>다음 질문을 평의회에 보내기</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 우세: %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>비슷함: %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>모두 좋지 않음: %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>질문 숨기기</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>질문 보기</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>질문 %n개 보기</numerusform>
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
        <translation>수준 %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>생각: %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>생각</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>모델이 답변하기 전에 얼마나 생각하는지</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>모델이 답변하기 전에 생각합니다</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>모델이 바로 답변합니다</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>바로 답변</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>생각한 다음 답변</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>모델에 맡기기</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>없음</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>최소</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>낮음</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>중간</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>높음</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>매우 높음</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>최대</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>토큰 – 확률이 낮을수록 진한 색</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>답변의 토큰</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, 인수 보기</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, 인수 숨기기</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>끝으로 이동</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>다시 답변하고 계속 이 모델 사용</translation>
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
        <translation>내 대화</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>ChatGPT, Claude, Gemini, LM Studio 등에서 가져옵니다.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>모두 내보내기</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>다른 프로그램에서도 읽을 수 있는 파일로 저장하거나 다른 컴퓨터로 옮깁니다.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>내보내기…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>복원</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>영구 삭제</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>‘%1’을(를) 영구 삭제하시겠습니까?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>이 동작은 실행 취소할 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>영구 삭제</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>휴지통을 비우시겠습니까?</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>휴지통에 있는 모든 것(%n개)을 영구 삭제합니다. 이 동작은 실행 취소할 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>휴지통 비우기</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>휴지통이 비어 있습니다. 삭제한 것은 30일 동안 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>휴지통 비우기…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>기록 여는 중</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>기록이 잠겨 있습니다</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>대화가 암호화되어 있어 지금은 열 수 없습니다. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>데스크탑 키링에 키를 요청하고 있습니다. 암호를 물을 수 있습니다.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>대화가 암호화되어 있습니다. 보관해 둔 복구 키를 입력하거나 붙여넣으십시오.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>대화가 이 컴퓨터에서 암호화되어 있습니다. 암호 문구를 입력하면 열립니다.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>암호 문구</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>암호 문구</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>여는 중…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>잠금 해제</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>키링에 다시 요청</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>암호 문구 사용</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>복구 키 사용</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>비공개 대화로 돌아가기</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>기록 없이 비공개로 채팅</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>어느 답변이 더 낫습니까? 투표하면 이름이 나타납니다.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>어느 답변이 더 낫습니까? 투표는 내 집계에 더해집니다.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>내 투표</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1, %2 키</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>투표 취소</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>답변을 복사했습니다.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>코드를 복사했습니다.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>이 답변에는 코드가 없습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>모델이 끝냄</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>설정의 답변 한도</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>컨텍스트가 가득 참</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>프로그램이 종료됨</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>오류</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>양자화</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>채팅 템플릿</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>연산 장치</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>키와 값</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>컨텍스트</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>토큰 %1개</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>반복 페널티</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>최대 답변 길이</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>생각</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>실행</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>읽지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>가장 오래된 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>작성</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>첫 토큰까지</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>초당 토큰 %1개</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>중단 후 계속</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n번</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>종료 이유</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>지침</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>읽는 중…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>지금까지 동일, 토큰 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>완전히 동일, 토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>토큰 %1에서 달라짐</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>끝나기 전에 중단되었습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>모델이 생각하고 있습니다.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>답변이 중단되었습니다.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>답변 끝.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln페이지</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>토큰 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>질문 하나에 파일을 최대 %Ln개까지 첨부할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>이 컴퓨터에 있는 파일만 첨부할 수 있습니다.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>‘%1’을(를) 질문에서 뺐습니다.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>‘%1’을(를) 다시 첨부했습니다.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>%2페이지 중 앞쪽 %1페이지만 첨부되었습니다.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>‘%1’의 앞쪽 페이지만 첨부되었습니다.</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>‘%1’의 모든 페이지가 첨부되었습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>이 파일은 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>폴더는 첨부할 수 없습니다. 폴더 안의 파일을 첨부하십시오.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>이 파일을 열 수 없습니다. 읽을 권한이 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>이 파일은 비어 있습니다.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>이 파일은 너무 큽니다. 크기는 %1이며 %2까지 첨부할 수 있습니다. 일부만 첨부하십시오.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>이 파일은 텍스트가 아닙니다. 텍스트 파일, PDF, .docx, .odt를 읽을 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>이 파일은 너무 깁니다. %Ln자로, 어떤 모델도 한 번에 볼 수 없는 양입니다. 일부만 첨부하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>%1(으)로 추측하여 읽었습니다. 잘못된 글자가 없는지 확인하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>글자 %Ln개를 읽을 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>이런 파일을 읽는 프로그램 conclave-file-reader가 없습니다. Conclave를 다시 설치하십시오.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>이 파일은 손상되어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>이 파일은 암호로 보호되어 있습니다. 암호 없이 저장한 다음 그 파일을 첨부하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>이 파일은 %Ln페이지가 넘습니다. 일부만 첨부하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>압축된 파일 중에서는 .docx와 .odt만 읽을 수 있습니다. 압축을 풀거나 PDF 또는 텍스트로 저장하십시오.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>이 파일에는 허용된 것보다 많은 메모리가 필요합니다. 일부만 첨부하십시오.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>이 파일은 너무 깁니다. 어떤 모델도 한 번에 볼 수 없는 양의 텍스트가 있습니다. 일부만 첨부하십시오.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>이 PDF에는 텍스트가 없고 페이지가 이미지입니다. 먼저 텍스트 인식(OCR)을 실행하십시오.</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>이 파일에는 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>너무 길어서 %2페이지 중 앞쪽 %1페이지만 첨부되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>%Ln페이지에 텍스트가 없습니다. 비어 있거나 이미지입니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>텍스트를 복사했습니다.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>그곳에 텍스트를 저장할 수 없습니다. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>‘%1’(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>매일 백업</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>직접 만듦</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>프로그램 업데이트 전</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>백업 복원 전</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>암호화 변경 전</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>복원했습니다. 대화: %1개. 지금까지 여기 있던 것은 가장 최근 백업에 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>빠진 것이 없습니다. 모두 이미 여기에 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>빠진 것이 없습니다. 휴지통에 그대로 둔 것: %1개.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>복원했습니다. 되찾은 대화: %1개, 보완한 대화: %2개, 이미 있는 대화: %3개.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>휴지통에 그대로 둔 것: %1개.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>읽을 수 없음, %1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>대화 1개, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>대화 %1개, %2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>백업을 만들었습니다.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>빠진 것을 백업에서 되찾았습니다.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>백업에서 되찾은 것은 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>복원을 실행 취소했습니다. 복원했던 것은 30일 동안 휴지통에 남습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>이 답변은 더 이상 기록에 없습니다.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>이 답변은 끝까지 작성되어 이어서 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>이 답변 뒤에 이미 다른 내용이 있어 이어서 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>읽는 중… %1%</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>아직 평의회에 질문하고 있습니다.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>다른 대화에서 평의회에 질문하고 있습니다.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>아직 답변을 작성하고 있습니다.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>다른 대화에서 답변을 작성하고 있습니다.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>대화를 기록에 넣고 있습니다.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>비교하기 위해 답변을 다시 작성하고 있습니다.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>오래된 부분을 요약하고 있습니다.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>모델을 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>시작하려면 위에서 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>모델 불러오는 중…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>긴 텍스트, %1자</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>긴 텍스트를 질문에서 뺐습니다.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>긴 텍스트를 되돌렸습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>메시지 %n개를 삭제했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>질문을 삭제했습니다.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>답변을 삭제했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>메시지 %n개를 복원했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>질문을 복원했습니다.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>답변을 복원했습니다.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>이것은 사본입니다. 원래 대화는 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>고정했습니다. 대화가 아무리 길어져도 모델이 봅니다.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>고정을 해제했습니다.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>다시 고정했습니다.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>누가 썼는지는 투표할 때까지 숨깁니다.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>이 대화가 이제 기록에 있습니다.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>대화를 기록에서 꺼냈습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>코드</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>이 컴퓨터에만 파일을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>코드를 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>‘%1’(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>새 비공개 대화</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>이 비공개 대화 보관…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>대화 이름 변경</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>대화 고정 또는 고정 해제</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>대화 아카이브</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>대화 복제</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>대화 내보내기…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>대화의 설정</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>대화 삭제</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>이전 대화</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>다음 대화</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>답변 중단 또는 열려 있는 항목 닫기</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>답변 계속</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>질문 편집</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>답변 복사</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>답변의 마지막 코드 복사</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>선택 부분 인용</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>메시지를 모델용으로 고정 또는 고정 해제</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>이전 메시지</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>다음 메시지</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>메시지의 이전 버전</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>메시지의 다음 버전</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>메시지 메뉴</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>답변의 세부사항</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>답변 재현</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>생각 보기 또는 숨기기</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>대화의 처음으로</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>대화의 끝으로</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>파일 첨부…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>프롬프트 사용…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>생각 켜기 또는 끄기(모델에서 선택할 수 있는 경우)</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>모델 평의회에 질문…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>무엇이든 찾기: 대화, 모델, 명령</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>모든 메시지 검색</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>질문란으로 이동</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>대화 목록으로 이동</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>설정</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>아카이브</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>내 집계</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>대화 가져오기…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>모두 내보내기…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>지금 기록 백업</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>모델 선택</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>모델 파일 열기…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>빠른 질문</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>전문가 보기 또는 숨기기</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>대화 목록 보기 또는 숨기기</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>텍스트 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>텍스트 작게</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>텍스트 보통 크기로</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>라이트 테마</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>다크 테마</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>데스크탑의 테마</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>종료</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>질문 보내기</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>질문에서 줄바꿈</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>마지막 질문 편집(빈 입력란에서)</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>프롬프트 사용(빈 입력란에서)</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>다음 컨트롤로 이동</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>포커스가 있는 항목의 메뉴</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>목록에서: 대화 삭제</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>목록에서: 여러 개 선택</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>질문과 답변</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>찾기 및 이동</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>윈도우와 모양</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>입력란과 목록에서 쓰는 키</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>가장 오래된 것 제외됨</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>들어가지 않음</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>가득 참</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>토큰 %Ln개</numerusform>
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
        <translation>내 질문: 토큰 %1개</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>지금까지의 대화: %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>지침: %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>남음: %1, 답변용으로 %2 확보</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>초과: %1, 답변용으로 %2 확보</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>모델은 한 번에 토큰 %1개를 봅니다</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>대화의 오래된 부분을 요약하는 중…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>대화는 토큰 %1개입니다. 답변 자리를 빼면 토큰 %2개가 들어갑니다.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>이 질문은 모델에 너무 깁니다. 질문은 토큰 %1개인데 모델은 한 번에 %2개를 봅니다. 질문을 줄이거나 더 많이 보는 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>고정한 것이 이 질문과 함께 들어가지 않습니다. 합하면 토큰 %1개인데 답변 자리를 빼면 %2개가 들어갑니다. 일부를 고정 해제하거나 이번에는 제외하십시오. 아직 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>대화가 모델이 한 번에 볼 수 있는 양을 넘었습니다. 이 질문을 포함해 토큰 %1개인데 답변 자리를 빼면 %2개가 들어갑니다. 아직 아무것도 보내지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>모델은 고정한 것을 포함해 메시지 %n개를 보지 않습니다. 메시지는 기록에 남습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>모델은 고정하거나 요약한 것을 빼고 오래된 메시지 중 %n개를 보지 않습니다. 메시지는 기록에 남습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>모델은 가장 오래된 메시지 %n개를 보지 않습니다. 메시지는 기록에 남습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>고정한 메시지도 제외</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>가장 오래된 메시지 제외</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>요약: 모델이 오래된 메시지 %n개의 내용을 적어 두고 메시지 대신 봅니다. 메시지는 기록에 남으며 실행 취소할 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>폴더</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>대화의 설정을 이전으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>모두 다시 설정대로 되었습니다.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>대화가 다시 설정의 지침을 따릅니다.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>대화의 지침을 변경했습니다.</translation>
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
        <translation>답변 %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>내 투표: %1의 답변이 %2보다 낫습니다.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>내 투표: %1의 답변이 가장 좋습니다.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>내 투표: 비슷합니다.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>내 투표: 모두 좋지 않습니다.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>평의회에 질문하는 중: %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>모델 %n개로 된 평의회: 누가 썼는지 보려면 투표하십시오</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>평의회: %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>모델 불러오는 중… %1%</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>답변하는 중</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>이 모델을 불러올 수 없습니다. 그 이유와 어느 모델인지는 투표 후에 알려 드립니다.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>답변이 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>질문하지 않았습니다.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>질문 저장 중…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>%1 불러오는 중</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>%1 답변 중</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1, 마지막</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1, %n개 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 답변이 더 나음</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 답변이 가장 좋음</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>모두 좋지 않음</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>대화는 %1의 답변에서 이어집니다.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>앞으로 %1 모델이 답변</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>앞으로 %1 모델이 답변합니다.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>%1(으)로 돌아가기</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>%n자 이상.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>두 입력이 일치하지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>너무 짧음: %n자 이상 입력하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>약함: 쉽게 추측할 수 있습니다. 서로 관련 없는 단어 네다섯 개가 더 낫습니다.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>보통: 단어를 한두 개 더하면 강해집니다.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>좋음.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>강함.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>취소됨: 기록은 이전 그대로입니다.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>기록을 새로 암호화하는 중</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>기록을 암호화하는 중</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>이제부터 새 암호 문구로 기록을 엽니다.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>기록을 암호화했습니다. 다음에 시작할 때 암호 문구를 묻습니다.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>데스크탑 키링을 기다리는 중</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>데스크탑 키링이 키를 받았지만 돌려주지 않아 아무것도 암호화하지 않았습니다. 키링을 잠금 해제하고 다시 시도하거나 암호 문구를 사용하십시오.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>기록을 암호화했습니다. 키는 데스크탑 키링에 있습니다.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>기록의 암호화를 해제하는 중</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>기록의 암호화를 해제했습니다.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>복구 키를 복사했습니다.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Conclave 복구 키.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>이 복구 키는 데스크탑 키링에 키가 더 이상 없을 때 Conclave의 암호화된 기록을 엽니다. 본인만 읽을 수 있는 곳에 보관하십시오.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>복구 키를 ‘%1’(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>복구 키를 저장할 수 없습니다: %1 다른 폴더를 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>“%1” 파일이 없습니다. 이동되었거나 이름이 바뀌었거나 삭제되지 않았습니까?</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>“%1” 파일이 손상되었거나 불완전합니다. 다시 내려받으십시오.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>“%1”은(는) Conclave가 실행하지 못하는 종류입니다. 다른 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>“%1”에 필요한 메모리가 부족합니다. 다른 프로그램을 닫거나 더 작은 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>“%1” 실행 중 GPU 또는 드라이버에 문제가 생겼습니다. Conclave를 다시 시작하고, 그래도 안 되면 드라이버를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>“%1” 파일을 읽지 못했습니다. 파일이 있는 디스크와 읽기 권한을 확인하십시오.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>레이어 %1, 전문가 %2: 답변하지 않음</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>레이어 %1, 전문가 %2: 토큰의 %3 담당</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>레이어 %1, 전문가 %2: 이 토큰에서 가중치 %3</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>레이어 %1, 전문가 %2: 이 토큰에서 답변하지 않음</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>토큰 %1/%2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>토큰: %1개</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>목록은 토큰 %1에서 끝납니다.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>이 모델은 밀집(dense) 모델입니다. 전문가가 없으며 토큰마다 모델 전체가 작동합니다. 토큰의 확률은 아래에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>작성 중인 답변은 이 패널을 열기 전에 요청한 것입니다. 다음 답변부터 여기에 표시합니다.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>이 모델은 밀집(dense) 모델로 전문가가 없습니다. 다음 답변의 토큰 확률이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>다음 답변이 작성되는 동안 여기에 표시됩니다. 어느 레이어의 어느 전문가가 답변하는지, 각 토큰의 확률이 얼마였는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>평의회가 블라인드로 답변하고 있습니다. 전문가 수로 어떤 모델인지 알 수 있으므로 표시하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>이 메시지</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>선택한 메시지(%1개)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>선택한 대화(%1개)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>이 대화: ‘%1’</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>폴더 ‘%1’</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>모든 대화</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>이 컴퓨터에만 파일을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>내보내기를 취소했습니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>‘%1’(으)로 내보냈습니다.</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>파일 %1개를 ‘%2’(으)로 내보냈습니다.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>폴더 열기</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>마지막 동기화: %1.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>쓴 파일: %1개.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>이동한 파일: %1개.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>삭제된 항목으로 옮긴 파일: %1개.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>변경된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>이 컴퓨터에 있는 폴더만 동기화할 수 있습니다.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>동기화하는 폴더: %1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>대화 1개, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>대화 %1개, %2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>‘%1’을(를) 아카이브했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>대화 %n개를 아카이브했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>‘%1’을(를) 아카이브에서 꺼냈습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>대화 %n개를 아카이브에서 꺼냈습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>‘%1’을(를) 이동했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>대화 %n개를 이동했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>‘%1’을(를) 원래 위치로 되돌렸습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>대화 %n개를 원래 위치로 되돌렸습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>‘%1’(으)로 복제했습니다.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>‘%1’을(를) 삭제했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>대화 %n개를 삭제했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>‘%1’을(를) 복원했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>대화 %n개를 복원했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>폴더 ‘%1’을(를) 삭제했습니다. 안에 있던 대화는 남겨 두었습니다.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>폴더 ‘%1’을(를) 복원했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>가져올 수 없습니다</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>%1에서 가져올 준비 완료</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>%1에 새로운 것 없음</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>가져오기를 실행 취소했습니다</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>가져오기가 도중에 끝났습니다</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>가져오기를 취소했습니다</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>%1에서 가져왔습니다</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>가져온 것은 30일 동안 휴지통에 남습니다.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>이 컴퓨터에 있는 파일과 폴더만 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>%1에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>가져오기를 실행 취소했습니다. 가져온 것은 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>보고서를 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>시스템 설정대로</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>여기에 나열하지 않은 것이 더 있습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>내 질문: %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>%1의 답변: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>전문가 %1개, 한 번에 %2개</translation>
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
        <translation>매개변수 %1, 토큰마다 %2 작동</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>매개변수 %1</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>전문가 %1개, 한 번에 %2개</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>컨텍스트 토큰 %1개</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>%1에서 실행</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>이 컴퓨터에 있는 모델 파일(.gguf)만 여기에서 열 수 있습니다.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>평의회가 끝나면 모델을 불러옵니다.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>명령</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>최근 대화</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>설정</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>메시지</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>아카이브됨</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>모든 메시지에서 ‘%1’ 검색</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1, 변경됨</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>고유 설정</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>설정대로</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>이 대화는 ‘%1’에 따라 답변합니다.</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>이제 ‘%1’은(는) 프리셋입니다.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>‘%1’을(를) 변경했습니다.</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>‘%1’을(를) 이전으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>프리셋 ‘%1’을(를) 제거했습니다.</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>프리셋 ‘%1’을(를) 복원했습니다.</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>‘%1’에 썼습니다</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>‘%1’에서 프리셋을 가져올 수 없습니다. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>파일의 프리셋이 모두 이미 여기에 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>프리셋 %n개를 추가했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>파일의 프리셋을 다시 제거했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>프롬프트 ‘%1’을(를) 변경했습니다.</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>프롬프트 ‘%1’을(를) 이전으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1(사본)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>프롬프트 ‘%1’을(를) 제거했습니다.</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>프롬프트 ‘%1’을(를) 복원했습니다.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>‘%1’에 썼습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>파일 %n개를 프롬프트로 읽을 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>파일의 프롬프트가 모두 이미 여기에 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>프롬프트 %n개를 추가했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>파일의 프롬프트를 다시 제거했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>버전 %1에서 작성되었으며, 지금은 %2입니다.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>‘%1’에서 연산되었으며, 지금은 ‘%2’입니다.</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>키와 값의 형식은 %1이었으며, 지금은 %2입니다.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>모델이 볼 수 있던 토큰은 %1개였으며, 지금은 %2개입니다.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>채팅 템플릿이 당시와 다릅니다.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>답변이 중단되었다가 이어졌습니다(%n번). 이어진 곳에서 모델이 쓸 때와 다른 단위로 나누어 읽었을 수 있으며, 그곳의 차이는 그 때문일 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>장치와 지침을 기록하지 않던 이전 버전의 답변입니다.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>이 답변은 더 이상 기록에 없습니다.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>어느 파일이 이 답변을 썼는지 알 수 없어 똑같이 다시 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>모델 파일이 없어졌습니다: %1. 답변을 다시 쓰려면 파일을 그곳에 되돌려 놓으십시오.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>모델 파일을 읽을 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>모델 파일이 당시와 다릅니다: %1. 내용이 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>나 · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1, 생각 · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
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
        <translation>답변 선택 방식을 재설정했습니다.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>답변 선택 방식을 이전으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>지침을 변경했습니다.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>지침을 이전으로 되돌렸습니다.</translation>
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
        <translation>이제 모델이 오래된 부분의 요약을 봅니다.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>요약을 제거했습니다.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>요약을 되돌렸습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>이 모델의 컨텍스트에는 요약이 들어갈 공간이 없습니다. 더 많이 보는 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>모델이 요약을 쓰지 않았습니다. 다시 시도하거나 다른 모델을 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>어느 쪽이 더 나은지 말해 주는 투표가 아직 없습니다.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>어느 쪽도 앞서지 않습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%2번 중 %1번은 우연으로 보기 어렵습니다. 똑같이 좋은 두 모델이라면 이런 투표를 100번 반복해도 이만큼 차이 나는 경우가 %3번 미만입니다.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%2번 중 %1번은 증거가 되지 못합니다. 똑같이 좋은 두 모델이라도 이런 투표를 100번 반복하면 %3번은 이만큼 이상 차이가 납니다.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 대 %2: %3 대 %4, 비슷함 %5, 모두 좋지 않음 %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>내 질문에 대한 투표 1개</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>내 질문에 대한 투표 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, 그중 블라인드 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>모델</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>상대</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>승</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>패</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>모두 좋지 않음</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>집계를 표로 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 우세</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>모두 좋지 않음</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1, 블라인드 투표</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>생각하기</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>생각</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>상위 후보에 없음</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>확률이 가장 높음</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>확률 순위 %1위</translation>
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
        <translation>%1 다른 후보: %2.</translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation>%1밀리초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in seconds</comment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>끊김: 작성하는 도중에 프로그램이 종료되었습니다</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>설정에 지정된 답변 한도에서 잘림</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>모델의 컨텍스트가 가득 차서 잘림</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>잠깐 생각함</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>생각하는 중… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>%1 동안 생각함</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>초당 토큰 %1개</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>첫 토큰까지 %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>토큰 1개</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>이 선 위에서 모델은 요약과 고정한 것만 봅니다</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>이 선 위에서 모델은 고정한 것만 봅니다</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>이 선 위에서 모델은 요약만 봅니다</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>모델은 이 선 위를 더 이상 보지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>위 메시지 %n개의 요약</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>고정했지만 제외됨</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>고정됨: 모델이 계속 봅니다</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>고정됨</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>이 대화가 모델의 컨텍스트를 넘었습니다. 가장 오래된 메시지(%n개)는 이 답변에서 읽지 않았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>도구 ‘%1’ 호출 요청</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>답변을 작성할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>대화 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>대화</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>‘%1’의 메시지</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>오늘 삭제됨</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>어제 삭제됨</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>%1에 삭제됨</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>오늘 사라짐</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>1일 남음</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>%n일 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>‘%1’을(를) 복원했습니다.</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>이 복구 키는 다른 기록의 것입니다.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>데스크탑 키링에 있는 키로는 이 기록을 열 수 없습니다. 복구 키를 사용하십시오.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>복구 키가 아닙니다. 문자나 숫자가 틀렸거나 빠졌습니다. 보관해 둔 것과 비교하십시오.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>기록을 열었지만 다음에도 복구 키를 묻습니다: %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>기록을 열었으며, 데스크탑 키링에 다시 키가 있습니다.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>이 컴퓨터에서 언어 모델과 채팅합니다.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>대화를 &lt;file&gt;에 보관합니다.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>열 GGUF 파일.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>빠른 질문을 위한 작은 윈도우를 엽니다. 프로그램이 실행 중이면 그 프로그램에서 엽니다. 데스크탑의 단축키에 쓰기 위한 것입니다.</translation>
    </message>
</context>
</TS>
