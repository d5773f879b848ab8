"""A questionnaire that holds every control once: for the pictures in `docs/screens` and the walk through all of them.

`write_every_control(folder)` writes the workbook as a researcher would, with its pictures beside it. In English and
Arabic, so that the same questions stand right to left, too.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

EN, AR = "English (en)", "العربية (ar)"
HEAD = (
    "type", "name", f"label::{EN}", f"label::{AR}", f"hint::{EN}", f"guidance_hint::{EN}", "appearance", "parameters",
    "required", "relevant", "constraint", f"constraint_message::{EN}", "choice_filter", "repeat_count",
    "cx:missing", "cx:warning", f"cx:warning_msg::{EN}", "cx:metric", "cx:card",
)  # fmt: skip
Row = Mapping[str, str]


def row(kind: str, name: str, english: str = "", arabic: str = "", **more: str) -> Row:
    """Return a row of the survey sheet; `more` by short names (`look`: appearance, `instruction`: guidance)."""
    long = {
        "look": "appearance", "hint": f"hint::{EN}", "instruction": f"guidance_hint::{EN}",
        "message": f"constraint_message::{EN}", "missing": "cx:missing", "warning": "cx:warning",
        "warning_message": f"cx:warning_msg::{EN}", "metric": "cx:metric", "card": "cx:card",
    }  # fmt: skip
    named = {long.get(key, key): value for key, value in more.items()}
    return {"type": kind, "name": name, f"label::{EN}": english, f"label::{AR}": arabic, **named}


SURVEY: tuple[Row, ...] = (
    row("note", "welcome", "Thank you for taking the time. It is about your **last contact** with us.",
        "شكراً على وقتكم. يدور الحديث حول **آخر اتصال** لكم بنا."),
    row("select_one yn", "consent", "May I ask you a few questions about your last visit?",
        "هل يمكنني أن أطرح عليكم بعض الأسئلة حول زيارتكم الأخيرة؟", required="yes", hint="It takes nine minutes.",
        instruction="Read out word for word. Do not go on without a clear yes."),
    row("acknowledge", "told", "Calls may be listened to for training.", "قد يُستمع إلى المكالمات لأغراض التدريب."),
    row("text", "name", "What may I call you?", "بماذا أناديكم؟", missing="rf"),
    row("text", "story", "What happened, in your own words?", "ماذا حدث بكلماتكم؟", look="multiline",
        metric="verbatim", missing="dk rf"),
    row("text", "account", "Which number do you use to sign in?", "ما الرقم الذي تستخدمونه للدخول؟", look="masked"),
    row("integer", "age", "How old are you, ${name}?", "كم عمركم يا ${name}؟", constraint=". >= 18 and . <= 120",
        message="Age is between 18 and 120.", missing="dk rf", warning=". < 100",
        warning_message="Really 100 or older?"),
    row("integer", "calls", "How often did you call us in the last month?", "كم مرة اتصلتم بنا في الشهر الماضي؟",
        look="counter", constraint=". >= 0 and . <= 99"),
    row("decimal", "bill", "How high was your last bill, in euro?", "كم بلغت فاتورتكم الأخيرة باليورو؟",
        look="thousands-sep", constraint=". >= 0 and . <= 100000", missing="dk rf"),
    row("date", "visit", "On which day was your visit?", "في أي يوم كانت زيارتكم؟", missing="dk"),
    row("date", "since", "Since which month have you been a customer?", "منذ أي شهر أنتم عميل لدينا؟",
        look="month-year"),
    row("date", "born", "In which year were you born?", "في أي عام وُلدتم؟", look="year"),
    row("time", "came", "At what time did you arrive?", "في أي ساعة وصلتم؟"),
    row("dateTime", "back", "When may we call you back?", "متى يمكننا معاودة الاتصال بكم؟"),
    row("select_one reason", "reason", "What was the main reason for your visit?", "ما السبب الرئيسي لزيارتكم؟",
        instruction="Do not read out the choices; mark what fits best.", missing="dk", card="card.png"),
    row("select_one town", "town", "In which town do you live?", "في أي مدينة تسكنون؟", look="minimal"),
    row("select_one day", "weekday", "Which day suits you best?", "أي يوم يناسبكم أكثر؟", look="columns-3"),
    row("select_one channel", "channel", "Which way do you like best to reach us?",
        "ما الطريقة المفضلة لديكم للتواصل معنا؟", look="columns no-buttons"),
    row("select_one five", "clear", "How clear was what you were told?", "ما مدى وضوح ما قيل لكم؟", look="likert"),
    row("select_one five", "csat", "How satisfied were you with the visit?", "ما مدى رضاكم عن الزيارة؟",
        look="smiley", metric="csat"),
    row("select_one nps", "nps", "How likely is it that you recommend us to a friend or colleague?",
        "ما مدى احتمال أن توصوا بنا صديقاً أو زميلاً؟", metric="nps", missing="dk rf"),
    row("range", "stars", "How many stars do you give the app?", "كم نجمة تمنحون التطبيق؟", look="rating",
        parameters="start=1 end=5 step=1"),
    row("range", "effort", "On a scale from 0 to 100: how much effort was it?", "من 0 إلى 100: كم تطلب الأمر من جهد؟",
        parameters="start=0 end=100 step=5", metric="ces"),
    row("select_multiple used", "used", "What have you used in the last month?", "ماذا استخدمتم في الشهر الماضي؟",
        hint="Several answers.", missing="dk"),
    row("rank channel", "order", "In which order do you like these ways to reach us?",
        "رتبوا طرق التواصل هذه حسب تفضيلكم."),
    row("begin group", "journey", "How much do you agree?", "إلى أي حد توافقون؟", look="table-list"),
    row("select_one five", "found", "I found what I needed.", "وجدت ما أحتاجه.", missing="dk"),
    row("select_one five", "quick", "It went quickly.", "جرى الأمر بسرعة.", missing="dk"),
    row("select_one five", "kind", "The people were friendly, and listened to what I had to say.",
        "كان الموظفون ودودين واستمعوا إليّ.", missing="dk"),
    row("select_one five", "again", "I would come again.", "سأعود مرة أخرى.", missing="dk"),
    row("end group", ""),
    row("begin group", "home", "Your household", "أسرتكم", look="field-list"),
    row("text", "street", "Street and number", "الشارع والرقم"),
    row("integer", "persons", "How many persons live there?", "كم شخصاً يسكن هناك؟", required="yes"),
    row("select_one yn", "owner", "Do you own the flat?", "هل تملكون المسكن؟"),
    row("end group", ""),
    row("begin repeat", "contact", "Contacts with us", "الاتصالات بنا", look="table"),
    row("date", "when", "Day", "اليوم"),
    row("select_one channel", "how", "Way", "الطريقة"),
    row("integer", "minutes", "Minutes", "الدقائق"),
    row("end repeat", ""),
    row("barcode", "ticket", "Please read me the code on your receipt.", "من فضلكم اقرؤوا رمز الإيصال."),
    row("image", "receipt", "May I take a picture of the receipt?", "هل أصور الإيصال؟"),
    row("image", "sketch", "Please draw where you waited.", "ارسموا أين انتظرتم.", look="draw"),
    row("image", "signed", "Please sign here.", "وقّعوا هنا من فضلكم.", look="signature"),
    row("audio", "voice", "Please say it in your own words.", "قولوا ذلك بكلماتكم."),
    row("video", "film", "Is there a film of it?", "هل يوجد تسجيل مرئي؟"),
    row("file", "letter", "The letter that you got", "الرسالة التي تلقيتموها"),
    row("geopoint", "place", "Where was that?", "أين كان ذلك؟", look="placement-map"),
    row("geotrace", "way", "Which way did you take?", "أي طريق سلكتم؟"),
    row("geoshape", "area", "Which area do you look after?", "أي منطقة تخصكم؟"),
    row("text", "app", "Answer in the other app", "أجيبوا في التطبيق الآخر", look="ex:org.example.app"),
)  # fmt: skip

CHOICES: Mapping[str, Sequence[tuple[str, ...]]] = {
    "yn": (("yes", "Yes", "نعم"), ("no", "No", "لا")),
    "reason": (
        ("bill", "A question about a bill", "سؤال عن فاتورة"),
        ("fault", "Something did not work", "شيء لم يعمل"),
        ("contract", "A new contract, or a change of the one I have", "عقد جديد أو تغيير العقد"),
        ("advice", "Advice", "استشارة"),
        ("other", "Something else", "شيء آخر"),
    ),
    "town": tuple(
        (f"t{number}", town, town)
        for number, town in enumerate(
            ("Riga", "Daugavpils", "Liepāja", "Jelgava", "Jūrmala", "Ventspils", "Rēzekne", "Valmiera", "Ogre",
             "Tukums", "Cēsis", "Salaspils", "Kuldīga", "Olaine", "Saldus", "Talsi", "Dobele", "Bauska"), 1)
    ),
    "day": (
        ("mon", "Monday", "الاثنين"), ("tue", "Tuesday", "الثلاثاء"), ("wed", "Wednesday", "الأربعاء"),
        ("thu", "Thursday", "الخميس"), ("fri", "Friday", "الجمعة"), ("sat", "Saturday", "السبت"),
        ("sun", "Sunday", "الأحد"),
    ),
    "channel": (
        ("branch", "In a branch", "في فرع", "branch.png"), ("call", "By telephone", "بالهاتف", "call.png"),
        ("app", "In the app", "في التطبيق", "app.png"),
    ),
    "five": (
        ("1", "Not at all", "أبداً"), ("2", "Not really", "ليس حقاً"), ("3", "Partly", "جزئياً"),
        ("4", "Mostly", "غالباً"), ("5", "Completely", "تماماً"),
    ),
    "nps": tuple((str(number), str(number), str(number)) for number in range(11)),
    "used": (
        ("branch", "A branch", "فرع"), ("call", "The call centre", "مركز الاتصال"), ("app", "The app", "التطبيق"),
        ("site", "The web site", "الموقع"), ("none", "None of these", "لا شيء مما ذكر"),
    ),
}  # fmt: skip
EXCLUSIVE = (("used", "none"),)
NOT_READ = (("used", "none"), ("reason", "other"))


def write_every_control(folder: Path) -> Path:
    """Write workbook and pictures into `folder`; return the workbook. A QGuiApplication must be there."""
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    survey.append(HEAD)
    for line in SURVEY:
        survey.append([line.get(column, "") for column in HEAD])
    choices = book.create_sheet("choices")
    labels, images = (f"label::{EN}", f"label::{AR}"), (f"image::{EN}", f"image::{AR}")
    choices.append(("list_name", "name", *labels, *images, "cx:exclusive", "cx:read"))
    for name, lines in CHOICES.items():
        for code, english, arabic, *picture in lines:
            image = picture[0] if picture else None
            alone = "yes" if (name, code) in EXCLUSIVE else None
            silent = "no" if (name, code) in NOT_READ else None
            choices.append((name, code, english, arabic, image, image, alone, silent))
    settings = book.create_sheet("settings")
    settings.append(("form_id", "form_title", "version", "default_language"))
    settings.append(("every_control", "Every control", "1", EN))
    file = folder / "every_control.xlsx"
    book.save(file)
    _draw_pictures(folder)
    return file


def _draw_pictures(folder: Path) -> None:
    for name, colour in (("branch", "#0B62C4"), ("call", "#187541"), ("app", "#805300")):
        picture = _ground(240, 160, "#FFFFFF")
        painter = _painter(picture, colour, 8)
        {"branch": _draw_branch, "call": _draw_call, "app": _draw_app}[name](painter)
        painter.end()
        picture.save(str(folder / f"{name}.png"))
    _draw_signature().save(str(folder / "signature.png"))
    card = _ground(960, 600, "#FFFFFF")
    painter = _painter(card, "#171B21", 4)
    font = painter.font()
    font.setPixelSize(34)
    painter.setFont(font)
    for number, (_code, english, *_rest) in enumerate(CHOICES["reason"]):
        painter.drawText(80, 120 + number * 90, f"{number + 1}   {english}")
    painter.end()
    card.save(str(folder / "card.png"))


def _draw_signature() -> QImage:
    picture = _ground(600, 200, "#FFFFFF")
    painter = _painter(picture, "#171B21", 5)
    path = QPainterPath(QPointF(60, 130))
    for x in range(60, 480, 70):
        path.cubicTo(QPointF(x + 10, 20), QPointF(x + 45, 30), QPointF(x + 35, 120))
        path.cubicTo(QPointF(x + 30, 170), QPointF(x + 60, 150), QPointF(x + 70, 110))
    painter.drawPath(path)
    painter.end()
    return picture


def _ground(width: int, height: int, colour: str) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return picture


def _painter(picture: QImage, colour: str, width: int) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    return painter


def _draw_branch(painter: QPainter) -> None:
    painter.drawRect(QRectF(70, 70, 100, 65))
    painter.drawPolyline([QPointF(55, 72), QPointF(120, 25), QPointF(185, 72)])
    painter.drawRect(QRectF(108, 95, 24, 40))


def _draw_call(painter: QPainter) -> None:
    painter.drawArc(QRectF(70, 40, 100, 80), 0, 180 * 16)
    painter.drawRoundedRect(QRectF(55, 80, 30, 45), 8, 8)
    painter.drawRoundedRect(QRectF(155, 80, 30, 45), 8, 8)


def _draw_app(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(85, 18, 70, 124), 12, 12)
    painter.drawPoint(QPointF(120, 128))
    painter.drawLine(QPointF(100, 55), QPointF(140, 55))
    painter.drawLine(QPointF(100, 75), QPointF(128, 75))


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv[:1])
    print(write_every_control(Path(sys.argv[1])))
