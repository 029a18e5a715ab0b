"""What numbers count, as languages write it. Read by `units`."""

# A form (a pattern, with a point for a space) and the units it may be; "$" is any dollar.
WORDS: dict[str, str] = {
    "en": (
        "dollar(?:s)?=$ euro(?:s)?=EUR pound(?:s)?=GBP,lb,EGP pence=CENT cent(?:s)?=CENT yen=JPY"
        " yuan=CNY renminbi=CNY won=KRW franc(?:s)?=CHF rupee(?:s)?=INR ro?uble(?:s)?=RUB"
        " real(?:s)?=BRL reais=BRL krona=SEK percent=% per.cent=% percentage.point(?:s)?=pp"
        " metre(?:s)?=m meter(?:s)?=m kilomet(?:re|er)s?=km centimet(?:re|er)s?=cm"
        " millimet(?:re|er)s?=mm mile(?:s)?=mi,nmi feet=ft foot=ft inch(?:es)?=in yard(?:s)?=yd"
        " acre(?:s)?=acre hectare(?:s)?=ha square.met(?:re|er)s?=m2 square.kilomet(?:re|er)s?=km2"
        " square.feet=sqft square.mile(?:s)?=sqmi kilo(?:s)?=kg kilogram(?:me)?s?=kg gram(?:me)?s?=g"
        " tonne(?:s)?=t ton(?:s)?=t ounce(?:s)?=oz lit(?:re|er)s?=l gallon(?:s)?=gal barrel(?:s)?=bbl"
        " cubic.met(?:re|er)s?=m3 degree(?:s)?=deg,C,F second(?:s)?=s minute(?:s)?=min hour(?:s)?=h"
        " day(?:s)?=d week(?:s)?=w month(?:s)?=mo year(?:s)?=y megawatt(?:s)?=MW gigawatt(?:s)?=GW"
        " kilowatt(?:s)?=kW gigabyte(?:s)?=GB megabyte(?:s)?=MB terabyte(?:s)?=TB"
    ),
    "fr": (
        "dollars?=$ euros?=EUR livres?=GBP,lb,EGP yens?=JPY yuans?=CNY wons?=KRW francs?=CHF"
        " roupies?=INR roubles?=RUB r[ée]a(?:l|is)=BRL pour.cent=% points?.de.pourcentage=pp mètres?=m"
        " kilomètres?=km centimètres?=cm millimètres?=mm miles?=mi milles?=mi,nmi pieds?=ft pouces?=in"
        " hectares?=ha acres?=acre mètres?.carrés?=m2 kilomètres?.carrés?=km2 kilos?=kg kilogrammes?=kg"
        " grammes?=g tonnes?=t litres?=l gallons?=gal barils?=bbl mètres?.cubes?=m3 degrés?=deg,C,F"
        " secondes?=s minutes?=min heures?=h jours?=d semaines?=w mois=mo ans?=y années?=y"
        " mégawatts?=MW gigawatts?=GW go=GB mo=MB,mo to=TB ko=kB centimes?=CENT cents?=CENT"
    ),
    "de": (
        "dollar=$ euro=EUR pfund=GBP,lb,EGP yen=JPY yuan=CNY won=KRW franken=CHF rupien=INR rubel=RUB"
        " prozent=% prozentpunkte?n?=pp metern?=m kilometern?=km zentimetern?=cm millimetern?=mm"
        " meilen?=mi,nmi fuß=ft zoll=in hektar=ha quadratmetern?=m2 quadratkilometern?=km2 kilo=kg"
        " kilogramm=kg gramm=g tonnen?=t litern?=l gallonen=gal barrel=bbl fass=bbl kubikmetern?=m3"
        " grad=deg,C,F sekunden?=s minuten?=min stunden?=h tagen?=d tage=d wochen?=w monaten?=mo"
        " monate=mo jahren?=y jahre=y megawatt=MW gigawatt=GW cent=CENT"
    ),
    "es": (
        "dólar(?:es)?=$ euros?=EUR libras?=GBP,lb,EGP yenes=JPY yuanes=CNY wones=KRW francos?=CHF"
        " rupias=INR rublos=RUB pesos=MXN reales=BRL por.ciento=% puntos.porcentuales=pp metros?=m"
        " kilómetros?=km centímetros?=cm milímetros?=mm millas?=mi,nmi pies=ft pulgadas?=in"
        " hectáreas?=ha metros.cuadrados=m2 kilómetros.cuadrados=km2 kilos?=kg kilogramos?=kg gramos?=g"
        " toneladas?=t litros?=l galones=gal barriles=bbl metros.cúbicos=m3 grados?=deg,C,F segundos?=s"
        " minutos?=min horas?=h días?=d semanas?=w mes(?:es)?=mo años?=y céntimos?=CENT centavos?=CENT"
    ),
    "it": (
        "dollar[oi]=$ euro=EUR sterline=GBP yen=JPY yuan=CNY franchi=CHF rubli=RUB per.cento=%"
        " punti.percentuali=pp metr[io]=m chilometr[io]=km centimetr[io]=cm miglia=mi piedi=ft"
        " ettari=ha chil[io]=kg chilogramm[io]=kg grammi=g tonnellate=t litri=l barili=bbl"
        " gradi=deg,C,F secondi=s minuti=min ore=h giorni=d settimane=w mesi=mo anni=y"
    ),
    "pt": (
        "dólar(?:es)?=$ euros?=EUR libras=GBP,lb ienes=JPY yuans?=CNY francos=CHF reais=BRL real=BRL"
        " por.cento=% pontos.percentuais=pp metros?=m quil[óô]metros?=km centímetros?=cm milhas=mi"
        " pés=ft hectares=ha quilos?=kg quilogramas?=kg gramas=g toneladas=t litros=l barris=bbl"
        " graus=deg,C,F segundos=s minutos=min horas=h dias=d semanas=w meses=mo anos=y"
    ),
    "nl": (
        "dollar=$ euro=EUR pond=GBP,lb yen=JPY yuan=CNY frank=CHF procent=% procentpunt(?:en)?=pp"
        " meter=m kilometer=km centimeter=cm mijl=mi voet=ft hectare=ha kilo=kg kilogram=kg gram=g"
        " ton=t liter=l vaten=bbl graden=deg,C,F seconden?=s minuten=min uur=h dagen=d weken=w"
        " maanden=mo jaar=y"
    ),
    "ru": (
        "доллар(?:а|ов)?=$ евро=EUR фунт(?:а|ов)?=GBP,lb иен(?:а|ы)?=JPY юан(?:ь|я|ей)=CNY"
        " рубл(?:ь|я|ей)=RUB процент(?:а|ов)?=% метр(?:а|ов)?=m километр(?:а|ов)?=km миль=mi мили=mi"
        " гектар(?:а|ов)?=ha килограмм(?:а|ов)?=kg тонн(?:а|ы)?=t литр(?:а|ов)?=l баррел(?:ь|я|ей)=bbl"
        " градус(?:а|ов)?=deg,C,F секунд(?:а|ы)?=s минут(?:а|ы)?=min час(?:а|ов)?=h дн(?:я|ей)=d"
        " недел(?:я|и|ь)=w месяц(?:а|ев)?=mo лет=y год(?:а|ов)?=y"
    ),
    "zh": (
        "美元=USD 美金=USD 欧元=EUR 歐元=EUR 英镑=GBP 英鎊=GBP 日元=JPY 日圆=JPY 日圓=JPY 人民币=CNY"
        " 人民幣=CNY 港元=HKD 港币=HKD 港幣=HKD 新台币=TWD 新台幣=TWD 台币=TWD 台幣=TWD 韩元=KRW"
        " 韓元=KRW 韓圜=KRW 法郎=CHF 瑞士法郎=CHF 卢布=RUB 盧布=RUB 卢比=INR 盧比=INR"
        " 元=CNY,TWD,HKD,USD 个百分点=pp 個百分點=pp 公里=km 千米=km 米=m 公尺=m 厘米=cm 公分=cm"
        " 毫米=mm 公釐=mm 英里=mi 英尺=ft 英呎=ft 英寸=in 英吋=in 海里=nmi 里=li 华里=li 平方米=m2"
        " 平方公尺=m2 平方公里=km2 公顷=ha 公頃=ha 英亩=acre 英畝=acre 亩=mu 畝=mu 公斤=kg 千克=kg"
        " 斤=jin 克=g 公克=g 吨=t 噸=t 公吨=t 公噸=t 磅=lb 盎司=oz 升=l 公升=l 桶=bbl 立方米=m3"
        " 立方公尺=m3 度=deg,C,F 摄氏度=C,deg 攝氏度=C,deg 华氏度=F,deg 秒=s 秒钟=s 秒鐘=s 分钟=min"
        " 分鐘=min 小时=h 小時=h 个小时=h 個小時=h 天=d 周=w 週=w 个星期=w 個星期=w 个月=mo 個月=mo"
        " 年=y 周岁=y 週歲=y 周歲=y 岁=y 歲=y 兆瓦=MW 吉瓦=GW 千瓦时=kWh 千瓦時=kWh 欧分=CENT 歐分=CENT"
        " 美分=CENT"
    ),
    "ja": (
        "ドル=$ 米ドル=USD ユーロ=EUR ポンド=GBP,lb 円=JPY 人民元=CNY 元=CNY ウォン=KRW 香港ドル=HKD"
        " フラン=CHF ルピー=INR ルーブル=RUB パーセント=% ポイント=pp キロメートル=km キロ=km,kg"
        " メートル=m センチ=cm センチメートル=cm ミリ=mm ミリメートル=mm マイル=mi フィート=ft"
        " インチ=in 平方メートル=m2 平方キロメートル=km2 平方キロ=km2 ヘクタール=ha エーカー=acre"
        " キログラム=kg グラム=g トン=t オンス=oz リットル=l ガロン=gal バレル=bbl 立方メートル=m3"
        " 度=deg,C,F 秒=s 秒間=s 分間=min 時間=h 日間=d 週間=w カ月=mo か月=mo ヶ月=mo 年間=y 歳=y 才=y"
        " メガワット=MW ギガワット=GW キロワット時=kWh セント=CENT"
    ),
    "ko": (
        "달러=$ 유로=EUR 파운드=GBP,lb 엔=JPY 위안=CNY 원=KRW 프랑=CHF 루피=INR 루블=RUB 퍼센트=%"
        " 퍼센트포인트=pp 포인트=pp 킬로미터=km 미터=m 센티미터=cm 밀리미터=mm 마일=mi 피트=ft 인치=in"
        " 제곱미터=m2 ㎡=m2 제곱킬로미터=km2 헥타르=ha 에이커=acre 킬로그램=kg 킬로=km,kg 그램=g 톤=t"
        " 리터=l 갤런=gal 배럴=bbl 도=deg,C,F 초=s 분간=min 시간=h 일간=d 주간=w 개월=mo 년간=y 살=y"
        " 세=y 센트=CENT 메가와트=MW 기가와트=GW"
    ),
    "ar": (
        "دولار(?:ا|اً|ات)?=$ يورو=EUR جنيه(?:ا|اً|ات)?=GBP,EGP ين(?:ا|اً)?=JPY يوان(?:ا|اً)?=CNY"
        " فرنك(?:ا|اً|ات)?=CHF روبية=INR روبل=RUB ريال(?:ا|اً|ات)?=SAR درهم(?:ا|اً)?=AED في.المئة=%"
        " في.المائة=% بالمئة=% بالمائة=% نقط[ةه].مئوية=pp متر(?:ا|اً)?=m أمتار=m كيلومتر(?:ا|اً|ات)?=km"
        " كيلو.?متر(?:ا|اً|ات)?=km سنتيمتر(?:ا|اً|ات)?=cm ميل(?:ا|اً)?=mi أميال=mi قدم(?:ا|اً)?=ft"
        " أقدام=ft بوصة=in هكتار(?:ا|اً|ات)?=ha فدان=acre كيلوغرام(?:ا|اً|ات)?=kg كيلو=kg كيلوجرام=kg"
        " غرام(?:ا|اً|ات)?=g طن(?:ا|اً)?=t أطنان=t لتر(?:ا|اً|ات)?=l برميل(?:ا|اً)?=bbl درجة=deg,C,F"
        " درجات=deg,C,F ثانية=s ثوان=s ثوانٍ=s دقيقة=min دقائق=min ساعة=h ساعات=h يوم(?:ا|اً)?=d أيام=d"
        " أسبوع(?:ا|اً)?=w أسابيع=w شهر(?:ا|اً)?=mo أشهر=mo عام(?:ا|اً)?=y أعوام=y سنة=y سنوات=y"
        " سنت(?:ا|اً|ات)?=CENT ميغاوات=MW غيغاوات=GW غيغابايت=GB ميغابايت=MB تيرابايت=TB"
    ),
}
