"""Ways of writing that several columns share."""

from mapping.catalog.columns import Form

ID = Form(r"[a-z][a-z0-9_]*", "small letters, digits, _", "只用小写字母、数字和下划线，以字母开头")
ADCODE = Form(r"4201[0-9]{2}", "six-digit adcode of Wuhan", "写成武汉的六位行政区代码，如 420102")
PARK_ID = Form(
    r"[pi][0-9]{3,}", "p and at least three digits; i for one that was added", "写成 p 加至少三位数字，如 p001"
)
AREA_ID = Form(
    r"[a-z][a-z0-9_]*|4201[0-9]{2}",
    "id of a layout unit, or an adcode of Wuhan",
    "写布局单元编号，或武汉的六位行政区代码",
)
FACILITY_ID = Form(r"f[0-9]{3,}", "f and at least three digits", "写成 f 加至少三位数字，如 f001")
PINYIN = Form(r"[a-z]+( [a-z]+)*", "syllables with spaces between", "写小写拼音，音节之间空一格，如 jiang an")
INITIALS = Form(r"[a-z]{2,}", "small letters", "写小写拼音首字母，如 ja")
LETTERS = Form(r"[A-Z][A-Z0-9]", "two signs, such as AI or H2", "写两个拉丁大写字母，第二个也可以是数字，如 AI、H2")
CHARACTER = Form(r".", "one character", "只写一个字")
COLOUR = Form(r"#[0-9a-f]{6}", "#rrggbb", "写成 # 加六位小写的十六进制数字")
ADDRESS = Form(r"https?://\S+", "http or https address", "写完整网址，以 http:// 或 https:// 开头")
DAY = Form(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "year-month-day",
    "写成年-月-日，如 2021-03-28",
)
DATE = Form(
    r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
    "year, year-month or year-month-day",
    "写成年、年-月或年-月-日，如 2021-03-28",
)
COVERAGE = Form(r"[0-9]+ of [0-9]+\b.*", "begins with: n of m", "以「数 of 总数」开头，如 9 of 14")
SUBDISTRICT = Form(r"4201[0-9]{5}", "nine digits, beginning with the adcode", "写成九位数字，前六位是行政区代码")
GBT_SECTION = Form(r"[A-T]", "letter of a section, A to T", "写门类的字母，A 至 T")
GBT_CODE = Form(r"[A-T]|[0-9]{2,4}", "letter of a section, or two to four digits", "写门类的字母，或二至四位数字")
NEEDS = Form(r"!?[^;|!]+|[^;|!]+(\|[^;|!]+)+", "x, a|b or !x", "写成 x、a|b 或 !x")
