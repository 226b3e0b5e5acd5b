"""Another hour for a repeat, from one of its dates on: a new period, and the old one keeps the dates before."""

from __future__ import annotations

from datetime import date, datetime

from club.amend.target import Refused
from club.programme.clock import ONE_DAY
from club.programme.occurrences import Occurrence, rule_dates
from club.since import lines
from club.sources.gatherings import Gathering, Period
from club.sources.rewrite import Header


def new_hour(header: Header, of: Occurrence, to: date) -> Header:
    """The dates from ``of`` on begin at the hour of ``to``, a time on the day of ``of``.  Raises Refused."""
    data: Gathering = of.session.data
    assert of.original is not None
    if not isinstance(to, datetime) or to.date() != of.original:
        hour = f"{to:%H:%M}" if isinstance(to, datetime) else "18:30"
        raise Refused(
            f"Avec --from, seule l'heure change, à partir d'une date de la répétition : \"{of.original} {hour}\"\n"
            "Un autre jour est un nouveau rythme : ajoutez une période à « repeat », puis annulez l'ancien, "
            f"club cancel {of.session.id} --from {of.original}"
        )
    if own := sorted(day for day, said in data.dates.items() if day >= of.original and (said.start or said.end)):
        days = ", ".join(str(day) for day in own)
        raise Refused(
            f"Ces dates ont déjà une heure à elles : {days}. Choisissez --from après, ou déplacez date par date."
        )
    usual = next(period.start.time() for period in data.repeat if of.original in rule_dates(period))
    for n, period in reversed(list(enumerate(data.repeat))):  # from the last, so that numbers stay right
        later = [day for day in rule_dates(period) if day >= of.original]
        if later and period.start.time() != usual:
            raise Refused(
                f"Le {later[0]}, la répétition commence déjà à une autre heure, {period.start:%H:%M}. Changez chaque "
                "période dans le fichier, puis demandez les lignes à ajouter : club check --since"
            )
        if later:
            header = _from(header, of, n, period, datetime.combine(later[0], to.time()))
    return header


def _from(header: Header, of: Occurrence, n: int, period: Period, first: datetime) -> Header:
    """The period numbered ``n`` begins at another hour from its date ``first`` on."""
    if first.date() == period.start.date():
        return header.with_value(("repeat", n, "start"), lines.moment(first))
    written = of.session.node["repeat"][n] if isinstance(of.session.node, dict) else {}
    keys = {**written, "start": lines.moment(first)}
    item = [f"{'- ' if not k else '  '}{key}: {value}" for k, (key, value) in enumerate(keys.items())]
    header = header.with_item(("repeat",), item, after=n)
    return header.with_value(("repeat", n, "until"), str(first.date() - ONE_DAY))
