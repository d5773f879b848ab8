<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
 <context>
  <name>cxfield</name>
  <message numerus="yes">
   <source>%n answered alike throughout</source>
   <translation>
    <numerusform>%n z takimi samymi odpowiedziami</numerusform>
    <numerusform>%n z takimi samymi odpowiedziami</numerusform>
    <numerusform>%n z takimi samymi odpowiedziami</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters too many</source>
   <translation>
    <numerusform>o %n znak za dużo</numerusform>
    <numerusform>o %n znaki za dużo</numerusform>
    <numerusform>o %n znaków za dużo</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n day(s)</source>
   <translation>
    <numerusform>%n dzień</numerusform>
    <numerusform>%n dni</numerusform>
    <numerusform>%n dni</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n device(s)</source>
   <translation>
    <numerusform>%n urządzenie</numerusform>
    <numerusform>%n urządzenia</numerusform>
    <numerusform>%n urządzeń</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n keys came too fast and were not taken. Please look at the answer.</source>
   <translation>
    <numerusform>%n klawisz przyszedł za szybko i nie został przyjęty. Sprawdź odpowiedź.</numerusform>
    <numerusform>%n klawisze przyszły za szybko i nie zostały przyjęte. Sprawdź odpowiedź.</numerusform>
    <numerusform>%n klawiszy przyszło za szybko i nie zostało przyjętych. Sprawdź odpowiedź.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more characters fit</source>
   <translation>
    <numerusform>mieści się jeszcze %n znak</numerusform>
    <numerusform>mieszczą się jeszcze %n znaki</numerusform>
    <numerusform>mieści się jeszcze %n znaków</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) erased in this study</source>
   <translation>
    <numerusform>W tym badaniu usunięto %n osobę</numerusform>
    <numerusform>W tym badaniu usunięto %n osoby</numerusform>
    <numerusform>W tym badaniu usunięto %n osób</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) found</source>
   <translation>
    <numerusform>Znaleziono %n osobę</numerusform>
    <numerusform>Znaleziono %n osoby</numerusform>
    <numerusform>Znaleziono %n osób</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n point(s)</source>
   <translation>
    <numerusform>%n punkt</numerusform>
    <numerusform>%n punkty</numerusform>
    <numerusform>%n punktów</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n satellite(s)</source>
   <translation>
    <numerusform>%n satelita</numerusform>
    <numerusform>%n satelity</numerusform>
    <numerusform>%n satelitów</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n so far</source>
   <translation>
    <numerusform>jak dotąd %n</numerusform>
    <numerusform>jak dotąd %n</numerusform>
    <numerusform>jak dotąd %n</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still open. Enter goes there.</source>
   <translation>
    <numerusform>Otwarte pytanie: %n. Enter przechodzi do niego.</numerusform>
    <numerusform>Otwarte pytania: %n. Enter przechodzi do zaznaczonego.</numerusform>
    <numerusform>Otwarte pytania: %n. Enter przechodzi do zaznaczonego.</numerusform>
   </translation>
  </message>
  <message>
   <source>0 0 is what a receiver says without knowing. Type the real coordinates.</source>
   <translation>0 0 odbiornik podaje, gdy nie zna pozycji. Wpisz prawdziwe współrzędne.</translation>
  </message>
  <message>
   <source>14:30, tomorrow 9, mon 18:00, 24.11 10:15</source>
   <translation>14:30, jutro 9, pon 18:00, 24.11 10:15</translation>
  </message>
  <message>
   <source>A case that another interviewer hands over goes on here, at the same question.</source>
   <translation>Przypadek przekazany przez innego ankietera jest tu kontynuowany od tego samego pytania.</translation>
  </message>
  <message>
   <source>A character alone is for typing answers. Take it with Ctrl or Alt, or a function key.</source>
   <translation>Sam znak służy do wpisywania odpowiedzi. Weź go z Ctrl lub Alt albo klawisz funkcyjny.</translation>
  </message>
  <message>
   <source>A file arrived altered; nothing was changed. Try again.</source>
   <translation>Plik dotarł zmieniony; niczego nie podmieniono. Proszę spróbować ponownie.</translation>
  </message>
  <message>
   <source>A file is not on this computer any more. Tell your supervisor.</source>
   <translation>Pliku nie ma już na tym komputerze. Powiedz o tym koordynatorowi.</translation>
  </message>
  <message>
   <source>A file of this interview is damaged or gone, so it is not sent. Tell your supervisor.</source>
   <translation>Plik tego wywiadu jest uszkodzony albo zniknął, więc wywiad nie jest wysyłany. Powiedz koordynatorowi.</translation>
  </message>
  <message>
   <source>A file was attached</source>
   <translation>Dołączono plik</translation>
  </message>
  <message>
   <source>A group is missing, or there is one too many: the code has 8 groups.</source>
   <translation>Brakuje grupy albo jest o jedną za dużo: kod ma 8 grup.</translation>
  </message>
  <message>
   <source>A new case needs a name or a number.</source>
   <translation>Nowy przypadek potrzebuje nazwiska albo numeru.</translation>
  </message>
  <message>
   <source>A new password ends your sessions on other computers. Nothing on them is lost.</source>
   <translation>Nowe hasło kończy sesje na innych komputerach. Nic na nich nie ginie.</translation>
  </message>
  <message>
   <source>A newer version of the program made this workspace. Update the program.</source>
   <translation>To miejsce pracy utworzyła nowsza wersja programu. Proszę zaktualizować program.</translation>
  </message>
  <message>
   <source>A note for the interviewer; to reject or to comment needs one</source>
   <translation>Notatka dla ankietera; wymagana przy odrzuceniu i komentarzu</translation>
  </message>
  <message>
   <source>A note for who sent it; a question needs one</source>
   <translation>Notatka dla nadawcy; pytanie jej wymaga</translation>
  </message>
  <message>
   <source>A picture first: type its path, choose or drop it. Then draw on it.</source>
   <translation>Najpierw obraz: wpisz ścieżkę, wybierz lub upuść plik. Potem rysuj na nim.</translation>
  </message>
  <message>
   <source>A rescue file holds this workspace as it is now, sealed.</source>
   <translation>Plik ratunkowy zawiera to miejsce pracy w obecnym stanie, zapieczętowane.</translation>
  </message>
  <message>
   <source>A scanner types the code by itself. Codes in pictures cannot be read on this computer; whoever looks after it can add that (devices).</source>
   <translation>Skaner sam wpisuje kod. Ten komputer nie odczytuje kodów ze zdjęć; może to dodać osoba, która się nim zajmuje (devices).</translation>
  </message>
  <message>
   <source>A screen is gone; the window is on this one now. Everything goes on.</source>
   <translation>Jeden z ekranów został odłączony; okno jest teraz na tym. Wszystko trwa dalej.</translation>
  </message>
  <message>
   <source>A second display is there; show cards go to it.</source>
   <translation>Jest drugi ekran; karty będą na nim pokazywane.</translation>
  </message>
  <message>
   <source>A shape needs at least 3 different points. Add some, or take all back.</source>
   <translation>Obszar wymaga co najmniej 3 różnych punktów. Dodaj je albo cofnij wszystkie.</translation>
  </message>
  <message>
   <source>A trace needs at least 2 different points. Add one, or take all back.</source>
   <translation>Ślad wymaga co najmniej 2 różnych punktów. Dodaj jeden albo cofnij wszystkie.</translation>
  </message>
  <message>
   <source>A workspace of another computer comes to this one, and what is unsent in it is sent from here.</source>
   <translation>Miejsce pracy z innego komputera przechodzi na ten, a to, co niewysłane, zostanie wysłane stąd.</translation>
  </message>
  <message>
   <source>Accuracy {metres} m</source>
   <translation>Dokładność {metres} m</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Dodaj</translation>
  </message>
  <message>
   <source>Add a row</source>
   <translation>Dodaj wiersz</translation>
  </message>
  <message>
   <source>Add a row  Ins</source>
   <translation>Dodaj wiersz  Ins</translation>
  </message>
  <message>
   <source>Add another person</source>
   <translation>Dodaj inną osobę</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>Dodaj osobę</translation>
  </message>
  <message>
   <source>Added a row</source>
   <translation>Dodano wiersz</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adres</translation>
  </message>
  <message>
   <source>Address corrected</source>
   <translation>Poprawiono adres</translation>
  </message>
  <message>
   <source>Address on the other screen</source>
   <translation>Adres na drugim ekranie</translation>
  </message>
  <message>
   <source>Address, or the text of the QR code</source>
   <translation>Adres albo tekst kodu QR</translation>
  </message>
  <message>
   <source>Adopt as a new interview</source>
   <translation>Przyjmij jako nowy wywiad</translation>
  </message>
  <message>
   <source>Adopt it as a new interview</source>
   <translation>Przyjmij to jako nowy wywiad</translation>
  </message>
  <message>
   <source>After the end of fieldwork</source>
   <translation>Po końcu prac terenowych</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Umów</translation>
  </message>
  <message>
   <source>Agree on an appointment</source>
   <translation>Umów termin</translation>
  </message>
  <message>
   <source>All actions</source>
   <translation>Wszystkie czynności</translation>
  </message>
  <message>
   <source>All codes that were ready have been used. Tell your supervisor: the study key opens this workspace.</source>
   <translation>Wszystkie przygotowane kody zostały użyte. Proszę powiedzieć koordynatorowi: to miejsce pracy otworzy klucz badania.</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Wszystkie pliki</translation>
  </message>
  <message>
   <source>All keys are the usual ones.</source>
   <translation>Wszystkie klawisze są znów zwykłe.</translation>
  </message>
  <message>
   <source>All questions answered. Enter completes.</source>
   <translation>Na wszystkie pytania jest odpowiedź. Enter kończy wywiad.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in a folder for your supervisor.</source>
   <translation>Wszystko, czego serwer jeszcze nie ma, w folderze dla przełożonego.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in one file that only your supervisor can open.</source>
   <translation>Wszystko, czego serwer jeszcze nie ma, w jednym pliku, który otworzy tylko koordynator.</translation>
  </message>
  <message>
   <source>All usual keys</source>
   <translation>Wszystkie zwykłe</translation>
  </message>
  <message>
   <source>All {n} interviews received</source>
   <translation>Odebrano wszystkie wywiady: {n}</translation>
  </message>
  <message>
   <source>An administrator changes this on the server: cxfield person keep. What did not arrive whole or lies in no backup yet waits.</source>
   <translation>Zmienia to administrator na serwerze: cxfield person keep. To, co nie dotarło w całości albo nie jest jeszcze w kopii zapasowej, czeka.</translation>
  </message>
  <message>
   <source>An administrator erases. Note the wish: it then stands in the administrator’s list.</source>
   <translation>Usuwa administrator. Zanotuj życzenie: pojawi się na jego liście.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password.</source>
   <translation>Użytkownik aplikacji ODK Central nie potrzebuje hasła.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password. The PIN opens your answers on this computer.</source>
   <translation>Użytkownik aplikacji ODK Central nie potrzebuje hasła. PIN otwiera odpowiedzi na tym komputerze.</translation>
  </message>
  <message>
   <source>An attached file was deleted</source>
   <translation>Usunięto dołączony plik</translation>
  </message>
  <message>
   <source>An entry of it is larger than the server takes. It stays here and is tried again at each run.</source>
   <translation>Jeden z wpisów jest większy, niż przyjmuje serwer. Zostaje tutaj i jest wysyłany ponownie przy każdej synchronizacji.</translation>
  </message>
  <message>
   <source>An error that the program does not know. Tell your administrator.</source>
   <translation>Błąd nieznany programowi. Powiedz administratorowi.</translation>
  </message>
  <message>
   <source>An event cannot be read.</source>
   <translation>Nie można odczytać zdarzenia.</translation>
  </message>
  <message>
   <source>An interview was begun and waits to be finished.</source>
   <translation>Wywiad rozpoczęto i czeka na dokończenie.</translation>
  </message>
  <message>
   <source>Another account…</source>
   <translation>Inne konto…</translation>
  </message>
  <message>
   <source>Another answer in this row</source>
   <translation>Inna odpowiedź w tym wierszu</translation>
  </message>
  <message>
   <source>Another choice of this row</source>
   <translation>Inny wybór w tym wierszu</translation>
  </message>
  <message>
   <source>Another file…</source>
   <translation>Inny plik…</translation>
  </message>
  <message>
   <source>Another person to speak with</source>
   <translation>Inna osoba do rozmowy</translation>
  </message>
  <message>
   <source>Another program holds the workspace: this step is not saved, everything before it is. Close that program, then press the same key again.</source>
   <translation>Inny program trzyma folder roboczy: ten krok nie został zapisany, wszystko przed nim – tak. Proszę zamknąć ten program i nacisnąć ten sam klawisz jeszcze raz.</translation>
  </message>
  <message>
   <source>Another row</source>
   <translation>Inny wiersz</translation>
  </message>
  <message>
   <source>Another server or project</source>
   <translation>Inny serwer lub projekt</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Odpowiedź</translation>
  </message>
  <message>
   <source>Answered “{question}”: {after}</source>
   <translation>Odpowiedź na „{question}”: {after}</translation>
  </message>
  <message>
   <source>Answered: {words}</source>
   <translation>Odpowiedź: {words}</translation>
  </message>
  <message>
   <source>Answering machine, household confirmed</source>
   <translation>Automat, gospodarstwo potwierdzone</translation>
  </message>
  <message>
   <source>Answering machine, household unknown</source>
   <translation>Automat, gospodarstwo nieznane</translation>
  </message>
  <message>
   <source>Answering machine, message left</source>
   <translation>Automat, zostawiono wiadomość</translation>
  </message>
  <message>
   <source>Answering machine, no message left</source>
   <translation>Automat, nie zostawiono wiadomości</translation>
  </message>
  <message>
   <source>Answers in own words</source>
   <translation>Odpowiedzi własnymi słowami</translation>
  </message>
  <message>
   <source>Answers never wait for this.</source>
   <translation>Odpowiedzi nigdy na to nie czekają.</translation>
  </message>
  <message>
   <source>Answers stay as they are.</source>
   <translation>Odpowiedzi pozostają bez zmian.</translation>
  </message>
  <message>
   <source>Anybody who has the folder can read the answers. Delete it once it is sent.</source>
   <translation>Kto ma ten folder, może przeczytać odpowiedzi. Usuń go, gdy wszystko jest wysłane.</translation>
  </message>
  <message>
   <source>Appointment</source>
   <translation>Termin</translation>
  </message>
  <message>
   <source>Appointment, in the respondent's time</source>
   <translation>Termin według czasu respondenta</translation>
  </message>
  <message>
   <source>Appointment: {time} in {place}.</source>
   <translation>Termin: {time}, {place}.</translation>
  </message>
  <message>
   <source>Appointments</source>
   <translation>Terminy</translation>
  </message>
  <message>
   <source>Approve</source>
   <translation>Zatwierdź</translation>
  </message>
  <message>
   <source>Approve, reject or comment on the interview that is lit</source>
   <translation>Zatwierdź, odrzuć lub skomentuj podświetlony wywiad</translation>
  </message>
  <message>
   <source>Approved by {name}</source>
   <translation>Zatwierdzono: {name}</translation>
  </message>
  <message>
   <source>April {year}</source>
   <translation>kwiecień {year}</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets a point, Backspace takes one back.</source>
   <translation>Strzałka w dół prowadzi na mapę. Strzałki przesuwają krzyżyk, spacja stawia punkt, Backspace cofa ostatni.</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets the point.</source>
   <translation>Strzałka w dół prowadzi na mapę. Strzałki przesuwają krzyżyk, spacja ustawia punkt.</translation>
  </message>
  <message>
   <source>Arrow keys choose everywhere; they stay as they are.</source>
   <translation>Strzałki wszędzie wybierają; zostają, jak są.</translation>
  </message>
  <message>
   <source>Arrows move the map, + and − zoom.</source>
   <translation>Strzałki przesuwają mapę, + i − zmieniają skalę.</translation>
  </message>
  <message>
   <source>Arrows: day · Page keys: month · Enter takes it · Escape closes</source>
   <translation>Strzałki: dzień · Page: miesiąc · Enter wybiera · Esc zamyka</translation>
  </message>
  <message>
   <source>As files that anybody can read</source>
   <translation>Jako pliki, które każdy może przeczytać</translation>
  </message>
  <message>
   <source>Ask the interviewer</source>
   <translation>Zapytaj ankietera</translation>
  </message>
  <message>
   <source>Ask the interviewer to answer this question with you.</source>
   <translation>Poproś ankietera o wspólną odpowiedź na to pytanie.</translation>
  </message>
  <message>
   <source>Ask who sent it; it stays open</source>
   <translation>Zapytaj nadawcę; sprawa pozostaje otwarta</translation>
  </message>
  <message>
   <source>Asked to be called at {time} there.</source>
   <translation>Prośba o telefon o {time} tamtejszego czasu.</translation>
  </message>
  <message>
   <source>Attach the file that is typed</source>
   <translation>Załącz wpisany plik</translation>
  </message>
  <message>
   <source>Attaching… {percent} %</source>
   <translation>Załączanie… {percent} %</translation>
  </message>
  <message>
   <source>Attempt open</source>
   <translation>Próba otwarta</translation>
  </message>
  <message>
   <source>Attempt open since {time}. Close it with an outcome ({key}).</source>
   <translation>Próba otwarta od {time}. Proszę ją zamknąć z wynikiem ({key}).</translation>
  </message>
  <message>
   <source>Attempts</source>
   <translation>Próby</translation>
  </message>
  <message>
   <source>August {year}</source>
   <translation>sierpień {year}</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Wstecz</translation>
  </message>
  <message>
   <source>Back or jump</source>
   <translation>Powrót lub skok</translation>
  </message>
  <message>
   <source>Back to the desk  (Enter)</source>
   <translation>Wróć do pulpitu  (Enter)</translation>
  </message>
  <message>
   <source>Back to the known accounts</source>
   <translation>Wróć do znanych kont</translation>
  </message>
  <message>
   <source>Begin an interview with the form, or go on with the interview</source>
   <translation>Zacznij wywiad z formularzem albo kontynuuj wywiad</translation>
  </message>
  <message>
   <source>Begin or go on</source>
   <translation>Zacznij lub kontynuuj</translation>
  </message>
  <message>
   <source>Beginning of the interview</source>
   <translation>Początek wywiadu</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Rozpoczęto</translation>
  </message>
  <message>
   <source>Begun or completed</source>
   <translation>Początek lub koniec</translation>
  </message>
  <message>
   <source>Belongs to it: {files}</source>
   <translation>Do pytania należy: {files}</translation>
  </message>
  <message>
   <source>Break off</source>
   <translation>Przerwij</translation>
  </message>
  <message>
   <source>Break-off</source>
   <translation>Wywiad przerwany</translation>
  </message>
  <message>
   <source>Broke the interview off ({text})</source>
   <translation>Przerwano wywiad ({text})</translation>
  </message>
  <message>
   <source>Broken off</source>
   <translation>Przerwano</translation>
  </message>
  <message>
   <source>Business, government office or other organisation</source>
   <translation>Firma, urząd lub inna organizacja</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Zajęte</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Kalendarz</translation>
  </message>
  <message>
   <source>Calendar  Alt+↓</source>
   <translation>Kalendarz  Alt+↓</translation>
  </message>
  <message>
   <source>Call blocking or other barrier</source>
   <translation>Blokada połączeń lub inna bariera</translation>
  </message>
  <message>
   <source>Call queue</source>
   <translation>Kolejka połączeń</translation>
  </message>
  <message>
   <source>Call your supervisor. Nothing is lost, and no network is needed on this computer.</source>
   <translation>Proszę zadzwonić do koordynatora. Nic nie zginęło, a sieć na tym komputerze nie jest potrzebna.</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Anuluj</translation>
  </message>
  <message>
   <source>Cancel (Esc)</source>
   <translation>Anuluj (Esc)</translation>
  </message>
  <message>
   <source>Cancel a large file</source>
   <translation>Anuluj duży plik</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Przypadek</translation>
  </message>
  <message>
   <source>Case handed over</source>
   <translation>Przypadek przekazany</translation>
  </message>
  <message>
   <source>Case taken over</source>
   <translation>Przypadek przejęty</translation>
  </message>
  <message>
   <source>Case {case} is not on this device.</source>
   <translation>Przypadku {case} nie ma na tym urządzeniu.</translation>
  </message>
  <message>
   <source>Case {case} is not on this device. Synchronise, or ask your supervisor for it.</source>
   <translation>Przypadku {case} nie ma na tym urządzeniu. Zsynchronizuj albo zapytaj kierownika.</translation>
  </message>
  <message>
   <source>Case {case} of {user} is on your desk.</source>
   <translation>Przypadek {case} od {user} jest teraz u Ciebie.</translation>
  </message>
  <message>
   <source>Case {case}: receipt {code}</source>
   <translation>Przypadek {case}: potwierdzenie {code}</translation>
  </message>
  <message>
   <source>Case {id}</source>
   <translation>Przypadek {id}</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Przypadki</translation>
  </message>
  <message>
   <source>Change keys</source>
   <translation>Zmień klawisze</translation>
  </message>
  <message>
   <source>Change password</source>
   <translation>Zmień hasło</translation>
  </message>
  <message>
   <source>Change user</source>
   <translation>Zmień użytkownika</translation>
  </message>
  <message>
   <source>Changed “{question}” from {before} to {after}</source>
   <translation>Zmieniono „{question}” z {before} na {after}</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Sprawdź</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Odpowiedzi do wyboru</translation>
  </message>
  <message>
   <source>Choose 1 or 2.</source>
   <translation>Wybierz 1 lub 2.</translation>
  </message>
  <message>
   <source>Choose a PIN of at least four characters. {key} and the PIN take the laptop back, this time and later.</source>
   <translation>Wybierz PIN z co najmniej czterech znaków. {key} i PIN oddają laptopa – teraz i później.</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Wybierz plik</translation>
  </message>
  <message>
   <source>Choose a map</source>
   <translation>Wybór mapy</translation>
  </message>
  <message>
   <source>Choose a new PIN of at least {n} characters.</source>
   <translation>Wybierz nowy PIN o co najmniej {n} znakach.</translation>
  </message>
  <message>
   <source>Choose a picture</source>
   <translation>Wybierz obraz</translation>
  </message>
  <message>
   <source>Choose a study first.</source>
   <translation>Najpierw wybierz badanie.</translation>
  </message>
  <message>
   <source>Choose an interview in the table first.</source>
   <translation>Najpierw proszę wybrać wywiad w tabeli.</translation>
  </message>
  <message>
   <source>Choose an open question</source>
   <translation>Wybierz otwarte pytanie</translation>
  </message>
  <message>
   <source>Choose file… (Ctrl+O)</source>
   <translation>Wybierz plik… (Ctrl+O)</translation>
  </message>
  <message>
   <source>Choose it, or take it back</source>
   <translation>Wybrać albo cofnąć</translation>
  </message>
  <message>
   <source>Choose one, or type its address: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</source>
   <translation>Wybierz albo wpisz adres: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</translation>
  </message>
  <message>
   <source>Choose the file of the copy.</source>
   <translation>Wybierz plik kopii.</translation>
  </message>
  <message>
   <source>Choose the file, or wait for a laptop nearby.</source>
   <translation>Wybierz plik lub poczekaj na laptop obok.</translation>
  </message>
  <message>
   <source>Choose the rescue file.</source>
   <translation>Wybierz plik ratunkowy.</translation>
  </message>
  <message>
   <source>Choose what you want to do, press Enter, then the new key.</source>
   <translation>Wybierz czynność, naciśnij Enter, potem nowy klawisz.</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wybierz…</translation>
  </message>
  <message>
   <source>Clear the answer</source>
   <translation>Wyczyść odpowiedź</translation>
  </message>
  <message>
   <source>Clear the sheet</source>
   <translation>Wyczyść kartkę</translation>
  </message>
  <message>
   <source>Cleared “{question}”, which was {before}</source>
   <translation>Wyczyszczono „{question}”, było {before}</translation>
  </message>
  <message>
   <source>Clock</source>
   <translation>Zegar</translation>
  </message>
  <message>
   <source>Clock was set</source>
   <translation>Przestawiony zegar</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Zamknij</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Zamknij (Esc)</translation>
  </message>
  <message>
   <source>Close the panel</source>
   <translation>Zamknij panel</translation>
  </message>
  <message>
   <source>Close with an outcome</source>
   <translation>Zamknij z wynikiem</translation>
  </message>
  <message>
   <source>Closing page</source>
   <translation>Strona końcowa</translation>
  </message>
  <message>
   <source>Closing…</source>
   <translation>Zamykanie…</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Kod</translation>
  </message>
  <message>
   <source>Code for a forgotten PIN</source>
   <translation>Kod zamiast zapomnianego PIN-u</translation>
  </message>
  <message>
   <source>Code for a new computer</source>
   <translation>Kod dla nowego komputera</translation>
  </message>
  <message>
   <source>Code for this row; the next row comes by itself</source>
   <translation>Kod dla tego wiersza; następny przychodzi sam</translation>
  </message>
  <message>
   <source>Code for this row; the same code again takes it back</source>
   <translation>Kod dla tego wiersza; ten sam kod ponownie go cofa</translation>
  </message>
  <message>
   <source>Code of a choice</source>
   <translation>Kod odpowiedzi</translation>
  </message>
  <message>
   <source>Code of the next in the order</source>
   <translation>Kod następnego w kolejności</translation>
  </message>
  <message>
   <source>Code of the supervisor</source>
   <translation>Kod od koordynatora</translation>
  </message>
  <message>
   <source>Code or key is that of another file or study.</source>
   <translation>Kod lub klucz należy do innego pliku albo badania.</translation>
  </message>
  <message>
   <source>Code or word of the outcome</source>
   <translation>Kod lub słowo wyniku</translation>
  </message>
  <message>
   <source>Code or word, for instance 3.13 or busy</source>
   <translation>Kod lub słowo, na przykład 3.13 albo zajęte</translation>
  </message>
  <message>
   <source>Code that the other interviewer reads out</source>
   <translation>Kod, który dyktuje drugi ankieter</translation>
  </message>
  <message>
   <source>Codes in pictures cannot be read here: zxing-cpp is not installed. Type the code.</source>
   <translation>Kodów ze zdjęć nie można tu odczytać: zxing-cpp nie jest zainstalowany. Wpisz kod.</translation>
  </message>
  <message>
   <source>Comment by {name}</source>
   <translation>Komentarz: {name}</translation>
  </message>
  <message>
   <source>Comment only</source>
   <translation>Tylko komentarz</translation>
  </message>
  <message>
   <source>Complete</source>
   <translation>Wywiad pełny</translation>
  </message>
  <message>
   <source>Complete the interview</source>
   <translation>Zakończ wywiad</translation>
  </message>
  <message>
   <source>Complete, or go to the open question that is lit</source>
   <translation>Zakończ albo przejdź do podświetlonego otwartego pytania</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Ukończono</translation>
  </message>
  <message>
   <source>Completed the interview</source>
   <translation>Zakończono wywiad</translation>
  </message>
  <message>
   <source>Completes</source>
   <translation>Ukończone</translation>
  </message>
  <message>
   <source>Completes today</source>
   <translation>Ukończone dzisiaj</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Komputer</translation>
  </message>
  <message>
   <source>Confirmed the soft check of “{question}”</source>
   <translation>Potwierdzono miękką kontrolę „{question}”</translation>
  </message>
  <message>
   <source>Connected now: {names}</source>
   <translation>Teraz połączono: {names}</translation>
  </message>
  <message>
   <source>Consent to recording</source>
   <translation>Zgoda na nagranie</translation>
  </message>
  <message>
   <source>Coordinates</source>
   <translation>Współrzędne</translation>
  </message>
  <message>
   <source>Copy the log</source>
   <translation>Kopiuj dziennik</translation>
  </message>
  <message>
   <source>Copy the log for whoever helps</source>
   <translation>Kopiuj dziennik dla osoby, która pomaga</translation>
  </message>
  <message>
   <source>Copy, cut, paste</source>
   <translation>Kopiuj, wytnij, wklej</translation>
  </message>
  <message>
   <source>Correct</source>
   <translation>Popraw</translation>
  </message>
  <message>
   <source>Correct number, name or address</source>
   <translation>Popraw numer, nazwisko lub adres</translation>
  </message>
  <message>
   <source>Correct this case</source>
   <translation>Popraw dane</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation>Poprawka</translation>
  </message>
  <message>
   <source>Counted again: {answers}.</source>
   <translation>Znów się liczą: {answers}.</translation>
  </message>
  <message>
   <source>Cross at {place}</source>
   <translation>Krzyżyk: {place}</translation>
  </message>
  <message>
   <source>Cut off: the program or the computer ended meanwhile. It was done again later.</source>
   <translation>Przerwano: program lub komputer zakończył pracę. Później powtórzono.</translation>
  </message>
  <message>
   <source>Data cost money on this network.</source>
   <translation>W tej sieci dane kosztują.</translation>
  </message>
  <message>
   <source>Day and month are missing: type them before the year, for instance 12.11.{year}.</source>
   <translation>Brakuje dnia i miesiąca: proszę wpisać je przed rokiem, na przykład 12.11.{year}.</translation>
  </message>
  <message>
   <source>Dead</source>
   <translation>Zmarł</translation>
  </message>
  <message>
   <source>December {year}</source>
   <translation>grudzień {year}</translation>
  </message>
  <message>
   <source>Demo</source>
   <translation>Demo</translation>
  </message>
  <message>
   <source>Desk</source>
   <translation>Biurko</translation>
  </message>
  <message>
   <source>Devices</source>
   <translation>Urządzenia</translation>
  </message>
  <message>
   <source>Dial</source>
   <translation>Zadzwoń</translation>
  </message>
  <message>
   <source>Dial {number}</source>
   <translation>Zadzwoń pod {number}</translation>
  </message>
  <message>
   <source>Did not get on: “{question}” is still open</source>
   <translation>Nie przeszło dalej: „{question}” jest jeszcze otwarte</translation>
  </message>
  <message>
   <source>Disconnected number</source>
   <translation>Numer odłączony</translation>
  </message>
  <message>
   <source>Don't know</source>
   <translation>Nie wiem</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Gotowe</translation>
  </message>
  <message>
   <source>Draw with mouse, finger or pen; or arrows move the pen, Space puts it down. Enter keeps, Enter goes on.</source>
   <translation>Rysuj myszą, palcem lub piórem; albo strzałki przesuwają pióro, spacja je opuszcza. Enter zachowuje, Enter idzie dalej.</translation>
  </message>
  <message>
   <source>Drawn whether it is recorded</source>
   <translation>Wylosowano, czy nagrywać</translation>
  </message>
  <message>
   <source>Earlier attempts</source>
   <translation>Wcześniejsze próby</translation>
  </message>
  <message>
   <source>Edits</source>
   <translation>Zmiany</translation>
  </message>
  <message>
   <source>Eight groups of five. Letters and digits that look alike may be mixed up: O is 0, I and L are 1.</source>
   <translation>Osiem grup po pięć znaków. Podobne litery i cyfry można mylić: O to 0, I oraz L to 1.</translation>
  </message>
  <message>
   <source>End of the interview</source>
   <translation>Koniec wywiadu</translation>
  </message>
  <message>
   <source>Enrolment code</source>
   <translation>Kod rejestracji</translation>
  </message>
  <message>
   <source>Enter adds the point</source>
   <translation>Enter doda punkt</translation>
  </message>
  <message>
   <source>Enter goes on  ·  Esc back without a change</source>
   <translation>Enter dalej  ·  Esc wstecz bez zmian</translation>
  </message>
  <message>
   <source>Enter goes on everywhere; it stays as it is.</source>
   <translation>Enter wszędzie prowadzi dalej; zostaje, jak jest.</translation>
  </message>
  <message>
   <source>Enter makes a new line, Ctrl+Enter goes on.</source>
   <translation>Enter tworzy nowy wiersz, Ctrl+Enter przechodzi dalej.</translation>
  </message>
  <message>
   <source>Enter searches</source>
   <translation>Enter szuka</translation>
  </message>
  <message>
   <source>Enter your PIN to open the workspace.</source>
   <translation>Proszę podać PIN, aby otworzyć miejsce pracy.</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>Usuń</translation>
  </message>
  <message>
   <source>Erase the person that is lit</source>
   <translation>Usuń zaznaczoną osobę</translation>
  </message>
  <message>
   <source>Esc closes this table.</source>
   <translation>Esc zamyka tę tabelę.</translation>
  </message>
  <message>
   <source>Escape goes back; the interview stays in {language}.</source>
   <translation>Escape wraca; wywiad zostaje w języku: {language}.</translation>
  </message>
  <message>
   <source>Escape leads back everywhere; it stays as it is.</source>
   <translation>Escape wszędzie prowadzi z powrotem; zostaje, jak jest.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server.</source>
   <translation>Wszystko stąd dotarło na serwer.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; no rescue file is needed.</source>
   <translation>Wszystko z tego miejsca pracy dotarło na serwer; plik ratunkowy nie jest potrzebny.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; nothing is to be written.</source>
   <translation>Wszystko z tego miejsca pracy dotarło na serwer; nie ma nic do zapisania.</translation>
  </message>
  <message>
   <source>Everything is sent first. Recordings and attached files stay on the server.</source>
   <translation>Najpierw wszystko jest wysyłane. Nagrania i załączniki pozostają na serwerze.</translation>
  </message>
  <message>
   <source>Everything of a person, answers too</source>
   <translation>Wszystko o osobie, odpowiedzi też</translation>
  </message>
  <message>
   <source>Everything stands as you left it, what is half typed too. A recording that runs goes on.</source>
   <translation>Wszystko jest tak, jak było, także to, co wpisano do połowy. Trwające nagranie biegnie dalej.</translation>
  </message>
  <message>
   <source>Everything that can be done here.</source>
   <translation>Wszystko, co można tu zrobić.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Wszędzie</translation>
  </message>
  <message>
   <source>Export data</source>
   <translation>Eksport danych</translation>
  </message>
  <message>
   <source>Farther</source>
   <translation>Dalej</translation>
  </message>
  <message>
   <source>Faster</source>
   <translation>Szybciej</translation>
  </message>
  <message>
   <source>Fax or data line</source>
   <translation>Faks lub łącze danych</translation>
  </message>
  <message>
   <source>February {year}</source>
   <translation>luty {year}</translation>
  </message>
  <message>
   <source>Fetch and open</source>
   <translation>Pobierz i otwórz</translation>
  </message>
  <message>
   <source>Fetching recordings and files…</source>
   <translation>Pobieranie nagrań i plików…</translation>
  </message>
  <message>
   <source>Fieldwork</source>
   <translation>Badanie terenowe</translation>
  </message>
  <message>
   <source>Fieldwork ends on {day}. Days are counted from there.</source>
   <translation>Prace terenowe kończą się {day}. Dni liczy się od tego dnia.</translation>
  </message>
  <message>
   <source>File for the other laptop</source>
   <translation>Plik dla drugiego laptopa</translation>
  </message>
  <message>
   <source>File of the other laptop</source>
   <translation>Plik z drugiego laptopa</translation>
  </message>
  <message>
   <source>Files that this computer no longer has: {n}.</source>
   <translation>Pliki, których ten komputer już nie ma: {n}.</translation>
  </message>
  <message>
   <source>Films need the package PySide6-Addons, which is not installed here: {file}.</source>
   <translation>Filmy wymagają pakietu PySide6-Addons, którego tu nie zainstalowano: {file}.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filtr</translation>
  </message>
  <message>
   <source>Filter both tables ({key})</source>
   <translation>Filtr obu tabel ({key})</translation>
  </message>
  <message>
   <source>Filter the cases</source>
   <translation>Filtrowanie przypadków</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Znajdź</translation>
  </message>
  <message>
   <source>Find a key</source>
   <translation>Znajdź klawisz</translation>
  </message>
  <message>
   <source>Find a question by name or text</source>
   <translation>Znajdź pytanie po nazwie lub treści</translation>
  </message>
  <message>
   <source>Find an interview</source>
   <translation>Znajdź wywiad</translation>
  </message>
  <message>
   <source>Find by name, case, receipt or date ({key})</source>
   <translation>Szukaj po nazwisku, przypadku, potwierdzeniu lub dacie ({key})</translation>
  </message>
  <message>
   <source>First key</source>
   <translation>1. klawisz</translation>
  </message>
  <message>
   <source>First shown</source>
   <translation>Pokazano</translation>
  </message>
  <message>
   <source>First unanswered question</source>
   <translation>Pierwsze pytanie bez odpowiedzi</translation>
  </message>
  <message>
   <source>Fold the route away</source>
   <translation>Zwiń przebieg</translation>
  </message>
  <message>
   <source>For each line:</source>
   <translation>Dla każdej pozycji:</translation>
  </message>
  <message>
   <source>For the interviewer</source>
   <translation>Dla ankietera</translation>
  </message>
  <message>
   <source>For the respondent</source>
   <translation>Dla respondenta</translation>
  </message>
  <message>
   <source>For the respondent: card, laptop, full screen</source>
   <translation>Dla respondenta: karta, laptop, pełny ekran</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Formularz</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>Formularze</translation>
  </message>
  <message>
   <source>Forms from ODK Central, KoboToolbox or another OpenRosa server. This needs the network once.</source>
   <translation>Formularze z ODK Central, KoboToolbox albo innego serwera OpenRosa. Wymaga to raz sieci.</translation>
  </message>
  <message>
   <source>Forms of an OpenRosa server</source>
   <translation>Formularze serwera OpenRosa</translation>
  </message>
  <message>
   <source>Forms or interviews</source>
   <translation>Formularze lub wywiady</translation>
  </message>
  <message>
   <source>Forms, or interviews</source>
   <translation>Do formularzy lub do wywiadów</translation>
  </message>
  <message>
   <source>Forward over answered questions</source>
   <translation>Naprzód po udzielonych odpowiedziach</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>piątek</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Od kogo</translation>
  </message>
  <message>
   <source>From a picture… (Ctrl+O)</source>
   <translation>Ze zdjęcia… (Ctrl+O)</translation>
  </message>
  <message>
   <source>From the line to the map; Esc back</source>
   <translation>Z wiersza na mapę; Esc z powrotem</translation>
  </message>
  <message>
   <source>Full screen on or off</source>
   <translation>Włącz lub wyłącz pełny ekran</translation>
  </message>
  <message>
   <source>Give every line its place; Backspace takes the last one back.</source>
   <translation>Nadaj miejsce każdej pozycji; Backspace cofa ostatnią.</translation>
  </message>
  <message>
   <source>Give the pass-phrase that stands on the recovery sheet of the study.</source>
   <translation>Podaj hasło z arkusza odzyskiwania badania.</translation>
  </message>
  <message>
   <source>Give your PIN.</source>
   <translation>Proszę podać PIN.</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Dalej</translation>
  </message>
  <message>
   <source>Go on here</source>
   <translation>Kontynuuj tutaj</translation>
  </message>
  <message>
   <source>Go on with the case on this computer, and on no other</source>
   <translation>Kontynuuj przypadek na tym komputerze i na żadnym innym</translation>
  </message>
  <message>
   <source>Go on with the interview  (Enter)</source>
   <translation>Kontynuuj wywiad  (Enter)</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Przejdź</translation>
  </message>
  <message>
   <source>Go to a question</source>
   <translation>Przejdź do pytania</translation>
  </message>
  <message>
   <source>Gone on with</source>
   <translation>Wznowiono</translation>
  </message>
  <message>
   <source>Grid: a digit answers and moves on</source>
   <translation>Tabela: cyfra odpowiada i przechodzi dalej</translation>
  </message>
  <message>
   <source>Grid: digits and Space choose, Enter goes to the next row</source>
   <translation>Siatka: cyfry i spacja wybierają, Enter idzie do następnego wiersza</translation>
  </message>
  <message>
   <source>Grids</source>
   <translation>Tabele pytań</translation>
  </message>
  <message>
   <source>Group quarters</source>
   <translation>Zakwaterowanie zbiorowe</translation>
  </message>
  <message>
   <source>Group {group} is not right; have it read again, letter by letter.</source>
   <translation>Grupa {group} jest błędna; proszę poprosić o odczytanie jej litera po literze.</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Oddaj</translation>
  </message>
  <message>
   <source>Hand over the laptop for the section “{title}”</source>
   <translation>Oddaj laptop na część „{title}”</translation>
  </message>
  <message>
   <source>Hand over the laptop to the end of the questionnaire</source>
   <translation>Oddaj laptop do końca kwestionariusza</translation>
  </message>
  <message>
   <source>Hand over this case</source>
   <translation>Przekaż ten przypadek</translation>
  </message>
  <message>
   <source>Handed over from here</source>
   <translation>Przekazane stąd</translation>
  </message>
  <message>
   <source>Handed over to {user}.</source>
   <translation>Przekazano: {user}.</translation>
  </message>
  <message>
   <source>Handed the laptop to the respondent</source>
   <translation>Laptop przekazano respondentowi</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Pomoc</translation>
  </message>
  <message>
   <source>Hidden answer</source>
   <translation>Ukryta odpowiedź</translation>
  </message>
  <message>
   <source>Hide  Ctrl+H</source>
   <translation>Ukryj  Ctrl+H</translation>
  </message>
  <message>
   <source>Hint</source>
   <translation>Podpowiedź</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historia</translation>
  </message>
  <message>
   <source>Household-level refusal</source>
   <translation>Odmowa gospodarstwa domowego</translation>
  </message>
  <message>
   <source>Housing unit, unknown if eligible respondent</source>
   <translation>Mieszkanie, nie wiadomo, czy jest właściwy respondent</translation>
  </message>
  <message>
   <source>How did the attempt end?</source>
   <translation>Jak zakończyła się próba?</translation>
  </message>
  <message>
   <source>How long data are kept</source>
   <translation>Jak długo trzymane są dane</translation>
  </message>
  <message>
   <source>How much is attached</source>
   <translation>Ile już załączono</translation>
  </message>
  <message>
   <source>How this interview went</source>
   <translation>Jak przebiegł wywiad</translation>
  </message>
  <message>
   <source>I don't know</source>
   <translation>Nie wiem</translation>
  </message>
  <message>
   <source>I'd rather not say</source>
   <translation>Wolę nie odpowiadać</translation>
  </message>
  <message>
   <source>Id of the case that is to be called, again or for the first time</source>
   <translation>Numer przypadku, do którego trzeba zadzwonić, znów albo pierwszy raz</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Wczytaj</translation>
  </message>
  <message>
   <source>Import a rescue file</source>
   <translation>Wczytaj plik ratunkowy</translation>
  </message>
  <message>
   <source>In a backup of the server</source>
   <translation>W kopii zapasowej serwera</translation>
  </message>
  <message>
   <source>In a line of text</source>
   <translation>W wierszu tekstu</translation>
  </message>
  <message>
   <source>In a panel</source>
   <translation>W panelu</translation>
  </message>
  <message>
   <source>In an empty line: take the last point back</source>
   <translation>W pustym wierszu: cofnij ostatni punkt</translation>
  </message>
  <message>
   <source>In another language</source>
   <translation>W innym języku</translation>
  </message>
  <message>
   <source>In the line: add the typed point</source>
   <translation>W wierszu: dodaj wpisany punkt</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>W użyciu</translation>
  </message>
  <message>
   <source>In use, by an older program</source>
   <translation>W użyciu, starszy program</translation>
  </message>
  <message>
   <source>Inadequate audio quality</source>
   <translation>Zła jakość dźwięku</translation>
  </message>
  <message>
   <source>Institution</source>
   <translation>Instytucja</translation>
  </message>
  <message>
   <source>Instruction</source>
   <translation>Instrukcja</translation>
  </message>
  <message>
   <source>Interview</source>
   <translation>Wywiad</translation>
  </message>
  <message>
   <source>Interview under way</source>
   <translation>Wywiad w toku</translation>
  </message>
  <message>
   <source>Interview {name}: the answers stay as they are. A rejected interview is not counted.</source>
   <translation>Wywiad {name}: odpowiedzi się nie zmieniają. Odrzucony wywiad się nie liczy.</translation>
  </message>
  <message>
   <source>Interview {name}: they are opened on this computer and written there unsealed. Delete them when you are done; the audit trail notes that you fetched them.</source>
   <translation>Wywiad {name}: pliki są otwierane na tym komputerze i zapisywane bez szyfrowania. Usuń je, gdy skończysz; dziennik audytu odnotuje ich pobranie.</translation>
  </message>
  <message>
   <source>Interview {name}: under way again until it is completed anew. Earlier sound cannot be played then.</source>
   <translation>Wywiad {name}: znów w toku, aż zostanie zakończony na nowo. Wcześniejszego dźwięku nie można już odtworzyć.</translation>
  </message>
  <message>
   <source>Interviewer</source>
   <translation>Ankieter</translation>
  </message>
  <message>
   <source>Interviewer {user}: PIN {pin}. Supervisor: under “Another account…” as {supervisor}, password {password}.</source>
   <translation>Ankieter {user}: PIN {pin}. Koordynator: „Inne konto…”, {supervisor}, hasło {password}.</translation>
  </message>
  <message>
   <source>Interviews</source>
   <translation>Wywiady</translation>
  </message>
  <message>
   <source>Interviews and receipts</source>
   <translation>Wywiady i potwierdzenia</translation>
  </message>
  <message>
   <source>Interviews of this case</source>
   <translation>Wywiady tego przypadku</translation>
  </message>
  <message>
   <source>Interviews on this computer</source>
   <translation>Wywiady na tym komputerze</translation>
  </message>
  <message>
   <source>Interviews, the log of the runs, recordings</source>
   <translation>Wywiady, dziennik przebiegów, nagrania</translation>
  </message>
  <message>
   <source>Interviews: {figures}.</source>
   <translation>Wywiady: {figures}.</translation>
  </message>
  <message>
   <source>Is there one more to add?</source>
   <translation>Czy dodać kolejny?</translation>
  </message>
  <message>
   <source>Is there one to add?</source>
   <translation>Czy jest coś do dodania?</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a rescue file.</source>
   <translation>Można usunąć, gdy wszystko jest wysłane lub w pliku ratunkowym.</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a sealed copy.</source>
   <translation>Można ją usunąć, gdy wszystko jest wysłane albo zapisane w zapieczętowanej kopii.</translation>
  </message>
  <message>
   <source>It cannot be adopted: it does not follow from what the server has. Ask who sent it.</source>
   <translation>Nie można przyjąć: nie wynika z tego, co ma serwer. Zapytaj nadawcę.</translation>
  </message>
  <message>
   <source>It cannot be adopted: only an interview can, and this is the journal of a case.</source>
   <translation>Nie można przyjąć: to dziennik przypadku, a nie wywiad.</translation>
  </message>
  <message>
   <source>It cannot be used here: {why}</source>
   <translation>Nie można go tu użyć: {why}</translation>
  </message>
  <message>
   <source>It does not apply to me</source>
   <translation>Nie dotyczy mnie</translation>
  </message>
  <message>
   <source>It is an interview of its own now. {user} learns of it with the next synchronisation.</source>
   <translation>To teraz osobny wywiad. {user} dowie się przy następnej synchronizacji.</translation>
  </message>
  <message>
   <source>It is none of the networks named, and this computer does not tell whether data cost money on it.</source>
   <translation>To żadna z podanych sieci, a komputer nie mówi, czy dane w niej kosztują.</translation>
  </message>
  <message>
   <source>It is right (soft check)</source>
   <translation>Zgadza się (kontrola miękka)</translation>
  </message>
  <message>
   <source>It leaves this desk with the next synchronisation.</source>
   <translation>Zniknie z tego pulpitu przy następnej synchronizacji.</translation>
  </message>
  <message>
   <source>It types or moves in a line of text too; it stays as it is.</source>
   <translation>Działa też w wierszu tekstu; pozostaje bez zmian.</translation>
  </message>
  <message>
   <source>It was attached on another computer, before the case came here. It is sealed: only the study key opens it. If it is needed again, attach it here.</source>
   <translation>Plik załączono na innym komputerze, zanim przypadek tu trafił. Jest zapieczętowany: otwiera go tylko klucz badania. Jeśli jest znów potrzebny, proszę załączyć go tutaj.</translation>
  </message>
  <message>
   <source>It was recorded on another computer; only the study key opens it.</source>
   <translation>Nagrano na innym komputerze; otwiera to tylko klucz badania.</translation>
  </message>
  <message>
   <source>Its forms come beside those that are here. A new code for a project that is here takes the place of the old one.</source>
   <translation>Jego formularze staną obok tych, które już są. Nowy kod projektu, który już jest, zastąpi stary.</translation>
  </message>
  <message>
   <source>January {year}</source>
   <translation>styczeń {year}</translation>
  </message>
  <message>
   <source>Judge</source>
   <translation>Oceń</translation>
  </message>
  <message>
   <source>Judge the interview</source>
   <translation>Oceń wywiad</translation>
  </message>
  <message>
   <source>July {year}</source>
   <translation>lipiec {year}</translation>
  </message>
  <message>
   <source>Jumped to “{question}”</source>
   <translation>Skok do „{question}”</translation>
  </message>
  <message>
   <source>June {year}</source>
   <translation>czerwiec {year}</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Zachowaj</translation>
  </message>
  <message>
   <source>Keep (Enter)</source>
   <translation>Zachowaj (Enter)</translation>
  </message>
  <message>
   <source>Keep the drawing</source>
   <translation>Zachowaj rysunek</translation>
  </message>
  <message>
   <source>Keep the server’s</source>
   <translation>Zostaw wersję serwera</translation>
  </message>
  <message>
   <source>Keep the server’s; nothing is deleted</source>
   <translation>Zostaw wersję serwera; nic nie jest usuwane</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Trzymane</translation>
  </message>
  <message>
   <source>Kept aside</source>
   <translation>Odłożone</translation>
  </message>
  <message>
   <source>Kept aside by the server</source>
   <translation>Odłożono na serwerze</translation>
  </message>
  <message>
   <source>Kept aside for you to judge: {n}.</source>
   <translation>Odłożono do Twojej oceny: {n}.</translation>
  </message>
  <message>
   <source>Kept aside: adopted as an interview of its own by {name}</source>
   <translation>Odłożone: {name} przyjmuje jako osobny wywiad</translation>
  </message>
  <message>
   <source>Kept aside: decided by {name}</source>
   <translation>Odłożone: decyzja: {name}</translation>
  </message>
  <message>
   <source>Kept aside: the server’s interview stands, decided by {name}</source>
   <translation>Odłożone: zostaje wywiad z serwera, decyzja: {name}</translation>
  </message>
  <message>
   <source>Kept aside: {name} asks</source>
   <translation>Odłożone: {name} pyta</translation>
  </message>
  <message>
   <source>Kept. It counts from the next piece of a file on.</source>
   <translation>Zachowano. Obowiązuje od następnej części pliku.</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Klawisze</translation>
  </message>
  <message>
   <source>Kilobytes a second at most</source>
   <translation>Najwyżej kilobajtów na sekundę</translation>
  </message>
  <message>
   <source>Known-respondent refusal</source>
   <translation>Odmowa znanego respondenta</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Język</translation>
  </message>
  <message>
   <source>Language corrected</source>
   <translation>Poprawiono język</translation>
  </message>
  <message>
   <source>Language of the questionnaire: {name}</source>
   <translation>Język kwestionariusza: {name}</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>Język okna</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Większe</translation>
  </message>
  <message>
   <source>Last attempt</source>
   <translation>Ostatnia próba</translation>
  </message>
  <message>
   <source>Last contact</source>
   <translation>Ostatni kontakt</translation>
  </message>
  <message>
   <source>Last outcome</source>
   <translation>Ostatni wynik</translation>
  </message>
  <message>
   <source>Leave the replay</source>
   <translation>Zamknij odtworzenie</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Długość</translation>
  </message>
  <message>
   <source>Less than 1 GB is free on the disk: make room</source>
   <translation>Na dysku jest mniej niż 1 GB: zwolnij miejsce</translation>
  </message>
  <message>
   <source>Let it be called again</source>
   <translation>Znów do kolejki</translation>
  </message>
  <message>
   <source>Let the case that is lit be called again</source>
   <translation>Pozwól znów dzwonić do podświetlonego przypadku</translation>
  </message>
  <message>
   <source>Lets one new computer of {user} in, within a day. Read it out or hand it over; it works once.</source>
   <translation>Wpuszcza jeden nowy komputer ({user}) w ciągu doby. Proszę podyktować lub przekazać; działa raz.</translation>
  </message>
  <message>
   <source>Light, dark, high contrast</source>
   <translation>Jasny, ciemny, wysoki kontrast</translation>
  </message>
  <message>
   <source>List of moments or of questions</source>
   <translation>Lista chwil lub pytań</translation>
  </message>
  <message>
   <source>Listen to how it was asked</source>
   <translation>Odsłuchać, jak zadano pytanie</translation>
  </message>
  <message>
   <source>Listening… please speak.</source>
   <translation>Słucham… proszę mówić.</translation>
  </message>
  <message>
   <source>Location or activity does not allow an interview</source>
   <translation>Miejsce lub zajęcie nie pozwala na wywiad</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Zablokuj</translation>
  </message>
  <message>
   <source>Lock and wipe</source>
   <translation>Zablokuj i wyczyść</translation>
  </message>
  <message>
   <source>Lock now</source>
   <translation>Zablokuj teraz</translation>
  </message>
  <message>
   <source>Lock this window</source>
   <translation>Blokada okna</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Zablokowane</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered</source>
   <translation>Zablokowane; wyczyści się po dostarczeniu wszystkiego</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered, backup or not</source>
   <translation>Zablokowany; wymaże się, gdy wszystko dostarczy, z kopią lub bez</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Dziennik</translation>
  </message>
  <message>
   <source>Log of the synchronisation</source>
   <translation>Dziennik synchronizacji</translation>
  </message>
  <message>
   <source>Look at</source>
   <translation>Uwaga</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Szukanie mikrofonów…</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Sprawdzanie…</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Mapa</translation>
  </message>
  <message>
   <source>Map file</source>
   <translation>Plik mapy</translation>
  </message>
  <message>
   <source>Map files (*.mbtiles);;All files (*)</source>
   <translation>Pliki map (*.mbtiles);;Wszystkie pliki (*)</translation>
  </message>
  <message>
   <source>March {year}</source>
   <translation>marzec {year}</translation>
  </message>
  <message>
   <source>May {year}</source>
   <translation>maj {year}</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Czynności</translation>
  </message>
  <message>
   <source>Metric</source>
   <translation>Wskaźnik</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>Microphone…</source>
   <translation>Mikrofon…</translation>
  </message>
  <message>
   <source>Miscellaneous</source>
   <translation>Różne</translation>
  </message>
  <message>
   <source>Moments</source>
   <translation>Chwile</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>poniedziałek</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Więcej</translation>
  </message>
  <message>
   <source>Move between lines</source>
   <translation>Ruch między wierszami</translation>
  </message>
  <message>
   <source>Move far in the list</source>
   <translation>Dalej po liście</translation>
  </message>
  <message>
   <source>Move in the columns</source>
   <translation>Ruch między kolumnami</translation>
  </message>
  <message>
   <source>Move in the list</source>
   <translation>Ruch po liście</translation>
  </message>
  <message>
   <source>Move in the text</source>
   <translation>Ruch w tekście</translation>
  </message>
  <message>
   <source>Move on the scale</source>
   <translation>Ruch po skali</translation>
  </message>
  <message>
   <source>Move the lit line up or down in the order</source>
   <translation>Przesuń podświetlony wiersz w górę lub w dół kolejności</translation>
  </message>
  <message>
   <source>Move the pen (with Shift a little, with Ctrl far)</source>
   <translation>Przesuń pióro (z Shift trochę, z Ctrl daleko)</translation>
  </message>
  <message>
   <source>Moving about</source>
   <translation>Poruszanie się</translation>
  </message>
  <message>
   <source>My day</source>
   <translation>Mój dzień</translation>
  </message>
  <message>
   <source>My desk</source>
   <translation>Moje biurko</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Imię i nazwisko</translation>
  </message>
  <message>
   <source>Name corrected</source>
   <translation>Poprawiono nazwisko</translation>
  </message>
  <message>
   <source>Name in place of a signature</source>
   <translation>Nazwisko zamiast podpisu</translation>
  </message>
  <message>
   <source>Name, number, e-mail, address or case id</source>
   <translation>Nazwisko, numer, e-mail, adres lub numer przypadku</translation>
  </message>
  <message>
   <source>Name, number, place, outcome ({key})</source>
   <translation>Nazwisko, numer, miejsce, wynik ({key})</translation>
  </message>
  <message>
   <source>Name, numbers, address, answers, recordings and contacts of {case} go from the server, and from every laptop at its next contact. It cannot be taken back.</source>
   <translation>Nazwisko, numery, adres, odpowiedzi, nagrania i kontakty {case} znikną z serwera, a z każdego laptopa przy następnym połączeniu. Nie można tego cofnąć.</translation>
  </message>
  <message>
   <source>Names, numbers and addresses</source>
   <translation>Nazwiska, numery i adresy</translation>
  </message>
  <message>
   <source>Nearer</source>
   <translation>Bliżej</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Sieć</translation>
  </message>
  <message>
   <source>Networks on which they are always sent</source>
   <translation>Sieci, w których są zawsze wysyłane</translation>
  </message>
  <message>
   <source>New PIN</source>
   <translation>Nowy PIN</translation>
  </message>
  <message>
   <source>New PIN once more</source>
   <translation>Nowy PIN ponownie</translation>
  </message>
  <message>
   <source>New case</source>
   <translation>Nowy przypadek</translation>
  </message>
  <message>
   <source>New code, if the old one was withdrawn</source>
   <translation>Nowy kod, jeśli stary wycofano</translation>
  </message>
  <message>
   <source>New line</source>
   <translation>Nowy wiersz</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Nowe hasło</translation>
  </message>
  <message>
   <source>New password once more</source>
   <translation>Nowe hasło ponownie</translation>
  </message>
  <message>
   <source>New password, if it has changed</source>
   <translation>Nowe hasło, jeśli się zmieniło</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Dalej</translation>
  </message>
  <message>
   <source>Next call</source>
   <translation>Następna rozmowa</translation>
  </message>
  <message>
   <source>Next call wished</source>
   <translation>Następne połączenie</translation>
  </message>
  <message>
   <source>Next cell, cell before</source>
   <translation>Następna komórka, poprzednia</translation>
  </message>
  <message>
   <source>Next field</source>
   <translation>Następne pole</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>Następne badanie</translation>
  </message>
  <message>
   <source>Next ›</source>
   <translation>Dalej ›</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Nikt nie odbiera</translation>
  </message>
  <message>
   <source>No answers were found with which this questionnaire ends.</source>
   <translation>Nie znaleziono odpowiedzi, z którymi ten kwestionariusz się kończy.</translation>
  </message>
  <message>
   <source>No attempt is open. Enter opens one.</source>
   <translation>Żadna próba nie jest otwarta. Enter otwiera próbę.</translation>
  </message>
  <message>
   <source>No camera was found. Plug one in and open this again, or choose a file.</source>
   <translation>Nie znaleziono kamery. Podłącz ją i otwórz ponownie albo wybierz plik.</translation>
  </message>
  <message>
   <source>No case waits to be called. Cases come into the queue with the study or from a supervisor.</source>
   <translation>Żaden przypadek nie czeka na połączenie. Przypadki trafiają do kolejki z badaniem albo od kierownika.</translation>
  </message>
  <message>
   <source>No cases yet. Press {key} to fetch yours from the server.</source>
   <translation>Nie ma jeszcze przypadków. {key} pobiera je z serwera.</translation>
  </message>
  <message>
   <source>No code can open this workspace: it has not met its server since it was made. Tell your supervisor: the study key opens it, and a rescue file keeps the answers.</source>
   <translation>Żaden kod nie otworzy tego miejsca pracy: od utworzenia nie łączyło się z serwerem. Proszę powiedzieć koordynatorowi: otworzy je klucz badania, a plik ratunkowy zachowa odpowiedzi.</translation>
  </message>
  <message>
   <source>No code was found in the picture. Take it closer and sharper, or type the code.</source>
   <translation>Na zdjęciu nie znaleziono kodu. Zrób je bliżej i ostrzej albo wpisz kod.</translation>
  </message>
  <message>
   <source>No contact attempt is open on this case; open one first.</source>
   <translation>Ten przypadek nie ma otwartej próby kontaktu; najpierw ją otwórz.</translation>
  </message>
  <message>
   <source>No copy of this workspace has this pass-phrase. That of any copy that was made of it opens it.</source>
   <translation>Żadna kopia tego miejsca pracy nie ma tego hasła. Otwiera je hasło dowolnej kopii, którą z niego zrobiono.</translation>
  </message>
  <message>
   <source>No device for sound was found. Plug one in.</source>
   <translation>Nie znaleziono urządzenia dźwiękowego. Podłącz je.</translation>
  </message>
  <message>
   <source>No eligible respondent</source>
   <translation>Brak właściwego respondenta</translation>
  </message>
  <message>
   <source>No forms yet. Press {key} to fetch them.</source>
   <translation>Nie ma jeszcze formularzy. Naciśnij {key}, aby je pobrać.</translation>
  </message>
  <message>
   <source>No interview is found by this. Clear the search.</source>
   <translation>Nic nie znaleziono. Wyczyść wyszukiwanie.</translation>
  </message>
  <message>
   <source>No interview of this case is on this computer.</source>
   <translation>Na tym komputerze nie ma wywiadu tego przypadku.</translation>
  </message>
  <message>
   <source>No interview yet. Choose a form and press Enter.</source>
   <translation>Nie ma jeszcze wywiadów. Wybierz formularz i naciśnij Enter.</translation>
  </message>
  <message>
   <source>No interview yet. Each one stands here from its first question on, with its receipt.</source>
   <translation>Nie ma jeszcze wywiadów. Każdy jest tu od pierwszego pytania, razem z potwierdzeniem.</translation>
  </message>
  <message>
   <source>No key does that.</source>
   <translation>Żaden klawisz tego nie robi.</translation>
  </message>
  <message>
   <source>No longer counted: {answers}. They come back if you change it back.</source>
   <translation>Już się nie liczą: {answers}. Wrócą, jeśli cofniesz zmianę.</translation>
  </message>
  <message>
   <source>No microphone</source>
   <translation>Brak mikrofonu</translation>
  </message>
  <message>
   <source>No microphone was found. Plug one in and open this panel again.</source>
   <translation>Nie znaleziono mikrofonu. Proszę go podłączyć i otworzyć ten panel ponownie.</translation>
  </message>
  <message>
   <source>No moment shows that.</source>
   <translation>Nie ma takiej chwili.</translation>
  </message>
  <message>
   <source>No new interview is begun; those under way can be finished and sent.</source>
   <translation>Nowego wywiadu nie można zacząć; te w toku można skończyć i wysłać.</translation>
  </message>
  <message>
   <source>No number yet. {key} corrects the case.</source>
   <translation>Nie ma jeszcze numeru. {key} poprawia dane.</translation>
  </message>
  <message>
   <source>No one at residence</source>
   <translation>Nikogo nie ma w domu</translation>
  </message>
  <message>
   <source>No point is set.</source>
   <translation>Nie ustawiono punktu.</translation>
  </message>
  <message>
   <source>No position from {source} ({why}). Coordinates can be typed.</source>
   <translation>Brak pozycji z {source} ({why}). Współrzędne można wpisać.</translation>
  </message>
  <message>
   <source>No position is known yet; nothing was taken.</source>
   <translation>Pozycja nie jest jeszcze znana; nic nie pobrano.</translation>
  </message>
  <message>
   <source>No receiver</source>
   <translation>Bez odbiornika</translation>
  </message>
  <message>
   <source>No receiver is heard on {source}. Coordinates can be typed.</source>
   <translation>Nie słychać odbiornika: {source}. Współrzędne można wpisać.</translation>
  </message>
  <message>
   <source>No receiver is used.</source>
   <translation>Odbiornik nie jest używany.</translation>
  </message>
  <message>
   <source>No run yet. The first one begins by itself.</source>
   <translation>Nie było jeszcze synchronizacji. Pierwsza zacznie się sama.</translation>
  </message>
  <message>
   <source>No screener completed</source>
   <translation>Nie ukończono kwalifikacji</translation>
  </message>
  <message>
   <source>No sealed copy was made of this workspace, so nothing else than its PIN opens it.</source>
   <translation>Z tego miejsca pracy nie zrobiono zapieczętowanej kopii, więc otwiera je tylko PIN.</translation>
  </message>
  <message>
   <source>No sound came from the microphone, so nothing was kept. Is it muted?</source>
   <translation>Z mikrofonu nie dotarł dźwięk, więc nic nie zachowano. Czy nie jest wyciszony?</translation>
  </message>
  <message>
   <source>No telephone program takes {scheme}: links here. Dial by hand.</source>
   <translation>Żaden program nie obsługuje tu odnośników {scheme}:. Proszę wybrać numer ręcznie.</translation>
  </message>
  <message>
   <source>No wipe of this device is waited for: first lock and wipe it.</source>
   <translation>Nikt nie czeka na wymazanie tego komputera: najpierw zablokuj go i wymaż.</translation>
  </message>
  <message>
   <source>No, go on</source>
   <translation>Nie, dalej</translation>
  </message>
  <message>
   <source>Nobody holds this case; it is called when its turn comes.</source>
   <translation>Nikt nie trzyma tego przypadku; kolejka na niego przyjdzie.</translation>
  </message>
  <message>
   <source>Nobody waits to be erased.</source>
   <translation>Nikt nie czeka na usunięcie.</translation>
  </message>
  <message>
   <source>Nobody was found.</source>
   <translation>Nikogo nie znaleziono.</translation>
  </message>
  <message>
   <source>Non-contact</source>
   <translation>Brak kontaktu</translation>
  </message>
  <message>
   <source>Non-working number</source>
   <translation>Numer nieczynny</translation>
  </message>
  <message>
   <source>Non-working or disconnected</source>
   <translation>Nieczynny lub odłączony</translation>
  </message>
  <message>
   <source>None. Agree on one with {key} on a case.</source>
   <translation>Brak. Termin umawia się klawiszem {key} na stronie przypadku.</translation>
  </message>
  <message>
   <source>Not a residence</source>
   <translation>Nie jest to mieszkanie</translation>
  </message>
  <message>
   <source>Not applicable</source>
   <translation>Nie dotyczy</translation>
  </message>
  <message>
   <source>Not attempted or worked</source>
   <translation>Nie podjęto próby</translation>
  </message>
  <message>
   <source>Not done</source>
   <translation>Nie wykonano</translation>
  </message>
  <message>
   <source>Not in a backup of the server yet: {n}. Better wait for one before you remove it.</source>
   <translation>Jeszcze bez kopii zapasowej na serwerze: {n}. Przed usunięciem lepiej na nią poczekać.</translation>
  </message>
  <message>
   <source>Not on the server yet: interviews {interviews}, cases {cases}, files {files}.</source>
   <translation>Jeszcze nie na serwerze: wywiady {interviews}, przypadki {cases}, pliki {files}.</translation>
  </message>
  <message>
   <source>Not recorded: no consent</source>
   <translation>Bez nagrania: brak zgody</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Nie zapisano</translation>
  </message>
  <message>
   <source>Not sealed</source>
   <translation>Jawne</translation>
  </message>
  <message>
   <source>Not synchronised yet</source>
   <translation>Jeszcze nie synchronizowano</translation>
  </message>
  <message>
   <source>Not the newest</source>
   <translation>Nie najnowsze</translation>
  </message>
  <message>
   <source>Not tried yet.</source>
   <translation>Jeszcze nie próbowano.</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Jeszcze nie</translation>
  </message>
  <message>
   <source>Not yours since {time}: somebody else has this case, or your other computer.</source>
   <translation>Od {time} nie jest Twój: ma go ktoś inny albo jest na Twoim drugim komputerze.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notatka</translation>
  </message>
  <message>
   <source>Note the wish to be erased</source>
   <translation>Zanotuj życzenie usunięcia</translation>
  </message>
  <message>
   <source>Noted. {user} learns of it with the next synchronisation.</source>
   <translation>Zapisano. {user} dowie się przy następnej synchronizacji.</translation>
  </message>
  <message>
   <source>Nothing can be changed here</source>
   <translation>Tu nie można niczego zmienić</translation>
  </message>
  <message>
   <source>Nothing has happened on this case yet.</source>
   <translation>W tej sprawie nic się jeszcze nie działo.</translation>
  </message>
  <message>
   <source>Nothing in the list is like that; shorten what you typed.</source>
   <translation>Na liście nie ma nic takiego; skróć wpisany tekst.</translation>
  </message>
  <message>
   <source>Nothing is heard. Is it muted, or the wrong microphone?</source>
   <translation>Nic nie słychać. Jest wyciszony albo to niewłaściwy mikrofon?</translation>
  </message>
  <message>
   <source>Nothing is heard. Is the microphone muted? ({key})</source>
   <translation>Nic nie słychać. Czy mikrofon jest wyciszony? ({key})</translation>
  </message>
  <message>
   <source>Nothing is kept aside: everything that was sent fitted. Nothing to do here.</source>
   <translation>Nic nie odłożono: wszystko, co wysłano, pasowało. Nie ma tu nic do zrobienia.</translation>
  </message>
  <message>
   <source>Nothing left to call</source>
   <translation>Nie ma już do kogo dzwonić</translation>
  </message>
  <message>
   <source>Nothing to send, nothing new.</source>
   <translation>Nic do wysłania, nic nowego.</translation>
  </message>
  <message>
   <source>Nothing waits: what ended interviews recorded and attached is received.</source>
   <translation>Nic nie czeka: nagrania i załączniki zakończonych wywiadów zostały odebrane.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nic nie zmieniono.</translation>
  </message>
  <message>
   <source>Nothing was done: this case is not yours now, here it is read-only.</source>
   <translation>Nic nie zrobiono: ten przypadek nie jest teraz Twój, tutaj jest tylko do odczytu.</translation>
  </message>
  <message>
   <source>Nothing was done: {user} has this case now, here it is read-only.</source>
   <translation>Nic nie zrobiono: ten przypadek ma teraz {user}, tutaj jest tylko do odczytu.</translation>
  </message>
  <message>
   <source>Noting…</source>
   <translation>Zapisuję…</translation>
  </message>
  <message>
   <source>November {year}</source>
   <translation>listopad {year}</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Teraz</translation>
  </message>
  <message>
   <source>Number at the server: {number}</source>
   <translation>Numer na serwerze: {number}</translation>
  </message>
  <message>
   <source>Number changed</source>
   <translation>Numer zmieniony</translation>
  </message>
  <message>
   <source>Number corrected</source>
   <translation>Poprawiono numer</translation>
  </message>
  <message>
   <source>Number there</source>
   <translation>Numer tamże</translation>
  </message>
  <message>
   <source>Number, address</source>
   <translation>Numer, adres</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Numery</translation>
  </message>
  <message>
   <source>October {year}</source>
   <translation>październik {year}</translation>
  </message>
  <message>
   <source>Offer again</source>
   <translation>Zaproponuj ponownie</translation>
  </message>
  <message>
   <source>Offer an interview again that the server did not take</source>
   <translation>Zaproponuj ponownie wywiad, którego serwer nie przyjął</translation>
  </message>
  <message>
   <source>Offered again {time}.</source>
   <translation>Ponowna próba {time}.</translation>
  </message>
  <message>
   <source>On a stick, or sent to a laptop nearby. With a user name above, only that user can take it over.</source>
   <translation>Na nośniku lub wysłany do laptopa obok. Z nazwą użytkownika powyżej przejmie go tylko ten użytkownik.</translation>
  </message>
  <message>
   <source>On phones another app answers this question; it runs on phones only. Here the answer is given by hand.</source>
   <translation>Na telefonach na to pytanie odpowiada inna aplikacja; działa ona tylko na telefonach. Tutaj odpowiedź podaje się ręcznie.</translation>
  </message>
  <message>
   <source>On the map: move the cross (with Shift: finely)</source>
   <translation>Na mapie: przesuń krzyżyk (z Shift: dokładnie)</translation>
  </message>
  <message>
   <source>On the map: nearer, farther</source>
   <translation>Na mapie: bliżej, dalej</translation>
  </message>
  <message>
   <source>On the map: set the point at the cross</source>
   <translation>Na mapie: ustaw punkt w miejscu krzyżyka</translation>
  </message>
  <message>
   <source>On the map: show everything</source>
   <translation>Na mapie: pokaż wszystko</translation>
  </message>
  <message>
   <source>One less</source>
   <translation>O jeden mniej</translation>
  </message>
  <message>
   <source>One line for each:</source>
   <translation>Po jednym wierszu:</translation>
  </message>
  <message>
   <source>One moment back</source>
   <translation>Jedna chwila wstecz</translation>
  </message>
  <message>
   <source>One moment on</source>
   <translation>Jedna chwila dalej</translation>
  </message>
  <message>
   <source>One more</source>
   <translation>O jeden więcej</translation>
  </message>
  <message>
   <source>One more row? Ins adds it, Enter goes on.</source>
   <translation>Jeszcze jeden wiersz? Ins dodaje, Enter idzie dalej.</translation>
  </message>
  <message>
   <source>One more step</source>
   <translation>Jeszcze jeden krok</translation>
  </message>
  <message>
   <source>One more, one less</source>
   <translation>O jeden więcej, o jeden mniej</translation>
  </message>
  <message>
   <source>One question is still open; it is shown now.</source>
   <translation>Jedno pytanie jest jeszcze otwarte; teraz jest pokazane.</translation>
  </message>
  <message>
   <source>One step along the line</source>
   <translation>O krok po skali</translation>
  </message>
  <message>
   <source>Only a completed interview can be judged.</source>
   <translation>Ocenić można tylko ukończony wywiad.</translation>
  </message>
  <message>
   <source>Only a completed interview can be reopened.</source>
   <translation>Ponownie otworzyć można tylko ukończony wywiad.</translation>
  </message>
  <message>
   <source>Only a completed interview can be sent back.</source>
   <translation>Odesłać można tylko zakończony wywiad.</translation>
  </message>
  <message>
   <source>Only an interview that the server did not take can be offered again.</source>
   <translation>Ponownie można zaproponować tylko wywiad, którego serwer nie przyjął.</translation>
  </message>
  <message>
   <source>Only at these hours</source>
   <translation>Tylko w tych godzinach</translation>
  </message>
  <message>
   <source>Only digits here, for instance 0012.</source>
   <translation>Tutaj tylko cyfry, na przykład 0012.</translation>
  </message>
  <message>
   <source>Only on this computer from now on</source>
   <translation>Odtąd tylko na tym komputerze</translation>
  </message>
  <message>
   <source>Only when I ask for it</source>
   <translation>Tylko na moje polecenie</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Otwórz</translation>
  </message>
  <message>
   <source>Open  (Enter)</source>
   <translation>Otwórz  (Enter)</translation>
  </message>
  <message>
   <source>Open a contact attempt  (Enter)</source>
   <translation>Otwórz próbę kontaktu  (Enter)</translation>
  </message>
  <message>
   <source>Open a sealed copy</source>
   <translation>Otwórz zapieczętowaną kopię</translation>
  </message>
  <message>
   <source>Open another attempt on a finished case</source>
   <translation>Otwórz kolejną próbę w zakończonym przypadku</translation>
  </message>
  <message>
   <source>Open attempt</source>
   <translation>Otwórz próbę</translation>
  </message>
  <message>
   <source>Open attempt, start the interview; leave a finished case</source>
   <translation>Otwórz próbę, rozpocznij wywiad; opuść zakończony przypadek</translation>
  </message>
  <message>
   <source>Open case</source>
   <translation>Otwórz przypadek</translation>
  </message>
  <message>
   <source>Open case  (Enter)</source>
   <translation>Otwórz przypadek  (Enter)</translation>
  </message>
  <message>
   <source>Open the calendar</source>
   <translation>Otwórz kalendarz</translation>
  </message>
  <message>
   <source>Open wishes</source>
   <translation>Otwarte życzenia</translation>
  </message>
  <message>
   <source>OpenRosa server</source>
   <translation>Serwer OpenRosa</translation>
  </message>
  <message>
   <source>Opened again</source>
   <translation>Otwarto ponownie</translation>
  </message>
  <message>
   <source>Opening the file and sending what it holds…</source>
   <translation>Otwieranie pliku i wysyłanie zawartości…</translation>
  </message>
  <message>
   <source>Opening the file…</source>
   <translation>Otwieranie pliku…</translation>
  </message>
  <message>
   <source>Opening the microphone…</source>
   <translation>Włączanie mikrofonu…</translation>
  </message>
  <message>
   <source>Opening the receiver…</source>
   <translation>Otwieranie odbiornika…</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Otwieranie…</translation>
  </message>
  <message>
   <source>Other eligible non-interview</source>
   <translation>Inne: kwalifikuje się, bez wywiadu</translation>
  </message>
  <message>
   <source>Other list</source>
   <translation>Druga lista</translation>
  </message>
  <message>
   <source>Other not eligible</source>
   <translation>Inne: nie kwalifikuje się</translation>
  </message>
  <message>
   <source>Other, unknown eligibility</source>
   <translation>Inne, status nieznany</translation>
  </message>
  <message>
   <source>Out of sample</source>
   <translation>Poza próbą</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Wynik</translation>
  </message>
  <message>
   <source>Outcome so far</source>
   <translation>Dotychczasowy wynik</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>Wyniki</translation>
  </message>
  <message>
   <source>Over the server</source>
   <translation>Przez serwer</translation>
  </message>
  <message>
   <source>PDF report</source>
   <translation>Raport PDF</translation>
  </message>
  <message>
   <source>PIN</source>
   <translation>PIN</translation>
  </message>
  <message>
   <source>PIN for the lock</source>
   <translation>PIN do blokady</translation>
  </message>
  <message>
   <source>PIN forgotten</source>
   <translation>Nie pamiętam kodu PIN</translation>
  </message>
  <message>
   <source>PIN forgotten? Change the user: nothing is lost, and the sign-in helps with a code.</source>
   <translation>Nie pamiętasz kodu PIN? Zmień użytkownika: nic nie zginie, a przy logowaniu pomoże kod.</translation>
  </message>
  <message>
   <source>PIN once more</source>
   <translation>PIN jeszcze raz</translation>
  </message>
  <message>
   <source>Paradata of each question</source>
   <translation>Paradane każdego pytania</translation>
  </message>
  <message>
   <source>Partial</source>
   <translation>Wywiad częściowy</translation>
  </message>
  <message>
   <source>Pass-phrase of the copy</source>
   <translation>Hasło kopii</translation>
  </message>
  <message>
   <source>Pass-phrase of the study</source>
   <translation>Hasło badania</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Hasło</translation>
  </message>
  <message>
   <source>Password and lock</source>
   <translation>Hasło i blokada</translation>
  </message>
  <message>
   <source>Path of the file</source>
   <translation>Ścieżka pliku</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pauza</translation>
  </message>
  <message>
   <source>Pen down</source>
   <translation>Pióro opuszczone</translation>
  </message>
  <message>
   <source>Pen down, pen up</source>
   <translation>Opuść pióro, podnieś pióro</translation>
  </message>
  <message>
   <source>Pen up</source>
   <translation>Pióro podniesione</translation>
  </message>
  <message>
   <source>Person not household resident</source>
   <translation>Osoba tu nie mieszka</translation>
  </message>
  <message>
   <source>Personal columns of the sample: {names}.</source>
   <translation>Osobowe kolumny próby: {names}.</translation>
  </message>
  <message>
   <source>Personal data</source>
   <translation>Dane osobowe</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Telefon</translation>
  </message>
  <message>
   <source>Physically or mentally unable</source>
   <translation>Stan fizyczny lub psychiczny nie pozwala</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Obraz</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Obrazy</translation>
  </message>
  <message>
   <source>Plain grid</source>
   <translation>Sama siatka</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Odtwarzaj</translation>
  </message>
  <message>
   <source>Play faster</source>
   <translation>Odtwarzaj szybciej</translation>
  </message>
  <message>
   <source>Play or pause</source>
   <translation>Odtwarzaj lub wstrzymaj</translation>
  </message>
  <message>
   <source>Play slower</source>
   <translation>Odtwarzaj wolniej</translation>
  </message>
  <message>
   <source>Play the sound or film of the question</source>
   <translation>Odtwórz dźwięk lub film pytania</translation>
  </message>
  <message>
   <source>Play the test</source>
   <translation>Odtwórz próbę</translation>
  </message>
  <message>
   <source>Playing; the same key ends it.</source>
   <translation>Odtwarzanie; ten sam klawisz je kończy.</translation>
  </message>
  <message>
   <source>Please</source>
   <translation>Proszę</translation>
  </message>
  <message>
   <source>Please check</source>
   <translation>Proszę sprawdzić</translation>
  </message>
  <message>
   <source>Please give the laptop back to the interviewer.</source>
   <translation>Proszę oddać laptop ankieterowi.</translation>
  </message>
  <message>
   <source>Please mend</source>
   <translation>Do poprawy</translation>
  </message>
  <message>
   <source>Please send the details to your supervisor.</source>
   <translation>Proszę przesłać szczegóły koordynatorowi.</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Położenie</translation>
  </message>
  <message>
   <source>Position known</source>
   <translation>Pozycja jest znana</translation>
  </message>
  <message>
   <source>Preparing the replay…</source>
   <translation>Przygotowanie odtworzenia…</translation>
  </message>
  <message>
   <source>Press another one, or Escape.</source>
   <translation>Naciśnij inny albo Escape.</translation>
  </message>
  <message>
   <source>Press the new key for “{words}”. Escape leaves it as it is.</source>
   <translation>Naciśnij nowy klawisz dla „{words}”. Escape zostawia bez zmian.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>Drukuj</translation>
  </message>
  <message>
   <source>Print what is shown</source>
   <translation>Drukuj to, co widać</translation>
  </message>
  <message>
   <source>Put a case into the queue</source>
   <translation>Dodaj przypadek do kolejki</translation>
  </message>
  <message>
   <source>Put in the queue</source>
   <translation>Ustawiono w kolejce</translation>
  </message>
  <message>
   <source>Qt Positioning is not installed here (extra “devices”).</source>
   <translation>Qt Positioning nie jest tu zainstalowany (dodatek „devices”).</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pytanie</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>Pytania</translation>
  </message>
  <message>
   <source>Questions whose answers only the team sees: {names}.</source>
   <translation>Pytania, na które odpowiedzi widzi tylko zespół: {names}.</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Zakończ</translation>
  </message>
  <message>
   <source>Quota filled</source>
   <translation>Kwota wypełniona</translation>
  </message>
  <message>
   <source>Read in another language:</source>
   <translation>Odczytano w innym języku:</translation>
  </message>
  <message>
   <source>Read it to {user}, group by group. It works once. That it was given stands in the audit trail.</source>
   <translation>Proszę podyktować grupami ({user}). Działa raz. Wydanie kodu jest w dzienniku audytu.</translation>
  </message>
  <message>
   <source>Read only</source>
   <translation>Tylko do odczytu</translation>
  </message>
  <message>
   <source>Read only · not yours now</source>
   <translation>Tylko do odczytu · teraz nie Twój</translation>
  </message>
  <message>
   <source>Read only · {user} has it</source>
   <translation>Tylko do odczytu · ma {user}</translation>
  </message>
  <message>
   <source>Read out and understood</source>
   <translation>Odczytano i zrozumiano</translation>
  </message>
  <message>
   <source>Read the code in a picture file</source>
   <translation>Odczytaj kod z pliku ze zdjęciem</translation>
  </message>
  <message>
   <source>Read the code with the camera</source>
   <translation>Odczytaj kod kamerą</translation>
  </message>
  <message>
   <source>Read the interview that is lit</source>
   <translation>Przeczytaj podświetlony wywiad</translation>
  </message>
  <message>
   <source>Read this to your supervisor</source>
   <translation>Proszę to przeczytać koordynatorowi</translation>
  </message>
  <message>
   <source>Read to your supervisor what this screen shows now, {shown}, and ask for its code.</source>
   <translation>Przeczytaj koordynatorowi to, co teraz widać na ekranie, {shown}, i poproś o kod do tego numeru.</translation>
  </message>
  <message>
   <source>Reading back: {share} %. Leave the stick in.</source>
   <translation>Odczyt kontrolny: {share} %. Nie wyjmuj pamięci USB.</translation>
  </message>
  <message>
   <source>Reading the studies…</source>
   <translation>Odczyt badań…</translation>
  </message>
  <message>
   <source>Reading the study…</source>
   <translation>Odczyt badania…</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Odczyt…</translation>
  </message>
  <message>
   <source>Receipt</source>
   <translation>Potwierdzenie</translation>
  </message>
  <message>
   <source>Receipt of the server</source>
   <translation>Potwierdzenie serwera</translation>
  </message>
  <message>
   <source>Receipts</source>
   <translation>Potwierdzenia</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Odebrano</translation>
  </message>
  <message>
   <source>Received by the server</source>
   <translation>Odebrano na serwerze</translation>
  </message>
  <message>
   <source>Received: {what}.</source>
   <translation>Odebrano: {what}.</translation>
  </message>
  <message>
   <source>Receiver</source>
   <translation>Odbiornik</translation>
  </message>
  <message>
   <source>Receiver…</source>
   <translation>Odbiornik…</translation>
  </message>
  <message>
   <source>Record with the microphone, and end it</source>
   <translation>Nagraj mikrofonem i zakończ nagranie</translation>
  </message>
  <message>
   <source>Recording began</source>
   <translation>Nagranie się zaczęło</translation>
  </message>
  <message>
   <source>Recording ended</source>
   <translation>Nagranie się skończyło</translation>
  </message>
  <message>
   <source>Recording failed</source>
   <translation>Nagrywanie nie powiodło się</translation>
  </message>
  <message>
   <source>Recording waits for consent</source>
   <translation>Nagranie czeka na zgodę</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Nagrania</translation>
  </message>
  <message>
   <source>Recordings and attached files are being sent.</source>
   <translation>Nagrania i załączniki są wysyłane.</translation>
  </message>
  <message>
   <source>Recordings and attached files still in the file only: {n}. Keep the file.</source>
   <translation>Nagrania i załączniki są na razie tylko w pliku: {n}. Zachowaj plik.</translation>
  </message>
  <message>
   <source>Recordings and files of the interview</source>
   <translation>Nagrania i pliki wywiadu</translation>
  </message>
  <message>
   <source>Recordings and files of the interview that is lit</source>
   <translation>Nagrania i pliki podświetlonego wywiadu</translation>
  </message>
  <message>
   <source>Recordings and files: {counts}.</source>
   <translation>Nagrania i pliki: {counts}.</translation>
  </message>
  <message>
   <source>Recordings, consent</source>
   <translation>Nagrania, zgoda</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Odśwież</translation>
  </message>
  <message>
   <source>Refusal</source>
   <translation>Odmowa</translation>
  </message>
  <message>
   <source>Refusal and break-off</source>
   <translation>Odmowa i przerwanie</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Odmowa</translation>
  </message>
  <message>
   <source>Regular vacant housing unit</source>
   <translation>Zwykłe mieszkanie niezamieszkane</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Odrzuć</translation>
  </message>
  <message>
   <source>Rejected by {name}</source>
   <translation>Odrzucono: {name}</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>Uwaga</translation>
  </message>
  <message>
   <source>Remark on the interview: {text}</source>
   <translation>Uwaga do wywiadu: {text}</translation>
  </message>
  <message>
   <source>Remark on this case</source>
   <translation>Uwaga do tego przypadku</translation>
  </message>
  <message>
   <source>Remark on “{question}”: {text}</source>
   <translation>Uwaga do „{question}”: {text}</translation>
  </message>
  <message>
   <source>Remark: {text}</source>
   <translation>Uwaga: {text}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Usuń</translation>
  </message>
  <message>
   <source>Remove row {row}? Shift+Del again removes it, Escape keeps it.</source>
   <translation>Usunąć wiersz {row}? Ponownie Shift+Del usuwa, Esc zostawia.</translation>
  </message>
  <message>
   <source>Remove the last one</source>
   <translation>Usuń ostatni</translation>
  </message>
  <message>
   <source>Remove this row  Shift+Del</source>
   <translation>Usuń ten wiersz  Shift+Del</translation>
  </message>
  <message>
   <source>Remove this row (asks first)</source>
   <translation>Usuń ten wiersz (najpierw pyta)</translation>
  </message>
  <message>
   <source>Remove this workspace</source>
   <translation>Usuń to miejsce pracy</translation>
  </message>
  <message>
   <source>Removed a row</source>
   <translation>Usunięto wiersz</translation>
  </message>
  <message>
   <source>Reopen</source>
   <translation>Otwórz ponownie</translation>
  </message>
  <message>
   <source>Reopen or go on</source>
   <translation>Otwórz ponownie lub wznów</translation>
  </message>
  <message>
   <source>Reopen the interview</source>
   <translation>Otwórz wywiad ponownie</translation>
  </message>
  <message>
   <source>Reopen, or go on with, the interview that is lit</source>
   <translation>Otwórz ponownie lub wznów zaznaczony wywiad</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>Otwarto ponownie</translation>
  </message>
  <message>
   <source>Reopened the interview: {text}</source>
   <translation>Otwarto wywiad ponownie: {text}</translation>
  </message>
  <message>
   <source>Repeat the question in another language</source>
   <translation>Powtórz pytanie w innym języku</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Odtworzenie</translation>
  </message>
  <message>
   <source>Replay the interview  (Enter)</source>
   <translation>Odtwórz wywiad  (Enter)</translation>
  </message>
  <message>
   <source>Replay the interview that is lit</source>
   <translation>Odtwórz zaznaczony wywiad</translation>
  </message>
  <message>
   <source>Request of the other laptop, if you have one</source>
   <translation>Prośba drugiego laptopa, jeśli jest</translation>
  </message>
  <message>
   <source>Rescue file</source>
   <translation>Plik ratunkowy</translation>
  </message>
  <message>
   <source>Respondent</source>
   <translation>Respondent</translation>
  </message>
  <message>
   <source>Respondent away or unavailable</source>
   <translation>Respondent wyjechał lub nieosiągalny</translation>
  </message>
  <message>
   <source>Respondent never available</source>
   <translation>Respondent nigdy nieosiągalny</translation>
  </message>
  <message>
   <source>Response rate RR1</source>
   <translation>Wskaźnik odpowiedzi RR1</translation>
  </message>
  <message>
   <source>Results that came too late</source>
   <translation>Spóźnione wyniki</translation>
  </message>
  <message>
   <source>Results that came too late: the case had gone on to somebody else. What was written on it came by itself; ask who called what was said.</source>
   <translation>Wyniki, które przyszły za późno: przypadek przeszedł już do kogoś innego. To, co zapisano, przyszło samo; zapytaj dzwoniącego, co powiedziano.</translation>
  </message>
  <message>
   <source>Route of the interview</source>
   <translation>Przebieg wywiadu</translation>
  </message>
  <message>
   <source>Route on or off</source>
   <translation>Pokaż lub ukryj przebieg</translation>
  </message>
  <message>
   <source>Row {row}, {question}</source>
   <translation>Wiersz {row}, {question}</translation>
  </message>
  <message>
   <source>Rows taken out with their answers: {rows}.</source>
   <translation>Wiersze usunięte razem z odpowiedziami: {rows}.</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>sobota</translation>
  </message>
  <message>
   <source>Save (Ctrl+Enter)</source>
   <translation>Zapisz (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Save a remark</source>
   <translation>Zapisz uwagę</translation>
  </message>
  <message>
   <source>Say in a few words why the interview is reopened.</source>
   <translation>Napisz w kilku słowach, dlaczego wywiad jest otwierany ponownie.</translation>
  </message>
  <message>
   <source>Say in a few words why.</source>
   <translation>Napisz w kilku słowach dlaczego.</translation>
  </message>
  <message>
   <source>Say to whom: the user name of the other interviewer.</source>
   <translation>Podaj komu: nazwę użytkownika drugiego ankietera.</translation>
  </message>
  <message>
   <source>Say where the file goes.</source>
   <translation>Wskaż, gdzie zapisać plik.</translation>
  </message>
  <message>
   <source>Say why in at most {n} characters.</source>
   <translation>Napisz dlaczego, najwyżej {n} znaków.</translation>
  </message>
  <message>
   <source>Scale from {low} to {high}</source>
   <translation>Skala od {low} do {high}</translation>
  </message>
  <message>
   <source>Sealed copy</source>
   <translation>Zapieczętowana kopia</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Szukaj</translation>
  </message>
  <message>
   <source>Search for the person first, then choose them in the table.</source>
   <translation>Najpierw wyszukaj osobę, potem wybierz ją w tabeli.</translation>
  </message>
  <message>
   <source>Search in the choices</source>
   <translation>Szukaj wśród odpowiedzi</translation>
  </message>
  <message>
   <source>Seasonal or temporary housing unit</source>
   <translation>Mieszkanie sezonowe lub czasowe</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Zaznacz wszystko</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Wyślij</translation>
  </message>
  <message>
   <source>Send a completed interview back</source>
   <translation>Odeślij zakończony wywiad</translation>
  </message>
  <message>
   <source>Send and fetch</source>
   <translation>Wyślij i pobierz</translation>
  </message>
  <message>
   <source>Send back</source>
   <translation>Odeślij</translation>
  </message>
  <message>
   <source>Send it to a laptop nearby</source>
   <translation>Wyślij do laptopa obok</translation>
  </message>
  <message>
   <source>Send recordings and attached files now</source>
   <translation>Wyślij nagrania i załączniki teraz</translation>
  </message>
  <message>
   <source>Send them now</source>
   <translation>Wyślij je teraz</translation>
  </message>
  <message>
   <source>Sending back…</source>
   <translation>Odsyłanie…</translation>
  </message>
  <message>
   <source>Sending everything first, then handing over…</source>
   <translation>Najpierw wysyłanie wszystkiego, potem przekazanie…</translation>
  </message>
  <message>
   <source>Sending to the other laptop…</source>
   <translation>Wysyłanie do drugiego laptopa…</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Wysłano</translation>
  </message>
  <message>
   <source>Sent and received</source>
   <translation>Wysłane i odebrane</translation>
  </message>
  <message>
   <source>Sent back by {name}</source>
   <translation>Odesłane przez: {name}</translation>
  </message>
  <message>
   <source>Sent back. {user} gets it with the next synchronisation.</source>
   <translation>Odesłano. {user} dostanie go przy następnej synchronizacji.</translation>
  </message>
  <message>
   <source>Sent: {what}.</source>
   <translation>Wysłano: {what}.</translation>
  </message>
  <message>
   <source>September {year}</source>
   <translation>wrzesień {year}</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Serwer</translation>
  </message>
  <message>
   <source>Server: {address}</source>
   <translation>Serwer: {address}</translation>
  </message>
  <message>
   <source>Several answers: type each code, Space between long ones.</source>
   <translation>Kilka odpowiedzi: wpisz kolejne kody, między dłuższymi spacja.</translation>
  </message>
  <message>
   <source>Several answers: type, Enter takes the lit one.</source>
   <translation>Kilka odpowiedzi: pisz, Enter zaznacza podświetloną.</translation>
  </message>
  <message>
   <source>Sheet to draw on</source>
   <translation>Kartka do rysowania</translation>
  </message>
  <message>
   <source>Show  Ctrl+H</source>
   <translation>Pokaż  Ctrl+H</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Pokaż wszystko</translation>
  </message>
  <message>
   <source>Show card</source>
   <translation>Karta</translation>
  </message>
  <message>
   <source>Show card “{name}” over the whole screen</source>
   <translation>Pokaż kartę „{name}” na całym ekranie</translation>
  </message>
  <message>
   <source>Show or hide what is typed hidden</source>
   <translation>Pokaż lub ukryj ukryty tekst</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Zaloguj</translation>
  </message>
  <message>
   <source>Sign in again</source>
   <translation>Zaloguj ponownie</translation>
  </message>
  <message>
   <source>Sign in with the account that your supervisor gave you. This needs the network once.</source>
   <translation>Proszę zalogować się kontem otrzymanym od koordynatora. Sieć jest potrzebna tylko raz.</translation>
  </message>
  <message>
   <source>Sign with mouse, finger or pen. Without them: arrows move the pen and Space puts it down, or Tab and write the name. Enter keeps, Enter goes on.</source>
   <translation>Podpisz myszą, palcem lub piórem. Bez nich: strzałki przesuwają pióro, spacja je opuszcza, albo Tab i wpisz nazwisko. Enter zachowuje, Enter idzie dalej.</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>Logowanie</translation>
  </message>
  <message>
   <source>Signed in as {user}</source>
   <translation>Zalogowano: {user}</translation>
  </message>
  <message>
   <source>Signing in…</source>
   <translation>Logowanie…</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Mniejsze</translation>
  </message>
  <message>
   <source>Somebody else has this case now; since when is not known.</source>
   <translation>Ten przypadek ma teraz ktoś inny; nie wiadomo, od kiedy.</translation>
  </message>
  <message>
   <source>Something answered, but not your server. If the network shows a sign-in page, open it in a browser. Nothing was sent.</source>
   <translation>Coś odpowiedziało, ale nie był to twój serwer. Jeśli sieć pokazuje stronę logowania, otwórz ją w przeglądarce. Nic nie wysłano.</translation>
  </message>
  <message>
   <source>Something between this computer and the server (a proxy, a filter) lets it through in no size, however small. Try another network, or write a rescue file (Ctrl+R) for your supervisor. It is tried again at each run.</source>
   <translation>Coś między tym komputerem a serwerem (proxy, filtr) nie przepuszcza tego nawet w najmniejszych częściach. Spróbuj w innej sieci albo zapisz plik ratunkowy (Ctrl+R) dla przełożonego. Przy każdej synchronizacji jest nowa próba.</translation>
  </message>
  <message>
   <source>Something of the workspace could not be removed. It goes on at the next start.</source>
   <translation>Czegoś z miejsca pracy nie udało się usunąć. Usuwanie pójdzie dalej przy następnym uruchomieniu.</translation>
  </message>
  <message>
   <source>Something on the way to the server changed what was sent. Nothing is lost; it is sent again.</source>
   <translation>Coś po drodze do serwera zmieniło to, co wysłano. Nic nie zginęło; zostanie wysłane ponownie.</translation>
  </message>
  <message>
   <source>Something went wrong in the program. Every answer that was marked as saved is kept.</source>
   <translation>W programie wystąpił błąd. Wszystkie odpowiedzi oznaczone jako zapisane są zachowane.</translation>
  </message>
  <message>
   <source>Sound files</source>
   <translation>Pliki dźwiękowe</translation>
  </message>
  <message>
   <source>Sound recorded before that can no longer be played here; what is recorded now is a new recording.</source>
   <translation>Dźwięku nagranego wcześniej nie można tu już odtworzyć; to, co nagrywa się teraz, jest nowym nagraniem.</translation>
  </message>
  <message>
   <source>Space or Enter takes the picture, Esc closes.</source>
   <translation>Spacja lub Enter robi zdjęcie, Esc zamyka.</translation>
  </message>
  <message>
   <source>Speak as in an interview. The test is kept nowhere.</source>
   <translation>Proszę mówić jak w wywiadzie. Próba nie jest nigdzie zapisywana.</translation>
  </message>
  <message>
   <source>Special technological circumstances</source>
   <translation>Szczególne okoliczności techniczne</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Start the interview  (Enter)</source>
   <translation>Rozpocznij wywiad  (Enter)</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Początek</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Stan</translation>
  </message>
  <message>
   <source>Stayed on the page</source>
   <translation>Pozostała ta sama strona</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Krok</translation>
  </message>
  <message>
   <source>Step back</source>
   <translation>Krok wstecz</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Zatrzymaj</translation>
  </message>
  <message>
   <source>Studies without a key, not in the file: {n}. Synchronise them.</source>
   <translation>Badania bez klucza, nie ma ich w pliku: {n}. Zsynchronizuj je.</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>Badanie</translation>
  </message>
  <message>
   <source>Style of the question texts</source>
   <translation>Styl tekstów pytań</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>niedziela</translation>
  </message>
  <message>
   <source>Supervisor</source>
   <translation>Kierownik</translation>
  </message>
  <message>
   <source>Sure?</source>
   <translation>Na pewno?</translation>
  </message>
  <message>
   <source>Suspend</source>
   <translation>Zawieś</translation>
  </message>
  <message>
   <source>Suspend and close the attempt</source>
   <translation>Zawieś i zamknij próbę</translation>
  </message>
  <message>
   <source>Suspend and make an appointment</source>
   <translation>Zawieś i umów termin</translation>
  </message>
  <message>
   <source>Suspended</source>
   <translation>Wstrzymano</translation>
  </message>
  <message>
   <source>Suspended the interview</source>
   <translation>Zawieszono wywiad</translation>
  </message>
  <message>
   <source>Synchronise</source>
   <translation>Synchronizuj</translation>
  </message>
  <message>
   <source>Synchronise ({sync}) to fetch new cases, or add one ({new}).</source>
   <translation>Proszę zsynchronizować ({sync}), aby pobrać nowe przypadki, lub dodać własny ({new}).</translation>
  </message>
  <message>
   <source>Synchronise now</source>
   <translation>Synchronizuj teraz</translation>
  </message>
  <message>
   <source>Synchronising…</source>
   <translation>Synchronizacja…</translation>
  </message>
  <message>
   <source>Take a picture with the camera</source>
   <translation>Zrób zdjęcie kamerą</translation>
  </message>
  <message>
   <source>Take a picture… (Ctrl+J)</source>
   <translation>Zrób zdjęcie… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Weź z powrotem</translation>
  </message>
  <message>
   <source>Take back a character</source>
   <translation>Usuń znak</translation>
  </message>
  <message>
   <source>Take back a digit</source>
   <translation>Cofnij cyfrę</translation>
  </message>
  <message>
   <source>Take back the answer</source>
   <translation>Cofnij odpowiedź</translation>
  </message>
  <message>
   <source>Take back the answer of this row</source>
   <translation>Cofnij odpowiedź w tym wierszu</translation>
  </message>
  <message>
   <source>Take back {case} ({user}, {time})</source>
   <translation>Weź z powrotem {case} ({user}, {time})</translation>
  </message>
  <message>
   <source>Take it back only if nobody has taken it over: else what you write is kept beside the case.</source>
   <translation>Weź z powrotem tylko, gdy nikt nie przejął: inaczej to, co napiszesz, zostanie obok przypadku.</translation>
  </message>
  <message>
   <source>Take or give back the lit choice; in the empty line: next</source>
   <translation>Zaznacz lub cofnij podświetloną odpowiedź; w pustym polu: dalej</translation>
  </message>
  <message>
   <source>Take or give back the lit line; parts two codes</source>
   <translation>Zaznacz lub odznacz podświetlony wiersz; rozdziela dwa kody</translation>
  </message>
  <message>
   <source>Take over</source>
   <translation>Przejmij</translation>
  </message>
  <message>
   <source>Take over a case</source>
   <translation>Przejmij przypadek</translation>
  </message>
  <message>
   <source>Take recording back</source>
   <translation>Wycofaj nagranie</translation>
  </message>
  <message>
   <source>Take the consent to recording back</source>
   <translation>Wycofaj zgodę na nagranie</translation>
  </message>
  <message>
   <source>Take the last line back</source>
   <translation>Cofnij ostatnią linię</translation>
  </message>
  <message>
   <source>Take the last one back</source>
   <translation>Cofnij ostatni</translation>
  </message>
  <message>
   <source>Take the last point back</source>
   <translation>Cofnij ostatni punkt</translation>
  </message>
  <message>
   <source>Take the line that is lit</source>
   <translation>Weź podświetlony wiersz</translation>
  </message>
  <message>
   <source>Take the lit line as the next</source>
   <translation>Weź podświetlony wiersz jako następny</translation>
  </message>
  <message>
   <source>Take the picture (Space)</source>
   <translation>Zrób zdjęcie (spacja)</translation>
  </message>
  <message>
   <source>Take the position ({key})</source>
   <translation>Pobierz pozycję ({key})</translation>
  </message>
  <message>
   <source>Take the position from the receiver</source>
   <translation>Pobierz pozycję z odbiornika</translation>
  </message>
  <message>
   <source>Taken: {choices}</source>
   <translation>Wybrane: {choices}</translation>
  </message>
  <message>
   <source>Technical phone problems</source>
   <translation>Problemy techniczne z telefonem</translation>
  </message>
  <message>
   <source>Temporarily out of service</source>
   <translation>Chwilowo niedostępny</translation>
  </message>
  <message>
   <source>Test the microphone</source>
   <translation>Sprawdź mikrofon</translation>
  </message>
  <message>
   <source>Thank you. That is all.</source>
   <translation>Dziękujemy. To wszystko.</translation>
  </message>
  <message>
   <source>That cannot be begun here now.</source>
   <translation>Tego nie można tu teraz rozpocząć.</translation>
  </message>
  <message>
   <source>That cannot be done in this interview.</source>
   <translation>W tym wywiadzie nie można tego zrobić.</translation>
  </message>
  <message>
   <source>That cannot be done with this case.</source>
   <translation>Z tym przypadkiem nie można tego zrobić.</translation>
  </message>
  <message>
   <source>That did not go through.</source>
   <translation>To się nie udało.</translation>
  </message>
  <message>
   <source>That is no time. Write for instance 14:30, tomorrow 9 or 24.11 10:15.</source>
   <translation>To nie jest czas. Proszę wpisać na przykład 14:30, jutro 9 lub 24.11 10:15.</translation>
  </message>
  <message>
   <source>That is not right. Try again.</source>
   <translation>To nie to. Proszę spróbować jeszcze raz.</translation>
  </message>
  <message>
   <source>That is not right. Wait {seconds} seconds before the next try.</source>
   <translation>To nie to. Następna próba za {seconds} s.</translation>
  </message>
  <message>
   <source>That is not the PIN.</source>
   <translation>To nie jest ten PIN.</translation>
  </message>
  <message>
   <source>That is not the case id of the person that is lit; nothing was erased.</source>
   <translation>To nie jest numer zaznaczonej osoby; niczego nie usunięto.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. It has eight groups of five letters.</source>
   <translation>To nie jest hasło zapieczętowanej kopii. Ma ono osiem grup po pięć znaków.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. Look at group {number}.</source>
   <translation>To nie jest hasło zapieczętowanej kopii. Sprawdź grupę {number}.</translation>
  </message>
  <message>
   <source>That key cannot be used here.</source>
   <translation>Tego klawisza nie można tu użyć.</translation>
  </message>
  <message>
   <source>That number is too long.</source>
   <translation>Ta liczba jest za długa.</translation>
  </message>
  <message>
   <source>That number lies between two steps: {below} or {above}?</source>
   <translation>Ta liczba leży między dwoma krokami: {below} czy {above}?</translation>
  </message>
  <message>
   <source>That question is not on the route of this interview any more.</source>
   <translation>Tego pytania nie ma już na trasie tego wywiadu.</translation>
  </message>
  <message>
   <source>That time has passed there. Choose a later one.</source>
   <translation>Ten czas już tam minął. Proszę wybrać późniejszy.</translation>
  </message>
  <message>
   <source>The PIN needs at least four characters.</source>
   <translation>PIN musi mieć co najmniej cztery znaki.</translation>
  </message>
  <message>
   <source>The PIN needs at least {n} characters.</source>
   <translation>PIN musi mieć co najmniej {n} znaków.</translation>
  </message>
  <message>
   <source>The PIN opens your answers on this computer.</source>
   <translation>PIN otwiera odpowiedzi na tym komputerze.</translation>
  </message>
  <message>
   <source>The account cannot be opened on this computer.</source>
   <translation>Konta nie można otworzyć na tym komputerze.</translation>
  </message>
  <message>
   <source>The accuracy is {metres} m; {limit} m or better is wanted. Take the position again if you can.</source>
   <translation>Dokładność to {metres} m, a potrzeba {limit} m lub lepszej. Jeśli można, pobierz pozycję jeszcze raz.</translation>
  </message>
  <message>
   <source>The address has no encryption (https). Nothing was sent.</source>
   <translation>Adres jest bez szyfrowania (https). Nic nie wysłano.</translation>
  </message>
  <message>
   <source>The address is not complete; it is written like 192.168.1.20:41234.</source>
   <translation>Adres jest niepełny; pisze się go tak: 192.168.1.20:41234.</translation>
  </message>
  <message>
   <source>The address of the server is missing.</source>
   <translation>Brakuje adresu serwera.</translation>
  </message>
  <message>
   <source>The answer carried no valid receipt. Nothing was marked as sent; it is tried again.</source>
   <translation>Odpowiedź nie zawierała ważnego potwierdzenia. Nic nie oznaczono jako wysłane; próba się powtórzy.</translation>
  </message>
  <message>
   <source>The answers cannot be encrypted as the form wants it. Nothing was sent.</source>
   <translation>Odpowiedzi nie można zaszyfrować tak, jak chce formularz. Nic nie wysłano.</translation>
  </message>
  <message>
   <source>The answers of this form cannot be encrypted. Tell whoever made the form.</source>
   <translation>Odpowiedzi tego formularza nie można zaszyfrować. Powiadom autora formularza.</translation>
  </message>
  <message>
   <source>The answers or a file are larger than the server takes. They are kept here.</source>
   <translation>Odpowiedzi lub plik są większe, niż przyjmuje serwer. Zostają tutaj.</translation>
  </message>
  <message>
   <source>The answers, recordings and keys of {user} go from this computer. What the server has stays there.</source>
   <translation>Odpowiedzi, nagrania i klucze {user} znikną z tego komputera. To, co ma serwer, tam pozostanie.</translation>
  </message>
  <message>
   <source>The arrow keys choose another one. An interview with open questions can be suspended.</source>
   <translation>Strzałki wybierają inne. Wywiad z otwartymi pytaniami można zawiesić.</translation>
  </message>
  <message>
   <source>The attached file cannot be opened here: it is missing or damaged, or the interview has ended. While the interview runs, attach it again.</source>
   <translation>Załączonego pliku nie można tu otworzyć: brakuje go, jest uszkodzony albo wywiad się zakończył. Dopóki wywiad trwa, załącz go ponownie.</translation>
  </message>
  <message>
   <source>The attached file is missing or damaged.</source>
   <translation>Brakuje załączonego pliku albo jest uszkodzony.</translation>
  </message>
  <message>
   <source>The attached picture</source>
   <translation>Załączony obraz</translation>
  </message>
  <message>
   <source>The camera cannot be used ({why}). Is it in use by another program?</source>
   <translation>Nie można użyć kamery ({why}). Czy używa jej inny program?</translation>
  </message>
  <message>
   <source>The case comes here with the next synchronisation. What your other computer wrote is kept.</source>
   <translation>Przypadek przyjdzie tu przy następnej synchronizacji. To, co zapisał inny komputer, zostaje.</translation>
  </message>
  <message>
   <source>The case had another owner when it came.</source>
   <translation>Gdy to przyszło, przypadek miał innego właściciela.</translation>
  </message>
  <message>
   <source>The case is on your desk again. Delete the file that was written.</source>
   <translation>Przypadek jest znów u Ciebie. Usuń zapisany plik.</translation>
  </message>
  <message>
   <source>The case was not handed over and not taken over.</source>
   <translation>Przypadek nie został przekazany ani przejęty.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} ahead here.</source>
   <translation>Tutaj zegar komputera przestawiono o {time} do przodu.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} back here.</source>
   <translation>Tutaj zegar komputera przestawiono o {time} do tyłu.</translation>
  </message>
  <message>
   <source>The clock was compared with the server's</source>
   <translation>Zegar porównano z zegarem serwera</translation>
  </message>
  <message>
   <source>The code does not open this hand-over file. Have it read out once more, group by group.</source>
   <translation>Kod nie otwiera tego pliku przekazania. Proszę o przeczytanie go jeszcze raz, grupa po grupie.</translation>
  </message>
  <message>
   <source>The connection is too slow; it did not arrive in time. Try again.</source>
   <translation>Połączenie jest zbyt wolne; dane nie dotarły na czas. Proszę spróbować ponownie.</translation>
  </message>
  <message>
   <source>The connection to the receiver is gone.</source>
   <translation>Połączenie z odbiornikiem zostało utracone.</translation>
  </message>
  <message>
   <source>The consent of {case} is taken back and the recordings are deleted.</source>
   <translation>Zgoda {case} jest wycofana, nagrania usunięto.</translation>
  </message>
  <message>
   <source>The data cannot be written there. Choose another folder.</source>
   <translation>Danych nie można tam zapisać. Wybierz inny folder.</translation>
  </message>
  <message>
   <source>The data cannot be written to {folder}: {reason}. Choose another folder.</source>
   <translation>Danych nie można zapisać w {folder}: {reason}. Wybierz inny folder.</translation>
  </message>
  <message>
   <source>The database in the copy is damaged. The workspace was made from its safety copy of {time}: what was answered later is not in it. Keep the file and the computer that it came from.</source>
   <translation>Baza danych w kopii jest uszkodzona. Miejsce pracy utworzono z jej kopii bezpieczeństwa ({time}): późniejszych odpowiedzi w nim nie ma. Zachowaj plik i komputer, z którego pochodzi.</translation>
  </message>
  <message>
   <source>The database is damaged, so all of it was copied as it lies, with its safety copies.</source>
   <translation>Baza danych jest uszkodzona, więc wszystko skopiowano tak, jak leży, razem z kopiami bezpieczeństwa.</translation>
  </message>
  <message>
   <source>The date is missing: type it before the time, or 0 for today.</source>
   <translation>Brakuje daty: proszę wpisać ją przed godziną albo 0, jeśli dzisiaj.</translation>
  </message>
  <message>
   <source>The day is missing: type it before the month, for instance {date}.</source>
   <translation>Brakuje dnia: proszę wpisać go przed miesiącem, na przykład {date}.</translation>
  </message>
  <message>
   <source>The device for sound cannot be opened{reason}. Is it in use, or forbidden by the system?</source>
   <translation>Nie można otworzyć urządzenia dźwiękowego{reason}. Czy jest zajęte albo zabronione przez system?</translation>
  </message>
  <message>
   <source>The disk failed while saving: this step may not be saved, everything before it is. Look at it, then press the same key again.</source>
   <translation>Podczas zapisu wystąpił błąd dysku: ten krok mógł nie zostać zapisany, wszystko przed nim jest zapisane. Proszę go sprawdzić i nacisnąć ten sam klawisz jeszcze raz.</translation>
  </message>
  <message>
   <source>The disk fails: nothing more can be saved here, everything saved before is kept. Stop working, delete nothing, and ask your supervisor for help.</source>
   <translation>Dysk zawodzi: nic więcej nie da się tu zapisać, wszystko zapisane wcześniej pozostaje. Proszę przerwać pracę, niczego nie usuwać i poprosić o pomoc koordynatora.</translation>
  </message>
  <message>
   <source>The disk fails; what was saved before is kept. Ask for help.</source>
   <translation>Dysk zawodzi; to, co zapisano wcześniej, zostaje. Proszę poprosić o pomoc.</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview</source>
   <translation>Dysk jest prawie pełny: bez nowego wywiadu</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview is begun. Free some space first.</source>
   <translation>Dysk jest prawie pełny: nowy wywiad się nie rozpocznie. Najpierw zwolnij miejsce.</translation>
  </message>
  <message>
   <source>The disk is full. Free some space; what was saved is kept.</source>
   <translation>Dysk jest pełny. Zwolnij miejsce; to, co zapisano, jest bezpieczne.</translation>
  </message>
  <message>
   <source>The disk is full: this step is not saved, everything before it is. Free some space, then press the same key again.</source>
   <translation>Dysk jest pełny: ten krok nie został zapisany, wszystko przed nim – tak. Proszę zwolnić miejsce i nacisnąć ten sam klawisz jeszcze raz.</translation>
  </message>
  <message>
   <source>The end of fieldwork is not set: nothing is erased by itself.</source>
   <translation>Koniec prac terenowych nie jest ustalony: nic nie znika samo.</translation>
  </message>
  <message>
   <source>The events differ from their check sum.</source>
   <translation>Zdarzenia różnią się od sumy kontrolnej.</translation>
  </message>
  <message>
   <source>The events do not follow from those before them.</source>
   <translation>Zdarzenia nie wynikają z poprzednich.</translation>
  </message>
  <message>
   <source>The file arrived damaged; send it again.</source>
   <translation>Plik dotarł uszkodzony; proszę wysłać go ponownie.</translation>
  </message>
  <message>
   <source>The file could not be written; nothing was left there.</source>
   <translation>Pliku nie udało się zapisać; nic tam nie zostało.</translation>
  </message>
  <message>
   <source>The file has arrived. Type the code.</source>
   <translation>Plik dotarł. Wpisz kod.</translation>
  </message>
  <message>
   <source>The file holds work of further studies: {n}. Import it again with their pass-phrases.</source>
   <translation>Plik zawiera pracę innych badań: {n}. Wczytaj go ponownie z ich hasłami.</translation>
  </message>
  <message>
   <source>The file is damaged or not whole. Copy it again from where it was made.</source>
   <translation>Plik jest uszkodzony lub niepełny. Proszę skopiować go ponownie z miejsca, gdzie powstał.</translation>
  </message>
  <message>
   <source>The file is larger than the server takes. It stays here; tell your supervisor.</source>
   <translation>Plik jest większy, niż serwer przyjmuje. Zostaje tutaj; proszę powiedzieć koordynatorowi.</translation>
  </message>
  <message>
   <source>The file of this answer is not on this computer any more. Attach it again, or clear the answer.</source>
   <translation>Pliku tej odpowiedzi nie ma już na tym komputerze. Dołącz go ponownie albo wyczyść odpowiedź.</translation>
  </message>
  <message>
   <source>The file was damaged on its way; it is sent again.</source>
   <translation>Plik uszkodził się po drodze; zostanie wysłany ponownie.</translation>
  </message>
  <message>
   <source>The file was not attached.</source>
   <translation>Plik nie został załączony.</translation>
  </message>
  <message>
   <source>The file {name} cannot be read or saved ({why}). Try again.</source>
   <translation>Pliku {name} nie można odczytać lub zapisać ({why}). Spróbuj ponownie.</translation>
  </message>
  <message>
   <source>The file {name} has {size} MiB; at most {limit} MiB are taken. Choose a smaller one.</source>
   <translation>Plik {name} ma {size} MiB; przyjmowane jest najwyżej {limit} MiB. Wybierz mniejszy.</translation>
  </message>
  <message>
   <source>The file {name} is empty. Choose another one.</source>
   <translation>Plik {name} jest pusty. Wybierz inny.</translation>
  </message>
  <message>
   <source>The file {name} may not be read by you. Copy it to a folder of yours.</source>
   <translation>Nie masz prawa czytać pliku {name}. Skopiuj go do własnego folderu.</translation>
  </message>
  <message>
   <source>The folder {file} holds all of it.</source>
   <translation>Wszystko to jest w folderze {file}.</translation>
  </message>
  <message>
   <source>The form cannot be used as the server gives it. Tell whoever looks after it.</source>
   <translation>Formularza w postaci podanej przez serwer nie można użyć. Powiadom osobę, która o niego dba.</translation>
  </message>
  <message>
   <source>The form is closed at the server. The interview is kept and offered again.</source>
   <translation>Formularz na serwerze jest zamknięty. Wywiad zostaje i będzie zaproponowany ponownie.</translation>
  </message>
  <message>
   <source>The hand-over file {file} is for another laptop. Have it written for a request of this one.</source>
   <translation>Plik przekazania {file} jest dla innego laptopa. Proszę o zapis według prośby tego.</translation>
  </message>
  <message>
   <source>The interview began</source>
   <translation>Wywiad się zaczął</translation>
  </message>
  <message>
   <source>The interview cannot be replayed.</source>
   <translation>Wywiadu nie można odtworzyć.</translation>
  </message>
  <message>
   <source>The interview ends here with this disposition and cannot go on later. All answers are kept.</source>
   <translation>Wywiad kończy się tutaj z tym kodem wyniku i nie będzie można go wznowić. Wszystkie odpowiedzi zostają.</translation>
  </message>
  <message>
   <source>The interview goes on in this language.</source>
   <translation>Wywiad będzie prowadzony dalej w tym języku.</translation>
  </message>
  <message>
   <source>The interview has ended, so only the study key opens its recording.</source>
   <translation>Wywiad się skończył, więc jego nagranie otwiera tylko klucz badania.</translation>
  </message>
  <message>
   <source>The interview is not complete yet.</source>
   <translation>Wywiad nie jest jeszcze kompletny.</translation>
  </message>
  <message>
   <source>The interview stays at this question; every answer is kept.</source>
   <translation>Wywiad zatrzyma się na tym pytaniu; wszystkie odpowiedzi są zachowane.</translation>
  </message>
  <message>
   <source>The interview that this one corrects has to reach the server first.</source>
   <translation>Najpierw na serwer musi trafić wywiad, który ten poprawia.</translation>
  </message>
  <message>
   <source>The interview was deleted at the server, which does not take it again. It is kept here.</source>
   <translation>Wywiad usunięto na serwerze, który nie przyjmie go ponownie. Zostaje tutaj.</translation>
  </message>
  <message>
   <source>The interview was not reopened.</source>
   <translation>Wywiad nie został otwarty ponownie.</translation>
  </message>
  <message>
   <source>The journal does not begin with the start of the interview, so it cannot be replayed.</source>
   <translation>Dziennik nie zaczyna się od początku wywiadu, więc nie można go odtworzyć.</translation>
  </message>
  <message>
   <source>The journal does not go on like that here. Nothing was changed; tell your supervisor.</source>
   <translation>Dziennik nie ma tu takiego dalszego ciągu. Nic nie zmieniono; powiadom kierownika.</translation>
  </message>
  <message>
   <source>The key of this recording is gone.</source>
   <translation>Klucza tego nagrania już nie ma.</translation>
  </message>
  <message>
   <source>The key of this recording is not here.</source>
   <translation>Klucza tego nagrania tu nie ma.</translation>
  </message>
  <message>
   <source>The key of this workspace cannot be had. Nothing is lost; ask your supervisor.</source>
   <translation>Klucz tego miejsca pracy jest niedostępny. Nic nie przepadło; proszę zapytać koordynatora.</translation>
  </message>
  <message>
   <source>The keyring of this computer does not let go of the key; nothing was removed.</source>
   <translation>Pęk kluczy komputera nie oddaje klucza; nic nie usunięto.</translation>
  </message>
  <message>
   <source>The laptop was not handed over.</source>
   <translation>Laptop nie został przekazany.</translation>
  </message>
  <message>
   <source>The latitude comes first and is between -90 and 90. Were the two numbers swapped?</source>
   <translation>Najpierw szerokość, od -90 do 90. Czy liczby nie są zamienione?</translation>
  </message>
  <message>
   <source>The log is on the clipboard, {n} lines. Paste it into a message to whoever helps you.</source>
   <translation>Dziennik jest w schowku, wierszy: {n}. Wklej go do wiadomości do osoby, która pomaga.</translation>
  </message>
  <message>
   <source>The longitude is between -180 and 180.</source>
   <translation>Długość mieści się od -180 do 180.</translation>
  </message>
  <message>
   <source>The map cannot be used.</source>
   <translation>Mapy nie można użyć.</translation>
  </message>
  <message>
   <source>The map {name} holds no tiles. Choose another one.</source>
   <translation>Mapa {name} nie zawiera kafelków. Wybierz inną.</translation>
  </message>
  <message>
   <source>The map {name} holds vector tiles. A map with pictures (PNG or JPEG) is needed.</source>
   <translation>Mapa {name} zawiera kafelki wektorowe. Potrzebna jest mapa z obrazami (PNG lub JPEG).</translation>
  </message>
  <message>
   <source>The map {name} is damaged or no MBTiles file. Copy it anew, or choose another one.</source>
   <translation>Mapa {name} jest uszkodzona albo nie jest plikiem MBTiles. Skopiuj ją ponownie albo wybierz inną.</translation>
  </message>
  <message>
   <source>The map {name} is not there. Put it into the folder “maps”, or choose another one.</source>
   <translation>Nie ma mapy {name}. Umieść ją w folderze „maps” albo wybierz inną.</translation>
  </message>
  <message>
   <source>The microphone cannot be used now; the interview goes on without it.</source>
   <translation>Mikrofonu nie można teraz użyć; wywiad trwa bez niego.</translation>
  </message>
  <message>
   <source>The microphone is gone. The interview goes on without sound until it is back ({key}).</source>
   <translation>Mikrofon zniknął. Wywiad trwa bez dźwięku, aż mikrofon wróci ({key}).</translation>
  </message>
  <message>
   <source>The microphone “{name}” does not take {rate} samples a second.</source>
   <translation>Mikrofon „{name}” nie przyjmuje {rate} próbek na sekundę.</translation>
  </message>
  <message>
   <source>The month is missing: type it after the day, for instance {day}.11.</source>
   <translation>Brakuje miesiąca: proszę wpisać go po dniu, na przykład {day}.11.</translation>
  </message>
  <message>
   <source>The month is missing: type it before the year, for instance 11.2026.</source>
   <translation>Brakuje miesiąca: proszę wpisać go przed rokiem, na przykład 11.2026.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first (entries: {events}, recordings and files: {files}); then it goes.</source>
   <translation>Biuro chce wymazać ten komputer. Najpierw wszystko zostanie wysłane (wpisy: {events}, nagrania i pliki: {files}), potem zniknie.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first; then it goes.</source>
   <translation>Biuro chce wyczyścić ten komputer. Najpierw wszystko zostanie wysłane, potem zniknie.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it was sent; it waits until a backup of the server has it too, {moment} at the latest. Your supervisor can end the waiting.</source>
   <translation>Biuro chce wymazać ten komputer. Wszystko zostało wysłane; czeka, aż znajdzie się też w kopii zapasowej serwera, najpóźniej: {moment}. Przełożony może zakończyć czekanie.</translation>
  </message>
  <message>
   <source>The other laptop cannot be reached. Both must be in the same network, and the other one must be waiting; what arrived is kept, so send it again.</source>
   <translation>Drugi laptop jest nieosiągalny. Oba muszą być w tej samej sieci, a drugi musi czekać; to, co dotarło, zostało, proszę wysłać ponownie.</translation>
  </message>
  <message>
   <source>The other laptop did not take part. Nothing was changed; try again.</source>
   <translation>Drugi laptop nie wziął udziału. Nic nie zmieniono; spróbuj ponownie.</translation>
  </message>
  <message>
   <source>The other laptop has no room for the file; free some space there, or use a stick.</source>
   <translation>Na drugim laptopie nie ma miejsca na plik; proszę zwolnić miejsce albo użyć pamięci USB.</translation>
  </message>
  <message>
   <source>The other laptop has the file. Read the code to its interviewer.</source>
   <translation>Drugi laptop ma plik. Podyktuj kod jego ankieterowi.</translation>
  </message>
  <message>
   <source>The other laptop sends to this address, with this number.</source>
   <translation>Drugi laptop wysyła na ten adres, z tym numerem.</translation>
  </message>
  <message>
   <source>The other laptop sends to {address}, number {number}.</source>
   <translation>Drugi laptop wysyła na {address}, numer {number}.</translation>
  </message>
  <message>
   <source>The other laptop shows another number; read it once more.</source>
   <translation>Drugi laptop pokazuje inny numer; proszę przeczytać go jeszcze raz.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open the study key. Compare it with the sheet.</source>
   <translation>Hasło nie otwiera klucza badania. Proszę porównać je z kartką.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open {file}. Each copy has one of its own.</source>
   <translation>Hasło nie otwiera pliku {file}. Każda kopia ma własne.</translation>
  </message>
  <message>
   <source>The pass-phrase of a sealed copy that was made of this workspace opens it, too.</source>
   <translation>Miejsce pracy otwiera także hasło zapieczętowanej kopii, którą z niego zrobiono.</translation>
  </message>
  <message>
   <source>The picture shows {count} codes. Take one of them alone, or type the code.</source>
   <translation>Zdjęcie pokazuje kilka kodów ({count}). Zrób zdjęcie jednego z nich albo wpisz kod.</translation>
  </message>
  <message>
   <source>The picture {name} is damaged and cannot be shown. Choose another one.</source>
   <translation>Obraz {name} jest uszkodzony i nie można go pokazać. Wybierz inny.</translation>
  </message>
  <message>
   <source>The picture {name} is too large to be drawn on. Choose a smaller one.</source>
   <translation>Obraz {name} jest za duży, aby na nim rysować. Wybierz mniejszy.</translation>
  </message>
  <message>
   <source>The public key in this form is damaged, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Klucz publiczny tego formularza jest uszkodzony, więc odpowiedzi nie można zaszyfrować. Powiadom autora formularza.</translation>
  </message>
  <message>
   <source>The public key in this form is no RSA key of 2048 bits or more, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Klucz publiczny tego formularza nie jest kluczem RSA od 2048 bitów, więc odpowiedzi nie można zaszyfrować. Powiadom autora formularza.</translation>
  </message>
  <message>
   <source>The question asks for a picture; {name} is none. Choose another file.</source>
   <translation>Pytanie wymaga obrazu; {name} nim nie jest. Wybierz inny plik.</translation>
  </message>
  <message>
   <source>The question asks for a sound file; {name} is none. Choose another file.</source>
   <translation>Pytanie wymaga pliku dźwiękowego; {name} nim nie jest. Wybierz inny plik.</translation>
  </message>
  <message>
   <source>The question asks for a video; {name} is none. Choose another file.</source>
   <translation>Pytanie wymaga filmu; {name} nim nie jest. Wybierz inny plik.</translation>
  </message>
  <message>
   <source>The question asks for another kind of file than {name} ({kind}). Choose another file.</source>
   <translation>Pytanie wymaga pliku innego rodzaju niż {name} ({kind}). Wybierz inny plik.</translation>
  </message>
  <message>
   <source>The question was marked in the recording</source>
   <translation>Pytanie zaznaczono w nagraniu</translation>
  </message>
  <message>
   <source>The questionnaire asked this computer</source>
   <translation>Kwestionariusz zapytał ten komputer</translation>
  </message>
  <message>
   <source>The questionnaire asks for the position of this computer, which is not known. It stays empty.</source>
   <translation>Kwestionariusz pyta o położenie tego komputera, a ono nie jest znane. Pole pozostaje puste.</translation>
  </message>
  <message>
   <source>The questionnaire has a mistake and cannot be used. Tell whoever made it.</source>
   <translation>Kwestionariusz ma błąd i nie można go użyć. Powiadom jego autora.</translation>
  </message>
  <message>
   <source>The questionnaire is damaged on this computer. Synchronise, and it is fetched again.</source>
   <translation>Kwestionariusz na tym komputerze jest uszkodzony. Zsynchronizuj, a zostanie pobrany ponownie.</translation>
  </message>
  <message>
   <source>The questionnaire proposes the disposition {code}.</source>
   <translation>Kwestionariusz proponuje kod wyniku {code}.</translation>
  </message>
  <message>
   <source>The receiver does not know the position yet. Under open sky it is faster.</source>
   <translation>Odbiornik nie zna jeszcze pozycji. Pod otwartym niebem jest szybciej.</translation>
  </message>
  <message>
   <source>The recording cannot be opened with the keys that are here.</source>
   <translation>Nagrania nie można otworzyć kluczami, które tu są.</translation>
  </message>
  <message>
   <source>The recording cannot be saved. The interview goes on without sound; answers are kept.</source>
   <translation>Nagrania nie da się zapisać. Wywiad trwa bez dźwięku; odpowiedzi są zachowane.</translation>
  </message>
  <message>
   <source>The recording gave a warning</source>
   <translation>Nagranie zgłosiło ostrzeżenie</translation>
  </message>
  <message>
   <source>The recording is damaged, or is none of cxfield.</source>
   <translation>Nagranie jest uszkodzone albo nie pochodzi z cxfield.</translation>
  </message>
  <message>
   <source>The recording is still running: Ctrl+R ends it and attaches it.</source>
   <translation>Nagranie jeszcze trwa: Ctrl+R kończy je i załącza.</translation>
  </message>
  <message>
   <source>The recording was deleted</source>
   <translation>Nagranie usunięto</translation>
  </message>
  <message>
   <source>The recording was made by another version of cxfield; update the program.</source>
   <translation>Nagranie powstało w innej wersji cxfield; zaktualizuj program.</translation>
  </message>
  <message>
   <source>The replay was not prepared to its end.</source>
   <translation>Odtworzenie nie zostało przygotowane do końca.</translation>
  </message>
  <message>
   <source>The report cannot be written in this language or for this time zone.</source>
   <translation>Raportu nie można napisać w tym języku albo dla tej strefy czasowej.</translation>
  </message>
  <message>
   <source>The request is of {user}, not of {named}. Choose the right one; nothing was given.</source>
   <translation>Prośba jest od {user}, nie od {named}. Proszę wybrać właściwą; nic nie przekazano.</translation>
  </message>
  <message>
   <source>The rescue file {file} holds all of it.</source>
   <translation>Wszystko to jest w pliku ratunkowym {file}.</translation>
  </message>
  <message>
   <source>The respondent named this time (hard appointment)</source>
   <translation>Czas podał respondent (termin wiążący)</translation>
  </message>
  <message>
   <source>The respondent's display is gone. {key} shows the card on this one.</source>
   <translation>Ekran respondenta zniknął. {key} pokazuje kartę na tym ekranie.</translation>
  </message>
  <message>
   <source>The sample cannot be read as it is.</source>
   <translation>Próby nie można odczytać w tej postaci.</translation>
  </message>
  <message>
   <source>The script does not allow “{words}” here.</source>
   <translation>Scenariusz nie dopuszcza tu „{words}”.</translation>
  </message>
  <message>
   <source>The sealed copy {file} holds all of it.</source>
   <translation>Wszystko to jest w zapieczętowanej kopii {file}.</translation>
  </message>
  <message>
   <source>The sealed file cannot be used.</source>
   <translation>Zapieczętowanego pliku nie można użyć.</translation>
  </message>
  <message>
   <source>The server and this computer could not do that together. Nothing is lost; try again.</source>
   <translation>Serwer i ten komputer nie zdołały tego razem zrobić. Nic nie przepadło; spróbuj ponownie.</translation>
  </message>
  <message>
   <source>The server asks for your password. Work goes on meanwhile; everything is kept and sent later.</source>
   <translation>Serwer prosi o hasło. Praca trwa; wszystko jest zachowane i zostanie wysłane później.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Everything is kept and sent later.</source>
   <translation>Serwer jest nieosiągalny. Wszystko jest zachowane i zostanie wysłane później.</translation>
  </message>
  <message>
   <source>The server did not answer in time. Everything is kept; less is sent at a time.</source>
   <translation>Serwer nie odpowiedział na czas. Wszystko jest zachowane; naraz wysyła się mniej.</translation>
  </message>
  <message>
   <source>The server does not have all of this case yet, so it was not handed over. Try again in a few minutes, or hand it over in a file.</source>
   <translation>Serwer nie ma jeszcze całego tego przypadku, więc nie został przekazany. Spróbuj za kilka minut albo przekaż go w pliku.</translation>
  </message>
  <message>
   <source>The server does not have the interview that this one corrects. It is kept here.</source>
   <translation>Na serwerze nie ma wywiadu, który ten poprawia. Zostaje on tutaj.</translation>
  </message>
  <message>
   <source>The server does not know the study.</source>
   <translation>Serwer nie zna tego badania.</translation>
  </message>
  <message>
   <source>The server does not know this form. The interview is kept.</source>
   <translation>Serwer nie zna tego formularza. Wywiad zostaje.</translation>
  </message>
  <message>
   <source>The server does not know this version of the form. The interview is kept.</source>
   <translation>Serwer nie zna tej wersji formularza. Wywiad zostaje.</translation>
  </message>
  <message>
   <source>The server does not take this as it is.</source>
   <translation>Serwer nie przyjmuje tego w tej postaci.</translation>
  </message>
  <message>
   <source>The server failed over this interview; it is offered again later.</source>
   <translation>Serwer zawiódł przy tym wywiadzie; będzie zaproponowany później.</translation>
  </message>
  <message>
   <source>The server failed. It is tried again; tell your supervisor if this stays so.</source>
   <translation>Błąd serwera. Próba się powtórzy; jeśli tak zostanie, powiedz koordynatorowi.</translation>
  </message>
  <message>
   <source>The server has a newer edition of this interview. Both are kept: tell your supervisor.</source>
   <translation>Serwer ma nowszą wersję tego wywiadu. Obie zostają: powiedz koordynatorowi.</translation>
  </message>
  <message>
   <source>The server has another content under the number of this interview. Tell your supervisor.</source>
   <translation>Pod numerem tego wywiadu serwer ma inną treść. Powiedz koordynatorowi.</translation>
  </message>
  <message>
   <source>The server has another part of the file; it is sent from there.</source>
   <translation>Serwer ma inną część pliku; wysyłka pójdzie od niej.</translation>
  </message>
  <message>
   <source>The server has everything; this computer is wiped after its next backup.</source>
   <translation>Serwer ma wszystko; ten komputer zostanie wyczyszczony po następnej kopii zapasowej serwera.</translation>
  </message>
  <message>
   <source>The server has no room for files now. They stay here and are sent later.</source>
   <translation>Serwer nie ma teraz miejsca na pliki. Zostają tutaj i zostaną wysłane później.</translation>
  </message>
  <message>
   <source>The server has other events at this place: two devices worked on the same.</source>
   <translation>Serwer ma w tym miejscu inne zdarzenia: pracowały dwa urządzenia.</translation>
  </message>
  <message>
   <source>The server has the answers; the files follow when the rules for sending files allow it.</source>
   <translation>Serwer ma odpowiedzi; pliki pójdą, gdy pozwolą na to zasady wysyłania plików.</translation>
  </message>
  <message>
   <source>The server has this interview already. Ask your supervisor to send it back.</source>
   <translation>Serwer ma już ten wywiad. Poproś kierownika, by go odesłał.</translation>
  </message>
  <message>
   <source>The server is busy and asks to come back later.</source>
   <translation>Serwer jest zajęty i prosi, by spróbować później.</translation>
  </message>
  <message>
   <source>The server is busy. Try again in a moment.</source>
   <translation>Serwer jest zajęty. Proszę spróbować za chwilę.</translation>
  </message>
  <message>
   <source>The server is older than this program and takes no files yet. Have it updated; nothing is lost.</source>
   <translation>Serwer jest starszy niż ten program i nie przyjmuje jeszcze plików. Trzeba go zaktualizować; nic nie przepadło.</translation>
  </message>
  <message>
   <source>The server is older than this program. Have it updated; nothing is lost.</source>
   <translation>Serwer jest starszy niż ten program. Trzeba go zaktualizować; nic nie przepadło.</translation>
  </message>
  <message>
   <source>The server knows nothing of this name.</source>
   <translation>Serwer nie zna tej nazwy.</translation>
  </message>
  <message>
   <source>The server needs a newer version of this program. Update it; nothing is lost.</source>
   <translation>Serwer wymaga nowszej wersji programu. Zaktualizuj go; nic nie zginęło.</translation>
  </message>
  <message>
   <source>The server refused what was sent. It is kept here; tell your supervisor.</source>
   <translation>Serwer odrzucił to, co wysłano. Zostaje to tutaj; powiedz koordynatorowi.</translation>
  </message>
  <message>
   <source>The server refuses an entry of it. It stays here and is tried again at each run.</source>
   <translation>Serwer odrzuca jeden z wpisów. Zostaje tutaj i jest wysyłany ponownie przy każdej synchronizacji.</translation>
  </message>
  <message>
   <source>The server refuses this interview. It is kept here; tell whoever runs the server.</source>
   <translation>Serwer odrzuca ten wywiad. Zostaje tutaj; powiedz osobie prowadzącej serwer.</translation>
  </message>
  <message>
   <source>The server says: {words}</source>
   <translation>Serwer mówi: {words}</translation>
  </message>
  <message>
   <source>The server takes no request of this size. Less is sent at a time.</source>
   <translation>Serwer nie przyjmuje tyle naraz. Naraz wysyła się mniej.</translation>
  </message>
  <message>
   <source>The server takes what is here and gives nothing new: your password must be changed, or this computer is locked. Change the password, or ask your supervisor.</source>
   <translation>Serwer przyjmuje to, co tu jest, ale nic nowego nie daje: trzeba zmienić hasło albo komputer jest zablokowany. Proszę zmienić hasło lub zapytać koordynatora.</translation>
  </message>
  <message>
   <source>The server took the answers but does not have all files. What this computer has of them is kept here; tell your supervisor.</source>
   <translation>Serwer przyjął odpowiedzi, ale nie ma wszystkich plików. To, co jest z nich na tym komputerze, zostaje tutaj; powiedz o tym przełożonemu.</translation>
  </message>
  <message>
   <source>The server wants these later: {n}. Import the file once more.</source>
   <translation>Serwer przyjmie je później: {n}. Wczytaj plik ponownie.</translation>
  </message>
  <message>
   <source>The server’s certificate is not trusted. Check this computer’s clock and whether the network shows a sign-in page. Nothing was sent.</source>
   <translation>Certyfikat serwera nie jest zaufany. Sprawdź zegar komputera i czy sieć nie pokazuje strony logowania. Nic nie wysłano.</translation>
  </message>
  <message>
   <source>The server’s stands; this stays readable here. {user} learns of it.</source>
   <translation>Zostaje wersja serwera; to można tu nadal czytać. {user} się dowie.</translation>
  </message>
  <message>
   <source>The session has ended. Sign in with your password; nothing is lost.</source>
   <translation>Sesja się skończyła. Zaloguj się hasłem; nic nie zginęło.</translation>
  </message>
  <message>
   <source>The session with the server has ended. What you asked for last is done once you have signed in.</source>
   <translation>Sesja z serwerem się skończyła. To, o co ostatnio prosiłeś, zostanie zrobione po zalogowaniu.</translation>
  </message>
  <message>
   <source>The session with the server has ended. Work goes on; sending waits for your password.</source>
   <translation>Sesja z serwerem się skończyła. Praca trwa; wysyłanie czeka na hasło.</translation>
  </message>
  <message>
   <source>The sessions of {user} on {device} end, and its calls come to you. What is on it can still be delivered with the password. Press {key} once more.</source>
   <translation>Sesje {user} na {device} się skończą, a rozmowy przejdą do Pana/Pani. To, co tam jest, można jeszcze dostarczyć, znając hasło. Proszę nacisnąć {key} jeszcze raz.</translation>
  </message>
  <message>
   <source>The sound is good.</source>
   <translation>Dźwięk jest dobry.</translation>
  </message>
  <message>
   <source>The sound is quiet. Move closer or turn the microphone up.</source>
   <translation>Dźwięk jest cichy. Proszę się przybliżyć albo podgłośnić mikrofon.</translation>
  </message>
  <message>
   <source>The sound is too loud. Move the microphone away or turn it down.</source>
   <translation>Dźwięk jest za głośny. Proszę odsunąć mikrofon albo go ściszyć.</translation>
  </message>
  <message>
   <source>The sound {name} cannot be played here. Read out what it says, or go on.</source>
   <translation>Dźwięku {name} nie można tu odtworzyć. Przeczytaj jego treść albo idź dalej.</translation>
  </message>
  <message>
   <source>The study has no key that can be used. Synchronise, or tell your supervisor.</source>
   <translation>Badanie nie ma klucza do użycia. Proszę zsynchronizować albo powiedzieć koordynatorowi.</translation>
  </message>
  <message>
   <source>The study has no usable key, so nothing can be recorded for it.</source>
   <translation>Badanie nie ma używalnego klucza, więc nie można dla niego nagrywać.</translation>
  </message>
  <message>
   <source>The study is not read yet; wait for it or press {key}.</source>
   <translation>Badanie nie jest jeszcze odczytane; proszę poczekać lub nacisnąć {key}.</translation>
  </message>
  <message>
   <source>The study or the interview is not there any more. Read it anew.</source>
   <translation>Badania albo wywiadu już tam nie ma. Odczytaj ponownie.</translation>
  </message>
  <message>
   <source>The system does not tell the position ({reason}).</source>
   <translation>System nie podaje pozycji ({reason}).</translation>
  </message>
  <message>
   <source>The system has no source of positions.</source>
   <translation>System nie ma źródła pozycji.</translation>
  </message>
  <message>
   <source>The system's own source</source>
   <translation>Własne źródło systemu</translation>
  </message>
  <message>
   <source>The time is missing: type it after the date, for instance 14:05.</source>
   <translation>Brakuje godziny: proszę wpisać ją po dacie, na przykład 14:05.</translation>
  </message>
  <message>
   <source>The time that was agreed has come.</source>
   <translation>Nadszedł umówiony czas.</translation>
  </message>
  <message>
   <source>The two PINs are not the same.</source>
   <translation>Kody PIN nie są takie same.</translation>
  </message>
  <message>
   <source>The two new passwords are not the same.</source>
   <translation>Nowe hasła nie są takie same.</translation>
  </message>
  <message>
   <source>The user is missing.</source>
   <translation>Brakuje użytkownika.</translation>
  </message>
  <message>
   <source>The version that is here can be used. Not everything new came: {why}</source>
   <translation>Wersji, która jest tutaj, można używać. Nie wszystko nowe dotarło: {why}</translation>
  </message>
  <message>
   <source>The wish of {case} is noted. It has to be done by {day}; an administrator erases.</source>
   <translation>Życzenie {case} zanotowano. Termin: {day}; usuwa administrator.</translation>
  </message>
  <message>
   <source>The workspace cannot be opened here.</source>
   <translation>Miejsca pracy nie można tu otworzyć.</translation>
  </message>
  <message>
   <source>The workspace did not take this step; what was there before is kept.</source>
   <translation>Obszar roboczy nie przyjął tego kroku; to, co było wcześniej, jest zachowane.</translation>
  </message>
  <message>
   <source>The workspace is damaged. Keep the computer as it is and write a rescue file.</source>
   <translation>Miejsce pracy jest uszkodzone. Proszę zostawić komputer tak, jak jest, i zapisać plik ratunkowy.</translation>
  </message>
  <message>
   <source>The writing was stopped; nothing was left there.</source>
   <translation>Zapis zatrzymano; nic tam nie zostało.</translation>
  </message>
  <message>
   <source>There is a file {file} already; choose another name.</source>
   <translation>Plik {file} już istnieje; proszę wybrać inną nazwę.</translation>
  </message>
  <message>
   <source>There is no code {code} here.</source>
   <translation>Nie ma tu kodu {code}.</translation>
  </message>
  <message>
   <source>There is no day {day} in {month}.</source>
   <translation>Nie ma takiego dnia: {month}, dzień {day}.</translation>
  </message>
  <message>
   <source>There is no device yet: interviewers appear here after their first sign-in.</source>
   <translation>Nie ma jeszcze urządzeń: ankieterzy pojawią się tu po pierwszym logowaniu.</translation>
  </message>
  <message>
   <source>There is no file {name}. Check the path.</source>
   <translation>Nie ma pliku {name}. Sprawdź ścieżkę.</translation>
  </message>
  <message>
   <source>There is no hint here.</source>
   <translation>Nie ma tu podpowiedzi.</translation>
  </message>
  <message>
   <source>There is no month {month}. The day comes first, then the month.</source>
   <translation>Nie ma miesiąca {month}. Najpierw dzień, potem miesiąc.</translation>
  </message>
  <message>
   <source>There is no question here.</source>
   <translation>Nie ma tu pytania.</translation>
  </message>
  <message>
   <source>There is no sound or film here.</source>
   <translation>Tu nie ma dźwięku ani filmu.</translation>
  </message>
  <message>
   <source>There is no study on this computer yet. Press {key} to fetch yours.</source>
   <translation>Na tym komputerze nie ma jeszcze badania. {key} pobiera Państwa badania.</translation>
  </message>
  <message>
   <source>There is no study on this server yet. A researcher publishes one.</source>
   <translation>Na tym serwerze nie ma jeszcze badania. Publikuje je badacz.</translation>
  </message>
  <message>
   <source>There is no workspace in this folder.</source>
   <translation>W tym folderze nie ma miejsca pracy.</translation>
  </message>
  <message>
   <source>There is nothing here that a rescue file could hold.</source>
   <translation>Nie ma tu nic do zapisania w pliku ratunkowym.</translation>
  </message>
  <message>
   <source>There is nothing to confirm here.</source>
   <translation>Nie ma tu czego potwierdzać.</translation>
  </message>
  <message>
   <source>There is nothing to decide about.</source>
   <translation>Nie ma o czym decydować.</translation>
  </message>
  <message>
   <source>There is nothing to keep yet.</source>
   <translation>Nie ma jeszcze czego zachować.</translation>
  </message>
  <message>
   <source>They are sent only at these hours: {hours}.</source>
   <translation>Są wysyłane tylko w tych godzinach: {hours}.</translation>
  </message>
  <message>
   <source>They are sent only when you ask for it.</source>
   <translation>Są wysyłane tylko na Twoje polecenie.</translation>
  </message>
  <message>
   <source>They go with the next synchronisation.</source>
   <translation>Pójdą z następną synchronizacją.</translation>
  </message>
  <message>
   <source>This account may not send to this form. Ask whoever runs the server.</source>
   <translation>To konto nie może wysyłać do tego formularza. Zapytaj osobę prowadzącą serwer.</translation>
  </message>
  <message>
   <source>This answer</source>
   <translation>Ta odpowiedź</translation>
  </message>
  <message>
   <source>This answer cannot be right. Please ask again.</source>
   <translation>Ta odpowiedź nie może być prawidłowa. Zapytaj jeszcze raz.</translation>
  </message>
  <message>
   <source>This answer is unusual. Is it right?</source>
   <translation>Ta odpowiedź jest nietypowa. Czy na pewno?</translation>
  </message>
  <message>
   <source>This attempt</source>
   <translation>Ta próba</translation>
  </message>
  <message>
   <source>This case has a completed interview already; a second one is not begun.</source>
   <translation>Ten przypadek ma już ukończony wywiad; drugi się nie rozpocznie.</translation>
  </message>
  <message>
   <source>This case is finished: {outcome}. {key} opens another attempt.</source>
   <translation>Przypadek zakończony: {outcome}. {key} otwiera kolejną próbę.</translation>
  </message>
  <message>
   <source>This case is meant for {user}; you are signed in as {me}. Nothing was taken over.</source>
   <translation>Ten przypadek jest dla {user}; zalogowano jako {me}. Nic nie przejęto.</translation>
  </message>
  <message>
   <source>This case is not finished. Enter goes on with it.</source>
   <translation>Ten przypadek nie jest zakończony. Enter prowadzi dalej.</translation>
  </message>
  <message>
   <source>This case is not yours any more; it cannot be handed over from here.</source>
   <translation>Ten przypadek już nie należy do Ciebie; nie można go stąd przekazać.</translation>
  </message>
  <message>
   <source>This case is on your desk already; nothing was taken over.</source>
   <translation>Ten przypadek już jest na Twoim biurku; nic nie przejęto.</translation>
  </message>
  <message>
   <source>This case is somebody else's now. What you wrote on it is kept and sent.</source>
   <translation>Ten przypadek ma teraz ktoś inny. To, co zapisano, jest zachowane i zostanie wysłane.</translation>
  </message>
  <message>
   <source>This case was handed over ({user}).</source>
   <translation>Ten przypadek został przekazany ({user}).</translation>
  </message>
  <message>
   <source>This case was handed over already ({user}). Take it back first, if nobody has taken it over.</source>
   <translation>Ten przypadek już przekazano ({user}). Najpierw proszę go odebrać, jeśli nikt go nie przejął.</translation>
  </message>
  <message>
   <source>This case was handed over from this computer. To have it again, take it back.</source>
   <translation>Ten przypadek przekazano z tego komputera. Aby go mieć znowu, proszę go odebrać.</translation>
  </message>
  <message>
   <source>This case was handed over to another computer; nothing is written on it here any more.</source>
   <translation>Ten przypadek przekazano na inny komputer; tutaj nic się już w nim nie zapisuje.</translation>
  </message>
  <message>
   <source>This case was not handed over, or is back already.</source>
   <translation>Tego przypadku nie przekazano albo już wrócił.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or another number.</source>
   <translation>Ten kod należy do innego laptopa albo innego numeru.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or was used before. Read again what this screen shows and ask for a new code.</source>
   <translation>Ten kod jest od innego laptopa albo był już użyty. Proszę jeszcze raz przeczytać, co pokazuje ekran, i poprosić o nowy kod.</translation>
  </message>
  <message>
   <source>This code does not fit. Have it read again, letter by letter.</source>
   <translation>Kod nie pasuje. Proszę poprosić o przeczytanie go jeszcze raz, litera po literze.</translation>
  </message>
  <message>
   <source>This code was used before; each opens once.</source>
   <translation>Ten kod był już użyty; każdy otwiera tylko raz.</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Ten komputer</translation>
  </message>
  <message>
   <source>This computer cannot record or play sound; the interview goes on without it.</source>
   <translation>Ten komputer nie nagrywa i nie odtwarza dźwięku; wywiad trwa bez niego.</translation>
  </message>
  <message>
   <source>This computer does not let cxfield listen ({why}); use a stick.</source>
   <translation>Ten komputer nie pozwala cxfield nasłuchiwać ({why}); proszę użyć pamięci USB.</translation>
  </message>
  <message>
   <source>This computer has written on the case itself, differently; nothing was taken over. Synchronise, then ask your supervisor.</source>
   <translation>Ten komputer sam pisał w tym przypadku, inaczej; nic nie przejęto. Proszę zsynchronizować, potem zapytać koordynatora.</translation>
  </message>
  <message>
   <source>This computer is new to the server: give the code that your supervisor made.</source>
   <translation>Ten komputer jest nowy dla serwera: proszę podać kod od koordynatora.</translation>
  </message>
  <message>
   <source>This does not fit what the server has now. Look at it again.</source>
   <translation>To nie pasuje do tego, co serwer ma teraz. Proszę spojrzeć jeszcze raz.</translation>
  </message>
  <message>
   <source>This drawing is not kept yet: Enter on the sheet keeps it.</source>
   <translation>Ten rysunek nie jest jeszcze zachowany: Enter na kartce go zachowuje.</translation>
  </message>
  <message>
   <source>This figure cannot be made of the answers that there are.</source>
   <translation>Tego wskaźnika nie można obliczyć z tych odpowiedzi.</translation>
  </message>
  <message>
   <source>This file is not attached yet. Enter in its line attaches it; empty the line to go on without.</source>
   <translation>Ten plik nie jest jeszcze załączony. Enter w jego wierszu go załącza; opróżnij wiersz, aby iść dalej bez niego.</translation>
  </message>
  <message>
   <source>This file was taken over here before, and the case has gone on since: it is not yours now. Nothing was taken over; have a new file written where the case is.</source>
   <translation>Ten plik już tu przejęto, a przypadek poszedł dalej: teraz nie jest Twój. Nic nie przejęto; proszę o nowy plik tam, gdzie przypadek jest.</translation>
  </message>
  <message>
   <source>This folder is not safe for answers: choose one on this computer’s own disk.</source>
   <translation>Ten folder nie jest bezpieczny dla odpowiedzi: proszę wybrać folder na własnym dysku komputera.</translation>
  </message>
  <message>
   <source>This form is not on this computer. Fetch the forms first.</source>
   <translation>Tego formularza nie ma na tym komputerze. Najpierw pobierz formularze.</translation>
  </message>
  <message>
   <source>This interview has no recordings and no attached files on the server.</source>
   <translation>Ten wywiad nie ma na serwerze nagrań ani dołączonych plików.</translation>
  </message>
  <message>
   <source>This interview is being sent. Synchronise to the end, then ask your supervisor.</source>
   <translation>Ten wywiad jest wysyłany. Dokończ synchronizację, potem zapytaj kierownika.</translation>
  </message>
  <message>
   <source>This interview is completed. It is opened again in “Sent and received” ({key}).</source>
   <translation>Ten wywiad jest zakończony. Ponownie otwiera się go w „Wysłane i odebrane” ({key}).</translation>
  </message>
  <message>
   <source>This interview is finished; it cannot be changed any more.</source>
   <translation>Ten wywiad jest ukończony; nie można go już zmienić.</translation>
  </message>
  <message>
   <source>This interview is not recorded.</source>
   <translation>Ten wywiad nie jest nagrywany.</translation>
  </message>
  <message>
   <source>This is larger than the server takes.</source>
   <translation>To więcej, niż serwer przyjmuje.</translation>
  </message>
  <message>
   <source>This is no file of cxfield of that kind, or a newer version made it.</source>
   <translation>To nie jest plik cxfield tego rodzaju albo utworzyła go nowsza wersja.</translation>
  </message>
  <message>
   <source>This is not on this computer.</source>
   <translation>Tego nie ma na tym komputerze.</translation>
  </message>
  <message>
   <source>This is not the server that this workspace was set up with. Nothing was sent. Ask your administrator.</source>
   <translation>To nie jest serwer, z którym utworzono ten obszar roboczy. Nic nie wysłano. Zapytaj administratora.</translation>
  </message>
  <message>
   <source>This is not written as it has to be.</source>
   <translation>To nie jest zapisane tak, jak trzeba.</translation>
  </message>
  <message>
   <source>This is settled already; nothing was changed.</source>
   <translation>To już rozstrzygnięto; nic nie zmieniono.</translation>
  </message>
  <message>
   <source>This outcome is not in the table; choose one that is.</source>
   <translation>Tego wyniku nie ma w tabeli; wybierz taki, który jest.</translation>
  </message>
  <message>
   <source>This picture is not loaded yet: Enter in its line loads it.</source>
   <translation>Ten obraz nie jest jeszcze wczytany: Enter w jego wierszu go wczytuje.</translation>
  </message>
  <message>
   <source>This question</source>
   <translation>To pytanie</translation>
  </message>
  <message>
   <source>This question has no answer yet; Enter answers it.</source>
   <translation>To pytanie nie ma jeszcze odpowiedzi; Enter ją zapisuje.</translation>
  </message>
  <message>
   <source>This question needs an answer.</source>
   <translation>To pytanie wymaga odpowiedzi.</translation>
  </message>
  <message>
   <source>This question takes no file.</source>
   <translation>To pytanie nie przyjmuje pliku.</translation>
  </message>
  <message>
   <source>This question was not recorded.</source>
   <translation>Tego pytania nie nagrano.</translation>
  </message>
  <message>
   <source>This questionnaire has one language only.</source>
   <translation>Ten kwestionariusz ma tylko jeden język.</translation>
  </message>
  <message>
   <source>This run stood still and was given up; another one went on.</source>
   <translation>Synchronizacja stanęła i została porzucona; zaczęto następną.</translation>
  </message>
  <message>
   <source>This sound cannot be used here; the interview goes on without it.</source>
   <translation>Tego dźwięku nie można tu użyć; wywiad trwa bez niego.</translation>
  </message>
  <message>
   <source>This study has no questionnaire yet. Synchronise first.</source>
   <translation>To badanie nie ma jeszcze kwestionariusza. Najpierw zsynchronizuj.</translation>
  </message>
  <message>
   <source>This study key does not open the recording; use that of its study.</source>
   <translation>Ten klucz badania nie otwiera nagrania; użyj klucza jego badania.</translation>
  </message>
  <message>
   <source>This was recorded on another computer, before the case came here. The recording is sealed: only the study key opens it.</source>
   <translation>Nagrano to na innym komputerze, zanim przypadek tu trafił. Nagranie jest zapieczętowane: otwiera je tylko klucz badania.</translation>
  </message>
  <message>
   <source>This workspace holds what the server does not have. Synchronise, or write a rescue file.</source>
   <translation>To miejsce pracy ma coś, czego nie ma serwer. Proszę zsynchronizować albo zapisać plik ratunkowy.</translation>
  </message>
  <message>
   <source>This workspace in one file. With the pass-phrase it is opened on another computer.</source>
   <translation>To miejsce pracy w jednym pliku. Z hasłem otwiera się je na innym komputerze.</translation>
  </message>
  <message>
   <source>This workspace is open in another window of cxfield. Go on there, or close it there.</source>
   <translation>Ten obszar roboczy jest otwarty w innym oknie cxfield. Pracuj tam albo tam go zamknij.</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>czwartek</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Czas</translation>
  </message>
  <message>
   <source>Time line of the interview</source>
   <translation>Oś czasu wywiadu</translation>
  </message>
  <message>
   <source>Time there</source>
   <translation>Czas na miejscu</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Strefa czasowa</translation>
  </message>
  <message>
   <source>Time zone corrected</source>
   <translation>Poprawiono strefę czasową</translation>
  </message>
  <message>
   <source>To the ends of the line</source>
   <translation>Na końce skali</translation>
  </message>
  <message>
   <source>To the line for the name, in place of a signature</source>
   <translation>Do wiersza na nazwisko, zamiast podpisu</translation>
  </message>
  <message>
   <source>To whom (user name)</source>
   <translation>Komu (nazwa użytkownika)</translation>
  </message>
  <message>
   <source>To {place}</source>
   <translation>Na {place}</translation>
  </message>
  <message>
   <source>Too many wrong PINs. Wait {seconds} seconds, then try again.</source>
   <translation>Za dużo błędnych PIN-ów. Proszę odczekać {seconds} s i spróbować ponownie.</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Trwało</translation>
  </message>
  <message>
   <source>Took the laptop back</source>
   <translation>Laptop odebrano</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Zapis wywiadu</translation>
  </message>
  <message>
   <source>Tried again at {time}.</source>
   <translation>Ponowna próba o {time}.</translation>
  </message>
  <message>
   <source>Tried {count} times; not reached yet.</source>
   <translation>Liczba prób: {count}; jeszcze nie zastano.</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>wtorek</translation>
  </message>
  <message>
   <source>Type a date and a time, for instance 12.11.2026 14:05.</source>
   <translation>Wpisz datę i godzinę, na przykład 12.11.2026 14:05.</translation>
  </message>
  <message>
   <source>Type a date as day, month, year, for instance 12.11.2026.</source>
   <translation>Wpisz datę: dzień, miesiąc, rok, na przykład 12.11.2026.</translation>
  </message>
  <message>
   <source>Type a month and a year, for instance 11.2026.</source>
   <translation>Proszę wpisać miesiąc i rok, na przykład 11.2026.</translation>
  </message>
  <message>
   <source>Type a name, a part of the text or a section</source>
   <translation>Wpisz nazwę, część tekstu lub sekcję</translation>
  </message>
  <message>
   <source>Type a number from {low} to {high}.</source>
   <translation>Proszę wpisać liczbę od {low} do {high}.</translation>
  </message>
  <message>
   <source>Type a number, for instance 3.5.</source>
   <translation>Wpisz liczbę, na przykład 3,5.</translation>
  </message>
  <message>
   <source>Type a part of the name, or the code</source>
   <translation>Wpisz część nazwy albo kod</translation>
  </message>
  <message>
   <source>Type a time as hours and minutes, for instance 14:05.</source>
   <translation>Wpisz godzinę i minuty, na przykład 14:05.</translation>
  </message>
  <message>
   <source>Type a whole number, for instance 34.</source>
   <translation>Wpisz liczbę całkowitą, na przykład 34.</translation>
  </message>
  <message>
   <source>Type a whole number, without decimals.</source>
   <translation>Proszę wpisać liczbę całkowitą, bez części dziesiętnej.</translation>
  </message>
  <message>
   <source>Type a year, for instance 2026.</source>
   <translation>Proszę wpisać rok, na przykład 2026.</translation>
  </message>
  <message>
   <source>Type coordinates as 56.95 24.10, 56°57'N 24°6'E or N 56.95 E 24.10.</source>
   <translation>Wpisz współrzędne jako 56.95 24.10, 56°57'N 24°6'E lub N 56.95 E 24.10.</translation>
  </message>
  <message>
   <source>Type latitude and longitude, for instance 56.95 24.10.</source>
   <translation>Wpisz szerokość i długość, na przykład 56.95 24.10.</translation>
  </message>
  <message>
   <source>Type the PIN, then press Enter.</source>
   <translation>Wpisz PIN i naciśnij Enter.</translation>
  </message>
  <message>
   <source>Type the case id {case} to erase</source>
   <translation>Aby usunąć, wpisz numer przypadku {case}</translation>
  </message>
  <message>
   <source>Type the code that the other interviewer reads out.</source>
   <translation>Wpisz kod, który dyktuje drugi ankieter.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back.</source>
   <translation>Wpisz kody od pierwszego do ostatniego miejsca; Backspace cofa ostatni.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back. Ctrl+↑ and Ctrl+↓ move the lit line in the order.</source>
   <translation>Wpisz kody od pierwszego do ostatniego; Backspace cofa ostatni. Ctrl+↑ i Ctrl+↓ przesuwają podświetlony wiersz.</translation>
  </message>
  <message>
   <source>Type the first point; Enter adds it.</source>
   <translation>Wpisz pierwszy punkt; Enter go doda.</translation>
  </message>
  <message>
   <source>Type the minus before the number.</source>
   <translation>Proszę wpisać minus przed liczbą.</translation>
  </message>
  <message>
   <source>Type the pass-phrase that stands on the sheet of the study.</source>
   <translation>Wpisz hasło z arkusza badania.</translation>
  </message>
  <message>
   <source>Type the year with two or four digits.</source>
   <translation>Proszę wpisać rok dwiema lub czterema cyframi.</translation>
  </message>
  <message>
   <source>Type what you want to do, or a key</source>
   <translation>Wpisz, co chcesz zrobić, albo klawisz</translation>
  </message>
  <message>
   <source>Unable to enter the building</source>
   <translation>Nie można wejść do budynku</translation>
  </message>
  <message>
   <source>Unable to locate the address</source>
   <translation>Nie znaleziono adresu</translation>
  </message>
  <message>
   <source>Unable to reach or unsafe area</source>
   <translation>Miejsce niedostępne lub niebezpieczne</translation>
  </message>
  <message>
   <source>Under way</source>
   <translation>W toku</translation>
  </message>
  <message>
   <source>Undo (Backspace)</source>
   <translation>Cofnij (Backspace)</translation>
  </message>
  <message>
   <source>Undo typing</source>
   <translation>Cofnij pisanie</translation>
  </message>
  <message>
   <source>Unknown if housing unit</source>
   <translation>Nie wiadomo, czy to mieszkanie</translation>
  </message>
  <message>
   <source>Unknown if person is household resident</source>
   <translation>Nie wiadomo, czy osoba tu mieszka</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Odblokuj</translation>
  </message>
  <message>
   <source>Unsent interviews as files</source>
   <translation>Niewysłane wywiady jako pliki</translation>
  </message>
  <message>
   <source>Unsent: {n} · oldest {age}</source>
   <translation>Niewysłane: {n} · najstarsze {age}</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Użyj</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Użytkownik</translation>
  </message>
  <message>
   <source>User or password is wrong. Sign in again; nothing is lost.</source>
   <translation>Zła nazwa lub hasło. Zaloguj się ponownie; nic nie zginęło.</translation>
  </message>
  <message>
   <source>Usual key</source>
   <translation>Zwykły klawisz</translation>
  </message>
  <message>
   <source>Vacant housing unit</source>
   <translation>Mieszkanie niezamieszkane</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Wersja</translation>
  </message>
  <message>
   <source>Videos</source>
   <translation>Filmy</translation>
  </message>
  <message numerus="yes">
   <source>Wait %n seconds, then try again.</source>
   <translation>
    <numerusform>Poczekaj %n sekundę i spróbuj ponownie.</numerusform>
    <numerusform>Poczekaj %n sekundy i spróbuj ponownie.</numerusform>
    <numerusform>Poczekaj %n sekund i spróbuj ponownie.</numerusform>
   </translation>
  </message>
  <message>
   <source>Wait for a laptop nearby</source>
   <translation>Czekaj na laptop obok</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Oczekiwanie</translation>
  </message>
  <message>
   <source>Waiting for a position; Esc stops.</source>
   <translation>Oczekiwanie na pozycję; Esc przerywa.</translation>
  </message>
  <message>
   <source>Waiting for {metres} m; Enter takes it as it is, Esc stops.</source>
   <translation>Oczekiwanie na {metres} m; Enter bierze, jak jest, Esc przerywa.</translation>
  </message>
  <message>
   <source>Waiting to be sent: {n}.</source>
   <translation>Czeka na wysłanie: {n}.</translation>
  </message>
  <message>
   <source>Was typing at “{question}”: {text}</source>
   <translation>Wpisywano w „{question}”: {text}</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>środa</translation>
  </message>
  <message>
   <source>Went back to “{question}”</source>
   <translation>Powrót do „{question}”</translation>
  </message>
  <message>
   <source>Went on in {text}</source>
   <translation>Dalej w języku: {text}</translation>
  </message>
  <message>
   <source>Went on to “{question}”</source>
   <translation>Przejście dalej do „{question}”</translation>
  </message>
  <message>
   <source>Went on with the interview</source>
   <translation>Wznowiono wywiad</translation>
  </message>
  <message>
   <source>Went to the closing page</source>
   <translation>Przejście do strony końcowej</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Co</translation>
  </message>
  <message>
   <source>What an interviewer's computer could not send goes to the server, in the interviewer's name.</source>
   <translation>To, czego komputer ankietera nie mógł wysłać, trafi na serwer w imieniu ankietera.</translation>
  </message>
  <message>
   <source>What happened to it</source>
   <translation>Co się z nim działo</translation>
  </message>
  <message>
   <source>What the camera sees</source>
   <translation>Co widzi kamera</translation>
  </message>
  <message>
   <source>What the laptop shows under “PIN forgotten”</source>
   <translation>Co pokazuje laptop pod „Nie pamiętam kodu PIN”</translation>
  </message>
  <message>
   <source>What the respondent may see now.</source>
   <translation>Co respondent może teraz zobaczyć.</translation>
  </message>
  <message>
   <source>What the server has at the same place</source>
   <translation>Co ma serwer w tym samym miejscu</translation>
  </message>
  <message>
   <source>What the server keeps aside</source>
   <translation>Co serwer odłożył</translation>
  </message>
  <message>
   <source>What the supervisor should know about this answer. Not read out.</source>
   <translation>Co powinien wiedzieć koordynator o tej odpowiedzi. Nie odczytuje się.</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>Co zrobiono</translation>
  </message>
  <message>
   <source>What was sent did not arrive whole. Nothing is lost; it is sent again.</source>
   <translation>To, co wysłano, nie dotarło w całości. Nic nie przepadło; wysyłka się powtórzy.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Kiedy</translation>
  </message>
  <message>
   <source>When recordings and attached files are sent</source>
   <translation>Kiedy są wysyłane nagrania i załączniki</translation>
  </message>
  <message>
   <source>Whenever there is a network</source>
   <translation>Zawsze, gdy jest sieć</translation>
  </message>
  <message>
   <source>Where data cost nothing, and on the networks named below</source>
   <translation>Tam, gdzie dane nic nie kosztują, i w sieciach podanych niżej</translation>
  </message>
  <message>
   <source>Where positions come from on this computer.</source>
   <translation>Skąd ten komputer bierze pozycję.</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Kto</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>Kim Pan/Pani jest?</translation>
  </message>
  <message>
   <source>Who it is</source>
   <translation>Kto to jest</translation>
  </message>
  <message>
   <source>Who sent it does not take part in the study any more.</source>
   <translation>Nadawca nie bierze już udziału w badaniu.</translation>
  </message>
  <message>
   <source>Who wants to be erased</source>
   <translation>Kto chce zostać usunięty</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Dlaczego</translation>
  </message>
  <message>
   <source>Why now</source>
   <translation>Dlaczego teraz</translation>
  </message>
  <message>
   <source>Why? This goes into the journal.</source>
   <translation>Dlaczego? To trafi do dziennika.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Okno</translation>
  </message>
  <message>
   <source>Wipe without a backup</source>
   <translation>Wymaż bez kopii</translation>
  </message>
  <message>
   <source>Wiped {moment}</source>
   <translation>Wyczyszczone {moment}</translation>
  </message>
  <message>
   <source>Wish</source>
   <translation>Życzenie</translation>
  </message>
  <message>
   <source>With the camera… (Ctrl+J)</source>
   <translation>Kamerą… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Without PIN or key it cannot be said what in this workspace is unsent.</source>
   <translation>Bez PIN-u lub klucza nie wiadomo, co tutaj nie zostało wysłane.</translation>
  </message>
  <message>
   <source>Without an answer</source>
   <translation>Bez odpowiedzi</translation>
  </message>
  <message>
   <source>Without network: a file for the other laptop</source>
   <translation>Bez sieci: plik dla drugiego laptopa</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>Zapisz</translation>
  </message>
  <message>
   <source>Write a name or a number.</source>
   <translation>Proszę wpisać nazwisko lub numer.</translation>
  </message>
  <message>
   <source>Write a note</source>
   <translation>Napisz notatkę</translation>
  </message>
  <message>
   <source>Write a remark</source>
   <translation>Napisz uwagę</translation>
  </message>
  <message>
   <source>Write a request for the other laptop</source>
   <translation>Zapisz prośbę dla drugiego laptopa</translation>
  </message>
  <message>
   <source>Write a rescue file…</source>
   <translation>Zapisz plik ratunkowy…</translation>
  </message>
  <message>
   <source>Write a sealed copy…</source>
   <translation>Zapisz zapieczętowaną kopię…</translation>
  </message>
  <message>
   <source>Write a whole number, or leave the line empty.</source>
   <translation>Wpisz liczbę całkowitą albo zostaw wiersz pusty.</translation>
  </message>
  <message>
   <source>Write at least two letters or digits of what is known of the person.</source>
   <translation>Wpisz co najmniej dwie litery lub cyfry z tego, co wiadomo o osobie.</translation>
  </message>
  <message>
   <source>Write into the note what you want to know, then press the key again.</source>
   <translation>Napisz w notatce, co chcesz wiedzieć, i naciśnij klawisz ponownie.</translation>
  </message>
  <message>
   <source>Write it down now, and keep it apart from the file. It is kept nowhere else.</source>
   <translation>Zapisz je teraz i trzymaj osobno od pliku. Nigdzie indziej nie jest przechowywane.</translation>
  </message>
  <message>
   <source>Write the file</source>
   <translation>Zapisz plik</translation>
  </message>
  <message>
   <source>Write the hours as 18:00-07:00, or leave the line empty.</source>
   <translation>Zapisz godziny jako 18:00-07:00 albo zostaw wiersz pusty.</translation>
  </message>
  <message>
   <source>Write the number out in full, without “e”.</source>
   <translation>Proszę napisać liczbę w całości, bez „e”.</translation>
  </message>
  <message>
   <source>Write to</source>
   <translation>Zapisz do</translation>
  </message>
  <message>
   <source>Write what is stored</source>
   <translation>Zapisz, co jest przechowywane</translation>
  </message>
  <message>
   <source>Write what is stored of the person that is lit</source>
   <translation>Zapisz, co jest przechowywane o zaznaczonej osobie</translation>
  </message>
  <message>
   <source>Writing, then reading back. Leave the stick in.</source>
   <translation>Zapis, potem sprawdzenie. Nie wyjmuj nośnika.</translation>
  </message>
  <message>
   <source>Writing: {share} %. Leave the stick in.</source>
   <translation>Zapisywanie: {share} %. Nie wyjmuj pamięci USB.</translation>
  </message>
  <message>
   <source>Writing…</source>
   <translation>Zapisywanie…</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB) with interviews {interviews}, cases {cases}, files {files}. Bring it to your supervisor.</source>
   <translation>Zapisano i sprawdzono: {file} ({size} MB): wywiady {interviews}, przypadki {cases}, pliki {files}. Przekaż plik koordynatorowi.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB), the whole workspace, sealed. Bring it to your supervisor.</source>
   <translation>Zapisano i sprawdzono: {file} ({size} MB), całe miejsce pracy, zapieczętowane. Przekaż plik koordynatorowi.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB). Only the pass-phrase above opens it.</source>
   <translation>Zapisano i sprawdzono: {file} ({size} MB). Otwiera go tylko hasło podane wyżej.</translation>
  </message>
  <message>
   <source>Written and read back: {folder} with completed interviews {completed}, unfinished {unfinished}, files {files}. Bring it to your supervisor.</source>
   <translation>Zapisano i sprawdzono: {folder}; ukończone wywiady {completed}, nieukończone {unfinished}, pliki {files}. Zanieś to przełożonemu.</translation>
  </message>
  <message>
   <source>Written by a newer program; the server reads it once it is updated.</source>
   <translation>Zapisane nowszym programem; serwer odczyta po aktualizacji.</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Zapisano: {path}</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards.</source>
   <translation>Zapisano: {file}. Proszę zanieść do drugiego laptopa; jego ekran pokaże potem znak {mark}.</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards. What it writes needs no code.</source>
   <translation>Zapisano: {file}. Proszę zanieść do drugiego laptopa; jego ekran pokaże potem znak {mark}. Jego plik nie wymaga kodu.</translation>
  </message>
  <message>
   <source>Written: {file}. Only the laptop of {user} opens it; no code is needed. Its screen shows this mark, else take the case back:</source>
   <translation>Zapisano: {file}. Otworzy go tylko laptop użytkownika {user}; kod nie jest potrzebny. Jego ekran pokazuje ten znak, inaczej proszę odebrać przypadek:</translation>
  </message>
  <message>
   <source>Written: {file}. Read this code to the other interviewer; it is shown this once.</source>
   <translation>Zapisano: {file}. Podyktuj ten kod drugiemu ankieterowi; jest pokazany tylko raz.</translation>
  </message>
  <message>
   <source>Written: {path}. Give it to the person over a safe way, then delete it; person.html is to be read.</source>
   <translation>Zapisano: {path}. Przekaż osobie bezpieczną drogą, potem usuń plik; do czytania jest person.html.</translation>
  </message>
  <message>
   <source>Yes, one more</source>
   <translation>Tak, jeszcze jeden</translation>
  </message>
  <message>
   <source>You can look at it; nothing can be changed here. What you wrote is kept and sent.</source>
   <translation>Można go obejrzeć, niczego nie można tu zmienić. To, co zapisano, zostaje i jest wysyłane.</translation>
  </message>
  <message>
   <source>You handed this case over to whoever has the code ({time}).</source>
   <translation>Ten przypadek przekazano temu, kto ma kod ({time}).</translation>
  </message>
  <message>
   <source>You handed this case over to {user} ({time}).</source>
   <translation>Ten przypadek przekazano użytkownikowi {user} ({time}).</translation>
  </message>
  <message>
   <source>You signed in without a password here. Choose a PIN: it opens this window again when it has locked after a time without input, with no network.</source>
   <translation>Zalogowano tu bez hasła. Wybierz PIN: otworzy to okno ponownie, gdy zablokuje się po czasie bezczynności, także bez sieci.</translation>
  </message>
  <message>
   <source>Your PIN</source>
   <translation>Twój PIN</translation>
  </message>
  <message>
   <source>Your PIN takes the laptop back.</source>
   <translation>PIN pozwala odebrać laptop.</translation>
  </message>
  <message>
   <source>Your account may not do this.</source>
   <translation>To konto nie ma do tego prawa.</translation>
  </message>
  <message>
   <source>Your account may not do this. Ask your supervisor.</source>
   <translation>Twoje konto nie ma do tego prawa. Zapytaj koordynatora.</translation>
  </message>
  <message>
   <source>Your password is changed.</source>
   <translation>Hasło zostało zmienione.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own.</source>
   <translation>Hasło nadało biuro. Proszę wybrać własne.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own; then all goes on.</source>
   <translation>To hasło nadało biuro. Proszę wybrać własne; potem wszystko pójdzie dalej.</translation>
  </message>
  <message>
   <source>accuracy {metres} m</source>
   <translation>dokładność {metres} m</translation>
  </message>
  <message>
   <source>acknowledged {time}: the case was erased, it stays here only</source>
   <translation>potwierdzono {time}: przypadek usunięto, zostaje tylko tutaj</translation>
  </message>
  <message numerus="yes">
   <source>after %n minute(s) without input</source>
   <translation>
    <numerusform>po %n minucie bezczynności</numerusform>
    <numerusform>po %n minutach bezczynności</numerusform>
    <numerusform>po %n minutach bezczynności</numerusform>
   </translation>
  </message>
  <message>
   <source>altitude {metres} m</source>
   <translation>wysokość {metres} m</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>i jeszcze %n</numerusform>
    <numerusform>i jeszcze %n</numerusform>
    <numerusform>i jeszcze %n</numerusform>
   </translation>
  </message>
  <message>
   <source>and {count} more, in the list</source>
   <translation>i jeszcze {count} na liście</translation>
  </message>
  <message>
   <source>answered</source>
   <translation>odpowiedziano</translation>
  </message>
  <message>
   <source>approved</source>
   <translation>zatwierdzony</translation>
  </message>
  <message>
   <source>approved {time}</source>
   <translation>zatwierdzono {time}</translation>
  </message>
  <message>
   <source>area {area}</source>
   <translation>pole {area}</translation>
  </message>
  <message>
   <source>arrows</source>
   <translation>strzałki</translation>
  </message>
  <message>
   <source>as fast as it goes</source>
   <translation>tak szybko, jak się da</translation>
  </message>
  <message>
   <source>at least {number}</source>
   <translation>co najmniej {number}</translation>
  </message>
  <message>
   <source>at most {minutes} minutes</source>
   <translation>najwyżej {minutes} minut</translation>
  </message>
  <message>
   <source>at most {number}</source>
   <translation>najwyżej {number}</translation>
  </message>
  <message>
   <source>average length</source>
   <translation>średnia długość</translation>
  </message>
  <message>
   <source>average length {time}</source>
   <translation>średnia długość {time}</translation>
  </message>
  <message>
   <source>broke off on the line</source>
   <translation>rozmowa się urwała</translation>
  </message>
  <message>
   <source>broke off {n}</source>
   <translation>urwane {n}</translation>
  </message>
  <message>
   <source>broken off</source>
   <translation>przerwany</translation>
  </message>
  <message>
   <source>broken_off</source>
   <translation>przerwany</translation>
  </message>
  <message>
   <source>cable</source>
   <translation>kabel</translation>
  </message>
  <message>
   <source>called later</source>
   <translation>później</translation>
  </message>
  <message>
   <source>cannot be opened: {n}</source>
   <translation>nie da się otworzyć: {n}</translation>
  </message>
  <message>
   <source>cannot be used here</source>
   <translation>nie można tu użyć</translation>
  </message>
  <message>
   <source>case now elsewhere</source>
   <translation>przypadek jest teraz gdzie indziej</translation>
  </message>
  <message>
   <source>case {id}, events {places}</source>
   <translation>przypadek {id}, zdarzenia {places}</translation>
  </message>
  <message>
   <source>cases given to others {n}</source>
   <translation>przypadki oddane innym {n}</translation>
  </message>
  <message>
   <source>cases taken over {n}</source>
   <translation>przejęte przypadki {n}</translation>
  </message>
  <message>
   <source>cases {n}</source>
   <translation>przypadki {n}</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>wybrane</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>ukończony</translation>
  </message>
  <message>
   <source>completes</source>
   <translation>ukończone</translation>
  </message>
  <message>
   <source>computer was restarted before this</source>
   <translation>przedtem komputer uruchomiono ponownie</translation>
  </message>
  <message>
   <source>contacts</source>
   <translation>kontakty</translation>
  </message>
  <message>
   <source>copy of {time}</source>
   <translation>kopia z {time}</translation>
  </message>
  <message>
   <source>day month year</source>
   <translation>dzień miesiąc rok</translation>
  </message>
  <message>
   <source>day month year hours:minutes</source>
   <translation>dzień miesiąc rok godzina:minuty</translation>
  </message>
  <message>
   <source>decisions {n}</source>
   <translation>decyzje {n}</translation>
  </message>
  <message>
   <source>deleted, as the interview says: {n}</source>
   <translation>usunięto, jak mówi wywiad: {n}</translation>
  </message>
  <message>
   <source>dials</source>
   <translation>połączenia</translation>
  </message>
  <message>
   <source>digits</source>
   <translation>cyfry</translation>
  </message>
  <message>
   <source>done {n}</source>
   <translation>zakończone {n}</translation>
  </message>
  <message>
   <source>draft</source>
   <translation>w toku</translation>
  </message>
  <message>
   <source>empty: through the browser</source>
   <translation>puste: przez przeglądarkę</translation>
  </message>
  <message>
   <source>entries {n}</source>
   <translation>wpisy {n}</translation>
  </message>
  <message>
   <source>erase by {day}</source>
   <translation>usunąć do {day}</translation>
  </message>
  <message>
   <source>erase: late since {day}</source>
   <translation>minęło {day}</translation>
  </message>
  <message>
   <source>files on this computer only: {n}</source>
   <translation>pliki tylko na tym komputerze: {n}</translation>
  </message>
  <message>
   <source>finished {time}, does not get through this network</source>
   <translation>zakończone {time}, nie przechodzi przez tę sieć</translation>
  </message>
  <message>
   <source>finished {time}, not taken by the server: tell your supervisor</source>
   <translation>zakończone {time}, serwer nie przyjął: powiedz koordynatorowi</translation>
  </message>
  <message>
   <source>finished {time}, waits to be sent</source>
   <translation>zakończone {time}, czeka na wysłanie</translation>
  </message>
  <message>
   <source>forms {n}</source>
   <translation>formularzy {n}</translation>
  </message>
  <message>
   <source>from {time}</source>
   <translation>od {time}</translation>
  </message>
  <message>
   <source>given</source>
   <translation>udzielona</translation>
  </message>
  <message>
   <source>hard</source>
   <translation>wiążący</translation>
  </message>
  <message>
   <source>hours minutes</source>
   <translation>godziny minuty</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>w porządku</translation>
  </message>
  <message>
   <source>interview …{id}, events {places}</source>
   <translation>wywiad …{id}, zdarzenia {places}</translation>
  </message>
  <message>
   <source>interviews {n}</source>
   <translation>wywiady {n}</translation>
  </message>
  <message>
   <source>is being dialled</source>
   <translation>wybierany numer</translation>
  </message>
  <message>
   <source>is being read</source>
   <translation>jest czytany</translation>
  </message>
  <message>
   <source>is on the line</source>
   <translation>trwa rozmowa</translation>
  </message>
  <message>
   <source>it is right</source>
   <translation>zgadza się</translation>
  </message>
  <message>
   <source>its entry on this computer is damaged; opening it mends that</source>
   <translation>jego wpis na tym komputerze jest uszkodzony; otwarcie go naprawi</translation>
  </message>
  <message>
   <source>journals that differ {n}</source>
   <translation>różniące się dzienniki {n}</translation>
  </message>
  <message>
   <source>kept aside {n}</source>
   <translation>odłożono {n}</translation>
  </message>
  <message>
   <source>language: {language}</source>
   <translation>język: {language}</translation>
  </message>
  <message>
   <source>last contact {time}</source>
   <translation>ostatni kontakt {time}</translation>
  </message>
  <message>
   <source>last {who}</source>
   <translation>ostatnio {who}</translation>
  </message>
  <message>
   <source>later {n}</source>
   <translation>później {n}</translation>
  </message>
  <message>
   <source>latitude longitude, for instance 56.95 24.10</source>
   <translation>szerokość długość, na przykład 56.95 24.10</translation>
  </message>
  <message>
   <source>less than {number}</source>
   <translation>mniej niż {number}</translation>
  </message>
  <message>
   <source>long ago</source>
   <translation>dawno</translation>
  </message>
  <message>
   <source>look again</source>
   <translation>sprawdź jeszcze raz</translation>
  </message>
  <message>
   <source>mobile network</source>
   <translation>sieć komórkowa</translation>
  </message>
  <message>
   <source>month year</source>
   <translation>miesiąc rok</translation>
  </message>
  <message>
   <source>more than {number}</source>
   <translation>więcej niż {number}</translation>
  </message>
  <message>
   <source>names, divided by commas</source>
   <translation>nazwy oddzielone przecinkami</translation>
  </message>
  <message>
   <source>next on {day}</source>
   <translation>następne {day}</translation>
  </message>
  <message>
   <source>no answer yet</source>
   <translation>jeszcze bez odpowiedzi</translation>
  </message>
  <message>
   <source>no answers yet</source>
   <translation>jeszcze bez odpowiedzi</translation>
  </message>
  <message>
   <source>no further call</source>
   <translation>bez dalszego połączenia</translation>
  </message>
  <message>
   <source>no number yet</source>
   <translation>jeszcze bez numeru</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>brak dźwięku</translation>
  </message>
  <message>
   <source>none answered alike</source>
   <translation>brak jednakowych odpowiedzi</translation>
  </message>
  <message>
   <source>none so far</source>
   <translation>jak dotąd żadnego</translation>
  </message>
  <message>
   <source>not asked</source>
   <translation>nie pytano</translation>
  </message>
  <message>
   <source>not called any more</source>
   <translation>bez dalszych połączeń</translation>
  </message>
  <message>
   <source>not in the list any more</source>
   <translation>nie ma już na liście</translation>
  </message>
  <message>
   <source>not let through by this network {n}</source>
   <translation>nieprzepuszczone przez tę sieć {n}</translation>
  </message>
  <message>
   <source>not limited</source>
   <translation>bez ograniczeń</translation>
  </message>
  <message>
   <source>not read out</source>
   <translation>nie odczytywać</translation>
  </message>
  <message>
   <source>not received yet: {n}</source>
   <translation>jeszcze nie odebrano: {n}</translation>
  </message>
  <message>
   <source>not sent yet</source>
   <translation>jeszcze nie wysłano</translation>
  </message>
  <message>
   <source>not taken by the server</source>
   <translation>nieprzyjęty przez serwer</translation>
  </message>
  <message>
   <source>not taken {n}</source>
   <translation>nie przyjęto {n}</translation>
  </message>
  <message>
   <source>not tried yet</source>
   <translation>jeszcze nie próbowano</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nic</translation>
  </message>
  <message>
   <source>now</source>
   <translation>teraz</translation>
  </message>
  <message>
   <source>of all cases that are or may be eligible</source>
   <translation>wszystkich przypadków, które kwalifikują się lub mogą</translation>
  </message>
  <message>
   <source>of erased cases {n}</source>
   <translation>z usuniętych przypadków {n}</translation>
  </message>
  <message>
   <source>of {cases} cases · {attempts} attempts</source>
   <translation>z {cases} przypadków · prób: {attempts}</translation>
  </message>
  <message>
   <source>offered again {n}</source>
   <translation>zaoferowano ponownie {n}</translation>
  </message>
  <message>
   <source>open</source>
   <translation>bez odpowiedzi</translation>
  </message>
  <message>
   <source>or write the name here</source>
   <translation>albo wpisz tu nazwisko</translation>
  </message>
  <message>
   <source>path of a file, or drop it here</source>
   <translation>ścieżka pliku albo upuść go tutaj</translation>
  </message>
  <message>
   <source>place {number}</source>
   <translation>miejsce {number}</translation>
  </message>
  <message>
   <source>please mend</source>
   <translation>proszę poprawić</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>gotowy</translation>
  </message>
  <message>
   <source>ready to be called</source>
   <translation>gotowy do połączenia</translation>
  </message>
  <message>
   <source>ready {n}</source>
   <translation>gotowe {n}</translation>
  </message>
  <message>
   <source>received and backed up {time}</source>
   <translation>odebrano, w kopii zapasowej {time}</translation>
  </message>
  <message>
   <source>received {time}</source>
   <translation>odebrano {time}</translation>
  </message>
  <message>
   <source>received {time}, kept aside for your supervisor</source>
   <translation>odebrano {time}, odłożono dla koordynatora</translation>
  </message>
  <message>
   <source>received {time}, receipt {code}…</source>
   <translation>odebrano {time}, potwierdzenie {code}…</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>odmowa</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>odrzucony</translation>
  </message>
  <message>
   <source>rejected {time}</source>
   <translation>odrzucono {time}</translation>
  </message>
  <message>
   <source>remark</source>
   <translation>uwaga</translation>
  </message>
  <message>
   <source>sent back by the supervisor {time}: go on with it</source>
   <translation>odesłane przez koordynatora {time}: dokończ</translation>
  </message>
  <message>
   <source>sent {n}</source>
   <translation>wysłano {n}</translation>
  </message>
  <message>
   <source>sent {time}</source>
   <translation>wysłano {time}</translation>
  </message>
  <message>
   <source>server not reached</source>
   <translation>serwer niedostępny</translation>
  </message>
  <message>
   <source>settled by {name}</source>
   <translation>rozstrzygnięto: {name}</translation>
  </message>
  <message>
   <source>several separated by ;</source>
   <translation>kilka oddzielonych ;</translation>
  </message>
  <message>
   <source>six digits or more</source>
   <translation>co najmniej sześć cyfr</translation>
  </message>
  <message>
   <source>soft</source>
   <translation>orientacyjny</translation>
  </message>
  <message>
   <source>studies {n}</source>
   <translation>badania {n}</translation>
  </message>
  <message>
   <source>suspended</source>
   <translation>zawieszony</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>wycofana</translation>
  </message>
  <message>
   <source>taken {n}</source>
   <translation>zajęte {n}</translation>
  </message>
  <message>
   <source>the end of fieldwork is not set</source>
   <translation>koniec prac nieustalony</translation>
  </message>
  <message>
   <source>the system</source>
   <translation>systemu</translation>
  </message>
  <message>
   <source>the usual ones</source>
   <translation>zwykłe</translation>
  </message>
  <message>
   <source>to be confirmed</source>
   <translation>do potwierdzenia</translation>
  </message>
  <message>
   <source>to be sent {n}</source>
   <translation>do wysłania {n}</translation>
  </message>
  <message>
   <source>too loud</source>
   <translation>za głośno</translation>
  </message>
  <message>
   <source>type the code, or scan it</source>
   <translation>wpisz kod lub zeskanuj go</translation>
  </message>
  <message>
   <source>under way</source>
   <translation>w toku</translation>
  </message>
  <message>
   <source>under way since {time}</source>
   <translation>w toku od {time}</translation>
  </message>
  <message>
   <source>under way {n}</source>
   <translation>w toku {n}</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>do {day}</translation>
  </message>
  <message>
   <source>until {time}</source>
   <translation>do {time}</translation>
  </message>
  <message>
   <source>updated {time}</source>
   <translation>odświeżono {time}</translation>
  </message>
  <message>
   <source>waits for you</source>
   <translation>czeka na ciebie</translation>
  </message>
  <message>
   <source>waits to be sent</source>
   <translation>czeka na wysłanie</translation>
  </message>
  <message>
   <source>wanted later {n}</source>
   <translation>później {n}</translation>
  </message>
  <message>
   <source>was kept until {day}, goes by itself</source>
   <translation>trzymano do {day}, znika samo</translation>
  </message>
  <message>
   <source>whoever has the code</source>
   <translation>kto ma kod</translation>
  </message>
  <message>
   <source>with a damaged or changed part: {n}</source>
   <translation>z uszkodzoną lub zmienioną częścią: {n}</translation>
  </message>
  <message>
   <source>written to {folder}: {n}</source>
   <translation>zapisano w {folder}: {n}</translation>
  </message>
  <message>
   <source>year</source>
   <translation>rok</translation>
  </message>
  <message>
   <source>{bounds} (95 %) · n = {n}</source>
   <translation>{bounds} (95 %) · n = {n}</translation>
  </message>
  <message>
   <source>{case} is erased: {journals} journals, {files} files. Laptops erase their copy at their next contact.</source>
   <translation>{case} usunięto: dzienniki {journals}, pliki {files}. Laptopy usuną swoją kopię przy następnym połączeniu.</translation>
  </message>
  <message>
   <source>{case} may be called.</source>
   <translation>Do przypadku {case} można dzwonić.</translation>
  </message>
  <message>
   <source>{day} April {year}</source>
   <translation>{day} kwietnia {year}</translation>
  </message>
  <message>
   <source>{day} August {year}</source>
   <translation>{day} sierpnia {year}</translation>
  </message>
  <message>
   <source>{day} December {year}</source>
   <translation>{day} grudnia {year}</translation>
  </message>
  <message>
   <source>{day} February {year}</source>
   <translation>{day} lutego {year}</translation>
  </message>
  <message>
   <source>{day} January {year}</source>
   <translation>{day} stycznia {year}</translation>
  </message>
  <message>
   <source>{day} July {year}</source>
   <translation>{day} lipca {year}</translation>
  </message>
  <message>
   <source>{day} June {year}</source>
   <translation>{day} czerwca {year}</translation>
  </message>
  <message>
   <source>{day} March {year}</source>
   <translation>{day} marca {year}</translation>
  </message>
  <message>
   <source>{day} May {year}</source>
   <translation>{day} maja {year}</translation>
  </message>
  <message>
   <source>{day} November {year}</source>
   <translation>{day} listopada {year}</translation>
  </message>
  <message>
   <source>{day} October {year}</source>
   <translation>{day} października {year}</translation>
  </message>
  <message>
   <source>{day} September {year}</source>
   <translation>{day} września {year}</translation>
  </message>
  <message>
   <source>{degrees}° E</source>
   <translation>{degrees}° E</translation>
  </message>
  <message>
   <source>{degrees}° N</source>
   <translation>{degrees}° N</translation>
  </message>
  <message>
   <source>{degrees}° S</source>
   <translation>{degrees}° S</translation>
  </message>
  <message>
   <source>{degrees}° W</source>
   <translation>{degrees}° W</translation>
  </message>
  <message>
   <source>{device} is locked and wipes itself once everything on it is delivered.</source>
   <translation>{device}: zablokowane, wyczyści się po dostarczeniu wszystkiego.</translation>
  </message>
  <message>
   <source>{device} is locked.</source>
   <translation>{device}: zablokowane.</translation>
  </message>
  <message>
   <source>{device} is unlocked; {user} signs in again.</source>
   <translation>{device}: odblokowane; {user} loguje się ponownie.</translation>
  </message>
  <message>
   <source>{device} of {user} is locked, sends everything at its next contact, and then removes all of it. Press {key} once more.</source>
   <translation>{device} ({user}) zostanie zablokowane, przy następnym kontakcie wszystko wyśle, a potem usunie. Proszę nacisnąć {key} jeszcze raz.</translation>
  </message>
  <message>
   <source>{device} of {user} waits no more until a backup of the server has what it sent, three days at most. Until the next backup only the server itself has it: if the server is lost, so is that work. Press {key} once more.</source>
   <translation>{device} ({user}) nie czeka już (najwyżej trzy dni), aż kopia zapasowa serwera obejmie to, co wysłał. Do następnej kopii ma to tylko sam serwer: gdy przepadnie serwer, przepadnie i ta praca. Naciśnij {key} jeszcze raz.</translation>
  </message>
  <message>
   <source>{device} wipes itself at its next contact, once everything on it is delivered.</source>
   <translation>{device} wymaże się przy następnym kontakcie, gdy wszystko z niego zostanie dostarczone.</translation>
  </message>
  <message>
   <source>{dk} don't know, {rf} refused, {blank} without an answer, of {asked} questions</source>
   <translation>nie wiem: {dk}, odmowa: {rf}, bez odpowiedzi: {blank}, pytań razem: {asked}</translation>
  </message>
  <message>
   <source>{done} of about {total}</source>
   <translation>{done} z około {total}</translation>
  </message>
  <message>
   <source>{field} cannot be corrected here.</source>
   <translation>Pola {field} nie można tu poprawić.</translation>
  </message>
  <message>
   <source>{file} is no request of another laptop, or cannot be read. Have it written again.</source>
   <translation>{file} nie jest prośbą drugiego laptopa albo nie da się jej odczytać. Proszę o ponowny zapis.</translation>
  </message>
  <message>
   <source>{file} was opened on this computer already: it is the workspace of {user}. Open that one; nothing was changed.</source>
   <translation>{file} otwarto już na tym komputerze: to miejsce pracy {user}. Otwórz je; nic nie zmieniono.</translation>
  </message>
  <message>
   <source>{form} is not in the list of the server any more: no new interview is begun.</source>
   <translation>{form} nie ma już na liście serwera: nowy wywiad się nie rozpocznie.</translation>
  </message>
  <message>
   <source>{form} was not fetched yet. Fetch the forms first.</source>
   <translation>{form} nie został jeszcze pobrany. Najpierw pobierz formularze.</translation>
  </message>
  <message>
   <source>{key} goes back to look at the answers. After completing they can be changed only until they are sent.</source>
   <translation>{key} wraca do odpowiedzi. Po zakończeniu można je zmienić tylko, dopóki nie zostaną wysłane.</translation>
  </message>
  <message>
   <source>{key} has a meaning of its own in fields and lists; it stays as it is.</source>
   <translation>{key} ma własne znaczenie w polach i listach; zostaje, jak jest.</translation>
  </message>
  <message>
   <source>{key} is “{words}” and stays so.</source>
   <translation>{key} to „{words}” i tak zostaje.</translation>
  </message>
  <message>
   <source>{key} is “{words}” now; change that first.</source>
   <translation>{key} to teraz „{words}”; najpierw zmień to.</translation>
  </message>
  <message>
   <source>{key} is “{words}”. Enter swaps the two keys, Escape leaves them as they are.</source>
   <translation>{key} to „{words}”. Enter zamienia oba klawisze, Escape zostawia je bez zmian.</translation>
  </message>
  <message>
   <source>{key} shows the next language.</source>
   <translation>{key} pokazuje następny język.</translation>
  </message>
  <message>
   <source>{length} around</source>
   <translation>obwód {length}</translation>
  </message>
  <message>
   <source>{length} long</source>
   <translation>długość {length}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>od {low} do {high}</translation>
  </message>
  <message>
   <source>{low} to {high}, step {step}</source>
   <translation>od {low} do {high}, co {step}</translation>
  </message>
  <message>
   <source>{moment} in {zone} has passed; choose a later moment.</source>
   <translation>{moment} w {zone} już minęło; wybierz późniejszą chwilę.</translation>
  </message>
  <message>
   <source>{name} goes to another interviewer, with everything written so far. Here it can only be read then.</source>
   <translation>{name} przechodzi do innego ankietera ze wszystkim, co zapisano. Tutaj można to będzie tylko czytać.</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file in it.</source>
   <translation>{name} to folder. Wybierz plik w nim.</translation>
  </message>
  <message>
   <source>{name} is no file that can be attached.</source>
   <translation>{name} nie jest plikiem, który można załączyć.</translation>
  </message>
  <message>
   <source>{name} is no picture that can be shown here. Choose another file.</source>
   <translation>{name} nie jest obrazem, który można tu pokazać. Wybierz inny plik.</translation>
  </message>
  <message>
   <source>{name} is not a time zone; use a name such as Europe/Riga.</source>
   <translation>{name} nie jest strefą czasową; wpisz na przykład Europe/Riga.</translation>
  </message>
  <message>
   <source>{now} of {all}</source>
   <translation>{now} z {all}</translation>
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
   <translation>{number} bajtów</translation>
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
   <translation>do sprawdzenia: {n}</translation>
  </message>
  <message>
   <source>{n} ready</source>
   <translation>gotowe: {n}</translation>
  </message>
  <message>
   <source>{n} runs</source>
   <translation>razy: {n}</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} sek.</translation>
  </message>
  <message>
   <source>{n} wait for you</source>
   <translation>czeka na ciebie: {n}</translation>
  </message>
  <message>
   <source>{seconds} s ago</source>
   <translation>{seconds} s temu</translation>
  </message>
  <message>
   <source>{server} and {n} more</source>
   <translation>{server} i jeszcze {n}</translation>
  </message>
  <message>
   <source>{short} of {all} short</source>
   <translation>krótkie: {short} z {all}</translation>
  </message>
  <message>
   <source>{shown} of {all} choices</source>
   <translation>{shown} z {all}</translation>
  </message>
  <message>
   <source>{spent} min; reading aloud takes {reading} min; {fast} of {timed} questions left before they can be read</source>
   <translation>{spent} min; czytanie na głos trwa {reading} min; {fast} z {timed} pytań zostawiono, zanim można je przeczytać</translation>
  </message>
  <message numerus="yes">
   <source>{state}, {x} from the left, {y} from the top, %n lines</source>
   <translation>
    <numerusform>{state}, {x} od lewej, {y} od góry, %n linia</numerusform>
    <numerusform>{state}, {x} od lewej, {y} od góry, %n linie</numerusform>
    <numerusform>{state}, {x} od lewej, {y} od góry, %n linii</numerusform>
   </translation>
  </message>
  <message>
   <source>{study}, {user}: {here} of {all} journals are on the server.</source>
   <translation>{study}, {user}: na serwerze {here} z {all} dzienników.</translation>
  </message>
  <message>
   <source>{time} before this, 3 s when playing</source>
   <translation>przedtem {time}, przy odtwarzaniu 3 sek.</translation>
  </message>
  <message>
   <source>{time} by this device, never compared with the server</source>
   <translation>{time} według tego urządzenia, nieporównane z serwerem</translation>
  </message>
  <message>
   <source>{time} if nobody set the clock</source>
   <translation>{time}, jeśli nikt nie przestawiał zegara</translation>
  </message>
  <message>
   <source>{time} in {place}</source>
   <translation>{time}, {place}</translation>
  </message>
  <message>
   <source>{user} gets your question with the next synchronisation; it stays open here.</source>
   <translation>{user} dostanie pytanie przy następnej synchronizacji; tu sprawa pozostaje otwarta.</translation>
  </message>
  <message>
   <source>{user} is no interviewer: only interviewers have a workspace on a computer.</source>
   <translation>{user} nie jest ankieterem: obszar roboczy na komputerze mają tylko ankieterzy.</translation>
  </message>
  <message>
   <source>{user} loses {case}, and a result from there comes too late. Press {key} once more.</source>
   <translation>{user} traci {case}, a wynik stamtąd przyjdzie za późno. Naciśnij {key} jeszcze raz.</translation>
  </message>
  <message>
   <source>± {n} min</source>
   <translation>± {n} minut</translation>
  </message>
  <message>
   <source>± {n} s</source>
   <translation>± {n} sek.</translation>
  </message>
  <message>
   <source>“{choice}” takes the others back.</source>
   <translation>„{choice}” cofa pozostałe.</translation>
  </message>
  <message>
   <source>“{choice}” was taken back.</source>
   <translation>Cofnięto: „{choice}”.</translation>
  </message>
  <message>
   <source>“{words}” and “{other}” have changed keys.</source>
   <translation>„{words}” i „{other}” zamieniły się klawiszami.</translation>
  </message>
  <message>
   <source>“{words}” is {key} now.</source>
   <translation>„{words}” to teraz {key}.</translation>
  </message>
  <message>
   <source>‹ Back</source>
   <translation>‹ Wstecz</translation>
  </message>
  <message>
   <source>↑ ↓ choose  ·  Enter closes the attempt  ·  Esc back</source>
   <translation>↑ ↓ wybór  ·  Enter zamyka próbę  ·  Esc wstecz</translation>
  </message>
  <message>
   <source>■ End the recording (Ctrl+R)</source>
   <translation>■ Zakończ nagranie (Ctrl+R)</translation>
  </message>
  <message>
   <source>■ Stop</source>
   <translation>■ Zatrzymaj</translation>
  </message>
  <message>
   <source>▶ Listen to how it was asked</source>
   <translation>▶ Odsłuchać, jak zadano pytanie</translation>
  </message>
  <message>
   <source>▶ Play</source>
   <translation>▶ Odtwórz</translation>
  </message>
  <message>
   <source>▶ Play the film</source>
   <translation>▶ Odtwórz film</translation>
  </message>
  <message>
   <source>▶ Play the sound</source>
   <translation>▶ Odtwórz dźwięk</translation>
  </message>
  <message>
   <source>● REC {time}</source>
   <translation>● NAGRANIE {time}</translation>
  </message>
  <message>
   <source>● Record (Ctrl+R)</source>
   <translation>● Nagraj (Ctrl+R)</translation>
  </message>
  <message>
   <source>● Recording {time}</source>
   <translation>● Nagrywanie {time}</translation>
  </message>
  <message>
   <source>✓ Attached: {name}, {size}</source>
   <translation>✓ Załączono: {name}, {size}</translation>
  </message>
  <message>
   <source>✓ Saved</source>
   <translation>✓ Zapisano</translation>
  </message>
  <message>
   <source>❚❚ Not recorded here {time}</source>
   <translation>❚❚ Tu bez nagrania {time}</translation>
  </message>
 </context>
</TS>
