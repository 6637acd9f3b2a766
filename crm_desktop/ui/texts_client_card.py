"""Sentences about a client's requisites, files, the public register and the directory of banks."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

CLIENT_CARD: dict[str, str] = {
    "inn_of_kind": QT_TRANSLATE_NOOP("refusals", "An INN of {digits} digits does not belong to this kind of client: an organisation has 10, a person 12."),
    "ogrn_of_person": QT_TRANSLATE_NOOP("refusals", "A person who is no entrepreneur has no OGRN."),
    "ogrn_invalid": QT_TRANSLATE_NOOP("refusals", "The OGRN is wrong for this kind of client: 13 digits of an organisation, 15 of an entrepreneur, the last is a check digit."),
    "phones_invalid": QT_TRANSLATE_NOOP("refusals", "The phone is not readable. Several are separated by commas, an extension is written as “доб. 123”."),
    "emails_invalid": QT_TRANSLATE_NOOP("refusals", "The e-mail address is not readable. Several are separated by commas."),
    "bank_rows_wrong": QT_TRANSLATE_NOOP("refusals", "The directory has a bank without a BIC or a name, or the same BIC twice. Nothing was loaded."),
    # files
    "file_too_large": QT_TRANSLATE_NOOP("refusals", "The file has {megabytes} MB, at most {limit} MB can be attached. Put it on the office's drive and attach a link in a comment."),
    "file_empty": QT_TRANSLATE_NOOP("refusals", "The file is empty: there is nothing to attach."),
    "files_too_many": QT_TRANSLATE_NOOP("refusals", "The record has {limit} files already. Take out what is not needed."),
    "file_unreadable": QT_TRANSLATE_NOOP("refusals", "“{file}” cannot be read: it is gone, opened by another program, or closed to you."),
    "file_not_written": QT_TRANSLATE_NOOP("refusals", "“{file}” could not be written there. Choose another folder."),
    "file_changed": QT_TRANSLATE_NOOP("refusals", "“{file}” is not what was attached: the bytes in the base were changed. Tell the administrator."),
    "file_executable": QT_TRANSLATE_NOOP("refusals", "“{file}” is a program and is not opened from here. Save it if you know what it does."),
    # the register
    "registry_no_key": QT_TRANSLATE_NOOP("refusals", "There is no key of DaData at this computer. Enter one in the settings, or fill the card in by hand."),
    "registry_key_refused": QT_TRANSLATE_NOOP("refusals", "DaData does not take the key: it is mistyped, or today's requests are used up. Check it in the settings."),
    "registry_too_often": QT_TRANSLATE_NOOP("refusals", "DaData asks for a pause: too many requests at once. Try again in a minute."),
    "registry_fails": QT_TRANSLATE_NOOP("refusals", "DaData does not work at the moment (answer {status}). Try later or fill the card in by hand."),
    "registry_timeout": QT_TRANSLATE_NOOP("refusals", "DaData has not answered within {seconds} seconds. Try later or fill the card in by hand."),
    "registry_no_network": QT_TRANSLATE_NOOP("refusals", "DaData cannot be reached from this computer. Check the internet, or fill the card in by hand."),
    "registry_not_understood": QT_TRANSLATE_NOOP("refusals", "Instead of the register something else has answered: perhaps the network asks you to sign in first."),
    # the directory of banks
    "bank_file_unreadable": QT_TRANSLATE_NOOP("refusals", "“{file}” cannot be read: it is gone, opened by another program, or closed to you."),
    "bank_file_wrong": QT_TRANSLATE_NOOP("refusals", "“{file}” is not the BIC directory of the Bank of Russia (ED807, XML or the zip it comes in)."),
    "bank_file_cut": QT_TRANSLATE_NOOP("refusals", "“{file}” is cut: its end is missing. Download it again. Nothing was loaded."),
    "bank_file_broken": QT_TRANSLATE_NOOP("refusals", "“{file}” is damaged at line {line}. Download it again. Nothing was loaded."),
    "bank_file_large": QT_TRANSLATE_NOOP("refusals", "The file is larger than {megabytes} MB: the directory of banks is not."),
    "bank_file_empty": QT_TRANSLATE_NOOP("refusals", "“{file}” has no banks. Nothing was loaded."),
}  # fmt: skip
