"""German, French, Spanish and Portuguese words of time, as the English ones that the reader knows.

Accents are gone when these are looked up. `WORDS` stand for one English word each, and may be misspelt; `PHRASES` are
patterns that are replaced before, in their order.
"""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _table(days: str, months: str, **others: str) -> dict[str, str]:
    """Words by what they mean: spellings of each weekday, of each month, and of other words (`and_` for `and`)."""
    meanings = dict(zip((*_DAYS, *_MONTHS), (*days.split("|"), *months.split("|")), strict=True)) | others
    return {word: meant.rstrip("_") for meant, words in meanings.items() for word in words.split()}


WORDS = {
    "de": _table(
        "mo montag montags|di dienstag dienstags|mi mittwoch mittwochs|do donnerstag donnerstags|"
        "fr freitag freitags|sa samstag samstags sonnabend sonnabends|so sonntag sonntags",
        "januar|februar|marz maerz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez",
        and_="und u", once="einmal", every="jeden jede jedes alle", tomorrow="morgen",
        overmorrow="ubermorgen uebermorgen",
        today="heute", evening="abend abends", afternoon="nachmittag nachmittags",
        morning="vormittag vormittags morgens fruh",
        day="tag tage tagen", week="woche wochen", month="monat monats monate monaten", hour="stunde stunden std",
        minute="minute minuten", weekday="werktags wochentags werktage", weekend="wochenende wochenenden",
        next="nachsten nachste nachster naechsten naechste kommenden kommende", this="diesen diese dieses",
        weekly="wochentlich woechentlich", midnight="mitternacht", yesterday="gestern", or_="oder", at="um", on="am",
        from_="ab", a="ein eine einen einem einer", two="zwei", three="drei", four="vier", five="funf fuenf",
        six="sechs",
        seven="sieben", eight="acht", nine="neun", ten="zehn",
    ),
    "fr": _table(
        "lun lundi lundis|mar mardi mardis|mer mercredi mercredis|jeu jeudi jeudis|ven vendredi vendredis|"
        "sam samedi samedis|dim dimanche dimanches",
        "janvier janv|fevrier fevr|mars|avril avr|mai|juin|juillet juil|aout|septembre|octobre|novembre|decembre",
        and_="et", every="chaque", tomorrow="demain", today="aujourd'hui aujourdhui", evening="soir", morning="matin",
        noon="midi", midnight="minuit", day="jour jours", week="semaine semaines", month="mois", hour="heure heures",
        minute="minute minutes", weekend="weekend", weekly="hebdomadaire", or_="ou", two="deux", three="trois",
        four="quatre", five="cinq", eight="huit", nine="neuf", ten="dix", in_="dans", yesterday="hier", a="un une",
    ),
    "es": _table(
        "lun lunes|mar martes|mie mier miercoles|jue jueves|vie viernes|sab sabado sabados|dom domingo domingos",
        "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|"
        "diciembre dic",
        and_="y e", every="cada", tomorrow="manana", today="hoy", noon="mediodia", midnight="medianoche",
        day="dia dias",
        week="semana semanas", month="mes meses", hour="hora horas", minute="minuto minutos", next="proximo proxima",
        this="este esta", or_="o", two="dos", three="tres", four="cuatro", five="cinco", six="seis", seven="siete",
        eight="ocho", nine="nueve", ten="diez", in_="en", yesterday="ayer", weekly="semanalmente", a="un una",
    ),
    "pt": _table(
        "seg segunda segundas|ter terca tercas|qua quarta quartas|qui quinta quintas|sex sexta sextas|"
        "sab sabado sabados|dom domingo domingos",
        "janeiro|fevereiro fev|marco|abril abr|maio mai|junho|julho|agosto ago|setembro|outubro|novembro|"
        "dezembro dez",
        and_="e", every="cada toda todo todas todos", tomorrow="amanha", today="hoje", day="dia dias",
        week="semana semanas", month="mes meses", hour="hora horas", minute="minuto minutos", next="proxima proximo",
        this="esta este", or_="ou", two="dois duas", three="tres", four="quatro", five="cinco", six="seis",
        seven="sete", eight="oito", nine="nove", ten="dez", in_="em", yesterday="ontem", weekly="semanalmente",
        a="um uma",
    ),
}  # fmt: skip

