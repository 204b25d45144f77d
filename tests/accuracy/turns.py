"""Figures beside other numbers: totals and parts, earlier years, plans, what was only prepared."""

from __future__ import annotations

import random

Told = tuple[str, dict[str, int]]


def turn(rng: random.Random) -> Told:
    """What was done, told with numbers that must not be taken for it."""
    now, initiatives = rng.randint(5, 12), rng.randint(5, 12)
    less, more = rng.randint(2, 4), rng.randint(2, 9)
    single = (
        f"всего размещено {now} практик, в том числе за сентябрь {less}.",
        f"подготовлено {now + more} практик, из них размещено на площадке {now}.",
        f"в 2023 году было размещено {less} практики, в 2024 году – {now} практик.",
        f"размещено {now} практик (за аналогичный период 2023 года – {less}).",
        f"по состоянию на 05.09.2024 – {less} практики, на 25.09.2024 – {now} практик.",
        f"план – {now + more} практик, факт – {now}.",
        f"по плану {now + more} практик, размещено {now}.",
        f"размещено {now} практик, что на {less} больше, чем в прошлом году.",
        f"количество практик выросло на {less} и составило {now}.",
        f"размещено {now} практик, из них {less} – в сфере благоустройства, {now - less} – в сфере культуры.",
        f"направлено {now + less} практик, {less} отклонены модератором, {now} опубликованы.",
        f"из {now + more} практик размещено {now}.",
        f"на площадке муниципалитеты.рф {now} практик прошли модерацию и размещены.",
        f"размещено практик: I квартал – {less}, II квартал – {now - less}, всего – {now}.",
    )
    both = (
        f"по поселению: практик – {now} (в 2023 году – {less}), инициатив – {initiatives}.",
        f"размещено {now + initiatives} материалов ({now} практик, {initiatives} инициатив).",
        f"сведения о размещении:\nПоказатель 2023 год 2024 год\nПрактики {less} {now}\n"
        f"Инициативы {less} {initiatives}\n",
        f"сведения о размещении:\nПоказатель План Факт\nПрактики {now + more} {now}\n"
        f"Инициативы {initiatives + more} {initiatives}\n",
    )
    place = rng.randrange(len(single) + len(both))
    if place < len(single):
        return single[place], {"practices": now}
    return both[place - len(single)], {"practices": now, "initiatives": initiatives}
