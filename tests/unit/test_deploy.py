"""What is in ``deploy/`` agrees with itself, with the server and with the pins; none of it is tried on a cluster here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import partners, paths
from dashboard.serving import server
from support import find_haproxy, for_the_proxy

DEPLOY = paths.ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
PROXY = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8")
UNIT = DEPLOY / "mining-atlas@.service"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
PROCESSES = {name: service for name, service in COMPOSE["services"].items() if name != "proxy"}
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
OURS = re.compile(r"ATLAS_\w+")

OBJECTS: dict[str, dict[str, Any]] = {
    one["kind"]: one
    for file in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    for one in [yaml.safe_load(file.read_text(encoding="utf-8"))]
}


def instruction(name: str) -> list[str]:
    """Lines of the last stage of the container file that begin with this word, continued lines joined."""
    last = CONTAINERFILE.replace("\\\n", " ").rpartition("\nFROM ")[2]
    return [line.removeprefix(name).strip() for line in last.splitlines() if line.startswith(name + " ")]


def container_settings() -> dict[str, str]:
    return dict(word.split("=", 1) for line in instruction("ENV") for word in line.split())


def pod() -> dict[str, Any]:
    return dict(OBJECTS["Deployment"]["spec"]["template"]["spec"])


def container() -> dict[str, Any]:
    return dict(pod()["containers"][0])


# --- everywhere -----------------------------------------------------------------------------------


def test_no_file_names_a_machine_or_holds_a_secret() -> None:
    files = [file for file in DEPLOY.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert len(files) > 15
    for file in files:
        text = file.read_text(encoding="utf-8")
        for place in ("/home/", "/root" + "/", "/Users/"):
            assert place not in text, f"{file.name} names {place}"
        for secret in re.findall(r"(?i)secret[\w\"' ]*[=:][ \t]*(\S+)", text):
            assert not re.fullmatch(r"[0-9a-f]{16,}", secret), f"{file.name} holds a secret"


def test_every_check_asks_a_route_that_is_there() -> None:
    routes = {route.path for route in server.routes()}
    checked = re.findall(r"uri \"\$\{ATLAS_BASE-\}(\S+)\"", PROXY)
    checked += [
        container()[probe]["httpGet"]["path"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")
    ]
    checked.append(OBJECTS["Service"]["metadata"]["annotations"]["haproxy.org/check-http"])
    assert set(checked) == {"/healthz", "/_stcore/health"}
    assert set(checked) - routes == {"/_stcore/health"}  # Streamlit's own
    assert container()["livenessProbe"]["httpGet"]["path"] == "/_stcore/health", (
        "faults in the data kill no process"
    )
    assert container()["readinessProbe"]["httpGet"]["path"] == "/healthz"


def test_all_processes_share_one_secret_and_none_starts_without_it() -> None:
    for process in PROCESSES.values():
        assert process["environment"][COOKIE_SECRET].startswith("${ATLAS_COOKIE_SECRET:?")
    secret = OBJECTS["Secret"]
    held = next(one for one in container()["env"] if one["name"] == COOKIE_SECRET)["valueFrom"][
        "secretKeyRef"
    ]
    assert held["name"] == secret["metadata"]["name"]
    assert not held.get("optional")
    assert secret["stringData"] == {held["key"]: ""}
    assert "secret.example.yaml" not in OBJECTS["Kustomization"]["resources"]
    unit = UNIT.read_text(encoding="utf-8")
    assert re.search(r"^EnvironmentFile=/", unit, re.MULTILINE), "no dash: it is needed"
    # The file may lack it. What the file says comes over this, and nothing starts with an empty one (test_serving.py).
    assert re.search(rf"^Environment=(\S+ )*{COOKIE_SECRET}=$", unit, re.MULTILINE)
    assert "RestartPreventExitStatus=2" in unit.splitlines()


# --- container ------------------------------------------------------------------------------------


def test_the_image_takes_the_pins_runs_as_nobody_and_checks_itself() -> None:
    assert re.search(r"^ARG BASE=docker\.io/library/python:3\.\d+-slim-\w+$", CONTAINERFILE, re.MULTILINE)
    assert "--constraint constraints.txt ." in CONTAINERFILE.replace("\\\n", " ").replace("     ", " ")
    user = instruction("USER")
    assert len(user) == 1
    assert int(user[0].split(":")[0]) > 0
    assert json.loads(instruction("HEALTHCHECK")[0].partition("CMD ")[2])[1] == "/opt/atlas/healthy.py"
    assert "curl" not in CONTAINERFILE
    assert "apt-get" not in CONTAINERFILE
    assert json.loads(instruction("CMD")[0]) == ["dashboard", "serve"]


def test_the_image_is_made_of_all_that_the_wheel_needs_and_of_no_more() -> None:
    lines = (paths.ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert lines[1] == "*", "first nothing is taken in"
    taken = {line[1:] for line in lines if line.startswith("!")}
    wheel = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {
        *wheel["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"],
        *wheel["project"]["license-files"],
    }
    needed |= {wheel["project"]["readme"], "pyproject.toml", "constraints.txt", "src/dashboard"}
    needed |= set(re.findall(r"^COPY (\w\S*) ", CONTAINERFILE, re.MULTILINE))
    for name in needed:
        assert any(name == one or name.startswith(one + "/") for one in taken), f"{name} is left out"
    for name in taken:
        assert (paths.ROOT / name).exists(), f"there is no {name}"
    assert ".streamlit/secrets.toml" in lines


# --- proxy ----------------------------------------------------------------------------------------


def checked_by_haproxy(**settings: str) -> subprocess.CompletedProcess[str]:
    haproxy = find_haproxy()
    if haproxy is None:
        pytest.skip("no haproxy (apt install haproxy)")  # with CI set, tests/browser/test_proxy.py fails
    command = [haproxy, "-c", "-f", str(DEPLOY / "haproxy.cfg")]
    return subprocess.run(command, env=for_the_proxy(**settings), capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "settings",
    [
        {"ATLAS_1": "127.0.0.1:8501"},
        {f"ATLAS_{n}": f"127.0.0.1:850{n}" for n in (1, 2, 3, 4)}
        | {"ATLAS_BASE": "/a", "ATLAS_BEHIND_PROXY": "1"},
    ],
)
def test_the_proxy_accepts_its_file(settings: dict[str, str]) -> None:
    found = checked_by_haproxy(**settings)
    assert found.returncode == 0, found.stderr


def test_the_proxy_says_which_variable_is_missing() -> None:
    found = checked_by_haproxy()
    assert found.returncode == 1
    assert "ATLAS_1 is not set: say where the first process listens" in found.stderr


def test_the_proxy_knows_every_variable_that_its_file_explains_and_compose_sets_only_those() -> None:
    head, _, body = PROXY.partition("\n\n")
    explained = set(OURS.findall(head)) | {"ATLAS_2", "ATLAS_3"}  # "ATLAS_1 ... ATLAS_4"
    assert explained == set(OURS.findall(body))
    with_tls = yaml.safe_load((DEPLOY / "compose.tls.yaml").read_text(encoding="utf-8"))["services"]["proxy"]
    assert set(COMPOSE["services"]["proxy"]["environment"]) | set(with_tls["environment"]) <= explained
    assert with_tls["environment"]["ATLAS_CERTIFICATE"] == with_tls["volumes"][0].split(":")[-2]


def test_the_proxy_waits_for_containers_and_asks_again_where_they_are() -> None:
    unknown = {"ATLAS_1": "atlas-1.invalid:8501"}
    found = checked_by_haproxy(**unknown)
    assert found.returncode == 1
    assert "could not resolve address 'atlas-1.invalid'" in found.stderr
    assert checked_by_haproxy(**unknown, ATLAS_LOOK_UP="1").returncode == 0
    assert COMPOSE["services"]["proxy"]["environment"]["ATLAS_LOOK_UP"] == "1"


def test_both_backends_of_the_proxy_have_the_same_processes() -> None:
    atlas, unready = PROXY.partition("\nbackend atlas\n")[2].split("\nbackend unready\n")
    servers = re.findall(r"^    server .*", atlas, re.MULTILINE)
    assert servers == [f'    server p{n} "$ATLAS_{n}" cookie p{n}' for n in (1, 2, 3, 4)]
    assert servers == re.findall(r"^    server .*", unready, re.MULTILINE)


# --- compose --------------------------------------------------------------------------------------


def test_compose_tells_the_proxy_of_every_process_at_the_port_where_it_listens() -> None:
    told = {
        name: value
        for name, value in COMPOSE["services"]["proxy"]["environment"].items()
        if name[-1].isdigit()
    }
    port = container_settings()["STREAMLIT_SERVER_PORT"]
    assert instruction("EXPOSE") == [port]
    assert list(told.values()) == [f"{name}:{port}" for name in PROCESSES]
    assert list(told) == [f"ATLAS_{number}" for number in range(1, len(PROCESSES) + 1)]
    assert COMPOSE["services"]["proxy"]["ports"][0].endswith(":" + re.findall(r"ATLAS_BIND-:(\d+)", PROXY)[0])


def test_compose_runs_processes_that_may_do_little_and_are_started_again() -> None:
    assert len(PROCESSES) == 4
    for service in COMPOSE["services"].values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["restart"] == "unless-stopped"
        assert service["mem_limit"]
    for process in PROCESSES.values():
        assert process["volumes"] == ["${ATLAS_DATA:-../data}:/data:ro"]
        assert process["environment"][paths.DATA_VARIABLE] == "/data"
        assert process["environment"][partners.HOSTS_VARIABLE] == "${ATLAS_EMBED_HOSTS:-}"
        assert process["healthcheck"]["test"][-1] == "/opt/atlas/healthy.py"


def test_every_setting_of_compose_is_in_the_example() -> None:
    used = set(
        re.findall(r"\$\{(ATLAS_\w+)", "".join(file.read_text() for file in DEPLOY.glob("compose*.yaml")))
    )
    example = (DEPLOY / "settings.example.env").read_text(encoding="utf-8")
    assert used - {"ATLAS_PORT"} == set(re.findall(r"^#?(ATLAS_\w+)=", example, re.MULTILINE))


# --- Kubernetes -----------------------------------------------------------------------------------


def test_kubernetes_objects_belong_together() -> None:
    name = "mining-atlas"
    labels = OBJECTS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert OBJECTS["Service"]["spec"]["selector"] == labels
    assert OBJECTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert OBJECTS["PodDisruptionBudget"]["spec"]["minAvailable"] == 1
    scaler = OBJECTS["HorizontalPodAutoscaler"]["spec"]
    assert scaler["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}
    assert scaler["minReplicas"] == 2
    backend = OBJECTS["Ingress"]["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend == {"name": name, "port": {"name": OBJECTS["Service"]["spec"]["ports"][0]["name"]}}
    assert OBJECTS["Service"]["spec"]["ports"][0]["targetPort"] == container()["ports"][0]["name"]
    assert str(container()["ports"][0]["containerPort"]) == container_settings()["STREAMLIT_SERVER_PORT"]
    listed = set(OBJECTS["Kustomization"]["resources"])
    there = {file.name for file in (DEPLOY / "kubernetes").glob("*.yaml")}
    assert there - listed == {"kustomization.yaml", "secret.example.yaml"}
    assert listed <= there


def test_kubernetes_allows_the_name_that_the_ingress_serves() -> None:
    allowed = next(
        one["value"] for one in container()["env"] if one["name"] == "STREAMLIT_SERVER_ALLOWED_HOSTS"
    )
    assert [rule["host"] for rule in OBJECTS["Ingress"]["spec"]["rules"]] == allowed.split()


def test_kubernetes_keeps_a_visitor_on_one_process_by_cookie() -> None:
    service, ingress = (OBJECTS[kind]["metadata"]["annotations"] for kind in ("Service", "Ingress"))
    assert service["haproxy.org/cookie-persistence"] == "atlas"
    assert service["traefik.ingress.kubernetes.io/service.sticky.cookie"] == "true"
    assert ingress["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert "sessionAffinity" not in OBJECTS["Service"]["spec"], "by address would put a hall on one process"


def test_a_pod_may_do_little() -> None:
    spec, one = pod(), container()
    assert spec["securityContext"]["runAsNonRoot"]
    assert str(spec["securityContext"]["runAsUser"]) == instruction("USER")[0].split(":")[0]
    assert not spec["automountServiceAccountToken"]
    assert one["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert set(one["resources"]) == {"requests", "limits"}
    own_data = yaml.safe_load((DEPLOY / "kubernetes/own-data/kustomization.yaml").read_text(encoding="utf-8"))
    added = [change["value"] for change in yaml.safe_load(own_data["patches"][0]["patch"])]
    assert added[0]["persistentVolumeClaim"]["readOnly"]
    assert added[1] == {"name": added[0]["name"], "mountPath": "/data", "readOnly": True}
    assert added[2] == {"name": paths.DATA_VARIABLE, "value": "/data"}


# --- systemd --------------------------------------------------------------------------------------


def test_the_unit_serves_its_port_to_this_machine_only_and_may_do_little() -> None:
    unit = ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(UNIT, encoding="utf-8")
    service = unit["Service"]
    assert service["ExecStart"].endswith("/bin/dashboard serve --port %i")
    assert "STREAMLIT_SERVER_ADDRESS=127.0.0.1" in service["Environment"].split()
    assert service["ProtectSystem"] == "strict"
    for right in ("DynamicUser", "NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictNamespaces"):
        assert service[right] == "yes"
    assert service["CapabilityBoundingSet"] == ""
    assert "MemoryDenyWriteExecute" not in service, "charts in files are drawn by an engine that makes code"


def test_systemd_knows_every_line_of_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd-analyze")
    program = tmp_path / "dashboard"
    program.symlink_to("/bin/true")
    text = re.sub(r"/opt/\S+/dashboard", str(program), UNIT.read_text(encoding="utf-8"))
    (tmp_path / "mining-atlas@8501.service").write_text(text, encoding="utf-8")
    command = [analyze, "verify", "--man=no", str(tmp_path / "mining-atlas@8501.service")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "mining-atlas" not in found.stderr, found.stderr


# --- Streamlit Community Cloud --------------------------------------------------------------------


def test_requirements_repeat_no_pin() -> None:
    lines = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    assert said == ["--constraint constraints.txt", "--editable ."]


def test_what_the_cloud_starts_is_the_app_itself() -> None:
    """Streamlit looks for ``st.App`` in the text of the file that it starts, so that file is a copy."""
    entry, app = DEPLOY / "community-cloud" / "streamlit_app.py", paths.ROOT / "app.py"
    assert entry.read_bytes() == app.read_bytes(), "cp app.py deploy/community-cloud/streamlit_app.py"
