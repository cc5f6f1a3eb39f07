<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>Grüner Filz</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>See</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>Kupfer</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>Akzentfarbe</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Jetzt nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · Ihre Wahl</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>Ihre Wahl</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, Gedankengang einblenden</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, Gedankengang ausblenden</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, Argumente einblenden</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, Argumente ausblenden</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>Hier geht die Unterhaltung weiter</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>Mit dieser Antwort fortfahren</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Antwort kopieren</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Dokumente (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Zeigen, was das Modell sieht</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>%1 kann nicht angehängt werden: %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Angehängt: %1, %2. Text anzeigen</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>%1 nicht anhängen</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>Ganzen Text kopieren</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>Text speichern unter …</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>Was das Modell von %1 sieht</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Vorheriger Teil</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Nächster Teil</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>Nur die ersten Seiten:</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>Wie viele der ersten Seiten angehängt werden</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>Nur diese anhängen</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>Text speichern</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>Sicherung vom %1 wiederherstellen</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>Einmal am Tag und vor allem, was den ganzen Verlauf verändert. Die letzten sieben täglichen Sicherungen werden aufbewahrt und die letzten sieben, die Sie selbst anlegen.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>Noch keine vorhanden.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>Ordner der Sicherungen öffnen</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>Immer das wahrscheinlichste Wort: für Fakten, Code und Rechenaufgaben. Dieselbe Frage an derselben Stelle bekommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>Weniger wahrscheinliche Wörter kommen öfter vor: für Geschichten, Namen und Ideen. Fehler werden häufiger.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>Diese Unterhaltung behalten …</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>Neue private Unterhaltung</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>Experten ausblenden</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>Experten einblenden</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>Diese Unterhaltung exportieren</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>Diese Unterhaltung behalten?</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>Sie kommt mit allen Zweigen in den Verlauf: auf die Festplatte, in die Suche und in die Sicherungen. Von da an ist sie eine Unterhaltung wie jede andere.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Modelldateien (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Einstellungen dieser Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>Die Festplatte ist voll, daher konnte der Verlauf nicht gesichert werden. Schaffen Sie Platz auf dem Datenträger von %1.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Der Verlauf konnte nicht gesichert werden, weil in %1 nicht geschrieben werden darf. Prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>Der Verlauf konnte in %1 nicht gesichert werden. Prüfen Sie, ob der Datenträger vorhanden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>Die Festplatte ist voll, daher wurde die Verschlüsselung des Verlaufs nicht geändert: Alles ist, wie es war. Schaffen Sie Platz auf dem Datenträger von %1 und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Die Verschlüsselung des Verlaufs wurde nicht geändert, weil in %1 nicht geschrieben werden darf. Prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>Der Verlauf ist in einem anderen Conclave geöffnet. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>Die Verschlüsselung des Verlaufs wurde geändert, aber die Kopie %1 konnte nicht umgewandelt werden und ist, wie sie war. Beim nächsten Start wird es noch einmal versucht; löschen Sie die Datei, wenn Sie sie nicht brauchen.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>Der Verlauf in %1 konnte nicht gelesen oder geschrieben werden. Prüfen Sie, ob der Datenträger vorhanden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>Die Festplatte ist voll, daher konnte der Verlauf nicht gespeichert werden. Schaffen Sie Platz auf dem Datenträger von %1.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Der Verlauf kann nicht gespeichert werden, weil in %1 nicht geschrieben werden darf. Prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>Die Verlaufsdatei %1 ist beschädigt. Starten Sie Conclave neu: Die Datei wird dann beiseitegelegt und ein neuer Verlauf begonnen.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>Der Verlauf wurde von einer neueren Version von Conclave geschrieben. Aktualisieren Sie Conclave, um ihn zu öffnen; die Datei %1 wurde nicht verändert.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>Der Verlauf wird von einem anderen Programm festgehalten. Schließen Sie das Programm, das %1 verwendet, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>Diese Unterhaltung oder Nachricht ist nicht mehr im Verlauf. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>Der Verlauf ist verschlüsselt. Geben Sie die Passphrase ein, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>Diese Passphrase öffnet den Verlauf nicht. Achten Sie auf Groß- und Kleinschreibung und auf die Tastatursprache und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>Der Verlauf konnte wegen eines Fehlers in Conclave nicht gelesen oder geschrieben werden. Bitte melden Sie ihn; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>Die Verlaufsdatei war beschädigt. Sie wurde als %1 aufbewahrt und ein neuer Verlauf wurde begonnen.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>Die Verlaufsdatei war beschädigt. Daraus gerettete Unterhaltungen: %1, mit %2 Nachrichten; einige können fehlen. Die beschädigte Datei wurde als %3 aufbewahrt.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>Die Datei %1 gehört zu einem anderen Programm. Verschieben Sie sie und starten Sie Conclave neu.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>Importierte Unterhaltung</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>Die Sicherung %1 ist beschädigt und kann nicht wiederhergestellt werden. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>%1 ist keine Sicherung des Verlaufs von Conclave. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>Die Sicherung %1 wurde mit einer neueren Version von Conclave angelegt. Aktualisieren Sie Conclave, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>Die Sicherung %1 gibt es nicht mehr. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>Die Sicherung %1 ist mit einer anderen Passphrase verschlüsselt als der Verlauf jetzt und kann daher nicht gelesen werden. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>Aus einer Sicherung: %1 Unterhaltungen hinzugefügt, %2 aktualisiert, %3 Nachrichten hinzugefügt.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>Es wird gerade eine Antwort geschrieben. Halten Sie sie an oder warten Sie ihr Ende ab und stellen Sie die Sicherung dann wieder her.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>Gerettete Unterhaltung</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>Die Festplatte ist voll. Was Sie schreiben, bleibt im Arbeitsspeicher und wird gespeichert, sobald Platz ist: Schaffen Sie Platz auf dem Datenträger von %1.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>In %1 darf nicht geschrieben werden. Was Sie schreiben, bleibt im Arbeitsspeicher und wird gespeichert, sobald sich das ändert: Prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>In %1 kann nicht geschrieben werden. Was Sie schreiben, bleibt im Arbeitsspeicher und wird gespeichert, sobald sich das ändert: Prüfen Sie, ob der Datenträger vorhanden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>Ein anderes Programm hält den Verlauf fest. Was Sie schreiben, bleibt im Arbeitsspeicher und wird gespeichert, sobald das Programm, das %1 verwendet, ihn freigibt.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>Der Verlauf wurde von einer neueren Version von Conclave geschrieben. Er kann hier gelesen werden und bleibt, wie er ist; was Sie schreiben, wird getrennt aufbewahrt und hinzugefügt, sobald Conclave aktualisiert ist.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>Was beim letzten Mal nicht gespeichert werden konnte, liegt in %1 und ließ sich nicht zum Verlauf hinzufügen. Die Datei wurde behalten.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>Nachrichten, die beim letzten Mal nicht gespeichert werden konnten, wurden zum Verlauf hinzugefügt: %1.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>Zum Verschlüsseln wird SQLCipher gebraucht, das nicht installiert ist. Installieren Sie das Paket libsqlcipher0 (auf neueren Systemen libsqlcipher1) und starten Sie Conclave neu.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>Das lässt sich nicht mehr rückgängig machen: Es wurde schon wiederhergestellt oder der Papierkorb wurde geleert.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>Text</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>Code in %1</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>Unterhaltungen, Modelle, Befehle, Einstellungen suchen</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>Mit den Pfeiltasten wählen, mit der Eingabetaste ausführen.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>Zurück zur Unterhaltung</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>Der Rat, verdeckt</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>Der Rat</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>Spalten gemeinsam scrollen</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>Spalten einzeln scrollen</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>Ihre Bilanz</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Ihre Frage: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>Ein Modell hat nicht geantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>%n Modell hat nicht geantwortet.</numerusform>
            <numerusform>%n Modelle haben nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>Jetzt fragen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>Privat fragen</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>Etwas fragen</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>Anhalten  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>Senden  Eingabe</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>Die Frage wird gesendet, sobald ihre Dateien gelesen sind.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>Privat: nicht im Verlauf, in keinem Protokoll, beim Schließen verschwunden.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>Modelle machen Fehler: Prüfen Sie, worauf es ankommt.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>Platz für Ihre Frage: %1</translation>
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
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Älteren Teil zusammenfassen</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>Mit dieser Frage eine neue Unterhaltung beginnen</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>Die ältesten Nachrichten dieser Unterhaltung von nun an weglassen</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>Zurück zur Frage</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Einstellungen dieser Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>Es wurde keine Datei angegeben. Wählen Sie einen Dateinamen.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>%1 ist ein Ordner. Wählen Sie einen Dateinamen.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>Den Ordner von %1 gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>Der Dateiname ist zu lang: Dort sind höchstens %1 Byte möglich. Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>In %1 darf nicht geschrieben werden (%2). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>die Festplatte ist voll</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>%1 konnte nicht geschrieben werden (%2). Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>Angehängt: %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>Möchte das Werkzeug %1 aufrufen:</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>Dieses Programm kann kein PDF schreiben. Wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>Es wurde nichts ausgewählt.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>Diesen Ordner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>Diese Nachrichten gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>%1 kann nicht angelegt werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>Es wurde kein Ordner angegeben. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>%1 ist eine Datei. Wählen Sie einen Ordner: Es werden mehrere Dateien.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>%1 konnte nicht an seinen Platz gebracht werden. Schreibt dort ein anderes Programm?</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>Ende des Gedankengangs</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>%1 kann nicht verschoben werden. Darf in dem Ordner geschrieben werden?</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>%1 wurde verändert und bleibt, wie es ist; die Unterhaltung liegt jetzt in %2.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(angehalten)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(unterbrochen)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(wird noch geschrieben)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(fehlgeschlagen)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(fehlgeschlagen: %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(endete an der Token-Grenze)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(endete, weil der Kontext des Modells voll war)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>Gedankengang (%1 s)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>Ein anderer Zweig, von Anfang an</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>Ein anderer Zweig</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>Ein anderer Zweig, nach: „%1“</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>Loslösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>In Ordner verschieben …</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>Exportieren …</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>%n Unterhaltung exportieren …</numerusform>
            <numerusform>%n Unterhaltungen exportieren …</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung löschen</numerusform>
            <numerusform>%n Unterhaltungen löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>Diese Unterhaltung</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>Als Voreinstellung speichern …</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>Voreinstellung ändern</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>Alles wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>Name der Voreinstellung</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Name der Voreinstellung</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Nachdenken</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>Fragen gehen an einen Rat aus %n Modell</numerusform>
            <numerusform>Fragen gehen an einen Rat aus %n Modellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>Einen Rat von Modellen fragen</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>Vergleichen</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>Einen Rat von Modellen fragen</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>Den Rat fragen</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>Zwei bis vier Modelle bekommen dieselbe Frage, eines nach dem anderen auf diesem Computer. Sie vergleichen ihre Antworten nebeneinander.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>Blindabstimmung</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>Sie sehen erst, wer was geschrieben hat, wenn Sie gesagt haben, welche Antwort besser ist.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>Mein Modell gleich danach wieder laden</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>Sonst geschieht das erst, wenn Sie es wieder etwas fragen.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>Ein Rat braucht zwei Modelle. Öffnen Sie zuerst eine weitere Modelldatei, in der Liste oben.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>Wählen Sie mindestens zwei Modelle.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>Diesen Modellen Fragen stellen</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>Wieder ein einzelnes Modell fragen</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>Ein unbekanntes Modell</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>Reproduzieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Älteren Teil zusammenfassen</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>Mich fragen, bevor mehr weggelassen wird</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>Wie exportiere ich eine Unterhaltung?</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>Was ist ein Mixture-of-Experts-Modell?</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>Was ist 27 + 15?</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>Eine private Unterhaltung</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>Ein privater Rat von Experten</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>Sie wird nirgends aufbewahrt: nicht im Verlauf, in keinem Protokoll, in keinem Zwischenspeicher. Wenn Sie sie schließen oder eine andere beginnen, ist sie weg.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>Läuft auf diesem Computer; nichts, was Sie eingeben, verlässt ihn.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>Fragen: %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>Es ist noch kein Modell geöffnet.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1 ist ein kleines Einstiegsmodell: Es kennt dieses Programm, einfache Rechenaufgaben und wenig mehr. Für richtige Arbeit öffnen Sie ein größeres Mixture-of-Experts-Modell als .gguf-Datei oder ziehen es auf dieses Fenster.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>%1 antwortet. Andere Modelle lassen sich als .gguf-Dateien öffnen.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>Modelldatei öffnen …</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>Ändern, was den Verlauf öffnet</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>Verlauf verschlüsseln</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Mit einer neuen Passphrase</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Mit einer Passphrase</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Wird bei jedem Start abgefragt. Ohne sie öffnet niemand den Verlauf oder eine Sicherung.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Mit einem neuen Schlüssel im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Mit dem Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Öffnet sich von selbst, sobald Sie angemeldet sind. Schützt eine verlorene Festplatte oder eine gestohlene Sicherung, aber keinen Computer, der entsperrt zurückbleibt.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Die beiden stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>Niemand kann eine vergessene Passphrase zurückholen: Was geschrieben wurde, ist dann verloren. Schreiben Sie sie auf und bewahren Sie sie sicher auf. Auch Sicherungen werden verschlüsselt und brauchen dieselbe Passphrase.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>Bewahren Sie auch diesen Wiederherstellungsschlüssel auf. Er öffnet den Verlauf und seine Sicherungen, wenn der Schlüsselbund verloren ist: nach einer Neuinstallation oder auf einem anderen Computer. Niemand kann ihn noch einmal für Sie erzeugen.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>Ich habe den Wiederherstellungsschlüssel aufbewahrt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>Verschlüsseln</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>Mit einer Passphrase verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>Verschlüsselt, mit dem Schlüssel im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>Der Verlauf und seine Sicherungen sind ohne den Schlüssel nicht lesbar.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>Wer an diese Festplatte oder an eine Sicherung kommt, kann Ihre Unterhaltungen lesen.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>Verschlüsseln …</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>Schlüssel ändern …</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>Wiederherstellungsschlüssel …</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>Ausschalten …</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>Sie können währenddessen weiterchatten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>Abbrechen; der Verlauf bleibt, wie er war</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>Exporte, der synchronisierte Ordner und früher anderswo angelegte Kopien bleiben Klartext: Die Verschlüsselung erfasst sie nicht.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>Verschlüsselung ausschalten?</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>Der Verlauf und seine Sicherungen werden wieder gewöhnliche Dateien: Wer an diese Festplatte oder an eine Sicherung kommt, kann Ihre Unterhaltungen lesen.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>Ausschalten</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>Details ausblenden</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>Die Arbeit war gleichmäßig verteilt</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>Die Arbeit war ungleichmäßig verteilt</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>Wenige Experten haben den größten Teil der Arbeit erledigt</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>%1 der Experten haben geantwortet. Der fleißigste, Experte %2 in Schicht %3, hat bei %4 der Token geantwortet; gleichmäßig verteilt wären es %5.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>Experten</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>Die vorige Antwort</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>Die nächste Antwort</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>Experten schließen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>Für Notizen und Editoren: reiner Text mit Überschriften, Listen und Code.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>Zum Lesen in jedem Browser, so wie es hier aussieht, in einer Datei und ohne Netz.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>Zum Drucken, Verschicken und Aufbewahren: Seiten, deren Text sich markieren lässt.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>Für alles, was Buchstaben annimmt und sonst nichts.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>Für den Umzug auf einen anderen Computer oder in ein anderes Programm: Nichts fehlt.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>Mit Gedankengang</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>Was das Modell gedacht hat, bevor es antwortete.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>Mit allen Zweigen</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>Auch andere Antworten und frühere Fassungen von Fragen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>In einen Ordner exportieren</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>Loslassen, um dieses Modell zu öffnen</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>Loslassen, um sie an Ihre Frage anzuhängen</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>Nur Modelldateien (.gguf) und Exporte von Unterhaltungen können hier abgelegt werden</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>Loslassen, um Unterhaltungen zu importieren</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>Ein Bild enthält keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>Ton und Filme enthalten keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>Alte Word-Dokumente können nicht gelesen werden. Speichern Sie es als .docx oder PDF.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>Diese Datei ist gepackt. Entpacken Sie sie und hängen Sie an, was darin ist.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>Diese Datei ist kein Text. Gelesen werden können Textdateien, PDFs, .docx und .odt.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>Schließen</translation>
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
        <translation>Neue Unterhaltung hier</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>Ordner exportieren …</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>Ordner löschen</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>Neuer Ordner …</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>Synchronisierter Ordner</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>Ihre Unterhaltungen als Markdown-Dateien, für Obsidian und andere Notizprogramme. Dateien, die Sie dort ändern, werden nicht angetastet, und von dort kommt nichts zurück.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Synchronisierten Ordner ändern</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Ordner synchron halten</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>Aus: Die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Synchronisierten Ordner öffnen</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>Synchronisierter Ordner</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Noch einmal antworten</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Details</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Vorherige Antwort</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Nächste Antwort</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>Formel: %1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>TeX kopieren</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>Inhalt ansehen</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>Inhalt von %1 ansehen</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Jetzt nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>Es ist nicht bekannt, welches Modell diese Antwort geschrieben hat, daher kann sie nicht fortgesetzt werden. Fragen Sie in einer neuen Frage nach dem Rest.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>Diese Antwort wurde von %1 geschrieben. Wählen Sie dieses Modell, um sie fortzusetzen.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1: in den Editor übernehmen</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>In den Editor übernehmen</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>Langen Text entfernen</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Ordner %1, geöffnet</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Ordner %1, geschlossen</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>Mehr zu diesem Ordner</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>Mehr zu dieser Unterhaltung</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>Neuer Titel</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Archivierte Unterhaltungen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>Nichts ist archiviert. Was Sie archivieren, verschwindet aus der Liste und bleibt hier und in der Suche erhalten.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>Hier werden Ihre Unterhaltungen aufgelistet.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>Die Suche wird vorbereitet. Versuchen Sie es gleich noch einmal.</translation>
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
        <translation>Zurück zu den Unterhaltungen</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>Ihre Bilanz</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>Papierkorb</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Letzte 30 Tage</translation>
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
        <translation>Wie Sie Unterhaltungen aus %1 herausbekommen</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>Nachrichten, die ChatGPT verbirgt, werden nicht übernommen.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[Zitat: %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[Fehler: %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>Eine Nachricht hat keine Rolle, die Conclave kennt.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>Eine Nachricht hat keine Nummer oder die einer anderen.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>%1 wurde von einer neueren Version von Conclave geschrieben. Aktualisieren Sie Conclave, um die Datei zu lesen.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>Das ist kein Export von Conclave.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>Darin ist kein Export von Conclave. Wählen Sie die .json-Datei, die exportiert wurde.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>Ein Eintrag der Liste ist keine Unterhaltung.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>Eine Unterhaltung ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>Die Datenbank konnte nicht kopiert werden: %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>%1 konnte nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>In %1 wird gerade geschrieben. Beenden Sie das zugehörige Programm und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>Die Datei ist keine Datenbank oder sie ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>Die Datenbank enthält einen Text, der zum Lesen zu groß ist.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>Die Datenbank konnte nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[Bild: %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[Quelle: %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>Die Textstellen, aus denen Antworten entstanden sind, werden nicht übernommen.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>Aktivitäten ohne Frage werden nicht übernommen.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>Das ist kein Chat von GPT4All: Der Anfang ist anders als bei einem solchen.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>Der Chat hat die Formatversion %1; Conclave liest die Versionen 1 bis %2.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Die Datei endet vorzeitig; was danach kommt, fehlt.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Die Datei ist beschädigt; was danach kommt, fehlt.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>Hier ist kein Chat von GPT4All. Die Dateien heißen gpt4all-….chat und liegen im Ordner seiner Modelle.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>%1 konnte nicht bis zum Ende gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>Eine Datei oder einen Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>%1 darf nicht gelesen werden. Ändern Sie die Zugriffsrechte oder kopieren Sie die Daten anderswohin.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>Es gibt mehr als %L1 Dateien oder %2 ZIP-Dateien in %3. Wählen Sie den Ordner, in dem nur der Export liegt.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 ist weder eine Datei noch ein Ordner.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>Es gibt mehr als %L1 Dateien in %2.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>In der Auswahl gibt es kein %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>%1 konnte nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>Hier wurden keine Unterhaltungen erkannt. Importieren lässt sich, was von diesen Programmen kommt: %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>Hier sind Unterhaltungen aus mehreren Programmen: %1. Importieren Sie jeweils nur eine Datei oder einen Ordner.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>Hier ist kein Thread von Jan. Threads liegen im Ordner „threads“ seines Datenordners, der in seinen Einstellungen genannt ist.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>Der Thread hat keine messages.jsonl.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>Seine thread.json fehlt oder ist beschädigt und damit Titel, Datum und Modell.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>Eine Nachricht ist beschädigt.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>Das ist kein JSON oder nicht wie erwartet: Es beginnt mit etwas anderem.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>Die Datei hat keine Liste namens „%1“.</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>Die Datei ist beschädigt: Es schließt sich eine Klammer, die nie geöffnet wurde.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>Die Datei endet mittendrin, ist also nicht vollständig. Exportieren Sie sie neu oder laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>Ein Teil der Datei ist beschädigt oder zum Lesen zu groß.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>Hier ist keine Unterhaltung von LM Studio. Sie liegen in .lmstudio/conversations in Ihrem persönlichen Ordner.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>Hier ist keine Datenbank von Ollama. Dessen App speichert die Chats in einer Datei namens db.sqlite.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>Die Datenbank enthält keine Chats von Ollama.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>Ollama hat in die Datenbank geschrieben, während sie gelesen wurde. Importieren Sie noch einmal, um sicher zu sein, dass nichts fehlt.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>Schlagwörter werden nicht übernommen.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>Der Export sagt nicht, wie sein Ordner heißt. Sie können den jetzigen umbenennen.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>Hier ist kein Export von Open WebUI. Angelegt wird er unter „Einstellungen“, „Datenkontrolle“, „Chats exportieren“.</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[Anhang]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[Anhang: %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[Bild]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[Ton]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>Bilder, Töne und angehängte Dateien werden nicht übernommen; an ihrer Stelle steht ein Hinweis.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>Anweisungen an das Modell werden nicht übernommen.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>Was Werkzeuge an das Modell zurückgegeben haben, wird nicht übernommen.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>Ein Teil einer hier unbekannten Art (%1) wird nicht übernommen.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>Etwas, das keine Unterhaltung ist, wird nicht übernommen.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>%1 ist mit einem Passwort geschützt. Entpacken Sie die Datei und importieren Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>%1 ist auf eine hier unbekannte Art gepackt. Entpacken Sie die Datei und importieren Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>%1 konnte nicht gelesen werden. Prüfen Sie, ob der Datenträger vorhanden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>%1 ist beschädigt oder unvollständig. Laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>%1 konnte nicht entpackt werden. Entpacken Sie die Datei mit einem anderen Programm und importieren Sie den Ordner.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>Holen Sie Ihre Unterhaltungen aus anderen Programmen herüber. Sie sehen zuerst, was käme; nichts wird geändert, bevor Sie zustimmen, und nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>Auf diesem Computer gefunden</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>Legen Sie hier einen Export ab. ZIP-Dateien brauchen nicht entpackt zu werden.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>Wo Sie Ihre Unterhaltungen finden</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>Auf chatgpt.com: „Einstellungen → Datenkontrollen → Daten exportieren“. Sie erhalten per E-Mail einen Link zu einer ZIP-Datei; wählen Sie diese hier aus.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>Auf claude.ai: „Einstellungen → Datenschutz → Daten exportieren“. Sie erhalten per E-Mail einen Link zu einer ZIP-Datei; wählen Sie diese hier aus.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>Auf takeout.google.com: Auswahl aufheben, „Meine Aktivitäten“ wählen, darin nur „Gemini-Apps“ und als Format JSON statt HTML. Wählen Sie die ZIP-Datei hier aus.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>Auf chat.deepseek.com: „Settings → Data → Export“. Wählen Sie die ZIP-Datei hier aus.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>In den Einstellungen unter „Datenkontrolle“: „Chats exportieren“. Wählen Sie die .json-Datei hier aus.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>Sind sie auf diesem Computer, werden sie oben gefunden. Kopieren Sie sonst den Ordner mit den Unterhaltungen herüber (bei Ollama die db.sqlite) und wählen Sie ihn hier aus.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>Auf dem anderen Computer: „Einstellungen → Alles exportieren“, als JSON. Wählen Sie die Datei hier aus; was schon hier ist, wird nicht verdoppelt.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>Unterhaltungen importieren</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>%1 wird durchgesehen. Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>Import aus %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>Mehr importieren</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>Aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Exporte von Unterhaltungen (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>Aus einem Ordner importieren</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>eine Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>Der Probelauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>Der Import wurde abgebrochen. Was bis dahin übernommen war, bleibt.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>Das war ein Probelauf: Nichts wurde geändert. Der Import brächte Folgendes:</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>Eine Unterhaltung hinzugefügt, mit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>%n Unterhaltung hinzugefügt, mit %1.</numerusform>
            <numerusform>%n Unterhaltungen hinzugefügt, mit %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>Eine Unterhaltung aktualisiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>%n Unterhaltung aktualisiert.</numerusform>
            <numerusform>%n Unterhaltungen aktualisiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>Eine Nachricht ist neu in dem, was schon hier war.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>%n Nachricht ist neu in dem, was schon hier war.</numerusform>
            <numerusform>%n Nachrichten sind neu in dem, was schon hier war.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>Eine Nachricht ist länger, als sie hier war.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n Nachricht ist länger, als sie hier war.</numerusform>
            <numerusform>%n Nachrichten sind länger, als sie hier waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>Eine Unterhaltung war schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n Unterhaltung war schon hier.</numerusform>
            <numerusform>%n Unterhaltungen waren schon hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>Eine Unterhaltung ist im Papierkorb und wurde dort gelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n Unterhaltung ist im Papierkorb und wurde dort gelassen.</numerusform>
            <numerusform>%n Unterhaltungen sind im Papierkorb und wurden dort gelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>Eine Unterhaltung ist leer und wurde ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n Unterhaltung ist leer und wurde ausgelassen.</numerusform>
            <numerusform>%n Unterhaltungen sind leer und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>Es wurden keine Unterhaltungen gefunden.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>Ausgelassen in „%1“: %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>Ausgelassen in „%1“, %2-mal: %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>Ein weiterer Punkt wurde ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>%n weiterer Punkt wurde ausgelassen.</numerusform>
            <numerusform>%n weitere Punkte wurden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>aktualisiert</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>schon hier</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>Was ausgelassen wird und warum (%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund. Starten Sie einen (GNOME Keyring, KWallet, KeePassXC) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>Der Schlüsselbund des Systems blieb gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>Der Schlüsselbund des Systems hat keinen Schlüssel für diesen Verlauf oder blieb gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>Der Schlüsselbund des Systems hat einen Fehler gemeldet. Entsperren Sie ihn oder starten Sie ihn neu und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>Diese Conclave-Version wurde ohne QtKeychain gebaut und kann den Schlüsselbund des Systems nicht verwenden. Nehmen Sie eine Passphrase.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>Diese private Unterhaltung schließen?</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>Sie wird nirgends aufbewahrt: Ist sie einmal geschlossen, kann niemand sie zurückholen.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>Hierbleiben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LeftOutRow</name>
    <message>
        <source>%1 ×</source>
        <comment>how often</comment>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this address in your browser?</source>
        <comment>before opening a link that a model wrote</comment>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>Öffnen</translation>
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
        <translation>Der Verlauf ist gesperrt. Diese Unterhaltung ist privat und wird nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>Unterhaltungen anzeigen</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>Je heller ein Feld, desto mehr hat sein Experte geantwortet; das hellste steht für %1.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>gar nicht</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>Ganze Antwort</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>Ein Token</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>Karte der Experten. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>Experte</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>Zeigen Sie auf ein Feld oder wählen Sie eines mit den Pfeiltasten.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>Bild: %1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Jetzt nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Noch einmal antworten</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>Noch einmal antworten mit …</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>Zitieren</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>Loslösen</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>Für das Modell anheften</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Details</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>Reproduzieren</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>Bis hierher duplizieren</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>Mit allem Folgenden löschen</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>Aus dieser Liste nehmen (die Datei bleibt)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>Es wurde noch kein Modell geöffnet.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>Modelldatei öffnen …</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>Eigene Anweisungen</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>Bekommt das Modell anstelle der Anweisungen aus den Einstellungen.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>Auch in den Einstellungen gibt es keine.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>Keine Anweisungen</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>Anweisungen dieser Unterhaltung</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Fester Startwert</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>Dieselbe Frage an derselben Stelle bekommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>nicht fest</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>Breite der Seitenleiste</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>Die Feststelltaste ist aktiv.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>Passphrase verbergen</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>Passphrase anzeigen</translation>
    </message>
</context>
<context>
    <name>Percent</name>
    <message>
        <source>&lt; %1 %</source>
        <comment>less than; %1 is a number</comment>
        <translation>&lt; %1 %</translation>
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
            <numerusform>„%1“ muss ein Text mit höchstens %Ln Zeichen sein.</numerusform>
            <numerusform>„%1“ muss ein Text mit höchstens %Ln Zeichen sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>„%1“ muss eine Zahl zwischen %2 und %3 sein.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>„%1“ muss eine ganze Zahl in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>Sie ist zu groß für eine Datei mit Voreinstellungen.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Sie ist keine Datei mit Voreinstellungen oder sie ist beschädigt: Der Text ist kein JSON.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Sie ist keine von Conclave geschriebene Datei mit Voreinstellungen.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Sie wurde von einer neueren Version von Conclave geschrieben. Aktualisieren Sie Conclave, um sie zu lesen.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>Sie enthält keine Voreinstellung.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>Sie enthält zu viele Voreinstellungen; höchstens %Ln wird gelesen.</numerusform>
            <numerusform>Sie enthält zu viele Voreinstellungen; höchstens %Ln werden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>Eine Voreinstellung darin hat keinen Namen.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>In der Voreinstellung „%1“: %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 – für neue Unterhaltungen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Name der Voreinstellung</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Gehört zu Conclave. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>Neue Unterhaltungen beginnen mit „%1“; erneut wählen, um das zu beenden</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Neue Unterhaltungen mit „%1“ beginnen</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>„%1“ exportieren …</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>„%1“ umbenennen</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>„%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>Was das gewählte Modell tut, bevor es antwortet, wenn eine Unterhaltung nichts anderes festlegt.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>Einstellungen unter einem Namen. Wählen Sie eine für eine Unterhaltung oder speichern Sie die einer Unterhaltung: oben rechts in der Unterhaltung (Strg+.).</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>Voreinstellungen importieren …</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>Alle eigenen exportieren …</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>Voreinstellungen importieren</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Voreinstellungen (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>Voreinstellungen exportieren</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>Privat: nirgends aufbewahrt</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>Privat</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>Prompt verwenden</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>/ im leeren Feld</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>Neuer Prompt</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>Prompt ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>Name des Prompts</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>Zum Beispiel: Erkläre %2, was %1 ist.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>Text des Prompts</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>Wird beim Verwenden abgefragt: %1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>Was in doppelten geschweiften Klammern steht, wird beim Verwenden des Prompts abgefragt: %1. Mit einem Wert, der gilt, wenn nichts eingegeben wird: %2. Zur Auswahl: %3. Von selbst ausgefüllt: %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>Das Geschriebene verwerfen?</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>Es ist noch nicht in der Sammlung.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>Der Prompt bleibt, wie er vorher war.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>In diesem Ordner sind keine Prompts: Keine Datei darin endet auf .md, .txt oder .json.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>Darin steht kein Text.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>Der Text ist zu lang für einen Prompt.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>Es sind zu viele Prompts; höchstens %Ln wird auf einmal gelesen.</numerusform>
            <numerusform>Es sind zu viele Prompts; höchstens %Ln werden auf einmal gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>Sie ist zu groß für eine Datei mit Prompts.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>Sie ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Sie ist beschädigt: Der Text ist kein JSON.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Sie ist keine von Conclave geschriebene Datei mit Prompts.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Sie wurde von einer neueren Version von Conclave geschrieben. Aktualisieren Sie Conclave, um sie zu lesen.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>Sie enthält keine Prompts.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>In die Frage einfügen</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>Anderer Prompt</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <comment>the prompt library</comment>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>in an empty field</comment>
        <translation>Prompt suchen</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>Prompt suchen</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>Kein Prompt enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>Texte, die Sie immer wieder verwenden, mit Stellen zum Ausfüllen: Bewahren Sie sie hier auf.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Neuer Prompt …</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>„%1“ duplizieren</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>„%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>PromptsSection</name>
    <message>
        <source>Prompts</source>
        <comment>group of settings: the prompt library</comment>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in. Type / in the empty question to use one.</source>
        <comment>explains the prompt library</comment>
        <translation>Texte, die Sie immer wieder verwenden, mit Stellen zum Ausfüllen. Geben Sie / in die leere Frage ein, um einen zu verwenden.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Neuer Prompt …</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>Dateien importieren …</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>Ordner importieren …</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>Als eine Datei exportieren …</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>Als Markdown exportieren …</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>Prompts importieren</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Prompts (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Prompts aus einem Ordner importieren</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>Prompts exportieren</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Prompts in einen Ordner exportieren</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>Der Kontext ist voll: Für eine Fortsetzung dieser Antwort ist kein Platz. Fragen Sie in einer neuen Frage oder in einer neuen Unterhaltung nach dem Rest.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>Es ist kein Modell geöffnet. Wählen Sie oben in der Modellauswahl eines aus.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>Eine andere Fassung Ihrer Frage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>Senden</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>Die vorige Fassung bleibt daneben erhalten.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Ihre Frage: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Angehängt: %1, %2. Text anzeigen</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Zeigen, was das Modell sieht</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>%n weitere Datei</numerusform>
            <numerusform>%n weitere Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>Frage kopieren</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>Vorherige Fassung</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>Nächste Fassung</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – Schnellfrage</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · privat</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>Privat: nirgends aufbewahrt</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>Im Hauptfenster öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>Zitat</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, Gedankengang einblenden</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, Gedankengang ausblenden</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>Wiederherstellungsschlüssel: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>Wiederherstellungsschlüssel kopieren</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>Wiederherstellungsschlüssel als Datei speichern</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>Wiederherstellungsschlüssel speichern</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>Er öffnet den Verlauf, wenn der Schlüsselbund des Systems den Schlüssel nicht mehr hat: nach einer Neuinstallation oder auf einem anderen Computer. Bewahren Sie ihn dort auf, wo nur Sie ihn lesen können.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>Gruppen aus Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>damals</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(Ende)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>Sicherung vom %1 wiederherstellen?</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>Zurückholen, was fehlt</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>Unterhaltungen und Nachrichten, die in der Sicherung sind, aber nicht in diesem Verlauf, werden hinzugefügt. Nichts, was hier ist, wird entfernt oder gekürzt.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>Alles ersetzen</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>Der Verlauf wird wieder, wie er damals war; was seither geschrieben wurde, ist dann nicht mehr darin. Vorher wird der jetzige Stand gesichert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>Alles ersetzen</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Höher ist lebhafter, niedriger ist beständiger; bei 0 kommt immer das wahrscheinlichste Wort.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Nur so viele der wahrscheinlichsten Wörter werden berücksichtigt.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Wörter werden berücksichtigt, bis ihre Wahrscheinlichkeiten zusammen diesen Wert ergeben.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Wörter, die viel unwahrscheinlicher sind als das wahrscheinlichste, werden ausgelassen.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Macht Wörter, die eben erst vorkamen, unwahrscheinlicher.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>In Token; eines entspricht etwa drei Vierteln eines Wortes.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Keine Anweisungen</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Eigene Anweisungen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>Startwert nicht fest</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>Nachdenken: %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>Filter (%n aktiv)</numerusform>
            <numerusform>Filter (%n aktiv)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>Von – bis …</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>Jedes Modell</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>Jeder Ordner</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>Enthält Code</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>Filter sind aktiv: Setzen Sie sie zurück, um überall zu suchen.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>Jedes Wort muss vorkommen. Versuchen Sie es mit weniger Wörtern oder nur mit einem Wortanfang.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>Filter zurücksetzen</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>Zitieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>Hier festgelegt. In den Einstellungen: %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Hier festgelegt</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1: wieder wie in den Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>Zurück zur Unterhaltung</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>Design</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>„System“ richtet sich nach Ihrem Desktop.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>Design</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>Die des Fensters. Modelle antworten in der Sprache der Frage.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>Bekommt das Modell vor jeder Unterhaltung gesagt: wer es ist, wie es antworten soll. Leer: nichts.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>Zum Beispiel: Antworte kurz und in einfachen Worten.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>Titel vom Modell</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>Wenn das Modell nichts zu tun hat, gibt es einer neuen Unterhaltung ihren Titel. Aus: ihre ersten Wörter. Einstiegsmodelle werden nicht gefragt.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>Titel vom Modell</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>Wie Antworten ausgewählt werden</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Höher ist lebhafter, niedriger ist beständiger; bei 0 kommt immer das wahrscheinlichste Wort.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Nur so viele der wahrscheinlichsten Wörter werden berücksichtigt.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Wörter werden berücksichtigt, bis ihre Wahrscheinlichkeiten zusammen diesen Wert ergeben.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Wörter, die viel unwahrscheinlicher sind als das wahrscheinlichste, werden ausgelassen.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Macht Wörter, die eben erst vorkamen, unwahrscheinlicher.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>In Token; eines entspricht etwa drei Vierteln eines Wortes.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Fester Startwert</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>Dieselbe Frage an derselben Stelle bekommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>Fester Startwert</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>Über</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Sie öffnet keine Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>Akzentfarbe</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>Die von Schaltflächen, Links und Ausgewähltem.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>In Prozent der üblichen Größe. Auch mit %1 und %2 oder mit Strg und dem Mausrad.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>Bewegung reduzieren</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>Alles ist sofort an seinem Platz, ohne sich dorthin zu bewegen. „System“ richtet sich nach Ihrem Desktop.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>Bewegung reduzieren</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>Schließen</translation>
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
        <translation>Tastenkombinationen</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>Tastenkombination suchen</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>Tastenkombination suchen</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>Keine Tastenkombination passt dazu.</translation>
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
            <numerusform>Code, %n Zeile.</numerusform>
            <numerusform>Code, %n Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>Mindestens 8 Zeichen. Vier oder fünf Wörter ohne Zusammenhang sind leicht zu merken und schwer zu erraten.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, ausblenden</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, einblenden</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>Das sieht das Modell an ihrer Stelle. Geschrieben von %1.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>Zusammenfassung entfernen</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>Als CSV speichern …</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>Zurück zur Unterhaltung</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>Ihre Bilanz</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>Noch keine Stimmen</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>Bei Ihren eigenen Fragen</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>Stellen Sie einem Rat von Modellen eine Frage, lesen Sie die Antworten nebeneinander und sagen Sie, welche besser ist. Hier werden Ihre Stimmen gezählt, Modell gegen Modell. Sie bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>Meine nächste Frage einem Rat stellen</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 besser: %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>gleich gut: %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>keine gut: %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>Fragen ausblenden</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>Frage anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>%n Frage anzeigen</numerusform>
            <numerusform>%n Fragen anzeigen</numerusform>
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
        <translation>Ebene %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>Nachdenken: %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Wie viel das Modell nachdenkt, bevor es antwortet</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Das Modell denkt nach, bevor es antwortet</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>Das Modell antwortet sofort</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>Sofort antworten</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>Erst nachdenken</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>Dem Modell überlassen</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>Wenig</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>Viel</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>Sehr viel</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>Maximal</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>Token – je unwahrscheinlicher, desto kräftiger ihre Farbe</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>Token der Antwort</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, Argumente einblenden</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, Argumente ausblenden</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>Zum Ende springen</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>Antwortet noch einmal und bleibt Ihr Modell</translation>
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
        <translation>Ihre Unterhaltungen</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>Aus ChatGPT, Claude, Gemini, LM Studio und anderen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>Alles exportieren</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>Als Dateien, die auch andere Programme lesen, oder für den Umzug auf einen anderen Computer.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>Exportieren …</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>„%1“ endgültig löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>Papierkorb leeren?</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>Der ganze Inhalt (%n) wird endgültig gelöscht. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Der ganze Inhalt (%n) wird endgültig gelöscht. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>Der Papierkorb ist leer. Was Sie löschen, bleibt 30 Tage hier.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>Papierkorb leeren …</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>Verlauf wird geöffnet</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>Der Verlauf ist gesperrt</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>Ihre Unterhaltungen sind verschlüsselt und lassen sich jetzt nicht öffnen. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>Der Schlüsselbund des Systems wird nach dem Schlüssel gefragt. Vielleicht fragt er Sie nach einem Passwort.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>Ihre Unterhaltungen sind verschlüsselt. Geben Sie den Wiederherstellungsschlüssel ein, den Sie aufbewahrt haben, oder fügen Sie ihn ein.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>Ihre Unterhaltungen sind auf diesem Computer verschlüsselt. Ihre Passphrase öffnet sie.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>Schlüsselbund noch einmal fragen</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>Passphrase verwenden</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>Wiederherstellungsschlüssel verwenden</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>Zurück zur privaten Unterhaltung</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>Ohne den Verlauf privat chatten</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>Welche Antwort ist besser? Die Namen erscheinen, wenn Sie abgestimmt haben.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>Welche Antwort ist besser? Stimmen zählen für Ihre Bilanz.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>Ihre Stimme</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1, Taste %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Die Antwort wurde kopiert.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Der Code wurde kopiert.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>In dieser Antwort ist kein Code.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>Das Modell hat sie beendet</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>Die Antwortgrenze der Einstellungen</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>Der Kontext war voll</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>Sie wurde angehalten</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>Das Programm wurde beendet</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>Ein Fehler</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>Chatvorlage</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>Berechnet auf</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>Schlüssel und Werte</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>Nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>%n der ältesten Nachrichten</numerusform>
            <numerusform>%n der ältesten Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>Erstes Token nach</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>Angehalten und fortgesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Beendet durch</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>Liest …</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>Bisher gleich, %n Token</numerusform>
            <numerusform>Bisher gleich, %n Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>Identisch, %n Token</numerusform>
            <numerusform>Identisch, %n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>Weicht bei Token %1 ab</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>Angehalten, bevor es fertig war.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>Das Modell denkt nach.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>Die Antwort wurde angehalten.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>Ende der Antwort.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>An eine Frage lässt sich höchstens %Ln Datei anhängen.</numerusform>
            <numerusform>An eine Frage lassen sich höchstens %Ln Dateien anhängen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>Nur Dateien auf diesem Computer können angehängt werden.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>„%1“ wurde aus der Frage entfernt.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>„%1“ ist wieder angehängt.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>Nur die ersten %1 von %2 Seiten sind angehängt.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>Nur die ersten Seiten von „%1“ sind angehängt.</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>Alle Seiten von „%1“ sind angehängt.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>Diese Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>Ordner können nicht angehängt werden. Hängen Sie die Dateien darin an.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>Diese Datei kann nicht geöffnet werden. Prüfen Sie, ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>Diese Datei ist zu groß: Sie hat %1, und %2 können angehängt werden. Hängen Sie einen Teil davon an.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>Diese Datei ist kein Text. Gelesen werden können Textdateien, PDFs, .docx und .odt.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>Diese Datei ist zu lang: Sie hat %Ln Zeichen, mehr, als irgendein Modell auf einmal sieht. Hängen Sie einen Teil davon an.</numerusform>
            <numerusform>Diese Datei ist zu lang: Sie hat %Ln Zeichen, mehr, als irgendein Modell auf einmal sieht. Hängen Sie einen Teil davon an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>Als %1 gelesen, eine Vermutung. Sehen Sie nach: Buchstaben können falsch sein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>%Ln Zeichen konnte nicht gelesen werden.</numerusform>
            <numerusform>%Ln Zeichen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>Das Programm conclave-file-reader, das solche Dateien liest, fehlt. Installieren Sie Conclave neu.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>Diese Datei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>Diese Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort und hängen Sie diese Fassung an.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>Diese Datei hat mehr als %Ln Seite. Hängen Sie einen Teil davon an.</numerusform>
            <numerusform>Diese Datei hat mehr als %Ln Seiten. Hängen Sie einen Teil davon an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>Von gepackten Dateien können nur .docx und .odt gelesen werden. Entpacken Sie die Datei oder speichern Sie sie als PDF oder als Text.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>Diese Datei braucht mehr Arbeitsspeicher, als sie haben darf. Hängen Sie einen Teil davon an.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>Diese Datei ist zu lang: Sie hat mehr Text, als irgendein Modell auf einmal sieht. Hängen Sie einen Teil davon an.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>Dieses PDF enthält keinen Text: Seine Seiten sind Bilder. Lassen Sie zuerst eine Texterkennung (OCR) darüberlaufen.</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>Diese Datei enthält keinen Text.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>Nur die ersten %1 von %2 Seiten sind angehängt: Mehr ist zu lang.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>%Ln Seite hat keinen Text: Sie ist leer oder ein Bild.</numerusform>
            <numerusform>%Ln Seiten haben keinen Text: Sie sind leer oder Bilder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>Der Text wurde kopiert.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>Der Text konnte dort nicht gespeichert werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>Tägliche Sicherung</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>Von Hand angelegt</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>Vor einer Aktualisierung des Programms</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Vor dem Wiederherstellen einer Sicherung</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>Vor dem Ändern der Verschlüsselung</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>Wiederhergestellt. Unterhaltungen: %1. Was bis jetzt hier war, ist die neueste Sicherung.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>Es fehlte nichts: Alles ist schon hier.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>Es fehlte nichts. Im Papierkorb gelassen: %1.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>Wiederhergestellt. Unterhaltungen zurückgeholt: %1, vervollständigt: %2, schon hier: %3.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>Im Papierkorb gelassen: %1.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>nicht lesbar, %1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>eine Unterhaltung, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 Unterhaltungen, %2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>Die Sicherung wurde angelegt.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>Was fehlte, wurde aus der Sicherung zurückgeholt.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>Was aus der Sicherung kam, ist im Papierkorb.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>Das Wiederherstellen wurde rückgängig gemacht. Was es gebracht hat, ist für 30 Tage im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Diese Antwort ist nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>Diese Antwort ist zu Ende, daher kann sie nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>Auf diese Antwort folgt schon etwas, daher kann sie nicht fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>Liest … %1 %</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>Der Rat wird noch befragt.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>In einer anderen Unterhaltung wird ein Rat befragt.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>Die Antwort wird noch geschrieben.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>In einer anderen Unterhaltung wird eine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>Die Unterhaltung wird in den Verlauf aufgenommen.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>Eine Antwort wird zum Vergleich noch einmal geschrieben.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>Der ältere Teil wird zusammengefasst.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Das Modell wird geladen.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>Wählen Sie oben ein Modell, um zu beginnen.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>Langer Text, %1 Zeichen</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>Der lange Text wurde aus der Frage entfernt.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>Der lange Text ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>%n Nachricht wurde gelöscht.</numerusform>
            <numerusform>%n Nachrichten wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>Die Frage wurde gelöscht.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>Die Antwort wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>%n Nachricht wiederhergestellt.</numerusform>
            <numerusform>%n Nachrichten wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>Frage wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>Antwort wiederhergestellt.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>Das ist eine Kopie; die Unterhaltung, aus der sie stammt, bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>Angeheftet: Das Modell sieht es, wie lang die Unterhaltung auch wird.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>Nicht mehr angeheftet.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>Wieder angeheftet.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>Wer das geschrieben hat, bleibt verborgen, bis Sie abgestimmt haben.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>Diese Unterhaltung ist jetzt im Verlauf.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>Die Unterhaltung wurde aus dem Verlauf genommen.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Dateien können nur auf diesem Computer geschrieben werden.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>Der Code konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>Gespeichert als „%1“.</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>Neue private Unterhaltung</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>Diese private Unterhaltung behalten …</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>Unterhaltung umbenennen</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>Unterhaltung anheften oder loslösen</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>Unterhaltung archivieren</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>Unterhaltung duplizieren</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>Unterhaltung exportieren …</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>Einstellungen der Unterhaltung</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>Unterhaltung löschen</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>Vorherige Unterhaltung</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>Antwort anhalten oder Geöffnetes schließen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>Noch einmal antworten</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>Letzten Code der Antwort kopieren</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>Auswahl zitieren</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>Nachricht für das Modell anheften oder loslösen</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>Vorherige Nachricht</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Vorherige Fassung der Nachricht</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Nächste Fassung der Nachricht</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>Menü der Nachricht</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>Details der Antwort</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>Antwort reproduzieren</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>Gedankengang ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Zum Anfang der Unterhaltung</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Zum Ende der Unterhaltung</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>Dateien anhängen …</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>Prompt verwenden …</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>Nachdenken ein- oder ausschalten, wo das Modell die Wahl lässt</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>Einen Rat von Modellen fragen …</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>Alles finden: Unterhaltungen, Modelle, Befehle</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>Alle Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Zum Fragefeld</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Zur Liste der Unterhaltungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>Ihre Bilanz</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>Tastenkombinationen</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>Unterhaltungen importieren …</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>Alles exportieren …</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>Verlauf jetzt sichern</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>Schnellfrage</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>Experten ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>Unterhaltungen ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>Schrift in üblicher Größe</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>Design des Desktops</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>Frage senden</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>Neue Zeile in der Frage</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Im leeren Feld: letzte Frage bearbeiten</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Im leeren Feld: Prompt verwenden</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>Zum nächsten Bedienelement</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>Menü des Elements mit dem Tastaturfokus</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>In der Liste: Unterhaltung löschen</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>In der Liste: mehrere auswählen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>Suchen und Navigieren</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>Fenster und Aussehen</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>Tasten in Feldern und Listen</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>Ältestes weggelassen</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>Voll</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
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
        <translation>Ihre Frage: %1 Token</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Bisherige Unterhaltung: %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Anweisungen: %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Übrig: %1, dazu %2 für die Antwort freigehalten</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Zu viel: %1, wenn %2 für die Antwort frei bleiben</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>Das Modell sieht %1 Token auf einmal</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>Der ältere Teil der Unterhaltung wird zusammengefasst …</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>Die Unterhaltung braucht %1 der %2 Token, die neben einer Antwort Platz haben.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>Diese Frage ist zu lang für das Modell: Sie hat %1 Token, und das Modell sieht %2 auf einmal. Kürzen Sie sie oder wählen Sie ein Modell, das mehr sieht.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>Was angeheftet ist, passt nicht neben diese Frage: Zusammen sind es %1 Token, und neben einer Antwort haben %2 Platz. Lösen Sie etwas oder lassen Sie es diesmal weg. Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>Die Unterhaltung ist länger geworden, als das Modell auf einmal sieht: Mit dieser Frage hat sie %1 Token, und neben einer Antwort haben %2 Platz. Noch wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Das Modell sieht %n angeheftete Nachricht nicht. Sie bleibt im Verlauf.</numerusform>
            <numerusform>Das Modell sieht %n Nachrichten nicht, darunter angeheftete. Sie bleiben im Verlauf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Das Modell sieht %n der älteren Nachrichten nicht, wohl aber alles, was angeheftet oder zusammengefasst ist. Sie bleibt im Verlauf.</numerusform>
            <numerusform>Das Modell sieht %n der älteren Nachrichten nicht, wohl aber alles, was angeheftet oder zusammengefasst ist. Sie bleiben im Verlauf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Das Modell sieht die älteste Nachricht nicht. Sie bleibt im Verlauf.</numerusform>
            <numerusform>Das Modell sieht die ältesten %n Nachrichten nicht. Sie bleiben im Verlauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>Auch angeheftete Nachrichten weglassen</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>Die ältesten Nachrichten weglassen</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>Eine Zusammenfassung: Das Modell schreibt auf, was in der älteren Nachricht steht, und sieht das an ihrer Stelle. Sie bleibt im Verlauf, und es lässt sich rückgängig machen.</numerusform>
            <numerusform>Eine Zusammenfassung: Das Modell schreibt auf, was in den %n älteren Nachrichten steht, und sieht das an ihrer Stelle. Sie bleiben im Verlauf, und es lässt sich rückgängig machen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Die Einstellungen der Unterhaltung sind wieder, wie sie waren.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>Alles ist wieder wie in den Einstellungen.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>Die Unterhaltung hat wieder die Anweisungen der Einstellungen.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>Die Anweisungen der Unterhaltung wurden geändert.</translation>
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
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>Ihre Stimme: %1 hat besser geantwortet als %2.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>Ihre Stimme: %1 hat am besten geantwortet.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>Ihre Stimme: Sie sind gleich gut.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>Ihre Stimme: Keine davon ist gut.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>Der Rat wird befragt: %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>Ein Rat aus %n Modell: Stimmen Sie ab, um zu sehen, wer was geschrieben hat</numerusform>
            <numerusform>Ein Rat aus %n Modellen: Stimmen Sie ab, um zu sehen, wer was geschrieben hat</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>Rat: %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>Modell wird geladen … %1 %</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>Antwortet jetzt</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>Dieses Modell konnte nicht geladen werden. Warum und welches es ist, erfahren Sie nach der Abstimmung.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>Seine Antwort ist im Papierkorb.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>Es wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>Die Frage wird gespeichert …</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1, das letzte</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1; danach noch %n</numerusform>
            <numerusform>%1; danach noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 ist besser</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 ist am besten</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>Keine ist gut</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>Die Unterhaltung geht mit der Antwort von %1 weiter.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>Von jetzt an %1 antworten lassen</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>Von jetzt an antwortet %1.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Mindestens %n Zeichen.</numerusform>
            <numerusform>Mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Die beiden stimmen nicht überein.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Zu kurz: mindestens %n Zeichen.</numerusform>
            <numerusform>Zu kurz: mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>Schwach: leicht zu erraten. Vier oder fünf Wörter ohne Zusammenhang sind besser.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>Mittel: Mit ein oder zwei Wörtern mehr wäre sie stark.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>Gut.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>Stark.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>Abgebrochen: Der Verlauf ist, wie er war.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>Verlauf wird neu verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>Verlauf wird verschlüsselt</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>Der Verlauf öffnet sich von jetzt an mit der neuen Passphrase.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>Der Verlauf ist verschlüsselt. Beim nächsten Start wird nach seiner Passphrase gefragt.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>Warten auf den Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>Der Schlüsselbund des Systems hat den Schlüssel angenommen, aber nicht zurückgegeben, daher wurde nichts verschlüsselt. Entsperren Sie den Schlüsselbund und versuchen Sie es erneut oder verwenden Sie eine Passphrase.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>Der Verlauf ist verschlüsselt und der Schlüsselbund des Systems hat den Schlüssel.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>Verlauf wird entschlüsselt</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>Der Verlauf ist nicht mehr verschlüsselt.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>Der Wiederherstellungsschlüssel wurde kopiert.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Conclave-Wiederherstellungsschlüssel.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>Dieser Wiederherstellungsschlüssel öffnet den verschlüsselten Verlauf von Conclave, wenn der Schlüsselbund des Systems den Schlüssel nicht mehr hat. Bewahren Sie ihn dort auf, wo nur Sie ihn lesen können.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>Der Wiederherstellungsschlüssel wurde als „%1“ gespeichert.</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>Der Wiederherstellungsschlüssel konnte nicht gespeichert werden: %1 Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>Die Datei „%1“ ist nicht da. Wurde sie verschoben, umbenannt oder gelöscht?</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>Die Datei „%1“ ist beschädigt oder unvollständig. Laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>„%1“ ist von einer Art, die Conclave nicht ausführt. Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>Für „%1“ reicht der Speicher nicht. Schließen Sie andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>Die Grafikkarte oder ihr Treiber hat bei „%1“ versagt. Starten Sie Conclave neu; hilft das nicht, erneuern Sie den Treiber.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>Die Datei „%1“ konnte nicht gelesen werden. Prüfen Sie den Datenträger, auf dem sie liegt, und wer sie lesen darf.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>Schicht %1, Experte %2: hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>Schicht %1, Experte %2: hat bei %3 der Token geantwortet</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>Schicht %1, Experte %2: Gewicht %3 bei diesem Token</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>Schicht %1, Experte %2: hat bei diesem Token nicht geantwortet</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Token %1 von %2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>Token: %1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>Die Liste endet mit Token %1.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>Dieses Modell ist dicht: Es hat keine Experten, sondern arbeitet als Ganzes an jedem Token. Wie wahrscheinlich seine Token waren, sehen Sie unten.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>Die Antwort, die gerade geschrieben wird, wurde angefordert, bevor diese Seitenleiste offen war. Die nächste wird hier gezeigt.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>Dieses Modell ist dicht: Es hat keine Experten. Wie wahrscheinlich die Token seiner nächsten Antwort sind, wird hier gezeigt.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>Die nächste Antwort wird hier gezeigt, während sie geschrieben wird: welche Experten welcher Schicht antworten und wie wahrscheinlich jedes Token war.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>Ein Rat antwortet verdeckt. Wie viele Experten ein Modell hat, würde verraten, welches es ist; darum werden sie nicht gezeigt.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>Diese Nachricht</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>Die ausgewählten Nachrichten (%1)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>Die ausgewählten Unterhaltungen (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>Diese Unterhaltung: „%1“</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>Der Ordner „%1“</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>Alle Unterhaltungen</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Dateien können nur auf diesem Computer geschrieben werden.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>Exportiert nach „%1“.</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>%1 Dateien nach „%2“ exportiert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>Zuletzt synchronisiert: %1.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>Geschriebene Dateien: %1.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>Verschobene Dateien: %1.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>Zu den gelöschten gelegte Dateien: %1.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>Nichts hatte sich geändert.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>Nur ein Ordner auf diesem Computer kann synchron gehalten werden.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>Der Ordner, der synchron gehalten wird: %1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>eine Unterhaltung, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 Unterhaltungen, %2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>„%1“ wurde archiviert.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde archiviert.</numerusform>
            <numerusform>%n Unterhaltungen wurden archiviert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>„%1“ ist nicht mehr archiviert.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>%n Unterhaltung ist nicht mehr archiviert.</numerusform>
            <numerusform>%n Unterhaltungen sind nicht mehr archiviert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>„%1“ wurde verschoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde verschoben.</numerusform>
            <numerusform>%n Unterhaltungen wurden verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>„%1“ ist wieder am alten Platz.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n Unterhaltung ist wieder am alten Platz.</numerusform>
            <numerusform>%n Unterhaltungen sind wieder am alten Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Dupliziert als „%1“.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde gelöscht.</numerusform>
            <numerusform>%n Unterhaltungen wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>„%1“ wiederhergestellt.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>%n Unterhaltung wiederhergestellt.</numerusform>
            <numerusform>%n Unterhaltungen wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>Der Ordner „%1“ wurde gelöscht, seine Unterhaltungen wurden behalten.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Ordner „%1“ wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>Das kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>Bereit zum Import aus %1</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>Nichts Neues aus %1</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>Der Import wurde rückgängig gemacht</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>Der Import endete vorzeitig</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>Der Import wurde abgebrochen</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>Aus %1 importiert</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>Was er gebracht hat, ist für 30 Tage im Papierkorb.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>Nur Dateien und Ordner auf diesem Computer können importiert werden.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>Aus %1 importiert.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>Der Import wurde rückgängig gemacht. Was er gebracht hat, ist im Papierkorb.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Der Bericht wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>Weiteres, das hier nicht aufgelistet ist.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Ihre Frage: %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>Antwort von %1: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 Experten, %2 zugleich</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>%1 Parameter, davon %2 für jedes Token im Einsatz</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 Experten, %2 zugleich</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>Kontext von %1 Token</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>Läuft auf %1</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>Nur Modelldateien (.gguf) auf diesem Computer können hier geöffnet werden.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>Das Modell wird geladen, wenn der Rat fertig ist.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>Letzte Unterhaltungen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>Alle Nachrichten nach „%1“ durchsuchen</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>Diese Unterhaltung wird nach der Voreinstellung „%1“ beantwortet.</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>„%1“ ist jetzt eine Voreinstellung.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>„%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>„%1“ ist wieder, wie es war.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Die Voreinstellung „%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Voreinstellung „%1“ wiederhergestellt.</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>Aus %1 konnte keine Voreinstellung übernommen werden. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>Alle Voreinstellungen der Datei sind schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>%n Voreinstellung wurde hinzugefügt.</numerusform>
            <numerusform>%n Voreinstellungen wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>Die Voreinstellungen der Datei wurden wieder entfernt.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>Der Prompt „%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>Der Prompt „%1“ ist wieder, wie er war.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Der Prompt „%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Prompt „%1“ wiederhergestellt.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>%n Datei konnte nicht als Prompt gelesen werden.</numerusform>
            <numerusform>%n Dateien konnten nicht als Prompts gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>Alle Prompts der Dateien sind schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>%n Prompt wurde hinzugefügt.</numerusform>
            <numerusform>%n Prompts wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>Die Prompts der Dateien wurden wieder entfernt.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>Sie wurde mit Version %1 geschrieben; das hier ist %2.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>Sie wurde auf „%1“ berechnet; jetzt auf „%2“.</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>Schlüssel und Werte wurden als %1 gehalten; jetzt als %2.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>Das Modell konnte %1 Token sehen; jetzt %2.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>Die Chatvorlage ist eine andere als damals.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>Sie wurde angehalten und fortgesetzt (%n-mal). An dieser Stelle kann das Modell sie in anderen Stücken gelesen haben, als es sie geschrieben hatte: Ein Unterschied dort kann daher kommen.</numerusform>
            <numerusform>Sie wurde angehalten und fortgesetzt (%n-mal). An diesen Stellen kann das Modell sie in anderen Stücken gelesen haben, als es sie geschrieben hatte: Ein Unterschied dort kann daher kommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>Sie stammt aus einer älteren Version, die das Gerät und die Anweisungen nicht festgehalten hat.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Diese Antwort ist nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>Es ist nicht bekannt, welche Datei diese Antwort geschrieben hat, daher kann sie nicht genau so noch einmal geschrieben werden.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Die Modelldatei ist weg: %1. Legen Sie sie dorthin zurück, um die Antwort noch einmal schreiben zu lassen.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Die Modelldatei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Die Modelldatei ist eine andere als damals: %1. Ihr Inhalt hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>Sie · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1, beim Nachdenken · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
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
        <translation>Die Auswahl der Antworten wurde zurückgesetzt.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>Die Auswahl der Antworten ist wieder, wie sie war.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>Die Anweisungen wurden geändert.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Die Anweisungen sind wieder, wie sie waren.</translation>
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
        <translation>Das Modell sieht jetzt eine Zusammenfassung des älteren Teils.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>Die Zusammenfassung wurde entfernt.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>Die Zusammenfassung ist wieder da.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>Im Kontext dieses Modells ist kein Platz für eine Zusammenfassung. Wählen Sie ein Modell, das mehr sieht.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>Das Modell hat keine Zusammenfassung geschrieben. Versuchen Sie es noch einmal oder wählen Sie ein anderes Modell.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>Noch keine Stimme sagt, welches von beiden besser ist.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>Keines liegt vorn.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%1 von %2 ist selten Glück: Bei zwei gleich guten Modellen gingen weniger als %3 von 100 solchen Stimmreihen so ungleich aus.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%1 von %2 ist kein Beweis: Bei zwei gleich guten Modellen gingen %3 von 100 solchen Stimmreihen mindestens so ungleich aus.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 gegen %2: %3 zu %4, gleich gut %5, keine gut %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>Eine Stimme zu Ihren eigenen Fragen</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>%n Stimme zu Ihren eigenen Fragen</numerusform>
            <numerusform>%n Stimmen zu Ihren eigenen Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, davon %n blind</numerusform>
            <numerusform>%1, davon %n blind</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>Keine gut</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>Die Bilanz wurde als Tabelle kopiert.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 war besser</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>gleich gut</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>keine war gut</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1, blind abgestimmt</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>Nachdenken</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Keines der wahrscheinlichsten</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Das wahrscheinlichste</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>Nummer %1 der wahrscheinlichsten</translation>
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
        <translation>%1 Andere: %2.</translation>
    </message>
</context>
<context>
    <name>conclave::TranscriptModel</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>Unterbrochen: Das Programm wurde beendet, während dies geschrieben wurde</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>An der in den Einstellungen festgelegten Antwortgrenze abgeschnitten</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>Abgeschnitten, weil der Kontext des Modells voll ist</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>Einen Moment nachgedacht</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>Denkt nach … %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>%1 nachgedacht</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>erstes nach %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>1 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Oberhalb dieser Linie sieht das Modell nur die Zusammenfassung und was angeheftet ist</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Oberhalb dieser Linie sieht das Modell nur, was angeheftet ist</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>Oberhalb dieser Linie sieht das Modell nur die Zusammenfassung</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>Oberhalb dieser Linie sieht das Modell nichts mehr</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>Zusammenfassung der Nachricht darüber</numerusform>
            <numerusform>Zusammenfassung der %n Nachrichten darüber</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>Angeheftet, aber weggelassen</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>Angeheftet: Das Modell sieht sie weiterhin</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>Angeheftet</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>Diese Unterhaltung ist länger geworden als der Kontext des Modells: Ihre älteste Nachricht (%n) wurde für diese Antwort nicht gelesen.</numerusform>
            <numerusform>Diese Unterhaltung ist länger geworden als der Kontext des Modells: Ihre ältesten Nachrichten (%n) wurden für diese Antwort nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>Möchte das Werkzeug „%1“ aufrufen</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>Die Antwort konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>Nachrichten aus „%1“</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>Import</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>heute gelöscht</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>gestern gelöscht</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>gelöscht am %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>verschwindet heute</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>noch 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>„%1“ wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>Dieser Wiederherstellungsschlüssel gehört zu einem anderen Verlauf.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>Der Schlüssel im Schlüsselbund des Systems öffnet diesen Verlauf nicht. Verwenden Sie den Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>Das ist kein Wiederherstellungsschlüssel: Ein Buchstabe oder eine Ziffer ist falsch oder fehlt. Vergleichen Sie ihn mit dem, was Sie aufbewahrt haben.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>Der Verlauf ist offen, aber nach dem Wiederherstellungsschlüssel wird wieder gefragt werden: %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>Der Verlauf ist offen und der Schlüsselbund des Systems hat seinen Schlüssel wieder.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>Mit Sprachmodellen auf diesem Computer chatten.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>Unterhaltungen in &lt;file&gt; aufbewahren.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>Eine GGUF-Datei, die geöffnet werden soll.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>Das kleine Fenster für eine Schnellfrage zeigen, im laufenden Programm, falls es eines gibt. Für eine Tastenkombination des Desktops.</translation>
    </message>
</context>
</TS>
