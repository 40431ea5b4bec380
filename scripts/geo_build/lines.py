"""Hand-digitised lines (schematic) and the waters; :mod:`geo_build.facts` says what they mean and how good they are."""

from __future__ import annotations

from .facts import Cut, Lake, Ring, River

# In this order: ground taken by one cut is not offered to the next.
CUTS = (
    # East Lake High-tech Zone. Subdistricts Guandong, Fozuling, Jiufeng, Baoxie, Liufang, Huashan, Zuoling, Binhu.
    Cut(
        "ovc",
        "ovc",
        ("洪山区", "江夏区"),
        518.06,
        (
            *((114.366, 30.482), (114.372, 30.500)),  # Nanhu Avenue to Minzu Avenue
            *((114.384, 30.506), (114.392, 30.512)),  # Xiongchu Avenue to Guanggu Square (Luxiang)
            *((114.412, 30.513), (114.436, 30.514)),  # Luoyu East Road
            *((114.446, 30.520), (114.458, 30.533), (114.476, 30.541)),  # third ring, Ma'anshan park, north of Jiufeng
            *((114.487, 30.552), (114.497, 30.566)),  # east shore of Yanxi Lake
            # North of Huashan along the Wuhan-Ezhou expressway, to the river bank at Baihushan.
            *((114.520, 30.568), (114.555, 30.570), (114.575, 30.586)),
            # Outside the parents: follow the river and the city's edge with Ezhou.
            *((114.600, 30.605), (114.700, 30.600), (114.700, 30.285)),
            # South shore of Niushan Lake.
            *((114.590, 30.285), (114.560, 30.290), (114.520, 30.272), (114.480, 30.268), (114.447, 30.285)),
            *((114.443, 30.330), (114.440, 30.380), (114.438, 30.410)),  # Liangzihu Avenue
            # North of Canglong Island, north-east shore of Tangxun Lake.
            *((114.425, 30.430), (114.400, 30.436), (114.385, 30.445), (114.365, 30.448)),
        ),
    ),
    # The part of the Economic and Technological Development Zone in Caidian: Zhuankou, Zhuanyang, Junshan. The whole
    # zone is published as 489.7 km2 and includes Hannan.
    Cut(
        "wedz_caidian",
        "wedz",
        ("蔡甸区",),
        489.7,
        (
            *((114.150, 30.560), (114.126, 30.534)),  # east shore of Houguan Lake (edge of Hanyang)
            *((114.108, 30.522), (114.092, 30.506), (114.078, 30.488)),  # south shore of Houguan Lake
            # East of Zhashan and Changfu along the Beijing-Hong Kong-Macau expressway, to the Tongshun river.
            *((114.070, 30.462), (114.064, 30.430), (114.058, 30.395), (114.052, 30.362)),
            *((114.052, 30.330), (114.200, 30.300), (114.300, 30.450), (114.250, 30.560)),  # outside the parent
        ),
        includes="汉南区",
    ),
    # Wuhan Chemical Industry Park around Bajifu: the part of Hongshan to the east of Qingshan, river strip excluded.
    Cut(
        "chem",
        "qingshan",
        ("洪山区",),
        71.64,
        (
            *((114.463, 30.680), (114.475, 30.720), (114.620, 30.700), (114.620, 30.590)),
            *((114.580, 30.560), (114.555, 30.555), (114.505, 30.555), (114.4975, 30.566)),
            *((114.505, 30.590), (114.450, 30.620), (114.440, 30.660)),
        ),
        river_neighbours=("新洲区", "黄陂区", "江岸区"),
    ),
    # East Lake scenic area. Other figures in circulation: 61.86 and 88 km2.
    Cut(
        "scenic",
        "scenic",
        ("武昌区", "洪山区"),
        81.68,
        (
            *((114.352, 30.578), (114.358, 30.568), (114.362, 30.560), (114.357, 30.551), (114.364, 30.548)),
            *((114.370, 30.543), (114.385, 30.536), (114.398, 30.529), (114.412, 30.520), (114.430, 30.520)),
            *((114.446, 30.512), (114.466, 30.525), (114.486, 30.533), (114.499, 30.546), (114.499, 30.570)),
            *((114.502, 30.600), (114.470, 30.600), (114.450, 30.575), (114.440, 30.583), (114.425, 30.597)),
            *((114.400, 30.603), (114.380, 30.600), (114.365, 30.590)),
        ),
    ),
)

RIVERS = (
    River(
        "yangtze",
        "长江",
        "Yangtze River",
        1300,
        shared=(
            ("汉南区", "江夏区"),
            ("蔡甸区", "江夏区"),
            ("蔡甸区", "洪山区"),
            ("汉阳区", "洪山区"),
            ("汉阳区", "武昌区"),
            ("江汉区", "武昌区"),
            ("江岸区", "武昌区"),
            ("江岸区", "洪山区"),
            ("黄陂区", "洪山区"),
            ("新洲区", "洪山区"),
        ),
        outer=(("新洲区", (114.58, 30.50, 114.836, 30.643)), ("汉南区", (113.868, 30.18, 114.12, 30.36))),
        within=(113.8, 30.1, 115.0, 30.72),
    ),
    River(
        "han",
        "汉江",
        "Han River",
        250,
        shared=(
            ("汉阳区", "硚口区"),
            ("汉阳区", "江汉区"),
            ("东西湖区", "汉阳区"),
            ("东西湖区", "蔡甸区"),
            ("蔡甸区", "硚口区"),
        ),
    ),
    River("fuhuan", "府环河", "Fuhuan River", 150, shared=(("东西湖区", "黄陂区"), ("江岸区", "黄陂区"))),
)

EAST_LAKE_RING: Ring = (
    # West and south shore of the main basin; the east shore is the edge of Wuchang in the AMap base.
    *((114.352, 30.578), (114.358, 30.568), (114.362, 30.560), (114.358, 30.552), (114.366, 30.547)),
    *((114.376, 30.545), (114.392, 30.540), (114.404, 30.534)),
    *((114.45, 30.52), (114.45, 30.61), (114.36, 30.61)),
)
EAST_LAKE_REACH_LON = 114.41
"""Wuchang reaches east of this only in a base that counts the lake as its own; without it there is no polygon."""

LAKES = (
    Lake("lake_east", "东湖", "East Lake", 114.400, 30.555, 33.0),
    Lake("lake_tangxun", "汤逊湖", "Tangxun Lake", 114.362, 30.418, 47.6),
    Lake("lake_liangzi", "梁子湖", "Liangzi Lake", 114.505, 30.235, 271),
    Lake("lake_futou", "斧头湖", "Futou Lake", 114.230, 30.035, 126),
    Lake("lake_lu", "鲁湖", "Lu Lake", 114.195, 30.230, 44.0),
    Lake("lake_niushan", "牛山湖", "Niushan Lake", 114.530, 30.320, 57.2),
    Lake("lake_houguan", "后官湖", "Houguan Lake", 114.075, 30.520, 37.3),
    Lake("lake_yanxi", "严西湖", "Yanxi Lake", 114.478, 30.562, 14.2),
    Lake("lake_south", "南湖", "South Lake", 114.355, 30.495, 7.6),
    Lake("lake_wu", "武湖", "Wu Lake", 114.480, 30.790, 21.2),
    Lake("lake_zhangdu", "涨渡湖", "Zhangdu Lake", 114.700, 30.660, 35.8),
    Lake("lake_chen", "沉湖", "Chen Lake", 113.830, 30.330, None),
)
