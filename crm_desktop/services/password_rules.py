"""What a password a person chooses must not be; no rules of composition (NIST SP 800-63B, 5.1.1.2)."""

import re

SHORTEST = 12
# The hundred most frequent of published leaks, and what Russian keyboards make of them.
COMMON = frozenset(
    """
    123456 123456789 12345678 password qwerty 12345 qwerty123 1q2w3e4r 111111 1234567890 1234567 qwerty1 123123 abc123
    password1 1234 iloveyou 1q2w3e4r5t qwertyuiop 123321 monkey dragon 654321 666666 123 myspace1 a123456 121212
    1qaz2wsx 123qwe 123abc tinkle target123 gwerty 1g2w3e4r gwerty123 zag12wsx 7777777 1234qwer qwer1234 987654321
    123456a football baseball superman princess sunshine welcome login admin master letmein passw0rd shadow michael
    jordan killer trustno1 starwars freedom whatever computer internet samsung 555555 000000 88888888 159753 qazwsx
    qazwsxedc asdfgh asdfghjkl zxcvbnm zxcvbn asd123 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e 1qaz2wsx3edc aa123456
    qweasdzxc qweqwe secret summer winter ashley bailey charlie donald flower hello loveme matrix mustang nicole
    pepper ranger thomas marina nikita natasha maksim lubov privet parol пароль йцукен йцукенгшщзхъ любовь привет
    наташа максим марина солнышко
    """.split()
)
RUNS = (
    "01234567890123456789", "98765432109876543210", "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхъфывапролджэячсмитьбю",
)  # fmt: skip


def objection(password: str, login: str, present: str) -> str:
    """The code of what speaks against a new password, "" when nothing does.

    Codes: password_short, password_is_login, password_is_old, password_common.
    """
    if len(password) < SHORTEST:
        return "password_short"
    if password == present:
        return "password_is_old"
    plain = password.strip().lower()
    own = login.lower()
    if plain == own or _core(plain) in {own, _core(own), own.removeprefix("e_")}:
        return "password_is_login"
    return "password_common" if _is_common(plain) else ""


def _is_common(plain: str) -> bool:
    """Also a frequent one with figures or signs around it, repeated, or simply a run of the keyboard."""
    if plain in COMMON or _core(plain) in COMMON or any(plain in run for run in RUNS):
        return True
    unit = re.fullmatch(r"(.+?)\1+", plain)
    return unit is not None and (len(unit.group(1)) <= 3 or unit.group(1) in COMMON)


def _core(plain: str) -> str:
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
