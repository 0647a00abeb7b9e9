"""What is said and written in the made-up showroom. It speaks Chinese, whatever the language of the screens."""

from __future__ import annotations

MODELS = {"CR-V": 208_000, "Accord": 196_000, "Civic": 139_000, "Fit": 92_000, "Vezel": 149_000, "Odyssey": 256_000}
"""The models and their list prices."""

WANTED = (30, 22, 20, 8, 14, 6)
"""How often each is asked about."""

COLOURS = ("珍珠白", "晶耀白", "星月黑", "极光蓝", "烟晶灰", "炫动红")
RIVALS = ("RAV4荣放", "凯美瑞", "雷凌", "途观L", "朗逸", "轩逸", "宋PLUS", "银河L7", "Model Y", "CX-5")
DISTRICTS = ("城东区", "城西区", "高新区", "江北区", "开发区", "老城区", "新区", "郊县")
OCCUPATIONS = ("教师", "医生", "个体户", "公务员", "工程师", "销售", "会计", "自由职业", "企业主", "司机")
BUDGETS = ("10万以内", "10-13万", "13-16万", "16-20万", "20万左右", "25万左右")
PAYMENTS = ("全款", "三成首付", "厂家贷款两年免息", "银行分期36期", "融资租赁")
TRADE_INS = ("无", "2015年朗逸", "2013年福克斯", "2017年雅阁", "2016年哈弗H6", "置换评估中")
DECIDERS = ("本人", "夫妻商量", "父母出钱", "太太决定", "公司决定")

SIGNS = {
    "C": ("wants-car", "compares", "price-only"),
    "B": ("terms-discussed", "time-named", "next-talk", "came-again", "old-car"),
    "A": ("model-chosen", "payment-settled", "instalment-begun", "trade-in-begun"),
    "H": ("delivery-settled", "instalment-done", "trade-in-closing"),
}
"""The signs from which a grade is given."""

SAID = {
    "C": ("还在比较几款车，发了配置表", "说年底再考虑，先加了微信", "问了落地价，觉得偏高", "最近忙，有活动再通知他",
          "想等新款上市", "家里还没商量好，定期联系", "发了促销海报，回复收到"),
    "B": ("关心金融方案，算了三年分期", "约周末带太太来看车", "问旧车能抵多少，约了评估", "想试驾，时间待定",
          "对比了竞品，介绍了我们的质保", "说下个月发奖金再定", "看中颜色，问有没有现车"),
    "A": ("车型颜色已定，等贷款审批", "谈到优惠，差两千，申请经理支持", "资料已交，等银行回复", "要求送保养和贴膜",
          "确认了配置，约明天来店谈", "旧车评估价已报，考虑中"),
    "H": ("价格谈妥，明天来交订金", "合同已发，等他确认交车时间", "催订，今天车源紧张", "分期已批，约来店签约",
          "就等家人点头，今晚给答复"),
    "O": ("报了车架号，预计本周到店", "提醒带身份证办上牌", "告知排产进度，客户满意", "约好交车时间"),
    "owner": ("用车满意，提醒首保", "回访使用情况，没有问题", "邀请参加车主活动", "请他介绍朋友，答应帮忙",
              "续保提醒，已预约", "教了蓝牙连接，问题解决"),
}  # fmt: skip
"""What comes of a contact, by the grade of the card; `owner` after delivery."""

NOT_REACHED = ("", "", "响铃无人接", "挂断，稍后再打", "关机")
VISITED = ("看了现车，对空间满意", "一家人来看，孩子喜欢", "坐了主驾，问油耗", "只看不谈，留了资料", "试驾感觉不错",
           "对比两款，犹豫颜色", "要了报价单", "谈了贷款方案", "问交车周期", "看完展车要再想想")  # fmt: skip
QUESTIONS = ("落地多少钱", "有没有现车", "周末有活动吗", "旧车置换补贴多少", "试驾要预约吗", "首付几成", "店在哪里",
             "混动多久能提车", "保养多少钱一次")  # fmt: skip
LEAD_QUESTIONS = ("询底价", "预约试驾", "领取优惠券", "咨询金融方案")
GONE = {"price": "嫌价格高", "competitor": "已订竞品", "other-dealer": "在邻市店订了", "stock": "等不及现车",
        "loan": "征信没通过", "trade-in": "旧车价谈不拢", "postponed": "今年不买了", "gave-up": "家里不同意买",
        "used-car": "买了二手车", "service": "等太久，不满意"}  # fmt: skip
"""Why customers are lost, with what is noted."""

GONE_HOW_OFTEN = (24, 26, 14, 7, 4, 6, 10, 5, 3, 1)
CANCELLED = ("贷款没批下来", "家里有事急用钱", "改订别的车型", "等不及交车")
TRANSFERRED = ("长期未跟进，转资深顾问", "客户要求更换顾问", "实习期接的客户，转正式顾问", "区域调整")
ARRANGED = ("客户要求换人", "英语客户", "朋友介绍指定")
"""Why a party goes to somebody out of turn."""
