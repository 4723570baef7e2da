"""The knowledge base: what ships or what you load, with the status of every concept worked out, ready to be asked."""

from sg2kg.knowledge.base import CaseInfo, KnowledgeBase
from sg2kg.knowledge.catalogue import Catalogue, Parameter, Query
from sg2kg.knowledge.status import BASES, Evidence, Status, StatusBook

__all__ = ["BASES", "CaseInfo", "Catalogue", "Evidence", "KnowledgeBase", "Parameter", "Query", "Status", "StatusBook"]
