"""The words of invented submissions, each in English, simplified and traditional Chinese; nobody in them exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sg2kg.generate.dice import Dice

Text = tuple[str, str, str]
"""The same in English, in simplified and in traditional Chinese."""


@dataclass(frozen=True)
class Theme:
    """What a case is about."""

    slug: str
    service: Text
    issue: Text
    site: Text
    users: Text
    workers: Text
    change: Text
    firm: Text
    wait: Text


THEMES: Final = (
    Theme(
        "tool-library",
        ("tool library", "工具图书馆", "工具圖書館"),
        ("tools that are bought for one job and then lie idle", "只用一次便长期闲置的工具", "只用一次便長期閒置的工具"),
        ("workshop", "工坊", "工坊"),
        ("households that borrow tools", "借用工具的住户", "借用工具的住戶"),
        ("volunteers who mend tools", "修理工具的志愿者", "修理工具的志工"),
        ("they need not buy a tool for one job", "不必为一次使用购买工具", "不必為一次使用購買工具"),
        ("Hardware", "五金店", "五金行"),
        ("median wait for a tool", "等候工具天数的中位数", "等候工具天數的中位數"),
    ),
    Theme(
        "repair-cafe",
        ("repair café", "维修咖啡馆", "維修咖啡館"),
        ("household goods thrown away that could be repaired", "本可修复却被丢弃的家用物品", "本可修復卻被丟棄的家用品"),
        ("repair hall", "维修厅", "維修廳"),
        ("visitors who bring broken goods", "携物送修的来访者", "攜物送修的來訪者"),
        ("menders who give their evenings", "利用晚间维修的师傅", "利用晚間維修的師傅"),
        ("they keep their goods in use and learn to repair them", "物品继续使用，并学会维修", "物品繼續使用，並學會維修"),
        ("Electrics", "电器行", "電器行"),
        ("median wait for a repair", "等候维修天数的中位数", "等候維修天數的中位數"),
    ),
    Theme(
        "community-kitchen",
        ("community kitchen", "社区厨房", "社區廚房"),
        ("warm meals within walking distance", "步行可达的热餐", "走路可到的熱食"),
        ("kitchen", "厨房", "廚房"),
        ("households that eat from the kitchen", "在厨房用餐的家庭", "在廚房用餐的家庭"),
        ("home cooks who hold a kitchen card", "持厨房卡的家庭厨师", "持廚房卡的家庭廚師"),
        ("a warm meal on at least three evenings a week", "每周至少三晚有热餐", "每週至少三晚有熱食"),
        ("Canteens", "食堂公司", "餐飲公司"),
        ("median wait for a place at the table", "等候用餐名额天数的中位数", "等候用餐名額天數的中位數"),
    ),
    Theme(
        "shared-garden",
        ("shared garden", "共享花园", "共享花園"),
        ("vacant ground beside homes without green", "住宅旁缺少绿化的闲置地块", "住宅旁缺少綠化的閒置地塊"),
        ("garden shed", "园艺工棚", "園藝工棚"),
        ("households that tend a plot", "照料地块的住户", "照料地塊的住戶"),
        ("garden hosts on duty", "值班的花园管理员", "值班的花園管理員"),
        ("they grow vegetables and meet on the beds", "自种蔬菜，在菜畦边相识", "自種蔬菜，在菜畦邊相識"),
        ("Nurseries", "苗圃公司", "苗圃公司"),
        ("median wait for a plot", "等候地块天数的中位数", "等候地塊天數的中位數"),
    ),
    Theme(
        "street-clinic",
        ("street clinic", "街坊诊所", "街坊診所"),
        ("long waits for a first appointment", "初诊等候过久", "初診等候過久"),
        ("consulting room", "诊室", "診間"),
        ("patients of the quarter", "片区患者", "片區病患"),
        ("nurses on the evening rota", "晚班护士", "晚班護理師"),
        ("they are seen sooner", "更快得到诊治", "更快得到診治"),
        ("Care", "医疗服务公司", "醫療服務公司"),
        ("median wait for a first appointment", "初诊等候天数的中位数", "初診等候天數的中位數"),
    ),
    Theme(
        "ride-service",
        ("ride service", "互助接送", "互助接送"),
        ("people without a car who cannot reach shops and doctors", "无车者难以前往商店和医院", "沒有車的人難以前往商店與醫院"),
        ("dispatch office", "调度室", "調度室"),
        ("passengers without a car", "没有车的乘客", "沒有車的乘客"),
        ("drivers who lend their cars", "出借私车的司机", "出借自用車的駕駛"),
        ("they reach shops and doctors", "能够前往商店和医院", "能夠前往商店與醫院"),
        ("Motors", "汽车公司", "汽車公司"),
        ("median wait for a ride", "等候接送天数的中位数", "等候接送天數的中位數"),
    ),
    Theme(
        "evening-school",
        ("evening school", "夜间学堂", "夜間學堂"),
        ("adults who left school without a certificate", "未取得毕业证书的成年人", "未取得畢業證書的成年人"),
        ("reading room", "阅览室", "閱覽室"),
        ("learners of the evening classes", "夜班学员", "夜班學員"),
        ("tutors who teach after work", "下班后授课的辅导员", "下班後授課的輔導員"),
        ("they gain a certificate that employers accept", "取得雇主认可的证书", "取得雇主認可的證書"),
        ("Printing Works", "印刷厂", "印刷廠"),
        ("median wait for a class", "等候开班天数的中位数", "等候開班天數的中位數"),
    ),
    Theme(
        "solar-roof",
        ("shared solar roof", "共享光伏屋顶", "共享太陽能屋頂"),
        ("tenants who pay for power and own no roof", "没有屋顶、只能付电费的租户", "沒有屋頂、只能付電費的租戶"),
        ("meter room", "电表间", "電表間"),
        ("tenants who take power from the roof", "使用屋顶电力的租户", "使用屋頂電力的租戶"),
        ("wardens who look after the panels", "维护光伏板的管护员", "維護太陽能板的管理員"),
        ("their power bill falls", "电费下降", "電費下降"),
        ("Roofing", "屋面工程公司", "屋頂工程公司"),
        ("median wait for a connection", "等候接入天数的中位数", "等候接入天數的中位數"),
    ),
)

_HEADS: Final[tuple[Text, ...]] = (
    ("Amber", "安伯", "安伯"), ("Lint", "林特", "林特"), ("Quill", "奎尔", "奎爾"), ("Pell", "佩尔", "佩爾"), ("Corn", "科恩", "科恩"),
    ("Thistle", "西斯尔", "西斯爾"), ("Marl", "马尔", "馬爾"), ("Brindle", "布林德尔", "布林德爾"), ("Selk", "塞尔克", "塞爾克"),
    ("Harrow", "哈罗", "哈羅"), ("Oaken", "奥肯", "奧肯"), ("Tarn", "塔恩", "塔恩"),
)  # fmt: skip
_TAILS: Final[tuple[Text, ...]] = (
    ("haven", "黑文", "黑文"), ("stow", "斯托", "斯托"), ("brook", "布鲁克", "布魯克"), ("ford", "福德", "福德"), ("wick", "威克", "威克"),
    ("mere", "米尔", "米爾"), ("dale", "代尔", "代爾"),
)  # fmt: skip
_CHINESE_TOWNS: Final[tuple[Text, ...]] = (
    ("Liuxi", "柳溪", "柳溪"), ("Shiqiao", "石桥", "石橋"), ("Yuntang", "云塘", "雲塘"), ("Zhuwan", "竹湾", "竹灣"), ("Songling", "松岭", "松嶺"),
    ("Heping", "荷坪", "荷坪"), ("Meichuan", "梅川", "梅川"), ("Luzhou", "鹭洲", "鷺洲"), ("Guiling", "桂岭", "桂嶺"), ("Maodu", "茅渡", "茅渡"),
)  # fmt: skip
QUARTERS: Final[tuple[Text, ...]] = (
    ("Mill Quarter", "磨坊片区", "磨坊片區"), ("Harbour Quarter", "港口片区", "港口片區"), ("Station Quarter", "车站片区", "車站片區"),
    ("Orchard Quarter", "果园片区", "果園片區"), ("Bridge Quarter", "桥头片区", "橋頭片區"), ("North Gate", "北门片区", "北門片區"),
    ("Lock Quarter", "船闸片区", "船閘片區"), ("Tannery Quarter", "皮坊片区", "皮坊片區"),
)  # fmt: skip
_FOUNDERS: Final[tuple[Text, ...]] = (
    ("Oddlestone", "奥德尔斯通", "奧德爾斯通"), ("Thrumble", "思朗布尔", "思朗布爾"), ("Corbelmoor", "科贝尔莫尔", "科貝爾莫爾"),
    ("Wexcombe", "韦克斯科姆", "韋克斯科姆"), ("Hua Mao", "华茂", "華茂"), ("Xin Yuan", "欣源", "欣源"), ("Rui He", "瑞禾", "瑞禾"),
    ("Pinchbeck", "平奇贝克", "平奇貝克"), ("Jia He", "嘉禾", "嘉禾"), ("Larkspur", "拉克斯珀", "拉克斯珀"),
)  # fmt: skip
_ASSOCIATIONS: Final[tuple[Text, ...]] = (
    ("Residents' Association", "居民协会", "居民協會"), ("Mutual Aid Society", "互助会", "互助會"), ("Volunteers' Union", "志愿者联合会",
        "志工聯合會"),
    ("Community Foundation", "社区基金会", "社區基金會"), ("Neighbourhood Society", "邻里协会", "鄰里協會"),
)  # fmt: skip
_OFFICES: Final[tuple[Text, ...]] = (
    ("social office", "社会事务处", "社會事務處"), ("works department", "工程处", "工程處"), ("environment office", "环保处", "環保處"),
    ("sub-district office", "街道办事处", "區公所"),
)  # fmt: skip
_SCHOOLS: Final[tuple[Text, ...]] = (
    ("Technical School", "技工学校", "技術學校"), ("Teachers' College", "师范学院", "師範學院"), ("Open College", "开放学院", "開放學院"),
)  # fmt: skip
_INSTITUTES: Final[tuple[Text, ...]] = (
    ("Institute for Local Studies", "地方研究所", "地方研究所"), ("Centre for Public Evaluation", "公共评估中心", "公共評鑑中心"),
    ("Institute for Common Goods", "公共物品研究所", "公共財研究所"),
)  # fmt: skip
_PAPERS: Final[tuple[Text, ...]] = (
    ("Courier", "信使报", "信使報"), ("Mercury", "水星报", "水星報"), ("Evening Post", "晚邮报", "晚郵報"), ("Gazette", "公报", "公報"),
    ("Chronicle", "纪事报", "紀事報"),
)  # fmt: skip
_COUNCILS: Final[tuple[Text, ...]] = (
    ("council", "理事会", "理事會"), ("joint board", "联席会", "聯席會"), ("round table", "圆桌会", "圓桌會"),
)  # fmt: skip


class World:
    """The names of one submission: what it is about, where, and who takes part."""

    def __init__(self, dice: Dice) -> None:
        self.theme = theme = dice.pick(THEMES)
        if dice.chance(0.35):
            self.town = dice.pick(_CHINESE_TOWNS)
        else:
            head, tail = dice.pick(_HEADS), dice.pick(_TAILS)
            self.town = (head[0] + tail[0], head[1] + tail[1], head[2] + tail[2])
        quarter, other = dice.some(QUARTERS, 2, 2)
        founder, council = dice.pick(_FOUNDERS), dice.pick(_COUNCILS)
        of_town = {"association": _ASSOCIATIONS, "office": _OFFICES, "school": _SCHOOLS, "institute": _INSTITUTES, "paper": _PAPERS}
        self.names: dict[str, Text] = {key: self._joined(self.town, dice.pick(kinds)) for key, kinds in of_town.items()}
        self.names |= {
            "service": theme.service, "issue": theme.issue, "site": theme.site, "users": theme.users, "workers": theme.workers,
            "change": theme.change, "wait": theme.wait, "town": self.town, "quarter": quarter, "other": other,
            "firm": (f"{founder[0]} {theme.firm[0]}", founder[1] + theme.firm[1], founder[2] + theme.firm[2]),
            "council": (f"{theme.service[0]} {council[0]}", theme.service[1] + council[1], theme.service[2] + council[2]),
        }  # fmt: skip

    @staticmethod
    def _joined(place: Text, kind: Text) -> Text:
        return f"{place[0]} {kind[0]}", place[1] + kind[1], place[2] + kind[2]

    @property
    def title(self) -> Text:
        """The name of the case."""
        (town, hans, hant), (service, s, t) = self.town, self.theme.service
        return f"{town} {service.title()} (fictitious)", f"{hans}{s}（虚构）", f"{hant}{t}（虛構）"

    def say(self, english: str, hans: str, hant: str, **slots: object) -> Text:
        """The text with its slots filled: names of this world, and ``slots``, each a number, a word or a text in three languages."""
        filled = []
        for n, pattern in enumerate((english, hans, hant)):
            words: dict[str, object] = {key: text[n] for key, text in self.names.items()}
            words |= {key: value[n] if isinstance(value, tuple) else value for key, value in slots.items()}
            filled.append(pattern.format_map(words))
        return filled[0], filled[1], filled[2]
