<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AccentChoice</name>
    <message>
        <source>Green baize</source>
        <comment>accent colour</comment>
        <translation>Tapete verde</translation>
    </message>
    <message>
        <source>Lake</source>
        <comment>accent colour: a blue</comment>
        <translation>Lago</translation>
    </message>
    <message>
        <source>Plum</source>
        <comment>accent colour: a violet</comment>
        <translation>Ciruela</translation>
    </message>
    <message>
        <source>Copper</source>
        <comment>accent colour: an orange brown</comment>
        <translation>Cobre</translation>
    </message>
    <message>
        <source>Slate</source>
        <comment>accent colour: a grey</comment>
        <translation>Pizarra</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>accessible name</comment>
        <translation>Color de acento</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>No disponible ahora</translation>
    </message>
</context>
<context>
    <name>AnswerColumn</name>
    <message>
        <source>%1 · your choice</source>
        <comment>below the name of a model; %1 is its quantization</comment>
        <translation>%1 · tu elección</translation>
    </message>
    <message>
        <source>your choice</source>
        <comment>below the name of a model</comment>
        <translation>tu elección</translation>
    </message>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, mostrar el razonamiento</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, ocultar el razonamiento</translation>
    </message>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, mostrar los argumentos</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, ocultar los argumentos</translation>
    </message>
    <message>
        <source>The conversation goes on from here</source>
        <comment>an answer of a council</comment>
        <translation>La conversación continúa a partir de aquí</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <comment>of a council</comment>
        <translation>Continuar con esta respuesta</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Copiar respuesta</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files</source>
        <comment>to the question; opens a dialog</comment>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>title of a file dialog</comment>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Todos los archivos (%1)</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Documentos (%1)</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Reading…</source>
        <comment>a file that is attached</comment>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Mostrar lo que ve el modelo</translation>
    </message>
    <message>
        <source>%1 cannot be attached: %2</source>
        <comment>a file, and what is wrong with it</comment>
        <translation>No se puede adjuntar %1: %2</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Adjunto: %1, %2. Mostrar su texto</translation>
    </message>
    <message>
        <source>%1 is being read</source>
        <comment>a file</comment>
        <translation>Se está leyendo %1</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <comment>a file that is being read</comment>
        <translation>No adjuntar %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <comment>a file, of the question</comment>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Copy all of the text</source>
        <comment>of a file that is attached</comment>
        <translation>Copiar todo el texto</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <comment>of a file that is attached; opens a dialog</comment>
        <translation>Guardar el texto como…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what shows a file that is attached</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>in the empty field</comment>
        <translation>Buscar en este texto</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <comment>accessible name</comment>
        <translation>Buscar en este texto</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>sin resultados</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>What the model sees of %1</source>
        <comment>a file</comment>
        <translation>Lo que el modelo ve de %1</translation>
    </message>
    <message>
        <source>Part before</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Parte anterior</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Parte %1 de %2</translation>
    </message>
    <message>
        <source>Part after</source>
        <comment>of a long text that is shown part by part</comment>
        <translation>Parte siguiente</translation>
    </message>
    <message>
        <source>Only the first pages:</source>
        <comment>before a number of pages to be attached</comment>
        <translation>Solo las primeras páginas:</translation>
    </message>
    <message>
        <source>How many of the first pages are attached</source>
        <comment>accessible name</comment>
        <translation>Cuántas de las primeras páginas se adjuntan</translation>
    </message>
    <message>
        <source>Attach only these</source>
        <comment>the first pages of a document</comment>
        <translation>Adjuntar solo estas</translation>
    </message>
    <message>
        <source>Save the text</source>
        <comment>title of a save dialog</comment>
        <translation>Guardar el texto</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <comment>a backup; opens a question</comment>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <comment>%1 is a date</comment>
        <translation>Restaurar la copia de seguridad del %1</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <comment>setting</comment>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Made once a day and before anything that changes the whole history. The last seven daily ones are kept, and the last seven that you make.</source>
        <comment>explains backups</comment>
        <translation>Se crean una vez al día y antes de cualquier cambio que afecte a todo el historial. Se conservan las siete últimas diarias y las siete últimas manuales.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <comment>makes a copy of the history</comment>
        <translation>Crear copia ahora</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>a backup is being made or restored</comment>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <comment>no backups</comment>
        <translation>Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>of the backups</comment>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the folder of the backups</source>
        <comment>accessible name</comment>
        <translation>Abrir la carpeta de las copias de seguridad</translation>
    </message>
