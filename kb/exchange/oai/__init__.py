"""Records for harvesters of libraries and archives: the protocol OAI-PMH 2.0, without its XML.

In: a snapshot and the arguments of an address. Out: an `Answer` with the records asked for, or with
the protocol's name for what is wrong. Records are known by names that tell nothing
(`kb.exchange.urns`), so that a withdrawn one can be told of without its id.
"""

from kb.exchange.oai.answers import Answer, Resumption, answer
from kb.exchange.oai.catalogue import SETS, Item, earliest, utc_stamp

__all__ = ["SETS", "Answer", "Item", "Resumption", "answer", "earliest", "utc_stamp"]
