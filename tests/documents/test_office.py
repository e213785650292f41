"""Word and PowerPoint files opened by LibreOffice and rendered to pictures."""

import io
import subprocess
import zipfile

import pypdfium2
import pytest
from PIL import ImageStat

from tests.documents import reading

INSTALL = (
    "no LibreOffice found; install it with: apt-get install --no-install-recommends "
    "libreoffice-writer libreoffice-impress"
)
SECONDS = 180


@pytest.fixture(scope="session")
def office(tmp_path_factory, office_program):
    """Turn bytes of a file into the pages that LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("office")

    def pages(content: bytes, ending: str):
        source = folder / f"file.{ending}"
        source.write_bytes(content)
        (folder / "file.pdf").unlink(missing_ok=True)
        subprocess.run(
            [
                office_program,
                "--headless",
                f"-env:UserInstallation=file://{folder / 'profile'}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return (folder / "file.pdf").read_bytes()

    return pages


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_libreoffice_opens_it_and_every_page_can_be_seen(office, made, document, ending):
    pdf = office(made(ending), ending)
    opened = pypdfium2.PdfDocument(io.BytesIO(pdf))
    if ending == "pptx":
        assert len(opened) == len(reading.pptx_of(made(ending)).slides)
    else:
        assert 2 <= len(opened) <= 60
    for page in opened:
        seen = page.render(scale=0.5).to_pil().convert("L")
        assert ImageStat.Stat(seen).stddev[0] > 2, "a page is empty"
    opened.close()
    said = "".join(reading.pdf_texts(pdf)).replace(" ", "").replace("\n", "")
    for section in document.sections:
        assert section.title.replace(" ", "") in said


@pytest.mark.parametrize("case", ["gap"], indirect=True)
@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_a_file_that_is_not_whole_is_noticed(office, made, ending):
    """The check can fail: without its main part a file gives no pages, or other ones."""
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(ending))) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            if name not in {"word/document.xml", "ppt/presentation.xml"}:
                new.writestr(name, old.read(name))
    try:
        pdf = office(broken.getvalue(), ending)
    except (subprocess.CalledProcessError, FileNotFoundError):
        return
    said = "".join(reading.pdf_texts(pdf)).replace(" ", "")
    assert "Headlinefindings" not in said
