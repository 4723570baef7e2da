"""Certificates: a statement that a submission conforms to a tier, made from a check, and held against the data again later."""

from sg2kg.validation.certificates.certificate import Certificate, Waiver, certify, read_certificate
from sg2kg.validation.certificates.verify import Verification, verify
from sg2kg.validation.certificates.write import CERTIFICATE_FORMATS, write_certificate

__all__ = ["CERTIFICATE_FORMATS", "Certificate", "Verification", "Waiver", "certify", "read_certificate", "verify", "write_certificate"]
