"""``sg2kg certify``: a conformance statement on a submission, and whether one still holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sg2kg.cli import options, output
from sg2kg.errors import CertificateError

if TYPE_CHECKING:
    from sg2kg.validation.certificates import Certificate, Waiver
    from sg2kg.validation.shapes import Shapes


@click.command()
@click.argument("file", required=False, type=click.Path())
@click.option("--tier", metavar="TIER", help="The tier to state conformance with. Default: the one that the submission states.")
@click.option("--issuer", metavar="NAME", help="Who states it; needed to issue one.")
@click.option("--waive", "waived", multiple=True, metavar="REQUIREMENT", help="Let off a mandatory requirement. May be repeated.")
@click.option("--reason", "reasons", multiple=True, metavar="TEXT", help="Why it is waived; one for each --waive.")
@click.option("--by", "names", multiple=True, metavar="NAME", help="Who waives it; one for each --waive.")
@click.option("--sign", "key", type=click.Path(), metavar="KEY.pem", help="Sign with this Ed25519 key (extra sg2kg[sign]).")
@click.option("--new-key", type=click.Path(), metavar="KEY.pem", help="Make a key, and its public half KEY.pub.pem, and do nothing else.")
@click.option("--verify", "certificate", type=click.Path(), metavar="CERTIFICATE", help="Check this certificate against FILE again.")
@click.option("--key", "trusted", type=click.Path(), metavar="KEY.pub.pem", help="With --verify: the public key that must have signed it.")
@options.PROFILES
@click.option(
    "--format", "format_", type=click.Choice(["turtle", "text", "html", "json"]), help="How to write it. Default: turtle; with --verify, text."
)
@options.LANG
@click.option("-o", "--output", "targets", multiple=True, metavar="FILE", help="Write to a file; its ending tells the format. May be repeated.")
@click.pass_context
def certify(
    ctx: click.Context, file: str | None, tier: str | None, issuer: str | None, waived: tuple[str, ...], reasons: tuple[str, ...],
    names: tuple[str, ...], key: str | None, new_key: str | None, certificate: str | None, trusted: str | None, profiles: str | None,
    format_: str | None, lang: str, targets: tuple[str, ...],
) -> None:  # fmt: skip
    """State that the submission in FILE conforms to its tier, or check such a statement again.

    The certificate names data, ontology and shapes by their hashes, and all versions; --verify finds a changed byte, shape, version or result.
    Exit code 0: issued, or holds. 1: the submission does not conform, or the certificate does not hold. 2: could not be done.

    \b
    Examples:
      sg2kg certify my-case.ttl --issuer "Registry Office" -o my-case.certificate.ttl -o my-case.certificate.html
      sg2kg certify my-case.ttl --verify my-case.certificate.ttl
      sg2kg certify my-case.ttl --issuer "Registry Office" --waive REG-05 --reason "licence under negotiation" --by "A. Officer"
      sg2kg certify --new-key office.pem
      sg2kg certify my-case.ttl --issuer "Registry Office" --sign office.pem -o my-case.certificate.ttl
    """
    from sg2kg.validation import load_shapes
    from sg2kg.validation.submission import read_submission

    if new_key is not None:
        from sg2kg.validation.certificates.signing import new_key as make

        click.echo(f"written to {new_key} (keep it secret) and {make(Path(new_key))}", err=True)
        return
    if file is None:
        raise click.UsageError("FILE is missing")
    submission = read_submission(file)
    shapes = load_shapes(profiles)
    if certificate is not None:
        from sg2kg.validation.certificates import read_certificate, verify
        from sg2kg.validation.certificates.write import write_verification

        found = verify(read_certificate(Path(certificate)), submission, shapes=shapes, key_file=Path(trusted) if trusted else None)
        output.deliver(write_verification(found, format_ or "text", lang), targets[0] if targets else None)
        ctx.exit(0 if found.holds else 1)
    if not issuer:
        raise CertificateError("nobody is named who states it", 'Add --issuer "Name of your body".')
    from sg2kg.validation.certificates import certify as issue

    verdict, made = issue(submission, tier, issuer=issuer, shapes=shapes, waivers=_waivers(waived, reasons, names))
    if made is None:
        from sg2kg.validation import write_verdicts

        click.echo(write_verdicts([verdict], "text", lang), nl=False, err=True)
        click.echo("sg2kg: no certificate: the submission does not conform", err=True)
        ctx.exit(1)
    if key is not None:
        from sg2kg.validation.certificates.signing import sign

        made = sign(made, Path(key))
    _deliver(made, targets, format_, lang, shapes)


def _waivers(waived: Sequence[str], reasons: Sequence[str], names: Sequence[str]) -> list[Waiver]:
    from sg2kg.validation.certificates import Waiver

    if not len(waived) == len(reasons) == len(names):
        raise click.UsageError("each --waive needs a --reason and a --by")
    return [Waiver(*parts) for parts in zip(waived, reasons, names, strict=True)]


def _deliver(made: Certificate, targets: Sequence[str], format_: str | None, lang: str, shapes: Shapes) -> None:
    from sg2kg.validation.certificates import write_certificate
    from sg2kg.validation.certificates.write import certificate_format_of

    if not targets:
        output.deliver(write_certificate(made, format_ or "turtle", lang, shapes), None)
    for target in targets:
        format = format_ if format_ and len(targets) == 1 else certificate_format_of(target)
        output.deliver(write_certificate(made, format, lang, shapes), target)
