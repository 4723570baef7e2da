"""Ed25519 signatures (RFC 8032) of certificates, by a key file; needs the extra ``sg2kg[sign]``."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from sg2kg.errors import CertificateError, OutputError
from sg2kg.validation.certificates.certificate import Certificate, Signature


def sign(certificate: Certificate, key_file: Path) -> Certificate:
    """The certificate with a signature by the private key in a PEM file (PKCS #8, without a password).

    Raises CertificateError for a file that holds none, or where the extra is not installed.
    """
    _, serialization = _library()
    key = _private(key_file)
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return replace(certificate, signature=Signature(public.hex(), key.sign(certificate.canonical()).hex()))


def signed_by(certificate: Certificate, key_file: Path | None = None) -> bool:
    """Whether the signature is right, by the public key in a PEM file, or else by the one that the certificate names.

    Raises CertificateError for a certificate without a signature, a file that holds no key, or where the extra is not installed.
    """
    if certificate.signature is None:
        raise CertificateError("the certificate has no signature", "Ask for a signed one.")
    ed25519, serialization = _library()
    from cryptography.exceptions import InvalidSignature

    try:
        stated = bytes.fromhex(certificate.signature.public_key)
        value = bytes.fromhex(certificate.signature.value)
        if key_file is not None:
            trusted = _public(key_file).public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
            if trusted != stated:
                return False
        ed25519.Ed25519PublicKey.from_public_bytes(stated).verify(value, certificate.canonical())
    except (InvalidSignature, ValueError):
        return False
    return True


def new_key(path: Path) -> Path:
    """Writes a new private key, readable by its owner alone, and the public one beside it (``.pub.pem``); raises OutputError where it cannot."""
    ed25519, serialization = _library()
    key = ed25519.Ed25519PrivateKey.generate()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    beside = path.with_suffix(".pub.pem")
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(private)
        beside.write_bytes(public)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}", "A key is never written over; choose another name.") from None
    return beside


def _private(path: Path) -> Any:
    ed25519, serialization = _library()
    try:
        key = serialization.load_pem_private_key(_bytes(path), password=None)
    except (ValueError, TypeError):
        raise CertificateError(f"{path}: no private key without a password in it", "Make one with sg2kg certify --new-key FILE.") from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise CertificateError(f"{path}: not a key of Ed25519", "Make one with sg2kg certify --new-key FILE.")
    return key


def _public(path: Path) -> Any:
    ed25519, serialization = _library()
    try:
        key = serialization.load_pem_public_key(_bytes(path))
    except (ValueError, TypeError):
        raise CertificateError(f"{path}: no public key in it", "Give the file that ends in .pub.pem.") from None
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise CertificateError(f"{path}: not a key of Ed25519", "Give the file that ends in .pub.pem.")
    return key


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CertificateError(f"{path}: cannot be read: {error.strerror or error}", "Check the path.") from None


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise CertificateError("the extra for signatures is not installed", "pip install 'sg2kg[sign]'") from None
    return ed25519, serialization
