"""A made-up but lifelike report on the coast of Syria in March 2025; figures as in the sources."""

from __future__ import annotations

from sitrep.document.model import (
    Cell,
    ChangeRow,
    Constraint,
    Contact,
    Document,
    Evidence,
    Funding,
    Gap,
    Impact,
    ImpactRow,
    Masthead,
    Reference,
    Run,
    Sector,
    Statement,
    Tile,
)
from sitrep.domain.kinds import KINDS


def _figure(text: str, note: int) -> Run:
    return Run(text, f"f{note}", note)


def _cell(text: str, note: int = 0) -> Cell:
    return Cell(text, f"f{note}" if note else "", note, counted=text[:1].isdigit())


def _evidence(
    number: int, kind: str, statement: str, place: str, as_of: str, **more: str
) -> Evidence:
    return Evidence(
        number,
        f"f{number}",
        statement,
        place,
        as_of,
        definition=KINDS[kind].definition,
        kinds=(kind,),
        reviewed=number != 8,
        **more,
    )


MASTHEAD = Masthead(
    title="Syria: Coastal violence",
    label="Situation Report No. 3",
    report_type="situation_report",
    number=3,
    as_of="As of 12 March 2025, 6 p.m. (local time)",
    classification="public",
    classification_label="Public",
    areas="Lattakia, Tartous, Hama and Homs governorates",
    organization="Coastal Field Office",
    producer="This report is produced by the Coastal Field Office in collaboration with partners. "
    "It covers the period from 9 March to 12 March 2025. The next report will be issued on or "
    "around 16 March 2025.",
    facts=("Reporting period 9–12 March 2025", "Next report 16 March 2025", "CE-2025-000031-SYR"),
)

HIGHLIGHTS = (
    (
        _figure("1,383 civilians", 1),
        Run(
            " have been killed in four governorates since 6 March, the Syrian Observatory for "
            "Human Rights (SOHR) reports, 158 more than a day earlier."
        ),
    ),
    (
        Run("The UN Human Rights Office has verified the killing of "),
        _figure("111 civilians", 2),
        Run(" and expects the count to rise; the two counts are not compared."),
    ),
    (
        _figure("Six referral hospitals", 3),
        Run(" and several ambulances are out of service in Lattakia and Tartous."),
    ),
    (
        Run("Families are still crossing into Akkar in Lebanon, "),
        _figure("at least 6,000 people", 4),
        Run(
            " by the last count; no organization has published a count for displacement inside "
            "the coastal governorates."
        ),
    ),
    (Run("The Homs–Lattakia highway remains blocked, and aid convoys wait for safe passage."),),
)

TILES = (
    Tile(
        "f1",
        "1,383",
        "Killed (SOHR)",
        "1,383 civilians killed",
        "SOHR",
        "12 March 2025",
        1,
        change="▲ +158 since 11 March",
    ),
    Tile(
        "f2",
        "111",
        "Killed, verified (OHCHR)",
        "111 civilians killed",
        "UN Human Rights Office",
        "11 March 2025",
        2,
    ),
    Tile(
        "f5",
        "Dozens",
        "Wounded or captured (SOHR)",
        "dozens of people wounded or captured",
        "SOHR",
        "7 March 2025",
        5,
        counted=False,
    ),
    Tile(
        "f4",
        "6,000+",
        "Crossed a border (UNHCR)",
        "at least 6,000 people crossed a border",
        "UNHCR",
        "11 March 2025",
        4,
        reviewed=True,
        change="new in this report",
    ),
)

CHANGES = (
    ChangeRow(
        "f1",
        "Killed, civilians (SOHR)",
        "1,225 (11 March 2025)",
        "1,383",
        "+158 (+12.9 per cent)",
        "New deaths reported in all governorates but Homs.",
    ),
    ChangeRow("f2", "Killed, verified (OHCHR)", "", "111", "", "new in this issue"),
    ChangeRow(
        "f5",
        "Wounded or captured (SOHR)",
        "dozens (7 March 2025)",
        "dozens",
        "",
        "Neither is a number, so there is no difference.",
    ),
    ChangeRow(
        "f9", "Homes damaged", "about 40 (8 March 2025)", "", "", "Source no longer reports it."
    ),
)

