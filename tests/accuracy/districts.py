"""Districts that answer for their settlements."""

from __future__ import annotations

import random

from tests.accuracy import documents, wording
from tests.accuracy.mime import Attached, write
from tests.accuracy.requests import DIALOGUE, reference
from tests.accuracy.sheets import clerk, new_mail, upper
from tests.accuracy.town import Place, Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth


def district(town: Town, rng: random.Random) -> Sample:
    """A district answers for its settlements in a workbook, a document's table or a list in the body."""
    whole = rng.choice([each for each in town.places if len(town.settlements_of(each.oktmo)) > 2])
    settlements = town.settlements_of(whole.oktmo)
    if rng.random() < 0.4:
        settlements = rng.sample(settlements, rng.randint(2, len(settlements)))
    rows = [(each, rng.choice((0, 0, 1, 2, 3)), rng.choice((0, 1, 2))) for each in settlements]
    p, i = sum(row[1] for row in rows), sum(row[2] for row in rows)
    own = rng.random() < 0.7
    style = rng.choice(("xlsx", "docx", "list"))
    form = rng.choice(("short", "short", "slash", "full"))
    lead = (
        f"Администрация {named(town, whole, 'gen', rng)} {reference(DIALOGUE, rng)} направляет сводную "
        "информацию по поселениям"
    )
    attached, text = [], lead + "."
    if style == "list":
        lines = [
            f"{_short(town, each, form)} - {a} {wording.counted(a, 'практика', 'практики', 'практик')}, "
            f"{b} {wording.counted(b, 'инициатива', 'инициативы', 'инициатив')};"
            for each, a, b in rows
        ]
        text = lead + ":\n" + "\n".join(lines)
    else:
        head = ["№", "Наименование поселения", "Количество размещенных практик", "Количество инициатив"]
        table: list[list[str | int]] = [head]  # type: ignore[list-item]  # a list of str is one of str | int here
        table += [[n, _short(town, each, form), a, b] for n, (each, a, b) in enumerate(rows, 1)]
        if own:
            table.append(["", rng.choice(("Итого", "ИТОГО по району", "Всего")), p, i])
        name = rng.choice(("Свод", "Приложение", "Таблица по поселениям"))
        if style == "xlsx":
            attached = [Attached(f"{name}.xlsx", documents.XLSX, documents.xlsx(table))]
        else:
            attached = [
                Attached(
                    f"{name}.docx",
                    documents.DOCX,
                    documents.docx("Приложение", ["Сводная информация"], rng, table),
                )
            ]
    mail = new_mail(
        rng, whole.email if rng.random() < 0.5 else clerk(rng), "Сводная информация", text + "\n", attached
    )
    cases = [
        CaseTruth(
            "96-2024", each.oktmo, "report" if a or b else "nothing", {"practices": a, "initiatives": b}
        )
        for each, a, b in rows
    ]
    cases.append(CaseTruth("96-2024", whole.oktmo, "report", None))
    truth = Truth(
        f"district {style} {form} {len(rows)} rows",
        "reply",
        "strong",
        tuple(cases),
        attachments=tuple(a.name for a in attached),
    )
    return Sample(write(mail, rng), truth)


def _short(town: Town, place: Place, form: str) -> str:
    city = place.kind.startswith("город")
    adjectival = place.base.endswith(("ое", "ее"))
    noun = place.kind if form == "full" else {"short": ("СП", "ГП"), "slash": ("с/п", "г/п")}[form][city]
    return f"{place.base} {noun}" if adjectival else f"{noun} {place.base}"


def with_settlements(town: Town, rng: random.Random) -> Sample:
    """«С учётом поселений»: the district is answered, its settlements are proposed."""
    whole = rng.choice([each for each in town.places if town.settlements_of(each.oktmo)])
    said, figures = wording.report(rng, both=True)
    phrase = rng.choice(
        ("с учётом поселений", "с учетом городских и сельских поселений", "включая поселения района")
    )
    text = (
        f"{upper(reference(DIALOGUE, rng))} администрация {named(town, whole, 'gen', rng)} сообщает "
        f"({phrase}): {said}\n"
    )
    case = CaseTruth("96-2024", whole.oktmo, "report", figures)
    proposable = frozenset(("96-2024", each.oktmo) for each in [whole, *town.settlements_of(whole.oktmo)])
    return Sample(
        write(new_mail(rng, whole.email, "Ответ", text), rng),
        Truth(f"with settlements «{phrase}»", decision="free", cases=(case,), proposable=proposable),
    )
