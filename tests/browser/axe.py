"""axe-core on a page and its map: every rule, and the size of targets.

axe-core itself leaves that size out by default. It is looked at outside the map's frame: the statement
on the page Accessibility names the marks on the map that fail it.
"""

from importlib.resources import files

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => {
  const brief = { resultTypes: ['violations'] };
  const whole = await axe.run(brief);
  const sizes = await axe.run({ exclude: ['iframe'] }, { ...brief, runOnly: ['target-size'] });
  return { passes: whole.passes, violations: [...whole.violations, ...sizes.violations] };
}"""


def assert_no_violation(reader):
    for frame in reader.page.frames:
        frame.evaluate(AXE)
    for _ in range(4):  # a table that turns out too wide is made reachable a second later
        found = reader.page.evaluate(LOOK)
        if not found["violations"]:
            break
        reader.page.wait_for_timeout(1500)
    assert found["passes"], "axe looked at nothing"
    assert [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ] == []
