"""The club, its organisations, its people."""

from __future__ import annotations

from club import addresses
from club.site.base import Site
from club.site.json_ld.common import CONTEXT, Data, publisher, said
from club.site.references import name_of
from club.sources.reader import Item


def club(site: Site) -> Data:
    """The club itself, on its home page."""
    about = site.programme.club
    run_by = site.programme.get("organisation", about.run_by) if about.run_by else None
    parent = {"@type": "Organization", "name": name_of(site.programme, run_by)} if run_by else None
    return said(
        {
            **CONTEXT,
            **publisher(site),
            "description": about.tagline,
            "parentOrganization": parent,
            "contactPoint": {"@type": "ContactPoint", "email": about.contact.email, "contactType": "customer support"},
        }
    )


def organisation(site: Site, item: Item, logo: Data | None) -> Data:
    """An organisation; its own site is the other page about it."""
    return said(
        {
            **CONTEXT,
            "@type": "Organization",
            "name": item.data.name,
            "url": item.data.url or site.absolute(addresses.item(item)),
            "mainEntityOfPage": site.absolute(addresses.item(item)),
            "logo": site.absolute(logo["url"]) if logo else None,
            "memberOf": publisher(site) if item.data.member and not item.data.left else None,
        }
    )


def person(site: Site, item: Item, photo: Data | None) -> Data:
    """A person who agreed to have a page."""
    where = site.programme.affiliation(item, site.programme.today)
    works_for = name_of(site.programme, where) if isinstance(where, Item) else where
    return said(
        {
            **CONTEXT,
            "@type": "Person",
            "name": item.data.name,
            "url": site.absolute(addresses.item(item)),
            "jobTitle": item.data.role,
            "image": site.absolute(photo["url"]) if photo else None,
            "sameAs": [url for _, url in item.data.links],
            "worksFor": {"@type": "Organization", "name": works_for} if works_for else None,
        }
    )
