"""What the room home of the pages says."""

from __future__ import annotations

from sg2kg.web.words import Words

WORDS: Words = {
    "title": ("Who shares in governing, and how do we know?", "谁在参与共治，又从何得知？", "誰在參與共治，又從何得知？"),
    "what 1": (
        "Firms, governments and communities take on public issues together: they adopt rice paddies, plant forests, run gardens, feed the elderly.",
        "企业、政府与社区共同应对公共议题：认养稻田、造林护林、经营社区花园、为老人送餐。",
        "企業、政府與社區共同應對公共議題：認養稻田、造林護林、經營社區花園、為長者送餐。",
    ),
    "what 2": (
        "“Shared Governance 2.0” is a framework that says what to look for in such cases: "
        "who decides with whom, by which mechanisms, on which platforms, and who gains.",
        "“共享治理2.0”是一个框架，指出考察此类案例时应看什么：谁与谁共同决定、通过哪些机制、依托哪些平台、由谁受益。",
        "「共享治理2.0」是一個框架，指出考察此類案例時應看什麼：誰與誰共同決定、透過哪些機制、依託哪些平臺、由誰受益。",
    ),
    "what 3": (
        "Here every statement about every case stands with its source, so that you can ask, compare and check, and see what nobody has reported yet.",
        "在这里，关于每个案例的每条陈述都附有来源，您可以查询、比较、检查，也能看到至今无人报道之处。",
        "在這裡，關於每個案例的每條陳述都附有來源，您可以查詢、比較、檢查，也能看到至今無人報導之處。",
    ),
    "browse": ("See the cases", "浏览案例", "瀏覽案例"),
    "search": ("Look up a term, a concept or a case", "查找术语、概念或案例", "查找術語、概念或案例"),
    "search button": ("Look up", "查找", "查找"),
    "search example": ("e.g. risk sharing", "例如：风险共担", "例如：風險共擔"),
    "doors": ("Three doors", "三个入口", "三個入口"),
    "scholars": ("For scholars", "学者", "學者"),
    "scholars do": ("Ask and compare", "查询与比较", "查詢與比較"),
    "scholars why": (
        "Put a question to all cases at once, or lay them side by side; every answer leads to the passage it rests on.",
        "向所有案例一并提问，或将其并列比较；每个答案都可追溯到所依据的原文。",
        "向所有案例一併提問，或將其並列比較；每個答案都可追溯到所依據的原文。",
    ),
    "scholars act": ("Compare the cases", "比较案例", "比較案例"),
    "scholars more": ("Ask a question", "提出问题", "提出問題"),
    "bodies": ("For standards bodies", "标准机构", "標準機構"),
    "bodies do": ("Check", "检查", "檢查"),
    "bodies why": (
        "Hand in a case record and read which of four tiers it reaches, what is missing, why that matters and how to mend it.",
        "提交一份案例记录，即可得知它达到四个层级中的哪一级、缺少什么、为何重要、如何补正。",
        "提交一份案例記錄，即可得知它達到四個層級中的哪一級、缺少什麼、為何重要、如何補正。",
    ),
    "bodies act": ("Check a record", "检查记录", "檢查記錄"),
    "bodies more": ("Read the tiers", "阅读层级说明", "閱讀層級說明"),
    "developers": ("For developers", "开发者", "開發者"),
    "developers do": ("Load", "载入", "載入"),
    "developers why": (
        "One address for each thing, in Turtle, JSON-LD or RDF/XML; a SPARQL endpoint; a REST interface; a Python package.",
        "每个事物都有自己的网址，提供Turtle、JSON-LD或RDF/XML格式；另有SPARQL端点、REST接口与Python包。",
        "每個事物都有自己的網址，提供Turtle、JSON-LD或RDF/XML格式；另有SPARQL端點、REST介面與Python套件。",
    ),
    "developers act": ("Read the API", "阅读API", "閱讀API"),
    "developers more": ("See the ontology", "查看本体", "查看本體"),
    "compare": ("Four cases side by side", "四个案例并列", "四個案例並列"),
    "compare why": (
        "Each sign says what sources show. Choose one to see who says so.",
        "每个符号表示来源所显示的内容。点选符号可查看由谁所述。",
        "每個符號表示來源所顯示的內容。點選符號可查看由誰所述。",
    ),
    "compare these": ("Open this comparison", "打开这一比较", "開啟這一比較"),
    "compare all": ("Compare all cases", "比较全部案例", "比較全部案例"),
    "case": ("Case", "案例", "案例"),
    "ask": ("Ask a ready-made question", "选用现成的问题", "選用現成的問題"),
    "ask why": (
        "Each is a saved query: choose one, change its parameters, take the answer along.",
        "每个问题都是一条已存查询：选择其一，修改参数，带走答案。",
        "每個問題都是一條已存查詢：選擇其一，修改參數，帶走答案。",
    ),
    "ask label": ("Question", "问题", "問題"),
    "ask button": ("Ask", "提问", "提問"),
    "counts": ("What is in it", "内容概况", "內容概況"),
    "count cases": ("cases and practices", "案例与实践", "案例與實踐"),
    "count statements": ("statements", "条陈述", "條陳述"),
    "count sources": ("sources", "个来源", "個來源"),
    "count concepts": ("concepts", "个概念", "個概念"),
    "count requirements": ("requirements", "项要求", "項要求"),
    "count queries": ("ready-made questions", "个现成问题", "個現成問題"),
    "count triples": ("triples", "个三元组", "個三元組"),
    "legend": ("Signs", "符号", "符號"),
}
