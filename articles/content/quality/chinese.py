"""Characters that only one of the two ways of writing Chinese has.

Pairs of a traditional character and its simplification, after the General List of Simplified Chinese
Characters (1986): those that are frequent, and of which neither belongs to the other way of writing as
another word (so not 后, 里, 面, 云, 台, 只, 余, 乾, 著, 徵, 瞭, 藉 …).
"""

from functools import cache
from typing import Literal

_PAIRS = (
    "這这個个來来們们為为時时會会說说國国對对過过還还給给沒没讓让從从見见間间問问關关開开東东車车長长門门馬马書书學学習习發发"
    "現现實实體体產产業业電电話话請请誰谁認认識识聽听寫写讀读買买賣卖錢钱樣样點点動动機机當当經经結结種种進进運运達达遠远"
    "連连選选邊边遲迟違违遺遗適适還还鄉乡鄰邻醫医釋释鐵铁鋼钢銀银錄录鍵键鏡镜鐘钟鎮镇閉闭閱阅隊队陽阳陰阴階阶際际隨随險险"
    "雖虽雙双雞鸡離离難难雲云靈灵靜静韓韩響响頁页頂顶項项順顺須须預预領领頭头頻频題题額额願愿類类顧顾顯显風风飛飞飯饭飲饮"
    "館馆駐驻駕驾驗验驚惊騎骑騰腾魚鱼鮮鲜鳥鸟麗丽麥麦黃黄齊齐齒齿龍龙龜龟劃划劇剧劍剑劉刘剛刚創创勝胜勞劳勢势務务區区協协"
    "單单衛卫卻却廠厂廳厅歷历厲厉參参雙双變变葉叶號号嘆叹嚇吓嗎吗員员響响啟启團团園园圍围圖图圓圆場场塊块堅坚壇坛壞坏墳坟"
    "墜坠壓压壯壮聲声處处備备複复夠够夾夹奪夺奮奋婦妇媽妈孫孙寶宝宮宫審审寬宽賓宾導导將将專专尋寻層层屬属歲岁島岛嶺岭幣币"
    "師师帳帐帶带幫帮廣广慶庆庫库應应廟庙廢废張张彈弹強强歸归錄录徹彻憶忆憂忧懷怀態态總总戀恋惡恶惱恼愛爱慮虑憲宪懲惩懸悬"
    "戰战戲戏戶户擁拥擇择擊击擔担據据掃扫揚扬換换損损搶抢擴扩攔拦攝摄擺摆敗败數数敵敌斷断無无舊旧晉晋曉晓暫暂術术樸朴權权"
    "條条極极構构槍枪橋桥檢检標标棟栋樓楼樂乐樹树橫横歐欧歡欢殘残殺杀毀毁氣气漢汉湯汤溝沟滅灭滿满漁渔濟济濤涛瀏浏測测淺浅"
    "潔洁災灾爐炉煙烟煩烦燈灯燒烧熱热爭争爺爷犧牺狀状獨独獲获獎奖環环瓊琼產产畫画畢毕疊叠療疗瘋疯監监盤盘盡尽眾众睜睁礦矿"
    "碼码確确禮礼禍祸離离種种積积稱称穩稳窮穷競竞筆笔築筑節节簡简籌筹籤签糧粮緊紧級级紀纪紅红紙纸納纳純纯紛纷紐纽線线組组"
    "細细終终統统絕绝絡络經经綠绿維维網网緣缘編编緩缓練练縮缩績绩織织繼继續续罷罢羅罗聖圣聞闻聯联職职聰聪肅肃腦脑腳脚臉脸"
    "膚肤臟脏興兴舉举艦舰艱艰藝艺節节莊庄華华萬万蘇苏蘋苹蓋盖藍蓝藥药蘭兰虧亏蟲虫補补裝装製制襲袭規规視视覺觉覽览觀观觸触"
    "訂订計计訊讯討讨訓训記记設设許许訴诉評评詞词試试詩诗誠诚詢询該该詳详語语誤误調调談谈論论諸诸謀谋講讲謝谢證证譯译議议"
    "護护譽誉貝贝負负財财責责貨货質质貧贫購购貿贸費费貼贴資资賞赏賴赖賽赛贈赠贏赢趙赵趨趋跡迹踐践軍军軌轨軟软較较載载輔辅"
    "輕轻輛辆輪轮輸输轉转辦办辭辞農农遊游"
)  # fmt: skip
# They are found in both: in names, in older words, or as another character.
_BOTH = frozenset("云迹游复制划采历朴脏签筑")


@cache
def only_in(writing: Literal["simplified", "traditional"]) -> frozenset[str]:
    """Return the characters that only texts in this way of writing have."""
    traditional, simplified = frozenset(_PAIRS[0::2]), frozenset(_PAIRS[1::2])
    both = (traditional & simplified) | _BOTH
    return (simplified if writing == "simplified" else traditional) - both
