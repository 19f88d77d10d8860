CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Raw bytes as they arrived, compressed with zlib; sha256 and size are of the bytes before compression.
CREATE TABLE raw (
    n INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL,
    row_sha256 TEXT NOT NULL
);

-- Every source item with its outcome; id follows from source and sha256.
CREATE TABLE items (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    sha256 TEXT,
    outcome TEXT NOT NULL,
    reason TEXT,
    message TEXT,
    media_type TEXT,
    url TEXT,
    retrieved_at TEXT,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX items_by_sha256 ON items (sha256, source);
CREATE INDEX items_by_outcome ON items (outcome, reason);

CREATE TABLE settings (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);

CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    coder TEXT NOT NULL,
    settings_id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL
);
CREATE INDEX reports_by_settings ON reports (settings_id);

CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    country TEXT,
    place TEXT,
    start TEXT,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    UNIQUE (report_id, position)
);
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_country ON events (country, start);

CREATE TABLE statements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    mode TEXT NOT NULL,
    start TEXT,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    UNIQUE (report_id, position)
);

CREATE TABLE figures (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    country TEXT,
    payload TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    UNIQUE (report_id, position)
);

-- Kept in step by the program, so that a record from elsewhere can be opened with an untrusted schema.
CREATE VIRTUAL TABLE reports_fts USING fts5 (
    text, content='reports', content_rowid='n', tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    actor TEXT NOT NULL,
    tool TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX journal_by_subject ON journal (action, subject, seq);
CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;

-- The last entry of the journal, so that an entry cut off at the end is missed.
CREATE TABLE journal_head (
    n INTEGER PRIMARY KEY CHECK (n = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO journal_head (n, seq, hash) VALUES (1, 0, '');