_FR_DAY = r"(lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_ES_DAY = r"(lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
_PT_DAY = r"(segunda|terca|quarta|quinta|sexta|sabado|domingo)"

PHRASES: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (r"(\d{1,2}) ?uhr ?(\d{2})\b", r"\1:\2"), (r"\b(\d{1,2}) ?uhr\b", r"\1:00"), (r"(\d[:.]\d\d) ?uhr\b", r"\1"),
        (r"\bam (\d{1,2})\. (?=um |\d)", r"on the \1th "),
        (r"\bjeden morgen\b", "every morning"), (r"(?<=tag) morgens?\b", " morning"),
        (r"\bmorgen fruh\b", "tomorrow morning"), (r"\bam morgen\b", "morning"),
        (r"\bheute (?:abend|nacht)\b", "tonight"),
        (r"\btaglich|\btaeglich", "every day"), (r"\bjede[nrs]? zweite[nrs]?\b", "every other"),
        (r"\bjede[nrs]? erste[nrs]?\b", "every 1st"), (r"\bjede[nrs]? dritte[nrs]?\b", "every 3rd"),
        (r"\bjede[nrs]? vierte[nrs]?\b", "every 4th"), (r"\bjede[nrs]? letzte[nrs]?\b", "every last"),
        (r"\b(?:im|des|jeden) monats?\b", "of the month"), (r"\bbis\b", "-"), (r"\bvon (?=\w+ -)", " "),
    ),
    "fr": (
        (r"\ble (\d{1,2}) (?=a )", r"on the \1th "), (r"\b(matin|soir)s\b", r"\1"),
        (r"\bapres-? ?midis?\b", "afternoon"), (r"\bapres-? ?demain\b", "overmorrow"), (r"\bce soir\b", "tonight"),
        (r"\b(?:du|le) mois prochain\b", "next month"), (r"\bsemaine prochaine\b", "next week"),
        (rf"\b{_FR_DAY} prochaine?\b", r"next \1"), (r"\bdans (\d+) ?h(?:eures?)?\b", r"in \1 hours"),
        (r"\b(\d{1,2}) ?heures?(?: ?(\d\d))?\b", r"\1h\2"), (rf"\bun {_FR_DAY} sur deux\b", r"every other \1"),
        (r"\btou(?:t|s|te|tes) les\b", "every"), (r"\b(?:du|de chaque) mois\b", "of the month"),
        (r"\b1er\b|\bpremier\b", "1st"), (r"\bdernier\b", "last"), (r"\bau\b", "-"),
        (r"\bquotidien(?:nement)?\b", "every day"), (r"\bweek-end\b", "weekend"),
        (r"\ba (?=\d)", "at "), (r"(?<!')\b(?:le|la|les|a|de|du|l)\b(?!')", " "),
    ),
    "es": (
        (r"\bel (\d{1,2}) (?=a )", r"on the \1th "), (r"\b(?:cada|todas las) mananas?\b", "every morning"),
        (r"\b(?:cada|todas las) tardes?\b", "every afternoon"), (r"\b(?:cada|todas las) noches?\b", "every night"),
        (r"\bpasado manana\b", "overmorrow"), (r"\b(?:por|de|en) la manana\b", "morning"),
        (r"\b(?:por|de|en) la tarde\b", "afternoon"), (r"\b(?:por|de|en) la noche\b", "night"),
        (r"\besta noche\b", "tonight"), (r"\besta tarde\b", "this afternoon"), (r"\besta manana\b", "this morning"),
        (r"\btod[oa]s l[oa]s\b", "every"), (r"\b(?:a diario|diariamente)\b", "every day"),
        (r"\bfin(?:es)? de semana\b", "weekend"), (r"\bentre semana\b|\bdias laborables\b", "weekday"),
        (r"\b(?:dentro de|en) (\d+) horas?\b", r"in \1 hours"), (r"\b(\d{1,2}) horas\b", r"\1h"),
        (r"\bdentro de\b", "in"),
        (rf"\b{_ES_DAY} que viene\b", r"next \1"), (rf"\b{_ES_DAY} a (?={_ES_DAY})", r"\1 - "),
        (r"\bprimer[oa]?\b", "1st"), (r"\bultim[oa]\b", "last"), (r"\b(?:del|de cada) mes\b", "of the month"),
        (r"\ba las? (?=\d)", "at "),
        (r"\b(?:el|la|los|las|a|al|de|del)\b", " "),
    ),
    "pt": (
        (r"\bdia (\d{1,2}) (?=as? )", r"on the \1th "), (rf"\b{_PT_DAY} que vem\b", r"next \1"),
        (r"\b(?:toda|todas as) manhas?\b", "every morning"), (r"\b(?:toda|todas as) tardes?\b", "every afternoon"),
        (r"\b(?:toda|todas as) noites?\b", "every night"), (r"\b(?:hoje a|esta) noite\b", "tonight"),
        (r"\bdepois de amanha\b", "overmorrow"),
        (r"\b(?:da|de|a|pela) manha\b", "morning"), (r"\b(?:da|de|a|pela) tarde\b", "afternoon"),
        (r"\b(?:da|de|a|pela) noite\b", "night"), (r"\bmeio-? ?dia\b", "noon"), (r"\bmeia-? ?noite\b", "midnight"),
        (r"(\w)-? ?feiras?\b", r"\1"), (r"\b(?:fim|fins|finais) de semana\b", "weekend"),
        (r"\bdias uteis\b", "weekday"), (r"\bdiariamente\b", "every day"),
        (r"\btod[oa]s? [oa]s?\b", "every"), (r"\ba cada\b", "every"),
        (r"\b(?:em|daqui a|dentro de) (\d+) ?h(?:oras?)?\b", r"in \1 hours"), (r"\b(\d{1,2}) horas\b", r"\1h"),
        (r"\bdaqui a\b|\bdentro de\b", "in"), (rf"\b{_PT_DAY} a (?={_PT_DAY})", r"\1 - "),
        (r"\bprimeir[oa]\b", "1st"), (r"\bultim[oa]\b", "last"), (r"\b(?:do|de cada) mes\b", "of the month"),
        (r"\bas? (?=\d)", "at "),
        (r"\b(?:a|as|o|os|na|no|nas|nos|de|da|do)\b", " "),
    ),
}  # fmt: skip