</context>
<context>
    <name>BuiltInPresets</name>
    <message>
        <source>Exact</source>
        <comment>a preset: always the likeliest word</comment>
        <translation>Exacto</translation>
    </message>
    <message>
        <source>Always the likeliest word: for facts, code and sums. The same question in the same place gets the same answer.</source>
        <comment>explains the preset “Exact”</comment>
        <translation>Siempre la palabra más probable: para datos, código y cálculos. La misma pregunta en el mismo lugar obtiene la misma respuesta.</translation>
    </message>
    <message>
        <source>Lively</source>
        <comment>a preset: less likely words are taken more often</comment>
        <translation>Vivo</translation>
    </message>
    <message>
        <source>Less likely words are taken more often: for stories, names and ideas. It errs more.</source>
        <comment>explains the preset “Lively”</comment>
        <translation>Las palabras menos probables se toman más a menudo: para relatos, nombres e ideas. Se equivoca más.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New conversation</source>
        <comment>title before it has one</comment>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Keep this conversation…</source>
        <comment>a private one, in the history; opens a question</comment>
        <translation>Conservar esta conversación…</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>one that is kept nowhere</comment>
        <translation>Nueva conversación privada</translation>
    </message>
    <message>
        <source>Hide the experts</source>
        <comment>a panel</comment>
        <translation>Ocultar los expertos</translation>
    </message>
    <message>
        <source>Show the experts</source>
        <comment>a panel</comment>
        <translation>Mostrar los expertos</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <comment>opens a dialog</comment>
        <translation>Exportar esta conversación</translation>
    </message>
    <message>
        <source>Keep this conversation?</source>
        <comment>title of a question about a private conversation</comment>
        <translation>¿Conservar esta conversación?</translation>
    </message>
    <message>
        <source>It goes into the history with all its branches: onto the disk, into the search and into the backups. From then on it is a conversation like any other.</source>
        <comment>before a private conversation is kept</comment>
        <translation>Pasa al historial con todas sus ramas: al disco, a la búsqueda y a las copias de seguridad. A partir de entonces es una conversación como cualquier otra.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <comment>title of a file dialog</comment>
        <translation>Abrir un archivo de modelo</translation>
    </message>
    <message>
        <source>Model files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Archivos de modelo (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Todos los archivos (%1)</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Ajustes de esta conversación</translation>
    </message>
</context>
<context>
    <name>ChatStore</name>
    <message>
        <source>The disk is full, so no backup of the history could be made. Free some space on the disk of %1.</source>
        <translation>El disco está lleno y no se pudo crear una copia de seguridad del historial. Libera espacio en el disco de %1.</translation>
    </message>
    <message>
        <source>No backup of the history could be made because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>No se pudo crear una copia de seguridad del historial porque no hay permiso para escribir en %1. Comprueba los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>No backup of the history could be made in %1. Check that the disk is there and healthy.</source>
        <translation>No se pudo crear una copia de seguridad del historial en %1. Comprueba que el disco esté conectado y en buen estado.</translation>
    </message>
    <message>
        <source>The disk is full, so the encryption of the history was not changed: everything is as it was. Free some space on the disk of %1 and try again.</source>
        <translation>El disco está lleno y no se cambió el cifrado del historial: todo sigue como estaba. Libera espacio en el disco de %1 e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The encryption of the history was not changed because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>No se cambió el cifrado del historial porque no hay permiso para escribir en %1. Comprueba los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>Another Conclave has the history open. Close it, and try again.</source>
        <translation>Otro Conclave tiene abierto el historial. Ciérralo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The encryption of the history was changed, but the copy %1 could not be converted and is as it was. It is tried again at the next start; delete the file if you do not need it.</source>
        <translation>El cifrado del historial se cambió, pero la copia %1 no se pudo convertir y sigue como estaba. Se intentará de nuevo en el próximo inicio; si no necesitas el archivo, elimínalo.</translation>
    </message>
    <message>
        <source>The history in %1 could not be read or written. Check that the disk is there and healthy.</source>
        <translation>No se pudo leer o escribir el historial en %1. Comprueba que el disco esté conectado y en buen estado.</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved. Free some space on the disk of %1.</source>
        <translation>El disco está lleno y no se pudo guardar el historial. Libera espacio en el disco de %1.</translation>
    </message>
    <message>
        <source>The history cannot be saved because %1 may not be written to. Check the permissions of the folder.</source>
        <translation>No se puede guardar el historial porque no hay permiso para escribir en %1. Comprueba los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Start Conclave again: it sets the file aside and begins a new one.</source>
        <translation>El archivo del historial %1 está dañado. Vuelve a iniciar Conclave: apartará el archivo y empezará uno nuevo.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. Update Conclave to open it; the file %1 was not changed.</source>
        <translation>El historial procede de una versión más reciente de Conclave. Actualiza Conclave para abrirlo; el archivo %1 no se ha modificado.</translation>
    </message>
    <message>
        <source>The history is held by another program. Close the program that uses %1 and try again.</source>
        <translation>Otro programa tiene bloqueado el historial. Cierra el programa que usa %1 e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>This conversation or message is no longer in the history. Choose another one.</source>
        <translation>Esta conversación o este mensaje ya no está en el historial. Elige otro.</translation>
    </message>
    <message>
        <source>The history is encrypted. Enter its passphrase to open it.</source>
        <translation>El historial está cifrado. Escribe su frase de contraseña para abrirlo.</translation>
    </message>
    <message>
        <source>This passphrase does not open the history. Check capital letters and the keyboard&apos;s language, and try again.</source>
        <translation>Esta frase de contraseña no abre el historial. Comprueba las mayúsculas y el idioma del teclado e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Se canceló.</translation>
    </message>
    <message>
        <source>The history could not be read or written because of a mistake in Conclave. Please report it; the log has the details.</source>
        <translation>No se pudo leer o escribir el historial por un error de Conclave. Te agradecemos que lo comuniques; los detalles están en el registro.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was kept as %1, and a new history was begun.</source>
        <translation>El archivo del historial estaba dañado. Se conservó como %1 y se empezó un historial nuevo.</translation>
    </message>
    <message>
        <source>The history file was damaged. Conversations saved from it: %1, with %2 messages; some may be missing. The damaged file was kept as %3.</source>
        <translation>El archivo del historial estaba dañado. Conversaciones rescatadas: %1, con %2 mensajes; pueden faltar algunos. El archivo dañado se conservó como %3.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Move it away and start Conclave again.</source>
        <translation>El archivo %1 pertenece a otro programa. Muévelo a otro lugar y vuelve a iniciar Conclave.</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <comment>title of a conversation without one</comment>
        <translation>Conversación importada</translation>
    </message>
    <message>
        <source>The backup %1 is damaged and cannot be restored. Choose another one.</source>
        <translation>La copia de seguridad %1 está dañada y no se puede restaurar. Elige otra.</translation>
    </message>
    <message>
        <source>%1 is no backup of Conclave&apos;s history. Choose another file.</source>
        <translation>%1 no es una copia de seguridad del historial de Conclave. Elige otro archivo.</translation>
    </message>
    <message>
        <source>The backup %1 was made by a newer version of Conclave. Update Conclave to restore it.</source>
        <translation>La copia de seguridad %1 procede de una versión más reciente de Conclave. Actualiza Conclave para restaurarla.</translation>
    </message>
    <message>
        <source>There is no backup %1 any more. Choose another one.</source>
        <translation>La copia de seguridad %1 ya no existe. Elige otra.</translation>
    </message>
    <message>
        <source>The backup %1 is encrypted with another passphrase than the history has now, so it cannot be read. Choose another one.</source>
        <translation>La copia de seguridad %1 está cifrada con una frase de contraseña distinta de la actual del historial y no se puede leer. Elige otra.</translation>
    </message>
    <message>
        <source>From a backup: %1 conversations added, %2 updated, %3 messages added.</source>
        <translation>De una copia de seguridad: %1 conversaciones añadidas, %2 actualizadas, %3 mensajes añadidos.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, or wait for its end, and restore the backup then.</source>
        <translation>Se está escribiendo una respuesta. Detenla o espera a que termine y restaura después la copia de seguridad.</translation>
    </message>
    <message>
        <source>Recovered conversation</source>
        <translation>Conversación recuperada</translation>
    </message>
    <message>
        <source>The disk is full. What you write is kept in memory and saved as soon as there is room: free some space on the disk of %1.</source>
        <translation>El disco está lleno. Lo que escribas se conserva en la memoria y se guardará en cuanto haya sitio: libera espacio en el disco de %1.</translation>
    </message>
    <message>
        <source>%1 may not be written to. What you write is kept in memory and saved as soon as that changes: check the permissions of the folder.</source>
        <translation>No hay permiso para escribir en %1. Lo que escribas se conserva en la memoria y se guardará en cuanto eso cambie: comprueba los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. What you write is kept in memory and saved as soon as that changes: check that the disk is there and healthy.</source>
        <translation>No se puede escribir en %1. Lo que escribas se conserva en la memoria y se guardará en cuanto eso cambie: comprueba que el disco esté conectado y en buen estado.</translation>
    </message>
    <message>
        <source>Another program holds the history. What you write is kept in memory and saved as soon as the program that uses %1 lets go of it.</source>
        <translation>Otro programa tiene bloqueado el historial. Lo que escribas se conserva en la memoria y se guardará en cuanto el programa que usa %1 lo libere.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Conclave. It can be read here and stays as it is; what you write is kept apart and added to it once Conclave is updated.</source>
        <translation>El historial procede de una versión más reciente de Conclave. Aquí se puede leer y queda como está; lo que escribas se guarda aparte y se añadirá en cuanto se actualice Conclave.</translation>
    </message>
    <message>
        <source>What could not be saved the last time is in %1 and could not be added to the history. The file was kept.</source>
        <translation>Lo que no se pudo guardar la última vez está en %1 y no se pudo añadir al historial. El archivo se conservó.</translation>
    </message>
    <message>
        <source>Messages that could not be saved the last time were added to the history: %1.</source>
        <translation>Mensajes que no se pudieron guardar la última vez y se añadieron al historial: %1.</translation>
    </message>
    <message>
        <source>Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 (libsqlcipher1 on newer systems) and start Conclave again.</source>
        <translation>El cifrado necesita SQLCipher, que no está instalado. Instala el paquete libsqlcipher0 (libsqlcipher1 en sistemas más nuevos) y vuelve a iniciar Conclave.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: it was restored already, or the trash was emptied.</source>
        <translation>Ya no se puede deshacer: ya se restauró o se vació la papelera.</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>text</source>
        <comment>label of a code block without a language</comment>
        <translation>texto</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>switch on a code block</comment>
        <translation>Ajustar líneas largas</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>button on a code block</comment>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <comment>button on a code block</comment>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <comment>accessible name of a code block</comment>
        <translation>Código en %1</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>accessible name of a code block</comment>
        <translation>Código</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <comment>accessible name of the command palette</comment>
        <translation>Buscar cualquier cosa</translation>
    </message>
    <message>
        <source>Find conversations, models, commands, settings</source>
        <comment>in the empty palette</comment>
        <translation>Buscar conversaciones, modelos, comandos, ajustes</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter does it.</source>
        <comment>how to use the palette</comment>
        <translation>Elige con las flechas y confirma con Intro.</translation>
    </message>
    <message>
        <source>What was found</source>
        <comment>accessible name of the palette&apos;s list</comment>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the answers of a council</comment>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The council, blind</source>
        <comment>title of a page: names are hidden</comment>
        <translation>El consejo, a ciegas</translation>
    </message>
    <message>
        <source>The council</source>
        <comment>title of a page</comment>
        <translation>El consejo</translation>
    </message>
    <message>
        <source>Columns scroll together</source>
        <comment>a button that is on</comment>
        <translation>Las columnas se desplazan juntas</translation>
    </message>
    <message>
        <source>Columns scroll each for itself</source>
        <comment>a button that is off</comment>
        <translation>Cada columna se desplaza por separado</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with all votes</comment>
        <translation>Tu recuento</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Preguntaste: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>the council</comment>
        <translation>Detener</translation>
    </message>
    <message>
        <source>One model has not answered.</source>
        <comment>of a council</comment>
        <translation>Un modelo no ha respondido.</translation>
    </message>
    <message numerus="yes">
        <source>%n models have not answered.</source>
        <comment>of a council</comment>
        <translation>
            <numerusform>%n modelo no ha respondido.</numerusform>
            <numerusform>%n modelos no han respondido.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>the models of a council that have not answered</comment>
        <translation>Preguntar ahora</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask privately</source>
        <comment>in the empty composer of a private conversation</comment>
        <translation>Pregunta en privado</translation>
    </message>
    <message>
        <source>Ask something</source>
        <comment>in the empty composer</comment>
        <translation>Pregunta algo</translation>
    </message>
    <message>
        <source>Your question</source>
        <comment>accessible name of the composer</comment>
        <translation>Tu pregunta</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>stop writing the answer</comment>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the question</comment>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Stop  Esc</source>
        <comment>tooltip</comment>
        <translation>Detener  Esc</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <comment>tooltip</comment>
        <translation>Enviar  Intro</translation>
    </message>
    <message>
        <source>The question is sent as soon as its files are read.</source>
        <comment>below the composer</comment>
        <translation>La pregunta se enviará en cuanto se lean sus archivos.</translation>
    </message>
    <message>
        <source>Private: not in the history, not in a log, gone when it is closed.</source>
        <comment>below the composer</comment>
        <translation>Privada: ni en el historial ni en ningún registro; desaparece al cerrarla.</translation>
    </message>
    <message>
        <source>Models make mistakes: check what matters.</source>
        <comment>below the composer</comment>
        <translation>Los modelos cometen errores: comprueba lo importante.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Room for your question: %1</source>
        <comment>accessible name of the meter; %1 is a word or a percentage</comment>
        <translation>Espacio para tu pregunta: %1</translation>
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
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Resumir la parte más antigua</translation>
    </message>
    <message>
        <source>Begin a new conversation with this question</source>
        <comment>instead of asking in this one</comment>
        <translation>Empezar una conversación nueva con esta pregunta</translation>
    </message>
    <message>
        <source>Leave out the oldest messages of this conversation from now on</source>
        <comment>without asking again</comment>
        <translation>A partir de ahora, omitir los mensajes más antiguos de esta conversación</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a card without choosing</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <comment>closes a card without choosing</comment>
        <translation>Volver a la pregunta</translation>
    </message>
</context>
<context>
    <name>ConversationButton</name>
    <message>
        <source>Settings of this conversation</source>
        <comment>opens a sheet</comment>
        <translation>Ajustes de esta conversación</translation>
    </message>
</context>
<context>
    <name>ConversationExport</name>
    <message>
        <source>No file was named. Choose a file name.</source>
        <translation>No se indicó ningún archivo. Elige un nombre de archivo.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file name.</source>
        <translation>%1 es una carpeta. Elige un nombre de archivo.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist. Choose another one.</source>
        <translation>La carpeta de %1 no existe. Elige otra.</translation>
    </message>
    <message>
        <source>The file name is too long: at most %1 bytes are possible there. Choose a shorter one.</source>
        <translation>El nombre de archivo es demasiado largo: allí se admiten como máximo %1 bytes. Elige uno más corto.</translation>
    </message>
    <message>
        <source>%1 may not be written to (%2). Choose another folder.</source>
        <translation>No hay permiso para escribir en %1 (%2). Elige otra carpeta.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Free some space or choose another folder.</source>
        <translation>No se pudo escribir %1 (%2). Libera espacio o elige otra carpeta.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>Adjunto: %1</translation>
    </message>
    <message>
        <source>Wants to call the tool %1:</source>
        <translation>Quiere usar la herramienta %1:</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>This program cannot write PDF. Choose another format.</source>
        <translation>Este programa no puede escribir PDF. Elige otro formato.</translation>
    </message>
    <message>
        <source>Nothing was chosen.</source>
        <translation>No se eligió nada.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>Esta carpeta ya no existe.</translation>
    </message>
    <message>
        <source>These messages do not exist any more.</source>
        <translation>Estos mensajes ya no existen.</translation>
    </message>
    <message>
        <source>%1 cannot be created. Choose another folder.</source>
        <translation>No se puede crear %1. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>No folder was named. Choose a folder.</source>
        <translation>No se indicó ninguna carpeta. Elige una carpeta.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder: there will be several files.</source>
        <translation>%1 es un archivo. Elige una carpeta: se crearán varios archivos.</translation>
    </message>
    <message>
        <source>%1 could not be put into its place. Is another program writing there?</source>
        <translation>No se pudo colocar %1 en su sitio. ¿Está escribiendo allí otro programa?</translation>
    </message>
    <message>
        <source>End of the reasoning</source>
        <translation>Fin del razonamiento</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be moved. May the folder be written to?</source>
        <translation>No se puede mover %1. ¿Hay permiso para escribir en la carpeta?</translation>
    </message>
    <message>
        <source>%1 was changed and stays as it is; the conversation is now in %2.</source>
        <translation>%1 se había modificado y queda como está; la conversación está ahora en %2.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminados</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Asistente</translation>
    </message>
    <message>
        <source>(stopped)</source>
        <translation>(detenida)</translation>
    </message>
    <message>
        <source>(interrupted)</source>
        <translation>(interrumpida)</translation>
    </message>
    <message>
        <source>(still being written)</source>
        <translation>(todavía se está escribiendo)</translation>
    </message>
    <message>
        <source>(failed)</source>
        <translation>(fallida)</translation>
    </message>
    <message>
        <source>(failed: %1)</source>
        <translation>(fallida: %1)</translation>
    </message>
    <message>
        <source>(ended at the token limit)</source>
        <translation>(terminó en el límite de tokens)</translation>
    </message>
    <message>
        <source>(ended where the model&apos;s context was full)</source>
        <translation>(terminó al llenarse el contexto del modelo)</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Reasoning (%1 s)</source>
        <translation>Razonamiento (%1 s)</translation>
    </message>
    <message>
        <source>Another branch, from the start</source>
        <translation>Otra rama, desde el principio</translation>
    </message>
    <message>
        <source>Another branch</source>
        <translation>Otra rama</translation>
    </message>
    <message>
        <source>Another branch, after: “%1”</source>
        <translation>Otra rama, después de: «%1»</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Rename</source>
        <comment>a conversation</comment>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>no longer at the top of the list</comment>
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>to the top of the list</comment>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <comment>opens a list of folders</comment>
        <translation>Mover a una carpeta…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <comment>a conversation</comment>
        <translation>Desarchivar</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>verb: out of the list, but kept</comment>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a conversation</comment>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a conversation</comment>
        <translation>Exportar…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n conversations…</source>
        <translation>
            <numerusform>Exportar %n conversación…</numerusform>
            <numerusform>Exportar %n conversaciones…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a conversation</comment>
        <translation>Eliminar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n conversations</source>
        <translation>
            <numerusform>Eliminar %n conversación</numerusform>
            <numerusform>Eliminar %n conversaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationSheet</name>
    <message>
        <source>This conversation</source>
        <comment>title of a sheet with its settings</comment>
        <translation>Esta conversación</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the settings of a conversation</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>heading: settings under a name</comment>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Preset</source>
        <comment>accessible name</comment>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <comment>asks for a name</comment>
        <translation>Guardar como preajuste…</translation>
    </message>
    <message>
        <source>Change the preset</source>
        <comment>to what is set for this conversation</comment>
        <translation>Modificar el preajuste</translation>
    </message>
    <message>
        <source>All as in the settings</source>
        <comment>sets everything of a conversation back</comment>
        <translation>Todo como en los ajustes</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>in an empty field</comment>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a preset under a name</comment>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>setting of a conversation: whether the model thinks before it answers</comment>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Razonamiento</translation>
    </message>
</context>
<context>
    <name>CouncilButton</name>
    <message numerus="yes">
        <source>Questions go to a council of %n models</source>
        <comment>button at the composer</comment>
        <translation>
            <numerusform>Las preguntas van a un consejo de %n modelo</numerusform>
            <numerusform>Las preguntas van a un consejo de %n modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask a council of models</source>
        <comment>button at the composer</comment>
        <translation>Preguntar a un consejo de modelos</translation>
    </message>
</context>
<context>
    <name>CouncilPart</name>
    <message>
        <source>%1. Compare side by side</source>
        <comment>accessible name; %1 says what came of a council</comment>
        <translation>%1. Comparar lado a lado</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>opens the answers of a council side by side</comment>
        <translation>Comparar</translation>
    </message>
</context>
<context>
    <name>CouncilPopup</name>
    <message>
        <source>Ask a council of models</source>
        <comment>a list at the composer</comment>
        <translation>Preguntar a un consejo de modelos</translation>
    </message>
    <message>
        <source>Ask the council</source>
        <comment>heading of a list of models</comment>
        <translation>Preguntar al consejo</translation>
    </message>
    <message>
        <source>Two to four models get the same question, one after another on this computer. You compare their answers side by side.</source>
        <comment>explains the council</comment>
        <translation>De dos a cuatro modelos reciben la misma pregunta, uno tras otro, en este equipo. Sus respuestas se comparan lado a lado.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <comment>switch of the council</comment>
        <translation>Votación a ciegas</translation>
    </message>
    <message>
        <source>You do not see who wrote what until you have said which answer is better.</source>
        <comment>explains the blind vote</comment>
        <translation>No se ve quién escribió cada respuesta hasta que digas cuál es mejor.</translation>
    </message>
    <message>
        <source>Load my model again right afterwards</source>
        <comment>switch of the council</comment>
        <translation>Volver a cargar mi modelo justo después</translation>
    </message>
    <message>
        <source>Otherwise that waits until you ask it something.</source>
        <comment>explains when the model that is chosen comes back after a council</comment>
        <translation>Si no, se carga cuando le preguntes algo.</translation>
    </message>
    <message>
        <source>A council needs two models. Open another model file first, in the list at the top.</source>
        <comment>when only one model is known</comment>
        <translation>Un consejo necesita dos modelos. Abre antes otro archivo de modelo en la lista de arriba.</translation>
    </message>
    <message>
        <source>Choose at least two models.</source>
        <comment>below the list of models</comment>
        <translation>Elige al menos dos modelos.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes the list of models</comment>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Put questions to them</source>
        <comment>to the models that were chosen</comment>
        <translation>Hacerles preguntas</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <comment>switches the council off</comment>
        <translation>Volver a preguntar a un solo modelo</translation>
    </message>
</context>
<context>
    <name>DetailRow</name>
    <message>
        <source>Copy %1</source>
        <comment>%1 is what an entry of the details is called</comment>
        <translation>Copiar %1</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>An unknown model</source>
        <comment>who wrote an answer</comment>
        <translation>Un modelo desconocido</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the details of an answer</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of details of an answer: the system prompt</comment>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>writing an answer again</comment>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again and compares</comment>
        <translation>Repetir y comparar</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>the details of an answer</comment>
        <translation>Copiar todo</translation>
    </message>
</context>
<context>
    <name>EdgePart</name>
    <message>
        <source>Summarize the older part</source>
        <comment>the model writes it, and sees it in the place of the messages</comment>
        <translation>Resumir la parte más antigua</translation>
    </message>
    <message>
        <source>Ask me before more is left out</source>
        <comment>takes a choice back that was remembered</comment>
        <translation>Preguntarme antes de omitir más</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>How do I export a conversation?</source>
        <comment>sample question</comment>
        <translation>¿Cómo exporto una conversación?</translation>
    </message>
    <message>
        <source>What is a mixture of experts?</source>
        <comment>sample question</comment>
        <translation>¿Qué es una mezcla de expertos?</translation>
    </message>
    <message>
        <source>What is 27 + 15?</source>
        <comment>sample question</comment>
        <translation>¿Cuánto es 27 + 15?</translation>
    </message>
    <message>
        <source>A private conversation</source>
        <comment>headline of an empty one</comment>
        <translation>Una conversación privada</translation>
    </message>
    <message>
        <source>A private council of experts</source>
        <comment>headline of an empty conversation</comment>
        <translation>Un consejo privado de expertos</translation>
    </message>
    <message>
        <source>It is kept nowhere: not in the history, not in a log, not in a cache. When you close it or begin another one, it is gone.</source>
        <comment>below the headline</comment>
        <translation>No se guarda en ninguna parte: ni en el historial, ni en un registro, ni en una caché. Al cerrarla o empezar otra, desaparece.</translation>
    </message>
    <message>
        <source>Runs on this computer; nothing you type leaves it.</source>
        <comment>below the headline</comment>
        <translation>Funciona en este equipo; nada de lo que escribas sale de él.</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <comment>accessible name of a sample question</comment>
        <translation>Preguntar: %1</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <comment>in an empty conversation</comment>
        <translation>Todavía no hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>%1 is a small starter model: it knows this program, simple sums and little else. For real work, open a larger mixture-of-experts model as a .gguf file, or drop it on this window.</source>
        <comment>honest words about the bundled model; %1 is its name</comment>
        <translation>%1 es un pequeño modelo inicial: conoce este programa, sumas sencillas y poco más. Para trabajar en serio, abre un modelo de mezcla de expertos más grande en un archivo .gguf o suéltalo sobre esta ventana.</translation>
    </message>
    <message>
        <source>%1 answers. Other models can be opened as .gguf files.</source>
        <comment>%1 is the model&apos;s name</comment>
        <translation>Responde %1. Se pueden abrir otros modelos en archivos .gguf.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>button</comment>
        <translation>Abrir un archivo de modelo…</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Change what opens the history</source>
        <comment>title of a dialog</comment>
        <translation>Cambiar lo que abre el historial</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <comment>title of a dialog</comment>
        <translation>Cifrar el historial</translation>
    </message>
    <message>
        <source>With a new passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Con una nueva frase de contraseña</translation>
    </message>
    <message>
        <source>With a passphrase</source>
        <comment>a way to encrypt</comment>
        <translation>Con una frase de contraseña</translation>
    </message>
    <message>
        <source>Asked for at every start. Nobody opens the history or a backup without it.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Se pide en cada inicio. Sin ella, nadie abre el historial ni una copia de seguridad.</translation>
    </message>
    <message>
        <source>With a new key in the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Con una clave nueva en el llavero del escritorio</translation>
    </message>
    <message>
        <source>With the desktop&apos;s keyring</source>
        <comment>a way to encrypt</comment>
        <translation>Con el llavero del escritorio</translation>
    </message>
    <message>
        <source>Opens by itself once you are logged in. Protects a lost disk or a stolen backup, not a desktop that is left open.</source>
        <comment>explains a way to encrypt</comment>
        <translation>Se abre solo al iniciar sesión. Protege un disco perdido o una copia de seguridad robada, no un escritorio que se deja abierto.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <comment>accessible name</comment>
        <translation>Nueva frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <comment>accessible name</comment>
        <translation>Repetir la frase de contraseña</translation>
    </message>
    <message>
        <source>The same once more</source>
        <comment>in an empty field</comment>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Las dos no coinciden.</translation>
    </message>
    <message>
        <source>Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and keep it in a safe place. Backups are encrypted, too, and need the same passphrase.</source>
        <comment>a warning before encrypting</comment>
        <translation>Nadie puede recuperar una frase de contraseña olvidada: lo escrito se pierde. Anótala y guárdala en un lugar seguro. Las copias de seguridad también se cifran y necesitan la misma frase de contraseña.</translation>
    </message>
    <message>
        <source>Keep this recovery key as well. It opens the history and its backups when the keyring is lost: after a new installation, or on another computer. Nobody can make it again for you.</source>
        <comment>about the recovery key</comment>
        <translation>Conserva también esta clave de recuperación. Abre el historial y sus copias de seguridad si se pierde el llavero: tras una nueva instalación o en otro equipo. Nadie puede volver a crearla.</translation>
    </message>
    <message>
        <source>I have kept the recovery key</source>
        <comment>must be confirmed before encrypting</comment>
        <translation>He guardado la clave de recuperación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>what opens the history</comment>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <comment>the history</comment>
        <translation>Cifrar</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <comment>group of settings</comment>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <comment>state of the history</comment>
        <translation>Cifrado con una frase de contraseña</translation>
    </message>
    <message>
        <source>Encrypted, with the key in the desktop&apos;s keyring</source>
        <comment>state of the history</comment>
        <translation>Cifrado, con la clave en el llavero del escritorio</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>state of the history</comment>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>The history and its backups cannot be read without the key.</source>
        <comment>about an encrypted history</comment>
        <translation>El historial y sus copias de seguridad no se pueden leer sin la clave.</translation>
    </message>
    <message>
        <source>Whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>about a history that is not encrypted</comment>
        <translation>Quien se haga con este disco o con una copia de seguridad puede leer tus conversaciones.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <comment>opens a dialog</comment>
        <translation>Cifrar…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <comment>opens a dialog</comment>
        <translation>Cambiar la frase de contraseña…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <comment>opens a dialog</comment>
        <translation>Cambiar la clave…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <comment>shows it</comment>
        <translation>Clave de recuperación…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <comment>the encryption; opens a question</comment>
        <translation>Desactivar…</translation>
    </message>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <comment>while the history is being encrypted</comment>
        <translation>Mientras tanto, puedes seguir conversando.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>encrypting or decrypting</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel; the history stays as it was</source>
        <comment>accessible name</comment>
        <translation>Cancelar; el historial queda como estaba</translation>
    </message>
    <message>
        <source>Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption does not cover them.</source>
        <comment>what encryption leaves out</comment>
        <translation>Las exportaciones, la carpeta sincronizada y las copias hechas antes en otros lugares siguen siendo texto sin cifrar: el cifrado no las cubre.</translation>
    </message>
    <message>
        <source>Turn the encryption off?</source>
        <comment>title of a question</comment>
        <translation>¿Desactivar el cifrado?</translation>
    </message>
    <message>
        <source>The history and its backups become plain files again: whoever gets hold of this disk, or of a backup, can read your conversations.</source>
        <comment>before the history is decrypted</comment>
        <translation>El historial y sus copias de seguridad vuelven a ser archivos sin cifrar: quien se haga con este disco o con una copia de seguridad puede leer tus conversaciones.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <comment>the encryption</comment>
        <translation>Desactivar</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Hide details</source>
        <comment>of an error</comment>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>Show details</source>
        <comment>of an error</comment>
        <translation>Mostrar detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close the error message</comment>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ExpertUse</name>
    <message>
        <source>The work was shared evenly</source>
        <comment>among the experts</comment>
        <translation>El trabajo se repartió por igual</translation>
    </message>
    <message>
        <source>The work was shared unevenly</source>
        <comment>among the experts</comment>
        <translation>El trabajo se repartió de forma desigual</translation>
    </message>
    <message>
        <source>A few experts did most of the work</source>
        <translation>Unos pocos expertos hicieron la mayor parte del trabajo</translation>
    </message>
    <message>
        <source>%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the tokens; shared evenly it would be %5.</source>
        <comment>%1, %4 and %5 are percentages with their sign</comment>
        <translation>Respondió el %1 de los expertos. El más activo, el experto %2 de la capa %3, respondió por el %4 de los tokens; con un reparto por igual sería el %5.</translation>
    </message>
</context>
<context>
    <name>ExpertView</name>
    <message>
        <source>Experts</source>
        <comment>title of the panel that shows how an answer came to be</comment>
        <translation>Expertos</translation>
    </message>
    <message>
        <source>The answer before</source>
        <comment>shows how an earlier answer came to be</comment>
        <translation>La respuesta anterior</translation>
    </message>
    <message>
        <source>The answer after</source>
        <comment>shows how a later answer came to be</comment>
        <translation>La respuesta siguiente</translation>
    </message>
    <message>
        <source>Close the experts</source>
        <comment>the panel; answers are not traced then</comment>
        <translation>Cerrar los expertos</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <comment>title of a dialog</comment>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading: what to export</comment>
        <translation>Qué</translation>
    </message>
    <message>
        <source>As</source>
        <comment>heading: the format of an export</comment>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>export format</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>For notes and editors: plain text with headings, lists and code.</source>
        <comment>about Markdown</comment>
        <translation>Para notas y editores: texto sin formato con títulos, listas y código.</translation>
    </message>
    <message>
        <source>Web page</source>
        <comment>export format: HTML</comment>
        <translation>Página web</translation>
    </message>
    <message>
        <source>To read in any browser as it looks here, in one file, without a network.</source>
        <comment>about HTML</comment>
        <translation>Para leer en cualquier navegador con el mismo aspecto que aquí, en un solo archivo y sin red.</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>export format</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>To print, to send and to keep: pages whose text can be selected.</source>
        <comment>about PDF</comment>
        <translation>Para imprimir, enviar y conservar: páginas con texto seleccionable.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <comment>export format</comment>
        <translation>Texto sin formato</translation>
    </message>
    <message>
        <source>For everything that takes letters and nothing else.</source>
        <comment>about plain text</comment>
        <translation>Para todo lo que admite letras y nada más.</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>export format</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>To move to another computer or program: nothing is left out.</source>
        <comment>about JSON</comment>
        <translation>Para pasar a otro equipo o programa: no se omite nada.</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <comment>option of an export</comment>
        <translation>Con el razonamiento</translation>
    </message>
    <message>
        <source>What the model thought before it answered.</source>
        <comment>explains an option</comment>
        <translation>Lo que el modelo pensó antes de responder.</translation>
    </message>
    <message>
        <source>With all branches</source>
        <comment>option of an export</comment>
        <translation>Con todas las ramas</translation>
    </message>
    <message>
        <source>Also other answers and earlier versions of questions.</source>
        <comment>explains an option</comment>
        <translation>También otras respuestas y versiones anteriores de las preguntas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an export</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to export to</comment>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a save dialog</comment>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>title of a save dialog</comment>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Exportar a una carpeta</translation>
    </message>
</context>
<context>
    <name>FileDropArea</name>
    <message>
        <source>Drop to open this model</source>
        <comment>a model file hovers over the window</comment>
        <translation>Suelta para abrir este modelo</translation>
    </message>
    <message>
        <source>Drop to attach to your question</source>
        <comment>files hover over the window</comment>
        <translation>Suelta para adjuntar a tu pregunta</translation>
    </message>
    <message>
        <source>Only model files (.gguf) and exports of conversations can be dropped here</source>
        <comment>another file hovers</comment>
        <translation>Aquí solo se pueden soltar archivos de modelo (.gguf) y exportaciones de conversaciones</translation>
    </message>
    <message>
        <source>Drop to import conversations</source>
        <comment>an export of another program hovers</comment>
        <translation>Suelta para importar conversaciones</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>A picture has no text that can be read.</source>
        <comment>about a file</comment>
        <translation>Una imagen no tiene texto que se pueda leer.</translation>
    </message>
    <message>
        <source>Sound and films have no text that can be read.</source>
        <comment>about a file</comment>
        <translation>El sonido y las películas no tienen texto que se pueda leer.</translation>
    </message>
    <message>
        <source>Old Word documents cannot be read. Save it as .docx or PDF.</source>
        <comment>about a file</comment>
        <translation>Los documentos antiguos de Word no se pueden leer. Guárdalo como .docx o PDF.</translation>
    </message>
    <message>
        <source>This file is packed. Unpack it, and attach what is in it.</source>
        <comment>about a file</comment>
        <translation>Este archivo está comprimido. Descomprímelo y adjunta su contenido.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <comment>about a file</comment>
        <translation>Este archivo no es de texto. Se pueden leer archivos de texto, PDF, .docx y .odt.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <comment>in the empty field</comment>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>accessible name</comment>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no word was found</comment>
        <translation>sin resultados</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of how many found words</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>place where the words were found</comment>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Mayús+Intro</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>place where the words were found</comment>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>finding in the conversation</comment>
        <translation>Cerrar</translation>
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
        <translation>Nueva conversación aquí</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a folder</comment>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Export folder…</source>
        <comment>all conversations in it</comment>
        <translation>Exportar carpeta…</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <comment>its conversations stay</comment>
        <translation>Eliminar carpeta</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Move to</source>
        <comment>heading of a list of folders</comment>
        <translation>Mover a</translation>
    </message>
    <message>
        <source>No folder</source>
        <comment>where a conversation is moved to</comment>
        <translation>Ninguna carpeta</translation>
    </message>
    <message>
        <source>New folder…</source>
        <comment>where a conversation is moved to</comment>
        <translation>Nueva carpeta…</translation>
    </message>
</context>
<context>
    <name>FolderSyncSection</name>
    <message>
        <source>Folder in sync</source>
        <comment>setting: a folder of Markdown files that follows the history</comment>
        <translation>Carpeta sincronizada</translation>
    </message>
    <message>
        <source>Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you change there are left alone, and nothing comes back from there.</source>
        <comment>explains the folder in sync</comment>
        <translation>Tus conversaciones como archivos Markdown, para Obsidian y otros programas de notas. Los archivos que modifiques allí no se tocan, y nada vuelve desde allí.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the folder in sync; opens a dialog</comment>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to be kept in sync</comment>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Change the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Cambiar la carpeta sincronizada</translation>
    </message>
    <message>
        <source>Keep the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Mantener la carpeta sincronizada</translation>
    </message>
    <message>
        <source>Off: the files stay as they are.</source>
        <comment>the folder in sync</comment>
        <translation>Desactivada: los archivos quedan como están.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <comment>the files of the folder in sync</comment>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <comment>compares all files of the folder</comment>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>that is in sync</comment>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the folder in sync</source>
        <comment>accessible name</comment>
        <translation>Abrir la carpeta sincronizada</translation>
    </message>
    <message>
        <source>Folder in sync</source>
        <comment>title of a folder dialog</comment>
        <translation>Carpeta sincronizada</translation>
    </message>
</context>
<context>
    <name>FooterPart</name>
    <message>
        <source>Copy answer</source>
        <comment>copies the Markdown of an answer</comment>
        <translation>Copiar respuesta</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Responder de nuevo</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Más</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Respuesta anterior</translation>
    </message>
    <message>
        <source>Next answer</source>
        <comment>shows another answer to the same question</comment>
        <translation>Respuesta siguiente</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>FormulaPart</name>
    <message>
        <source>Formula: %1</source>
        <comment>accessible name of a formula; %1 is its TeX source</comment>
        <translation>Fórmula: %1</translation>
    </message>
    <message>
        <source>Copy TeX</source>
        <comment>button beside a formula</comment>
        <translation>Copiar TeX</translation>
    </message>
</context>
<context>
    <name>FoundImportRow</name>
    <message>
        <source>Look inside</source>
        <comment>reads what another program has, and changes nothing</comment>
        <translation>Ver qué hay</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <comment>%1 is a program</comment>
        <translation>Ver qué hay en %1</translation>
    </message>
</context>
<context>
    <name>GlyphButton</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>No disponible ahora</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>It is not known which model wrote this answer, so it cannot go on. Ask for the rest in a new question.</source>
        <translation>No se sabe qué modelo escribió esta respuesta, así que no puede continuar. Pide el resto en una pregunta nueva.</translation>
    </message>
    <message>
        <source>This answer was written by %1. Choose that model to let it go on.</source>
        <comment>%1 is a model&apos;s name</comment>
        <translation>Esta respuesta la escribió %1. Elige ese modelo para que continúe.</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>More</source>
        <comment>opens the menu of what has no room in the header</comment>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>HeaderPart</name>
    <message>
        <source>Answer</source>
        <comment>above an answer whose model is unknown</comment>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>HeldChip</name>
    <message>
        <source>%1: put it into the editor</source>
        <comment>%1 says what it is</comment>
        <translation>%1: insertar en el editor</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <comment>a long text; takes a moment</comment>
        <translation>Insertar en el editor</translation>
    </message>
    <message>
        <source>Take the long text out</source>
        <comment>of the question</comment>
        <translation>Quitar el texto largo</translation>
    </message>
</context>
<context>
    <name>HistoryItem</name>
    <message>
        <source>Folder %1, open</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Carpeta %1, abierta</translation>
    </message>
    <message>
        <source>Folder %1, closed</source>
        <comment>accessible name; %1 is its name</comment>
        <translation>Carpeta %1, cerrada</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in a folder</comment>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>More for this folder</source>
        <comment>button that opens a menu</comment>
        <translation>Más opciones de esta carpeta</translation>
    </message>
    <message>
        <source>More for this conversation</source>
        <comment>button that opens a menu</comment>
        <translation>Más opciones de esta conversación</translation>
    </message>
    <message>
        <source>New name</source>
        <comment>accessible name of the field that renames a folder</comment>
        <translation>Nuevo nombre</translation>
    </message>
    <message>
        <source>New title</source>
        <comment>accessible name of the field that renames a conversation</comment>
        <translation>Nuevo título</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Conversaciones archivadas</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>accessible name of the list</comment>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive leaves the list, and stays here and in the search.</source>
        <comment>in the empty archive</comment>
        <translation>No hay nada archivado. Lo que archives sale de la lista y se queda aquí y en la búsqueda.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <comment>in the empty list</comment>
        <translation>Aquí aparecerán tus conversaciones.</translation>
    </message>
</context>
<context>
    <name>HistorySearch</name>
    <message>
        <source>The search is being prepared. Try again in a moment.</source>
        <comment>while the index of the history is being made</comment>
        <translation>Se está preparando la búsqueda. Inténtalo de nuevo en un momento.</translation>
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
        <translation>Volver a las conversaciones</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>title of the page</comment>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>title of the page</comment>
        <translation>Archivadas</translation>
    </message>
    <message>
        <source>New conversation</source>
        <comment>button</comment>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>button</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>opens the page with the votes on models</comment>
        <translation>Tu recuento</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>opens the list of archived conversations</comment>
        <translation>Archivadas</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>opens the list of deleted things</comment>
        <translation>Papelera</translation>
    </message>
</context>
<context>
    <name>HistoryTimes</name>
    <message>
        <source>Today</source>
        <comment>heading in the list of conversations</comment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>heading in the list of conversations</comment>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <comment>heading in the list of conversations</comment>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a month and its year</comment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>HowToRow</name>
    <message>
        <source>How to get conversations out of %1</source>
        <comment>%1 is a program or service</comment>
        <translation>Cómo obtener las conversaciones de %1</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Messages that ChatGPT hides are not brought over.</source>
        <translation>Los mensajes que ChatGPT oculta no se importan.</translation>
    </message>
    <message>
        <source>[Quoted: %1]</source>
        <translation>[Cita: %1]</translation>
    </message>
    <message>
        <source>[Error: %1]</source>
        <translation>[Error: %1]</translation>
    </message>
    <message>
        <source>A message has no role that Conclave knows.</source>
        <translation>Un mensaje no tiene un rol que Conclave conozca.</translation>
    </message>
    <message>
        <source>A message has no number, or that of another one.</source>
        <translation>Un mensaje no tiene número o tiene el de otro.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Conclave. Update Conclave to read it.</source>
        <translation>%1 procede de una versión más reciente de Conclave. Actualiza Conclave para leerlo.</translation>
    </message>
    <message>
        <source>It is no export of Conclave.</source>
        <translation>No es una exportación de Conclave.</translation>
    </message>
    <message>
        <source>There is no export of Conclave in it. Choose the .json file that was exported.</source>
        <translation>No contiene ninguna exportación de Conclave. Elige el archivo .json exportado.</translation>
    </message>
    <message>
        <source>An entry of the list is no conversation.</source>
        <translation>Una entrada de la lista no es una conversación.</translation>
    </message>
    <message>
        <source>A conversation is damaged and cannot be read.</source>
        <translation>Una conversación está dañada y no se puede leer.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: %1.</source>
        <comment>import error</comment>
        <translation>No se pudo crear una copia de la base de datos: %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <comment>import error</comment>
        <translation>No se pudo abrir %1: %2.</translation>
    </message>
    <message>
        <source>%1 is being written to. Quit its program and import again.</source>
        <comment>import error</comment>
        <translation>Se está escribiendo en %1. Cierra su programa e importa de nuevo.</translation>
    </message>
    <message>
        <source>The file is no database, or it is encrypted.</source>
        <comment>import error</comment>
        <translation>El archivo no es una base de datos o está cifrado.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <comment>import error</comment>
        <translation>La base de datos está dañada.</translation>
    </message>
    <message>
        <source>The database holds a text that is too large to be read.</source>
        <comment>import error</comment>
        <translation>La base de datos contiene un texto demasiado largo para leerlo.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <comment>import error</comment>
        <translation>No se pudo leer la base de datos: %1.</translation>
    </message>
    <message>
        <source>[Image: %1]</source>
        <translation>[Imagen: %1]</translation>
    </message>
    <message>
        <source>[Source: %1]</source>
        <translation>[Fuente: %1]</translation>
    </message>
    <message>
        <source>The passages that answers were made from are not brought over.</source>
        <translation>Los pasajes en los que se basan las respuestas no se importan.</translation>
    </message>
    <message>
        <source>Activities without a question are not brought over.</source>
        <translation>Las actividades sin pregunta no se importan.</translation>
    </message>
    <message>
        <source>This is no chat of GPT4All: it does not begin as one does.</source>
        <comment>import report</comment>
        <translation>No es un chat de GPT4All: no empieza como tal.</translation>
    </message>
    <message>
        <source>The chat has the format&apos;s version %1; Conclave reads the versions 1 to %2.</source>
        <comment>import report</comment>
        <translation>El chat usa la versión %1 del formato; Conclave lee las versiones 1 a %2.</translation>
    </message>
    <message>
        <source>The file ends early; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>El archivo termina antes de tiempo; falta lo que viene después.</translation>
    </message>
    <message>
        <source>The file is damaged; what comes after that is missing.</source>
        <comment>import report</comment>
        <translation>El archivo está dañado; falta lo que viene después.</translation>
    </message>
    <message>
        <source>There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the folder of its models.</source>
        <comment>import error</comment>
        <translation>Aquí no hay ningún chat de GPT4All. Se llaman gpt4all-….chat y están en la carpeta de sus modelos.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>No se pudo leer %1 hasta el final: %2.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>No existe ningún archivo ni carpeta %1.</translation>
    </message>
    <message>
        <source>%1 may not be read. Change its permissions, or copy it elsewhere.</source>
        <translation>No hay permiso para leer %1. Cambia sus permisos o cópialo a otro lugar.</translation>
    </message>
    <message>
        <source>There are more than %L1 files or %2 zips in %3. Choose the folder that holds the export alone.</source>
        <translation>Hay más de %L1 archivos o %2 zips en %3. Elige la carpeta que contiene solo la exportación.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 no es ni un archivo ni una carpeta.</translation>
    </message>
    <message>
        <source>There are more than %L1 files in %2.</source>
        <translation>Hay más de %L1 archivos en %2.</translation>
    </message>
    <message>
        <source>There is no %1 in what was chosen.</source>
        <translation>No hay ningún %1 en lo que se eligió.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>No se pudo abrir %1: %2.</translation>
    </message>
    <message>
        <source>No conversations were recognized here. What can be imported comes from: %1.</source>
        <translation>Aquí no se reconoció ninguna conversación. Se puede importar de: %1.</translation>
    </message>
    <message>
        <source>This holds conversations of several programs: %1. Import one file or folder at a time.</source>
        <translation>Contiene conversaciones de varios programas: %1. Importa un archivo o una carpeta cada vez.</translation>
    </message>
    <message>
        <source>There is no thread of Jan here. They are in the folder &quot;threads&quot; of its data folder, which its settings name.</source>
        <comment>import error</comment>
        <translation>Aquí no hay ningún hilo de Jan. Están en la carpeta «threads» de su carpeta de datos, indicada en sus ajustes.</translation>
    </message>
    <message>
        <source>The thread has no messages.jsonl.</source>
        <comment>import report</comment>
        <translation>El hilo no tiene messages.jsonl.</translation>
    </message>
    <message>
        <source>Its thread.json is missing or damaged, and with it title, date and model.</source>
        <comment>import report</comment>
        <translation>Su thread.json falta o está dañado, y con él el título, la fecha y el modelo.</translation>
    </message>
    <message>
        <source>A message is damaged.</source>
        <comment>import report</comment>
        <translation>Un mensaje está dañado.</translation>
    </message>
    <message>
        <source>This is no JSON, or not as expected: it begins with something else.</source>
        <translation>No es JSON o no como se esperaba: empieza con otra cosa.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file has no list named &quot;%1&quot;.</source>
        <translation>El archivo no tiene ninguna lista llamada «%1».</translation>
    </message>
    <message>
        <source>The file is damaged: a bracket closes that was never opened.</source>
        <translation>El archivo está dañado: se cierra un corchete que nunca se abrió.</translation>
    </message>
    <message>
        <source>The file ends in the middle, so it is not whole. Export or download it again.</source>
        <translation>El archivo termina a medias, así que no está completo. Expórtalo o descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>A part of the file is damaged, or too large to be read.</source>
        <translation>Una parte del archivo está dañada o es demasiado grande para leerla.</translation>
    </message>
    <message>
        <source>There is no conversation of LM Studio here. They are in .lmstudio/conversations in your home folder.</source>
        <comment>import error</comment>
        <translation>Aquí no hay ninguna conversación de LM Studio. Están en .lmstudio/conversations, en tu carpeta personal.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <comment>import report</comment>
        <translation>El archivo está dañado.</translation>
    </message>
    <message>
        <source>There is no database of Ollama here. Its app keeps the chats in a file named db.sqlite.</source>
        <comment>import error</comment>
        <translation>Aquí no hay ninguna base de datos de Ollama. Su aplicación guarda los chats en un archivo llamado db.sqlite.</translation>
    </message>
    <message>
        <source>The database has no chats of Ollama in it.</source>
        <comment>import error</comment>
        <translation>La base de datos no contiene chats de Ollama.</translation>
    </message>
    <message>
        <source>Ollama wrote to it while it was read. Import it again to be sure that nothing is missing.</source>
        <comment>import report</comment>
        <translation>Ollama escribió en ella mientras se leía. Impórtala de nuevo para asegurarte de que no falte nada.</translation>
    </message>
    <message>
        <source>Tags are not brought over.</source>
        <comment>import report</comment>
        <translation>Las etiquetas no se importan.</translation>
    </message>
    <message>
        <source>Open WebUI %1</source>
        <comment>name of a folder; %1 is the beginning of an id</comment>
        <translation>Open WebUI %1</translation>
    </message>
    <message>
        <source>The export does not say what its folder is called. You can rename the one it is in now.</source>
        <comment>import report</comment>
        <translation>La exportación no dice cómo se llama su carpeta. Puedes cambiar el nombre de la carpeta en la que está ahora.</translation>
    </message>
    <message>
        <source>There is no export of Open WebUI here. It is made in Settings, Data Controls, Export Chats.</source>
        <comment>import error</comment>
        <translation>Aquí no hay ninguna exportación de Open WebUI. Se crea en «Configuración», «Controles de datos», «Exportar chats».</translation>
    </message>
    <message>
        <source>[Attachment]</source>
        <translation>[Adjunto]</translation>
    </message>
    <message>
        <source>[Attachment: %1]</source>
        <translation>[Adjunto: %1]</translation>
    </message>
    <message>
        <source>[Image]</source>
        <translation>[Imagen]</translation>
    </message>
    <message>
        <source>[Sound]</source>
        <translation>[Audio]</translation>
    </message>
    <message>
        <source>Pictures, sounds and attached files are not brought over; a note stands in their place.</source>
        <translation>Las imágenes, los audios y los archivos adjuntos no se importan; en su lugar queda una nota.</translation>
    </message>
    <message>
        <source>Instructions to the model are not brought over.</source>
        <translation>Las instrucciones para el modelo no se importan.</translation>
    </message>
    <message>
        <source>What tools returned to the model is not brought over.</source>
        <translation>Lo que las herramientas devolvieron al modelo no se importa.</translation>
    </message>
    <message>
        <source>A part of a kind that is not known here (%1) is not brought over.</source>
        <translation>Una parte de un tipo desconocido aquí (%1) no se importa.</translation>
    </message>
    <message>
        <source>Something that is no conversation is not brought over.</source>
        <translation>Algo que no es una conversación no se importa.</translation>
    </message>
    <message>
        <source>%1 is protected with a password. Unpack it, and import the folder.</source>
        <translation>%1 está protegido con contraseña. Descomprímelo e importa la carpeta.</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not known here. Unpack it, and import the folder.</source>
        <translation>%1 está comprimido de una forma desconocida aquí. Descomprímelo e importa la carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that the disk is there and healthy.</source>
        <translation>No se pudo leer %1. Comprueba que el disco esté conectado y en buen estado.</translation>
    </message>
    <message>
        <source>%1 is damaged or not whole. Download it again.</source>
        <translation>%1 está dañado o incompleto. Descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked. Unpack it with another program, and import the folder.</source>
        <translation>No se pudo descomprimir %1. Descomprímelo con otro programa e importa la carpeta.</translation>
    </message>
</context>
<context>
    <name>ImportChoice</name>
    <message>
        <source>Bring your conversations from other programs. You first see what would come; nothing is changed until you say so, and nothing leaves this computer.</source>
        <comment>explains importing</comment>
        <translation>Trae tus conversaciones de otros programas. Antes se muestra lo que llegaría; nada cambia hasta que lo confirmes, y nada sale de este equipo.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <comment>heading: histories of other programs</comment>
        <translation>Encontrados en este equipo</translation>
    </message>
    <message>
        <source>Drop an export here. Zips need no unpacking.</source>
        <comment>in the area for files</comment>
        <translation>Suelta aquí una exportación. No hace falta descomprimir los archivos zip.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <comment>to import from</comment>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <comment>to import from</comment>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Where to find your conversations</source>
        <comment>heading: how to export from other programs</comment>
        <translation>Dónde encontrar tus conversaciones</translation>
    </message>
    <message>
        <source>On chatgpt.com: Settings → Data controls → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from ChatGPT; menu names as the service shows them</comment>
        <translation>En chatgpt.com: Configuración → Controles de datos → Exportar datos. Llega un correo con un enlace a un zip; elige ese zip aquí.</translation>
    </message>
    <message>
        <source>On claude.ai: Settings → Privacy → Export data. A mail brings a link to a zip; choose that zip here.</source>
        <comment>how to export from Claude; menu names as the service shows them</comment>
        <translation>En claude.ai: Configuración → Privacidad → Exportar datos. Llega un correo con un enlace a un zip; elige ese zip aquí.</translation>
    </message>
    <message>
        <source>On takeout.google.com: deselect all, choose “My Activity”, in it only “Gemini Apps”, and JSON instead of HTML as its format. Choose the zip here.</source>
        <comment>how to export from Gemini; menu names as the service shows them</comment>
        <translation>En takeout.google.com: desmarca todo, elige «Mi actividad», en ella solo «Aplicaciones de Gemini», y JSON en lugar de HTML como formato. Elige el zip aquí.</translation>
    </message>
    <message>
        <source>On chat.deepseek.com: Settings → Data → Export. Choose the zip here.</source>
        <comment>how to export from DeepSeek; menu names as the service shows them</comment>
        <translation>En chat.deepseek.com: Configuración → Datos → Exportar. Elige el zip aquí.</translation>
    </message>
    <message>
        <source>In its settings, under Data Controls: Export Chats. Choose the .json file here.</source>
        <comment>how to export from Open WebUI; menu names as the program shows them</comment>
        <translation>En su configuración, en «Controles de datos»: «Exportar chats». Elige el archivo .json aquí.</translation>
    </message>
    <message>
        <source>If they are on this computer, they are found above. Else copy over their folder of conversations (for Ollama its db.sqlite) and choose it here.</source>
        <comment>how to import from local programs</comment>
        <translation>Si están en este equipo, aparecen arriba. Si no, copia aquí su carpeta de conversaciones (en el caso de Ollama, su db.sqlite) y elígela.</translation>
    </message>
    <message>
        <source>On the other computer: Settings → Export everything, as JSON. Choose the file here; what is here already is not doubled.</source>
        <comment>how to bring conversations from another computer</comment>
        <translation>En el otro equipo: Ajustes → Exportar todo, como JSON. Elige el archivo aquí; lo que ya está no se duplica.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <comment>title of a dialog</comment>
        <translation>Importar conversaciones</translation>
    </message>
    <message>
        <source>Looking through %1. Nothing is changed yet.</source>
        <comment>%1 is a file</comment>
        <translation>Examinando %1. Todavía no se cambia nada.</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <comment>%1 is a file</comment>
        <translation>Importando de %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an import</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Copy report</source>
        <comment>of an import</comment>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Import more</source>
        <comment>from another place</comment>
        <translation>Importar más</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>choose another place to import from</comment>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>an import</comment>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>verb</comment>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <comment>title of a file dialog</comment>
        <translation>Importar de un archivo</translation>
    </message>
    <message>
        <source>Exports of conversations (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Exportaciones de conversaciones (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Todos los archivos (%1)</translation>
    </message>
    <message>
        <source>Import from a folder</source>
        <comment>title of a file dialog</comment>
        <translation>Importar de una carpeta</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>one message</source>
        <translation>un mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>The trial run was cancelled.</source>
        <translation>La prueba se canceló.</translation>
    </message>
    <message>
        <source>The import was cancelled. What had come by then stays.</source>
        <translation>La importación se canceló. Lo que ya había llegado se queda.</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been changed. The import would bring this:</source>
        <translation>Esto fue una prueba: no ha cambiado nada. La importación traería lo siguiente:</translation>
    </message>
    <message>
        <source>One conversation added, with %1.</source>
        <translation>Una conversación añadida, con %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations added, with %1.</source>
        <translation>
            <numerusform>%n conversación añadida, con %1.</numerusform>
            <numerusform>%n conversaciones añadidas, con %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation updated.</source>
        <translation>Una conversación actualizada.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations updated.</source>
        <translation>
            <numerusform>%n conversación actualizada.</numerusform>
            <numerusform>%n conversaciones actualizadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is new in what was here.</source>
        <translation>Un mensaje es nuevo en lo que ya había.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are new in what was here.</source>
        <translation>
            <numerusform>%n mensaje es nuevo en lo que ya había.</numerusform>
            <numerusform>%n mensajes son nuevos en lo que ya había.</numerusform>
        </translation>
    </message>
    <message>
        <source>One message is longer than it was here.</source>
        <translation>Un mensaje es más largo que el que ya había.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are longer than they were here.</source>
        <translation>
            <numerusform>%n mensaje es más largo que el que ya había.</numerusform>
            <numerusform>%n mensajes son más largos que los que ya había.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation was here already.</source>
        <translation>Una conversación ya estaba aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were here already.</source>
        <translation>
            <numerusform>%n conversación ya estaba aquí.</numerusform>
            <numerusform>%n conversaciones ya estaban aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is in the trash, where it was left.</source>
        <translation>Una conversación está en la papelera y se dejó allí.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in the trash, where they were left.</source>
        <translation>
            <numerusform>%n conversación está en la papelera y se dejó allí.</numerusform>
            <numerusform>%n conversaciones están en la papelera y se dejaron allí.</numerusform>
        </translation>
    </message>
    <message>
        <source>One conversation is empty and was left out.</source>
        <translation>Una conversación está vacía y se omitió.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are empty and were left out.</source>
        <translation>
            <numerusform>%n conversación está vacía y se omitió.</numerusform>
            <numerusform>%n conversaciones están vacías y se omitieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations were found.</source>
        <translation>No se encontró ninguna conversación.</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;: %2</source>
        <translation>Omitido en «%1»: %2</translation>
    </message>
    <message>
        <source>Left out in &quot;%1&quot;, %2 times: %3</source>
        <translation>Omitido en «%1», %2 veces: %3</translation>
    </message>
    <message>
        <source>One more thing was left out.</source>
        <translation>Se omitió una cosa más.</translation>
    </message>
    <message numerus="yes">
        <source>%n more things were left out.</source>
        <translation>
            <numerusform>Se omitió %n cosa más.</numerusform>
            <numerusform>Se omitieron %n cosas más.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>new</source>
        <comment>conversations that an import brings</comment>
        <translation>nuevas</translation>
    </message>
    <message>
        <source>updated</source>
        <comment>conversations that an import goes on with</comment>
        <translation>actualizadas</translation>
    </message>
    <message>
        <source>here already</source>
        <comment>conversations that an import does not change</comment>
        <translation>ya estaban aquí</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>conversations that are empty or in the trash</comment>
        <translation>no importadas</translation>
    </message>
    <message>
        <source>What is left out, and why (%1)</source>
        <comment>%1 is a number</comment>
        <translation>Qué se omite y por qué (%1)</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and try again.</source>
        <translation>Ningún llavero responde en este escritorio. Inicia uno (GNOME Keyring, KWallet, KeePassXC) e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring stayed locked. Unlock it, and try again.</source>
        <translation>El llavero del escritorio sigue bloqueado. Desbloquéalo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring has no key for this history, or stayed locked. Unlock it, and try again.</source>
        <translation>El llavero del escritorio no tiene ninguna clave para este historial o sigue bloqueado. Desbloquéalo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring reported an error. Unlock it or start it again, and try again.</source>
        <translation>El llavero del escritorio comunicó un error. Desbloquéalo o reinícialo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>This build of Conclave was made without QtKeychain and cannot use the desktop&apos;s keyring. Use a passphrase.</source>
        <translation>Esta compilación de Conclave no incluye QtKeychain y no puede usar el llavero del escritorio. Usa una frase de contraseña.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close this private conversation?</source>
        <comment>title of a question</comment>
        <translation>¿Cerrar esta conversación privada?</translation>
    </message>
    <message>
        <source>It is kept nowhere: once it is closed, nobody can bring it back.</source>
        <comment>before a private conversation is closed</comment>
        <translation>No se guarda en ninguna parte: una vez cerrada, nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <comment>do not close the private conversation</comment>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <source>Keep it</source>
        <comment>the private conversation, in the history</comment>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Close it</source>
        <comment>the private conversation</comment>
        <translation>Cerrar</translation>
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
        <translation>¿Abrir esta dirección en el navegador?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>do not open the link</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>copy the link&apos;s address</comment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>open the link in the browser</comment>
        <translation>Abrir</translation>
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
        <translation>El historial está bloqueado. Esta conversación es privada y no se guarda en ninguna parte.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <comment>opens the page that asks for the passphrase</comment>
        <translation>Desbloquear…</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <comment>opens the drawer</comment>
        <translation>Mostrar las conversaciones</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The brighter a cell, the more its expert answered; the brightest stands for %1.</source>
        <comment>legend of a picture; %1 is a percentage</comment>
        <translation>Cuanto más brillante es una celda, más respondió su experto; la más brillante equivale a %1.</translation>
    </message>
    <message>
        <source>not at all</source>
        <comment>legend: an expert that has not answered</comment>
        <translation>nada</translation>
    </message>
</context>
<context>
    <name>MapSection</name>
    <message>
        <source>What the map shows</source>
        <comment>two ways to look at an answer</comment>
        <translation>Qué muestra el mapa</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <comment>what the map of the experts shows</comment>
        <translation>Respuesta completa</translation>
    </message>
    <message>
        <source>One token</source>
        <comment>what the map of the experts shows: the newest one, or the one pointed at</comment>
        <translation>Un token</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>what the rows of a picture are</comment>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Map of the experts. %1</source>
        <comment>%1 is a sentence or two</comment>
        <translation>Mapa de los expertos. %1</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>what the columns of a picture are</comment>
        <translation>Experto</translation>
    </message>
    <message>
        <source>Point at a cell, or choose one by the arrow keys.</source>
        <comment>of a picture</comment>
        <translation>Señala una celda o elígela con las teclas de flecha.</translation>
    </message>
</context>
<context>
    <name>MarkdownBlocks</name>
    <message>
        <source>Image</source>
        <comment>in place of one, which is not loaded</comment>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>in place of one, which is not loaded; %1 is what it shows</comment>
        <translation>Imagen: %1</translation>
    </message>
</context>
<context>
    <name>MenuEntry</name>
    <message>
        <source>Not available now</source>
        <comment>accessible description of a button</comment>
        <translation>No disponible ahora</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a question</comment>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>lets an answer that was stopped go on</comment>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>writes another answer to the same question</comment>
        <translation>Responder de nuevo</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <comment>another model; opens a list of them</comment>
        <translation>Responder de nuevo con…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>a message, as it is read</comment>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>a message</comment>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts a message into the next question</comment>
        <translation>Citar</translation>
    </message>
    <message>
        <source>Unpin</source>
        <comment>a message</comment>
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin for the model</source>
        <comment>a message, so that the model always sees it</comment>
        <translation>Fijar para el modelo</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a message</comment>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>shows where an answer comes from</comment>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <comment>writes an answer again with the same settings, and compares</comment>
        <translation>Repetir y comparar</translation>
    </message>
    <message>
        <source>Duplicate up to here</source>
        <comment>makes a new conversation of everything up to a message</comment>
        <translation>Duplicar hasta aquí</translation>
    </message>
    <message>
        <source>Delete with what follows</source>
        <comment>a message</comment>
        <translation>Eliminar con lo que sigue</translation>
    </message>
</context>
<context>
    <name>ModelEntryItem</name>
    <message>
        <source>starter</source>
        <comment>badge of a small bundled model</comment>
        <translation>inicial</translation>
    </message>
    <message>
        <source>Take off this list (the file stays)</source>
        <comment>button of a model in the picker</comment>
        <translation>Quitar de esta lista (el archivo se conserva)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Loading %1</source>
        <comment>%1 is a model</comment>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>no model is loaded</comment>
        <translation>Elige un modelo</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <comment>accessible name of the model picker</comment>
        <translation>Modelo: %1</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading of the model menu</comment>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>No model has been opened yet.</source>
        <comment>in the empty model menu</comment>
        <translation>Todavía no se ha abierto ningún modelo.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>entry of the model menu</comment>
        <translation>Abrir un archivo de modelo…</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>Own instructions</source>
        <comment>setting of a conversation: its own system prompt</comment>
        <translation>Instrucciones propias</translation>
    </message>
    <message>
        <source>Told to the model instead of those of the settings.</source>
        <comment>explains own instructions</comment>
        <translation>Se indican al modelo en lugar de las de los ajustes.</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Como en los ajustes</translation>
    </message>
    <message>
        <source>There are none in the settings either.</source>
        <comment>explains own instructions</comment>
        <translation>En los ajustes tampoco hay ninguna.</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>in the empty field of a conversation&apos;s own instructions</comment>
        <translation>Sin instrucciones</translation>
    </message>
    <message>
        <source>Instructions of this conversation</source>
        <comment>accessible name</comment>
        <translation>Instrucciones de esta conversación</translation>
    </message>
</context>
<context>
    <name>OwnSeed</name>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Semilla fija</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>La misma pregunta en el mismo lugar obtiene la misma respuesta.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>not fixed</source>
        <comment>the seed in the settings</comment>
        <translation>no fija</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Width of the panel</source>
        <comment>an edge that can be moved</comment>
        <translation>Ancho del panel</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <comment>below a passphrase</comment>
        <translation>El bloqueo de mayúsculas está activado.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <comment>button</comment>
        <translation>Ocultar la frase de contraseña</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <comment>button</comment>
        <translation>Mostrar la frase de contraseña</translation>
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
            <numerusform>«%1» debe ser un texto de %Ln carácter como máximo.</numerusform>
            <numerusform>«%1» debe ser un texto de %Ln caracteres como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be a number between %2 and %3.</source>
        <comment>%1 is a name in a file</comment>
        <translation>«%1» debe ser un número entre %2 y %3.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number in quotation marks.</source>
        <comment>%1 is a name in a file</comment>
        <translation>«%1» debe ser un número entero entre comillas.</translation>
    </message>
    <message>
        <source>It is too large for a file of presets.</source>
        <comment>a file</comment>
        <translation>Es demasiado grande para un archivo de preajustes.</translation>
    </message>
    <message>
        <source>It is no file of presets, or it is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>No es un archivo de preajustes o está dañado: el texto no es JSON.</translation>
    </message>
    <message>
        <source>It is no file of presets that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>No es un archivo de preajustes escrito por Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Procede de una versión más reciente de Conclave. Actualiza Conclave para leerlo.</translation>
    </message>
    <message>
        <source>There is no preset in it.</source>
        <comment>a file</comment>
        <translation>No contiene ningún preajuste.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many presets in it; at most %Ln are read.</source>
        <comment>a file</comment>
        <translation>
            <numerusform>Contiene demasiados preajustes; se lee %Ln como máximo.</numerusform>
            <numerusform>Contiene demasiados preajustes; se leen %Ln como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset in it has no name.</source>
        <comment>a file</comment>
        <translation>Contiene un preajuste sin nombre.</translation>
    </message>
    <message>
        <source>In the preset “%1”: %2</source>
        <comment>%1 is a name, %2 a sentence on what is wrong</comment>
        <translation>En el preajuste «%1»: %2</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>%1 – for new conversations</source>
        <comment>%1 is a preset</comment>
        <translation>%1 – para conversaciones nuevas</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <comment>accessible name</comment>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Comes with Conclave. %1</source>
        <comment>a preset; %1 says what it is good for</comment>
        <translation>Incluido en Conclave. %1</translation>
    </message>
    <message>
        <source>New conversations begin with “%1”; choose it to end that</source>
        <comment>%1 is a preset</comment>
        <translation>Las conversaciones nuevas empiezan con «%1»; elígelo para que dejen de hacerlo</translation>
    </message>
    <message>
        <source>Begin new conversations with “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Empezar las conversaciones nuevas con «%1»</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <comment>a preset; opens a save dialog</comment>
        <translation>Exportar «%1»…</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Cambiar el nombre de «%1»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a preset</comment>
        <translation>Quitar «%1»</translation>
    </message>
</context>
<context>
    <name>PresetsSection</name>
    <message>
        <source>Thinking</source>
        <comment>setting</comment>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>What the model in use does before it answers, where a conversation does not say otherwise.</source>
        <comment>explains the thinking setting</comment>
        <translation>Lo que hace el modelo en uso antes de responder, si una conversación no indica otra cosa.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>accessible name</comment>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>group of settings</comment>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Settings under a name. Choose one for a conversation, or save those of a conversation, at the top right of it (Ctrl+.).</source>
        <comment>explains presets</comment>
        <translation>Ajustes con nombre. Elige uno para una conversación o guarda los de una conversación en la parte superior derecha de esta (Ctrl+.).</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <comment>opens a file dialog</comment>
        <translation>Importar preajustes…</translation>
    </message>
    <message>
        <source>Export all of your own…</source>
        <comment>presets; opens a save dialog</comment>
        <translation>Exportar todos los propios…</translation>
    </message>
    <message>
        <source>Import presets</source>
        <comment>title of a file dialog</comment>
        <translation>Importar preajustes</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Preajustes (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Todos los archivos (%1)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <comment>title of a save dialog</comment>
        <translation>Exportar preajustes</translation>
    </message>
</context>
<context>
    <name>PrivateChip</name>
    <message>
        <source>Private: kept nowhere</source>
        <comment>a private conversation</comment>
        <translation>Privada: no se guarda</translation>
    </message>
    <message>
        <source>Private</source>
        <comment>a private conversation</comment>
        <translation>Privada</translation>
    </message>
</context>
<context>
    <name>PromptButton</name>
    <message>
        <source>Use a prompt</source>
        <comment>opens the prompt library</comment>
        <translation>Usar un prompt</translation>
    </message>
    <message>
        <source>/ in the empty field</source>
        <comment>how to open the prompt library by keyboard</comment>
        <translation>/ en el campo vacío</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>New prompt</source>
        <comment>title of a dialog</comment>
        <translation>Nuevo prompt</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <comment>title of a dialog</comment>
        <translation>Modificar el prompt</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a prompt, in an empty field</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <comment>accessible name</comment>
        <translation>Nombre del prompt</translation>
    </message>
    <message>
        <source>For example: Explain %1 to %2.</source>
        <comment>in the empty field of a new prompt; %1 and %2 are variables</comment>
        <translation>Por ejemplo: Explica %1 a %2.</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <comment>accessible name</comment>
        <translation>Texto del prompt</translation>
    </message>
    <message>
        <source>Asked for when it is used: %1</source>
        <comment>%1 is a list of variables</comment>
        <translation>Se pide al usarlo: %1</translation>
    </message>
    <message>
        <source>What stands in double braces is asked for when the prompt is used: %1. With a value that counts when nothing is typed: %2. To choose from: %3. Filled in by itself: %4.</source>
        <comment>explains variables; %1 to %4 are examples of them</comment>
        <translation>Lo que está entre llaves dobles se pide al usar el prompt: %1. Con un valor que se usa si no se escribe nada: %2. Para elegir entre varios: %3. Se rellena solo: %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a prompt</comment>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <comment>title of a question about a prompt</comment>
        <translation>¿Descartar lo escrito?</translation>
    </message>
    <message>
        <source>It is not in the library yet.</source>
        <comment>before a new prompt is discarded</comment>
        <translation>Todavía no está en la biblioteca.</translation>
    </message>
    <message>
        <source>The prompt stays as it was before.</source>
        <comment>before changes of a prompt are discarded</comment>
        <translation>El prompt queda como estaba antes.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes of a prompt</comment>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>There are no prompts in this folder: no file in it ends in .md, .txt or .json.</source>
        <comment>says why nothing was read</comment>
        <translation>En esta carpeta no hay prompts: ningún archivo termina en .md, .txt o .json.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <comment>a file or a prompt</comment>
        <translation>No contiene texto.</translation>
    </message>
    <message>
        <source>It is too long for a prompt.</source>
        <comment>a text</comment>
        <translation>Es demasiado largo para un prompt.</translation>
    </message>
    <message numerus="yes">
        <source>There are too many prompts; at most %Ln are read at once.</source>
        <comment>prompts: stored questions</comment>
        <translation>
            <numerusform>Hay demasiados prompts; se lee %Ln a la vez como máximo.</numerusform>
            <numerusform>Hay demasiados prompts; se leen %Ln a la vez como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>No se puede leer.</translation>
    </message>
    <message>
        <source>It is too large for a file of prompts.</source>
        <comment>a file</comment>
        <translation>Es demasiado grande para un archivo de prompts.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <comment>a file; UTF-8 is how its characters are written</comment>
        <translation>No es un texto en UTF-8.</translation>
    </message>
    <message>
        <source>It is damaged: the text is no JSON.</source>
        <comment>a file</comment>
        <translation>Está dañado: el texto no es JSON.</translation>
    </message>
    <message>
        <source>It is no file of prompts that Conclave wrote.</source>
        <comment>a file</comment>
        <translation>No es un archivo de prompts escrito por Conclave.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Conclave. Update Conclave to read it.</source>
        <comment>a file</comment>
        <translation>Procede de una versión más reciente de Conclave. Actualiza Conclave para leerlo.</translation>
    </message>
    <message>
        <source>There are no prompts in it.</source>
        <comment>a file</comment>
        <translation>No contiene ningún prompt.</translation>
    </message>
</context>
<context>
    <name>PromptFormView</name>
    <message>
        <source>Put it into the question</source>
        <comment>the text of a prompt</comment>
        <translation>Insertar en la pregunta</translation>
    </message>
    <message>
        <source>Other prompt</source>
        <comment>back to the list of prompts</comment>
        <translation>Otro prompt</translation>
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
        <translation>Buscar un prompt</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <comment>accessible name</comment>
        <translation>Buscar un prompt</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <comment>in the empty list of prompts</comment>
        <translation>Ningún prompt contiene estas palabras.</translation>
    </message>
    <message>
        <source>Texts that you use again and again, with places to fill in: keep them here.</source>
        <comment>in the empty prompt library</comment>
        <translation>Textos que se usan una y otra vez, con huecos para rellenar: guárdalos aquí.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Nuevo prompt…</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Change “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Modificar «%1»</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Duplicar «%1»</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <comment>%1 is a prompt</comment>
        <translation>Quitar «%1»</translation>
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
        <translation>Textos que se usan una y otra vez, con huecos para rellenar. Escribe / en la pregunta vacía para usar uno.</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <comment>opens an editor</comment>
        <translation>Nuevo prompt…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <comment>prompts; opens a file dialog</comment>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <comment>prompts; opens a folder dialog</comment>
        <translation>Importar una carpeta…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <comment>prompts; opens a save dialog</comment>
        <translation>Exportar como un solo archivo…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <comment>prompts into a folder; opens a folder dialog</comment>
        <translation>Exportar como Markdown…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <comment>title of a file dialog</comment>
        <translation>Importar prompts</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <comment>%1 are file patterns</comment>
        <translation>Prompts (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <comment>%1 is a file pattern</comment>
        <translation>Todos los archivos (%1)</translation>
    </message>
    <message>
        <source>Import prompts from a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Importar prompts de una carpeta</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <comment>title of a save dialog</comment>
        <translation>Exportar prompts</translation>
    </message>
    <message>
        <source>Export prompts into a folder</source>
        <comment>title of a folder dialog</comment>
        <translation>Exportar prompts a una carpeta</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The context is full: there is no room for this answer to go on. Ask for the rest in a new question, or in a new conversation.</source>
        <translation>El contexto está lleno: no hay sitio para que esta respuesta continúe. Pide el resto en una pregunta nueva o en una conversación nueva.</translation>
    </message>
    <message>
        <source>No model is open. Choose one in the model picker at the top.</source>
        <translation>No hay ningún modelo abierto. Elige uno en el selector de modelos de arriba.</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Another version of your question</source>
        <comment>accessible name of the editor in the transcript</comment>
        <translation>Otra versión de tu pregunta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>keep the question as it was</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>send the other version of the question</comment>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>The version before stays beside it.</source>
        <comment>below a question that is edited</comment>
        <translation>La versión anterior se conserva junto a esta.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Preguntaste: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long question</comment>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long question</comment>
        <translation>Mostrar menos</translation>
    </message>
    <message>
        <source>Attached: %1, %2. Show its text</source>
        <comment>a file, and how long it is</comment>
        <translation>Adjunto: %1, %2. Mostrar su texto</translation>
    </message>
    <message>
        <source>Show what the model sees</source>
        <comment>of a file that is attached</comment>
        <translation>Mostrar lo que ve el modelo</translation>
    </message>
    <message numerus="yes">
        <source>%n more files</source>
        <comment>that were attached to a question</comment>
        <translation>
            <numerusform>%n archivo más</numerusform>
            <numerusform>%n archivos más</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>opens the menu of a message</comment>
        <translation>Más</translation>
    </message>
    <message>
        <source>Copy question</source>
        <comment>button beside a question</comment>
        <translation>Copiar pregunta</translation>
    </message>
    <message>
        <source>Edit question</source>
        <comment>button beside a question</comment>
        <translation>Editar pregunta</translation>
    </message>
    <message>
        <source>Previous version</source>
        <comment>shows another version of a question</comment>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Next version</source>
        <comment>shows another version of a question</comment>
        <translation>Versión siguiente</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message>
        <source>Conclave – quick question</source>
        <comment>title of the small window</comment>
        <translation>Conclave – pregunta rápida</translation>
    </message>
    <message>
        <source>%1 · private</source>
        <comment>in the small window; %1 is a model</comment>
        <translation>%1 · privada</translation>
    </message>
    <message>
        <source>Private: kept nowhere</source>
        <comment>switch in the small window</comment>
        <translation>Privada: no se guarda</translation>
    </message>
    <message>
        <source>New question</source>
        <comment>in the small window</comment>
        <translation>Nueva pregunta</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <comment>the conversation of the small window</comment>
        <translation>Abrir en la ventana principal</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>keyboard shortcut</comment>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the small window</comment>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>Quotation</source>
        <comment>accessible description of a part of an answer</comment>
        <translation>Cita</translation>
    </message>
</context>
<context>
    <name>ReasoningPart</name>
    <message>
        <source>%1, show the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, mostrar el razonamiento</translation>
    </message>
    <message>
        <source>%1, hide the thinking</source>
        <comment>accessible name</comment>
        <translation>%1, ocultar el razonamiento</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyBox</name>
    <message>
        <source>Recovery key: %1</source>
        <comment>accessible name; %1 is the key</comment>
        <translation>Clave de recuperación: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the recovery key</comment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the recovery key</source>
        <comment>accessible name</comment>
        <translation>Copiar la clave de recuperación</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <comment>the recovery key; opens a save dialog</comment>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Save the recovery key as a file</source>
        <comment>accessible name</comment>
        <translation>Guardar la clave de recuperación como archivo</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <comment>title of a save dialog</comment>
        <translation>Guardar la clave de recuperación</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <source>Recovery key</source>
        <comment>title of a dialog</comment>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>It opens the history when the desktop&apos;s keyring does not have its key any more: after a new installation, or on another computer. Keep it where only you can read it.</source>
        <comment>about the recovery key</comment>
        <translation>Abre el historial cuando el llavero del escritorio ya no tiene su clave: tras una nueva instalación o en otro equipo. Guárdala donde nadie más pueda leerla.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>closes a dialog</comment>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Groups of letters and digits</source>
        <comment>in the empty field of a recovery key</comment>
        <translation>Grupos de letras y cifras</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <comment>accessible name</comment>
        <translation>Clave de recuperación</translation>
    </message>
</context>
<context>
    <name>ReproductionResult</name>
    <message>
        <source>then</source>
        <comment>the recorded answer</comment>
        <translation>entonces</translation>
    </message>
    <message>
        <source>now</source>
        <comment>the answer that was written again</comment>
        <translation>ahora</translation>
    </message>
    <message>
        <source>(its end)</source>
        <comment>an answer ends here, the other one goes on</comment>
        <translation>(su final)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore the backup of %1?</source>
        <comment>%1 is a date</comment>
        <translation>¿Restaurar la copia de seguridad del %1?</translation>
    </message>
    <message>
        <source>Bring back what is missing</source>
        <comment>a way to restore a backup</comment>
        <translation>Recuperar lo que falta</translation>
    </message>
    <message>
        <source>Conversations and messages that the backup has and this history has not are added. Nothing that is here is removed or cut short.</source>
        <comment>explains a way to restore</comment>
        <translation>Se añaden las conversaciones y los mensajes que están en la copia de seguridad y no en este historial. Nada de lo que hay aquí se elimina ni se recorta.</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>a way to restore a backup</comment>
        <translation>Sustituir todo</translation>
    </message>
    <message>
        <source>The history becomes what it was then; what has been written since is gone from it. A backup of how it is now is made first.</source>
        <comment>explains a way to restore</comment>
        <translation>El historial pasa a ser lo que era entonces; lo escrito desde ese momento desaparece de él. Antes se crea una copia de seguridad de su estado actual.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>change nothing</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <comment>restores a backup</comment>
        <translation>Sustituir todo</translation>
    </message>
    <message>
        <source>Bring back</source>
        <comment>restores what is missing from a backup</comment>
        <translation>Recuperar</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Más alta es más viva, más baja es más estable; con 0 se toma siempre la palabra más probable.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Solo se consideran estas tantas palabras más probables.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>todas</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Se consideran palabras hasta que sus probabilidades suman este valor.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Se descartan las palabras mucho menos probables que la más probable.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Hace menos probables las palabras que se acaban de usar.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>En tokens, de unas tres cuartas partes de una palabra cada uno.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>No instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Sin instrucciones</translation>
    </message>
    <message>
        <source>Own instructions</source>
        <comment>part of a summary of a preset</comment>
        <translation>Instrucciones propias</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a summary of a preset: a setting&apos;s name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Seed not fixed</source>
        <comment>part of a summary of a preset</comment>
        <translation>Semilla no fija</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <comment>part of a summary of a preset</comment>
        <translation>Semilla %1</translation>
    </message>
    <message>
        <source>Thinking: %1</source>
        <comment>part of a summary of a preset; %1 is a choice like “Low”</comment>
        <translation>Razonamiento: %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <comment>title of a save dialog</comment>
        <translation>Guardar como</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <comment>button of a save dialog</comment>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <comment>in the empty search field</comment>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <comment>accessible name of the search field</comment>
        <translation>Buscar en las conversaciones</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message numerus="yes">
        <source>Filters (%n in use)</source>
        <comment>of the search</comment>
        <translation>
            <numerusform>Filtros (%n en uso)</numerusform>
            <numerusform>Filtros (%n en uso)</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <comment>of the search</comment>
        <translation>Filtros</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Time</source>
        <comment>a filter of the search</comment>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>filter</comment>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>filter</comment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>filter</comment>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>filter</comment>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>This year</source>
        <comment>filter</comment>
        <translation>Este año</translation>
    </message>
    <message>
        <source>From – to…</source>
        <comment>filter: two dates</comment>
        <translation>Desde – hasta…</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed</comment>
        <translation>AAAA-MM-DD</translation>
    </message>
    <message>
        <source>From this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>Desde este día</translation>
    </message>
    <message>
        <source>To this day</source>
        <comment>accessible name; year, month and day</comment>
        <translation>Hasta este día</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>a filter of the search</comment>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Any model</source>
        <comment>filter</comment>
        <translation>Cualquier modelo</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>a filter of the search</comment>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Any folder</source>
        <comment>filter</comment>
        <translation>Cualquier carpeta</translation>
    </message>
    <message>
        <source>Has code</source>
        <comment>a filter of the search</comment>
        <translation>Con código</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>all filters of the search</comment>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>What was found</source>
        <comment>accessible name of the list of search results</comment>
        <translation>Resultados de la búsqueda</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <comment>by the search</comment>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Filters are in use: clear them to look everywhere.</source>
        <comment>hint when nothing was found</comment>
        <translation>Hay filtros en uso: bórralos para buscar en todas partes.</translation>
    </message>
    <message>
        <source>Every word must occur. Try fewer words, or only the beginning of one.</source>
        <comment>hint when nothing was found</comment>
        <translation>Deben aparecer todas las palabras. Prueba con menos palabras o solo con el principio de una.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <comment>of the search</comment>
        <translation>Borrar los filtros</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy</source>
        <comment>what is selected</comment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <comment>what is selected</comment>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <comment>puts what is selected into the next question</comment>
        <translation>Citar</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>its address</comment>
        <translation>Copiar enlace</translation>
    </message>
</context>
<context>
    <name>SettingsNote</name>
    <message>
        <source>As in the settings</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Como en los ajustes</translation>
    </message>
    <message>
        <source>Set here. In the settings: %1</source>
        <comment>where the value of a setting comes from; %1 is the other one</comment>
        <translation>Definido aquí. En los ajustes: %1</translation>
    </message>
    <message>
        <source>Set here</source>
        <comment>where the value of a setting comes from</comment>
        <translation>Definido aquí</translation>
    </message>
    <message>
        <source>%1: as in the settings again</source>
        <comment>sets a setting of a conversation back; %1 is its name</comment>
        <translation>%1: de nuevo como en los ajustes</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the settings</comment>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>title of the page</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Looks</source>
        <comment>group of settings</comment>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>setting</comment>
        <translation>Tema</translation>
    </message>
    <message>
        <source>“System” follows your desktop.</source>
        <comment>explains the theme setting</comment>
        <translation>«Sistema» sigue el tema del escritorio.</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>accessible name</comment>
        <translation>Tema</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of the window. Models answer in the language of the question.</source>
        <comment>explains the language setting</comment>
        <translation>El de la ventana. Los modelos responden en el idioma de la pregunta.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>accessible name</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>setting</comment>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>group of settings</comment>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Told to the model before every conversation: who it is, how it should answer. Empty: nothing.</source>
        <comment>explains the system prompt</comment>
        <translation>Se indican al modelo antes de cada conversación: quién es y cómo debe responder. Vacío: nada.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <comment>in the empty field</comment>
        <translation>Por ejemplo: Responde con brevedad y en palabras sencillas.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <comment>accessible name of the system prompt</comment>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>setting</comment>
        <translation>Títulos del modelo</translation>
    </message>
    <message>
        <source>When it is idle, the model gives a new conversation its title. Off: its first words. Starter models are not asked.</source>
        <comment>explains a setting</comment>
        <translation>Cuando está inactivo, el modelo pone título a las conversaciones nuevas. Desactivado: sus primeras palabras. A los modelos iniciales no se les pide.</translation>
    </message>
    <message>
        <source>Titles by the model</source>
        <comment>accessible name</comment>
        <translation>Títulos del modelo</translation>
    </message>
    <message>
        <source>How answers are chosen</source>
        <comment>group of settings</comment>
        <translation>Cómo se eligen las respuestas</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>sets the sampling back to its defaults</comment>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Temperature</source>
        <comment>sampling setting</comment>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Higher is livelier, lower is steadier; 0 always takes the likeliest word.</source>
        <comment>explains temperature</comment>
        <translation>Más alta es más viva, más baja es más estable; con 0 se toma siempre la palabra más probable.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <comment>sampling setting</comment>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are considered.</source>
        <comment>explains top-k</comment>
        <translation>Solo se consideran estas tantas palabras más probables.</translation>
    </message>
    <message>
        <source>all</source>
        <comment>no limit on the words considered</comment>
        <translation>todas</translation>
    </message>
    <message>
        <source>Top-p</source>
        <comment>sampling setting</comment>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Words are considered until their chances add up to this.</source>
        <comment>explains top-p</comment>
        <translation>Se consideran palabras hasta que sus probabilidades suman este valor.</translation>
    </message>
    <message>
        <source>off</source>
        <comment>this setting has no effect</comment>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>Min-p</source>
        <comment>sampling setting</comment>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Words much less likely than the likeliest are left out.</source>
        <comment>explains min-p</comment>
        <translation>Se descartan las palabras mucho menos probables que la más probable.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <comment>sampling setting</comment>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Makes words that have just been used less likely.</source>
        <comment>explains the repetition penalty</comment>
        <translation>Hace menos probables las palabras que se acaban de usar.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <comment>sampling setting</comment>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>In tokens, about three quarters of a word each.</source>
        <comment>explains the answer limit</comment>
        <translation>En tokens, de unas tres cuartas partes de una palabra cada uno.</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>on the length of an answer</comment>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>sampling setting</comment>
        <translation>Semilla fija</translation>
    </message>
    <message>
        <source>The same question in the same place gets the same answer.</source>
        <comment>explains the seed</comment>
        <translation>La misma pregunta en el mismo lugar obtiene la misma respuesta.</translation>
    </message>
    <message>
        <source>Seed</source>
        <comment>accessible name</comment>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <comment>accessible name</comment>
        <translation>Semilla fija</translation>
    </message>
    <message>
        <source>About</source>
        <comment>group of settings</comment>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>History</source>
        <comment>where the conversations are kept</comment>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where the history lies</comment>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <comment>the program and its version</comment>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</source>
        <comment>about the program</comment>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior. No abre ninguna conexión de red.</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <comment>setting</comment>
        <translation>Color de acento</translation>
    </message>
    <message>
        <source>Of buttons, links and what is chosen.</source>
        <comment>explains the accent setting</comment>
        <translation>El de los botones, los enlaces y lo seleccionado.</translation>
    </message>
    <message>
        <source>In per cent of the usual size. Also %1 and %2, or Ctrl and the mouse wheel.</source>
        <comment>explains the text size setting; %1 and %2 are keys</comment>
        <translation>En porcentaje del tamaño habitual. También con %1 y %2, o con Ctrl y la rueda del ratón.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>setting</comment>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Things are where they belong at once, without moving there. “System” follows your desktop.</source>
        <comment>explains the motion setting</comment>
        <translation>Todo aparece de inmediato en su sitio, sin desplazarse hasta él. «Sistema» sigue los ajustes del escritorio.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>accessible name</comment>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>System</source>
        <comment>reduce motion: as the desktop says</comment>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>Desactivado</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <comment>a dialog</comment>
        <translation>Cerrar</translation>
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
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>in the empty field</comment>
        <translation>Buscar un atajo</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <comment>accessible name</comment>
        <translation>Buscar un atajo</translation>
    </message>
    <message>
        <source>No key is called that.</source>
        <comment>nothing was found among the shortcuts</comment>
        <translation>Ningún atajo se llama así.</translation>
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
            <numerusform>Código de %n línea.</numerusform>
            <numerusform>Código de %n líneas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Four or five unrelated words are easy to keep and hard to guess.</source>
        <comment>advice on a passphrase</comment>
        <translation>Al menos 8 caracteres. Cuatro o cinco palabras sin relación son fáciles de recordar y difíciles de adivinar.</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>%1, hide it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, ocultarlo</translation>
    </message>
    <message>
        <source>%1, show it</source>
        <comment>accessible name of a summary</comment>
        <translation>%1, mostrarlo</translation>
    </message>
    <message>
        <source>The model sees this in their place. Written by %1.</source>
        <comment>below a summary; %1 is a model&apos;s name</comment>
        <translation>El modelo ve esto en su lugar. Escrito por %1.</translation>
    </message>
    <message>
        <source>Remove the summary</source>
        <comment>the model sees the messages again</comment>
        <translation>Quitar el resumen</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as Markdown</source>
        <comment>a table</comment>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <comment>a table, as comma-separated values</comment>
        <translation>Copiar como CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <comment>a table, as a file</comment>
        <translation>Guardar como CSV…</translation>
    </message>
</context>
<context>
    <name>TablePart</name>
    <message>
        <source>Table</source>
        <comment>accessible name of a table that can be scrolled sideways</comment>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Copy table</source>
        <comment>button beside a table, opens a menu</comment>
        <translation>Copiar tabla</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>Back to the conversation</source>
        <comment>leaves the tally</comment>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>title of a page: votes on models</comment>
        <translation>Tu recuento</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <comment>the tally, in Markdown</comment>
        <translation>Copiar como tabla</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <comment>headline of the empty tally</comment>
        <translation>Todavía no hay votos</translation>
    </message>
    <message>
        <source>On your own questions</source>
        <comment>headline of the tally</comment>
        <translation>Sobre tus propias preguntas</translation>
    </message>
    <message>
        <source>Put a question to a council of models, read their answers side by side and say which one is better. Your votes are counted here, model against model. They stay on this computer.</source>
        <comment>in the empty tally</comment>
        <translation>Haz una pregunta a un consejo de modelos, lee sus respuestas lado a lado y di cuál es mejor. Aquí se cuentan tus votos, modelo contra modelo. No salen de este equipo.</translation>
    </message>
    <message>
        <source>Put my next question to a council</source>
        <comment>button of the empty tally</comment>
        <translation>Hacer mi próxima pregunta a un consejo</translation>
    </message>
</context>
<context>
    <name>TallyPairItem</name>
    <message>
        <source>%1 better: %2</source>
        <comment>a model and how many votes it has won</comment>
        <translation>%1 mejor: %2</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <comment>how many votes said that two answers are alike</comment>
        <translation>iguales: %1</translation>
    </message>
    <message>
        <source>none good: %1</source>
        <comment>how many votes said that no answer is good</comment>
        <translation>ninguna buena: %1</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <comment>behind a pair of models</comment>
        <translation>Ocultar las preguntas</translation>
    </message>
    <message>
        <source>Show the question</source>
        <comment>behind a pair of models</comment>
        <translation>Mostrar la pregunta</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n questions</source>
        <comment>behind a pair of models</comment>
        <translation>
            <numerusform>Mostrar %n pregunta</numerusform>
            <numerusform>Mostrar las %n preguntas</numerusform>
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
        <translation>Nivel %1</translation>
    </message>
</context>
<context>
    <name>ThinkChoice</name>
    <message>
        <source>Thinking: %1</source>
        <comment>accessible name; %1 is a choice like “Low”</comment>
        <translation>Razonamiento: %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>heading of a list of choices</comment>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>How much the model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>Cuánto razona el modelo antes de responder</translation>
    </message>
    <message>
        <source>The model thinks before it answers</source>
        <comment>tooltip</comment>
        <translation>El modelo razona antes de responder</translation>
    </message>
    <message>
        <source>The model answers at once</source>
        <comment>tooltip</comment>
        <translation>El modelo responde enseguida</translation>
    </message>
</context>
<context>
    <name>ThinkingWords</name>
    <message>
        <source>Answer at once</source>
        <comment>a choice: the model does not think before it answers</comment>
        <translation>Responder enseguida</translation>
    </message>
    <message>
        <source>Think first</source>
        <comment>a choice: the model thinks before it answers</comment>
        <translation>Razonar primero</translation>
    </message>
    <message>
        <source>As the model does it</source>
        <comment>a choice: whether and how long it thinks is left to the model</comment>
        <translation>A criterio del modelo</translation>
    </message>
    <message>
        <source>None</source>
        <comment>how much a model thinks</comment>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>how much a model thinks</comment>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>how much a model thinks</comment>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>how much a model thinks</comment>
        <translation>Medio</translation>
    </message>
    <message>
        <source>High</source>
        <comment>how much a model thinks</comment>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>how much a model thinks</comment>
        <translation>Muy alto</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>how much a model thinks</comment>
        <translation>Máximo</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>Close</source>
        <comment>close the message about what has just happened</comment>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens – the less likely, the stronger their colour</source>
        <comment>above a text whose words have coloured grounds</comment>
        <translation>Tokens: cuanto menos probables, más intenso es su color</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <comment>a list to go through by arrow keys</comment>
        <translation>Tokens de la respuesta</translation>
    </message>
</context>
<context>
    <name>ToolCallPart</name>
    <message>
        <source>%1, show the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, mostrar los argumentos</translation>
    </message>
    <message>
        <source>%1, hide the arguments</source>
        <comment>accessible name of a tool call</comment>
        <translation>%1, ocultar los argumentos</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <comment>accessible name of the list of messages</comment>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <comment>of the conversation</comment>
        <translation>Ir al final</translation>
    </message>
    <message>
        <source>Answers again, and stays your model</source>
        <comment>above a list of models</comment>
        <translation>Responde de nuevo y pasa a ser tu modelo</translation>
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
        <translation>Tus conversaciones</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>setting</comment>
        <translation>Importar</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Gemini, LM Studio and others.</source>
        <comment>explains importing</comment>
        <translation>De ChatGPT, Claude, Gemini, LM Studio y otros.</translation>
    </message>
    <message>
        <source>Import…</source>
        <comment>opens a dialog</comment>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <comment>setting</comment>
        <translation>Exportar todo</translation>
    </message>
    <message>
        <source>As files that other programs read too, or to move to another computer.</source>
        <comment>explains exporting</comment>
        <translation>En archivos que también leen otros programas, o para pasar a otro equipo.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>opens a dialog</comment>
        <translation>Exportar…</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Restore</source>
        <comment>from the trash</comment>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>from the trash</comment>
        <translation>Eliminar definitivamente</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Delete “%1” for good?</source>
        <comment>%1 is a title</comment>
        <translation>¿Eliminar «%1» definitivamente?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <comment>before deleting for good</comment>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <comment>button</comment>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <comment>question</comment>
        <translation>¿Vaciar la papelera?</translation>
    </message>
    <message numerus="yes">
        <source>Everything in it (%n) is deleted for good. This cannot be undone.</source>
        <comment>before emptying the trash</comment>
        <translation>
            <numerusform>Todo lo que contiene (%n) se elimina definitivamente. Esto no se puede deshacer.</numerusform>
            <numerusform>Todo lo que contiene (%n) se elimina definitivamente. Esto no se puede deshacer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <comment>button</comment>
        <translation>Vaciar la papelera</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>accessible name of the list of deleted things</comment>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <comment>in the empty trash</comment>
        <translation>La papelera está vacía. Lo que elimines permanece aquí 30 días.</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <comment>button; asks first</comment>
        <translation>Vaciar la papelera…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening the history</source>
        <comment>headline while it is locked</comment>
        <translation>Abriendo el historial</translation>
    </message>
    <message>
        <source>The history is locked</source>
        <comment>headline</comment>
        <translation>El historial está bloqueado</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and cannot be opened now. %1</source>
        <comment>%1 is a sentence: why not</comment>
        <translation>Tus conversaciones están cifradas y ahora no se pueden abrir. %1</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is asked for its key. It may ask you for a password.</source>
        <comment>while the history is locked</comment>
        <translation>Se está pidiendo la clave al llavero del escritorio. Es posible que te pida una contraseña.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. Type or paste the recovery key that you kept.</source>
        <comment>while the history is locked</comment>
        <translation>Tus conversaciones están cifradas. Escribe o pega la clave de recuperación que guardaste.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted on this computer. Your passphrase opens them.</source>
        <comment>while the history is locked</comment>
        <translation>Tus conversaciones están cifradas en este equipo. Tu frase de contraseña las abre.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>accessible name</comment>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <comment>in an empty field</comment>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Opening…</source>
        <comment>a locked history</comment>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <comment>the history</comment>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <comment>button</comment>
        <translation>Preguntar de nuevo al llavero</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <comment>button</comment>
        <translation>Usar la frase de contraseña</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <comment>button</comment>
        <translation>Usar la clave de recuperación</translation>
    </message>
    <message>
        <source>Back to the private conversation</source>
        <comment>button</comment>
        <translation>Volver a la conversación privada</translation>
    </message>
    <message>
        <source>Chat privately without the history</source>
        <comment>button</comment>
        <translation>Conversar en privado sin el historial</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>ends the program</comment>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better? The names appear when you have voted.</source>
        <comment>above the choices of a blind vote</comment>
        <translation>¿Qué respuesta es mejor? Los nombres aparecen después de votar.</translation>
    </message>
    <message>
        <source>Which answer is better? Votes are counted in your tally.</source>
        <comment>above the choices of a vote</comment>
        <translation>¿Qué respuesta es mejor? Los votos se suman a tu recuento.</translation>
    </message>
    <message>
        <source>Your vote</source>
        <comment>accessible name of a row of choices</comment>
        <translation>Tu voto</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <comment>accessible name of a vote; %2 is a digit</comment>
        <translation>%1, tecla %2</translation>
    </message>
    <message>
        <source>Take it back</source>
        <comment>the vote</comment>
        <translation>Retirar</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The answer was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Se copió la respuesta.</translation>
    </message>
    <message>
        <source>The code was copied.</source>
        <comment>a moment after a key was pressed</comment>
        <translation>Se copió el código.</translation>
    </message>
    <message>
        <source>There is no code in this answer.</source>
        <comment>nothing was copied</comment>
        <translation>En esta respuesta no hay código.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerDetails</name>
    <message>
        <source>The model ended it</source>
        <comment>why an answer ended</comment>
        <translation>El modelo</translation>
    </message>
    <message>
        <source>The answer limit of the settings</source>
        <comment>why an answer ended</comment>
        <translation>El límite de respuesta de los ajustes</translation>
    </message>
    <message>
        <source>The context was full</source>
        <comment>why an answer ended</comment>
        <translation>El contexto lleno</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <comment>why an answer ended</comment>
        <translation>Una detención manual</translation>
    </message>
    <message>
        <source>The program ended</source>
        <comment>why an answer ended</comment>
        <translation>El cierre del programa</translation>
    </message>
    <message>
        <source>An error</source>
        <comment>why an answer ended</comment>
        <translation>Un error</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of details of an answer</comment>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>hash of a file</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Cuantización</translation>
    </message>
    <message>
        <source>Chat template</source>
        <comment>its hash</comment>
        <translation>Plantilla de chat</translation>
    </message>
    <message>
        <source>Computed on</source>
        <comment>a device</comment>
        <translation>Calculado en</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <comment>of the attention, how they are kept</comment>
        <translation>Claves y valores</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>how many tokens the model could see</comment>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>length</comment>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Conclave %1</source>
        <translation>Conclave %1</translation>
    </message>
    <message>
        <source>Sampling</source>
        <comment>group of details of an answer</comment>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>group of details of an answer: how it went</comment>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>tokens of the prompt</comment>
        <translation>Leídos</translation>
    </message>
    <message>
        <source>Not read</source>
        <comment>messages that the model did not see for an answer</comment>
        <translation>No leídos</translation>
    </message>
    <message numerus="yes">
        <source>%n of the oldest messages</source>
        <translation>
            <numerusform>%n de los mensajes más antiguos</numerusform>
            <numerusform>%n de los mensajes más antiguos</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <comment>tokens of the answer</comment>
        <translation>Escritos</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>Primer token tras</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>Stopped and continued</source>
        <comment>an answer, before it ended</comment>
        <translation>Detenida y continuada</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n vez</numerusform>
            <numerusform>%n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Finalizada por</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>before an answer is written again</comment>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>The same so far, %n tokens</source>
        <translation>
            <numerusform>Igual hasta ahora, %n token</numerusform>
            <numerusform>Igual hasta ahora, %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identical, %n tokens</source>
        <comment>an answer that was written again</comment>
        <translation>
            <numerusform>Idéntica, %n token</numerusform>
            <numerusform>Idéntica, %n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Differs at token %1</source>
        <comment>an answer that was written again</comment>
        <translation>Difiere en el token %1</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <comment>writing an answer again</comment>
        <translation>Se detuvo antes de terminar.</translation>
    </message>
</context>
<context>
    <name>conclave::AnswerReader</name>
    <message>
        <source>The model is thinking.</source>
        <comment>read aloud</comment>
        <translation>El modelo está razonando.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <comment>read aloud</comment>
        <translation>La respuesta se detuvo.</translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <comment>read aloud</comment>
        <translation>Fin de la respuesta.</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentList</name>
    <message numerus="yes">
        <source>%Ln pages</source>
        <comment>length of a file</comment>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
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
            <numerusform>Con una pregunta puede ir como máximo %Ln archivo.</numerusform>
            <numerusform>Con una pregunta pueden ir como máximo %Ln archivos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files on this computer can be attached.</source>
        <translation>Solo se pueden adjuntar archivos de este equipo.</translation>
    </message>
    <message>
        <source>“%1” was taken out of the question.</source>
        <translation>«%1» se quitó de la pregunta.</translation>
    </message>
    <message>
        <source>“%1” is attached again.</source>
        <translation>«%1» vuelve a estar adjunto.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached.</source>
        <translation>Solo se adjuntan las primeras %1 de %2 páginas.</translation>
    </message>
    <message>
        <source>Only the first pages of “%1” are attached.</source>
        <translation>Solo se adjuntan las primeras páginas de «%1».</translation>
    </message>
    <message>
        <source>All pages of “%1” are attached.</source>
        <translation>Se adjuntan todas las páginas de «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentReader</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>Este archivo ya no existe.</translation>
    </message>
    <message>
        <source>Folders cannot be attached. Attach the files in it.</source>
        <translation>Las carpetas no se pueden adjuntar. Adjunta los archivos que contiene.</translation>
    </message>
    <message>
        <source>This file cannot be opened. Check that you may read it.</source>
        <translation>Este archivo no se puede abrir. Comprueba que tienes permiso para leerlo.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>This file is too large: it has %1, and %2 can be attached. Attach a part of it.</source>
        <translation>Este archivo es demasiado grande: tiene %1 y se pueden adjuntar %2. Adjunta una parte.</translation>
    </message>
    <message>
        <source>This file is no text. Text files, PDFs, .docx and .odt can be read.</source>
        <translation>Este archivo no es de texto. Se pueden leer archivos de texto, PDF, .docx y .odt.</translation>
    </message>
    <message numerus="yes">
        <source>This file is too long: it has %Ln characters, more than any model sees at once. Attach a part of it.</source>
        <translation>
            <numerusform>Este archivo es demasiado largo: tiene %Ln carácter, más de lo que cualquier modelo ve a la vez. Adjunta una parte.</numerusform>
            <numerusform>Este archivo es demasiado largo: tiene %Ln caracteres, más de lo que cualquier modelo ve a la vez. Adjunta una parte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1, a guess. Look at it: letters may be wrong.</source>
        <comment>%1 is an encoding</comment>
        <translation>Leído como %1, una suposición. Revísalo: puede haber letras erróneas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read.</source>
        <comment>of a text</comment>
        <translation>
            <numerusform>No se pudo leer %Ln carácter.</numerusform>
            <numerusform>No se pudieron leer %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program conclave-file-reader, which reads such files, is missing. Install Conclave anew.</source>
        <translation>Falta el programa conclave-file-reader, que lee estos archivos. Vuelve a instalar Conclave.</translation>
    </message>
    <message>
        <source>This file is damaged: it cannot be read.</source>
        <translation>Este archivo está dañado: no se puede leer.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Save it without one, and attach that.</source>
        <translation>Este archivo está protegido con contraseña. Guárdalo sin ella y adjunta esa copia.</translation>
    </message>
    <message numerus="yes">
        <source>This file has more than %Ln pages. Attach a part of it.</source>
        <translation>
            <numerusform>Este archivo tiene más de %Ln página. Adjunta una parte.</numerusform>
            <numerusform>Este archivo tiene más de %Ln páginas. Adjunta una parte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text.</source>
        <translation>De los archivos comprimidos solo se pueden leer .docx y .odt. Descomprímelo o guárdalo como PDF o como texto.</translation>
    </message>
    <message>
        <source>This file needs more memory than it may have. Attach a part of it.</source>
        <translation>Este archivo necesita más memoria de la permitida. Adjunta una parte.</translation>
    </message>
    <message>
        <source>This file is too long: it has more text than any model sees at once. Attach a part of it.</source>
        <translation>Este archivo es demasiado largo: tiene más texto del que cualquier modelo ve a la vez. Adjunta una parte.</translation>
    </message>
    <message>
        <source>This PDF has no text: its pages are pictures. Run text recognition over it first (OCR).</source>
        <translation>Este PDF no tiene texto: sus páginas son imágenes. Pásale antes un reconocimiento de texto (OCR).</translation>
    </message>
    <message>
        <source>This file has no text.</source>
        <translation>Este archivo no tiene texto.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 pages are attached: more is too long.</source>
        <translation>Solo se adjuntan las primeras %1 de %2 páginas: más sería demasiado largo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages have no text: they are empty, or pictures.</source>
        <translation>
            <numerusform>%Ln página no tiene texto: está vacía o es una imagen.</numerusform>
            <numerusform>%Ln páginas no tienen texto: están vacías o son imágenes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::AttachmentView</name>
    <message>
        <source>The text was copied.</source>
        <translation>El texto se copió.</translation>
    </message>
    <message>
        <source>The text could not be saved there. Choose another folder.</source>
        <translation>No se pudo guardar el texto allí. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Guardado como «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::BackupsModel</name>
    <message>
        <source>Backup of the day</source>
        <translation>Copia del día</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <comment>why there is a backup</comment>
        <translation>Creada manualmente</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>Antes de una actualización del programa</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Antes de restaurar una copia de seguridad</translation>
    </message>
    <message>
        <source>Before the encryption was changed</source>
        <translation>Antes de cambiar el cifrado</translation>
    </message>
    <message>
        <source>Restored. Conversations: %1. What was here until now is the newest backup.</source>
        <translation>Restaurado. Conversaciones: %1. Lo que había aquí hasta ahora es la copia de seguridad más reciente.</translation>
    </message>
    <message>
        <source>Nothing was missing: all of it is here already.</source>
        <translation>No faltaba nada: todo está ya aquí.</translation>
    </message>
    <message>
        <source>Nothing was missing. In the trash, where they were left: %1.</source>
        <translation>No faltaba nada. En la papelera, donde se dejaron: %1.</translation>
    </message>
    <message>
        <source>Restored. Conversations brought back: %1, completed: %2, here already: %3.</source>
        <translation>Restaurado. Conversaciones recuperadas: %1, completadas: %2, ya presentes: %3.</translation>
    </message>
    <message>
        <source>Left in the trash: %1.</source>
        <translation>Dejadas en la papelera: %1.</translation>
    </message>
    <message>
        <source>not readable, %1</source>
        <comment>%1 is a size</comment>
        <translation>ilegible, %1</translation>
    </message>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>una conversación, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 conversaciones, %2</translation>
    </message>
    <message>
        <source>The backup was made.</source>
        <translation>La copia de seguridad se creó.</translation>
    </message>
    <message>
        <source>What was missing came back from the backup.</source>
        <translation>Lo que faltaba se recuperó de la copia de seguridad.</translation>
    </message>
    <message>
        <source>What came back from the backup is in the trash.</source>
        <translation>Lo recuperado de la copia de seguridad está en la papelera.</translation>
    </message>
    <message>
        <source>The restoring was undone. What it brought is in the trash, for 30 days.</source>
        <translation>La restauración se deshizo. Lo que trajo está en la papelera durante 30 días.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatService</name>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Esta respuesta ya no está en el historial.</translation>
    </message>
    <message>
        <source>This answer has come to its end, so it cannot go on.</source>
        <translation>Esta respuesta ha llegado a su fin, así que no puede continuar.</translation>
    </message>
    <message>
        <source>Something follows this answer already, so it cannot go on.</source>
        <translation>A esta respuesta ya le sigue algo, así que no puede continuar.</translation>
    </message>
</context>
<context>
    <name>conclave::ChatViewModel</name>
    <message>
        <source>Reading… %1 %</source>
        <comment>how much of the question the model has read</comment>
        <translation>Leyendo… %1 %</translation>
    </message>
    <message>
        <source>The council is still being asked.</source>
        <translation>Todavía se está preguntando al consejo.</translation>
    </message>
    <message>
        <source>A council is being asked in another conversation.</source>
        <translation>Se está preguntando a un consejo en otra conversación.</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>La respuesta todavía se está escribiendo.</translation>
    </message>
    <message>
        <source>An answer is being written in another conversation.</source>
        <translation>Se está escribiendo una respuesta en otra conversación.</translation>
    </message>
    <message>
        <source>The conversation is being put into the history.</source>
        <translation>La conversación se está pasando al historial.</translation>
    </message>
    <message>
        <source>An answer is being written again to compare it.</source>
        <translation>Se está escribiendo de nuevo una respuesta para compararla.</translation>
    </message>
    <message>
        <source>The older part is being summarized.</source>
        <translation>Se está resumiendo la parte más antigua.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Se está cargando el modelo.</translation>
    </message>
    <message>
        <source>Choose a model above to begin.</source>
        <translation>Elige un modelo arriba para empezar.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Cargando el modelo…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Long text, %1 characters</source>
        <comment>a chip at the composer</comment>
        <translation>Texto largo, %1 caracteres</translation>
    </message>
    <message>
        <source>The long text was taken out of the question.</source>
        <translation>El texto largo se quitó de la pregunta.</translation>
    </message>
    <message>
        <source>The long text is back.</source>
        <translation>El texto largo está de vuelta.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were deleted.</source>
        <translation>
            <numerusform>Se eliminó %n mensaje.</numerusform>
            <numerusform>Se eliminaron %n mensajes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>Se eliminó la pregunta.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>Se eliminó la respuesta.</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n messages.</source>
        <translation>
            <numerusform>Se restauró %n mensaje.</numerusform>
            <numerusform>Se restauraron %n mensajes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored the question.</source>
        <translation>Se restauró la pregunta.</translation>
    </message>
    <message>
        <source>Restored the answer.</source>
        <translation>Se restauró la respuesta.</translation>
    </message>
    <message>
        <source>This is a copy; the conversation that it is from stays as it was.</source>
        <translation>Esto es una copia; la conversación de la que procede queda como estaba.</translation>
    </message>
    <message>
        <source>Pinned: the model sees it however long the conversation gets.</source>
        <translation>Fijado: el modelo lo ve por muy larga que se haga la conversación.</translation>
    </message>
    <message>
        <source>No longer pinned.</source>
        <translation>Ya no está fijado.</translation>
    </message>
    <message>
        <source>Pinned again.</source>
        <translation>Fijado de nuevo.</translation>
    </message>
    <message>
        <source>Who wrote this is hidden until you have voted.</source>
        <translation>Quién lo escribió queda oculto hasta que votes.</translation>
    </message>
    <message>
        <source>This conversation is in the history now.</source>
        <translation>Esta conversación está ahora en el historial.</translation>
    </message>
    <message>
        <source>The conversation was taken out of the history.</source>
        <translation>La conversación se quitó del historial.</translation>
    </message>
</context>
<context>
    <name>conclave::CodeActs</name>
    <message>
        <source>code</source>
        <comment>the name of a file, without its ending</comment>
        <translation>código</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Solo se pueden escribir archivos en este equipo.</translation>
    </message>
    <message>
        <source>The code could not be saved.</source>
        <translation>No se pudo guardar el código.</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <comment>%1 is the name of a file</comment>
        <translation>Guardado como «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::Commands</name>
    <message>
        <source>New conversation</source>
        <comment>command</comment>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <comment>command: one that is kept nowhere</comment>
        <translation>Nueva conversación privada</translation>
    </message>
    <message>
        <source>Keep this private conversation…</source>
        <comment>command: puts it into the history; opens a question</comment>
        <translation>Conservar esta conversación privada…</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <comment>command</comment>
        <translation>Cambiar el nombre de la conversación</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <comment>command: at the top of the list</comment>
        <translation>Fijar o desfijar la conversación</translation>
    </message>
    <message>
        <source>Archive the conversation</source>
        <comment>command: out of the list, but kept</comment>
        <translation>Archivar la conversación</translation>
    </message>
    <message>
        <source>Duplicate the conversation</source>
        <comment>command</comment>
        <translation>Duplicar la conversación</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <comment>command: opens a dialog</comment>
        <translation>Exportar la conversación…</translation>
    </message>
    <message>
        <source>Settings of the conversation</source>
        <comment>command: opens or closes a sheet</comment>
        <translation>Ajustes de la conversación</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <comment>command: into the trash; can be undone</comment>
        <translation>Eliminar la conversación</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <comment>command: the one above in the list</comment>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <comment>command: the one below in the list</comment>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>command</comment>
        <translation>Nueva carpeta</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>command: takes back what was done last</comment>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is open</source>
        <comment>command</comment>
        <translation>Detener la respuesta o cerrar lo que esté abierto</translation>
    </message>
    <message>
        <source>Answer again</source>
        <comment>command: writes another answer to the same question</comment>
        <translation>Responder de nuevo</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <comment>command: one that was stopped</comment>
        <translation>Continuar la respuesta</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <comment>command: the chosen one or the last</comment>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Copy the last code of the answer</source>
        <comment>command</comment>
        <translation>Copiar el último código de la respuesta</translation>
    </message>
    <message>
        <source>Quote what is selected</source>
        <comment>command: into the question</comment>
        <translation>Citar lo seleccionado</translation>
    </message>
    <message>
        <source>Keep the message in the model’s view, or no longer</source>
        <comment>command: pins it, so that it is never left out</comment>
        <translation>Fijar o desfijar el mensaje para el modelo</translation>
    </message>
    <message>
        <source>Previous message</source>
        <comment>command: chooses it</comment>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>Next message</source>
        <comment>command: chooses it</comment>
        <translation>Mensaje siguiente</translation>
    </message>
    <message>
        <source>Previous version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Versión anterior del mensaje</translation>
    </message>
    <message>
        <source>Next version of the message</source>
        <comment>command: of several answers or questions in one place</comment>
        <translation>Versión siguiente del mensaje</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <comment>command: all that can be done with it</comment>
        <translation>Menú del mensaje</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <comment>command: shows where it comes from</comment>
        <translation>Detalles de la respuesta</translation>
    </message>
    <message>
        <source>Reproduce the answer</source>
        <comment>command: writes it again with the same settings, and compares</comment>
        <translation>Repetir la respuesta y comparar</translation>
    </message>
    <message>
        <source>Show or hide the thinking</source>
        <comment>command: what a model writes before its answer</comment>
        <translation>Mostrar u ocultar el razonamiento</translation>
    </message>
    <message>
        <source>Beginning of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Ir al principio de la conversación</translation>
    </message>
    <message>
        <source>End of the conversation</source>
        <comment>command: scrolls there</comment>
        <translation>Ir al final de la conversación</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <comment>command: to the question; opens a dialog</comment>
        <translation>Adjuntar archivos…</translation>
    </message>
    <message>
        <source>Use a prompt…</source>
        <comment>command: opens the prompt library</comment>
        <translation>Usar un prompt…</translation>
    </message>
    <message>
        <source>Thinking on or off, where the model has a choice</source>
        <comment>command</comment>
        <translation>Activar o desactivar el razonamiento, si el modelo lo permite</translation>
    </message>
    <message>
        <source>Ask a council of models…</source>
        <comment>command: opens the list of models</comment>
        <translation>Preguntar a un consejo de modelos…</translation>
    </message>
    <message>
        <source>Find anything: conversations, models, commands</source>
        <comment>command: opens the palette</comment>
        <translation>Buscar cualquier cosa: conversaciones, modelos, comandos</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <comment>command</comment>
        <translation>Buscar en todos los mensajes</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <comment>command</comment>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>To the question field</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Ir al campo de la pregunta</translation>
    </message>
    <message>
        <source>To the list of conversations</source>
        <comment>command: the keyboard goes there</comment>
        <translation>Ir a la lista de conversaciones</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>command: opens or leaves them</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>command: opens the list of archived conversations</comment>
        <translation>Conversaciones archivadas</translation>
    </message>
    <message>
        <source>Trash</source>
        <comment>command: opens the list of deleted things</comment>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Your tally</source>
        <comment>command: opens the page with the votes on models</comment>
        <translation>Tu recuento</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>command: lists all of them</comment>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <comment>command: opens a dialog</comment>
        <translation>Importar conversaciones…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <comment>command: opens a dialog</comment>
        <translation>Exportar todo…</translation>
    </message>
    <message>
        <source>Back the history up now</source>
        <comment>command</comment>
        <translation>Crear ahora una copia de seguridad del historial</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <comment>command: opens the list</comment>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <comment>command: opens a file dialog</comment>
        <translation>Abrir un archivo de modelo…</translation>
    </message>
    <message>
        <source>Quick question</source>
        <comment>command: opens the small window</comment>
        <translation>Pregunta rápida</translation>
    </message>
    <message>
        <source>Show or hide the experts</source>
        <comment>command: a panel</comment>
        <translation>Mostrar u ocultar los expertos</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <comment>command: the list at the side</comment>
        <translation>Mostrar u ocultar las conversaciones</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>command</comment>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <comment>command</comment>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <comment>command</comment>
        <translation>Texto de tamaño habitual</translation>
    </message>
    <message>
        <source>Light theme</source>
        <comment>command</comment>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <comment>command</comment>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <comment>command</comment>
        <translation>Tema del escritorio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>command: enters or leaves it</comment>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>command: ends the program</comment>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Send the question</source>
        <comment>what a key does</comment>
        <translation>Enviar la pregunta</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <comment>what a key does</comment>
        <translation>Nueva línea en la pregunta</translation>
    </message>
    <message>
        <source>Edit the last question, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Editar la última pregunta desde el campo vacío</translation>
    </message>
    <message>
        <source>Use a prompt, from an empty field</source>
        <comment>what a key does</comment>
        <translation>Usar un prompt desde el campo vacío</translation>
    </message>
    <message>
        <source>To the next control</source>
        <comment>what a key does</comment>
        <translation>Ir al siguiente control</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <comment>what a key does</comment>
        <translation>Menú del elemento con el foco</translation>
    </message>
    <message>
        <source>In the list: delete the conversation</source>
        <comment>what a key does</comment>
        <translation>En la lista: eliminar la conversación</translation>
    </message>
    <message>
        <source>In the list: select several</source>
        <comment>what a key does</comment>
        <translation>En la lista: seleccionar varias</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>group of commands</comment>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <comment>group of commands</comment>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Find and go to</source>
        <comment>group of commands</comment>
        <translation>Búsqueda y navegación</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>group of commands</comment>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Window and looks</source>
        <comment>group of commands</comment>
        <translation>Ventana y apariencia</translation>
    </message>
    <message>
        <source>Keys in fields and lists</source>
        <comment>group of commands</comment>
        <translation>Teclas en campos y listas</translation>
    </message>
</context>
<context>
    <name>conclave::ContextEdge</name>
    <message>
        <source>Oldest left out</source>
        <comment>at the composer: the model does not see the oldest messages</comment>
        <translation>Sin los más antiguos</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <comment>at the composer: the question is too long</comment>
        <translation>No cabe</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>at the composer: the model&apos;s context is full</comment>
        <translation>Lleno</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <comment>length of the question</comment>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
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
        <translation>Tu pregunta: %1 tokens</translation>
    </message>
    <message>
        <source>Conversation so far: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>La conversación hasta ahora: %1</translation>
    </message>
    <message>
        <source>Instructions: %1</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Instrucciones: %1</translation>
    </message>
    <message>
        <source>Left: %1, and %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Quedan: %1, y %2 reservados para la respuesta</translation>
    </message>
    <message>
        <source>Too many: %1, with %2 kept for the answer</source>
        <comment>tokens of the model&apos;s context</comment>
        <translation>Exceso: %1, con %2 reservados para la respuesta</translation>
    </message>
    <message>
        <source>The model sees %1 tokens at once</source>
        <comment>the size of its context</comment>
        <translation>El modelo ve %1 tokens a la vez</translation>
    </message>
    <message>
        <source>The older part of the conversation is being summarized…</source>
        <comment>beside a progress bar</comment>
        <translation>Se está resumiendo la parte más antigua de la conversación…</translation>
    </message>
    <message>
        <source>The conversation takes %1 tokens of the %2 that fit beside an answer.</source>
        <translation>La conversación ocupa %1 tokens de los %2 que caben junto a una respuesta.</translation>
    </message>
    <message>
        <source>This question is too long for the model: it has %1 tokens, and the model sees %2 at once. Shorten it, or choose a model that sees more.</source>
        <translation>Esta pregunta es demasiado larga para el modelo: tiene %1 tokens y el modelo ve %2 a la vez. Acórtala o elige un modelo que vea más.</translation>
    </message>
    <message>
        <source>What is pinned does not fit beside this question: together they have %1 tokens, and %2 fit beside an answer. Unpin something, or have it left out this time. Nothing has been sent yet.</source>
        <translation>Lo fijado no cabe junto a esta pregunta: en total son %1 tokens y caben %2 junto a una respuesta. Desfija algo u omítelo esta vez. Todavía no se ha enviado nada.</translation>
    </message>
    <message>
        <source>The conversation has outgrown what the model sees at once: it has %1 tokens with this question, and %2 fit beside an answer. Nothing has been sent yet.</source>
        <translation>La conversación supera lo que el modelo ve a la vez: tiene %1 tokens con esta pregunta y caben %2 junto a una respuesta. Todavía no se ha enviado nada.</translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n messages, pinned ones among them. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>El modelo no verá %n mensaje, que está fijado. Se queda en el historial.</numerusform>
            <numerusform>El modelo no verá %n mensajes, entre ellos algunos fijados. Se quedan en el historial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see %n of the older messages, but all that is pinned or summarized. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>El modelo no verá %n de los mensajes más antiguos, pero sí todo lo fijado o resumido. Se queda en el historial.</numerusform>
            <numerusform>El modelo no verá %n de los mensajes más antiguos, pero sí todo lo fijado o resumido. Se quedan en el historial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model will not see the oldest %n messages. They stay in the history.</source>
        <comment>what leaving them out means</comment>
        <translation>
            <numerusform>El modelo no verá el mensaje más antiguo. Se queda en el historial.</numerusform>
            <numerusform>El modelo no verá los %n mensajes más antiguos. Se quedan en el historial.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out pinned messages too</source>
        <comment>the model does not see them this time</comment>
        <translation>Omitir también mensajes fijados</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <comment>the model does not see them</comment>
        <translation>Omitir los mensajes más antiguos</translation>
    </message>
    <message numerus="yes">
        <source>A summary: the model writes down what the %n older messages say, and sees that in their place. They stay in the history, and it can be undone.</source>
        <comment>what a summary does</comment>
        <translation>
            <numerusform>Un resumen: el modelo anota lo que dice %n mensaje más antiguo y ve eso en su lugar. Se queda en el historial y se puede deshacer.</numerusform>
            <numerusform>Un resumen: el modelo anota lo que dicen los %n mensajes más antiguos y ve eso en su lugar. Se quedan en el historial y se puede deshacer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>conclave::ConversationListModel</name>
    <message>
        <source>Show more</source>
        <comment>the next conversations of a folder</comment>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>heading in the list of conversations</comment>
        <translation>Fijadas</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the list of conversations</comment>
        <translation>Carpetas</translation>
    </message>
</context>
<context>
    <name>conclave::ConversationSettings</name>
    <message>
        <source>The settings of the conversation are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Los ajustes de la conversación están como antes.</translation>
    </message>
    <message>
        <source>Everything is as in the settings again.</source>
        <comment>for one conversation</comment>
        <translation>Todo vuelve a estar como en los ajustes.</translation>
    </message>
    <message>
        <source>The conversation has the instructions of the settings again.</source>
        <translation>La conversación vuelve a tener las instrucciones de los ajustes.</translation>
    </message>
    <message>
        <source>The instructions of the conversation were changed.</source>
        <translation>Se cambiaron las instrucciones de la conversación.</translation>
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
        <translation>Respuesta %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>a model reads the question</comment>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Your vote: %1 answered better than %2.</source>
        <comment>names of two models</comment>
        <translation>Tu voto: %1 respondió mejor que %2.</translation>
    </message>
    <message>
        <source>Your vote: %1 answered best.</source>
        <comment>the name of a model</comment>
        <translation>Tu voto: %1 respondió mejor que los demás.</translation>
    </message>
    <message>
        <source>Your vote: they are alike.</source>
        <comment>the answers of several models</comment>
        <translation>Tu voto: son iguales.</translation>
    </message>
    <message>
        <source>Your vote: none of them is good.</source>
        <comment>the answers of several models</comment>
        <translation>Tu voto: ninguna es buena.</translation>
    </message>
    <message>
        <source>The council is being asked: %1 of %2</source>
        <comment>how many of its models have had their turn</comment>
        <translation>Preguntando al consejo: %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>A council of %n models: vote to see who wrote what</source>
        <translation>
            <numerusform>Un consejo de %n modelo: vota para ver quién escribió qué</numerusform>
            <numerusform>Un consejo de %n modelos: vota para ver quién escribió qué</numerusform>
        </translation>
    </message>
    <message>
        <source>Council: %1</source>
        <comment>%1 is a list of models</comment>
        <translation>Consejo: %1</translation>
    </message>
    <message>
        <source>Loading the model… %1 %</source>
        <comment>how much of it has been read</comment>
        <translation>Cargando el modelo… %1 %</translation>
    </message>
    <message>
        <source>Answers now</source>
        <comment>a model of a council</comment>
        <translation>Está respondiendo</translation>
    </message>
    <message>
        <source>This model could not be loaded. Why, and which one it is, is said after the vote.</source>
        <translation>No se pudo cargar este modelo. Por qué y cuál es se dirá después de la votación.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <comment>a model of a council</comment>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Its answer is in the trash.</source>
        <comment>of a model of a council</comment>
        <translation>Su respuesta está en la papelera.</translation>
    </message>
    <message>
        <source>It has not been asked.</source>
        <comment>a model of a council</comment>
        <translation>No se le ha preguntado.</translation>
    </message>
    <message>
        <source>The question is being saved…</source>
        <translation>Guardando la pregunta…</translation>
    </message>
    <message>
        <source>%1 is being loaded</source>
        <comment>%1 is a model</comment>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>%1 is a model</comment>
        <translation>Responde %1</translation>
    </message>
    <message>
        <source>%1, the last one</source>
        <comment>what the last of several models does</comment>
        <translation>%1, el último</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more after it</source>
        <comment>what a model does, and how many wait</comment>
        <translation>
            <numerusform>%1; después, %n más</numerusform>
            <numerusform>%1; después, %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is better</source>
        <comment>of two answers; %1 is a letter</comment>
        <translation>%1 es mejor</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <comment>of several answers; %1 is a letter</comment>
        <translation>%1 es la mejor</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>a vote on several answers</comment>
        <translation>Iguales</translation>
    </message>
    <message>
        <source>None is good</source>
        <comment>a vote on several answers</comment>
        <translation>Ninguna es buena</translation>
    </message>
    <message>
        <source>The conversation goes on from the answer of %1.</source>
        <comment>a model</comment>
        <translation>La conversación continúa a partir de la respuesta de %1.</translation>
    </message>
    <message>
        <source>Let %1 answer from now on</source>
        <comment>a model</comment>
        <translation>Que responda %1 a partir de ahora</translation>
    </message>
</context>
<context>
    <name>conclave::Councils</name>
    <message>
        <source>%1 answers from now on.</source>
        <comment>a model</comment>
        <translation>A partir de ahora responde %1.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <comment>a model</comment>
        <translation>Volver a %1</translation>
    </message>
</context>
<context>
    <name>conclave::EncryptionModel</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Al menos %n carácter.</numerusform>
            <numerusform>Al menos %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>a passphrase that is typed twice</comment>
        <translation>Las dos no coinciden.</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters.</source>
        <comment>a passphrase</comment>
        <translation>
            <numerusform>Demasiado corta: al menos %n carácter.</numerusform>
            <numerusform>Demasiado corta: al menos %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: easily guessed. Four or five unrelated words are better.</source>
        <comment>a passphrase</comment>
        <translation>Débil: fácil de adivinar. Son mejores cuatro o cinco palabras sin relación.</translation>
    </message>
    <message>
        <source>Fair: one or two words more would make it strong.</source>
        <comment>a passphrase</comment>
        <translation>Aceptable: con una o dos palabras más sería segura.</translation>
    </message>
    <message>
        <source>Good.</source>
        <comment>a passphrase</comment>
        <translation>Buena.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <comment>a passphrase</comment>
        <translation>Segura.</translation>
    </message>
    <message>
        <source>Cancelled: the history is as it was.</source>
        <translation>Cancelado: el historial está como estaba.</translation>
    </message>
    <message>
        <source>Encrypting the history anew</source>
        <translation>Cifrando de nuevo el historial</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>Cifrando el historial</translation>
    </message>
    <message>
        <source>The history opens with the new passphrase from now on.</source>
        <translation>A partir de ahora, el historial se abre con la nueva frase de contraseña.</translation>
    </message>
    <message>
        <source>The history is encrypted. Its passphrase is asked for at the next start.</source>
        <translation>El historial está cifrado. Su frase de contraseña se pedirá en el próximo inicio.</translation>
    </message>
    <message>
        <source>Waiting for the desktop&apos;s keyring</source>
        <translation>Esperando al llavero del escritorio</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring took the key and did not give it back, so nothing was encrypted. Unlock the keyring and try again, or use a passphrase.</source>
        <translation>El llavero del escritorio recibió la clave y no la devolvió, así que no se cifró nada. Desbloquea el llavero e inténtalo de nuevo, o usa una frase de contraseña.</translation>
    </message>
    <message>
        <source>The history is encrypted, and the desktop&apos;s keyring has the key.</source>
        <translation>El historial está cifrado y el llavero del escritorio tiene la clave.</translation>
    </message>
    <message>
        <source>Decrypting the history</source>
        <translation>Descifrando el historial</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>El historial ya no está cifrado.</translation>
    </message>
    <message>
        <source>The recovery key was copied.</source>
        <comment>to the clipboard</comment>
        <translation>Se copió la clave de recuperación.</translation>
    </message>
    <message>
        <source>Conclave recovery key.txt</source>
        <comment>the name of a file</comment>
        <translation>Clave de recuperación de Conclave.txt</translation>
    </message>
    <message>
        <source>This recovery key opens the encrypted history of Conclave when the desktop&apos;s keyring does not have its key any more. Keep it where only you can read it.</source>
        <comment>in the file that has the recovery key</comment>
        <translation>Esta clave de recuperación abre el historial cifrado de Conclave cuando el llavero del escritorio ya no tiene su clave. Guárdala donde nadie más pueda leerla.</translation>
    </message>
    <message>
        <source>The recovery key was saved as “%1”.</source>
        <comment>%1 is a file</comment>
        <translation>La clave de recuperación se guardó como «%1».</translation>
    </message>
    <message>
        <source>The recovery key could not be saved: %1 Choose another folder.</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>No se pudo guardar la clave de recuperación: %1 Elige otra carpeta.</translation>
    </message>
</context>
<context>
    <name>conclave::EngineWords</name>
    <message>
        <source>The file “%1” is not there. Was it moved, renamed or deleted?</source>
        <comment>a model</comment>
        <translation>El archivo «%1» no está. ¿Se ha movido, renombrado o eliminado?</translation>
    </message>
    <message>
        <source>The file “%1” is damaged or incomplete. Download it again.</source>
        <comment>a model</comment>
        <translation>El archivo «%1» está dañado o incompleto. Descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Conclave does not run. Choose another model.</source>
        <comment>a model</comment>
        <translation>«%1» es de un tipo que Conclave no ejecuta. Elige otro modelo.</translation>
    </message>
    <message>
        <source>There is not enough memory for “%1”. Close other programs or choose a smaller model.</source>
        <comment>a model</comment>
        <translation>No hay suficiente memoria para «%1». Cierra otros programas o elige un modelo más pequeño.</translation>
    </message>
    <message>
        <source>The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, renew the driver.</source>
        <comment>a model</comment>
        <translation>La GPU o su controlador falló con «%1». Reinicia Conclave; si no ayuda, actualiza el controlador.</translation>
    </message>
    <message>
        <source>The file “%1” could not be read. Check the disk that it is on, and who may read it.</source>
        <comment>a model</comment>
        <translation>No se pudo leer el archivo «%1». Comprueba el disco en el que está y quién puede leerlo.</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertMap</name>
    <message>
        <source>Layer %1, expert %2: has not answered</source>
        <translation>Capa %1, experto %2: no ha respondido</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: answered for %3 of the tokens</source>
        <comment>%3 is a percentage</comment>
        <translation>Capa %1, experto %2: respondió por el %3 de los tokens</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: weight %3 for this token</source>
        <comment>%3 is a percentage</comment>
        <translation>Capa %1, experto %2: peso %3 para este token</translation>
    </message>
    <message>
        <source>Layer %1, expert %2: did not answer for this token</source>
        <translation>Capa %1, experto %2: no respondió para este token</translation>
    </message>
</context>
<context>
    <name>conclave::ExpertTrace</name>
    <message>
        <source>Token %1 of %2</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Token %1 de %2</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <comment>how many an answer has</comment>
        <translation>Tokens: %1</translation>
    </message>
    <message>
        <source>The list ends with token %1.</source>
        <comment>of a very long answer</comment>
        <translation>La lista termina con el token %1.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts, all of it works on each token. How likely its tokens were can be seen below.</source>
        <translation>Este modelo es denso: no tiene expertos y trabaja entero en cada token. Abajo se ve lo probables que eran sus tokens.</translation>
    </message>
    <message>
        <source>The answer that is being written was asked for before this panel was open. The next one will be shown here.</source>
        <translation>La respuesta que se está escribiendo se pidió antes de abrir este panel. Aquí se mostrará la siguiente.</translation>
    </message>
    <message>
        <source>This model is dense: it has no experts. How likely the tokens of its next answer are will be shown here.</source>
        <translation>Este modelo es denso: no tiene expertos. Aquí se mostrará lo probables que son los tokens de su próxima respuesta.</translation>
    </message>
    <message>
        <source>The next answer will be shown here while it is written: which experts of which layer answer, and how likely each token was.</source>
        <translation>La próxima respuesta se mostrará aquí mientras se escribe: qué expertos de qué capa responden y lo probable que era cada token.</translation>
    </message>
    <message>
        <source>A blind council is answering. How many experts a model has would tell which one it is, so they are not shown.</source>
        <translation>Está respondiendo un consejo a ciegas. El número de expertos de un modelo revelaría cuál es, así que no se muestran.</translation>
    </message>
</context>
<context>
    <name>conclave::ExportViewModel</name>
    <message>
        <source>This message</source>
        <translation>Este mensaje</translation>
    </message>
    <message>
        <source>The selected messages (%1)</source>
        <translation>Los mensajes seleccionados (%1)</translation>
    </message>
    <message>
        <source>The selected conversations (%1)</source>
        <translation>Las conversaciones seleccionadas (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>name of a file or folder</comment>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>This conversation: “%1”</source>
        <comment>%1 is its title</comment>
        <translation>Esta conversación: «%1»</translation>
    </message>
    <message>
        <source>The folder “%1”</source>
        <comment>%1 is its name</comment>
        <translation>La carpeta «%1»</translation>
    </message>
    <message>
        <source>All conversations</source>
        <comment>what is exported</comment>
        <translation>Todas las conversaciones</translation>
    </message>
    <message>
        <source>Files can be written on this computer only.</source>
        <translation>Solo se pueden escribir archivos en este equipo.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>La exportación se canceló. No se escribió nada.</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <comment>%1 is a file or folder</comment>
        <translation>Exportado a «%1».</translation>
    </message>
    <message>
        <source>Exported %1 files to “%2”.</source>
        <comment>%2 is a folder</comment>
        <translation>%1 archivos exportados a «%2».</translation>
    </message>
    <message>
        <source>Open folder</source>
        <comment>where a file was written</comment>
        <translation>Abrir carpeta</translation>
    </message>
</context>
<context>
    <name>conclave::FolderSyncViewModel</name>
    <message>
        <source>Last synced: %1.</source>
        <comment>%1 is a date and time</comment>
        <translation>Última sincronización: %1.</translation>
    </message>
    <message>
        <source>Files written: %1.</source>
        <translation>Archivos escritos: %1.</translation>
    </message>
    <message>
        <source>Files moved: %1.</source>
        <translation>Archivos movidos: %1.</translation>
    </message>
    <message>
        <source>Files put with the deleted ones: %1.</source>
        <translation>Archivos puestos con los eliminados: %1.</translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <comment>in a folder</comment>
        <translation>No había cambios.</translation>
    </message>
    <message>
        <source>Only a folder on this computer can be kept in sync.</source>
        <translation>Solo se puede mantener sincronizada una carpeta de este equipo.</translation>
    </message>
    <message>
        <source>The folder that is kept in sync: %1</source>
        <translation>La carpeta que se mantiene sincronizada: %1</translation>
    </message>
</context>
<context>
    <name>conclave::FoundImportsModel</name>
    <message>
        <source>one conversation, %1</source>
        <comment>%1 is a size</comment>
        <translation>una conversación, %1</translation>
    </message>
    <message>
        <source>%1 conversations, %2</source>
        <comment>%2 is a size</comment>
        <translation>%1 conversaciones, %2</translation>
    </message>
</context>
<context>
    <name>conclave::HistoryActs</name>
    <message>
        <source>“%1” was archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>«%1» se archivó.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were archived.</source>
        <translation>
            <numerusform>Se archivó %n conversación.</numerusform>
            <numerusform>Se archivaron %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer archived.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>«%1» ya no está archivada.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are no longer archived.</source>
        <translation>
            <numerusform>%n conversación ya no está archivada.</numerusform>
            <numerusform>%n conversaciones ya no están archivadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was moved.</source>
        <comment>to a folder; %1 is a conversation&apos;s title</comment>
        <translation>«%1» se movió.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved.</source>
        <translation>
            <numerusform>Se movió %n conversación.</numerusform>
            <numerusform>Se movieron %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is where it was.</source>
        <comment>a move was undone; %1 is a title</comment>
        <translation>«%1» vuelve a estar donde estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are where they were.</source>
        <translation>
            <numerusform>%n conversación vuelve a estar donde estaba.</numerusform>
            <numerusform>%n conversaciones vuelven a estar donde estaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicated as “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Duplicada como «%1».</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>«%1» se eliminó.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>Se eliminó %n conversación.</numerusform>
            <numerusform>Se eliminaron %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a conversation&apos;s title</comment>
        <translation>Se restauró «%1».</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n conversations.</source>
        <translation>
            <numerusform>Se restauró %n conversación.</numerusform>
            <numerusform>Se restauraron %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <comment>name until it gets one</comment>
        <translation>Nueva carpeta</translation>
    </message>
    <message>
        <source>The folder “%1” was deleted, its conversations were kept.</source>
        <comment>%1 is its name</comment>
        <translation>Se eliminó la carpeta «%1»; sus conversaciones se conservaron.</translation>
    </message>
    <message>
        <source>Restored the folder “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Se restauró la carpeta «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::ImportViewModel</name>
    <message>
        <source>This cannot be imported</source>
        <comment>title of a report</comment>
        <translation>Esto no se puede importar</translation>
    </message>
    <message>
        <source>Ready to import from %1</source>
        <comment>%1 is a program</comment>
        <translation>Listo para importar de %1</translation>
    </message>
    <message>
        <source>Nothing new from %1</source>
        <comment>%1 is a program</comment>
        <translation>Nada nuevo de %1</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <comment>title of a report</comment>
        <translation>La importación se deshizo</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <comment>title of a report</comment>
        <translation>La importación terminó antes de tiempo</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <comment>title of a report</comment>
        <translation>La importación se canceló</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>%1 is a program</comment>
        <translation>Importado de %1</translation>
    </message>
    <message>
        <source>What it brought is in the trash, for 30 days.</source>
        <translation>Lo que trajo está en la papelera durante 30 días.</translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be imported.</source>
        <translation>Solo se pueden importar archivos y carpetas de este equipo.</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <comment>%1 is a program</comment>
        <translation>Importado de %1.</translation>
    </message>
    <message>
        <source>The import was undone. What it brought is in the trash.</source>
        <translation>La importación se deshizo. Lo que trajo está en la papelera.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>El informe se copió.</translation>
    </message>
</context>
<context>
    <name>conclave::LanguageSwitch</name>
    <message>
        <source>As the system</source>
        <comment>choice of the language</comment>
        <translation>Como el sistema</translation>
    </message>
</context>
<context>
    <name>conclave::LeftOutModel</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>%1 are titles</comment>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>More that is not listed here.</source>
        <translation>Hay más que no figura aquí.</translation>
    </message>
</context>
<context>
    <name>conclave::MessageCursor</name>
    <message>
        <source>You asked: %1</source>
        <comment>accessible name of a question</comment>
        <translation>Preguntaste: %1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>accessible name of an answer; %1 is a model</comment>
        <translation>%1 respondió: %2</translation>
    </message>
</context>
<context>
    <name>conclave::ModelCatalog</name>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 expertos, %2 a la vez</translation>
    </message>
</context>
<context>
    <name>conclave::ModelPickerModel</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 mil M</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 parameters, %2 at work for each token</source>
        <translation>Parámetros: %1, de ellos %2 activos por token</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>Parámetros: %1</translation>
    </message>
    <message>
        <source>%1 experts, %2 at a time</source>
        <translation>%1 expertos, %2 a la vez</translation>
    </message>
    <message>
        <source>Context of %1 tokens</source>
        <translation>Contexto de %1 tokens</translation>
    </message>
    <message>
        <source>Runs on %1</source>
        <comment>%1 is a processor or graphics card</comment>
        <translation>Se ejecuta en %1</translation>
    </message>
    <message>
        <source>Only model files (.gguf) on this computer can be opened here.</source>
        <translation>Aquí solo se pueden abrir archivos de modelo (.gguf) de este equipo.</translation>
    </message>
    <message>
        <source>The model is loaded when the council has ended.</source>
        <translation>El modelo se cargará cuando termine el consejo.</translation>
    </message>
</context>
<context>
    <name>conclave::PaletteModel</name>
    <message>
        <source>Commands</source>
        <comment>heading in the palette</comment>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <comment>heading in the palette</comment>
        <translation>Conversaciones recientes</translation>
    </message>
    <message>
        <source>Conversations</source>
        <comment>heading in the palette</comment>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Models</source>
        <comment>heading in the palette</comment>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Folders</source>
        <comment>heading in the palette</comment>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>heading in the palette</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>heading in the palette</comment>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>a model</comment>
        <translation>en uso</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>a conversation</comment>
        <translation>archivada</translation>
    </message>
    <message>
        <source>Search all messages for “%1”</source>
        <comment>row of the palette; %1 was typed</comment>
        <translation>Buscar «%1» en todos los mensajes</translation>
    </message>
</context>
<context>
    <name>conclave::Presets</name>
    <message>
        <source>It cannot be read.</source>
        <comment>a file</comment>
        <translation>No se puede leer.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>%1 is a preset; the conversation has other settings now</comment>
        <translation>%1, modificado</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <comment>a conversation that follows no preset</comment>
        <translation>Ajustes propios</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <comment>a conversation without settings of its own</comment>
        <translation>Como en los ajustes</translation>
    </message>
    <message>
        <source>This conversation is answered as “%1” says.</source>
        <comment>%1 is a preset</comment>
        <translation>En esta conversación se responde según «%1».</translation>
    </message>
    <message>
        <source>“%1” is a preset now.</source>
        <comment>%1 is its name</comment>
        <translation>«%1» es ahora un preajuste.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <comment>a preset</comment>
        <translation>Se modificó «%1».</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <comment>a preset</comment>
        <translation>«%1» está como antes.</translation>
    </message>
    <message>
        <source>The preset “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Se quitó el preajuste «%1».</translation>
    </message>
    <message>
        <source>Restored the preset “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Se restauró el preajuste «%1».</translation>
    </message>
    <message>
        <source>Presets</source>
        <comment>name of a file with all of them</comment>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file</comment>
        <translation>Escrito en %1</translation>
    </message>
    <message>
        <source>No preset could be taken from %1. %2</source>
        <comment>%1 is a file, %2 a sentence on what is wrong with it</comment>
        <translation>No se pudo tomar ningún preajuste de %1. %2</translation>
    </message>
    <message>
        <source>All presets of the file are here already.</source>
        <translation>Todos los preajustes del archivo ya están aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n presets were added.</source>
        <comment>from a file</comment>
        <translation>
            <numerusform>Se añadió %n preajuste.</numerusform>
            <numerusform>Se añadieron %n preajustes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The presets of the file were removed again.</source>
        <translation>Los preajustes del archivo se volvieron a quitar.</translation>
    </message>
</context>
<context>
    <name>conclave::PromptLibrary</name>
    <message>
        <source>The prompt “%1” was changed.</source>
        <comment>%1 is its name</comment>
        <translation>Se modificó el prompt «%1».</translation>
    </message>
    <message>
        <source>The prompt “%1” is as it was.</source>
        <comment>%1 is its name</comment>
        <translation>El prompt «%1» está como antes.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>%1 is a prompt&apos;s name</comment>
        <translation>%1 (copia)</translation>
    </message>
    <message>
        <source>The prompt “%1” was removed.</source>
        <comment>%1 is its name</comment>
        <translation>Se quitó el prompt «%1».</translation>
    </message>
    <message>
        <source>Restored the prompt “%1”.</source>
        <comment>%1 is its name</comment>
        <translation>Se restauró el prompt «%1».</translation>
    </message>
    <message>
        <source>Prompts</source>
        <comment>name of a file with all of them</comment>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <comment>%1 is a file or folder</comment>
        <translation>Escrito en %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read as prompts.</source>
        <translation>
            <numerusform>%n archivo no se pudo leer como prompt.</numerusform>
            <numerusform>%n archivos no se pudieron leer como prompts.</numerusform>
        </translation>
    </message>
    <message>
        <source>All prompts of the files are here already.</source>
        <translation>Todos los prompts de los archivos ya están aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts were added.</source>
        <comment>from files</comment>
        <translation>
            <numerusform>Se añadió %n prompt.</numerusform>
            <numerusform>Se añadieron %n prompts.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts of the files were removed again.</source>
        <translation>Los prompts de los archivos se volvieron a quitar.</translation>
    </message>
</context>
<context>
    <name>conclave::Reproducer</name>
    <message>
        <source>It was written by version %1; this is %2.</source>
        <comment>versions of the program</comment>
        <translation>Se escribió con la versión %1; esta es la %2.</translation>
    </message>
    <message>
        <source>It was computed on “%1”; now on “%2”.</source>
        <comment>devices</comment>
        <translation>Se calculó en «%1»; ahora, en «%2».</translation>
    </message>
    <message>
        <source>Keys and values were kept as %1; now as %2.</source>
        <comment>types of numbers</comment>
        <translation>Las claves y los valores se guardaban como %1; ahora, como %2.</translation>
    </message>
    <message>
        <source>The model could see %1 tokens; now %2.</source>
        <comment>length of the context</comment>
        <translation>El modelo podía ver %1 tokens; ahora, %2.</translation>
    </message>
    <message>
        <source>The chat template is another one than then.</source>
        <translation>La plantilla de chat es distinta de la de entonces.</translation>
    </message>
    <message numerus="yes">
        <source>It was stopped and went on (%n times). Where it went on, the model may have read it in other pieces than it had written it in: a difference there may come from that.</source>
        <translation>
            <numerusform>Se detuvo y continuó (%n vez). Al continuar, el modelo pudo leerla en fragmentos distintos de aquellos en que la escribió: una diferencia ahí puede deberse a eso.</numerusform>
            <numerusform>Se detuvo y continuó (%n veces). Al continuar, el modelo pudo leerla en fragmentos distintos de aquellos en que la escribió: una diferencia ahí puede deberse a eso.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is from an older version, which did not record the device and the instructions.</source>
        <translation>Es de una versión anterior, que no registraba el dispositivo ni las instrucciones.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Esta respuesta ya no está en el historial.</translation>
    </message>
    <message>
        <source>It is not known which file wrote this answer, so it cannot be written again exactly.</source>
        <translation>No se sabe qué archivo escribió esta respuesta, así que no se puede volver a escribir exactamente igual.</translation>
    </message>
    <message>
        <source>The model file is gone: %1. Put it back there to write the answer again.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>El archivo de modelo ya no está: %1. Vuelve a ponerlo allí para escribir de nuevo la respuesta.</translation>
    </message>
    <message>
        <source>The model file cannot be read: %1.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>El archivo de modelo no se puede leer: %1.</translation>
    </message>
    <message>
        <source>The model file is another one than then: %1. Its content has changed.</source>
        <comment>%1 is a file&apos;s path</comment>
        <translation>El archivo de modelo es distinto del de entonces: %1. Su contenido ha cambiado.</translation>
    </message>
</context>
<context>
    <name>conclave::SearchModel</name>
    <message>
        <source>You · %1</source>
        <comment>a search result: who wrote it and when</comment>
        <translation>Tú · %1</translation>
    </message>
    <message>
        <source>%1, thinking · %2</source>
        <comment>a search result: a model and when</comment>
        <translation>%1, razonamiento · %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
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
        <translation>Se restableció cómo se eligen las respuestas.</translation>
    </message>
    <message>
        <source>How answers are chosen is as it was.</source>
        <comment>a reset was undone</comment>
        <translation>Las respuestas se eligen otra vez como antes.</translation>
    </message>
    <message>
        <source>The instructions were changed.</source>
        <comment>the system prompt in the settings</comment>
        <translation>Se cambiaron las instrucciones.</translation>
    </message>
    <message>
        <source>The instructions are as they were.</source>
        <comment>a change was undone</comment>
        <translation>Las instrucciones están como antes.</translation>
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
        <translation>El modelo ve ahora un resumen de la parte más antigua.</translation>
    </message>
    <message>
        <source>The summary was removed.</source>
        <translation>Se quitó el resumen.</translation>
    </message>
    <message>
        <source>The summary is back.</source>
        <translation>El resumen está de vuelta.</translation>
    </message>
</context>
<context>
    <name>conclave::SummaryWriter</name>
    <message>
        <source>There is no room for a summary in this model&apos;s context. Choose a model that sees more.</source>
        <translation>En el contexto de este modelo no hay sitio para un resumen. Elige un modelo que vea más.</translation>
    </message>
    <message>
        <source>The model has written no summary. Try it again, or choose another model.</source>
        <translation>El modelo no ha escrito ningún resumen. Inténtalo de nuevo o elige otro modelo.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyModel</name>
    <message>
        <source>No vote has said yet which of them is better.</source>
        <translation>Ningún voto ha dicho todavía cuál es mejor.</translation>
    </message>
    <message>
        <source>Neither is ahead.</source>
        <comment>of two models</comment>
        <translation>Ninguno va por delante.</translation>
    </message>
    <message>
        <source>%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer than %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a small number</comment>
        <translation>%1 de %2 rara vez es suerte: dos modelos igual de buenos acabarían tan desiguales en menos de %3 de cada 100 series de votos como esta.</translation>
    </message>
    <message>
        <source>%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 of 100 such rows of votes.</source>
        <comment>wins, votes, a number up to 100</comment>
        <translation>%1 de %2 no prueba nada: dos modelos igual de buenos acabarían al menos tan desiguales en %3 de cada 100 series de votos como esta.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a model and its quantization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 against %2: %3 to %4, alike %5, none good %6</source>
        <comment>two models and numbers of votes</comment>
        <translation>%1 contra %2: %3 a %4, iguales %5, ninguna buena %6</translation>
    </message>
    <message>
        <source>One vote on your own questions</source>
        <translation>Un voto sobre tus propias preguntas</translation>
    </message>
    <message numerus="yes">
        <source>%n votes on your own questions</source>
        <translation>
            <numerusform>%n voto sobre tus propias preguntas</numerusform>
            <numerusform>%n votos sobre tus propias preguntas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them blind</source>
        <comment>%1 says how many votes there are</comment>
        <translation>
            <numerusform>%1, %n de ellos a ciegas</numerusform>
            <numerusform>%1, %n de ellos a ciegas</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column of the tally</comment>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Against</source>
        <comment>column of the tally</comment>
        <translation>Contra</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>column of the tally</comment>
        <translation>Ganados</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column of the tally</comment>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Alike</source>
        <comment>column of the tally</comment>
        <translation>Iguales</translation>
    </message>
    <message>
        <source>None good</source>
        <comment>column of the tally</comment>
        <translation>Ninguna buena</translation>
    </message>
    <message>
        <source>The tally was copied as a table.</source>
        <translation>El recuento se copió como tabla.</translation>
    </message>
</context>
<context>
    <name>conclave::TallyQuestions</name>
    <message>
        <source>%1 was better</source>
        <comment>a model</comment>
        <translation>%1 fue mejor</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>a vote on two answers</comment>
        <translation>iguales</translation>
    </message>
    <message>
        <source>none was good</source>
        <comment>a vote on two answers</comment>
        <translation>ninguna fue buena</translation>
    </message>
    <message>
        <source>%1, voted blind</source>
        <comment>a vote on two answers</comment>
        <translation>%1, voto a ciegas</translation>
    </message>
</context>
<context>
    <name>conclave::ThinkingChoice</name>
    <message>
        <source>Think</source>
        <comment>a switch: whether the model thinks before it answers</comment>
        <translation>Razonar</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>a button: how much the model thinks is left to it</comment>
        <translation>Razonamiento</translation>
    </message>
</context>
<context>
    <name>conclave::TracedToken</name>
    <message>
        <source>None of the likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>Ninguno de los más probables</translation>
    </message>
    <message>
        <source>The likeliest</source>
        <comment>how likely a token was among all that could have stood there</comment>
        <translation>El más probable</translation>
    </message>
    <message>
        <source>Number %1 of the likeliest</source>
        <comment>how likely a token was; %1 is 2 to 8</comment>
        <translation>El número %1 entre los más probables</translation>
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
        <translation>%1 Otros: %2.</translation>
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
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while this was written</source>
        <translation>Interrumpida: el programa se cerró mientras se escribía</translation>
    </message>
    <message>
        <source>Cut at the answer limit set in the settings</source>
        <translation>Cortada en el límite de respuesta de los ajustes</translation>
    </message>
    <message>
        <source>Cut because the model&apos;s context is full</source>
        <translation>Cortada porque el contexto del modelo está lleno</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <comment>for less than a second</comment>
        <translation>Razonó un momento</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <comment>%1 is a duration</comment>
        <translation>Razonando… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <comment>%1 is a duration</comment>
        <translation>Razonó durante %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <comment>speed of an answer</comment>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>first after %1</source>
        <comment>time until the first token; %1 is a duration</comment>
        <translation>el primero tras %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <comment>length of an answer</comment>
        <translation>1 token</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <comment>length of an answer</comment>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary and what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Por encima de esta línea, el modelo solo ve el resumen y lo fijado</translation>
    </message>
    <message>
        <source>Above this line the model sees only what is pinned</source>
        <comment>a line across the conversation</comment>
        <translation>Por encima de esta línea, el modelo solo ve lo fijado</translation>
    </message>
    <message>
        <source>Above this line the model sees only the summary</source>
        <comment>a line across the conversation</comment>
        <translation>Por encima de esta línea, el modelo solo ve el resumen</translation>
    </message>
    <message>
        <source>Above this line the model no longer sees anything</source>
        <comment>a line across the conversation</comment>
        <translation>Por encima de esta línea, el modelo ya no ve nada</translation>
    </message>
    <message numerus="yes">
        <source>Summary of the %n messages above</source>
        <comment>a line across the conversation, which unfolds it</comment>
        <translation>
            <numerusform>Resumen de %n mensaje anterior</numerusform>
            <numerusform>Resumen de los %n mensajes anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, but left out</source>
        <comment>a message: there was no room for it</comment>
        <translation>Fijado, pero omitido</translation>
    </message>
    <message>
        <source>Pinned: the model still sees it</source>
        <comment>a message in a part that the model does not see</comment>
        <translation>Fijado: el modelo lo sigue viendo</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>a message</comment>
        <translation>Fijado</translation>
    </message>
    <message numerus="yes">
        <source>This conversation has outgrown the model&apos;s context: its oldest messages (%n) were not read for this answer.</source>
        <translation>
            <numerusform>Esta conversación supera el contexto del modelo: su mensaje más antiguo (%n) no se leyó para esta respuesta.</numerusform>
            <numerusform>Esta conversación supera el contexto del modelo: sus mensajes más antiguos (%n) no se leyeron para esta respuesta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wants to call the tool “%1”</source>
        <comment>%1 is a tool&apos;s name</comment>
        <translation>Quiere usar la herramienta «%1»</translation>
    </message>
    <message>
        <source>The answer could not be written.</source>
        <translation>No se pudo escribir la respuesta.</translation>
    </message>
</context>
<context>
    <name>conclave::TrashModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <comment>in the trash</comment>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>in the trash</comment>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Messages of “%1”</source>
        <comment>in the trash; %1 is a conversation</comment>
        <translation>Mensajes de «%1»</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>in the trash</comment>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>in the trash: all that it brought</comment>
        <translation>Importación</translation>
    </message>
    <message>
        <source>deleted today</source>
        <translation>se eliminó hoy</translation>
    </message>
    <message>
        <source>deleted yesterday</source>
        <translation>se eliminó ayer</translation>
    </message>
    <message>
        <source>deleted on %1</source>
        <comment>a date</comment>
        <translation>se eliminó el %1</translation>
    </message>
    <message>
        <source>goes today</source>
        <comment>from the trash, for good</comment>
        <translation>desaparece hoy</translation>
    </message>
    <message>
        <source>1 day left</source>
        <comment>until it is deleted for good</comment>
        <translation>queda 1 día</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <comment>until it is deleted for good</comment>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <comment>%1 is a title</comment>
        <translation>Se restauró «%1».</translation>
    </message>
</context>
<context>
    <name>conclave::UndoStack</name>
    <message>
        <source>Undo</source>
        <comment>button: takes back what has just been done</comment>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>conclave::UnlockModel</name>
    <message>
        <source>This recovery key belongs to another history.</source>
        <translation>Esta clave de recuperación pertenece a otro historial.</translation>
    </message>
    <message>
        <source>The key in the desktop&apos;s keyring does not open this history. Use the recovery key.</source>
        <translation>La clave del llavero del escritorio no abre este historial. Usa la clave de recuperación.</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or digit is wrong or missing. Compare it with what you have kept.</source>
        <translation>No es una clave de recuperación: una letra o cifra es incorrecta o falta. Compárala con la que guardaste.</translation>
    </message>
    <message>
        <source>The history is open, but the recovery key will be asked for again: %1</source>
        <comment>%1 is a sentence</comment>
        <translation>El historial está abierto, pero la clave de recuperación se pedirá de nuevo: %1</translation>
    </message>
    <message>
        <source>The history is open, and the desktop&apos;s keyring has its key again.</source>
        <translation>El historial está abierto y el llavero del escritorio vuelve a tener su clave.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with language models on this computer.</source>
        <translation>Conversar con modelos de lenguaje en este equipo.</translation>
    </message>
    <message>
        <source>Keep the conversations in &lt;file&gt;.</source>
        <translation>Guardar las conversaciones en &lt;file&gt;.</translation>
    </message>
    <message>
        <source>A GGUF file to open.</source>
        <translation>Un archivo GGUF que abrir.</translation>
    </message>
    <message>
        <source>Show the small window for a quick question, in the running program if there is one. For a shortcut of the desktop.</source>
        <translation>Mostrar la ventana pequeña para una pregunta rápida, en el programa en ejecución si lo hay. Para un atajo de teclado del escritorio.</translation>
    </message>
</context>
</TS>
