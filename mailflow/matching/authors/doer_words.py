"""Words of who does what: dictionary forms, of offices and others, of deeds and means (`doers`)."""

from __future__ import annotations

_MUNICIPALITY_WORDS = (
    "глава мэр администрация поселение район округ город муниципалитет мэрия станица село хутор поселок аул "
    "курорт р-н мо сп гп адм"
)
MUNICIPALITIES = frozenset(_MUNICIPALITY_WORDS.split())
_OFFICE_WORDS = (
    "заместитель зам специалист сотрудник работник исполнитель начальник секретарь управляющий "
    "приемная отдел сектор управление департамент комитет служба аппарат коллектив команда служащий "
    "консультант инспектор делопроизводитель власть юрист бухгалтер экономист руководство орган"
)
OFFICES = frozenset(_OFFICE_WORDS.split())
_CROWD_WORDS = "большинство многие некоторые остальные другие часть ряд каждый кто никто"
CROWDS = frozenset(_CROWD_WORDS.split())
BESIDE = ("бывш", "прежн", "предыдущ", "кажд", "соседн", "вышестоящ", "другой", "иной")
"""«Бывший глава», «соседнее поселение»: an office of another time or place."""
_ORGANISATION_WORDS = (
    "совет дума палата общество союз организация фирма компания предприятие объединение группа редакция "
    "газета партия профсоюз отряд центр институт университет колледж подрядчик"
)
ORGANISATIONS = frozenset(_ORGANISATION_WORDS.split())
SPOKEN_OF = frozenset({"он", "она", "они", "оно"})
_MEANS_WORDS = (
    "путь образ приказ решение распоряжение постановление сила средство помощь порядок часть количество "
    "название номер файл этап способ пакет тираж текст фото ссылка список раздел"
)
MEANS = frozenset(_MEANS_WORDS.split())
"""Instrumentals that tell how, and not by whom."""
_POSTING_WORDS = (
    "разместить опубликовать выложить выставить загрузить внести подать направить представить подготовить "
    "оформить добавить предложить реализовать провести создать разработать описать"
)
POSTING = frozenset(_POSTING_WORDS.split())
_BEING_WORDS = "отсутствовать действовать иметься существовать функционировать работать числиться поступить"
BEING = frozenset(_BEING_WORDS.split())
"""Of what is there, or is not, the subject is no doer: «молодежные советы отсутствуют»."""