OVERVIEW = (
    (
        Run(
            "Clashes between security forces and gunmen loyal to the former government began on 6 "
            "March, when patrols and checkpoints were ambushed in and around Jableh. The "
            "authorities sent reinforcements to Lattakia and Tartous and imposed curfews. Attacks "
            "on civilians, most of them in Alawite-majority villages, followed in the countryside "
            "of four governorates."
        ),
    ),
    (
        Run("SOHR counts "),
        _figure("1,383 civilians killed", 1),
        Run(
            " from 6 March to 12 March: 683 in Lattakia, 433 in Tartous, 255 in Hama and 12 in "
            "Homs. The UN Human Rights Office has verified "
        ),
        _figure("111", 2),
        Run(
            " by name and place. The two bodies count in different ways, and their figures must "
            "not be added."
        ),
    ),
    (
        Run(
            "Electricity and water were cut in the countryside of Jableh and Banias from 7 March "
            "and are only partly restored. Bakeries in Banias work at half capacity for want of "
            "fuel. Schools in both governorates stay closed until further notice."
        ),
    ),
    (
        Run(
            "An armed incident on 12 March near الحفة (Al-Haffa) was reported by local media and "
            "is not yet confirmed by a second source."
        ),
    ),
)

IMPACT = Impact(
    ("Killed (SOHR)", "Verified (OHCHR)", "Wounded or captured", "Crossed a border"),
    (
        ImpactRow("Lattakia", "SY06", (_cell("683", 6), Cell(), Cell(), Cell())),
        ImpactRow("Tartous", "SY10", (_cell("433", 6), Cell(), Cell(), _cell("≥ 6,000", 4))),
        ImpactRow("Hama", "SY05", (_cell("255", 6), Cell(), Cell(), Cell())),
        ImpactRow("Homs", "SY04", (_cell("12", 6), Cell(), Cell(), Cell())),
        ImpactRow(
            "All areas",
            "",
            (_cell("1,383", 1), _cell("111", 2), _cell("dozens", 5), _cell("≥ 6,000", 4)),
            whole=True,
        ),
    ),
)

SECTORS = (
    Sector(
        "health",
        "Health",
        "WHO",
        in_need=_cell("51,000", 7),
        targeted=_cell("10,000"),
        reached=_cell("4,200"),
        reached_share=0.42,
        needs=(
            (
                Run("Trauma supplies, blood products and fuel for generators in "),
                _figure("six referral hospitals", 3),
                Run("."),
            ),
            (Run("Safe passage for ambulances on the road from Jableh to Lattakia."),),
        ),
        response=(
            (
                Run(
                    "WHO delivered 12 trauma kits to Lattakia National Hospital on 10 March, "
                    "enough for 600 patients."
                ),
            ),
            (Run("Syrian Arab Red Crescent teams have taken 240 wounded people to hospital."),),
        ),
        gaps=((Run("No orthopedic surgeon in Banias; specialists cannot travel."),),),
    ),
    Sector(
        "protection",
        "Protection",
        "UNHCR",
        needs=(
            (Run("Civilians in rural Jableh and Banias fear reprisals and stay indoors."),),
            (Run("Families ask for help to trace relatives and to bury the dead."),),
        ),
        response=((Run("A hotline has been open since 9 March; three partners answer it."),),),
        gaps=((Run("Monitors have no access to Al-Qardaha since 7 March."),),),
    ),
    Sector(
        "shelter",
        "Shelter and non-food items",
        "UNHCR and NRC",
        targeted=_cell("2,000 households", 8),
        needs=(
            (Run("Two collective shelters hold "), _figure("1,000 households each", 8), Run(".")),
        ),
        gaps=(
            (Run("Nobody has counted damaged homes."),),
            (Run("Winter blankets for half of the families."),),
        ),
    ),
)

