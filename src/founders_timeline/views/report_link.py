"""Where a mistake on a page can be reported: the repository, with the page and its file filled in where that can be done."""

from urllib.parse import quote, urlencode, urlsplit

from founders_timeline.language import Language


def report_url(repository: str, language: Language, title: str, file: str, address: str) -> str:
    """Return the address of a new issue about a page of this title, made from this file of the content.

    `address` is the page's, or empty. GitHub's and GitLab's forms can be filled in by the address; of any other repository the
    address itself is returned.
    """
    host = urlsplit(repository).hostname or ""
    root = repository.rstrip("/").removesuffix(".git")
    subject = language.say("report.title", title=title)
    body = "\n".join([language.say("report.file", file=file), *([address] if address else []), "", ""])
    if host == "github.com":
        return f"{root}/issues/new?{_query(title=subject, body=body)}"
    if host == "gitlab.com" or host.startswith("gitlab."):
        return f"{root}/-/issues/new?{_query(**{'issue[title]': subject, 'issue[description]': body})}"
    return repository


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote)
