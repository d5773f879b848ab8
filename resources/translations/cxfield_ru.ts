<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
 <context>
  <name>cxfield</name>
  <message numerus="yes">
   <source>%n answered alike throughout</source>
   <translation>
    <numerusform>%n с одинаковыми ответами</numerusform>
    <numerusform>%n с одинаковыми ответами</numerusform>
    <numerusform>%n с одинаковыми ответами</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters too many</source>
   <translation>
    <numerusform>лишний %n знак</numerusform>
    <numerusform>лишние %n знака</numerusform>
    <numerusform>лишних %n знаков</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n day(s)</source>
   <translation>
    <numerusform>%n день</numerusform>
    <numerusform>%n дня</numerusform>
    <numerusform>%n дней</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n device(s)</source>
   <translation>
    <numerusform>%n устройство</numerusform>
    <numerusform>%n устройства</numerusform>
    <numerusform>%n устройств</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n keys came too fast and were not taken. Please look at the answer.</source>
   <translation>
    <numerusform>%n клавиша нажата слишком быстро и не принята. Проверьте ответ.</numerusform>
    <numerusform>%n клавиши нажаты слишком быстро и не приняты. Проверьте ответ.</numerusform>
    <numerusform>%n клавиш нажаты слишком быстро и не приняты. Проверьте ответ.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more characters fit</source>
   <translation>
    <numerusform>ещё %n знак</numerusform>
    <numerusform>ещё %n знака</numerusform>
    <numerusform>ещё %n знаков</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) erased in this study</source>
   <translation>
    <numerusform>В этом исследовании удалён %n человек</numerusform>
    <numerusform>В этом исследовании удалено %n человека</numerusform>
    <numerusform>В этом исследовании удалено %n человек</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) found</source>
   <translation>
    <numerusform>Найден %n человек</numerusform>
    <numerusform>Найдено %n человека</numerusform>
    <numerusform>Найдено %n человек</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n point(s)</source>
   <translation>
    <numerusform>%n точка</numerusform>
    <numerusform>%n точки</numerusform>
    <numerusform>%n точек</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n satellite(s)</source>
   <translation>
    <numerusform>%n спутник</numerusform>
    <numerusform>%n спутника</numerusform>
    <numerusform>%n спутников</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n so far</source>
   <translation>
    <numerusform>пока %n</numerusform>
    <numerusform>пока %n</numerusform>
    <numerusform>пока %n</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still open. Enter goes there.</source>
   <translation>
    <numerusform>Остался %n открытый вопрос. Enter — перейти к нему.</numerusform>
    <numerusform>Осталось %n открытых вопроса. Enter — перейти.</numerusform>
    <numerusform>Осталось %n открытых вопросов. Enter — перейти.</numerusform>
   </translation>
  </message>
  <message>
   <source>0 0 is what a receiver says without knowing. Type the real coordinates.</source>
   <translation>0 0 приёмник сообщает, когда ничего не знает. Введите настоящие координаты.</translation>
  </message>
  <message>
   <source>14:30, tomorrow 9, mon 18:00, 24.11 10:15</source>
   <translation>14:30, завтра 9, пн 18:00, 24.11 10:15</translation>
  </message>
  <message>
   <source>A case that another interviewer hands over goes on here, at the same question.</source>
   <translation>Случай, который передаёт другой интервьюер, продолжится здесь с того же вопроса.</translation>
  </message>
  <message>
   <source>A character alone is for typing answers. Take it with Ctrl or Alt, or a function key.</source>
   <translation>Одиночный знак нужен для ввода ответов. Возьмите его с Ctrl или Alt либо функциональную клавишу.</translation>
  </message>
  <message>
   <source>A file arrived altered; nothing was changed. Try again.</source>
   <translation>Файл пришёл изменённым; ничего не заменено. Попробуйте ещё раз.</translation>
  </message>
  <message>
   <source>A file is not on this computer any more. Tell your supervisor.</source>
   <translation>Файла больше нет на этом компьютере. Сообщите супервайзеру.</translation>
  </message>
  <message>
   <source>A file of this interview is damaged or gone, so it is not sent. Tell your supervisor.</source>
   <translation>Файл этого интервью повреждён или исчез, поэтому оно не отправляется. Скажите супервайзеру.</translation>
  </message>
  <message>
   <source>A file was attached</source>
   <translation>Приложен файл</translation>
  </message>
  <message>
   <source>A group is missing, or there is one too many: the code has 8 groups.</source>
   <translation>Не хватает группы или есть лишняя: в коде 8 групп.</translation>
  </message>
  <message>
   <source>A new case needs a name or a number.</source>
   <translation>Новому случаю нужно имя или номер.</translation>
  </message>
  <message>
   <source>A new password ends your sessions on other computers. Nothing on them is lost.</source>
   <translation>Новый пароль завершает ваши сеансы на других компьютерах. На них ничего не теряется.</translation>
  </message>
  <message>
   <source>A newer version of the program made this workspace. Update the program.</source>
   <translation>Это рабочее место создала более новая версия программы. Обновите программу.</translation>
  </message>
  <message>
   <source>A note for the interviewer; to reject or to comment needs one</source>
   <translation>Заметка интервьюеру; для отказа или замечания обязательна</translation>
  </message>
  <message>
   <source>A note for who sent it; a question needs one</source>
   <translation>Заметка отправителю; для вопроса обязательна</translation>
  </message>
  <message>
   <source>A picture first: type its path, choose or drop it. Then draw on it.</source>
   <translation>Сначала снимок: введите путь, выберите или перетащите файл. Потом рисуйте на нём.</translation>
  </message>
  <message>
   <source>A rescue file holds this workspace as it is now, sealed.</source>
   <translation>Файл спасения содержит это рабочее место как есть, запечатанным.</translation>
  </message>
  <message>
   <source>A scanner types the code by itself. Codes in pictures cannot be read on this computer; whoever looks after it can add that (devices).</source>
   <translation>Сканер вводит код сам. Коды на снимках этот компьютер читать не умеет; тот, кто за ним следит, может это добавить (devices).</translation>
  </message>
  <message>
   <source>A screen is gone; the window is on this one now. Everything goes on.</source>
   <translation>Один из экранов отключён; окно теперь на этом. Всё продолжается.</translation>
  </message>
  <message>
   <source>A second display is there; show cards go to it.</source>
   <translation>Подключён второй экран; карточки показываются на нём.</translation>
  </message>
  <message>
   <source>A shape needs at least 3 different points. Add some, or take all back.</source>
   <translation>Для площади нужны хотя бы 3 разные точки. Добавьте ещё или уберите все.</translation>
  </message>
  <message>
   <source>A trace needs at least 2 different points. Add one, or take all back.</source>
   <translation>Для линии нужны хотя бы 2 разные точки. Добавьте ещё одну или уберите все.</translation>
  </message>
  <message>
   <source>A workspace of another computer comes to this one, and what is unsent in it is sent from here.</source>
   <translation>Рабочее место с другого компьютера переходит на этот, и неотправленное уходит отсюда.</translation>
  </message>
  <message>
   <source>Accuracy {metres} m</source>
   <translation>Точность {metres} м</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Добавить</translation>
  </message>
  <message>
   <source>Add a row</source>
   <translation>Добавить строку</translation>
  </message>
  <message>
   <source>Add a row  Ins</source>
   <translation>Добавить строку  Ins</translation>
  </message>
  <message>
   <source>Add another person</source>
   <translation>Добавить собеседника</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>Собеседник</translation>
  </message>
  <message>
   <source>Added a row</source>
   <translation>Добавлена строка</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Адрес</translation>
  </message>
  <message>
   <source>Address corrected</source>
   <translation>Адрес исправлен</translation>
  </message>
  <message>
   <source>Address on the other screen</source>
   <translation>Адрес на другом экране</translation>
  </message>
  <message>
   <source>Address, or the text of the QR code</source>
   <translation>Адрес или текст QR-кода</translation>
  </message>
  <message>
   <source>Adopt as a new interview</source>
   <translation>Принять как новое интервью</translation>
  </message>
  <message>
   <source>Adopt it as a new interview</source>
   <translation>Принять как новое интервью</translation>
  </message>
  <message>
   <source>After the end of fieldwork</source>
   <translation>После конца полевых работ</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Договориться</translation>
  </message>
  <message>
   <source>Agree on an appointment</source>
   <translation>Договориться о времени</translation>
  </message>
  <message>
   <source>All actions</source>
   <translation>Все действия</translation>
  </message>
  <message>
   <source>All codes that were ready have been used. Tell your supervisor: the study key opens this workspace.</source>
   <translation>Все подготовленные коды использованы. Скажите супервайзеру: это рабочее место откроет ключ исследования.</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Все файлы</translation>
  </message>
  <message>
   <source>All keys are the usual ones.</source>
   <translation>Все клавиши снова обычные.</translation>
  </message>
  <message>
   <source>All questions answered. Enter completes.</source>
   <translation>На все вопросы есть ответы. Enter завершает интервью.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in a folder for your supervisor.</source>
   <translation>Всё, чего ещё нет на сервере, — в папке для супервайзера.</translation>
  </message>
  <message>
   <source>All that the server does not have yet, in one file that only your supervisor can open.</source>
   <translation>Всё, чего ещё нет на сервере, в одном файле, который откроет только супервайзер.</translation>
  </message>
  <message>
   <source>All usual keys</source>
   <translation>Все обычные</translation>
  </message>
  <message>
   <source>All {n} interviews received</source>
   <translation>Все интервью получены: {n}</translation>
  </message>
  <message>
   <source>An administrator changes this on the server: cxfield person keep. What did not arrive whole or lies in no backup yet waits.</source>
   <translation>Это меняет администратор на сервере: cxfield person keep. Что пришло не целиком или ещё не в резервной копии, ждёт.</translation>
  </message>
  <message>
   <source>An administrator erases. Note the wish: it then stands in the administrator’s list.</source>
   <translation>Удаляет администратор. Отметьте просьбу: она появится в его списке.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password.</source>
   <translation>Пользователю приложения ODK Central пароль не нужен.</translation>
  </message>
  <message>
   <source>An app user of ODK Central needs no password. The PIN opens your answers on this computer.</source>
   <translation>Пользователю приложения ODK Central пароль не нужен. PIN открывает ваши ответы на этом компьютере.</translation>
  </message>
  <message>
   <source>An attached file was deleted</source>
   <translation>Приложенный файл удалён</translation>
  </message>
  <message>
   <source>An entry of it is larger than the server takes. It stays here and is tried again at each run.</source>
   <translation>Одна из записей больше, чем принимает сервер. Она остаётся здесь и отправляется снова при каждой синхронизации.</translation>
  </message>
  <message>
   <source>An error that the program does not know. Tell your administrator.</source>
   <translation>Неизвестная программе ошибка. Скажите администратору.</translation>
  </message>
  <message>
   <source>An event cannot be read.</source>
   <translation>Событие не читается.</translation>
  </message>
  <message>
   <source>An interview was begun and waits to be finished.</source>
   <translation>Интервью начато и ждёт завершения.</translation>
  </message>
  <message>
   <source>Another account…</source>
   <translation>Другая учётная запись…</translation>
  </message>
  <message>
   <source>Another answer in this row</source>
   <translation>Другой ответ в этой строке</translation>
  </message>
  <message>
   <source>Another choice of this row</source>
   <translation>Другой вариант этой строки</translation>
  </message>
  <message>
   <source>Another file…</source>
   <translation>Другой файл…</translation>
  </message>
  <message>
   <source>Another person to speak with</source>
   <translation>Ещё один собеседник</translation>
  </message>
  <message>
   <source>Another program holds the workspace: this step is not saved, everything before it is. Close that program, then press the same key again.</source>
   <translation>Рабочую папку держит другая программа: этот шаг не сохранён, всё, что было до него, сохранено. Закройте ту программу и нажмите ту же клавишу ещё раз.</translation>
  </message>
  <message>
   <source>Another row</source>
   <translation>Другая строка</translation>
  </message>
  <message>
   <source>Another server or project</source>
   <translation>Другой сервер или проект</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Ответ</translation>
  </message>
  <message>
   <source>Answered “{question}”: {after}</source>
   <translation>Ответ на «{question}»: {after}</translation>
  </message>
  <message>
   <source>Answered: {words}</source>
   <translation>Ответ: {words}</translation>
  </message>
  <message>
   <source>Answering machine, household confirmed</source>
   <translation>Автоответчик, домохозяйство подтверждено</translation>
  </message>
  <message>
   <source>Answering machine, household unknown</source>
   <translation>Автоответчик, домохозяйство неизвестно</translation>
  </message>
  <message>
   <source>Answering machine, message left</source>
   <translation>Автоответчик, сообщение оставлено</translation>
  </message>
  <message>
   <source>Answering machine, no message left</source>
   <translation>Автоответчик, сообщение не оставлено</translation>
  </message>
  <message>
   <source>Answers in own words</source>
   <translation>Ответы своими словами</translation>
  </message>
  <message>
   <source>Answers never wait for this.</source>
   <translation>Ответы этого никогда не ждут.</translation>
  </message>
  <message>
   <source>Answers stay as they are.</source>
   <translation>Ответы остаются как есть.</translation>
  </message>
  <message>
   <source>Anybody who has the folder can read the answers. Delete it once it is sent.</source>
   <translation>Прочитать ответы может каждый, у кого есть папка. Удалите её, когда всё отправлено.</translation>
  </message>
  <message>
   <source>Appointment</source>
   <translation>Договорённость</translation>
  </message>
  <message>
   <source>Appointment, in the respondent's time</source>
   <translation>Договорённость, по времени респондента</translation>
  </message>
  <message>
   <source>Appointment: {time} in {place}.</source>
   <translation>Договорённость: {time}, {place}.</translation>
  </message>
  <message>
   <source>Appointments</source>
   <translation>Договорённости</translation>
  </message>
  <message>
   <source>Approve</source>
   <translation>Одобрить</translation>
  </message>
  <message>
   <source>Approve, reject or comment on the interview that is lit</source>
   <translation>Одобрить, отклонить или прокомментировать выделенное интервью</translation>
  </message>
  <message>
   <source>Approved by {name}</source>
   <translation>Одобрено: {name}</translation>
  </message>
  <message>
   <source>April {year}</source>
   <translation>апрель {year} г.</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets a point, Backspace takes one back.</source>
   <translation>Стрелка вниз — на карту. Стрелки двигают крест, пробел ставит точку, Backspace убирает последнюю.</translation>
  </message>
  <message>
   <source>Arrow down goes to the map. Arrows move the cross, Space sets the point.</source>
   <translation>Стрелка вниз — на карту. Стрелки двигают крест, пробел ставит точку.</translation>
  </message>
  <message>
   <source>Arrow keys choose everywhere; they stay as they are.</source>
   <translation>Стрелки везде выбирают; они остаются как есть.</translation>
  </message>
  <message>
   <source>Arrows move the map, + and − zoom.</source>
   <translation>Стрелки двигают карту, + и − меняют масштаб.</translation>
  </message>
  <message>
   <source>Arrows: day · Page keys: month · Enter takes it · Escape closes</source>
   <translation>Стрелки: день · Page: месяц · Enter берёт · Esc закрывает</translation>
  </message>
  <message>
   <source>As files that anybody can read</source>
   <translation>Файлами, которые прочтёт любой</translation>
  </message>
  <message>
   <source>Ask the interviewer</source>
   <translation>Спросить интервьюера</translation>
  </message>
  <message>
   <source>Ask the interviewer to answer this question with you.</source>
   <translation>Попросите интервьюера ответить на этот вопрос вместе с вами.</translation>
  </message>
  <message>
   <source>Ask who sent it; it stays open</source>
   <translation>Спросить отправителя; вопрос остаётся открытым</translation>
  </message>
  <message>
   <source>Asked to be called at {time} there.</source>
   <translation>Просили позвонить в {time} по их времени.</translation>
  </message>
  <message>
   <source>Attach the file that is typed</source>
   <translation>Приложить введённый файл</translation>
  </message>
  <message>
   <source>Attaching… {percent} %</source>
   <translation>Прикладывается… {percent} %</translation>
  </message>
  <message>
   <source>Attempt open</source>
   <translation>Попытка открыта</translation>
  </message>
  <message>
   <source>Attempt open since {time}. Close it with an outcome ({key}).</source>
   <translation>Попытка открыта с {time}. Закройте её с результатом ({key}).</translation>
  </message>
  <message>
   <source>Attempts</source>
   <translation>Попытки</translation>
  </message>
  <message>
   <source>August {year}</source>
   <translation>август {year} г.</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Назад</translation>
  </message>
  <message>
   <source>Back or jump</source>
   <translation>Назад или прыжок</translation>
  </message>
  <message>
   <source>Back to the desk  (Enter)</source>
   <translation>Назад к рабочему столу  (Enter)</translation>
  </message>
  <message>
   <source>Back to the known accounts</source>
   <translation>Назад к известным учётным записям</translation>
  </message>
  <message>
   <source>Begin an interview with the form, or go on with the interview</source>
   <translation>Начать интервью по форме или продолжить интервью</translation>
  </message>
  <message>
   <source>Begin or go on</source>
   <translation>Начать или продолжить</translation>
  </message>
  <message>
   <source>Beginning of the interview</source>
   <translation>Начало интервью</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Начато</translation>
  </message>
  <message>
   <source>Begun or completed</source>
   <translation>Начато или завершено</translation>
  </message>
  <message>
   <source>Belongs to it: {files}</source>
   <translation>К вопросу относится: {files}</translation>
  </message>
  <message>
   <source>Break off</source>
   <translation>Оборвать</translation>
  </message>
  <message>
   <source>Break-off</source>
   <translation>Прерванное интервью</translation>
  </message>
  <message>
   <source>Broke the interview off ({text})</source>
   <translation>Интервью прервано ({text})</translation>
  </message>
  <message>
   <source>Broken off</source>
   <translation>Прервано</translation>
  </message>
  <message>
   <source>Business, government office or other organisation</source>
   <translation>Предприятие, учреждение или иная организация</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Занято</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Календарь</translation>
  </message>
  <message>
   <source>Calendar  Alt+↓</source>
   <translation>Календарь  Alt+↓</translation>
  </message>
  <message>
   <source>Call blocking or other barrier</source>
   <translation>Блокировка звонков или иной барьер</translation>
  </message>
  <message>
   <source>Call queue</source>
   <translation>Очередь звонков</translation>
  </message>
  <message>
   <source>Call your supervisor. Nothing is lost, and no network is needed on this computer.</source>
   <translation>Позвоните супервайзеру. Ничего не потеряно, сеть на этом компьютере не нужна.</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>Камера</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Отменить</translation>
  </message>
  <message>
   <source>Cancel (Esc)</source>
   <translation>Отменить (Esc)</translation>
  </message>
  <message>
   <source>Cancel a large file</source>
   <translation>Отменить большой файл</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Случай</translation>
  </message>
  <message>
   <source>Case handed over</source>
   <translation>Случай передан</translation>
  </message>
  <message>
   <source>Case taken over</source>
   <translation>Случай принят</translation>
  </message>
  <message>
   <source>Case {case} is not on this device.</source>
   <translation>Случая {case} нет на этом устройстве.</translation>
  </message>
  <message>
   <source>Case {case} is not on this device. Synchronise, or ask your supervisor for it.</source>
   <translation>Случая {case} нет на этом устройстве. Синхронизируйте или спросите руководителя.</translation>
  </message>
  <message>
   <source>Case {case} of {user} is on your desk.</source>
   <translation>Случай {case} от {user} теперь у вас.</translation>
  </message>
  <message>
   <source>Case {case}: receipt {code}</source>
   <translation>Случай {case}: квитанция {code}</translation>
  </message>
  <message>
   <source>Case {id}</source>
   <translation>Случай {id}</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Случаи</translation>
  </message>
  <message>
   <source>Change keys</source>
   <translation>Изменить клавиши</translation>
  </message>
  <message>
   <source>Change password</source>
   <translation>Сменить пароль</translation>
  </message>
  <message>
   <source>Change user</source>
   <translation>Сменить пользователя</translation>
  </message>
  <message>
   <source>Changed “{question}” from {before} to {after}</source>
   <translation>Изменено «{question}»: было {before}, стало {after}</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Проверьте</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Варианты ответа</translation>
  </message>
  <message>
   <source>Choose 1 or 2.</source>
   <translation>Выберите 1 или 2.</translation>
  </message>
  <message>
   <source>Choose a PIN of at least four characters. {key} and the PIN take the laptop back, this time and later.</source>
   <translation>Придумайте PIN-код не короче четырёх символов. {key} и PIN-код вернут вам ноутбук — и сейчас, и потом.</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Выберите файл</translation>
  </message>
  <message>
   <source>Choose a map</source>
   <translation>Выбор карты</translation>
  </message>
  <message>
   <source>Choose a new PIN of at least {n} characters.</source>
   <translation>Выберите новый PIN не короче {n} знаков.</translation>
  </message>
  <message>
   <source>Choose a picture</source>
   <translation>Выбрать снимок</translation>
  </message>
  <message>
   <source>Choose a study first.</source>
   <translation>Сначала выберите исследование.</translation>
  </message>
  <message>
   <source>Choose an interview in the table first.</source>
   <translation>Сначала выберите интервью в таблице.</translation>
  </message>
  <message>
   <source>Choose an open question</source>
   <translation>Выбрать открытый вопрос</translation>
  </message>
  <message>
   <source>Choose file… (Ctrl+O)</source>
   <translation>Выбрать файл… (Ctrl+O)</translation>
  </message>
  <message>
   <source>Choose it, or take it back</source>
   <translation>Выбрать или снять</translation>
  </message>
  <message>
   <source>Choose one, or type its address: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</source>
   <translation>Выберите или введите адрес: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.</translation>
  </message>
  <message>
   <source>Choose the file of the copy.</source>
   <translation>Выберите файл копии.</translation>
  </message>
  <message>
   <source>Choose the file, or wait for a laptop nearby.</source>
   <translation>Выберите файл или дождитесь ноутбука рядом.</translation>
  </message>
  <message>
   <source>Choose the rescue file.</source>
   <translation>Выберите файл спасения.</translation>
  </message>
  <message>
   <source>Choose what you want to do, press Enter, then the new key.</source>
   <translation>Выберите действие, нажмите Enter, затем новую клавишу.</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Выбрать…</translation>
  </message>
  <message>
   <source>Clear the answer</source>
   <translation>Стереть ответ</translation>
  </message>
  <message>
   <source>Clear the sheet</source>
   <translation>Очистить лист</translation>
  </message>
  <message>
   <source>Cleared “{question}”, which was {before}</source>
   <translation>Стёрто «{question}», было {before}</translation>
  </message>
  <message>
   <source>Clock</source>
   <translation>Часы</translation>
  </message>
  <message>
   <source>Clock was set</source>
   <translation>Перевод часов</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Закрыть (Esc)</translation>
  </message>
  <message>
   <source>Close the panel</source>
   <translation>Закрыть панель</translation>
  </message>
  <message>
   <source>Close with an outcome</source>
   <translation>Закрыть с результатом</translation>
  </message>
  <message>
   <source>Closing page</source>
   <translation>Последняя страница</translation>
  </message>
  <message>
   <source>Closing…</source>
   <translation>Закрывается…</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Код</translation>
  </message>
  <message>
   <source>Code for a forgotten PIN</source>
   <translation>Код вместо забытого PIN</translation>
  </message>
  <message>
   <source>Code for a new computer</source>
   <translation>Код для нового компьютера</translation>
  </message>
  <message>
   <source>Code for this row; the next row comes by itself</source>
   <translation>Код для этой строки; следующая откроется сама</translation>
  </message>
  <message>
   <source>Code for this row; the same code again takes it back</source>
   <translation>Код для этой строки; тот же код ещё раз снимает его</translation>
  </message>
  <message>
   <source>Code of a choice</source>
   <translation>Код варианта ответа</translation>
  </message>
  <message>
   <source>Code of the next in the order</source>
   <translation>Код следующего по порядку</translation>
  </message>
  <message>
   <source>Code of the supervisor</source>
   <translation>Код супервайзера</translation>
  </message>
  <message>
   <source>Code or key is that of another file or study.</source>
   <translation>Код или ключ относится к другому файлу или исследованию.</translation>
  </message>
  <message>
   <source>Code or word of the outcome</source>
   <translation>Код или слово результата</translation>
  </message>
  <message>
   <source>Code or word, for instance 3.13 or busy</source>
   <translation>Код или слово, например 3.13 или «занято»</translation>
  </message>
  <message>
   <source>Code that the other interviewer reads out</source>
   <translation>Код, который диктует другой интервьюер</translation>
  </message>
  <message>
   <source>Codes in pictures cannot be read here: zxing-cpp is not installed. Type the code.</source>
   <translation>Коды со снимков здесь не читаются: zxing-cpp не установлен. Введите код.</translation>
  </message>
  <message>
   <source>Comment by {name}</source>
   <translation>Замечание: {name}</translation>
  </message>
  <message>
   <source>Comment only</source>
   <translation>Только замечание</translation>
  </message>
  <message>
   <source>Complete</source>
   <translation>Полное интервью</translation>
  </message>
  <message>
   <source>Complete the interview</source>
   <translation>Завершить интервью</translation>
  </message>
  <message>
   <source>Complete, or go to the open question that is lit</source>
   <translation>Завершить или перейти к выделенному открытому вопросу</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Завершено</translation>
  </message>
  <message>
   <source>Completed the interview</source>
   <translation>Интервью завершено</translation>
  </message>
  <message>
   <source>Completes</source>
   <translation>Завершено</translation>
  </message>
  <message>
   <source>Completes today</source>
   <translation>Завершено сегодня</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Компьютер</translation>
  </message>
  <message>
   <source>Confirmed the soft check of “{question}”</source>
   <translation>Подтверждена мягкая проверка «{question}»</translation>
  </message>
  <message>
   <source>Connected now: {names}</source>
   <translation>Сейчас подключено: {names}</translation>
  </message>
  <message>
   <source>Consent to recording</source>
   <translation>Согласие на запись</translation>
  </message>
  <message>
   <source>Coordinates</source>
   <translation>Координаты</translation>
  </message>
  <message>
   <source>Copy the log</source>
   <translation>Скопировать журнал</translation>
  </message>
  <message>
   <source>Copy the log for whoever helps</source>
   <translation>Скопировать журнал для того, кто помогает</translation>
  </message>
  <message>
   <source>Copy, cut, paste</source>
   <translation>Копировать, вырезать, вставить</translation>
  </message>
  <message>
   <source>Correct</source>
   <translation>Исправить</translation>
  </message>
  <message>
   <source>Correct number, name or address</source>
   <translation>Исправить номер, имя или адрес</translation>
  </message>
  <message>
   <source>Correct this case</source>
   <translation>Исправить данные</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation>Исправление</translation>
  </message>
  <message>
   <source>Counted again: {answers}.</source>
   <translation>Снова учитываются: {answers}.</translation>
  </message>
  <message>
   <source>Cross at {place}</source>
   <translation>Крест: {place}</translation>
  </message>
  <message>
   <source>Cut off: the program or the computer ended meanwhile. It was done again later.</source>
   <translation>Прервано: программа или компьютер выключились. Позже сделано снова.</translation>
  </message>
  <message>
   <source>Data cost money on this network.</source>
   <translation>В этой сети трафик платный.</translation>
  </message>
  <message>
   <source>Day and month are missing: type them before the year, for instance 12.11.{year}.</source>
   <translation>Не хватает дня и месяца: введите их перед годом, например 12.11.{year}.</translation>
  </message>
  <message>
   <source>Dead</source>
   <translation>Умер</translation>
  </message>
  <message>
   <source>December {year}</source>
   <translation>декабрь {year} г.</translation>
  </message>
  <message>
   <source>Demo</source>
   <translation>Демо</translation>
  </message>
  <message>
   <source>Desk</source>
   <translation>Стол</translation>
  </message>
  <message>
   <source>Devices</source>
   <translation>Устройства</translation>
  </message>
  <message>
   <source>Dial</source>
   <translation>Набрать</translation>
  </message>
  <message>
   <source>Dial {number}</source>
   <translation>Набрать {number}</translation>
  </message>
  <message>
   <source>Did not get on: “{question}” is still open</source>
   <translation>Дальше не прошло: «{question}» ещё открыт</translation>
  </message>
  <message>
   <source>Disconnected number</source>
   <translation>Отключённый номер</translation>
  </message>
  <message>
   <source>Don't know</source>
   <translation>Затрудняюсь ответить</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Готово</translation>
  </message>
  <message>
   <source>Draw with mouse, finger or pen; or arrows move the pen, Space puts it down. Enter keeps, Enter goes on.</source>
   <translation>Рисуйте мышью, пальцем или пером; или стрелки двигают перо, пробел опускает его. Enter сохраняет, Enter ведёт дальше.</translation>
  </message>
  <message>
   <source>Drawn whether it is recorded</source>
   <translation>Разыграно, записывать ли</translation>
  </message>
  <message>
   <source>Earlier attempts</source>
   <translation>Прежние попытки</translation>
  </message>
  <message>
   <source>Edits</source>
   <translation>Правки</translation>
  </message>
  <message>
   <source>Eight groups of five. Letters and digits that look alike may be mixed up: O is 0, I and L are 1.</source>
   <translation>Восемь групп по пять знаков. Похожие буквы и цифры можно путать: O — это 0, I и L — это 1.</translation>
  </message>
  <message>
   <source>End of the interview</source>
   <translation>Конец интервью</translation>
  </message>
  <message>
   <source>Enrolment code</source>
   <translation>Код регистрации</translation>
  </message>
  <message>
   <source>Enter adds the point</source>
   <translation>Enter добавит точку</translation>
  </message>
  <message>
   <source>Enter goes on  ·  Esc back without a change</source>
   <translation>Enter — дальше  ·  Esc — назад без изменений</translation>
  </message>
  <message>
   <source>Enter goes on everywhere; it stays as it is.</source>
   <translation>Enter везде ведёт дальше; он остаётся как есть.</translation>
  </message>
  <message>
   <source>Enter makes a new line, Ctrl+Enter goes on.</source>
   <translation>Enter — новая строка, Ctrl+Enter — дальше.</translation>
  </message>
  <message>
   <source>Enter searches</source>
   <translation>Enter ищет</translation>
  </message>
  <message>
   <source>Enter your PIN to open the workspace.</source>
   <translation>Введите PIN-код, чтобы открыть рабочее место.</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Erase the person that is lit</source>
   <translation>Удалить выделенного человека</translation>
  </message>
  <message>
   <source>Esc closes this table.</source>
   <translation>Esc закрывает таблицу.</translation>
  </message>
  <message>
   <source>Escape goes back; the interview stays in {language}.</source>
   <translation>Escape ведёт назад; интервью остаётся на языке: {language}.</translation>
  </message>
  <message>
   <source>Escape leads back everywhere; it stays as it is.</source>
   <translation>Escape везде ведёт назад; он остаётся как есть.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server.</source>
   <translation>Всё отсюда дошло до сервера.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; no rescue file is needed.</source>
   <translation>Всё с этого рабочего места уже на сервере; файл спасения не нужен.</translation>
  </message>
  <message>
   <source>Everything in this workspace has reached the server; nothing is to be written.</source>
   <translation>Всё с этого рабочего места уже на сервере; записывать нечего.</translation>
  </message>
  <message>
   <source>Everything is sent first. Recordings and attached files stay on the server.</source>
   <translation>Сначала всё отправляется. Записи и вложения остаются на сервере.</translation>
  </message>
  <message>
   <source>Everything of a person, answers too</source>
   <translation>Всё о человеке, и ответы тоже</translation>
  </message>
  <message>
   <source>Everything stands as you left it, what is half typed too. A recording that runs goes on.</source>
   <translation>Всё осталось как было, и недописанное тоже. Запись, если она идёт, продолжается.</translation>
  </message>
  <message>
   <source>Everything that can be done here.</source>
   <translation>Всё, что здесь можно сделать.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Везде</translation>
  </message>
  <message>
   <source>Export data</source>
   <translation>Выгрузить данные</translation>
  </message>
  <message>
   <source>Farther</source>
   <translation>Дальше</translation>
  </message>
  <message>
   <source>Faster</source>
   <translation>Быстрее</translation>
  </message>
  <message>
   <source>Fax or data line</source>
   <translation>Факс или линия данных</translation>
  </message>
  <message>
   <source>February {year}</source>
   <translation>февраль {year} г.</translation>
  </message>
  <message>
   <source>Fetch and open</source>
   <translation>Получить и открыть</translation>
  </message>
  <message>
   <source>Fetching recordings and files…</source>
   <translation>Получение записей и файлов…</translation>
  </message>
  <message>
   <source>Fieldwork</source>
   <translation>Полевая работа</translation>
  </message>
  <message>
   <source>Fieldwork ends on {day}. Days are counted from there.</source>
   <translation>Полевые работы кончаются {day}. Дни считаются оттуда.</translation>
  </message>
  <message>
   <source>File for the other laptop</source>
   <translation>Файл для другого ноутбука</translation>
  </message>
  <message>
   <source>File of the other laptop</source>
   <translation>Файл с другого ноутбука</translation>
  </message>
  <message>
   <source>Files that this computer no longer has: {n}.</source>
   <translation>Файлы, которых на этом компьютере больше нет: {n}.</translation>
  </message>
  <message>
   <source>Films need the package PySide6-Addons, which is not installed here: {file}.</source>
   <translation>Для видео нужен пакет PySide6-Addons, здесь он не установлен: {file}.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Отбор</translation>
  </message>
  <message>
   <source>Filter both tables ({key})</source>
   <translation>Отбор в обеих таблицах ({key})</translation>
  </message>
  <message>
   <source>Filter the cases</source>
   <translation>Отбор случаев</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Найти</translation>
  </message>
  <message>
   <source>Find a key</source>
   <translation>Найти клавишу</translation>
  </message>
  <message>
   <source>Find a question by name or text</source>
   <translation>Найти вопрос по имени или тексту</translation>
  </message>
  <message>
   <source>Find an interview</source>
   <translation>Найти интервью</translation>
  </message>
  <message>
   <source>Find by name, case, receipt or date ({key})</source>
   <translation>Найти по имени, случаю, квитанции или дате ({key})</translation>
  </message>
  <message>
   <source>First key</source>
   <translation>1-я клавиша</translation>
  </message>
  <message>
   <source>First shown</source>
   <translation>Впервые показан</translation>
  </message>
  <message>
   <source>First unanswered question</source>
   <translation>Первый вопрос без ответа</translation>
  </message>
  <message>
   <source>Fold the route away</source>
   <translation>Свернуть маршрут</translation>
  </message>
  <message>
   <source>For each line:</source>
   <translation>По каждой строке:</translation>
  </message>
  <message>
   <source>For the interviewer</source>
   <translation>Для интервьюера</translation>
  </message>
  <message>
   <source>For the respondent</source>
   <translation>Для респондента</translation>
  </message>
  <message>
   <source>For the respondent: card, laptop, full screen</source>
   <translation>Для респондента: карточка, ноутбук, полный экран</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Форма</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>Формы</translation>
  </message>
  <message>
   <source>Forms from ODK Central, KoboToolbox or another OpenRosa server. This needs the network once.</source>
   <translation>Формы с ODK Central, KoboToolbox или другого сервера OpenRosa. Для этого один раз нужна сеть.</translation>
  </message>
  <message>
   <source>Forms of an OpenRosa server</source>
   <translation>Формы сервера OpenRosa</translation>
  </message>
  <message>
   <source>Forms or interviews</source>
   <translation>Формы или интервью</translation>
  </message>
  <message>
   <source>Forms, or interviews</source>
   <translation>К формам или к интервью</translation>
  </message>
  <message>
   <source>Forward over answered questions</source>
   <translation>Вперёд по отвеченным вопросам</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>пятница</translation>
  </message>
  <message>
   <source>From</source>
   <translation>От кого</translation>
  </message>
  <message>
   <source>From a picture… (Ctrl+O)</source>
   <translation>Со снимка… (Ctrl+O)</translation>
  </message>
  <message>
   <source>From the line to the map; Esc back</source>
   <translation>Из строки на карту; Esc — обратно</translation>
  </message>
  <message>
   <source>Full screen on or off</source>
   <translation>Включить или выключить полный экран</translation>
  </message>
  <message>
   <source>Give every line its place; Backspace takes the last one back.</source>
   <translation>Укажите место для каждой строки; Backspace убирает последнее.</translation>
  </message>
  <message>
   <source>Give the pass-phrase that stands on the recovery sheet of the study.</source>
   <translation>Введите парольную фразу с листа восстановления исследования.</translation>
  </message>
  <message>
   <source>Give your PIN.</source>
   <translation>Введите PIN-код.</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Продолжить</translation>
  </message>
  <message>
   <source>Go on here</source>
   <translation>Продолжить здесь</translation>
  </message>
  <message>
   <source>Go on with the case on this computer, and on no other</source>
   <translation>Продолжить случай на этом компьютере и ни на каком другом</translation>
  </message>
  <message>
   <source>Go on with the interview  (Enter)</source>
   <translation>Продолжить интервью  (Enter)</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Перейти</translation>
  </message>
  <message>
   <source>Go to a question</source>
   <translation>Перейти к вопросу</translation>
  </message>
  <message>
   <source>Gone on with</source>
   <translation>Продолжено</translation>
  </message>
  <message>
   <source>Grid: a digit answers and moves on</source>
   <translation>Таблица: цифра отвечает и переводит на следующую строку</translation>
  </message>
  <message>
   <source>Grid: digits and Space choose, Enter goes to the next row</source>
   <translation>Таблица: цифры и пробел выбирают, Enter идёт к следующей строке</translation>
  </message>
  <message>
   <source>Grids</source>
   <translation>Таблицы вопросов</translation>
  </message>
  <message>
   <source>Group quarters</source>
   <translation>Общежитие</translation>
  </message>
  <message>
   <source>Group {group} is not right; have it read again, letter by letter.</source>
   <translation>Группа {group} неверна; попросите прочитать её ещё раз по буквам.</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Передать</translation>
  </message>
  <message>
   <source>Hand over the laptop for the section “{title}”</source>
   <translation>Передать ноутбук на раздел «{title}»</translation>
  </message>
  <message>
   <source>Hand over the laptop to the end of the questionnaire</source>
   <translation>Передать ноутбук до конца анкеты</translation>
  </message>
  <message>
   <source>Hand over this case</source>
   <translation>Передать этот случай</translation>
  </message>
  <message>
   <source>Handed over from here</source>
   <translation>Передано отсюда</translation>
  </message>
  <message>
   <source>Handed over to {user}.</source>
   <translation>Передано: {user}.</translation>
  </message>
  <message>
   <source>Handed the laptop to the respondent</source>
   <translation>Ноутбук передан респонденту</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Справка</translation>
  </message>
  <message>
   <source>Hidden answer</source>
   <translation>Скрытый ответ</translation>
  </message>
  <message>
   <source>Hide  Ctrl+H</source>
   <translation>Скрыть  Ctrl+H</translation>
  </message>
  <message>
   <source>Hint</source>
   <translation>Подсказка</translation>
  </message>
  <message>
   <source>History</source>
   <translation>История</translation>
  </message>
  <message>
   <source>Household-level refusal</source>
   <translation>Отказ домохозяйства</translation>
  </message>
  <message>
   <source>Housing unit, unknown if eligible respondent</source>
   <translation>Жилое помещение, неизвестно, есть ли подходящий респондент</translation>
  </message>
  <message>
   <source>How did the attempt end?</source>
   <translation>Чем закончилась попытка?</translation>
  </message>
  <message>
   <source>How long data are kept</source>
   <translation>Сроки хранения данных</translation>
  </message>
  <message>
   <source>How much is attached</source>
   <translation>Сколько уже приложено</translation>
  </message>
  <message>
   <source>How this interview went</source>
   <translation>Как прошло интервью</translation>
  </message>
  <message>
   <source>I don't know</source>
   <translation>Не знаю</translation>
  </message>
  <message>
   <source>I'd rather not say</source>
   <translation>Предпочитаю не отвечать</translation>
  </message>
  <message>
   <source>Id of the case that is to be called, again or for the first time</source>
   <translation>Номер случая, которому нужно позвонить, снова или впервые</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Загрузить</translation>
  </message>
  <message>
   <source>Import a rescue file</source>
   <translation>Загрузить файл спасения</translation>
  </message>
  <message>
   <source>In a backup of the server</source>
   <translation>В резервной копии сервера</translation>
  </message>
  <message>
   <source>In a line of text</source>
   <translation>В строке текста</translation>
  </message>
  <message>
   <source>In a panel</source>
   <translation>В панели</translation>
  </message>
  <message>
   <source>In an empty line: take the last point back</source>
   <translation>В пустой строке: убрать последнюю точку</translation>
  </message>
  <message>
   <source>In another language</source>
   <translation>На другом языке</translation>
  </message>
  <message>
   <source>In the line: add the typed point</source>
   <translation>В строке: добавить введённую точку</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>В работе</translation>
  </message>
  <message>
   <source>In use, by an older program</source>
   <translation>В работе, старая программа</translation>
  </message>
  <message>
   <source>Inadequate audio quality</source>
   <translation>Недостаточное качество звука</translation>
  </message>
  <message>
   <source>Institution</source>
   <translation>Учреждение проживания</translation>
  </message>
  <message>
   <source>Instruction</source>
   <translation>Инструкция</translation>
  </message>
  <message>
   <source>Interview</source>
   <translation>Интервью</translation>
  </message>
  <message>
   <source>Interview under way</source>
   <translation>Интервью не закончено</translation>
  </message>
  <message>
   <source>Interview {name}: the answers stay as they are. A rejected interview is not counted.</source>
   <translation>Интервью {name}: ответы не меняются. Отклонённое интервью не учитывается.</translation>
  </message>
  <message>
   <source>Interview {name}: they are opened on this computer and written there unsealed. Delete them when you are done; the audit trail notes that you fetched them.</source>
   <translation>Интервью {name}: файлы открываются на этом компьютере и записываются без шифрования. Удалите их, когда закончите; в журнале аудита останется, что вы их получили.</translation>
  </message>
  <message>
   <source>Interview {name}: under way again until it is completed anew. Earlier sound cannot be played then.</source>
   <translation>Интервью {name}: снова не закончено, пока его не завершат заново. Прежний звук уже не прослушать.</translation>
  </message>
  <message>
   <source>Interviewer</source>
   <translation>Интервьюер</translation>
  </message>
  <message>
   <source>Interviewer {user}: PIN {pin}. Supervisor: under “Another account…” as {supervisor}, password {password}.</source>
   <translation>Интервьюер {user}: PIN {pin}. Супервайзер: «Другая учётная запись…», {supervisor}, пароль {password}.</translation>
  </message>
  <message>
   <source>Interviews</source>
   <translation>Интервью</translation>
  </message>
  <message>
   <source>Interviews and receipts</source>
   <translation>Интервью и квитанции</translation>
  </message>
  <message>
   <source>Interviews of this case</source>
   <translation>Интервью этого случая</translation>
  </message>
  <message>
   <source>Interviews on this computer</source>
   <translation>Интервью на этом компьютере</translation>
  </message>
  <message>
   <source>Interviews, the log of the runs, recordings</source>
   <translation>Интервью, журнал запусков, записи</translation>
  </message>
  <message>
   <source>Interviews: {figures}.</source>
   <translation>Интервью: {figures}.</translation>
  </message>
  <message>
   <source>Is there one more to add?</source>
   <translation>Добавить ещё?</translation>
  </message>
  <message>
   <source>Is there one to add?</source>
   <translation>Есть что добавить?</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a rescue file.</source>
   <translation>Удалить можно, когда всё отправлено или есть в файле спасения.</translation>
  </message>
  <message>
   <source>It can be removed once it is sent, or stands in a sealed copy.</source>
   <translation>Его можно удалить, когда всё отправлено или есть в запечатанной копии.</translation>
  </message>
  <message>
   <source>It cannot be adopted: it does not follow from what the server has. Ask who sent it.</source>
   <translation>Принять нельзя: это не следует из того, что есть у сервера. Спросите отправителя.</translation>
  </message>
  <message>
   <source>It cannot be adopted: only an interview can, and this is the journal of a case.</source>
   <translation>Принять нельзя: это журнал случая, а не интервью.</translation>
  </message>
  <message>
   <source>It cannot be used here: {why}</source>
   <translation>Здесь её использовать нельзя: {why}</translation>
  </message>
  <message>
   <source>It does not apply to me</source>
   <translation>Ко мне это не относится</translation>
  </message>
  <message>
   <source>It is an interview of its own now. {user} learns of it with the next synchronisation.</source>
   <translation>Теперь это отдельное интервью. {user} узнает при следующей синхронизации.</translation>
  </message>
  <message>
   <source>It is none of the networks named, and this computer does not tell whether data cost money on it.</source>
   <translation>Это не одна из названных сетей, и компьютер не сообщает, платный ли в ней трафик.</translation>
  </message>
  <message>
   <source>It is right (soft check)</source>
   <translation>Всё верно (мягкая проверка)</translation>
  </message>
  <message>
   <source>It leaves this desk with the next synchronisation.</source>
   <translation>Он исчезнет с этого рабочего стола при следующей синхронизации.</translation>
  </message>
  <message>
   <source>It types or moves in a line of text too; it stays as it is.</source>
   <translation>Она работает и в строке текста; она остаётся как есть.</translation>
  </message>
  <message>
   <source>It was attached on another computer, before the case came here. It is sealed: only the study key opens it. If it is needed again, attach it here.</source>
   <translation>Файл вложен на другом компьютере, до того как случай пришёл сюда. Он запечатан: его открывает только ключ исследования. Если он нужен снова, вложите его здесь.</translation>
  </message>
  <message>
   <source>It was recorded on another computer; only the study key opens it.</source>
   <translation>Записано на другом компьютере; откроет только ключ исследования.</translation>
  </message>
  <message>
   <source>Its forms come beside those that are here. A new code for a project that is here takes the place of the old one.</source>
   <translation>Его формы встанут рядом с теми, что уже есть. Новый код проекта, который уже есть, заменит старый.</translation>
  </message>
  <message>
   <source>January {year}</source>
   <translation>январь {year} г.</translation>
  </message>
  <message>
   <source>Judge</source>
   <translation>Оценить</translation>
  </message>
  <message>
   <source>Judge the interview</source>
   <translation>Оценить интервью</translation>
  </message>
  <message>
   <source>July {year}</source>
   <translation>июль {year} г.</translation>
  </message>
  <message>
   <source>Jumped to “{question}”</source>
   <translation>Прыжок к «{question}»</translation>
  </message>
  <message>
   <source>June {year}</source>
   <translation>июнь {year} г.</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Сохранить</translation>
  </message>
  <message>
   <source>Keep (Enter)</source>
   <translation>Сохранить (Enter)</translation>
  </message>
  <message>
   <source>Keep the drawing</source>
   <translation>Сохранить рисунок</translation>
  </message>
  <message>
   <source>Keep the server’s</source>
   <translation>Оставить интервью сервера</translation>
  </message>
  <message>
   <source>Keep the server’s; nothing is deleted</source>
   <translation>Оставить версию сервера; ничего не удаляется</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Хранится</translation>
  </message>
  <message>
   <source>Kept aside</source>
   <translation>Отложено</translation>
  </message>
  <message>
   <source>Kept aside by the server</source>
   <translation>Отложено сервером</translation>
  </message>
  <message>
   <source>Kept aside for you to judge: {n}.</source>
   <translation>Отложено для вашего решения: {n}.</translation>
  </message>
  <message>
   <source>Kept aside: adopted as an interview of its own by {name}</source>
   <translation>Отложенное: {name} принимает как отдельное интервью</translation>
  </message>
  <message>
   <source>Kept aside: decided by {name}</source>
   <translation>Отложенное: решение: {name}</translation>
  </message>
  <message>
   <source>Kept aside: the server’s interview stands, decided by {name}</source>
   <translation>Отложенное: остаётся интервью сервера, решение: {name}</translation>
  </message>
  <message>
   <source>Kept aside: {name} asks</source>
   <translation>Отложенное: {name} спрашивает</translation>
  </message>
  <message>
   <source>Kept. It counts from the next piece of a file on.</source>
   <translation>Сохранено. Действует со следующей части файла.</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Клавиши</translation>
  </message>
  <message>
   <source>Kilobytes a second at most</source>
   <translation>Не больше килобайт в секунду</translation>
  </message>
  <message>
   <source>Known-respondent refusal</source>
   <translation>Отказ известного респондента</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Язык</translation>
  </message>
  <message>
   <source>Language corrected</source>
   <translation>Язык исправлен</translation>
  </message>
  <message>
   <source>Language of the questionnaire: {name}</source>
   <translation>Язык анкеты: {name}</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>Язык окна</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Крупнее</translation>
  </message>
  <message>
   <source>Last attempt</source>
   <translation>Последняя попытка</translation>
  </message>
  <message>
   <source>Last contact</source>
   <translation>Последняя связь</translation>
  </message>
  <message>
   <source>Last outcome</source>
   <translation>Последний результат</translation>
  </message>
  <message>
   <source>Leave the replay</source>
   <translation>Закрыть повтор</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Длина</translation>
  </message>
  <message>
   <source>Less than 1 GB is free on the disk: make room</source>
   <translation>На диске свободно меньше 1 ГБ: освободите место</translation>
  </message>
  <message>
   <source>Let it be called again</source>
   <translation>Снова в очередь</translation>
  </message>
  <message>
   <source>Let the case that is lit be called again</source>
   <translation>Разрешить снова звонить по выделенному случаю</translation>
  </message>
  <message>
   <source>Lets one new computer of {user} in, within a day. Read it out or hand it over; it works once.</source>
   <translation>Впускает один новый компьютер ({user}) в течение суток. Продиктуйте или передайте; действует один раз.</translation>
  </message>
  <message>
   <source>Light, dark, high contrast</source>
   <translation>Светлая, тёмная, контрастная тема</translation>
  </message>
  <message>
   <source>List of moments or of questions</source>
   <translation>Список моментов или вопросов</translation>
  </message>
  <message>
   <source>Listen to how it was asked</source>
   <translation>Прослушать, как был задан вопрос</translation>
  </message>
  <message>
   <source>Listening… please speak.</source>
   <translation>Слушаю… говорите.</translation>
  </message>
  <message>
   <source>Location or activity does not allow an interview</source>
   <translation>Место или занятие не позволяют провести интервью</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Заблокировать</translation>
  </message>
  <message>
   <source>Lock and wipe</source>
   <translation>Заблокировать и очистить</translation>
  </message>
  <message>
   <source>Lock now</source>
   <translation>Заблокировать сейчас</translation>
  </message>
  <message>
   <source>Lock this window</source>
   <translation>Блокировать окно</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Заблокировано</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered</source>
   <translation>Заблокировано; очистится, когда всё доставит</translation>
  </message>
  <message>
   <source>Locked; wipes itself once all is delivered, backup or not</source>
   <translation>Заблокировано; очистится, когда всё доставит, с копией или без</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Журнал</translation>
  </message>
  <message>
   <source>Log of the synchronisation</source>
   <translation>Журнал синхронизации</translation>
  </message>
  <message>
   <source>Look at</source>
   <translation>Внимание</translation>
  </message>
  <message>
   <source>Looking for microphones…</source>
   <translation>Поиск микрофонов…</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Смотрим…</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Карта</translation>
  </message>
  <message>
   <source>Map file</source>
   <translation>Файл карты</translation>
  </message>
  <message>
   <source>Map files (*.mbtiles);;All files (*)</source>
   <translation>Файлы карт (*.mbtiles);;Все файлы (*)</translation>
  </message>
  <message>
   <source>March {year}</source>
   <translation>март {year} г.</translation>
  </message>
  <message>
   <source>May {year}</source>
   <translation>май {year} г.</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Меню</translation>
  </message>
  <message>
   <source>Metric</source>
   <translation>Показатель</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Микрофон</translation>
  </message>
  <message>
   <source>Microphone…</source>
   <translation>Микрофон…</translation>
  </message>
  <message>
   <source>Miscellaneous</source>
   <translation>Прочее</translation>
  </message>
  <message>
   <source>Moments</source>
   <translation>Моменты</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>понедельник</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Ещё</translation>
  </message>
  <message>
   <source>Move between lines</source>
   <translation>Перемещение между строками</translation>
  </message>
  <message>
   <source>Move far in the list</source>
   <translation>Дальше по списку</translation>
  </message>
  <message>
   <source>Move in the columns</source>
   <translation>Перемещение по столбцам</translation>
  </message>
  <message>
   <source>Move in the list</source>
   <translation>Двигаться по списку</translation>
  </message>
  <message>
   <source>Move in the text</source>
   <translation>Перемещение в тексте</translation>
  </message>
  <message>
   <source>Move on the scale</source>
   <translation>Перемещение по шкале</translation>
  </message>
  <message>
   <source>Move the lit line up or down in the order</source>
   <translation>Сдвинуть выделенную строку вверх или вниз по порядку</translation>
  </message>
  <message>
   <source>Move the pen (with Shift a little, with Ctrl far)</source>
   <translation>Двигать перо (с Shift чуть-чуть, с Ctrl далеко)</translation>
  </message>
  <message>
   <source>Moving about</source>
   <translation>Перемещение</translation>
  </message>
  <message>
   <source>My day</source>
   <translation>Мой день</translation>
  </message>
  <message>
   <source>My desk</source>
   <translation>Мой стол</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Имя</translation>
  </message>
  <message>
   <source>Name corrected</source>
   <translation>Имя исправлено</translation>
  </message>
  <message>
   <source>Name in place of a signature</source>
   <translation>Имя вместо подписи</translation>
  </message>
  <message>
   <source>Name, number, e-mail, address or case id</source>
   <translation>Имя, номер, почта, адрес или номер случая</translation>
  </message>
  <message>
   <source>Name, number, place, outcome ({key})</source>
   <translation>Имя, номер, место, результат ({key})</translation>
  </message>
  <message>
   <source>Name, numbers, address, answers, recordings and contacts of {case} go from the server, and from every laptop at its next contact. It cannot be taken back.</source>
   <translation>Имя, номера, адрес, ответы, записи и контакты {case} исчезнут с сервера и с каждого ноутбука при следующей связи. Отменить это нельзя.</translation>
  </message>
  <message>
   <source>Names, numbers and addresses</source>
   <translation>Имена, номера и адреса</translation>
  </message>
  <message>
   <source>Nearer</source>
   <translation>Ближе</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Networks on which they are always sent</source>
   <translation>Сети, в которых они отправляются всегда</translation>
  </message>
  <message>
   <source>New PIN</source>
   <translation>Новый PIN</translation>
  </message>
  <message>
   <source>New PIN once more</source>
   <translation>Новый PIN ещё раз</translation>
  </message>
  <message>
   <source>New case</source>
   <translation>Новый случай</translation>
  </message>
  <message>
   <source>New code, if the old one was withdrawn</source>
   <translation>Новый код, если старый отозван</translation>
  </message>
  <message>
   <source>New line</source>
   <translation>Новая строка</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Новый пароль</translation>
  </message>
  <message>
   <source>New password once more</source>
   <translation>Новый пароль ещё раз</translation>
  </message>
  <message>
   <source>New password, if it has changed</source>
   <translation>Новый пароль, если он изменился</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Дальше</translation>
  </message>
  <message>
   <source>Next call</source>
   <translation>Следующий звонок</translation>
  </message>
  <message>
   <source>Next call wished</source>
   <translation>Следующий звонок</translation>
  </message>
  <message>
   <source>Next cell, cell before</source>
   <translation>Следующая ячейка, предыдущая</translation>
  </message>
  <message>
   <source>Next field</source>
   <translation>Следующее поле</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>Следующее исследование</translation>
  </message>
  <message>
   <source>Next ›</source>
   <translation>Далее ›</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Нет ответа</translation>
  </message>
  <message>
   <source>No answers were found with which this questionnaire ends.</source>
   <translation>Не нашлось ответов, с которыми эта анкета заканчивается.</translation>
  </message>
  <message>
   <source>No attempt is open. Enter opens one.</source>
   <translation>Попытка не открыта. Enter открывает её.</translation>
  </message>
  <message>
   <source>No camera was found. Plug one in and open this again, or choose a file.</source>
   <translation>Камера не найдена. Подключите её и откройте снова или выберите файл.</translation>
  </message>
  <message>
   <source>No case waits to be called. Cases come into the queue with the study or from a supervisor.</source>
   <translation>Звонков никто не ждёт. Случаи попадают в очередь с исследованием или от руководителя.</translation>
  </message>
  <message>
   <source>No cases yet. Press {key} to fetch yours from the server.</source>
   <translation>Случаев ещё нет. Нажмите {key}, чтобы получить их с сервера.</translation>
  </message>
  <message>
   <source>No code can open this workspace: it has not met its server since it was made. Tell your supervisor: the study key opens it, and a rescue file keeps the answers.</source>
   <translation>Код не откроет это рабочее место: с момента создания оно не связывалось с сервером. Скажите супервайзеру: его откроет ключ исследования, а спасательный файл сохранит ответы.</translation>
  </message>
  <message>
   <source>No code was found in the picture. Take it closer and sharper, or type the code.</source>
   <translation>На снимке код не найден. Снимите ближе и резче или введите код.</translation>
  </message>
  <message>
   <source>No contact attempt is open on this case; open one first.</source>
   <translation>У этого случая нет открытой попытки контакта; сначала откройте её.</translation>
  </message>
  <message>
   <source>No copy of this workspace has this pass-phrase. That of any copy that was made of it opens it.</source>
   <translation>Ни у одной копии этого рабочего места нет такой парольной фразы. Его открывает фраза любой сделанной с него копии.</translation>
  </message>
  <message>
   <source>No device for sound was found. Plug one in.</source>
   <translation>Устройство для звука не найдено. Подключите его.</translation>
  </message>
  <message>
   <source>No eligible respondent</source>
   <translation>Нет подходящего респондента</translation>
  </message>
  <message>
   <source>No forms yet. Press {key} to fetch them.</source>
   <translation>Форм пока нет. Нажмите {key}, чтобы получить их.</translation>
  </message>
  <message>
   <source>No interview is found by this. Clear the search.</source>
   <translation>По этому ничего не найдено. Очистите поиск.</translation>
  </message>
  <message>
   <source>No interview of this case is on this computer.</source>
   <translation>На этом компьютере нет интервью этого случая.</translation>
  </message>
  <message>
   <source>No interview yet. Choose a form and press Enter.</source>
   <translation>Интервью пока нет. Выберите форму и нажмите Enter.</translation>
  </message>
  <message>
   <source>No interview yet. Each one stands here from its first question on, with its receipt.</source>
   <translation>Интервью пока нет. Каждое стоит здесь с первого вопроса, вместе с квитанцией.</translation>
  </message>
  <message>
   <source>No key does that.</source>
   <translation>Такой клавиши нет.</translation>
  </message>
  <message>
   <source>No longer counted: {answers}. They come back if you change it back.</source>
   <translation>Больше не учитываются: {answers}. Они вернутся, если вернуть ответ.</translation>
  </message>
  <message>
   <source>No microphone</source>
   <translation>Нет микрофона</translation>
  </message>
  <message>
   <source>No microphone was found. Plug one in and open this panel again.</source>
   <translation>Микрофон не найден. Подключите его и откройте эту панель снова.</translation>
  </message>
  <message>
   <source>No moment shows that.</source>
   <translation>Такого момента нет.</translation>
  </message>
  <message>
   <source>No new interview is begun; those under way can be finished and sent.</source>
   <translation>Новое интервью не начать; идущие можно закончить и отправить.</translation>
  </message>
  <message>
   <source>No number yet. {key} corrects the case.</source>
   <translation>Номера ещё нет. {key} — исправить данные.</translation>
  </message>
  <message>
   <source>No one at residence</source>
   <translation>Никого нет дома</translation>
  </message>
  <message>
   <source>No point is set.</source>
   <translation>Точка не поставлена.</translation>
  </message>
  <message>
   <source>No position from {source} ({why}). Coordinates can be typed.</source>
   <translation>Нет координат от {source} ({why}). Координаты можно ввести.</translation>
  </message>
  <message>
   <source>No position is known yet; nothing was taken.</source>
   <translation>Координаты ещё не известны; ничего не взято.</translation>
  </message>
  <message>
   <source>No receiver</source>
   <translation>Без приёмника</translation>
  </message>
  <message>
   <source>No receiver is heard on {source}. Coordinates can be typed.</source>
   <translation>Приёмник не слышен: {source}. Координаты можно ввести.</translation>
  </message>
  <message>
   <source>No receiver is used.</source>
   <translation>Приёмник не используется.</translation>
  </message>
  <message>
   <source>No run yet. The first one begins by itself.</source>
   <translation>Синхронизаций ещё не было. Первая начнётся сама.</translation>
  </message>
  <message>
   <source>No screener completed</source>
   <translation>Отбор не завершён</translation>
  </message>
  <message>
   <source>No sealed copy was made of this workspace, so nothing else than its PIN opens it.</source>
   <translation>С этого рабочего места не делали запечатанной копии, поэтому его открывает только PIN.</translation>
  </message>
  <message>
   <source>No sound came from the microphone, so nothing was kept. Is it muted?</source>
   <translation>С микрофона не пришло звука, поэтому ничего не сохранено. Не выключен ли он?</translation>
  </message>
  <message>
   <source>No telephone program takes {scheme}: links here. Dial by hand.</source>
   <translation>Здесь нет программы для ссылок {scheme}:. Наберите номер вручную.</translation>
  </message>
  <message>
   <source>No wipe of this device is waited for: first lock and wipe it.</source>
   <translation>Очистка этого компьютера не ожидается: сначала заблокируйте и очистите его.</translation>
  </message>
  <message>
   <source>No, go on</source>
   <translation>Нет, дальше</translation>
  </message>
  <message>
   <source>Nobody holds this case; it is called when its turn comes.</source>
   <translation>Этот случай никем не занят; его вызовут, когда придёт очередь.</translation>
  </message>
  <message>
   <source>Nobody waits to be erased.</source>
   <translation>Никто не ждёт удаления.</translation>
  </message>
  <message>
   <source>Nobody was found.</source>
   <translation>Никто не найден.</translation>
  </message>
  <message>
   <source>Non-contact</source>
   <translation>Нет контакта</translation>
  </message>
  <message>
   <source>Non-working number</source>
   <translation>Неработающий номер</translation>
  </message>
  <message>
   <source>Non-working or disconnected</source>
   <translation>Не работает или отключён</translation>
  </message>
  <message>
   <source>None. Agree on one with {key} on a case.</source>
   <translation>Нет. Договориться можно клавишей {key} на странице случая.</translation>
  </message>
  <message>
   <source>Not a residence</source>
   <translation>Не жильё</translation>
  </message>
  <message>
   <source>Not applicable</source>
   <translation>Не относится</translation>
  </message>
  <message>
   <source>Not attempted or worked</source>
   <translation>Попыток не было</translation>
  </message>
  <message>
   <source>Not done</source>
   <translation>Не сделано</translation>
  </message>
  <message>
   <source>Not in a backup of the server yet: {n}. Better wait for one before you remove it.</source>
   <translation>Ещё не в резервной копии сервера: {n}. Лучше дождаться её, прежде чем удалять.</translation>
  </message>
  <message>
   <source>Not on the server yet: interviews {interviews}, cases {cases}, files {files}.</source>
   <translation>Ещё не на сервере: интервью {interviews}, случаи {cases}, файлы {files}.</translation>
  </message>
  <message>
   <source>Not recorded: no consent</source>
   <translation>Без записи: нет согласия</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Не сохранено</translation>
  </message>
  <message>
   <source>Not sealed</source>
   <translation>Открыто</translation>
  </message>
  <message>
   <source>Not synchronised yet</source>
   <translation>Синхронизации ещё не было</translation>
  </message>
  <message>
   <source>Not the newest</source>
   <translation>Не самое новое</translation>
  </message>
  <message>
   <source>Not tried yet.</source>
   <translation>Попыток ещё не было.</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Ещё нельзя</translation>
  </message>
  <message>
   <source>Not yours since {time}: somebody else has this case, or your other computer.</source>
   <translation>С {time} случай не ваш: он у другого или на вашем другом компьютере.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Заметка</translation>
  </message>
  <message>
   <source>Note the wish to be erased</source>
   <translation>Отметить просьбу об удалении</translation>
  </message>
  <message>
   <source>Noted. {user} learns of it with the next synchronisation.</source>
   <translation>Записано. {user} узнает при следующей синхронизации.</translation>
  </message>
  <message>
   <source>Nothing can be changed here</source>
   <translation>Здесь ничего нельзя изменить</translation>
  </message>
  <message>
   <source>Nothing has happened on this case yet.</source>
   <translation>По этому случаю ещё ничего не было.</translation>
  </message>
  <message>
   <source>Nothing in the list is like that; shorten what you typed.</source>
   <translation>В списке ничего похожего нет; сократите набранное.</translation>
  </message>
  <message>
   <source>Nothing is heard. Is it muted, or the wrong microphone?</source>
   <translation>Ничего не слышно. Микрофон выключен или выбран не тот?</translation>
  </message>
  <message>
   <source>Nothing is heard. Is the microphone muted? ({key})</source>
   <translation>Ничего не слышно. Микрофон выключен? ({key})</translation>
  </message>
  <message>
   <source>Nothing is kept aside: everything that was sent fitted. Nothing to do here.</source>
   <translation>Ничего не отложено: всё отправленное подошло. Делать здесь нечего.</translation>
  </message>
  <message>
   <source>Nothing left to call</source>
   <translation>Звонить больше некому</translation>
  </message>
  <message>
   <source>Nothing to send, nothing new.</source>
   <translation>Отправлять нечего, нового нет.</translation>
  </message>
  <message>
   <source>Nothing waits: what ended interviews recorded and attached is received.</source>
   <translation>Ничего не ждёт: записи и вложения завершённых интервью получены.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Ничего не изменено.</translation>
  </message>
  <message>
   <source>Nothing was done: this case is not yours now, here it is read-only.</source>
   <translation>Ничего не сделано: этот случай теперь не ваш, здесь его можно только читать.</translation>
  </message>
  <message>
   <source>Nothing was done: {user} has this case now, here it is read-only.</source>
   <translation>Ничего не сделано: этот случай теперь у {user}, здесь его можно только читать.</translation>
  </message>
  <message>
   <source>Noting…</source>
   <translation>Записываю…</translation>
  </message>
  <message>
   <source>November {year}</source>
   <translation>ноябрь {year} г.</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Сейчас</translation>
  </message>
  <message>
   <source>Number at the server: {number}</source>
   <translation>Номер на сервере: {number}</translation>
  </message>
  <message>
   <source>Number changed</source>
   <translation>Номер изменён</translation>
  </message>
  <message>
   <source>Number corrected</source>
   <translation>Номер исправлен</translation>
  </message>
  <message>
   <source>Number there</source>
   <translation>Номер там же</translation>
  </message>
  <message>
   <source>Number, address</source>
   <translation>Номер, адрес</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Номера</translation>
  </message>
  <message>
   <source>October {year}</source>
   <translation>октябрь {year} г.</translation>
  </message>
  <message>
   <source>Offer again</source>
   <translation>Предложить снова</translation>
  </message>
  <message>
   <source>Offer an interview again that the server did not take</source>
   <translation>Снова предложить интервью, которое сервер не принял</translation>
  </message>
  <message>
   <source>Offered again {time}.</source>
   <translation>Будет предложено снова {time}.</translation>
  </message>
  <message>
   <source>On a stick, or sent to a laptop nearby. With a user name above, only that user can take it over.</source>
   <translation>На носителе или на ноутбук рядом. Если выше указано имя, принять сможет только этот пользователь.</translation>
  </message>
  <message>
   <source>On phones another app answers this question; it runs on phones only. Here the answer is given by hand.</source>
   <translation>На телефонах на этот вопрос отвечает другое приложение; оно работает только на телефонах. Здесь ответ вводится вручную.</translation>
  </message>
  <message>
   <source>On the map: move the cross (with Shift: finely)</source>
   <translation>На карте: передвинуть крест (с Shift: точно)</translation>
  </message>
  <message>
   <source>On the map: nearer, farther</source>
   <translation>На карте: ближе, дальше</translation>
  </message>
  <message>
   <source>On the map: set the point at the cross</source>
   <translation>На карте: поставить точку на месте креста</translation>
  </message>
  <message>
   <source>On the map: show everything</source>
   <translation>На карте: показать всё</translation>
  </message>
  <message>
   <source>One less</source>
   <translation>На один меньше</translation>
  </message>
  <message>
   <source>One line for each:</source>
   <translation>По строке на каждого:</translation>
  </message>
  <message>
   <source>One moment back</source>
   <translation>На момент назад</translation>
  </message>
  <message>
   <source>One moment on</source>
   <translation>На момент вперёд</translation>
  </message>
  <message>
   <source>One more</source>
   <translation>На один больше</translation>
  </message>
  <message>
   <source>One more row? Ins adds it, Enter goes on.</source>
   <translation>Ещё строка? Ins добавит её, Enter идёт дальше.</translation>
  </message>
  <message>
   <source>One more step</source>
   <translation>Ещё один шаг</translation>
  </message>
  <message>
   <source>One more, one less</source>
   <translation>На один больше, на один меньше</translation>
  </message>
  <message>
   <source>One question is still open; it is shown now.</source>
   <translation>Один вопрос ещё открыт; сейчас он показан.</translation>
  </message>
  <message>
   <source>One step along the line</source>
   <translation>На шаг по шкале</translation>
  </message>
  <message>
   <source>Only a completed interview can be judged.</source>
   <translation>Оценить можно только завершённое интервью.</translation>
  </message>
  <message>
   <source>Only a completed interview can be reopened.</source>
   <translation>Снова открыть можно только завершённое интервью.</translation>
  </message>
  <message>
   <source>Only a completed interview can be sent back.</source>
   <translation>Вернуть можно только завершённое интервью.</translation>
  </message>
  <message>
   <source>Only an interview that the server did not take can be offered again.</source>
   <translation>Снова предложить можно только интервью, которое сервер не принял.</translation>
  </message>
  <message>
   <source>Only at these hours</source>
   <translation>Только в эти часы</translation>
  </message>
  <message>
   <source>Only digits here, for instance 0012.</source>
   <translation>Здесь только цифры, например 0012.</translation>
  </message>
  <message>
   <source>Only on this computer from now on</source>
   <translation>Впредь только на этом компьютере</translation>
  </message>
  <message>
   <source>Only when I ask for it</source>
   <translation>Только по моей команде</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Открыть</translation>
  </message>
  <message>
   <source>Open  (Enter)</source>
   <translation>Открыть  (Enter)</translation>
  </message>
  <message>
   <source>Open a contact attempt  (Enter)</source>
   <translation>Открыть попытку контакта  (Enter)</translation>
  </message>
  <message>
   <source>Open a sealed copy</source>
   <translation>Открыть запечатанную копию</translation>
  </message>
  <message>
   <source>Open another attempt on a finished case</source>
   <translation>Открыть ещё одну попытку по завершённому случаю</translation>
  </message>
  <message>
   <source>Open attempt</source>
   <translation>Открыть попытку</translation>
  </message>
  <message>
   <source>Open attempt, start the interview; leave a finished case</source>
   <translation>Открыть попытку, начать интервью; покинуть завершённый случай</translation>
  </message>
  <message>
   <source>Open case</source>
   <translation>Открыть случай</translation>
  </message>
  <message>
   <source>Open case  (Enter)</source>
   <translation>Открыть случай  (Enter)</translation>
  </message>
  <message>
   <source>Open the calendar</source>
   <translation>Открыть календарь</translation>
  </message>
  <message>
   <source>Open wishes</source>
   <translation>Открытые просьбы</translation>
  </message>
  <message>
   <source>OpenRosa server</source>
   <translation>Сервер OpenRosa</translation>
  </message>
  <message>
   <source>Opened again</source>
   <translation>Открыто снова</translation>
  </message>
  <message>
   <source>Opening the file and sending what it holds…</source>
   <translation>Файл открывается и отправляется…</translation>
  </message>
  <message>
   <source>Opening the file…</source>
   <translation>Файл открывается…</translation>
  </message>
  <message>
   <source>Opening the microphone…</source>
   <translation>Включается микрофон…</translation>
  </message>
  <message>
   <source>Opening the receiver…</source>
   <translation>Подключение приёмника…</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Открывается…</translation>
  </message>
  <message>
   <source>Other eligible non-interview</source>
   <translation>Другое: подходит, но без интервью</translation>
  </message>
  <message>
   <source>Other list</source>
   <translation>Другой список</translation>
  </message>
  <message>
   <source>Other not eligible</source>
   <translation>Другое: не подходит</translation>
  </message>
  <message>
   <source>Other, unknown eligibility</source>
   <translation>Другое, неизвестный статус</translation>
  </message>
  <message>
   <source>Out of sample</source>
   <translation>Вне выборки</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Результат</translation>
  </message>
  <message>
   <source>Outcome so far</source>
   <translation>Результат на сейчас</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>Результаты</translation>
  </message>
  <message>
   <source>Over the server</source>
   <translation>Через сервер</translation>
  </message>
  <message>
   <source>PDF report</source>
   <translation>Отчёт PDF</translation>
  </message>
  <message>
   <source>PIN</source>
   <translation>PIN-код</translation>
  </message>
  <message>
   <source>PIN for the lock</source>
   <translation>PIN-код для блокировки</translation>
  </message>
  <message>
   <source>PIN forgotten</source>
   <translation>PIN забыт</translation>
  </message>
  <message>
   <source>PIN forgotten? Change the user: nothing is lost, and the sign-in helps with a code.</source>
   <translation>Забыли PIN? Смените пользователя: ничего не потеряется, а при входе поможет код.</translation>
  </message>
  <message>
   <source>PIN once more</source>
   <translation>PIN-код ещё раз</translation>
  </message>
  <message>
   <source>Paradata of each question</source>
   <translation>Параданные каждого вопроса</translation>
  </message>
  <message>
   <source>Partial</source>
   <translation>Частичное интервью</translation>
  </message>
  <message>
   <source>Pass-phrase of the copy</source>
   <translation>Парольная фраза копии</translation>
  </message>
  <message>
   <source>Pass-phrase of the study</source>
   <translation>Парольная фраза исследования</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Пароль</translation>
  </message>
  <message>
   <source>Password and lock</source>
   <translation>Пароль и блокировка</translation>
  </message>
  <message>
   <source>Path of the file</source>
   <translation>Путь к файлу</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Пауза</translation>
  </message>
  <message>
   <source>Pen down</source>
   <translation>Перо опущено</translation>
  </message>
  <message>
   <source>Pen down, pen up</source>
   <translation>Опустить перо, поднять перо</translation>
  </message>
  <message>
   <source>Pen up</source>
   <translation>Перо поднято</translation>
  </message>
  <message>
   <source>Person not household resident</source>
   <translation>Человек здесь не живёт</translation>
  </message>
  <message>
   <source>Personal columns of the sample: {names}.</source>
   <translation>Личные столбцы выборки: {names}.</translation>
  </message>
  <message>
   <source>Personal data</source>
   <translation>Личные данные</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Телефон</translation>
  </message>
  <message>
   <source>Physically or mentally unable</source>
   <translation>Физически или психически не в состоянии</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Картинка</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Снимки</translation>
  </message>
  <message>
   <source>Plain grid</source>
   <translation>Простая сетка</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Пуск</translation>
  </message>
  <message>
   <source>Play faster</source>
   <translation>Показывать быстрее</translation>
  </message>
  <message>
   <source>Play or pause</source>
   <translation>Пуск или пауза</translation>
  </message>
  <message>
   <source>Play slower</source>
   <translation>Показывать медленнее</translation>
  </message>
  <message>
   <source>Play the sound or film of the question</source>
   <translation>Воспроизвести звук или видео вопроса</translation>
  </message>
  <message>
   <source>Play the test</source>
   <translation>Проиграть пробу</translation>
  </message>
  <message>
   <source>Playing; the same key ends it.</source>
   <translation>Воспроизведение; та же клавиша остановит.</translation>
  </message>
  <message>
   <source>Please</source>
   <translation>Пожалуйста</translation>
  </message>
  <message>
   <source>Please check</source>
   <translation>Пожалуйста, проверьте</translation>
  </message>
  <message>
   <source>Please give the laptop back to the interviewer.</source>
   <translation>Пожалуйста, верните ноутбук интервьюеру.</translation>
  </message>
  <message>
   <source>Please mend</source>
   <translation>Исправьте</translation>
  </message>
  <message>
   <source>Please send the details to your supervisor.</source>
   <translation>Пожалуйста, отправьте подробности супервайзеру.</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Местоположение</translation>
  </message>
  <message>
   <source>Position known</source>
   <translation>Координаты известны</translation>
  </message>
  <message>
   <source>Preparing the replay…</source>
   <translation>Повтор готовится…</translation>
  </message>
  <message>
   <source>Press another one, or Escape.</source>
   <translation>Нажмите другую или Escape.</translation>
  </message>
  <message>
   <source>Press the new key for “{words}”. Escape leaves it as it is.</source>
   <translation>Нажмите новую клавишу для «{words}». Escape оставляет как есть.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>Печать</translation>
  </message>
  <message>
   <source>Print what is shown</source>
   <translation>Напечатать показанное</translation>
  </message>
  <message>
   <source>Put a case into the queue</source>
   <translation>Поставить случай в очередь</translation>
  </message>
  <message>
   <source>Put in the queue</source>
   <translation>Поставлено в очередь</translation>
  </message>
  <message>
   <source>Qt Positioning is not installed here (extra “devices”).</source>
   <translation>Qt Positioning здесь не установлен (дополнение «devices»).</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Вопрос</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>Вопросы</translation>
  </message>
  <message>
   <source>Questions whose answers only the team sees: {names}.</source>
   <translation>Вопросы, ответы на которые видит только команда: {names}.</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Выйти</translation>
  </message>
  <message>
   <source>Quota filled</source>
   <translation>Квота заполнена</translation>
  </message>
  <message>
   <source>Read in another language:</source>
   <translation>Прочитано на другом языке:</translation>
  </message>
  <message>
   <source>Read it to {user}, group by group. It works once. That it was given stands in the audit trail.</source>
   <translation>Продиктуйте по группам ({user}). Действует один раз. Выдача записана в журнал аудита.</translation>
  </message>
  <message>
   <source>Read only</source>
   <translation>Только чтение</translation>
  </message>
  <message>
   <source>Read only · not yours now</source>
   <translation>Только чтение · сейчас не ваш</translation>
  </message>
  <message>
   <source>Read only · {user} has it</source>
   <translation>Только чтение · сейчас у {user}</translation>
  </message>
  <message>
   <source>Read out and understood</source>
   <translation>Прочитано и понято</translation>
  </message>
  <message>
   <source>Read the code in a picture file</source>
   <translation>Прочитать код со снимка в файле</translation>
  </message>
  <message>
   <source>Read the code with the camera</source>
   <translation>Прочитать код камерой</translation>
  </message>
  <message>
   <source>Read the interview that is lit</source>
   <translation>Прочитать выделенное интервью</translation>
  </message>
  <message>
   <source>Read this to your supervisor</source>
   <translation>Прочитайте это супервайзеру</translation>
  </message>
  <message>
   <source>Read to your supervisor what this screen shows now, {shown}, and ask for its code.</source>
   <translation>Прочитайте супервайзеру то, что теперь на экране, {shown}, и попросите код к этому номеру.</translation>
  </message>
  <message>
   <source>Reading back: {share} %. Leave the stick in.</source>
   <translation>Проверка чтением: {share} %. Не вынимайте носитель.</translation>
  </message>
  <message>
   <source>Reading the studies…</source>
   <translation>Читаем исследования…</translation>
  </message>
  <message>
   <source>Reading the study…</source>
   <translation>Читаем исследование…</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Чтение…</translation>
  </message>
  <message>
   <source>Receipt</source>
   <translation>Квитанция</translation>
  </message>
  <message>
   <source>Receipt of the server</source>
   <translation>Квитанция сервера</translation>
  </message>
  <message>
   <source>Receipts</source>
   <translation>Квитанции</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Получено</translation>
  </message>
  <message>
   <source>Received by the server</source>
   <translation>Получено сервером</translation>
  </message>
  <message>
   <source>Received: {what}.</source>
   <translation>Получено: {what}.</translation>
  </message>
  <message>
   <source>Receiver</source>
   <translation>Приёмник</translation>
  </message>
  <message>
   <source>Receiver…</source>
   <translation>Приёмник…</translation>
  </message>
  <message>
   <source>Record with the microphone, and end it</source>
   <translation>Записать микрофоном и закончить запись</translation>
  </message>
  <message>
   <source>Recording began</source>
   <translation>Запись началась</translation>
  </message>
  <message>
   <source>Recording ended</source>
   <translation>Запись закончилась</translation>
  </message>
  <message>
   <source>Recording failed</source>
   <translation>Запись не удалась</translation>
  </message>
  <message>
   <source>Recording waits for consent</source>
   <translation>Запись ждёт согласия</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Записи</translation>
  </message>
  <message>
   <source>Recordings and attached files are being sent.</source>
   <translation>Записи и вложения отправляются.</translation>
  </message>
  <message>
   <source>Recordings and attached files still in the file only: {n}. Keep the file.</source>
   <translation>Записи и вложения пока только в файле: {n}. Сохраните файл.</translation>
  </message>
  <message>
   <source>Recordings and files of the interview</source>
   <translation>Записи и файлы интервью</translation>
  </message>
  <message>
   <source>Recordings and files of the interview that is lit</source>
   <translation>Записи и файлы выделенного интервью</translation>
  </message>
  <message>
   <source>Recordings and files: {counts}.</source>
   <translation>Записи и файлы: {counts}.</translation>
  </message>
  <message>
   <source>Recordings, consent</source>
   <translation>Записи, согласие</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Обновить</translation>
  </message>
  <message>
   <source>Refusal</source>
   <translation>Отказ</translation>
  </message>
  <message>
   <source>Refusal and break-off</source>
   <translation>Отказ и прерывание</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Отказ</translation>
  </message>
  <message>
   <source>Regular vacant housing unit</source>
   <translation>Обычное незанятое жильё</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Отклонить</translation>
  </message>
  <message>
   <source>Rejected by {name}</source>
   <translation>Отклонено: {name}</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>Заметка</translation>
  </message>
  <message>
   <source>Remark on the interview: {text}</source>
   <translation>Заметка к интервью: {text}</translation>
  </message>
  <message>
   <source>Remark on this case</source>
   <translation>Заметка к этому случаю</translation>
  </message>
  <message>
   <source>Remark on “{question}”: {text}</source>
   <translation>Заметка к «{question}»: {text}</translation>
  </message>
  <message>
   <source>Remark: {text}</source>
   <translation>Заметка: {text}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Remove row {row}? Shift+Del again removes it, Escape keeps it.</source>
   <translation>Удалить строку {row}? Ещё раз Shift+Del удалит её, Esc оставит.</translation>
  </message>
  <message>
   <source>Remove the last one</source>
   <translation>Убрать последний</translation>
  </message>
  <message>
   <source>Remove this row  Shift+Del</source>
   <translation>Удалить эту строку  Shift+Del</translation>
  </message>
  <message>
   <source>Remove this row (asks first)</source>
   <translation>Удалить эту строку (сначала спросит)</translation>
  </message>
  <message>
   <source>Remove this workspace</source>
   <translation>Удалить это рабочее место</translation>
  </message>
  <message>
   <source>Removed a row</source>
   <translation>Удалена строка</translation>
  </message>
  <message>
   <source>Reopen</source>
   <translation>Открыть снова</translation>
  </message>
  <message>
   <source>Reopen or go on</source>
   <translation>Открыть снова или продолжить</translation>
  </message>
  <message>
   <source>Reopen the interview</source>
   <translation>Открыть интервью снова</translation>
  </message>
  <message>
   <source>Reopen, or go on with, the interview that is lit</source>
   <translation>Открыть снова или продолжить выделенное интервью</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>Открыто снова</translation>
  </message>
  <message>
   <source>Reopened the interview: {text}</source>
   <translation>Интервью открыто снова: {text}</translation>
  </message>
  <message>
   <source>Repeat the question in another language</source>
   <translation>Повторить вопрос на другом языке</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Повтор</translation>
  </message>
  <message>
   <source>Replay the interview  (Enter)</source>
   <translation>Воспроизвести интервью  (Enter)</translation>
  </message>
  <message>
   <source>Replay the interview that is lit</source>
   <translation>Показать выделенное интервью</translation>
  </message>
  <message>
   <source>Request of the other laptop, if you have one</source>
   <translation>Запрос другого ноутбука, если он есть</translation>
  </message>
  <message>
   <source>Rescue file</source>
   <translation>Файл спасения</translation>
  </message>
  <message>
   <source>Respondent</source>
   <translation>Респондент</translation>
  </message>
  <message>
   <source>Respondent away or unavailable</source>
   <translation>Респондент в отъезде или недоступен</translation>
  </message>
  <message>
   <source>Respondent never available</source>
   <translation>Респондент ни разу не доступен</translation>
  </message>
  <message>
   <source>Response rate RR1</source>
   <translation>Доля ответивших RR1</translation>
  </message>
  <message>
   <source>Results that came too late</source>
   <translation>Опоздавшие результаты</translation>
  </message>
  <message>
   <source>Results that came too late: the case had gone on to somebody else. What was written on it came by itself; ask who called what was said.</source>
   <translation>Результаты, пришедшие слишком поздно: случай уже перешёл к другому. Записанное пришло само; спросите звонившего, что было сказано.</translation>
  </message>
  <message>
   <source>Route of the interview</source>
   <translation>Маршрут интервью</translation>
  </message>
  <message>
   <source>Route on or off</source>
   <translation>Показать или скрыть маршрут</translation>
  </message>
  <message>
   <source>Row {row}, {question}</source>
   <translation>Строка {row}, {question}</translation>
  </message>
  <message>
   <source>Rows taken out with their answers: {rows}.</source>
   <translation>Строки убраны вместе с ответами: {rows}.</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>суббота</translation>
  </message>
  <message>
   <source>Save (Ctrl+Enter)</source>
   <translation>Сохранить (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Save a remark</source>
   <translation>Сохранить заметку</translation>
  </message>
  <message>
   <source>Say in a few words why the interview is reopened.</source>
   <translation>Напишите в нескольких словах, почему интервью открывается снова.</translation>
  </message>
  <message>
   <source>Say in a few words why.</source>
   <translation>Скажите в нескольких словах почему.</translation>
  </message>
  <message>
   <source>Say to whom: the user name of the other interviewer.</source>
   <translation>Укажите кому: имя пользователя другого интервьюера.</translation>
  </message>
  <message>
   <source>Say where the file goes.</source>
   <translation>Укажите, куда записать файл.</translation>
  </message>
  <message>
   <source>Say why in at most {n} characters.</source>
   <translation>Напишите почему, не больше {n} знаков.</translation>
  </message>
  <message>
   <source>Scale from {low} to {high}</source>
   <translation>Шкала от {low} до {high}</translation>
  </message>
  <message>
   <source>Sealed copy</source>
   <translation>Запечатанная копия</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Искать</translation>
  </message>
  <message>
   <source>Search for the person first, then choose them in the table.</source>
   <translation>Сначала найдите человека, потом выберите его в таблице.</translation>
  </message>
  <message>
   <source>Search in the choices</source>
   <translation>Поиск по вариантам ответа</translation>
  </message>
  <message>
   <source>Seasonal or temporary housing unit</source>
   <translation>Сезонное или временное жильё</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Выделить всё</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Отправить</translation>
  </message>
  <message>
   <source>Send a completed interview back</source>
   <translation>Вернуть завершённое интервью</translation>
  </message>
  <message>
   <source>Send and fetch</source>
   <translation>Отправить и получить</translation>
  </message>
  <message>
   <source>Send back</source>
   <translation>Вернуть</translation>
  </message>
  <message>
   <source>Send it to a laptop nearby</source>
   <translation>Отправить на ноутбук рядом</translation>
  </message>
  <message>
   <source>Send recordings and attached files now</source>
   <translation>Отправить записи и вложения сейчас</translation>
  </message>
  <message>
   <source>Send them now</source>
   <translation>Отправить сейчас</translation>
  </message>
  <message>
   <source>Sending back…</source>
   <translation>Возвращается…</translation>
  </message>
  <message>
   <source>Sending everything first, then handing over…</source>
   <translation>Сначала всё отправляется, затем передача…</translation>
  </message>
  <message>
   <source>Sending to the other laptop…</source>
   <translation>Отправка на другой ноутбук…</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Отправлено</translation>
  </message>
  <message>
   <source>Sent and received</source>
   <translation>Отправлено и получено</translation>
  </message>
  <message>
   <source>Sent back by {name}</source>
   <translation>Вернул(а) {name}</translation>
  </message>
  <message>
   <source>Sent back. {user} gets it with the next synchronisation.</source>
   <translation>Возвращено. {user} получит его при следующей синхронизации.</translation>
  </message>
  <message>
   <source>Sent: {what}.</source>
   <translation>Отправлено: {what}.</translation>
  </message>
  <message>
   <source>September {year}</source>
   <translation>сентябрь {year} г.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Сервер</translation>
  </message>
  <message>
   <source>Server: {address}</source>
   <translation>Сервер: {address}</translation>
  </message>
  <message>
   <source>Several answers: type each code, Space between long ones.</source>
   <translation>Несколько ответов: набирайте коды подряд, между длинными — пробел.</translation>
  </message>
  <message>
   <source>Several answers: type, Enter takes the lit one.</source>
   <translation>Несколько ответов: вводите, Enter отмечает выделенный.</translation>
  </message>
  <message>
   <source>Sheet to draw on</source>
   <translation>Лист для рисования</translation>
  </message>
  <message>
   <source>Show  Ctrl+H</source>
   <translation>Показать  Ctrl+H</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Показать всё</translation>
  </message>
  <message>
   <source>Show card</source>
   <translation>Карточка</translation>
  </message>
  <message>
   <source>Show card “{name}” over the whole screen</source>
   <translation>Показать карточку «{name}» на весь экран</translation>
  </message>
  <message>
   <source>Show or hide what is typed hidden</source>
   <translation>Показать или скрыть скрытый ввод</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Войти</translation>
  </message>
  <message>
   <source>Sign in again</source>
   <translation>Войти снова</translation>
  </message>
  <message>
   <source>Sign in with the account that your supervisor gave you. This needs the network once.</source>
   <translation>Войдите с учётной записью, которую дал супервайзер. Сеть нужна только один раз.</translation>
  </message>
  <message>
   <source>Sign with mouse, finger or pen. Without them: arrows move the pen and Space puts it down, or Tab and write the name. Enter keeps, Enter goes on.</source>
   <translation>Распишитесь мышью, пальцем или пером. Без них: стрелки двигают перо, пробел опускает его, или Tab и напишите имя. Enter сохраняет, Enter ведёт дальше.</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>Вход</translation>
  </message>
  <message>
   <source>Signed in as {user}</source>
   <translation>Вы вошли как {user}</translation>
  </message>
  <message>
   <source>Signing in…</source>
   <translation>Вход…</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Мельче</translation>
  </message>
  <message>
   <source>Somebody else has this case now; since when is not known.</source>
   <translation>Этот случай теперь у другого; с какого времени, неизвестно.</translation>
  </message>
  <message>
   <source>Something answered, but not your server. If the network shows a sign-in page, open it in a browser. Nothing was sent.</source>
   <translation>Ответил кто-то, но не ваш сервер. Если сеть показывает страницу входа, откройте её в браузере. Ничего не отправлено.</translation>
  </message>
  <message>
   <source>Something between this computer and the server (a proxy, a filter) lets it through in no size, however small. Try another network, or write a rescue file (Ctrl+R) for your supervisor. It is tried again at each run.</source>
   <translation>Что-то между этим компьютером и сервером (прокси, фильтр) не пропускает это даже самыми малыми частями. Попробуйте другую сеть или запишите файл спасения (Ctrl+R) для супервайзера. При каждой синхронизации будет новая попытка.</translation>
  </message>
  <message>
   <source>Something of the workspace could not be removed. It goes on at the next start.</source>
   <translation>Часть рабочего места удалить не удалось. Удаление продолжится при следующем запуске.</translation>
  </message>
  <message>
   <source>Something on the way to the server changed what was sent. Nothing is lost; it is sent again.</source>
   <translation>По пути к серверу отправленное было изменено. Ничего не потеряно; оно отправится снова.</translation>
  </message>
  <message>
   <source>Something went wrong in the program. Every answer that was marked as saved is kept.</source>
   <translation>В программе произошла ошибка. Все ответы с отметкой «сохранено» на месте.</translation>
  </message>
  <message>
   <source>Sound files</source>
   <translation>Звуковые файлы</translation>
  </message>
  <message>
   <source>Sound recorded before that can no longer be played here; what is recorded now is a new recording.</source>
   <translation>Звук, записанный до этого, здесь больше не прослушать; то, что записывается теперь, — новая запись.</translation>
  </message>
  <message>
   <source>Space or Enter takes the picture, Esc closes.</source>
   <translation>Пробел или Enter делает снимок, Esc закрывает.</translation>
  </message>
  <message>
   <source>Speak as in an interview. The test is kept nowhere.</source>
   <translation>Говорите как в интервью. Проба нигде не сохраняется.</translation>
  </message>
  <message>
   <source>Special technological circumstances</source>
   <translation>Особые технические обстоятельства</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Темп</translation>
  </message>
  <message>
   <source>Start the interview  (Enter)</source>
   <translation>Начать интервью  (Enter)</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Начало</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Состояние</translation>
  </message>
  <message>
   <source>Stayed on the page</source>
   <translation>Осталась та же страница</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Шаг</translation>
  </message>
  <message>
   <source>Step back</source>
   <translation>Шаг назад</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Остановить</translation>
  </message>
  <message>
   <source>Studies without a key, not in the file: {n}. Synchronise them.</source>
   <translation>Исследования без ключа, их нет в файле: {n}. Синхронизируйте их.</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>Исследование</translation>
  </message>
  <message>
   <source>Style of the question texts</source>
   <translation>Стиль текста вопросов</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>воскресенье</translation>
  </message>
  <message>
   <source>Supervisor</source>
   <translation>Супервайзер</translation>
  </message>
  <message>
   <source>Sure?</source>
   <translation>Точно?</translation>
  </message>
  <message>
   <source>Suspend</source>
   <translation>Прервать</translation>
  </message>
  <message>
   <source>Suspend and close the attempt</source>
   <translation>Прервать и закрыть попытку</translation>
  </message>
  <message>
   <source>Suspend and make an appointment</source>
   <translation>Прервать и договориться о времени</translation>
  </message>
  <message>
   <source>Suspended</source>
   <translation>Приостановлено</translation>
  </message>
  <message>
   <source>Suspended the interview</source>
   <translation>Интервью приостановлено</translation>
  </message>
  <message>
   <source>Synchronise</source>
   <translation>Синхронизация</translation>
  </message>
  <message>
   <source>Synchronise ({sync}) to fetch new cases, or add one ({new}).</source>
   <translation>Синхронизируйте ({sync}), чтобы получить новые случаи, или добавьте свой ({new}).</translation>
  </message>
  <message>
   <source>Synchronise now</source>
   <translation>Синхронизировать сейчас</translation>
  </message>
  <message>
   <source>Synchronising…</source>
   <translation>Синхронизация…</translation>
  </message>
  <message>
   <source>Take a picture with the camera</source>
   <translation>Сделать снимок камерой</translation>
  </message>
  <message>
   <source>Take a picture… (Ctrl+J)</source>
   <translation>Сделать снимок… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Вернуть себе</translation>
  </message>
  <message>
   <source>Take back a character</source>
   <translation>Стереть знак</translation>
  </message>
  <message>
   <source>Take back a digit</source>
   <translation>Стереть цифру</translation>
  </message>
  <message>
   <source>Take back the answer</source>
   <translation>Стереть ответ</translation>
  </message>
  <message>
   <source>Take back the answer of this row</source>
   <translation>Стереть ответ этой строки</translation>
  </message>
  <message>
   <source>Take back {case} ({user}, {time})</source>
   <translation>Вернуть {case} ({user}, {time})</translation>
  </message>
  <message>
   <source>Take it back only if nobody has taken it over: else what you write is kept beside the case.</source>
   <translation>Возвращайте, только если никто не принял: иначе ваши записи останутся рядом со случаем.</translation>
  </message>
  <message>
   <source>Take or give back the lit choice; in the empty line: next</source>
   <translation>Отметить или снять выделенный вариант; в пустой строке: дальше</translation>
  </message>
  <message>
   <source>Take or give back the lit line; parts two codes</source>
   <translation>Отметить строку или снять отметку; разделяет два кода</translation>
  </message>
  <message>
   <source>Take over</source>
   <translation>Принять</translation>
  </message>
  <message>
   <source>Take over a case</source>
   <translation>Принять случай</translation>
  </message>
  <message>
   <source>Take recording back</source>
   <translation>Отозвать запись</translation>
  </message>
  <message>
   <source>Take the consent to recording back</source>
   <translation>Отозвать согласие на запись</translation>
  </message>
  <message>
   <source>Take the last line back</source>
   <translation>Убрать последнюю линию</translation>
  </message>
  <message>
   <source>Take the last one back</source>
   <translation>Отменить последнее</translation>
  </message>
  <message>
   <source>Take the last point back</source>
   <translation>Убрать последнюю точку</translation>
  </message>
  <message>
   <source>Take the line that is lit</source>
   <translation>Взять выделенную строку</translation>
  </message>
  <message>
   <source>Take the lit line as the next</source>
   <translation>Взять выделенную строку следующей</translation>
  </message>
  <message>
   <source>Take the picture (Space)</source>
   <translation>Сделать снимок (пробел)</translation>
  </message>
  <message>
   <source>Take the position ({key})</source>
   <translation>Взять координаты ({key})</translation>
  </message>
  <message>
   <source>Take the position from the receiver</source>
   <translation>Взять координаты у приёмника</translation>
  </message>
  <message>
   <source>Taken: {choices}</source>
   <translation>Выбрано: {choices}</translation>
  </message>
  <message>
   <source>Technical phone problems</source>
   <translation>Технические неполадки связи</translation>
  </message>
  <message>
   <source>Temporarily out of service</source>
   <translation>Временно не обслуживается</translation>
  </message>
  <message>
   <source>Test the microphone</source>
   <translation>Проверить микрофон</translation>
  </message>
  <message>
   <source>Thank you. That is all.</source>
   <translation>Спасибо. Это всё.</translation>
  </message>
  <message>
   <source>That cannot be begun here now.</source>
   <translation>Это здесь сейчас начать нельзя.</translation>
  </message>
  <message>
   <source>That cannot be done in this interview.</source>
   <translation>В этом интервью так сделать нельзя.</translation>
  </message>
  <message>
   <source>That cannot be done with this case.</source>
   <translation>С этим случаем так сделать нельзя.</translation>
  </message>
  <message>
   <source>That did not go through.</source>
   <translation>Это не удалось.</translation>
  </message>
  <message>
   <source>That is no time. Write for instance 14:30, tomorrow 9 or 24.11 10:15.</source>
   <translation>Это не время. Напишите, например, 14:30, завтра 9 или 24.11 10:15.</translation>
  </message>
  <message>
   <source>That is not right. Try again.</source>
   <translation>Неверно. Попробуйте ещё раз.</translation>
  </message>
  <message>
   <source>That is not right. Wait {seconds} seconds before the next try.</source>
   <translation>Неверно. До следующей попытки подождите {seconds} с.</translation>
  </message>
  <message>
   <source>That is not the PIN.</source>
   <translation>Это не тот PIN-код.</translation>
  </message>
  <message>
   <source>That is not the case id of the person that is lit; nothing was erased.</source>
   <translation>Это не номер выделенного человека; ничего не удалено.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. It has eight groups of five letters.</source>
   <translation>Это не парольная фраза запечатанной копии. В ней восемь групп по пять знаков.</translation>
  </message>
  <message>
   <source>That is not the pass-phrase of a sealed copy. Look at group {number}.</source>
   <translation>Это не парольная фраза запечатанной копии. Проверьте группу {number}.</translation>
  </message>
  <message>
   <source>That key cannot be used here.</source>
   <translation>Эту клавишу здесь использовать нельзя.</translation>
  </message>
  <message>
   <source>That number is too long.</source>
   <translation>Слишком длинное число.</translation>
  </message>
  <message>
   <source>That number lies between two steps: {below} or {above}?</source>
   <translation>Это число лежит между двумя шагами: {below} или {above}?</translation>
  </message>
  <message>
   <source>That question is not on the route of this interview any more.</source>
   <translation>Этого вопроса больше нет на пути этого интервью.</translation>
  </message>
  <message>
   <source>That time has passed there. Choose a later one.</source>
   <translation>Там это время уже прошло. Выберите более позднее.</translation>
  </message>
  <message>
   <source>The PIN needs at least four characters.</source>
   <translation>В PIN-коде должно быть не меньше четырёх знаков.</translation>
  </message>
  <message>
   <source>The PIN needs at least {n} characters.</source>
   <translation>PIN должен иметь не меньше {n} знаков.</translation>
  </message>
  <message>
   <source>The PIN opens your answers on this computer.</source>
   <translation>PIN открывает ваши ответы на этом компьютере.</translation>
  </message>
  <message>
   <source>The account cannot be opened on this computer.</source>
   <translation>Учётную запись на этом компьютере открыть нельзя.</translation>
  </message>
  <message>
   <source>The accuracy is {metres} m; {limit} m or better is wanted. Take the position again if you can.</source>
   <translation>Точность {metres} м, а нужна {limit} м или лучше. Если можно, возьмите координаты ещё раз.</translation>
  </message>
  <message>
   <source>The address has no encryption (https). Nothing was sent.</source>
   <translation>Адрес без шифрования (https). Ничего не отправлено.</translation>
  </message>
  <message>
   <source>The address is not complete; it is written like 192.168.1.20:41234.</source>
   <translation>Адрес неполный; он пишется так: 192.168.1.20:41234.</translation>
  </message>
  <message>
   <source>The address of the server is missing.</source>
   <translation>Не указан адрес сервера.</translation>
  </message>
  <message>
   <source>The answer carried no valid receipt. Nothing was marked as sent; it is tried again.</source>
   <translation>В ответе нет действительной квитанции. Ничего не отмечено отправленным; попытка повторится.</translation>
  </message>
  <message>
   <source>The answers cannot be encrypted as the form wants it. Nothing was sent.</source>
   <translation>Ответы нельзя зашифровать так, как требует форма. Ничего не отправлено.</translation>
  </message>
  <message>
   <source>The answers of this form cannot be encrypted. Tell whoever made the form.</source>
   <translation>Ответы этой формы нельзя зашифровать. Сообщите автору формы.</translation>
  </message>
  <message>
   <source>The answers or a file are larger than the server takes. They are kept here.</source>
   <translation>Ответы или файл больше, чем принимает сервер. Они хранятся здесь.</translation>
  </message>
  <message>
   <source>The answers, recordings and keys of {user} go from this computer. What the server has stays there.</source>
   <translation>Ответы, записи и ключи {user} исчезнут с этого компьютера. То, что есть на сервере, останется там.</translation>
  </message>
  <message>
   <source>The arrow keys choose another one. An interview with open questions can be suspended.</source>
   <translation>Стрелки выбирают другой. Интервью с открытыми вопросами можно отложить.</translation>
  </message>
  <message>
   <source>The attached file cannot be opened here: it is missing or damaged, or the interview has ended. While the interview runs, attach it again.</source>
   <translation>Приложенный файл нельзя здесь открыть: его нет, он повреждён или интервью закончено. Пока интервью идёт, приложите его снова.</translation>
  </message>
  <message>
   <source>The attached file is missing or damaged.</source>
   <translation>Вложенный файл отсутствует или повреждён.</translation>
  </message>
  <message>
   <source>The attached picture</source>
   <translation>Приложенный снимок</translation>
  </message>
  <message>
   <source>The camera cannot be used ({why}). Is it in use by another program?</source>
   <translation>Камеру нельзя использовать ({why}). Не занята ли она другой программой?</translation>
  </message>
  <message>
   <source>The case comes here with the next synchronisation. What your other computer wrote is kept.</source>
   <translation>Случай придёт сюда при следующей синхронизации. Записанное на другом компьютере сохранится.</translation>
  </message>
  <message>
   <source>The case had another owner when it came.</source>
   <translation>Когда это пришло, у случая был другой владелец.</translation>
  </message>
  <message>
   <source>The case is on your desk again. Delete the file that was written.</source>
   <translation>Случай снова у вас. Удалите записанный файл.</translation>
  </message>
  <message>
   <source>The case was not handed over and not taken over.</source>
   <translation>Случай не передан и не принят.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} ahead here.</source>
   <translation>Здесь часы компьютера перевели на {time} вперёд.</translation>
  </message>
  <message>
   <source>The clock of the computer was set {time} back here.</source>
   <translation>Здесь часы компьютера перевели на {time} назад.</translation>
  </message>
  <message>
   <source>The clock was compared with the server's</source>
   <translation>Часы сверены с сервером</translation>
  </message>
  <message>
   <source>The code does not open this hand-over file. Have it read out once more, group by group.</source>
   <translation>Код не открывает этот файл передачи. Попросите прочитать его ещё раз, по группам.</translation>
  </message>
  <message>
   <source>The connection is too slow; it did not arrive in time. Try again.</source>
   <translation>Соединение слишком медленное, данные не пришли вовремя. Попробуйте ещё раз.</translation>
  </message>
  <message>
   <source>The connection to the receiver is gone.</source>
   <translation>Связь с приёмником потеряна.</translation>
  </message>
  <message>
   <source>The consent of {case} is taken back and the recordings are deleted.</source>
   <translation>Согласие {case} отозвано, записи удалены.</translation>
  </message>
  <message>
   <source>The data cannot be written there. Choose another folder.</source>
   <translation>Туда данные не записать. Выберите другую папку.</translation>
  </message>
  <message>
   <source>The data cannot be written to {folder}: {reason}. Choose another folder.</source>
   <translation>Данные не записать в {folder}: {reason}. Выберите другую папку.</translation>
  </message>
  <message>
   <source>The database in the copy is damaged. The workspace was made from its safety copy of {time}: what was answered later is not in it. Keep the file and the computer that it came from.</source>
   <translation>База данных в копии повреждена. Рабочее место создано из её страховочной копии ({time}): более поздних ответов в нём нет. Сохраните файл и компьютер, с которого он взят.</translation>
  </message>
  <message>
   <source>The database is damaged, so all of it was copied as it lies, with its safety copies.</source>
   <translation>База данных повреждена, поэтому всё скопировано как есть, вместе со страховочными копиями.</translation>
  </message>
  <message>
   <source>The date is missing: type it before the time, or 0 for today.</source>
   <translation>Не хватает даты: введите её перед временем или 0 для сегодняшнего дня.</translation>
  </message>
  <message>
   <source>The day is missing: type it before the month, for instance {date}.</source>
   <translation>Не хватает дня: введите его перед месяцем, например {date}.</translation>
  </message>
  <message>
   <source>The device for sound cannot be opened{reason}. Is it in use, or forbidden by the system?</source>
   <translation>Устройство для звука не открывается{reason}. Оно занято или запрещено системой?</translation>
  </message>
  <message>
   <source>The disk failed while saving: this step may not be saved, everything before it is. Look at it, then press the same key again.</source>
   <translation>При сохранении произошла ошибка диска: этот шаг, возможно, не сохранён, всё, что было до него, сохранено. Проверьте его и нажмите ту же клавишу ещё раз.</translation>
  </message>
  <message>
   <source>The disk fails: nothing more can be saved here, everything saved before is kept. Stop working, delete nothing, and ask your supervisor for help.</source>
   <translation>Диск неисправен: здесь больше ничего нельзя сохранить, всё сохранённое раньше осталось. Прекратите работу, ничего не удаляйте и обратитесь к супервайзеру.</translation>
  </message>
  <message>
   <source>The disk fails; what was saved before is kept. Ask for help.</source>
   <translation>Диск неисправен; сохранённое раньше цело. Попросите помощи.</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview</source>
   <translation>Диск почти заполнен: новое интервью не начать</translation>
  </message>
  <message>
   <source>The disk is almost full: no new interview is begun. Free some space first.</source>
   <translation>Диск почти заполнен: новое интервью не начинается. Сначала освободите место.</translation>
  </message>
  <message>
   <source>The disk is full. Free some space; what was saved is kept.</source>
   <translation>Диск заполнен. Освободите место; сохранённое цело.</translation>
  </message>
  <message>
   <source>The disk is full: this step is not saved, everything before it is. Free some space, then press the same key again.</source>
   <translation>Диск заполнен: этот шаг не сохранён, всё, что было до него, сохранено. Освободите место и нажмите ту же клавишу ещё раз.</translation>
  </message>
  <message>
   <source>The end of fieldwork is not set: nothing is erased by itself.</source>
   <translation>Конец полевых работ не задан: само ничего не удаляется.</translation>
  </message>
  <message>
   <source>The events differ from their check sum.</source>
   <translation>События не совпадают с контрольной суммой.</translation>
  </message>
  <message>
   <source>The events do not follow from those before them.</source>
   <translation>События не следуют из предыдущих.</translation>
  </message>
  <message>
   <source>The file arrived damaged; send it again.</source>
   <translation>Файл пришёл повреждённым; отправьте его ещё раз.</translation>
  </message>
  <message>
   <source>The file could not be written; nothing was left there.</source>
   <translation>Файл записать не удалось; там ничего не осталось.</translation>
  </message>
  <message>
   <source>The file has arrived. Type the code.</source>
   <translation>Файл получен. Введите код.</translation>
  </message>
  <message>
   <source>The file holds work of further studies: {n}. Import it again with their pass-phrases.</source>
   <translation>В файле есть работа других исследований: {n}. Загрузите его ещё раз с их фразами.</translation>
  </message>
  <message>
   <source>The file is damaged or not whole. Copy it again from where it was made.</source>
   <translation>Файл повреждён или неполон. Скопируйте его снова оттуда, где он создан.</translation>
  </message>
  <message>
   <source>The file is larger than the server takes. It stays here; tell your supervisor.</source>
   <translation>Файл больше, чем принимает сервер. Он остаётся здесь; скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The file of this answer is not on this computer any more. Attach it again, or clear the answer.</source>
   <translation>Файла этого ответа больше нет на этом компьютере. Прикрепите его снова или очистите ответ.</translation>
  </message>
  <message>
   <source>The file was damaged on its way; it is sent again.</source>
   <translation>Файл повреждён в пути; он будет отправлен снова.</translation>
  </message>
  <message>
   <source>The file was not attached.</source>
   <translation>Файл не приложен.</translation>
  </message>
  <message>
   <source>The file {name} cannot be read or saved ({why}). Try again.</source>
   <translation>Файл {name} нельзя прочитать или сохранить ({why}). Попробуйте ещё раз.</translation>
  </message>
  <message>
   <source>The file {name} has {size} MiB; at most {limit} MiB are taken. Choose a smaller one.</source>
   <translation>В файле {name} {size} МиБ; принимается не более {limit} МиБ. Выберите файл поменьше.</translation>
  </message>
  <message>
   <source>The file {name} is empty. Choose another one.</source>
   <translation>Файл {name} пуст. Выберите другой.</translation>
  </message>
  <message>
   <source>The file {name} may not be read by you. Copy it to a folder of yours.</source>
   <translation>У вас нет права читать файл {name}. Скопируйте его в свою папку.</translation>
  </message>
  <message>
   <source>The folder {file} holds all of it.</source>
   <translation>Всё это есть в папке {file}.</translation>
  </message>
  <message>
   <source>The form cannot be used as the server gives it. Tell whoever looks after it.</source>
   <translation>Форму в том виде, как её даёт сервер, использовать нельзя. Сообщите тому, кто за неё отвечает.</translation>
  </message>
  <message>
   <source>The form is closed at the server. The interview is kept and offered again.</source>
   <translation>Форма на сервере закрыта. Интервью хранится и будет предложено снова.</translation>
  </message>
  <message>
   <source>The hand-over file {file} is for another laptop. Have it written for a request of this one.</source>
   <translation>Файл передачи {file} предназначен другому ноутбуку. Попросите записать его по запросу этого.</translation>
  </message>
  <message>
   <source>The interview began</source>
   <translation>Интервью началось</translation>
  </message>
  <message>
   <source>The interview cannot be replayed.</source>
   <translation>Интервью нельзя повторить.</translation>
  </message>
  <message>
   <source>The interview ends here with this disposition and cannot go on later. All answers are kept.</source>
   <translation>Интервью закончится здесь с этим кодом результата, продолжить его будет нельзя. Все ответы сохранятся.</translation>
  </message>
  <message>
   <source>The interview goes on in this language.</source>
   <translation>Интервью продолжится на этом языке.</translation>
  </message>
  <message>
   <source>The interview has ended, so only the study key opens its recording.</source>
   <translation>Интервью окончено, поэтому его запись открывает только ключ исследования.</translation>
  </message>
  <message>
   <source>The interview is not complete yet.</source>
   <translation>Интервью ещё не полное.</translation>
  </message>
  <message>
   <source>The interview stays at this question; every answer is kept.</source>
   <translation>Интервью остановится на этом вопросе; все ответы сохранены.</translation>
  </message>
  <message>
   <source>The interview that this one corrects has to reach the server first.</source>
   <translation>Сначала на сервер должно попасть интервью, которое исправляет это.</translation>
  </message>
  <message>
   <source>The interview was deleted at the server, which does not take it again. It is kept here.</source>
   <translation>Интервью удалено на сервере, и он не примет его снова. Оно хранится здесь.</translation>
  </message>
  <message>
   <source>The interview was not reopened.</source>
   <translation>Интервью снова не открыто.</translation>
  </message>
  <message>
   <source>The journal does not begin with the start of the interview, so it cannot be replayed.</source>
   <translation>Журнал не начинается с начала интервью, поэтому повторить его нельзя.</translation>
  </message>
  <message>
   <source>The journal does not go on like that here. Nothing was changed; tell your supervisor.</source>
   <translation>Журнал здесь так не продолжается. Ничего не изменено; сообщите руководителю.</translation>
  </message>
  <message>
   <source>The key of this recording is gone.</source>
   <translation>Ключа этой записи больше нет.</translation>
  </message>
  <message>
   <source>The key of this recording is not here.</source>
   <translation>Ключа этой записи здесь нет.</translation>
  </message>
  <message>
   <source>The key of this workspace cannot be had. Nothing is lost; ask your supervisor.</source>
   <translation>Ключ этого рабочего места недоступен. Ничего не потеряно; обратитесь к супервайзеру.</translation>
  </message>
  <message>
   <source>The keyring of this computer does not let go of the key; nothing was removed.</source>
   <translation>Хранилище ключей компьютера не отдаёт ключ; ничего не удалено.</translation>
  </message>
  <message>
   <source>The laptop was not handed over.</source>
   <translation>Ноутбук не передан.</translation>
  </message>
  <message>
   <source>The latitude comes first and is between -90 and 90. Were the two numbers swapped?</source>
   <translation>Сначала широта, от -90 до 90. Не перепутаны ли числа?</translation>
  </message>
  <message>
   <source>The log is on the clipboard, {n} lines. Paste it into a message to whoever helps you.</source>
   <translation>Журнал в буфере обмена, строк: {n}. Вставьте его в сообщение тому, кто помогает.</translation>
  </message>
  <message>
   <source>The longitude is between -180 and 180.</source>
   <translation>Долгота — от -180 до 180.</translation>
  </message>
  <message>
   <source>The map cannot be used.</source>
   <translation>Карту использовать нельзя.</translation>
  </message>
  <message>
   <source>The map {name} holds no tiles. Choose another one.</source>
   <translation>В карте {name} нет плиток. Выберите другую.</translation>
  </message>
  <message>
   <source>The map {name} holds vector tiles. A map with pictures (PNG or JPEG) is needed.</source>
   <translation>В карте {name} векторные плитки. Нужна карта с картинками (PNG или JPEG).</translation>
  </message>
  <message>
   <source>The map {name} is damaged or no MBTiles file. Copy it anew, or choose another one.</source>
   <translation>Карта {name} повреждена или это не файл MBTiles. Скопируйте её заново или выберите другую.</translation>
  </message>
  <message>
   <source>The map {name} is not there. Put it into the folder “maps”, or choose another one.</source>
   <translation>Карты {name} нет. Положите её в папку «maps» или выберите другую.</translation>
  </message>
  <message>
   <source>The microphone cannot be used now; the interview goes on without it.</source>
   <translation>Микрофон сейчас недоступен; интервью продолжается без него.</translation>
  </message>
  <message>
   <source>The microphone is gone. The interview goes on without sound until it is back ({key}).</source>
   <translation>Микрофон пропал. Интервью идёт без звука, пока он не вернётся ({key}).</translation>
  </message>
  <message>
   <source>The microphone “{name}” does not take {rate} samples a second.</source>
   <translation>Микрофон «{name}» не принимает {rate} отсчётов в секунду.</translation>
  </message>
  <message>
   <source>The month is missing: type it after the day, for instance {day}.11.</source>
   <translation>Не хватает месяца: введите его после дня, например {day}.11.</translation>
  </message>
  <message>
   <source>The month is missing: type it before the year, for instance 11.2026.</source>
   <translation>Не хватает месяца: введите его перед годом, например 11.2026.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first (entries: {events}, recordings and files: {files}); then it goes.</source>
   <translation>Офис хочет стереть данные на этом компьютере. Сначала всё отправляется (записей: {events}, звукозаписей и файлов: {files}), потом стирается.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it is sent first; then it goes.</source>
   <translation>Офис просит очистить этот компьютер. Сначала всё отправится, затем будет удалено.</translation>
  </message>
  <message>
   <source>The office wants this computer wiped. Everything on it was sent; it waits until a backup of the server has it too, {moment} at the latest. Your supervisor can end the waiting.</source>
   <translation>Офис хочет стереть данные на этом компьютере. Всё отправлено; осталось дождаться, пока это попадёт в резервную копию сервера, не позднее: {moment}. Ваш супервайзер может прекратить ожидание.</translation>
  </message>
  <message>
   <source>The other laptop cannot be reached. Both must be in the same network, and the other one must be waiting; what arrived is kept, so send it again.</source>
   <translation>Другой ноутбук недоступен. Оба должны быть в одной сети, и другой должен ждать; пришедшее сохранено, отправьте ещё раз.</translation>
  </message>
  <message>
   <source>The other laptop did not take part. Nothing was changed; try again.</source>
   <translation>Другой ноутбук не откликнулся. Ничего не изменено; повторите.</translation>
  </message>
  <message>
   <source>The other laptop has no room for the file; free some space there, or use a stick.</source>
   <translation>На другом ноутбуке нет места для файла; освободите место или возьмите носитель.</translation>
  </message>
  <message>
   <source>The other laptop has the file. Read the code to its interviewer.</source>
   <translation>Файл на другом ноутбуке. Продиктуйте код его интервьюеру.</translation>
  </message>
  <message>
   <source>The other laptop sends to this address, with this number.</source>
   <translation>Другой ноутбук отправляет на этот адрес, с этим номером.</translation>
  </message>
  <message>
   <source>The other laptop sends to {address}, number {number}.</source>
   <translation>Другой ноутбук отправляет на {address}, номер {number}.</translation>
  </message>
  <message>
   <source>The other laptop shows another number; read it once more.</source>
   <translation>На другом ноутбуке другой номер; прочитайте его ещё раз.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open the study key. Compare it with the sheet.</source>
   <translation>Парольная фраза не открывает ключ исследования. Сверьте её с листом.</translation>
  </message>
  <message>
   <source>The pass-phrase does not open {file}. Each copy has one of its own.</source>
   <translation>Парольная фраза не открывает {file}. У каждой копии она своя.</translation>
  </message>
  <message>
   <source>The pass-phrase of a sealed copy that was made of this workspace opens it, too.</source>
   <translation>Рабочее место открывает и парольная фраза запечатанной копии, сделанной с него.</translation>
  </message>
  <message>
   <source>The picture shows {count} codes. Take one of them alone, or type the code.</source>
   <translation>На снимке несколько кодов ({count}). Снимите один из них или введите код.</translation>
  </message>
  <message>
   <source>The picture {name} is damaged and cannot be shown. Choose another one.</source>
   <translation>Снимок {name} повреждён и не может быть показан. Выберите другой.</translation>
  </message>
  <message>
   <source>The picture {name} is too large to be drawn on. Choose a smaller one.</source>
   <translation>Снимок {name} слишком велик, чтобы на нём рисовать. Выберите поменьше.</translation>
  </message>
  <message>
   <source>The public key in this form is damaged, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Открытый ключ этой формы повреждён, поэтому её ответы нельзя зашифровать. Сообщите автору формы.</translation>
  </message>
  <message>
   <source>The public key in this form is no RSA key of 2048 bits or more, so its answers cannot be encrypted. Tell whoever made the form.</source>
   <translation>Открытый ключ этой формы не ключ RSA от 2048 бит, поэтому её ответы нельзя зашифровать. Сообщите автору формы.</translation>
  </message>
  <message>
   <source>The question asks for a picture; {name} is none. Choose another file.</source>
   <translation>Для вопроса нужен снимок; {name} не снимок. Выберите другой файл.</translation>
  </message>
  <message>
   <source>The question asks for a sound file; {name} is none. Choose another file.</source>
   <translation>Для вопроса нужен звуковой файл; {name} им не является. Выберите другой файл.</translation>
  </message>
  <message>
   <source>The question asks for a video; {name} is none. Choose another file.</source>
   <translation>Для вопроса нужно видео; {name} не видео. Выберите другой файл.</translation>
  </message>
  <message>
   <source>The question asks for another kind of file than {name} ({kind}). Choose another file.</source>
   <translation>Для вопроса нужен файл другого вида, чем {name} ({kind}). Выберите другой файл.</translation>
  </message>
  <message>
   <source>The question was marked in the recording</source>
   <translation>Вопрос отмечен в записи</translation>
  </message>
  <message>
   <source>The questionnaire asked this computer</source>
   <translation>Анкета обратилась к этому компьютеру</translation>
  </message>
  <message>
   <source>The questionnaire asks for the position of this computer, which is not known. It stays empty.</source>
   <translation>Анкета спрашивает местоположение этого компьютера, но оно неизвестно. Поле остаётся пустым.</translation>
  </message>
  <message>
   <source>The questionnaire has a mistake and cannot be used. Tell whoever made it.</source>
   <translation>В анкете ошибка, использовать её нельзя. Сообщите её автору.</translation>
  </message>
  <message>
   <source>The questionnaire is damaged on this computer. Synchronise, and it is fetched again.</source>
   <translation>Анкета на этом компьютере повреждена. Синхронизируйте, и она будет получена снова.</translation>
  </message>
  <message>
   <source>The questionnaire proposes the disposition {code}.</source>
   <translation>Анкета предлагает код результата {code}.</translation>
  </message>
  <message>
   <source>The receiver does not know the position yet. Under open sky it is faster.</source>
   <translation>Приёмник ещё не знает координат. Под открытым небом быстрее.</translation>
  </message>
  <message>
   <source>The recording cannot be opened with the keys that are here.</source>
   <translation>Ключами, которые здесь есть, запись не открыть.</translation>
  </message>
  <message>
   <source>The recording cannot be saved. The interview goes on without sound; answers are kept.</source>
   <translation>Запись не сохраняется. Интервью идёт без звука; ответы сохраняются.</translation>
  </message>
  <message>
   <source>The recording gave a warning</source>
   <translation>Запись выдала предупреждение</translation>
  </message>
  <message>
   <source>The recording is damaged, or is none of cxfield.</source>
   <translation>Запись повреждена или сделана не cxfield.</translation>
  </message>
  <message>
   <source>The recording is still running: Ctrl+R ends it and attaches it.</source>
   <translation>Запись ещё идёт: Ctrl+R заканчивает и прикладывает её.</translation>
  </message>
  <message>
   <source>The recording was deleted</source>
   <translation>Запись удалена</translation>
  </message>
  <message>
   <source>The recording was made by another version of cxfield; update the program.</source>
   <translation>Запись сделана другой версией cxfield; обновите программу.</translation>
  </message>
  <message>
   <source>The replay was not prepared to its end.</source>
   <translation>Повтор не был подготовлен до конца.</translation>
  </message>
  <message>
   <source>The report cannot be written in this language or for this time zone.</source>
   <translation>Отчёт на этом языке или для этого часового пояса написать нельзя.</translation>
  </message>
  <message>
   <source>The request is of {user}, not of {named}. Choose the right one; nothing was given.</source>
   <translation>Запрос от {user}, а не от {named}. Выберите верный; ничего не передано.</translation>
  </message>
  <message>
   <source>The rescue file {file} holds all of it.</source>
   <translation>Всё это есть в файле спасения {file}.</translation>
  </message>
  <message>
   <source>The respondent named this time (hard appointment)</source>
   <translation>Время назвал сам респондент (твёрдая договорённость)</translation>
  </message>
  <message>
   <source>The respondent's display is gone. {key} shows the card on this one.</source>
   <translation>Экран респондента отключён. {key} показывает карточку на этом экране.</translation>
  </message>
  <message>
   <source>The sample cannot be read as it is.</source>
   <translation>Выборку в таком виде прочитать нельзя.</translation>
  </message>
  <message>
   <source>The script does not allow “{words}” here.</source>
   <translation>Сценарий не допускает здесь «{words}».</translation>
  </message>
  <message>
   <source>The sealed copy {file} holds all of it.</source>
   <translation>Всё это есть в запечатанной копии {file}.</translation>
  </message>
  <message>
   <source>The sealed file cannot be used.</source>
   <translation>Запечатанный файл использовать нельзя.</translation>
  </message>
  <message>
   <source>The server and this computer could not do that together. Nothing is lost; try again.</source>
   <translation>Сервер и этот компьютер не смогли сделать это вместе. Ничего не потеряно; повторите.</translation>
  </message>
  <message>
   <source>The server asks for your password. Work goes on meanwhile; everything is kept and sent later.</source>
   <translation>Сервер просит ваш пароль. Работа тем временем продолжается; всё сохраняется и отправится позже.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Everything is kept and sent later.</source>
   <translation>Сервер недоступен. Всё сохранено и будет отправлено позже.</translation>
  </message>
  <message>
   <source>The server did not answer in time. Everything is kept; less is sent at a time.</source>
   <translation>Сервер не ответил вовремя. Всё сохранено; за раз отправляется меньше.</translation>
  </message>
  <message>
   <source>The server does not have all of this case yet, so it was not handed over. Try again in a few minutes, or hand it over in a file.</source>
   <translation>У сервера ещё не весь этот случай, поэтому он не передан. Повторите через несколько минут или передайте файлом.</translation>
  </message>
  <message>
   <source>The server does not have the interview that this one corrects. It is kept here.</source>
   <translation>На сервере нет интервью, которое исправляет это. Оно хранится здесь.</translation>
  </message>
  <message>
   <source>The server does not know the study.</source>
   <translation>Сервер не знает этого исследования.</translation>
  </message>
  <message>
   <source>The server does not know this form. The interview is kept.</source>
   <translation>Сервер не знает этой формы. Интервью хранится здесь.</translation>
  </message>
  <message>
   <source>The server does not know this version of the form. The interview is kept.</source>
   <translation>Сервер не знает этой версии формы. Интервью хранится здесь.</translation>
  </message>
  <message>
   <source>The server does not take this as it is.</source>
   <translation>Сервер не принимает это в таком виде.</translation>
  </message>
  <message>
   <source>The server failed over this interview; it is offered again later.</source>
   <translation>На этом интервью у сервера произошла ошибка; оно будет предложено позже.</translation>
  </message>
  <message>
   <source>The server failed. It is tried again; tell your supervisor if this stays so.</source>
   <translation>Сбой на сервере. Попытка повторится; если так и останется, скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The server has a newer edition of this interview. Both are kept: tell your supervisor.</source>
   <translation>На сервере более новая редакция этого интервью. Обе сохранены: скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The server has another content under the number of this interview. Tell your supervisor.</source>
   <translation>Под номером этого интервью на сервере другое содержание. Скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The server has another part of the file; it is sent from there.</source>
   <translation>На сервере другая часть файла; отправка продолжится с неё.</translation>
  </message>
  <message>
   <source>The server has everything; this computer is wiped after its next backup.</source>
   <translation>У сервера есть всё; этот компьютер очистится после следующей резервной копии сервера.</translation>
  </message>
  <message>
   <source>The server has no room for files now. They stay here and are sent later.</source>
   <translation>На сервере сейчас нет места для файлов. Они остаются здесь и будут отправлены позже.</translation>
  </message>
  <message>
   <source>The server has other events at this place: two devices worked on the same.</source>
   <translation>У сервера на этом месте другие события: работали два устройства.</translation>
  </message>
  <message>
   <source>The server has the answers; the files follow when the rules for sending files allow it.</source>
   <translation>Ответы уже на сервере; файлы последуют, когда это разрешат правила отправки файлов.</translation>
  </message>
  <message>
   <source>The server has this interview already. Ask your supervisor to send it back.</source>
   <translation>Это интервью уже у сервера. Попросите руководителя вернуть его.</translation>
  </message>
  <message>
   <source>The server is busy and asks to come back later.</source>
   <translation>Сервер занят и просит прийти позже.</translation>
  </message>
  <message>
   <source>The server is busy. Try again in a moment.</source>
   <translation>Сервер занят. Попробуйте чуть позже.</translation>
  </message>
  <message>
   <source>The server is older than this program and takes no files yet. Have it updated; nothing is lost.</source>
   <translation>Сервер старше этой программы и пока не принимает файлы. Попросите обновить его; ничего не потеряно.</translation>
  </message>
  <message>
   <source>The server is older than this program. Have it updated; nothing is lost.</source>
   <translation>Сервер старше этой программы. Попросите обновить его; ничего не потеряно.</translation>
  </message>
  <message>
   <source>The server knows nothing of this name.</source>
   <translation>Серверу это имя неизвестно.</translation>
  </message>
  <message>
   <source>The server needs a newer version of this program. Update it; nothing is lost.</source>
   <translation>Серверу нужна более новая версия программы. Обновите её; ничего не потеряно.</translation>
  </message>
  <message>
   <source>The server refused what was sent. It is kept here; tell your supervisor.</source>
   <translation>Сервер не принял отправленное. Оно хранится здесь; скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The server refuses an entry of it. It stays here and is tried again at each run.</source>
   <translation>Сервер не принимает одну из записей. Она остаётся здесь и отправляется снова при каждой синхронизации.</translation>
  </message>
  <message>
   <source>The server refuses this interview. It is kept here; tell whoever runs the server.</source>
   <translation>Сервер не принимает это интервью. Оно хранится здесь; скажите тому, кто ведёт сервер.</translation>
  </message>
  <message>
   <source>The server says: {words}</source>
   <translation>Сервер сообщает: {words}</translation>
  </message>
  <message>
   <source>The server takes no request of this size. Less is sent at a time.</source>
   <translation>Сервер не принимает столько сразу. За раз отправляется меньше.</translation>
  </message>
  <message>
   <source>The server takes what is here and gives nothing new: your password must be changed, or this computer is locked. Change the password, or ask your supervisor.</source>
   <translation>Сервер принимает то, что здесь есть, но нового не даёт: нужно сменить пароль или компьютер заблокирован. Смените пароль или спросите супервайзера.</translation>
  </message>
  <message>
   <source>The server took the answers but does not have all files. What this computer has of them is kept here; tell your supervisor.</source>
   <translation>Сервер принял ответы, но у него есть не все файлы. То, что от них есть на этом компьютере, хранится здесь; сообщите супервайзеру.</translation>
  </message>
  <message>
   <source>The server wants these later: {n}. Import the file once more.</source>
   <translation>Сервер примет это позже: {n}. Загрузите файл ещё раз.</translation>
  </message>
  <message>
   <source>The server’s certificate is not trusted. Check this computer’s clock and whether the network shows a sign-in page. Nothing was sent.</source>
   <translation>Сертификату сервера нельзя доверять. Проверьте часы компьютера и не показывает ли сеть страницу входа. Ничего не отправлено.</translation>
  </message>
  <message>
   <source>The server’s stands; this stays readable here. {user} learns of it.</source>
   <translation>Остаётся версия сервера; это можно читать здесь. {user} узнает об этом.</translation>
  </message>
  <message>
   <source>The session has ended. Sign in with your password; nothing is lost.</source>
   <translation>Сеанс закончился. Войдите с паролем; ничего не потеряно.</translation>
  </message>
  <message>
   <source>The session with the server has ended. What you asked for last is done once you have signed in.</source>
   <translation>Сеанс связи с сервером закончился. То, о чём вы попросили последним, будет сделано, когда вы войдёте.</translation>
  </message>
  <message>
   <source>The session with the server has ended. Work goes on; sending waits for your password.</source>
   <translation>Сеанс связи с сервером завершён. Работа продолжается; отправка ждёт вашего пароля.</translation>
  </message>
  <message>
   <source>The sessions of {user} on {device} end, and its calls come to you. What is on it can still be delivered with the password. Press {key} once more.</source>
   <translation>Сеансы {user} на {device} завершатся, звонки перейдут к вам. То, что там есть, можно доставить, зная пароль. Нажмите {key} ещё раз.</translation>
  </message>
  <message>
   <source>The sound is good.</source>
   <translation>Звук хороший.</translation>
  </message>
  <message>
   <source>The sound is quiet. Move closer or turn the microphone up.</source>
   <translation>Звук тихий. Подвиньтесь ближе или прибавьте громкость микрофона.</translation>
  </message>
  <message>
   <source>The sound is too loud. Move the microphone away or turn it down.</source>
   <translation>Звук слишком громкий. Отодвиньте микрофон или убавьте его громкость.</translation>
  </message>
  <message>
   <source>The sound {name} cannot be played here. Read out what it says, or go on.</source>
   <translation>Звук {name} здесь не воспроизвести. Прочитайте его текст вслух или продолжайте.</translation>
  </message>
  <message>
   <source>The study has no key that can be used. Synchronise, or tell your supervisor.</source>
   <translation>У исследования нет пригодного ключа. Синхронизируйте или скажите супервайзеру.</translation>
  </message>
  <message>
   <source>The study has no usable key, so nothing can be recorded for it.</source>
   <translation>У исследования нет пригодного ключа, поэтому записывать для него нельзя.</translation>
  </message>
  <message>
   <source>The study is not read yet; wait for it or press {key}.</source>
   <translation>Исследование ещё не прочитано; подождите или нажмите {key}.</translation>
  </message>
  <message>
   <source>The study or the interview is not there any more. Read it anew.</source>
   <translation>Исследования или интервью там больше нет. Прочитайте заново.</translation>
  </message>
  <message>
   <source>The system does not tell the position ({reason}).</source>
   <translation>Система не сообщает координаты ({reason}).</translation>
  </message>
  <message>
   <source>The system has no source of positions.</source>
   <translation>У системы нет источника координат.</translation>
  </message>
  <message>
   <source>The system's own source</source>
   <translation>Источник системы</translation>
  </message>
  <message>
   <source>The time is missing: type it after the date, for instance 14:05.</source>
   <translation>Не хватает времени: введите его после даты, например 14:05.</translation>
  </message>
  <message>
   <source>The time that was agreed has come.</source>
   <translation>Наступило условленное время.</translation>
  </message>
  <message>
   <source>The two PINs are not the same.</source>
   <translation>PIN-коды не совпадают.</translation>
  </message>
  <message>
   <source>The two new passwords are not the same.</source>
   <translation>Новые пароли не совпадают.</translation>
  </message>
  <message>
   <source>The user is missing.</source>
   <translation>Не указан пользователь.</translation>
  </message>
  <message>
   <source>The version that is here can be used. Not everything new came: {why}</source>
   <translation>Имеющуюся здесь версию можно использовать. Новое получено не полностью: {why}</translation>
  </message>
  <message>
   <source>The wish of {case} is noted. It has to be done by {day}; an administrator erases.</source>
   <translation>Просьба {case} отмечена. Её нужно исполнить до {day}; удаляет администратор.</translation>
  </message>
  <message>
   <source>The workspace cannot be opened here.</source>
   <translation>Рабочее место здесь открыть нельзя.</translation>
  </message>
  <message>
   <source>The workspace did not take this step; what was there before is kept.</source>
   <translation>Рабочая область не приняла этот шаг; всё прежнее сохранено.</translation>
  </message>
  <message>
   <source>The workspace is damaged. Keep the computer as it is and write a rescue file.</source>
   <translation>Рабочее место повреждено. Оставьте компьютер как есть и запишите файл спасения.</translation>
  </message>
  <message>
   <source>The writing was stopped; nothing was left there.</source>
   <translation>Запись остановлена; там ничего не осталось.</translation>
  </message>
  <message>
   <source>There is a file {file} already; choose another name.</source>
   <translation>Файл {file} уже есть; выберите другое имя.</translation>
  </message>
  <message>
   <source>There is no code {code} here.</source>
   <translation>Кода {code} здесь нет.</translation>
  </message>
  <message>
   <source>There is no day {day} in {month}.</source>
   <translation>Такого дня нет: {month}, число {day}.</translation>
  </message>
  <message>
   <source>There is no device yet: interviewers appear here after their first sign-in.</source>
   <translation>Устройств пока нет: интервьюеры появятся здесь после первого входа.</translation>
  </message>
  <message>
   <source>There is no file {name}. Check the path.</source>
   <translation>Файла {name} нет. Проверьте путь.</translation>
  </message>
  <message>
   <source>There is no hint here.</source>
   <translation>Здесь нет подсказки.</translation>
  </message>
  <message>
   <source>There is no month {month}. The day comes first, then the month.</source>
   <translation>Месяца {month} нет. Сначала день, потом месяц.</translation>
  </message>
  <message>
   <source>There is no question here.</source>
   <translation>Здесь нет вопроса.</translation>
  </message>
  <message>
   <source>There is no sound or film here.</source>
   <translation>Здесь нет ни звука, ни видео.</translation>
  </message>
  <message>
   <source>There is no study on this computer yet. Press {key} to fetch yours.</source>
   <translation>На этом компьютере ещё нет исследования. Нажмите {key}, чтобы получить его.</translation>
  </message>
  <message>
   <source>There is no study on this server yet. A researcher publishes one.</source>
   <translation>На этом сервере ещё нет исследований. Их публикует исследователь.</translation>
  </message>
  <message>
   <source>There is no workspace in this folder.</source>
   <translation>В этой папке нет рабочего места.</translation>
  </message>
  <message>
   <source>There is nothing here that a rescue file could hold.</source>
   <translation>Здесь нет ничего, что можно поместить в файл спасения.</translation>
  </message>
  <message>
   <source>There is nothing to confirm here.</source>
   <translation>Здесь нечего подтверждать.</translation>
  </message>
  <message>
   <source>There is nothing to decide about.</source>
   <translation>Решать нечего.</translation>
  </message>
  <message>
   <source>There is nothing to keep yet.</source>
   <translation>Пока нечего сохранять.</translation>
  </message>
  <message>
   <source>They are sent only at these hours: {hours}.</source>
   <translation>Они отправляются только в эти часы: {hours}.</translation>
  </message>
  <message>
   <source>They are sent only when you ask for it.</source>
   <translation>Они отправляются только по вашей команде.</translation>
  </message>
  <message>
   <source>They go with the next synchronisation.</source>
   <translation>Они уйдут со следующей синхронизацией.</translation>
  </message>
  <message>
   <source>This account may not send to this form. Ask whoever runs the server.</source>
   <translation>Этой учётной записи нельзя отправлять в эту форму. Спросите того, кто ведёт сервер.</translation>
  </message>
  <message>
   <source>This answer</source>
   <translation>Этот ответ</translation>
  </message>
  <message>
   <source>This answer cannot be right. Please ask again.</source>
   <translation>Этот ответ не может быть верным. Переспросите, пожалуйста.</translation>
  </message>
  <message>
   <source>This answer is unusual. Is it right?</source>
   <translation>Необычный ответ. Всё верно?</translation>
  </message>
  <message>
   <source>This attempt</source>
   <translation>Эта попытка</translation>
  </message>
  <message>
   <source>This case has a completed interview already; a second one is not begun.</source>
   <translation>У этого случая уже есть завершённое интервью; второе не начинается.</translation>
  </message>
  <message>
   <source>This case is finished: {outcome}. {key} opens another attempt.</source>
   <translation>Случай завершён: {outcome}. {key} открывает ещё одну попытку.</translation>
  </message>
  <message>
   <source>This case is meant for {user}; you are signed in as {me}. Nothing was taken over.</source>
   <translation>Этот случай предназначен для {user}; вы вошли как {me}. Ничего не принято.</translation>
  </message>
  <message>
   <source>This case is not finished. Enter goes on with it.</source>
   <translation>Этот случай не завершён. Enter продолжает работу с ним.</translation>
  </message>
  <message>
   <source>This case is not yours any more; it cannot be handed over from here.</source>
   <translation>Этот случай больше не ваш; передать его отсюда нельзя.</translation>
  </message>
  <message>
   <source>This case is on your desk already; nothing was taken over.</source>
   <translation>Этот случай уже на вашем столе; ничего не принято.</translation>
  </message>
  <message>
   <source>This case is somebody else's now. What you wrote on it is kept and sent.</source>
   <translation>Этот случай теперь у другого. То, что вы записали, хранится и будет отправлено.</translation>
  </message>
  <message>
   <source>This case was handed over ({user}).</source>
   <translation>Этот случай передан ({user}).</translation>
  </message>
  <message>
   <source>This case was handed over already ({user}). Take it back first, if nobody has taken it over.</source>
   <translation>Этот случай уже передан ({user}). Сначала верните его, если его никто не принял.</translation>
  </message>
  <message>
   <source>This case was handed over from this computer. To have it again, take it back.</source>
   <translation>Этот случай передан с этого компьютера. Чтобы получить его снова, верните его.</translation>
  </message>
  <message>
   <source>This case was handed over to another computer; nothing is written on it here any more.</source>
   <translation>Этот случай передан на другой компьютер; здесь в нём больше ничего не записывается.</translation>
  </message>
  <message>
   <source>This case was not handed over, or is back already.</source>
   <translation>Этот случай не передавали, или он уже возвращён.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or another number.</source>
   <translation>Этот код относится к другому ноутбуку или другому номеру.</translation>
  </message>
  <message>
   <source>This code belongs to another laptop or was used before. Read again what this screen shows and ask for a new code.</source>
   <translation>Этот код от другого ноутбука или уже использован. Прочитайте ещё раз, что показывает экран, и попросите новый код.</translation>
  </message>
  <message>
   <source>This code does not fit. Have it read again, letter by letter.</source>
   <translation>Код не подходит. Попросите прочитать его ещё раз, по буквам.</translation>
  </message>
  <message>
   <source>This code was used before; each opens once.</source>
   <translation>Этот код уже использован; каждый открывает один раз.</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Этот компьютер</translation>
  </message>
  <message>
   <source>This computer cannot record or play sound; the interview goes on without it.</source>
   <translation>Этот компьютер не записывает и не воспроизводит звук; интервью продолжается без него.</translation>
  </message>
  <message>
   <source>This computer does not let cxfield listen ({why}); use a stick.</source>
   <translation>Этот компьютер не даёт cxfield принимать ({why}); возьмите носитель.</translation>
  </message>
  <message>
   <source>This computer has written on the case itself, differently; nothing was taken over. Synchronise, then ask your supervisor.</source>
   <translation>Этот компьютер сам писал в этот случай, и иначе; ничего не принято. Синхронизируйте, затем обратитесь к супервайзеру.</translation>
  </message>
  <message>
   <source>This computer is new to the server: give the code that your supervisor made.</source>
   <translation>Этот компьютер новый для сервера: введите код, который создал супервайзер.</translation>
  </message>
  <message>
   <source>This does not fit what the server has now. Look at it again.</source>
   <translation>Это не согласуется с тем, что сейчас на сервере. Посмотрите ещё раз.</translation>
  </message>
  <message>
   <source>This drawing is not kept yet: Enter on the sheet keeps it.</source>
   <translation>Этот рисунок ещё не сохранён: Enter на листе сохраняет его.</translation>
  </message>
  <message>
   <source>This figure cannot be made of the answers that there are.</source>
   <translation>По имеющимся ответам этот показатель вычислить нельзя.</translation>
  </message>
  <message>
   <source>This file is not attached yet. Enter in its line attaches it; empty the line to go on without.</source>
   <translation>Этот файл ещё не приложен. Enter в его строке прикладывает его; очистите строку, чтобы идти дальше без него.</translation>
  </message>
  <message>
   <source>This file was taken over here before, and the case has gone on since: it is not yours now. Nothing was taken over; have a new file written where the case is.</source>
   <translation>Этот файл здесь уже принимали, а случай с тех пор ушёл дальше: сейчас он не ваш. Ничего не принято; попросите записать новый файл там, где случай находится.</translation>
  </message>
  <message>
   <source>This folder is not safe for answers: choose one on this computer’s own disk.</source>
   <translation>Эта папка ненадёжна для ответов: выберите папку на собственном диске компьютера.</translation>
  </message>
  <message>
   <source>This form is not on this computer. Fetch the forms first.</source>
   <translation>Этой формы нет на этом компьютере. Сначала получите формы.</translation>
  </message>
  <message>
   <source>This interview has no recordings and no attached files on the server.</source>
   <translation>У этого интервью на сервере нет записей и прикреплённых файлов.</translation>
  </message>
  <message>
   <source>This interview is being sent. Synchronise to the end, then ask your supervisor.</source>
   <translation>Это интервью отправляется. Завершите синхронизацию, затем обратитесь к руководителю.</translation>
  </message>
  <message>
   <source>This interview is completed. It is opened again in “Sent and received” ({key}).</source>
   <translation>Это интервью завершено. Снова открыть его можно в «Отправлено и получено» ({key}).</translation>
  </message>
  <message>
   <source>This interview is finished; it cannot be changed any more.</source>
   <translation>Это интервью завершено; изменить его больше нельзя.</translation>
  </message>
  <message>
   <source>This interview is not recorded.</source>
   <translation>Это интервью не записывается.</translation>
  </message>
  <message>
   <source>This is larger than the server takes.</source>
   <translation>Это больше, чем принимает сервер.</translation>
  </message>
  <message>
   <source>This is no file of cxfield of that kind, or a newer version made it.</source>
   <translation>Это не файл cxfield нужного вида, или его создала более новая версия.</translation>
  </message>
  <message>
   <source>This is not on this computer.</source>
   <translation>Этого нет на этом компьютере.</translation>
  </message>
  <message>
   <source>This is not the server that this workspace was set up with. Nothing was sent. Ask your administrator.</source>
   <translation>Это не тот сервер, с которым создано рабочее место. Ничего не отправлено. Спросите администратора.</translation>
  </message>
  <message>
   <source>This is not written as it has to be.</source>
   <translation>Это записано не так, как нужно.</translation>
  </message>
  <message>
   <source>This is settled already; nothing was changed.</source>
   <translation>Это уже решено; ничего не изменено.</translation>
  </message>
  <message>
   <source>This outcome is not in the table; choose one that is.</source>
   <translation>Такого результата нет в таблице; выберите из неё.</translation>
  </message>
  <message>
   <source>This picture is not loaded yet: Enter in its line loads it.</source>
   <translation>Этот снимок ещё не загружен: Enter в его строке загружает его.</translation>
  </message>
  <message>
   <source>This question</source>
   <translation>Этот вопрос</translation>
  </message>
  <message>
   <source>This question has no answer yet; Enter answers it.</source>
   <translation>На этот вопрос ещё нет ответа; ответ — клавишей Enter.</translation>
  </message>
  <message>
   <source>This question needs an answer.</source>
   <translation>На этот вопрос нужен ответ.</translation>
  </message>
  <message>
   <source>This question takes no file.</source>
   <translation>К этому вопросу файл не прилагается.</translation>
  </message>
  <message>
   <source>This question was not recorded.</source>
   <translation>Этот вопрос не записывался.</translation>
  </message>
  <message>
   <source>This questionnaire has one language only.</source>
   <translation>У этой анкеты только один язык.</translation>
  </message>
  <message>
   <source>This run stood still and was given up; another one went on.</source>
   <translation>Синхронизация остановилась и была прекращена; начата другая.</translation>
  </message>
  <message>
   <source>This sound cannot be used here; the interview goes on without it.</source>
   <translation>Этот звук здесь использовать нельзя; интервью продолжается без него.</translation>
  </message>
  <message>
   <source>This study has no questionnaire yet. Synchronise first.</source>
   <translation>У этого исследования ещё нет анкеты. Сначала синхронизируйте.</translation>
  </message>
  <message>
   <source>This study key does not open the recording; use that of its study.</source>
   <translation>Этот ключ исследования не открывает запись; возьмите ключ её исследования.</translation>
  </message>
  <message>
   <source>This was recorded on another computer, before the case came here. The recording is sealed: only the study key opens it.</source>
   <translation>Это записано на другом компьютере, до того как случай пришёл сюда. Запись запечатана: её открывает только ключ исследования.</translation>
  </message>
  <message>
   <source>This workspace holds what the server does not have. Synchronise, or write a rescue file.</source>
   <translation>На этом рабочем месте есть то, чего нет на сервере. Синхронизируйте или запишите файл спасения.</translation>
  </message>
  <message>
   <source>This workspace in one file. With the pass-phrase it is opened on another computer.</source>
   <translation>Это рабочее место одним файлом. По парольной фразе его открывают на другом компьютере.</translation>
  </message>
  <message>
   <source>This workspace is open in another window of cxfield. Go on there, or close it there.</source>
   <translation>Это рабочее место открыто в другом окне cxfield. Продолжите там или закройте его там.</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>четверг</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Время</translation>
  </message>
  <message>
   <source>Time line of the interview</source>
   <translation>Временная шкала интервью</translation>
  </message>
  <message>
   <source>Time there</source>
   <translation>Время там</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Часовой пояс</translation>
  </message>
  <message>
   <source>Time zone corrected</source>
   <translation>Часовой пояс исправлен</translation>
  </message>
  <message>
   <source>To the ends of the line</source>
   <translation>К концам шкалы</translation>
  </message>
  <message>
   <source>To the line for the name, in place of a signature</source>
   <translation>К строке для имени вместо подписи</translation>
  </message>
  <message>
   <source>To whom (user name)</source>
   <translation>Кому (имя пользователя)</translation>
  </message>
  <message>
   <source>To {place}</source>
   <translation>На {place}</translation>
  </message>
  <message>
   <source>Too many wrong PINs. Wait {seconds} seconds, then try again.</source>
   <translation>Слишком много неверных PIN-кодов. Подождите {seconds} с и попробуйте снова.</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Длилось</translation>
  </message>
  <message>
   <source>Took the laptop back</source>
   <translation>Ноутбук взят обратно</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Протокол</translation>
  </message>
  <message>
   <source>Tried again at {time}.</source>
   <translation>Повтор в {time}.</translation>
  </message>
  <message>
   <source>Tried {count} times; not reached yet.</source>
   <translation>Попыток: {count}; пока не дозвонились.</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>вторник</translation>
  </message>
  <message>
   <source>Type a date and a time, for instance 12.11.2026 14:05.</source>
   <translation>Наберите дату и время, например 12.11.2026 14:05.</translation>
  </message>
  <message>
   <source>Type a date as day, month, year, for instance 12.11.2026.</source>
   <translation>Наберите дату: день, месяц, год, например 12.11.2026.</translation>
  </message>
  <message>
   <source>Type a month and a year, for instance 11.2026.</source>
   <translation>Введите месяц и год, например 11.2026.</translation>
  </message>
  <message>
   <source>Type a name, a part of the text or a section</source>
   <translation>Введите имя, часть текста или раздел</translation>
  </message>
  <message>
   <source>Type a number from {low} to {high}.</source>
   <translation>Введите число от {low} до {high}.</translation>
  </message>
  <message>
   <source>Type a number, for instance 3.5.</source>
   <translation>Наберите число, например 3,5.</translation>
  </message>
  <message>
   <source>Type a part of the name, or the code</source>
   <translation>Наберите часть названия или код</translation>
  </message>
  <message>
   <source>Type a time as hours and minutes, for instance 14:05.</source>
   <translation>Наберите время: часы и минуты, например 14:05.</translation>
  </message>
  <message>
   <source>Type a whole number, for instance 34.</source>
   <translation>Наберите целое число, например 34.</translation>
  </message>
  <message>
   <source>Type a whole number, without decimals.</source>
   <translation>Введите целое число, без дробной части.</translation>
  </message>
  <message>
   <source>Type a year, for instance 2026.</source>
   <translation>Введите год, например 2026.</translation>
  </message>
  <message>
   <source>Type coordinates as 56.95 24.10, 56°57'N 24°6'E or N 56.95 E 24.10.</source>
   <translation>Введите координаты как 56.95 24.10, 56°57'N 24°6'E или N 56.95 E 24.10.</translation>
  </message>
  <message>
   <source>Type latitude and longitude, for instance 56.95 24.10.</source>
   <translation>Введите широту и долготу, например 56.95 24.10.</translation>
  </message>
  <message>
   <source>Type the PIN, then press Enter.</source>
   <translation>Введите PIN-код и нажмите Enter.</translation>
  </message>
  <message>
   <source>Type the case id {case} to erase</source>
   <translation>Чтобы удалить, введите номер случая {case}</translation>
  </message>
  <message>
   <source>Type the code that the other interviewer reads out.</source>
   <translation>Введите код, который диктует другой интервьюер.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back.</source>
   <translation>Наберите коды от первого места к последнему; Backspace убирает последний.</translation>
  </message>
  <message>
   <source>Type the codes from first to last; Backspace takes the last one back. Ctrl+↑ and Ctrl+↓ move the lit line in the order.</source>
   <translation>Введите коды от первого к последнему; Backspace снимает последний. Ctrl+↑ и Ctrl+↓ двигают выделенную строку.</translation>
  </message>
  <message>
   <source>Type the first point; Enter adds it.</source>
   <translation>Введите первую точку; Enter добавит её.</translation>
  </message>
  <message>
   <source>Type the minus before the number.</source>
   <translation>Поставьте минус перед числом.</translation>
  </message>
  <message>
   <source>Type the pass-phrase that stands on the sheet of the study.</source>
   <translation>Введите парольную фразу с листа исследования.</translation>
  </message>
  <message>
   <source>Type the year with two or four digits.</source>
   <translation>Введите год двумя или четырьмя цифрами.</translation>
  </message>
  <message>
   <source>Type what you want to do, or a key</source>
   <translation>Введите, что хотите сделать, или клавишу</translation>
  </message>
  <message>
   <source>Unable to enter the building</source>
   <translation>Не удалось войти в здание</translation>
  </message>
  <message>
   <source>Unable to locate the address</source>
   <translation>Адрес не найден</translation>
  </message>
  <message>
   <source>Unable to reach or unsafe area</source>
   <translation>Недоступное или небезопасное место</translation>
  </message>
  <message>
   <source>Under way</source>
   <translation>Идёт</translation>
  </message>
  <message>
   <source>Undo (Backspace)</source>
   <translation>Отменить линию (Backspace)</translation>
  </message>
  <message>
   <source>Undo typing</source>
   <translation>Отменить ввод</translation>
  </message>
  <message>
   <source>Unknown if housing unit</source>
   <translation>Неизвестно, жилое ли помещение</translation>
  </message>
  <message>
   <source>Unknown if person is household resident</source>
   <translation>Неизвестно, живёт ли человек здесь</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Разблокировать</translation>
  </message>
  <message>
   <source>Unsent interviews as files</source>
   <translation>Неотправленные интервью файлами</translation>
  </message>
  <message>
   <source>Unsent: {n} · oldest {age}</source>
   <translation>Не отправлено: {n} · старейшее {age}</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Использовать</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Пользователь</translation>
  </message>
  <message>
   <source>User or password is wrong. Sign in again; nothing is lost.</source>
   <translation>Неверное имя или пароль. Войдите ещё раз; ничего не потеряно.</translation>
  </message>
  <message>
   <source>Usual key</source>
   <translation>Обычная клавиша</translation>
  </message>
  <message>
   <source>Vacant housing unit</source>
   <translation>Незанятое жильё</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Версия</translation>
  </message>
  <message>
   <source>Videos</source>
   <translation>Видео</translation>
  </message>
  <message numerus="yes">
   <source>Wait %n seconds, then try again.</source>
   <translation>
    <numerusform>Подождите %n секунду и попробуйте снова.</numerusform>
    <numerusform>Подождите %n секунды и попробуйте снова.</numerusform>
    <numerusform>Подождите %n секунд и попробуйте снова.</numerusform>
   </translation>
  </message>
  <message>
   <source>Wait for a laptop nearby</source>
   <translation>Ждать ноутбук рядом</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Ожидание</translation>
  </message>
  <message>
   <source>Waiting for a position; Esc stops.</source>
   <translation>Ожидание координат; Esc — прекратить.</translation>
  </message>
  <message>
   <source>Waiting for {metres} m; Enter takes it as it is, Esc stops.</source>
   <translation>Ожидание {metres} м; Enter — взять как есть, Esc — прекратить.</translation>
  </message>
  <message>
   <source>Waiting to be sent: {n}.</source>
   <translation>Ждут отправки: {n}.</translation>
  </message>
  <message>
   <source>Was typing at “{question}”: {text}</source>
   <translation>Набиралось в «{question}»: {text}</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>среда</translation>
  </message>
  <message>
   <source>Went back to “{question}”</source>
   <translation>Возврат к «{question}»</translation>
  </message>
  <message>
   <source>Went on in {text}</source>
   <translation>Дальше на языке: {text}</translation>
  </message>
  <message>
   <source>Went on to “{question}”</source>
   <translation>Переход дальше к «{question}»</translation>
  </message>
  <message>
   <source>Went on with the interview</source>
   <translation>Интервью продолжено</translation>
  </message>
  <message>
   <source>Went to the closing page</source>
   <translation>Переход к последней странице</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Что</translation>
  </message>
  <message>
   <source>What an interviewer's computer could not send goes to the server, in the interviewer's name.</source>
   <translation>То, что компьютер интервьюера не смог отправить, попадёт на сервер от имени интервьюера.</translation>
  </message>
  <message>
   <source>What happened to it</source>
   <translation>Что с ним было</translation>
  </message>
  <message>
   <source>What the camera sees</source>
   <translation>Что видит камера</translation>
  </message>
  <message>
   <source>What the laptop shows under “PIN forgotten”</source>
   <translation>Что показывает ноутбук под «PIN забыт»</translation>
  </message>
  <message>
   <source>What the respondent may see now.</source>
   <translation>Что респондент может увидеть сейчас.</translation>
  </message>
  <message>
   <source>What the server has at the same place</source>
   <translation>Что на этом месте у сервера</translation>
  </message>
  <message>
   <source>What the server keeps aside</source>
   <translation>Что сервер отложил</translation>
  </message>
  <message>
   <source>What the supervisor should know about this answer. Not read out.</source>
   <translation>Что супервайзеру нужно знать об этом ответе. Вслух не читается.</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>Что сделано</translation>
  </message>
  <message>
   <source>What was sent did not arrive whole. Nothing is lost; it is sent again.</source>
   <translation>Отправленное дошло не целиком. Ничего не потеряно; оно отправляется снова.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Когда</translation>
  </message>
  <message>
   <source>When recordings and attached files are sent</source>
   <translation>Когда отправляются записи и вложения</translation>
  </message>
  <message>
   <source>Whenever there is a network</source>
   <translation>Всегда, когда есть сеть</translation>
  </message>
  <message>
   <source>Where data cost nothing, and on the networks named below</source>
   <translation>Где трафик бесплатный, и в сетях, названных ниже</translation>
  </message>
  <message>
   <source>Where positions come from on this computer.</source>
   <translation>Откуда этот компьютер берёт координаты.</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Кто</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>Кто вы?</translation>
  </message>
  <message>
   <source>Who it is</source>
   <translation>Кто это</translation>
  </message>
  <message>
   <source>Who sent it does not take part in the study any more.</source>
   <translation>Отправитель больше не участвует в исследовании.</translation>
  </message>
  <message>
   <source>Who wants to be erased</source>
   <translation>Кто просит удалить данные</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Почему</translation>
  </message>
  <message>
   <source>Why now</source>
   <translation>Почему сейчас</translation>
  </message>
  <message>
   <source>Why? This goes into the journal.</source>
   <translation>Почему? Это войдёт в журнал.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Окно</translation>
  </message>
  <message>
   <source>Wipe without a backup</source>
   <translation>Очистить без копии</translation>
  </message>
  <message>
   <source>Wiped {moment}</source>
   <translation>Очищено {moment}</translation>
  </message>
  <message>
   <source>Wish</source>
   <translation>Просьба</translation>
  </message>
  <message>
   <source>With the camera… (Ctrl+J)</source>
   <translation>Камерой… (Ctrl+J)</translation>
  </message>
  <message>
   <source>Without PIN or key it cannot be said what in this workspace is unsent.</source>
   <translation>Без PIN или ключа нельзя сказать, что здесь не отправлено.</translation>
  </message>
  <message>
   <source>Without an answer</source>
   <translation>Без ответа</translation>
  </message>
  <message>
   <source>Without network: a file for the other laptop</source>
   <translation>Без сети: файл для другого ноутбука</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>Записать</translation>
  </message>
  <message>
   <source>Write a name or a number.</source>
   <translation>Введите имя или номер.</translation>
  </message>
  <message>
   <source>Write a note</source>
   <translation>Написать заметку</translation>
  </message>
  <message>
   <source>Write a remark</source>
   <translation>Написать заметку</translation>
  </message>
  <message>
   <source>Write a request for the other laptop</source>
   <translation>Записать запрос для другого ноутбука</translation>
  </message>
  <message>
   <source>Write a rescue file…</source>
   <translation>Записать файл спасения…</translation>
  </message>
  <message>
   <source>Write a sealed copy…</source>
   <translation>Записать запечатанную копию…</translation>
  </message>
  <message>
   <source>Write a whole number, or leave the line empty.</source>
   <translation>Напишите целое число или оставьте строку пустой.</translation>
  </message>
  <message>
   <source>Write at least two letters or digits of what is known of the person.</source>
   <translation>Введите не меньше двух букв или цифр из того, что известно о человеке.</translation>
  </message>
  <message>
   <source>Write into the note what you want to know, then press the key again.</source>
   <translation>Напишите в заметке, что хотите узнать, и нажмите клавишу ещё раз.</translation>
  </message>
  <message>
   <source>Write it down now, and keep it apart from the file. It is kept nowhere else.</source>
   <translation>Запишите её сейчас и храните отдельно от файла. Больше она нигде не хранится.</translation>
  </message>
  <message>
   <source>Write the file</source>
   <translation>Записать файл</translation>
  </message>
  <message>
   <source>Write the hours as 18:00-07:00, or leave the line empty.</source>
   <translation>Напишите часы как 18:00-07:00 или оставьте строку пустой.</translation>
  </message>
  <message>
   <source>Write the number out in full, without “e”.</source>
   <translation>Напишите число полностью, без «e».</translation>
  </message>
  <message>
   <source>Write to</source>
   <translation>Куда записать</translation>
  </message>
  <message>
   <source>Write what is stored</source>
   <translation>Выписать, что хранится</translation>
  </message>
  <message>
   <source>Write what is stored of the person that is lit</source>
   <translation>Выписать, что хранится о выделенном человеке</translation>
  </message>
  <message>
   <source>Writing, then reading back. Leave the stick in.</source>
   <translation>Запись, затем проверка. Не вынимайте носитель.</translation>
  </message>
  <message>
   <source>Writing: {share} %. Leave the stick in.</source>
   <translation>Запись: {share} %. Не вынимайте носитель.</translation>
  </message>
  <message>
   <source>Writing…</source>
   <translation>Записываем…</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB) with interviews {interviews}, cases {cases}, files {files}. Bring it to your supervisor.</source>
   <translation>Записано и проверено: {file} ({size} МБ): интервью {interviews}, случаи {cases}, файлы {files}. Отнесите файл супервайзеру.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB), the whole workspace, sealed. Bring it to your supervisor.</source>
   <translation>Записано и проверено: {file} ({size} МБ), всё рабочее место, запечатано. Отнесите файл супервайзеру.</translation>
  </message>
  <message>
   <source>Written and read back: {file} ({size} MB). Only the pass-phrase above opens it.</source>
   <translation>Записано и проверено: {file} ({size} МБ). Его открывает только парольная фраза выше.</translation>
  </message>
  <message>
   <source>Written and read back: {folder} with completed interviews {completed}, unfinished {unfinished}, files {files}. Bring it to your supervisor.</source>
   <translation>Записано и проверено: {folder}; завершённых интервью {completed}, незавершённых {unfinished}, файлов {files}. Отнесите это супервайзеру.</translation>
  </message>
  <message>
   <source>Written by a newer program; the server reads it once it is updated.</source>
   <translation>Записано более новой программой; сервер прочтёт после обновления.</translation>
  </message>
  <message>
   <source>Written to {path}</source>
   <translation>Записано: {path}</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards.</source>
   <translation>Записано: {file}. Отнесите на другой ноутбук; потом его экран покажет метку {mark}.</translation>
  </message>
  <message>
   <source>Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards. What it writes needs no code.</source>
   <translation>Записано: {file}. Отнесите на другой ноутбук; потом его экран покажет метку {mark}. Его файл откроется без кода.</translation>
  </message>
  <message>
   <source>Written: {file}. Only the laptop of {user} opens it; no code is needed. Its screen shows this mark, else take the case back:</source>
   <translation>Записано: {file}. Его откроет только ноутбук пользователя {user}; код не нужен. На его экране та же метка, иначе верните случай:</translation>
  </message>
  <message>
   <source>Written: {file}. Read this code to the other interviewer; it is shown this once.</source>
   <translation>Записано: {file}. Продиктуйте этот код другому интервьюеру; он показан один раз.</translation>
  </message>
  <message>
   <source>Written: {path}. Give it to the person over a safe way, then delete it; person.html is to be read.</source>
   <translation>Записано: {path}. Передайте человеку надёжным путём, затем удалите файл; читать нужно person.html.</translation>
  </message>
  <message>
   <source>Yes, one more</source>
   <translation>Да, ещё один</translation>
  </message>
  <message>
   <source>You can look at it; nothing can be changed here. What you wrote is kept and sent.</source>
   <translation>Его можно посмотреть, изменить здесь ничего нельзя. Записанное вами сохраняется и отправляется.</translation>
  </message>
  <message>
   <source>You handed this case over to whoever has the code ({time}).</source>
   <translation>Вы передали этот случай тому, у кого есть код ({time}).</translation>
  </message>
  <message>
   <source>You handed this case over to {user} ({time}).</source>
   <translation>Вы передали этот случай пользователю {user} ({time}).</translation>
  </message>
  <message>
   <source>You signed in without a password here. Choose a PIN: it opens this window again when it has locked after a time without input, with no network.</source>
   <translation>Вы вошли сюда без пароля. Выберите PIN-код: он снова откроет это окно, когда оно заблокируется после времени без ввода, и без сети.</translation>
  </message>
  <message>
   <source>Your PIN</source>
   <translation>Ваш PIN-код</translation>
  </message>
  <message>
   <source>Your PIN takes the laptop back.</source>
   <translation>Введите PIN-код, чтобы забрать ноутбук.</translation>
  </message>
  <message>
   <source>Your account may not do this.</source>
   <translation>Вашей учётной записи это не разрешено.</translation>
  </message>
  <message>
   <source>Your account may not do this. Ask your supervisor.</source>
   <translation>Вашей учётной записи это не разрешено. Спросите супервайзера.</translation>
  </message>
  <message>
   <source>Your password is changed.</source>
   <translation>Пароль изменён.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own.</source>
   <translation>Ваш пароль выдан офисом. Выберите свой.</translation>
  </message>
  <message>
   <source>Your password was given by the office. Choose one of your own; then all goes on.</source>
   <translation>Этот пароль выдал офис. Выберите свой, и всё пойдёт дальше.</translation>
  </message>
  <message>
   <source>accuracy {metres} m</source>
   <translation>точность {metres} м</translation>
  </message>
  <message>
   <source>acknowledged {time}: the case was erased, it stays here only</source>
   <translation>подтверждено {time}: случай удалён, хранится только здесь</translation>
  </message>
  <message numerus="yes">
   <source>after %n minute(s) without input</source>
   <translation>
    <numerusform>через %n минуту без ввода</numerusform>
    <numerusform>через %n минуты без ввода</numerusform>
    <numerusform>через %n минут без ввода</numerusform>
   </translation>
  </message>
  <message>
   <source>altitude {metres} m</source>
   <translation>высота {metres} м</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>и ещё %n</numerusform>
    <numerusform>и ещё %n</numerusform>
    <numerusform>и ещё %n</numerusform>
   </translation>
  </message>
  <message>
   <source>and {count} more, in the list</source>
   <translation>и ещё {count} в списке</translation>
  </message>
  <message>
   <source>answered</source>
   <translation>есть ответ</translation>
  </message>
  <message>
   <source>approved</source>
   <translation>одобрено</translation>
  </message>
  <message>
   <source>approved {time}</source>
   <translation>одобрено {time}</translation>
  </message>
  <message>
   <source>area {area}</source>
   <translation>площадь {area}</translation>
  </message>
  <message>
   <source>arrows</source>
   <translation>стрелки</translation>
  </message>
  <message>
   <source>as fast as it goes</source>
   <translation>так быстро, как получится</translation>
  </message>
  <message>
   <source>at least {number}</source>
   <translation>не меньше {number}</translation>
  </message>
  <message>
   <source>at most {minutes} minutes</source>
   <translation>не более {minutes} минут</translation>
  </message>
  <message>
   <source>at most {number}</source>
   <translation>не больше {number}</translation>
  </message>
  <message>
   <source>average length</source>
   <translation>средняя длина</translation>
  </message>
  <message>
   <source>average length {time}</source>
   <translation>средняя длина {time}</translation>
  </message>
  <message>
   <source>broke off on the line</source>
   <translation>связь оборвалась</translation>
  </message>
  <message>
   <source>broke off {n}</source>
   <translation>оборвалось {n}</translation>
  </message>
  <message>
   <source>broken off</source>
   <translation>прервано</translation>
  </message>
  <message>
   <source>broken_off</source>
   <translation>прервано</translation>
  </message>
  <message>
   <source>cable</source>
   <translation>кабель</translation>
  </message>
  <message>
   <source>called later</source>
   <translation>звонить позже</translation>
  </message>
  <message>
   <source>cannot be opened: {n}</source>
   <translation>не открывается: {n}</translation>
  </message>
  <message>
   <source>cannot be used here</source>
   <translation>здесь использовать нельзя</translation>
  </message>
  <message>
   <source>case now elsewhere</source>
   <translation>случай теперь у другого</translation>
  </message>
  <message>
   <source>case {id}, events {places}</source>
   <translation>случай {id}, события {places}</translation>
  </message>
  <message>
   <source>cases given to others {n}</source>
   <translation>случаи, переданные другим {n}</translation>
  </message>
  <message>
   <source>cases taken over {n}</source>
   <translation>случаи, взятые сюда {n}</translation>
  </message>
  <message>
   <source>cases {n}</source>
   <translation>случаи {n}</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>выбрано</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>завершено</translation>
  </message>
  <message>
   <source>completes</source>
   <translation>завершено</translation>
  </message>
  <message>
   <source>computer was restarted before this</source>
   <translation>перед этим компьютер перезапускали</translation>
  </message>
  <message>
   <source>contacts</source>
   <translation>контакты</translation>
  </message>
  <message>
   <source>copy of {time}</source>
   <translation>копия от {time}</translation>
  </message>
  <message>
   <source>day month year</source>
   <translation>день месяц год</translation>
  </message>
  <message>
   <source>day month year hours:minutes</source>
   <translation>день месяц год часы:минуты</translation>
  </message>
  <message>
   <source>decisions {n}</source>
   <translation>решения {n}</translation>
  </message>
  <message>
   <source>deleted, as the interview says: {n}</source>
   <translation>удалено, как сказано в интервью: {n}</translation>
  </message>
  <message>
   <source>dials</source>
   <translation>звонки</translation>
  </message>
  <message>
   <source>digits</source>
   <translation>цифры</translation>
  </message>
  <message>
   <source>done {n}</source>
   <translation>закончено {n}</translation>
  </message>
  <message>
   <source>draft</source>
   <translation>не закончено</translation>
  </message>
  <message>
   <source>empty: through the browser</source>
   <translation>пусто: через браузер</translation>
  </message>
  <message>
   <source>entries {n}</source>
   <translation>записи {n}</translation>
  </message>
  <message>
   <source>erase by {day}</source>
   <translation>удалить до {day}</translation>
  </message>
  <message>
   <source>erase: late since {day}</source>
   <translation>просрочено с {day}</translation>
  </message>
  <message>
   <source>files on this computer only: {n}</source>
   <translation>файлов только на этом компьютере: {n}</translation>
  </message>
  <message>
   <source>finished {time}, does not get through this network</source>
   <translation>закончено {time}, не проходит через эту сеть</translation>
  </message>
  <message>
   <source>finished {time}, not taken by the server: tell your supervisor</source>
   <translation>закончено {time}, сервер не принял: скажите супервайзеру</translation>
  </message>
  <message>
   <source>finished {time}, waits to be sent</source>
   <translation>закончено {time}, ждёт отправки</translation>
  </message>
  <message>
   <source>forms {n}</source>
   <translation>форм {n}</translation>
  </message>
  <message>
   <source>from {time}</source>
   <translation>с {time}</translation>
  </message>
  <message>
   <source>given</source>
   <translation>дано</translation>
  </message>
  <message>
   <source>hard</source>
   <translation>твёрдая</translation>
  </message>
  <message>
   <source>hours minutes</source>
   <translation>часы минуты</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>в порядке</translation>
  </message>
  <message>
   <source>interview …{id}, events {places}</source>
   <translation>интервью …{id}, события {places}</translation>
  </message>
  <message>
   <source>interviews {n}</source>
   <translation>интервью {n}</translation>
  </message>
  <message>
   <source>is being dialled</source>
   <translation>набирают номер</translation>
  </message>
  <message>
   <source>is being read</source>
   <translation>читают</translation>
  </message>
  <message>
   <source>is on the line</source>
   <translation>идёт разговор</translation>
  </message>
  <message>
   <source>it is right</source>
   <translation>всё верно</translation>
  </message>
  <message>
   <source>its entry on this computer is damaged; opening it mends that</source>
   <translation>запись о нём на этом компьютере повреждена; открытие её исправит</translation>
  </message>
  <message>
   <source>journals that differ {n}</source>
   <translation>расходящиеся журналы {n}</translation>
  </message>
  <message>
   <source>kept aside {n}</source>
   <translation>отложено {n}</translation>
  </message>
  <message>
   <source>language: {language}</source>
   <translation>язык: {language}</translation>
  </message>
  <message>
   <source>last contact {time}</source>
   <translation>последняя связь {time}</translation>
  </message>
  <message>
   <source>last {who}</source>
   <translation>последний: {who}</translation>
  </message>
  <message>
   <source>later {n}</source>
   <translation>позже {n}</translation>
  </message>
  <message>
   <source>latitude longitude, for instance 56.95 24.10</source>
   <translation>широта долгота, например 56.95 24.10</translation>
  </message>
  <message>
   <source>less than {number}</source>
   <translation>меньше {number}</translation>
  </message>
  <message>
   <source>long ago</source>
   <translation>давно</translation>
  </message>
  <message>
   <source>look again</source>
   <translation>взгляните ещё раз</translation>
  </message>
  <message>
   <source>mobile network</source>
   <translation>мобильная сеть</translation>
  </message>
  <message>
   <source>month year</source>
   <translation>месяц год</translation>
  </message>
  <message>
   <source>more than {number}</source>
   <translation>больше {number}</translation>
  </message>
  <message>
   <source>names, divided by commas</source>
   <translation>названия через запятую</translation>
  </message>
  <message>
   <source>next on {day}</source>
   <translation>следующее {day}</translation>
  </message>
  <message>
   <source>no answer yet</source>
   <translation>ответа пока нет</translation>
  </message>
  <message>
   <source>no answers yet</source>
   <translation>ответов ещё нет</translation>
  </message>
  <message>
   <source>no further call</source>
   <translation>звонка больше не нужно</translation>
  </message>
  <message>
   <source>no number yet</source>
   <translation>номера ещё нет</translation>
  </message>
  <message>
   <source>no sound</source>
   <translation>нет звука</translation>
  </message>
  <message>
   <source>none answered alike</source>
   <translation>одинаковых ответов нет</translation>
  </message>
  <message>
   <source>none so far</source>
   <translation>пока нет</translation>
  </message>
  <message>
   <source>not asked</source>
   <translation>не спрашивали</translation>
  </message>
  <message>
   <source>not called any more</source>
   <translation>больше не звонить</translation>
  </message>
  <message>
   <source>not in the list any more</source>
   <translation>больше нет в списке</translation>
  </message>
  <message>
   <source>not let through by this network {n}</source>
   <translation>не пропущено этой сетью {n}</translation>
  </message>
  <message>
   <source>not limited</source>
   <translation>без срока</translation>
  </message>
  <message>
   <source>not read out</source>
   <translation>не зачитывать</translation>
  </message>
  <message>
   <source>not received yet: {n}</source>
   <translation>ещё не получено: {n}</translation>
  </message>
  <message>
   <source>not sent yet</source>
   <translation>ещё не отправлено</translation>
  </message>
  <message>
   <source>not taken by the server</source>
   <translation>не принято сервером</translation>
  </message>
  <message>
   <source>not taken {n}</source>
   <translation>не принято {n}</translation>
  </message>
  <message>
   <source>not tried yet</source>
   <translation>попыток не было</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>ничего</translation>
  </message>
  <message>
   <source>now</source>
   <translation>сейчас</translation>
  </message>
  <message>
   <source>of all cases that are or may be eligible</source>
   <translation>от всех подходящих или возможно подходящих случаев</translation>
  </message>
  <message>
   <source>of erased cases {n}</source>
   <translation>удалённых случаев {n}</translation>
  </message>
  <message>
   <source>of {cases} cases · {attempts} attempts</source>
   <translation>из {cases} случаев · попыток: {attempts}</translation>
  </message>
  <message>
   <source>offered again {n}</source>
   <translation>предложено снова {n}</translation>
  </message>
  <message>
   <source>open</source>
   <translation>без ответа</translation>
  </message>
  <message>
   <source>or write the name here</source>
   <translation>или напишите имя здесь</translation>
  </message>
  <message>
   <source>path of a file, or drop it here</source>
   <translation>путь к файлу, или перетащите его сюда</translation>
  </message>
  <message>
   <source>place {number}</source>
   <translation>место {number}</translation>
  </message>
  <message>
   <source>please mend</source>
   <translation>исправьте</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>готова</translation>
  </message>
  <message>
   <source>ready to be called</source>
   <translation>готов к звонку</translation>
  </message>
  <message>
   <source>ready {n}</source>
   <translation>готово {n}</translation>
  </message>
  <message>
   <source>received and backed up {time}</source>
   <translation>получено, в резервной копии {time}</translation>
  </message>
  <message>
   <source>received {time}</source>
   <translation>получено {time}</translation>
  </message>
  <message>
   <source>received {time}, kept aside for your supervisor</source>
   <translation>получено {time}, отложено для супервайзера</translation>
  </message>
  <message>
   <source>received {time}, receipt {code}…</source>
   <translation>получено {time}, квитанция {code}…</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>отказ</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>отклонено</translation>
  </message>
  <message>
   <source>rejected {time}</source>
   <translation>отклонено {time}</translation>
  </message>
  <message>
   <source>remark</source>
   <translation>заметка</translation>
  </message>
  <message>
   <source>sent back by the supervisor {time}: go on with it</source>
   <translation>возвращено супервайзером {time}: продолжите</translation>
  </message>
  <message>
   <source>sent {n}</source>
   <translation>отправлено {n}</translation>
  </message>
  <message>
   <source>sent {time}</source>
   <translation>отправлено {time}</translation>
  </message>
  <message>
   <source>server not reached</source>
   <translation>нет связи с сервером</translation>
  </message>
  <message>
   <source>settled by {name}</source>
   <translation>решено: {name}</translation>
  </message>
  <message>
   <source>several separated by ;</source>
   <translation>несколько через ;</translation>
  </message>
  <message>
   <source>six digits or more</source>
   <translation>шесть цифр или больше</translation>
  </message>
  <message>
   <source>soft</source>
   <translation>мягкая</translation>
  </message>
  <message>
   <source>studies {n}</source>
   <translation>исследования {n}</translation>
  </message>
  <message>
   <source>suspended</source>
   <translation>отложено</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>отозвано</translation>
  </message>
  <message>
   <source>taken {n}</source>
   <translation>занято {n}</translation>
  </message>
  <message>
   <source>the end of fieldwork is not set</source>
   <translation>конец работ не задан</translation>
  </message>
  <message>
   <source>the system</source>
   <translation>системы</translation>
  </message>
  <message>
   <source>the usual ones</source>
   <translation>обычные</translation>
  </message>
  <message>
   <source>to be confirmed</source>
   <translation>подтвердите</translation>
  </message>
  <message>
   <source>to be sent {n}</source>
   <translation>к отправке {n}</translation>
  </message>
  <message>
   <source>too loud</source>
   <translation>слишком громко</translation>
  </message>
  <message>
   <source>type the code, or scan it</source>
   <translation>введите код или отсканируйте его</translation>
  </message>
  <message>
   <source>under way</source>
   <translation>идёт</translation>
  </message>
  <message>
   <source>under way since {time}</source>
   <translation>идёт с {time}</translation>
  </message>
  <message>
   <source>under way {n}</source>
   <translation>идут {n}</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>до {day}</translation>
  </message>
  <message>
   <source>until {time}</source>
   <translation>до {time}</translation>
  </message>
  <message>
   <source>updated {time}</source>
   <translation>обновлено {time}</translation>
  </message>
  <message>
   <source>waits for you</source>
   <translation>ждёт вас</translation>
  </message>
  <message>
   <source>waits to be sent</source>
   <translation>ждёт отправки</translation>
  </message>
  <message>
   <source>wanted later {n}</source>
   <translation>позже {n}</translation>
  </message>
  <message>
   <source>was kept until {day}, goes by itself</source>
   <translation>хранилось до {day}, удаляется само</translation>
  </message>
  <message>
   <source>whoever has the code</source>
   <translation>тот, у кого есть код</translation>
  </message>
  <message>
   <source>with a damaged or changed part: {n}</source>
   <translation>с повреждённой или изменённой частью: {n}</translation>
  </message>
  <message>
   <source>written to {folder}: {n}</source>
   <translation>записано в {folder}: {n}</translation>
  </message>
  <message>
   <source>year</source>
   <translation>год</translation>
  </message>
  <message>
   <source>{bounds} (95 %) · n = {n}</source>
   <translation>{bounds} (95 %) · n = {n}</translation>
  </message>
  <message>
   <source>{case} is erased: {journals} journals, {files} files. Laptops erase their copy at their next contact.</source>
   <translation>{case} удалён: журналов {journals}, файлов {files}. Ноутбуки удалят свою копию при следующей связи.</translation>
  </message>
  <message>
   <source>{case} may be called.</source>
   <translation>Случаю {case} можно звонить.</translation>
  </message>
  <message>
   <source>{day} April {year}</source>
   <translation>{day} апреля {year} г.</translation>
  </message>
  <message>
   <source>{day} August {year}</source>
   <translation>{day} августа {year} г.</translation>
  </message>
  <message>
   <source>{day} December {year}</source>
   <translation>{day} декабря {year} г.</translation>
  </message>
  <message>
   <source>{day} February {year}</source>
   <translation>{day} февраля {year} г.</translation>
  </message>
  <message>
   <source>{day} January {year}</source>
   <translation>{day} января {year} г.</translation>
  </message>
  <message>
   <source>{day} July {year}</source>
   <translation>{day} июля {year} г.</translation>
  </message>
  <message>
   <source>{day} June {year}</source>
   <translation>{day} июня {year} г.</translation>
  </message>
  <message>
   <source>{day} March {year}</source>
   <translation>{day} марта {year} г.</translation>
  </message>
  <message>
   <source>{day} May {year}</source>
   <translation>{day} мая {year} г.</translation>
  </message>
  <message>
   <source>{day} November {year}</source>
   <translation>{day} ноября {year} г.</translation>
  </message>
  <message>
   <source>{day} October {year}</source>
   <translation>{day} октября {year} г.</translation>
  </message>
  <message>
   <source>{day} September {year}</source>
   <translation>{day} сентября {year} г.</translation>
  </message>
  <message>
   <source>{degrees}° E</source>
   <translation>{degrees}° в. д.</translation>
  </message>
  <message>
   <source>{degrees}° N</source>
   <translation>{degrees}° с. ш.</translation>
  </message>
  <message>
   <source>{degrees}° S</source>
   <translation>{degrees}° ю. ш.</translation>
  </message>
  <message>
   <source>{degrees}° W</source>
   <translation>{degrees}° з. д.</translation>
  </message>
  <message>
   <source>{device} is locked and wipes itself once everything on it is delivered.</source>
   <translation>{device}: заблокировано и очистится, когда всё будет доставлено.</translation>
  </message>
  <message>
   <source>{device} is locked.</source>
   <translation>{device}: заблокировано.</translation>
  </message>
  <message>
   <source>{device} is unlocked; {user} signs in again.</source>
   <translation>{device}: разблокировано; {user} входит снова.</translation>
  </message>
  <message>
   <source>{device} of {user} is locked, sends everything at its next contact, and then removes all of it. Press {key} once more.</source>
   <translation>{device} ({user}) блокируется, при следующей связи всё отправит, а затем всё удалит. Нажмите {key} ещё раз.</translation>
  </message>
  <message>
   <source>{device} of {user} waits no more until a backup of the server has what it sent, three days at most. Until the next backup only the server itself has it: if the server is lost, so is that work. Press {key} once more.</source>
   <translation>{device} ({user}) больше не ждёт (не дольше трёх дней), пока отправленное попадёт в резервную копию сервера. До следующей копии это есть только на самом сервере: если он пропадёт, пропадёт и эта работа. Нажмите {key} ещё раз.</translation>
  </message>
  <message>
   <source>{device} wipes itself at its next contact, once everything on it is delivered.</source>
   <translation>{device} очистится при следующей связи, когда всё с него будет доставлено.</translation>
  </message>
  <message>
   <source>{dk} don't know, {rf} refused, {blank} without an answer, of {asked} questions</source>
   <translation>затрудняюсь: {dk}, отказ: {rf}, без ответа: {blank}, всего вопросов: {asked}</translation>
  </message>
  <message>
   <source>{done} of about {total}</source>
   <translation>{done} из примерно {total}</translation>
  </message>
  <message>
   <source>{field} cannot be corrected here.</source>
   <translation>{field} здесь исправить нельзя.</translation>
  </message>
  <message>
   <source>{file} is no request of another laptop, or cannot be read. Have it written again.</source>
   <translation>{file} — не запрос другого ноутбука, или его нельзя прочитать. Попросите записать его снова.</translation>
  </message>
  <message>
   <source>{file} was opened on this computer already: it is the workspace of {user}. Open that one; nothing was changed.</source>
   <translation>{file} уже открывали на этом компьютере: это рабочее место {user}. Откройте его; ничего не изменено.</translation>
  </message>
  <message>
   <source>{form} is not in the list of the server any more: no new interview is begun.</source>
   <translation>{form} больше нет в списке сервера: новое интервью не начинается.</translation>
  </message>
  <message>
   <source>{form} was not fetched yet. Fetch the forms first.</source>
   <translation>{form} ещё не получена. Сначала получите формы.</translation>
  </message>
  <message>
   <source>{key} goes back to look at the answers. After completing they can be changed only until they are sent.</source>
   <translation>{key} возвращает к ответам. После завершения изменить их можно, только пока они не отправлены.</translation>
  </message>
  <message>
   <source>{key} has a meaning of its own in fields and lists; it stays as it is.</source>
   <translation>{key} имеет своё значение в полях и списках; она остаётся как есть.</translation>
  </message>
  <message>
   <source>{key} is “{words}” and stays so.</source>
   <translation>{key} — это «{words}», и так остаётся.</translation>
  </message>
  <message>
   <source>{key} is “{words}” now; change that first.</source>
   <translation>{key} сейчас «{words}»; сначала измените это.</translation>
  </message>
  <message>
   <source>{key} is “{words}”. Enter swaps the two keys, Escape leaves them as they are.</source>
   <translation>{key} — это «{words}». Enter меняет клавиши местами, Escape оставляет как есть.</translation>
  </message>
  <message>
   <source>{key} shows the next language.</source>
   <translation>{key} показывает следующий язык.</translation>
  </message>
  <message>
   <source>{length} around</source>
   <translation>периметр {length}</translation>
  </message>
  <message>
   <source>{length} long</source>
   <translation>длина {length}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>от {low} до {high}</translation>
  </message>
  <message>
   <source>{low} to {high}, step {step}</source>
   <translation>от {low} до {high}, шаг {step}</translation>
  </message>
  <message>
   <source>{moment} in {zone} has passed; choose a later moment.</source>
   <translation>{moment} в {zone} уже прошло; выберите более позднее время.</translation>
  </message>
  <message>
   <source>{name} goes to another interviewer, with everything written so far. Here it can only be read then.</source>
   <translation>{name} переходит к другому интервьюеру со всем, что записано. Здесь это можно будет только читать.</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file in it.</source>
   <translation>{name} — это папка. Выберите файл в ней.</translation>
  </message>
  <message>
   <source>{name} is no file that can be attached.</source>
   <translation>{name} нельзя приложить: это не файл.</translation>
  </message>
  <message>
   <source>{name} is no picture that can be shown here. Choose another file.</source>
   <translation>{name} — не снимок, который можно здесь показать. Выберите другой файл.</translation>
  </message>
  <message>
   <source>{name} is not a time zone; use a name such as Europe/Riga.</source>
   <translation>{name} не часовой пояс; напишите, например, Europe/Riga.</translation>
  </message>
  <message>
   <source>{now} of {all}</source>
   <translation>{now} из {all}</translation>
  </message>
  <message>
   <source>{number} KB</source>
   <translation>{number} КБ</translation>
  </message>
  <message>
   <source>{number} MB</source>
   <translation>{number} МБ</translation>
  </message>
  <message>
   <source>{number} bytes</source>
   <translation>{number} байт</translation>
  </message>
  <message>
   <source>{number} ha</source>
   <translation>{number} га</translation>
  </message>
  <message>
   <source>{number} km</source>
   <translation>{number} км</translation>
  </message>
  <message>
   <source>{number} km²</source>
   <translation>{number} км²</translation>
  </message>
  <message>
   <source>{number} m</source>
   <translation>{number} м</translation>
  </message>
  <message>
   <source>{number} m²</source>
   <translation>{number} м²</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>{n} ч</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} мин</translation>
  </message>
  <message>
   <source>{n} need a look</source>
   <translation>требуют внимания: {n}</translation>
  </message>
  <message>
   <source>{n} ready</source>
   <translation>готово к звонку: {n}</translation>
  </message>
  <message>
   <source>{n} runs</source>
   <translation>раз: {n}</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} с</translation>
  </message>
  <message>
   <source>{n} wait for you</source>
   <translation>ждут вас: {n}</translation>
  </message>
  <message>
   <source>{seconds} s ago</source>
   <translation>{seconds} с назад</translation>
  </message>
  <message>
   <source>{server} and {n} more</source>
   <translation>{server} и ещё {n}</translation>
  </message>
  <message>
   <source>{short} of {all} short</source>
   <translation>коротких: {short} из {all}</translation>
  </message>
  <message>
   <source>{shown} of {all} choices</source>
   <translation>{shown} из {all}</translation>
  </message>
  <message>
   <source>{spent} min; reading aloud takes {reading} min; {fast} of {timed} questions left before they can be read</source>
   <translation>{spent} мин; чтение вслух занимает {reading} мин; {fast} из {timed} вопросов оставлены раньше, чем их можно прочесть</translation>
  </message>
  <message numerus="yes">
   <source>{state}, {x} from the left, {y} from the top, %n lines</source>
   <translation>
    <numerusform>{state}, {x} слева, {y} сверху, %n линия</numerusform>
    <numerusform>{state}, {x} слева, {y} сверху, %n линии</numerusform>
    <numerusform>{state}, {x} слева, {y} сверху, %n линий</numerusform>
   </translation>
  </message>
  <message>
   <source>{study}, {user}: {here} of {all} journals are on the server.</source>
   <translation>{study}, {user}: на сервере {here} из {all} журналов.</translation>
  </message>
  <message>
   <source>{time} before this, 3 s when playing</source>
   <translation>перед этим {time}, при показе 3 с</translation>
  </message>
  <message>
   <source>{time} by this device, never compared with the server</source>
   <translation>{time} по этому устройству, с сервером не сверено</translation>
  </message>
  <message>
   <source>{time} if nobody set the clock</source>
   <translation>{time}, если часы не переводили</translation>
  </message>
  <message>
   <source>{time} in {place}</source>
   <translation>{time}, {place}</translation>
  </message>
  <message>
   <source>{user} gets your question with the next synchronisation; it stays open here.</source>
   <translation>{user} получит вопрос при следующей синхронизации; здесь это остаётся открытым.</translation>
  </message>
  <message>
   <source>{user} is no interviewer: only interviewers have a workspace on a computer.</source>
   <translation>{user} не интервьюер: рабочая область на компьютере есть только у интервьюеров.</translation>
  </message>
  <message>
   <source>{user} loses {case}, and a result from there comes too late. Press {key} once more.</source>
   <translation>{user} теряет {case}, и результат оттуда придёт слишком поздно. Нажмите {key} ещё раз.</translation>
  </message>
  <message>
   <source>± {n} min</source>
   <translation>± {n} мин</translation>
  </message>
  <message>
   <source>± {n} s</source>
   <translation>± {n} с</translation>
  </message>
  <message>
   <source>“{choice}” takes the others back.</source>
   <translation>«{choice}» снимает остальные.</translation>
  </message>
  <message>
   <source>“{choice}” was taken back.</source>
   <translation>Снято: «{choice}».</translation>
  </message>
  <message>
   <source>“{words}” and “{other}” have changed keys.</source>
   <translation>«{words}» и «{other}» поменялись клавишами.</translation>
  </message>
  <message>
   <source>“{words}” is {key} now.</source>
   <translation>«{words}» — теперь {key}.</translation>
  </message>
  <message>
   <source>‹ Back</source>
   <translation>‹ Назад</translation>
  </message>
  <message>
   <source>↑ ↓ choose  ·  Enter closes the attempt  ·  Esc back</source>
   <translation>↑ ↓ выбор  ·  Enter закрывает попытку  ·  Esc назад</translation>
  </message>
  <message>
   <source>■ End the recording (Ctrl+R)</source>
   <translation>■ Закончить запись (Ctrl+R)</translation>
  </message>
  <message>
   <source>■ Stop</source>
   <translation>■ Остановить</translation>
  </message>
  <message>
   <source>▶ Listen to how it was asked</source>
   <translation>▶ Прослушать, как был задан вопрос</translation>
  </message>
  <message>
   <source>▶ Play</source>
   <translation>▶ Прослушать</translation>
  </message>
  <message>
   <source>▶ Play the film</source>
   <translation>▶ Показать видео</translation>
  </message>
  <message>
   <source>▶ Play the sound</source>
   <translation>▶ Воспроизвести звук</translation>
  </message>
  <message>
   <source>● REC {time}</source>
   <translation>● ЗАПИСЬ {time}</translation>
  </message>
  <message>
   <source>● Record (Ctrl+R)</source>
   <translation>● Записать (Ctrl+R)</translation>
  </message>
  <message>
   <source>● Recording {time}</source>
   <translation>● Запись {time}</translation>
  </message>
  <message>
   <source>✓ Attached: {name}, {size}</source>
   <translation>✓ Приложено: {name}, {size}</translation>
  </message>
  <message>
   <source>✓ Saved</source>
   <translation>✓ Сохранено</translation>
  </message>
  <message>
   <source>❚❚ Not recorded here {time}</source>
   <translation>❚❚ Здесь без записи {time}</translation>
  </message>
 </context>
</TS>