CONSTRAINTS = (
    Constraint(
        "Road closed",
        "Homs–Lattakia highway",
        "8 March 2025",
        "the Homs–Latakia highway remains blocked",
        "OCHA, Situation Report No. 3",
        9,
    ),
    Constraint(
        "Curfew",
        "Lattakia, Tartous",
        "6 March 2025",
        "a curfew has been declared in the coastal cities",
        "Example News",
        10,
    ),
)

EVIDENCE = (
    _evidence(
        1,
        "killed",
        "1,383 civilians killed",
        "Syria (four governorates)",
        "12 March 2025",
        chain="SOHR (reported) → Shafaq News (published)",
        grade="C3",
        verification="reported",
        quote="the death toll among civilians has risen to 1,383",
        article="A",
    ),
    _evidence(
        2,
        "killed",
        "111 civilians killed",
        "Lattakia, Tartous",
        "11 March 2025",
        chain="UN Human Rights Office (verified) → UNICEF (published)",
        grade="A1",
        verification="verified",
        quote="OHCHR has so far documented the killing of 111 civilians",
        article="B",
    ),
    _evidence(
        3,
        "facility_out",
        "six hospitals out of service",
        "Lattakia, Tartous",
        "10 March 2025",
        chain="OCHA (reported)",
        grade="A2",
        verification="corroborated",
        quote="six referral hospitals and several ambulances were put out of service",
        article="C",
    ),
    _evidence(
        4,
        "displaced_crossborder",
        "at least 6,000 people crossed a border",
        "Akkar, Lebanon",
        "11 March 2025",
        chain="UNHCR (reported) → UNFPA (published)",
        grade="B2",
        verification="unverified",
        quote="51,000 people displaced, including 6,000 to Lebanon (unverified)",
        article="D",
    ),
    _evidence(
        5,
        "injured",
        "dozens of people wounded or captured",
        "Lattakia, Tartous",
        "7 March 2025",
        chain="SOHR (reported) → Example News (published)",
        grade="C3",
        verification="reported",
        quote="the death toll has surpassed 70, with dozens more wounded or captured",
        article="E",
        note="The source does not tell wounded from captured.",
    ),
    _evidence(
        6,
        "killed",
        "683, 433, 255 and 12 civilians killed",
        "Lattakia, Tartous, Hama, Homs",
        "12 March 2025",
        chain="SOHR (reported) → Shafaq News (published)",
        grade="C3",
        verification="reported",
        quote="683 in Latakia, 433 in Tartus, 255 in Hama and 12 in Homs",
        article="A",
    ),
    _evidence(
        7,
        "in_need",
        "51,000 people in need",
        "Lattakia, Tartous",
        "12 March 2025",
        chain="Health partners, by telephone",
        grade="B3",
        verification="reported",
        note="Told by telephone by the sector lead on 12 March, 11 a.m.; no document yet.",
    ),
    _evidence(
        8,
        "sheltered",
        "1,000 households in each of two shelters",
        "Lattakia",
        "12 March 2025",
        chain="UNFPA (reported)",
        grade="B3",
        verification="reported",
        quote="two collective shelters host 1,000 households each",
        article="D",
    ),
    _evidence(
        9,
        "road_closure",
        "road closed",
        "Homs–Lattakia highway",
        "10 March 2025",
        chain="OCHA (reported)",
        grade="A2",
        verification="corroborated",
        quote="the Homs–Latakia highway remains blocked",
        article="C",
    ),
    _evidence(
        10,
        "curfew",
        "curfew",
        "Lattakia, Tartous",
        "6 March 2025",
        chain="Example News (reported)",
        grade="C3",
        verification="reported",
        quote="a curfew has been declared in the coastal cities",
        article="E",
    ),
)

