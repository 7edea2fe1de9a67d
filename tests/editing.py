"""The web editor for tests: of the shipped site, with npm's packages in the place of other hosts and a store in the browser."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, Route

from founders_timeline.editor.files import plan_editor
from founders_timeline.editor.scripts import FONTS, SCRIPTS
from founders_timeline.theme.assets import load_assets
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import load_language
from founders_timeline.theme.renderer import Renderer
from tests.flagship import BuiltSite
from tests.publishing import formats_folder
from tests.sites import SITE_FILE, load

ROOT = Path(__file__).resolve().parent.parent
EDITOR = "editor: {repository: 'https://github.com/example/founders'}\n"
STORE = "sveltia-cms-test"
"""The folder in the browser's own file system that the CMS's test backend keeps."""

_FONT_FILES = "@sveltia/cms/npm/assets"

_PUT = """async ([store, files]) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(store, { create: true });
  const put = async ([path, text]) => {
    const folders = path.split("/"), name = folders.pop();
    let folder = root;
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true });
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  };
  await Promise.all(Object.entries(files).map(put));
}"""

_GET = """async (store) => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else files[path + name] = await handle.getFile().then((file) => file.text(), () => null); // Gone: it was a temporary one.
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(store), "");
  return files;
}"""


def shipped_content() -> dict[str, str]:
    """Return the content that the repository ships, by path, with an editor asked for."""
    paths = [path for path in (ROOT / "content").rglob("*") if path.is_file()]
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return {**files, SITE_FILE: f"{files[SITE_FILE]}{EDITOR}"}


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write files by path; return the folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def build_editor(root: Path, folder: Path) -> BuiltSite:
    """Put the editor of the site at `root` into a folder, and nothing else of it but its icon."""
    site, themes = load(root), theme_folders(root)
    plan = plan_editor(site, Renderer(themes), [load_language(themes, code) for code in site.languages])
    files = {path: make() for path, make in plan.items()}
    files["assets/favicon.svg"] = load_assets(themes)["favicon.svg"]
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return BuiltSite(site, folder, folder.as_uri() + "/")


def npm_packages() -> Path:
    """Return the folder of npm's packages; fail, never skip, where they cannot be had."""
    try:
        return formats_folder()
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)


def answer_for_other_hosts(page: Page, base: str) -> list[str]:
    """Answer with npm's files what the page asks of other hosts; return the list of what it asked for in vain."""
    packages, in_vain = npm_packages(), list[str]()
    files = {script.url: packages / script.package / script.path for script in SCRIPTS}
    for address in FONTS:
        name = re.sub(r"[:@].*", "", address.removeprefix("https://cdn.jsdelivr.net/fontsource/fonts/"))
        (files[address],) = (packages / _FONT_FILES).glob(f"{name}-*.woff2")

    def answer(route: Route) -> None:
        address = route.request.url
        if address in files:
            route.fulfill(path=files[address], headers={"Access-Control-Allow-Origin": "*"})
        else:
            in_vain.append(address)
            route.abort()

    page.route(lambda address: not address.startswith((base, "data:", "blob:")), answer)
    return in_vain


def save_in_the_browser(page: Page, site: BuiltSite) -> None:
    """Let the CMS of the page save to its test backend; nothing else of the configuration is changed."""
    config = yaml.safe_load((site.folder / "admin/config.yml").read_bytes())
    del config["publish_mode"]
    config["backend"] = {"name": "test-repo"}
    text = yaml.safe_dump(config, sort_keys=False, allow_unicode=True)
    page.route(re.compile(r"/admin/config\.yml"), lambda route: route.fulfill(body=text, content_type="text/yaml"))


def put_files(page: Page, files: Mapping[str, str]) -> None:
    """Put files into the store; the page is of the CMS's origin."""
    page.evaluate(_PUT, [STORE, dict(files)])


def stored_files(page: Page) -> dict[str, str]:
    """Return all files of the store, by path."""
    files: dict[str, str | None] = page.evaluate(_GET, STORE)
    return {path: text for path, text in files.items() if text is not None}
