#!/usr/bin/env python3
"""An auditor of traces, schema 4: checks every rule of Traces.md, line by line.

Usage: auditor.py FILE (or - for standard input); auditor.py --self-test.
"""
import hashlib
import json
import re
import struct
import sys

ZERO = bytes(32)
EMPTY = hashlib.sha256(b"").digest()
MAX_NUMBER, MAX_AMOUNT = 1 << 48, (1 << 64) - 1


class Broken(Exception):
    """A broken rule: its name and some words."""

    def __init__(self, rule, words):
        super().__init__(words)
        self.rule, self.words = rule, words


def need(holds, rule, words):
    """Raise Broken unless the condition holds."""
    if not holds:
        raise Broken(rule, words)


# Hashes (section "Hashes").

def sha(data):
    """SHA-256 of the bytes."""
    return hashlib.sha256(data).digest()


def raw(digest):
    """The 32 bytes of a digest."""
    return bytes.fromhex(digest)


def leaf_hash(data):
    """The hash of a Merkle leaf ("Hashes", RFC 9162 section 2.1)."""
    return sha(b"\0" + data)


def join(left, right):
    """The hash of an inner Merkle node ("Hashes")."""
    return sha(b"\1" + left + right)


class Merkle:
    """A growing Merkle tree, kept as its count and its peaks ("Hashes")."""

    def __init__(self, count=0, peaks=()):
        self.count, self.peaks = count, list(peaks)

    def add(self, data):
        """Append one leaf."""
        new, size = leaf_hash(data), self.count
        while size & 1:
            new, size = join(self.peaks.pop(), new), size >> 1
        self.peaks.append(new)
        self.count += 1

    def root(self):
        """Fold the peaks from the right."""
        if not self.peaks:
            return EMPTY
        have = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            have = join(peak, have)
        return have


def list_root(leaves):
    """The Merkle root of a list of leaf data."""
    tree = Merkle()
    for data in leaves:
        tree.add(data)
    return tree.root()


def included(data, index, count, path, root):
    """RFC 9162, section 2.1.3.2: does the path prove the leaf?"""
    if index >= count:
        return False
    place, last, have = index, count - 1, leaf_hash(data)
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            have = join(raw(step), have)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            have = join(have, raw(step))
        place, last = place >> 1, last >> 1
    return last == 0 and have == root


def block_hash(h):
    """The block hash of a header."""
    return sha(struct.pack(">BIQQ", 0x10, *h[:3]) + b"".join(map(raw, h[3:])))


def node_hash(first, count, checkpoint, left, right, previous):
    """The node hash; its last three are bytes."""
    return sha(struct.pack(">BIIQ", 0x11, first, count, checkpoint) + left + right + previous)


def preimage_hash(node):
    """The hash of a *node* list."""
    return node_hash(*node[:3], *map(raw, node[3:]))


def message_leaf(m):
    """The leaf data of a message."""
    return struct.pack(">IIQQQ" if len(m) == 5 else ">IIQQQQ", *m)


def import_leaf(m):
    """The leaf data of an import."""
    return struct.pack(">BIIQ", *m[:4]) + raw(m[4])


def l1_hash(h):
    """The hash of an L1 header."""
    return sha(struct.pack(">BQQ", 0x12, *h[:2]) + raw(h[2]) + raw(h[3]))


def transaction_leaf(t):
    """The leaf data of a transaction."""
    if t[0] == 3:
        return struct.pack(">BIQ", *t[:3]) + raw(t[3])
    if t[0] in (1, 4):
        return bytes([t[0]]) + message_leaf(t[1:])
    if t[0] == 0:
        return struct.pack(">BIQ" if len(t) == 3 else ">BIQQ", *t)
    return struct.pack(">BIIQ", *t)


def listed(elements):
    """A list in a statement: its u32 length, then its elements."""
    return struct.pack(">I", len(elements)) + b"".join(elements)


# Ed25519 verification (RFC 8032, section 5.1.7).

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def _add(a, b):
    """The sum of two points in extended coordinates."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(k, point):
    """The point k times."""
    total = (0, 1, 1, 0)
    while k:
        if k & 1:
            total = _add(total, point)
        point, k = _add(point, point), k >> 1
    return total


def _point(data):
    """Decompress 32 bytes; None if they are no point (section 5.1.3)."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify(key, text, signature):
    """Whether the Ed25519 signature of the text is the key's."""
    a, r, s = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + key + text).digest()
    one, two = _times(s, BASE), _add(r, _times(int.from_bytes(hashed, "little") % L, a))
    return not ((one[0] * two[2] - two[0] * one[2]) % P or (one[1] * two[2] - two[1] * one[2]) % P)


# Form (sections "The file" and "Lines"). A shape is one of: a test; a set of words;
# a tuple (a list of fixed length); a list of one shape (a list of any length); a dict of members.

def NUM(v):
    """A number."""
    return type(v) is int and 0 <= v <= MAX_NUMBER


def AMT(v):
    """An amount, nonce or seed."""
    return type(v) is int and 0 <= v <= MAX_AMOUNT


def U32(v):
    """What is hashed as u32."""
    return type(v) is int and 0 <= v < 1 << 32


def ROLLUP(v):
    """The number of a rollup."""
    return type(v) is int and 0 <= v < 1 << 31


def INT(v):
    """A number that may be negative."""
    return type(v) is int and -(1 << 63) <= v < 1 << 63


def STR(v):
    """A string."""
    return type(v) is str


def BOOL(v):
    """True or false."""
    return type(v) is bool


def DIG(v, match=re.compile("[0-9a-f]{64}").fullmatch):
    """A digest."""
    return type(v) is str and match(v) is not None


def SIG(v, match=re.compile("[0-9a-f]{128}").fullmatch):
    """A signature."""
    return type(v) is str and match(v) is not None


def TX(v):
    """A transaction ("block")."""
    if type(v) is not list or not v or type(v[0]) is not int:
        return False
    if v[0] in (1, 4):
        return MESSAGE(v[1:])
    if v[0] == 0 and len(v) == 4:
        return fits(v, (NUM, ROLLUP, AMT, LATER))
    shapes = {0: (NUM, ROLLUP, AMT), 2: (NUM, U32, U32, AMT), 3: (NUM, ROLLUP, NUM, DIG)}
    return v[0] in shapes and fits(v, shapes[v[0]])


IMPORT = (lambda v: type(v) is int and 0 <= v <= 2, U32, U32, NUM, DIG)
HEADER = (ROLLUP, NUM, NUM) + (DIG,) * 6
NODE = (U32, U32, NUM, DIG, DIG, DIG)


def LATER(v):
    """A deadline: later than genesis."""
    return NUM(v) and v > 0


def MESSAGE(v):
    """A message, with or without a deadline."""
    return fits(v, (ROLLUP, ROLLUP, AMT, AMT, NUM) + ((LATER,) if len(v) == 6 else ()))


def PLACE(v):
    """Where a rollup settles: a word, or the number of its L2."""
    return v in ("tree", "alone") if type(v) is str else NUM(v)


L1_HEADER = (NUM, NUM, DIG, DIG)
CONTRACT = {"index": NUM, "count": NUM, "path": [DIG]}
# What messages of a mode come by, and between which places a pair can have it ("Modes").
MODES = {"l1-root": ("l1", lambda a, b: True),
         "direct": ("block", lambda a, b: b == "alone"),
         "l3-on-l2": ("l1", lambda a, b: False),
         "l3-combined": ("block", lambda a, b: a == b == "tree"),
         "shared-direct": ("block", lambda a, b: a == b == "tree"),
         "intermediate": ("node", lambda a, b: a == b == "tree")}
PARTY = ({"sequencer", "prover", "aggregator"}, NUM)
SIGNED = (lambda v: type(v) is int and 0 <= v <= 3, U32, NUM, NUM, DIG, SIG)
LINKS = [{"first": U32, "count": U32, "from": NUM, "steps": [(DIG, DIG)]}]
CONTAINED = [{"higher": IMPORT, "lower": IMPORT, "nodes": [NODE]}]
PEAKS = {"count": NUM, "peaks": [DIG]}
BLOCK_LINKS = [{"rollup": NUM, "headers": [HEADER]}]
OPENED = [{"place": NUM, "height": NUM, "hash": DIG, "nodes": [NODE]}]
OPENING = {"import?": IMPORT, "l1?": L1_HEADER, "l2?": HEADER, "nodes": [NODE], "senders": [{
    "place": NUM, "contract?": CONTRACT, "header": HEADER, "outbox_count": NUM,
    "messages": [{"leaf": MESSAGE, "index": NUM, "path": [DIG]}]}]}
