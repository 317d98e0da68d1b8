"""Texts of posts' comments and messages, in the languages of the world's countries."""

from collections.abc import Mapping
from dataclasses import dataclass

from portrait_world.arrays import Ints, Text, pick
from portrait_world.people.places import COUNTRIES

LANGUAGES = ("en", "de", "fr", "zh", "ja", "pt")
LANGUAGE_OF_COUNTRY = tuple(LANGUAGES.index(country.language) for country in COUNTRIES)
TOPICS = {
    "en": (
        *("this jacket", "this serum", "this lamp", "this camera"),
        *("this tent", "this stroller", "this desk"),
    ),
    "de": (
        *("die Jacke", "das Serum", "die Lampe", "die Kamera"),
        *("das Zelt", "den Kinderwagen", "den Schreibtisch"),
    ),
    "fr": (
        *("cette veste", "ce sérum", "cette lampe", "cet appareil"),
        *("cette tente", "cette poussette", "ce bureau"),
    ),
    "zh": (
        *("这件外套", "这款精华", "这盏灯", "这台相机"),
        *("这顶帐篷", "这辆婴儿车", "这张书桌"),
    ),
    "ja": (
        *("このジャケット", "この美容液", "このランプ", "このカメラ"),
        *("このテント", "このベビーカー", "この机"),
    ),
    "pt": (
        *("esta jaqueta", "este sérum", "esta luminária", "esta câmera"),
        *("esta barraca", "este carrinho", "esta mesa"),
    ),
}
COMMENTS = {
    "en": (
        "I love {}!",
        "Where can I buy {}?",
        "Bought {}, it broke after a week",
        "Want {} so bad",
    ),
    "de": ("Ich liebe {}!", "Wo kann ich {} kaufen?", "Habe {} zurückgeschickt", "Will {} haben"),
    "fr": ("J'adore {} !", "Où acheter {} ?", "Déçue par {}, qualité moyenne", "Je veux {}"),
    "zh": ("{}太好看了！", "{}在哪里可以买到？", "{}用了一周就坏了，失望", "种草{}了"),
    "ja": ("{}大好きです！", "{}はどこで買えますか？", "{}はすぐ壊れました", "{}が欲しい"),
    "pt": ("Amei {}!", "Onde compro {}?", "Comprei {} e quebrou logo", "Quero muito {}"),
}
MESSAGES = {
    "en": ("Hi, is {} still available?", "When will you send {}? I ordered it last week"),
    "de": ("Hallo, gibt es {} noch?", "Wann kommt {}? Bestellt letzte Woche"),
    "fr": ("Bonjour, avez-vous encore {} ?", "Quand arrive {} ? Commandé la semaine dernière"),
    "zh": ("你好，{}还有货吗？", "上周买的，{}什么时候发货？"),
    "ja": ("こんにちは、{}はまだありますか？", "先週注文した{}はいつ届きますか？"),
    "pt": ("Oi, {} ainda está disponível?", "Quando chega {}? Pedi na semana passada"),
}
POSTS = {
    **dict.fromkeys(LANGUAGES, ("New in the shop: {}", "Made to last: {}")),
    "zh": ("新品上市：{}", "经久耐用：{}"),
}
GIVES_ADDRESS = (
    *(" My mail: ", " Meine Mail: ", " Mon adresse : ", " 邮箱：", " メール：", " Meu e-mail: "),
)
ANSWERS = (
    *("Thank you for writing, we are looking into it.", "Danke, wir kümmern uns darum."),
    *(
        "Merci, nous regardons cela.",
        "您好，我们马上为您处理。",
        "ありがとうございます、確認します。",
    ),
    "Obrigado, vamos verificar.",
)


@dataclass(frozen=True)
class Spoken:
    """The vocabulary of sentences: languages by templates by topics."""

    sentences: Mapping[str, tuple[str, ...]]

    def say(self, language: Ints, template: Ints, topic: Ints) -> Text:
        """Return a sentence a row."""
        width = len(self.sentences["en"])
        words = [
            template.format(word)
            for name in LANGUAGES
            for template in self.sentences[name]
            for word in TOPICS[name]
        ]
        return pick(words, (language * width + template) * 7 + topic)
