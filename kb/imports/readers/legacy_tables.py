"""The two 8-bit encodings still met in offices, and what a Vietnamese syllable looks like: data.

TCVN3 (ABC; fonts .VnTime, .VnArial …) gives each letter one code of its own; capitals with a tone
do not exist in it (fonts ending in H draw small letters as capitals). VNI (fonts VNI-Times …)
writes a base letter and then a letter that stands for the mark. Text in either, when taken for
Windows-1252, shows as "NguyÔn V¨n A" and "Nguyeãn Vaên A".

Checked: TCVN3 against glibc's iconv (TCVN5712-1, whose subset it is) and both by round trip over
all 134 letters in tests/kb/imports/test_import_legacy.py. PyPI has no library for them (looked in
Nov 2026).
"""

# Tones in the order of kb.text.vietnamese: ngang, huyền, hỏi, ngã, sắc, nặng.
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

TCVN3_VOWELS = {
    "a": "aµ¶·¸¹", "ă": "¨»¼½¾Æ", "â": "©ÇÈÉÊË", "e": "eÌÎÏÐÑ", "ê": "ªÒÓÔÕÖ", "i": "i×ØÜÝÞ",
    "o": "oßáâãä", "ô": "«åæçèé", "ơ": "¬êëìíî", "u": "uïñòóô", "ư": "\u00adõö÷øù", "y": "yúûüýþ",
}  # fmt: skip
TCVN3_OTHERS = {
    "đ": "®", "Đ": "§", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦",
}  # fmt: skip

_PLAIN, _CIRCUMFLEX, _BREVE = ("", *"øûõùï"), tuple("âàåãáä"), tuple("êèúüéë")
# Base letter of the font, then the mark for each tone; i, ị, ỵ and their like are single codes.
VNI_VOWELS = {
    "a": ("a", _PLAIN), "ă": ("a", _BREVE), "â": ("a", _CIRCUMFLEX), "e": ("e", _PLAIN),
    "ê": ("e", _CIRCUMFLEX), "i": ("", tuple("iìæóíò")), "o": ("o", _PLAIN),
    "ô": ("o", _CIRCUMFLEX), "ơ": ("ô", _PLAIN), "u": ("u", _PLAIN), "ư": ("ö", _PLAIN),
    "y": ("y", ("", *"øûõù")),
}  # fmt: skip
VNI_OTHERS = {"ỵ": "î", "đ": "ñ"}

ONSETS = (
    *("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", ""),
    *"bcdđghklmnpqrstvx",
)
_RHYMES = """
    a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec ek em en eng eo ep et ê êch êk êm ên êng ênh êp êt êu
    i ia ich im in ing inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi ok
    om on ong ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui uk um un ung uôc uôi uôm uôn uông uôt uơ uơn up ut
    uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu yn ynh ych yt yp
"""
RHYMES = frozenset(_RHYMES.split())
STOPS = ("c", "ch", "k", "p", "t")  # after these only sắc and nặng are possible
