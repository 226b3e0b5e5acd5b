"""Themes, exercises, case studies; cohorts, organisations, people."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.api import models
from club.api.context import Context, iso_duration, text
from club.sources import kinds
from club.sources.reader import Item


def theme(context: Context, item: Item) -> models.Theme:
    data = item.data
    return models.Theme(
        **context.entry(item),
        month=str(data.month),
        question=data.question,
        summary=data.summary,
        cohorts=context.ids(kinds.COHORT, data.cohorts),
        resources=[
            models.Resource(title=one.title, url=one.url, kind=one.kind, language=one.language)
            for one in data.resources
        ],
        calendar=context.absolute(addresses.item_calendar(kinds.THEME, item.id)),
        content_html=context.content(item),
    )


def exercise(context: Context, item: Item) -> models.Exercise:
    data = item.data
    return models.Exercise(
        **context.entry(item),
        goal=data.goal,
        duration=iso_duration(data.duration) or "",
        least=data.group_size.least,
        most=data.group_size.most,
        level=data.level.value if data.level else None,
        materials=list(data.materials),
        themes=context.ids(kinds.THEME, data.themes),
        content_html=context.content(item),
    )


def case_study(context: Context, item: Item) -> models.CaseStudy:
    data = item.data
    return models.CaseStudy(
        **context.entry(item),
        summary=data.summary,
        authors=list(_authors(context, item)),
        organisations=[] if data.anonymous else list(_organisations(context, item)),
        anonymous=data.anonymous,
        themes=context.ids(kinds.THEME, data.themes),
        exercises=context.ids(kinds.EXERCISE, data.exercises),
        published_on=data.published_on.isoformat(),
        updated_on=text(data.updated_on),
        results=[
            models.Result(measure=one.measure, before=one.before, after=one.after, source=one.source)
            for one in data.results
        ],
        licence=data.licence or context.programme.club.licence,
        content_html=context.content(item),
    )


def _authors(context: Context, item: Item) -> Iterator[models.Speaker]:
    """People by their file, others as they were written; of an anonymous study, pseudonyms alone."""
    for author in item.data.authors:
        if isinstance(author, str):
            yield context.speaker(context.programme.get("person", author), item.data.published_on)
        else:
            organisation = None if item.data.anonymous else author.organisation
            yield models.Speaker(id=None, name=author.name, url=None, organisation=organisation)


def _organisations(context: Context, item: Item) -> Iterator[models.Named]:
    for one in item.data.organisations:
        if isinstance(one, str):
            yield context.named(context.programme.get("organisation", one))
        else:
            yield models.Named(id=None, name=one.name, url=None)


def cohort(context: Context, item: Item) -> models.Cohort:
    data = item.data
    return models.Cohort(
        **context.entry(item),
        starts=str(data.starts),
        ends=text(data.ends),
        summary=data.summary,
        organisations=[context.named(one) for one in context.programme.links(item, "organisations")],
        content_html=context.content(item),
    )


def organisation(context: Context, item: Item) -> models.Organisation:
    data = item.data
    return models.Organisation(
        **context.entry(item),
        website=data.url,
        sector=data.sector,
        member=data.member,
        founding=data.founding,
        joined=text(data.joined),
        left=text(data.left),
    )


def person(context: Context, item: Item) -> models.Person:
    """Somebody who agreed to have a page; nobody else is an item."""
    data = item.data
    return models.Person(
        **context.entry(item),
        role=data.role,
        affiliations=list(_affiliations(context, item)),
        cohorts=context.ids(kinds.COHORT, data.cohorts),
        links=[models.Link(title=label, url=url) for label, url in data.links],
        content_html=context.content(item),
    )


def _affiliations(context: Context, item: Item) -> Iterator[models.Affiliation]:
    for spell in item.data.affiliations:
        named = spell.organisation
        of = (
            context.named(context.programme.get("organisation", named))
            if isinstance(named, str)
            else models.Named(id=None, name=named.name, url=None)
        )
        yield models.Affiliation(organisation=of, since=text(spell.from_), until=text(spell.until))
