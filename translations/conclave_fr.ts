<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>Tapis vert</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>Lac</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>Prune</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>Cuivre</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>Ardoise</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>Couleur d’accentuation</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Indisponible pour l’instant</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · votre choix</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>votre choix</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, afficher la réflexion</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, masquer la réflexion</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, afficher les arguments</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, masquer les arguments</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>La conversation continue à partir d’ici</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>Continuer avec cette réponse</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Copier la réponse</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Tous les fichiers (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Documents (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Montrer ce que voit le modèle</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>Impossible de joindre %1 : %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Joint : %1, %2. Afficher son texte</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>Lecture de %1 en cours</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>Ne pas joindre %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>Copier tout le texte</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>Enregistrer le texte sous…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>Rechercher dans ce texte</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>Rechercher dans ce texte</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>Ce que le modèle voit de %1</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Partie précédente</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Partie %1 sur %2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Partie suivante</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>Seulement les premières pages :</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>Nombre de premières pages à joindre</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>Ne joindre que celles-ci</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>Enregistrer le texte</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>Restaurer la sauvegarde du %1</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>Effectuées une fois par jour et avant toute modification de l’ensemble de l’historique. Les sept dernières sauvegardes quotidiennes sont conservées, ainsi que les sept dernières que vous faites.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>Aucune pour l’instant.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>Ouvrir le dossier des sauvegardes</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>Toujours le mot le plus probable : pour les faits, le code et le calcul. La même question au même endroit reçoit la même réponse.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>Vif</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>Les mots moins probables sont choisis plus souvent : pour les histoires, les noms et les idées. Les erreurs sont plus fréquentes.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>Conserver cette conversation…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>Nouvelle conversation privée</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>Masquer les experts</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>Afficher les experts</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>Exporter cette conversation</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>Conserver cette conversation ?</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>Elle entre dans l’historique avec toutes ses branches : sur le disque, dans la recherche et dans les sauvegardes. Elle devient alors une conversation comme les autres.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>Ouvrir un fichier de modèle</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Fichiers de modèle (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Tous les fichiers (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Paramètres de cette conversation</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>Le disque est plein : l’historique n’a pas pu être sauvegardé. Libérez de l’espace sur le disque de %1.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>L’historique n’a pas pu être sauvegardé, car l’écriture dans %1 n’est pas autorisée. Vérifiez les droits d’accès du dossier.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>L’historique n’a pas pu être sauvegardé dans %1. Vérifiez que le disque est présent et en bon état.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>Le disque est plein : le chiffrement de l’historique n’a pas été modifié, tout est resté en l’état. Libérez de l’espace sur le disque de %1 et réessayez.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>Le chiffrement de l’historique n’a pas été modifié, car l’écriture dans %1 n’est pas autorisée. Vérifiez les droits d’accès du dossier.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>L’historique est ouvert dans une autre instance de Conclave. Fermez-la et réessayez.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>Le chiffrement de l’historique a été modifié, mais la copie %1 n’a pas pu être convertie et reste telle quelle. Une nouvelle tentative aura lieu au prochain démarrage ; supprimez le fichier si vous n’en avez pas besoin.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>L’historique dans %1 n’a pas pu être lu ou écrit. Vérifiez que le disque est présent et en bon état.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>Le disque est plein : l’historique n’a pas pu être enregistré. Libérez de l’espace sur le disque de %1.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>L’historique ne peut pas être enregistré, car l’écriture dans %1 n’est pas autorisée. Vérifiez les droits d’accès du dossier.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>Le fichier d’historique %1 est endommagé. Redémarrez Conclave : le fichier sera mis de côté et un nouveau sera créé.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>L’historique a été écrit par une version plus récente de Conclave. Mettez Conclave à jour pour l’ouvrir ; le fichier %1 n’a pas été modifié.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>L’historique est utilisé par un autre programme. Fermez le programme qui utilise %1 et réessayez.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>Cette conversation ou ce message n’est plus dans l’historique. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>L’historique est chiffré. Saisissez sa phrase de passe pour l’ouvrir.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>Cette phrase de passe n’ouvre pas l’historique. Vérifiez les majuscules et la langue du clavier, puis réessayez.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>L’opération a été annulée.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>L’historique n’a pas pu être lu ou écrit à cause d’une erreur dans Conclave. Merci de la signaler ; le journal contient les détails.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>Le fichier d’historique était endommagé. Il a été conservé sous %1 et un nouvel historique a été commencé.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>Le fichier d’historique était endommagé. Conversations récupérées : %1, avec %2 messages ; il peut en manquer. Le fichier endommagé a été conservé sous %3.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>Le fichier %1 appartient à un autre programme. Déplacez-le et redémarrez Conclave.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>Conversation importée</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>La sauvegarde %1 est endommagée et ne peut pas être restaurée. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>%1 n’est pas une sauvegarde de l’historique de Conclave. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>La sauvegarde %1 a été faite par une version plus récente de Conclave. Mettez Conclave à jour pour la restaurer.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>La sauvegarde %1 n’existe plus. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>La sauvegarde %1 est chiffrée avec une autre phrase de passe que celle de l’historique actuel et ne peut donc pas être lue. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>D’une sauvegarde : %1 conversations ajoutées, %2 mises à jour, %3 messages ajoutés.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>Une réponse est en cours d’écriture. Arrêtez-la ou attendez sa fin, puis restaurez la sauvegarde.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>Conversation récupérée</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>Le disque est plein. Ce que vous écrivez reste en mémoire et sera enregistré dès qu’il y aura de la place : libérez de l’espace sur le disque de %1.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>L’écriture dans %1 n’est pas autorisée. Ce que vous écrivez reste en mémoire et sera enregistré dès que cela changera : vérifiez les droits d’accès du dossier.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>Impossible d’écrire dans %1. Ce que vous écrivez reste en mémoire et sera enregistré dès que cela changera : vérifiez que le disque est présent et en bon état.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>Un autre programme utilise l’historique. Ce que vous écrivez reste en mémoire et sera enregistré dès que le programme qui utilise %1 le libérera.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>L’historique a été écrit par une version plus récente de Conclave. Il peut être lu ici et reste tel quel ; ce que vous écrivez est conservé à part et y sera ajouté quand Conclave sera à jour.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>Ce qui n’a pas pu être enregistré la dernière fois se trouve dans %1 et n’a pas pu être ajouté à l’historique. Le fichier a été conservé.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>Les messages qui n’avaient pas pu être enregistrés la dernière fois ont été ajoutés à l’historique : %1.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>Le chiffrement nécessite SQLCipher, qui n’est pas installé. Installez le paquet libsqlcipher0 (libsqlcipher1 sur les systèmes plus récents) et redémarrez Conclave.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>Cela ne peut plus être annulé : l’élément a déjà été restauré, ou la corbeille a été vidée.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>texte</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>Renvoyer les longues lignes</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>Code en %1</translation>
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
        <translation>Tout rechercher</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>Rechercher conversations, modèles, commandes, paramètres</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>Flèches pour choisir, Entrée pour valider.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>Résultats de la recherche</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>Le conseil, à l’aveugle</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>Le conseil</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>Les colonnes défilent ensemble</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>Les colonnes défilent séparément</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>Votre bilan</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Vous avez demandé : %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>Un modèle n’a pas répondu.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>%n modèle n’a pas répondu.</numerusform>
            <numerusform>%n modèles n’ont pas répondu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>Interroger maintenant</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>Posez une question en privé</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>Posez une question</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>Votre question</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>Arrêter  Échap</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>Envoyer  Entrée</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>La question est envoyée dès que ses fichiers sont lus.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>Privée : ni dans l’historique ni dans un journal, disparue une fois fermée.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>Les modèles font des erreurs : vérifiez ce qui compte.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>Place pour votre question : %1</translation>
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
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Résumer la partie ancienne</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>Commencer une nouvelle conversation avec cette question</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>Omettre désormais les plus anciens messages de cette conversation</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>Retour à la question</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Paramètres de cette conversation</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>Aucun fichier n’a été indiqué. Choisissez un nom de fichier.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>%1 est un dossier. Choisissez un nom de fichier.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>Le dossier de %1 n’existe pas. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>Le nom de fichier est trop long : %1 octets au plus sont possibles à cet endroit. Choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>L’écriture dans %1 n’est pas autorisée (%2). Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>%1 n’a pas pu être écrit (%2). Libérez de l’espace ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>Joint : %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>Souhaite appeler l’outil %1 :</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>en</source>
        <translation>fr</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>Ce programme ne peut pas écrire de PDF. Choisissez un autre format.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>Rien n’a été choisi.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>Ce dossier n’existe plus.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>Ces messages n’existent plus.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>Impossible de créer %1. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>Aucun dossier n’a été indiqué. Choisissez un dossier.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>%1 est un fichier. Choisissez un dossier : il y aura plusieurs fichiers.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>%1 n’a pas pu être mis à sa place. Un autre programme y écrit-il ?</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>Fin du raisonnement</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>Impossible de déplacer %1. L’écriture dans le dossier est-elle autorisée ?</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>%1 a été modifié et reste tel quel ; la conversation est désormais dans %2.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistant</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(arrêtée)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(interrompue)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(en cours d’écriture)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(échec)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(échec : %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(terminée à la limite de jetons)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(terminée là où le contexte du modèle était plein)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Raisonnement</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>Raisonnement (%1 s)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>Une autre branche, depuis le début</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>Une autre branche</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>Une autre branche, après : « %1 »</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>Sortir des archives</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>Exporter…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>Exporter %n conversation…</numerusform>
            <numerusform>Exporter %n conversations…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>Supprimer %n conversation</numerusform>
            <numerusform>Supprimer %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>Cette conversation</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>Enregistrer comme préréglage…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>Modifier le préréglage</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>Tout comme dans les paramètres</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>Nom du préréglage</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Nom du préréglage</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Réflexion</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>Les questions vont à un conseil de %n modèle</numerusform>
            <numerusform>Les questions vont à un conseil de %n modèles</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>Interroger un conseil de modèles</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. Comparer côte à côte</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>Comparer</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>Interroger un conseil de modèles</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>Interroger le conseil</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>De deux à quatre modèles reçoivent la même question, l’un après l’autre sur cet ordinateur. Vous comparez leurs réponses côte à côte.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>Vote à l’aveugle</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>Vous ne voyez pas qui a écrit quoi tant que vous n’avez pas dit quelle réponse est la meilleure.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>Recharger mon modèle aussitôt après</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>Sinon, il n’est rechargé que lorsque vous lui demandez quelque chose.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>Un conseil nécessite deux modèles. Ouvrez d’abord un autre fichier de modèle, dans la liste en haut.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>Choisissez au moins deux modèles.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>Leur poser les questions</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>Revenir à un seul modèle</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>Copier %1</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>Un modèle inconnu</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>Reproduire</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>Tout copier</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Résumer la partie ancienne</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>Me demander avant d’en omettre davantage</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>Comment exporter une conversation ?</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>Qu’est-ce qu’un mélange d’experts ?</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>Combien font 27 + 15 ?</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>Une conversation privée</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>Un conseil d’experts privé</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>Elle n’est conservée nulle part : ni dans l’historique, ni dans un journal, ni dans un cache. Quand vous la fermez ou en commencez une autre, elle disparaît.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>Fonctionne sur cet ordinateur ; rien de ce que vous saisissez ne le quitte.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>Demander : %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>Aucun modèle n’est encore ouvert.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1 est un petit modèle de découverte : il connaît ce programme, le calcul simple et guère plus. Pour un vrai travail, ouvrez un plus grand modèle à mélange d’experts sous forme de fichier .gguf, ou déposez-le sur cette fenêtre.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>%1 répond. D’autres modèles peuvent être ouverts sous forme de fichiers .gguf.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>Ouvrir un fichier de modèle…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>Changer ce qui ouvre l’historique</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>Chiffrer l’historique</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Avec une nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Avec une phrase de passe</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Demandée à chaque démarrage. Sans elle, personne n’ouvre l’historique ni une sauvegarde.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Avec une nouvelle clé dans le trousseau du bureau</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Avec le trousseau du bureau</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>S’ouvre tout seul une fois votre session ouverte. Protège un disque perdu ou une sauvegarde volée, mais pas une session laissée ouverte.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>Nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>La phrase de passe encore une fois</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>La même encore une fois</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>Personne ne peut récupérer une phrase de passe oubliée : ce qui a été écrit est alors perdu. Notez-la et conservez-la en lieu sûr. Les sauvegardes sont chiffrées elles aussi et nécessitent la même phrase de passe.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>Conservez aussi cette clé de récupération. Elle ouvre l’historique et ses sauvegardes si le trousseau est perdu : après une nouvelle installation ou sur un autre ordinateur. Personne ne pourra la recréer pour vous.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>J’ai conservé la clé de récupération</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>Chiffrer</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>Chiffré avec une phrase de passe</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>Chiffré, avec la clé dans le trousseau du bureau</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>Non chiffré</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>L’historique et ses sauvegardes sont illisibles sans la clé.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>Quiconque met la main sur ce disque, ou sur une sauvegarde, peut lire vos conversations.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>Chiffrer…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>Changer la phrase de passe…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>Changer la clé…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>Clé de récupération…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>Désactiver…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>Vous pouvez continuer à discuter pendant ce temps.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>Annuler ; l’historique reste tel qu’il était</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>Les exportations, le dossier synchronisé et les copies faites ailleurs auparavant restent en clair : le chiffrement ne les couvre pas.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>Désactiver le chiffrement ?</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>L’historique et ses sauvegardes redeviennent de simples fichiers : quiconque met la main sur ce disque, ou sur une sauvegarde, peut lire vos conversations.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>Désactiver</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>Le travail a été réparti équitablement</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>Le travail a été réparti inégalement</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>Quelques experts ont fait l’essentiel du travail</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>%1 des experts ont répondu. Le plus sollicité, l’expert %2 de la couche %3, a répondu pour %4 des jetons ; à parts égales, ce serait %5.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>Experts</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>La réponse précédente</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>La réponse suivante</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>Fermer les experts</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>Contenu</translation>
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
        <translation>Pour les notes et les éditeurs : du texte brut avec des titres, des listes et du code.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>Page web</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>À lire dans n’importe quel navigateur, avec la même apparence qu’ici, en un seul fichier et sans réseau.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>À imprimer, à envoyer et à conserver : des pages dont le texte peut être sélectionné.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>Pour tout ce qui accepte des lettres et rien d’autre.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>Pour passer à un autre ordinateur ou programme : rien n’est omis.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>Avec le raisonnement</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>Ce que le modèle a pensé avant de répondre.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>Avec toutes les branches</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>Aussi les autres réponses et les versions antérieures des questions.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Exporter dans un dossier</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>Déposez pour ouvrir ce modèle</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>Déposez pour joindre à votre question</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>Seuls les fichiers de modèle (.gguf) et les exportations de conversations peuvent être déposés ici</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>Déposez pour importer des conversations</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>Une image ne contient pas de texte lisible.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>Les sons et les vidéos ne contiennent pas de texte lisible.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>Les anciens documents Word ne peuvent pas être lus. Enregistrez-le au format .docx ou PDF.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>Ce fichier est compressé. Décompressez-le et joignez ce qu’il contient.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>Ce fichier n’est pas du texte. Les fichiers texte, PDF, .docx et .odt peuvent être lus.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>Rechercher dans cette conversation</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>Rechercher dans cette conversation</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Maj+Entrée</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>keyboard shortcut</comment>
        <translation>Échap</translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <source>New conversation here</source>
        <comment>in a folder</comment>
        <translation>Nouvelle conversation ici</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>Exporter le dossier…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>Supprimer le dossier</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>Déplacer vers</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>Nouveau dossier…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>Dossier synchronisé</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>Vos conversations sous forme de fichiers Markdown, pour Obsidian et d’autres programmes de notes. Les fichiers que vous y modifiez ne sont plus touchés, et rien n’en revient.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Changer le dossier synchronisé</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Garder le dossier synchronisé</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>Désactivé : les fichiers restent tels quels.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Ouvrir le dossier synchronisé</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>Dossier synchronisé</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Répondre à nouveau</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Détails</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Réponse précédente</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Réponse suivante</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>Formule : %1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>Copier le TeX</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>Voir le contenu</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>Voir le contenu de %1</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Indisponible pour l’instant</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>On ne sait pas quel modèle a écrit cette réponse, elle ne peut donc pas continuer. Demandez la suite dans une nouvelle question.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>Cette réponse a été écrite par %1. Choisissez ce modèle pour la continuer.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1 : mettre dans l’éditeur</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>Mettre dans l’éditeur</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>Retirer le long texte</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Dossier %1, ouvert</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Dossier %1, fermé</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>Plus d’actions pour ce dossier</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>Plus d’actions pour cette conversation</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>Nouveau titre</translation>
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
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Conversations archivées</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>Rien n’est archivé. Ce que vous archivez quitte la liste et reste ici et dans la recherche.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>Vos conversations s’afficheront ici.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>La recherche est en préparation. Réessayez dans un instant.</translation>
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
        <translation>Retour aux conversations</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>Archives</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>Votre bilan</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>Corbeille</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>7 jours précédents</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>30 jours précédents</translation>
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
        <translation>Comment extraire les conversations de %1</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>Les messages que ChatGPT masque ne sont pas repris.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[Citation : %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[Erreur : %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>Un message n’a aucun rôle connu de Conclave.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>Un message n’a pas de numéro, ou a celui d’un autre.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>%1 a été écrit par une version plus récente de Conclave. Mettez Conclave à jour pour le lire.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>Ce n’est pas une exportation de Conclave.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>Il ne contient aucune exportation de Conclave. Choisissez le fichier .json qui a été exporté.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>Un élément de la liste n’est pas une conversation.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>Une conversation est endommagée et ne peut pas être lue.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>La base de données n’a pas pu être copiée : %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>%1 n’a pas pu être ouvert : %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>%1 est en cours d’écriture. Quittez le programme correspondant et recommencez l’importation.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>Le fichier n’est pas une base de données, ou il est chiffré.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>La base de données est endommagée.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>La base de données contient un texte trop volumineux pour être lu.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>La base de données n’a pas pu être lue : %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[Image : %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[Source : %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>Les passages à partir desquels les réponses ont été faites ne sont pas repris.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>Les activités sans question ne sont pas reprises.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>Ce n’est pas une discussion de GPT4All : elle ne commence pas comme telle.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>La discussion a la version de format %1 ; Conclave lit les versions 1 à %2.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Le fichier se termine trop tôt ; la suite manque.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>Le fichier est endommagé ; la suite manque.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>Il n’y a aucune discussion de GPT4All ici. Les fichiers s’appellent gpt4all-….chat et se trouvent dans le dossier de ses modèles.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>%1 n’a pas pu être lu jusqu’à la fin : %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>Il n’existe aucun fichier ni dossier %1.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>La lecture de %1 n’est pas autorisée. Changez ses droits d’accès, ou copiez-le ailleurs.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>Il y a plus de %L1 fichiers ou %2 archives zip dans %3. Choisissez le dossier qui ne contient que l’exportation.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 n’est ni un fichier ni un dossier.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>Il y a plus de %L1 fichiers dans %2.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>Il n’y a pas de %1 dans ce qui a été choisi.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>%1 n’a pas pu être ouvert : %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>Aucune conversation n’a été reconnue ici. On peut importer ce qui vient de : %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>Il y a ici des conversations de plusieurs programmes : %1. Importez un seul fichier ou dossier à la fois.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>Il n’y a aucun fil de Jan ici. Ils sont dans le dossier « threads » de son dossier de données, indiqué dans ses paramètres.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>Le fil n’a pas de fichier messages.jsonl.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>Son fichier thread.json manque ou est endommagé, et avec lui le titre, la date et le modèle.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>Un message est endommagé.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>Ce n’est pas du JSON, ou pas celui attendu : il commence par autre chose.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>Le fichier n’a pas de liste nommée « %1 ».</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>Le fichier est endommagé : une parenthèse se ferme sans avoir été ouverte.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>Le fichier s’interrompt au milieu, il n’est donc pas complet. Exportez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>Une partie du fichier est endommagée ou trop volumineuse pour être lue.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>Il n’y a aucune conversation de LM Studio ici. Elles sont dans .lmstudio/conversations, dans votre dossier personnel.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>Le fichier est endommagé.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>Il n’y a aucune base de données d’Ollama ici. Son application conserve les discussions dans un fichier nommé db.sqlite.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>La base de données ne contient aucune discussion d’Ollama.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>Ollama y a écrit pendant la lecture. Recommencez l’importation pour être sûr que rien ne manque.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>Les étiquettes ne sont pas reprises.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>L’exportation ne dit pas comment s’appelle son dossier. Vous pouvez renommer celui où elle se trouve maintenant.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>Il n’y a aucune exportation d’Open WebUI ici. Elle se fait dans « Paramètres », « Contrôles des données », « Exporter les conversations ».</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[Pièce jointe]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[Pièce jointe : %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[Image]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[Son]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>Les images, les sons et les fichiers joints ne sont pas repris ; une note les remplace.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>Les instructions données au modèle ne sont pas reprises.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>Ce que les outils ont renvoyé au modèle n’est pas repris.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>Une partie d’un type inconnu ici (%1) n’est pas reprise.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>Un élément qui n’est pas une conversation n’est pas repris.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>%1 est protégé par un mot de passe. Décompressez-le et importez le dossier.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>%1 est compressé d’une manière inconnue ici. Décompressez-le et importez le dossier.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>%1 n’a pas pu être lu. Vérifiez que le disque est présent et en bon état.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>%1 est endommagé ou incomplet. Téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>%1 n’a pas pu être décompressé. Décompressez-le avec un autre programme et importez le dossier.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>Reprenez vos conversations d’autres programmes. Vous voyez d’abord ce qui serait repris ; rien n’est modifié avant votre accord, et rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>Trouvés sur cet ordinateur</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>Déposez une exportation ici. Inutile de décompresser les fichiers zip.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>Où trouver vos conversations</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>Sur chatgpt.com : « Paramètres → Gestion des données → Exporter les données ». Vous recevrez par e-mail un lien vers un fichier zip ; choisissez ce fichier ici.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>Sur claude.ai : « Paramètres → Confidentialité → Exporter les données ». Vous recevrez par e-mail un lien vers un fichier zip ; choisissez ce fichier ici.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>Sur takeout.google.com : désélectionnez tout, choisissez « Mon activité », puis seulement « Applications Gemini », et JSON au lieu de HTML comme format. Choisissez le fichier zip ici.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>Sur chat.deepseek.com : « Settings → Data → Export ». Choisissez le fichier zip ici.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>Dans ses paramètres, sous « Contrôles des données » : « Exporter les conversations ». Choisissez le fichier .json ici.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>Si elles sont sur cet ordinateur, elles sont trouvées ci-dessus. Sinon, copiez ici leur dossier de conversations (pour Ollama, son fichier db.sqlite) et choisissez-le.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>Sur l’autre ordinateur : « Paramètres → Tout exporter », en JSON. Choisissez le fichier ici ; ce qui s’y trouve déjà n’est pas doublé.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>Importer des conversations</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>Examen de %1. Rien n’est encore modifié.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>Importation depuis %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>Importer autre chose</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>Annuler l’importation</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>Importer depuis un fichier</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Exportations de conversations (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Tous les fichiers (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>Importer depuis un dossier</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>un message</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>L’essai a été interrompu.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>L’importation a été interrompue. Ce qui était déjà repris reste.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>C’était un essai : rien n’a été modifié. L’importation apporterait ceci :</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>Une conversation ajoutée, avec %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>%n conversation ajoutée, avec %1.</numerusform>
            <numerusform>%n conversations ajoutées, avec %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>Une conversation mise à jour.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>%n conversation mise à jour.</numerusform>
            <numerusform>%n conversations mises à jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>Un message est nouveau dans ce qui était ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>%n message est nouveau dans ce qui était ici.</numerusform>
            <numerusform>%n messages sont nouveaux dans ce qui était ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>Un message est plus long qu’il ne l’était ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n message est plus long qu’il ne l’était ici.</numerusform>
            <numerusform>%n messages sont plus longs qu’ils ne l’étaient ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>Une conversation était déjà ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n conversation était déjà ici.</numerusform>
            <numerusform>%n conversations étaient déjà ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>Une conversation est dans la corbeille, où elle a été laissée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n conversation est dans la corbeille, où elle a été laissée.</numerusform>
            <numerusform>%n conversations sont dans la corbeille, où elles ont été laissées.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>Une conversation est vide et a été omise.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n conversation est vide et a été omise.</numerusform>
            <numerusform>%n conversations sont vides et ont été omises.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>Aucune conversation n’a été trouvée.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>Omis dans « %1 » : %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>Omis dans « %1 », %2 fois : %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>Un autre élément a été omis.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>%n autre élément a été omis.</numerusform>
            <numerusform>%n autres éléments ont été omis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>nouvelles</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>mises à jour</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>déjà ici</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>non reprises</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>Ce qui est omis, et pourquoi (%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>Aucun trousseau ne répond sur ce bureau. Démarrez-en un (GNOME Keyring, KWallet, KeePassXC) et réessayez.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>Le trousseau du bureau est resté verrouillé. Déverrouillez-le et réessayez.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>Le trousseau du bureau n’a pas de clé pour cet historique, ou est resté verrouillé. Déverrouillez-le et réessayez.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>Le trousseau du bureau a signalé une erreur. Déverrouillez-le ou redémarrez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>Cette version de Conclave a été compilée sans QtKeychain et ne peut pas utiliser le trousseau du bureau. Utilisez une phrase de passe.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>Fermer cette conversation privée ?</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>Elle n’est conservée nulle part : une fois fermée, personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>Fermer</translation>
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
        <translation>Ouvrir cette adresse dans votre navigateur ?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>Ouvrir</translation>
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
        <translation>L’historique est verrouillé. Cette conversation est privée et n’est conservée nulle part.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>Afficher les conversations</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>Plus une case est claire, plus son expert a répondu ; la plus claire correspond à %1.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>pas du tout</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>Ce que montre la carte</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>Réponse entière</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>Un jeton</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>Carte des experts. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>Expert</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>Pointez une case, ou choisissez-en une avec les touches fléchées.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>Image : %1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>Indisponible pour l’instant</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Répondre à nouveau</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>Répondre à nouveau avec…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>Citer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>Épingler pour le modèle</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>Reproduire</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>Dupliquer jusqu’ici</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>Supprimer avec la suite</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>découverte</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>Retirer de cette liste (le fichier reste)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>Chargement de %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>Modèle : %1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>Aucun modèle n’a encore été ouvert.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>Ouvrir un fichier de modèle…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>Instructions propres</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>Données au modèle à la place de celles des paramètres.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Comme dans les paramètres</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>Il n’y en a pas non plus dans les paramètres.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>Aucune instruction</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>Instructions de cette conversation</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Graine fixe</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>La même question au même endroit reçoit la même réponse.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Graine</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>non fixée</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>Largeur du panneau</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>Verr. Maj est activé.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>Masquer la phrase de passe</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>Afficher la phrase de passe</translation>
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
            <numerusform>« %1 » doit être un texte de %Ln caractère au plus.</numerusform>
            <numerusform>« %1 » doit être un texte de %Ln caractères au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>« %1 » doit être un nombre compris entre %2 et %3.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>« %1 » doit être un nombre entier entre guillemets.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>Il est trop volumineux pour un fichier de préréglages.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Ce n’est pas un fichier de préréglages, ou il est endommagé : le texte n’est pas du JSON.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Ce n’est pas un fichier de préréglages écrit par Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Il a été écrit par une version plus récente de Conclave. Mettez Conclave à jour pour le lire.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>Il ne contient aucun préréglage.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>Il contient trop de préréglages ; %Ln au plus est lu.</numerusform>
            <numerusform>Il contient trop de préréglages ; %Ln au plus sont lus.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>L’un de ses préréglages n’a pas de nom.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>Dans le préréglage « %1 » : %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 – pour les nouvelles conversations</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Nom du préréglage</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Fourni avec Conclave. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>Les nouvelles conversations commencent avec « %1 » ; choisissez-le pour y mettre fin</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Commencer les nouvelles conversations avec « %1 »</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>Exporter « %1 »…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Renommer « %1 »</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Supprimer « %1 »</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>Ce que le modèle utilisé fait avant de répondre, lorsqu’une conversation n’en décide pas autrement.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>Des paramètres sous un nom. Choisissez-en un pour une conversation, ou enregistrez ceux d’une conversation, en haut à droite de celle-ci (Ctrl+.).</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>Importer des préréglages…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>Exporter tous les vôtres…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>Importer des préréglages</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Préréglages (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Tous les fichiers (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>Exporter les préréglages</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>Privée : conservée nulle part</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>Privée</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>Utiliser un prompt</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>/ dans le champ vide</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>Nouveau prompt</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>Modifier le prompt</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>Nom du prompt</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>Par exemple : Explique %1 à %2.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>Texte du prompt</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>Demandé à l’utilisation : %1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>Ce qui est entre doubles accolades est demandé à l’utilisation du prompt : %1. Avec une valeur qui s’applique si rien n’est saisi : %2. À choisir parmi : %3. Rempli automatiquement : %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>Abandonner ce que vous avez écrit ?</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>Il n’est pas encore dans la bibliothèque.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>Le prompt reste tel qu’il était.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>Ce dossier ne contient aucun prompt : aucun nom de fichier ne s’y termine par .md, .txt ou .json.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>Il ne contient aucun texte.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>Il est trop long pour un prompt.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>Il y a trop de prompts ; %Ln au plus est lu à la fois.</numerusform>
            <numerusform>Il y a trop de prompts ; %Ln au plus sont lus à la fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Il ne peut pas être lu.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>Il est trop volumineux pour un fichier de prompts.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>Ce n’est pas du texte en UTF-8.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Il est endommagé : le texte n’est pas du JSON.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>Ce n’est pas un fichier de prompts écrit par Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Il a été écrit par une version plus récente de Conclave. Mettez Conclave à jour pour le lire.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>Il ne contient aucun prompt.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>Insérer dans la question</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>Autre prompt</translation>
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
        <translation>Rechercher un prompt</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>Rechercher un prompt</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>Aucun prompt ne contient ces mots.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>Des textes que vous utilisez souvent, avec des champs à remplir : conservez-les ici.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Nouveau prompt…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Modifier « %1 »</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Dupliquer « %1 »</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Supprimer « %1 »</translation>
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
        <translation>Des textes que vous utilisez souvent, avec des champs à remplir. Tapez / dans la question vide pour en utiliser un.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Nouveau prompt…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>Exporter en un seul fichier…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>Exporter en Markdown…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>Importer des prompts</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Prompts (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Tous les fichiers (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Importer des prompts depuis un dossier</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>Exporter les prompts</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Exporter les prompts dans un dossier</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>Le contexte est plein : il n’y a plus de place pour continuer cette réponse. Demandez la suite dans une nouvelle question ou dans une nouvelle conversation.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>Aucun modèle n’est ouvert. Choisissez-en un dans le sélecteur de modèle en haut.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>Une autre version de votre question</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>La version précédente reste à côté.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Vous avez demandé : %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>Afficher moins</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Joint : %1, %2. Afficher son texte</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Montrer ce que voit le modèle</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>%n autre fichier</numerusform>
            <numerusform>%n autres fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>Copier la question</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>Version précédente</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>Version suivante</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – question rapide</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · en privé</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>Privée : conservée nulle part</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>Nouvelle question</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>Ouvrir dans la fenêtre principale</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>Citation</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, afficher la réflexion</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, masquer la réflexion</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>Clé de récupération : %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>Copier la clé de récupération</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>Enregistrer la clé de récupération dans un fichier</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>Enregistrer la clé de récupération</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>Clé de récupération</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>Elle ouvre l’historique quand le trousseau du bureau n’a plus sa clé : après une nouvelle installation ou sur un autre ordinateur. Conservez-la là où vous seul pouvez la lire.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>Groupes de lettres et de chiffres</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>Clé de récupération</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>alors</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(fin)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>Restaurer la sauvegarde du %1 ?</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>Récupérer ce qui manque</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>Les conversations et les messages présents dans la sauvegarde mais pas dans cet historique sont ajoutés. Rien de ce qui est ici n’est retiré ni raccourci.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>L’historique redevient ce qu’il était alors ; ce qui a été écrit depuis en disparaît. Une sauvegarde de l’état actuel est d’abord effectuée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>Récupérer</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Température</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Plus haute, elle donne plus de vivacité ; plus basse, plus de régularité ; à 0, c’est toujours le mot le plus probable.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Seul ce nombre de mots parmi les plus probables est pris en compte.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>tous</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Les mots sont pris en compte jusqu’à ce que leurs probabilités atteignent cette somme.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Les mots bien moins probables que le plus probable sont écartés.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Rend moins probables les mots qui viennent d’être utilisés.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Réponse la plus longue</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>En jetons, d’environ trois quarts de mot chacun.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Aucune instruction</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Instructions propres</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>Graine non fixée</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>Graine %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>Réflexion : %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>Enregistrer sous</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>Rechercher dans les conversations</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>Effacer la recherche</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>Filtres (%n actif)</numerusform>
            <numerusform>Filtres (%n actifs)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>Filtres</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>Période</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>N’importe quand</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>Du – au…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>AAAA-MM-JJ</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>À partir de ce jour</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>Jusqu’à ce jour</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>Tous les modèles</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>Tous les dossiers</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>Contient du code</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>Des filtres sont actifs : effacez-les pour chercher partout.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>Tous les mots doivent être présents. Essayez moins de mots, ou seulement le début de l’un d’eux.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>Effacer les filtres</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>Citer</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Copier le lien</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Comme dans les paramètres</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>Défini ici. Dans les paramètres : %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Défini ici</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1 : à nouveau comme dans les paramètres</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>Thème</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>« Système » suit votre bureau.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>Thème</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>Celle de la fenêtre. Les modèles répondent dans la langue de la question.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>Données au modèle avant chaque conversation : qui il est, comment il doit répondre. Vide : rien.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>Par exemple : Réponds brièvement et avec des mots simples.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>Titres par le modèle</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>Quand il est inoccupé, le modèle donne un titre à une nouvelle conversation. Désactivé : ses premiers mots. Les modèles de découverte ne sont pas sollicités.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>Titres par le modèle</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>Comment les réponses sont choisies</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Température</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Plus haute, elle donne plus de vivacité ; plus basse, plus de régularité ; à 0, c’est toujours le mot le plus probable.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Seul ce nombre de mots parmi les plus probables est pris en compte.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>tous</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Les mots sont pris en compte jusqu’à ce que leurs probabilités atteignent cette somme.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Les mots bien moins probables que le plus probable sont écartés.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Rend moins probables les mots qui viennent d’être utilisés.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Réponse la plus longue</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>En jetons, d’environ trois quarts de mot chacun.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Graine fixe</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>La même question au même endroit reçoit la même réponse.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>Graine fixe</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>À propos</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Il n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>Couleur d’accentuation</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>Celle des boutons, des liens et de ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>En pourcentage de la taille habituelle. Aussi avec %1 et %2, ou avec Ctrl et la molette de la souris.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>Tout est aussitôt à sa place, sans mouvement. « Système » suit votre bureau.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>Système</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>Désactivé</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>title of a dialog</comment>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>Rechercher un raccourci</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>Rechercher un raccourci</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>Aucun raccourci ne correspond.</translation>
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
            <numerusform>Code de %n ligne.</numerusform>
            <numerusform>Code de %n lignes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>Au moins 8 caractères. Quatre ou cinq mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, masquer</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, afficher</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>Le modèle voit ceci à leur place. Écrit par %1.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>Supprimer le résumé</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>Enregistrer en CSV…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>Copier le tableau</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>Votre bilan</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>Copier sous forme de tableau</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>Aucun vote pour l’instant</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>Sur vos propres questions</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>Posez une question à un conseil de modèles, lisez leurs réponses côte à côte et dites laquelle est la meilleure. Vos votes sont comptés ici, modèle contre modèle. Ils restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>Poser ma prochaine question à un conseil</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 meilleur : %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>équivalentes : %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>aucune bonne : %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>Masquer les questions</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>Afficher la question</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>Afficher %n question</numerusform>
            <numerusform>Afficher les %n questions</numerusform>
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
        <translation>Niveau %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>Réflexion : %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>À quel point le modèle réfléchit avant de répondre</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Le modèle réfléchit avant de répondre</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>Le modèle répond aussitôt</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>Répondre aussitôt</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>Réfléchir d’abord</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>Au choix du modèle</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>Minimale</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>Très élevée</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>Maximale</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>Jetons – moins ils sont probables, plus leur couleur est forte</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>Jetons de la réponse</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, afficher les arguments</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, masquer les arguments</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>Aller à la fin</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>Répond à nouveau et reste votre modèle</translation>
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
        <translation>Vos conversations</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>Importer</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>Depuis ChatGPT, Claude, Gemini, LM Studio et d’autres.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>Tout exporter</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>Sous forme de fichiers que d’autres programmes lisent aussi, ou pour passer à un autre ordinateur.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>Exporter…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>Supprimer définitivement</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>Supprimer définitivement « %1 » ?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>Cette action est irréversible.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>Vider la corbeille ?</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>Tout son contenu (%n) est supprimé définitivement. Cette action est irréversible.</numerusform>
            <numerusform>Tout son contenu (%n) est supprimé définitivement. Cette action est irréversible.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>Vider la corbeille</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>La corbeille est vide. Ce que vous supprimez y reste 30 jours.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>Vider la corbeille…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>Ouverture de l’historique</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>L’historique est verrouillé</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>Vos conversations sont chiffrées et ne peuvent pas être ouvertes pour l’instant. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>La clé est demandée au trousseau du bureau. Il vous demandera peut-être un mot de passe.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>Vos conversations sont chiffrées. Saisissez ou collez la clé de récupération que vous avez conservée.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>Vos conversations sont chiffrées sur cet ordinateur. Votre phrase de passe les ouvre.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>Interroger à nouveau le trousseau</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>Utiliser la phrase de passe</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>Utiliser la clé de récupération</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>Retour à la conversation privée</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>Discuter en privé sans l’historique</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>Quelle réponse est la meilleure ? Les noms apparaissent une fois que vous avez voté.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>Quelle réponse est la meilleure ? Les votes sont comptés dans votre bilan.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>Votre vote</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1, touche %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>Retirer le vote</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>La réponse a été copiée.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Le code a été copié.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>Cette réponse ne contient pas de code.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>Le modèle l’a terminée</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>La limite de réponse des paramètres</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>Le contexte était plein</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>Elle a été arrêtée</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>Le programme s’est terminé</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>Une erreur</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>Gabarit de discussion</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>Calculée sur</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>Clés et valeurs</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Réponse la plus longue</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>Lus</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>Non lus</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>%n des plus anciens messages</numerusform>
            <numerusform>%n des plus anciens messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>Écrits</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>Premier jeton après</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>Arrêtée et reprise</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Terminée par</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>Identique jusqu’ici, %n jeton</numerusform>
            <numerusform>Identique jusqu’ici, %n jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>Identique, %n jeton</numerusform>
            <numerusform>Identique, %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>Diffère au jeton %1</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>Arrêtée avant la fin.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>Le modèle réfléchit.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>La réponse a été arrêtée.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>Fin de la réponse.</translation>
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
            <numerusform>%Ln jeton</numerusform>
            <numerusform>%Ln jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln files can go with a question.</source>
        <translation>
            <numerusform>Une question peut être accompagnée de %Ln fichier au plus.</numerusform>
            <numerusform>Une question peut être accompagnée de %Ln fichiers au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>Seuls les fichiers de cet ordinateur peuvent être joints.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>« %1 » a été retiré de la question.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>« %1 » est à nouveau joint.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>Seules les %1 premières pages sur %2 sont jointes.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>Seules les premières pages de « %1 » sont jointes.</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>Toutes les pages de « %1 » sont jointes.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>Ce fichier n’est plus là.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>Les dossiers ne peuvent pas être joints. Joignez les fichiers qu’ils contiennent.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>Ce fichier ne peut pas être ouvert. Vérifiez que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Ce fichier est vide.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>Ce fichier est trop volumineux : il fait %1, et %2 peuvent être joints. Joignez-en une partie.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>Ce fichier n’est pas du texte. Les fichiers texte, PDF, .docx et .odt peuvent être lus.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>Ce fichier est trop long : il a %Ln caractère, plus qu’aucun modèle ne peut voir à la fois. Joignez-en une partie.</numerusform>
            <numerusform>Ce fichier est trop long : il a %Ln caractères, plus qu’aucun modèle ne peut voir à la fois. Joignez-en une partie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>Lu en %1, par supposition. Vérifiez-le : des lettres peuvent être fausses.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>%Ln caractère n’a pas pu être lu.</numerusform>
            <numerusform>%Ln caractères n’ont pas pu être lus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>Le programme conclave-file-reader, qui lit ces fichiers, est introuvable. Réinstallez Conclave.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>Ce fichier est endommagé : il ne peut pas être lu.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et joignez cette version.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>Ce fichier a plus de %Ln page. Joignez-en une partie.</numerusform>
            <numerusform>Ce fichier a plus de %Ln pages. Joignez-en une partie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>Parmi les fichiers compressés, seuls .docx et .odt peuvent être lus. Décompressez-le, ou enregistrez-le au format PDF ou texte.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>Ce fichier demande plus de mémoire qu’il ne peut en avoir. Joignez-en une partie.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>Ce fichier est trop long : il contient plus de texte qu’aucun modèle ne peut voir à la fois. Joignez-en une partie.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>Ce PDF ne contient pas de texte : ses pages sont des images. Appliquez-lui d’abord une reconnaissance de texte (OCR).</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>Ce fichier ne contient pas de texte.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>Seules les %1 premières pages sur %2 sont jointes : au-delà, c’est trop long.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>%Ln page n’a pas de texte : elle est vide ou c’est une image.</numerusform>
            <numerusform>%Ln pages n’ont pas de texte : elles sont vides ou ce sont des images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>Le texte a été copié.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>Le texte n’a pas pu être enregistré à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Enregistré sous « %1 ».</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>Sauvegarde du jour</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>Faite à la main</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>Avant une mise à jour du programme</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Avant la restauration d’une sauvegarde</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>Avant la modification du chiffrement</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>Restauré. Conversations : %1. Ce qui était ici jusqu’à présent est la sauvegarde la plus récente.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>Rien ne manquait : tout est déjà ici.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>Rien ne manquait. Dans la corbeille, où elles ont été laissées : %1.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>Restauré. Conversations récupérées : %1, complétées : %2, déjà ici : %3.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>Laissées dans la corbeille : %1.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>illisible, %1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>une conversation, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 conversations, %2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>La sauvegarde a été effectuée.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>Ce qui manquait a été récupéré de la sauvegarde.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>Ce qui a été récupéré de la sauvegarde est dans la corbeille.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>La restauration a été annulée. Ce qu’elle avait apporté est dans la corbeille, pour 30 jours.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Cette réponse n’est plus dans l’historique.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>Cette réponse est arrivée à sa fin, elle ne peut donc pas continuer.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>Quelque chose suit déjà cette réponse, elle ne peut donc pas continuer.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>Lecture… %1 %</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>Le conseil est encore interrogé.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>Un conseil est interrogé dans une autre conversation.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>La réponse est encore en cours d’écriture.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>Une réponse est en cours d’écriture dans une autre conversation.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>La conversation est en cours d’ajout à l’historique.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>Une réponse est en cours de réécriture pour être comparée.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>La partie ancienne est en cours de résumé.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Le modèle est en cours de chargement.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>Choisissez un modèle ci-dessus pour commencer.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Chargement du modèle…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>Long texte, %1 caractères</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>Le long texte a été retiré de la question.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>Le long texte est de retour.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>%n message a été supprimé.</numerusform>
            <numerusform>%n messages ont été supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>La question a été supprimée.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>La réponse a été supprimée.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>%n message restauré.</numerusform>
            <numerusform>%n messages restaurés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>Question restaurée.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>Réponse restaurée.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>Ceci est une copie ; la conversation d’origine reste telle quelle.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>Épinglé : le modèle le voit, quelle que soit la longueur de la conversation.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>N’est plus épinglé.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>Épinglé à nouveau.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>L’auteur reste masqué jusqu’à ce que vous ayez voté.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>Cette conversation est désormais dans l’historique.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>La conversation a été retirée de l’historique.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>code</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Les fichiers ne peuvent être écrits que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>Le code n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>Enregistré sous « %1 ».</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>Nouvelle conversation privée</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>Conserver cette conversation privée…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>Renommer la conversation</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>Épingler ou désépingler la conversation</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>Archiver la conversation</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>Dupliquer la conversation</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>Exporter la conversation…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>Paramètres de la conversation</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>Supprimer la conversation</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>Conversation précédente</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>Conversation suivante</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>Arrêter la réponse, ou fermer ce qui est ouvert</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>Répondre à nouveau</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>Continuer la réponse</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>Copier le dernier code de la réponse</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>Citer la sélection</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>Épingler le message pour le modèle, ou le désépingler</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>Message précédent</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>Message suivant</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Version précédente du message</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Version suivante du message</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>Menu du message</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>Détails de la réponse</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>Reproduire la réponse</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>Afficher ou masquer la réflexion</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Aller au début de la conversation</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Aller à la fin de la conversation</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>Joindre des fichiers…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>Utiliser un prompt…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>Activer ou désactiver la réflexion, si le modèle laisse le choix</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>Interroger un conseil de modèles…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>Tout rechercher : conversations, modèles, commandes</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>Rechercher dans tous les messages</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>Rechercher dans cette conversation</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Aller au champ de la question</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Aller à la liste des conversations</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>Votre bilan</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>Importer des conversations…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>Tout exporter…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>Sauvegarder l’historique maintenant</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>Ouvrir un fichier de modèle…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>Question rapide</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>Afficher ou masquer les experts</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>Afficher ou masquer les conversations</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>Agrandir le texte</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>Réduire le texte</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>Texte de taille habituelle</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>Thème du bureau</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>Envoyer la question</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>Nouvelle ligne dans la question</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Dans le champ vide : modifier la dernière question</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Dans le champ vide : utiliser un prompt</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>Aller à l’élément suivant</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>Menu de l’élément qui a le focus clavier</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>Dans la liste : supprimer la conversation</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>Dans la liste : en sélectionner plusieurs</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>Questions et réponses</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>Rechercher et naviguer</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>Fenêtre et apparence</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>Touches dans les champs et les listes</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>Plus anciens omis</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>Trop longue</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>Plein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln jeton</numerusform>
            <numerusform>%Ln jetons</numerusform>
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
        <translation>Votre question : %1 jetons</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Conversation jusqu’ici : %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Instructions : %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Restants : %1, et %2 réservés à la réponse</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>En trop : %1, avec %2 réservés à la réponse</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>Le modèle voit %1 jetons à la fois</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>Résumé de la partie ancienne de la conversation en cours…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>La conversation occupe %1 jetons sur les %2 qui tiennent à côté d’une réponse.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>Cette question est trop longue pour le modèle : elle a %1 jetons, et le modèle en voit %2 à la fois. Raccourcissez-la, ou choisissez un modèle qui en voit davantage.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>Ce qui est épinglé ne tient pas à côté de cette question : l’ensemble fait %1 jetons, et %2 tiennent à côté d’une réponse. Désépinglez quelque chose, ou faites-le omettre cette fois. Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>La conversation dépasse ce que le modèle voit à la fois : elle a %1 jetons avec cette question, et %2 tiennent à côté d’une réponse. Rien n’a encore été envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Le modèle ne verra pas %n message, qui est épinglé. Il reste dans l’historique.</numerusform>
            <numerusform>Le modèle ne verra pas %n messages, dont certains sont épinglés. Ils restent dans l’historique.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Le modèle ne verra pas %n des messages plus anciens, mais il verra tout ce qui est épinglé ou résumé. Il reste dans l’historique.</numerusform>
            <numerusform>Le modèle ne verra pas %n des messages plus anciens, mais il verra tout ce qui est épinglé ou résumé. Ils restent dans l’historique.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>Le modèle ne verra pas le message le plus ancien. Il reste dans l’historique.</numerusform>
            <numerusform>Le modèle ne verra pas les %n messages les plus anciens. Ils restent dans l’historique.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>Omettre aussi les messages épinglés</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>Omettre les plus anciens messages</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>Un résumé : le modèle note ce que dit le message plus ancien et voit ce texte à sa place. Il reste dans l’historique, et cela peut être annulé.</numerusform>
            <numerusform>Un résumé : le modèle note ce que disent les %n messages plus anciens et voit ce texte à leur place. Ils restent dans l’historique, et cela peut être annulé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>Afficher plus</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>Dossiers</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Les paramètres de la conversation sont redevenus comme avant.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>Tout est à nouveau comme dans les paramètres.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>La conversation a de nouveau les instructions des paramètres.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>Les instructions de la conversation ont été modifiées.</translation>
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
        <translation>Réponse %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>Votre vote : %1 a mieux répondu que %2.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>Votre vote : %1 a le mieux répondu.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>Votre vote : elles se valent.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>Votre vote : aucune n’est bonne.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>Le conseil est interrogé : %1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>Un conseil de %n modèle : votez pour voir qui a écrit quoi</numerusform>
            <numerusform>Un conseil de %n modèles : votez pour voir qui a écrit quoi</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>Conseil : %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>Chargement du modèle… %1 %</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>Répond maintenant</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>Ce modèle n’a pas pu être chargé. La raison et son nom seront donnés après le vote.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>Sa réponse est dans la corbeille.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>Il n’a pas été interrogé.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>Enregistrement de la question…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>%1 est en cours de chargement</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>%1 répond</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1, le dernier</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1 ; encore %n autre après</numerusform>
            <numerusform>%1 ; encore %n autres après</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 est meilleure</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 est la meilleure</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>Équivalentes</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>Aucune n’est bonne</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>La conversation continue à partir de la réponse de %1.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>Laisser %1 répondre désormais</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>%1 répond désormais.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>Revenir à %1</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Au moins %n caractère.</numerusform>
            <numerusform>Au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Trop courte : au moins %n caractère.</numerusform>
            <numerusform>Trop courte : au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>Faible : facile à deviner. Quatre ou cinq mots sans rapport entre eux valent mieux.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>Moyenne : un ou deux mots de plus la rendraient forte.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>Bonne.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>Forte.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>Annulé : l’historique est tel qu’il était.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>Nouveau chiffrement de l’historique</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>Chiffrement de l’historique</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>L’historique s’ouvre désormais avec la nouvelle phrase de passe.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>L’historique est chiffré. Sa phrase de passe sera demandée au prochain démarrage.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>En attente du trousseau du bureau</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>Le trousseau du bureau a pris la clé et ne l’a pas rendue : rien n’a donc été chiffré. Déverrouillez le trousseau et réessayez, ou utilisez une phrase de passe.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>L’historique est chiffré, et le trousseau du bureau détient la clé.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>Déchiffrement de l’historique</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>L’historique n’est plus chiffré.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>La clé de récupération a été copiée.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Clé de récupération Conclave.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>Cette clé de récupération ouvre l’historique chiffré de Conclave quand le trousseau du bureau n’a plus sa clé. Conservez-la là où vous seul pouvez la lire.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>La clé de récupération a été enregistrée sous « %1 ».</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>La clé de récupération n’a pas pu être enregistrée : %1 Choisissez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>Le fichier « %1 » est introuvable. A-t-il été déplacé, renommé ou supprimé ?</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>Le fichier « %1 » est endommagé ou incomplet. Téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>« %1 » est d’un type que Conclave n’exécute pas. Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>Il n’y a pas assez de mémoire pour « %1 ». Fermez d’autres programmes ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>Le GPU ou son pilote a échoué avec « %1 ». Redémarrez Conclave ; si cela ne suffit pas, mettez le pilote à jour.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>Le fichier « %1 » n’a pas pu être lu. Vérifiez le disque où il se trouve et qui a le droit de le lire.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>Couche %1, expert %2 : n’a pas répondu</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>Couche %1, expert %2 : a répondu pour %3 des jetons</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>Couche %1, expert %2 : poids %3 pour ce jeton</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>Couche %1, expert %2 : n’a pas répondu pour ce jeton</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Jeton %1 sur %2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>Jetons : %1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>La liste s’arrête au jeton %1.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>Ce modèle est dense : il n’a pas d’experts, il travaille tout entier à chaque jeton. La probabilité de ses jetons est visible ci-dessous.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>La réponse en cours d’écriture a été demandée avant l’ouverture de ce panneau. La prochaine sera montrée ici.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>Ce modèle est dense : il n’a pas d’experts. La probabilité des jetons de sa prochaine réponse sera montrée ici.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>La prochaine réponse sera montrée ici pendant son écriture : quels experts de quelles couches répondent, et la probabilité de chaque jeton.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>Un conseil répond à l’aveugle. Le nombre d’experts d’un modèle dirait lequel c’est : ils ne sont donc pas montrés.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>Ce message</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>Les messages sélectionnés (%1)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>Les conversations sélectionnées (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>Cette conversation : « %1 »</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>Le dossier « %1 »</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>Toutes les conversations</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Les fichiers ne peuvent être écrits que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>L’exportation a été annulée. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>Exporté vers « %1 ».</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>%1 fichiers exportés vers « %2 ».</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>Dernière synchronisation : %1.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>Fichiers écrits : %1.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>Fichiers déplacés : %1.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>Fichiers rangés avec les supprimés : %1.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>Rien n’avait changé.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>Seul un dossier de cet ordinateur peut être synchronisé.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>Le dossier synchronisé : %1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>une conversation, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 conversations, %2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>« %1 » a été archivée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>%n conversation a été archivée.</numerusform>
            <numerusform>%n conversations ont été archivées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>« %1 » n’est plus archivée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>%n conversation n’est plus archivée.</numerusform>
            <numerusform>%n conversations ne sont plus archivées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>« %1 » a été déplacée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>%n conversation a été déplacée.</numerusform>
            <numerusform>%n conversations ont été déplacées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>« %1 » est de nouveau à sa place.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n conversation est de nouveau à sa place.</numerusform>
            <numerusform>%n conversations sont de nouveau à leur place.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Dupliquée sous « %1 ».</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>« %1 » a été supprimée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n conversation a été supprimée.</numerusform>
            <numerusform>%n conversations ont été supprimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>« %1 » restaurée.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>%n conversation restaurée.</numerusform>
            <numerusform>%n conversations restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>Le dossier « %1 » a été supprimé, ses conversations ont été conservées.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Dossier « %1 » restauré.</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>Ceci ne peut pas être importé</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>Prêt à importer depuis %1</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>Rien de nouveau depuis %1</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>L’importation a été annulée</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>L’importation s’est terminée prématurément</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>L’importation a été interrompue</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>Importé depuis %1</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>Ce qu’elle avait apporté est dans la corbeille, pour 30 jours.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>Seuls les fichiers et dossiers de cet ordinateur peuvent être importés.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>Importé depuis %1.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>L’importation a été annulée. Ce qu’elle avait apporté est dans la corbeille.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Le rapport a été copié.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>Comme le système</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>D’autres éléments qui ne sont pas listés ici.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Vous avez demandé : %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>%1 a répondu : %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 experts, %2 à la fois</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 Md</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>%1 de paramètres, dont %2 à l’œuvre pour chaque jeton</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 de paramètres</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 experts, %2 à la fois</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>Contexte de %1 jetons</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>Fonctionne sur %1</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>Seuls les fichiers de modèle (.gguf) de cet ordinateur peuvent être ouverts ici.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>Le modèle sera chargé quand le conseil aura terminé.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>Conversations récentes</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>Messages</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>archivée</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>Rechercher « %1 » dans tous les messages</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>Il ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1, modifié</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>Ses propres paramètres</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>Comme dans les paramètres</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>Cette conversation reçoit ses réponses selon « %1 ».</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>« %1 » est désormais un préréglage.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>« %1 » a été modifié.</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>« %1 » est redevenu comme avant.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Le préréglage « %1 » a été supprimé.</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Préréglage « %1 » restauré.</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>Écrit dans %1</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>Aucun préréglage n’a pu être tiré de %1. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>Tous les préréglages du fichier sont déjà ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>%n préréglage a été ajouté.</numerusform>
            <numerusform>%n préréglages ont été ajoutés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>Les préréglages du fichier ont été retirés.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>Le prompt « %1 » a été modifié.</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>Le prompt « %1 » est redevenu comme avant.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Le prompt « %1 » a été supprimé.</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Prompt « %1 » restauré.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Écrit dans %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>%n fichier n’a pas pu être lu comme prompt.</numerusform>
            <numerusform>%n fichiers n’ont pas pu être lus comme prompts.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>Tous les prompts des fichiers sont déjà ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>%n prompt a été ajouté.</numerusform>
            <numerusform>%n prompts ont été ajoutés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>Les prompts des fichiers ont été retirés.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>Elle a été écrite par la version %1 ; celle-ci est %2.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>Elle a été calculée sur « %1 » ; maintenant sur « %2 ».</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>Les clés et les valeurs étaient conservées en %1 ; maintenant en %2.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>Le modèle pouvait voir %1 jetons ; maintenant %2.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>Le gabarit de discussion n’est plus le même qu’alors.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>Elle a été arrêtée puis reprise (%n fois). À la reprise, le modèle peut l’avoir lue en morceaux différents de ceux qu’il avait écrits : une différence à cet endroit peut en venir.</numerusform>
            <numerusform>Elle a été arrêtée puis reprise (%n fois). Aux reprises, le modèle peut l’avoir lue en morceaux différents de ceux qu’il avait écrits : une différence à ces endroits peut en venir.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>Elle vient d’une version plus ancienne, qui n’enregistrait ni l’appareil ni les instructions.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Cette réponse n’est plus dans l’historique.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>On ne sait pas quel fichier a écrit cette réponse, elle ne peut donc pas être réécrite à l’identique.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Le fichier du modèle a disparu : %1. Remettez-le à cet endroit pour réécrire la réponse.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Le fichier du modèle ne peut pas être lu : %1.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>Le fichier du modèle n’est plus le même qu’alors : %1. Son contenu a changé.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>Vous · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1, réflexion · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
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
        <translation>Le choix des réponses a été réinitialisé.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>Le choix des réponses est redevenu comme avant.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>Les instructions ont été modifiées.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Les instructions sont redevenues comme avant.</translation>
    </message>
</context>
<context>
    <name>conclave::ShortcutSheetModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a command and its keys, for screen readers</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>conclave::Summaries</name>
    <message>
        <source>The model sees a summary of the older part now.</source>
        <translation>Le modèle voit maintenant un résumé de la partie ancienne.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>Le résumé a été supprimé.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>Le résumé est de retour.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>Il n’y a pas de place pour un résumé dans le contexte de ce modèle. Choisissez un modèle qui en voit davantage.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>Le modèle n’a écrit aucun résumé. Réessayez, ou choisissez un autre modèle.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>Aucun vote n’a encore dit lequel est le meilleur.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>Aucun n’est en tête.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%1 sur %2 relève rarement du hasard : deux modèles aussi bons l’un que l’autre ne donneraient un écart pareil que dans moins de %3 séries de votes sur 100.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%1 sur %2 ne prouve rien : deux modèles aussi bons l’un que l’autre donneraient un écart au moins aussi grand dans %3 séries de votes sur 100.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 contre %2 : %3 à %4, équivalentes %5, aucune bonne %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>Un vote sur vos propres questions</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>%n vote sur vos propres questions</numerusform>
            <numerusform>%n votes sur vos propres questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, dont %n à l’aveugle</numerusform>
            <numerusform>%1, dont %n à l’aveugle</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>Contre</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>Gagnés</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>Équivalentes</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>Aucune bonne</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>Le bilan a été copié sous forme de tableau.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 était meilleur</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>équivalentes</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>aucune n’était bonne</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1, vote à l’aveugle</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>Réfléchir</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>Réflexion</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Aucun des plus probables</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Le plus probable</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>Numéro %1 des plus probables</translation>
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
        <translation>%1 Autres : %2.</translation>
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
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>Interrompue : le programme s’est terminé pendant l’écriture</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>Coupée à la limite de réponse définie dans les paramètres</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>Coupée parce que le contexte du modèle est plein</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>A réfléchi un instant</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>Réfléchit… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>A réfléchi pendant %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>premier après %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>1 jeton</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Au-dessus de cette ligne, le modèle ne voit que le résumé et ce qui est épinglé</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Au-dessus de cette ligne, le modèle ne voit que ce qui est épinglé</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>Au-dessus de cette ligne, le modèle ne voit que le résumé</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>Au-dessus de cette ligne, le modèle ne voit plus rien</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>Résumé du message ci-dessus</numerusform>
            <numerusform>Résumé des %n messages ci-dessus</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>Épinglé, mais omis</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>Épinglé : le modèle le voit toujours</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>Épinglé</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>Cette conversation dépasse le contexte du modèle : son message le plus ancien (%n) n’a pas été lu pour cette réponse.</numerusform>
            <numerusform>Cette conversation dépasse le contexte du modèle : ses plus anciens messages (%n) n’ont pas été lus pour cette réponse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>Souhaite appeler l’outil « %1 »</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>La réponse n’a pas pu être écrite.</translation>
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
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>Messages de « %1 »</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>Importation</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>supprimé aujourd’hui</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>supprimé hier</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>supprimé le %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>disparaît aujourd’hui</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>encore 1 jour</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>encore %n jour</numerusform>
            <numerusform>encore %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>Restauré : « %1 ».</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>Cette clé de récupération appartient à un autre historique.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>La clé du trousseau du bureau n’ouvre pas cet historique. Utilisez la clé de récupération.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>Ce n’est pas une clé de récupération : une lettre ou un chiffre est faux ou manque. Comparez-la avec ce que vous avez conservé.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>L’historique est ouvert, mais la clé de récupération sera redemandée : %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>L’historique est ouvert, et le trousseau du bureau a de nouveau sa clé.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>Discuter avec des modèles de langage sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>Conserver les conversations dans &lt;file&gt;.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>Un fichier GGUF à ouvrir.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>Afficher la petite fenêtre de question rapide, dans le programme en cours s’il y en a un. Pour un raccourci du bureau.</translation>
    </message>
</context>
</TS>
