"""The command line itself: how it is told the server and the password, its help, its exit codes, no Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import trustme

from crm_desktop.admin import command_line, words
from crm_desktop.admin.words_help import COMMANDS
from crm_desktop.services import auth, connection_file
from tests.admin.conftest import Run
from tests.servers import Base

ROOT = Path(__file__).resolve().parent.parent.parent


def profile(base: Base) -> auth.Profile:
    return auth.Profile("made", base.server["host"], base.server["port"], base.name)


def test_one_connection_file_is_enough(tmp_path: Path, run: Run, made: Base) -> None:
    authority = trustme.CA()
    certificate = tmp_path / "root.crt"
    certificate.write_bytes(b"Office authority\n" + authority.cert_pem.bytes())
    path = tmp_path / "офис.crmconnect"
    arguments = ["connection-file", "--host", "db.example.com", "--name", "Офис", "--output", str(path)]
    assert command_line.main([*arguments, "--sslrootcert", str(certificate), "--json"]) == 0
    certificate.unlink()
    read = connection_file.read(path)
    assert (read.name, read.host, read.sslmode) == ("Офис", "db.example.com", "verify-full")
    assert Path(read.sslrootcert).read_bytes() == authority.cert_pem.bytes()
    assert "Office authority" not in path.read_text(encoding="utf-8")
    assert connection_file.read(path) == read
    assert not {"people", "demo", "password"} & json.loads(path.read_text(encoding="utf-8")).keys()


def test_a_file_that_is_no_certificate_is_not_put_inside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certificate = tmp_path / "root.crt"
    target = tmp_path / "x.crmconnect"
    for content in ("просто текст", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        certificate.write_text(content, encoding="utf-8")
        arguments = ["connection-file", "--host", "db", "--sslrootcert", str(certificate), "--output", str(target)]
        assert command_line.main([*arguments, "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["code"] == "not_a_certificate"
        assert not target.exists()


def test_a_connection_file_says_where_the_base_is(
    made: Base, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "made.crmconnect"
    connection_file.write(path, profile(made))
    assert command_line.main(["check", "--connection", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["database"] == made.name
    path.write_text("{", encoding="utf-8")
    assert command_line.main(["check", "--connection", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "not_a_connection_file"


def test_a_server_that_does_not_answer_is_three(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["check", "--host", "127.0.0.1", "--port", "1", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["code"] == "no_server"


def test_a_wrong_password_is_refused_and_never_shown(
    made: Base,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGPASSWORD", "wrong secret")
    code, told = run("check")
    assert (code, told["code"]) == (1, "wrong_password")
    assert "wrong secret" not in json.dumps(told)


def test_the_password_is_asked_for_on_a_terminal_when_it_is_missed(
    made: Base, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", "none")
    code, told = run("check")
    assert (code, told["code"]) == (1, "wrong_password")
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return str(made.server["password"])

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run("check")[0] == 0
    assert asked == ["Пароль postgres: "]


def test_the_password_file_of_libpq_is_enough_for_everything(
    made: Base, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "pgpass"
    kept.write_text(
        f"{made.server['host']}:{made.server['port']}:*:postgres:{made.server['password']}\n", encoding="utf-8"
    )
    kept.chmod(0o600)
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", str(kept))
    assert run("backup", "--backup-folder", str(tmp_path / "копии"), "--prove")[0] == 0


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command_line.main([command, "--help", "--language", language])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    about = COMMANDS[command].about[words.LANGUAGES.index(language)]
    for part in (about, COMMANDS[command].example, f"crm_desktop admin {command}", "--host", "--json", "4"):
        assert part in shown
    is_russian = any(
        "а" <= letter <= "я" for letter in shown.replace("Громов", "").replace("Виктор", "").replace("Офис", "")
    )
    assert is_russian == (language == "ru")


def test_a_wrong_command_line_is_two_and_said_in_russian(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        ([], "не указано: КОМАНДА"),
        (["restore"], "не указано: FILE"),
        (["check", "--port", "x"], "--port: нужно число"),
        (["check", "--nonsense"], "лишнее: --nonsense"),
        (["check"], "Не указан сервер"),
    ):
        assert command_line.main(arguments) == 2
        shown = capsys.readouterr()
        assert said in shown.err
        assert shown.out == ""


def test_the_command_line_needs_no_qt() -> None:
    """As on a server: importing Qt fails."""
    question = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None;"
        "from crm_desktop.admin.command_line import main;"
        "from crm_desktop.admin.words_help import COMMANDS;"
        "[command.act() for command in COMMANDS.values()];"
        "sys.exit(main(['check', '--host', '127.0.0.1', '--port', '1', '--json']))"
    )
    for command in (
        [sys.executable, "-c", question],
        [sys.executable, "-m", "crm_desktop", "admin", "check", "--json"],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode in (2, 3), done.stderr
        assert json.loads(done.stdout)["ok"] is False
