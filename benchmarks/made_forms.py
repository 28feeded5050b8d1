"""Sentence forms of made articles, written for the benchmarks. What stands in braces is drawn: see `made_corpus`."""

OPENINGS = (
    "本报讯 {day}，记者从{place}经济和信息化部门了解到，{last}年全区规上工业总产值{yi}亿元，同比增长{percent}%。",
    "{place}坚持把制造业放在首位，{last}年工业增加值增长{percent}%，工业投资完成{yi}亿元，开局好于预期。",
    "走进{park}，塔吊林立，货车往来。{place}正围绕{cluster}产业链补短板、锻长板。",
    "{day}，{place}举行重点项目集中开工仪式，{count}个项目同时动工，总投资{yi}亿元。",
    "今年以来，{place}把招商引资作为头等大事，新签约项目{count}个，签约金额{yi}亿元。",
    "{year}年是{place}实施产业提升行动的第三年，{cluster}和{cluster2}两条链条渐成气候。",
)

FACTS = (
    "{firm}位于{park}，主要生产{product}和{product2}。",
    "在{firm}的车间里，一批{product}正在下线。",
    "{firm}成立于{last}年，是一家从事{product}研发、生产和销售的企业。",
    "{last}年，{short}实现产值{yi}亿元，同比增长{percent}%。",
    "{short}负责人说，公司今年预计产值达到{yi}亿元。",
    "{short}已获评{title}。",
    "{last}年，{firm}入选{title}名单。",
    "{firm}投资{yi}亿元建设{project}，预计{next}年投产。",
    "{project}落户{park}，总投资{yi}亿元。",
    "{project}由{firm}投资建设，占地{many}亩。",
    "目前，{project}主体结构已经封顶，正在安装设备。",
    "{project}已于日前正式投产，达产后年产值可达{yi}亿元。",
    "{day}，{firm}与{place}签约，{project}正式落地。",
    "{firm}与{school}共建联合实验室，攻关{product}的关键工艺。",
    "{firm}是{firm2}的全资子公司。",
    "{short}为{firm2}配套供应{product}。",
    "{park}是{place}{cluster}产业的主要承载地，已集聚企业{many}家。",
    "{last}年，{park}实现工业总产值{yi}亿元，增长{percent}%。",
    "{park}已建成标准厂房{many}万平方米，入驻率达到{percent}%。",
    "{park}获评省级绿色园区。",
    "{place}已形成以{cluster}、{cluster2}为主导的产业体系。",
    "全区{cluster}产业集群规模达到{yi}亿元，拥有规上企业{count}家。",
    "到{next}年，{place}{cluster}产业产值力争突破{yi}亿元。",
    "{place}累计培育国家高新技术企业{many}家、省级专精特新企业{count}家。",
    "{last}年，{place}技术改造投资增长{percent}%，占工业投资的比重继续提高。",
    "{short}的{product}年产能达到{many}万套，产品销往{count}个国家和地区。",
    "{short}累计投入研发费用{yi}亿元，拥有发明专利{count}项。",
    "{firm}在{park}新建{product}生产线{count}条。",
    "“我们的{product}已经进入多家整车厂的供应链。”{firm}总经理说。",
    "位于{park}的{firm}和{firm2}，是当地{cluster}产业的两家龙头企业。",
    "依托{firm}，{place}引进上下游企业{count}家，本地配套率提高到{percent}%。",
    "{firm}研发的{product}填补了{province}这一领域的空白。",
    "{place}出台扶持办法，对获评{title}的企业一次性奖励{many}万元。",
    "一季度，{place}出口{product}{yi}亿元，同比下降{percent}%。",
)

FILLERS = (
    "机器轰鸣，工人们在各自的岗位上忙而不乱。",
    "数据汇到中控大屏，哪一道工序慢了一目了然。",
    "这背后，是一套从立项到验收都有人盯着的办法。",
    "过去靠人跑，如今靠数据跑，手续当天就能办完。",
    "业内人士认为，订单回暖并不等于高枕无忧，成本和人手仍是绕不开的两道坎。",
    "“有困难先找专员，一般三天内有回音。”一位企业主说。",
    "厂区外的路去年刚刚拓宽，大货车再也不用绕行。",
    "从外地回来的技术工人越来越多，周末的食堂也坐满了人。",
    "天气转凉，生产一线却热度不减，两班倒已经持续了一个多月。",
    "为了让企业少跑路，窗口单位把二十多项业务并成了一件事。",
    "老厂房换了新用途，墙上的标语还留着当年的字样。",
    "有人担心转型太慢，也有人提醒不要一哄而上。",
    "近年来，当地一手抓存量改造，一手抓增量引进，路子越走越宽。",
    "项目从拿地到开工只用了不到四个月，靠的是各部门并联审批。",
    "傍晚时分，一辆辆满载货物的车驶出大门，开往港口。",
    "检测报告出来那天，实验室里的年轻人鼓起了掌。",
    "环保设施与主体工程同时设计、同时施工、同时投用。",
    "当地的职业学校也跟着调整了专业，学生还没毕业就被预订一空。",
)

CLOSINGS = (
    "下一步，{place}将继续围绕{cluster}延链补链，让好项目引得进、留得住、长得大。",
    "按照规划，到{next}年，{place}规上工业总产值将超过{yi}亿元。",
    "“路要一步一步走。”{place}有关负责人表示，下半年还将推动{count}个项目开工。",
    "站在新的起点上，{place}正把规划图变成施工图、实景图。",
)

HEADLINES = (
    "{place}：产业链上看新意",
    "{place}一批项目集中开工",
    "{cluster}产业撑起{place}工业半边天",
    "{park}里的新车间",
    "{place}交出一季度工业成绩单",
    "从一条生产线看{place}制造",
)
