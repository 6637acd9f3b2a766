"""Parses the administrator's command line, calls the command and turns what went wrong into a sentence and a code."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import psycopg2
import psycopg2.errors
from sqlalchemy.exc import SQLAlchemyError

from crm_desktop.admin import words_help
from crm_desktop.admin.output import REFUSED, UNREACHABLE, USAGE, Output
from crm_desktop.admin.words import LANGUAGES
from crm_desktop.admin.words_help import COMMANDS
from crm_desktop.services.database import trouble, unavailable
from crm_desktop.services.errors import Denied, Invalid, Refused, Stale, Unavailable
from crm_desktop.services.server_programs import ServerFailed

# With these the server was reached; what is wrong is the login or the base.
REACHED = frozenset({"wrong_password", "disabled", "no_database", "not_a_base"})


class UsageError(Exception):
    """The command line cannot be understood; the text says why, in its language."""


class Parser(argparse.ArgumentParser):
    """argparse in the language of the administrator, which leaves the exit to `main`."""

    language = "ru"

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{words_help.usage_error(message, self.language)}\n{self.format_usage().strip()}")


class Form(argparse.RawDescriptionHelpFormatter):
    """Examples keep their lines."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        told = words_help.text("usage", Parser.language) + ": " if prefix is None else prefix
        super().add_usage(usage, actions, groups, told)


def main(arguments: Sequence[str]) -> int:
    """0 done, 1 refused, 2 wrong command line, 3 the server is not reached, 4 the audit found errors."""
    language = language_of(arguments)
    output = Output(language, as_json="--json" in arguments)
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows a question mark instead of ending the command.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        options = parser(language).parse_args(arguments)
    except UsageError as error:
        return output.fail("usage", {"said": str(error)}, USAGE)
    return run(options, output)


def run(options: argparse.Namespace, output: Output) -> int:
    """Calls the command; every failure a person can do something about is a sentence."""
    try:
        return output.show(COMMANDS[options.command].act()(options, output))
    except Refused as error:
        return output.fail(error.code, error.facts, USAGE if error.code in ("options_missing", "no_host") else REFUSED)
    except Unavailable as error:
        return output.fail(error.code, error.facts, REFUSED if error.code in REACHED else UNREACHABLE)
    except (Denied, Stale):
        return output.fail("denied" if isinstance(sys.exception(), Denied) else "stale")
    except Invalid as error:
        return output.fail("invalid", {"fields": ", ".join(f"{name}: {code}" for name, code in error.fields.items())})
    except (psycopg2.Error, SQLAlchemyError) as error:
        return _database_failed(error, output)
    except (ServerFailed, OSError, ValueError) as error:
        return output.fail("failed", {"said": str(error)})
    except KeyboardInterrupt:
        return output.fail("interrupted")


def _database_failed(error: Exception, output: Output) -> int:
    cause = getattr(error, "orig", error)
    if isinstance(cause, psycopg2.errors.DuplicateDatabase):
        found = re.search(r'"([^"]+)"', str(cause))
        return output.fail("database_exists", {"database": found.group(1) if found else ""})
    if isinstance(cause, psycopg2.errors.InsufficientPrivilege):
        return output.fail("denied", {"said": str(cause).strip()})
    if isinstance(cause, psycopg2.OperationalError) and not cause.pgcode:
        problem = unavailable(cause, {})
        return output.fail(problem.code, problem.facts, REFUSED if problem.code in REACHED else UNREACHABLE)
    known = trouble(cause) if isinstance(cause, psycopg2.Error) else None
    if isinstance(known, Unavailable):
        return output.fail(known.code, known.facts, UNREACHABLE)
    return output.fail("failed", {"said": str(cause).strip()})


def language_of(arguments: Sequence[str]) -> str:
    """Known before the command line is parsed, for its help is in that language."""
    found = re.search(r"(?:^|\0)--language[=\0](\w+)", "\0".join(arguments))
    return found.group(1) if found and found.group(1) in LANGUAGES else LANGUAGES[0]


def parser(language: str) -> Parser:
    """One subcommand per command, each with the options of the connection."""
    Parser.language = language

    def say(key: str) -> str:
        return words_help.text(key, language)

    made = Parser(
        prog="crm_desktop admin",
        description=say("description"),
        epilog=say("epilog"),
        formatter_class=Form,
        add_help=False,
    )
    _add_help(made.add_argument_group(say("rest")), say("help"))
    commands = made.add_subparsers(dest="command", metavar=say("command"), required=True, title=say("commands"))
    for name, command in COMMANDS.items():
        about = command.about[LANGUAGES.index(language)]
        own = commands.add_parser(
            name,
            help=about.split(". ")[0].rstrip("."),
            usage=_usage(name, command, language),
            description=about,
            epilog=f"{say('example')}:\n    {command.example}\n\n{say('epilog')}",
            formatter_class=Form,
            add_help=False,
        )
        _fill(own, command, language)
    return made


def _usage(name: str, command: words_help.Command, language: str) -> str:
    told = [settings.get("metavar", flag.upper()) for flag, _, settings in command.options if flag[0] != "-"]
    return " ".join(["crm_desktop admin", name, *told, f"[{words_help.text('options', language)}]"])


def _fill(own: argparse.ArgumentParser, command: words_help.Command, language: str) -> None:
    place = LANGUAGES.index(language)
    mine = own.add_argument_group(words_help.text("own", language)) if command.options else own
    for flag, about, settings in command.options:
        mine.add_argument(flag, help=about[place], **settings)
    where = own.add_argument_group(words_help.text("connection", language))
    for flag, about, settings in words_help.CONNECTION:
        where.add_argument(flag, help=about[place], **settings)
    rest = own.add_argument_group(words_help.text("rest", language))
    _add_help(rest, words_help.text("help", language))
    rest.add_argument("--json", action="store_true", help=words_help.text("json", language))
    rest.add_argument("--language", choices=LANGUAGES, default=language, help=words_help.text("language", language))


def _add_help(group: Any, text: str) -> None:
    group.add_argument("-h", "--help", action="help", help=text)


