"""Countries and cities: languages, currencies, time zones, postcodes, phone plans, mail domains."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints

FIRST_YEAR, LAST_YEAR = 2015, 2031


@dataclass(frozen=True)
class City:
    """A city: local and English name, region, postcode start, landline area, time zone."""

    name: str
    english: str
    region: str
    postcode: str
    area: str
    offset_hours: int
    weight: float


@dataclass(frozen=True)
class Country:
    """A country: the properties of its records. `trunk` is dialled before a national number."""

    code: str
    name: str
    share: float
    locale: str
    language: str
    currency: str
    calling_code: str
    trunk: str
    mobile_prefixes: tuple[str, ...]
    summer_time: str
    postcode_digits: int
    mail_domains: tuple[str, ...]
    income_usd: int
    cities: tuple[City, ...]


def _cities(*rows: tuple[str, str, str, str, str, int, float]) -> tuple[City, ...]:
    return tuple(City(*row) for row in rows)


COUNTRIES: tuple[Country, ...] = (
    Country(
        *("US", "United States", 0.30, "en-US", "en", "USD", "1", "", ("",), "US", 2),
        ("gmail.com", "yahoo.com", "outlook.com", "icloud.com"),
        68_000,
        _cities(
            ("New York", "New York", "New York", "100", "212", -5, 4),
            ("Chicago", "Chicago", "Illinois", "606", "312", -6, 3),
            ("Austin", "Austin", "Texas", "787", "512", -6, 2),
            ("Seattle", "Seattle", "Washington", "981", "206", -8, 2),
            ("Los Angeles", "Los Angeles", "California", "900", "213", -8, 4),
            ("Boise", "Boise", "Idaho", "837", "208", -7, 1),
        ),
    ),
    Country(
        *("GB", "United Kingdom", 0.15, "en-GB", "en", "GBP", "44", "0"),
        ("74", "75", "77", "78", "79"),
        "EU",
        1,
        ("gmail.com", "hotmail.co.uk", "btinternet.com", "outlook.com"),
        46_000,
        _cities(
            ("London", "London", "England", "SW1A ", "20", 0, 5),
            ("Manchester", "Manchester", "England", "M1 ", "161", 0, 2),
            ("Leeds", "Leeds", "England", "LS1 ", "113", 0, 2),
            ("Edinburgh", "Edinburgh", "Scotland", "EH1 ", "131", 0, 1),
        ),
    ),
    Country(
        *("DE", "Germany", 0.15, "de-DE", "de", "EUR", "49", "0"),
        ("151", "152", "160", "170", "175", "176"),
        "EU",
        2,
        ("gmail.com", "gmx.de", "web.de", "t-online.de"),
        52_000,
        _cities(
            ("Berlin", "Berlin", "Berlin", "101", "30", 1, 4),
            ("Hamburg", "Hamburg", "Hamburg", "200", "40", 1, 2),
            ("München", "Munich", "Bayern", "803", "89", 1, 3),
            ("Köln", "Cologne", "Nordrhein-Westfalen", "506", "221", 1, 2),
            ("Göttingen", "Gottingen", "Niedersachsen", "370", "551", 1, 1),
        ),
    ),
    Country(
        *("FR", "France", 0.10, "fr-FR", "fr", "EUR", "33", "0", ("6", "7"), "EU", 2),
        ("gmail.com", "orange.fr", "free.fr", "laposte.net"),
        43_000,
        _cities(
            ("Paris", "Paris", "Île-de-France", "750", "1", 1, 5),
            ("Lyon", "Lyon", "Auvergne-Rhône-Alpes", "690", "4", 1, 2),
            ("Marseille", "Marseille", "Provence-Alpes-Côte d'Azur", "130", "4", 1, 2),
            ("Lille", "Lille", "Hauts-de-France", "590", "3", 1, 1),
        ),
    ),
    Country(
        *("CN", "China", 0.15, "zh-CN", "zh", "CNY", "86", ""),
        ("138", "139", "150", "158", "186", "188"),
        "",
        3,
        ("qq.com", "163.com", "126.com", "gmail.com"),
        24_000,
        _cities(
            ("上海", "Shanghai", "上海", "200", "21", 8, 4),
            ("北京", "Beijing", "北京", "100", "10", 8, 4),
            ("成都", "Chengdu", "四川", "610", "28", 8, 2),
            ("杭州", "Hangzhou", "浙江", "310", "571", 8, 2),
            ("绵阳", "Mianyang", "四川", "621", "816", 8, 1),
        ),
    ),
    Country(
        *("JP", "Japan", 0.07, "ja-JP", "ja", "JPY", "81", "0", ("70", "80", "90"), "", 4),
        ("gmail.com", "yahoo.co.jp", "docomo.ne.jp", "icloud.com"),
        38_000,
        _cities(
            ("東京", "Tokyo", "東京都", "100-", "3", 9, 5),
            ("大阪", "Osaka", "大阪府", "530-", "6", 9, 3),
            ("札幌", "Sapporo", "北海道", "060-", "11", 9, 1),
        ),
    ),
    Country(
        *("BR", "Brazil", 0.08, "pt-BR", "pt", "BRL", "55", ""),
        ("119", "219", "319", "519"),
        "",
        3,
        ("gmail.com", "uol.com.br", "hotmail.com", "bol.com.br"),
        16_000,
        _cities(
            ("São Paulo", "Sao Paulo", "São Paulo", "01310-", "11", -3, 4),
            ("Rio de Janeiro", "Rio de Janeiro", "Rio de Janeiro", "20040-", "21", -3, 3),
            ("Curitiba", "Curitiba", "Paraná", "80010-", "41", -3, 1),
        ),
    ),
)
CITIES: tuple[City, ...] = tuple(city for country in COUNTRIES for city in country.cities)
FIRST_CITY: tuple[int, ...] = tuple(
    sum(len(country.cities) for country in COUNTRIES[:position])
    for position in range(len(COUNTRIES))
)
COUNTRY_OF_CITY: Ints = np.repeat(
    np.arange(len(COUNTRIES)), [len(country.cities) for country in COUNTRIES]
)
