"""Whether a pinned version has a known vulnerability. Exit code 1 if so.

pip-audit exits with 0 too where it learnt nothing, as on a closed network; here that is said, and not
taken for a pass.
"""

import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "pip_audit", "-r", "requirements.txt", "-r", "requirements-dev.txt"]
OPTIONS = ["--no-deps", "--disable-pip", "--progress-spinner=off", "--timeout=15", "--format=json"]

done = subprocess.run([*COMMAND, *OPTIONS], capture_output=True, text=True, check=False)  # noqa: S603
try:
    found = json.loads(done.stdout)["dependencies"]
except ValueError:
    reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
    print(f"skipped: the vulnerability database cannot be reached ({reason[:150]})")
    sys.exit(0)
unknown = [package["name"] for package in found if "skip_reason" in package]
for package in found:
    for vulnerability in package.get("vulns", ()):
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in {fixed}")
if len(unknown) == len(found):
    print(f"skipped: the vulnerability database knows none of the {len(found)} packages (closed network?)")
elif unknown:
    print(f"not checked, as the database does not know them: {', '.join(unknown)}")
else:
    print(f"{len(found)} packages checked")
sys.exit(any(package.get("vulns") for package in found))