MOVED = {"transaction": NUM, "moved": [(U32, AMT)]}
SHAPES = {
    "head": {"format": {"prooftop trace"}, "schema": NUM, "scenario": STR, "seed": AMT,
             "run": STR, "mode": set(MODES), "rollups": NUM, "order": [NUM],
             "block_ms": NUM, "checkpoint_ms": NUM, "epoch_checkpoints": NUM, "balance": NUM,
             "slot_ms": NUM, "lock_grace_ms": NUM, "merge_up": BOOL,
             "finality_slots": NUM, "import_depth": NUM, "block_hash_window": NUM,
             "pending_timeout_ms": NUM, "places": [PLACE],
             "pairs": [(NUM, NUM, set(MODES))],
             "gas": {"transaction": NUM, "verification": NUM, "storage": NUM,
                     "calldata_byte": NUM, "diff_bytes_block": NUM},
             "stakes": {"sequencer": AMT, "aggregator": AMT},
             "keys": {"sequencers": [DIG], "aggregators": [DIG]}, "yaml": STR},
    "genesis": {"rollup": NUM, "hash": DIG},
    "action": {"command?": NUM, "fault?": NUM, "action": STR},
    "block": {"rollup": NUM, "index": NUM, "header": HEADER, "hash": DIG, "imports": [IMPORT],
              "openings": [OPENING], "transactions": [TX]},
    "branch": {"rollup": NUM, "to": NUM, "header": HEADER, "path": [DIG],
               "cause": {"fork", "other branch included", "other branch committed", "import lost",
                         "import timed out", "l1 reorg"}, "import?": IMPORT,
               "balances": [(U32, AMT)], "spent": [(ROLLUP, AMT)], "sent": [(ROLLUP, AMT)],
               "stored?": [(ROLLUP, DIG)],
               "outbox": PEAKS, "inbox": PEAKS},
    "chain": {"proof": NUM, "rollup": NUM, "checkpoint": NUM, "base?": DIG, "from": NUM,
              "to": NUM, "anchor": DIG, "anchor_height": NUM, "prev": DIG, "prev_height": NUM,
              "cur": DIG, "cur_height": NUM, "exports": [IMPORT], "links": LINKS,
              "contained": CONTAINED, "block_links?": BLOCK_LINKS, "l1_links?": [L1_HEADER],
              "rejoin?": {"l1": L1_HEADER, "contract": CONTRACT, "header": HEADER},
              "statement": DIG},
    "carry": {"proof": NUM, "rollup": NUM, "checkpoint": NUM, "cur": DIG, "cur_height": NUM,
              "cause": {"deadline", "open contract", "entangled", "lock ends"}, "statement": DIG},
    "node": {"proof": NUM, "maker": NUM, "first": NUM, "count": NUM, "checkpoint": NUM,
             "left": NUM, "right": NUM, "x": DIG, "prev": DIG, "cur": DIG, "exports": [IMPORT],
             "settled": [{"export": IMPORT, "by": {"equality", "link"}}], "links": LINKS,
             "contained": CONTAINED, "block_links?": BLOCK_LINKS, "l1_links?": [L1_HEADER],
             "opened?": OPENED, "statement": DIG},
    "root": {"proof": NUM, "checkpoint": NUM, "signer": NUM, "signature": SIG},
    "settlement": {"proof": NUM, "opens": {"expansion", "exposure"}, "roots": [NUM],
                   "prev": DIG, "checkpoint": NUM, "cur": DIG, "nodes": [NODE],
                   "leaves": [HEADER], "l1_block?": IMPORT, "l1_links?": [L1_HEADER], "statement": DIG},
    "lone": {"proof": NUM, "rollup": NUM, "from": NUM, "to": NUM, "anchor": DIG, "cur": DIG,
             "cur_height": NUM, "registry_head": DIG, "openings": [
                 {"export": IMPORT, "roots": [NODE], "nodes": [NODE]}],
             "exports?": [IMPORT], "block_links?": BLOCK_LINKS, "l1_links?": [L1_HEADER],
             "statement": DIG},
    "l1_sent": {"transaction": NUM, "sender": PARTY, "asks": {"settle", "lone", "slash", "join", "leave"},
                "proof?": NUM, "signer?": PARTY, "first?": SIGNED, "second?": SIGNED,
                "rollup?": NUM},
    "lone_pending": {"transaction": NUM, "rollup": NUM, "exports": NUM},
    "l1_reorg": {"from": NUM, "orphaned": NUM, "returned": [NUM], "hash": DIG},
    "member": {"rollup": NUM, "epoch": NUM, "joins": BOOL},
    "cut": {"after": NUM, "roots": [NUM]},
    "opened": {"rollup": NUM}, "registered": MOVED, "lone_settled": MOVED,
    "slashed": {"transaction": NUM, "signer": PARTY, "amount": AMT},
    "l1_block": {"number": NUM, "parent": DIG, "state": DIG, "hash": DIG, "outcomes": [
        {"transaction": NUM, "outcome": STR, "gas": AMT}]},
    "violation": {"property": NUM, "object": STR, "declared": INT, "computed": INT},
    "end": {"lines": NUM, "blocks": NUM, "messages": NUM, "proofs": NUM, "registry": NUM,
            "violations": NUM, "final_state_hash": DIG},
}
L1_RULES = {"opened": "lock", "registered": "decision", "lone_settled": "decision",
            "slashed": "decision", "lone_pending": "decision", "l1_reorg": "reorg", "l1_block": "l1-block"}
WANTED_RULES = {**L1_RULES, "cut": "cut"}


def fits(value, shape):
    """Whether a value has a shape; the order of members counts."""
    if type(shape) is tuple:
        return type(value) is list and len(value) == len(shape) and all(map(fits, value, shape))
    if type(shape) is list:
        return type(value) is list and all(fits(v, shape[0]) for v in value)
    if type(shape) is dict:
        if type(value) is not dict:
            return False
        names = [n.rstrip("?") for n in shape if n[-1] != "?" or n[:-1] in value]
        return list(value) == names and all(
            fits(value[n], shape[n] if n in shape else shape[n + "?"]) for n in names) and \
            not any(value[n] == [] for n in names if n not in shape)
    if type(shape) is set:
        return type(value) is str and value in shape
    return shape(value)


def spelled(value):
    """The one byte form of a value ("The file")."""
    if type(value) is dict:
        return "{%s}" % ",".join('"%s":%s' % (k, spelled(v)) for k, v in value.items())
    if type(value) is list:
        return "[%s]" % ",".join(map(spelled, value))
    if type(value) is str:
        return '"%s"' % re.sub(r'[\x00-\x1f"\\]', lambda c: "\\" + c[0] if c[0] in '"\\' else
                               "\\u%04x" % ord(c[0]), value)
    return json.dumps(value)


def parse(text):
    """The object of a line; whatever is not spelled as it must be is no line ("The file")."""
    value = json.loads(text)
    # Where nothing is escaped the library spells as the page asks.
    again = spelled(value) if "\\" in text else \
        json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    need(again == text and type(value) is dict, "form", "not the byte form of an object")
    return value


class Rollup:
    """What is kept of one rollup (section "What to keep")."""

    def __init__(self, number, balance, layer3=None):
        self.layer3 = dict(layer3 or {})
        self.balances, self.spent, self.sent = {0: balance}, {}, {}
        self.outbox, self.inbox, self.made = Merkle(), Merkle(), Merkle()
        empty = EMPTY.hex()
        self.header = [number, 0, 0, ZERO.hex(), self.state().hex()] + [empty] * 4
        genesis = block_hash(self.header)
        self.head, self.index = 0, {genesis.hex(): 0}
        self.blocks = [(-1, 0, genesis.hex(), [])]  # parent's index, height, hash, imports
        self.times, self.outboxes = [0], [0]  # by block: its time, messages in its outbox
        self.sends, self.mints, self.supply = [[]], [[]], [balance]  # by block, for "conservation"
        self.carries, self.forked, self.seen, self.way = [], 0, 0, []
        self.verified = [{}]  # by block: L3 and what its contract has verified: height, hash
        self.lones, self.pending, self.request = [], [], None
        self.first_checkpoint, self.last_checkpoint = -1, MAX_NUMBER
        self.made.add(genesis)
        self.leaves, self.chains = {(genesis.hex(), 0)}, {}
        self.stored, self.lock, self.past, self.held = 0, 0, 0, []
        self.locks = []  # what the contract was: event, time, lock, first and last checkpoint

    def state(self):
        """The state root (table "Hashes")."""
        rows = ((0, self.balances), (1, self.spent), (2, self.sent))
        data = [struct.pack(">BIQ", k, key, row[key]) for k, row in rows for key in sorted(row)]
        return list_root(data + [struct.pack(">BI", 3, key) + raw(self.layer3[key])
                                 for key in sorted(self.layer3)])

    CONTRACT = ("stored", "lock", "past", "held", "pending", "request", "first_checkpoint",
                "last_checkpoint")

    def contract(self):
        """What a block of L1 can change of the contract."""
        return {n: list(v) if type(v) is list else v
                for n, v in ((n, getattr(self, n)) for n in self.CONTRACT)}

    def holds(self, export, index):
        """Whether the exported block is the block at an index or below it."""
        while index >= 0 and self.blocks[index][1] > export[3]:
            index = self.blocks[index][0]
        return index >= 0 and self.blocks[index][1:3] == (export[3], export[4])

    def note_lock(self, event, time):
        """Remember what the contract is like from now on, for rule "leaf"."""
        state = (self.lock, self.first_checkpoint, self.last_checkpoint)
        if not self.locks or self.locks[-1][2:] != state:
            self.locks.append((event, time) + state)

    def locked_member(self, i):
        """Whether the rollup is a locked member at a checkpoint, by now."""
        return self.lock is not None and self.first_checkpoint <= i <= self.last_checkpoint

    def one_branch(self, digest):
        """Whether a block and the one that the contract stores lie on one branch."""
        return digest in self.index and self.one_line(self.index[digest], self.stored)

    def one_line(self, a, b):
        """Whether of two blocks one is the other or an ancestor of it."""
        return self.back(max(a, b), min(a, b)) is not None

    def back(self, start, stop):
        """The blocks after stop up to start, oldest first; None if stop is no ancestor."""
        found = []
        while start > stop:
            found.append(start)
            start = self.blocks[start][0]
        return found[::-1] if start == stop else None

    def between(self, start, stop):
        """The blocks left and those come to on the way from one to the other, oldest first."""
        left, right = start, stop
        while left != right:
            if left > right:
                left = self.blocks[left][0]
            else:
                right = self.blocks[right][0]
        return self.back(start, left), self.back(stop, left)


class Steps:
    """What L1 does in one event, computed at once, told line by line; so is what is broken."""

    def __init__(self, steps):
        self.left = []
        try:
            for step in steps:
                self.left.append(step)
        except Broken as broken:
            self.left.append(broken)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        step = self.left.pop(0)
        if isinstance(step, Broken):
            raise step
        return step


