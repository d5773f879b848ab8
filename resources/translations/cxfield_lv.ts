<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="lv" sourcelanguage="en">
 <context>
  <name>cxfield</name>
  <message numerus="yes">
   <source>%n answered alike throughout</source>
   <translation>
    <numerusform>%n ar vienādām atbildēm</numerusform>
    <numerusform>%n ar vienādām atbildēm</numerusform>
    <numerusform>%n ar vienādām atbildēm</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters too many</source>
   <translation>
    <numerusform>par %n rakstzīmi par daudz</numerusform>
    <numerusform>par %n rakstzīmēm par daudz</numerusform>
    <numerusform>par %n rakstzīmju par daudz</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n day(s)</source>
   <translation>
    <numerusform>%n diena</numerusform>
    <numerusform>%n dienas</numerusform>
    <numerusform>%n dienu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n device(s)</source>
   <translation>
    <numerusform>%n ierīce</numerusform>
    <numerusform>%n ierīces</numerusform>
    <numerusform>%n ierīču</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n keys came too fast and were not taken. Please look at the answer.</source>
   <translation>
    <numerusform>%n taustiņš nāca par ātru un netika pieņemts. Pārbaudiet atbildi.</numerusform>
    <numerusform>%n taustiņi nāca par ātru un netika pieņemti. Pārbaudiet atbildi.</numerusform>
    <numerusform>%n taustiņu nāca par ātru un netika pieņemti. Pārbaudiet atbildi.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more characters fit</source>
   <translation>
    <numerusform>vēl %n rakstzīme</numerusform>
    <numerusform>vēl %n rakstzīmes</numerusform>
    <numerusform>vēl %n rakstzīmju</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) erased in this study</source>
   <translation>
    <numerusform>Šajā pētījumā dzēsta %n persona</numerusform>
    <numerusform>Šajā pētījumā dzēstas %n personas</numerusform>
    <numerusform>Šajā pētījumā dzēsts %n personu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) found</source>
   <translation>
    <numerusform>Atrasta %n persona</numerusform>
    <numerusform>Atrastas %n personas</numerusform>
    <numerusform>Atrasts %n personu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n point(s)</source>
   <translation>
    <numerusform>%n punkts</numerusform>
    <numerusform>%n punkti</numerusform>
    <numerusform>%n punktu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n satellite(s)</source>
   <translation>
    <numerusform>%n satelīts</numerusform>
    <numerusform>%n satelīti</numerusform>
    <numerusform>%n satelītu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n so far</source>
   <translation>
    <numerusform>pagaidām %n</numerusform>
    <numerusform>pagaidām %n</numerusform>
    <numerusform>pagaidām %n</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still open. Enter goes there.</source>
   <translation>
    <numerusform>Vēl atvērts %n jautājums. Enter atver to.</numerusform>
    <numerusform>Vēl atvērti %n jautājumi. Enter atver iezīmēto.</numerusform>
    <numerusform>Vēl atvērti %n jautājumi. Enter atver iezīmēto.</numerusform>
   </translation>
  </message>
  <message>
   <source>0 0 is what a receiver says without knowing. Type the real coordinates.</source>
   <translation>0 0 uztvērējs saka, kad neko nezina. Ierakstiet īstās koordinātas.</translation>
  </message>
  <message>
   <source>14:30, tomorrow 9, mon 18:00, 24.11 10:15</source>
   <translation>14:30, rīt 9, pirmdiena 18:00, 24.11 10:15</translation>
  </message>
  <message>
   <source>A case that another interviewer hands over goes on here, at the same question.</source>
   <translation>Gadījums, ko nodod cits intervētājs, turpinās šeit no tā paša jautājuma.</translation>
  </message>
  <message>
   <source>A character alone is for typing answers. Take it with Ctrl or Alt, or a function key.</source>
   <translation>Viena rakstzīme ir atbilžu rakstīšanai. Ņemiet to ar Ctrl vai Alt vai funkciju taustiņu.</translation>
  </message>
  <message>
   <source>A file arrived altered; nothing was changed. Try again.</source>
   <translation>Fails pienāca izmainīts; nekas nav mainīts. Mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>A file is not on this computer any more. Tell your supervisor.</source>
   <translation>Faila šajā datorā vairs nav. Paziņojiet supervizoram.</translation>
  </message>
  <message>
   <source>A file of this interview is damaged or gone, so it is not sent. Tell your supervisor.</source>
   <translation>Šīs intervijas fails ir bojāts vai pazudis, tāpēc tā netiek sūtīta. Pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>A file was attached</source>
   <translation>Pievienots fails</translation>
  </message>
  <message>
   <source>A group is missing, or there is one too many: the code has 8 groups.</source>
   <translation>Trūkst grupas vai ir viena lieka: kodā ir 8 grupas.</translation>
  </message>
  <message>
   <source>A new case needs a name or a number.</source>
   <translation>Jaunam gadījumam vajag vārdu vai numuru.</translation>
  </message>
  <message>
   <source>A new password ends your sessions on other computers. Nothing on them is lost.</source>
   <translation>Jauna parole beidz Jūsu sesijas citos datoros. Nekas tajos nezūd.</translation>
  </message>
  <message>
   <source>A newer version of the program made this workspace. Update the program.</source>
   <translation>Šo darba vietu izveidoja jaunāka programmas versija. Atjauniniet programmu.</translation>
  </message>
  <message>
   <source>A note for the interviewer; to reject or to comment needs one</source>
   <translation>Piezīme intervētājam; noraidot vai komentējot tā vajadzīga</translation>
  </message>
  <message>
   <source>A note for who sent it; a question needs one</source>
   <translation>Piezīme sūtītājam; jautājumam tā vajadzīga</translation>
  </message>
  <message>
   <source>A picture first: type its path, choose or drop it. Then draw on it.</source>
   <translation>Vispirms attēls: ierakstiet ceļu, izvēlieties vai ievelciet failu. Pēc tam zīmējiet uz tā.</translation>
  </message>
  <message>
   <source>A rescue file holds this workspace as it is now, sealed.</source>
   <translation>Glābšanas fails satur šo darba vietu tādu, kāda tā ir tagad, aizzīmogotu.</translation>
  </message>
  <message>
   <source>A scanner types the code by itself. Codes in pictures cannot be read on this computer; whoever looks after it can add that (devices).</source>
   <translation>Skeneris kodu ievada pats. Kodus attēlos šis dators nolasīt nevar; to var pievienot tas, kas par datoru rūpējas (devices).</translation>
  </message>
  <message>
   <source>A screen is gone; the window is on this one now. Everything goes on.</source>
   <translation>Viens no ekrāniem ir atvienots; logs tagad ir šajā. Viss turpinās.</translation>
  </message>
  <message>
   <source>A second display is there; show cards go to it.</source>
   <translation>Ir pievienots otrs ekrāns; kartītes tiek rādītas tajā.</translation>
  </message>
  <message>
   <source>A shape needs at least 3 different points. Add some, or take all back.</source>
   <translation>Laukumam vajag vismaz 3 dažādus punktus. Pievienojiet vai noņemiet visus.</translation>
  </message>
  <message>
   <source>A trace needs at least 2 different points. Add one, or take all back.</source>
   <translation>Līnijai vajag vismaz 2 dažādus punktus. Pievienojiet vienu vai noņemiet visus.</translation>
  </message>
  <message>
   <source>A workspace of another computer comes to this one, and what is unsent in it is sent from here.</source>
   <translation>Cita datora darba vieta nonāk šajā, un nenosūtītais tiek nosūtīts no šejienes.</translation>
  </message>
  <message>
   <source>Accuracy {metres} m</source>
   <translation>Precizitāte {metres} m</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Pievienot</translation>
  </message>
  <message>
   <source>Add a row</source>
   <translation>Pievienot rindu</translation>
  </message>
  <message>
   <source>Add a row  Ins</source>
   <translation>Pievienot rindu  Ins</translation>
  </message>
  <message>
   <source>Add another person</source>
   <translation>Pievienot citu personu</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>Pievienot personu</translation>
  </message>
  <message>
   <source>Added a row</source>
   <translation>Pievienota rinda</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adrese</translation>
  </message>
  <message>
   <source>Address corrected</source>
   <translation>Adrese izlabota</translation>
  </message>
  <message>
   <source>Address on the other screen</source>
   <translation>Adrese otrā ekrānā</translation>
  </message>
  <message>
   <source>Address, or the text of the QR code</source>
   <translation>Adrese vai QR koda teksts</translation>
  </message>
  <message>
   <source>Adopt as a new interview</source>
   <translation>Pieņemt kā jaunu interviju</translation>
  </message>
  <message>
   <source>Adopt it as a new interview</source>
   <translation>Pieņemt to kā jaunu interviju</translation>
  </message>
  <message>
   <source>After the end of fieldwork</source>
   <translation>Pēc lauka darba beigām</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Norunāt</translation>
  </message>
  <message>
   <source>Agree on an appointment</source>
   <translation>Norunāt laiku</translation>
  </message>
  <message>
   <source>All actions</source>
   <translation>Visas darbības</translation>
  </message>
  <message>
   <source>All codes that were ready have been used. Tell your supervisor: the study key opens this workspace.</source>
   <translation>Visi sagatavotie kodi ir izmantoti. Pasakiet vadītājam: šo darba vietu atver pētījuma atslēga.</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Visi faili</translation>
  </message>
  <message>
   <source>All keys are the usual ones.</source>
   <translation>Visi taustiņi atkal ir parastie.</translation>
  </message>
  <message>
   <source>All questions answered. Enter completes.</source>
   <translation>Visi jautājumi atbildēti. Enter pabeidz interviju.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in a folder for your supervisor.</source>
   <translation>Viss, kā serverī vēl nav, mapē vadītājam.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in one file that only your supervisor can open.</source>
   <translation>Viss, kā serverī vēl nav, vienā failā, ko var atvērt tikai vadītājs.</translation>
  </message>
  <message>
   <source>All usual keys</source>
   <translation>Visi parastie</translation>
  </message>
  <message>
   <source>All {n} interviews received</source>
   <translation>Visas intervijas saņemtas: {n}</translation>
  </message>
  <message>
   <source>An administrator changes this on the server: cxfield person keep. What did not arrive whole or lies in no backup yet waits.</source>
   <translation>To maina administrators serverī: cxfield person keep. Kas nav atnācis vesels vai vēl nav rezerves kopijā, gaida.</translation>
  </message>
  <message>
   <source>An administrator erases. Note the wish: it then stands in the administrator’s list.</source>
   <translation>Dzēš administrators. Atzīmējiet vēlmi: tā parādīsies administratora sarakstā.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password.</source>
   <translation>ODK Central lietotnes lietotājam parole nav vajadzīga.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password. The PIN opens your answers on this computer.</source>
   <translation>ODK Central lietotnes lietotājam parole nav vajadzīga. PIN atver jūsu atbildes šajā datorā.</translation>
  </message>
  <message>
   <source>An attached file was deleted</source>
   <translation>Pievienotais fails izdzēsts</translation>
  </message>
  <message>
   <source>An entry of it is larger than the server takes. It stays here and is tried again at each run.</source>
   <translation>Viens ieraksts ir lielāks, nekā serveris pieņem. Tas paliek šeit un tiek sūtīts atkal katrā sinhronizācijā.</translation>
  </message>
  <message>
   <source>An error that the program does not know. Tell your administrator.</source>
   <translation>Programmai nezināma kļūda. Pasakiet administratoram.</translation>
  </message>
  <message>
   <source>An event cannot be read.</source>
   <translation>Notikumu nevar nolasīt.</translation>
  </message>
  <message>
   <source>An interview was begun and waits to be finished.</source>
   <translation>Intervija ir sākta un gaida pabeigšanu.</translation>
  </message>
  <message>
   <source>Another account…</source>
   <translation>Cits konts…</translation>
  </message>
  <message>
   <source>Another answer in this row</source>
   <translation>Cita atbilde šajā rindā</translation>
  </message>
  <message>
   <source>Another choice of this row</source>
   <translation>Cita izvēle šajā rindā</translation>
  </message>
  <message>
   <source>Another file…</source>
   <translation>Cits fails…</translation>
  </message>
  <message>
   <source>Another person to speak with</source>
   <translation>Vēl viena persona sarunai</translation>
  </message>
  <message>
   <source>Another program holds the workspace: this step is not saved, everything before it is. Close that program, then press the same key again.</source>
   <translation>Darba mapi tur cita programma: šis solis nav saglabāts, viss pirms tā ir saglabāts. Aizveriet to programmu un nospiediet to pašu taustiņu vēlreiz.</translation>
  </message>
  <message>
   <source>Another row</source>
   <translation>Cita rinda</translation>
  </message>
  <message>
   <source>Another server or project</source>
   <translation>Cits serveris vai projekts</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Atbilde</translation>
  </message>
  <message>
   <source>Answered “{question}”: {after}</source>
   <translation>Atbilde uz “{question}”: {after}</translation>
  </message>
  <message>
   <source>Answered: {words}</source>
   <translation>Atbilde: {words}</translation>
  </message>
  <message>
   <source>Answering machine, household confirmed</source>
   <translation>Automātiskais atbildētājs, mājsaimniecība apstiprināta</translation>
  </message>
  <message>
   <source>Answering machine, household unknown</source>
   <translation>Automātiskais atbildētājs, mājsaimniecība nav zināma</translation>
  </message>
  <message>
   <source>Answering machine, message left</source>
   <translation>Automātiskais atbildētājs, ziņa atstāta</translation>
  </message>
  <message>
   <source>Answering machine, no message left</source>
   <translation>Automātiskais atbildētājs, ziņa nav atstāta</translation>
  </message>
  <message>
   <source>Answers in own words</source>
   <translation>Atbildes saviem vārdiem</translation>
  </message>
  <message>
   <source>Answers never wait for this.</source>
   <translation>Atbildes uz to nekad negaida.</translation>
  </message>
  <message>
   <source>Answers stay as they are.</source>
   <translation>Atbildes paliek nemainītas.</translation>
  </message>
  <message>
   <source>Anybody who has the folder can read the answers. Delete it once it is sent.</source>
   <translation>Atbildes var izlasīt ikviens, kam ir šī mape. Izdzēsiet to, kad viss ir nosūtīts.</translation>
  </message>
  <message>
   <source>Appointment</source>
   <translation>Noruna</translation>
  </message>
  <message>
   <source>Appointment, in the respondent's time</source>
   <translation>Norunātais laiks pēc respondenta laika</translation>
  </message>
  <message>
   <source>Appointment: {time} in {place}.</source>
   <translation>Norunāts: {time}, {place}.</translation>
  </message>
  <message>
   <source>Appointments</source>
   <translation>Norunas</translation>
  </message>
  <message>
   <source>Approve</source>
   <translation>Apstiprināt</translation>
  </message>
  <message>
   <source>Approve, reject or comment on the interview that is lit</source>
   <translation>Apstiprināt, noraidīt vai komentēt izcelto interviju</translation>
  </message>
  <message>
   <source>Approved by {name}</source>
   <translation>Apstiprināja {name}</translation>
  </message>
  <message>
   <source>April {year}</source>
   <translation>{year}. gada aprīlis</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets a point, Backspace takes one back.</source>
   <translation>Bulta lejup ved uz karti. Bultas pārvieto krustu, atstarpe liek punktu, Backspace noņem pēdējo.</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets the point.</source>
   <translation>Bulta lejup ved uz karti. Bultas pārvieto krustu, atstarpe liek punktu.</translation>
  </message>
  <message>
   <source>Arrow keys choose everywhere; they stay as they are.</source>
   <translation>Bultiņas visur izvēlas; tās paliek, kā ir.</translation>
  </message>
  <message>
   <source>Arrows move the map, + and − zoom.</source>
   <translation>Bultas pārvieto karti, + un − maina mērogu.</translation>
  </message>
  <message>
   <source>Arrows: day · Page keys: month · Enter takes it · Escape closes</source>
   <translation>Bultas: diena · Page: mēnesis · Enter izvēlas · Esc aizver</translation>
  </message>
  <message>
   <source>As files that anybody can read</source>
   <translation>Kā failus, ko var izlasīt ikviens</translation>
  </message>
  <message>
   <source>Ask the interviewer</source>
   <translation>Jautāt intervētājam</translation>
  </message>
  <message>
   <source>Ask the interviewer to answer this question with you.</source>
   <translation>Lūdziet intervētāju atbildēt uz šo jautājumu kopā ar jums.</translation>
  </message>
  <message>
   <source>Ask who sent it; it stays open</source>
   <translation>Jautāt sūtītājam; jautājums paliek atvērts</translation>
  </message>
  <message>
   <source>Asked to be called at {time} there.</source>
   <translation>Lūdza zvanīt {time} pēc turienes laika.</translation>
  </message>
  <message>
   <source>Attach the file that is typed</source>
   <translation>Pievienot ierakstīto failu</translation>
  </message>
  <message>
   <source>Attaching… {percent} %</source>
   <translation>Pievieno… {percent} %</translation>
  </message>
  <message>
   <source>Attempt open</source>
   <translation>Mēģinājums atvērts</translation>
  </message>
  <message>
   <source>Attempt open since {time}. Close it with an outcome ({key}).</source>
   <translation>Mēģinājums atvērts kopš {time}. Aizveriet to ar iznākumu ({key}).</translation>
  </message>
  <message>
   <source>Attempts</source>
   <translation>Mēģinājumi</translation>
  </message>
  <message>
   <source>August {year}</source>
   <translation>{year}. gada augusts</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Atpakaļ</translation>
  </message>
  <message>
   <source>Back or jump</source>
   <translation>Atpakaļ vai lēciens</translation>
  </message>
  <message>
   <source>Back to the desk  (Enter)</source>
   <translation>Atpakaļ pie darba galda  (Enter)</translation>
  </message>
  <message>
   <source>Back to the known accounts</source>
   <translation>Atpakaļ pie zināmajiem kontiem</translation>
  </message>
  <message>
   <source>Begin an interview with the form, or go on with the interview</source>
   <translation>Sākt interviju ar veidlapu vai turpināt interviju</translation>
  </message>
  <message>
   <source>Begin or go on</source>
   <translation>Sākt vai turpināt</translation>
  </message>
  <message>
   <source>Beginning of the interview</source>
   <translation>Intervijas sākums</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Sākts</translation>
  </message>
  <message>
   <source>Begun or completed</source>
   <translation>Sākta vai pabeigta</translation>
  </message>
  <message>
   <source>Belongs to it: {files}</source>
   <translation>Pie jautājuma pieder: {files}</translation>
  </message>
  <message>
   <source>Break off</source>
   <translation>Pārtraukt</translation>
  </message>
  <message>
   <source>Break-off</source>
   <translation>Pārtraukta intervija</translation>
  </message>
  <message>
   <source>Broke the interview off ({text})</source>
   <translation>Intervija pārtraukta ({text})</translation>
  </message>
  <message>
   <source>Broken off</source>
   <translation>Pārtraukts</translation>
  </message>
  <message>
   <source>Business, government office or other organisation</source>
   <translation>Uzņēmums, iestāde vai cita organizācija</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Aizņemts</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Kalendārs</translation>
  </message>
  <message>
   <source>Calendar  Alt+↓</source>
   <translation>Kalendārs  Alt+↓</translation>
  </message>
  <message>
   <source>Call blocking or other barrier</source>
   <translation>Zvanu bloķēšana vai cits šķērslis</translation>
  </message>
  <message>
   <source>Call queue</source>
   <translation>Zvanu rinda</translation>
  </message>
  <message>
   <source>Call your supervisor. Nothing is lost, and no network is needed on this computer.</source>
   <translation>Zvaniet vadītājam. Nekas nav zudis, un tīkls šim datoram nav vajadzīgs.</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Atcelt</translation>
  </message>
  <message>
   <source>Cancel (Esc)</source>
   <translation>Atcelt (Esc)</translation>
  </message>
  <message>
   <source>Cancel a large file</source>
   <translation>Atcelt lielu failu</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Gadījums</translation>
  </message>
  <message>
   <source>Case handed over</source>
   <translation>Gadījums nodots</translation>
  </message>
  <message>
   <source>Case taken over</source>
   <translation>Gadījums pārņemts</translation>
  </message>
  <message>
   <source>Case {case} is not on this device.</source>
   <translation>Gadījuma {case} šajā ierīcē nav.</translation>
  </message>
  <message>
   <source>Case {case} is not on this device. Synchronise, or ask your supervisor for it.</source>
   <translation>Gadījuma {case} nav šajā ierīcē. Sinhronizējiet vai jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>Case {case} of {user} is on your desk.</source>
   <translation>Gadījums {case} no {user} tagad ir pie jums.</translation>
  </message>
  <message>
   <source>Case {case}: receipt {code}</source>
   <translation>Gadījums {case}: kvīts {code}</translation>
  </message>
  <message>
   <source>Case {id}</source>
   <translation>Gadījums {id}</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Gadījumi</translation>
  </message>
  <message>
   <source>Change keys</source>
   <translation>Mainīt taustiņus</translation>
  </message>
  <message>
   <source>Change password</source>
   <translation>Mainīt paroli</translation>
  </message>
  <message>
   <source>Change user</source>
   <translation>Mainīt lietotāju</translation>
  </message>
  <message>
   <source>Changed “{question}” from {before} to {after}</source>
   <translation>Mainīts “{question}” no {before} uz {after}</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Pārbaudiet</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Atbilžu varianti</translation>
  </message>
  <message>
   <source>Choose 1 or 2.</source>
   <translation>Izvēlieties 1 vai 2.</translation>
  </message>
  <message>
   <source>Choose a PIN of at least four characters. {key} and the PIN take the laptop back, this time and later.</source>
   <translation>Izvēlieties PIN no vismaz četrām rakstzīmēm. Ar {key} un PIN portatīvo datoru paņemat atpakaļ – tagad un vēlāk.</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Izvēlieties failu</translation>
  </message>
  <message>
   <source>Choose a map</source>
   <translation>Kartes izvēle</translation>
  </message>
  <message>
   <source>Choose a new PIN of at least {n} characters.</source>
   <translation>Izvēlieties jaunu PIN ar vismaz {n} zīmēm.</translation>
  </message>
  <message>
   <source>Choose a picture</source>
   <translation>Izvēlēties attēlu</translation>
  </message>
  <message>
   <source>Choose a study first.</source>
   <translation>Vispirms izvēlieties pētījumu.</translation>
  </message>
  <message>
   <source>Choose an interview in the table first.</source>
   <translation>Vispirms izvēlieties interviju tabulā.</translation>
  </message>
  <message>
   <source>Choose an open question</source>
   <translation>Izvēlēties neatbildētu jautājumu</translation>
  </message>
  <message>
   <source>Choose file… (Ctrl+O)</source>
   <translation>Izvēlēties failu… (Ctrl+O)</translation>
  </message>
  <message>
   <source>Choose it, or take it back</source>
   <translation>Izvēlēties vai atcelt</translation>
  </message>
  <message>
   <source>Choose one, or type its address: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</source>
   <translation>Izvēlieties vai ierakstiet adresi: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</translation>
  </message>
  <message>
   <source>Choose the file of the copy.</source>
   <translation>Izvēlieties kopijas failu.</translation>
  </message>
  <message>
   <source>Choose the file, or wait for a laptop nearby.</source>
   <translation>Izvēlieties failu vai gaidiet blakus esošu datoru.</translation>
  </message>
  <message>
   <source>Choose the rescue file.</source>
   <translation>Izvēlieties glābšanas failu.</translation>
  </message>
  <message>
   <source>Choose what you want to do, press Enter, then the new key.</source>
   <translation>Izvēlieties darbību, nospiediet Enter, tad jauno taustiņu.</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Izvēlēties…</translation>
  </message>
  <message>
   <source>Clear the answer</source>
   <translation>Dzēst atbildi</translation>
  </message>
  <message>
   <source>Clear the sheet</source>
   <translation>Notīrīt lapu</translation>
  </message>
  <message>
   <source>Cleared “{question}”, which was {before}</source>
   <translation>Notīrīts “{question}”, bija {before}</translation>
  </message>
  <message>
   <source>Clock</source>
   <translation>Pulkstenis</translation>
  </message>
  <message>
   <source>Clock was set</source>
   <translation>Pārlikts pulkstenis</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Aizvērt</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Aizvērt (Esc)</translation>
  </message>
  <message>
   <source>Close the panel</source>
   <translation>Aizvērt paneli</translation>
  </message>
  <message>
   <source>Close with an outcome</source>
   <translation>Aizvērt ar iznākumu</translation>
  </message>
  <message>
   <source>Closing page</source>
   <translation>Noslēguma lapa</translation>
  </message>
  <message>
   <source>Closing…</source>
   <translation>Aizver…</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Kods</translation>
  </message>
  <message>
   <source>Code for a forgotten PIN</source>
   <translation>Kods aizmirsta PIN vietā</translation>
  </message>
  <message>
   <source>Code for a new computer</source>
   <translation>Kods jaunam datoram</translation>
  </message>
  <message>
   <source>Code for this row; the next row comes by itself</source>
   <translation>Kods šai rindai; nākamā nāk pati</translation>
  </message>
  <message>
   <source>Code for this row; the same code again takes it back</source>
   <translation>Kods šai rindai; tas pats kods vēlreiz to atceļ</translation>
  </message>
  <message>
   <source>Code of a choice</source>
   <translation>Atbildes varianta kods</translation>
  </message>
  <message>
   <source>Code of the next in the order</source>
   <translation>Nākamā kods pēc kārtas</translation>
  </message>
  <message>
   <source>Code of the supervisor</source>
   <translation>Vadītāja kods</translation>
  </message>
  <message>
   <source>Code or key is that of another file or study.</source>
   <translation>Kods vai atslēga pieder citam failam vai pētījumam.</translation>
  </message>
  <message>
   <source>Code or word of the outcome</source>
   <translation>Iznākuma kods vai vārds</translation>
  </message>
  <message>
   <source>Code or word, for instance 3.13 or busy</source>
   <translation>Kods vai vārds, piemēram, 3.13 vai aizņemts</translation>
  </message>
  <message>
   <source>Code that the other interviewer reads out</source>
   <translation>Kods, ko nolasa otrs intervētājs</translation>
  </message>
  <message>
   <source>Codes in pictures cannot be read here: zxing-cpp is not installed. Type the code.</source>
   <translation>Kodus no attēliem šeit nevar nolasīt: zxing-cpp nav uzstādīts. Ierakstiet kodu.</translation>
  </message>
  <message>
   <source>Comment by {name}</source>
   <translation>Komentārs: {name}</translation>
  </message>
  <message>
   <source>Comment only</source>
   <translation>Tikai komentārs</translation>
  </message>
  <message>
   <source>Complete</source>
   <translation>Pilna intervija</translation>
  </message>
  <message>
   <source>Complete the interview</source>
   <translation>Pabeigt interviju</translation>
  </message>
  <message>
   <source>Complete, or go to the open question that is lit</source>
   <translation>Pabeigt vai pāriet uz iezīmēto neatbildēto jautājumu</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Pabeigts</translation>
  </message>
  <message>
   <source>Completed the interview</source>
   <translation>Intervija pabeigta</translation>
  </message>
  <message>
   <source>Completes</source>
   <translation>Pabeigtas</translation>
  </message>
  <message>
   <source>Completes today</source>
   <translation>Pabeigtas šodien</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Dators</translation>
  </message>
  <message>
   <source>Confirmed the soft check of “{question}”</source>
   <translation>Apstiprināta “{question}” maigā pārbaude</translation>
  </message>
  <message>
   <source>Connected now: {names}</source>
   <translation>Tagad savienots: {names}</translation>
  </message>
  <message>
   <source>Consent to recording</source>
   <translation>Piekrišana ierakstam</translation>
  </message>
  <message>
   <source>Coordinates</source>
   <translation>Koordinātas</translation>
  </message>
  <message>
   <source>Copy the log</source>
   <translation>Kopēt žurnālu</translation>
  </message>
  <message>
   <source>Copy the log for whoever helps</source>
   <translation>Kopēt žurnālu tam, kas palīdz</translation>
  </message>
  <message>
   <source>Copy, cut, paste</source>
   <translation>Kopēt, izgriezt, ielīmēt</translation>
  </message>
  <message>
   <source>Correct</source>
   <translation>Labot</translation>
  </message>
  <message>
   <source>Correct number, name or address</source>
   <translation>Labot numuru, vārdu vai adresi</translation>
  </message>
  <message>
   <source>Correct this case</source>
   <translation>Labot datus</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation>Labojums</translation>
  </message>
  <message>
   <source>Counted again: {answers}.</source>
   <translation>Atkal tiek skaitītas: {answers}.</translation>
  </message>
  <message>
   <source>Cross at {place}</source>
   <translation>Krusts: {place}</translation>
  </message>
  <message>
   <source>Cut off: the program or the computer ended meanwhile. It was done again later.</source>
   <translation>Pārtraukts: programma vai dators beidza darbu. Vēlāk izdarīts vēlreiz.</translation>
  </message>
  <message>
   <source>Data cost money on this network.</source>
   <translation>Šajā tīklā dati maksā naudu.</translation>
  </message>
  <message>
   <source>Day and month are missing: type them before the year, for instance 12.11.{year}.</source>
   <translation>Trūkst dienas un mēneša: ierakstiet tos pirms gada, piemēram, 12.11.{year}.</translation>
  </message>
  <message>
   <source>Dead</source>
   <translation>Miris</translation>
  </message>
  <message>
   <source>December {year}</source>
   <translation>{year}. gada decembris</translation>
  </message>
  <message>
   <source>Demo</source>
   <translation>Demo</translation>
  </message>
  <message>
   <source>Desk</source>
   <translation>Darbvieta</translation>
  </message>
  <message>
   <source>Devices</source>
   <translation>Ierīces</translation>
  </message>
  <message>
   <source>Dial</source>
   <translation>Zvanīt</translation>
  </message>
  <message>
   <source>Dial {number}</source>
   <translation>Zvanīt uz {number}</translation>
  </message>
  <message>
   <source>Did not get on: “{question}” is still open</source>
   <translation>Tālāk netika: “{question}” vēl ir atvērts</translation>
  </message>
  <message>
   <source>Disconnected number</source>
   <translation>Atslēgts numurs</translation>
  </message>
  <message>
   <source>Don't know</source>
   <translation>Nezinu</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Gatavs</translation>
  </message>
  <message>
   <source>Draw with mouse, finger or pen; or arrows move the pen, Space puts it down. Enter keeps, Enter goes on.</source>
   <translation>Zīmējiet ar peli, pirkstu vai pildspalvu; vai bultiņas pārvieto pildspalvu, atstarpe to nolaiž. Enter saglabā, Enter iet tālāk.</translation>
  </message>
  <message>
   <source>Drawn whether it is recorded</source>
   <translation>Izlozēts, vai ierakstīt</translation>
  </message>
  <message>
   <source>Earlier attempts</source>
   <translation>Iepriekšējie mēģinājumi</translation>
  </message>
  <message>
   <source>Edits</source>
   <translation>Labojumi</translation>
  </message>
  <message>
   <source>Eight groups of five. Letters and digits that look alike may be mixed up: O is 0, I and L are 1.</source>
   <translation>Astoņas grupas pa piecām zīmēm. Līdzīgus burtus un ciparus drīkst jaukt: O ir 0, I un L ir 1.</translation>
  </message>
  <message>
   <source>End of the interview</source>
   <translation>Intervijas beigas</translation>
  </message>
  <message>
   <source>Enrolment code</source>
   <translation>Reģistrācijas kods</translation>
  </message>
  <message>
   <source>Enter adds the point</source>
   <translation>Enter pievieno punktu</translation>
  </message>
  <message>
   <source>Enter goes on  ·  Esc back without a change</source>
   <translation>Enter tālāk  ·  Esc atpakaļ bez izmaiņām</translation>
  </message>
  <message>
   <source>Enter goes on everywhere; it stays as it is.</source>
   <translation>Enter visur ved tālāk; tas paliek, kā ir.</translation>
  </message>
  <message>
   <source>Enter makes a new line, Ctrl+Enter goes on.</source>
   <translation>Enter — jauna rinda, Ctrl+Enter — tālāk.</translation>
  </message>
  <message>
   <source>Enter searches</source>
   <translation>Enter meklē</translation>
  </message>
  <message>
   <source>Enter your PIN to open the workspace.</source>
   <translation>Ievadiet PIN, lai atvērtu darba vietu.</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>Dzēst</translation>
  </message>
  <message>
   <source>Erase the person that is lit</source>
   <translation>Dzēst iezīmēto personu</translation>
  </message>
  <message>
   <source>Esc closes this table.</source>
   <translation>Esc aizver šo tabulu.</translation>
  </message>
  <message>
   <source>Escape goes back; the interview stays in {language}.</source>
   <translation>Escape ved atpakaļ; intervija paliek valodā: {language}.</translation>
  </message>
  <message>
   <source>Escape leads back everywhere; it stays as it is.</source>
   <translation>Escape visur ved atpakaļ; tas paliek, kā ir.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server.</source>
   <translation>Viss no šejienes ir serverī.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; no rescue file is needed.</source>
   <translation>Viss no šīs darba vietas ir serverī; glābšanas fails nav vajadzīgs.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; nothing is to be written.</source>
   <translation>Viss no šīs darba vietas ir serverī; nav ko rakstīt.</translation>
  </message>
  <message>
   <source>Everything is sent first. Recordings and attached files stay on the server.</source>
   <translation>Vispirms viss tiek nosūtīts. Ieraksti un pielikumi paliek serverī.</translation>
  </message>
  <message>
   <source>Everything of a person, answers too</source>
   <translation>Viss par cilvēku, arī atbildes</translation>
  </message>
  <message>
   <source>Everything stands as you left it, what is half typed too. A recording that runs goes on.</source>
   <translation>Viss ir tā, kā atstājāt, arī pusuzrakstītais. Ieraksts, ja tas notiek, turpinās.</translation>
  </message>
  <message>
   <source>Everything that can be done here.</source>
   <translation>Viss, ko šeit var darīt.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Visur</translation>
  </message>
  <message>
   <source>Export data</source>
   <translation>Eksportēt datus</translation>
  </message>
  <message>
   <source>Farther</source>
   <translation>Tālāk</translation>
  </message>
  <message>
   <source>Faster</source>
   <translation>Ātrāk</translation>
  </message>
  <message>
   <source>Fax or data line</source>
   <translation>Fakss vai datu līnija</translation>
  </message>
  <message>
   <source>February {year}</source>
   <translation>{year}. gada februāris</translation>
  </message>
  <message>
   <source>Fetch and open</source>
   <translation>Saņemt un atvērt</translation>
  </message>
  <message>
   <source>Fetching recordings and files…</source>
   <translation>Saņem ierakstus un failus…</translation>
  </message>
  <message>
   <source>Fieldwork</source>
   <translation>Lauka darbs</translation>
  </message>
  <message>
   <source>Fieldwork ends on {day}. Days are counted from there.</source>
   <translation>Lauka darbs beidzas {day}. Dienas skaita no turienes.</translation>
  </message>
  <message>
   <source>File for the other laptop</source>
   <translation>Fails otram datoram</translation>
  </message>
  <message>
   <source>File of the other laptop</source>
   <translation>Otra datora fails</translation>
  </message>
  <message>
   <source>Files that this computer no longer has: {n}.</source>
   <translation>Faili, kuru šajā datorā vairs nav: {n}.</translation>
  </message>
  <message>
   <source>Films need the package PySide6-Addons, which is not installed here: {file}.</source>
   <translation>Video vajadzīga pakotne PySide6-Addons, kas šeit nav uzstādīta: {file}.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Atlase</translation>
  </message>
  <message>
   <source>Filter both tables ({key})</source>
   <translation>Atlase abās tabulās ({key})</translation>
  </message>
  <message>
   <source>Filter the cases</source>
   <translation>Gadījumu atlase</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Atrast</translation>
  </message>
  <message>
   <source>Find a key</source>
   <translation>Atrast taustiņu</translation>
  </message>
  <message>
   <source>Find a question by name or text</source>
   <translation>Atrast jautājumu pēc nosaukuma vai teksta</translation>
  </message>
  <message>
   <source>Find an interview</source>
   <translation>Atrast interviju</translation>
  </message>
  <message>
   <source>Find by name, case, receipt or date ({key})</source>
   <translation>Meklēt pēc vārda, gadījuma, apstiprinājuma vai datuma ({key})</translation>
  </message>
  <message>
   <source>First key</source>
   <translation>1. taustiņš</translation>
  </message>
  <message>
   <source>First shown</source>
   <translation>Parādīts</translation>
  </message>
  <message>
   <source>First unanswered question</source>
   <translation>Pirmais neatbildētais jautājums</translation>
  </message>
  <message>
   <source>Fold the route away</source>
   <translation>Sakļaut gaitu</translation>
  </message>
  <message>
   <source>For each line:</source>
   <translation>Par katru rindu:</translation>
  </message>
  <message>
   <source>For the interviewer</source>
   <translation>Intervētājam</translation>
  </message>
  <message>
   <source>For the respondent</source>
   <translation>Respondentam</translation>
  </message>
  <message>
   <source>For the respondent: card, laptop, full screen</source>
   <translation>Respondentam: kartīte, klēpjdators, pilnekrāns</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Veidlapa</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>Veidlapas</translation>
  </message>
  <message>
   <source>Forms from ODK Central, KoboToolbox or another OpenRosa server. This needs the network once.</source>
   <translation>Veidlapas no ODK Central, KoboToolbox vai cita OpenRosa servera. Tam vienreiz vajag tīklu.</translation>
  </message>
  <message>
   <source>Forms of an OpenRosa server</source>
   <translation>OpenRosa servera veidlapas</translation>
  </message>
  <message>
   <source>Forms or interviews</source>
   <translation>Veidlapas vai intervijas</translation>
  </message>
  <message>
   <source>Forms, or interviews</source>
   <translation>Uz veidlapām vai intervijām</translation>
  </message>
  <message>
   <source>Forward over answered questions</source>
   <translation>Uz priekšu pa atbildētajiem jautājumiem</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>piektdiena</translation>
  </message>
  <message>
   <source>From</source>
   <translation>No kā</translation>
  </message>
  <message>
   <source>From a picture… (Ctrl+O)</source>
   <translation>No attēla… (Ctrl+O)</translation>
  </message>
  <message>
   <source>From the line to the map; Esc back</source>
   <translation>No rindas uz karti; Esc atpakaļ</translation>
  </message>
  <message>
   <source>Full screen on or off</source>
   <translation>Ieslēgt vai izslēgt pilnekrānu</translation>
  </message>
  <message>
   <source>Give every line its place; Backspace takes the last one back.</source>
   <translation>Norādiet vietu katrai rindai; Backspace atsauc pēdējo.</translation>
  </message>
  <message>
   <source>Give the pass-phrase that stands on the recovery sheet of the study.</source>
   <translation>Ievadiet paroles frāzi no pētījuma atjaunošanas lapas.</translation>
  </message>
  <message>
   <source>Give your PIN.</source>
   <translation>Ievadiet PIN.</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Turpināt</translation>
  </message>
  <message>
   <source>Go on here</source>
   <translation>Turpināt šeit</translation>
  </message>
  <message>
   <source>Go on with the case on this computer, and on no other</source>
   <translation>Turpināt gadījumu šajā datorā un nevienā citā</translation>
  </message>
  <message>
   <source>Go on with the interview  (Enter)</source>
   <translation>Turpināt interviju  (Enter)</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Iet turp</translation>
  </message>
  <message>
   <source>Go to a question</source>
   <translation>Pāriet uz jautājumu</translation>
  </message>
  <message>
   <source>Gone on with</source>
   <translation>Turpināts</translation>
  </message>
  <message>
   <source>Grid: a digit answers and moves on</source>
   <translation>Tabula: cipars atbild un pāriet tālāk</translation>
  </message>
  <message>
   <source>Grid: digits and Space choose, Enter goes to the next row</source>
   <translation>Režģis: cipari un atstarpe izvēlas, Enter iet uz nākamo rindu</translation>
  </message>
  <message>
   <source>Grids</source>
   <translation>Jautājumu tabulas</translation>
  </message>
  <message>
   <source>Group quarters</source>
   <translation>Kopmītne</translation>
  </message>
  <message>
   <source>Group {group} is not right; have it read again, letter by letter.</source>
   <translation>{group}. grupa nav pareiza; lūdziet to nolasīt vēlreiz pa burtam.</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Nodot</translation>
  </message>
  <message>
   <source>Hand over the laptop for the section “{title}”</source>
   <translation>Nodot klēpjdatoru sadaļai “{title}”</translation>
  </message>
  <message>
   <source>Hand over the laptop to the end of the questionnaire</source>
   <translation>Nodot klēpjdatoru līdz anketas beigām</translation>
  </message>
  <message>
   <source>Hand over this case</source>
   <translation>Nodot šo gadījumu</translation>
  </message>
  <message>
   <source>Handed over from here</source>
   <translation>Nodots no šejienes</translation>
  </message>
  <message>
   <source>Handed over to {user}.</source>
   <translation>Nodots: {user}.</translation>
  </message>
  <message>
   <source>Handed the laptop to the respondent</source>
   <translation>Klēpjdators nodots respondentam</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Palīdzība</translation>
  </message>
  <message>
   <source>Hidden answer</source>
   <translation>Slēpta atbilde</translation>
  </message>
  <message>
   <source>Hide  Ctrl+H</source>
   <translation>Slēpt  Ctrl+H</translation>
  </message>
  <message>
   <source>Hint</source>
   <translation>Paskaidrojums</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Vēsture</translation>
  </message>
  <message>
   <source>Household-level refusal</source>
   <translation>Mājsaimniecības atteikums</translation>
  </message>
  <message>
   <source>Housing unit, unknown if eligible respondent</source>
   <translation>Mājoklis, nav zināms, vai ir atbilstošs respondents</translation>
  </message>
  <message>
   <source>How did the attempt end?</source>
   <translation>Kā mēģinājums beidzās?</translation>
  </message>
  <message>
   <source>How long data are kept</source>
   <translation>Cik ilgi glabā datus</translation>
  </message>
  <message>
   <source>How much is attached</source>
   <translation>Cik daudz jau pievienots</translation>
  </message>
  <message>
   <source>How this interview went</source>
   <translation>Kā noritēja intervija</translation>
  </message>
  <message>
   <source>I don't know</source>
   <translation>Es nezinu</translation>
  </message>
  <message>
   <source>I'd rather not say</source>
   <translation>Es labāk neatbildētu</translation>
  </message>
  <message>
   <source>Id of the case that is to be called, again or for the first time</source>
   <translation>Gadījuma numurs, kuram jāzvana, atkal vai pirmoreiz</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Ielasīt</translation>
  </message>
  <message>
   <source>Import a rescue file</source>
   <translation>Ielasīt glābšanas failu</translation>
  </message>
  <message>
   <source>In a backup of the server</source>
   <translation>Servera rezerves kopijā</translation>
  </message>
  <message>
   <source>In a line of text</source>
   <translation>Teksta rindā</translation>
  </message>
  <message>
   <source>In a panel</source>
   <translation>Panelī</translation>
  </message>
  <message>
   <source>In an empty line: take the last point back</source>
   <translation>Tukšā rindā: noņemt pēdējo punktu</translation>
  </message>
  <message>
   <source>In another language</source>
   <translation>Citā valodā</translation>
  </message>
  <message>
   <source>In the line: add the typed point</source>
   <translation>Rindā: pievienot ierakstīto punktu</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>Lietošanā</translation>
  </message>
  <message>
   <source>In use, by an older program</source>
   <translation>Lietošanā, vecāka programma</translation>
  </message>
  <message>
   <source>Inadequate audio quality</source>
   <translation>Slikta skaņas kvalitāte</translation>
  </message>
  <message>
   <source>Institution</source>
   <translation>Institūcija</translation>
  </message>
  <message>
   <source>Instruction</source>
   <translation>Norāde</translation>
  </message>
  <message>
   <source>Interview</source>
   <translation>Intervija</translation>
  </message>
  <message>
   <source>Interview under way</source>
   <translation>Intervija nav pabeigta</translation>
  </message>
  <message>
   <source>Interview {name}: the answers stay as they are. A rejected interview is not counted.</source>
   <translation>Intervija {name}: atbildes nemainās. Noraidīta intervija netiek skaitīta.</translation>
  </message>
  <message>
   <source>Interview {name}: they are opened on this computer and written there unsealed. Delete them when you are done; the audit trail notes that you fetched them.</source>
   <translation>Intervija {name}: faili tiek atvērti šajā datorā un ierakstīti nešifrēti. Izdzēsiet tos, kad esat beiguši; audita žurnālā paliek, ka jūs tos saņēmāt.</translation>
  </message>
  <message>
   <source>Interview {name}: under way again until it is completed anew. Earlier sound cannot be played then.</source>
   <translation>Intervija {name}: atkal nepabeigta, līdz to pabeigs no jauna. Agrāko skaņu vairs nevar atskaņot.</translation>
  </message>
  <message>
   <source>Interviewer</source>
   <translation>Intervētājs</translation>
  </message>
  <message>
   <source>Interviewer {user}: PIN {pin}. Supervisor: under “Another account…” as {supervisor}, password {password}.</source>
   <translation>Intervētājs {user}: PIN {pin}. Vadītājs: “Cits konts…”, {supervisor}, parole {password}.</translation>
  </message>
  <message>
   <source>Interviews</source>
   <translation>Intervijas</translation>
  </message>
  <message>
   <source>Interviews and receipts</source>
   <translation>Intervijas un apstiprinājumi</translation>
  </message>
  <message>
   <source>Interviews of this case</source>
   <translation>Šī gadījuma intervijas</translation>
  </message>
  <message>
   <source>Interviews on this computer</source>
   <translation>Intervijas šajā datorā</translation>
  </message>
  <message>
   <source>Interviews, the log of the runs, recordings</source>
   <translation>Intervijas, sinhronizāciju žurnāls, ieraksti</translation>
  </message>
  <message>
   <source>Interviews: {figures}.</source>
   <translation>Intervijas: {figures}.</translation>
  </message>
  <message>
   <source>Is there one more to add?</source>
   <translation>Vai pievienot vēl?</translation>
  </message>
  <message>
   <source>Is there one to add?</source>
   <translation>Vai ir ko pievienot?</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a rescue file.</source>
   <translation>Noņemt varēs, kad viss ir nosūtīts vai ir glābšanas failā.</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a sealed copy.</source>
   <translation>To var noņemt, kad viss ir nosūtīts vai ierakstīts aizzīmogotā kopijā.</translation>
  </message>
  <message>
   <source>It cannot be adopted: it does not follow from what the server has. Ask who sent it.</source>
   <translation>Nevar pieņemt: tas neizriet no tā, kas ir serverim. Jautājiet sūtītājam.</translation>
  </message>
  <message>
   <source>It cannot be adopted: only an interview can, and this is the journal of a case.</source>
   <translation>Nevar pieņemt: tas ir gadījuma žurnāls, nevis intervija.</translation>
  </message>
  <message>
   <source>It cannot be used here: {why}</source>
   <translation>Šeit to nevar lietot: {why}</translation>
  </message>
  <message>
   <source>It does not apply to me</source>
   <translation>Uz mani tas neattiecas</translation>
  </message>
  <message>
   <source>It is an interview of its own now. {user} learns of it with the next synchronisation.</source>
   <translation>Tagad tā ir atsevišķa intervija. {user} to uzzinās nākamajā sinhronizācijā.</translation>
  </message>
  <message>
   <source>It is none of the networks named, and this computer does not tell whether data cost money on it.</source>
   <translation>Tas nav neviens no nosauktajiem tīkliem, un dators nepasaka, vai dati tajā maksā naudu.</translation>
  </message>
  <message>
   <source>It is right (soft check)</source>
   <translation>Tā ir pareizi (mīkstā pārbaude)</translation>
  </message>
  <message>
   <source>It leaves this desk with the next synchronisation.</source>
   <translation>Tā pazudīs no šī darbgalda nākamajā sinhronizācijā.</translation>
  </message>
  <message>
   <source>It types or moves in a line of text too; it stays as it is.</source>
   <translation>Tas darbojas arī teksta rindā; tas paliek, kā ir.</translation>
  </message>
  <message>
   <source>It was attached on another computer, before the case came here. It is sealed: only the study key opens it. If it is needed again, attach it here.</source>
   <translation>Tas pievienots citā datorā, pirms gadījums nonāca šeit. Tas ir aizzīmogots: to atver tikai pētījuma atslēga. Ja tas atkal vajadzīgs, pievienojiet to šeit.</translation>
  </message>
  <message>
   <source>It was recorded on another computer; only the study key opens it.</source>
   <translation>Ierakstīts citā datorā; to atver tikai pētījuma atslēga.</translation>
  </message>
  <message>
   <source>Its forms come beside those that are here. A new code for a project that is here takes the place of the old one.</source>
   <translation>Tā veidlapas nāks klāt esošajām. Jauns kods projektam, kas jau ir, aizstās veco.</translation>
  </message>
  <message>
   <source>January {year}</source>
   <translation>{year}. gada janvāris</translation>
  </message>
  <message>
   <source>Judge</source>
   <translation>Novērtēt</translation>
  </message>
  <message>
   <source>Judge the interview</source>
   <translation>Novērtēt interviju</translation>
  </message>
  <message>
   <source>July {year}</source>
   <translation>{year}. gada jūlijs</translation>
  </message>
  <message>
   <source>Jumped to “{question}”</source>
   <translation>Lēciens uz “{question}”</translation>
  </message>
  <message>
   <source>June {year}</source>
   <translation>{year}. gada jūnijs</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Saglabāt</translation>
  </message>
  <message>
   <source>Keep (Enter)</source>
   <translation>Saglabāt (Enter)</translation>
  </message>
  <message>
   <source>Keep the drawing</source>
   <translation>Saglabāt zīmējumu</translation>
  </message>
  <message>
   <source>Keep the server’s</source>
   <translation>Paturēt servera</translation>
  </message>
  <message>
   <source>Keep the server’s; nothing is deleted</source>
   <translation>Paturēt servera; nekas netiek dzēsts</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Glabā</translation>
  </message>
  <message>
   <source>Kept aside</source>
   <translation>Nolikts malā</translation>
  </message>
  <message>
   <source>Kept aside by the server</source>
   <translation>Serveris nolicis malā</translation>
  </message>
  <message>
   <source>Kept aside for you to judge: {n}.</source>
   <translation>Atlikts jūsu izvērtēšanai: {n}.</translation>
  </message>
  <message>
   <source>Kept aside: adopted as an interview of its own by {name}</source>
   <translation>Malā noliktais: {name} pieņem kā atsevišķu interviju</translation>
  </message>
  <message>
   <source>Kept aside: decided by {name}</source>
   <translation>Malā noliktais: lēmums: {name}</translation>
  </message>
  <message>
   <source>Kept aside: the server’s interview stands, decided by {name}</source>
   <translation>Malā noliktais: paliek servera intervija, lēmums: {name}</translation>
  </message>
  <message>
   <source>Kept aside: {name} asks</source>
   <translation>Malā noliktais: {name} jautā</translation>
  </message>
  <message>
   <source>Kept. It counts from the next piece of a file on.</source>
   <translation>Saglabāts. Tas ir spēkā no nākamās faila daļas.</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Taustiņi</translation>
  </message>
  <message>
   <source>Kilobytes a second at most</source>
   <translation>Ne vairāk kā kilobaiti sekundē</translation>
  </message>
  <message>
   <source>Known-respondent refusal</source>
   <translation>Zināma respondenta atteikums</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Valoda</translation>
  </message>
  <message>
   <source>Language corrected</source>
   <translation>Valoda izlabota</translation>
  </message>
  <message>
   <source>Language of the questionnaire: {name}</source>
   <translation>Anketas valoda: {name}</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>Loga valoda</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Lielāks</translation>
  </message>
  <message>
   <source>Last attempt</source>
   <translation>Pēdējais mēģinājums</translation>
  </message>
  <message>
   <source>Last contact</source>
   <translation>Pēdējā saziņa</translation>
  </message>
  <message>
   <source>Last outcome</source>
   <translation>Pēdējais iznākums</translation>
  </message>
  <message>
   <source>Leave the replay</source>
   <translation>Aizvērt atkārtojumu</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Ilgums</translation>
  </message>
  <message>
   <source>Less than 1 GB is free on the disk: make room</source>
   <translation>Diskā brīvs mazāk par 1 GB: atbrīvojiet vietu</translation>
  </message>
  <message>
   <source>Let it be called again</source>
   <translation>Atkal rindā</translation>
  </message>
  <message>
   <source>Let the case that is lit be called again</source>
   <translation>Ļaut izceltajam gadījumam zvanīt vēlreiz</translation>
  </message>
  <message>
   <source>Lets one new computer of {user} in, within a day. Read it out or hand it over; it works once.</source>
   <translation>Dienas laikā ielaiž vienu jaunu datoru ({user}). Nolasiet vai nododiet; der vienreiz.</translation>
  </message>
  <message>
   <source>Light, dark, high contrast</source>
   <translation>Gaišs, tumšs, augsts kontrasts</translation>
  </message>
  <message>
   <source>List of moments or of questions</source>
   <translation>Brīžu vai jautājumu saraksts</translation>
  </message>
  <message>
   <source>Listen to how it was asked</source>
   <translation>Noklausīties, kā jautājums uzdots</translation>
  </message>
  <message>
   <source>Listening… please speak.</source>
   <translation>Klausos… lūdzu, runājiet.</translation>
  </message>
  <message>
   <source>Location or activity does not allow an interview</source>
   <translation>Vieta vai nodarbe neļauj intervēt</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Bloķēt</translation>
  </message>
  <message>
   <source>Lock and wipe</source>
   <translation>Bloķēt un iztīrīt</translation>
  </message>
  <message>
   <source>Lock now</source>
   <translation>Bloķēt tūlīt</translation>
  </message>
  <message>
   <source>Lock this window</source>
   <translation>Bloķēt šo logu</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Bloķēts</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered</source>
   <translation>Bloķēta; iztīrīsies, kad viss piegādāts</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered, backup or not</source>
   <translation>Bloķēts; izdzēsīsies, kad viss būs nogādāts, ar kopiju vai bez</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Žurnāls</translation>
  </message>
  <message>
   <source>Log of the synchronisation</source>
   <translation>Sinhronizācijas žurnāls</translation>
  </message>
  <message>
   <source>Look at</source>
   <translation>Apskatiet</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Meklē mikrofonus…</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Skatāmies…</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>Map file</source>
   <translation>Kartes fails</translation>
  </message>
  <message>
   <source>Map files (*.mbtiles);;All files (*)</source>
   <translation>Karšu faili (*.mbtiles);;Visi faili (*)</translation>
  </message>
  <message>
   <source>March {year}</source>
   <translation>{year}. gada marts</translation>
  </message>
  <message>
   <source>May {year}</source>
   <translation>{year}. gada maijs</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Izvēlne</translation>
  </message>
  <message>
   <source>Metric</source>
   <translation>Rādītājs</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofons</translation>
  </message>
  <message>
   <source>Microphone…</source>
   <translation>Mikrofons…</translation>
  </message>
  <message>
   <source>Miscellaneous</source>
   <translation>Dažādi</translation>
  </message>
  <message>
   <source>Moments</source>
   <translation>Brīži</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>pirmdiena</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Vairāk</translation>
  </message>
  <message>
   <source>Move between lines</source>
   <translation>Pārvietoties starp rindām</translation>
  </message>
  <message>
   <source>Move far in the list</source>
   <translation>Tālāk pa sarakstu</translation>
  </message>
  <message>
   <source>Move in the columns</source>
   <translation>Pārvietoties pa kolonnām</translation>
  </message>
  <message>
   <source>Move in the list</source>
   <translation>Pārvietoties sarakstā</translation>
  </message>
  <message>
   <source>Move in the text</source>
   <translation>Pārvietoties tekstā</translation>
  </message>
  <message>
   <source>Move on the scale</source>
   <translation>Pārvietoties pa skalu</translation>
  </message>
  <message>
   <source>Move the lit line up or down in the order</source>
   <translation>Pārvietot izcelto rindu secībā augšup vai lejup</translation>
  </message>
  <message>
   <source>Move the pen (with Shift a little, with Ctrl far)</source>
   <translation>Pārvietot pildspalvu (ar Shift nedaudz, ar Ctrl tālu)</translation>
  </message>
  <message>
   <source>Moving about</source>
   <translation>Pārvietošanās</translation>
  </message>
  <message>
   <source>My day</source>
   <translation>Mana diena</translation>
  </message>
  <message>
   <source>My desk</source>
   <translation>Mana darbvieta</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Vārds</translation>
  </message>
  <message>
   <source>Name corrected</source>
   <translation>Vārds izlabots</translation>
  </message>
  <message>
   <source>Name in place of a signature</source>
   <translation>Vārds paraksta vietā</translation>
  </message>
  <message>
   <source>Name, number, e-mail, address or case id</source>
   <translation>Vārds, numurs, e-pasts, adrese vai gadījuma numurs</translation>
  </message>
  <message>
   <source>Name, number, place, outcome ({key})</source>
   <translation>Vārds, numurs, vieta, iznākums ({key})</translation>
  </message>
  <message>
   <source>Name, numbers, address, answers, recordings and contacts of {case} go from the server, and from every laptop at its next contact. It cannot be taken back.</source>
   <translation>{case} vārds, numuri, adrese, atbildes, ieraksti un kontakti pazudīs no servera un no katra datora nākamajā sakaru reizē. To nevar atsaukt.</translation>
  </message>
  <message>
   <source>Names, numbers and addresses</source>
   <translation>Vārdi, numuri un adreses</translation>
  </message>
  <message>
   <source>Nearer</source>
   <translation>Tuvāk</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Tīkls</translation>
  </message>
  <message>
   <source>Networks on which they are always sent</source>
   <translation>Tīkli, kuros tos vienmēr sūta</translation>
  </message>
  <message>
   <source>New PIN</source>
   <translation>Jauns PIN</translation>
  </message>
  <message>
   <source>New PIN once more</source>
   <translation>Jaunais PIN vēlreiz</translation>
  </message>
  <message>
   <source>New case</source>
   <translation>Jauns gadījums</translation>
  </message>
  <message>
   <source>New code, if the old one was withdrawn</source>
   <translation>Jaunais kods, ja vecais atsaukts</translation>
  </message>
  <message>
   <source>New line</source>
   <translation>Jauna rinda</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Jaunā parole</translation>
  </message>
  <message>
   <source>New password once more</source>
   <translation>Jaunā parole vēlreiz</translation>
  </message>
  <message>
   <source>New password, if it has changed</source>
   <translation>Jaunā parole, ja tā mainīta</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Tālāk</translation>
  </message>
  <message>
   <source>Next call</source>
   <translation>Nākamais zvans</translation>
  </message>
  <message>
   <source>Next call wished</source>
   <translation>Nākamais zvans</translation>
  </message>
  <message>
   <source>Next cell, cell before</source>
   <translation>Nākamā šūna, iepriekšējā</translation>
  </message>
  <message>
   <source>Next field</source>
   <translation>Nākamais lauks</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>Nākamais pētījums</translation>
  </message>
  <message>
   <source>Next ›</source>
   <translation>Tālāk ›</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Neatbild</translation>
  </message>
  <message>
   <source>No answers were found with which this questionnaire ends.</source>
   <translation>Nav atrastas atbildes, ar kurām šī anketa beidzas.</translation>
  </message>
  <message>
   <source>No attempt is open. Enter opens one.</source>
   <translation>Neviens mēģinājums nav atvērts. Enter to atver.</translation>
  </message>
  <message>
   <source>No camera was found. Plug one in and open this again, or choose a file.</source>
   <translation>Kamera nav atrasta. Pievienojiet to un atveriet vēlreiz vai izvēlieties failu.</translation>
  </message>
  <message>
   <source>No case waits to be called. Cases come into the queue with the study or from a supervisor.</source>
   <translation>Neviens gadījums negaida zvanu. Gadījumi nonāk rindā ar pētījumu vai no vadītāja.</translation>
  </message>
  <message>
   <source>No cases yet. Press {key} to fetch yours from the server.</source>
   <translation>Gadījumu vēl nav. Nospiediet {key}, lai saņemtu savus no servera.</translation>
  </message>
  <message>
   <source>No code can open this workspace: it has not met its server since it was made. Tell your supervisor: the study key opens it, and a rescue file keeps the answers.</source>
   <translation>Neviens kods šo darba vietu neatvērs: kopš izveides tā nav sazinājusies ar serveri. Pasakiet vadītājam: to atver pētījuma atslēga, un glābšanas fails saglabā atbildes.</translation>
  </message>
  <message>
   <source>No code was found in the picture. Take it closer and sharper, or type the code.</source>
   <translation>Attēlā kods nav atrasts. Uzņemiet tuvāk un asāk vai ierakstiet kodu.</translation>
  </message>
  <message>
   <source>No contact attempt is open on this case; open one first.</source>
   <translation>Šim gadījumam nav atvērta kontakta mēģinājuma; vispirms atveriet to.</translation>
  </message>
  <message>
   <source>No copy of this workspace has this pass-phrase. That of any copy that was made of it opens it.</source>
   <translation>Nevienai šīs darba vietas kopijai nav šādas paroles frāzes. To atver jebkuras no tās izveidotas kopijas frāze.</translation>
  </message>
  <message>
   <source>No device for sound was found. Plug one in.</source>
   <translation>Skaņas ierīce nav atrasta. Pievienojiet to.</translation>
  </message>
  <message>
   <source>No eligible respondent</source>
   <translation>Nav atbilstoša respondenta</translation>
  </message>
  <message>
   <source>No forms yet. Press {key} to fetch them.</source>
   <translation>Veidlapu vēl nav. Nospiediet {key}, lai tās saņemtu.</translation>
  </message>
  <message>
   <source>No interview is found by this. Clear the search.</source>
   <translation>Neviena intervija nav atrasta. Notīriet meklēšanu.</translation>
  </message>
  <message>
   <source>No interview of this case is on this computer.</source>
   <translation>Šajā datorā nav šī gadījuma intervijas.</translation>
  </message>
  <message>
   <source>No interview yet. Choose a form and press Enter.</source>
   <translation>Interviju vēl nav. Izvēlieties veidlapu un nospiediet Enter.</translation>
  </message>
  <message>
   <source>No interview yet. Each one stands here from its first question on, with its receipt.</source>
   <translation>Interviju vēl nav. Katra ir šeit no pirmā jautājuma, kopā ar apstiprinājumu.</translation>
  </message>
  <message>
   <source>No key does that.</source>
   <translation>Neviens taustiņš to nedara.</translation>
  </message>
  <message>
   <source>No longer counted: {answers}. They come back if you change it back.</source>
   <translation>Vairs netiek skaitītas: {answers}. Tās atgriezīsies, ja mainīsiet atpakaļ.</translation>
  </message>
  <message>
   <source>No microphone</source>
   <translation>Nav mikrofona</translation>
  </message>
  <message>
   <source>No microphone was found. Plug one in and open this panel again.</source>
   <translation>Mikrofons nav atrasts. Pievienojiet to un atveriet šo paneli vēlreiz.</translation>
  </message>
  <message>
   <source>No moment shows that.</source>
   <translation>Tāda brīža nav.</translation>
  </message>
  <message>
   <source>No new interview is begun; those under way can be finished and sent.</source>
   <translation>Jaunu interviju nesākt; iesāktās var pabeigt un nosūtīt.</translation>
  </message>
  <message>
   <source>No number yet. {key} corrects the case.</source>
   <translation>Numura vēl nav. {key} labo datus.</translation>
  </message>
  <message>
   <source>No one at residence</source>
   <translation>Neviena nav mājās</translation>
  </message>
  <message>
   <source>No point is set.</source>
   <translation>Punkts nav likts.</translation>
  </message>
  <message>
   <source>No position from {source} ({why}). Coordinates can be typed.</source>
   <translation>Nav pozīcijas no {source} ({why}). Koordinātas var ierakstīt.</translation>
  </message>
  <message>
   <source>No position is known yet; nothing was taken.</source>
   <translation>Pozīcija vēl nav zināma; nekas netika ņemts.</translation>
  </message>
  <message>
   <source>No receiver</source>
   <translation>Bez uztvērēja</translation>
  </message>
  <message>
   <source>No receiver is heard on {source}. Coordinates can be typed.</source>
   <translation>Uztvērēju nedzird: {source}. Koordinātas var ierakstīt.</translation>
  </message>
  <message>
   <source>No receiver is used.</source>
   <translation>Uztvērējs netiek lietots.</translation>
  </message>
  <message>
   <source>No run yet. The first one begins by itself.</source>
   <translation>Sinhronizāciju vēl nav bijis. Pirmā sāksies pati.</translation>
  </message>
  <message>
   <source>No screener completed</source>
   <translation>Atlase nav pabeigta</translation>
  </message>
  <message>
   <source>No sealed copy was made of this workspace, so nothing else than its PIN opens it.</source>
   <translation>No šīs darba vietas nav izveidota aizzīmogota kopija, tāpēc to atver tikai PIN.</translation>
  </message>
  <message>
   <source>No sound came from the microphone, so nothing was kept. Is it muted?</source>
   <translation>No mikrofona nenāca skaņa, tāpēc nekas nav saglabāts. Vai tas nav izslēgts?</translation>
  </message>
  <message>
   <source>No telephone program takes {scheme}: links here. Dial by hand.</source>
   <translation>Šeit nav programmas {scheme}: saitēm. Zvaniet, ievadot numuru.</translation>
  </message>
  <message>
   <source>No wipe of this device is waited for: first lock and wipe it.</source>
   <translation>Šī datora dzēšana netiek gaidīta: vispirms bloķējiet un dzēsiet to.</translation>
  </message>
  <message>
   <source>No, go on</source>
   <translation>Nē, tālāk</translation>
  </message>
  <message>
   <source>Nobody holds this case; it is called when its turn comes.</source>
   <translation>Šo gadījumu neviens netur; tam zvanīs, kad pienāks kārta.</translation>
  </message>
  <message>
   <source>Nobody waits to be erased.</source>
   <translation>Neviens negaida dzēšanu.</translation>
  </message>
  <message>
   <source>Nobody was found.</source>
   <translation>Neviens nav atrasts.</translation>
  </message>
  <message>
   <source>Non-contact</source>
   <translation>Nav kontakta</translation>
  </message>
  <message>
   <source>Non-working number</source>
   <translation>Nestrādājošs numurs</translation>
  </message>
  <message>
   <source>Non-working or disconnected</source>
   <translation>Nestrādā vai atslēgts</translation>
  </message>
  <message>
   <source>None. Agree on one with {key} on a case.</source>
   <translation>Nav. Norunāt var ar {key} gadījuma lapā.</translation>
  </message>
  <message>
   <source>Not a residence</source>
   <translation>Nav mājoklis</translation>
  </message>
  <message>
   <source>Not applicable</source>
   <translation>Neattiecas</translation>
  </message>
  <message>
   <source>Not attempted or worked</source>
   <translation>Nav mēģināts</translation>
  </message>
  <message>
   <source>Not done</source>
   <translation>Nav izdarīts</translation>
  </message>
  <message>
   <source>Not in a backup of the server yet: {n}. Better wait for one before you remove it.</source>
   <translation>Vēl nav servera rezerves kopijā: {n}. Pirms dzēšanas labāk to sagaidīt.</translation>
  </message>
  <message>
   <source>Not on the server yet: interviews {interviews}, cases {cases}, files {files}.</source>
   <translation>Vēl nav serverī: intervijas {interviews}, gadījumi {cases}, faili {files}.</translation>
  </message>
  <message>
   <source>Not recorded: no consent</source>
   <translation>Bez ieraksta: nav piekrišanas</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Nav saglabāts</translation>
  </message>
  <message>
   <source>Not sealed</source>
   <translation>Atklāti</translation>
  </message>
  <message>
   <source>Not synchronised yet</source>
   <translation>Vēl nav sinhronizēts</translation>
  </message>
  <message>
   <source>Not the newest</source>
   <translation>Nav jaunākais</translation>
  </message>
  <message>
   <source>Not tried yet.</source>
   <translation>Vēl nav mēģināts.</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Vēl ne</translation>
  </message>
  <message>
   <source>Not yours since {time}: somebody else has this case, or your other computer.</source>
   <translation>Kopš {time} nav jūsu: šis gadījums ir citam vai jūsu otrā datorā.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Piezīme</translation>
  </message>
  <message>
   <source>Note the wish to be erased</source>
   <translation>Atzīmēt vēlmi tikt dzēstam</translation>
  </message>
  <message>
   <source>Noted. {user} learns of it with the next synchronisation.</source>
   <translation>Pierakstīts. {user} to uzzinās nākamajā sinhronizācijā.</translation>
  </message>
  <message>
   <source>Nothing can be changed here</source>
   <translation>Šeit neko nevar mainīt</translation>
  </message>
  <message>
   <source>Nothing has happened on this case yet.</source>
   <translation>Šajā gadījumā vēl nekas nav noticis.</translation>
  </message>
  <message>
   <source>Nothing in the list is like that; shorten what you typed.</source>
   <translation>Sarakstā nav nekā līdzīga; saīsiniet ierakstīto.</translation>
  </message>
  <message>
   <source>Nothing is heard. Is it muted, or the wrong microphone?</source>
   <translation>Neko nedzird. Vai tas ir izslēgts, vai arī nav īstais mikrofons?</translation>
  </message>
  <message>
   <source>Nothing is heard. Is the microphone muted? ({key})</source>
   <translation>Neko nedzird. Vai mikrofons ir izslēgts? ({key})</translation>
  </message>
  <message>
   <source>Nothing is kept aside: everything that was sent fitted. Nothing to do here.</source>
   <translation>Nekas nav nolikts malā: viss nosūtītais derēja. Šeit nav ko darīt.</translation>
  </message>
  <message>
   <source>Nothing left to call</source>
   <translation>Vairs nav kam zvanīt</translation>
  </message>
  <message>
   <source>Nothing to send, nothing new.</source>
   <translation>Nav ko sūtīt, nekā jauna.</translation>
  </message>
  <message>
   <source>Nothing waits: what ended interviews recorded and attached is received.</source>
   <translation>Nekas negaida: pabeigto interviju ieraksti un pielikumi ir saņemti.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nekas netika mainīts.</translation>
  </message>
  <message>
   <source>Nothing was done: this case is not yours now, here it is read-only.</source>
   <translation>Nekas nav izdarīts: šis gadījums tagad nav jūsu, šeit tas ir tikai lasāms.</translation>
  </message>
  <message>
   <source>Nothing was done: {user} has this case now, here it is read-only.</source>
   <translation>Nekas nav izdarīts: šis gadījums tagad ir lietotājam {user}, šeit tas ir tikai lasāms.</translation>
  </message>
  <message>
   <source>Noting…</source>
   <translation>Pieraksta…</translation>
  </message>
  <message>
   <source>November {year}</source>
   <translation>{year}. gada novembris</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Tagad</translation>
  </message>
  <message>
   <source>Number at the server: {number}</source>
   <translation>Numurs serverī: {number}</translation>
  </message>
  <message>
   <source>Number changed</source>
   <translation>Numurs mainīts</translation>
  </message>
  <message>
   <source>Number corrected</source>
   <translation>Numurs izlabots</translation>
  </message>
  <message>
   <source>Number there</source>
   <translation>Numurs turpat</translation>
  </message>
  <message>
   <source>Number, address</source>
   <translation>Numurs, adrese</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Numuri</translation>
  </message>
  <message>
   <source>October {year}</source>
   <translation>{year}. gada oktobris</translation>
  </message>
  <message>
   <source>Offer again</source>
   <translation>Piedāvāt vēlreiz</translation>
  </message>
  <message>
   <source>Offer an interview again that the server did not take</source>
   <translation>Vēlreiz piedāvāt interviju, ko serveris nepieņēma</translation>
  </message>
  <message>
   <source>Offered again {time}.</source>
   <translation>Tiks piedāvāta vēlreiz {time}.</translation>
  </message>
  <message>
   <source>On a stick, or sent to a laptop nearby. With a user name above, only that user can take it over.</source>
   <translation>Zibatmiņā vai nosūtīts blakus esošam datoram. Ja augstāk ir lietotājvārds, pārņemt varēs tikai šis lietotājs.</translation>
  </message>
  <message>
   <source>On phones another app answers this question; it runs on phones only. Here the answer is given by hand.</source>
   <translation>Tālruņos uz šo jautājumu atbild cita lietotne; tā darbojas tikai tālruņos. Šeit atbildi ievada ar roku.</translation>
  </message>
  <message>
   <source>On the map: move the cross (with Shift: finely)</source>
   <translation>Kartē: pārvietot krustu (ar Shift: precīzi)</translation>
  </message>
  <message>
   <source>On the map: nearer, farther</source>
   <translation>Kartē: tuvāk, tālāk</translation>
  </message>
  <message>
   <source>On the map: set the point at the cross</source>
   <translation>Kartē: likt punktu krusta vietā</translation>
  </message>
  <message>
   <source>On the map: show everything</source>
   <translation>Kartē: rādīt visu</translation>
  </message>
  <message>
   <source>One less</source>
   <translation>Par vienu mazāk</translation>
  </message>
  <message>
   <source>One line for each:</source>
   <translation>Pa rindai katram:</translation>
  </message>
  <message>
   <source>One moment back</source>
   <translation>Vienu brīdi atpakaļ</translation>
  </message>
  <message>
   <source>One moment on</source>
   <translation>Vienu brīdi tālāk</translation>
  </message>
  <message>
   <source>One more</source>
   <translation>Par vienu vairāk</translation>
  </message>
  <message>
   <source>One more row? Ins adds it, Enter goes on.</source>
   <translation>Vēl viena rinda? Ins pievieno, Enter iet tālāk.</translation>
  </message>
  <message>
   <source>One more step</source>
   <translation>Vēl viens solis</translation>
  </message>
  <message>
   <source>One more, one less</source>
   <translation>Par vienu vairāk, par vienu mazāk</translation>
  </message>
  <message>
   <source>One question is still open; it is shown now.</source>
   <translation>Viens jautājums vēl ir atvērts; tas tagad ir parādīts.</translation>
  </message>
  <message>
   <source>One step along the line</source>
   <translation>Par soli pa skalu</translation>
  </message>
  <message>
   <source>Only a completed interview can be judged.</source>
   <translation>Novērtēt var tikai pabeigtu interviju.</translation>
  </message>
  <message>
   <source>Only a completed interview can be reopened.</source>
   <translation>No jauna var atvērt tikai pabeigtu interviju.</translation>
  </message>
  <message>
   <source>Only a completed interview can be sent back.</source>
   <translation>Atpakaļ var nosūtīt tikai pabeigtu interviju.</translation>
  </message>
  <message>
   <source>Only an interview that the server did not take can be offered again.</source>
   <translation>Vēlreiz var piedāvāt tikai interviju, ko serveris nepieņēma.</translation>
  </message>
  <message>
   <source>Only at these hours</source>
   <translation>Tikai šajās stundās</translation>
  </message>
  <message>
   <source>Only digits here, for instance 0012.</source>
   <translation>Šeit tikai cipari, piemēram, 0012.</translation>
  </message>
  <message>
   <source>Only on this computer from now on</source>
   <translation>Turpmāk tikai šajā datorā</translation>
  </message>
  <message>
   <source>Only when I ask for it</source>
   <translation>Tikai tad, kad es to lūdzu</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Atvērt</translation>
  </message>
  <message>
   <source>Open  (Enter)</source>
   <translation>Atvērt  (Enter)</translation>
  </message>
  <message>
   <source>Open a contact attempt  (Enter)</source>
   <translation>Atvērt saziņas mēģinājumu  (Enter)</translation>
  </message>
  <message>
   <source>Open a sealed copy</source>
   <translation>Atvērt aizzīmogotu kopiju</translation>
  </message>
  <message>
   <source>Open another attempt on a finished case</source>
   <translation>Atvērt vēl vienu mēģinājumu pabeigtā gadījumā</translation>
  </message>
  <message>
   <source>Open attempt</source>
   <translation>Atvērt mēģinājumu</translation>
  </message>
  <message>
   <source>Open attempt, start the interview; leave a finished case</source>
   <translation>Atvērt mēģinājumu, sākt interviju; atstāt pabeigtu gadījumu</translation>
  </message>
  <message>
   <source>Open case</source>
   <translation>Atvērt gadījumu</translation>
  </message>
  <message>
   <source>Open case  (Enter)</source>
   <translation>Atvērt gadījumu  (Enter)</translation>
  </message>
  <message>
   <source>Open the calendar</source>
   <translation>Atvērt kalendāru</translation>
  </message>
  <message>
   <source>Open wishes</source>
   <translation>Atvērtās vēlmes</translation>
  </message>
  <message>
   <source>OpenRosa server</source>
   <translation>OpenRosa serveris</translation>
  </message>
  <message>
   <source>Opened again</source>
   <translation>Atvērts vēlreiz</translation>
  </message>
  <message>
   <source>Opening the file and sending what it holds…</source>
   <translation>Atver failu un sūta tā saturu…</translation>
  </message>
  <message>
   <source>Opening the file…</source>
   <translation>Atver failu…</translation>
  </message>
  <message>
   <source>Opening the microphone…</source>
   <translation>Ieslēdz mikrofonu…</translation>
  </message>
  <message>
   <source>Opening the receiver…</source>
   <translation>Atver uztvērēju…</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Atver…</translation>
  </message>
  <message>
   <source>Other eligible non-interview</source>
   <translation>Cits: atbilst, bet bez intervijas</translation>
  </message>
  <message>
   <source>Other list</source>
   <translation>Otrs saraksts</translation>
  </message>
  <message>
   <source>Other not eligible</source>
   <translation>Cits: neatbilst</translation>
  </message>
  <message>
   <source>Other, unknown eligibility</source>
   <translation>Cits, atbilstība nav zināma</translation>
  </message>
  <message>
   <source>Out of sample</source>
   <translation>Ārpus izlases</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Rezultāts</translation>
  </message>
  <message>
   <source>Outcome so far</source>
   <translation>Iznākums līdz šim</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>Iznākumi</translation>
  </message>
  <message>
   <source>Over the server</source>
   <translation>Caur serveri</translation>
  </message>
  <message>
   <source>PDF report</source>
   <translation>PDF pārskats</translation>
  </message>
  <message>
   <source>PIN</source>
   <translation>PIN</translation>
  </message>
  <message>
   <source>PIN for the lock</source>
   <translation>PIN bloķēšanai</translation>
  </message>
  <message>
   <source>PIN forgotten</source>
   <translation>PIN aizmirsts</translation>
  </message>
  <message>
   <source>PIN forgotten? Change the user: nothing is lost, and the sign-in helps with a code.</source>
   <translation>Aizmirsāt PIN? Mainiet lietotāju: nekas nezudīs, un pieteikšanās palīdzēs ar kodu.</translation>
  </message>
  <message>
   <source>PIN once more</source>
   <translation>PIN vēlreiz</translation>
  </message>
  <message>
   <source>Paradata of each question</source>
   <translation>Katra jautājuma paradati</translation>
  </message>
  <message>
   <source>Partial</source>
   <translation>Daļēja intervija</translation>
  </message>
  <message>
   <source>Pass-phrase of the copy</source>
   <translation>Kopijas paroles frāze</translation>
  </message>
  <message>
   <source>Pass-phrase of the study</source>
   <translation>Pētījuma paroles frāze</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Parole</translation>
  </message>
  <message>
   <source>Password and lock</source>
   <translation>Parole un bloķēšana</translation>
  </message>
  <message>
   <source>Path of the file</source>
   <translation>Faila ceļš</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pauze</translation>
  </message>
  <message>
   <source>Pen down</source>
   <translation>Pildspalva nolaista</translation>
  </message>
  <message>
   <source>Pen down, pen up</source>
   <translation>Nolaist pildspalvu, pacelt pildspalvu</translation>
  </message>
  <message>
   <source>Pen up</source>
   <translation>Pildspalva pacelta</translation>
  </message>
  <message>
   <source>Person not household resident</source>
   <translation>Persona te nedzīvo</translation>
  </message>
  <message>
   <source>Personal columns of the sample: {names}.</source>
   <translation>Izlases personas kolonnas: {names}.</translation>
  </message>
  <message>
   <source>Personal data</source>
   <translation>Personas dati</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Tālrunis</translation>
  </message>
  <message>
   <source>Physically or mentally unable</source>
   <translation>Fiziski vai garīgi nespēj</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Attēls</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Attēli</translation>
  </message>
  <message>
   <source>Plain grid</source>
   <translation>Vienkāršs tīkls</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Atskaņot</translation>
  </message>
  <message>
   <source>Play faster</source>
   <translation>Atskaņot ātrāk</translation>
  </message>
  <message>
   <source>Play or pause</source>
   <translation>Atskaņot vai pauzēt</translation>
  </message>
  <message>
   <source>Play slower</source>
   <translation>Atskaņot lēnāk</translation>
  </message>
  <message>
   <source>Play the sound or film of the question</source>
   <translation>Atskaņot jautājuma skaņu vai video</translation>
  </message>
  <message>
   <source>Play the test</source>
   <translation>Atskaņot izmēģinājumu</translation>
  </message>
  <message>
   <source>Playing; the same key ends it.</source>
   <translation>Atskaņo; tas pats taustiņš to beidz.</translation>
  </message>
  <message>
   <source>Please</source>
   <translation>Lūdzu</translation>
  </message>
  <message>
   <source>Please check</source>
   <translation>Lūdzu, pārbaudiet</translation>
  </message>
  <message>
   <source>Please give the laptop back to the interviewer.</source>
   <translation>Lūdzu, atdodiet klēpjdatoru intervētājam.</translation>
  </message>
  <message>
   <source>Please mend</source>
   <translation>Jālabo</translation>
  </message>
  <message>
   <source>Please send the details to your supervisor.</source>
   <translation>Lūdzu, nosūtiet sīkāku informāciju vadītājam.</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Atrašanās vieta</translation>
  </message>
  <message>
   <source>Position known</source>
   <translation>Pozīcija ir zināma</translation>
  </message>
  <message>
   <source>Preparing the replay…</source>
   <translation>Sagatavo atkārtojumu…</translation>
  </message>
  <message>
   <source>Press another one, or Escape.</source>
   <translation>Nospiediet citu vai Escape.</translation>
  </message>
  <message>
   <source>Press the new key for “{words}”. Escape leaves it as it is.</source>
   <translation>Nospiediet jauno taustiņu darbībai “{words}”. Escape atstāj, kā ir.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>Drukāt</translation>
  </message>
  <message>
   <source>Print what is shown</source>
   <translation>Drukāt redzamo</translation>
  </message>
  <message>
   <source>Put a case into the queue</source>
   <translation>Ielikt gadījumu rindā</translation>
  </message>
  <message>
   <source>Put in the queue</source>
   <translation>Ielikts rindā</translation>
  </message>
  <message>
   <source>Qt Positioning is not installed here (extra “devices”).</source>
   <translation>Qt Positioning šeit nav instalēts (papildinājums “devices”).</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Jautājums</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>Jautājumi</translation>
  </message>
  <message>
   <source>Questions whose answers only the team sees: {names}.</source>
   <translation>Jautājumi, kuru atbildes redz tikai komanda: {names}.</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Iziet</translation>
  </message>
  <message>
   <source>Quota filled</source>
   <translation>Kvota aizpildīta</translation>
  </message>
  <message>
   <source>Read in another language:</source>
   <translation>Izlasīts citā valodā:</translation>
  </message>
  <message>
   <source>Read it to {user}, group by group. It works once. That it was given stands in the audit trail.</source>
   <translation>Nolasiet pa grupām ({user}). Der vienreiz. Tas, ka kods izsniegts, ir audita žurnālā.</translation>
  </message>
  <message>
   <source>Read only</source>
   <translation>Tikai lasāms</translation>
  </message>
  <message>
   <source>Read only · not yours now</source>
   <translation>Tikai lasāms · tagad nav jūsu</translation>
  </message>
  <message>
   <source>Read only · {user} has it</source>
   <translation>Tikai lasāms · tagad ir {user}</translation>
  </message>
  <message>
   <source>Read out and understood</source>
   <translation>Nolasīts un saprasts</translation>
  </message>
  <message>
   <source>Read the code in a picture file</source>
   <translation>Nolasīt kodu no attēla faila</translation>
  </message>
  <message>
   <source>Read the code with the camera</source>
   <translation>Nolasīt kodu ar kameru</translation>
  </message>
  <message>
   <source>Read the interview that is lit</source>
   <translation>Lasīt izcelto interviju</translation>
  </message>
  <message>
   <source>Read this to your supervisor</source>
   <translation>Nolasiet to vadītājam</translation>
  </message>
  <message>
   <source>Read to your supervisor what this screen shows now, {shown}, and ask for its code.</source>
   <translation>Nolasiet vadītājam to, ko ekrāns rāda tagad, {shown}, un palūdziet tam atbilstošo kodu.</translation>
  </message>
  <message>
   <source>Reading back: {share} %. Leave the stick in.</source>
   <translation>Pārbauda: {share} %. Neizņemiet zibatmiņu.</translation>
  </message>
  <message>
   <source>Reading the studies…</source>
   <translation>Nolasa pētījumus…</translation>
  </message>
  <message>
   <source>Reading the study…</source>
   <translation>Nolasa pētījumu…</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Lasa…</translation>
  </message>
  <message>
   <source>Receipt</source>
   <translation>Apstiprinājums</translation>
  </message>
  <message>
   <source>Receipt of the server</source>
   <translation>Servera apstiprinājums</translation>
  </message>
  <message>
   <source>Receipts</source>
   <translation>Kvītis</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Saņemts</translation>
  </message>
  <message>
   <source>Received by the server</source>
   <translation>Saņemts serverī</translation>
  </message>
  <message>
   <source>Received: {what}.</source>
   <translation>Saņemts: {what}.</translation>
  </message>
  <message>
   <source>Receiver</source>
   <translation>Uztvērējs</translation>
  </message>
  <message>
   <source>Receiver…</source>
   <translation>Uztvērējs…</translation>
  </message>
  <message>
   <source>Record with the microphone, and end it</source>
   <translation>Ierakstīt ar mikrofonu un beigt ierakstu</translation>
  </message>
  <message>
   <source>Recording began</source>
   <translation>Ieraksts sākās</translation>
  </message>
  <message>
   <source>Recording ended</source>
   <translation>Ieraksts beidzās</translation>
  </message>
  <message>
   <source>Recording failed</source>
   <translation>Ieraksts neizdevās</translation>
  </message>
  <message>
   <source>Recording waits for consent</source>
   <translation>Ieraksts gaida piekrišanu</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Ieraksti</translation>
  </message>
  <message>
   <source>Recordings and attached files are being sent.</source>
   <translation>Ieraksti un pielikumi tiek sūtīti.</translation>
  </message>
  <message>
   <source>Recordings and attached files still in the file only: {n}. Keep the file.</source>
   <translation>Ieraksti un pielikumi pagaidām tikai failā: {n}. Saglabājiet failu.</translation>
  </message>
  <message>
   <source>Recordings and files of the interview</source>
   <translation>Intervijas ieraksti un faili</translation>
  </message>
  <message>
   <source>Recordings and files of the interview that is lit</source>
   <translation>Iezīmētās intervijas ieraksti un faili</translation>
  </message>
  <message>
   <source>Recordings and files: {counts}.</source>
   <translation>Ieraksti un faili: {counts}.</translation>
  </message>
  <message>
   <source>Recordings, consent</source>
   <translation>Ieraksti, piekrišana</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Atjaunot</translation>
  </message>
  <message>
   <source>Refusal</source>
   <translation>Atteikums</translation>
  </message>
  <message>
   <source>Refusal and break-off</source>
   <translation>Atteikums un pārtraukums</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Atteikums</translation>
  </message>
  <message>
   <source>Regular vacant housing unit</source>
   <translation>Parasts neapdzīvots mājoklis</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Noraidīt</translation>
  </message>
  <message>
   <source>Rejected by {name}</source>
   <translation>Noraidīja {name}</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>Piezīme</translation>
  </message>
  <message>
   <source>Remark on the interview: {text}</source>
   <translation>Piezīme pie intervijas: {text}</translation>
  </message>
  <message>
   <source>Remark on this case</source>
   <translation>Piezīme par šo gadījumu</translation>
  </message>
  <message>
   <source>Remark on “{question}”: {text}</source>
   <translation>Piezīme pie “{question}”: {text}</translation>
  </message>
  <message>
   <source>Remark: {text}</source>
   <translation>Piezīme: {text}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Noņemt</translation>
  </message>
  <message>
   <source>Remove row {row}? Shift+Del again removes it, Escape keeps it.</source>
   <translation>Noņemt {row}. rindu? Vēlreiz Shift+Del noņem, Esc atstāj.</translation>
  </message>
  <message>
   <source>Remove the last one</source>
   <translation>Noņemt pēdējo</translation>
  </message>
  <message>
   <source>Remove this row  Shift+Del</source>
   <translation>Noņemt šo rindu  Shift+Del</translation>
  </message>
  <message>
   <source>Remove this row (asks first)</source>
   <translation>Noņemt šo rindu (vispirms pajautā)</translation>
  </message>
  <message>
   <source>Remove this workspace</source>
   <translation>Noņemt šo darba vietu</translation>
  </message>
  <message>
   <source>Removed a row</source>
   <translation>Noņemta rinda</translation>
  </message>
  <message>
   <source>Reopen</source>
   <translation>Atvērt atkārtoti</translation>
  </message>
  <message>
   <source>Reopen or go on</source>
   <translation>Atvērt vai turpināt</translation>
  </message>
  <message>
   <source>Reopen the interview</source>
   <translation>Atvērt interviju atkārtoti</translation>
  </message>
  <message>
   <source>Reopen, or go on with, the interview that is lit</source>
   <translation>Atkārtoti atvērt vai turpināt iezīmēto interviju</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>Atvērta atkārtoti</translation>
  </message>
  <message>
   <source>Reopened the interview: {text}</source>
   <translation>Intervija atvērta atkārtoti: {text}</translation>
  </message>
  <message>
   <source>Repeat the question in another language</source>
   <translation>Atkārtot jautājumu citā valodā</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Atkārtojums</translation>
  </message>
  <message>
   <source>Replay the interview  (Enter)</source>
   <translation>Atskaņot interviju  (Enter)</translation>
  </message>
  <message>
   <source>Replay the interview that is lit</source>
   <translation>Atkārtot iezīmēto interviju</translation>
  </message>
  <message>
   <source>Request of the other laptop, if you have one</source>
   <translation>Otra datora pieprasījums, ja tāds ir</translation>
  </message>
  <message>
   <source>Rescue file</source>
   <translation>Glābšanas fails</translation>
  </message>
  <message>
   <source>Respondent</source>
   <translation>Respondents</translation>
  </message>
  <message>
   <source>Respondent away or unavailable</source>
   <translation>Respondents prom vai nav pieejams</translation>
  </message>
  <message>
   <source>Respondent never available</source>
   <translation>Respondents nekad nav sasniedzams</translation>
  </message>
  <message>
   <source>Response rate RR1</source>
   <translation>Atbildētības līmenis RR1</translation>
  </message>
  <message>
   <source>Results that came too late</source>
   <translation>Novēlotie rezultāti</translation>
  </message>
  <message>
   <source>Results that came too late: the case had gone on to somebody else. What was written on it came by itself; ask who called what was said.</source>
   <translation>Rezultāti, kas atnāca par vēlu: gadījums jau bija pie cita. Ierakstītais atnāca pats; jautājiet zvanītājam, kas tika teikts.</translation>
  </message>
  <message>
   <source>Route of the interview</source>
   <translation>Intervijas gaita</translation>
  </message>
  <message>
   <source>Route on or off</source>
   <translation>Rādīt vai slēpt gaitu</translation>
  </message>
  <message>
   <source>Row {row}, {question}</source>
   <translation>Rinda {row}, {question}</translation>
  </message>
  <message>
   <source>Rows taken out with their answers: {rows}.</source>
   <translation>Rindas izņemtas kopā ar atbildēm: {rows}.</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>sestdiena</translation>
  </message>
  <message>
   <source>Save (Ctrl+Enter)</source>
   <translation>Saglabāt (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Save a remark</source>
   <translation>Saglabāt piezīmi</translation>
  </message>
  <message>
   <source>Say in a few words why the interview is reopened.</source>
   <translation>Dažos vārdos uzrakstiet, kāpēc intervija tiek atvērta no jauna.</translation>
  </message>
  <message>
   <source>Say in a few words why.</source>
   <translation>Dažos vārdos uzrakstiet, kāpēc.</translation>
  </message>
  <message>
   <source>Say to whom: the user name of the other interviewer.</source>
   <translation>Norādiet, kam: otra intervētāja lietotājvārdu.</translation>
  </message>
  <message>
   <source>Say where the file goes.</source>
   <translation>Norādiet, kur ierakstīt failu.</translation>
  </message>
  <message>
   <source>Say why in at most {n} characters.</source>
   <translation>Uzrakstiet, kāpēc, ne vairāk kā {n} zīmēs.</translation>
  </message>
  <message>
   <source>Scale from {low} to {high}</source>
   <translation>Skala no {low} līdz {high}</translation>
  </message>
  <message>
   <source>Sealed copy</source>
   <translation>Aizzīmogota kopija</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Meklēt</translation>
  </message>
  <message>
   <source>Search for the person first, then choose them in the table.</source>
   <translation>Vispirms sameklējiet personu, tad izvēlieties to tabulā.</translation>
  </message>
  <message>
   <source>Search in the choices</source>
   <translation>Meklēt atbilžu variantos</translation>
  </message>
  <message>
   <source>Seasonal or temporary housing unit</source>
   <translation>Sezonas vai pagaidu mājoklis</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Atlasīt visu</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Nosūtīt</translation>
  </message>
  <message>
   <source>Send a completed interview back</source>
   <translation>Nosūtīt atpakaļ pabeigtu interviju</translation>
  </message>
  <message>
   <source>Send and fetch</source>
   <translation>Nosūtīt un saņemt</translation>
  </message>
  <message>
   <source>Send back</source>
   <translation>Sūtīt atpakaļ</translation>
  </message>
  <message>
   <source>Send it to a laptop nearby</source>
   <translation>Nosūtīt blakus esošam datoram</translation>
  </message>
  <message>
   <source>Send recordings and attached files now</source>
   <translation>Sūtīt ierakstus un pielikumus tagad</translation>
  </message>
  <message>
   <source>Send them now</source>
   <translation>Sūtīt tagad</translation>
  </message>
  <message>
   <source>Sending back…</source>
   <translation>Sūta atpakaļ…</translation>
  </message>
  <message>
   <source>Sending everything first, then handing over…</source>
   <translation>Vispirms viss tiek nosūtīts, tad nodots…</translation>
  </message>
  <message>
   <source>Sending to the other laptop…</source>
   <translation>Sūta uz otru datoru…</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Nosūtīts</translation>
  </message>
  <message>
   <source>Sent and received</source>
   <translation>Nosūtītais un saņemtais</translation>
  </message>
  <message>
   <source>Sent back by {name}</source>
   <translation>Atsūtīja atpakaļ {name}</translation>
  </message>
  <message>
   <source>Sent back. {user} gets it with the next synchronisation.</source>
   <translation>Nosūtīts atpakaļ. {user} to saņems ar nākamo sinhronizāciju.</translation>
  </message>
  <message>
   <source>Sent: {what}.</source>
   <translation>Nosūtīts: {what}.</translation>
  </message>
  <message>
   <source>September {year}</source>
   <translation>{year}. gada septembris</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Serveris</translation>
  </message>
  <message>
   <source>Server: {address}</source>
   <translation>Serveris: {address}</translation>
  </message>
  <message>
   <source>Several answers: type each code, Space between long ones.</source>
   <translation>Vairākas atbildes: rakstiet kodus pēc kārtas, starp garajiem — atstarpi.</translation>
  </message>
  <message>
   <source>Several answers: type, Enter takes the lit one.</source>
   <translation>Vairākas atbildes: rakstiet, Enter izvēlas izcelto.</translation>
  </message>
  <message>
   <source>Sheet to draw on</source>
   <translation>Lapa zīmēšanai</translation>
  </message>
  <message>
   <source>Show  Ctrl+H</source>
   <translation>Rādīt  Ctrl+H</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Rādīt visu</translation>
  </message>
  <message>
   <source>Show card</source>
   <translation>Kartīte</translation>
  </message>
  <message>
   <source>Show card “{name}” over the whole screen</source>
   <translation>Rādīt kartīti “{name}” pa visu ekrānu</translation>
  </message>
  <message>
   <source>Show or hide what is typed hidden</source>
   <translation>Rādīt vai slēpt slēpto tekstu</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Pieteikties</translation>
  </message>
  <message>
   <source>Sign in again</source>
   <translation>Pieteikties vēlreiz</translation>
  </message>
  <message>
   <source>Sign in with the account that your supervisor gave you. This needs the network once.</source>
   <translation>Piesakieties ar kontu, ko iedeva vadītājs. Tīkls vajadzīgs tikai vienreiz.</translation>
  </message>
  <message>
   <source>Sign with mouse, finger or pen. Without them: arrows move the pen and Space puts it down, or Tab and write the name. Enter keeps, Enter goes on.</source>
   <translation>Parakstieties ar peli, pirkstu vai pildspalvu. Bez tiem: bultiņas pārvieto pildspalvu, atstarpe to nolaiž, vai Tab un ierakstiet vārdu. Enter saglabā, Enter iet tālāk.</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>Pieteikšanās</translation>
  </message>
  <message>
   <source>Signed in as {user}</source>
   <translation>Pieteicies: {user}</translation>
  </message>
  <message>
   <source>Signing in…</source>
   <translation>Piesakās…</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Mazāks</translation>
  </message>
  <message>
   <source>Somebody else has this case now; since when is not known.</source>
   <translation>Šis gadījums tagad ir citam; kopš kura laika, nav zināms.</translation>
  </message>
  <message>
   <source>Something answered, but not your server. If the network shows a sign-in page, open it in a browser. Nothing was sent.</source>
   <translation>Kaut kas atbildēja, bet ne jūsu serveris. Ja tīkls rāda pieteikšanās lapu, atveriet to pārlūkā. Nekas netika nosūtīts.</translation>
  </message>
  <message>
   <source>Something between this computer and the server (a proxy, a filter) lets it through in no size, however small. Try another network, or write a rescue file (Ctrl+R) for your supervisor. It is tried again at each run.</source>
   <translation>Kaut kas starp šo datoru un serveri (starpniekserveris, filtrs) to nelaiž cauri pat vismazākajās daļās. Mēģiniet citā tīklā vai pierakstiet glābšanas failu (Ctrl+R) uzraugam. Katrā sinhronizācijā tas tiek mēģināts vēlreiz.</translation>
  </message>
  <message>
   <source>Something of the workspace could not be removed. It goes on at the next start.</source>
   <translation>Kaut ko no darba vietas neizdevās noņemt. Tas turpināsies nākamajā palaišanas reizē.</translation>
  </message>
  <message>
   <source>Something on the way to the server changed what was sent. Nothing is lost; it is sent again.</source>
   <translation>Kaut kas ceļā uz serveri mainīja nosūtīto. Nekas nav zudis; tas tiks nosūtīts vēlreiz.</translation>
  </message>
  <message>
   <source>Something went wrong in the program. Every answer that was marked as saved is kept.</source>
   <translation>Programmā radās kļūda. Visas atbildes, kas atzīmētas kā saglabātas, ir saglabātas.</translation>
  </message>
  <message>
   <source>Sound files</source>
   <translation>Skaņas faili</translation>
  </message>
  <message>
   <source>Sound recorded before that can no longer be played here; what is recorded now is a new recording.</source>
   <translation>Pirms tam ierakstīto skaņu šeit vairs nevar atskaņot; tagad ierakstītais ir jauns ieraksts.</translation>
  </message>
  <message>
   <source>Space or Enter takes the picture, Esc closes.</source>
   <translation>Atstarpe vai Enter uzņem attēlu, Esc aizver.</translation>
  </message>
  <message>
   <source>Speak as in an interview. The test is kept nowhere.</source>
   <translation>Runājiet kā intervijā. Izmēģinājums netiek saglabāts.</translation>
  </message>
  <message>
   <source>Special technological circumstances</source>
   <translation>Īpaši tehniski apstākļi</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Temps</translation>
  </message>
  <message>
   <source>Start the interview  (Enter)</source>
   <translation>Sākt interviju  (Enter)</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Sākums</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Stāvoklis</translation>
  </message>
  <message>
   <source>Stayed on the page</source>
   <translation>Palika tajā pašā lapā</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Solis</translation>
  </message>
  <message>
   <source>Step back</source>
   <translation>Solis atpakaļ</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Apturēt</translation>
  </message>
  <message>
   <source>Studies without a key, not in the file: {n}. Synchronise them.</source>
   <translation>Pētījumi bez atslēgas, to failā nav: {n}. Sinhronizējiet tos.</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>Pētījums</translation>
  </message>
  <message>
   <source>Style of the question texts</source>
   <translation>Jautājumu tekstu stils</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>svētdiena</translation>
  </message>
  <message>
   <source>Supervisor</source>
   <translation>Uzraugs</translation>
  </message>
  <message>
   <source>Sure?</source>
   <translation>Vai tiešām?</translation>
  </message>
  <message>
   <source>Suspend</source>
   <translation>Apturēt</translation>
  </message>
  <message>
   <source>Suspend and close the attempt</source>
   <translation>Apturēt un aizvērt mēģinājumu</translation>
  </message>
  <message>
   <source>Suspend and make an appointment</source>
   <translation>Apturēt un norunāt laiku</translation>
  </message>
  <message>
   <source>Suspended</source>
   <translation>Apturēts</translation>
  </message>
  <message>
   <source>Suspended the interview</source>
   <translation>Intervija apturēta</translation>
  </message>
  <message>
   <source>Synchronise</source>
   <translation>Sinhronizēt</translation>
  </message>
  <message>
   <source>Synchronise ({sync}) to fetch new cases, or add one ({new}).</source>
   <translation>Sinhronizējiet ({sync}), lai saņemtu jaunus gadījumus, vai pievienojiet savu ({new}).</translation>
  </message>
  <message>
   <source>Synchronise now</source>
   <translation>Sinhronizēt tagad</translation>
  </message>
  <message>
   <source>Synchronising…</source>
   <translation>Sinhronizē…</translation>
  </message>
  <message>
   <source>Take a picture with the camera</source>
   <translation>Uzņemt attēlu ar kameru</translation>
  </message>
  <message>
   <source>Take a picture… (Ctrl+J)</source>
   <translation>Uzņemt attēlu… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Paņemt atpakaļ</translation>
  </message>
  <message>
   <source>Take back a character</source>
   <translation>Dzēst rakstzīmi</translation>
  </message>
  <message>
   <source>Take back a digit</source>
   <translation>Dzēst ciparu</translation>
  </message>
  <message>
   <source>Take back the answer</source>
   <translation>Dzēst atbildi</translation>
  </message>
  <message>
   <source>Take back the answer of this row</source>
   <translation>Dzēst šīs rindas atbildi</translation>
  </message>
  <message>
   <source>Take back {case} ({user}, {time})</source>
   <translation>Paņemt atpakaļ {case} ({user}, {time})</translation>
  </message>
  <message>
   <source>Take it back only if nobody has taken it over: else what you write is kept beside the case.</source>
   <translation>Ņemiet atpakaļ tikai tad, ja neviens nav pārņēmis: citādi jūsu rakstītais paliks blakus gadījumam.</translation>
  </message>
  <message>
   <source>Take or give back the lit choice; in the empty line: next</source>
   <translation>Izvēlēties vai atcelt izcelto; tukšā rindā: tālāk</translation>
  </message>
  <message>
   <source>Take or give back the lit line; parts two codes</source>
   <translation>Atzīmēt izcelto rindu vai noņemt atzīmi; atdala divus kodus</translation>
  </message>
  <message>
   <source>Take over</source>
   <translation>Pārņemt</translation>
  </message>
  <message>
   <source>Take over a case</source>
   <translation>Pārņemt gadījumu</translation>
  </message>
  <message>
   <source>Take recording back</source>
   <translation>Atsaukt ierakstu</translation>
  </message>
  <message>
   <source>Take the consent to recording back</source>
   <translation>Atsaukt piekrišanu ierakstam</translation>
  </message>
  <message>
   <source>Take the last line back</source>
   <translation>Atsaukt pēdējo līniju</translation>
  </message>
  <message>
   <source>Take the last one back</source>
   <translation>Atcelt pēdējo</translation>
  </message>
  <message>
   <source>Take the last point back</source>
   <translation>Noņemt pēdējo punktu</translation>
  </message>
  <message>
   <source>Take the line that is lit</source>
   <translation>Ņemt izcelto rindu</translation>
  </message>
  <message>
   <source>Take the lit line as the next</source>
   <translation>Ņemt izcelto rindu kā nākamo</translation>
  </message>
  <message>
   <source>Take the picture (Space)</source>
   <translation>Uzņemt attēlu (atstarpe)</translation>
  </message>
  <message>
   <source>Take the position ({key})</source>
   <translation>Ņemt pozīciju ({key})</translation>
  </message>
  <message>
   <source>Take the position from the receiver</source>
   <translation>Ņemt pozīciju no uztvērēja</translation>
  </message>
  <message>
   <source>Taken: {choices}</source>
   <translation>Izvēlēts: {choices}</translation>
  </message>
  <message>
   <source>Technical phone problems</source>
   <translation>Tehniskas telefona problēmas</translation>
  </message>
  <message>
   <source>Temporarily out of service</source>
   <translation>Uz laiku nedarbojas</translation>
  </message>
  <message>
   <source>Test the microphone</source>
   <translation>Pārbaudīt mikrofonu</translation>
  </message>
  <message>
   <source>Thank you. That is all.</source>
   <translation>Paldies. Tas ir viss.</translation>
  </message>
  <message>
   <source>That cannot be begun here now.</source>
   <translation>To šeit tagad nevar sākt.</translation>
  </message>
  <message>
   <source>That cannot be done in this interview.</source>
   <translation>Šajā intervijā to nevar izdarīt.</translation>
  </message>
  <message>
   <source>That cannot be done with this case.</source>
   <translation>Ar šo gadījumu to nevar izdarīt.</translation>
  </message>
  <message>
   <source>That did not go through.</source>
   <translation>Tas neizdevās.</translation>
  </message>
  <message>
   <source>That is no time. Write for instance 14:30, tomorrow 9 or 24.11 10:15.</source>
   <translation>Tas nav laiks. Rakstiet, piemēram, 14:30, rīt 9 vai 24.11 10:15.</translation>
  </message>
  <message>
   <source>That is not right. Try again.</source>
   <translation>Nav pareizi. Mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>That is not right. Wait {seconds} seconds before the next try.</source>
   <translation>Nav pareizi. Pirms nākamā mēģinājuma pagaidiet {seconds} s.</translation>
  </message>
  <message>
   <source>That is not the PIN.</source>
   <translation>Tas nav pareizais PIN.</translation>
  </message>
  <message>
   <source>That is not the case id of the person that is lit; nothing was erased.</source>
   <translation>Tas nav iezīmētās personas gadījuma numurs; nekas nav dzēsts.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. It has eight groups of five letters.</source>
   <translation>Tā nav aizzīmogotas kopijas paroles frāze. Tajā ir astoņas grupas pa pieci zīmēm.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. Look at group {number}.</source>
   <translation>Tā nav aizzīmogotas kopijas paroles frāze. Pārbaudiet {number}. grupu.</translation>
  </message>
  <message>
   <source>That key cannot be used here.</source>
   <translation>Šo taustiņu šeit nevar izmantot.</translation>
  </message>
  <message>
   <source>That number is too long.</source>
   <translation>Šis skaitlis ir pārāk garš.</translation>
  </message>
  <message>
   <source>That number lies between two steps: {below} or {above}?</source>
   <translation>Šis skaitlis ir starp diviem soļiem: {below} vai {above}?</translation>
  </message>
  <message>
   <source>That question is not on the route of this interview any more.</source>
   <translation>Šī jautājuma vairs nav šīs intervijas ceļā.</translation>
  </message>
  <message>
   <source>That time has passed there. Choose a later one.</source>
   <translation>Šis laiks tur jau ir pagājis. Izvēlieties vēlāku.</translation>
  </message>
  <message>
   <source>The PIN needs at least four characters.</source>
   <translation>PIN jābūt vismaz četrām zīmēm.</translation>
  </message>
  <message>
   <source>The PIN needs at least {n} characters.</source>
   <translation>PIN vajag vismaz {n} zīmes.</translation>
  </message>
  <message>
   <source>The PIN opens your answers on this computer.</source>
   <translation>PIN atver Jūsu atbildes šajā datorā.</translation>
  </message>
  <message>
   <source>The account cannot be opened on this computer.</source>
   <translation>Kontu šajā datorā nevar atvērt.</translation>
  </message>
  <message>
   <source>The accuracy is {metres} m; {limit} m or better is wanted. Take the position again if you can.</source>
   <translation>Precizitāte ir {metres} m, bet vajag {limit} m vai labāku. Ja var, ņemiet pozīciju vēlreiz.</translation>
  </message>
  <message>
   <source>The address has no encryption (https). Nothing was sent.</source>
   <translation>Adresei nav šifrēšanas (https). Nekas nav nosūtīts.</translation>
  </message>
  <message>
   <source>The address is not complete; it is written like 192.168.1.20:41234.</source>
   <translation>Adrese nav pilna; to raksta tā: 192.168.1.20:41234.</translation>
  </message>
  <message>
   <source>The address of the server is missing.</source>
   <translation>Trūkst servera adreses.</translation>
  </message>
  <message>
   <source>The answer carried no valid receipt. Nothing was marked as sent; it is tried again.</source>
   <translation>Atbildē nebija derīga apstiprinājuma. Nekas nav atzīmēts kā nosūtīts; mēģinājums tiks atkārtots.</translation>
  </message>
  <message>
   <source>The answers cannot be encrypted as the form wants it. Nothing was sent.</source>
   <translation>Atbildes nevar šifrēt tā, kā prasa veidlapa. Nekas nav nosūtīts.</translation>
  </message>
  <message>
   <source>The answers of this form cannot be encrypted. Tell whoever made the form.</source>
   <translation>Šīs veidlapas atbildes nevar šifrēt. Pasakiet veidlapas autoram.</translation>
  </message>
  <message>
   <source>The answers or a file are larger than the server takes. They are kept here.</source>
   <translation>Atbildes vai fails ir lielāks, nekā serveris pieņem. Tie ir saglabāti šeit.</translation>
  </message>
  <message>
   <source>The answers, recordings and keys of {user} go from this computer. What the server has stays there.</source>
   <translation>{user} atbildes, ieraksti un atslēgas tiks dzēstas no šī datora. Kas ir serverī, tur arī paliek.</translation>
  </message>
  <message>
   <source>The arrow keys choose another one. An interview with open questions can be suspended.</source>
   <translation>Bulttaustiņi izvēlas citu. Interviju ar atvērtiem jautājumiem var apturēt.</translation>
  </message>
  <message>
   <source>The attached file cannot be opened here: it is missing or damaged, or the interview has ended. While the interview runs, attach it again.</source>
   <translation>Pievienoto failu šeit nevar atvērt: tā nav, tas ir bojāts vai intervija ir beigusies. Kamēr intervija notiek, pievienojiet to vēlreiz.</translation>
  </message>
  <message>
   <source>The attached file is missing or damaged.</source>
   <translation>Pievienotā faila nav, vai tas ir bojāts.</translation>
  </message>
  <message>
   <source>The attached picture</source>
   <translation>Pievienotais attēls</translation>
  </message>
  <message>
   <source>The camera cannot be used ({why}). Is it in use by another program?</source>
   <translation>Kameru nevar izmantot ({why}). Vai to lieto cita programma?</translation>
  </message>
  <message>
   <source>The case comes here with the next synchronisation. What your other computer wrote is kept.</source>
   <translation>Gadījums būs šeit ar nākamo sinhronizāciju. Otrā datora ieraksti paliek.</translation>
  </message>
  <message>
   <source>The case had another owner when it came.</source>
   <translation>Kad tas pienāca, gadījumam bija cits īpašnieks.</translation>
  </message>
  <message>
   <source>The case is on your desk again. Delete the file that was written.</source>
   <translation>Gadījums atkal ir pie jums. Izdzēsiet ierakstīto failu.</translation>
  </message>
  <message>
   <source>The case was not handed over and not taken over.</source>
   <translation>Gadījums nav ne nodots, ne pārņemts.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} ahead here.</source>
   <translation>Šeit datora pulksteni pārlika {time} uz priekšu.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} back here.</source>
   <translation>Šeit datora pulksteni pārlika {time} atpakaļ.</translation>
  </message>
  <message>
   <source>The clock was compared with the server's</source>
   <translation>Pulkstenis salīdzināts ar serveri</translation>
  </message>
  <message>
   <source>The code does not open this hand-over file. Have it read out once more, group by group.</source>
   <translation>Kods neatver šo nodošanas failu. Lieciet to nolasīt vēlreiz pa grupām.</translation>
  </message>
  <message>
   <source>The connection is too slow; it did not arrive in time. Try again.</source>
   <translation>Savienojums ir pārāk lēns, dati nepienāca laikā. Mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>The connection to the receiver is gone.</source>
   <translation>Savienojums ar uztvērēju ir zudis.</translation>
  </message>
  <message>
   <source>The consent of {case} is taken back and the recordings are deleted.</source>
   <translation>{case} piekrišana ir atsaukta, ieraksti ir dzēsti.</translation>
  </message>
  <message>
   <source>The data cannot be written there. Choose another folder.</source>
   <translation>Tur datus nevar ierakstīt. Izvēlieties citu mapi.</translation>
  </message>
  <message>
   <source>The data cannot be written to {folder}: {reason}. Choose another folder.</source>
   <translation>Datus nevar ierakstīt mapē {folder}: {reason}. Izvēlieties citu mapi.</translation>
  </message>
  <message>
   <source>The database in the copy is damaged. The workspace was made from its safety copy of {time}: what was answered later is not in it. Keep the file and the computer that it came from.</source>
   <translation>Datubāze kopijā ir bojāta. Darba vieta izveidota no tās drošības kopijas ({time}): vēlāko atbilžu tajā nav. Saglabājiet failu un datoru, no kura tas nāk.</translation>
  </message>
  <message>
   <source>The database is damaged, so all of it was copied as it lies, with its safety copies.</source>
   <translation>Datubāze ir bojāta, tāpēc viss nokopēts tā, kā ir, kopā ar drošības kopijām.</translation>
  </message>
  <message>
   <source>The date is missing: type it before the time, or 0 for today.</source>
   <translation>Trūkst datuma: ierakstiet to pirms laika vai 0, ja šodien.</translation>
  </message>
  <message>
   <source>The day is missing: type it before the month, for instance {date}.</source>
   <translation>Trūkst dienas: ierakstiet to pirms mēneša, piemēram, {date}.</translation>
  </message>
  <message>
   <source>The device for sound cannot be opened{reason}. Is it in use, or forbidden by the system?</source>
   <translation>Skaņas ierīci nevar atvērt{reason}. Vai tā ir aizņemta vai sistēmas aizliegta?</translation>
  </message>
  <message>
   <source>The disk failed while saving: this step may not be saved, everything before it is. Look at it, then press the same key again.</source>
   <translation>Saglabājot radās diska kļūda: šis solis, iespējams, nav saglabāts, viss pirms tā ir saglabāts. Pārbaudiet to un nospiediet to pašu taustiņu vēlreiz.</translation>
  </message>
  <message>
   <source>The disk fails: nothing more can be saved here, everything saved before is kept. Stop working, delete nothing, and ask your supervisor for help.</source>
   <translation>Disks ir bojāts: šeit vairs neko nevar saglabāt, viss agrāk saglabātais paliek. Pārtrauciet darbu, neko nedzēsiet un lūdziet palīdzību savam vadītājam.</translation>
  </message>
  <message>
   <source>The disk fails; what was saved before is kept. Ask for help.</source>
   <translation>Disks bojājas; iepriekš saglabātais ir drošībā. Lūdziet palīdzību.</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview</source>
   <translation>Disks ir gandrīz pilns: jaunu interviju nesākt</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview is begun. Free some space first.</source>
   <translation>Disks ir gandrīz pilns: jauna intervija netiek sākta. Vispirms atbrīvojiet vietu.</translation>
  </message>
  <message>
   <source>The disk is full. Free some space; what was saved is kept.</source>
   <translation>Disks ir pilns. Atbrīvojiet vietu; saglabātais ir drošībā.</translation>
  </message>
  <message>
   <source>The disk is full: this step is not saved, everything before it is. Free some space, then press the same key again.</source>
   <translation>Disks ir pilns: šis solis nav saglabāts, viss pirms tā ir saglabāts. Atbrīvojiet vietu un nospiediet to pašu taustiņu vēlreiz.</translation>
  </message>
  <message>
   <source>The end of fieldwork is not set: nothing is erased by itself.</source>
   <translation>Lauka darba beigas nav noteiktas: nekas pats nedzēšas.</translation>
  </message>
  <message>
   <source>The events differ from their check sum.</source>
   <translation>Notikumi nesakrīt ar kontrolsummu.</translation>
  </message>
  <message>
   <source>The events do not follow from those before them.</source>
   <translation>Notikumi neizriet no iepriekšējiem.</translation>
  </message>
  <message>
   <source>The file arrived damaged; send it again.</source>
   <translation>Fails pienāca bojāts; sūtiet to vēlreiz.</translation>
  </message>
  <message>
   <source>The file could not be written; nothing was left there.</source>
   <translation>Failu neizdevās ierakstīt; tur nekas nav palicis.</translation>
  </message>
  <message>
   <source>The file has arrived. Type the code.</source>
   <translation>Fails saņemts. Ievadiet kodu.</translation>
  </message>
  <message>
   <source>The file holds work of further studies: {n}. Import it again with their pass-phrases.</source>
   <translation>Failā ir citu pētījumu darbs: {n}. Ielasiet to vēlreiz ar to frāzēm.</translation>
  </message>
  <message>
   <source>The file is damaged or not whole. Copy it again from where it was made.</source>
   <translation>Fails ir bojāts vai nepilnīgs. Nokopējiet to vēlreiz no vietas, kur tas tapis.</translation>
  </message>
  <message>
   <source>The file is larger than the server takes. It stays here; tell your supervisor.</source>
   <translation>Fails ir lielāks, nekā serveris pieņem. Tas paliek šeit; pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The file of this answer is not on this computer any more. Attach it again, or clear the answer.</source>
   <translation>Šīs atbildes faila vairs nav šajā datorā. Pievienojiet to vēlreiz vai notīriet atbildi.</translation>
  </message>
  <message>
   <source>The file was damaged on its way; it is sent again.</source>
   <translation>Fails ceļā sabojājās; tas tiks sūtīts vēlreiz.</translation>
  </message>
  <message>
   <source>The file was not attached.</source>
   <translation>Fails netika pievienots.</translation>
  </message>
  <message>
   <source>The file {name} cannot be read or saved ({why}). Try again.</source>
   <translation>Failu {name} nevar nolasīt vai saglabāt ({why}). Mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>The file {name} has {size} MiB; at most {limit} MiB are taken. Choose a smaller one.</source>
   <translation>Failā {name} ir {size} MiB; pieņem ne vairāk kā {limit} MiB. Izvēlieties mazāku.</translation>
  </message>
  <message>
   <source>The file {name} is empty. Choose another one.</source>
   <translation>Fails {name} ir tukšs. Izvēlieties citu.</translation>
  </message>
  <message>
   <source>The file {name} may not be read by you. Copy it to a folder of yours.</source>
   <translation>Jums nav tiesību lasīt failu {name}. Nokopējiet to savā mapē.</translation>
  </message>
  <message>
   <source>The folder {file} holds all of it.</source>
   <translation>Tas viss ir mapē {file}.</translation>
  </message>
  <message>
   <source>The form cannot be used as the server gives it. Tell whoever looks after it.</source>
   <translation>Veidlapu tādu, kā to dod serveris, nevar lietot. Pasakiet tam, kas par to atbild.</translation>
  </message>
  <message>
   <source>The form is closed at the server. The interview is kept and offered again.</source>
   <translation>Veidlapa serverī ir slēgta. Intervija ir saglabāta un tiks piedāvāta vēlreiz.</translation>
  </message>
  <message>
   <source>The hand-over file {file} is for another laptop. Have it written for a request of this one.</source>
   <translation>Nodošanas fails {file} ir citam datoram. Lieciet to ierakstīt pēc šī datora pieprasījuma.</translation>
  </message>
  <message>
   <source>The interview began</source>
   <translation>Intervija sākās</translation>
  </message>
  <message>
   <source>The interview cannot be replayed.</source>
   <translation>Interviju nevar atskaņot.</translation>
  </message>
  <message>
   <source>The interview ends here with this disposition and cannot go on later. All answers are kept.</source>
   <translation>Intervija beigsies šeit ar šo rezultāta kodu, un to vēlāk nevarēs turpināt. Visas atbildes paliek.</translation>
  </message>
  <message>
   <source>The interview goes on in this language.</source>
   <translation>Intervija turpināsies šajā valodā.</translation>
  </message>
  <message>
   <source>The interview has ended, so only the study key opens its recording.</source>
   <translation>Intervija ir beigusies, tāpēc tās ierakstu atver tikai pētījuma atslēga.</translation>
  </message>
  <message>
   <source>The interview is not complete yet.</source>
   <translation>Intervija vēl nav pilnīga.</translation>
  </message>
  <message>
   <source>The interview stays at this question; every answer is kept.</source>
   <translation>Intervija apstāsies pie šī jautājuma; visas atbildes ir saglabātas.</translation>
  </message>
  <message>
   <source>The interview that this one corrects has to reach the server first.</source>
   <translation>Vispirms serverī jānonāk intervijai, ko šī labo.</translation>
  </message>
  <message>
   <source>The interview was deleted at the server, which does not take it again. It is kept here.</source>
   <translation>Intervija serverī ir izdzēsta, un tas to vairs nepieņem. Tā ir saglabāta šeit.</translation>
  </message>
  <message>
   <source>The interview was not reopened.</source>
   <translation>Intervija nav atvērta no jauna.</translation>
  </message>
  <message>
   <source>The journal does not begin with the start of the interview, so it cannot be replayed.</source>
   <translation>Žurnāls nesākas ar intervijas sākumu, tāpēc to nevar atskaņot.</translation>
  </message>
  <message>
   <source>The journal does not go on like that here. Nothing was changed; tell your supervisor.</source>
   <translation>Žurnāls šeit tā neturpinās. Nekas nav mainīts; pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The key of this recording is gone.</source>
   <translation>Šī ieraksta atslēgas vairs nav.</translation>
  </message>
  <message>
   <source>The key of this recording is not here.</source>
   <translation>Šī ieraksta atslēgas šeit nav.</translation>
  </message>
  <message>
   <source>The key of this workspace cannot be had. Nothing is lost; ask your supervisor.</source>
   <translation>Šīs darba vietas atslēga nav pieejama. Nekas nav zaudēts; jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>The keyring of this computer does not let go of the key; nothing was removed.</source>
   <translation>Datora atslēgu glabātava neatdod atslēgu; nekas nav noņemts.</translation>
  </message>
  <message>
   <source>The laptop was not handed over.</source>
   <translation>Klēpjdators nav nodots.</translation>
  </message>
  <message>
   <source>The latitude comes first and is between -90 and 90. Were the two numbers swapped?</source>
   <translation>Vispirms platums, no -90 līdz 90. Vai skaitļi nav apmainīti?</translation>
  </message>
  <message>
   <source>The log is on the clipboard, {n} lines. Paste it into a message to whoever helps you.</source>
   <translation>Žurnāls ir starpliktuvē, rindu: {n}. Ielīmējiet to ziņā tam, kas palīdz.</translation>
  </message>
  <message>
   <source>The longitude is between -180 and 180.</source>
   <translation>Garums ir no -180 līdz 180.</translation>
  </message>
  <message>
   <source>The map cannot be used.</source>
   <translation>Karti nevar lietot.</translation>
  </message>
  <message>
   <source>The map {name} holds no tiles. Choose another one.</source>
   <translation>Kartē {name} nav flīžu. Izvēlieties citu.</translation>
  </message>
  <message>
   <source>The map {name} holds vector tiles. A map with pictures (PNG or JPEG) is needed.</source>
   <translation>Kartē {name} ir vektoru flīzes. Vajadzīga karte ar attēliem (PNG vai JPEG).</translation>
  </message>
  <message>
   <source>The map {name} is damaged or no MBTiles file. Copy it anew, or choose another one.</source>
   <translation>Karte {name} ir bojāta vai nav MBTiles fails. Nokopējiet to no jauna vai izvēlieties citu.</translation>
  </message>
  <message>
   <source>The map {name} is not there. Put it into the folder “maps”, or choose another one.</source>
   <translation>Kartes {name} nav. Ielieciet to mapē “maps” vai izvēlieties citu.</translation>
  </message>
  <message>
   <source>The microphone cannot be used now; the interview goes on without it.</source>
   <translation>Mikrofonu tagad nevar lietot; intervija turpinās bez tā.</translation>
  </message>
  <message>
   <source>The microphone is gone. The interview goes on without sound until it is back ({key}).</source>
   <translation>Mikrofons ir pazudis. Intervija turpinās bez skaņas, līdz tas atgriezīsies ({key}).</translation>
  </message>
  <message>
   <source>The microphone “{name}” does not take {rate} samples a second.</source>
   <translation>Mikrofons “{name}” nepieņem {rate} nolases sekundē.</translation>
  </message>
  <message>
   <source>The month is missing: type it after the day, for instance {day}.11.</source>
   <translation>Trūkst mēneša: ierakstiet to pēc dienas, piemēram, {day}.11.</translation>
  </message>
  <message>
   <source>The month is missing: type it before the year, for instance 11.2026.</source>
   <translation>Trūkst mēneša: ierakstiet to pirms gada, piemēram, 11.2026.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first (entries: {events}, recordings and files: {files}); then it goes.</source>
   <translation>Birojs vēlas izdzēst šo datoru. Vispirms viss tiek nosūtīts (ieraksti: {events}, skaņas ieraksti un faili: {files}), tad izdzēsts.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first; then it goes.</source>
   <translation>Birojs vēlas šo datoru iztīrīt. Vispirms viss tiek nosūtīts, tad noņemts.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it was sent; it waits until a backup of the server has it too, {moment} at the latest. Your supervisor can end the waiting.</source>
   <translation>Birojs vēlas izdzēst šo datoru. Viss ir nosūtīts; tas gaida, līdz tas būs arī servera rezerves kopijā, vēlākais: {moment}. Jūsu uzraugs var gaidīšanu pārtraukt.</translation>
  </message>
  <message>
   <source>The other laptop cannot be reached. Both must be in the same network, and the other one must be waiting; what arrived is kept, so send it again.</source>
   <translation>Otru datoru nevar sasniegt. Abiem jābūt vienā tīklā, un otram jāgaida; kas pienācis, ir saglabāts, sūtiet vēlreiz.</translation>
  </message>
  <message>
   <source>The other laptop did not take part. Nothing was changed; try again.</source>
   <translation>Otrs klēpjdators nepiedalījās. Nekas nav mainīts; mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>The other laptop has no room for the file; free some space there, or use a stick.</source>
   <translation>Otrā datorā failam nav vietas; atbrīvojiet vietu vai lietojiet zibatmiņu.</translation>
  </message>
  <message>
   <source>The other laptop has the file. Read the code to its interviewer.</source>
   <translation>Fails ir otrā datorā. Nolasiet kodu tā intervētājam.</translation>
  </message>
  <message>
   <source>The other laptop sends to this address, with this number.</source>
   <translation>Otrs dators sūta uz šo adresi, ar šo numuru.</translation>
  </message>
  <message>
   <source>The other laptop sends to {address}, number {number}.</source>
   <translation>Otrs dators sūta uz {address}, numurs {number}.</translation>
  </message>
  <message>
   <source>The other laptop shows another number; read it once more.</source>
   <translation>Otrs dators rāda citu numuru; nolasiet to vēlreiz.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open the study key. Compare it with the sheet.</source>
   <translation>Paroles frāze neatver pētījuma atslēgu. Salīdziniet to ar lapu.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open {file}. Each copy has one of its own.</source>
   <translation>Paroles frāze neatver {file}. Katrai kopijai ir sava.</translation>
  </message>
  <message>
   <source>The pass-phrase of a sealed copy that was made of this workspace opens it, too.</source>
   <translation>Darba vietu atver arī no tās izveidotas aizzīmogotas kopijas paroles frāze.</translation>
  </message>
  <message>
   <source>The picture shows {count} codes. Take one of them alone, or type the code.</source>
   <translation>Attēlā ir vairāki kodi ({count}). Uzņemiet tikai vienu vai ierakstiet kodu.</translation>
  </message>
  <message>
   <source>The picture {name} is damaged and cannot be shown. Choose another one.</source>
   <translation>Attēls {name} ir bojāts, un to nevar parādīt. Izvēlieties citu.</translation>
  </message>
  <message>
   <source>The picture {name} is too large to be drawn on. Choose a smaller one.</source>
   <translation>Attēls {name} ir par lielu, lai uz tā zīmētu. Izvēlieties mazāku.</translation>
  </message>
  <message>
   <source>The public key in this form is damaged, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Šīs veidlapas publiskā atslēga ir bojāta, tāpēc atbildes nevar šifrēt. Pasakiet veidlapas autoram.</translation>
  </message>
  <message>
   <source>The public key in this form is no RSA key of 2048 bits or more, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Šīs veidlapas publiskā atslēga nav RSA atslēga ar vismaz 2048 bitiem, tāpēc atbildes nevar šifrēt. Pasakiet veidlapas autoram.</translation>
  </message>
  <message>
   <source>The question asks for a picture; {name} is none. Choose another file.</source>
   <translation>Jautājumam vajadzīgs attēls; {name} tas nav. Izvēlieties citu failu.</translation>
  </message>
  <message>
   <source>The question asks for a sound file; {name} is none. Choose another file.</source>
   <translation>Jautājumam vajadzīgs skaņas fails; {name} tas nav. Izvēlieties citu failu.</translation>
  </message>
  <message>
   <source>The question asks for a video; {name} is none. Choose another file.</source>
   <translation>Jautājumam vajadzīgs video; {name} tas nav. Izvēlieties citu failu.</translation>
  </message>
  <message>
   <source>The question asks for another kind of file than {name} ({kind}). Choose another file.</source>
   <translation>Jautājumam vajadzīgs cita veida fails nekā {name} ({kind}). Izvēlieties citu failu.</translation>
  </message>
  <message>
   <source>The question was marked in the recording</source>
   <translation>Jautājums atzīmēts ierakstā</translation>
  </message>
  <message>
   <source>The questionnaire asked this computer</source>
   <translation>Anketa vaicāja šim datoram</translation>
  </message>
  <message>
   <source>The questionnaire asks for the position of this computer, which is not known. It stays empty.</source>
   <translation>Anketa jautā šī datora atrašanās vietu, bet tā nav zināma. Lauks paliek tukšs.</translation>
  </message>
  <message>
   <source>The questionnaire has a mistake and cannot be used. Tell whoever made it.</source>
   <translation>Anketā ir kļūda, to nevar lietot. Pasakiet tās autoram.</translation>
  </message>
  <message>
   <source>The questionnaire is damaged on this computer. Synchronise, and it is fetched again.</source>
   <translation>Anketa šajā datorā ir bojāta. Sinhronizējiet, un tā tiks saņemta vēlreiz.</translation>
  </message>
  <message>
   <source>The questionnaire proposes the disposition {code}.</source>
   <translation>Anketa iesaka rezultāta kodu {code}.</translation>
  </message>
  <message>
   <source>The receiver does not know the position yet. Under open sky it is faster.</source>
   <translation>Uztvērējs vēl nezina pozīciju. Zem klajas debess ir ātrāk.</translation>
  </message>
  <message>
   <source>The recording cannot be opened with the keys that are here.</source>
   <translation>Ierakstu nevar atvērt ar šeit esošajām atslēgām.</translation>
  </message>
  <message>
   <source>The recording cannot be saved. The interview goes on without sound; answers are kept.</source>
   <translation>Ierakstu nevar saglabāt. Intervija turpinās bez skaņas; atbildes saglabājas.</translation>
  </message>
  <message>
   <source>The recording gave a warning</source>
   <translation>Ieraksts deva brīdinājumu</translation>
  </message>
  <message>
   <source>The recording is damaged, or is none of cxfield.</source>
   <translation>Ieraksts ir bojāts vai nav cxfield ieraksts.</translation>
  </message>
  <message>
   <source>The recording is still running: Ctrl+R ends it and attaches it.</source>
   <translation>Ieraksts vēl notiek: Ctrl+R to beidz un pievieno.</translation>
  </message>
  <message>
   <source>The recording was deleted</source>
   <translation>Ieraksts izdzēsts</translation>
  </message>
  <message>
   <source>The recording was made by another version of cxfield; update the program.</source>
   <translation>Ierakstu izveidojusi cita cxfield versija; atjauniniet programmu.</translation>
  </message>
  <message>
   <source>The replay was not prepared to its end.</source>
   <translation>Atkārtojums nav sagatavots līdz galam.</translation>
  </message>
  <message>
   <source>The report cannot be written in this language or for this time zone.</source>
   <translation>Pārskatu šajā valodā vai šai laika joslai nevar uzrakstīt.</translation>
  </message>
  <message>
   <source>The request is of {user}, not of {named}. Choose the right one; nothing was given.</source>
   <translation>Pieprasījums ir no {user}, nevis no {named}. Izvēlieties pareizo; nekas nav nodots.</translation>
  </message>
  <message>
   <source>The rescue file {file} holds all of it.</source>
   <translation>Tas viss ir glābšanas failā {file}.</translation>
  </message>
  <message>
   <source>The respondent named this time (hard appointment)</source>
   <translation>Laiku nosauca respondents (stingra noruna)</translation>
  </message>
  <message>
   <source>The respondent's display is gone. {key} shows the card on this one.</source>
   <translation>Respondenta ekrāns ir atvienots. {key} parāda kartīti šajā ekrānā.</translation>
  </message>
  <message>
   <source>The sample cannot be read as it is.</source>
   <translation>Izlasi tādu, kāda tā ir, nevar nolasīt.</translation>
  </message>
  <message>
   <source>The script does not allow “{words}” here.</source>
   <translation>Scenārijs šeit nepieļauj “{words}”.</translation>
  </message>
  <message>
   <source>The sealed copy {file} holds all of it.</source>
   <translation>Tas viss ir aizzīmogotajā kopijā {file}.</translation>
  </message>
  <message>
   <source>The sealed file cannot be used.</source>
   <translation>Aizzīmogoto failu nevar lietot.</translation>
  </message>
  <message>
   <source>The server and this computer could not do that together. Nothing is lost; try again.</source>
   <translation>Serveris un šis dators to kopā nevarēja izdarīt. Nekas nav zudis; mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>The server asks for your password. Work goes on meanwhile; everything is kept and sent later.</source>
   <translation>Serveris lūdz Jūsu paroli. Darbs turpinās; viss tiek saglabāts un nosūtīts vēlāk.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Everything is kept and sent later.</source>
   <translation>Serveris nav sasniedzams. Viss ir saglabāts un tiks nosūtīts vēlāk.</translation>
  </message>
  <message>
   <source>The server did not answer in time. Everything is kept; less is sent at a time.</source>
   <translation>Serveris laikus neatbildēja. Viss ir saglabāts; reizē tiek sūtīts mazāk.</translation>
  </message>
  <message>
   <source>The server does not have all of this case yet, so it was not handed over. Try again in a few minutes, or hand it over in a file.</source>
   <translation>Serverim vēl nav viss šis gadījums, tāpēc tas nav nodots. Mēģiniet pēc dažām minūtēm vai nododiet to failā.</translation>
  </message>
  <message>
   <source>The server does not have the interview that this one corrects. It is kept here.</source>
   <translation>Serverī nav intervijas, ko šī labo. Tā ir saglabāta šeit.</translation>
  </message>
  <message>
   <source>The server does not know the study.</source>
   <translation>Serveris šo pētījumu nepazīst.</translation>
  </message>
  <message>
   <source>The server does not know this form. The interview is kept.</source>
   <translation>Serveris šo veidlapu nepazīst. Intervija ir saglabāta.</translation>
  </message>
  <message>
   <source>The server does not know this version of the form. The interview is kept.</source>
   <translation>Serveris šo veidlapas versiju nepazīst. Intervija ir saglabāta.</translation>
  </message>
  <message>
   <source>The server does not take this as it is.</source>
   <translation>Serveris to šādā veidā nepieņem.</translation>
  </message>
  <message>
   <source>The server failed over this interview; it is offered again later.</source>
   <translation>Serverim pie šīs intervijas radās kļūda; tā tiks piedāvāta vēlāk.</translation>
  </message>
  <message>
   <source>The server failed. It is tried again; tell your supervisor if this stays so.</source>
   <translation>Servera kļūda. Mēģinājums tiks atkārtots; ja tā paliek, pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The server has a newer edition of this interview. Both are kept: tell your supervisor.</source>
   <translation>Serverī ir jaunāka šīs intervijas redakcija. Abas ir saglabātas: pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The server has another content under the number of this interview. Tell your supervisor.</source>
   <translation>Ar šīs intervijas numuru serverī ir cits saturs. Pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The server has another part of the file; it is sent from there.</source>
   <translation>Serverī ir cita faila daļa; sūtīšana turpināsies no tās.</translation>
  </message>
  <message>
   <source>The server has everything; this computer is wiped after its next backup.</source>
   <translation>Serverim ir viss; šis dators tiks iztīrīts pēc servera nākamās rezerves kopijas.</translation>
  </message>
  <message>
   <source>The server has no room for files now. They stay here and are sent later.</source>
   <translation>Serverī tagad nav vietas failiem. Tie paliek šeit un tiks nosūtīti vēlāk.</translation>
  </message>
  <message>
   <source>The server has other events at this place: two devices worked on the same.</source>
   <translation>Serverim šajā vietā ir citi notikumi: strādāja divas ierīces.</translation>
  </message>
  <message>
   <source>The server has the answers; the files follow when the rules for sending files allow it.</source>
   <translation>Atbildes serverī jau ir; faili sekos, kad to atļaus failu sūtīšanas noteikumi.</translation>
  </message>
  <message>
   <source>The server has this interview already. Ask your supervisor to send it back.</source>
   <translation>Šī intervija jau ir serverim. Lūdziet vadītājam to atsūtīt atpakaļ.</translation>
  </message>
  <message>
   <source>The server is busy and asks to come back later.</source>
   <translation>Serveris ir aizņemts un lūdz mēģināt vēlāk.</translation>
  </message>
  <message>
   <source>The server is busy. Try again in a moment.</source>
   <translation>Serveris ir aizņemts. Mēģiniet pēc brīža.</translation>
  </message>
  <message>
   <source>The server is older than this program and takes no files yet. Have it updated; nothing is lost.</source>
   <translation>Serveris ir vecāks par šo programmu un failus vēl nepieņem. Lieciet to atjaunināt; nekas nav zaudēts.</translation>
  </message>
  <message>
   <source>The server is older than this program. Have it updated; nothing is lost.</source>
   <translation>Serveris ir vecāks par šo programmu. Lieciet to atjaunināt; nekas nav zaudēts.</translation>
  </message>
  <message>
   <source>The server knows nothing of this name.</source>
   <translation>Serveris šādu nosaukumu nepazīst.</translation>
  </message>
  <message>
   <source>The server needs a newer version of this program. Update it; nothing is lost.</source>
   <translation>Serverim vajag jaunāku programmas versiju. Atjauniniet to; nekas nav zudis.</translation>
  </message>
  <message>
   <source>The server refused what was sent. It is kept here; tell your supervisor.</source>
   <translation>Serveris noraidīja nosūtīto. Tas ir saglabāts šeit; pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The server refuses an entry of it. It stays here and is tried again at each run.</source>
   <translation>Serveris nepieņem vienu ierakstu. Tas paliek šeit un tiek sūtīts atkal katrā sinhronizācijā.</translation>
  </message>
  <message>
   <source>The server refuses this interview. It is kept here; tell whoever runs the server.</source>
   <translation>Serveris šo interviju noraida. Tā ir saglabāta šeit; pasakiet servera uzturētājam.</translation>
  </message>
  <message>
   <source>The server says: {words}</source>
   <translation>Serveris ziņo: {words}</translation>
  </message>
  <message>
   <source>The server takes no request of this size. Less is sent at a time.</source>
   <translation>Serveris tik daudz uzreiz nepieņem. Reizē tiek sūtīts mazāk.</translation>
  </message>
  <message>
   <source>The server takes what is here and gives nothing new: your password must be changed, or this computer is locked. Change the password, or ask your supervisor.</source>
   <translation>Serveris pieņem to, kas šeit ir, bet nedod neko jaunu: jāmaina parole vai dators ir bloķēts. Mainiet paroli vai jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>The server took the answers but does not have all files. What this computer has of them is kept here; tell your supervisor.</source>
   <translation>Serveris pieņēma atbildes, bet tam nav visu failu. Tas, kas no tiem ir šajā datorā, paliek šeit; pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The server wants these later: {n}. Import the file once more.</source>
   <translation>Serveris tos pieņems vēlāk: {n}. Ielasiet failu vēlreiz.</translation>
  </message>
  <message>
   <source>The server’s certificate is not trusted. Check this computer’s clock and whether the network shows a sign-in page. Nothing was sent.</source>
   <translation>Servera sertifikātam nevar uzticēties. Pārbaudiet datora pulksteni un vai tīkls nerāda pieteikšanās lapu. Nekas netika nosūtīts.</translation>
  </message>
  <message>
   <source>The server’s stands; this stays readable here. {user} learns of it.</source>
   <translation>Paliek servera versija; šo šeit var lasīt. {user} to uzzinās.</translation>
  </message>
  <message>
   <source>The session has ended. Sign in with your password; nothing is lost.</source>
   <translation>Sesija ir beigusies. Piesakieties ar paroli; nekas nav zudis.</translation>
  </message>
  <message>
   <source>The session with the server has ended. What you asked for last is done once you have signed in.</source>
   <translation>Sesija ar serveri ir beigusies. Pēdējais, ko lūdzāt, tiks izdarīts, kad būsiet pierakstījies.</translation>
  </message>
  <message>
   <source>The session with the server has ended. Work goes on; sending waits for your password.</source>
   <translation>Sesija ar serveri ir beigusies. Darbs turpinās; sūtīšana gaida Jūsu paroli.</translation>
  </message>
  <message>
   <source>The sessions of {user} on {device} end, and its calls come to you. What is on it can still be delivered with the password. Press {key} once more.</source>
   <translation>{user} sesijas ierīcē {device} beigsies, un zvani nonāks pie Jums. To, kas tajā ir, vēl var piegādāt ar paroli. Nospiediet {key} vēlreiz.</translation>
  </message>
  <message>
   <source>The sound is good.</source>
   <translation>Skaņa ir laba.</translation>
  </message>
  <message>
   <source>The sound is quiet. Move closer or turn the microphone up.</source>
   <translation>Skaņa ir klusa. Pievirzieties tuvāk vai palieliniet mikrofona skaļumu.</translation>
  </message>
  <message>
   <source>The sound is too loud. Move the microphone away or turn it down.</source>
   <translation>Skaņa ir pārāk skaļa. Attāliniet mikrofonu vai samaziniet tā skaļumu.</translation>
  </message>
  <message>
   <source>The sound {name} cannot be played here. Read out what it says, or go on.</source>
   <translation>Skaņu {name} šeit nevar atskaņot. Nolasiet tās tekstu vai turpiniet.</translation>
  </message>
  <message>
   <source>The study has no key that can be used. Synchronise, or tell your supervisor.</source>
   <translation>Pētījumam nav lietojamas atslēgas. Sinhronizējiet vai pasakiet vadītājam.</translation>
  </message>
  <message>
   <source>The study has no usable key, so nothing can be recorded for it.</source>
   <translation>Pētījumam nav derīgas atslēgas, tāpēc tam neko nevar ierakstīt.</translation>
  </message>
  <message>
   <source>The study is not read yet; wait for it or press {key}.</source>
   <translation>Pētījums vēl nav nolasīts; pagaidiet vai nospiediet {key}.</translation>
  </message>
  <message>
   <source>The study or the interview is not there any more. Read it anew.</source>
   <translation>Pētījuma vai intervijas tur vairs nav. Nolasiet vēlreiz.</translation>
  </message>
  <message>
   <source>The system does not tell the position ({reason}).</source>
   <translation>Sistēma nepaziņo pozīciju ({reason}).</translation>
  </message>
  <message>
   <source>The system has no source of positions.</source>
   <translation>Sistēmai nav pozīcijas avota.</translation>
  </message>
  <message>
   <source>The system's own source</source>
   <translation>Sistēmas avots</translation>
  </message>
  <message>
   <source>The time is missing: type it after the date, for instance 14:05.</source>
   <translation>Trūkst laika: ierakstiet to pēc datuma, piemēram, 14:05.</translation>
  </message>
  <message>
   <source>The time that was agreed has come.</source>
   <translation>Norunātais laiks ir pienācis.</translation>
  </message>
  <message>
   <source>The two PINs are not the same.</source>
   <translation>PIN kodi nesakrīt.</translation>
  </message>
  <message>
   <source>The two new passwords are not the same.</source>
   <translation>Jaunās paroles nesakrīt.</translation>
  </message>
  <message>
   <source>The user is missing.</source>
   <translation>Trūkst lietotāja.</translation>
  </message>
  <message>
   <source>The version that is here can be used. Not everything new came: {why}</source>
   <translation>Šeit esošo versiju var lietot. Ne viss jaunais ir saņemts: {why}</translation>
  </message>
  <message>
   <source>The wish of {case} is noted. It has to be done by {day}; an administrator erases.</source>
   <translation>{case} vēlme ir atzīmēta. Tā jāizpilda līdz {day}; dzēš administrators.</translation>
  </message>
  <message>
   <source>The workspace cannot be opened here.</source>
   <translation>Darba vietu šeit nevar atvērt.</translation>
  </message>
  <message>
   <source>The workspace did not take this step; what was there before is kept.</source>
   <translation>Darba vieta šo soli nepieņēma; iepriekšējais ir saglabāts.</translation>
  </message>
  <message>
   <source>The workspace is damaged. Keep the computer as it is and write a rescue file.</source>
   <translation>Darba vieta ir bojāta. Atstājiet datoru, kā ir, un ierakstiet glābšanas failu.</translation>
  </message>
  <message>
   <source>The writing was stopped; nothing was left there.</source>
   <translation>Rakstīšana apturēta; tur nekas nav palicis.</translation>
  </message>
  <message>
   <source>There is a file {file} already; choose another name.</source>
   <translation>Fails {file} jau ir; izvēlieties citu nosaukumu.</translation>
  </message>
  <message>
   <source>There is no code {code} here.</source>
   <translation>Šeit nav koda {code}.</translation>
  </message>
  <message>
   <source>There is no day {day} in {month}.</source>
   <translation>Tādas dienas nav: {month}, {day}. diena.</translation>
  </message>
  <message>
   <source>There is no device yet: interviewers appear here after their first sign-in.</source>
   <translation>Ierīču vēl nav: intervētāji te parādīsies pēc pirmās pieteikšanās.</translation>
  </message>
  <message>
   <source>There is no file {name}. Check the path.</source>
   <translation>Faila {name} nav. Pārbaudiet ceļu.</translation>
  </message>
  <message>
   <source>There is no hint here.</source>
   <translation>Šeit nav paskaidrojuma.</translation>
  </message>
  <message>
   <source>There is no month {month}. The day comes first, then the month.</source>
   <translation>Mēneša {month} nav. Vispirms diena, tad mēnesis.</translation>
  </message>
  <message>
   <source>There is no question here.</source>
   <translation>Šeit nav jautājuma.</translation>
  </message>
  <message>
   <source>There is no sound or film here.</source>
   <translation>Šeit nav ne skaņas, ne video.</translation>
  </message>
  <message>
   <source>There is no study on this computer yet. Press {key} to fetch yours.</source>
   <translation>Šajā datorā vēl nav pētījuma. Nospiediet {key}, lai to saņemtu.</translation>
  </message>
  <message>
   <source>There is no study on this server yet. A researcher publishes one.</source>
   <translation>Šajā serverī vēl nav pētījuma. To publicē pētnieks.</translation>
  </message>
  <message>
   <source>There is no workspace in this folder.</source>
   <translation>Šajā mapē nav darba vietas.</translation>
  </message>
  <message>
   <source>There is nothing here that a rescue file could hold.</source>
   <translation>Šeit nav nekā, ko ielikt glābšanas failā.</translation>
  </message>
  <message>
   <source>There is nothing to confirm here.</source>
   <translation>Šeit nav ko apstiprināt.</translation>
  </message>
  <message>
   <source>There is nothing to decide about.</source>
   <translation>Nav par ko lemt.</translation>
  </message>
  <message>
   <source>There is nothing to keep yet.</source>
   <translation>Vēl nav ko saglabāt.</translation>
  </message>
  <message>
   <source>They are sent only at these hours: {hours}.</source>
   <translation>Tos sūta tikai šajās stundās: {hours}.</translation>
  </message>
  <message>
   <source>They are sent only when you ask for it.</source>
   <translation>Tos sūta tikai tad, kad jūs to lūdzat.</translation>
  </message>
  <message>
   <source>They go with the next synchronisation.</source>
   <translation>Tie aizies ar nākamo sinhronizāciju.</translation>
  </message>
  <message>
   <source>This account may not send to this form. Ask whoever runs the server.</source>
   <translation>Šis konts šai veidlapai sūtīt nedrīkst. Jautājiet servera uzturētājam.</translation>
  </message>
  <message>
   <source>This answer</source>
   <translation>Šī atbilde</translation>
  </message>
  <message>
   <source>This answer cannot be right. Please ask again.</source>
   <translation>Šī atbilde nevar būt pareiza. Lūdzu, pārjautājiet.</translation>
  </message>
  <message>
   <source>This answer is unusual. Is it right?</source>
   <translation>Šī atbilde ir neparasta. Vai tā ir pareizi?</translation>
  </message>
  <message>
   <source>This attempt</source>
   <translation>Šis mēģinājums</translation>
  </message>
  <message>
   <source>This case has a completed interview already; a second one is not begun.</source>
   <translation>Šim gadījumam jau ir pabeigta intervija; otra netiek sākta.</translation>
  </message>
  <message>
   <source>This case is finished: {outcome}. {key} opens another attempt.</source>
   <translation>Gadījums pabeigts: {outcome}. {key} atver vēl vienu mēģinājumu.</translation>
  </message>
  <message>
   <source>This case is meant for {user}; you are signed in as {me}. Nothing was taken over.</source>
   <translation>Šis gadījums ir domāts lietotājam {user}; jūs esat {me}. Nekas nav pārņemts.</translation>
  </message>
  <message>
   <source>This case is not finished. Enter goes on with it.</source>
   <translation>Šis gadījums nav pabeigts. Enter to turpina.</translation>
  </message>
  <message>
   <source>This case is not yours any more; it cannot be handed over from here.</source>
   <translation>Šis gadījums vairs nav jūsu; no šejienes to nodot nevar.</translation>
  </message>
  <message>
   <source>This case is on your desk already; nothing was taken over.</source>
   <translation>Šis gadījums jau ir uz jūsu galda; nekas nav pārņemts.</translation>
  </message>
  <message>
   <source>This case is somebody else's now. What you wrote on it is kept and sent.</source>
   <translation>Šis gadījums tagad ir citam. Jūsu rakstītais ir saglabāts un tiks nosūtīts.</translation>
  </message>
  <message>
   <source>This case was handed over ({user}).</source>
   <translation>Šis gadījums ir nodots ({user}).</translation>
  </message>
  <message>
   <source>This case was handed over already ({user}). Take it back first, if nobody has taken it over.</source>
   <translation>Šis gadījums jau ir nodots ({user}). Vispirms paņemiet to atpakaļ, ja neviens to nav pārņēmis.</translation>
  </message>
  <message>
   <source>This case was handed over from this computer. To have it again, take it back.</source>
   <translation>Šis gadījums nodots no šī datora. Lai to atgūtu, paņemiet to atpakaļ.</translation>
  </message>
  <message>
   <source>This case was handed over to another computer; nothing is written on it here any more.</source>
   <translation>Šis gadījums nodots citam datoram; šeit tajā vairs neko neraksta.</translation>
  </message>
  <message>
   <source>This case was not handed over, or is back already.</source>
   <translation>Šis gadījums nav nodots vai jau ir atpakaļ.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or another number.</source>
   <translation>Šis kods pieder citam datoram vai citam numuram.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or was used before. Read again what this screen shows and ask for a new code.</source>
   <translation>Šis kods ir no cita datora vai jau izmantots. Nolasiet vēlreiz, ko rāda ekrāns, un lūdziet jaunu kodu.</translation>
  </message>
  <message>
   <source>This code does not fit. Have it read again, letter by letter.</source>
   <translation>Kods neder. Lieciet to nolasīt vēlreiz, burtu pa burtam.</translation>
  </message>
  <message>
   <source>This code was used before; each opens once.</source>
   <translation>Šis kods jau ir izmantots; katrs atver tikai vienreiz.</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Šis dators</translation>
  </message>
  <message>
   <source>This computer cannot record or play sound; the interview goes on without it.</source>
   <translation>Šis dators nevar ierakstīt vai atskaņot skaņu; intervija turpinās bez tās.</translation>
  </message>
  <message>
   <source>This computer does not let cxfield listen ({why}); use a stick.</source>
   <translation>Šis dators neļauj cxfield klausīties ({why}); lietojiet zibatmiņu.</translation>
  </message>
  <message>
   <source>This computer has written on the case itself, differently; nothing was taken over. Synchronise, then ask your supervisor.</source>
   <translation>Šis dators pats šajā gadījumā ir rakstījis, citādi; nekas nav pārņemts. Sinhronizējiet, tad jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>This computer is new to the server: give the code that your supervisor made.</source>
   <translation>Šis dators serverim ir jauns: ievadiet vadītāja izveidoto kodu.</translation>
  </message>
  <message>
   <source>This does not fit what the server has now. Look at it again.</source>
   <translation>Tas nesaskan ar to, kas tagad ir serverī. Apskatiet vēlreiz.</translation>
  </message>
  <message>
   <source>This drawing is not kept yet: Enter on the sheet keeps it.</source>
   <translation>Šis zīmējums vēl nav saglabāts: Enter uz lapas to saglabā.</translation>
  </message>
  <message>
   <source>This figure cannot be made of the answers that there are.</source>
   <translation>No esošajām atbildēm šo rādītāju nevar aprēķināt.</translation>
  </message>
  <message>
   <source>This file is not attached yet. Enter in its line attaches it; empty the line to go on without.</source>
   <translation>Šis fails vēl nav pievienots. Enter tā rindā to pievieno; iztukšojiet rindu, lai turpinātu bez tā.</translation>
  </message>
  <message>
   <source>This file was taken over here before, and the case has gone on since: it is not yours now. Nothing was taken over; have a new file written where the case is.</source>
   <translation>Šis fails šeit jau bija pārņemts, un gadījums kopš tā ir devies tālāk: tagad tas nav jūsu. Nekas nav pārņemts; lieciet ierakstīt jaunu failu tur, kur gadījums ir.</translation>
  </message>
  <message>
   <source>This folder is not safe for answers: choose one on this computer’s own disk.</source>
   <translation>Šī mape atbildēm nav droša: izvēlieties mapi šī datora diskā.</translation>
  </message>
  <message>
   <source>This form is not on this computer. Fetch the forms first.</source>
   <translation>Šīs veidlapas nav šajā datorā. Vispirms saņemiet veidlapas.</translation>
  </message>
  <message>
   <source>This interview has no recordings and no attached files on the server.</source>
   <translation>Šai intervijai serverī nav ierakstu un pievienotu failu.</translation>
  </message>
  <message>
   <source>This interview is being sent. Synchronise to the end, then ask your supervisor.</source>
   <translation>Šo interviju pašlaik sūta. Pabeidziet sinhronizāciju, tad jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>This interview is completed. It is opened again in “Sent and received” ({key}).</source>
   <translation>Šī intervija ir pabeigta. To atver vēlreiz sadaļā “Nosūtītais un saņemtais” ({key}).</translation>
  </message>
  <message>
   <source>This interview is finished; it cannot be changed any more.</source>
   <translation>Šī intervija ir pabeigta; to vairs nevar mainīt.</translation>
  </message>
  <message>
   <source>This interview is not recorded.</source>
   <translation>Šī intervija netiek ierakstīta.</translation>
  </message>
  <message>
   <source>This is larger than the server takes.</source>
   <translation>Tas ir lielāks, nekā serveris pieņem.</translation>
  </message>
  <message>
   <source>This is no file of cxfield of that kind, or a newer version made it.</source>
   <translation>Šis nav tāda veida cxfield fails, vai to izveidoja jaunāka versija.</translation>
  </message>
  <message>
   <source>This is not on this computer.</source>
   <translation>Šī datorā tā nav.</translation>
  </message>
  <message>
   <source>This is not the server that this workspace was set up with. Nothing was sent. Ask your administrator.</source>
   <translation>Šis nav tas serveris, ar kuru izveidota darbvieta. Nekas netika nosūtīts. Jautājiet administratoram.</translation>
  </message>
  <message>
   <source>This is not written as it has to be.</source>
   <translation>Tas nav uzrakstīts tā, kā vajag.</translation>
  </message>
  <message>
   <source>This is settled already; nothing was changed.</source>
   <translation>Tas jau ir izlemts; nekas nav mainīts.</translation>
  </message>
  <message>
   <source>This outcome is not in the table; choose one that is.</source>
   <translation>Šāda iznākuma tabulā nav; izvēlieties no tās.</translation>
  </message>
  <message>
   <source>This picture is not loaded yet: Enter in its line loads it.</source>
   <translation>Šis attēls vēl nav ielādēts: Enter tā rindā to ielādē.</translation>
  </message>
  <message>
   <source>This question</source>
   <translation>Šis jautājums</translation>
  </message>
  <message>
   <source>This question has no answer yet; Enter answers it.</source>
   <translation>Uz šo jautājumu vēl nav atbildes; atbildiet ar Enter.</translation>
  </message>
  <message>
   <source>This question needs an answer.</source>
   <translation>Uz šo jautājumu jāatbild.</translation>
  </message>
  <message>
   <source>This question takes no file.</source>
   <translation>Šim jautājumam failu nepievieno.</translation>
  </message>
  <message>
   <source>This question was not recorded.</source>
   <translation>Šis jautājums netika ierakstīts.</translation>
  </message>
  <message>
   <source>This questionnaire has one language only.</source>
   <translation>Šai anketai ir tikai viena valoda.</translation>
  </message>
  <message>
   <source>This run stood still and was given up; another one went on.</source>
   <translation>Sinhronizācija apstājās un tika pārtraukta; sākta nākamā.</translation>
  </message>
  <message>
   <source>This sound cannot be used here; the interview goes on without it.</source>
   <translation>Šo skaņu šeit nevar lietot; intervija turpinās bez tās.</translation>
  </message>
  <message>
   <source>This study has no questionnaire yet. Synchronise first.</source>
   <translation>Šim pētījumam vēl nav anketas. Vispirms sinhronizējiet.</translation>
  </message>
  <message>
   <source>This study key does not open the recording; use that of its study.</source>
   <translation>Šī pētījuma atslēga ierakstu neatver; izmantojiet tā pētījuma atslēgu.</translation>
  </message>
  <message>
   <source>This was recorded on another computer, before the case came here. The recording is sealed: only the study key opens it.</source>
   <translation>Tas ierakstīts citā datorā, pirms gadījums nonāca šeit. Ieraksts ir aizzīmogots: to atver tikai pētījuma atslēga.</translation>
  </message>
  <message>
   <source>This workspace holds what the server does not have. Synchronise, or write a rescue file.</source>
   <translation>Šajā darba vietā ir kaut kas, kā nav serverī. Sinhronizējiet vai ierakstiet glābšanas failu.</translation>
  </message>
  <message>
   <source>This workspace in one file. With the pass-phrase it is opened on another computer.</source>
   <translation>Šī darba vieta vienā failā. Ar paroles frāzi to atver citā datorā.</translation>
  </message>
  <message>
   <source>This workspace is open in another window of cxfield. Go on there, or close it there.</source>
   <translation>Šī darbvieta ir atvērta citā cxfield logā. Turpiniet tur vai aizveriet to tur.</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>ceturtdiena</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Laiks</translation>
  </message>
  <message>
   <source>Time line of the interview</source>
   <translation>Intervijas laika līnija</translation>
  </message>
  <message>
   <source>Time there</source>
   <translation>Laiks tur</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Laika josla</translation>
  </message>
  <message>
   <source>Time zone corrected</source>
   <translation>Laika josla izlabota</translation>
  </message>
  <message>
   <source>To the ends of the line</source>
   <translation>Uz skalas galiem</translation>
  </message>
  <message>
   <source>To the line for the name, in place of a signature</source>
   <translation>Uz vārda rindu paraksta vietā</translation>
  </message>
  <message>
   <source>To whom (user name)</source>
   <translation>Kam (lietotājvārds)</translation>
  </message>
  <message>
   <source>To {place}</source>
   <translation>Uz {place}</translation>
  </message>
  <message>
   <source>Too many wrong PINs. Wait {seconds} seconds, then try again.</source>
   <translation>Pārāk daudz nepareizu PIN. Pagaidiet {seconds} s un mēģiniet vēlreiz.</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Ilgums</translation>
  </message>
  <message>
   <source>Took the laptop back</source>
   <translation>Klēpjdators paņemts atpakaļ</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Protokols</translation>
  </message>
  <message>
   <source>Tried again at {time}.</source>
   <translation>Atkārtots mēģinājums {time}.</translation>
  </message>
  <message>
   <source>Tried {count} times; not reached yet.</source>
   <translation>Mēģinājumi: {count}; vēl nav sazvanīts.</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>otrdiena</translation>
  </message>
  <message>
   <source>Type a date and a time, for instance 12.11.2026 14:05.</source>
   <translation>Ierakstiet datumu un laiku, piemēram, 12.11.2026 14:05.</translation>
  </message>
  <message>
   <source>Type a date as day, month, year, for instance 12.11.2026.</source>
   <translation>Ierakstiet datumu: diena, mēnesis, gads, piemēram, 12.11.2026.</translation>
  </message>
  <message>
   <source>Type a month and a year, for instance 11.2026.</source>
   <translation>Ierakstiet mēnesi un gadu, piemēram, 11.2026.</translation>
  </message>
  <message>
   <source>Type a name, a part of the text or a section</source>
   <translation>Ierakstiet nosaukumu, teksta daļu vai sadaļu</translation>
  </message>
  <message>
   <source>Type a number from {low} to {high}.</source>
   <translation>Ierakstiet skaitli no {low} līdz {high}.</translation>
  </message>
  <message>
   <source>Type a number, for instance 3.5.</source>
   <translation>Ierakstiet skaitli, piemēram, 3,5.</translation>
  </message>
  <message>
   <source>Type a part of the name, or the code</source>
   <translation>Ierakstiet daļu nosaukuma vai kodu</translation>
  </message>
  <message>
   <source>Type a time as hours and minutes, for instance 14:05.</source>
   <translation>Ierakstiet laiku: stundas un minūtes, piemēram, 14:05.</translation>
  </message>
  <message>
   <source>Type a whole number, for instance 34.</source>
   <translation>Ierakstiet veselu skaitli, piemēram, 34.</translation>
  </message>
  <message>
   <source>Type a whole number, without decimals.</source>
   <translation>Ierakstiet veselu skaitli, bez decimāldaļas.</translation>
  </message>
  <message>
   <source>Type a year, for instance 2026.</source>
   <translation>Ierakstiet gadu, piemēram, 2026.</translation>
  </message>
  <message>
   <source>Type coordinates as 56.95 24.10, 56°57'N 24°6'E or N 56.95 E 24.10.</source>
   <translation>Ierakstiet koordinātas kā 56.95 24.10, 56°57'N 24°6'E vai N 56.95 E 24.10.</translation>
  </message>
  <message>
   <source>Type latitude and longitude, for instance 56.95 24.10.</source>
   <translation>Ierakstiet platumu un garumu, piemēram, 56.95 24.10.</translation>
  </message>
  <message>
   <source>Type the PIN, then press Enter.</source>
   <translation>Ierakstiet PIN un nospiediet Enter.</translation>
  </message>
  <message>
   <source>Type the case id {case} to erase</source>
   <translation>Lai dzēstu, ierakstiet gadījuma numuru {case}</translation>
  </message>
  <message>
   <source>Type the code that the other interviewer reads out.</source>
   <translation>Ievadiet kodu, ko nolasa otrs intervētājs.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back.</source>
   <translation>Rakstiet kodus no pirmās vietas līdz pēdējai; Backspace atsauc pēdējo.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back. Ctrl+↑ and Ctrl+↓ move the lit line in the order.</source>
   <translation>Ievadiet kodus no pirmā līdz pēdējam; Backspace atceļ pēdējo. Ctrl+↑ un Ctrl+↓ pārvieto izcelto rindu.</translation>
  </message>
  <message>
   <source>Type the first point; Enter adds it.</source>
   <translation>Ierakstiet pirmo punktu; Enter to pievieno.</translation>
  </message>
  <message>
   <source>Type the minus before the number.</source>
   <translation>Ierakstiet mīnusu pirms skaitļa.</translation>
  </message>
  <message>
   <source>Type the pass-phrase that stands on the sheet of the study.</source>
   <translation>Ievadiet paroles frāzi, kas ir uz pētījuma lapas.</translation>
  </message>
  <message>
   <source>Type the year with two or four digits.</source>
   <translation>Ierakstiet gadu ar diviem vai četriem cipariem.</translation>
  </message>
  <message>
   <source>Type what you want to do, or a key</source>
   <translation>Ierakstiet, ko gribat darīt, vai taustiņu</translation>
  </message>
  <message>
   <source>Unable to enter the building</source>
   <translation>Nevar iekļūt ēkā</translation>
  </message>
  <message>
   <source>Unable to locate the address</source>
   <translation>Adrese nav atrasta</translation>
  </message>
  <message>
   <source>Unable to reach or unsafe area</source>
   <translation>Nesasniedzama vai nedroša vieta</translation>
  </message>
  <message>
   <source>Under way</source>
   <translation>Notiek</translation>
  </message>
  <message>
   <source>Undo (Backspace)</source>
   <translation>Atsaukt (Backspace)</translation>
  </message>
  <message>
   <source>Undo typing</source>
   <translation>Atsaukt rakstīto</translation>
  </message>
  <message>
   <source>Unknown if housing unit</source>
   <translation>Nav zināms, vai ir mājoklis</translation>
  </message>
  <message>
   <source>Unknown if person is household resident</source>
   <translation>Nav zināms, vai persona te dzīvo</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Atbloķēt</translation>
  </message>
  <message>
   <source>Unsent interviews as files</source>
   <translation>Nenosūtītās intervijas kā faili</translation>
  </message>
  <message>
   <source>Unsent: {n} · oldest {age}</source>
   <translation>Nenosūtīti: {n} · vecākais {age}</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Lietot</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Lietotājs</translation>
  </message>
  <message>
   <source>User or password is wrong. Sign in again; nothing is lost.</source>
   <translation>Nepareizs vārds vai parole. Piesakieties vēlreiz; nekas nav zudis.</translation>
  </message>
  <message>
   <source>Usual key</source>
   <translation>Parastais taustiņš</translation>
  </message>
  <message>
   <source>Vacant housing unit</source>
   <translation>Neapdzīvots mājoklis</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Versija</translation>
  </message>
  <message>
   <source>Videos</source>
   <translation>Video</translation>
  </message>
  <message numerus="yes">
   <source>Wait %n seconds, then try again.</source>
   <translation>
    <numerusform>Pagaidiet %n sekundi un mēģiniet vēlreiz.</numerusform>
    <numerusform>Pagaidiet %n sekundes un mēģiniet vēlreiz.</numerusform>
    <numerusform>Pagaidiet %n sekunžu un mēģiniet vēlreiz.</numerusform>
   </translation>
  </message>
  <message>
   <source>Wait for a laptop nearby</source>
   <translation>Gaidīt blakus esošu datoru</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Gaida</translation>
  </message>
  <message>
   <source>Waiting for a position; Esc stops.</source>
   <translation>Gaida pozīciju; Esc pārtrauc.</translation>
  </message>
  <message>
   <source>Waiting for {metres} m; Enter takes it as it is, Esc stops.</source>
   <translation>Gaida {metres} m; Enter ņem, kā ir, Esc pārtrauc.</translation>
  </message>
  <message>
   <source>Waiting to be sent: {n}.</source>
   <translation>Gaida nosūtīšanu: {n}.</translation>
  </message>
  <message>
   <source>Was typing at “{question}”: {text}</source>
   <translation>Rakstīja pie “{question}”: {text}</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>trešdiena</translation>
  </message>
  <message>
   <source>Went back to “{question}”</source>
   <translation>Atpakaļ uz “{question}”</translation>
  </message>
  <message>
   <source>Went on in {text}</source>
   <translation>Tālāk valodā: {text}</translation>
  </message>
  <message>
   <source>Went on to “{question}”</source>
   <translation>Tālāk uz “{question}”</translation>
  </message>
  <message>
   <source>Went on with the interview</source>
   <translation>Intervija turpināta</translation>
  </message>
  <message>
   <source>Went to the closing page</source>
   <translation>Uz noslēguma lapu</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Kas</translation>
  </message>
  <message>
   <source>What an interviewer's computer could not send goes to the server, in the interviewer's name.</source>
   <translation>Ko intervētāja dators nevarēja nosūtīt, nonāks serverī intervētāja vārdā.</translation>
  </message>
  <message>
   <source>What happened to it</source>
   <translation>Kas ar to notika</translation>
  </message>
  <message>
   <source>What the camera sees</source>
   <translation>Ko redz kamera</translation>
  </message>
  <message>
   <source>What the laptop shows under “PIN forgotten”</source>
   <translation>Ko dators rāda zem “PIN aizmirsts”</translation>
  </message>
  <message>
   <source>What the respondent may see now.</source>
   <translation>Ko respondents tagad drīkst redzēt.</translation>
  </message>
  <message>
   <source>What the server has at the same place</source>
   <translation>Kas tajā pašā vietā ir serverim</translation>
  </message>
  <message>
   <source>What the server keeps aside</source>
   <translation>Ko serveris nolicis malā</translation>
  </message>
  <message>
   <source>What the supervisor should know about this answer. Not read out.</source>
   <translation>Kas vadītājam jāzina par šo atbildi. Netiek lasīts priekšā.</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>Kas izdarīts</translation>
  </message>
  <message>
   <source>What was sent did not arrive whole. Nothing is lost; it is sent again.</source>
   <translation>Nosūtītais neatnāca vesels. Nekas nav zudis; to sūta vēlreiz.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Kad</translation>
  </message>
  <message>
   <source>When recordings and attached files are sent</source>
   <translation>Kad tiek sūtīti ieraksti un pielikumi</translation>
  </message>
  <message>
   <source>Whenever there is a network</source>
   <translation>Vienmēr, kad ir tīkls</translation>
  </message>
  <message>
   <source>Where data cost nothing, and on the networks named below</source>
   <translation>Kur dati neko nemaksā, un zemāk nosauktajos tīklos</translation>
  </message>
  <message>
   <source>Where positions come from on this computer.</source>
   <translation>No kurienes šis dators ņem pozīciju.</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Kas</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>Kas Jūs esat?</translation>
  </message>
  <message>
   <source>Who it is</source>
   <translation>Kas tas ir</translation>
  </message>
  <message>
   <source>Who sent it does not take part in the study any more.</source>
   <translation>Sūtītājs vairs nepiedalās pētījumā.</translation>
  </message>
  <message>
   <source>Who wants to be erased</source>
   <translation>Kas vēlas tikt dzēsts</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Kāpēc</translation>
  </message>
  <message>
   <source>Why now</source>
   <translation>Kāpēc tagad</translation>
  </message>
  <message>
   <source>Why? This goes into the journal.</source>
   <translation>Kāpēc? Tas nonāks žurnālā.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Logs</translation>
  </message>
  <message>
   <source>Wipe without a backup</source>
   <translation>Dzēst bez kopijas</translation>
  </message>
  <message>
   <source>Wiped {moment}</source>
   <translation>Iztīrīta {moment}</translation>
  </message>
  <message>
   <source>Wish</source>
   <translation>Vēlme</translation>
  </message>
  <message>
   <source>With the camera… (Ctrl+J)</source>
   <translation>Ar kameru… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Without PIN or key it cannot be said what in this workspace is unsent.</source>
   <translation>Bez PIN vai atslēgas nevar pateikt, kas šeit nav nosūtīts.</translation>
  </message>
  <message>
   <source>Without an answer</source>
   <translation>Bez atbildes</translation>
  </message>
  <message>
   <source>Without network: a file for the other laptop</source>
   <translation>Bez tīkla: fails otram datoram</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>Ierakstīt</translation>
  </message>
  <message>
   <source>Write a name or a number.</source>
   <translation>Ierakstiet vārdu vai numuru.</translation>
  </message>
  <message>
   <source>Write a note</source>
   <translation>Rakstīt piezīmi</translation>
  </message>
  <message>
   <source>Write a remark</source>
   <translation>Rakstīt piezīmi</translation>
  </message>
  <message>
   <source>Write a request for the other laptop</source>
   <translation>Ierakstīt pieprasījumu otram datoram</translation>
  </message>
  <message>
   <source>Write a rescue file…</source>
   <translation>Ierakstīt glābšanas failu…</translation>
  </message>
  <message>
   <source>Write a sealed copy…</source>
   <translation>Ierakstīt aizzīmogotu kopiju…</translation>
  </message>
  <message>
   <source>Write a whole number, or leave the line empty.</source>
   <translation>Rakstiet veselu skaitli vai atstājiet rindu tukšu.</translation>
  </message>
  <message>
   <source>Write at least two letters or digits of what is known of the person.</source>
   <translation>Ierakstiet vismaz divus burtus vai ciparus no tā, kas par personu zināms.</translation>
  </message>
  <message>
   <source>Write into the note what you want to know, then press the key again.</source>
   <translation>Ierakstiet piezīmē, ko vēlaties zināt, un nospiediet taustiņu vēlreiz.</translation>
  </message>
  <message>
   <source>Write it down now, and keep it apart from the file. It is kept nowhere else.</source>
   <translation>Pierakstiet to tagad un glabājiet atsevišķi no faila. Citur tā netiek glabāta.</translation>
  </message>
  <message>
   <source>Write the file</source>
   <translation>Ierakstīt failu</translation>
  </message>
  <message>
   <source>Write the hours as 18:00-07:00, or leave the line empty.</source>
   <translation>Rakstiet stundas kā 18:00-07:00 vai atstājiet rindu tukšu.</translation>
  </message>
  <message>
   <source>Write the number out in full, without “e”.</source>
   <translation>Ierakstiet skaitli pilnībā, bez “e”.</translation>
  </message>
  <message>
   <source>Write to</source>
   <translation>Kur ierakstīt</translation>
  </message>
  <message>
   <source>Write what is stored</source>
   <translation>Izrakstīt, kas glabājas</translation>
  </message>
  <message>
   <source>Write what is stored of the person that is lit</source>
   <translation>Izrakstīt, kas glabājas par iezīmēto personu</translation>
  </message>
  <message>
   <source>Writing, then reading back. Leave the stick in.</source>
   <translation>Ieraksta, tad pārbauda. Neizņemiet zibatmiņu.</translation>
  </message>
  <message>
   <source>Writing: {share} %. Leave the stick in.</source>
   <translation>Ieraksta: {share} %. Neizņemiet zibatmiņu.</translation>
  </message>
  <message>
   <source>Writing…</source>
   <translation>Raksta…</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB) with interviews {interviews}, cases {cases}, files {files}. Bring it to your supervisor.</source>
   <translation>Ierakstīts un pārbaudīts: {file} ({size} MB): intervijas {interviews}, gadījumi {cases}, faili {files}. Nogādājiet failu vadītājam.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB), the whole workspace, sealed. Bring it to your supervisor.</source>
   <translation>Ierakstīts un pārbaudīts: {file} ({size} MB), visa darba vieta, aizzīmogota. Nogādājiet failu vadītājam.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB). Only the pass-phrase above opens it.</source>
   <translation>Ierakstīts un pārbaudīts: {file} ({size} MB). To atver tikai augšā redzamā paroles frāze.</translation>
  </message>
  <message>
   <source>Written and read back: {folder} with completed interviews {completed}, unfinished {unfinished}, files {files}. Bring it to your supervisor.</source>
   <translation>Ierakstīts un pārbaudīts: {folder}; pabeigtas intervijas {completed}, nepabeigtas {unfinished}, faili {files}. Nogādājiet to vadītājam.</translation>
  </message>
  <message>
   <source>Written by a newer program; the server reads it once it is updated.</source>
   <translation>Rakstīts ar jaunāku programmu; serveris nolasīs pēc atjaunināšanas.</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Saglabāts: {path}</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards.</source>
   <translation>Ierakstīts: {file}. Nesiet to uz otru datoru; tā ekrāns pēc tam rādīs zīmi {mark}.</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards. What it writes needs no code.</source>
   <translation>Ierakstīts: {file}. Nesiet to uz otru datoru; tā ekrāns pēc tam rādīs zīmi {mark}. Tā failam kods nav vajadzīgs.</translation>
  </message>
  <message>
   <source>Written: {file}. Only the laptop of {user} opens it; no code is needed. Its screen shows this mark, else take the case back:</source>
   <translation>Ierakstīts: {file}. To atver tikai lietotāja {user} dators; kods nav vajadzīgs. Tā ekrāns rāda šo zīmi, citādi paņemiet gadījumu atpakaļ:</translation>
  </message>
  <message>
   <source>Written: {file}. Read this code to the other interviewer; it is shown this once.</source>
   <translation>Ierakstīts: {file}. Nolasiet šo kodu otram intervētājam; tas tiek rādīts vienreiz.</translation>
  </message>
  <message>
   <source>Written: {path}. Give it to the person over a safe way, then delete it; person.html is to be read.</source>
   <translation>Ierakstīts: {path}. Nododiet personai drošā ceļā, tad izdzēsiet failu; lasāms ir person.html.</translation>
  </message>
  <message>
   <source>Yes, one more</source>
   <translation>Jā, vēl viens</translation>
  </message>
  <message>
   <source>You can look at it; nothing can be changed here. What you wrote is kept and sent.</source>
   <translation>To var apskatīt, mainīt šeit neko nevar. Jūsu ierakstītais tiek saglabāts un nosūtīts.</translation>
  </message>
  <message>
   <source>You handed this case over to whoever has the code ({time}).</source>
   <translation>Jūs nodevāt šo gadījumu tam, kam ir kods ({time}).</translation>
  </message>
  <message>
   <source>You handed this case over to {user} ({time}).</source>
   <translation>Jūs nodevāt šo gadījumu lietotājam {user} ({time}).</translation>
  </message>
  <message>
   <source>You signed in without a password here. Choose a PIN: it opens this window again when it has locked after a time without input, with no network.</source>
   <translation>Jūs šeit pieteicāties bez paroles. Izvēlieties PIN: tas atkal atvērs šo logu, kad tas pēc laika bez ievades būs bloķējies, arī bez tīkla.</translation>
  </message>
  <message>
   <source>Your PIN</source>
   <translation>Jūsu PIN</translation>
  </message>
  <message>
   <source>Your PIN takes the laptop back.</source>
   <translation>Ar PIN jūs atgūstat klēpjdatoru.</translation>
  </message>
  <message>
   <source>Your account may not do this.</source>
   <translation>Jūsu kontam tas nav atļauts.</translation>
  </message>
  <message>
   <source>Your account may not do this. Ask your supervisor.</source>
   <translation>Jūsu kontam tas nav atļauts. Jautājiet vadītājam.</translation>
  </message>
  <message>
   <source>Your password is changed.</source>
   <translation>Parole ir nomainīta.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own.</source>
   <translation>Jūsu paroli piešķīra birojs. Izvēlieties savu.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own; then all goes on.</source>
   <translation>Šo paroli iedeva birojs. Izvēlieties savu; tad viss turpināsies.</translation>
  </message>
  <message>
   <source>accuracy {metres} m</source>
   <translation>precizitāte {metres} m</translation>
  </message>
  <message>
   <source>acknowledged {time}: the case was erased, it stays here only</source>
   <translation>apstiprināts {time}: gadījums dzēsts, paliek tikai šeit</translation>
  </message>
  <message numerus="yes">
   <source>after %n minute(s) without input</source>
   <translation>
    <numerusform>pēc %n minūtes bez ievades</numerusform>
    <numerusform>pēc %n minūtēm bez ievades</numerusform>
    <numerusform>pēc %n minūtēm bez ievades</numerusform>
   </translation>
  </message>
  <message>
   <source>altitude {metres} m</source>
   <translation>augstums {metres} m</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>un vēl %n</numerusform>
    <numerusform>un vēl %n</numerusform>
    <numerusform>un vēl %n</numerusform>
   </translation>
  </message>
  <message>
   <source>and {count} more, in the list</source>
   <translation>un vēl {count} sarakstā</translation>
  </message>
  <message>
   <source>answered</source>
   <translation>atbildēts</translation>
  </message>
  <message>
   <source>approved</source>
   <translation>apstiprināta</translation>
  </message>
  <message>
   <source>approved {time}</source>
   <translation>apstiprināta {time}</translation>
  </message>
  <message>
   <source>area {area}</source>
   <translation>platība {area}</translation>
  </message>
  <message>
   <source>arrows</source>
   <translation>bultiņas</translation>
  </message>
  <message>
   <source>as fast as it goes</source>
   <translation>cik ātri vien iespējams</translation>
  </message>
  <message>
   <source>at least {number}</source>
   <translation>vismaz {number}</translation>
  </message>
  <message>
   <source>at most {minutes} minutes</source>
   <translation>ne vairāk kā {minutes} minūtes</translation>
  </message>
  <message>
   <source>at most {number}</source>
   <translation>ne vairāk par {number}</translation>
  </message>
  <message>
   <source>average length</source>
   <translation>vidējais ilgums</translation>
  </message>
  <message>
   <source>average length {time}</source>
   <translation>vidējais ilgums {time}</translation>
  </message>
  <message>
   <source>broke off on the line</source>
   <translation>saruna pārtrūka</translation>
  </message>
  <message>
   <source>broke off {n}</source>
   <translation>pārtrūka {n}</translation>
  </message>
  <message>
   <source>broken off</source>
   <translation>pārtraukta</translation>
  </message>
  <message>
   <source>broken_off</source>
   <translation>pārtraukta</translation>
  </message>
  <message>
   <source>cable</source>
   <translation>kabelis</translation>
  </message>
  <message>
   <source>called later</source>
   <translation>zvana vēlāk</translation>
  </message>
  <message>
   <source>cannot be opened: {n}</source>
   <translation>nevar atvērt: {n}</translation>
  </message>
  <message>
   <source>cannot be used here</source>
   <translation>šeit nevar lietot</translation>
  </message>
  <message>
   <source>case now elsewhere</source>
   <translation>gadījums tagad ir citur</translation>
  </message>
  <message>
   <source>case {id}, events {places}</source>
   <translation>gadījums {id}, notikumi {places}</translation>
  </message>
  <message>
   <source>cases given to others {n}</source>
   <translation>citiem nodoti gadījumi {n}</translation>
  </message>
  <message>
   <source>cases taken over {n}</source>
   <translation>pārņemti gadījumi {n}</translation>
  </message>
  <message>
   <source>cases {n}</source>
   <translation>gadījumi {n}</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>izvēlēts</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>pabeigta</translation>
  </message>
  <message>
   <source>completes</source>
   <translation>pabeigtas</translation>
  </message>
  <message>
   <source>computer was restarted before this</source>
   <translation>pirms tam datoru pārstartēja</translation>
  </message>
  <message>
   <source>contacts</source>
   <translation>sarunas</translation>
  </message>
  <message>
   <source>copy of {time}</source>
   <translation>kopija no {time}</translation>
  </message>
  <message>
   <source>day month year</source>
   <translation>diena mēnesis gads</translation>
  </message>
  <message>
   <source>day month year hours:minutes</source>
   <translation>diena mēnesis gads stundas:minūtes</translation>
  </message>
  <message>
   <source>decisions {n}</source>
   <translation>lēmumi {n}</translation>
  </message>
  <message>
   <source>deleted, as the interview says: {n}</source>
   <translation>dzēsti, kā teikts intervijā: {n}</translation>
  </message>
  <message>
   <source>dials</source>
   <translation>zvani</translation>
  </message>
  <message>
   <source>digits</source>
   <translation>cipari</translation>
  </message>
  <message>
   <source>done {n}</source>
   <translation>pabeigti {n}</translation>
  </message>
  <message>
   <source>draft</source>
   <translation>nepabeigta</translation>
  </message>
  <message>
   <source>empty: through the browser</source>
   <translation>tukšs: caur pārlūku</translation>
  </message>
  <message>
   <source>entries {n}</source>
   <translation>ieraksti {n}</translation>
  </message>
  <message>
   <source>erase by {day}</source>
   <translation>dzēst līdz {day}</translation>
  </message>
  <message>
   <source>erase: late since {day}</source>
   <translation>nokavēts {day}</translation>
  </message>
  <message>
   <source>files on this computer only: {n}</source>
   <translation>faili tikai šajā datorā: {n}</translation>
  </message>
  <message>
   <source>finished {time}, does not get through this network</source>
   <translation>pabeigta {time}, netiek cauri šim tīklam</translation>
  </message>
  <message>
   <source>finished {time}, not taken by the server: tell your supervisor</source>
   <translation>pabeigta {time}, serveris nepieņēma: pasakiet vadītājam</translation>
  </message>
  <message>
   <source>finished {time}, waits to be sent</source>
   <translation>pabeigta {time}, gaida nosūtīšanu</translation>
  </message>
  <message>
   <source>forms {n}</source>
   <translation>veidlapas {n}</translation>
  </message>
  <message>
   <source>from {time}</source>
   <translation>no {time}</translation>
  </message>
  <message>
   <source>given</source>
   <translation>dota</translation>
  </message>
  <message>
   <source>hard</source>
   <translation>stingra</translation>
  </message>
  <message>
   <source>hours minutes</source>
   <translation>stundas minūtes</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>kārtībā</translation>
  </message>
  <message>
   <source>interview …{id}, events {places}</source>
   <translation>intervija …{id}, notikumi {places}</translation>
  </message>
  <message>
   <source>interviews {n}</source>
   <translation>intervijas {n}</translation>
  </message>
  <message>
   <source>is being dialled</source>
   <translation>sastāda numuru</translation>
  </message>
  <message>
   <source>is being read</source>
   <translation>lasa</translation>
  </message>
  <message>
   <source>is on the line</source>
   <translation>notiek saruna</translation>
  </message>
  <message>
   <source>it is right</source>
   <translation>tā ir pareizi</translation>
  </message>
  <message>
   <source>its entry on this computer is damaged; opening it mends that</source>
   <translation>tās ieraksts šajā datorā ir bojāts; atverot tas tiks salabots</translation>
  </message>
  <message>
   <source>journals that differ {n}</source>
   <translation>atšķirīgi žurnāli {n}</translation>
  </message>
  <message>
   <source>kept aside {n}</source>
   <translation>nolikts malā {n}</translation>
  </message>
  <message>
   <source>language: {language}</source>
   <translation>valoda: {language}</translation>
  </message>
  <message>
   <source>last contact {time}</source>
   <translation>pēdējā saziņa {time}</translation>
  </message>
  <message>
   <source>last {who}</source>
   <translation>pēdējais: {who}</translation>
  </message>
  <message>
   <source>later {n}</source>
   <translation>vēlāk {n}</translation>
  </message>
  <message>
   <source>latitude longitude, for instance 56.95 24.10</source>
   <translation>platums garums, piemēram, 56.95 24.10</translation>
  </message>
  <message>
   <source>less than {number}</source>
   <translation>mazāk par {number}</translation>
  </message>
  <message>
   <source>long ago</source>
   <translation>sen</translation>
  </message>
  <message>
   <source>look again</source>
   <translation>pārbaudiet vēlreiz</translation>
  </message>
  <message>
   <source>mobile network</source>
   <translation>mobilais tīkls</translation>
  </message>
  <message>
   <source>month year</source>
   <translation>mēnesis gads</translation>
  </message>
  <message>
   <source>more than {number}</source>
   <translation>vairāk par {number}</translation>
  </message>
  <message>
   <source>names, divided by commas</source>
   <translation>nosaukumi, atdalīti ar komatiem</translation>
  </message>
  <message>
   <source>next on {day}</source>
   <translation>nākamais {day}</translation>
  </message>
  <message>
   <source>no answer yet</source>
   <translation>vēl nav atbildes</translation>
  </message>
  <message>
   <source>no answers yet</source>
   <translation>atbilžu vēl nav</translation>
  </message>
  <message>
   <source>no further call</source>
   <translation>zvana vairs nevajag</translation>
  </message>
  <message>
   <source>no number yet</source>
   <translation>numura vēl nav</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>nav skaņas</translation>
  </message>
  <message>
   <source>none answered alike</source>
   <translation>vienādu atbilžu nav</translation>
  </message>
  <message>
   <source>none so far</source>
   <translation>pagaidām neviena</translation>
  </message>
  <message>
   <source>not asked</source>
   <translation>nav jautāts</translation>
  </message>
  <message>
   <source>not called any more</source>
   <translation>vairs nezvana</translation>
  </message>
  <message>
   <source>not in the list any more</source>
   <translation>sarakstā vairs nav</translation>
  </message>
  <message>
   <source>not let through by this network {n}</source>
   <translation>šis tīkls nelaida cauri {n}</translation>
  </message>
  <message>
   <source>not limited</source>
   <translation>bez ierobežojuma</translation>
  </message>
  <message>
   <source>not read out</source>
   <translation>nenolasīt</translation>
  </message>
  <message>
   <source>not received yet: {n}</source>
   <translation>vēl nav saņemti: {n}</translation>
  </message>
  <message>
   <source>not sent yet</source>
   <translation>vēl nav nosūtīts</translation>
  </message>
  <message>
   <source>not taken by the server</source>
   <translation>serveris nepieņēma</translation>
  </message>
  <message>
   <source>not taken {n}</source>
   <translation>nav pieņemts {n}</translation>
  </message>
  <message>
   <source>not tried yet</source>
   <translation>vēl nav mēģināts</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nekas</translation>
  </message>
  <message>
   <source>now</source>
   <translation>tagad</translation>
  </message>
  <message>
   <source>of all cases that are or may be eligible</source>
   <translation>no visiem gadījumiem, kas der vai varētu derēt</translation>
  </message>
  <message>
   <source>of erased cases {n}</source>
   <translation>no dzēstiem gadījumiem {n}</translation>
  </message>
  <message>
   <source>of {cases} cases · {attempts} attempts</source>
   <translation>no {cases} gadījumiem · mēģinājumi: {attempts}</translation>
  </message>
  <message>
   <source>offered again {n}</source>
   <translation>piedāvāts vēlreiz {n}</translation>
  </message>
  <message>
   <source>open</source>
   <translation>bez atbildes</translation>
  </message>
  <message>
   <source>or write the name here</source>
   <translation>vai ierakstiet vārdu šeit</translation>
  </message>
  <message>
   <source>path of a file, or drop it here</source>
   <translation>faila ceļš, vai ievelciet to šeit</translation>
  </message>
  <message>
   <source>place {number}</source>
   <translation>{number}. vieta</translation>
  </message>
  <message>
   <source>please mend</source>
   <translation>lūdzu, labojiet</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>gatava</translation>
  </message>
  <message>
   <source>ready to be called</source>
   <translation>gatavs zvanam</translation>
  </message>
  <message>
   <source>ready {n}</source>
   <translation>gatavi {n}</translation>
  </message>
  <message>
   <source>received and backed up {time}</source>
   <translation>saņemta, rezerves kopijā {time}</translation>
  </message>
  <message>
   <source>received {time}</source>
   <translation>saņemta {time}</translation>
  </message>
  <message>
   <source>received {time}, kept aside for your supervisor</source>
   <translation>saņemta {time}, nolikta malā vadītājam</translation>
  </message>
  <message>
   <source>received {time}, receipt {code}…</source>
   <translation>saņemts {time}, apstiprinājums {code}…</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>atteikta</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>noraidīta</translation>
  </message>
  <message>
   <source>rejected {time}</source>
   <translation>noraidīta {time}</translation>
  </message>
  <message>
   <source>remark</source>
   <translation>piezīme</translation>
  </message>
  <message>
   <source>sent back by the supervisor {time}: go on with it</source>
   <translation>vadītājs atsūtīja atpakaļ {time}: turpiniet</translation>
  </message>
  <message>
   <source>sent {n}</source>
   <translation>nosūtītas {n}</translation>
  </message>
  <message>
   <source>sent {time}</source>
   <translation>nosūtīta {time}</translation>
  </message>
  <message>
   <source>server not reached</source>
   <translation>serveris nav sasniedzams</translation>
  </message>
  <message>
   <source>settled by {name}</source>
   <translation>izlemts: {name}</translation>
  </message>
  <message>
   <source>several separated by ;</source>
   <translation>vairākus atdalīt ar ;</translation>
  </message>
  <message>
   <source>six digits or more</source>
   <translation>vismaz seši cipari</translation>
  </message>
  <message>
   <source>soft</source>
   <translation>aptuvena</translation>
  </message>
  <message>
   <source>studies {n}</source>
   <translation>pētījumi {n}</translation>
  </message>
  <message>
   <source>suspended</source>
   <translation>atlikta</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>atsaukta</translation>
  </message>
  <message>
   <source>taken {n}</source>
   <translation>aizņemti {n}</translation>
  </message>
  <message>
   <source>the end of fieldwork is not set</source>
   <translation>lauka darba beigas nav noteiktas</translation>
  </message>
  <message>
   <source>the system</source>
   <translation>sistēmas</translation>
  </message>
  <message>
   <source>the usual ones</source>
   <translation>parastās</translation>
  </message>
  <message>
   <source>to be confirmed</source>
   <translation>jāapstiprina</translation>
  </message>
  <message>
   <source>to be sent {n}</source>
   <translation>jānosūta {n}</translation>
  </message>
  <message>
   <source>too loud</source>
   <translation>par skaļu</translation>
  </message>
  <message>
   <source>type the code, or scan it</source>
   <translation>ierakstiet kodu vai noskenējiet to</translation>
  </message>
  <message>
   <source>under way</source>
   <translation>notiek</translation>
  </message>
  <message>
   <source>under way since {time}</source>
   <translation>notiek kopš {time}</translation>
  </message>
  <message>
   <source>under way {n}</source>
   <translation>notiek {n}</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>līdz {day}</translation>
  </message>
  <message>
   <source>until {time}</source>
   <translation>līdz {time}</translation>
  </message>
  <message>
   <source>updated {time}</source>
   <translation>atjaunots {time}</translation>
  </message>
  <message>
   <source>waits for you</source>
   <translation>gaida jūs</translation>
  </message>
  <message>
   <source>waits to be sent</source>
   <translation>gaida nosūtīšanu</translation>
  </message>
  <message>
   <source>wanted later {n}</source>
   <translation>vēlāk {n}</translation>
  </message>
  <message>
   <source>was kept until {day}, goes by itself</source>
   <translation>glabāts līdz {day}, dzēšas pats</translation>
  </message>
  <message>
   <source>whoever has the code</source>
   <translation>tas, kam ir kods</translation>
  </message>
  <message>
   <source>with a damaged or changed part: {n}</source>
   <translation>ar bojātu vai mainītu daļu: {n}</translation>
  </message>
  <message>
   <source>written to {folder}: {n}</source>
   <translation>ierakstīti mapē {folder}: {n}</translation>
  </message>
  <message>
   <source>year</source>
   <translation>gads</translation>
  </message>
  <message>
   <source>{bounds} (95 %) · n = {n}</source>
   <translation>{bounds} (95 %) · n = {n}</translation>
  </message>
  <message>
   <source>{case} is erased: {journals} journals, {files} files. Laptops erase their copy at their next contact.</source>
   <translation>{case} ir dzēsts: žurnāli {journals}, faili {files}. Datori savu kopiju izdzēsīs nākamajā sakaru reizē.</translation>
  </message>
  <message>
   <source>{case} may be called.</source>
   <translation>Gadījumam {case} var zvanīt.</translation>
  </message>
  <message>
   <source>{day} April {year}</source>
   <translation>{year}. gada {day}. aprīlis</translation>
  </message>
  <message>
   <source>{day} August {year}</source>
   <translation>{year}. gada {day}. augusts</translation>
  </message>
  <message>
   <source>{day} December {year}</source>
   <translation>{year}. gada {day}. decembris</translation>
  </message>
  <message>
   <source>{day} February {year}</source>
   <translation>{year}. gada {day}. februāris</translation>
  </message>
  <message>
   <source>{day} January {year}</source>
   <translation>{year}. gada {day}. janvāris</translation>
  </message>
  <message>
   <source>{day} July {year}</source>
   <translation>{year}. gada {day}. jūlijs</translation>
  </message>
  <message>
   <source>{day} June {year}</source>
   <translation>{year}. gada {day}. jūnijs</translation>
  </message>
  <message>
   <source>{day} March {year}</source>
   <translation>{year}. gada {day}. marts</translation>
  </message>
  <message>
   <source>{day} May {year}</source>
   <translation>{year}. gada {day}. maijs</translation>
  </message>
  <message>
   <source>{day} November {year}</source>
   <translation>{year}. gada {day}. novembris</translation>
  </message>
  <message>
   <source>{day} October {year}</source>
   <translation>{year}. gada {day}. oktobris</translation>
  </message>
  <message>
   <source>{day} September {year}</source>
   <translation>{year}. gada {day}. septembris</translation>
  </message>
  <message>
   <source>{degrees}° E</source>
   <translation>{degrees}° A</translation>
  </message>
  <message>
   <source>{degrees}° N</source>
   <translation>{degrees}° Z</translation>
  </message>
  <message>
   <source>{degrees}° S</source>
   <translation>{degrees}° D</translation>
  </message>
  <message>
   <source>{degrees}° W</source>
   <translation>{degrees}° R</translation>
  </message>
  <message>
   <source>{device} is locked and wipes itself once everything on it is delivered.</source>
   <translation>{device}: bloķēta un iztīrīsies, kad viss būs piegādāts.</translation>
  </message>
  <message>
   <source>{device} is locked.</source>
   <translation>{device}: bloķēta.</translation>
  </message>
  <message>
   <source>{device} is unlocked; {user} signs in again.</source>
   <translation>{device}: atbloķēta; {user} piesakās vēlreiz.</translation>
  </message>
  <message>
   <source>{device} of {user} is locked, sends everything at its next contact, and then removes all of it. Press {key} once more.</source>
   <translation>{device} ({user}) tiek bloķēta, nākamajā saziņā visu nosūta un tad visu noņem. Nospiediet {key} vēlreiz.</translation>
  </message>
  <message>
   <source>{device} of {user} waits no more until a backup of the server has what it sent, three days at most. Until the next backup only the server itself has it: if the server is lost, so is that work. Press {key} once more.</source>
   <translation>{device} ({user}) vairs negaida (ilgākais trīs dienas), līdz servera rezerves kopijā ir tas, ko tas nosūtīja. Līdz nākamajai kopijai tas ir tikai pašā serverī: ja zūd serveris, zūd arī šis darbs. Nospiediet {key} vēlreiz.</translation>
  </message>
  <message>
   <source>{device} wipes itself at its next contact, once everything on it is delivered.</source>
   <translation>{device} izdzēsīsies nākamajā saziņā, kad viss no tā būs nogādāts.</translation>
  </message>
  <message>
   <source>{dk} don't know, {rf} refused, {blank} without an answer, of {asked} questions</source>
   <translation>nezina: {dk}, atteikums: {rf}, bez atbildes: {blank}, jautājumu kopā: {asked}</translation>
  </message>
  <message>
   <source>{done} of about {total}</source>
   <translation>{done} no aptuveni {total}</translation>
  </message>
  <message>
   <source>{field} cannot be corrected here.</source>
   <translation>{field} šeit labot nevar.</translation>
  </message>
  <message>
   <source>{file} is no request of another laptop, or cannot be read. Have it written again.</source>
   <translation>{file} nav otra datora pieprasījums, vai to nevar nolasīt. Lieciet to ierakstīt vēlreiz.</translation>
  </message>
  <message>
   <source>{file} was opened on this computer already: it is the workspace of {user}. Open that one; nothing was changed.</source>
   <translation>{file} šajā datorā jau ir atvērta: tā ir {user} darba vieta. Atveriet to; nekas nav mainīts.</translation>
  </message>
  <message>
   <source>{form} is not in the list of the server any more: no new interview is begun.</source>
   <translation>{form} vairs nav servera sarakstā: jauna intervija netiek sākta.</translation>
  </message>
  <message>
   <source>{form} was not fetched yet. Fetch the forms first.</source>
   <translation>{form} vēl nav saņemta. Vispirms saņemiet veidlapas.</translation>
  </message>
  <message>
   <source>{key} goes back to look at the answers. After completing they can be changed only until they are sent.</source>
   <translation>{key} atgriežas pie atbildēm. Pēc pabeigšanas tās var mainīt tikai, kamēr tās nav nosūtītas.</translation>
  </message>
  <message>
   <source>{key} has a meaning of its own in fields and lists; it stays as it is.</source>
   <translation>{key} laukos un sarakstos ir sava nozīme; tas paliek, kā ir.</translation>
  </message>
  <message>
   <source>{key} is “{words}” and stays so.</source>
   <translation>{key} ir “{words}” un tāds paliek.</translation>
  </message>
  <message>
   <source>{key} is “{words}” now; change that first.</source>
   <translation>{key} tagad ir “{words}”; vispirms mainiet to.</translation>
  </message>
  <message>
   <source>{key} is “{words}”. Enter swaps the two keys, Escape leaves them as they are.</source>
   <translation>{key} ir “{words}”. Enter samaina abus taustiņus, Escape atstāj tos, kā ir.</translation>
  </message>
  <message>
   <source>{key} shows the next language.</source>
   <translation>{key} rāda nākamo valodu.</translation>
  </message>
  <message>
   <source>{length} around</source>
   <translation>perimetrs {length}</translation>
  </message>
  <message>
   <source>{length} long</source>
   <translation>garums {length}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>no {low} līdz {high}</translation>
  </message>
  <message>
   <source>{low} to {high}, step {step}</source>
   <translation>no {low} līdz {high}, solis {step}</translation>
  </message>
  <message>
   <source>{moment} in {zone} has passed; choose a later moment.</source>
   <translation>{moment} joslā {zone} jau pagājis; izvēlieties vēlāku brīdi.</translation>
  </message>
  <message>
   <source>{name} goes to another interviewer, with everything written so far. Here it can only be read then.</source>
   <translation>{name} pāriet pie cita intervētāja ar visu, kas pierakstīts. Šeit to varēs tikai lasīt.</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file in it.</source>
   <translation>{name} ir mape. Izvēlieties tajā failu.</translation>
  </message>
  <message>
   <source>{name} is no file that can be attached.</source>
   <translation>{name} nav fails, ko var pievienot.</translation>
  </message>
  <message>
   <source>{name} is no picture that can be shown here. Choose another file.</source>
   <translation>{name} nav attēls, ko šeit var parādīt. Izvēlieties citu failu.</translation>
  </message>
  <message>
   <source>{name} is not a time zone; use a name such as Europe/Riga.</source>
   <translation>{name} nav laika josla; rakstiet, piemēram, Europe/Riga.</translation>
  </message>
  <message>
   <source>{now} of {all}</source>
   <translation>{now} no {all}</translation>
  </message>
  <message>
   <source>{number} KB</source>
   <translation>{number} kB</translation>
  </message>
  <message>
   <source>{number} MB</source>
   <translation>{number} MB</translation>
  </message>
  <message>
   <source>{number} bytes</source>
   <translation>{number} baiti</translation>
  </message>
  <message>
   <source>{number} ha</source>
   <translation>{number} ha</translation>
  </message>
  <message>
   <source>{number} km</source>
   <translation>{number} km</translation>
  </message>
  <message>
   <source>{number} km²</source>
   <translation>{number} km²</translation>
  </message>
  <message>
   <source>{number} m</source>
   <translation>{number} m</translation>
  </message>
  <message>
   <source>{number} m²</source>
   <translation>{number} m²</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>{n} h</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} min</translation>
  </message>
  <message>
   <source>{n} need a look</source>
   <translation>jāapskata: {n}</translation>
  </message>
  <message>
   <source>{n} ready</source>
   <translation>gatavi: {n}</translation>
  </message>
  <message>
   <source>{n} runs</source>
   <translation>reizes: {n}</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} sek.</translation>
  </message>
  <message>
   <source>{n} wait for you</source>
   <translation>gaida jūs: {n}</translation>
  </message>
  <message>
   <source>{seconds} s ago</source>
   <translation>pirms {seconds} s</translation>
  </message>
  <message>
   <source>{server} and {n} more</source>
   <translation>{server} un vēl {n}</translation>
  </message>
  <message>
   <source>{short} of {all} short</source>
   <translation>īsas: {short} no {all}</translation>
  </message>
  <message>
   <source>{shown} of {all} choices</source>
   <translation>{shown} no {all}</translation>
  </message>
  <message>
   <source>{spent} min; reading aloud takes {reading} min; {fast} of {timed} questions left before they can be read</source>
   <translation>{spent} min; lasīšana balsī aizņem {reading} min; {fast} no {timed} jautājumiem atstāti, pirms tos var izlasīt</translation>
  </message>
  <message numerus="yes">
   <source>{state}, {x} from the left, {y} from the top, %n lines</source>
   <translation>
    <numerusform>{state}, {x} no kreisās, {y} no augšas, %n līnija</numerusform>
    <numerusform>{state}, {x} no kreisās, {y} no augšas, %n līnijas</numerusform>
    <numerusform>{state}, {x} no kreisās, {y} no augšas, %n līniju</numerusform>
   </translation>
  </message>
  <message>
   <source>{study}, {user}: {here} of {all} journals are on the server.</source>
   <translation>{study}, {user}: serverī ir {here} no {all} žurnāliem.</translation>
  </message>
  <message>
   <source>{time} before this, 3 s when playing</source>
   <translation>pirms tam {time}, atskaņojot 3 sek.</translation>
  </message>
  <message>
   <source>{time} by this device, never compared with the server</source>
   <translation>{time} pēc šīs ierīces, ar serveri nav salīdzināts</translation>
  </message>
  <message>
   <source>{time} if nobody set the clock</source>
   <translation>{time}, ja pulksteni neviens nepārlika</translation>
  </message>
  <message>
   <source>{time} in {place}</source>
   <translation>{time}, {place}</translation>
  </message>
  <message>
   <source>{user} gets your question with the next synchronisation; it stays open here.</source>
   <translation>{user} saņems jautājumu nākamajā sinhronizācijā; šeit tas paliek atvērts.</translation>
  </message>
  <message>
   <source>{user} is no interviewer: only interviewers have a workspace on a computer.</source>
   <translation>{user} nav intervētājs: darba vieta datorā ir tikai intervētājiem.</translation>
  </message>
  <message>
   <source>{user} loses {case}, and a result from there comes too late. Press {key} once more.</source>
   <translation>{user} zaudē {case}, un rezultāts no turienes atnāks par vēlu. Nospiediet {key} vēlreiz.</translation>
  </message>
  <message>
   <source>± {n} min</source>
   <translation>± {n} minūtes</translation>
  </message>
  <message>
   <source>± {n} s</source>
   <translation>± {n} sek.</translation>
  </message>
  <message>
   <source>“{choice}” takes the others back.</source>
   <translation>“{choice}” atceļ pārējās.</translation>
  </message>
  <message>
   <source>“{choice}” was taken back.</source>
   <translation>Atcelts: “{choice}”.</translation>
  </message>
  <message>
   <source>“{words}” and “{other}” have changed keys.</source>
   <translation>“{words}” un “{other}” ir samainījuši taustiņus.</translation>
  </message>
  <message>
   <source>“{words}” is {key} now.</source>
   <translation>“{words}” tagad ir {key}.</translation>
  </message>
  <message>
   <source>‹ Back</source>
   <translation>‹ Atpakaļ</translation>
  </message>
  <message>
   <source>↑ ↓ choose  ·  Enter closes the attempt  ·  Esc back</source>
   <translation>↑ ↓ izvēle  ·  Enter aizver mēģinājumu  ·  Esc atpakaļ</translation>
  </message>
  <message>
   <source>■ End the recording (Ctrl+R)</source>
   <translation>■ Beigt ierakstu (Ctrl+R)</translation>
  </message>
  <message>
   <source>■ Stop</source>
   <translation>■ Apturēt</translation>
  </message>
  <message>
   <source>▶ Listen to how it was asked</source>
   <translation>▶ Noklausīties, kā jautājums uzdots</translation>
  </message>
  <message>
   <source>▶ Play</source>
   <translation>▶ Atskaņot</translation>
  </message>
  <message>
   <source>▶ Play the film</source>
   <translation>▶ Rādīt video</translation>
  </message>
  <message>
   <source>▶ Play the sound</source>
   <translation>▶ Atskaņot skaņu</translation>
  </message>
  <message>
   <source>● REC {time}</source>
   <translation>● IERAKSTS {time}</translation>
  </message>
  <message>
   <source>● Record (Ctrl+R)</source>
   <translation>● Ierakstīt (Ctrl+R)</translation>
  </message>
  <message>
   <source>● Recording {time}</source>
   <translation>● Ieraksta {time}</translation>
  </message>
  <message>
   <source>✓ Attached: {name}, {size}</source>
   <translation>✓ Pievienots: {name}, {size}</translation>
  </message>
  <message>
   <source>✓ Saved</source>
   <translation>✓ Saglabāts</translation>
  </message>
  <message>
   <source>❚❚ Not recorded here {time}</source>
   <translation>❚❚ Šeit bez ieraksta {time}</translation>
  </message>
 </context>
</TS>
