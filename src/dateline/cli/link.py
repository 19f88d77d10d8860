"""`dateline link`: copied passages and incidents of a record found again."""

from dateline.cli.console import message, print_json
from dateline.cli.options import ConfigOption, JsonOption, RecordArgument, RecordOption, find_record
from dateline.config import load_config
from dateline.model.account import Account
from dateline.run.link import Linked
from dateline.run.link import link as link_record
from dateline.store.record import Record

__all__ = ["link", "linked_words"]


def link(
    record: RecordArgument = None,
    record_option: RecordOption = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the passages that reports share and the incidents that they tell together.

    A build does so at its end; this verb does it after a judgement or a change of the register of publishers.
    """
    settings = load_config(config)
    with Record.open(find_record(record, record_option)) as opened:
        found = link_record(opened, settings, progress=message)
    if as_json:
        print_json(found)
    else:
        message(linked_words(found))


def linked_words(found: Linked | Account) -> str:
    """What linking came to, in words."""
    incidents = f"{found.incidents} incident{'s' * (found.incidents != 1)}"
    copied = f"{found.passages} copied passage{'s' * (found.passages != 1)}"
    return f"{incidents}, {found.joined} of them told by several reports; {copied}"
