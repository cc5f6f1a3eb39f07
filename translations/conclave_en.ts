<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>%n model has not answered.</numerusform>
            <numerusform>%n models have not answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>Export %n conversation…</numerusform>
            <numerusform>Export %n conversations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>Delete %n conversation</numerusform>
            <numerusform>Delete %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>Questions go to a council of %n models</numerusform>
            <numerusform>Questions go to a council of %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>%n conversation added, with %1.</numerusform>
            <numerusform>%n conversations added, with %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>%n conversation updated.</numerusform>
            <numerusform>%n conversations updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>%n message is new in what was here.</numerusform>
            <numerusform>%n messages are new in what was here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n message is longer than it was here.</numerusform>
            <numerusform>%n messages are longer than they were here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n conversation was here already.</numerusform>
            <numerusform>%n conversations were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n conversation is in the trash, where it was left.</numerusform>
            <numerusform>%n conversations are in the trash, where they were left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n conversation is empty and was left out.</numerusform>
            <numerusform>%n conversations are empty and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>%n more thing was left out.</numerusform>
            <numerusform>%n more things were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetFile</name>
    <message numerus="yes">
        <source>“%1” must be a text of at most %Ln characters.</source>
        <comment>%1 is a name in a file</comment>
        <translation>
            <numerusform>“%1” must be a text of at most %Ln character.</numerusform>
            <numerusform>“%1” must be a text of at most %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>There are too many presets in it; at most %Ln is read.</numerusform>
            <numerusform>There are too many presets in it; at most %Ln are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>There are too many prompts; at most %Ln is read at once.</numerusform>
            <numerusform>There are too many prompts; at most %Ln are read at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>Filters (%n in use)</numerusform>
            <numerusform>Filters (%n in use)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpokenText</name>
    <message numerus="yes">
        <source>Code of %n lines.</source>
        <comment>read aloud instead of a block of code</comment>
        <translation>
            <numerusform>Code of %n line.</numerusform>
            <numerusform>Code of %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>Show the question</numerusform>
            <numerusform>Show the %n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>Everything in it (%n) is deleted for good. This cannot be undone.</numerusform>
            <numerusform>Everything in it (%n) is deleted for good. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>The same so far, %n token</numerusform>
            <numerusform>The same so far, %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>Identical, %n token</numerusform>
            <numerusform>Identical, %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>%n of the oldest messages</numerusform>
            <numerusform>%n of the oldest messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>At most %Ln file can go with a question.</numerusform>
            <numerusform>At most %Ln files can go with a question.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>This file is too long: it has %Ln character, more than any model sees at once. Attach a part of it.</numerusform>
            <numerusform>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>%Ln character could not be read.</numerusform>
            <numerusform>%Ln characters could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>This file has more than %Ln page. Attach a part of it.</numerusform>
            <numerusform>This file has more than %Ln pages. Attach a part of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>%Ln page has no text: it is empty, or a picture.</numerusform>
            <numerusform>%Ln pages have no text: they are empty, or pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>%n message was deleted.</numerusform>
            <numerusform>%n messages were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>Restored %n message.</numerusform>
            <numerusform>Restored %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>The model will not see the oldest message. It stays in the history.</numerusform>
            <numerusform>The model will not see the oldest %n messages. They stay in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>The model will not see %n message, a pinned one. It stays in the history.</numerusform>
            <numerusform>The model will not see %n messages, pinned ones among them. They stay in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>The model will not see %n of the older messages, but all that is pinned or summarized. It stays in the history.</numerusform>
            <numerusform>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>A summary: the model writes down what the older message says, and sees that in its place. It stays in the history, and it can be undone.</numerusform>
            <numerusform>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::CouncilPage</name>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>A council of %n models: vote to see who wrote what</numerusform>
            <numerusform>A council of %n models: vote to see who wrote what</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1; %n more after it</numerusform>
            <numerusform>%1; %n more after it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Too short: at least %n character.</numerusform>
            <numerusform>Too short: at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>%n conversation was archived.</numerusform>
            <numerusform>%n conversations were archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>%n conversation is no longer archived.</numerusform>
            <numerusform>%n conversations are no longer archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>%n conversation was moved.</numerusform>
            <numerusform>%n conversations were moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n conversation is where it was.</numerusform>
            <numerusform>%n conversations are where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n conversation was deleted.</numerusform>
            <numerusform>%n conversations were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>Restored %n conversation.</numerusform>
            <numerusform>Restored %n conversations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>%n preset was added.</numerusform>
            <numerusform>%n presets were added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>%n file could not be read as a prompt.</numerusform>
            <numerusform>%n files could not be read as prompts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>%n prompt was added.</numerusform>
            <numerusform>%n prompts were added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>It was stopped and went on (once). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</numerusform>
            <numerusform>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>%n vote on your own questions</numerusform>
            <numerusform>%n votes on your own questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, %n of them blind</numerusform>
            <numerusform>%1, %n of them blind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>Summary of the message above</numerusform>
            <numerusform>Summary of the %n messages above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>This conversation has outgrown the model&apos;s context: its oldest message (%n) was not read for this answer.</numerusform>
            <numerusform>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