REFERENCES = (
    Reference(
        "A",
        "Death toll in Syria’s coastal violence rises to 1,383",
        "Shafaq News",
        "",
        "12 March 2025",
        "12 March 2025",
        "https://shafaq.example/en/World/Death-toll-in-Syria-s-coastal-violence-rises-to-1-383",
    ),
    Reference(
        "B",
        "Humanitarian Flash Update 1: hostilities in coastal areas",
        "UNICEF",
        "",
        "11 March 2025",
        "12 March 2025",
        "https://unicef.example/syria/flash-update-1",
    ),
    Reference(
        "C",
        "Syrian Arab Republic: Humanitarian Situation Report No. 3",
        "OCHA",
        "",
        "10 March 2025",
        "11 March 2025",
        "https://ocha.example/syria/sitrep-3",
    ),
    Reference(
        "D",
        "Flash Update 1: coastal Syria",
        "UNFPA",
        "",
        "11 March 2025",
        "12 March 2025",
        "https://unfpa.example/resources/flash-update-1",
    ),
    Reference(
        "E",
        "Clashes in Syria’s coastal region leave more than 70 dead",
        "Example News",
        "A. Reporter",
        "7 March 2025",
        "8 March 2025",
        "https://news.example/syria/clashes-coast",
    ),
)

DOCUMENT = Document(
    language="en",
    direction="ltr",
    template="situation_report",
    masthead=MASTHEAD,
    highlights=HIGHLIGHTS,
    tiles=TILES,
    changes_title="Changed since Report No. 2 (9 March 2025)",
    changes=CHANGES,
    overview=OVERVIEW,
    impact=IMPACT,
    impact_note=(
        (
            Run(
                "Counts of SOHR and of the UN Human Rights Office are made in different ways and "
                "do not add up. No organization counts by sex or age."
            ),
        ),
    ),
    constraints=CONSTRAINTS,
    access=(
        (
            Run(
                "Checkpoints on coastal roads turn back aid convoys without a permit of both the "
                "governorate and the Ministry of Defense. Two of seven requested movements went "
                "ahead."
            ),
        ),
    ),
    sectors=SECTORS,
    statements=(
        Statement(
            "Civilians must be protected, and those responsible must be held to account.",
            "UN High Commissioner for Human Rights",
            "9 March 2025",
            2,
        ),
        Statement(
            "We call on all sides to let ambulances pass.",
            "Syrian Arab Red Crescent",
            "10 March 2025",
            0,
        ),
    ),
    coordination=(
        (
            Run(
                "The area-based coordination group for the coast meets each day at 10 a.m., led "
                "by OCHA from Homs. A joint assessment of Jableh and Banias is planned for 15 "
                "March, if access allows."
            ),
        ),
    ),
    funding=(
        Funding(
            appeal="Syria Humanitarian Response Priorities, January to June 2025",
            required="US$ 2.0 billion",
            received="$256 million",
            share="12.8 per cent",
            source="Financial Tracking Service, 12 March 2025",
        ),
    ),
    gaps=(
        Gap(
            "How many people are displaced inside Lattakia and Tartous?", "IOM, governorate offices"
        ),
        Gap("How many of the wounded are women and children?", "Health partners"),
        Gap("Which water networks are damaged?"),
    ),
    outlook=(
        (Run("The fact-finding committee of the authorities is to report within 30 days."),),
        (Run("Rain is forecast for 14–16 March, which can close rural roads."),),
    ),
    contacts=(
        Contact(
            "Leila Haddad",
            "Head of office",
            "Coastal Field Office",
            "+963 41 555 0100",
            "head@coast.example",
        ),
        Contact("Information desk", "", "Coastal Field Office", "", "sitrep@coast.example"),
    ),
    evidence=EVIDENCE,
    references=REFERENCES,
    disclaimer=(
        "Figures are those of the named sources and are susceptible to revision as further "
        "information becomes available. Counts of different bodies are never added.",
        "The names shown do not imply official endorsement or acceptance.",
    ),
    unreviewed=1,
    draft=False,
    fingerprint="7f3a 9c2e",
)
