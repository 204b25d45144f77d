"""Why a person is asked, in plain courteous Russian."""

from __future__ import annotations

from mailflow.matching.verdict import Doubt
from mailflow.model.understanding import Outcome

OUTCOMES = {
    Outcome.EXTENSION: "просят продлить срок, решите, до какой даты",
    Outcome.QUESTION: "задают вопрос, ответьте, пожалуйста",
    Outcome.REFUSAL: "отказываются отвечать, решите, что делать дальше",
    Outcome.REDIRECT: "письмо передано в другой орган, решите, ждать ли ответа",
    Outcome.UNCLEAR: "из письма не видно, что ответили",
}
REQUESTS = {
    Doubt.NO_SIGN: "не указано, на какой запрос отвечают",
    Doubt.SEVERAL: "подходит несколько запросов",
    Doubt.CONTRADICTION: "указанные номер и дата не сходятся с нашими запросами",
    Doubt.UNDATED: "номер нашего письма назван без даты, проверьте, на какой запрос отвечают",
}
MUNICIPALITIES = {
    Doubt.NO_SIGN: "не удалось надёжно определить муниципалитет",
    Doubt.SEVERAL: "подходит несколько муниципалитетов",
    Doubt.CONTRADICTION: "признаки указывают на разные муниципалитеты",
}
OWN_NUMBER = "номер и дата нашего письма стоят как исходящие самого ответа: проверьте, о чём он"
OTHER_MATTER = "номер нашего письма, а речь о другом запросе: проверьте, на какой отвечают"
PARTLY = "названо несколько запросов, и на часть обещают ответить позже: решите, на какие ответили"
PARTLY_LATER = "отвечают за несколько поселений, и что-то обещают позже: решите, кто ответил"
FOR_NEIGHBOUR = "один из муниципалитетов пишет и за другой: решите, чей это ответ"
JEST = "похоже на шутку, а чисел в письме нет: решите, ответ ли это"
GIVEN_BEFORE = "пишут, что ответ направлен ранее: найдите его"
NOT_ASKED = "этот муниципалитет не числится среди адресатов запроса"
SETTLEMENTS_ALONE = "район сообщает о поселениях, а о себе нет: решите, ответил ли и он сам"
SEVERAL_SENDERS = "в письме не один отправитель"
OTHER_SENDER = "пишет другая организация, а письмо никто от муниципалитета не подписал: решите, чей это ответ"
FOREIGN_ADDRESS = "на бланке адрес другого региона"


def failed_sender(detail: str) -> str:
    """`detail` ends with the mail server's own words, «dmarc=fail»."""
    said = detail.rpartition(": ")[2]
    return f"проверка подлинности отправителя не пройдена ({said}): уточните, от него ли письмо"


def look_alike(imitated: str) -> str:
    return f"адрес отправителя похож на известный ({imitated}), но другой: проверьте, не подделка ли это"


def joined(reasons: list[str]) -> str | None:
    """All reasons in one line, each once; None where there are none."""
    return "; ".join(dict.fromkeys(reasons)) or None
