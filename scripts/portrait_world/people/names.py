"""First and last names by country, as the tools show them and as an e-mail spells them."""

import unicodedata
from dataclasses import dataclass

from portrait_world.arrays import Text, text

_FEMALE = {
    "US": "Emma Olivia Ava Sophia Mia Amelia Harper Evelyn Abigail Emily Ella Scarlett Grace Chloe"
    " Riley Zoey Nora Hannah Lily Aubrey Linda Patricia Susan Karen",
    "GB": "Olivia Amelia Isla Ava Ivy Freya Lily Florence Willow Rosie Sophie Charlotte Poppy Alice"
    " Ruby Phoebe Daisy Eleanor Margaret Gillian Fiona Janet",
    "DE": "Anna Lena Lea Marie Sophie Laura Julia Sarah Lisa Katharina Johanna Clara Emma Mia"
    " Hannah Birgit Petra Sabine Ute Käthe Anneliese Heike",
    "FR": "Camille Léa Manon Chloé Emma Inès Jade Louise Alice Juliette Zoé Anaïs Élise"
    " Margaux Nathalie Isabelle Sylvie Monique Hélène Aurélie",
    "CN": "芳:fang 娜:na 敏:min 静:jing 丽:li 艳:yan 娟:juan 霞:xia 秀英:xiuying 雪:xue 婷:ting"
    " 玉兰:yulan 欣怡:xinyi 梓涵:zihan 诗涵:shihan 雨桐:yutong 佳怡:jiayi 晓梅:xiaomei",
    "JP": "陽葵:himari 結菜:yuina 美咲:misaki さくら:sakura 葵:aoi 美羽:miu 莉子:riko 花子:hanako"
    " 恵子:keiko 由美子:yumiko 直美:naomi 優子:yuko 愛:ai 裕子:hiroko 真由美:mayumi",
    "BR": "Maria Ana Juliana Fernanda Patrícia Aline Camila Letícia Beatriz Larissa Mariana"
    " Gabriela Luana Débora Rafaela Vitória Simone Cláudia Adriana Cecília",
}
_MALE = {
    "US": "Liam Noah Oliver Elijah James William Benjamin Lucas Henry Alexander Mason Michael Ethan"
    " Daniel Jacob Logan Jackson Levi David Joseph Robert Richard Gary Steven",
    "GB": "George Harry Oliver Jack Charlie Thomas Oscar William James Alfie Archie Theo Freddie"
    " Edward Callum Rhys Graham Nigel Stuart Colin Ian Alistair",
    "DE": "Lukas Leon Finn Jonas Maximilian Felix Paul Ben Elias Noah Tim Jan Niklas Florian"
    " Jürgen Wolfgang Klaus Uwe Jörg Günther Björn Sören",
    "FR": "Lucas Hugo Louis Gabriel Jules Arthur Raphaël Adam Nathan Théo Mathis Maxime Antoine"
    " Philippe Michel Thierry Jérôme François Stéphane Rémi",
    "CN": "伟:wei 强:qiang 磊:lei 军:jun 洋:yang 勇:yong 杰:jie 涛:tao 超:chao 明:ming 刚:gang"
    " 平:ping 辉:hui 鹏:peng 浩然:haoran 子轩:zixuan 宇航:yuhang 建国:jianguo",
    "JP": "蓮:ren 陽翔:haruto 湊:minato 大翔:hiroto 翔太:shota 健太:kenta 大輔:daisuke 誠:makoto"
    " 浩:hiroshi 隆:takashi 直樹:naoki 拓也:takuya 太郎:taro 学:manabu 亮:ryo",
    "BR": "João José Antônio Carlos Paulo Pedro Lucas Luiz Marcos Gabriel Rafael Daniel Marcelo"
    " Bruno Eduardo Felipe Rodrigo Thiago Gustavo André Fábio",
}
_LAST = {
    "US": "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez"
    " Lopez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark"
    " Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill O'Connor",
    "GB": "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson"
    " Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Hughes Edwards Turner"
    " Macdonald Campbell O'Neill Begum Shah",
    "DE": "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch"
    " Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann"
    " Lange Yılmaz Kaya Nowak",
    "FR": "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel"
    " Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine"
    " Rousseau Benali Nguyen",
    "CN": "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu"
    " 孙:sun 马:ma 朱:zhu 胡:hu 郭:guo 何:he 林:lin 高:gao 罗:luo 欧阳:ouyang 司马:sima",
    "JP": "佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto"
    " 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi"
    " 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi",
    "BR": "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro"
    " Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Araújo Gonçalves Conceição",
}


@dataclass(frozen=True)
class NameList:
    """Names of all countries in one list; a country's begin at `starts` and are `sizes` many."""

    shown: Text
    latin: Text
    starts: tuple[int, ...]
    sizes: tuple[int, ...]


def _latin(name: str) -> str:
    shown, _, spelled = name.partition(":")
    plain = unicodedata.normalize("NFKD", (spelled or shown).replace("ı", "i"))
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalpha())


def _name_list(lists: dict[str, str]) -> NameList:
    by_country = [words.split() for words in lists.values()]
    sizes = tuple(len(words) for words in by_country)
    starts = tuple(sum(sizes[:position]) for position in range(len(sizes)))
    names = [name for words in by_country for name in words]
    shown = text([name.partition(":")[0] for name in names])
    return NameList(shown, text([_latin(name) for name in names]), starts, sizes)


FEMALE_NAMES = _name_list(_FEMALE)
MALE_NAMES = _name_list(_MALE)
LAST_NAMES = _name_list(_LAST)