class Auditor:
    """The state of an audit; take() checks one line."""

    def __init__(self):
        self.lines, self.last, self.ended, self.l1 = 0, ZERO, False, None
        self.head, self.rollups, self.event, self.time = None, [], 0, 0
        self.proofs, self.roots, self.stated, self.forks = [], {}, set(), []
        self.given_up, self.root_hashes = set(), {}
        self.tree, self.rivals, self.maker_of, self.silent = {}, {}, {}, {}
        self.root_proof = {}
        self.lanes, self.under_way, self.follow, self.now = {}, 0, None, (0, 0)
        self.stored_before, self.overdue, self.moved_alone, self.wanted_cut = None, [], [], None
        self.transactions, self.waiting, self.l1_number = [], [], 0
        self.blocks = self.messages = self.violations = self.root_number = 0

    def take(self, line):
        """Check one line: its digest, form and order, then the rules of its kind."""
        self.lines += 1
        need(line.endswith(b"\n"), "form", "no line feed at the end")
        body, line = line[:-73], line[:-1]
        self.last = sha(self.last + body)
        need(line[len(body):] == b',"d":"%s"}' % self.last.hex().encode(), "line-digest",
             "d is not the digest of the chain")
        need(not self.ended, "end", "a line after end")
        try:
            self.check(parse(line.decode("utf-8")))
        except (ValueError, struct.error, RecursionError, UnicodeError) as error:
            raise Broken("form", "not a value of this format: %s" % error) from error

    def check(self, o):
        """Sections "Order" and "Lines"."""
        kind = o.get("kind")
        need(kind in SHAPES if type(kind) is str else False, "form", "unknown kind")
        early = self.lines == 1 or self.lines - 1 <= self.head["rollups"]
        names = {"kind": STR} if early else {"kind": STR, "event": NUM, "time": NUM}
        wanted = "head" if self.lines == 1 else "genesis" if early else kind
        need(kind == wanted and (early or kind not in ("head", "genesis")), "order",
             "a line of this kind does not stand here")
        need(fits(o, {**names, **SHAPES[kind], "d": DIG}), "form", "members are not as defined")
        if kind != "head":
            need(o.get("rollup", 0) < self.head["rollups"], "form", "no such rollup")
        if not early:
            need(o["event"] >= max(1, self.event), "order", "events go back")
            if o["event"] == self.event:
                need(o["time"] == self.time, "order", "two times in one event")
            else:
                self.forks = []
            need(o["time"] >= self.time, "order", "times go back")
            self.l1_line(o)
            self.event, self.time = o["event"], o["time"]
        if kind not in L1_RULES:
            if kind != "cut" or not self.wanted_cut:
                getattr(self, "on_" + kind)(o)

    @staticmethod
    def head_form(o):
        """Section "head": what its members may be."""
        keys = o["keys"]
        need(o["schema"] == 4 and o["rollups"] >= 2 and len(keys["sequencers"]) == o["rollups"]
             and sorted(o["order"]) == list(range(o["rollups"])) and keys["aggregators"],
             "head", "bad counts")
        need(min(o[n] for n in ("block_ms", "checkpoint_ms", "epoch_checkpoints", "slot_ms")) > 0,
             "head", "bad intervals")
        need(all(v <= 1 << 30 for v in [*o["gas"].values()] + [o[n] for n in (
            "block_ms", "epoch_checkpoints", "slot_ms", "lock_grace_ms")]) and
             o["checkpoint_ms"] * o["epoch_checkpoints"] <= MAX_NUMBER, "head", "out of range")
        places = o["places"]
        need(len(places) == o["rollups"] and all(
            type(p) is str or p < o["rollups"] and type(places[p]) is str for p in places),
             "head", "places")
        need(all(a != b and max(a, b) < o["rollups"] for a, b, _ in o["pairs"]), "head", "pairs")

    def on_head(self, o):
        """Section "head": the state at genesis."""
        self.head_form(o)
        self.head, self.n = o, o["rollups"]
        self.place = {r: p for p, r in enumerate(o["order"])}
        self.settling = list(o["places"])
        self.pairs = {(a, b): mode for a, b, mode in o["pairs"]}
        # Section "Waiting": in such a run nobody waits on L1 for others.
        self.nodes_only = (set(self.settling) == {"tree"} and
                           {o["mode"], *self.pairs.values()} == {"intermediate"})
        self.rollups = [Rollup(r, o["balance"]) for r in range(self.n)]
        for r in range(self.n):
            layer3 = {k: self.rollups[k].blocks[0][2] for k in range(self.n)
                      if self.settling[k] == r and type(self.settling[k]) is int}
            if layer3:
                self.rollups[r] = Rollup(r, o["balance"], layer3)
        for k, r in enumerate(self.rollups):
            if self.settling[k] != "tree":
                r.lock = None
            r.note_lock(0, 0)
        self.commits = {o["mode"], *self.pairs.values()} & {"shared-direct", "l3-combined"}
        self.depth, todo = {}, [(0, self.n, 0)]
        while todo:
            first, count, depth = todo.pop()
            self.depth[first, count] = depth
            if count > 1:
                half = (count + 1) // 2
                todo += [(first, half, depth + 1), (first + half, count - half, depth + 1)]
        genesis = {(p, 1): raw(self.rollups[r].blocks[0][2]) for r, p in self.place.items()}
        for first, count in sorted(self.depth, key=lambda v: v[1]):
            half = (count + 1) // 2
            if count > 1:
                genesis[first, count] = node_hash(first, count, 0, genesis[first, half],
                                                  genesis[first + half, count - half], ZERO)
        self.stated = {(first, count, 0, genesis[first, count].hex())
                       for first, count in self.depth if count > 1}
        for key in self.stated:  # the first leaf is at a node's place: see "leaf"
            self.tree[key] = None
        self.root_hash = self.registry = genesis[0, self.n].hex()
        self.root_hashes[0] = self.root_hash
        self.registry_heads, self.registry_checkpoint = {self.registry}, 0
        self.epoch = 0
        self.l1_blocks, self.missed, self.final, self.undo = [], 0, 0, []
        self.held_leaves = [r.blocks[0][2] for r in self.rollups]
        self.state_root = self.l1_state().hex()
        self.add_l1_block(0, [])
        keys = self.head["keys"]
        self.keys = {("sequencer", i): raw(k) for i, k in enumerate(keys["sequencers"])}
        self.keys.update({("aggregator", i): raw(k) for i, k in enumerate(keys["aggregators"])})
        self.stakes = {p: o["stakes"][p[0]] for p in self.keys}

    def on_genesis(self, o):
        """Section "genesis"."""
        need(o["rollup"] == self.lines - 2, "order", "genesis lines go from rollup 0 on")
        need(o["hash"] == self.rollups[o["rollup"]].blocks[0][2], "genesis", "another hash")

    def on_action(self, o):
        """Section "action"; notes a fork for rule revert-cause."""
        need(("command" in o) != ("fault" in o), "form", "one of command and fault")
        number = "(0|[1-9][0-9]{0,14})"
        fork = re.fullmatch(r"fork: \{rollup: R%s, depth: %s\}" % (number, number), o["action"])
        if fork:
            self.forks.append((int(fork[1]), int(fork[2])))
        for word in ("crashAggregator", "heal"):
            told = re.fullmatch("%s: Agg%s" % (word, number), o["action"])
            if told and word != "heal":
                self.silent[int(told[1])] = None
            elif told and self.silent.get(int(told[1]), 0) is None:
                self.silent[int(told[1])] = o["time"]
        reorg = re.fullmatch(r"reorgL1: \{depth: %s\}" % number, o["action"])
        if reorg:
            need(self.l1 is None or next(self.l1, None) is None, "decision", "L1 is not through")
            self.l1 = Steps(self.reorg(int(reorg[1])))

    def on_block(self, o):
        """Section "block"."""
        r, header, number = self.rollups[o["rollup"]], o["header"], o["rollup"]
        need(o["index"] == len(r.blocks), "order", "index is not the number of blocks made")
        parent = r.blocks[r.head]
        need(header[0] == number and header[1] == parent[1] + 1 and header[3] == parent[2],
             "block-parent", "not the child of the head")
        need(header[2] % self.head["block_ms"] == 0 and r.header[2] < header[2] <= o["time"],
             "block-time", "a wrong time")
        imports = [tuple(m) for m in o["imports"]]
        need(len(set(imports)) == len(imports), "import", "an import twice")
        need(all(self.names(m) for m in imports), "form", "an import that names nothing")
        rest, opened = iter(imports), []
        for opening in o["openings"]:
            if "import" in opening:
                need(tuple(opening["import"]) in rest, "import", "an opening out of order")
                self.check_import(opening["import"], number)
            for s in opening["senders"]:
                need(s["header"][0] < self.n and s["header"][0] != number, "opening", "a sender")
                need(self.opens_by(opening) in self.mode(s["header"][0], number), "mode",
                     "messages of that pair do not come by this opening")
            opened += self.opening(opening, r)
        mints = [t[1:] for t in o["transactions"] if t[0] in (1, 4)]
        need(mints == opened and all(t[0] in (1, 4) for t in o["transactions"][:len(mints)])
             and all(m[1] == number for m in mints), "mint", "mints are not the opened messages")
        for t in o["transactions"][:len(mints)]:
            late = len(t) == 7 and header[2] > t[6]
            need(t[0] == (4 if late else 1), "mint", "not what the deadline asks for")
        verified = dict(r.verified[r.head])
        r.posted = []
        for t in o["transactions"]:
            if t[0] == 3:
                self.verify_layer3(r, number, t, imports)
                verified[t[1]] = (t[2], t[3])
            else:
                self.transaction(r, number, header[1], t)
        r.verified.append(verified)
        state = r.state().hex() if o["transactions"] else r.header[4]
        roots = [state, list_root(map(transaction_leaf, o["transactions"])).hex(),
                 r.outbox.root().hex(), r.inbox.root().hex(),
                 list_root(map(import_leaf, imports)).hex()]
        need(header[4:] == roots, "block-root", "a root in the header is not the computed one")
        need(block_hash(header).hex() == o["hash"], "hash", "hash is not the header's")
        r.index.setdefault(o["hash"], len(r.blocks))
        r.times.append(header[2])
        r.outboxes.append(r.outbox.count)
        r.sends.append(r.posted)
        r.mints.append([tuple(m) for m in mints])
        r.supply.append(sum(r.balances.values()))
        r.blocks.append((r.head, header[1], o["hash"], imports))
        r.head, r.header = len(r.blocks) - 1, header
        r.made.add(raw(o["hash"]))
        self.blocks += 1

    def names(self, m):
        """Whether an import names a node, a rollup or L1 (rule form)."""
        if m[0] == 2:
            return m[2] > 1 and (m[1], m[2]) in self.depth
        return m[1:3] == (0, 0) if m[0] == 0 else m[1] < self.n and m[2] == 1

    def transaction(self, r, number, height, t):
        """The ledger rules of section "block"."""
        balances = r.balances
        if t[0] in (1, 4):
            need(t[3] == r.spent.get(t[1], 0), "nonce", "not the next nonce of its source")
            r.spent[t[1]] = t[3] + 1
            r.inbox.add(message_leaf(t[1:]))
            if t[0] == 1:
                balances[0] += t[4]
            else:
                self.post(r, number, height, t[1], t[4])
            return
        payer, amount = (0, t[2]) if t[0] == 0 else (t[1], t[3])
        need(balances.get(payer, 0) >= amount, "balance", "pays more than it has")
        balances[payer] = balances.get(payer, 0) - amount
        if t[0] == 2:
            balances[t[2]] = balances.get(t[2], 0) + amount
            return
        need(t[1] != number and t[1] < self.n, "form", "a send to no other rollup")
        self.post(r, number, height, t[1], amount, *t[3:])

    def post(self, r, number, height, to, amount, *deadline):
        """A message into the outbox."""
        nonce = r.sent.get(to, 0)
        r.sent[to] = nonce + 1
        message = (number, to, nonce, amount, height) + deadline
        r.posted.append(message)
        r.outbox.add(message_leaf(message))
        self.messages += 1

    def check_import(self, imported, number):
        """Rule import: what each kind of opened import must be."""
        kind, first, count, index, digest = imported
        if kind == 2:
            need((first, count, index, digest) in self.stated, "import", "no node line states it")
            need(first <= self.place[number] < first + count, "import", "not above the rollup")
        elif kind == 1:
            need(first < self.n and first != number and count == 1, "import", "no such rollup")
            source = self.rollups[first]
            need(digest in source.index and source.blocks[source.index[digest]][1] == index,
                 "import", "that rollup made no such block")
        else:
            newest = self.final if self.settling[number] == "tree" else \
                max(0, self.l1_number - self.head["import_depth"])
            need(self.on_l1(imported) and index <= newest, "import", "no such L1 block, or too new")

    def on_l1(self, export):
        """Whether an import is a block on L1's chain."""
        return export[0:3] == type(export)((0, 0, 0)) and export[3] <= self.l1_number and \
            self.l1_blocks[export[3]]["hash"] == export[4]

    @staticmethod
    def opens_by(o):
        """The kind of an opening, as a word ("Modes")."""
        if "import" not in o:
            return "own"
        return ("l1", "l2" if "l2" in o else "block", "node")[o["import"][0]]

    def mode(self, source, to):
        """The kinds of opening by which messages of a pair come ("Modes")."""
        wanted = self.pairs.get((source, to), self.head["mode"])
        a, b = self.settling[source], self.settling[to]
        if type(a) is int or type(b) is int:
            return ("own", "l2") if a == to or b == source or a == b else ("l1",)
        if any(self.settling[k] == "tree" and self.rollups[k].lock is None for k in (source, to)):
            return ("l1",)
        way, ends = MODES[wanted]
        return (way,) if ends(a, b) else ("l1",)

    def verify_layer3(self, r, number, t, imports):
        """A transaction of kind 3: the contract in an L2's state takes a lone proof of an L3."""
        _, layer3, height, digest = t
        need(layer3 in r.layer3, "lone", "no L3 of this rollup")
        proof = next((p for p in self.rollups[layer3].lones if (p["anchor"], p["cur"],
                      p["cur_height"]) == (r.layer3[layer3], digest, height)), None)
        need(proof, "lone", "no proof leads from the stored block to the verified one")
        for e in proof.get("exports", []):
            if e[0] == 1:
                need(e[1] == number and r.holds(e, r.head), "lone", "not on the L2's chain")
            else:
                need(e[0] == 0 and tuple(e) in imports, "import", "an L1 hash is not taken over")
        r.layer3[layer3] = digest

    @staticmethod
    def in_contract(s, leaf, root):
        """Whether a sender's contract path proves a leaf in a state."""
        return "contract" in s and included(leaf, s["contract"]["index"], s["contract"]["count"],
                                            s["contract"]["path"], raw(root))

    def messages_of(self, s):
        """Rule inclusion; returns the messages of one sender."""
        sender = self.rollups[s["header"][0]]
        at = sender.index.get(block_hash(s["header"]).hex())
        need(at is None or s["outbox_count"] == sender.outboxes[at], "inclusion",
             "another number of messages in the outbox")
        for m in s["messages"]:
            need(m["leaf"][0] == s["header"][0] and
                 included(message_leaf(m["leaf"]), m["index"], s["outbox_count"], m["path"],
                          raw(s["header"][6])), "inclusion", "a message is not in the outbox")
        return [m["leaf"] for m in s["messages"]]

    def opening(self, o, r):
        """Rules opening and inclusion of section "block"; returns the messages."""
        kind, found = self.opens_by(o), []
        if kind == "node":
            need("l1" not in o and "l2" not in o, "opening", "a state under a node")
            return self.node_opening(o)
        need(not o["nodes"] and ("l1" in o) == (kind == "l1") and ("l2" in o) == (kind == "l2"),
             "opening", "members that do not belong to this kind")
        if kind == "l1":
            need(o["l1"][0] == o["import"][3] and l1_hash(o["l1"]).hex() == o["import"][4],
                 "opening", "another L1 block")
        if kind == "l2":
            need(o["l2"][:2] == [o["import"][1], o["import"][3]] and
                 block_hash(o["l2"]).hex() == o["import"][4], "opening", "another L2 block")
        need(kind != "block" or len(o["senders"]) == 1, "opening", "one block, other senders")
        for s in o["senders"]:
            source, own = s["header"][0], block_hash(s["header"])
            if kind == "own":
                fine = r.layer3.get(source) == own.hex()
            elif kind == "l1":
                fine = self.in_contract(s, struct.pack(">I", source) + own, o["l1"][3])
            elif kind == "l2" and source != o["l2"][0]:
                fine = self.in_contract(s, struct.pack(">BI", 3, source) + own, o["l2"][4])
            else:
                fine = own.hex() == o["import"][4] and \
                    s["header"][:2] == [o["import"][1], o["import"][3]]
            need(fine, "opening", "a sender's block is not there")
            found += self.messages_of(s)
        return found

    def node_opening(self, o):
        """An opening from a node's hash down."""
        _, first, count, checkpoint, digest = o["import"]
        nodes, senders, found = list(o["nodes"]), list(o["senders"]), []
        places = [s["place"] for s in senders]
        need(all(a < b for a, b in zip(places, places[1:])), "opening", "senders do not ascend")

        def down(first, count, digest):
            if not senders or not first <= senders[0]["place"] < first + count:
                return
            if count > 1:
                need(nodes, "opening", "a node is missing")
                node, half = nodes.pop(0), (count + 1) // 2
                need(node[:3] == [first, count, checkpoint] and
                     preimage_hash(node).hex() == digest, "opening", "a node is no preimage")
                down(first, half, node[3])
                down(first + half, count - half, node[4])
                return
            s = senders.pop(0)
            need(block_hash(s["header"]).hex() == digest and
                 self.place.get(s["header"][0]) == first, "opening", "a sender is not the leaf")
            found.extend(self.messages_of(s))
        down(first, count, digest)
        need(not nodes and not senders, "opening", "something is left over")
        return found

    def on_branch(self, o):
        """Section "branch"."""
        r, header, old = self.rollups[o["rollup"]], o["header"], None
        lost = o["cause"] in ("import lost", "import timed out", "l1 reorg")
        need(("import" in o) == lost, "form", "import with that cause")
        need(header[0] == o["rollup"] and included(block_hash(header), o["to"], r.made.count,
                                                   o["path"], r.made.root()),
             "branch", "the path does not prove the header")
        for name in ("balances", "spent", "sent"):
            need(all(a[0] < b[0] for a, b in zip(o[name], o[name][1:])), "branch", "not ascending")
            setattr(r, name, dict(o[name]))
        stored = o.get("stored", [])
        need(all(a[0] < b[0] for a, b in zip(stored, stored[1:])), "branch", "not ascending")
        r.layer3 = dict(map(tuple, stored))
        for name, root in (("outbox", header[6]), ("inbox", header[7])):
            tree = Merkle(o[name]["count"], map(raw, o[name]["peaks"]))
            need(len(tree.peaks) == bin(tree.count).count("1") and tree.root().hex() == root,
                 "branch", "the peaks of the %s are not its root" % name)
            setattr(r, name, tree)
        need(r.state().hex() == header[4], "branch", "the lists are not the state")
        need(r.outbox.count == sum(r.sent.values()) and r.inbox.count == sum(r.spent.values()),
             "branch", "the counts are not those of the nonces")
        old, r.head, r.header = r.head, o["to"], header
        self.revert(o, r, old, r.back(old, r.head))

    def revert(self, o, r, old, after):
        """Rule revert-cause: the parts "Final" and "Causes"."""
        height, before, cause = o["header"][1], r.blocks[old][1], o["cause"]
        for_good = self.undo[0][1][o["rollup"]]["stored"] if self.undo else r.stored
        layer3 = type(self.settling[o["rollup"]]) is int
        need(height >= r.blocks[for_good][1] or layer3 and r.back(old, for_good) is None,
             "revert-cause", "below what is stored for good")
        if cause == "fork":
            fork = next((f for f in self.forks if f[0] == o["rollup"]), None)
            need(fork and before - height == min(fork[1], before), "revert-cause",
                 "no fork of that depth in this event")
            self.forks.remove(fork)
            r.forked = len(r.blocks)
            return
        if "import" in o:
            need(after and tuple(o["import"]) in r.blocks[after[0]][3], "revert-cause",
                 "the first lost block did not import it")
            if not self.gone(o, r) and not self.l1 and o["time"] == self.due():
                self.begin_l1()  # L1 may make its block in this event, and tell of it later
            need(self.gone(o, r), "revert-cause", "that import is not lost")
        else:
            need(after is None, "revert-cause", "the new head is an ancestor of the old one")
            need(self.held_branch(o, r) if cause == "other branch included" else
                 self.commits and self.settling[o["rollup"]] == "tree" and o["to"] < r.forked,
                 "revert-cause", "nobody holds that branch")
        floor = self.stored_before[o["rollup"]] if self.l1 else r.blocks[r.stored][1]
        if layer3:
            l2 = self.rollups[self.settling[o["rollup"]]]
            stored = r.index[l2.layer3[o["rollup"]]]
            if r.back(old, stored) is not None:
                floor = r.blocks[stored][1]
        need(height >= floor, "revert-cause", "below what the contract stores")

    def held_branch(self, o, r):
        """Whether L1, an L2 or the tree holds the new head."""
        own, place = r.blocks[o["to"]], self.settling[o["rollup"]]
        if type(place) is int:
            return self.rollups[place].layer3[o["rollup"]] == own[2]
        if o["to"] == r.stored or r.pending and o["to"] == r.pending[-1]["block"]:
            return True
        leaf = self.leaf_under(self.root_hash, self.root_number, self.place[o["rollup"]])
        return (own[2], own[1]) in r.leaves and \
            (leaf is None or r.one_line(o["to"], r.index[leaf[0]]))

    def gone(self, o, r):
        """Whether the import of a branch line is gone, by its cause."""
        imported, number = o["import"], o["rollup"]
        kind, first, count, i, digest = imported
        if o["cause"] == "l1 reorg":
            return kind == 0 and not self.on_l1(imported)
        if o["cause"] == "import timed out":
            return kind == 1 and bool(self.l1) and (number, first) in self.overdue and \
                not self.settled(imported)
        if kind == 0:
            return not self.remembers(imported)
        if kind == 2:
            held = self.node_under(i, first, count)
            return (first, count, i, digest) not in self.stated or \
                len(self.rivals.get((first, count, i), ())) > 1 or held not in (None, digest) or \
                r.lock is None and (held is None or i > self.registry_checkpoint)
        source = self.rollups[first]
        at = source.index.get(digest)
        if at is None or source.blocks[at][1] != i or not source.holds(imported, source.head) or \
                not source.one_branch(digest):
            return True
        if r.lock is None and self.settling[number] == "tree" and not self.settled(imported):
            return True
        for event, checkpoint, _, cause in r.carries:
            if cause in ("entangled", "deadline") and not source.locked_member(checkpoint):
                return True
            if cause == "entangled" and any(
                    c[:2] == (event, checkpoint) and not source.holds(imported, source.index[c[2]])
                    for c in source.carries):
                return True
        return False

    # The tree, by what node lines state.

    def walk(self, line, down):
        """Inputs of a node line, from the root on, by a function that chooses left or right."""
        while line:
            yield line
            side = down(line)
            line = self.proofs[line[side]] if side and line["kind"] == "node" else None

    def leaf_under(self, cur, checkpoint, place):
        """Hash and height of the leaf at a place under a root's hash; None at checkpoint 0."""
        def down(o):
            return ("left" if place < o["first"] + (o["count"] + 1) // 2 else "right") \
                if o["kind"] == "node" else None
        line = None
        for line in self.walk(self.tree.get((0, self.n, checkpoint, cur)), down):
            pass
        return line and (line["cur"], line["cur_height"])

    def node_under(self, checkpoint, first, count):
        """The hash of a node under the tree's B of a checkpoint; None if there is no such B."""
        cur = self.root_hashes.get(checkpoint) if checkpoint <= self.root_number else None
        def down(o):
            if o["kind"] != "node" or (o["first"], o["count"]) == (first, count):
                return None
            return "left" if first < o["first"] + (o["count"] + 1) // 2 else "right"
        for line in self.walk(self.tree.get((0, self.n, checkpoint, cur)), down):
            if line["kind"] == "node" and (line["first"], line["count"]) == (first, count):
                return line["cur"]
        return None

    def epoch_of(self, checkpoint):
        """The epoch of a checkpoint, which is at least 1."""
        return (checkpoint - 1) // self.head["epoch_checkpoints"]

    def reached(self, o):
        """Rule checkpoint: nothing is proven before its checkpoint."""
        need(o["checkpoint"] * self.head["checkpoint_ms"] <= o["time"], "checkpoint", "not yet")

    def leaf_may_enter(self, o, number, side):
        """Rules leaf and carry: a leaf right below a node."""
        leaf = self.proofs[number]
        if leaf["kind"] == "node" or leaf["kind"] == "carry" and leaf["cause"] != "lock ends":
            return
        k, i, r = self.head["epoch_checkpoints"], o["checkpoint"], self.rollups[leaf["rollup"]]
        e = self.epoch_of(i)
        heights, line = {}, self.tree[o["first"], o["count"], i - 1, o["prev"]]
        for j in range(i - 1, max(-1, (e - 1) * k - 1), -1) if e else ():
            heights[j] = self.proofs[line[side]]["cur_height"] if line else 0
            line = line and self.tree[o["first"], o["count"], j - 1, line["prev"]]
        still = e > 0 and heights[e * k] <= heights[(e - 1) * k]
        if leaf["kind"] == "carry":
            need(still, "carry", "the epoch before moved that leaf")
            return
        for n, (_, _, lock, first, last) in enumerate(r.locks):
            if n + 1 < len(r.locks) and (r.locks[n + 1][0] < leaf["event"] or
                                         r.locks[n + 1][1] < i * self.head["checkpoint_ms"]):
                continue
            if lock is not None and first <= i <= last and \
                    not (still and lock < e and first <= (e - 1) * k + 1):
                return
        raise Broken("leaf", "the tree takes no leaf of that rollup")

    def in_turn(self, o):
        """Rule turn, of a maker."""
        e = self.epoch_of(o["checkpoint"])
        who, since = self.maker_of.get(e, (
            e % len(self.head["keys"]["aggregators"]),
            e * self.head["epoch_checkpoints"] * self.head["checkpoint_ms"]))
        silent = self.silent.get(who, -1)
        need(o["maker"] == who or silent is None or silent >= since, "turn",
             "another's turn, who has not been silent")
        self.maker_of[e] = (o["maker"], o["time"])

    # Proofs.

    def proven(self, o, statement=None):
        """Numbers and statements of proofs (sections "chain" to "lone")."""
        need(o["proof"] == len(self.proofs), "order", "proofs have a gap")
        need(sha(b"\x13" + statement).hex() == o["statement"], "statement", "another statement")
        self.proofs.append(o)

    def proof(self, number, kinds, rule):
        """An earlier proof of one of these kinds."""
        need(number < len(self.proofs) and self.proofs[number]["kind"] in kinds, rule,
             "no such proof")
        return self.proofs[number]

    def leads(self, first, count, checkpoint, digest, nodes, target):
        """Whether the nodes lead from a node's digest down to the target import."""
        for node in nodes:
            if count < 2 or node[:3] != [first, count, checkpoint] or \
                    preimage_hash(node).hex() != digest:
                return False
            half = (count + 1) // 2
            left = target[1] < first + half
            digest = node[3] if left else node[4]
            first, count = (first, half) if left else (first + half, count - half)
        return (first, count, checkpoint, digest) == tuple(target[1:])

    @staticmethod
    def link(export, index, links):
        """The node's digest at a later index, by the first fitting link; None if none fits."""
        _, first, count, start, digest = export
        for k in links:
            if (k["first"], k["count"], k["from"]) == (first, count, start) and \
                    len(k["steps"]) >= index - start:
                have = raw(digest)
                for i, step in enumerate(k["steps"][:index - start]):
                    have = node_hash(first, count, start + i + 1, *map(raw, step), have)
                return have.hex()
        return None

    def union(self, groups, o):
        """Section "The union of exports"."""
        need(self.head["merge_up"] or not o.get("contained"), "exports", "merged up")
        have = []
        for group in groups:
            for e in map(tuple, group):
                same = [k for k, h in enumerate(have) if h[:3] == e[:3]]
                if e in have:
                    continue
                if not same:
                    have.append(e)
                    continue
                old, new = sorted((have[same[0]], e), key=lambda v: v[3])
                need(old[3] < new[3] and self.joins(old, new, o), "exports",
                     "no link joins two hashes of one node, rollup or L1")
                have[same[0]] = new
            for c in o.get("contained", []):
                high, low = tuple(c["higher"]), tuple(c["lower"])
                if high in have and low in have and high[0] == low[0] == 2 and high[3] == low[3] and high != low and \
                        self.leads(*high[1:], c["nodes"], low):
                    have.remove(low)
        return have

    def joins(self, old, new, o):
        """Whether links or headers lead from an older hash to a later one of the same thing."""
        if old[0] == 2:
            return self.link(old, new[3], o["links"]) == new[4]
        return self.descends(new[4], new[3], old, o)

    @staticmethod
    def descends(digest, index, old, o):
        """Whether the parents in the headers lead from a block down to an older one."""
        if old[0] == 0:
            known = {(h[0], l1_hash(h).hex()): h[2] for h in o.get("l1_links", [])}
        else:
            chains = [c for c in o.get("block_links", []) if c["rollup"] == old[1]]
            known = {(h[1], block_hash(h).hex()): h[3] for c in chains[:1] for h in c["headers"]
                     if h[0] == old[1]}
        while index > old[3]:
            if (index, digest) not in known:
                return False
            digest, index = known[index, digest], index - 1
        return index == old[3] and digest == old[4]

    def latest(self, export, o):
        """The newest L1 hash that one leads to; any other export stays as it is."""
        if export[0] or not o.get("l1_links"):
            return export
        last = o["l1_links"][-1]
        new = (0, 0, 0, last[0], l1_hash(last).hex())
        return new if self.descends(new[4], new[3], export, o) else export

    def exports(self, have, o, depth):
        """Rule exports: sorted and not too many."""
        need([list(e) for e in sorted(have)] == o["exports"], "exports", "not the union")
        need(len([e for e in have if e[0] == 2]) <= depth + self.head["merge_up"], "exports", "too many")

    def on_chain(self, o):
        """Section "chain"."""
        r, number, epoch = self.rollups[o["rollup"]], o["rollup"], self.head["epoch_checkpoints"]
        need(o["from"] < len(r.blocks) and o["to"] < len(r.blocks), "chain", "no such block")
        self.reached(o)
        last = r.head
        while r.times[last] > o["checkpoint"] * self.head["checkpoint_ms"]:
            last = r.blocks[last][0]
        need(last == o["to"], "checkpoint", "not the last block at the checkpoint")
        start, groups = o["from"], []
        if "rejoin" in o:
            start, groups = self.rejoin(o, r, number)
        path, (_, low, prev, _), (_, high, cur, _) = r.back(o["to"], start), \
            r.blocks[o["from"]], r.blocks[o["to"]]
        need(path is not None, "chain", "the parents do not lead back")
        need([o["prev"], o["prev_height"], o["cur"], o["cur_height"]] == [prev, low, cur, high],
             "chain", "prev and cur are not those blocks")
        need(o["checkpoint"] >= 1, "chain", "a checkpoint below 1")
        anchor = [o["anchor"], o["anchor_height"]]
        if "base" in o:
            base = r.chains.get(o["base"])
            need(base and base["cur"] == prev and [base["anchor"], base["anchor_height"]] == anchor
                 and (base["checkpoint"] - 1) // epoch == (o["checkpoint"] - 1) // epoch,
                 "chain", "the base does not fit")
        else:
            need(anchor == [prev, low], "chain", "the anchor is not prev")
        self.exports(self.union(groups + [r.blocks[k][3] for k in path], o), o,
                     self.depth[self.place[number], 1])
        self.proven(o, struct.pack(">BIQ", 1, number, o["checkpoint"]) + b"".join(
            raw(o[n]) + struct.pack(">Q", o[n + "_height"]) for n in ("anchor", "prev", "cur"))
            + listed([import_leaf(e) for e in o["exports"]]))
        r.leaves.add((cur, high))
        r.chains[o["statement"]] = o

    @staticmethod
    def rejoin(o, r, number):
        """A rollup comes back: it goes on from what L1 stores of it, and exports that block."""
        w, own = o["rejoin"], block_hash(o["rejoin"]["header"])
        need("base" not in o and w["header"][0] == number and own.hex() in r.index and
             included(struct.pack(">I", number) + own, w["contract"]["index"],
                      w["contract"]["count"], w["contract"]["path"], raw(w["l1"][3])),
             "chain", "that L1 block does not store that block")
        return r.index[own.hex()], [[(0, 0, 0, w["l1"][0], l1_hash(w["l1"]).hex())]]

    def on_carry(self, o):
        """Section "carry"."""
        r = self.rollups[o["rollup"]]
        need((o["cur"], o["cur_height"]) in r.leaves, "carry", "no earlier leaf")
        self.reached(o)
        need((o["cause"] == "open contract") != r.locked_member(o["checkpoint"]), "carry",
             "the contract does not say so")
        need(o["cause"] != "entangled" or self.commits, "carry", "nobody is entangled")
        need(o["cause"] != "lock ends" or r.lock < self.epoch_of(o["checkpoint"]), "carry",
             "the lock does not end")
        r.carries.append((o["event"], o["checkpoint"], o["cur"], o["cause"]))
        self.proven(o, struct.pack(">BIQ", 2, o["rollup"], o["checkpoint"]) + raw(o["cur"]) +
                    struct.pack(">Q", o["cur_height"]))

    def on_node(self, o):
        """Section "node"."""
        first, count, i, half = o["first"], o["count"], o["checkpoint"], (o["count"] + 1) // 2
        need(("aggregator", o["maker"]) in self.keys, "form", "no such maker")
        need((first, count) in self.depth and count > 1 and i > 0, "inputs", "no such node")
        self.reached(o)
        sides = []
        for name, place, n in (("left", first, half), ("right", first + half, count - half)):
            p = self.proof(o[name], ("chain", "carry", "node"), "inputs")
            if n == 1:
                fit = p["kind"] != "node" and self.place[p["rollup"]] == place \
                    and p["checkpoint"] <= i
            else:
                fit = p["kind"] == "node" and \
                    (p["first"], p["count"], p["checkpoint"]) == (place, n, i)
            need(fit, "inputs", "the %s input does not fit" % name)
            sides.append((raw(p.get("prev", p["cur"])), raw(p["cur"]), p.get("exports", [])))
        (left, right), prev = sides, raw(o["prev"])
        need(node_hash(first, count, i - 1, left[0], right[0], raw(o["x"])) == prev, "hash", "prev")
        need(node_hash(first, count, i, left[1], right[1], prev).hex() == o["cur"], "hash", "cur")
        have, settled = self.union((left[2], right[2]), o), []
        for e in sorted(have):
            if e[0] == 1 and first <= self.place.get(e[1], -1) < first + count:
                settled.append({"export": list(e), "by": self.meet(e, o, half)})
                have.remove(e)
                continue
            if e[:3] != (2, first, count):
                continue
            by = "equality" if e[3] == i - 1 else "link"
            need(e[3] < i and (e[4] if by == "equality" else self.link(e, i - 1, o["links"]))
                 == o["prev"], "settlement", "an export does not become prev")
            settled.append({"export": list(e), "by": by})
            have.remove(e)
        need(settled == o["settled"], "settlement", "settled is not what settles")
        need(count < self.n or all(e[0] == 0 for e in have + o["exports"]), "root-exports", "the root exports")
        self.exports(have, o, self.depth[first, count])
        self.proven(o, struct.pack(">BIIQ", 3, first, count, i) + raw(o["cur"]) + prev +
                    listed([import_leaf(e) for e in o["exports"]]))
        self.in_turn(o)
        if (first, count, i - 1, o["prev"]) in self.stated:
            self.leaf_may_enter(o, o["left"], "left")
            self.leaf_may_enter(o, o["right"], "right")
            self.stated.add((first, count, i, o["cur"]))
            self.tree[first, count, i, o["cur"]] = o
            self.rivals.setdefault((first, count, i), set()).add(o["cur"])

    def meet(self, e, o, half):
        """A block's hash settles where its rollup's leaf is below the node."""
        place = self.place[e[1]]
        leaf = next((x for x in o.get("opened", []) if x["place"] == place), None)
        need(leaf, "settlement", "the leaf is not opened")
        goes_left = place < o["first"] + half
        child = self.proofs[o["left"] if goes_left else o["right"]]
        first, count = (o["first"], half) if goes_left else \
            (o["first"] + half, o["count"] - half)
        need(self.leads(first, count, o["checkpoint"], child["cur"], leaf["nodes"],
                        (2, place, 1, o["checkpoint"], leaf["hash"])), "settlement",
             "the input does not hold that leaf")
        if e[4] == leaf["hash"]:
            return "equality"
        need(self.descends(leaf["hash"], leaf["height"], e, o), "settlement",
             "the leaf does not descend from the exported block")
        return "link"

    def on_root(self, o):
        """Section "root"."""
        need(o["checkpoint"] == self.root_number + 1, "order", "a gap in the checkpoints")
        p = self.proof(o["proof"], ("node",), "inputs")
        need(p["count"] == self.n and p["checkpoint"] == o["checkpoint"], "inputs", "not its root")
        need(p["prev"] == self.root_hash, "continuity", "does not follow the B before")
        key = self.keys.get(("aggregator", o["signer"]))
        need(key is not None, "form", "no such signer")
        need(o["signer"] == p["maker"], "turn", "not signed by its maker")
        need(self.signed(key, [3, o["signer"], o["checkpoint"], 0, p["cur"], o["signature"]]),
             "signature", "not the signer's")
        self.root_number, self.root_hash = o["checkpoint"], p["cur"]
        self.roots[o["proof"]] = p
        self.root_hashes[o["checkpoint"]] = p["cur"]
        self.root_proof[o["checkpoint"]] = o["proof"]

    def cut(self, k, roots):
        """Section "cut": the tree after it."""
        late = {x for x in self.stated if x[2] > k}
        self.stated -= late
        self.given_up |= late
        for x in late:
            self.rivals[x[:3]] = set()
        self.root_number = min(k, self.root_number)
        for n in roots:
            p = self.proofs[n]
            self.root_number = p["checkpoint"]
            self.root_hashes[p["checkpoint"]] = p["cur"]
            self.root_proof[p["checkpoint"]] = n
            back = {x for x in self.given_up if x[2] == p["checkpoint"]}
            self.stated |= back
            for x in back:
                self.rivals.setdefault(x[:3], set()).add(x[3])
        self.root_hash = self.root_hashes[self.root_number]

    def cut_after_lone(self, number):
        """A contract took a lone proof: the cut that must follow, if any must."""
        r, k = self.rollups[number], self.registry_checkpoint
        while k + 1 <= self.root_number:
            leaf = self.leaf_under(self.root_hashes[k + 1], k + 1, self.place[number])
            if leaf and not r.one_branch(leaf[0]):
                self.cut(k, [])
                return ("cut", {"after": k, "roots": []})
            k += 1
        self.moved_alone.append(number)
        return None

    def on_cut(self, o):
        """Section "cut", where it may stand and need not."""
        need(self.l1 and not o["roots"] and
             o["after"] == max(self.root_number, self.registry_checkpoint), "cut", "no such cut")
        need(any(p["kind"] in ("chain", "carry") and p["rollup"] == k and
                 not self.rollups[k].one_branch(p["cur"])
                 for k in self.moved_alone for p in self.proofs), "cut", "nothing contradicts")
        self.cut(o["after"], [])

    @staticmethod
    def signed(key, s):
        """Whether a *signed* has the signature of this key (table "Hashes", signed bytes)."""
        if s[0] > 255 or s[1] >= 1 << 32:
            return False
        return verify(key, struct.pack(">BBIQQ", 0x14, *s[:4]) + raw(s[4]), raw(s[5]))

    def on_settlement(self, o):
        """Section "settlement"."""
        need(o["roots"] and all(k in self.roots for k in o["roots"]), "expansion", "no such B")
        roots = [self.roots[k] for k in o["roots"]]
        need(all(b["checkpoint"] == a["checkpoint"] + 1 for a, b in zip(roots, roots[1:])),
             "expansion", "checkpoints are not consecutive")
        need((roots[0]["prev"], roots[-1]["checkpoint"], roots[-1]["cur"]) ==
             (o["prev"], o["checkpoint"], o["cur"]), "expansion", "prev, checkpoint or cur")
        nodes, leaves = list(o["nodes"]), list(o["leaves"])

        def down(first, count, digest):
            if count == 1:
                header = leaves.pop(0) if leaves else None
                need(header and self.place.get(header[0]) == first and
                     block_hash(header).hex() == digest, "expansion", "a leaf does not fit")
                return
            node, half = nodes.pop(0) if nodes else None, (count + 1) // 2
            need(node and node[:3] == [first, count, o["checkpoint"]] and
                 preimage_hash(node).hex() == digest, "expansion", "a node is no preimage")
            down(first, half, node[3])
            down(first + half, count - half, node[4])
        down(0, self.n, o["cur"])
        need(not nodes and not leaves, "expansion", "something is left over")
        have = self.union([b["exports"] for b in roots], o)
        wanted = list(self.latest(have[0], o)) if have else None
        need(o.get("l1_block") == wanted, "exports", "another L1 block")
        self.proven(o, bytes([4 + (o["opens"] == "exposure")]) + raw(o["prev"]) + struct.pack(
            ">Q", o["checkpoint"]) + raw(o["cur"]) + listed(
                [struct.pack(">IQ", *h[:2]) + block_hash(h) for h in o["leaves"]]) +
            (import_leaf(wanted) if wanted else b""))

    def on_lone(self, o):
        """Section "lone"."""
        r = self.rollups[o["rollup"]]
        need(max(o["from"], o["to"]) < len(r.blocks), "chain", "no such block")
        path, last = r.back(o["to"], o["from"]), r.blocks[o["to"]]
        need(path, "chain", "the parents do not lead back, or no block")
        need((o["anchor"], o["cur"], o["cur_height"]) == (r.blocks[o["from"]][2], last[2], last[1]),
             "chain", "anchor and cur are not those blocks")
        need(o["registry_head"] in self.registry_heads, "lone", "no head of the registry")
        for g in o["openings"]:
            e, expected = g["export"], o["registry_head"]
            for node in g["roots"]:
                need(node[:2] == [0, self.n] and preimage_hash(node).hex() == expected, "lone",
                     "the roots do not follow each other")
                at, expected = expected, node[5]
            need(g["roots"] and g["roots"][-1][2] == e[3] and
                 self.leads(0, self.n, e[3], at, g["nodes"], e), "lone", "not led to the import")
        opened = {tuple(g["export"]) for g in o["openings"]}
        need(all(e in opened for k in path for e in r.blocks[k][3] if e[0] == 2), "lone", "a missing opening")
        have = self.union([[e for e in r.blocks[k][3] if e[0] != 2] for k in path], o)
        need(all(e[0] != 1 or e[1] < self.n for e in have), "lone", "no such rollup")
        exports = [list(self.latest(e, o)) for e in sorted(have)]
        need(o.get("exports", []) == exports, "exports", "not what the blocks come to")
        self.proven(o, struct.pack(">BI", 6, o["rollup"]) + raw(o["anchor"]) + raw(o["cur"]) +
                    struct.pack(">Q", o["cur_height"]) + raw(o["registry_head"]) +
                    (listed([import_leaf(e) for e in exports]) if exports else b""))
        r.lones.append(o)

    # L1.

    def on_l1_sent(self, o):
        """Section "l1_sent"."""
        slash, names = o["asks"] == "slash", ("signer", "first", "second")
        member = o["asks"] in ("join", "leave")
        role, number = o["sender"]
        need(number < (len(self.head["keys"]["aggregators"]) if role == "aggregator" else self.n),
             "form", "no such sender")
        need(("proof" in o) == (not slash and not member) and ("rollup" in o) == member and
             all((n in o) == slash for n in names), "form", "members")
        need(o["transaction"] == len(self.transactions), "order", "transactions have a gap")
        if "proof" in o:
            kind = "settlement" if o["asks"] == "settle" else "lone"
            p = self.proof(o["proof"], (kind,), "transaction")
            need(kind != "lone" or o["sender"] == ["prover", p["rollup"]], "transaction",
                 "not sent by its rollup's prover")
            need(kind == "lone" or role == {"expansion": "aggregator", "exposure": "prover"}[
                p["opens"]], "transaction", "who opens a B so sends it")
        need(not slash or role == "prover", "transaction", "evidence comes from a prover")
        need(not member or o["sender"] == ["prover", o["rollup"]], "transaction",
             "a wish of another")
        self.transactions.append(o)
        self.waiting.append(o)

    def l1_state(self):
        """The L1 state root (table "Hashes")."""
        return list_root([struct.pack(">I", k) + raw(r.blocks[r.stored][2])
                          for k, r in enumerate(self.rollups)] +
                         [raw(self.registry) + struct.pack(">Q", self.registry_checkpoint)] +
                         [struct.pack(">I", k) + raw(p["anchor"]) + raw(p["cur"])
                          for k, r in enumerate(self.rollups) for p in r.pending])

    def add_l1_block(self, time, transactions):
        """The next block of L1, over the state as it stands."""
        parent = self.l1_blocks[-1]["hash"] if self.l1_blocks else ZERO.hex()
        header = [len(self.l1_blocks), time, parent, self.state_root]
        self.l1_blocks.append({"header": header, "hash": l1_hash(header).hex(),
                               "transactions": transactions})
        self.l1_number = header[0]
        return self.l1_blocks[-1]

    def undo_point(self, number):
        """All that a block of L1 can change, as it is now."""
        return (number, [r.contract() for r in self.rollups], self.registry,
                self.registry_checkpoint, set(self.registry_heads), list(self.held_leaves),
                self.epoch, dict(self.stakes))

    def reorg(self, depth):
        """Section "Reorgs": L1 leaves blocks that are not final; the lines that follow."""
        first = max(self.final, self.l1_number - depth) + 1
        if first > self.l1_number:
            return []
        old, steps = self.l1_blocks[first:], []
        before = next((u for u in self.undo if u[0] >= first), None)
        if before:
            for r, contract in zip(self.rollups, before[1]):
                for name, value in contract.items():
                    setattr(r, name, value)
                r.note_lock(self.now[0], self.now[1])
            (self.registry, self.registry_checkpoint, self.registry_heads, self.held_leaves,
             self.epoch, self.stakes) = before[2:]
        self.undo = [u for u in self.undo if u[0] < first]
        del self.l1_blocks[first:]
        self.state_root, self.l1_number = self.l1_blocks[-1]["header"][3], first - 1
        returned = [t for b in old for t in b["transactions"]]
        self.waiting, self.missed = returned + self.waiting, self.missed + 1
        for block in old[1:]:
            point, epoch = self.undo_point(self.l1_number + 1), self.epoch
            steps += self.locks(block["header"][1])
            if epoch != self.epoch:
                self.undo.append(point)
            self.add_l1_block(block["header"][1], [])
        self.stored_before = [r.blocks[r.stored][1] for r in self.rollups]
        self.overdue, self.moved_alone = [], []
        return steps + [("l1_reorg", {
            "from": first, "orphaned": len(old), "hash": self.l1_blocks[-1]["hash"],
            "returned": [t["transaction"] for t in returned]})]

    def on_member(self, o):
        """Section "member": who asked in a final block joins or leaves at an epoch's end."""
        r, h, number = self.rollups[o["rollup"]], self.head, o["rollup"]
        need(o["epoch"] and o["time"] == o["epoch"] * h["epoch_checkpoints"] * h["checkpoint_ms"],
             "membership", "that epoch does not begin now")
        need(r.request and r.request[0] == o["joins"] and r.request[1] <= self.final,
             "membership", "not asked for in a final block")
        inside, here = self.settling[number] == "tree", o["time"] // h["checkpoint_ms"]
        need(type(self.settling[number]) is not int, "membership", "an L3")
        if o["joins"]:
            need(not (inside and r.lock is not None) and not r.pending, "membership", "a member")
            change = {"lock": o["epoch"], "first_checkpoint": here + 1,
                      "last_checkpoint": MAX_NUMBER}
        else:
            need(inside, "membership", "no member")
            change = {"last_checkpoint": here}
        # It hangs on final blocks alone: it is so on every branch that L1 can still go over to.
        for contract in [vars(r)] + [u[1][number] for u in self.undo]:
            contract.update(change, request=None)
            if o["joins"]:
                contract["past"] = max(contract["past"], r.blocks[contract["stored"]][1])
        self.settling[number] = "tree" if o["joins"] else "alone"
        r.note_lock(o["event"], o["time"])
        self.nodes_only = False

    def l1_line(self, o):
        """Compare a line with what L1 does next ("opened, registered, ...")."""
        if self.l1 and o["event"] != self.event:
            wanted = next(self.l1, None)
            need(wanted is None, wanted and WANTED_RULES[wanted[0]], "a line of L1 is missing")
            self.l1 = None
        self.now, due = (o["event"], o["time"]), self.due()
        if o["kind"] == "cut":
            if not self.l1:
                need(o["time"] == due, "cut", "L1 decides nothing now")
                self.begin_l1()
            self.wanted_cut = None
            if self.l1_next() == "cut":
                wanted = next(self.l1)[1]
                need(all(o[n] == wanted[n] for n in wanted), "cut", "another cut belongs here")
                self.wanted_cut = wanted
            return
        if o["kind"] not in L1_RULES:
            need(o["time"] <= due, "l1-block", "a block of L1 is missing")
            return
        if not self.l1:
            need(o["time"] == due, "l1-block", "L1 makes no block at this time")
            self.begin_l1()
        kind, wanted = next(self.l1, (None, None))
        need(o["kind"] == kind, WANTED_RULES[kind or o["kind"]], "another line of L1 belongs here")
        for name, rule in (("number", "l1-block"), ("parent", "l1-block"), ("state", "l1-block"),
                           ("hash", "hash")):
            need(o.get(name) == wanted.get(name), rule, "another %s" % name)
        if kind == "l1_block":
            plain = [[{k: v for k, v in c.items() if k != "gas"} for c in x["outcomes"]]
                     for x in (o, wanted)]
            need(plain[0] == plain[1], "decision", "other outcomes")
            need(o["outcomes"] == wanted["outcomes"], "gas", "another gas")
        need(all(o[name] == v for name, v in wanted.items()), L1_RULES[kind], "not as computed")

    def due(self):
        """When L1 makes its next block."""
        return (self.l1_number + 1 + self.missed) * self.head["slot_ms"]

    def begin_l1(self):
        """L1 makes its block in this event: all of it, then its lines are compared one by one."""
        self.stored_before = [r.blocks[r.stored][1] for r in self.rollups]
        self.overdue, self.moved_alone = [], []
        self.l1 = Steps(self.l1_steps(self.due()))

    def l1_next(self):
        """The kind of line that L1 tells of next, without taking it."""
        step = self.l1.left[0] if self.l1 and self.l1.left else None
        return step[0] if type(step) is tuple else None

    def l1_steps(self, now):
        """What L1 does in one event, as (kind, members), in order."""
        point, epoch = self.undo_point(self.l1_number + 1), self.epoch
        yield from self.locks(now - 1)
        outcomes, included_here = [], []
        waiting, self.waiting = self.waiting, []
        for t in waiting:
            if t["time"] >= now:
                self.waiting.append(t)
                continue
            included_here.append(t)
            gas = self.gas(t)
            outcome, kind, members = getattr(self, "decide_" + t["asks"])(t)
            accepted = outcome == "accepted"
            if t["asks"] == "settle":
                gas += accepted * (self.n + 1) * self.head["gas"]["storage"]
            if accepted:
                if kind == "registered" and self.follow:
                    yield self.follow
                if kind:
                    yield kind, {"transaction": t["transaction"], **members}
                if kind == "lone_settled":
                    cut = self.cut_after_lone(self.proofs[t["proof"]]["rollup"])
                    if cut:
                        yield cut
            outcomes.append({"transaction": t["transaction"], "outcome": outcome, "gas": gas})
        if not self.nodes_only:
            yield from self.settle_together(bool(included_here), now)
        if included_here or not self.nodes_only:
            self.state_root = self.l1_state().hex()
        block = self.add_l1_block(now, included_here)
        self.conserved()
        yield "l1_block", {"number": self.l1_number, "parent": block["header"][2],
                           "state": self.state_root, "hash": block["hash"], "outcomes": outcomes}
        late = list(self.locks(now))
        if included_here or epoch != self.epoch:
            self.undo.append(point)
        self.final = max(self.final, self.l1_number - self.head["finality_slots"])
        self.undo = [u for u in self.undo if u[0] > self.final]
        yield from late

    def conserved(self):
        """Rule conservation, message by message, and then as a sum."""
        if all(r.seen == r.stored for r in self.rollups):
            return
        total = 0
        for k, r in enumerate(self.rollups):
            total += r.supply[r.stored]
            # After a reorg L1 may store another branch: back to where the two part, and on.
            r.gone, r.fresh = r.between(r.seen, r.stored)
            for m in (m for n in reversed(r.gone) for m in reversed(r.sends[n])):
                lane = self.lanes.setdefault((k, m[1]), [[], 0])
                need(lane[0].pop() == m, "conservation", "another send")
                self.under_way -= m[3]
            for m in (m for n in r.fresh for m in r.sends[n]):
                self.lanes.setdefault((k, m[1]), [[], 0])[0].append(m)
                self.under_way += m[3]
        for k, r in enumerate(self.rollups):
            for m in (m for n in r.gone for m in r.mints[n]):
                self.lanes[(m[0], k)][1] -= 1
                self.under_way += m[3]
            for m in (m for n in r.fresh for m in r.mints[n]):
                lane = self.lanes.setdefault((m[0], k), [[], 0])
                lane[1] += 1
                self.under_way -= m[3]
                need(lane[1] <= len(lane[0]) and lane[0][lane[1] - 1] == m, "conservation",
                     "a settled mint without its settled send")
            r.seen = r.stored
        need(total + self.under_way == self.n * self.head["balance"], "conservation",
             "value does not add up")

    def settle_together(self, changed, now):
        """Section "Waiting": the largest set that can settle, then what never can is dropped."""
        late = lambda p: now - p["since"] > self.head["pending_timeout_ms"]
        counts = [len(r.pending) for r in self.rollups]

        def covered(e):
            r, n = self.rollups[e[1]], counts[e[1]]
            return r.holds(e, r.pending[n - 1]["block"] if n else r.stored)
        again = changed
        while again:
            again = False
            for k, r in enumerate(self.rollups):
                for n, p in enumerate(r.pending[:counts[k]]):
                    if not all(map(covered, p["exports"])):
                        counts[k], again = n, True
                        break
        for k, r in enumerate(self.rollups):
            if changed and counts[k]:
                last = r.pending[counts[k] - 1]
                r.pending = r.pending[counts[k]:]
                yield "lone_settled", {"transaction": last["transaction"],
                                       "moved": [self.move(k, last["cur"])]}
        if not changed and not any(late(p) for r in self.rollups for p in r.pending):
            return
        for k, r in enumerate(self.rollups):
            if self.settling[k] == "alone":
                self.overdue += [(k, e[1]) for p in r.pending if late(p) for e in p["exports"]
                                 if not self.settled(e)]
            for n, p in enumerate(r.pending if self.settling[k] == "alone" else []):
                if any(not self.settled(e) and (late(p) or e[3] <= self.stored_height(e[1]))
                       for e in p["exports"]):
                    r.pending = r.pending[:n]
                    break

    def stored_height(self, number):
        """The height of the block that a contract stores."""
        r = self.rollups[number]
        return r.blocks[r.stored][1]

    def settled(self, e):
        """Whether L1 has settled a chain that holds an exported block."""
        return self.rollups[e[1]].holds(e, self.rollups[e[1]].stored)

    def remembers(self, e):
        """Whether L1 knows a hash of itself, in the block that is being made."""
        return self.on_l1(e) and self.l1_number + 1 - e[3] <= self.head["block_hash_window"]

    def locks(self, until):
        """Section "Locks": those that end not after a time."""
        h = self.head
        while (self.epoch + 1) * h["epoch_checkpoints"] * h["checkpoint_ms"] \
                + h["lock_grace_ms"] <= until:
            self.epoch += 1
            opening = []
            for k, r in enumerate(self.rollups):
                if r.lock != self.epoch - 1:
                    continue
                own = r.held.pop(0) if r.held else 0
                r.lock = self.epoch
                if own <= r.past or self.settling[k] != "tree":
                    opening.append(k)
                    r.lock = None
                r.past = max(r.past, own)
                r.note_lock(*self.now)
            if any(self.settling[k] == "tree" for k in opening):
                self.nodes_only = False
            for k in opening:
                yield "opened", {"rollup": k}

    def gas(self, t):
        """Section "Gas", without the storage of an accepted settlement."""
        g = self.head["gas"]
        if t["asks"] in ("join", "leave"):
            return g["transaction"] + g["storage"]
        if t["asks"] == "lone":
            p = self.proofs[t["proof"]]
            r, blocks = self.rollups[p["rollup"]], 0
            if self.settling[p["rollup"]] != "tree":
                layer3 = [sum(v[0] for v in r.verified[p[n]].values()) for n in ("from", "to")]
                blocks = p["cur_height"] - r.blocks[p["from"]][1] + layer3[1] - layer3[0]
            return g["transaction"] + g["verification"] + g["storage"] + g["calldata_byte"] * (
                49 * len(p.get("exports", [])) + g["diff_bytes_block"] * blocks)
        if t["asks"] != "settle":
            return g["transaction"] + g["verification"] + g["storage"]
        p, blocks = self.proofs[t["proof"]], 0
        if p["opens"] == "expansion":
            for header in p["leaves"]:
                r = self.rollups[header[0]]
                blocks += max(0, header[1] - r.blocks[r.stored][1])
        return g["transaction"] + g["verification"] + \
            (32 * self.n + g["diff_bytes_block"] * blocks) * g["calldata_byte"]

    def move(self, number, digest):
        """Rule forward; moves the contract and returns [rollup, index]."""
        r = self.rollups[number]
        new = r.index.get(digest)
        need(new is not None and r.back(new, r.stored) is not None, "forward",
             "the new block is unknown or does not descend from the stored one")
        r.stored = new
        for layer3, (height, stored) in sorted(r.verified[new].items()):
            if height > self.stored_height(layer3):
                self.move(layer3, stored)
        return [number, new]

    def decide_settle(self, t):
        """How L1 decides a settlement."""
        p = self.proofs[t["proof"]]
        if p["checkpoint"] <= self.registry_checkpoint:
            return "already registered", None, None
        if p["prev"] != self.registry:
            return "not from head", None, None
        if "l1_block" in p and not self.remembers(p["l1_block"]):
            return "unknown L1 block", None, None
        for header in p["leaves"]:
            if not self.rollups[header[0]].one_branch(block_hash(header).hex()):
                return "contradicts a contract", None, None
        first, self.follow = p["checkpoint"] - len(p["roots"]), None
        if first <= self.root_number and any(
                self.root_proof.get(first + 1 + n) != k or
                first + 1 + n > self.root_number for n, k in enumerate(p["roots"])):
            self.follow = ("cut", {"after": first, "roots": p["roots"]})
            self.cut(first, p["roots"])
        self.registry, self.registry_checkpoint = p["cur"], p["checkpoint"]
        self.registry_heads.add(self.registry)
        epoch, moved = (p["checkpoint"] - 1) // self.head["epoch_checkpoints"], []
        ahead = epoch - self.epoch
        for header in p["leaves"]:
            r = self.rollups[header[0]]
            self.held_leaves[header[0]] = block_hash(header).hex()
            if r.lock is not None:
                if ahead < 0:
                    r.past = max(r.past, header[1])
                else:
                    r.held += [0] * (ahead + 1 - len(r.held))
                    r.held[ahead] = max(r.held[ahead], header[1])
            if r.blocks[r.stored][1] < header[1]:
                moved.append(self.move(header[0], block_hash(header).hex()))
        return "accepted", "registered", {"moved": moved}

    def decide_lone(self, t):
        """How L1 decides a lone proof."""
        p = self.proofs[t["proof"]]
        r = self.rollups[p["rollup"]]
        if r.lock is not None or type(self.settling[p["rollup"]]) is int:
            return "locked", None, None
        stored = r.blocks[r.stored][2]
        if p["anchor"] not in (stored, r.pending[-1]["cur"] if r.pending else stored):
            return "stale base", None, None
        if p["registry_head"] not in self.registry_heads:
            return "not from head", None, None
        exports = p.get("exports", [])
        if not all(self.remembers(e) for e in exports if e[0] == 0):
            return "unknown L1 block", None, None
        if p["anchor"] == stored:
            r.pending = []
        foreign = [e for e in exports if e[0] == 1]
        if self.settling[p["rollup"]] == "tree":
            if not all(self.settled(e) or self.held(e) for e in foreign):
                return "foreign export", None, None
        elif r.pending or not all(map(self.settled, foreign)):
            r.pending = r.pending + [{
                "transaction": t["transaction"], "anchor": p["anchor"], "cur": p["cur"],
                "block": p["to"], "exports": foreign,
                "since": (self.l1_number + 1 + self.missed) * self.head["slot_ms"]}]
            return "accepted", "lone_pending", {"rollup": p["rollup"], "exports": len(foreign)}
        return "accepted", "lone_settled", {"moved": [self.move(p["rollup"], p["cur"])]}

    def held(self, e):
        """Whether the last accepted B holds an exported block."""
        r = self.rollups[e[1]]
        return self.settling[e[1]] == "tree" and r.holds(e, r.index[self.held_leaves[e[1]]])

    def decide_join(self, t):
        """L1 takes down who wants to join."""
        self.rollups[t["rollup"]].request = (True, self.l1_number + 1)
        return "accepted", None, None

    def decide_leave(self, t):
        """L1 takes down who wants to leave."""
        self.rollups[t["rollup"]].request = (False, self.l1_number + 1)
        return "accepted", None, None

    def decide_slash(self, t):
        """How L1 decides a slashing."""
        signer, one, two = tuple(t["signer"]), t["first"], t["second"]
        key = self.keys.get(signer)
        if one[:3] != two[:3] or one[4] == two[4] or key is None or \
                not (self.signed(key, one) and self.signed(key, two)):
            return "no conflict", None, None
        amount, self.stakes[signer] = self.stakes[signer], 0
        return "accepted", "slashed", {"signer": t["signer"], "amount": amount}

    def on_violation(self, _):
        """Section "violation": counted only."""
        self.violations += 1

    def on_end(self, o):
        """Section "end"."""
        need([o[n] for n in ("lines", "blocks", "messages", "proofs", "registry", "violations")] ==
             [self.lines, self.blocks, self.messages, len(self.proofs),
              self.registry_checkpoint, self.violations], "end", "not as counted")
        self.ended = True


def audit(lines):
    """Audit the lines; returns what to print and the exit code."""
    auditor = Auditor()
    try:
        for line in lines:
            auditor.take(line)
        auditor.lines += not auditor.ended
        need(auditor.ended, "end", "the end line is missing")
    except Broken as broken:
        return "line %d: %s: %s" % (auditor.lines, broken.rule, broken.words), 1
    return "ok: %d lines" % auditor.lines, 0


VECTORS = (  # RFC 8032, section 7.1, tests 1 to 3: public key, message, signature
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
     "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
     "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
     "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"))


def self_test():
    """Check the Ed25519 of this file by RFC 8032's first test vectors."""
    good = all(verify(*map(bytes.fromhex, v)) for v in VECTORS)
    bad = any(verify(bytes.fromhex(k), bytes.fromhex(m) + b"x", bytes.fromhex(s))
              for k, m, s in VECTORS)
    return ("self-test: ok", 0) if good and not bad else ("self-test: failed", 1)


def main(arguments):
    """The command line."""
    if len(arguments) != 1:
        return __doc__, 2
    if arguments[0] == "--self-test":
        return self_test()
    if arguments[0] == "-":
        return audit(sys.stdin.buffer)
    with open(arguments[0], "rb") as file:
        return audit(file)


if __name__ == "__main__":
    WORDS, CODE = main(sys.argv[1:])
    print(WORDS)
    sys.exit(CODE)
