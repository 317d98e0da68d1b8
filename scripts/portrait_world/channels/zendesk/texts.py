"""Zendesk: messages to the service desk, in the languages of the world's countries."""

TOPICS = ("delivery", "return", "damaged", "invoice", "product")
DELIVERY, RETURN, DAMAGED, INVOICE, PRODUCT = range(5)
LANGUAGES = ("en", "de", "fr", "zh", "ja", "pt")

SUBJECTS = (
    *("Where is my order", "Return of my order", "Arrived damaged", "Invoice needed"),
    *("Question about a product", "Wo bleibt meine Bestellung", "Rücksendung", "Beschädigt"),
    *("Rechnung benötigt", "Frage zu einem Produkt", "Où est ma commande", "Retour de ma commande"),
    *("Arrivé abîmé", "Facture demandée", "Question sur un produit", "订单什么时候到", "申请退货"),
    *(
        "收到的商品有损坏",
        "需要发票",
        "商品咨询",
        "注文はいつ届きますか",
        "返品したい",
        "破損していました",
    ),
    *(
        "領収書をお願いします",
        "商品について",
        "Onde está meu pedido",
        "Devolução",
        "Chegou danificado",
    ),
    *("Preciso da nota fiscal", "Dúvida sobre um produto"),
)
"""One subject per language and topic; the topics of a language are together."""

DESCRIPTIONS = (
    "My order {} has not arrived yet, and the tracking page has not changed for days.",
    "I would like to send back part of order {}. How do I get a label?",
    'The parcel of order {} came open, and one item is broken. "Fragile" was written on it!',
    "Please send me the invoice of order {}, made out to our company.",
    "Before I order again after {}: is the size the same as last year?",
    "Meine Bestellung {} ist noch nicht da, die Sendungsverfolgung steht seit Tagen still.",
    "Ich möchte einen Teil der Bestellung {} zurückschicken. Wo finde ich das Etikett?",
    "Das Paket zur Bestellung {} war offen, ein Teil ist kaputt.",
    "Bitte schicken Sie mir die Rechnung zur Bestellung {}, ausgestellt auf unsere Firma.",
    "Zu Bestellung {}: fällt die Größe aus wie im letzten Jahr?",
    "Ma commande {} n'est toujours pas arrivée et le suivi ne bouge plus.",
    "Je souhaite renvoyer une partie de la commande {}. Comment faire ?",
    "Le colis de la commande {} était ouvert, un article est cassé.",
    "Merci de m'envoyer la facture de la commande {} au nom de notre société.",
    "À propos de la commande {} : la taille est-elle la même que l'an dernier ?",
    "订单 {} 还没有收到,物流信息好几天没有更新。",
    "订单 {} 里有商品想退,请问怎么操作?",
    "订单 {} 的包裹是打开的,有一件坏了。",
    "请开订单 {} 的发票,抬头是公司。",
    "订单 {} 的商品,尺码和去年一样吗?",
    "注文 {} がまだ届きません。追跡も数日変わっていません。",
    "注文 {} の一部を返品したいのですが、どうすればよいですか。",
    "注文 {} の箱が開いていて、一つ壊れていました。",
    "注文 {} の領収書を会社名でお願いします。",
    "注文 {} の商品のサイズは昨年と同じですか。",
    "Meu pedido {} ainda não chegou e o rastreio parou há dias.",
    "Quero devolver parte do pedido {}. Como consigo a etiqueta?",
    "A caixa do pedido {} veio aberta e um item quebrou.",
    "Por favor, envie a nota fiscal do pedido {} em nome da empresa.",
    "Sobre o pedido {}: o tamanho é igual ao do ano passado?",
)
"""One text per language and topic; {} is the number of the order."""

THANKS = (
    *("Thank you, that solves it.", "Danke, damit ist es erledigt.", "Merci, c'est réglé."),
    *("谢谢,已经解决了。", "ありがとうございます。解決しました。", "Obrigado, resolvido."),
)
INSISTS = (
    *("I am still waiting for an answer.", "Ich warte noch immer auf eine Antwort."),
    *("J'attends toujours une réponse.", "还在等回复。", "まだ返事を待っています。"),
    "Ainda estou esperando uma resposta.",
)
PRAISE = (
    *("Quick and friendly", "Schnell und freundlich", "Rapide et aimable", "很快很热情"),
    *("早くて親切でした", "Rápido e gentil"),
)
BLAME = (
    *("Took far too long", "Hat viel zu lange gedauert", "Beaucoup trop long", "等太久了"),
    *("時間がかかりすぎです", "Demorou demais"),
)
ANSWER = "Hello, thank you for writing. We have looked into it and will keep you posted."
NOTE = "Checked with the warehouse, waiting for their reply."
CALLED = "Customer called and asks about order {}."
